// Security groups that rules name as their source or destination: usable in the same VPC, or in a peer VPC of
// the same region, perhaps another account's; sources in another VPC of the same transit gateway, too.
#pragma once

#include "protocol/ec2/security_group.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// The group that `pair` names for a rule of `own`. Throws InvalidGroup.NotFound, also when neither an active
/// peering nor, for inbound rules, a transit gateway joins the two VPCs; MissingParameter when it names none.
GroupReference reference_from(const ReadCall& call, const SecurityGroup& own,
                              const ec2::UserIdGroupPair& pair, bool egress);

/// True if `pair` means the group of `reference` in a rule of `own`'s; the group needn't exist any more:
/// rules outlive the groups of peer VPCs. What the pair says of VPC and peering connection must be as
/// described. A name is looked up in the default VPC, and throws InvalidGroup.NotFound if nobody has it.
bool means(const ReadCall& call, const SecurityGroup& own, const ec2::UserIdGroupPair& pair,
           const GroupReference& reference);

/// A reference as it stands now.
struct ReferenceState {
  const SecurityGroup* group = nullptr;             ///< none: deleted
  bool is_remote = false;                           ///< in a peer VPC, or over a transit gateway
  bool is_joined = true;                            ///< whether what joins the two VPCs still does
  std::optional<PeeringId> peering;                 ///< the active one between the VPCs, else the one of old
  std::optional<std::string> peering_status;        ///< with `peering`
  std::optional<TransitGatewayId> transit_gateway;  ///< that joins them, else the one of old

  /// The rule can't match any more: its group is gone, or what joined the VPCs.
  bool is_stale() const { return is_remote && (group == nullptr || !is_joined); }
};
ReferenceState state_of(const ReadCall& call, const SecurityGroup& own, const GroupReference& reference);

}  // namespace vpcsim
