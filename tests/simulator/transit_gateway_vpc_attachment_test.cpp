#include "catch.hpp"
#include "simulator/transit_world.hpp"

using namespace vpcsim;
using tests::TransitWorld;
using State = ec2::TransitGatewayAttachmentState;
using Value = ec2::TransitGatewayOptionValue;
using Create = ec2::CreateTransitGatewayVpcAttachmentRequest;
using Modify = ec2::ModifyTransitGatewayVpcAttachmentRequest;

namespace {

std::vector<ec2::NetworkInterface> interfaces_in(TransitWorld& world, const std::string& subnet) {
  return world.call(ec2::DescribeNetworkInterfacesRequest{.filters = {{"subnet-id", {subnet}}}})
      .network_interfaces;
}

}  // namespace

TEST_CASE("an attachment has an interface in each subnet, and the subnet stays until it goes") {
  TransitWorld world;
  auto vpc = world.add_vpc("10.0.0.0/16");
  auto a = world.add_subnet(vpc, "10.0.0.0/28"), b = world.add_subnet(vpc, "10.0.1.0/28", "us-east-1b");
  auto made = world.attach(vpc, {a, b});
  CHECK(made.state == State::pending);
  CHECK(made.subnet_ids == std::vector{a, b});
  CHECK(made.vpc_owner_id == world.account);
  CHECK(made.options.dns_support == Value::enable);
  CHECK(made.options.ipv6_support == Value::disable);
  CHECK(made.options.appliance_mode_support == Value::disable);
  CHECK(made.options.security_group_referencing_support == Value::enable);
  const auto& id = made.transit_gateway_attachment_id;
  CHECK(world.described(id).state == State::available);
  for (const auto& subnet : {a, b}) {
    auto interfaces = interfaces_in(world, subnet);
    REQUIRE(interfaces.size() == 1);
    CHECK(interfaces[0].interface_type == "transit_gateway");
    CHECK(interfaces[0].description == "Network Interface for Transit Gateway Attachment " + id);
    CHECK(interfaces[0].requester_managed);
    CHECK_FALSE(interfaces[0].source_dest_check);
    CHECK(interfaces[0].status == ec2::NetworkInterfaceStatus::in_use);
    CHECK(interfaces[0].groups.empty());
    CHECK(world.refusal_code(ec2::DeleteSubnetRequest{.subnet_id = subnet}) == "DependencyViolation");
    CHECK(world.refusal_code(ec2::DeleteNetworkInterfaceRequest{
              .network_interface_id = interfaces[0].network_interface_id}) == "InvalidParameterValue");
  }
  auto free = [&] {
    return world.call(ec2::DescribeSubnetsRequest{.subnet_ids = {a}})
        .subnets.at(0)
        .available_ip_address_count;
  };
  CHECK(free() == 10);
  world.detach(id);
  CHECK(free() == 11);
  CHECK(world.described(id).state == State::deleted);
  CHECK(world.described(id).subnet_ids.empty());
  CHECK(world.refusal(ec2::DeleteSubnetRequest{.subnet_id = a}) == "");
  CHECK(world.refusal(ec2::DeleteSubnetRequest{.subnet_id = b}) == "");
  CHECK(world.refusal(ec2::DeleteVpcRequest{.vpc_id = vpc}) == "");
}

TEST_CASE("an attachment passes through its states as time goes by") {
  auto settings = TransitWorld::empty();
  settings.timing.transit_gateway_attachment_pending = 1000;
  settings.timing.transit_gateway_attachment_modifying = 1000;
  settings.timing.transit_gateway_attachment_deleting = 1000;
  TransitWorld world(settings);
  auto made = world.attach_vpc(0);
  const auto& id = made.transit_gateway_attachment_id;
  auto invalid = "IncorrectState: " + id + " is in invalid state";
  auto modify = Modify{.transit_gateway_attachment_id = id,
                       .options = ec2::ModifyTransitGatewayVpcAttachmentRequestOptions{
                           .dns_support = Value::disable, .appliance_mode_support = Value::enable}};
  auto remove = ec2::DeleteTransitGatewayVpcAttachmentRequest{.transit_gateway_attachment_id = id};
  CHECK(world.described(id).state == State::pending);
  CHECK(world.refusal(modify) == invalid);
  CHECK(world.refusal(remove) == invalid);
  world.clock.advance(1000);
  CHECK(world.described(id).state == State::available);
  auto modified = world.call(modify).transit_gateway_vpc_attachment;
  CHECK(modified.state == State::modifying);
  CHECK(modified.options.dns_support == Value::disable);
  CHECK(modified.options.appliance_mode_support == Value::enable);
  CHECK(world.refusal(remove) == invalid);
  world.clock.advance(1000);
  CHECK(world.call(remove).transit_gateway_vpc_attachment.state == State::deleting);
  CHECK(world.refusal(remove) == invalid);
  auto duplicate =
      Create{.transit_gateway_id = world.gateway, .vpc_id = made.vpc_id, .subnet_ids = made.subnet_ids};
  CHECK(world.refusal_code(duplicate) == "DuplicateTransitGatewayAttachment");
  world.call(ec2::DeleteSubnetRequest{.subnet_id = made.subnet_ids.at(0)});
  CHECK(world.refusal_code(ec2::DeleteVpcRequest{.vpc_id = made.vpc_id}) == "DependencyViolation");
  world.clock.advance(1000);
  CHECK(world.described(id).state == State::deleted);
  CHECK(world.refusal(remove) ==
        "InvalidTransitGatewayAttachmentID.NotFound: Transit Gateway VPC Attachment " + id +
            " was deleted or does not exist.");
  CHECK(world.refusal(ec2::DeleteVpcRequest{.vpc_id = made.vpc_id}) == "");
  world.clock.advance(2 * 3'600'000);
  CHECK(world.refusal(
            ec2::DescribeTransitGatewayVpcAttachmentsRequest{.transit_gateway_attachment_ids = {id}}) ==
        "InvalidTransitGatewayAttachmentID.NotFound: Transit Gateway Attachment " + id +
            " was deleted or does not exist.");
}

