// What Reachability Analyzer finds: the peering walk-through and its faults, one by one.
#include "catch.hpp"
#include "protocol/ec2/transit_gateway.hpp"
#include "protocol/ec2/transit_gateway_vpc_attachment.hpp"
#include "simulator/insights_world.hpp"

using namespace vpcsim;
using tests::codes;
using tests::ids;
using tests::InsightsWorld;
using Codes = std::vector<std::string>;

namespace {

struct Connected : InsightsWorld {
  Connected() { connect(); }

  std::string acl_of(const tests::Side& side) {
    return call(ec2::DescribeNetworkAclsRequest{.filters = {{"vpc-id", {side.vpc}}}})
        .network_acls.at(0)
        .network_acl_id;
  }
  /// A deny that comes before the default network ACL's rule.
  void deny(const tests::Side& side, bool egress, int from, int to) {
    call(ec2::CreateNetworkAclEntryRequest{.cidr_block = "0.0.0.0/0",
                                           .egress = egress,
                                           .network_acl_id = acl_of(side),
                                           .port_range = ec2::PortRange{from, to},
                                           .protocol = "6",
                                           .rule_action = ec2::RuleAction::deny,
                                           .rule_number = 50});
  }
};

/// A public instance behind an internet gateway.
struct Public : InsightsWorld {
  std::string igw, public_ip;
  Public() {
    igw = call(ec2::CreateInternetGatewayRequest{}).internet_gateway.internet_gateway_id;
    call(ec2::AttachInternetGatewayRequest{.internet_gateway_id = igw, .vpc_id = a.vpc});
    call(ec2::CreateRouteRequest{
        .destination_cidr_block = "0.0.0.0/0", .gateway_id = igw, .route_table_id = a.table});
    let_in(a, "0.0.0.0/0");
    auto address = allocate();
    public_ip = address.public_ip;
    call(ec2::AssociateAddressRequest{.allocation_id = address.allocation_id,
                                      .network_interface_id = a.interface});
  }
};

}  // namespace

TEST_CASE("a path over a peering connection has ten components each way") {
  Connected world;
  auto found = world.a_to_b();
  CHECK(found.network_path_found == true);
  CHECK(found.explanations.empty());
  const auto acl_a = world.acl_of(world.a), acl_b = world.acl_of(world.b);
  CHECK(ids(found.forward_path_components) == Codes{world.a.instance, world.a.interface, world.a.group, acl_a,
                                                    world.a.table, world.peering, acl_b, world.b.group,
                                                    world.b.interface, world.b.instance});
  CHECK(ids(found.return_path_components) == Codes{world.b.instance, world.b.interface, world.b.group, acl_b,
                                                   world.b.table, world.peering, acl_a, world.a.group,
                                                   world.a.interface, world.a.instance});
}

TEST_CASE("each component says what let the packet pass") {
  Connected world;
  const auto found = world.a_to_b();
  const auto& way = found.forward_path_components;
  REQUIRE(way.size() == 10);
  for (std::size_t at = 0; at < way.size(); ++at) CHECK(way[at].sequence_number == static_cast<int>(at) + 1);
  const auto& header = way[0].outbound_header;
  REQUIRE(header.has_value());
  CHECK(header->protocol == "6");
  CHECK(header->source_addresses == Codes{world.a.ip + "/32"});
  CHECK(header->destination_addresses == Codes{world.b.ip + "/32"});
  CHECK(header->destination_port_ranges.at(0).from == 80);
  CHECK(header->source_port_ranges.at(0).from == 0);
  CHECK(header->source_port_ranges.at(0).to == 65535);
  CHECK(way[1].attached_to->id == world.a.instance);
  CHECK(way[1].subnet->id == world.a.subnet);
  CHECK(way[1].vpc->id == world.a.vpc);
  CHECK(way[2].security_group_rule->direction == "egress");
  CHECK(way[2].security_group_rule->cidr == "0.0.0.0/0");
  CHECK(way[3].acl_rule->egress == true);
  CHECK(way[3].acl_rule->rule_number == 100);
  CHECK(way[3].acl_rule->rule_action == "allow");
  CHECK(way[4].route_table_route->destination_cidr == "10.20.0.0/16");
  CHECK(way[4].route_table_route->vpc_peering_connection_id == world.peering);
  CHECK(way[4].route_table_route->state == "active");
  CHECK(way[5].source_vpc->id == world.a.vpc);
  CHECK(way[5].destination_vpc->id == world.b.vpc);
  CHECK(way[7].security_group_rule->port_range->from == 80);
  CHECK(way[7].security_group_rule->cidr == "10.10.0.0/16");
  CHECK(way[9].inbound_header.has_value());
  CHECK(way[9].component->arn == "arn:aws:ec2:us-east-1:111111111111:instance/" + world.b.instance);
  // Replies pass security groups without a rule.
  CHECK_FALSE(found.return_path_components.at(2).security_group_rule.has_value());
  CHECK_FALSE(found.return_path_components.at(7).security_group_rule.has_value());
}

