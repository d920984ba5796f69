// What Network Access Analyzer finds: each way of matching and of excluding, and each kind of end.
#include "catch.hpp"
#include "protocol/ec2/prefix_list.hpp"
#include "protocol/ec2/transit_gateway.hpp"
#include "protocol/ec2/transit_gateway_vpc_attachment.hpp"
#include "protocol/ec2/vpc_endpoint.hpp"
#include "protocol/ec2/vpn_gateway.hpp"
#include "simulator/access_scope_world.hpp"

using namespace vpcsim;
using namespace vpcsim::tests;
using Ends = std::vector<std::pair<std::string, std::string>>;

namespace {

/// A reaches B at port 80 of TCP, over a peering connection.
struct Connected : AccessScopeWorld {
  Connected() { connect(); }
  ec2::AccessScopePath a_to_b() { return between(named({a.vpc}), named({b.vpc})); }
  Ends a_b() { return {{a.interface, b.interface}}; }
};

/// Everybody reaches A by the internet at ports 80 and 443.
struct Public : AccessScopeWorld {
  Public() {
    publish_a();
    let_in(a, "0.0.0.0/0", 80);
    let_in(a, "0.0.0.0/0", 443);
  }
  ec2::AccessScopePath ingress() { return from(typed({"AWS::EC2::InternetGateway"})); }
  ec2::AccessScopePath egress() { return to(typed({"AWS::EC2::InternetGateway"})); }
};

std::vector<std::pair<int, int>> all_ports(const std::vector<ec2::AccessScopeAnalysisFinding>& findings) {
  std::vector<std::pair<int, int>> ports;
  for (const auto& finding : findings) ports.push_back(ports_of(finding));
  std::sort(ports.begin(), ports.end());
  return ports;
}

using Ports = std::vector<std::pair<int, int>>;

}  // namespace

TEST_CASE("a finding shows the path's components from its source to its destination") {
  Connected world;
  const auto found = world.find({world.a_to_b()});
  REQUIRE(found.size() == 1);
  const auto& components = found[0].finding_components;
  CHECK(ids(components) == Texts{world.a.interface, world.a.group, world.acl_of(world.a), world.a.table,
                                 world.peering, world.acl_of(world.b), world.b.group, world.b.interface});
  for (std::size_t at = 0; at < components.size(); ++at)
    CHECK(components[at].sequence_number == static_cast<std::int32_t>(at + 1));
  const auto& header = components[0].outbound_header.value();
  CHECK(header.protocol == "6");
  CHECK(header.source_addresses == Texts{world.a.ip + "/32"});
  CHECK(header.destination_addresses == Texts{world.b.ip + "/32"});
  CHECK(ports_of(found[0]) == std::pair(80, 80));
  CHECK(header.source_port_ranges.at(0).from == 0);
  CHECK(header.source_port_ranges.at(0).to == 65535);
  CHECK(components[0].attached_to->id == world.a.instance);
  CHECK(components[6].security_group_rule->cidr == "10.10.0.0/16");
}

TEST_CASE("only the request has to arrive") {
  Connected world;
  world.call(
      ec2::DeleteRouteRequest{.destination_cidr_block = "10.10.0.0/16", .route_table_id = world.b.table});
  CHECK(ends_of(world.find({world.a_to_b()})) == world.a_b());
}

TEST_CASE("ends are named by instance, interface, subnet, VPC, security group, or type") {
  Connected world;
  const auto& [a, b] = std::tie(world.a, world.b);
  const std::pair<ec2::PathStatement, ec2::PathStatement> statements[] = {
      {named({a.instance}), named({b.instance})},
      {named({a.interface}), named({b.interface})},
      {named({a.subnet}), named({b.subnet})},
      {named({a.vpc}), named({b.vpc})},
      {named({a.group}), named({b.group})},
      {named({"arn:aws:ec2:us-east-1:111111111111:instance/" + a.instance}), named({b.instance})},
      {typed({"AWS::EC2::NetworkInterface"}), typed({"AWS::EC2::NetworkInterface"})}};
  for (const auto& [source, destination] : statements) {
    CHECK(ends_of(world.find({between(source, destination)})) == world.a_b());
    CHECK(world.find({between(destination, source)}).size() ==
          (source.resource_statement->resources.empty() ? 1u : 0u));
  }
}

TEST_CASE("a path matches at least one match path and no exclude path") {
  Connected world;
  const auto nowhere = between(named({world.b.vpc}), named({world.a.vpc}));
  CHECK(world.find({nowhere}).empty());
  CHECK(ends_of(world.find({nowhere, world.a_to_b()})) == world.a_b());
  CHECK(ends_of(world.find({world.a_to_b()}, {nowhere})) == world.a_b());
  CHECK(world.find({world.a_to_b()}, {nowhere, from(named({world.a.instance}))}).empty());
  CHECK(world.find({world.a_to_b()}, {to(named({world.b.group}))}).empty());
  // Both ends of an exclude path must match.
  CHECK(ends_of(world.find({world.a_to_b()}, {between(named({world.a.vpc}), named({world.a.vpc}))})) ==
        world.a_b());
}

