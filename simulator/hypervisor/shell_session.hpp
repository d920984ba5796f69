// A shell, a command or an sftp session on an instance, behind an SSH channel.
#pragma once

#include <memory>

#include "protocol/ssh_server.hpp"
#include "simulator/hypervisor/instance_host.hpp"

namespace vpcsim::hypervisor {

std::unique_ptr<protocol::SshChannelUser> shell_session(std::shared_ptr<InstanceHost> host,
                                                        const SessionStart& start);
std::unique_ptr<protocol::SshChannelUser> sftp_session(std::shared_ptr<InstanceHost> host,
                                                       const SessionStart& start);

}  // namespace vpcsim::hypervisor
