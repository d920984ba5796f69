#include "simulator/snapshot/table_form.hpp"

namespace vpcsim::snapshot {

void write_table_start(std::uint64_t next, std::string& out) {
  out += '{';
  append_name(out, "next");
  append_number(out, next);
  out += ',';
  append_name(out, "rows");
  out += '[';
}

bool TableReader::is_rows(std::string_view name) {
  if (name == "rows" && !std::exchange(has_rows_, true)) return true;
  if (name != "next" || std::exchange(has_next_, true))
    in_.fail(fmt::format("there is one member next and one member rows, no other {:?}", name));
  next_ = static_cast<std::uint64_t>(in_.integer(1, sequence_max));
  return false;
}

std::uint64_t TableReader::read_row(const Structure& structure, void* row) {
  const std::size_t start = in_.next_offset();
  std::uint64_t sequence = 0;
  read_structure(structure, row, in_, &sequence);
  if (sequence <= last_)
    in_.fail_at(start, fmt::format("rows stand in the order of their sequence, and {} comes after {}",
                                   sequence, last_));
  return last_ = sequence;
}

void TableReader::check_next(std::uint64_t last) const {
  if (!has_next_) in_.fail_at(start_, "the member next is missing");
  if (!has_rows_) in_.fail_at(start_, "the member rows is missing");
  if (last >= next_)
    in_.fail_at(start_, fmt::format("next is {}, and a row has the sequence {} already", next_, last));
}

void TableReader::refuse_repeated(std::size_t row) const {
  in_.fail_at(rows_, "another row of the table has that id", fmt::format("/{}/id", row));
}

}  // namespace vpcsim::snapshot