TEST_CASE("interfaces as ends are shown without their instances") {
  Connected world;
  auto found = world.analyze(world.a.interface, world.b.interface);
  CHECK(found.forward_path_components.size() == 8);
  CHECK(found.forward_path_components.at(0).outbound_header.has_value());
  CHECK(found.return_path_components.size() == 8);
}

TEST_CASE("all that is missing is explained at once") {
  InsightsWorld world;
  CHECK(codes(world.a_to_b()) == Codes{"DISCONNECTED_VPCS", "ENI_SG_RULES_MISMATCH", "SG_HAS_NO_RULES"});
  world.peer();
  auto analysis = world.a_to_b();
  CHECK(codes(analysis) == Codes{"NO_ROUTE_TO_DESTINATION", "ENI_SG_RULES_MISMATCH", "SG_HAS_NO_RULES",
                                 "NO_ROUTE_TO_DESTINATION"});
  const auto& route = analysis.explanations.at(0);
  CHECK(route.route_table->id == world.a.table);
  CHECK(route.destination->id == world.peering);
  CHECK(route.vpc->id == world.a.vpc);
  const auto& group = analysis.explanations.at(1);
  CHECK(group.direction == "ingress");
  CHECK(group.network_interface->id == world.b.interface);
  CHECK(group.security_groups.at(0).id == world.b.group);
  CHECK(group.vpc->id == world.b.vpc);
  CHECK(group.component_account == "111111111111");
  CHECK(group.component_region == "us-east-1");
  CHECK(analysis.explanations.at(3).route_table->id == world.b.table);
  CHECK(analysis.forward_path_components.empty());
}

TEST_CASE("a TCP path whose reply is lost isn't found, a UDP path is") {
  InsightsWorld world;
  world.peer();
  world.route(world.a, "10.20.0.0/16");
  world.let_in(world.b, "10.10.0.0/16");
  auto analysis = world.a_to_b();
  CHECK(analysis.network_path_found == false);
  CHECK(codes(analysis) == Codes{"NO_ROUTE_TO_DESTINATION"});
  world.call(ec2::AuthorizeSecurityGroupIngressRequest{
      .group_id = world.b.group,
      .ip_permissions = {{.from_port = 53,
                          .ip_protocol = "udp",
                          .ip_ranges = {{.cidr_ip = "10.10.0.0/16"}},
                          .to_port = 53}}});
  auto wanted = world.request(world.a.instance, world.b.instance);
  wanted.protocol = "udp";
  wanted.destination_port = 53;
  auto datagram = world.analyze(wanted);
  CHECK(datagram.network_path_found == true);
  CHECK(datagram.return_path_components.empty());
}

TEST_CASE("a network ACL that denies is explained with its rule") {
  Connected world;
  world.deny(world.b, false, 80, 80);
  auto analysis = world.a_to_b();
  REQUIRE(codes(analysis) == Codes{"SUBNET_ACL_RESTRICTION"});
  const auto& explanation = analysis.explanations[0];
  CHECK(explanation.direction == "ingress");
  CHECK(explanation.acl->id == world.acl_of(world.b));
  CHECK(explanation.subnet->id == world.b.subnet);
  CHECK(explanation.vpc->id == world.b.vpc);
  CHECK(explanation.acl_rule->rule_number == 50);
}

