// What an instance is when it comes up for the first time.
#pragma once

#include <string>

#include "simulator/cloud.hpp"
#include "simulator/instance/file_system.hpp"

namespace vpcsim::hypervisor {

/// The user that the image lets the key pair's owner in as [EC2 user guide, "Default user names for AMIs"]:
/// "ec2-user", "ubuntu", "admin". An image of one's own has the one of Amazon Linux.
std::string login_user(const Region& region, const Instance& instance);

instance::FileSystem first_boot(const Region& region, const Instance& instance);

}  // namespace vpcsim::hypervisor
