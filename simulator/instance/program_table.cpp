#include "simulator/instance/program_table.hpp"

#include <algorithm>

namespace vpcsim::instance {

const std::vector<ProgramRow>& program_table() {
  static const std::vector<ProgramRow> table = [] {
    std::vector<ProgramRow> rows;
    for (auto family : {shell_programs, system_programs, file_programs, listing_programs, text_programs,
                        grep_programs, probe_programs, socket_programs, transfer_programs, ssh_programs,
                        name_programs, address_programs}) {
      auto more = family();
      rows.insert(rows.end(), more.begin(), more.end());
    }
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return rows;
  }();
  return table;
}

const ProgramRow* find_program(std::string_view name) {
  const auto& table = program_table();
  auto found = std::lower_bound(table.begin(), table.end(), name,
                                [](const auto& row, std::string_view wanted) { return row.name < wanted; });
  return found != table.end() && found->name == name ? &*found : nullptr;
}

}  // namespace vpcsim::instance
