// An ordered map whose copies share structure: copying is O(1), a change O(log n) and invisible to the
// copies.
//
// The whole state of the cloud is made of these, so that a refused request leaves no trace (the copy it
// worked on is dropped), and a snapshot, a what-if or a long evaluation costs nothing to start.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace vpcsim {

/// A treap: a search tree by key, a heap by a priority drawn from the key's hash, hence the same tree for the
/// same keys, whatever the order of insertion. Copies may be read and dropped on other threads.
template <class Key, class Value>
class PersistentMap {
 public:
  struct Entry {
    Key key;
    Value value;
  };

  std::size_t size() const { return root_ ? root_->count : 0; }
  bool empty() const { return root_ == nullptr; }

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
  void set(const Key& key, Value value) { root_ = with(root_, key, std::move(value)); }

  /// Removing what isn't there changes nothing.
  void erase(const Key& key) {
    if (contains(key)) root_ = without(root_, key);
  }

 private:
  struct Node;
  using Link = std::shared_ptr<const Node>;
  struct Node {
    Entry entry;
    std::uint64_t priority;
    Link left, right;
    std::size_t count;
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
  static std::uint64_t priority_of(const Key& key) {
    // std::hash of an integer is the integer: mix it (splitmix64), or the treap would be a list.
    std::uint64_t mixed = std::hash<Key>{}(key) + 0x9e3779b97f4a7c15u;
    mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111ebu;
    return mixed ^ mixed >> 31;
  }
  static std::size_t count(const Link& link) { return link ? link->count : 0; }
  static Link make(Entry entry, std::uint64_t priority, Link left, Link right) {
    std::size_t total = 1 + count(left) + count(right);
    return std::make_shared<const Node>(
        Node{std::move(entry), priority, std::move(left), std::move(right), total});
  }

  static Link with(const Link& node, const Key& key, Value value) {
    if (!node) return make({key, std::move(value)}, priority_of(key), nullptr, nullptr);
    if (key < node->entry.key) {
      Link left = with(node->left, key, std::move(value));
      if (left->priority <= node->priority) return make(node->entry, node->priority, left, node->right);
      return make(left->entry, left->priority, left->left,
                  make(node->entry, node->priority, left->right, node->right));
    }
    if (node->entry.key < key) {
      Link right = with(node->right, key, std::move(value));
      if (right->priority <= node->priority) return make(node->entry, node->priority, node->left, right);
      return make(right->entry, right->priority, make(node->entry, node->priority, node->left, right->left),
                  right->right);
    }
    return make({key, std::move(value)}, node->priority, node->left, node->right);
  }

  static Link without(const Link& node, const Key& key) {
    if (key < node->entry.key)
      return make(node->entry, node->priority, without(node->left, key), node->right);
    if (node->entry.key < key)
      return make(node->entry, node->priority, node->left, without(node->right, key));
    return join(node->left, node->right);
  }

  /// Every key of `left` is less than every key of `right`.
  static Link join(const Link& left, const Link& right) {
    if (!left) return right;
    if (!right) return left;
    if (left->priority > right->priority) {
      return make(left->entry, left->priority, left->left, join(left->right, right));
    }
    return make(right->entry, right->priority, join(left, right->left), right->right);
  }

  Link root_;
};

}  // namespace vpcsim
