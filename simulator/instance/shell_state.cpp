#include "simulator/instance/shell_state.hpp"

#include <utility>

namespace vpcsim::instance {

void History::add(std::string_view line) {
  lines.emplace_back(line);
  bytes += line.size();
  while (lines.size() > lines_max || bytes > bytes_max) {
    bytes -= lines.front().size();
    lines.erase(lines.begin());
    ++first;
  }
}

void History::clear() {
  lines.clear();
  bytes = 0;
  first = 1;
}

void ShellState::set_login_variables(std::string_view terminal) {
  auto exported = [this](std::string_view name, std::string_view value) {
    variables[std::string(name)] = {std::string(value), true};
  };
  exported("HOME", home);
  exported("LANG", "C.UTF-8");
  exported("LOGNAME", user);
  exported("PATH", "/usr/local/bin:/usr/bin");
  exported("PWD", directory);
  exported("SHELL", "/bin/bash");
  exported("USER", user);
  if (!terminal.empty()) exported("TERM", terminal);
}

std::string_view ShellState::value(std::string_view name) const {
  auto found = variables.find(name);
  return found == variables.end() ? std::string_view() : found->second.value;
}

bool ShellState::set(std::string_view name, std::string value) {
  std::size_t bytes = name.size() + value.size();
  for (const auto& [other, variable] : variables) bytes += other.size() + variable.value.size();
  if (bytes > variable_bytes_max) return false;
  auto found = variables.find(name);
  if (found == variables.end()) found = variables.emplace(name, Variable()).first;
  found->second.value = std::move(value);
  return true;
}

}  // namespace vpcsim::instance
