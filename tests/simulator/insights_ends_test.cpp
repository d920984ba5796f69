// Paths that begin or end at something that isn't a host.
#include "catch.hpp"
#include "simulator/insights_wide_world.hpp"

using namespace vpcsim;
using tests::codes;
using tests::ids;
using tests::WideWorld;
using Codes = std::vector<std::string>;

TEST_CASE("a path ends at a peering connection, and comes back from there") {
  WideWorld world;
  world.connect();
  auto found = world.analyze(world.a.instance, world.peering);
  CHECK(found.explanations.empty());
  const auto acl = world.acl_of(world.a);
  CHECK(ids(found.forward_path_components) ==
        Codes{world.a.instance, world.a.interface, world.a.group, acl, world.a.table, world.peering});
  CHECK(ids(found.return_path_components) ==
        Codes{world.peering, acl, world.a.group, world.a.interface, world.a.instance});
  const auto& end = found.forward_path_components.back();
  CHECK(end.source_vpc->id == world.a.vpc);
  CHECK(end.destination_vpc->id == world.b.vpc);
  // Any host of the far VPC.
  CHECK(end.inbound_header->destination_addresses == Codes{"10.20.0.0/16"});
}

TEST_CASE("a path begins at a peering connection with any address of the far VPC that gets through") {
  WideWorld world;
  world.connect();
  auto found = world.analyze(world.peering, world.b.instance);
  const auto acl = world.acl_of(world.b);
  CHECK(ids(found.forward_path_components) ==
        Codes{world.peering, acl, world.b.group, world.b.interface, world.b.instance});
  CHECK(ids(found.return_path_components) ==
        Codes{world.b.instance, world.b.interface, world.b.group, acl, world.b.table, world.peering});
  CHECK(found.forward_path_components[0].outbound_header->source_addresses == Codes{"10.10.0.0/16"});
  world.let_in(world.b, "10.10.4.0/24", 443);
  auto wanted = world.request(world.peering, world.b.instance);
  wanted.destination_port = 443;
  auto narrow = world.analyze(wanted);
  CHECK(narrow.network_path_found == true);
  CHECK(narrow.forward_path_components.at(0).outbound_header->source_addresses == Codes{"10.10.4.0/24"});
}

TEST_CASE("what comes by a peering connection may be a member of a group that a rule refers to") {
  WideWorld world;
  world.peer();
  world.route(world.b, "10.10.0.0/16");
  world.let_in_group(world.b, world.a.group);
  auto found = world.analyze(world.peering, world.b.instance);
  CHECK(found.network_path_found == true);
  CHECK(found.forward_path_components.at(0).outbound_header->source_addresses == Codes{world.a.ip + "/32"});
}

TEST_CASE("what lies between a peering connection and a host is explained") {
  WideWorld world;
  world.peer();
  CHECK(codes(world.analyze(world.a.instance, world.peering)) == Codes{"NO_ROUTE_TO_DESTINATION"});
  auto back = world.analyze(world.peering, world.b.instance);
  REQUIRE(codes(back) == Codes{"ENI_SG_RULES_MISMATCH", "SG_HAS_NO_RULES", "NO_ROUTE_TO_DESTINATION"});
  CHECK(back.explanations[2].destination->id == world.peering);
  CHECK(back.explanations[2].route_table->id == world.b.table);
}

TEST_CASE("a path ends at a transit gateway, behind the attachment that leads there") {
  WideWorld world;
  world.make_hub();
  auto found = world.analyze(world.a.instance, world.hub);
  CHECK(found.explanations.empty());
  CHECK(ids(found.forward_path_components) == Codes{world.a.instance, world.a.interface, world.a.group,
                                                    world.acl_of(world.a), world.a.table, world.attachment_a,
                                                    world.hub});
  CHECK(found.forward_path_components.back().inbound_header->destination_addresses == Codes{"10.20.0.0/16"});
  CHECK(found.return_path_components.empty());
}

TEST_CASE("a path begins at a transit gateway by any of its tables") {
  WideWorld world;
  world.make_hub();
  world.let_in(world.b, "192.168.0.0/24");
  auto found = world.analyze(world.hub, world.b.instance);
  CHECK(found.explanations.empty());
  CHECK(ids(found.forward_path_components) == Codes{world.hub, world.hub_table(), world.attachment_b,
                                                    world.b.group, world.b.interface, world.b.instance});
  CHECK(found.forward_path_components[0].outbound_header->source_addresses == Codes{"192.168.0.0/24"});
}