TEST_CASE("one client port that gets through is enough") {
  Connected world;
  world.deny(world.a, false, 1024, 61000);
  auto found = world.a_to_b();
  CHECK(found.network_path_found == true);
  const auto ports = found.forward_path_components.at(0).outbound_header->source_port_ranges.at(0);
  CHECK(ports.from == 61001);
  CHECK(ports.to == 65535);
}

TEST_CASE("no client port gets through when a network ACL denies all of them") {
  Connected world;
  world.deny(world.a, false, 0, 65535);
  CHECK(codes(world.a_to_b()) == Codes{"SUBNET_ACL_RESTRICTION"});
}

TEST_CASE("without a destination port some port is enough") {
  Connected world;
  auto wanted = world.request(world.a.instance, world.b.instance);
  wanted.destination_port.reset();
  auto found = world.analyze(wanted);
  CHECK(found.network_path_found == true);
  const auto ports = found.forward_path_components.at(0).outbound_header->destination_port_ranges.at(0);
  CHECK(ports.from == 80);
  CHECK(ports.to == 80);
  wanted.client_token = world.token();
  wanted.filter_at_source = ec2::PathFilter{.destination_port_range = ec2::FilterPortRange{81, 90}};
  CHECK(codes(world.analyze(wanted)) ==
        Codes{"ENI_SG_RULES_MISMATCH", "FILTER_AT_SOURCE_DESTINATION_PORT_RANGE"});
}

TEST_CASE("a deleted peering connection leaves blackholes, and is explained with its state") {
  Connected world;
  world.call(ec2::DeleteVpcPeeringConnectionRequest{world.peering});
  auto analysis = world.a_to_b();
  CHECK(analysis.network_path_found == false);
  CHECK(codes(analysis) == Codes{"BAD_STATE_ROUTE", "BAD_STATE", "BAD_STATE_ROUTE"});
  CHECK(analysis.explanations.at(0).route_table_route->state == "blackhole");
  CHECK(analysis.explanations.at(1).vpc_peering_connection->id == world.peering);
  CHECK(analysis.explanations.at(1).state == "deleted");
}

TEST_CASE("from the internet to an instance, and back") {
  Public world;
  auto found = world.analyze(world.igw, world.a.instance);
  CHECK(found.network_path_found == true);
  REQUIRE(found.forward_path_components.size() == 5);
  const auto& gateway = found.forward_path_components[0];
  CHECK(gateway.component->id == world.igw);
  CHECK(gateway.inbound_header->destination_addresses == Codes{world.public_ip + "/32"});
  CHECK(gateway.outbound_header->destination_addresses == Codes{world.a.ip + "/32"});
  CHECK(gateway.vpc->id == world.a.vpc);
  // Any host on the internet: what isn't private.
  const auto& sources = gateway.inbound_header->source_addresses;
  CHECK(sources.at(0) == "0.0.0.0/5");
  CHECK(std::find(sources.begin(), sources.end(), "10.0.0.0/8") == sources.end());
  REQUIRE(found.return_path_components.size() == 6);
  CHECK(found.return_path_components[0].component->id == world.a.instance);
  CHECK(found.return_path_components[4].component->id == world.a.table);
  CHECK(found.return_path_components[5].component->id == world.igw);
  CHECK(found.return_path_components[5].outbound_header->source_addresses == Codes{world.public_ip + "/32"});
}

TEST_CASE("from an instance to the internet") {
  Public world;
  auto found = world.analyze(world.a.instance, world.igw);
  CHECK(found.network_path_found == true);
  CHECK(found.forward_path_components.size() == 6);
  CHECK(found.return_path_components.size() == 5);
}

