// The one way in which Describe calls select, filter and page: ids that must exist, filters that may find
// nothing, pages in the order of creation.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "simulator/filter.hpp"
#include "simulator/table.hpp"

namespace vpcsim {

/// What a Describe request asks for. `ids_name` is the request's id list as the error names it ("VpcIds").
struct Selection {
  const std::vector<std::string>& ids;
  const std::vector<ec2::Filter>& filters;
  std::string_view ids_name;
  std::optional<std::int32_t> max_results = {};
  std::optional<std::string> next_token = {};
  std::int32_t page_min = 5, page_max = 1000;
};

template <class Record>
struct Described {
  std::vector<Record> records;
  std::optional<std::string> next_token;
};

/// Throws InvalidParameterValue (MaxResults out of range) or InvalidParameterCombination (with ids).
void check_page(const Selection& selection);
std::string to_token(std::uint64_t sequence);
/// Throws InvalidParameterValue when it isn't a token of ours.
std::uint64_t from_token(std::string_view token);
/// Throws the NotFound error for one id, or its plural for several («The subnet IDs 'a, b' do not exist»).
[[noreturn]] void refuse_not_found(std::string_view code, std::string_view message,
                                   const std::vector<std::string>& ids);

/// No wildcard and no escape: the filter's values are whole values.
bool is_exact(const ec2::Filter& filter);

/// The places of the rows that the narrowest indexed filter leaves, sorted; nothing if no filter is indexed.
template <class Row>
std::optional<std::vector<std::uint64_t>> candidates_of(const Table<Row>& table,
                                                        const std::vector<ec2::Filter>& filters) {
  const ec2::Filter* narrowest = nullptr;
  std::size_t fewest = SIZE_MAX;
  for (const ec2::Filter& filter : filters) {
    if (!Table<Row>::is_indexed(filter.name) || !is_exact(filter)) continue;
    std::size_t count = 0;
    for (const std::string& value : filter.values) count += table.count_with(filter.name, value);
    if (count < fewest) {
      fewest = count;
      narrowest = &filter;
    }
  }
  if (narrowest == nullptr) return std::nullopt;
  std::vector<std::uint64_t> sequences;
  for (const std::string& value : narrowest->values) {
    auto found = table.with(narrowest->name, value);
    for (auto row = found.begin(); row != found.end(); ++row) sequences.push_back(row.sequence());
  }
  std::sort(sequences.begin(), sequences.end());
  sequences.erase(std::unique(sequences.begin(), sequences.end()), sequences.end());
  return sequences;
}

/// `render(row)` makes the record, or nothing if the row is not visible (any more).
template <class Record, class Row, class Render>
Described<Record> describe(const Table<Row>& table, const Selection& selection,
                           std::span<const FilterField<Record>> fields, Render&& render) {
  check_page(selection);
  check_filters(selection.filters, fields);
  Described<Record> described;
  auto take = [&](std::optional<Record> record) {
    if (record && matches(*record, selection.filters, fields))
      described.records.push_back(std::move(*record));
  };

  if (!selection.ids.empty()) {
    std::vector<std::string> missing;
    std::vector<std::uint64_t> found;
    for (const std::string& id_text : selection.ids) {
      auto id = Table<Row>::Id::parse(id_text);
      const Row* row = id ? table.find(*id) : nullptr;
      if (row != nullptr && std::optional<Record>(render(*row))) {
        found.push_back(table.sequence_of(*id));
      } else {
        missing.push_back(id_text);
      }
    }
    if (!missing.empty()) {
      using Tag = NotFound<typename Table<Row>::Id>;
      refuse_not_found(Tag::code, Tag::message, missing);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    for (std::uint64_t sequence : found) take(render(*table.from(sequence)));
    return described;
  }

  const std::size_t limit =
      selection.max_results ? static_cast<std::size_t>(*selection.max_results) : SIZE_MAX;
  const std::uint64_t start = selection.next_token ? from_token(*selection.next_token) : 0;
  /// False when the page is full.
  auto visit = [&](std::uint64_t sequence, const Row& row) {
    std::optional<Record> record = render(row);
    if (!record || !matches(*record, selection.filters, fields)) return true;
    if (described.records.size() == limit) {
      described.next_token = to_token(sequence);
      return false;
    }
    described.records.push_back(std::move(*record));
    return true;
  };
  if (auto candidates = candidates_of(table, selection.filters)) {
    for (auto at = std::lower_bound(candidates->begin(), candidates->end(), start);
         at != candidates->end() && visit(*at, *table.from(*at)); ++at) {
    }
  } else {
    for (auto row = table.from(start); row != table.end() && visit(row.sequence(), *row); ++row) {
    }
  }
  return described;
}

/// The same for records that aren't the rows of a table: made up front, in an order that stays. The caller
/// has looked at `selection.ids`.
template <class Record>
Described<Record> describe_list(std::vector<Record> records, const Selection& selection,
                                std::span<const FilterField<Record>> fields) {
  check_page(selection);
  check_filters(selection.filters, fields);
  Described<Record> described;
  std::size_t limit = selection.max_results ? static_cast<std::size_t>(*selection.max_results) : SIZE_MAX;
  for (std::size_t i = selection.next_token ? from_token(*selection.next_token) : 0; i < records.size();
       ++i) {
    if (!matches(records[i], selection.filters, fields)) continue;
    if (described.records.size() == limit) {
      described.next_token = to_token(i);
      break;
    }
    described.records.push_back(std::move(records[i]));
  }
  return described;
}

}  // namespace vpcsim
