// An ordered map whose copies share structure: copying is O(1), a change O(log n) and invisible to the
// copies.
//
// The whole state of the cloud is made of these, so that a refused request leaves no trace (the copy it
// worked on is dropped), and a snapshot, a what-if or a long evaluation costs nothing to start.
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

namespace vpcsim {

/// A B+ tree: shallow, because at a million entries each level is a cache miss. A change copies the nodes
/// on its way that other maps see, and works in place on the others. Copies may be read and dropped on other
/// threads. Holds up to 2^32 - 1 entries; keys and values must have default constructors.
template <class Key, class Value>
class PersistentMap {
 public:
  struct Entry {
    Key key;
    [[no_unique_address]] Value value;
  };

 private:
  static constexpr std::size_t capacity = 16;   // entries of a leaf, children of an inner node
  static constexpr std::size_t depth_max = 20;  // nodes have at least two children when they are split

  struct Leaf;
  struct Inner;
  struct Node {
    explicit Node(bool leaf) : is_leaf(leaf) {}
    std::atomic<std::uint32_t> references = 1;
    std::uint32_t count = 0;  ///< of entries from here down
    std::uint8_t size = 0;    ///< of entries or children
    bool is_leaf;
  };

  /// Owns a node together with other links; the last one to go frees it.
  class Link {
   public:
    Link() = default;
    explicit Link(Node* node) : node_(node) {}  // takes over the reference that the node was made with
    Link(const Link& other) : node_(other.node_) {
      if (node_ != nullptr) node_->references.fetch_add(1, std::memory_order_relaxed);
    }
    Link(Link&& other) noexcept : node_(std::exchange(other.node_, nullptr)) {}
    Link& operator=(Link other) noexcept {
      std::swap(node_, other.node_);
      return *this;
    }
    ~Link() {
      if (node_ == nullptr || node_->references.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
      node_->is_leaf ? delete static_cast<Leaf*>(node_) : delete static_cast<Inner*>(node_);
    }
    explicit operator bool() const { return node_ != nullptr; }
    const Node* get() const { return node_; }
    const Node* operator->() const { return node_; }
    /// The node, to be changed: a copy if others see it, too.
    Node& own() {
      if (node_->references.load(std::memory_order_acquire) > 1) {
        *this = Link(node_->is_leaf ? copy(static_cast<const Leaf&>(*node_))
                                    : copy(static_cast<const Inner&>(*node_)));
      }
      return *node_;
    }

   private:
    Node* node_ = nullptr;
  };

  struct Leaf : Node {
    Leaf() : Node(true) {}
    std::array<Entry, capacity> entries{};
  };
  struct Inner : Node {
    Inner() : Node(false) {}
    std::array<Key, capacity> firsts{};  ///< not greater than any key of the child, greater than the last's
    std::array<Link, capacity> children{};
    std::array<std::uint32_t, capacity> counts{};  ///< the children's, so that nobody must look at them
  };

  static Node* copy(const Leaf& leaf) {
    auto* twin = new Leaf;
    twin->size = leaf.size;
    twin->count = leaf.count;
    std::copy_n(leaf.entries.begin(), leaf.size, twin->entries.begin());
    return twin;
  }
  static Node* copy(const Inner& inner) {
    auto* twin = new Inner;
    twin->size = inner.size;
    twin->count = inner.count;
    std::copy_n(inner.firsts.begin(), inner.size, twin->firsts.begin());
    std::copy_n(inner.children.begin(), inner.size, twin->children.begin());
    twin->counts = inner.counts;
    return twin;
  }

  static const Leaf& leaf_of(const Node& node) { return static_cast<const Leaf&>(node); }
  static const Inner& inner_of(const Node& node) { return static_cast<const Inner&>(node); }

  /// Where the key is in the leaf, or where it would be.
  static std::size_t place_of(const Leaf& leaf, const Key& key) {
    std::size_t place = 0;
    while (place < leaf.size && leaf.entries[place].key < key) ++place;
    return place;
  }
  /// The child that has the key, or would have it.
  static std::size_t child_for(const Inner& inner, const Key& key) {
    std::size_t child = 1;
    while (child < inner.size && !(key < inner.firsts[child])) ++child;
    return child - 1;
  }

