// What leads out of a VPC: gateways, peerings, endpoints.
#include "simulator/properties/generator.hpp"

namespace vpcsim::tests::properties {

Call Generator::gateway_call() {
  const std::size_t home = usual_home();
  auto id = [&](std::string_view prefix) { return id_of(home, prefix); };
  switch (random_.below(8)) {
    case 0:
      return {
          .home = home, .action = "CreateEgressOnlyInternetGateway", .parameters = {{"VpcId", id("vpc-")}}};
    case 1:
      return {.home = home, .action = "CreateVpnGateway", .parameters = {{"Type", {"ipsec.1"}}}};
    case 2:
      return {.home = home,
              .action = random_.chance(70) ? "AttachVpnGateway" : "DetachVpnGateway",
              .parameters = {{"VpnGatewayId", id("vgw-")}, {"VpcId", id("vpc-")}}};
    case 3:
      return {.home = home,
              .action = "EnableVgwRoutePropagation",
              .parameters = {{"RouteTableId", id("rtb-")}, {"GatewayId", id("vgw-")}}};
    case 4:
      return {.home = home,
              .action = "AssociateRouteTable",
              .parameters = {{"RouteTableId", id("rtb-")},
                             {"GatewayId", id(random_.chance(50) ? "igw-" : "vgw-")}}};
    case 5:
      return {.home = home,
              .action = "CreateManagedPrefixList",
              .parameters = {{"PrefixListName", {"l" + std::to_string(random_.below(4))}},
                             {"AddressFamily", {"IPv4"}},
                             {"MaxEntries", {"2"}},
                             {"Entry.1.Cidr", {subnet_block()}}}};
    case 6:
      return {.home = home,
              .action = "CreateRoute",
              .parameters = {{"RouteTableId", id("rtb-")},
                             {"DestinationPrefixListId", id("pl-")},
                             {"GatewayId", id(random_.chance(50) ? "igw-" : "vgw-")}}};
    default:
      return {.home = home,
              .action = "AssociateVpcCidrBlock",
              .parameters = {{"VpcId", id("vpc-")}, {"AmazonProvidedIpv6CidrBlock", {"true"}}}};
  }
}

Call Generator::peering_call() {
  const std::size_t home = random_.below(World::home_count), other = random_.below(World::home_count);
  if (random_.chance(50)) {
    return {.home = home,
            .action = "CreateVpcPeeringConnection",
            .parameters = {{"VpcId", id_of(home, "vpc-")},
                           {"PeerVpcId", id_of(other, "vpc-")},
                           {"PeerOwnerId", {World::home(other).account}},
                           {"PeerRegion", {World::home(other).region}}}};
  }
  return {.home = other,
          .action = random_.chance(80) ? "AcceptVpcPeeringConnection" : "RejectVpcPeeringConnection",
          .parameters = {{"VpcPeeringConnectionId", id_of(other, "pcx-")}}};
}

Call Generator::endpoint_call() {
  const std::size_t home = usual_home();
  auto id = [&](std::string_view prefix) { return id_of(home, prefix); };
  const std::string region = World::home(home).region;
  const auto [subnet, vpc] = together(home, "subnet-", "vpc-");
  switch (random_.below(7)) {
    case 0:
      return {.home = home,
              .action = "CreateVpcEndpoint",
              .parameters = {
                  {"VpcId", id("vpc-")},
                  {"ServiceName", {"com.amazonaws." + region + (random_.chance(50) ? ".s3" : ".dynamodb")}},
                  {"RouteTableId.1", id("rtb-")}}};
    case 1:
      return {.home = home,
              .action = "CreateVpcEndpoint",
              .parameters = {{"VpcId", vpc},
                             {"VpcEndpointType", {"Interface"}},
                             {"ServiceName", {"com.amazonaws." + region + ".ec2"}},
                             {"SubnetId.1", subnet},
                             {"PrivateDnsEnabled", {random_.chance(30) ? "true" : "false"}}}};
    case 2: {
      Value service = id_of(random_.below(2), "vpce-svc-");
      service.text = "com.amazonaws.vpce." + region + ".";
      return {.home = home,
              .action = "CreateVpcEndpoint",
              .parameters = {{"VpcId", vpc},
                             {"VpcEndpointType", {"Interface"}},
                             {"ServiceName", service},
                             {"SubnetId.1", subnet}}};
    }
    case 3:
      return {.home = home,
              .action = "CreateVpcEndpointServiceConfiguration",
              .parameters = {{"NetworkLoadBalancerArn.1",
                              {"arn:aws:elasticloadbalancing:" + region + ":" + World::home(home).account +
                               ":loadbalancer/net/n/1"}},
                             {"AcceptanceRequired", {random_.chance(50) ? "true" : "false"}}}};
    case 4:
      return {.home = home,
              .action = "ModifyVpcEndpointServicePermissions",
              .parameters = {{"ServiceId", id("vpce-svc-")}, {"AddAllowedPrincipals.1", {"*"}}}};
    case 5:
      return {.home = home,
              .action = random_.chance(70) ? "AcceptVpcEndpointConnections" : "RejectVpcEndpointConnections",
              .parameters = {{"ServiceId", id("vpce-svc-")},
                             {"VpcEndpointId.1", id_of(random_.below(2), "vpce-")}}};
    default:
      return {
          .home = home,
          .action = "ModifyVpcEndpoint",
          .parameters = {{"VpcEndpointId", id("vpce-")},
                         {random_.chance(50) ? "AddRouteTableId.1" : "RemoveRouteTableId.1", id("rtb-")}}};
  }
}

}  // namespace vpcsim::tests::properties
