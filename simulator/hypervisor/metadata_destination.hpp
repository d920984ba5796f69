// The instance metadata service as a destination of an instance's connections.
#pragma once

#include <memory>

#include "simulator/hypervisor/instance_host.hpp"

namespace vpcsim::hypervisor {

/// Answers HTTP on port 80, one request on each connection.
std::shared_ptr<Destination> metadata_destination(std::shared_ptr<InstanceHost> host);

}  // namespace vpcsim::hypervisor
