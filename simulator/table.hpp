// A table of resources: found by id or by the keys of its rows, listed in the order of creation, copied in
// O(1) (persistent_map.hpp). Finding takes time that hardly grows with the table.
//
// A row type names its keys, after the filters of its Describe call:
//
//   static constexpr std::array indexed = {std::string_view("vpc-id")};
//   void index(IndexKeys& keys) const { keys.add("vpc-id", vpc); }
//
//   for (const Subnet& subnet : region.subnets.with("vpc-id", vpc.id)) ...
//
// Tags are keys of every row that has them ("tag:NAME", "tag-key"), and so are client tokens
// ("client-token").
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "protocol/error.hpp"
#include "protocol/id.hpp"
#include "simulator/index_keys.hpp"
#include "simulator/persistent_map.hpp"

namespace vpcsim {

/// `Row` has a member `id` of some protocol::Id type.
template <class Row>
class Table {
 public:
  using Id = decltype(Row::id);
  using Sequence = std::uint64_t;  ///< counts creations in this table; never reused

  std::size_t size() const { return rows_.size(); }
  bool empty() const { return rows_.empty(); }

  /// nullptr if absent. Valid until that row changes.
  const Row* find(const Id& id) const {
    const Sequence* sequence = sequences_.find(id);
    return sequence == nullptr ? nullptr : rows_.find(*sequence)->get();
  }

  /// The row that a client calls `id_text`. Throws the id's NotFound error, which echoes whatever was sent:
  /// most of EC2 doesn't check the form of an id (recorded).
  const Row& get(std::string_view id_text) const {
    auto id = Id::parse(id_text);
    const Row* row = id ? find(*id) : nullptr;
    if (row == nullptr) refuse_not_found(id_text);
    return *row;
  }
  const Row& get(const Id& id) const {
    const Row* row = find(id);
    if (row == nullptr) refuse_not_found(id.text());
    return *row;
  }

  /// `row.id` must be new.
  void insert(Row row) {
    sequences_.set(row.id, next_);
    for (std::uint64_t key : keys_of(row)) index_.set({key, next_}, {});
    rows_.set(next_++, std::make_shared<const Row>(std::move(row)));
  }

  /// Calls `change` with a copy of the row, which then takes its place. The id must exist and stay.
  template <class Change>
  void update(const Id& id, Change&& change) {
    Sequence sequence = *sequences_.find(id);
    const std::shared_ptr<const Row> before = *rows_.find(sequence);
    auto row = std::make_shared<Row>(*before);
    change(*row);
    reindex(sequence, *before, *row);
    rows_.set(sequence, std::move(row));
  }

  /// Removing what isn't there changes nothing.
  void erase(Id id) {  // by value: it may be the row's own
    const Sequence* sequence = sequences_.find(id);
    if (sequence == nullptr) return;
    for (std::uint64_t key : keys_of(**rows_.find(*sequence))) index_.erase({key, *sequence});
    rows_.erase(*sequence);
    sequences_.erase(id);
  }

  /// Whether `with` finds rows by that name.
  static bool is_indexed(std::string_view name) {
    if constexpr (requires { Row::indexed; }) {
      if (std::find(Row::indexed.begin(), Row::indexed.end(), name) != Row::indexed.end()) return true;
    }
    if constexpr (requires(const Row& row) { row.tags; }) {
      return name == "tag-key" || name.starts_with("tag:");
    }
    return false;
  }

  /// A forward range of rows, valid until the table changes.
  class Found;
  /// The rows that have the key, in the order of creation. `name` must be indexed; `value` is an id or text.
  template <class Value>
  Found with(std::string_view name, const Value& value) const {
    return Found(*this, index_key(name, value));
  }
  /// How many there are.
  template <class Value>
  std::size_t count_with(std::string_view name, const Value& value) const {
    return count_of(index_key(name, value));
  }
  /// The oldest one; nullptr if there is none.
  template <class Value>
  const Row* first_with(std::string_view name, const Value& value) const {
    auto found = with(name, value);
    return found.begin() == found.end() ? nullptr : &*found.begin();
  }

  class Iterator {
   public:
    using value_type = Row;
    using difference_type = std::ptrdiff_t;
    using reference = const Row&;
    using pointer = const Row*;
    using iterator_category = std::input_iterator_tag;

    explicit Iterator(typename PersistentMap<Sequence, std::shared_ptr<const Row>>::Iterator at)
        : at_(std::move(at)) {}
    const Row& operator*() const { return *at_->value; }
    const Row* operator->() const { return at_->value.get(); }
    Sequence sequence() const { return at_->key; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    typename PersistentMap<Sequence, std::shared_ptr<const Row>>::Iterator at_;
  };
  /// In the order of creation. Don't change the table while iterating: iterate over a copy.
  Iterator begin() const { return Iterator(rows_.begin()); }
  Iterator end() const { return Iterator(rows_.end()); }
  /// From the first row whose sequence isn't less than `sequence`.
  Iterator from(Sequence sequence) const { return Iterator(rows_.lower_bound(sequence)); }
  /// What the next creation will be numbered.
  Sequence next_sequence() const { return next_; }

