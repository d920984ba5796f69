#include "simulator/snapshot/rows.hpp"

namespace vpcsim::snapshot {

VPCSIM_STORED_HERE(GroupReference, group, account, vpc, peering, transit_gateway);
VPCSIM_KINDS(RulePeer, "ipv4", "ipv6", "prefix-list", "group");
VPCSIM_STORED_HERE(SecurityGroupRule, id, egress, protocol, from_port, to_port, peer, description, tags);
VPCSIM_STORED_HERE(GroupVpcAssociation, vpc, since, undone);
VPCSIM_STORED(SecurityGroup, id, vpc, name, description, rules, vpc_associations, tags);

}  // namespace vpcsim::snapshot
