// Who may log in to an instance: sshd's rules over the instance's own files [sshd(8), AUTHORIZED_KEYS].
#pragma once

#include <string>

#include "simulator/instance/file_system.hpp"

namespace vpcsim::hypervisor {

struct Admission {
  bool admitted = false;
  std::string why_not;  ///< for the log: one phrase
};

/// In /etc/passwd.
bool has_account(const instance::FileSystem& files, const std::string& user);

/// `public_key`: "ssh-ed25519 AAAA...". Options in front of a key are not applied: a line that has some
/// admits nobody.
Admission admission(const instance::FileSystem& files, const std::string& user,
                    const std::string& public_key);

}  // namespace vpcsim::hypervisor
