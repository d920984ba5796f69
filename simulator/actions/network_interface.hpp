// What other nouns need of network interfaces: making, attaching and deleting them, their groups and their
// records.
#pragma once

#include "protocol/ec2/network_interface.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// What the caller of make_network_interface has decided; everything is checked, but for the address.
struct NewNetworkInterface {
  SubnetId subnet;
  std::optional<Ipv4> private_ip = {};  ///< none: one is drawn
  std::vector<SecurityGroupId> groups = {};
  std::string description = {};
  std::string interface_type = "interface";
  Idempotency idempotency = {};
  Tags tags = {};
};
/// Throws NetworkInterfaceLimitExceeded, and whatever take_address throws.
NetworkInterfaceId make_network_interface(WriteCall& call, NewNetworkInterface wanted);

/// Gives its private address back, takes Elastic and auto-assigned addresses off it, and deletes it. The
/// caller has detached it.
void delete_network_interface(WriteCall& call, NetworkInterfaceId id);

/// `device_index` is free on the instance. 0 makes the interface the primary one.
AttachmentId attach_network_interface(WriteCall& call, NetworkInterfaceId id, InstanceId instance,
                                      int device_index, bool delete_on_termination);
/// The interface is attached.
void detach_network_interface(WriteCall& call, NetworkInterfaceId id);

/// The groups that a request names for an interface of the VPC; its default group if it names none. A group
/// named twice counts once. Throws InvalidGroup.NotFound (unknown, or of another VPC) or
/// SecurityGroupsPerInterfaceLimitExceeded.
std::vector<SecurityGroupId> groups_for_interface(const ReadCall& call, VpcId vpc,
                                                  const std::vector<std::string>& group_ids);

/// The one address that a request asks for, by PrivateIpAddress or by a list with one primary address;
/// nothing if it asks for none. Throws UnsupportedOperation for secondary addresses.
std::optional<Ipv4> wanted_address(
    const std::optional<std::string>& private_ip_address,
    const std::vector<ec2::PrivateIpAddressSpecification>& private_ip_addresses);

std::vector<ec2::GroupIdentifier> to_records(const Region& region,
                                             const std::vector<SecurityGroupId>& groups);
ec2::NetworkInterface to_record(const Region& region, const NetworkInterface& interface);
/// nullopt for an address without a public one.
std::optional<ec2::NetworkInterfaceAssociation> association_of(const Region& region,
                                                               const NetworkInterface& interface);

}  // namespace vpcsim
