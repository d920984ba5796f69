// The entries of network ACLs: those that AWS makes, and the calls on them, whose registry rows are in
// network_acl.cpp.
#pragma once

#include "protocol/ec2/network_acl.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// The entry speaks of ICMP types and codes.
bool has_icmp(const NetworkAclEntry& entry);

/// The entries that AWS gives a new ACL: 32767 denies the rest, and in a VPC with IPv6 32768, too; a default
/// ACL allows everything by 100 and 101 (recorded; VPC user guide, "Default network ACL").
void fill_new_acl(NetworkAcl& acl, bool has_ipv6);

/// The VPC got its first IPv6 block: its ACLs get 32768, and a direction of the default ACL that is as AWS
/// made it gets 101 (VPC user guide, "Default network ACL").
void open_acls_to_ipv6(Region& region, VpcId vpc);

ec2::ReturnResult create_network_acl_entry(WriteCall& call, const ec2::CreateNetworkAclEntryRequest& request);
ec2::ReturnResult replace_network_acl_entry(WriteCall& call,
                                            const ec2::ReplaceNetworkAclEntryRequest& request);
ec2::ReturnResult delete_network_acl_entry(WriteCall& call, const ec2::DeleteNetworkAclEntryRequest& request);

}  // namespace vpcsim
