// What ssh and scp are told: command line, -o, ~/.ssh/config. What is said first counts, as in
// ssh_config(5).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/instance/program.hpp"

namespace vpcsim::instance {

/// getopt(3) as OpenSSH's programs bring their own.
class SshArguments {
 public:
  /// `letters` as getopt takes them; those in `unsupported` OpenSSH has and vpcsim doesn't.
  SshArguments(Process& process, std::string_view letters, std::string_view unsupported)
      : process_(process), letters_(letters), unsupported_(unsupported) {}

  struct Option {
    char letter = 0;  ///< 0: no more options before the next operand
    std::string value;
    bool failed = false;  ///< and it was said
  };
  Option next();
  /// What next() stopped at, or nullptr.
  const std::string* operand();

 private:
  Option fail(const std::string& text);
  Process& process_;
  std::string_view letters_, unsupported_;
  std::size_t index_ = 1, at_ = 1;
};

class SshSettings {
 public:
  enum class HostKeys { strict, ask, accept_new, accept_any };
  enum class Say { nothing, errors, normal, all };
  enum class Family { any, v4, v6 };

  std::optional<std::string> host_name, user, known_hosts;
  std::optional<std::uint16_t> port;
  std::optional<HostKeys> host_keys;
  std::optional<std::int64_t> connect_timeout;  ///< seconds; 0: none
  std::optional<bool> batch, forward_agent, only_identities;
  std::optional<Say> say;
  std::optional<Family> family;
  std::vector<std::string> identity_files;

  /// Keyword and value, as "Port=22" or "Port 22". `where`: what a message begins with, "command-line", and
  /// `line` its number. Not `active`: only checked, as within another Host. The result is the message, or
  /// empty.
  std::string apply(std::string_view text, std::string_view where, int line, bool active = true);
  /// ~/.ssh/config's lines for this host, if it is there. False: something is wrong with it, and was said.
  bool read_file(Process& process, std::string_view host);
  /// -4, -6, -q, -v and -i, which ssh and scp have in common. False: it is another one.
  bool take(Process& process, const SshArguments::Option& option);
  /// -i: a file that isn't there is warned of, and not kept.
  void name_identity(Process& process, const std::string& path);
  bool says(Say level) const { return say.value_or(Say::normal) >= level; }
};

/// "*.example.com,!bad" [ssh_config(5), PATTERNS].
bool matches_host_patterns(std::string_view patterns, std::string_view host);
/// "~/x" as the user's home has it.
std::string in_home(Process& process, std::string_view path);

}  // namespace vpcsim::instance
