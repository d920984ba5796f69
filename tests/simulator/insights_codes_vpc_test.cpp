// Explanation codes of what is in VPCs and between two of them.
#include "simulator/insights_codes.hpp"

namespace vpcsim::tests {
namespace {

/// Everything that A needs to reach B by a peering connection.
struct Connected : WideWorld {
  Connected() { connect(); }
};

/// An instance in another subnet of A's VPC, to which an appliance in a third one is routed.
struct Appliance : WideWorld {
  Side far, appliance;
  Appliance() : far(beside(a, "10.10.2.0/24")), appliance(beside(a, "10.10.3.0/24")) {
    unchecked(appliance);
    let_in(appliance, "0.0.0.0/0");
    route_to_interface(a.table, "10.10.2.0/24", appliance);
  }
};

/// A peering connection with a VPC of an account that the analysis doesn't look at.
struct Stranger : WideWorld {
  Side theirs;
  Stranger() {
    account = "222222222222";
    theirs = make_side("10.30.0.0/16", "10.30.1.0/24");
    account = "111111111111";
    peering = call(ec2::CreateVpcPeeringConnectionRequest{
                       .peer_owner_id = "222222222222", .peer_vpc_id = theirs.vpc, .vpc_id = a.vpc})
                  .vpc_peering_connection.vpc_peering_connection_id;
    account = "222222222222";
    call(ec2::AcceptVpcPeeringConnectionRequest{peering});
    account = "111111111111";
    route(a, "10.30.0.0/16");
  }
};

std::string prefix_list(WideWorld& world, const char* cidr) {
  return world
      .call(ec2::CreateManagedPrefixListRequest{.prefix_list_name = "list",
                                                .entries = {{.cidr = cidr}},
                                                .max_entries = 1,
                                                .address_family = "IPv4"})
      .prefix_list.prefix_list_id;
}

}  // namespace

std::vector<ProvokedCode> vpc_codes() {
  return {
      {"BAD_STATE",
       [](auto code) {
         Connected world;
         world.stop(world.b.instance);
         const auto given = the(code, world.a_to_b());
         CHECK(given.component->id == world.b.instance);
         CHECK(given.state == "stopped");
       }},
      {"BAD_STATE_ROUTE",
       [](auto code) {
         Connected world;
         world.call(ec2::DeleteVpcPeeringConnectionRequest{world.peering});
         const auto given = the(code, world.a_to_b());
         CHECK(given.route_table->id == world.a.table);
         CHECK(given.route_table_route->state == "blackhole");
         CHECK(given.state == "blackhole");
       }},
      {"CANNOT_ROUTE",
       [](auto code) {
         WideWorld world;
         world.peer();
         world.route(world.a, "10.20.0.0/24");
         const auto given = the(code, world.a_to_b());
         CHECK(given.route_table->id == world.a.table);
         CHECK(given.route_table_route->destination_cidr == "10.20.0.0/24");
         CHECK(given.address == world.b.ip + "/32");
         CHECK(given.packet_field == "destinationAddress");
       }},
      {"DISCONNECTED_VPCS",
       [](auto code) {
         WideWorld world;
         const auto given = the(code, world.a_to_b());
         CHECK(given.source_vpc->id == world.a.vpc);
         CHECK(given.destination_vpc->id == world.b.vpc);
       }},
      {"ENI_ADDRESS_RESTRICTION",
       [](auto code) {
         Connected world;
         auto wanted = world.request(world.a.instance, world.b.instance);
         wanted.destination_ip = "10.20.1.77";
         const auto given = the(code, world.analyze(wanted));
         CHECK(given.network_interface->id == world.b.interface);
         CHECK(given.direction == "ingress");
         CHECK(given.address == "10.20.1.77/32");
         CHECK(given.addresses == std::vector<std::string>{world.b.ip + "/32"});
         CHECK(given.packet_field == "destinationAddress");
       }},
      {"ENI_SG_RULES_MISMATCH",
       [](auto code) {
         Connected world;
         auto wanted = world.request(world.a.instance, world.b.instance);
         wanted.destination_port = 81;
         const auto given = the(code, world.analyze(wanted));
         CHECK(given.direction == "ingress");
         CHECK(given.network_interface->id == world.b.interface);
         CHECK(given.security_groups.at(0).id == world.b.group);
         CHECK(given.vpc->id == world.b.vpc);
       }},
      {"ENI_SOURCE_DEST_CHECK_RESTRICTION",
       [](auto code) {
         Connected world;
         const auto given = the(code, world.analyze_from("10.10.1.99", world.a.instance, world.b.instance));
         CHECK(given.network_interface->id == world.a.interface);
         CHECK(given.direction == "egress");
         CHECK(given.address == "10.10.1.99/32");
         CHECK(given.packet_field == "sourceAddress");
       }},
      {"HIGHER_PRIORITY_ROUTE",
       [](auto code) {
         WideWorld world;
         world.peer();
         world.call(ec2::CreateRouteRequest{.destination_prefix_list_id = prefix_list(world, "10.20.0.0/16"),
                                            .route_table_id = world.a.table,
                                            .vpc_peering_connection_id = world.peering});
         world.route_to_gateway(world.a.table, "10.20.0.0/16", world.attach_internet(world.a));
         const auto given = the(code, world.a_to_b());
         CHECK(given.route_table->id == world.a.table);
         CHECK(given.route_table_route->gateway_id == world.igw);
         CHECK(given.destination->id == world.peering);
       }},
      {"MORE_SPECIFIC_ROUTE",
       [](auto code) {
         Connected world;
         world.route_to_gateway(world.a.table, "10.20.1.0/24", world.attach_internet(world.a));
         const auto given = the(code, world.a_to_b());
         CHECK(given.route_table->id == world.a.table);
         CHECK(given.route_table_route->destination_cidr == "10.20.1.0/24");
         CHECK(given.destination->id == world.peering);
       }},
      {"NO_PATH",
       [](auto code) {
         WideWorld world;
         world.attach_internet(world.a);
         the(code, world.analyze(world.igw, world.igw));
       }},
      {"NO_POSSIBLE_DESTINATION",
       [](auto code) {
         WideWorld world;
         const auto given = the(code, world.analyze_to(world.a.instance, "10.10.1.77"));
         CHECK(given.address == "10.10.1.77/32");
         CHECK(given.packet_field == "destinationAddress");
       }},
      {"NO_ROUTE_TO_DESTINATION",
       [](auto code) {
         WideWorld world;
         world.peer();
         const auto given = the(code, world.a_to_b());
         CHECK(given.route_table->id == world.a.table);
         CHECK(given.destination->id == world.peering);
         CHECK(given.vpc->id == world.a.vpc);
       }},
      {"NO_SOURCE_OR_DESTINATION",
       [](auto code) {
         WideWorld world;
         const auto path = world.make_path(world.request(world.a.instance, world.add_interface()));
         const auto interface =
             *world.call(ec2::DescribeNetworkInsightsPathsRequest{}).network_insights_paths.at(0).destination;
         world.call(ec2::DeleteNetworkInterfaceRequest{.network_interface_id = interface});
         const auto given = the(code, world.described(world.start(path)));
         CHECK(given.missing_component == WideWorld::arn("network-interface", interface));
         CHECK(given.component->id == interface);
       }},
      {"PCX_REQUIRES_ADDRESS_IN_VPC_CIDR",
       [](auto code) {
         Connected world;
         const Side c = world.make_side("10.30.0.0/16", "10.30.1.0/24");
         world.call(ec2::CreateVpcPeeringConnectionRequest{.peer_vpc_id = c.vpc, .vpc_id = world.b.vpc});
         world.route(world.a, "10.30.0.0/16");
         const auto given = the(code, world.analyze(world.a.instance, c.instance));
         CHECK(given.vpc_peering_connection->id == world.peering);
         CHECK(given.address == c.ip + "/32");
         CHECK(given.cidrs == std::vector<std::string>{"10.20.0.0/16"});
       }},
      {"SG_HAS_NO_RULES",
       [](auto code) {
         WideWorld world;
         const auto given = the(code, world.a_to_b());
         CHECK(given.security_group->id == world.b.group);
         CHECK(given.direction == "ingress");
         CHECK(given.network_interface->id == world.b.interface);
       }},
      {"SG_REFERENCES_NOT_PRESERVED",
       [](auto code) {
         Appliance world;
         world.let_in_group(world.far, world.a.group);
         const auto given = the(code, world.analyze(world.a.instance, world.far.instance));
         CHECK(given.network_interface->id == world.appliance.interface);
         CHECK(given.direction == "ingress");
       }},
      {"SUBNET_ACL_RESTRICTION",
       [](auto code) {
         Connected world;
         world.deny(world.b, false, 80, 80);
         const auto given = the(code, world.a_to_b());
         CHECK(given.direction == "ingress");
         CHECK(given.acl->id == world.acl_of(world.b));
         CHECK(given.acl_rule->rule_number == 50);
         CHECK(given.subnet->id == world.b.subnet);
         CHECK(given.vpc->id == world.b.vpc);
       }},
      {"UNASSOCIATED_COMPONENT",
       [](auto code) {
         Connected world;
         world.terminate(world.b.instance);
         CHECK(the(code, world.a_to_b()).component->id == world.b.instance);
       }},
      {"UNKNOWN_PEERED_SGS",
       [](auto code) {
         Stranger world;
         world.let_in_group(world.a, world.theirs.group, "222222222222");
         const auto given = the(code, world.analyze(world.peering, world.a.instance));
         CHECK(given.vpc_peering_connection->id == world.peering);
         CHECK(given.vpc->id == world.a.vpc);
       }},
      {"UNKNOWN_RESOURCE",
       [](auto code) {
         Stranger world;
         const auto given = the(code, world.analyze_to(world.a.instance, world.theirs.ip));
         CHECK(given.component->id == world.peering);
         CHECK(given.vpc_peering_connection->id == world.peering);
       }},
  };
}

}  // namespace vpcsim::tests