TEST_CASE("a rule that admits one host on the internet is found") {
  Public world;
  world.let_in(world.a, "203.0.113.7/32", 22);
  auto wanted = world.request(world.igw, world.a.instance);
  wanted.destination_port = 22;
  auto found = world.analyze(wanted);
  CHECK(found.network_path_found == true);
  CHECK(found.forward_path_components.at(0).inbound_header->source_addresses == Codes{"203.0.113.7/32"});
  wanted.client_token = world.token();
  wanted.source_ip = "203.0.113.8";
  CHECK(codes(world.analyze(wanted)) == Codes{"ENI_SG_RULES_MISMATCH"});
}

TEST_CASE("a private address isn't on the internet") {
  Public world;
  auto wanted = world.request(world.igw, world.a.instance);
  wanted.source_ip = "10.0.0.1";
  auto analysis = world.analyze(wanted);
  REQUIRE(codes(analysis) == Codes{"IGW_EXPECTS_PUBLIC_ADDRESS"});
  CHECK(analysis.explanations[0].internet_gateway->id == world.igw);
  CHECK(analysis.explanations[0].address == "10.0.0.1/32");
}

TEST_CASE("an internet gateway reaches its own VPC alone") {
  Public world;
  auto analysis = world.analyze(world.igw, world.b.instance);
  REQUIRE(codes(analysis) == Codes{"DISCONNECTED_VPCS"});
  CHECK(analysis.explanations[0].source_vpc->id == world.a.vpc);
  CHECK(analysis.explanations[0].destination_vpc->id == world.b.vpc);
}

TEST_CASE("from the internet to the internet there is no path") {
  Public world;
  CHECK(codes(world.analyze(world.igw, world.igw)) == Codes{"NO_PATH"});
}

TEST_CASE("ends that can't be asked about are explained") {
  Connected world;
  const auto detached = world.call(ec2::CreateInternetGatewayRequest{}).internet_gateway.internet_gateway_id;
  CHECK(codes(world.analyze(detached, world.b.instance)) == Codes{"UNASSOCIATED_COMPONENT"});
  auto stranger =
      world.analyze(world.a.instance, "arn:aws:ec2:us-east-1:222222222222:instance/i-0123456789abcdef0");
  REQUIRE(codes(stranger) == Codes{"NO_SOURCE_OR_DESTINATION"});
  CHECK(stranger.explanations[0].missing_component ==
        "arn:aws:ec2:us-east-1:222222222222:instance/i-0123456789abcdef0");
  world.terminate(world.b.instance);
  CHECK(codes(world.a_to_b()) == Codes{"UNASSOCIATED_COMPONENT"});
}

TEST_CASE("a path must traverse what it is told to, and nothing that it is told not to") {
  Connected world;
  const auto path = world.make_path(world.request(world.a.instance, world.b.instance));
  const std::string arn = "arn:aws:ec2:us-east-1:111111111111:vpc-peering-connection/" + world.peering;
  auto in = world.start_request(path);
  in.filter_in_arns = {arn};
  CHECK(world.described(world.start(in)).network_path_found == true);
  auto other = world.start_request(path);
  other.filter_in_arns = {"arn:aws:ec2:us-east-1:111111111111:natgateway/nat-0123456789abcdef0"};
  CHECK(codes(world.described(world.start(other))) == Codes{"COMPONENT_FILTER_RESTRICTION"});
  auto out = world.start_request(path);
  out.filter_out_arns = {arn};
  auto refused = world.described(world.start(out));
  REQUIRE(codes(refused) == Codes{"COMPONENT_FILTER_RESTRICTION_REMOVED_COMPONENT"});
  CHECK(refused.explanations[0].component->id == world.peering);
  CHECK(refused.filter_out_arns == Codes{arn});
}

TEST_CASE("a packet that arrives otherwise than the filter wants is explained") {
  Connected world;
  auto wanted = world.request(world.a.instance, world.b.instance);
  wanted.filter_at_destination =
      ec2::PathFilter{"10.10.9.9", ec2::FilterPortRange{0, 65535}, "10.20.9.9", ec2::FilterPortRange{81, 82}};
  CHECK(codes(world.analyze(wanted)) == Codes{"FILTER_AT_DESTINATION_SOURCE_ADDRESS",
                                              "FILTER_AT_DESTINATION_DESTINATION_ADDRESS",
                                              "FILTER_AT_DESTINATION_DESTINATION_PORT_RANGE"});
}