TEST_CASE("CreateTransitGatewayVpcAttachment refuses in AWS's words") {
  TransitWorld world;
  auto vpc = world.add_vpc("10.0.0.0/16"), other = world.add_vpc("10.1.0.0/16");
  auto a = world.add_subnet(vpc, "10.0.0.0/24"), twin = world.add_subnet(vpc, "10.0.1.0/24");
  auto foreign = world.add_subnet(other, "10.1.0.0/24");
  auto refusal = [&](const std::string& gateway, const std::string& vpc_id,
                     std::vector<std::string> subnets) {
    return world.refusal(
        Create{.transit_gateway_id = gateway, .vpc_id = vpc_id, .subnet_ids = std::move(subnets)});
  };
  CHECK(refusal("tgw-00000001", vpc, {a}) ==
        "InvalidTransitGatewayID.NotFound: Transit Gateway tgw-00000001 was deleted or does not exist.");
  CHECK(refusal(world.gateway, "vpc-00000001", {a}) ==
        "InvalidVpcID.NotFound: The vpc ID 'vpc-00000001' does not exist");
  CHECK(refusal(world.gateway, vpc, {"subnet-00000001"}) ==
        "InvalidSubnetID.NotFound: The subnet ID 'subnet-00000001' does not exist");
  CHECK(refusal(world.gateway, vpc, {foreign}) ==
        "InvalidParameterValue: The subnet " + foreign + " does not belong to " + vpc);
  CHECK(refusal(world.gateway, vpc, {a, twin}) ==
        "DuplicateSubnetsInSameZone: Duplicate Subnets for same AZ");
  CHECK(refusal(world.gateway, vpc, {}).starts_with("MissingParameter"));
  world.attach(vpc, {a});
  CHECK(refusal(world.gateway, vpc, {a}) ==
        "DuplicateTransitGatewayAttachment: " + world.gateway +
            " has non-deleted Transit Gateway Attachments with same VPC ID.");
}

TEST_CASE("another account's transit gateway isn't found: nothing shares it") {
  TransitWorld world;
  world.account = "222222222222";
  auto vpc = world.add_vpc("10.0.0.0/16");
  auto subnet = world.add_subnet(vpc, "10.0.0.0/24");
  CHECK(world.refusal_code(
            Create{.transit_gateway_id = world.gateway, .vpc_id = vpc, .subnet_ids = {subnet}}) ==
        "InvalidTransitGatewayID.NotFound");
}

TEST_CASE("a VPC is attached to five gateways, and a gateway has room for so many attachments") {
  auto settings = TransitWorld::empty();
  settings.quotas.transit_gateways_per_vpc = 1;
  settings.quotas.attachments_per_transit_gateway = 2;
  TransitWorld world(settings);
  auto first = world.attach_vpc(0);
  auto create = Create{.transit_gateway_id = world.add_gateway().transit_gateway_id,
                       .vpc_id = first.vpc_id,
                       .subnet_ids = first.subnet_ids};
  CHECK(world.refusal_code(create) == "TransitGatewayLimitExceeded");
  world.attach_vpc(1);
  auto vpc = world.add_vpc("10.2.0.0/16");
  auto third = Create{.transit_gateway_id = world.gateway,
                      .vpc_id = vpc,
                      .subnet_ids = {world.add_subnet(vpc, "10.2.0.0/24")}};
  CHECK(world.refusal_code(third) == "TransitGatewayLimitExceeded");
  world.detach(first.transit_gateway_attachment_id);
  CHECK(world.refusal(create) == "");
  CHECK(world.refusal(third) == "");
}

