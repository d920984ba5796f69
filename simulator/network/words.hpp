// Phrases that describe.cpp and sentences.cpp share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "simulator/network/describe.hpp"

namespace vpcsim::network {

/// "22" or "1024-65535"
std::string ports_text(PortRange ports);
/// "rule 100" or "the final rule *"
std::string entry_text(const NetworkAcl& acl, Direction direction, std::optional<std::uint32_t> entry,
                       Language language);
/// "10.1.0.0/16 -> pcx-1"
std::string route_text(const Network& network, const RouteReference& route);
/// "10.1.0.0/16 -> tgw-attach-1"
std::string route_text(const Network& network, Index<TransitGatewayRouteTable> table, std::uint32_t position);

/// The number of the network ACL's rule that denies, which a rule that allows has to come before. None: the
/// final rule denies.
std::optional<std::int32_t> number_to_undercut(const Network& network, const Blocker& blocker);

inline const std::vector<NetworkAclEntry>& entries_of(const NetworkAcl& acl, Direction direction) {
  return direction == Direction::ingress ? acl.ingress : acl.egress;
}

}  // namespace vpcsim::network
