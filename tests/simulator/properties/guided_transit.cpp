// Transit gateways: attachments, tables and routes, tunnels, multicast.
#include <array>

#include "simulator/properties/generator.hpp"

namespace vpcsim::tests::properties {
namespace {

std::string on_or_off(bool on) {
  return on ? "enable" : "disable";
}

}  // namespace

Call Generator::transit_gateway_call() {
  const std::size_t home = usual_home();
  switch (random_.below(12)) {
    case 0:
      return {.home = home,
              .action = "CreateTransitGateway",
              .parameters = {{"Options.TransitGatewayCidrBlocks.1", {"192.0.2.0/24"}},
                             {"Options.MulticastSupport", {on_or_off(random_.chance(70))}},
                             {"Options.SecurityGroupReferencingSupport", {on_or_off(random_.chance(70))}},
                             {"Options.DefaultRouteTablePropagation", {on_or_off(random_.chance(70))}}}};
    case 1:
      return {.home = home,
              .action = "CreateTransitGatewayRouteTable",
              .parameters = {{"TransitGatewayId", id_of(home, "tgw-")}}};
    case 2:
    case 3:
    case 4:
    case 5:
      return transit_attachment_call();
    case 6:
    case 7:
    case 8:
      return transit_route_call();
    case 9:
      return {.home = home,
              .action = "ModifyTransitGateway",
              .parameters = {{"TransitGatewayId", id_of(home, "tgw-")},
                             {"Options.SecurityGroupReferencingSupport", {on_or_off(random_.chance(50))}}}};
    default:
      return connect_call();
  }
}

Call Generator::transit_attachment_call() {
  const std::size_t home = usual_home(), other = random_.below(World::home_count);
  auto id = [&](std::string_view prefix) { return id_of(home, prefix); };
  const auto [subnet, vpc] = together(home, "subnet-", "vpc-");
  switch (random_.below(8)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return {.home = home,
              .action = "CreateTransitGatewayVpcAttachment",
              .parameters = {{"TransitGatewayId", id("tgw-")}, {"VpcId", vpc}, {"SubnetIds.1", subnet}}};
    case 4:
    case 5:
      return {.home = home,
              .action = "ModifyTransitGatewayVpcAttachment",
              .parameters = {{"TransitGatewayAttachmentId", id("tgw-attach-")},
                             {random_.chance(60) ? "AddSubnetIds.1" : "RemoveSubnetIds.1", subnet},
                             {"Options.SecurityGroupReferencingSupport", {on_or_off(random_.chance(70))}}}};
    case 6:
      return {.home = home,
              .action = "CreateTransitGatewayPeeringAttachment",
              .parameters = {{"TransitGatewayId", id("tgw-")},
                             {"PeerTransitGatewayId", id_of(other, "tgw-")},
                             {"PeerAccountId", {World::home(other).account}},
                             {"PeerRegion", {World::home(other).region}}}};
    default:
      return {.home = home,
              .action = random_.chance(80) ? "AcceptTransitGatewayPeeringAttachment"
                                           : "RejectTransitGatewayPeeringAttachment",
              .parameters = {{"TransitGatewayAttachmentId", id("tgw-attach-")}}};
  }
}

Call Generator::transit_route_call() {
  const std::size_t home = usual_home();
  static constexpr std::array<std::string_view, 4> of_both{
      "AssociateTransitGatewayRouteTable", "DisassociateTransitGatewayRouteTable",
      "EnableTransitGatewayRouteTablePropagation", "DisableTransitGatewayRouteTablePropagation"};
  Call call{.home = home,
            .action = random_.chance(75) ? "CreateTransitGatewayRoute" : "ReplaceTransitGatewayRoute",
            .parameters = {{"TransitGatewayRouteTableId", id_of(home, "tgw-rtb-")}}};
  const bool blackhole = random_.chance(15);
  if (blackhole) {
    call.parameters.push_back({"Blackhole", {"true"}});
  } else {
    call.parameters.push_back({"TransitGatewayAttachmentId", id_of(home, "tgw-attach-")});
  }
  if (!blackhole && random_.chance(45)) {
    call.action = random_.pick(of_both);
  } else if (random_.chance(85)) {
    call.parameters.push_back({"DestinationCidrBlock", {subnet_block()}});
  } else {
    call.action = "CreateTransitGatewayPrefixListReference";
    call.parameters.push_back({"PrefixListId", id_of(home, "pl-")});
  }
  return call;
}

Call Generator::connect_call() {
  const std::size_t home = usual_home();
  const Value attachment = id_of(home, "tgw-attach-");
  if (random_.chance(50)) {
    return {
        .home = home,
        .action = "CreateTransitGatewayConnect",
        .parameters = {{"TransportTransitGatewayAttachmentId", attachment}, {"Options.Protocol", {"gre"}}}};
  }
  return {
      .home = home,
      .action = "CreateTransitGatewayConnectPeer",
      .parameters = {{"TransitGatewayAttachmentId", attachment},
                     {"PeerAddress", {"10.0.0.9"}},
                     {"InsideCidrBlocks.1", {"169.254." + std::to_string(6 + random_.below(3)) + ".0/29"}}}};
}

Call Generator::multicast_call() {
  const std::size_t home = usual_home();
  const Value domain = id_of(home, "tgw-mcast-domain-");
  const auto [subnet, attachment] = together(home, "subnet-", "tgw-attach-");
  switch (random_.below(8)) {
    case 0:
      return {.home = home,
              .action = "CreateTransitGatewayMulticastDomain",
              .parameters = {{"TransitGatewayId", id_of(home, "tgw-")},
                             {"Options.StaticSourcesSupport", {"enable"}}}};
    case 1:
    case 2:
    case 3:
      return {.home = home,
              .action = random_.chance(80) ? "AssociateTransitGatewayMulticastDomain"
                                           : "DisassociateTransitGatewayMulticastDomain",
              .parameters = {{"TransitGatewayMulticastDomainId", domain},
                             {"TransitGatewayAttachmentId", attachment},
                             {"SubnetIds.1", subnet}}};
    case 4:
    case 5:
    case 6:
      return {.home = home,
              .action = random_.chance(70) ? "RegisterTransitGatewayMulticastGroupMembers"
                                           : "RegisterTransitGatewayMulticastGroupSources",
              .parameters = {{"TransitGatewayMulticastDomainId", domain},
                             {"GroupIpAddress", {"224.0.1." + std::to_string(random_.below(2))}},
                             {"NetworkInterfaceIds.1", id_of(home, "eni-")}}};
    default:
      return {.home = home,
              .action = random_.chance(70) ? "DeregisterTransitGatewayMulticastGroupMembers"
                                           : "DeregisterTransitGatewayMulticastGroupSources",
              .parameters = {{"TransitGatewayMulticastDomainId", domain},
                             {"GroupIpAddress", {"224.0.1." + std::to_string(random_.below(2))}},
                             {"NetworkInterfaceIds.1", id_of(home, "eni-")}}};
  }
}

Call Generator::transit_delete_call() {
  static constexpr auto deletions = std::to_array<std::array<std::string_view, 3>>({
      {"DeleteTransitGateway", "TransitGatewayId", "tgw-"},
      {"DeleteTransitGatewayVpcAttachment", "TransitGatewayAttachmentId", "tgw-attach-"},
      {"DeleteTransitGatewayVpcAttachment", "TransitGatewayAttachmentId", "tgw-attach-"},
      {"DeleteTransitGatewayVpcAttachment", "TransitGatewayAttachmentId", "tgw-attach-"},
      {"DeleteTransitGatewayConnect", "TransitGatewayAttachmentId", "tgw-attach-"},
      {"DeleteTransitGatewayPeeringAttachment", "TransitGatewayAttachmentId", "tgw-attach-"},
      {"DeleteTransitGatewayConnectPeer", "TransitGatewayConnectPeerId", "tgw-connect-peer-"},
      {"DeleteTransitGatewayRouteTable", "TransitGatewayRouteTableId", "tgw-rtb-"},
      {"DeleteTransitGatewayMulticastDomain", "TransitGatewayMulticastDomainId", "tgw-mcast-domain-"},
      {"DeleteNetworkInterface", "NetworkInterfaceId", "eni-"},
  });
  const std::size_t home = usual_home();
  const auto& [action, parameter, prefix] = random_.pick(deletions);
  return {.home = home,
          .action = std::string(action),
          .parameters = {{std::string(parameter), id_of(home, prefix)}}};
}

}  // namespace vpcsim::tests::properties
