// How tables look in a snapshot: {"next": the next row's number, "rows": […]}, rows in the order of creation.
#pragma once

#include "simulator/snapshot/form.hpp"
#include "simulator/table_fill.hpp"

namespace vpcsim::snapshot {

/// Most of it doesn't depend on the row's type.
class TableReader {
 public:
  explicit TableReader(JsonReader& in) : in_(in) {}
  template <class Row>
  void read(Table<Row>& table) {
    std::vector<typename Table<Row>::Numbered> rows;
    read_members([&] {
      auto row = std::make_shared<Row>();
      const std::uint64_t sequence = read_row(*FormOf<Row>::form.structure, row.get());
      rows.emplace_back(sequence, std::move(row));
    });
    check_next(rows.empty() ? 0 : rows.back().first);
    table = {};
    if (const auto repeated = table.fill(std::move(rows), next_)) refuse_repeated(*repeated);
  }

 private:
  template <class ReadRow>
  void read_members(ReadRow&& read_one) {
    start_ = in_.begin_object();
    std::string_view name;
    while (in_.next_member(name)) {
      if (!is_rows(name)) continue;
      rows_ = in_.begin_array();
      while (in_.next_element()) read_one();
    }
  }
  /// Takes the member if it isn't "rows".
  bool is_rows(std::string_view name);
  std::uint64_t read_row(const Structure& structure, void* row);
  void check_next(std::uint64_t last) const;
  [[noreturn]] void refuse_repeated(std::size_t row) const;

  JsonReader& in_;
  std::size_t start_ = 0, rows_ = 0;  // where they begin
  bool has_next_ = false, has_rows_ = false;
  std::uint64_t next_ = 0, last_ = 0;
};

void write_table_start(std::uint64_t next, std::string& out);

template <class Row>
struct FormOf<Table<Row>> {
  static void write(const void* value, std::string& out) {
    const auto& table = *static_cast<const Table<Row>*>(value);
    write_table_start(table.next_sequence(), out);
    bool first = true;
    for (auto row = table.begin(); row != table.end(); ++row) {
      out += std::exchange(first, false) ? "\n" : ",\n";  // a line each: for those who compare
      const std::uint64_t sequence = row.sequence();
      write_structure(*FormOf<Row>::form.structure, &*row, out, &sequence);
    }
    out += "]}";
  }
  static void read(void* value, JsonReader& in) { TableReader(in).read(*static_cast<Table<Row>*>(value)); }
  static constexpr Form form{write, read};
};

}  // namespace vpcsim::snapshot
