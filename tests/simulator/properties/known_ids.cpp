// What the answers so far have named.
#include <algorithm>
#include <cctype>

#include "simulator/properties/generator.hpp"

namespace vpcsim::tests::properties {

void Generator::learn(const Call& call, const Answer& answer) {
  if (answer.refused()) return;
  const bool ends = call.action.starts_with("Delete") || call.action.starts_with("Release") ||
                    call.action.starts_with("Terminate");
  if (ends) forget_named_in(call);
  const auto found = ids_in(answer.body);
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::string prefix(prefix_of(found[i].id));
    auto& known = known_[prefix];
    known.push_back({call.home, call.number, i, found[i].id});
    if (known.size() > 60) known.erase(known.begin());
    std::string name = found[i].name;
    name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
    if (name != "Item") prefixes_named_[name].insert(prefix);
  }
}

/// What is gone is asked for less often: only if another answer names it again.
void Generator::forget_named_in(const Call& call) {
  for (const auto& [name, value] : call.parameters) {
    for (auto& [prefix, known] : known_) {
      auto is_meant = [&, call_number = value.call, index = value.index](const Known& one) {
        return one.call == call_number && one.index == index;
      };
      auto meant = std::find_if(known.begin(), known.end(), is_meant);
      if (meant == known.end()) continue;
      std::erase_if(known, [id = meant->id](const Known& one) { return one.id == id; });
    }
  }
}

Value Generator::id_of(std::size_t home, std::string_view prefix) {
  const std::string wrong = std::string(prefix) + "0123456789abcdef0";
  auto found = known_.find(prefix);
  if (found == known_.end() || random_.chance(2)) return {wrong};
  const auto& known = found->second;
  if (known.empty()) return {wrong};
  for (int attempt = 0; attempt < 12; ++attempt) {
    const std::size_t newest = random_.chance(70) ? std::min<std::size_t>(known.size(), 10) : known.size();
    const Known& one = known[known.size() - 1 - random_.below(newest)];
    if (one.home == home || attempt > 9) return {"", one.call, one.index, wrong};
  }
  return {wrong};
}

Value Generator::any_id(std::size_t home) {
  if (known_.empty()) return {"vpc-0123456789abcdef0"};
  auto at = known_.begin();
  std::advance(at, static_cast<std::ptrdiff_t>(random_.below(known_.size())));
  return id_of(home, at->first);
}

Generator::Together Generator::together(std::size_t home, std::string_view prefix, std::string_view with) {
  Together found{id_of(home, prefix), id_of(home, with)};
  auto others = known_.find(with);
  if (found.id.call == Value::none || others == known_.end()) return found;
  auto distance = [&](const Known& other) {
    return other.index > found.id.index ? other.index - found.id.index : found.id.index - other.index;
  };
  const Known* nearest = nullptr;
  for (const Known& other : others->second) {
    if (other.call != found.id.call) continue;
    if (nearest == nullptr || distance(other) < distance(*nearest)) nearest = &other;
  }
  if (nearest != nullptr) found.with = {"", nearest->call, nearest->index, found.with.otherwise};
  return found;
}

}  // namespace vpcsim::tests::properties
