#pragma once

#include "simulator/actions/vpc_peering_connection.hpp"

namespace vpcsim {

/// The connection as the caller of `call` sees it at the instant `at`.
ec2::VpcPeeringConnection to_record(const ReadCall& call, const VpcPeeringConnection& peering, Timestamp at);

}  // namespace vpcsim
