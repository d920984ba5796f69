#include "catch.hpp"
#include "simulator/transit_world.hpp"

using namespace vpcsim;
using tests::TransitWorld;
using AssociationState = ec2::TransitGatewayAssociationState;
using PropagationState = ec2::TransitGatewayPropagationState;
using Associate = ec2::AssociateTransitGatewayRouteTableRequest;
using Disassociate = ec2::DisassociateTransitGatewayRouteTableRequest;
using Enable = ec2::EnableTransitGatewayRouteTablePropagationRequest;
using Disable = ec2::DisableTransitGatewayRouteTablePropagationRequest;
using TableState = ec2::TransitGatewayRouteTableState;

namespace {

std::vector<ec2::TransitGatewayRouteTableAssociation> associations_of(TransitWorld& world,
                                                                      const std::string& table) {
  return world
      .call(ec2::GetTransitGatewayRouteTableAssociationsRequest{.transit_gateway_route_table_id = table})
      .associations;
}

std::vector<ec2::TransitGatewayRouteTablePropagation> propagations_of(TransitWorld& world,
                                                                      const std::string& table) {
  return world
      .call(ec2::GetTransitGatewayRouteTablePropagationsRequest{.transit_gateway_route_table_id = table})
      .transit_gateway_route_table_propagations;
}

}  // namespace

TEST_CASE("a new attachment is associated with the default route table and propagates to it") {
  TransitWorld world;
  auto attachment = world.attach_vpc(0);
  auto table = world.default_table(world.gateway);
  auto associations = associations_of(world, table);
  REQUIRE(associations.size() == 1);
  CHECK(associations[0].transit_gateway_attachment_id == attachment.transit_gateway_attachment_id);
  CHECK(associations[0].resource_id == attachment.vpc_id);
  CHECK(associations[0].resource_type == ec2::TransitGatewayAttachmentResourceType::vpc);
  CHECK(associations[0].state == AssociationState::associated);
  REQUIRE(propagations_of(world, table).size() == 1);
  CHECK(propagations_of(world, table)[0].state == PropagationState::enabled);
  auto described = world.described_attachment(attachment.transit_gateway_attachment_id);
  REQUIRE(described.association);
  CHECK(described.association->transit_gateway_route_table_id == table);
}

TEST_CASE("a gateway without default route tables leaves its attachments alone") {
  TransitWorld world;
  world.call(ec2::ModifyTransitGatewayRequest{
      .transit_gateway_id = world.gateway,
      .options = ec2::ModifyTransitGatewayOptions{
          .default_route_table_association = ec2::TransitGatewayOptionValue::disable,
          .default_route_table_propagation = ec2::TransitGatewayOptionValue::disable}});
  auto id = world.attach_vpc(0).transit_gateway_attachment_id;
  CHECK_FALSE(world.described_attachment(id).association);
  CHECK(world.call(ec2::GetTransitGatewayAttachmentPropagationsRequest{.transit_gateway_attachment_id = id})
            .transit_gateway_attachment_propagations.empty());
}

TEST_CASE("an attachment is associated with one route table at a time") {
  auto settings = TransitWorld::empty();
  settings.timing.transit_gateway_associating = 1000;
  settings.timing.transit_gateway_disassociating = 1000;
  TransitWorld world(settings);
  auto id = world.attach_vpc(0).transit_gateway_attachment_id;
  auto first = world.default_table(world.gateway), second = world.add_table();
  auto associate = Associate{.transit_gateway_route_table_id = second, .transit_gateway_attachment_id = id};
  auto taken = "Resource.AlreadyAssociated: Transit Gateway Attachment " + id +
               " is already associated to a route table.";
  CHECK(associations_of(world, first).at(0).state == AssociationState::associating);
  CHECK(world.refusal(associate) == taken);
  world.clock.advance(1000);
  CHECK(associations_of(world, first).at(0).state == AssociationState::associated);
  auto disassociate =
      Disassociate{.transit_gateway_route_table_id = first, .transit_gateway_attachment_id = id};
  CHECK(world.refusal(
            Disassociate{.transit_gateway_route_table_id = second, .transit_gateway_attachment_id = id}) ==
        "InvalidAssociation.NotFound: Association " + id + " does not exist in Transit Gateway Route Table " +
            second + ".");
  CHECK(world.call(disassociate).association.state == AssociationState::disassociating);
  CHECK(associations_of(world, first).at(0).state == AssociationState::disassociating);
  CHECK(world.refusal(associate) == taken);
  CHECK(world.refusal_code(disassociate) == "InvalidAssociation.NotFound");
  world.clock.advance(1000);
  CHECK(associations_of(world, first).empty());
  CHECK(world.call(associate).association.state == AssociationState::associating);
  CHECK(associations_of(world, second).size() == 1);
}