 public:
  /// A map of these entries, which ascend by key and have each key once. Takes time proportional to them.
  /// Defined in persistent_map_build.hpp.
  static PersistentMap of_sorted(std::vector<Entry> entries);

  std::size_t size() const { return root_ ? root_->count : 0; }
  bool empty() const { return !root_; }

  /// nullptr if absent. Valid until this map changes or goes.
  const Value* find(const Key& key) const {
    if (!root_) return nullptr;
    const Node* node = root_.get();
    while (!node->is_leaf) node = inner_of(*node).children[child_for(inner_of(*node), key)].get();
    const Leaf& leaf = leaf_of(*node);
    const std::size_t place = place_of(leaf, key);
    if (place == leaf.size || key < leaf.entries[place].key) return nullptr;
    return &leaf.entries[place].value;
  }
  bool contains(const Key& key) const { return find(key) != nullptr; }

  /// Inserts, or replaces the value that is there.
  void set(const Key& key, Value value) {
    if (!root_) root_ = Link(new Leaf);
    Split split = insert(root_, key, std::move(value));
    if (!split.right) return;
    auto* top = new Inner;
    Link held(top);
    const Key first = first_key(*root_.get());
    add_child(*top, 0, {std::move(root_), first});
    add_child(*top, 1, std::move(split));
    root_ = std::move(held);
  }

  /// Removing what isn't there changes nothing.
  void erase(const Key& key) {
    if (!contains(key)) return;
    remove(root_, key);
    while (root_ && !root_->is_leaf && root_->size == 1) root_ = Link(inner_of(*root_.get()).children[0]);
    if (root_->size == 0) root_ = {};
  }

  /// Forward iteration in the order of the keys.
  class Iterator {
   public:
    using value_type = Entry;
    using difference_type = std::ptrdiff_t;
    using reference = const Entry&;
    using pointer = const Entry*;
    using iterator_category = std::forward_iterator_tag;

    Iterator() = default;
    reference operator*() const { return leaf_of(*path_[depth_ - 1].node).entries[path_[depth_ - 1].place]; }
    pointer operator->() const { return &**this; }
    Iterator& operator++() {
      ++path_[depth_ - 1].place;
      settle();
      return *this;
    }
    Iterator operator++(int) {
      auto before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) {
      if (a.depth_ == 0 || b.depth_ == 0) return a.depth_ == b.depth_;
      return a.path_[a.depth_ - 1].node == b.path_[b.depth_ - 1].node &&
             a.path_[a.depth_ - 1].place == b.path_[b.depth_ - 1].place;
    }

   private:
    friend class PersistentMap;
    struct Step {
      const Node* node;
      std::size_t place;
    };
    void enter(const Node* node, std::size_t place) { path_[depth_++] = {node, place}; }
    /// Beyond the end of its node: to the first entry after it, or to the end of the map.
    void settle() {
      while (depth_ > 0 && path_[depth_ - 1].place >= path_[depth_ - 1].node->size) {
        if (--depth_ > 0) ++path_[depth_ - 1].place;
      }
      while (depth_ > 0 && !path_[depth_ - 1].node->is_leaf) {
        const Step& last = path_[depth_ - 1];
        enter(inner_of(*last.node).children[last.place].get(), 0);
      }
    }
    std::array<Step, depth_max> path_;  // from the root; only the first `depth_` mean something
    std::size_t depth_ = 0;             // 0: the end
  };

  Iterator begin() const {
    Iterator iterator;
    if (root_) iterator.enter(root_.get(), 0);
    iterator.settle();
    return iterator;
  }
  Iterator end() const { return {}; }

