// The DNS names of interface endpoints (PrivateLink guide, "DNS hostnames for interface endpoints" and "DNS
// record IP types"). Names are in lower case, without the dot at their end.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "protocol/ip.hpp"
#include "simulator/call.hpp"

namespace vpcsim::hypervisor {

/// Of the private name of an endpoint's service, in the endpoint's VPC alone; `vpc` is the caller's. Nothing
/// if no endpoint there has that name.
std::optional<std::vector<protocol::Ip>> private_endpoint_addresses(const ReadCall& call, const Vpc& vpc,
                                                                    std::string_view name);
/// Of an endpoint's own names, which resolve anywhere: that of all its zones, and one of each zone.
std::optional<std::vector<protocol::Ip>> endpoint_addresses(const ReadCall& call, std::string_view name);

}  // namespace vpcsim::hypervisor
