// The place of a record in its vector of a description (description.hpp), and the vocabulary of values.
#pragma once

#include <compare>
#include <cstdint>

#include "protocol/ip.hpp"

namespace vpcsim::network {

using protocol::Ip;
using protocol::IpBlock;
using protocol::IpProtocol;
using protocol::PortRange;

/// By default, of no record.
template <class Record>
struct Index {
  static constexpr std::uint32_t nowhere = ~std::uint32_t{0};
  std::uint32_t position = nowhere;

  explicit operator bool() const { return position != nowhere; }
  friend auto operator<=>(const Index&, const Index&) = default;
};

struct Vpc;
struct Subnet;
struct RouteTable;
struct NetworkAcl;
struct SecurityGroup;
struct InternetGateway;
struct EgressOnlyInternetGateway;
struct NatGateway;
struct VpnGateway;
struct VpcPeeringConnection;
struct VpcEndpoint;
struct TransitGateway;
struct TransitGatewayAttachment;
struct TransitGatewayRouteTable;
struct NetworkInterface;
struct Instance;
struct FlowLog;

}  // namespace vpcsim::network
