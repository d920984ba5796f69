// What other nouns need of internet gateways.
#pragma once

#include "simulator/call.hpp"

namespace vpcsim {

/// The gateway attached to the VPC, or nullptr. AWS allows one.
const InternetGateway* internet_gateway_of(const Region& region, VpcId vpc);

}  // namespace vpcsim
