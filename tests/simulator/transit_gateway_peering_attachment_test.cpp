#include "catch.hpp"
#include "simulator/transit_world.hpp"

using namespace vpcsim;
using tests::TransitWorld;
using State = ec2::TransitGatewayAttachmentState;
using Accept = ec2::AcceptTransitGatewayPeeringAttachmentRequest;
using Reject = ec2::RejectTransitGatewayPeeringAttachmentRequest;
using Remove = ec2::DeleteTransitGatewayPeeringAttachmentRequest;

namespace {

/// The world's gateway in us-east-1, and another in some account and region.
struct Peers : TransitWorld {
  Home here{"111111111111", "us-east-1"}, there;
  std::string peer;

  explicit Peers(Home home, Settings settings = empty()) : TransitWorld(settings), there(std::move(home)) {
    go(there);
    peer = add_gateway().transit_gateway_id;
    go(here);
  }
  void go(const Home& home) {
    account = home.account;
    region = home.region;
  }
  ec2::CreateTransitGatewayPeeringAttachmentRequest request() const {
    return {.transit_gateway_id = gateway,
            .peer_transit_gateway_id = peer,
            .peer_account_id = there.account,
            .peer_region = there.region};
  }
  ec2::TransitGatewayPeeringAttachment ask() { return call(request()).transit_gateway_peering_attachment; }
  std::vector<ec2::TransitGatewayPeeringAttachment> seen(std::vector<ec2::Filter> filters = {}) {
    return call(ec2::DescribeTransitGatewayPeeringAttachmentsRequest{.filters = std::move(filters)})
        .transit_gateway_peering_attachments;
  }
  State state() { return seen().at(0).state; }
};

const Home elsewhere{"222222222222", "eu-west-1"};

}  // namespace

TEST_CASE("a peering is asked for in one region and accepted in the other, under one id") {
  Peers world(elsewhere);
  auto made = world.ask();
  const auto& id = made.transit_gateway_attachment_id;
  CHECK(made.state == State::initiating_request);
  CHECK(made.requester_tgw_info.transit_gateway_id == world.gateway);
  CHECK(made.requester_tgw_info.owner_id == world.here.account);
  CHECK(made.requester_tgw_info.region == world.here.region);
  CHECK(made.accepter_tgw_info.transit_gateway_id == world.peer);
  CHECK(made.accepter_tgw_info.owner_id == world.there.account);
  CHECK(made.accepter_tgw_info.region == world.there.region);
  CHECK(world.state() == State::pending_acceptance);
  CHECK(world.refusal(Accept{.transit_gateway_attachment_id = id}) ==
        "InvalidParameterValue: Cannot accept " + id + " as the source of the peering request.");
  world.go(world.there);
  CHECK(world.seen().at(0).transit_gateway_attachment_id == id);
  CHECK(world.state() == State::pending_acceptance);
  CHECK(world.call(Accept{.transit_gateway_attachment_id = id}).transit_gateway_peering_attachment.state ==
        State::pending);
  CHECK(world.state() == State::available);
  CHECK(world.refusal(Accept{.transit_gateway_attachment_id = id}) ==
        "IncorrectState: " + id + " is in invalid state");
  world.go(world.here);
  CHECK(world.state() == State::available);
}

TEST_CASE("within a region each side of a peering has its own id") {
  Peers world({"111111111111", "us-east-1"});
  auto made = world.ask();
  REQUIRE(made.accepter_transit_gateway_attachment_id);
  const auto& theirs = *made.accepter_transit_gateway_attachment_id;
  CHECK(theirs != made.transit_gateway_attachment_id);
  CHECK(world.seen().size() == 2);
  CHECK(world.refusal_code(Accept{.transit_gateway_attachment_id = made.transit_gateway_attachment_id}) ==
        "InvalidParameterValue");
  world.call(Accept{.transit_gateway_attachment_id = theirs});
  for (const auto& attachment : world.seen()) CHECK(attachment.state == State::available);
}