  /// The first entry whose key isn't less than `key`.
  Iterator lower_bound(const Key& key) const {
    Iterator iterator;
    if (!root_) return iterator;
    const Node* node = root_.get();
    while (!node->is_leaf) {
      const std::size_t child = child_for(inner_of(*node), key);
      iterator.enter(node, child);
      node = inner_of(*node).children[child].get();
    }
    iterator.enter(node, place_of(leaf_of(*node), key));
    iterator.settle();
    return iterator;
  }

  /// How many keys are less than `key`.
  std::size_t rank(const Key& key) const {
    if (!root_) return 0;
    std::size_t before = 0;
    const Node* node = root_.get();
    while (!node->is_leaf) {
      const Inner& inner = inner_of(*node);
      const std::size_t child = child_for(inner, key);
      for (std::size_t i = 0; i < child; ++i) before += inner.counts[i];
      node = inner.children[child].get();
    }
    return before + place_of(leaf_of(*node), key);
  }

 private:
  /// The second half of a node that was full, if it was.
  struct Split {
    Link right;
    Key first{};
  };

  static const Key& first_key(const Node& node) {
    return node.is_leaf ? leaf_of(node).entries[0].key : inner_of(node).firsts[0];
  }

  static std::vector<Link> level_above(std::vector<Link> level);

  /// How many stay when a full node is split for something at `place`: all of them if it comes last, so that
  /// maps which grow at their end are full, else half.
  static std::size_t staying(std::size_t place) { return place == capacity ? capacity : capacity / 2; }

  static void add_entry(Leaf& leaf, std::size_t place, Entry entry) {
    std::move_backward(leaf.entries.begin() + place, leaf.entries.begin() + leaf.size,
                       leaf.entries.begin() + leaf.size + 1);
    leaf.entries[place] = std::move(entry);
    leaf.count = ++leaf.size;
  }

  static void add_child(Inner& inner, std::size_t place, Split child) {
    std::move_backward(inner.firsts.begin() + place, inner.firsts.begin() + inner.size,
                       inner.firsts.begin() + inner.size + 1);
    std::move_backward(inner.children.begin() + place, inner.children.begin() + inner.size,
                       inner.children.begin() + inner.size + 1);
    std::move_backward(inner.counts.begin() + place, inner.counts.begin() + inner.size,
                       inner.counts.begin() + inner.size + 1);
    inner.firsts[place] = std::move(child.first);
    inner.children[place] = std::move(child.right);
    ++inner.size;
    recount(inner, place);
  }

  /// After the child at `changed` has got another count, or left the node (then it may be beyond its end).
  static void recount(Inner& inner, std::size_t changed) {
    if (changed < inner.size) inner.counts[changed] = inner.children[changed]->count;
    inner.count = 0;
    for (std::size_t i = 0; i < inner.size; ++i) inner.count += inner.counts[i];
  }

  /// Moves what stands from `from` on into an empty node.
  static void move_tail(Leaf& leaf, std::size_t from, Leaf& to) {
    std::move(leaf.entries.begin() + from, leaf.entries.begin() + leaf.size, to.entries.begin());
    to.count = to.size = static_cast<std::uint8_t>(leaf.size - from);
    leaf.count = leaf.size = static_cast<std::uint8_t>(from);
  }
  static void move_tail(Inner& inner, std::size_t from, Inner& to) {
    std::move(inner.firsts.begin() + from, inner.firsts.begin() + inner.size, to.firsts.begin());
    std::move(inner.children.begin() + from, inner.children.begin() + inner.size, to.children.begin());
    std::copy(inner.counts.begin() + from, inner.counts.begin() + inner.size, to.counts.begin());
    to.size = static_cast<std::uint8_t>(inner.size - from);
    inner.size = static_cast<std::uint8_t>(from);
    recount(inner, capacity);
    recount(to, capacity);
  }

  static Split insert(Link& link, const Key& key, Value&& value) {
    return link->is_leaf ? insert_entry(static_cast<Leaf&>(link.own()), key, std::move(value))
                         : insert_below(static_cast<Inner&>(link.own()), key, std::move(value));
  }

