// Explanation codes of what a path and its analysis ask for beyond the two ends.
#include "simulator/insights_codes.hpp"

namespace vpcsim::tests {
namespace {

using Texts = std::vector<std::string>;

struct Connected : WideWorld {
  Connected() { connect(); }

  Analysis at_source(ec2::PathFilter filter) {
    return analyze_filtered(a.instance, b.instance, std::move(filter), {});
  }
  Analysis at_destination(ec2::PathFilter filter) {
    return analyze_filtered(a.instance, b.instance, {}, std::move(filter));
  }
};

}  // namespace

std::vector<ProvokedCode> filter_codes() {
  return {
      {"COMPONENT_FILTER_RESTRICTION",
       [](auto code) {
         Connected world;
         auto wanted =
             world.start_request(world.make_path(world.request(world.a.instance, world.b.instance)));
         const auto nat = WideWorld::arn("natgateway", "nat-0123456789abcdef0");
         wanted.filter_in_arns = {nat};
         const auto given = the(code, world.described(world.start(wanted)));
         CHECK(given.component->id == "nat-0123456789abcdef0");
         CHECK(given.component->arn == nat);
       }},
      {"COMPONENT_FILTER_RESTRICTION_REMOVED_COMPONENT",
       [](auto code) {
         Connected world;
         auto wanted =
             world.start_request(world.make_path(world.request(world.a.instance, world.b.instance)));
         wanted.filter_out_arns = {WideWorld::arn("vpc-peering-connection", world.peering)};
         CHECK(the(code, world.described(world.start(wanted))).component->id == world.peering);
       }},
      {"FILTER_AT_DESTINATION_DESTINATION_ADDRESS",
       [](auto code) {
         Connected world;
         const auto given = the(code, world.at_destination({.destination_address = "10.20.9.9"}));
         CHECK(given.addresses == Texts{"10.20.9.9/32"});
       }},
      {"FILTER_AT_DESTINATION_DESTINATION_PORT_RANGE",
       [](auto code) {
         Connected world;
         const auto given =
             the(code, world.at_destination({.destination_port_range = ec2::FilterPortRange{81, 82}}));
         CHECK(given.port_ranges.at(0).from == 81);
         CHECK(given.port_ranges.at(0).to == 82);
       }},
      {"FILTER_AT_DESTINATION_SOURCE_ADDRESS",
       [](auto code) {
         Connected world;
         const auto given = the(code, world.at_destination({.source_address = "10.10.9.9"}));
         CHECK(given.addresses == Texts{"10.10.9.9/32"});
       }},
      {"FILTER_AT_DESTINATION_SOURCE_PORT_RANGE",
       [](auto code) {
         WideWorld world;
         world.attach_internet(world.a);
         world.add_nat(world.a);
         const auto given = the(
             code,
             world.analyze_filtered(world.a.instance, world.igw, {},
                                    ec2::PathFilter{.source_port_range = ec2::FilterPortRange{500, 1000}}));
         CHECK(given.port_ranges.at(0).from == 500);
         CHECK(given.port_ranges.at(0).to == 1000);
       }},
      {"FILTER_AT_SOURCE_DESTINATION_ADDRESS",
       [](auto code) {
         Connected world;
         // The instance's second address lies behind a route to nowhere.
         world.call(ec2::AssignPrivateIpAddressesRequest{.network_interface_id = world.b.interface,
                                                         .private_ip_addresses = {"10.20.1.200"}});
         world.route_to_gateway(world.a.table, "10.20.1.200/32", world.attach_internet(world.a));
         const auto given = the(code, world.at_source({.destination_address = "10.20.1.200"}));
         CHECK(given.addresses == Texts{"10.20.1.200/32"});
       }},
      {"FILTER_AT_SOURCE_DESTINATION_PORT_RANGE",
       [](auto code) {
         Connected world;
         const auto given =
             the(code, world.at_source({.destination_port_range = ec2::FilterPortRange{81, 90}}));
         CHECK(given.port_ranges.at(0).from == 81);
         CHECK(given.port_ranges.at(0).to == 90);
       }},
      {"FILTER_AT_SOURCE_PROTOCOL",
       [](auto code) {
         Connected world;
         auto wanted = world.request(world.a.instance, world.b.instance);
         wanted.destination_port.reset();
         wanted.protocol = "udp";
         wanted.filter_at_source = ec2::PathFilter{.destination_port_range = ec2::FilterPortRange{80, 80}};
         CHECK(the(code, world.analyze(wanted)).protocols == Texts{"17"});
       }},
      {"FILTER_AT_SOURCE_SOURCE_ADDRESS",
       [](auto code) {
         Connected world;
         const auto given = the(code, world.at_source({.source_address = "10.10.1.99"}));
         CHECK(given.addresses == Texts{"10.10.1.99/32"});
       }},
      {"FILTER_AT_SOURCE_SOURCE_PORT_RANGE",
       [](auto code) {
         Connected world;
         world.deny(world.b, true, 2000, 2100);
         const auto given =
             the(code, world.at_source({.source_port_range = ec2::FilterPortRange{2000, 2100}}));
         CHECK(given.port_ranges.at(0).from == 2000);
         CHECK(given.port_ranges.at(0).to == 2100);
       }},
      {"IGW_EXPECTS_PUBLIC_ADDRESS",
       [](auto code) {
         WideWorld world;
         world.attach_internet(world.a);
         const auto given = the(code, world.analyze_from("10.0.0.1", world.igw, world.a.instance));
         CHECK(given.internet_gateway->id == world.igw);
         CHECK(given.address == "10.0.0.1/32");
       }},
  };
}

}  // namespace vpcsim::tests
