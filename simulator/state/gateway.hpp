#pragma once

#include <array>

#include "simulator/idempotency.hpp"
#include "simulator/index_keys.hpp"
#include "simulator/state/common.hpp"

namespace vpcsim {

struct InternetGateway {
  InternetGatewayId id;
  std::optional<VpcId> vpc;  ///< attached to
  Tags tags;

  static constexpr std::array<std::string_view, 1> indexed = {"attachment.vpc-id"};
  void index(IndexKeys& keys) const { keys.add("attachment.vpc-id", vpc); }
};

/// Takes IPv6 packets out of its VPC, and only the answers back in. Attached from creation to deletion.
struct EgressOnlyInternetGateway {
  EgressOnlyInternetGatewayId id;
  VpcId vpc;
  Idempotency idempotency;
  Tags tags;

  static constexpr std::array<std::string_view, 1> indexed = {"attachment.vpc-id"};
  void index(IndexKeys& keys) const { keys.add("attachment.vpc-id", vpc); }
};

struct VpnGatewayAttachment {
  VpcId vpc;
  Timestamp attached;                 ///< when AttachVpnGateway was called
  std::optional<Timestamp> detached;  ///< when DetachVpnGateway was called
};

/// A virtual private gateway: the VPC's end of VPN connections, of which there are none.
struct VpnGateway {
  VpnGatewayId id;
  std::string availability_zone;  ///< empty: none was asked for
  std::int64_t amazon_side_asn = 0;
  std::optional<VpnGatewayAttachment> attachment;  ///< kept after it ended, until there is another
  std::optional<Timestamp> deleted;                ///< when DeleteVpnGateway was called
  Tags tags;

  static constexpr std::array<std::string_view, 2> indexed = {"attachment.vpc-id", "deleted"};
  void index(IndexKeys& keys) const {
    if (attachment) keys.add("attachment.vpc-id", attachment->vpc);
    if (deleted) keys.add("deleted", std::string_view("true"));
  }
};

/// An Elastic IP address.
struct Address {
  AllocationId id;
  Ipv4 public_ip;
  std::optional<AddressAssociationId> association;
  std::optional<NetworkInterfaceId> network_interface;  ///< set with `association`
  std::optional<Ipv4> private_ip;                       ///< set with `association`
  Tags tags;
};

enum class Connectivity { public_, private_ };

struct NatGateway {
  NatGatewayId id;
  SubnetId subnet;
  VpcId vpc;
  Connectivity connectivity = Connectivity::public_;
  std::optional<AllocationId> allocation;  ///< of a public one
  std::optional<Ipv4> public_ip;           ///< kept for describing after deletion
  std::optional<AddressAssociationId> association;
  Ipv4 private_ip;
  NetworkInterfaceId network_interface;
  Timestamp created;
  std::optional<Timestamp> deleted;           ///< when DeleteNatGateway was called
  std::string failure_code, failure_message;  ///< empty unless creation failed
  Idempotency idempotency;
  Tags tags;
};

}  // namespace vpcsim
