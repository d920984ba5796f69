// Making a map of many entries at once (persistent_map.hpp), for those who load a state.
#pragma once

#include "simulator/persistent_map.hpp"

namespace vpcsim {

template <class Key, class Value>
PersistentMap<Key, Value> PersistentMap<Key, Value>::of_sorted(std::vector<Entry> entries) {
  std::vector<Link> level;  // of the tree, from the leaves up
  for (std::size_t at = 0; at < entries.size(); at += capacity) {
    auto* leaf = new Leaf;
    level.emplace_back(leaf);
    leaf->count = leaf->size = static_cast<std::uint8_t>(std::min(capacity, entries.size() - at));
    std::move(entries.begin() + static_cast<std::ptrdiff_t>(at),
              entries.begin() + static_cast<std::ptrdiff_t>(at + leaf->size), leaf->entries.begin());
  }
  while (level.size() > 1) level = level_above(std::move(level));
  PersistentMap map;
  if (!level.empty()) map.root_ = std::move(level.front());
  return map;
}

template <class Key, class Value>
auto PersistentMap<Key, Value>::level_above(std::vector<Link> level) -> std::vector<Link> {
  std::vector<Link> above;
  for (std::size_t at = 0; at < level.size(); at += capacity) {
    auto* inner = new Inner;
    above.emplace_back(inner);
    inner->size = static_cast<std::uint8_t>(std::min(capacity, level.size() - at));
    for (std::size_t child = 0; child < inner->size; ++child) {
      Link& own = level[at + child];
      inner->firsts[child] = first_key(*own.get());
      inner->counts[child] = own->count;
      inner->count += own->count;
      inner->children[child] = std::move(own);
    }
  }
  return above;
}

}  // namespace vpcsim
