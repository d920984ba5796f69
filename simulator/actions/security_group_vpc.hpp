// What other nouns need of security groups that are in use beyond the VPC they were made in.
#pragma once

#include "protocol/ec2/security_group_vpc.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

ec2::SecurityGroupVpcAssociationState association_state_at(const GroupVpcAssociation& association,
                                                           Timestamp now, const Timing& timing);

/// Interfaces of the VPC may have the group: it was made there, or is associated.
bool is_usable_in(const ReadCall& call, const SecurityGroup& group, VpcId vpc);
/// Some VPC may use both groups.
bool share_vpc(const ReadCall& call, const SecurityGroup& a, const SecurityGroup& b);

/// The group is associated with another VPC, or on its way there or back.
bool has_associations(const ReadCall& call, const SecurityGroup& group);
/// A group of another VPC is associated with this one, or on its way there or back.
bool has_associated_groups(const ReadCall& call, VpcId vpc);

}  // namespace vpcsim