TEST_CASE("a transit gateway attachment is an end on either of its sides") {
  WideWorld world;
  world.make_hub();
  world.let_in(world.b, "10.10.0.0/16");
  auto entered = world.analyze(world.a.instance, world.attachment_a);
  CHECK(entered.forward_path_components.back().component->id == world.attachment_a);
  auto through = world.analyze(world.a.instance, world.attachment_b);
  CHECK(ids(through.forward_path_components) ==
        Codes{world.a.instance, world.a.interface, world.a.group, world.acl_of(world.a), world.a.table,
              world.attachment_a, world.hub_table(), world.attachment_b});
  auto from_far = world.analyze(world.attachment_a, world.b.instance);
  CHECK(ids(from_far.forward_path_components) == Codes{world.attachment_a, world.hub_table(),
                                                       world.attachment_b, world.b.group, world.b.interface,
                                                       world.b.instance});
  CHECK(from_far.forward_path_components[0].outbound_header->source_addresses == Codes{"10.10.0.0/16"});
  auto from_near = world.analyze(world.attachment_b, world.b.instance);
  CHECK(ids(from_near.forward_path_components) ==
        Codes{world.attachment_b, world.b.group, world.b.interface, world.b.instance});
}

TEST_CASE("a path through a VPN gateway begins or ends there, both ways") {
  WideWorld world;
  world.attach_vpn(world.a);
  CHECK(codes(world.analyze(world.a.instance, world.vgw)) == Codes{"NO_ROUTE_TO_DESTINATION"});
  world.route_to_gateway(world.a.table, "192.168.0.0/16", world.vgw);
  world.let_in(world.a, "192.168.7.0/24");
  auto out = world.analyze(world.a.instance, world.vgw);
  const auto acl = world.acl_of(world.a);
  CHECK(ids(out.forward_path_components) ==
        Codes{world.a.instance, world.a.interface, world.a.group, acl, world.a.table, world.vgw});
  CHECK(ids(out.return_path_components) ==
        Codes{world.vgw, acl, world.a.group, world.a.interface, world.a.instance});
  CHECK(out.forward_path_components.back().inbound_header->destination_addresses == Codes{"192.168.0.0/16"});
  auto in = world.analyze(world.vgw, world.a.instance);
  CHECK(ids(in.forward_path_components) ==
        Codes{world.vgw, acl, world.a.group, world.a.interface, world.a.instance});
  CHECK(in.forward_path_components[0].outbound_header->source_addresses == Codes{"192.168.7.0/24"});
  CHECK(in.return_path_components.back().component->id == world.vgw);
}

TEST_CASE("a detached VPN gateway is associated with no VPC") {
  WideWorld world;
  const auto gateway = world.call(ec2::CreateVpnGatewayRequest{}).vpn_gateway.vpn_gateway_id;
  CHECK(codes(world.analyze(world.a.instance, gateway)) == Codes{"UNASSOCIATED_COMPONENT"});
}

TEST_CASE("a gateway endpoint is reached by the addresses of its service, and starts nothing") {
  WideWorld world;
  world.add_gateway_endpoint(world.a, false);
  auto missing = world.analyze(world.a.instance, world.endpoint);
  REQUIRE(codes(missing) == Codes{"NO_ROUTE_TO_DESTINATION"});
  CHECK(missing.explanations[0].destination->id == world.endpoint);
  world.call(ec2::DeleteVpcEndpointsRequest{.vpc_endpoint_ids = {world.endpoint}});
  world.add_gateway_endpoint(world.a);
  auto found = world.analyze(world.a.instance, world.endpoint);
  const auto acl = world.acl_of(world.a);
  CHECK(ids(found.forward_path_components) ==
        Codes{world.a.instance, world.a.interface, world.a.group, acl, world.a.table, world.endpoint});
  CHECK(ids(found.return_path_components) ==
        Codes{world.endpoint, acl, world.a.group, world.a.interface, world.a.instance});
  CHECK(codes(world.analyze(world.endpoint, world.a.instance)) == Codes{"VPCE_INTRA_VPC_TRAFFIC"});
}

TEST_CASE("an interface endpoint stands behind its interface, and its service behind it") {
  WideWorld world;
  const auto service = world
                           .call(ec2::CreateVpcEndpointServiceConfigurationRequest{
                               .acceptance_required = false,
                               .network_load_balancer_arns =
                                   {"arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/net/"
                                    "front/0123456789abcdef"}})
                           .service_configuration;
  CHECK(codes(world.analyze(world.a.instance, service.service_id)) == Codes{"UNASSOCIATED_COMPONENT"});
  world.add_interface_endpoint(world.b, service.service_name);
  world.connect();
  auto found = world.analyze(world.a.instance, world.endpoint);
  CHECK(found.explanations.empty());
  REQUIRE(found.forward_path_components.size() == 10);
  CHECK(found.forward_path_components[8].attached_to->id == world.endpoint);
  CHECK(found.forward_path_components[9].component->id == world.endpoint);
  CHECK(found.forward_path_components[9].service_name == service.service_name);
  CHECK(found.return_path_components.at(0).component->id == world.endpoint);
  auto beyond = world.analyze(world.a.instance, service.service_id);
  REQUIRE(beyond.forward_path_components.size() == 11);
  CHECK(beyond.forward_path_components[9].component->id == world.endpoint);
  CHECK(beyond.forward_path_components[10].component->id == service.service_id);
  CHECK(beyond.forward_path_components[10].inbound_header.has_value());
  CHECK(beyond.return_path_components.at(0).component->id == service.service_id);
  CHECK(beyond.return_path_components.at(1).component->id == world.endpoint);
  CHECK(codes(world.analyze(service.service_id, world.a.instance)).at(0) == "VPCE_INTRA_VPC_TRAFFIC");
}

