// What SFTP says of a file.
#pragma once

#include <cstdint>
#include <string>

#include "protocol/sftp.hpp"
#include "simulator/instance/file_system.hpp"

namespace vpcsim::instance {

protocol::sftp::Attributes sftp_attributes(const FileStatus& status);
/// The line that OpenSSH's client shows for `ls -l`, as its server makes it. `now`: seconds since 1970.
std::string sftp_long_name(const std::string& name, const FileStatus& status, std::int64_t now);

}  // namespace vpcsim::instance
