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

/// A change of an address's PTR record: to a name, or to none.
struct PtrUpdate {
  std::optional<std::string> value;
  Timestamp since;
};

/// An Elastic IP address.
struct Address {
  AllocationId id;
  Ipv4 public_ip;
  std::optional<AddressAssociationId> association;
  std::optional<NetworkInterfaceId> network_interface;  ///< set with `association`
  std::optional<Ipv4> private_ip;                       ///< set with `association`
  std::optional<std::string> ptr_record = {};           ///< before `ptr_update`
  std::optional<PtrUpdate> ptr_update = {};
  Tags tags;

  static constexpr auto indexed = std::to_array<std::string_view>({"public-ip", "association-id"});
  void index(IndexKeys& keys) const {
    keys.add("public-ip", public_ip.text());
    keys.add("association-id", association);
  }
};

/// The offer of an Elastic IP address to another account. Its id is the address's.
struct AddressTransfer {
  AllocationId id;
  Ipv4 public_ip;
  std::string account;
  Timestamp offered;
  std::optional<Timestamp> accepted;  ///< the address isn't here any more
};

enum class Connectivity { public_, private_ };

/// One of a NAT gateway's private addresses, and of a public one's the Elastic address on it.
struct NatGatewayAddress {
  std::optional<Ipv4> private_ip = {};  ///< none: the gateway has failed
  std::optional<AllocationId> allocation = {};
  std::optional<Ipv4> public_ip = {};  ///< kept for describing after deletion
  std::optional<AddressAssociationId> association = {};
  Timestamp since = {};  ///< when it was asked for or, of a former one, given up
  Timestamp until = {};  ///< of a former one: connections are drained until then
};

struct NatGateway {
  NatGatewayId id;
  SubnetId subnet;
  VpcId vpc;
  std::string availability_zone;
  Connectivity connectivity = Connectivity::public_;
  std::vector<NatGatewayAddress> addresses;         ///< the primary one first
  std::vector<NatGatewayAddress> former_addresses;  ///< free again; shown while connections are drained
  NetworkInterfaceId network_interface;
  Timestamp created;
  std::optional<Timestamp> deleted;           ///< when DeleteNatGateway was called
  std::string failure_code, failure_message;  ///< empty unless creation failed
  Idempotency idempotency;
  Tags tags;

  static constexpr auto indexed =
      std::to_array<std::string_view>({"subnet-id", "vpc-id", "live-availability-zone"});
  void index(IndexKeys& keys) const {
    keys.add("subnet-id", subnet);
    keys.add("vpc-id", vpc);
    if (!deleted && failure_code.empty()) keys.add("live-availability-zone", availability_zone);
  }
};

}  // namespace vpcsim
