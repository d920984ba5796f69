// What keeps a VPC from being deleted.
#pragma once

#include "simulator/call.hpp"

namespace vpcsim {

/// Everything that AWS names as a dependency (VPC user guide, "Delete your VPC"), but what came with the VPC,
/// which goes with it. Peering connections end with their VPC and don't count.
bool has_dependencies(const ReadCall& call, const Vpc& vpc);

}  // namespace vpcsim
