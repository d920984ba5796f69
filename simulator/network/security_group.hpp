// Security groups: the filter at each network interface. Allow rules only, the union of the interface's
// groups [VPC user guide, "Control traffic to your AWS resources using security groups"]. Replies don't come
// here: they pass by connection tracking.
#pragma once

#include <cstdint>
#include <optional>

#include "simulator/network/network.hpp"
#include "simulator/network/packet.hpp"
#include "simulator/network/story.hpp"

namespace vpcsim::network {

struct MatchingRule {
  Index<SecurityGroup> group;
  std::uint32_t rule = 0;  ///< in the group's list for the direction
};

/// What lies between the two ends, as far as is known: references to groups don't cross everything.
enum class Crossed : std::uint8_t {
  unknown,  ///< on the way out: anything that could join the two ends
  nothing,  ///< the other end is in the VPC itself
  peering,
  transit_gateway,
  appliance  ///< references are lost
};

/// The first rule that admits the packet; none: it is dropped (ENI_SG_RULES_MISMATCH). An interface without
/// groups admits nothing.
std::optional<MatchingRule> admitted_by(const Network& network, const NetworkInterface& interface,
                                        Direction direction, const Packet& packet, Crossed crossed);

/// The same without the rule's name, for who asks often.
bool admits(const Network& network, Index<NetworkInterface> interface, Direction direction,
            const Packet& packet, Crossed crossed);

/// Whether an ingress rule for the packet's traffic names a group that the sender carries, no matter whether
/// the name gets here.
bool would_admit_member(const Network& network, const NetworkInterface& interface, const Packet& packet,
                        Index<NetworkInterface> sender);

/// Whether a reference to `group`, in a rule of a group in `vpc`, speaks of `address`: a private address of
/// an interface that carries the group, in `vpc` itself, in a VPC of the same Region behind an active peering
/// [VPC peering guide, "Update your security groups to reference peer security groups"], or behind a transit
/// gateway that carries references. Not through an appliance [VPC user guide, "Security group rules"].
bool group_covers(const Network& network, Index<SecurityGroup> group, Index<Vpc> vpc, const Ip& address,
                  Crossed crossed);

/// Whether a reference in a rule of a group in `vpc` is known to speak of members in the VPC `of`.
bool reference_reaches(const Network& network, Index<Vpc> vpc, Index<Vpc> of, Crossed crossed);

}  // namespace vpcsim::network