TEST_CASE(
    "a peering is associated with the default route tables of both gateways, and has static routes only") {
  Peers world(elsewhere);
  auto id = world.ask().transit_gateway_attachment_id;
  auto check_side = [&](const Home& home, const std::string& gateway, const std::string& other) {
    world.go(home);
    auto table = world.default_table(gateway);
    auto described = world.described_attachment(id);
    CHECK(described.resource_type == ec2::TransitGatewayAttachmentResourceType::peering);
    CHECK(described.resource_id == other);
    CHECK(described.transit_gateway_id == gateway);
    CHECK(described.transit_gateway_owner_id == home.account);
    REQUIRE(described.association);
    CHECK(described.association->transit_gateway_route_table_id == table);
    CHECK(world.refusal(ec2::EnableTransitGatewayRouteTablePropagationRequest{
              .transit_gateway_route_table_id = table, .transit_gateway_attachment_id = id}) ==
          "InvalidParameterValue: " + id + " is a peering attachment, which has static routes only");
    CHECK(world.found(table) == "");
    world.add_route(table, "10.0.0.0/8", id);
    CHECK(world.found(table) == "10.0.0.0/8 static active");
  };
  world.go(world.there);
  world.call(Accept{.transit_gateway_attachment_id = id});
  check_side(world.there, world.peer, world.gateway);
  check_side(world.here, world.gateway, world.peer);
  world.call(Remove{.transit_gateway_attachment_id = id});
  CHECK(world.found(world.default_table(world.gateway)) == "10.0.0.0/8 static blackhole");
  world.go(world.there);
  CHECK(world.found(world.default_table(world.peer)) == "10.0.0.0/8 static blackhole");
}

TEST_CASE("a peering passes through its states as time goes by, on both sides") {
  auto settings = Peers::empty();
  settings.timing.transit_gateway_peering_initiating = 1000;
  settings.timing.transit_gateway_attachment_pending = 1000;
  settings.timing.transit_gateway_attachment_deleting = 1000;
  Peers world(elsewhere, settings);
  auto id = world.ask().transit_gateway_attachment_id;
  CHECK(world.state() == State::initiating_request);
  world.go(world.there);
  CHECK(world.seen().empty());
  world.clock.advance(1000);
  CHECK(world.state() == State::pending_acceptance);
  world.call(Accept{.transit_gateway_attachment_id = id});
  CHECK(world.state() == State::pending);
  CHECK(world.refusal(Remove{.transit_gateway_attachment_id = id}) ==
        "IncorrectState: " + id + " is in invalid state");
  world.clock.advance(1000);
  CHECK(world.call(Remove{.transit_gateway_attachment_id = id}).transit_gateway_peering_attachment.state ==
        State::deleting);
  world.go(world.here);
  CHECK(world.state() == State::deleting);
  CHECK(world.refusal_code(ec2::DeleteTransitGatewayRequest{.transit_gateway_id = world.gateway}) ==
        "IncorrectState");
  world.clock.advance(1000);
  CHECK(world.refusal(ec2::DeleteTransitGatewayRequest{.transit_gateway_id = world.gateway}) == "");
  CHECK(world.state() == State::deleted);
  CHECK(world.refusal(Remove{.transit_gateway_attachment_id = id}) ==
        "InvalidTransitGatewayAttachmentID.NotFound: Transit Gateway Peering Attachment " + id +
            " was deleted or does not exist.");
  world.clock.advance(2 * 3'600'000);
  CHECK(world.seen().empty());
}

TEST_CASE("a request is rejected by the accepter, or taken back by the requester") {
  Peers world(elsewhere);
  auto id = world.ask().transit_gateway_attachment_id;
  CHECK(world.refusal(Reject{.transit_gateway_attachment_id = id}) ==
        "InvalidParameterValue: Cannot reject " + id + " as the source of the peering request.");
  world.go(world.there);
  CHECK(world.call(Reject{.transit_gateway_attachment_id = id}).transit_gateway_peering_attachment.state ==
        State::rejecting);
  CHECK(world.state() == State::rejected);
  auto invalid = "IncorrectState: " + id + " is in invalid state";
  CHECK(world.refusal(Reject{.transit_gateway_attachment_id = id}) == invalid);
  CHECK(world.refusal(Accept{.transit_gateway_attachment_id = id}) == invalid);
  world.go(world.here);
  CHECK(world.state() == State::rejected);
  CHECK(world.refusal(Remove{.transit_gateway_attachment_id = id}) == invalid);
  auto again = world.ask().transit_gateway_attachment_id;
  world.call(Remove{.transit_gateway_attachment_id = again});
  world.go(world.there);
  CHECK(world.seen({{"state", {"deleted"}}}).size() == 1);
  CHECK(world.refusal_code(Accept{.transit_gateway_attachment_id = again}) ==
        "InvalidTransitGatewayAttachmentID.NotFound");
}

TEST_CASE("a request to a transit gateway that isn't there fails, and its requester alone sees it") {
  Peers world(elsewhere);
  auto request = world.request();
  request.peer_account_id = "333333333333";
  auto made = world.call(request).transit_gateway_peering_attachment;
  CHECK(made.state == State::initiating_request);
  auto failed = world.seen().at(0);
  CHECK(failed.state == State::failed);
  REQUIRE(failed.status);
  CHECK(failed.status->code == "InvalidTransitGatewayID.NotFound");
  CHECK(world.refusal_code(Remove{.transit_gateway_attachment_id = made.transit_gateway_attachment_id}) ==
        "IncorrectState");
  world.go(world.there);
  CHECK(world.seen().empty());
  world.go(world.here);
  CHECK(world.refusal(ec2::DeleteTransitGatewayRequest{.transit_gateway_id = world.gateway}) == "");
  world.clock.advance(2 * 3'600'000);
  CHECK(world.seen().empty());
}

