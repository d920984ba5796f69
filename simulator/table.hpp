// A table of resources: found by id, listed in the order of creation, copied in O(1) (persistent_map.hpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string_view>
#include <utility>

#include "protocol/error.hpp"
#include "protocol/id.hpp"
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
    rows_.set(next_++, std::make_shared<const Row>(std::move(row)));
  }

  /// Calls `change` with a copy of the row, which then takes its place. The id must exist and stay.
  template <class Change>
  void update(const Id& id, Change&& change) {
    Sequence sequence = *sequences_.find(id);
    auto row = std::make_shared<Row>(**rows_.find(sequence));
    change(*row);
    rows_.set(sequence, std::move(row));
  }

  /// Removing what isn't there changes nothing.
  void erase(const Id& id) {
    const Sequence* sequence = sequences_.find(id);
    if (sequence == nullptr) return;
    rows_.erase(*sequence);
    sequences_.erase(id);
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
  /// The place of an existing row in the order of creation.
  Sequence sequence_of(const Id& id) const { return *sequences_.find(id); }

  [[noreturn]] static void refuse_not_found(std::string_view id_text);

 private:
  PersistentMap<Id, Sequence> sequences_;
  PersistentMap<Sequence, std::shared_ptr<const Row>> rows_;
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
