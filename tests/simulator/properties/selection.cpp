// The same records, however they are selected: by id, by a filter that uses an index, by the same filter in a
// form that doesn't, in pages.
#include <algorithm>
#include <map>
#include <set>

#include "simulator/properties/invariants.hpp"

namespace vpcsim::tests::properties {
namespace {

std::string encoded(std::string_view text) {
  std::string out;
  append_percent_encoded(out, text);
  return out;
}

std::string filter(std::string_view name, std::string_view value) {
  return "&Filter.1.Name=" + encoded(name) + "&Filter.1.Value.1=" + encoded(value);
}

void check_by_id(World& world, std::size_t home, const Listing& all, const Record& record,
                 Violations& violations) {
  const std::string parameters = "&" + all.ids_parameter + ".1=" + record.id;
  Listing found = list(world, home, *all.action, parameters);
  if (found.records.size() == 1 && found.records[0].xml == record.xml) return;
  violations.push_back({"described by id", std::string(all.action->name()) + parameters + ": " +
                                               std::to_string(found.records.size()) + " records"});
}

/// All names that some table is indexed by, and tags.
const std::set<std::string>& indexed_names() {
  static const std::set<std::string> names = [] {
    std::set<std::string> found{"tag:a", "tag-key"};
    const Region region;
    visit_tables(region, [&](const auto& table, std::string_view) {
      using Row = std::remove_cvref_t<decltype(*table.begin())>;
      if constexpr (requires { Row::indexed; }) found.insert(Row::indexed.begin(), Row::indexed.end());
    });
    return found;
  }();
  return names;
}

/// Of the indexed names, the filters that the call knows. Asked once.
const std::vector<std::string>& filters_of(World& world, const Action& action) {
  static std::map<std::string_view, std::vector<std::string>> known;
  auto [at, is_new] = known.try_emplace(action.name());
  const Shape& request = *action.shapes.request;
  if (is_new && (request.find("Filters") != nullptr || request.find("Filter") != nullptr)) {
    for (const std::string& name : indexed_names()) {
      const std::string form =
          "Action=" + std::string(action.name()) + "&Version=" + std::string(ec2_version) + filter(name, "x");
      if (!world.send(0, form).refused()) at->second.push_back(name);
    }
  }
  return at->second;
}

/// The texts that the records hold, without those that others begin with: for them, "x*" is as good as "x".
std::vector<std::string> values_in(const Listing& all) {
  std::set<std::string> texts;
  for (const Record& record : all.records) {
    visit_texts(*record.shape, record.at, [&](std::string_view, const std::string& text) {
      if (!text.empty() && text.find_first_of("*?\\") == std::string::npos) texts.insert(text);
    });
  }
  std::vector<std::string> values;
  for (auto at = texts.begin(); at != texts.end(); ++at) {
    auto after = std::next(at);
    if (after == texts.end() || !after->starts_with(*at)) values.push_back(*at);
  }
  return values;
}

/// Three, mostly such that fit the filter.
std::vector<std::string> some_of(const std::vector<std::string>& values, std::string_view name,
                                 Random& random) {
  std::vector<std::string> some;
  while (some.size() < 3) {
    std::string value = random.pick(values);
    for (int attempt = 0; attempt < 20 && name.ends_with("-id") && prefix_of(value).empty(); ++attempt)
      value = random.pick(values);
    some.push_back(std::move(value));
  }
  return some;
}

void check_filters(World& world, std::size_t home, const Listing& all, Random& random, bool exhaustive,
                   Violations& violations) {
  const auto& names = filters_of(world, *all.action);
  const auto values = values_in(all);
  if (names.empty() || values.empty()) return;
  for (const std::string& name : names) {
    for (const std::string& value : exhaustive ? values : some_of(values, name, random)) {
      const Listing by_index = list(world, home, *all.action, filter(name, value));
      const Listing by_pattern = list(world, home, *all.action, filter(name, value + "*"));
      if (by_index.body == by_pattern.body) continue;
      violations.push_back({"filters with and without an index",
                            std::string(all.action->name()) + " " + name + "=" + value + ": " +
                                std::to_string(by_index.records.size()) + " records by the index, " +
                                std::to_string(by_pattern.records.size()) + " by looking at each"});
    }
  }
}

void check_pages(World& world, std::size_t home, const Listing& all, Violations& violations) {
  const Shape& request = *all.action->shapes.request;
  if (request.find("MaxResults") == nullptr || request.find("NextToken") == nullptr) return;
  if (all.records.size() < 6) return;
  std::vector<std::string> in_pages, at_once;
  std::string token;
  do {
    Listing page = list(world, home, *all.action,
                        "&MaxResults=5" + (token.empty() ? "" : "&NextToken=" + encoded(token)));
    for (Record& record : page.records) in_pages.push_back(std::move(record.xml));
    const Member* next = all.action->shapes.result->find("NextToken");
    token.clear();
    if (const void* value = next->type->value(member_of(page.result.get(), *next)))
      next->type->element->write(value, token);
  } while (!token.empty() && in_pages.size() <= all.records.size());
  for (const Record& record : all.records) at_once.push_back(record.xml);
  if (in_pages != at_once) {
    violations.push_back({"pages", std::string(all.action->name()) + ": " + std::to_string(in_pages.size()) +
                                       " records in pages of 5, " + std::to_string(at_once.size()) +
                                       " at once"});
  }
}

}  // namespace

Violations check_selection(World& world, std::size_t home, const Listings& listings, Random& random,
                           bool exhaustive) {
  Violations violations;
  for (const Listing& all : listings) {
    if (all.ids_parameter.empty()) continue;
    const std::size_t drawn = all.records.empty() ? 0 : random.below(all.records.size());
    for (std::size_t i = 0; i < all.records.size(); ++i) {
      if (exhaustive || i == drawn) check_by_id(world, home, all, all.records[i], violations);
    }
    check_filters(world, home, all, random, exhaustive, violations);
    check_pages(world, home, all, violations);
  }
  return violations;
}

}  // namespace vpcsim::tests::properties
