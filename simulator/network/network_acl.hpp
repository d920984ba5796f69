// Network ACLs: the stateless filter at a subnet's border [VPC user guide, "Control subnet traffic with
// network access control lists"]. The lowest rule number that matches decides; the final "*" denies. Traffic
// within a subnet doesn't meet it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "simulator/network/network.hpp"
#include "simulator/network/packet.hpp"
#include "simulator/network/story.hpp"

namespace vpcsim::network {

struct NetworkAclDecision {
  bool allowed = false;
  std::optional<std::uint32_t> entry;  ///< that decided; none: the final "*"
  std::uint16_t port = 0;              ///< denied: the first destination port that doesn't pass
};

/// Passes only if every destination port of the packet passes (packet.hpp says why). When several entries
/// share the range, `entry` is the one that let its first port through.
NetworkAclDecision decide(const NetworkAcl& acl, Direction direction, const Packet& packet);

void sort_by_rule_number(std::vector<NetworkAclEntry>& entries);

}  // namespace vpcsim::network