TEST_CASE("a through entry excludes, or matches, paths with a component anywhere on them") {
  Connected world;
  const auto peering = through({{world.peering}, {}});
  const auto any_peering = through({{}, {"AWS::EC2::VPCPeeringConnection"}});
  const auto nat = through({{}, {"AWS::EC2::NatGateway"}});
  const auto firewall = through({{}, {"AWS::NetworkFirewall::NetworkFirewall"}});
  CHECK(world.find({world.a_to_b()}, {peering}).empty());
  CHECK(world.find({world.a_to_b()}, {any_peering}).empty());
  CHECK(ends_of(world.find({world.a_to_b()}, {nat, firewall})) == world.a_b());
  auto matching = world.a_to_b();
  matching.through_resources = peering.through_resources;
  CHECK(ends_of(world.find({matching})) == world.a_b());
  matching.through_resources = nat.through_resources;
  CHECK(world.find({matching}).empty());
  // The component may be the path's end.
  CHECK_FALSE(world.find({between(named({world.a.vpc}), named({world.peering}))}).empty());
  CHECK(world.find({between(named({world.a.vpc}), named({world.peering}))}, {peering}).empty());
}

TEST_CASE("packet headers match by protocol, addresses and ports") {
  Connected world;
  auto find_with = [&](ec2::PacketHeaderStatement header, bool at_source) {
    auto path = world.a_to_b();
    (at_source ? path.source : path.destination)->packet_header_statement = std::move(header);
    return !world.find({path}).empty();
  };
  for (const bool at_source : {true, false}) {
    INFO(at_source);
    CHECK(find_with({.protocols = {"tcp"}}, at_source));
    CHECK_FALSE(find_with({.protocols = {"udp"}}, at_source));
    CHECK(find_with({.protocols = {"udp", "tcp"}}, at_source));
    CHECK(find_with({.source_addresses = {"10.10.1.0/24"}}, at_source));
    CHECK(find_with({.source_addresses = {world.b.ip, world.a.ip}}, at_source));
    CHECK_FALSE(find_with({.source_addresses = {world.b.ip}}, at_source));
    CHECK(find_with({.destination_addresses = {world.b.ip}}, at_source));
    CHECK_FALSE(find_with({.destination_addresses = {world.a.ip}}, at_source));
    CHECK(find_with({.destination_ports = {"22", "80"}}, at_source));
    CHECK_FALSE(find_with({.destination_ports = {"81-65535"}}, at_source));
    CHECK(find_with({.source_ports = {"1024-65535"}}, at_source));
  }
}

TEST_CASE("headers show the ports that statements leave") {
  Connected world;
  auto path = world.a_to_b();
  path.source->packet_header_statement = ec2::PacketHeaderStatement{.source_ports = {"1024-65535"}};
  const auto found = world.find({path}, {from(headed({.source_ports = {"2000"}}))});
  Ports ports;
  for (const auto& finding : found) {
    const auto& range = sent(finding).source_port_ranges.at(0);
    ports.emplace_back(range.from.value(), range.to.value());
  }
  std::sort(ports.begin(), ports.end());
  CHECK(ports == Ports{{1024, 1999}, {2001, 65535}});
}

TEST_CASE("prefix lists are their entries") {
  Connected world;
  const auto list = world
                        .call(ec2::CreateManagedPrefixListRequest{.prefix_list_name = "p",
                                                                  .entries = {{.cidr = "10.10.1.0/24"}},
                                                                  .max_entries = 2,
                                                                  .address_family = "IPv4"})
                        .prefix_list.prefix_list_id;
  auto path = world.a_to_b();
  path.source->packet_header_statement = ec2::PacketHeaderStatement{.source_prefix_lists = {list}};
  CHECK(ends_of(world.find({path})) == world.a_b());
  path.source->packet_header_statement = ec2::PacketHeaderStatement{.destination_prefix_lists = {list}};
  CHECK(world.find({path}).empty());
  CHECK(world.find({world.a_to_b()}, {from(headed({.source_prefix_lists = {list}}))}).empty());
}

