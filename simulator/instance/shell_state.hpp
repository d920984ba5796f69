// What a shell knows: variables, directory, user, history. A value: a subshell is a copy.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/timestamp.hpp"
#include "simulator/instance/file_system.hpp"

namespace vpcsim::instance {

class Agent;  // secure_shell.hpp

struct Variable {
  std::string value;
  bool exported = false;
};

/// Shared by a shell and its subshells.
struct History {
  static constexpr std::size_t lines_max = 1000;
  static constexpr std::size_t bytes_max = 256 << 10;
  std::vector<std::string> lines;
  int first = 1;  ///< the number of lines[0]
  std::size_t bytes = 0;

  void add(std::string_view line);
  void clear();
};

struct ShellState {
  static constexpr std::size_t variable_bytes_max = 64 << 10;  ///< names and values together

  std::string user = "ec2-user";
  std::string home = "/home/ec2-user";
  std::string directory = "/home/ec2-user";
  std::map<std::string, Variable, std::less<>> variables;
  std::shared_ptr<Agent> agent;  ///< of a session with agent forwarding
  std::shared_ptr<History> history = std::make_shared<History>();
  int status = 0;     ///< $?
  int number = 0;     ///< $$
  bool login = true;  ///< says "-bash: ", else "bash: line 1: "
  bool interactive = true;
  std::optional<int> exit;  ///< set by `exit`: the shell ends with it

  /// HOME, USER, PATH and the others of a login, all exported.
  void set_login_variables(std::string_view terminal);
  std::string_view value(std::string_view name) const;
  /// False if there isn't room.
  bool set(std::string_view name, std::string value);
  /// What messages of the shell itself begin with.
  std::string_view prefix() const { return login ? "-bash: " : "bash: line 1: "; }

  FileAccess access(protocol::Timestamp now) const {
    return {user, user, directory, now.milliseconds / 1000};
  }
};

}  // namespace vpcsim::instance
