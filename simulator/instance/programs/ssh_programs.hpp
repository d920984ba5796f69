// The rows of ssh_programs(), one family in several files.
#pragma once

#include "simulator/instance/program_table.hpp"

namespace vpcsim::instance {

ProgramRow ssh_program();
ProgramRow scp_program();
ProgramRow ssh_keyscan_program();

}  // namespace vpcsim::instance
