#include "catch.hpp"
#include "protocol/ec2/tag.hpp"
#include "simulator/transit_world.hpp"

using namespace vpcsim;
using tests::TransitWorld;
using State = ec2::TransitGatewayState;
using Value = ec2::TransitGatewayOptionValue;

TEST_CASE("a transit gateway is pending, then available, with a default route table for everything") {
  TransitWorld world;
  auto made = world.add_gateway();
  CHECK(made.state == State::pending);
  CHECK(made.owner_id == world.account);
  CHECK(made.transit_gateway_arn ==
        "arn:aws:ec2:us-east-1:111111111111:transit-gateway/" + made.transit_gateway_id);
  auto gateway = world.described_gateway(made.transit_gateway_id);
  CHECK(gateway.state == State::available);
  const auto& options = gateway.options;
  CHECK(options.amazon_side_asn == 64512);
  CHECK(options.auto_accept_shared_attachments == Value::disable);
  CHECK(options.default_route_table_association == Value::enable);
  CHECK(options.default_route_table_propagation == Value::enable);
  CHECK(options.vpn_ecmp_support == Value::enable);
  CHECK(options.dns_support == Value::enable);
  CHECK(options.multicast_support == Value::disable);
  CHECK(options.security_group_referencing_support == Value::disable);
  REQUIRE(options.association_default_route_table_id);
  CHECK(options.association_default_route_table_id == options.propagation_default_route_table_id);
  auto tables = world
                    .call(ec2::DescribeTransitGatewayRouteTablesRequest{
                        .transit_gateway_route_table_ids = {*options.association_default_route_table_id}})
                    .transit_gateway_route_tables;
  CHECK(tables.at(0).default_association_route_table);
  CHECK(tables.at(0).default_propagation_route_table);
}

