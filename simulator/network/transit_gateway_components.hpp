// Transit gateways as the evaluator knows them: attachments, and route tables of their own.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "simulator/network/index.hpp"

namespace vpcsim::network {

struct TransitGateway {
  std::string id;
  std::string name;
  std::string owner;
  std::string region;
  bool available = true;
  bool security_group_referencing = false;
};

struct TransitGatewayRouteTable {
  struct Route {
    IpBlock destination;
    Index<TransitGatewayAttachment> attachment;  ///< nowhere: a blackhole by intention
    bool propagated = false;
    bool blackhole = false;
  };
  std::string id;
  std::string name;
  Index<TransitGateway> transit_gateway;
  /// In any order; a Network keeps them in order of precedence (transit_gateway.hpp).
  std::vector<Route> routes;
};

struct TransitGatewayAttachment {
  std::string id;
  std::string name;
  Index<TransitGateway> transit_gateway;
  /// monostate: VPN, Connect and other kinds that lead out of what vpcsim knows, or what can't be seen.
  std::variant<std::monostate, Index<Vpc>, Index<TransitGateway>> resource;
  std::string resource_kind;  ///< "vpc", "peering", "connect", "vpn"...
  bool available = true;
  Index<TransitGatewayRouteTable> route_table;  ///< the associated one; nowhere: none
  std::vector<Index<Subnet>> subnets;           ///< of a VPC attachment, one in each Availability Zone
  bool appliance_mode = false;
  bool ipv6 = false;
  bool security_group_referencing = false;
};

}  // namespace vpcsim::network