TEST_CASE("an attachment propagates to several route tables") {
  TransitWorld world;
  auto attachment = world.attach_vpc(0);
  const auto& id = attachment.transit_gateway_attachment_id;
  auto first = world.default_table(world.gateway), second = world.add_table();
  auto enable = Enable{.transit_gateway_route_table_id = second, .transit_gateway_attachment_id = id};
  auto disable = Disable{.transit_gateway_route_table_id = second, .transit_gateway_attachment_id = id};
  CHECK(world.refusal(disable) == "TransitGatewayRouteTablePropagation.NotFound: Propagation " + id +
                                      " does not exist in Transit Gateway Route Table " + second + ".");
  auto propagation = world.call(enable).propagation;
  CHECK(propagation.state == PropagationState::enabled);
  CHECK(propagation.resource_id == attachment.vpc_id);
  CHECK(world.refusal(enable) == "TransitGatewayRouteTablePropagation.Duplicate: Propagation " + id +
                                     " already exists in Transit Gateway Route Table " + second + ".");
  auto tables = [&](std::vector<ec2::Filter> filters) {
    std::vector<std::string> ids;
    for (const auto& row : world
                               .call(ec2::GetTransitGatewayAttachmentPropagationsRequest{
                                   .transit_gateway_attachment_id = id, .filters = std::move(filters)})
                               .transit_gateway_attachment_propagations)
      ids.push_back(row.transit_gateway_route_table_id);
    return ids;
  };
  CHECK(tables({}) == std::vector{first, second});
  CHECK(tables({{"transit-gateway-route-table-id", {second}}}) == std::vector{second});
  CHECK(world.found(second) == "10.0.0.0/16 propagated active");
  CHECK(world.call(disable).propagation.state == PropagationState::disabled);
  CHECK(world.found(second) == "");
}

TEST_CASE("associations and propagations need a table and an attachment of one gateway") {
  TransitWorld world;
  auto id = world.attach_vpc(0).transit_gateway_attachment_id;
  auto foreign = world.default_table(world.add_gateway().transit_gateway_id);
  auto apart = "InvalidParameterValue: " + id + " and " + foreign + " belong to different transit gateways";
  CHECK(world.refusal(Associate{.transit_gateway_route_table_id = foreign,
                                .transit_gateway_attachment_id = id}) == apart);
  CHECK(world.refusal(
            Enable{.transit_gateway_route_table_id = foreign, .transit_gateway_attachment_id = id}) == apart);
  CHECK(world.refusal_code(Enable{.transit_gateway_route_table_id = foreign}) == "MissingParameter");
  CHECK(world.refusal_code(Disable{.transit_gateway_route_table_id = foreign}) == "MissingParameter");
  auto table = world.add_table();
  auto no_attachment =
      "InvalidTransitGatewayAttachmentID.NotFound: Transit Gateway Attachment tgw-attach-00000001 was "
      "deleted or does not exist.";
  CHECK(world.refusal(Associate{.transit_gateway_route_table_id = table,
                                .transit_gateway_attachment_id = "tgw-attach-00000001"}) == no_attachment);
  CHECK(world.refusal(Disassociate{.transit_gateway_route_table_id = table,
                                   .transit_gateway_attachment_id = "tgw-attach-00000001"}) == no_attachment);
  auto no_table =
      "InvalidRouteTableID.NotFound: Transit Gateway Route Table tgw-rtb-00000001 was deleted or does not "
      "exist.";
  CHECK(world.refusal(Associate{.transit_gateway_route_table_id = "tgw-rtb-00000001",
                                .transit_gateway_attachment_id = id}) == no_table);
  CHECK(world.refusal(ec2::GetTransitGatewayRouteTableAssociationsRequest{
            .transit_gateway_route_table_id = "tgw-rtb-00000001"}) == no_table);
  CHECK(world.refusal(ec2::GetTransitGatewayRouteTablePropagationsRequest{
            .transit_gateway_route_table_id = "tgw-rtb-00000001"}) == no_table);
}

TEST_CASE("what an attachment was associated with and propagated to forgets it when it goes") {
  TransitWorld world;
  auto id = world.attach_vpc(0).transit_gateway_attachment_id;
  auto table = world.default_table(world.gateway);
  world.detach(id);
  CHECK(associations_of(world, table).empty());
  CHECK(propagations_of(world, table).empty());
  CHECK(world.found(table) == "");
}