TEST_CASE("from behind a transit gateway to the internet by another VPC's NAT gateway") {
  WideWorld world;
  world.make_hub();
  world.attach_internet(world.a);
  world.add_nat(world.a);
  world.route_to_hub(world.b, "0.0.0.0/0");
  world.hub_route("0.0.0.0/0", world.attachment_a);
  auto found = world.analyze(world.b.instance, world.igw);
  CHECK(found.explanations.empty());
  REQUIRE_FALSE(found.forward_path_components.empty());
  CHECK(found.forward_path_components.back().component->id == world.igw);
  CHECK(world.analyze(world.attachment_b, world.igw).network_path_found == true);
}

TEST_CASE("an internet gateway passes nothing on to what is behind a component of its VPC") {
  WideWorld world;
  world.connect();
  world.attach_internet(world.a);
  CHECK(codes(world.analyze(world.igw, world.peering)) == Codes{"IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"});
  CHECK(codes(world.analyze(world.peering, world.igw)) == Codes{"IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"});
}

TEST_CASE("a path that crosses a zone says so, and an endpoint without a way back through the gateway") {
  WideWorld world;
  const auto other = world.beside(world.a, "10.10.2.0/24", "us-east-1b");
  world.let_in(other, "10.10.0.0/16");
  auto found = world.analyze(world.a.instance, other.instance);
  REQUIRE(found.network_path_found == true);
  const auto& way = found.forward_path_components;
  const auto& interface = way.at(way.size() - 2);
  REQUIRE(interface.additional_details.size() == 1);
  CHECK(interface.additional_details[0].additional_detail_type == "AVAILABILITY_ZONE_CROSSED");
  world.make_hub();
  world.add_interface_endpoint(world.b);
  world.let_in(world.b, "10.10.0.0/16");
  CHECK(world.analyze(world.a.instance, world.endpoint)
            .forward_path_components.back()
            .additional_details.empty());
  world.call(
      ec2::DeleteRouteRequest{.destination_cidr_block = "10.10.0.0/16", .route_table_id = world.b.table});
  auto lame = world.analyze(world.a.instance, world.endpoint);
  const auto& last = lame.forward_path_components.at(lame.forward_path_components.size() - 2);
  REQUIRE(last.additional_details.size() == 1);
  CHECK(last.additional_details[0].additional_detail_type == "RESPONSE_RTB_HAS_NO_ROUTE_TO_TRANSIT_GATEWAY");
  CHECK(last.additional_details[0].component->id == world.b.table);
}

TEST_CASE("of several paths the shortest is shown, and the others' components are hinted at") {
  WideWorld world;
  world.connect();
  world.make_hub(WideWorld::Option::enable, WideWorld::Option::enable, false);
  // One of the instance's addresses is routed by the transit gateway.
  world.call(ec2::AssignPrivateIpAddressesRequest{.network_interface_id = world.b.interface,
                                                  .private_ip_addresses = {"10.20.1.200"}});
  world.call(ec2::CreateRouteRequest{.destination_cidr_block = "10.20.1.200/32",
                                     .route_table_id = world.a.table,
                                     .transit_gateway_id = world.hub});
  auto found = world.a_to_b();
  REQUIRE(found.network_path_found == true);
  CHECK(ids(found.forward_path_components).at(5) == world.peering);
  std::vector<std::string> hinted;
  for (const auto& hint : found.alternate_path_hints) hinted.push_back(hint.component_id.value_or(""));
  CHECK(hinted == Codes{world.attachment_a, world.hub, world.attachment_b});
  auto by_hub = world.start_request(world.make_path(world.request(world.a.instance, world.b.instance)));
  by_hub.filter_in_arns = {WideWorld::arn("transit-gateway", world.hub)};
  auto other = world.described(world.start(by_hub));
  REQUIRE(other.network_path_found == true);
  CHECK(ids(other.forward_path_components).at(5) == world.attachment_a);
}