TEST_CASE("two transit gateways have one peering, and neither goes before it") {
  Peers world(elsewhere);
  auto id = world.ask().transit_gateway_attachment_id;
  CHECK(world.refusal(world.request()) ==
        "DuplicateTransitGatewayAttachment: " + world.gateway +
            " has non-deleted Transit Gateway Attachments with same peer Transit Gateway ID.");
  auto blocked = [&](const std::string& gateway) {
    CHECK(world.refusal(ec2::DeleteTransitGatewayRequest{.transit_gateway_id = gateway}) ==
          "IncorrectState: " + gateway +
              " has non-deleted Transit Gateway Cross Region Peering Attachments: " + id + ".");
  };
  blocked(world.gateway);
  world.go(world.there);
  blocked(world.peer);
  auto back = ec2::CreateTransitGatewayPeeringAttachmentRequest{.transit_gateway_id = world.peer,
                                                                .peer_transit_gateway_id = world.gateway,
                                                                .peer_account_id = world.here.account,
                                                                .peer_region = world.here.region};
  CHECK(world.refusal_code(back) == "DuplicateTransitGatewayAttachment");
}

TEST_CASE("CreateTransitGatewayPeeringAttachment refuses what can't be") {
  auto settings = Peers::empty();
  settings.quotas.pending_peerings_per_transit_gateway = 1;
  settings.quotas.peerings_per_transit_gateway = 2;
  Peers world(elsewhere, settings);
  auto request = world.request();
  request.transit_gateway_id = "tgw-00000001";
  CHECK(world.refusal_code(request) == "InvalidTransitGatewayID.NotFound");
  request = world.request();
  request.peer_transit_gateway_id = world.gateway;
  CHECK(world.refusal(request) == "InvalidParameterValue: " + world.gateway + " can't be attached to itself");
  request = world.request();
  request.options = {ec2::TransitGatewayOptionValue::enable};
  CHECK(world.refusal_code(request) == "UnsupportedOperation");

  auto accept = [&](const std::string& id) {
    world.go(world.there);
    world.call(Accept{.transit_gateway_attachment_id = id});
    world.peer = world.add_gateway().transit_gateway_id;
    world.go(world.here);
  };
  auto first = world.ask().transit_gateway_attachment_id;
  world.go(world.there);
  auto second_peer = world.add_gateway().transit_gateway_id;
  world.go(world.here);
  request = world.request();
  request.peer_transit_gateway_id = second_peer;
  CHECK(world.refusal_code(request) == "TransitGatewayLimitExceeded");
  accept(first);
  accept(world.ask().transit_gateway_attachment_id);
  CHECK(world.refusal_code(world.request()) == "TransitGatewayLimitExceeded");
}

TEST_CASE("peering attachments are found by their filters; tags belong to one side") {
  Peers world(elsewhere);
  auto request = world.request();
  request.tag_specifications = {{"transit-gateway-attachment", {{"Name", "east-west"}}}};
  auto id = world.call(request).transit_gateway_peering_attachment.transit_gateway_attachment_id;
  auto count = [&](const std::string& name, const std::string& value) {
    return world.seen({{name, {value}}}).size();
  };
  CHECK(count("transit-gateway-attachment-id", id) == 1);
  CHECK(count("local-owner-id", world.here.account) == 1);
  CHECK(count("remote-owner-id", world.there.account) == 1);
  CHECK(count("local-owner-id", world.there.account) == 0);
  CHECK(count("state", "pendingAcceptance") == 1);
  CHECK(count("transit-gateway-id", world.gateway) == 1);
  CHECK(count("transit-gateway-id", world.peer) == 1);
  CHECK(count("tag:Name", "east-west") == 1);
  CHECK(count("tag-key", "Name") == 1);
  CHECK(world
            .call(ec2::DescribeTransitGatewayAttachmentsRequest{
                .filters = {{"transit-gateway-id", {world.peer}}}})
            .transit_gateway_attachments.empty());
  CHECK(
      world.call(ec2::DescribeTransitGatewayVpcAttachmentsRequest{}).transit_gateway_vpc_attachments.empty());
  world.go(world.there);
  CHECK(count("local-owner-id", world.there.account) == 1);
  CHECK(count("tag-key", "Name") == 0);
}
