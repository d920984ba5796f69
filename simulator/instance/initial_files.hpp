// What is on an instance's disk when it is launched: a little of what Amazon Linux 2023 has there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "simulator/instance/file_system.hpp"

namespace vpcsim::instance {

struct InitialFiles {
  std::string host_name;  ///< "ip-10-0-0-10.ec2.internal"
  std::string address;    ///< "10.0.0.10"
  std::string user = "ec2-user";
  std::string authorized_key;  ///< "ssh-ed25519 AAAA... name"; empty without a key pair
  std::int64_t launched = 0;   ///< seconds since 1970
};

/// Fits into any limits of at least 64 KB and 40 nodes.
FileSystem initial_files(const InitialFiles& files, FileLimits limits = {});

/// uid and gid, the same number: 0 of root, 65534 of nobody, 1000 of the image's own user.
unsigned user_number(std::string_view name);

}  // namespace vpcsim::instance