TEST_CASE("subnets are added to an attachment and removed from it, one for each zone and at least one") {
  TransitWorld world;
  auto vpc = world.add_vpc("10.0.0.0/16");
  auto a = world.add_subnet(vpc, "10.0.0.0/24"), a2 = world.add_subnet(vpc, "10.0.1.0/24"),
       b = world.add_subnet(vpc, "10.0.2.0/24", "us-east-1b");
  auto id = world.attach(vpc, {a}).transit_gateway_attachment_id;
  auto modify = [&](std::vector<std::string> add, std::vector<std::string> remove) {
    return Modify{.transit_gateway_attachment_id = id,
                  .add_subnet_ids = std::move(add),
                  .remove_subnet_ids = std::move(remove)};
  };
  CHECK(world.refusal_code(modify({}, {})) == "MissingParameter");
  CHECK(world.refusal_code(modify({a2}, {})) == "DuplicateSubnetsInSameZone");
  CHECK(world.refusal(modify({}, {a})) == "InvalidParameterValue: " + id + " must keep at least one subnet");
  CHECK(world.refusal(modify({}, {b})) ==
        "InvalidParameterValue: The subnet " + b + " is not part of the attachment");
  CHECK(world.refusal_code(modify({"subnet-00000001"}, {})) == "InvalidSubnetID.NotFound");
  CHECK(world.call(modify({b}, {})).transit_gateway_vpc_attachment.subnet_ids == std::vector{a, b});
  CHECK(world.call(modify({a2}, {a})).transit_gateway_vpc_attachment.subnet_ids == std::vector{b, a2});
  CHECK(interfaces_in(world, a).empty());
  CHECK(interfaces_in(world, a2).size() == 1);
  CHECK(world.refusal(ec2::DeleteSubnetRequest{.subnet_id = a}) == "");
}

TEST_CASE("no VPC's attachment waits to be accepted") {
  TransitWorld world;
  auto id = world.attach_vpc(0).transit_gateway_attachment_id;
  auto invalid = "IncorrectState: " + id + " is in invalid state";
  CHECK(world.refusal(ec2::AcceptTransitGatewayVpcAttachmentRequest{.transit_gateway_attachment_id = id}) ==
        invalid);
  CHECK(world.refusal(ec2::RejectTransitGatewayVpcAttachmentRequest{.transit_gateway_attachment_id = id}) ==
        invalid);
  CHECK(world.refusal(ec2::AcceptTransitGatewayVpcAttachmentRequest{.transit_gateway_attachment_id =
                                                                        "tgw-attach-00000001"}) ==
        "InvalidTransitGatewayAttachmentID.NotFound: Transit Gateway VPC Attachment tgw-attach-00000001 was "
        "deleted or does not exist.");
}

TEST_CASE("attachments are found by their filters") {
  TransitWorld world;
  auto first = world.attach_vpc(0), second = world.attach_vpc(1);
  world.detach(second.transit_gateway_attachment_id);
  auto of_vpcs = [&](const std::string& name, const std::string& value) {
    return world.call(ec2::DescribeTransitGatewayVpcAttachmentsRequest{.filters = {{name, {value}}}})
        .transit_gateway_vpc_attachments.size();
  };
  CHECK(of_vpcs("state", "deleted") == 1);
  CHECK(of_vpcs("transit-gateway-attachment-id", first.transit_gateway_attachment_id) == 1);
  CHECK(of_vpcs("transit-gateway-id", world.gateway) == 2);
  CHECK(of_vpcs("vpc-id", first.vpc_id) == 1);
  auto of_all = [&](const std::string& name, const std::string& value) {
    return world.call(ec2::DescribeTransitGatewayAttachmentsRequest{.filters = {{name, {value}}}})
        .transit_gateway_attachments.size();
  };
  CHECK(of_all("association.state", "associated") == 1);
  CHECK(of_all("association.transit-gateway-route-table-id", world.default_table(world.gateway)) == 1);
  CHECK(of_all("resource-id", second.vpc_id) == 1);
  CHECK(of_all("resource-owner-id", world.account) == 2);
  CHECK(of_all("resource-type", "vpc") == 2);
  CHECK(of_all("resource-type", "peering") == 0);
  CHECK(of_all("state", "available") == 1);
  CHECK(of_all("transit-gateway-attachment-id", first.transit_gateway_attachment_id) == 1);
  CHECK(of_all("transit-gateway-id", world.gateway) == 2);
  CHECK(of_all("transit-gateway-owner-id", world.account) == 2);
}
