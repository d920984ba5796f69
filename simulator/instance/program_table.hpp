// The commands of an instance: a table that prints its own help.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "simulator/instance/program.hpp"

namespace vpcsim::instance {

struct ProgramRow {
  std::string_view name;
  std::string_view help;  ///< one line
  std::unique_ptr<Program> (*make)(Process&);
  bool builtin = false;  ///< the shell's own, to `type` and `which`
};

/// Sorted by name.
const std::vector<ProgramRow>& program_table();
/// nullptr if there is none.
const ProgramRow* find_program(std::string_view name);

/// Each family's rows: programs/<family>.cpp.
std::vector<ProgramRow> shell_programs();
std::vector<ProgramRow> system_programs();
std::vector<ProgramRow> file_programs();
std::vector<ProgramRow> listing_programs();
std::vector<ProgramRow> text_programs();
std::vector<ProgramRow> grep_programs();
std::vector<ProgramRow> probe_programs();
std::vector<ProgramRow> socket_programs();
std::vector<ProgramRow> transfer_programs();
std::vector<ProgramRow> ssh_programs();
std::vector<ProgramRow> name_programs();
std::vector<ProgramRow> address_programs();

}  // namespace vpcsim::instance