TEST_CASE("a transit gateway takes its options, and has no default route table if nothing is automatic") {
  TransitWorld world;
  auto gateway = world.add_gateway(
      ec2::TransitGatewayRequestOptions{.amazon_side_asn = 4'200'000'000,
                                        .auto_accept_shared_attachments = Value::enable,
                                        .default_route_table_association = Value::disable,
                                        .default_route_table_propagation = Value::disable,
                                        .vpn_ecmp_support = Value::disable,
                                        .dns_support = Value::disable,
                                        .security_group_referencing_support = Value::enable,
                                        .transit_gateway_cidr_blocks = {"10.99.0.0/24", "2001:db8::/64"}});
  const auto& options = gateway.options;
  CHECK(options.amazon_side_asn == 4'200'000'000);
  CHECK(options.auto_accept_shared_attachments == Value::enable);
  CHECK(options.vpn_ecmp_support == Value::disable);
  CHECK(options.dns_support == Value::disable);
  CHECK(options.security_group_referencing_support == Value::enable);
  CHECK(options.default_route_table_association == Value::disable);
  CHECK_FALSE(options.association_default_route_table_id);
  CHECK_FALSE(options.propagation_default_route_table_id);
  CHECK(options.transit_gateway_cidr_blocks == std::vector<std::string>{"10.99.0.0/24", "2001:db8::/64"});
  auto tables = world.call(ec2::DescribeTransitGatewayRouteTablesRequest{
      .filters = {{"transit-gateway-id", {gateway.transit_gateway_id}}}});
  CHECK(tables.transit_gateway_route_tables.empty());
}

TEST_CASE("CreateTransitGateway refuses public ASNs and bad CIDR blocks") {
  TransitWorld world;
  auto refusal = [&](ec2::TransitGatewayRequestOptions options) {
    return world.refusal(ec2::CreateTransitGatewayRequest{.options = options});
  };
  for (std::int64_t asn : {64511LL, 65535LL, 4'199'999'999LL, 4'294'967'295LL})
    CHECK(refusal({.amazon_side_asn = asn}).starts_with("InvalidParameterValue: Value ("));
  const std::string invalid =
      "InvalidParameterValue: All Transit Gateway CIDR blocks must be a valid IPv4 or IPv6 CIDR and align "
      "with the first address in the block.  Invalid block: ";
  CHECK(refusal({.transit_gateway_cidr_blocks = {"10.0.0.1/24"}}) == invalid + "10.0.0.1/24");
  CHECK(refusal({.transit_gateway_cidr_blocks = {"2001:db8::1/64"}}) == invalid + "2001:db8::1/64");
  CHECK(refusal({.transit_gateway_cidr_blocks = {"x"}}) == invalid + "x");
  for (auto block : {"10.0.0.0/25", "2001:db8::/65", "169.254.3.0/24"}) {
    CHECK(refusal({.transit_gateway_cidr_blocks = {block}})
              .starts_with("InvalidParameterValue: All Transit Gateway CIDR blocks must be at least"));
  }
  CHECK(refusal({.transit_gateway_cidr_blocks = {"10.0.0.0/16", "10.0.1.0/24"}}) ==
        "InvalidParameterValue: Transit Gateway CIDR blocks 10.0.0.0/16 and 10.0.1.0/24 overlap.");
  CHECK(refusal({.transit_gateway_cidr_blocks = {"10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24", "10.0.3.0/24",
                                                 "10.0.4.0/24", "10.0.5.0/24"}})
            .starts_with("InvalidParameterValue: A Transit Gateway has at most 5"));
}

TEST_CASE("an account has five transit gateways in a region; deleted ones don't count") {
  TransitWorld world;
  for (int i = 0; i < 4; ++i) world.add_gateway();
  CHECK(world.refusal_code(ec2::CreateTransitGatewayRequest{}) == "TransitGatewayLimitExceeded");
  world.call(ec2::DeleteTransitGatewayRequest{.transit_gateway_id = world.gateway});
  CHECK(world.refusal(ec2::CreateTransitGatewayRequest{}) == "");
}

TEST_CASE("a transit gateway passes through its states as time goes by") {
  auto settings = TransitWorld::empty();
  settings.timing.transit_gateway_pending = 1000;
  settings.timing.transit_gateway_modifying = 1000;
  settings.timing.transit_gateway_deleting = 1000;
  TransitWorld world(settings);
  const auto& id = world.gateway;
  auto modify = ec2::ModifyTransitGatewayRequest{.transit_gateway_id = id, .description = "hub"};
  auto invalid = "IncorrectState: " + id + " is in invalid state";
  CHECK(world.described_gateway(id).state == State::pending);
  CHECK(world.refusal(modify) == invalid);
  world.clock.advance(1000);
  CHECK(world.described_gateway(id).state == State::available);
  CHECK(world.call(modify).transit_gateway.state == State::modifying);
  CHECK(world.refusal(ec2::DeleteTransitGatewayRequest{.transit_gateway_id = id}) == invalid);
  world.clock.advance(1000);
  CHECK(world.described_gateway(id).description == "hub");
  CHECK(world.call(ec2::DeleteTransitGatewayRequest{.transit_gateway_id = id}).transit_gateway.state ==
        State::deleting);
  CHECK(world.refusal(modify) == invalid);
  world.clock.advance(1000);
  CHECK(world.described_gateway(id).state == State::deleted);
  auto not_found =
      "InvalidTransitGatewayID.NotFound: Transit Gateway " + id + " was deleted or does not exist.";
  CHECK(world.refusal(modify) == not_found);
  world.clock.advance(2 * 3'600'000);
  CHECK(world.refusal(ec2::DescribeTransitGatewaysRequest{.transit_gateway_ids = {id}}) == not_found);
}

TEST_CASE("a transit gateway that something is attached to stays; its route tables go with it") {
  TransitWorld world;
  auto attachment = world.attach_vpc(0).transit_gateway_attachment_id;
  auto request = ec2::DeleteTransitGatewayRequest{.transit_gateway_id = world.gateway};
  CHECK(world.refusal(request) ==
        "IncorrectState: " + world.gateway + " has non-deleted VPC Attachments: " + attachment + ".");
  world.detach(attachment);
  auto table = world.add_table();
  CHECK(world.refusal(request) == "");
  auto tables = world
                    .call(ec2::DescribeTransitGatewayRouteTablesRequest{
                        .filters = {{"transit-gateway-id", {world.gateway}}}})
                    .transit_gateway_route_tables;
  REQUIRE(tables.size() == 2);
  for (const auto& row : tables) CHECK(row.state == ec2::TransitGatewayRouteTableState::deleted);
}

TEST_CASE("ModifyTransitGateway changes options, blocks and default route tables") {
  TransitWorld world;
  auto table = world.add_table();
  auto modify = [&](ec2::ModifyTransitGatewayOptions options) {
    return world
        .call(ec2::ModifyTransitGatewayRequest{.transit_gateway_id = world.gateway, .options = options})
        .transit_gateway.options;
  };
  auto options = modify({.add_transit_gateway_cidr_blocks = {"10.1.0.0/24", "10.2.0.0/24"},
                         .vpn_ecmp_support = Value::disable,
                         .association_default_route_table_id = table,
                         .default_route_table_propagation = Value::disable,
                         .amazon_side_asn = 65000});
  CHECK(options.transit_gateway_cidr_blocks == std::vector<std::string>{"10.1.0.0/24", "10.2.0.0/24"});
  CHECK(options.vpn_ecmp_support == Value::disable);
  CHECK(options.dns_support == Value::enable);
  CHECK(options.association_default_route_table_id == table);
  CHECK(options.default_route_table_propagation == Value::disable);
  CHECK_FALSE(options.propagation_default_route_table_id);
  CHECK(options.amazon_side_asn == 65000);
  options = modify({.remove_transit_gateway_cidr_blocks = {"10.1.0.0/24"},
                    .default_route_table_association = Value::disable,
                    .default_route_table_propagation = Value::enable,
                    .propagation_default_route_table_id = table});
  CHECK(options.transit_gateway_cidr_blocks == std::vector<std::string>{"10.2.0.0/24"});
  CHECK_FALSE(options.association_default_route_table_id);
  CHECK(options.propagation_default_route_table_id == table);
}

TEST_CASE("ModifyTransitGateway refuses what doesn't fit together") {
  TransitWorld world;
  auto other = world.add_gateway();
  auto refusal = [&](ec2::ModifyTransitGatewayOptions options) {
    return world.refusal(
        ec2::ModifyTransitGatewayRequest{.transit_gateway_id = world.gateway, .options = options});
  };
  CHECK(world.refusal_code(ec2::ModifyTransitGatewayRequest{.transit_gateway_id = world.gateway}) ==
        "MissingParameter");
  CHECK(refusal({.remove_transit_gateway_cidr_blocks = {"10.1.0.0/24"}}) ==
        "InvalidParameterValue: 10.1.0.0/24 is not a CIDR block of " + world.gateway + ".");
  CHECK(refusal({.amazon_side_asn = 1}).starts_with("InvalidParameterValue"));
  auto foreign = *other.options.association_default_route_table_id;
  CHECK(refusal({.association_default_route_table_id = foreign}) ==
        "InvalidRouteTableID.NotFound: Transit Gateway Route Table " + foreign +
            " was deleted or does not exist.");
  CHECK(refusal({.default_route_table_association = Value::disable,
                 .association_default_route_table_id = foreign}) ==
        "InvalidParameterCombination: disable DefaultRouteTableAssociation conflicts with "
        "AssociationDefaultRouteTableId " +
            foreign);
  world.call(ec2::ModifyTransitGatewayRequest{
      .transit_gateway_id = world.gateway,
      .options = ec2::ModifyTransitGatewayOptions{.default_route_table_propagation = Value::disable}});
  CHECK(refusal({.default_route_table_propagation = Value::enable}) ==
        "InvalidParameterCombination: enable DefaultRouteTablePropagation conflicts with "
        "PropagationDefaultRouteTableId null");
}

TEST_CASE("transit gateways are found by their filters and by tags") {
  TransitWorld world;
  auto other = world.call(ec2::CreateTransitGatewayRequest{
      .options = ec2::TransitGatewayRequestOptions{.amazon_side_asn = 65001,
                                                   .auto_accept_shared_attachments = Value::enable,
                                                   .default_route_table_association = Value::disable,
                                                   .vpn_ecmp_support = Value::disable,
                                                   .dns_support = Value::disable},
      .tag_specifications = {{"transit-gateway", {{"Name", "hub"}}}}});
  const auto& gateway = other.transit_gateway;
  auto count = [&](const std::string& name, const std::string& value) {
    return world.call(ec2::DescribeTransitGatewaysRequest{.filters = {{name, {value}}}})
        .transit_gateways.size();
  };
  CHECK(count("options.amazon-side-asn", "65001") == 1);
  CHECK(count("options.auto-accept-shared-attachments", "enable") == 1);
  CHECK(count("options.default-route-table-association", "disable") == 1);
  CHECK(count("options.default-route-table-propagation", "enable") == 2);
  CHECK(count("options.association-default-route-table-id", world.default_table(world.gateway)) == 1);
  CHECK(count("options.propagation-default-route-table-id",
              *gateway.options.propagation_default_route_table_id) == 1);
  CHECK(count("options.dns-support", "disable") == 1);
  CHECK(count("options.vpn-ecmp-support", "disable") == 1);
  CHECK(count("owner-id", world.account) == 2);
  CHECK(count("state", "available") == 2);
  CHECK(count("transit-gateway-id", gateway.transit_gateway_id) == 1);
  CHECK(count("tag:Name", "hub") == 1);
  CHECK(count("tag-key", "Name") == 1);
  CHECK(world.refusal_code(ec2::DescribeTransitGatewaysRequest{.filters = {{"vpc-id", {"x"}}}}) ==
        "InvalidParameterValue");
}

TEST_CASE("transit gateways, their attachments and their route tables are tagged each by its own id") {
  TransitWorld world;
  auto attachment = world.attach_vpc(0).transit_gateway_attachment_id;
  auto table = world.add_table();
  world.call(
      ec2::CreateTagsRequest{.resources = {world.gateway, attachment, table}, .tags = {{"Name", "hub"}}});
  CHECK(world.described_gateway(world.gateway).tags.size() == 1);
  CHECK(world.described(attachment).tags.size() == 1);
  std::vector<std::string> types;
  for (const auto& tag : world.call(ec2::DescribeTagsRequest{}).tags) types.push_back(tag.resource_type);
  CHECK(types == std::vector<std::string>{"transit-gateway-attachment", "transit-gateway-route-table",
                                          "transit-gateway"});
}
