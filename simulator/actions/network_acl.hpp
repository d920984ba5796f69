// What other nouns need of network ACLs.
#pragma once

#include "protocol/ec2/network_acl.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// Of the caller's region. Entries as AWS lists them: egress first, each direction in the order of
/// evaluation.
ec2::NetworkAcl to_record(const Region& region, const NetworkAcl& acl);

}  // namespace vpcsim