TEST_CASE("an address is a destination by itself") {
  Connected world;
  auto wanted = world.request(world.a.instance, "");
  wanted.destination.reset();
  wanted.destination_port.reset();
  wanted.filter_at_source = ec2::PathFilter{.destination_address = world.b.ip,
                                            .destination_port_range = ec2::FilterPortRange{80, 80}};
  CHECK(world.analyze(wanted).network_path_found == true);
  wanted.client_token = world.token();
  wanted.filter_at_source->destination_address = "10.20.1.77";
  CHECK(world.analyze(wanted).network_path_found == false);
}

TEST_CASE("another account's side is seen when the analysis names the account") {
  InsightsWorld world;
  const std::string own = world.account;
  world.account = "222222222222";
  const auto theirs = world.make_side("10.30.0.0/16", "10.30.1.0/24");
  world.account = own;
  const auto peering =
      world
          .call(ec2::CreateVpcPeeringConnectionRequest{
              .peer_owner_id = "222222222222", .peer_vpc_id = theirs.vpc, .vpc_id = world.a.vpc})
          .vpc_peering_connection.vpc_peering_connection_id;
  world.account = "222222222222";
  world.call(ec2::AcceptVpcPeeringConnectionRequest{peering});
  world.let_in(theirs, "10.10.0.0/16");
  world.peering = peering;
  world.route(theirs, "10.10.0.0/16");
  world.account = own;
  world.route(world.a, "10.30.0.0/16");
  const auto path = world.make_path(
      world.request(world.a.instance, "arn:aws:ec2:us-east-1:222222222222:instance/" + theirs.instance));
  auto alone = world.described(world.start(path));
  CHECK(codes(alone) == Codes{"NO_SOURCE_OR_DESTINATION"});
  CHECK(alone.suggested_accounts == Codes{"222222222222"});
  auto both = world.start_request(path);
  both.additional_accounts = {"222222222222"};
  auto found = world.described(world.start(both));
  CHECK(found.network_path_found == true);
  CHECK(found.forward_path_components.back().component->arn ==
        "arn:aws:ec2:us-east-1:222222222222:instance/" + theirs.instance);
}

TEST_CASE("a path through a transit gateway is analyzed one way") {
  InsightsWorld world;
  const auto gateway = world.call(ec2::CreateTransitGatewayRequest{}).transit_gateway.transit_gateway_id;
  for (const auto* side : {&world.a, &world.b}) {
    world.call(ec2::CreateTransitGatewayVpcAttachmentRequest{
        .transit_gateway_id = gateway, .vpc_id = side->vpc, .subnet_ids = {side->subnet}});
  }
  world.let_in(world.b, "10.10.0.0/16");
  CHECK(codes(world.a_to_b()) == Codes{"NO_ROUTE_TO_DESTINATION"});
  world.call(ec2::CreateRouteRequest{.destination_cidr_block = "10.20.0.0/16",
                                     .route_table_id = world.a.table,
                                     .transit_gateway_id = gateway});
  auto found = world.a_to_b();
  CHECK(found.network_path_found == true);
  CHECK(found.return_path_components.empty());
  const auto& way = found.forward_path_components;
  const auto table = std::find_if(way.begin(), way.end(), [](const ec2::PathComponent& part) {
    return part.component->id->starts_with("tgw-rtb-");
  });
  REQUIRE(table != way.end());
  CHECK(table->transit_gateway->id == gateway);
  CHECK(table->transit_gateway_route_table_route->destination_cidr == "10.20.0.0/16");
  CHECK(table->transit_gateway_route_table_route->route_origin == "propagated");
  CHECK(table->transit_gateway_route_table_route->resource_id == world.b.vpc);
  CHECK(table->additional_details.at(0).additional_detail_type == "UNIDIRECTIONAL_PATH_ANALYSIS_ONLY");
}
