// Multicast domains, their subnets, and who is in their groups.
#include <tuple>

#include "catch.hpp"
#include "protocol/ec2/transit_gateway_multicast_domain.hpp"
#include "protocol/ec2/transit_gateway_multicast_group.hpp"
#include "simulator/transit_world.hpp"

using namespace vpcsim;
using tests::TransitWorld;
using Value = ec2::TransitGatewayOptionValue;
using State = ec2::TransitGatewayMulticastDomainState;
using AssociationState = ec2::TransitGatewayMulticastDomainAssociationState;
using Associate = ec2::AssociateTransitGatewayMulticastDomainRequest;
using Disassociate = ec2::DisassociateTransitGatewayMulticastDomainRequest;
using Accept = ec2::AcceptTransitGatewayMulticastDomainAssociationsRequest;
using Reject = ec2::RejectTransitGatewayMulticastDomainAssociationsRequest;
using AddMembers = ec2::RegisterTransitGatewayMulticastGroupMembersRequest;
using AddSources = ec2::RegisterTransitGatewayMulticastGroupSourcesRequest;
using RemoveMembers = ec2::DeregisterTransitGatewayMulticastGroupMembersRequest;
using RemoveSources = ec2::DeregisterTransitGatewayMulticastGroupSourcesRequest;

namespace {

/// A gateway with multicast and a domain, a VPC with a subnet attached.
struct MulticastWorld : TransitWorld {
  std::string domain, attachment, vpc, subnet;

