// Explanation codes of gateways and endpoints.
#include "simulator/insights_codes.hpp"

namespace vpcsim::tests {
namespace {

/// A's subnet is routed to an internet gateway.
struct Internet : WideWorld {
  Internet() { route_to_gateway(a.table, "0.0.0.0/0", attach_internet(a)); }
};

/// The internet gateway brings what is for A to an appliance first, in a subnet of its own.
struct Inspected : Internet {
  Side appliance;
  Inspected() : appliance(beside(a, "10.10.3.0/24")) {
    unchecked(appliance);
    make_address(a);
    let_in(a, "0.0.0.0/0");
    let_in(appliance, "0.0.0.0/0");
    route_to_gateway(appliance.table, "0.0.0.0/0", igw);
    const auto edge = call(ec2::CreateRouteTableRequest{.vpc_id = a.vpc}).route_table.route_table_id;
    route_to_interface(edge, "10.10.1.0/24", appliance);
    call(ec2::AssociateRouteTableRequest{.route_table_id = edge, .gateway_id = igw});
  }
};

/// A's subnet is routed to a NAT gateway.
struct Translated : WideWorld {
  Translated() {
    attach_internet(a);
    add_nat(a);
  }
  std::string nat_interface() {
    return call(ec2::DescribeNatGatewaysRequest{.nat_gateway_ids = {nat}})
        .nat_gateways.at(0)
        .nat_gateway_addresses.at(0)
        .network_interface_id.value();
  }
};

/// A reaches B through a transit gateway.
struct Hub : WideWorld {
  explicit Hub(Option propagate = Option::enable) {
    make_hub(Option::enable, propagate);
    let_in(b, "10.10.0.0/16");
  }
  ec2::Explanation explained(std::string_view code) {
    const auto given = the(code, a_to_b());
    CHECK(given.transit_gateway->id == hub);
    return given;
  }
  ec2::Explanation explained_by_table(std::string_view code) {
    const auto given = explained(code);
    CHECK(given.transit_gateway_route_table->id == hub_table());
    CHECK(given.transit_gateway_attachment->id == attachment_b);
    return given;
  }
};

}  // namespace

std::vector<ProvokedCode> gateway_codes() {
  return {
      {"BAD_STATE_ATTACHMENT",
       [](auto code) {
         Settings settings = WideWorld::empty();
         settings.timing.transit_gateway_attachment_deleting = 3'600'000;
         WideWorld world(settings);
         world.make_hub();
         world.call(ec2::DeleteTransitGatewayVpcAttachmentRequest{.transit_gateway_attachment_id =
                                                                      world.attachment_a});
         const auto given = the(code, world.a_to_b());
         CHECK(given.component->id == world.hub);
         CHECK(given.attached_to->id == world.a.vpc);
       }},
      {"GATEWAY_REJECTS_SPOOFED_TRAFFIC",
       [](auto code) {
         Internet world;
         world.unchecked(world.a);
         const auto given = the(code, world.analyze_from("10.99.0.1", world.a.instance, world.igw));
         CHECK(given.internet_gateway->id == world.igw);
         CHECK(given.address == "10.99.0.1/32");
       }},
      {"IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS",
       [](auto code) {
         Internet world;
         const auto given = the(code, world.analyze_to(world.a.instance, "192.168.5.5"));
         CHECK(given.internet_gateway->id == world.igw);
         CHECK(given.direction == "egress");
         CHECK(given.address == "192.168.5.5/32");
       }},
      {"IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS",
       [](auto code) {
         Internet world;
         const auto given = the(code, world.analyze_to(world.a.instance, "100.64.0.1"));
         CHECK(given.internet_gateway->id == world.igw);
         CHECK(given.address == "100.64.0.1/32");
       }},
      {"IGW_NAT_REFLECTION",
       [](auto code) {
         Internet world;
         const auto first = world.igw;
         world.make_address(world.a);
         world.route_to_gateway(world.b.table, "0.0.0.0/0", world.attach_internet(world.b));
         const auto address = world.make_address(world.b);
         world.let_in(world.b, "0.0.0.0/0");
         auto wanted = world.request(world.a.instance, world.b.instance);
         wanted.destination_ip = address;
         const auto given = the(code, world.analyze(wanted));
         CHECK(given.internet_gateway->id == first);
         CHECK(given.vpc->id == world.a.vpc);
       }},
      {"IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS",
       [](auto code) {
         Internet world;
         const auto given = the(code, world.analyze(world.igw, world.a.instance));
         CHECK(given.internet_gateway->id == world.igw);
         CHECK(given.vpc->id == world.a.vpc);
         CHECK(given.direction == "ingress");
       }},
      {"IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS",
       [](auto code) {
         Internet world;
         const auto given = the(code, world.analyze(world.a.instance, world.igw));
         CHECK(given.internet_gateway->id == world.igw);
         CHECK(given.vpc->id == world.a.vpc);
         CHECK(given.direction == "egress");
       }},
      {"INGRESS_RTB_NO_PUBLIC_IP",
       [](auto code) {
         Inspected world;
         const auto given = the(code, world.analyze(world.igw, world.a.instance));
         CHECK(given.network_interface->id == world.appliance.interface);
         CHECK(given.direction == "ingress");
       }},
      {"INGRESS_RTB_TRAFFIC_REDIRECTION",
       [](auto code) {
         Inspected world;
         world.make_address(world.appliance);
         const auto given = the(code, world.analyze(world.a.instance, world.igw));
         CHECK(given.internet_gateway->id == world.igw);
         CHECK(given.direction == "egress");
       }},
      {"NGW_DEST_ADDRESS_PRESERVATION",
       [](auto code) {
         Translated world;
         const auto given = the(code, world.analyze(world.a.instance, world.nat_interface()));
         CHECK(given.nat_gateway->id == world.nat);
         CHECK(given.packet_field == "destinationAddress");
       }},
      {"NGW_REQUIRES_SOURCE_IN_VPC",
       [](auto code) {
         Translated world;
         world.unchecked(world.a);
         const auto given = the(code, world.analyze_from("10.99.0.1", world.a.instance, world.igw));
         CHECK(given.nat_gateway->id == world.nat);
       }},
      {"NGW_SOURCE_ADDRESS_REASSIGN",
       [](auto code) {
         Translated world;
         const auto given =
             the(code, world.analyze_filtered(world.a.instance, world.igw, {},
                                              ec2::PathFilter{.source_address = "203.0.113.1"}));
         CHECK(given.nat_gateway->id == world.nat);
         CHECK(given.packet_field == "sourceAddress");
       }},
      {"REMAP_EPHEMERAL_PORT",
       [](auto code) {
         Translated world;
         const auto given = the(
             code,
             world.analyze_filtered(world.a.instance, world.igw, {},
                                    ec2::PathFilter{.source_port_range = ec2::FilterPortRange{500, 1000}}));
         CHECK(given.nat_gateway->id == world.nat);
         CHECK(given.component->id == world.nat);
         CHECK(given.port_ranges.at(0).from == 1024);
         CHECK(given.port_ranges.at(0).to == 65535);
       }},
      {"SG_REFERENCING_SUPPORT",
       [](auto code) {
         WideWorld world;
         world.make_hub();
         world.call(ec2::ModifyTransitGatewayRequest{
             .transit_gateway_id = world.hub,
             .options = ec2::ModifyTransitGatewayOptions{.security_group_referencing_support =
                                                             WideWorld::Option::enable}});
         world.let_in_group(world.b, world.a.group);
         world.call(ec2::ModifyTransitGatewayVpcAttachmentRequest{
             .transit_gateway_attachment_id = world.attachment_b,
             .options = ec2::ModifyTransitGatewayVpcAttachmentRequestOptions{
                 .security_group_referencing_support = WideWorld::Option::disable}});
         const auto given = the(code, world.a_to_b());
         CHECK(given.transit_gateway_attachment->id == world.attachment_b);
         CHECK(given.direction == "ingress");
       }},
      {"TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION",
       [](auto code) {
         WideWorld world;
         world.make_hub(WideWorld::Option::disable, WideWorld::Option::disable);
         const auto given = the(code, world.a_to_b());
         CHECK(given.transit_gateway_attachment->id == world.attachment_a);
         CHECK(given.transit_gateway->id == world.hub);
       }},
      {"TGW_ROUTE_AZ_RESTRICTION",
       [](auto code) {
         Hub world;
         const Side other = world.beside(world.a, "10.10.2.0/24", "us-east-1b");
         world.route_to_hub(other, "10.20.0.0/16");
         const auto given = the(code, world.analyze(other.instance, world.b.instance));
         CHECK(given.transit_gateway->id == world.hub);
         CHECK(given.transit_gateway_attachment->id == world.attachment_a);
       }},
      {"TGW_RTB_BAD_STATE_ROUTE",
       [](auto code) {
         Hub world;
         world.hub_route("10.20.0.0/16", "");
         const auto given = world.explained(code);
         CHECK(given.transit_gateway_route_table->id == world.hub_table());
         CHECK(given.transit_gateway_route_table_route->state == "blackhole");
       }},
      {"TGW_RTB_CANNOT_ROUTE",
       [](auto code) {
         Hub world(WideWorld::Option::disable);
         world.hub_route("10.20.9.0/24", world.attachment_b);
         const auto given = world.explained_by_table(code);
         CHECK(given.transit_gateway_route_table_route->destination_cidr == "10.20.9.0/24");
         CHECK(given.address == world.b.ip + "/32");
       }},
      {"TGW_RTB_MORE_SPECIFIC_ROUTE",
       [](auto code) {
         Hub world;
         world.hub_route("10.20.1.0/24", world.attachment_a);
         const auto given = world.explained_by_table(code);
         CHECK(given.transit_gateway_route_table_route->destination_cidr == "10.20.1.0/24");
       }},
      {"TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT",
       [](auto code) {
         Hub world(WideWorld::Option::disable);
         world.explained_by_table(code);
       }},
      {"TGW_RTB_ROUTES_ARE_UNKNOWN",
       [](auto code) {
         Hub world;
         world.account = "222222222222";
         const auto far = world.call(ec2::CreateTransitGatewayRequest{}).transit_gateway.transit_gateway_id;
         world.account = "111111111111";
         const auto made =
             world
                 .call(ec2::CreateTransitGatewayPeeringAttachmentRequest{.transit_gateway_id = world.hub,
                                                                         .peer_transit_gateway_id = far,
                                                                         .peer_account_id = "222222222222",
                                                                         .peer_region = "us-east-1"})
                 .transit_gateway_peering_attachment;
         const auto bridge = made.transit_gateway_attachment_id;
         world.account = "222222222222";
         world.call(ec2::AcceptTransitGatewayPeeringAttachmentRequest{
             .transit_gateway_attachment_id = made.accepter_transit_gateway_attachment_id.value()});
         world.account = "111111111111";
         world.hub_route("10.40.0.0/16", bridge);
         world.route_to_hub(world.a, "10.40.0.0/16");
         const auto given = the(code, world.analyze_to(world.a.instance, "10.40.0.1"));
         CHECK(given.transit_gateway_attachment->id == bridge);
         CHECK(given.transit_gateway->id == world.hub);
       }},
      {"UNSUPPORTED_COMPONENT",
       [](auto code) {
         WideWorld world;
         const auto service = world.call(ec2::CreateVpcEndpointServiceConfigurationRequest{
             .acceptance_required = false,
             .gateway_load_balancer_arns = {"arn:aws:elasticloadbalancing:us-east-1:111111111111:"
                                            "loadbalancer/gwy/front/0123456789abcdef"}});
         const auto endpoint = world
                                   .call(ec2::CreateVpcEndpointRequest{
                                       .vpc_endpoint_type = ec2::VpcEndpointType::gateway_load_balancer,
                                       .vpc_id = world.a.vpc,
                                       .service_name = service.service_configuration.service_name,
                                       .subnet_ids = {world.a.subnet}})
                                   .vpc_endpoint.vpc_endpoint_id;
         CHECK(the(code, world.analyze(world.b.instance, endpoint)).component->id == endpoint);
         world.call(ec2::CreateRouteRequest{.destination_cidr_block = "192.168.0.0/16",
                                            .route_table_id = world.a.table,
                                            .vpc_endpoint_id = endpoint});
         const auto given = the(code, world.analyze_to(world.a.instance, "192.168.0.1"));
         CHECK(given.component->id == endpoint);
         CHECK(given.route_table->id == world.a.table);
       }},
      {"VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS",
       [](auto code) {
         WideWorld world;
         world.attach_vpn(world.a);
         world.route_to_gateway(world.a.table, "192.168.0.0/16", world.vgw);
         world.unchecked(world.a);
         const auto given = the(code, world.analyze_from("10.10.1.99", world.a.instance, world.vgw));
         CHECK(given.vpn_gateway->id == world.vgw);
         CHECK(given.direction == "egress");
         CHECK(given.address == "10.10.1.99/32");
       }},
      {"VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS",
       [](auto code) {
         WideWorld world;
         world.attach_vpn(world.a);
         const auto given = the(code, world.analyze_to(world.vgw, "10.10.1.77"));
         CHECK(given.vpn_gateway->id == world.vgw);
         CHECK(given.address == "10.10.1.77/32");
       }},
      {"VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION",
       [](auto code) {
         WideWorld world;
         world.add_gateway_endpoint(world.a);
         const auto given = the(code, world.analyze_from("10.99.0.1", world.endpoint, world.a.instance));
         CHECK(given.vpc_endpoint->id == world.endpoint);
         CHECK(given.address == "10.99.0.1/32");
       }},
      {"VPCE_GATEWAY_PROTOCOL_RESTRICTION",
       [](auto code) {
         WideWorld world;
         world.add_gateway_endpoint(world.a);
         const auto given = the(code, world.analyze_udp(world.a.instance, world.endpoint, 443));
         CHECK(given.vpc_endpoint->id == world.endpoint);
         CHECK(given.protocols == std::vector<std::string>{"17"});
       }},
      {"VPCE_INTRA_VPC_TRAFFIC",
       [](auto code) {
         WideWorld world;
         world.add_interface_endpoint(world.a);
         const Side other = world.beside(world.a, "10.10.2.0/24");
         const auto given = the(code, world.analyze(world.endpoint, other.instance));
         CHECK(given.vpc_endpoint->id == world.endpoint);
         CHECK(given.vpc->id == world.a.vpc);
       }},
  };
}

}  // namespace vpcsim::tests