  static Split insert_entry(Leaf& leaf, const Key& key, Value&& value) {
    const std::size_t place = place_of(leaf, key);
    if (place < leaf.size && !(key < leaf.entries[place].key)) {
      leaf.entries[place].value = std::move(value);
      return {};
    }
    if (leaf.size < capacity) {
      add_entry(leaf, place, {key, std::move(value)});
      return {};
    }
    auto* right = new Leaf;
    Link held(right);
    const std::size_t kept = staying(place);
    move_tail(leaf, kept, *right);
    if (place < kept) {
      add_entry(leaf, place, {key, std::move(value)});
    } else {
      add_entry(*right, place - kept, {key, std::move(value)});
    }
    return {std::move(held), first_key(*right)};
  }

  static Split insert_below(Inner& inner, const Key& key, Value&& value) {
    const std::size_t child = child_for(inner, key);
    if (key < inner.firsts[child]) inner.firsts[child] = key;
    Split split = insert(inner.children[child], key, std::move(value));
    recount(inner, child);
    if (!split.right) return {};
    const std::size_t place = child + 1;
    if (inner.size < capacity) {
      add_child(inner, place, std::move(split));
      return {};
    }
    auto* right = new Inner;
    Link held(right);
    const std::size_t kept = staying(place);
    move_tail(inner, kept, *right);
    if (place <= kept && kept < capacity) {
      add_child(inner, place, std::move(split));
    } else {
      add_child(*right, place - kept, std::move(split));
    }
    return {std::move(held), first_key(*right)};
  }

  /// The key is there.
  static void remove(Link& link, const Key& key) {
    if (link->is_leaf) {
      auto& leaf = static_cast<Leaf&>(link.own());
      std::move(leaf.entries.begin() + place_of(leaf, key) + 1, leaf.entries.begin() + leaf.size,
                leaf.entries.begin() + place_of(leaf, key));
      leaf.count = --leaf.size;
      leaf.entries[leaf.size] = {};
      return;
    }
    auto& inner = static_cast<Inner&>(link.own());
    const std::size_t child = child_for(inner, key);
    remove(inner.children[child], key);
    recount(inner, child);
    if (inner.children[child]->size == 0) {
      remove_child(inner, child);
    } else if (inner.children[child]->size <= capacity / 4) {
      if (child + 1 < inner.size) {
        merge(inner, child);
      } else if (child > 0) {
        merge(inner, child - 1);
      }
    }
  }

  static void remove_child(Inner& inner, std::size_t place) {
    std::move(inner.firsts.begin() + place + 1, inner.firsts.begin() + inner.size,
              inner.firsts.begin() + place);
    std::move(inner.children.begin() + place + 1, inner.children.begin() + inner.size,
              inner.children.begin() + place);
    std::copy(inner.counts.begin() + place + 1, inner.counts.begin() + inner.size,
              inner.counts.begin() + place);
    inner.children[--inner.size] = {};
  }

  /// Moves the next child's contents into this one if they have room for it.
  static void merge(Inner& inner, std::size_t place) {
    Link& into = inner.children[place];
    Link& from = inner.children[place + 1];
    if (std::size_t{into->size} + from->size > capacity) return;
    if (into->is_leaf) {
      auto& left = static_cast<Leaf&>(into.own());
      auto& right = static_cast<Leaf&>(from.own());
      std::move(right.entries.begin(), right.entries.begin() + right.size, left.entries.begin() + left.size);
      left.count = left.size = static_cast<std::uint8_t>(left.size + right.size);
    } else {
      auto& left = static_cast<Inner&>(into.own());
      auto& right = static_cast<Inner&>(from.own());
      std::move(right.firsts.begin(), right.firsts.begin() + right.size, left.firsts.begin() + left.size);
      std::move(right.children.begin(), right.children.begin() + right.size,
                left.children.begin() + left.size);
      std::copy(right.counts.begin(), right.counts.begin() + right.size, left.counts.begin() + left.size);
      left.size = static_cast<std::uint8_t>(left.size + right.size);
      recount(left, capacity);
    }
    remove_child(inner, place + 1);
    recount(inner, place);
  }

  Link root_;
};

}  // namespace vpcsim