TEST_CASE("from the internet: the gateway comes first, with all addresses that fare alike") {
  Public world;
  const auto found = world.find({world.ingress()});
  CHECK(ends_of(found) == Ends{{world.igw, world.a.interface}});
  CHECK(all_ports(found) == Ports{{80, 80}, {443, 443}});
  const auto& components = found.at(0).finding_components;
  CHECK(ids(components) == Texts{world.igw, world.acl_of(world.a), world.a.group, world.a.interface});
  const auto& header = components[0].inbound_header.value();
  CHECK(header.destination_addresses == Texts{world.public_ip + "/32"});
  CHECK(components[0].outbound_header->destination_addresses == Texts{world.a.ip + "/32"});
  const auto& sources = header.source_addresses;
  CHECK(std::find(sources.begin(), sources.end(), "0.0.0.0/5") != sources.end());
  CHECK(std::find(sources.begin(), sources.end(), "172.0.0.0/12") != sources.end());
  for (const std::string& source : sources) {
    const auto block = protocol::Cidr::parse(source).value();
    CHECK_FALSE(protocol::is_rfc1918(block.first()));
  }
}

TEST_CASE("ports, and addresses of the internet, are excluded by themselves") {
  Public world;
  CHECK(all_ports(world.find({world.ingress()}, {to(headed({.destination_ports = {"443"}}))})) ==
        Ports{{80, 80}});
  const auto found = world.find({world.ingress()}, {from(headed({.source_addresses = {"55.3.0.0/16"}}))});
  REQUIRE(found.size() == 2);
  for (const std::string& source : sent(found[0]).source_addresses)
    CHECK_FALSE(protocol::Cidr::parse(source)->overlaps(*protocol::Cidr::parse("55.3.0.0/16")));
  CHECK(world.find({world.ingress()}, {from(headed({.source_addresses = {"0.0.0.0/0"}}))}).empty());
}

TEST_CASE("to the internet: the gateway comes last, behind a NAT gateway as well") {
  Public world;
  auto found = world.find({between(named({world.a.instance}), typed({"AWS::EC2::InternetGateway"}))});
  CHECK(ends_of(found) == Ends{{world.a.interface, world.igw}});
  REQUIRE(found.size() == 2);
  CHECK(protocol_of(found[0]) != protocol_of(found[1]));
  CHECK(ids(found[0].finding_components) ==
        Texts{world.a.interface, world.a.group, world.acl_of(world.a), world.a.table, world.igw});
  CHECK(world.find({world.egress()}, {to(headed({.destination_addresses = {"0.0.0.0/0"}}))}).empty());

  const auto address = world.allocate();
  const auto nat = world
                       .call(ec2::CreateNatGatewayRequest{.allocation_id = address.allocation_id,
                                                          .subnet_id = world.a.subnet})
                       .nat_gateway.nat_gateway_id;
  const auto subnet =
      world.call(ec2::CreateSubnetRequest{.cidr_block = "10.10.2.0/24", .vpc_id = world.a.vpc})
          .subnet.subnet_id;
  const auto table =
      world.call(ec2::CreateRouteTableRequest{.vpc_id = world.a.vpc}).route_table.route_table_id;
  world.call(ec2::AssociateRouteTableRequest{.route_table_id = table, .subnet_id = subnet});
  world.call(ec2::CreateRouteRequest{
      .destination_cidr_block = "0.0.0.0/0", .nat_gateway_id = nat, .route_table_id = table});
  auto launching = world.launch_request();
  launching.subnet_id = subnet;
  launching.security_group_ids = {world.a.group};
  const auto hidden = world.call(launching).instances.at(0).network_interfaces.at(0).network_interface_id;
  found = world.find({between(named({subnet}), typed({"AWS::EC2::InternetGateway"}))});
  CHECK(ends_of(found) == Ends{{hidden, world.igw}});
  const auto parts = ids(found.at(0).finding_components);
  CHECK(std::find(parts.begin(), parts.end(), nat) != parts.end());
  CHECK(world.find({from(named({subnet}))}, {through({{nat}, {}}), to(named({world.a.vpc}))}).empty());
  CHECK(ends_of(world.find({world.egress()}, {through({{}, {"AWS::EC2::NatGateway"}})})) ==
        Ends{{world.a.interface, world.igw}});
}

TEST_CASE("paths begin and end at peering connections") {
  Connected world;
  auto found = world.find({between(named({world.a.vpc}), typed({"AWS::EC2::VPCPeeringConnection"}))});
  CHECK(ends_of(found) == Ends{{world.a.interface, world.peering}});
  CHECK(ids(found.at(0).finding_components) ==
        Texts{world.a.interface, world.a.group, world.acl_of(world.a), world.a.table, world.peering});
  CHECK(sent(found[0]).destination_addresses == Texts{"10.20.0.0/16"});
  found = world.find({from(named({world.peering}))});
  CHECK(ends_of(found) == Ends{{world.peering, world.b.interface}});
  CHECK(ids(found.at(0).finding_components) ==
        Texts{world.peering, world.acl_of(world.b), world.b.group, world.b.interface});
  CHECK(sent(found[0]).source_addresses == Texts{"10.10.0.0/16"});
  CHECK(ports_of(found[0]) == std::pair(80, 80));
}

