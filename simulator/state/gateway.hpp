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

/// An Elastic IP address.
struct Address {
  AllocationId id;
  Ipv4 public_ip;
  std::optional<AddressAssociationId> association;
  std::optional<NetworkInterfaceId> network_interface;  ///< set with `association`
  std::optional<Ipv4> private_ip;                       ///< set with `association`
  Tags tags;

  static constexpr auto indexed = std::to_array<std::string_view>({"public-ip", "association-id"});
  void index(IndexKeys& keys) const {
    keys.add("public-ip", public_ip.text());
    keys.add("association-id", association);
  }
};

enum class Connectivity { public_, private_ };

struct NatGateway {
  NatGatewayId id;
  SubnetId subnet;
  VpcId vpc;
  std::string availability_zone;
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

  static constexpr auto indexed =
      std::to_array<std::string_view>({"subnet-id", "vpc-id", "live-availability-zone"});
  void index(IndexKeys& keys) const {
    keys.add("subnet-id", subnet);
    keys.add("vpc-id", vpc);
    if (!deleted && failure_code.empty()) keys.add("live-availability-zone", availability_zone);
  }
};

}  // namespace vpcsim
