// What a row is found by besides its id (table.hpp): pairs of a name and a value. The names are those of the
// filters of the row's Describe call, so that the calls' filters use the indexes by themselves.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/id.hpp"

namespace vpcsim {

/// FNV-1a of the name and the value. std::hash isn't specified; these needn't be stable, but cost nothing to
/// be. Two pairs with the same key are told apart by whoever asked: a filter is always checked on the record.
std::uint64_t index_key(std::string_view name, std::string_view value);

template <class Tag>
std::uint64_t index_key(std::string_view name, const protocol::Id<Tag>& id) {
  return index_key(name, id.text());
}

/// Collects a row's keys.
class IndexKeys {
 public:
  template <class Value>
  void add(std::string_view name, const Value& value) {
    keys_.push_back(index_key(name, value));
  }
  template <class Value>
  void add(std::string_view name, const std::optional<Value>& value) {
    if (value) add(name, *value);
  }

  /// Sorted, without repetitions.
  std::vector<std::uint64_t> take() && {
    std::sort(keys_.begin(), keys_.end());
    keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
    return std::move(keys_);
  }

 private:
  std::vector<std::uint64_t> keys_;
};

/// A key of a row in a table's index: rows with the same key stand in the order of creation.
struct IndexEntry {
  std::uint64_t key = 0;
  std::uint64_t sequence = 0;
  friend auto operator<=>(const IndexEntry&, const IndexEntry&) = default;
};

/// An index has entries and no values.
struct IndexEntryOnly {};

}  // namespace vpcsim

template <>
struct std::hash<vpcsim::IndexEntry> {
  std::size_t operator()(const vpcsim::IndexEntry& entry) const noexcept {
    return static_cast<std::size_t>(entry.key ^ entry.sequence * 0x9e3779b97f4a7c15u);
  }
};