TEST_CASE("paths begin and end at virtual private gateways") {
  AccessScopeWorld world;
  const auto vgw = world.call(ec2::CreateVpnGatewayRequest{}).vpn_gateway.vpn_gateway_id;
  world.call(ec2::AttachVpnGatewayRequest{.vpc_id = world.a.vpc, .vpn_gateway_id = vgw});
  world.let_in(world.a, "192.168.0.0/16");
  auto found = world.find({from(typed({"AWS::EC2::VPNGateway"}))});
  CHECK(ends_of(found) == Ends{{vgw, world.a.interface}});
  CHECK(ids(found.at(0).finding_components) ==
        Texts{vgw, world.acl_of(world.a), world.a.group, world.a.interface});
  CHECK(sent(found[0]).source_addresses == Texts{"192.168.0.0/16"});
  CHECK(world.find({to(named({vgw}))}).empty());
  world.call(ec2::CreateRouteRequest{
      .destination_cidr_block = "192.168.0.0/16", .gateway_id = vgw, .route_table_id = world.a.table});
  found = world.find({to(named({vgw}))});
  CHECK(ends_of(found) == Ends{{world.a.interface, vgw}});
  CHECK(found.at(0).finding_components.back().inbound_header->destination_addresses ==
        Texts{"192.168.0.0/16"});
}

TEST_CASE("paths lead through transit gateways, and begin and end at their attachments") {
  AccessScopeWorld world;
  const auto tgw = world.call(ec2::CreateTransitGatewayRequest{}).transit_gateway.transit_gateway_id;
  auto attach = [&](const Side& side) {
    return world
        .call(ec2::CreateTransitGatewayVpcAttachmentRequest{
            .transit_gateway_id = tgw, .vpc_id = side.vpc, .subnet_ids = {side.subnet}})
        .transit_gateway_vpc_attachment.transit_gateway_attachment_id;
  };
  const auto to_a = attach(world.a), to_b = attach(world.b);
  world.call(ec2::CreateRouteRequest{
      .destination_cidr_block = "10.20.0.0/16", .route_table_id = world.a.table, .transit_gateway_id = tgw});
  world.let_in(world.b, "10.10.0.0/16");
  const auto pair = between(named({world.a.vpc}), named({world.b.vpc}));
  CHECK(ends_of(world.find({pair})) == Ends{{world.a.interface, world.b.interface}});
  for (const auto& attachment : {to_a, to_b})
    CHECK(world.find({pair}, {through({{attachment}, {}})}).empty());
  CHECK(world.find({pair}, {through({{}, {"AWS::EC2::TransitGatewayAttachment"}})}).empty());
  auto found = world.find({to(typed({"AWS::EC2::TransitGatewayAttachment"}))});
  CHECK(ends_of(found) == Ends{{world.a.interface, to_a}});
  found = world.find({from(named({to_b}))});
  CHECK(ends_of(found) == Ends{{to_b, world.b.interface}});
  CHECK(sent(found.at(0)).source_addresses == Texts{"10.10.0.0/16"});
}

TEST_CASE("paths end at gateway endpoints") {
  AccessScopeWorld world;
  const auto gateway = world
                           .call(ec2::CreateVpcEndpointRequest{.vpc_id = world.a.vpc,
                                                               .service_name = "com.amazonaws.us-east-1.s3",
                                                               .route_table_ids = {world.a.table}})
                           .vpc_endpoint.vpc_endpoint_id;
  auto found = world.find({to(named({gateway}))});
  CHECK(ends_of(found) == Ends{{world.a.interface, gateway}});
  for (const auto& finding : found) CHECK(protocol_of(finding) == "6");
}

TEST_CASE("no path begins or ends at a NAT gateway's interface") {
  Public world;
  world.call(ec2::CreateNatGatewayRequest{.allocation_id = world.allocate().allocation_id,
                                          .subnet_id = world.a.subnet});
  CHECK(ends_of(world.find({world.ingress()})) == Ends{{world.igw, world.a.interface}});
}

TEST_CASE("hosts that fare alike have a finding each") {
  Connected world;
  Texts senders{world.a.interface};
  for (int i = 0; i < 2; ++i) {
    world.launch_in(world.a);
    senders.push_back(world.a.interface);
  }
  Ends wanted;
  for (const auto& sender : senders) wanted.emplace_back(sender, world.b.interface);
  std::sort(wanted.begin(), wanted.end());
  CHECK(ends_of(world.find({world.a_to_b()})) == wanted);
  CHECK(ends_of(world.find({world.a_to_b()}, {from(named({senders[1]}))})).size() == 2);
}
