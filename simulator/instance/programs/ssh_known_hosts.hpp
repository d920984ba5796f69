// ~/.ssh/known_hosts of an instance's user [sshd(8), SSH_KNOWN_HOSTS FILE FORMAT]. Hashed names aren't read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "simulator/instance/program.hpp"

namespace vpcsim::instance {

class SshKnownHosts {
 public:
  enum class Answer { known, unknown, changed };
  struct Place {
    int line = 0;
    std::string names;
  };

  /// `path`: "/dev/null" holds nothing, and takes everything.
  SshKnownHosts(Process& process, std::string path);
  /// `host`: "10.1.1.5" or "[10.1.1.5]:2222"; `key`: "ssh-ed25519 AAAA...". Changed: the host has another key
  /// of the same type.
  Answer check(std::string_view host, std::string_view key) const;
  /// Where the host's other key is, once check() has said so.
  int changed_line(std::string_view host, std::string_view key) const;
  /// Lines that have the key under names other than the host's.
  std::vector<Place> others(std::string_view host, std::string_view key) const;
  /// False: it can't be written.
  bool add(std::string_view host, std::string_view key);
  const std::string& path() const { return path_; }

 private:
  struct Row {
    int line = 0;
    std::string names, type, key;
  };
  Process& process_;
  std::string path_;
  std::vector<Row> rows_;
};

/// The type and the base64 of "ssh-ed25519 AAAA... comment".
std::string ssh_key_type(std::string_view public_key);
std::string ssh_key_body(std::string_view public_key);
/// As messages call it: "ED25519".
std::string ssh_key_name(std::string_view public_key);

}  // namespace vpcsim::instance
