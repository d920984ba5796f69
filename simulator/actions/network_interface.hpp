// What other nouns need of network interfaces: making, attaching and deleting them, their groups and their
// records.
#pragma once

#include "protocol/ec2/network_interface.hpp"
#include "protocol/ec2/network_interface_permission.hpp"
#include "simulator/actions/network_interface_addresses.hpp"
#include "simulator/actions/network_interface_ipv6.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// What the caller of make_network_interface has decided; everything is checked, but for the addresses.
struct NewNetworkInterface {
  SubnetId subnet;
  WantedAddresses addresses = {};
  WantedIpv6 ipv6 = {};
  std::vector<SecurityGroupId> groups = {};
  std::string description = {};
  std::string interface_type = "interface";
  Idempotency idempotency = {};
  Tags tags = {};
};
/// Throws NetworkInterfaceLimitExceeded, and whatever take_first_addresses and take_first_ipv6 throw.
NetworkInterfaceId make_network_interface(WriteCall& call, NewNetworkInterface wanted);

/// Gives its private addresses back, takes Elastic and auto-assigned addresses off it, and deletes it. The
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

/// Throws UnsupportedOperation for what takes hardware that isn't simulated: anything but "interface".
void check_interface_type(const std::optional<std::string>& interface_type, std::string_view parameter);

/// The caller's interface, for what `use` permits other accounts. Throws InvalidNetworkInterfaceID.NotFound,
/// or OperationNotPermitted for an interface whose owner permits the caller just that: AWS honors it for
/// accounts alone that it authorized, and none is here.
const NetworkInterface& get_interface_for(const ReadCall& call, const std::string& id_text,
                                          ec2::InterfacePermissionType use);

/// The permissions for an interface go with it.
void delete_permissions_of(WriteCall& call, NetworkInterfaceId id);

/// AWS's own, which nobody else may attach or change: a NAT gateway's, for one.
bool is_requester_managed(const NetworkInterface& interface);
/// Throws OperationNotPermitted for those.
void check_not_managed(const NetworkInterface& interface);

std::vector<ec2::GroupIdentifier> to_records(const Region& region,
                                             const std::vector<SecurityGroupId>& groups);
/// As its instance sees it, attached or not.
ec2::NetworkInterface to_record(const Region& region, const NetworkInterface& interface);
/// As described at an instant: being attached and being detached take a while.
ec2::NetworkInterface to_record(const ReadCall& call, const NetworkInterface& interface, Timestamp at);
/// Off its instance, but not free yet.
bool is_detaching_at(const NetworkInterface& interface, Timestamp at, const Timing& timing);
/// nullopt for an address without a public one.
std::optional<ec2::NetworkInterfaceAssociation> association_of(const Region& region, const Vpc& vpc,
                                                               const InterfaceAddress& address);

}  // namespace vpcsim
