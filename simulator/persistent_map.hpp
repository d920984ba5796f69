// An ordered map whose copies share structure: copying is O(1), a change O(log n) and invisible to the
// copies.
//
// The whole state of the cloud is made of these, so that a refused request leaves no trace (the copy it
// worked on is dropped), and a snapshot, a what-if or a long evaluation costs nothing to start.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <utility>
#include <vector>

namespace vpcsim {

/// A treap: a search tree by key, a heap by a priority drawn from the key's hash, hence the same tree for the
/// same keys, whatever the order of insertion. Copies may be read and dropped on other threads. Holds up to
/// 2^32 - 1 entries.
///
/// A node takes two pointers and eight bytes besides its entry: a million objects make many millions of them.
template <class Key, class Value>
class PersistentMap {
 public:
  struct Entry {
    Key key;
    [[no_unique_address]] Value value;
  };

  std::size_t size() const { return count(root_); }
  bool empty() const { return !root_; }

  /// nullptr if absent. Valid until this map changes or goes.
  const Value* find(const Key& key) const {
    const Node* node = root_.get();
    while (node != nullptr) {
      if (key < node->entry.key) {
        node = node->left.get();
      } else if (node->entry.key < key) {
        node = node->right.get();
      } else {
        return &node->entry.value;
      }
    }
    return nullptr;
  }
  bool contains(const Key& key) const { return find(key) != nullptr; }

  /// Inserts, or replaces the value that is there.
  void set(const Key& key, Value value) { with(root_, key, std::move(value)); }

  /// Removing what isn't there changes nothing.
  void erase(const Key& key) {
    if (contains(key)) without(root_, key);
  }

 private:
  struct Node;

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
      if (node_ != nullptr && node_->references.fetch_sub(1, std::memory_order_acq_rel) == 1) delete node_;
    }
    explicit operator bool() const { return node_ != nullptr; }
    const Node* get() const { return node_; }
    const Node* operator->() const { return node_; }
    /// The node, to be changed: a copy if others see it, too.
    Node& own() {
      if (node_->references.load(std::memory_order_acquire) > 1) {
        *this = Link(new Node(node_->entry, node_->left, node_->right, node_->count));
      }
      return *node_;
    }

   private:
    Node* node_ = nullptr;
  };

  struct Node {
    Node(Entry its_entry, Link its_left, Link its_right, std::uint32_t its_count)
        : entry(std::move(its_entry)),
          left(std::move(its_left)),
          right(std::move(its_right)),
          count(its_count) {}

    Entry entry;
    Link left, right;
    std::atomic<std::uint32_t> references = 1;
    std::uint32_t count;  ///< of entries from here down
  };

 public:
  /// Forward iteration in the order of the keys.
  class Iterator {
   public:
    using value_type = Entry;
    using difference_type = std::ptrdiff_t;
    using reference = const Entry&;
    using pointer = const Entry*;
    using iterator_category = std::forward_iterator_tag;

    Iterator() = default;
    reference operator*() const { return path_.back()->entry; }
    pointer operator->() const { return &path_.back()->entry; }
    Iterator& operator++() {
      const Node* node = path_.back();
      path_.pop_back();
      descend(node->right.get());
      return *this;
    }
    Iterator operator++(int) {
      auto before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) {
      return a.path_.empty() ? b.path_.empty() : !b.path_.empty() && a.path_.back() == b.path_.back();
    }

   private:
    friend class PersistentMap;
    void descend(const Node* node) {
      for (; node != nullptr; node = node->left.get()) path_.push_back(node);
    }
    std::vector<const Node*> path_;  // the nodes still to be visited, each after its left subtree
  };

  Iterator begin() const {
    Iterator iterator;
    iterator.descend(root_.get());
    return iterator;
  }
  Iterator end() const { return {}; }

  /// The first entry whose key isn't less than `key`.
  Iterator lower_bound(const Key& key) const {
    Iterator iterator;
    for (const Node* node = root_.get(); node != nullptr;) {
      if (node->entry.key < key) {
        node = node->right.get();
      } else {
        iterator.path_.push_back(node);
        node = node->left.get();
      }
    }
    return iterator;
  }

  /// How many keys are less than `key`.
  std::size_t rank(const Key& key) const {
    std::size_t before = 0;
    for (const Node* node = root_.get(); node != nullptr;) {
      if (node->entry.key < key) {
        before += 1 + count(node->left);
        node = node->right.get();
      } else {
        node = node->left.get();
      }
    }
    return before;
  }

 private:
  static std::uint64_t priority_of(const Link& link) { return priority_of(link->entry.key); }
  static std::uint64_t priority_of(const Key& key) {
    // std::hash of an integer is the integer: mix it (splitmix64), or the treap would be a list.
    std::uint64_t mixed = std::hash<Key>{}(key) + 0x9e3779b97f4a7c15u;
    mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111ebu;
    return mixed ^ mixed >> 31;
  }
  static std::uint32_t count(const Link& link) { return link ? link->count : 0; }
  static void recount(Node& node) { node.count = 1 + count(node.left) + count(node.right); }

  /// Lifts a child of `link` that this map alone sees into its parent's place.
  static void lift(Link& link, Link Node::*child, Link Node::*its_inner) {
    Link lifted = std::move(link.own().*child);
    link.own().*child = std::move(lifted.own().*its_inner);
    recount(link.own());
    lifted.own().*its_inner = std::move(link);
    recount(lifted.own());
    link = std::move(lifted);
  }

  static void with(Link& link, const Key& key, Value&& value) {
    if (!link) {
      link = Link(new Node({key, std::move(value)}, {}, {}, 1));
      return;
    }
    Node& node = link.own();
    if (key < node.entry.key) {
      with(node.left, key, std::move(value));
      recount(node);
      if (priority_of(node.left) > priority_of(link)) lift(link, &Node::left, &Node::right);
    } else if (node.entry.key < key) {
      with(node.right, key, std::move(value));
      recount(node);
      if (priority_of(node.right) > priority_of(link)) lift(link, &Node::right, &Node::left);
    } else {
      node.entry.value = std::move(value);
    }
  }

  /// The key is there.
  static void without(Link& link, const Key& key) {
    Node& node = link.own();
    if (key < node.entry.key) {
      without(node.left, key);
    } else if (node.entry.key < key) {
      without(node.right, key);
    } else {
      link = join(std::move(node.left), std::move(node.right));
      return;
    }
    recount(node);
  }

  /// Every key of `left` is less than every key of `right`.
  static Link join(Link left, Link right) {
    if (!left) return right;
    if (!right) return left;
    if (priority_of(left) > priority_of(right)) {
      Node& node = left.own();
      node.right = join(std::move(node.right), std::move(right));
      recount(node);
      return left;
    }
    Node& node = right.own();
    node.left = join(std::move(left), std::move(node.left));
    recount(node);
    return right;
  }

  Link root_;
};

}  // namespace vpcsim
