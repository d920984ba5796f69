#pragma once

#include <array>

#include "protocol/ec2/instance.hpp"
#include "protocol/ec2/instance_options.hpp"
#include "protocol/ec2/network_interface_permission.hpp"
#include "protocol/ipv6.hpp"
#include "simulator/idempotency.hpp"
#include "simulator/index_keys.hpp"
#include "simulator/state/common.hpp"

namespace vpcsim {

struct NetworkInterfaceAttachment {
  AttachmentId id;
  InstanceId instance;
  int device_index = 0;
  bool delete_on_termination = true;
  Timestamp attached;
};

/// A private IPv4 address of an interface, and the public one that the internet knows it by.
struct InterfaceAddress {
  Ipv4 private_ip;
  std::optional<Ipv4> public_ip = {};           ///< auto-assigned or Elastic
  std::optional<AllocationId> allocation = {};  ///< of an Elastic one
  std::optional<AddressAssociationId> association = {};
};

struct NetworkInterface {
  NetworkInterfaceId id;
  SubnetId subnet;
  VpcId vpc;
  std::string description;
  std::string mac_address;
  std::string interface_type = "interface";  ///< or what of AWS's own it belongs to: "nat_gateway"...
  Timestamp created;
  std::vector<InterfaceAddress> addresses;  ///< the primary one first; none in an IPv6-only subnet
  std::vector<Cidr> ipv4_prefixes;          ///< delegated, /28
  std::vector<Ipv6> ipv6_addresses;         ///< in the order of assignment
  std::vector<Ipv6Cidr> ipv6_prefixes;      ///< delegated, /80
  bool primary_ipv6 = false;                ///< the first IPv6 address stays the interface's
  bool source_dest_check = true;
  std::vector<SecurityGroupId> groups;
  /// Launched with an auto-assigned public address: it comes back when the instance starts again, or when an
  /// Elastic one goes.
  bool auto_assign_public_ip = false;
  std::optional<NetworkInterfaceAttachment> attachment;
  std::optional<NetworkInterfaceAttachment> former_attachment = {};  ///< shown while it is being detached
  Timestamp detached = {};                                           ///< set with `former_attachment`
  Idempotency idempotency;
  Tags tags;

  /// "mapped-vpc-id" is of our own: the VPC of an interface that has a public address.
  static constexpr auto indexed = std::to_array<std::string_view>(
      {"vpc-id", "subnet-id", "group-id", "attachment.attachment-id", "attachment.instance-id",
       "addresses.private-ip-address", "private-ip-address", "addresses.association.public-ip",
       "mapped-vpc-id"});
  void index(IndexKeys& keys) const {
    keys.add("vpc-id", vpc);
    keys.add("subnet-id", subnet);
    for (const SecurityGroupId& group : groups) keys.add("group-id", group);
    for (const auto& shown : {attachment, former_attachment}) {
      if (!shown) continue;
      keys.add("attachment.attachment-id", shown->id);
      keys.add("attachment.instance-id", shown->instance);
    }
    if (interface_type != "interface") keys.add("attachment.attachment-id", managed_attachment_id());
    for (const InterfaceAddress& address : addresses) {
      const std::string text = address.private_ip.text();
      keys.add("addresses.private-ip-address", text);
      keys.add("private-ip-address", text);
      if (!address.public_ip) continue;
      keys.add("addresses.association.public-ip", address.public_ip->text());
      keys.add("mapped-vpc-id", vpc);
    }
  }

  /// What AWS calls the attachment of an interface that a service of its own manages.
  std::string managed_attachment_id() const {
    std::string text = "ela-attach-";
    id.number.append_to(text);
    return text;
  }
  /// nullptr in an IPv6-only subnet.
  const InterfaceAddress* primary_address() const { return addresses.empty() ? nullptr : &addresses.front(); }
  /// nullptr unless the interface has that private address.
  const InterfaceAddress* find_address(Ipv4 private_ip) const {
    for (const InterfaceAddress& address : addresses) {
      if (address.private_ip == private_ip) return &address;
    }
    return nullptr;
  }
};

/// For another account, to attach the interface or to put Elastic addresses on it.
struct NetworkInterfacePermission {
  NetworkInterfacePermissionId id;
  NetworkInterfaceId network_interface;
  AccountId account;
  ec2::InterfacePermissionType type = ec2::InterfacePermissionType::instance_attach;

