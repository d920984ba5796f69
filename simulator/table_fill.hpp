// Filling a table with many rows at once (table.hpp), for those who load a state.
#pragma once

#include "simulator/persistent_map_build.hpp"
#include "simulator/table.hpp"

namespace vpcsim {

template <class Row>
std::optional<std::size_t> Table<Row>::fill(std::vector<Numbered> rows, Sequence next) {
  std::vector<typename decltype(sequences_)::Entry> ids;
  std::vector<typename decltype(index_)::Entry> keys;
  std::vector<typename decltype(rows_)::Entry> numbered;
  ids.reserve(rows.size());
  numbered.reserve(rows.size());
  for (auto& [sequence, row] : rows) {
    ids.push_back({row->id, sequence});
    for (std::uint64_t key : keys_of(*row)) keys.push_back({{key, sequence}, {}});
    numbered.push_back({sequence, std::move(row)});
  }
  std::sort(ids.begin(), ids.end(),
            [](const auto& a, const auto& b) { return a.key != b.key ? a.key < b.key : a.value < b.value; });
  const auto same_id = [](const auto& a, const auto& b) { return a.key == b.key; };
  if (auto first = std::adjacent_find(ids.begin(), ids.end(), same_id); first != ids.end()) {
    const Sequence second = std::next(first)->value;
    return std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.first == second; }) -
           rows.begin();
  }
  std::sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  sequences_ = decltype(sequences_)::of_sorted(std::move(ids));
  index_ = decltype(index_)::of_sorted(std::move(keys));
  rows_ = decltype(rows_)::of_sorted(std::move(numbered));
  next_ = next;
  return std::nullopt;
}

}  // namespace vpcsim
