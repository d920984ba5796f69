// The evaluator's words are this folder's own; where the state has a noun of the same name, the evaluator's
// is meant.
#pragma once

#include "simulator/network/path.hpp"

namespace vpcsim::insights {

using namespace network;

using network::Direction;
using network::EgressOnlyInternetGateway;
using network::Instance;
using network::InterfaceAddress;
using network::InternetGateway;
using network::LocalTarget;
using network::NatGateway;
using network::NetworkAcl;
using network::NetworkAclEntry;
using network::NetworkInterface;
using network::Route;
using network::RouteOrigin;
using network::RouteState;
using network::RouteTable;
using network::RouteTarget;
using network::SecurityGroup;
using network::SecurityGroupReference;
using network::SecurityGroupRule;
using network::Subnet;
using network::TransitGateway;
using network::TransitGatewayAttachment;
using network::TransitGatewayRouteTable;
using network::Vpc;
using network::VpcEndpoint;
using network::VpcPeeringConnection;
using network::VpnGateway;
using protocol::Cidr;
using protocol::Ipv4;

}  // namespace vpcsim::insights
