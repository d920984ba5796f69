#include <exception>
#include <iostream>
#include <variant>

#include "scenarios/cli/arguments.hpp"
#include "scenarios/cli/commands.hpp"

int main(int argc, char** argv) {
  using namespace vpcsim::cli;
  // What was asked; help, the version and wrong arguments end here.
  auto parsed = parse_arguments(argc, argv);
  if (const int* exit_code = std::get_if<int>(&parsed)) return *exit_code;

  // One function per command; what a user can get wrong they report themselves.
  try {
    return std::visit([](const auto& command) { return execute(command); }, std::get<Command>(parsed));
  } catch (const std::exception& error) {
    std::cerr << "vpcsim: " << error.what() << '\n';
    return bad_input;
  }
}
