// Security groups that rules name as their source or destination: usable in the same VPC, or in a peer VPC of
// the same region, perhaps another account's.
#pragma once

#include "protocol/ec2/security_group.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// The group that `pair` names for a rule of `own`. Throws InvalidGroup.NotFound, also when no active peering
/// joins the two VPCs; MissingParameter when it names none.
GroupReference reference_from(const ReadCall& call, const SecurityGroup& own,
                              const ec2::UserIdGroupPair& pair);

/// True if `pair` means the group of `reference`, which needn't exist any more: rules outlive the groups of
/// peer VPCs. A name is looked up in the default VPC, and throws InvalidGroup.NotFound if nobody has it.
bool means(const Region& region, const ec2::UserIdGroupPair& pair, const GroupReference& reference);

/// A reference as it stands now.
struct ReferenceState {
  const SecurityGroup* group = nullptr;  ///< none: deleted
  bool is_peer = false;                  ///< in a peer VPC of the rule's group
  std::optional<PeeringId> peering;      ///< the active one between the VPCs, else the one of old
  std::string peering_status;            ///< with `peering`

  /// The rule can't match any more: its group or the peering is gone.
  bool is_stale() const { return is_peer && (group == nullptr || peering_status != "active"); }
};
ReferenceState state_of(const ReadCall& call, const SecurityGroup& own, const GroupReference& reference);

}  // namespace vpcsim