  /// A row and its number.
  using Numbered = std::pair<Sequence, std::shared_ptr<const Row>>;
  /// Into an empty table: all the rows that another one had, in the order of creation, and its next number.
  /// Faster than to insert them; defined in table_fill.hpp. Answers the place among them of a row whose id
  /// another one has, too; the table is of no use then.
  std::optional<std::size_t> fill(std::vector<Numbered> rows, Sequence next);

  /// The place of an existing row in the order of creation.
  Sequence sequence_of(const Id& id) const { return *sequences_.find(id); }

  class Found {
   public:
    class Iterator {
     public:
      using value_type = Row;
      using difference_type = std::ptrdiff_t;
      using reference = const Row&;
      using pointer = const Row*;
      using iterator_category = std::input_iterator_tag;

      Iterator(const Table& table, std::uint64_t key,
               typename PersistentMap<IndexEntry, IndexEntryOnly>::Iterator at)
          : table_(&table), key_(key), at_(std::move(at)) {}
      const Row& operator*() const { return **table_->rows_.find(at_->key.sequence); }
      const Row* operator->() const { return &**this; }
      Sequence sequence() const { return at_->key.sequence; }
      Iterator& operator++() {
        ++at_;
        return *this;
      }
      /// Only ever compared with the end of the same range.
      friend bool operator==(const Iterator& a, const Iterator& b) {
        return a.is_over() ? b.is_over() : !b.is_over() && a.at_ == b.at_;
      }

     private:
      bool is_over() const { return at_ == table_->index_.end() || at_->key.key != key_; }
      const Table* table_;
      std::uint64_t key_;
      typename PersistentMap<IndexEntry, IndexEntryOnly>::Iterator at_;
    };

    Iterator begin() const { return {*table_, key_, table_->index_.lower_bound({key_, 0})}; }
    Iterator end() const { return {*table_, key_, table_->index_.end()}; }
    bool empty() const { return begin() == end(); }

   private:
    friend class Table;
    Found(const Table& table, std::uint64_t key) : table_(&table), key_(key) {}
    const Table* table_;
    std::uint64_t key_;
  };

  [[noreturn]] static void refuse_not_found(std::string_view id_text);

 private:
  static std::vector<std::uint64_t> keys_of(const Row& row) {
    IndexKeys keys;
    if constexpr (requires { row.index(keys); }) row.index(keys);
    if constexpr (requires { row.tags; }) {
      for (const auto& tag : row.tags) {
        keys.add("tag:" + tag.key, tag.value);
        keys.add("tag-key", tag.key);
      }
    }
    if constexpr (requires { row.idempotency.client_token; }) {
      if (!row.idempotency.client_token.empty()) keys.add("client-token", row.idempotency.client_token);
    }
    return std::move(keys).take();
  }

  void reindex(Sequence sequence, const Row& before, const Row& after) {
    const auto old_keys = keys_of(before), new_keys = keys_of(after);
    if (old_keys == new_keys) return;
    for (std::uint64_t key : old_keys) {
      if (!std::binary_search(new_keys.begin(), new_keys.end(), key)) index_.erase({key, sequence});
    }
    for (std::uint64_t key : new_keys) {
      if (!std::binary_search(old_keys.begin(), old_keys.end(), key)) index_.set({key, sequence}, {});
    }
  }

  std::size_t count_of(std::uint64_t key) const { return index_.rank({key, next_}) - index_.rank({key, 0}); }

  PersistentMap<Id, Sequence> sequences_;
  PersistentMap<Sequence, std::shared_ptr<const Row>> rows_;
  PersistentMap<IndexEntry, IndexEntryOnly> index_;
  Sequence next_ = 1;
};

template <class Id>
struct NotFound;
/// Throws the NotFound error of an id's kind.
template <class Tag>
struct NotFound<protocol::Id<Tag>> {
  static constexpr std::string_view prefix = Tag::prefix;
  static constexpr std::string_view code = Tag::not_found_code;
  static constexpr std::string_view message = Tag::not_found_message;
  [[noreturn]] static void refuse(std::string_view id_text) {
    throw protocol::ApiError(code, fmt::format(fmt::runtime(message), id_text));
  }
};

template <class Row>
void Table<Row>::refuse_not_found(std::string_view id_text) {
  NotFound<Id>::refuse(id_text);
}

}  // namespace vpcsim
