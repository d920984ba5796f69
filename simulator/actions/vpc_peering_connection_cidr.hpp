// The CIDR blocks of the two sides of a peering connection.
#pragma once

#include "simulator/call.hpp"
#include "simulator/cloud.hpp"

namespace vpcsim {

/// nullptr if there is no such VPC (any more).
const Vpc* find_peered_vpc(const Cloud& cloud, const PeeringSide& side);

/// AWS finds out only after the request is made: it then turns `failed` (facts 4.2, recorded).
bool request_is_bad(const Cloud& cloud, const VpcPeeringConnection& peering);

/// The request can't be (any more). While it is initiating AWS hasn't looked yet: it fails when AWS does.
void fail_request(WriteCall& call, const PeeringId& id);

}  // namespace vpcsim
