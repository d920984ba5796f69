#include "simulator/network/records.hpp"

#include "catch.hpp"
#include "simulator/network/route_table.hpp"

using namespace vpcsim;

namespace {

/// A VPC whose main table has these routes, and a prefix list "pl-1" of two blocks.
network::Records records_with(std::vector<ec2::Route> routes) {
  network::Records records;
  records.vpcs.push_back({.vpc_id = "vpc-1", .cidr_block = "10.0.0.0/16"});
  ec2::RouteTable table;
  table.route_table_id = "rtb-1";
  table.vpc_id = "vpc-1";
  table.routes = std::move(routes);
  records.route_tables.push_back(table);
  records.prefix_lists.push_back({"pl-1", {{"192.0.2.0/24", {}}, {"198.51.100.0/24", {}}}});
  return records;
}

ec2::Route route(const char* gateway) {
  ec2::Route made;
  made.gateway_id = gateway;
  return made;
}

std::string target_of(const network::Network& read, const char* address) {
  const network::RouteTable& table = read.description().route_tables[0];
  auto position = network::route_for(table, *protocol::Ipv4::parse(address));
  if (!position) return "none";
  const auto* other = std::get_if<network::OtherTarget>(&table.routes[*position].target);
  return other == nullptr ? "local" : other->id;
}

}  // namespace

TEST_CASE("a prefix list's route is read as one for each of its blocks, behind the same block's own route") {
  auto by_list = route("vgw-list");
  by_list.destination_prefix_list_id = "pl-1";
  auto by_block = route("vgw-block");
  by_block.destination_cidr_block = "192.0.2.0/24";
  auto records = records_with({by_list, by_block});
  auto read = network::read_records({&records, 1});
  CHECK(target_of(read, "192.0.2.1") == "vgw-block");
  CHECK(target_of(read, "198.51.100.1") == "vgw-list");
  CHECK(target_of(read, "203.0.113.1") == "none");
}

TEST_CASE("IPv6 routes and prefix lists without entries lead no IPv4 packet anywhere") {
  auto by_list = route("vgw-list");
  by_list.destination_prefix_list_id = "pl-2";
  auto ipv6 = route("igw-1");
  ipv6.destination_ipv6_cidr_block = "::/0";
  auto records = records_with({by_list, ipv6});
  auto read = network::read_records({&records, 1});
  CHECK(target_of(read, "192.0.2.1") == "none");
}

TEST_CASE("a rule for a prefix list is read as one for each of its blocks, and without entries as none") {
  auto records = records_with({});
  ec2::SecurityGroup group;
  group.group_id = "sg-1";
  group.vpc_id = "vpc-1";
  group.ip_permissions.push_back({.ip_protocol = "-1", .prefix_list_ids = {{{}, "pl-1"}, {{}, "pl-2"}}});
  records.security_groups.push_back(group);
  auto read = network::read_records({&records, 1});
  const auto& rules = read.description().security_groups[0].ingress;
  REQUIRE(rules.size() == 3);
  CHECK(std::get<protocol::IpBlock>(rules[0].source).text() == "192.0.2.0/24");
  CHECK(std::get<protocol::IpBlock>(rules[1].source).text() == "198.51.100.0/24");
  CHECK(std::holds_alternative<network::OtherRuleSource>(rules[2].source));
}

TEST_CASE("a gateway's route table routes for no subnet") {
  auto records = records_with({});
  ec2::RouteTableAssociation edge;
  edge.gateway_id = "igw-1";
  records.route_tables[0].associations.push_back(edge);
  ec2::RouteTable main;
  main.route_table_id = "rtb-main";
  main.vpc_id = "vpc-1";
  ec2::RouteTableAssociation main_association;
  main_association.main = true;
  main.associations.push_back(main_association);
  records.route_tables.insert(records.route_tables.begin(), main);
  ec2::NetworkAcl acl;
  acl.network_acl_id = "acl-1";
  acl.vpc_id = "vpc-1";
  acl.associations.resize(1);
  acl.associations[0].subnet_id = "subnet-1";
  records.network_acls.push_back(acl);
  ec2::Subnet subnet;
  subnet.subnet_id = "subnet-1";
  subnet.vpc_id = "vpc-1";
  subnet.cidr_block = "10.0.1.0/24";
  records.subnets.push_back(subnet);
  auto read = network::read_records({&records, 1});
  CHECK(read[read.description().subnets[0].route_table].id == "rtb-main");
}

TEST_CASE("an interface without an IPv4 address has no part in the IPv4 network") {
  auto records = records_with({});
  records.route_tables[0].associations.push_back({.main = true});
  ec2::NetworkAcl acl;
  acl.network_acl_id = "acl-1";
  acl.vpc_id = "vpc-1";
  acl.associations.push_back({"aclassoc-1", "acl-1", "subnet-1"});
  records.network_acls.push_back(acl);
  ec2::Subnet subnet;
  subnet.subnet_id = "subnet-1";
  subnet.vpc_id = "vpc-1";
  records.subnets.push_back(subnet);
  ec2::NetworkInterface interface;
  interface.network_interface_id = "eni-1";
  interface.vpc_id = "vpc-1";
  interface.subnet_id = "subnet-1";
  records.network_interfaces.push_back(interface);
  CHECK(network::read_records({&records, 1}).description().network_interfaces.empty());
}