  static constexpr auto indexed =
      std::to_array<std::string_view>({"network-interface-permission.network-interface-id"});
  void index(IndexKeys& keys) const {
    keys.add("network-interface-permission.network-interface-id", network_interface);
  }
};

/// The state that a call put the instance in; `instance_state_at` (actions/instance.hpp) adds the passing of
/// time.
enum class InstanceLife { launched, stopped, terminated };

struct Instance {
  InstanceId id;
  ReservationId reservation;
  int launch_index = 0;
  std::string image_id, instance_type, key_name, user_data;  ///< user data in base64, as sent
  /// Of the key pair as it was at launch, an OpenSSH line: it stays when the pair is deleted. Empty: none.
  std::string authorized_key;
  // What the instance took over from its image.
  ec2::Architecture architecture = ec2::Architecture::x86_64;
  std::string root_device_name;
  std::optional<ec2::BootModeValues> boot_mode;
  bool ena_support = true;

  NetworkInterfaceId primary_interface;                  ///< exists unless terminated
  std::vector<NetworkInterfaceId> secondary_interfaces;  ///< in the order of attachment; none once terminated
  std::vector<VolumeId> volumes;                         ///< the root volume first; none once terminated
  SubnetId subnet;
  VpcId vpc;
  std::string availability_zone;  ///< outlives the subnet
  Ipv4 private_ip;
  InstanceLife life = InstanceLife::launched;
  Timestamp since;                         ///< of `life`: when the call was made
  Timestamp launched;                      ///< or last started
  std::optional<Timestamp> rebooted = {};  ///< the last time since `launched`
  bool disable_api_termination = false, disable_api_stop = false;
  ec2::ShutdownBehavior shutdown_behavior = ec2::ShutdownBehavior::stop;

  // Options, as in the requests of the same names.
  ec2::InstanceMetadataOptionsResponse metadata_options;  ///< `state` follows from the instance's
  ec2::CpuOptions cpu_options;
  ec2::PrivateDnsNameOptionsResponse private_dns_name_options;
  ec2::AutoRecoveryState auto_recovery = ec2::AutoRecoveryState::default_;
  ec2::CapacityReservationPreference capacity_reservation_preference =
      ec2::CapacityReservationPreference::open;
  ec2::Tenancy tenancy = ec2::Tenancy::default_;
  std::string cpu_credits;  ///< standard or unlimited; empty: was never of a burstable type
  bool detailed_monitoring = false;
  bool ebs_optimized = false;
  Idempotency idempotency;
  Tags tags;

  static constexpr auto indexed = std::to_array<std::string_view>(
      {"instance-id", "private-ip-address", "reservation-id", "subnet-id", "vpc-id"});
  void index(IndexKeys& keys) const {
    keys.add("instance-id", id);
    keys.add("private-ip-address", private_ip.text());
    keys.add("reservation-id", reservation);
    keys.add("subnet-id", subnet);
    keys.add("vpc-id", vpc);
  }

  /// When its operating system last began: what ran before is gone.
  Timestamp booted() const { return rebooted.value_or(launched); }
};

/// What a call answered that changed credit options: a client may repeat it, by its token.
struct CreditChange {
  Idempotency idempotency;
  ec2::ModifyInstanceCreditSpecificationResult result;
};

struct KeyPair {
  KeyPairId id;
  std::string name, type, fingerprint, public_key;
  Timestamp created;
  Tags tags;

  static constexpr auto indexed = std::to_array<std::string_view>({"key-name", "fingerprint"});
  void index(IndexKeys& keys) const {
    keys.add("key-name", name);
    keys.add("fingerprint", fingerprint);
  }
};

}  // namespace vpcsim