TEST_CASE("a route table passes through its states as time goes by") {
  auto settings = TransitWorld::empty();
  settings.timing.transit_gateway_route_table_pending = 1000;
  settings.timing.transit_gateway_route_table_deleting = 1000;
  TransitWorld world(settings);
  auto made = world.call(ec2::CreateTransitGatewayRouteTableRequest{.transit_gateway_id = world.gateway})
                  .transit_gateway_route_table;
  const auto& id = made.transit_gateway_route_table_id;
  CHECK(made.state == TableState::pending);
  CHECK_FALSE(made.default_association_route_table);
  auto state = [&] {
    return world.call(ec2::DescribeTransitGatewayRouteTablesRequest{.transit_gateway_route_table_ids = {id}})
        .transit_gateway_route_tables.at(0)
        .state;
  };
  auto remove = ec2::DeleteTransitGatewayRouteTableRequest{.transit_gateway_route_table_id = id};
  CHECK(state() == TableState::pending);
  CHECK(world.refusal(remove) == "IncorrectState: " + id + " is in invalid state");
  world.clock.advance(1000);
  CHECK(state() == TableState::available);
  CHECK(world.call(remove).transit_gateway_route_table.state == TableState::deleting);
  CHECK(state() == TableState::deleting);
  world.clock.advance(1000);
  CHECK(state() == TableState::deleted);
  CHECK(world.refusal_code(remove) == "InvalidRouteTableID.NotFound");
  world.clock.advance(2 * 3'600'000);
  CHECK(world.refusal_code(ec2::DescribeTransitGatewayRouteTablesRequest{
            .transit_gateway_route_table_ids = {id}}) == "InvalidRouteTableID.NotFound");
}

TEST_CASE("a default route table, or one with associations, can't be deleted; propagations go with it") {
  TransitWorld world;
  auto id = world.attach_vpc(0).transit_gateway_attachment_id;
  auto first = world.default_table(world.gateway), second = world.add_table();
  auto remove = [](const std::string& table) {
    return ec2::DeleteTransitGatewayRouteTableRequest{.transit_gateway_route_table_id = table};
  };
  CHECK(world.refusal(remove(first)) ==
        "IncorrectState: " + first + " is a default route table of " + world.gateway + ".");
  world.call(Disassociate{.transit_gateway_route_table_id = first, .transit_gateway_attachment_id = id});
  world.call(Associate{.transit_gateway_route_table_id = second, .transit_gateway_attachment_id = id});
  world.call(Enable{.transit_gateway_route_table_id = second, .transit_gateway_attachment_id = id});
  CHECK(world.refusal(remove(second)) ==
        "IncorrectState: " + second + " has non-deleted associations: " + id + ".");
  world.call(Disassociate{.transit_gateway_route_table_id = second, .transit_gateway_attachment_id = id});
  CHECK(world.refusal(remove(second)) == "");
  CHECK(world.call(ec2::GetTransitGatewayAttachmentPropagationsRequest{.transit_gateway_attachment_id = id})
            .transit_gateway_attachment_propagations.size() == 1);
}

TEST_CASE("a transit gateway has so many route tables, which their filters find") {
  auto settings = TransitWorld::empty();
  settings.quotas.route_tables_per_transit_gateway = 2;
  TransitWorld world(settings);
  auto table = world.add_table();
  CHECK(world.refusal_code(ec2::CreateTransitGatewayRouteTableRequest{.transit_gateway_id = world.gateway}) ==
        "TransitGatewayLimitExceeded");
  auto count = [&](const std::string& name, const std::string& value) {
    return world.call(ec2::DescribeTransitGatewayRouteTablesRequest{.filters = {{name, {value}}}})
        .transit_gateway_route_tables.size();
  };
  CHECK(count("default-association-route-table", "true") == 1);
  CHECK(count("default-propagation-route-table", "false") == 1);
  CHECK(count("state", "available") == 2);
  CHECK(count("transit-gateway-id", world.gateway) == 2);
  CHECK(count("transit-gateway-route-table-id", table) == 1);
}

TEST_CASE("associations and propagations are found by their filters, page by page") {
  TransitWorld world;
  auto first = world.attach_vpc(0), second = world.attach_vpc(1);
  auto table = world.default_table(world.gateway);
  auto count = [&](const std::string& name, const std::string& value) {
    auto associations = world
                            .call(ec2::GetTransitGatewayRouteTableAssociationsRequest{
                                .transit_gateway_route_table_id = table, .filters = {{name, {value}}}})
                            .associations.size();
    auto propagations = world
                            .call(ec2::GetTransitGatewayRouteTablePropagationsRequest{
                                .transit_gateway_route_table_id = table, .filters = {{name, {value}}}})
                            .transit_gateway_route_table_propagations.size();
    CHECK(associations == propagations);
    return associations;
  };
  CHECK(count("resource-id", first.vpc_id) == 1);
  CHECK(count("resource-type", "vpc") == 2);
  CHECK(count("transit-gateway-attachment-id", second.transit_gateway_attachment_id) == 1);
  CHECK(world.refusal_code(ec2::GetTransitGatewayRouteTableAssociationsRequest{
            .transit_gateway_route_table_id = table, .max_results = 4}) == "InvalidParameterValue");
}