  explicit MulticastWorld(Settings settings = empty()) : TransitWorld(settings) {
    gateway =
        add_gateway(ec2::TransitGatewayRequestOptions{.multicast_support = Value::enable}).transit_gateway_id;
    domain = add_domain().transit_gateway_multicast_domain_id;
    auto attached = attach_vpc(0);
    attachment = attached.transit_gateway_attachment_id;
    vpc = attached.vpc_id;
    subnet = attached.subnet_ids.at(0);
    clock.advance(10'000);
  }
  ec2::TransitGatewayMulticastDomain add_domain() {
    return call(
               ec2::CreateTransitGatewayMulticastDomainRequest{
                   .transit_gateway_id = gateway,
                   .options = ec2::CreateTransitGatewayMulticastDomainRequestOptions{.static_sources_support =
                                                                                         Value::enable}})
        .transit_gateway_multicast_domain;
  }
  template <class Request>
  Request on(std::vector<std::string> subnets) {
    return {domain, attachment, std::move(subnets)};
  }
  void associate() { call(on<Associate>({subnet})); }
  std::string add_interface() {
    return call(ec2::CreateNetworkInterfaceRequest{.subnet_id = subnet})
        .network_interface.network_interface_id;
  }
  template <class Request>
  Request of(std::vector<std::string> interfaces, std::string group = "224.0.1.5") {
    return {domain, std::move(group), std::move(interfaces)};
  }
  std::vector<ec2::TransitGatewayMulticastGroup> groups(std::vector<ec2::Filter> filters = {}) {
    return call(ec2::SearchTransitGatewayMulticastGroupsRequest{domain, std::move(filters)}).multicast_groups;
  }
  std::vector<ec2::TransitGatewayMulticastDomainAssociation> associations(
      std::vector<ec2::Filter> filters = {}) {
    return call(ec2::GetTransitGatewayMulticastDomainAssociationsRequest{domain, std::move(filters)})
        .multicast_domain_associations;
  }
  ec2::DeleteTransitGatewayMulticastDomainRequest remove() { return {domain}; }
};

}  // namespace

TEST_CASE("A multicast domain needs a gateway that was made for multicast") {
  MulticastWorld world;
  CHECK(world.described_gateway(world.gateway).options.multicast_support == Value::enable);
  auto found = [&](const char* name, const std::string& value) {
    return world.call(ec2::DescribeTransitGatewayMulticastDomainsRequest{.filters = {{name, {value}}}})
        .transit_gateway_multicast_domains;
  };
  CHECK(found("state", "available").size() == 1);
  CHECK(found("transit-gateway-id", world.gateway).size() == 1);
  auto domain = found("transit-gateway-multicast-domain-id", world.domain).at(0);
  CHECK(domain.transit_gateway_multicast_domain_arn ==
        "arn:aws:ec2:us-east-1:111111111111:transit-gateway-multicast-domain/" + world.domain);
  CHECK(domain.owner_id == world.account);
  CHECK(domain.options.static_sources_support == Value::enable);
  CHECK(domain.options.igmpv2_support == Value::disable);
  CHECK(domain.options.auto_accept_shared_associations == Value::disable);
  auto plain = world.add_gateway().transit_gateway_id;
  auto create = [&](const std::string& gateway) {
    return world.refusal(ec2::CreateTransitGatewayMulticastDomainRequest{.transit_gateway_id = gateway});
  };
  CHECK(create(plain) == "InvalidParameterValue: Multicast support is not enabled on " + plain + ".");
  CHECK(create("tgw-0123456789abcdef0").starts_with("InvalidTransitGatewayID.NotFound"));
  for (int i = 1; i < 20; ++i) world.add_domain();
  CHECK(create(world.gateway).starts_with("TransitGatewayLimitExceeded"));
}

TEST_CASE("Subnets hold a multicast domain, and the domain its gateway") {
  MulticastWorld world;
  world.associate();
  CHECK(world.refusal(world.remove()) == "IncorrectState: " + world.domain + " has associated subnets.");
  world.call(world.on<Disassociate>({world.subnet}));
  CHECK(world.associations().empty());
  world.detach(world.attachment);
  CHECK(world.refusal(ec2::DeleteTransitGatewayRequest{world.gateway}) ==
        "IncorrectState: " + world.gateway +
            " has non-deleted Transit Gateway Multicast Domains: " + world.domain + ".");
  CHECK(world.call(world.remove()).transit_gateway_multicast_domain.state == State::deleting);
  CHECK(world.refusal(world.remove()) ==
        "InvalidTransitGatewayMulticastDomainId.NotFound: Transit Gateway Multicast Domain " + world.domain +
            " was deleted or does not exist.");
  CHECK(world.refusal(ec2::DeleteTransitGatewayRequest{world.gateway}) == "");
}

TEST_CASE("Multicast domains and associations take their time") {
  auto settings = MulticastWorld::empty();
  settings.timing.multicast_domain_pending = 1000;
  settings.timing.multicast_domain_deleting = 1000;
  settings.timing.multicast_domain_associating = 1000;
  settings.timing.multicast_domain_disassociating = 1000;
  settings.timing.transit_gateway_attachment_pending = 1000;
  MulticastWorld world(settings);
  auto pending = world.add_domain().transit_gateway_multicast_domain_id;
  CHECK(world.refusal(ec2::DeleteTransitGatewayMulticastDomainRequest{pending}) ==
        "IncorrectState: " + pending + " is in invalid state");
  auto young = world.attach_vpc(1);
  CHECK(world.refusal(Associate{world.domain, young.transit_gateway_attachment_id, young.subnet_ids}) ==
        "IncorrectState: " + young.transit_gateway_attachment_id + " is in invalid state");
  auto interface = world.add_interface();
  auto made = world.call(world.on<Associate>({world.subnet})).associations;
  CHECK(made.subnets.at(0).state == AssociationState::associating);
  CHECK(world.associations().at(0).subnet.state == AssociationState::associating);
  CHECK(world.refusal_code(world.of<AddMembers>({interface})) == "InvalidParameterValue");
  world.clock.advance(1000);
  CHECK(world.associations().at(0).subnet.state == AssociationState::associated);
  CHECK(world.refusal(world.of<AddMembers>({interface})) == "");
  world.call(world.on<Disassociate>({world.subnet}));
  CHECK(world.groups().empty());
  CHECK(world.associations().at(0).subnet.state == AssociationState::disassociating);
  CHECK(world.refusal_code(world.on<Associate>({world.subnet})) == "Resource.AlreadyAssociated");
  CHECK(world.refusal_code(world.on<Disassociate>({world.subnet})) == "InvalidAssociation.NotFound");
  world.clock.advance(1000);
  CHECK(world.associations().empty());
  CHECK(world.refusal(world.on<Associate>({world.subnet})) == "");
  world.call(world.on<Disassociate>({world.subnet}));
  CHECK(world.call(world.remove()).transit_gateway_multicast_domain.state == State::deleting);
  world.clock.advance(3 * 3'600'000);
  CHECK(world.call(ec2::DescribeTransitGatewayMulticastDomainsRequest{})
            .transit_gateway_multicast_domains.size() == 1);
}

TEST_CASE("A subnet of an attached VPC is in one multicast domain at most") {
  MulticastWorld world;
  auto made = world.call(world.on<Associate>({world.subnet})).associations;
  CHECK(made.transit_gateway_multicast_domain_id == world.domain);
  CHECK(made.transit_gateway_attachment_id == world.attachment);
  CHECK(made.resource_id == world.vpc);
  CHECK(made.resource_owner_id == world.account);
  CHECK(made.subnets.at(0).subnet_id == world.subnet);
  for (auto [name, value] : std::vector<std::pair<const char*, std::string>>{
           {"resource-id", world.vpc},
           {"resource-type", "vpc"},
           {"state", "associated"},
           {"subnet-id", world.subnet},
           {"transit-gateway-attachment-id", world.attachment}}) {
    CHECK(world.associations({{name, {value}}}).size() == 1);
    CHECK(world.associations({{name, {"x"}}}).empty());
  }
  const auto first = world.domain;
  world.domain = world.add_domain().transit_gateway_multicast_domain_id;
  CHECK(world.refusal(world.on<Associate>({world.subnet})) ==
        "Resource.AlreadyAssociated: Subnet " + world.subnet +
            " is already associated to a multicast domain.");
  CHECK(world.refusal(world.on<Disassociate>({world.subnet})) ==
        "InvalidAssociation.NotFound: Association " + world.subnet +
            " does not exist in Transit Gateway Multicast Domain " + world.domain + ".");
}

TEST_CASE("The calls on a domain's subnets refuse what doesn't belong together") {
  MulticastWorld world;
  auto elsewhere = world.attach_vpc(1);
  CHECK(world.refusal(Associate{{}, world.attachment, {world.subnet}}).starts_with("MissingParameter"));
  CHECK(world.refusal(Associate{world.domain, {}, {world.subnet}}).starts_with("MissingParameter"));
  CHECK(world.refusal_code(world.on<Associate>({})) == "MissingParameter");
  CHECK(world.refusal_code(world.on<Associate>({"subnet-0123456789abcdef0"})) == "InvalidSubnetID.NotFound");
  CHECK(world.refusal(world.on<Associate>(elsewhere.subnet_ids)) == "InvalidParameterValue: The subnet " +
                                                                        elsewhere.subnet_ids.at(0) +
                                                                        " does not belong to " + world.vpc);
  for (const auto& refusal :
       {world.refusal(world.on<Accept>({world.subnet})), world.refusal(world.on<Reject>({world.subnet}))}) {
    CHECK(refusal == "IncorrectState: No association of " + world.attachment + " with " + world.domain +
                         " is pending acceptance.");
  }
  world.gateway = world.add_gateway().transit_gateway_id;
  world.attachment = world.attach(world.vpc, {world.subnet}).transit_gateway_attachment_id;
  CHECK(world.refusal_code(world.on<Associate>({world.subnet})) == "InvalidParameterValue");
  world.attachment = "tgw-attach-0123456789abcdef0";
  CHECK(world.refusal_code(world.on<Associate>({world.subnet})) ==
        "InvalidTransitGatewayAttachmentID.NotFound");
  world.domain = "tgw-mcast-domain-0123456789abcdef0";
  CHECK(world.refusal_code(world.on<Accept>({world.subnet})) ==
        "InvalidTransitGatewayMulticastDomainId.NotFound");
}

TEST_CASE("A VPC has a quota of subnets in multicast domains") {
  auto settings = MulticastWorld::empty();
  settings.quotas.multicast_domain_associations_per_vpc = 1;
  MulticastWorld world(settings);
  auto other = world.add_subnet(world.vpc, "10.0.9.0/24");
  CHECK(world.refusal_code(world.on<Associate>({world.subnet, other})) == "TransitGatewayLimitExceeded");
  world.associate();
  world.call(world.on<Disassociate>({world.subnet}));
  CHECK(world.refusal(world.on<Associate>({other})) == "");
}

TEST_CASE("Interfaces are members and sources of a group") {
  MulticastWorld world;
  world.associate();
  auto a = world.add_interface(), b = world.add_interface();
  auto added = world.call(world.of<AddMembers>({a, b})).registered_multicast_group_members;
  CHECK(added.registered_network_interface_ids == std::vector{a, b});
  CHECK(added.group_ip_address == "224.0.1.5");
  CHECK(added.transit_gateway_multicast_domain_id == world.domain);
  world.call(world.of<AddSources>({a}));
  world.call(world.of<AddMembers>({a}, "FF05::1:3"));
  auto found = world.groups();
  REQUIRE(found.size() == 3);
  CHECK(found[0].network_interface_id == a);
  CHECK(found[0].subnet_id == world.subnet);
  CHECK(found[0].resource_id == world.vpc);
  CHECK(found[0].resource_owner_id == world.account);
  CHECK(found[0].transit_gateway_attachment_id == world.attachment);
  CHECK((found[0].group_member && found[0].group_source));
  CHECK(found[0].member_type == ec2::MembershipType::static_);
  CHECK(found[0].source_type == ec2::MembershipType::static_);
  CHECK((found[1].group_member && !found[1].group_source && !found[1].source_type));
  CHECK(found[2].group_ip_address == "ff05::1:3");
  for (auto [name, value, count] : std::vector<std::tuple<const char*, std::string, std::size_t>>{
           {"group-ip-address", "224.0.1.5", 2},
           {"is-group-member", "true", 3},
           {"is-group-source", "true", 1},
           {"member-type", "static", 3},
           {"member-type", "igmp", 0},
           {"resource-id", world.vpc, 3},
           {"resource-type", "vpc", 3},
           {"source-type", "static", 1},
           {"subnet-id", world.subnet, 3},
           {"transit-gateway-attachment-id", world.attachment, 3}}) {
    CAPTURE(name);
    CHECK(world.groups({{name, {value}}}).size() == count);
  }
  CHECK(world.call(world.of<RemoveMembers>({a})).deregistered_multicast_group_members.group_ip_address ==
        "224.0.1.5");
  CHECK(world.groups({{"is-group-source", {"true"}}}).size() == 1);
  CHECK(world.call(world.of<RemoveSources>({a}))
            .deregistered_multicast_group_sources.deregistered_network_interface_ids == std::vector{a});
  CHECK(world.groups().size() == 2);
}

TEST_CASE("The calls on multicast groups refuse what doesn't belong together") {
  MulticastWorld world;
  auto interface = world.add_interface();
  CHECK(world.refusal(world.of<AddMembers>({interface})) == "InvalidParameterValue: The subnet of " +
                                                                interface + " is not associated with " +
                                                                world.domain + ".");
  world.associate();
  CHECK(world.refusal_code(world.of<AddMembers>({})) == "MissingParameter");
  CHECK(world.refusal_code(AddMembers{world.domain, {}, {interface}}) == "MissingParameter");
  CHECK(world.refusal_code(AddMembers{{}, "224.0.1.5", {interface}}) == "MissingParameter");
  for (const char* address : {"x", "10.0.0.1", "fe80::1"})
    CHECK(world.refusal_code(world.of<AddMembers>({interface}, address)) == "InvalidParameterValue");
  CHECK(world.refusal_code(world.of<AddMembers>({"eni-0123456789abcdef0"})) ==
        "InvalidNetworkInterfaceID.NotFound");
  CHECK(world.refusal(world.of<RemoveMembers>({interface})) ==
        "InvalidParameterValue: " + interface + " is not registered with group 224.0.1.5.");
  world.call(world.of<AddMembers>({interface}));
  CHECK(world.refusal(world.of<AddMembers>({interface})) ==
        "InvalidParameterValue: " + interface + " is already registered with group 224.0.1.5.");
  CHECK(world.refusal_code(world.of<RemoveSources>({interface})) == "InvalidParameterValue");
  CHECK(world.refusal_code(world.of<RemoveSources>({})) == "MissingParameter");
  world.domain =
      world.call(ec2::CreateTransitGatewayMulticastDomainRequest{.transit_gateway_id = world.gateway})
          .transit_gateway_multicast_domain.transit_gateway_multicast_domain_id;
  CHECK(world.refusal(world.of<AddSources>({interface})) ==
        "InvalidParameterValue: Static sources support is not enabled on " + world.domain + ".");
}

TEST_CASE("A multicast group has quotas of members and sources, a gateway of both") {
  auto settings = MulticastWorld::empty();
  settings.quotas.multicast_members_per_group = 2;
  settings.quotas.multicast_memberships_per_transit_gateway = 3;
  MulticastWorld world(settings);
  world.associate();
  auto a = world.add_interface(), b = world.add_interface(), c = world.add_interface();
  world.call(world.of<AddSources>({a}));
  CHECK(world.refusal_code(world.of<AddSources>({b})) == "TransitGatewayLimitExceeded");
  CHECK(world.refusal_code(world.of<AddMembers>({a, b, c})) == "TransitGatewayLimitExceeded");
  world.call(world.of<AddMembers>({b, c}));
  CHECK(world.refusal_code(world.of<AddMembers>({a}, "224.0.1.6")) == "TransitGatewayLimitExceeded");
}

TEST_CASE("Members leave with their interface, their subnet and their attachment") {
  MulticastWorld world;
  world.associate();
  auto interface = world.add_interface();
  world.call(world.of<AddMembers>({interface}));
  SECTION("interface") {
    world.call(ec2::DeleteNetworkInterfaceRequest{.network_interface_id = interface});
    CHECK(world.associations().size() == 1);
  }
  SECTION("attachment") {
    world.detach(world.attachment);
    CHECK(world.associations().empty());
  }
  SECTION("association") {
    world.call(world.on<Disassociate>({world.subnet}));
    CHECK(world.associations().empty());
  }
  CHECK(world.groups().empty());
}

TEST_CASE("An association leaves with its subnet") {
  MulticastWorld world;
  auto other = world.add_subnet(world.vpc, "10.0.9.0/24");
  world.call(world.on<Associate>({other}));
  world.call(ec2::DeleteSubnetRequest{.subnet_id = other});
  CHECK(world.associations().empty());
}

namespace {

/// Each of the four calls on associations refuses so.
template <class Request>
void refuses_what_is_not_there(MulticastWorld& world, const std::string& other_attachment) {
  Request request = world.on<Request>({world.subnet});
  request.transit_gateway_attachment_id.reset();
  CHECK(world.refusal(request) ==
        "MissingParameter: The request must contain the parameter transitGatewayAttachmentId");
  request = world.on<Request>({});
  CHECK(world.refusal(request) == "MissingParameter: The request must contain the parameter subnetIds");
  request = world.on<Request>({world.subnet});
  request.transit_gateway_attachment_id = other_attachment;
  CHECK(world.refusal(request) == "InvalidParameterValue: " + other_attachment +
                                      " is no VPC attachment of the transit gateway of " + world.domain +
                                      ".");
}

template <class Request>
void refuses_what_goes(MulticastWorld& world) {
  CHECK(world.refusal_code(world.on<Request>({world.subnet})) == "IncorrectState");
}

}  // namespace

TEST_CASE("Calls on a domain's subnets name an attachment of its gateway, in service, and subnets") {
  Settings settings = tests::TestCloud::empty();
  settings.timing.transit_gateway_attachment_deleting = 1000;
  MulticastWorld world(settings);
  const std::string gateway = world.gateway;
  world.gateway = world.add_gateway({}).transit_gateway_id;
  const std::string other = world.attach_vpc(1).transit_gateway_attachment_id;
  world.gateway = gateway;
  refuses_what_is_not_there<Associate>(world, other);
  refuses_what_is_not_there<Disassociate>(world, other);
  refuses_what_is_not_there<Accept>(world, other);
  refuses_what_is_not_there<Reject>(world, other);
  world.call(
      ec2::DeleteTransitGatewayVpcAttachmentRequest{.transit_gateway_attachment_id = world.attachment});
  refuses_what_goes<Associate>(world);
  refuses_what_goes<Disassociate>(world);
  refuses_what_goes<Accept>(world);
  refuses_what_goes<Reject>(world);
}
