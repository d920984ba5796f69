// Connect attachments and their peers.
#include "protocol/ec2/transit_gateway_connect.hpp"

#include "catch.hpp"
#include "simulator/transit_world.hpp"

using namespace vpcsim;
using tests::TransitWorld;
using State = ec2::TransitGatewayAttachmentState;
using PeerState = ec2::TransitGatewayConnectPeerState;
using CreatePeer = ec2::CreateTransitGatewayConnectPeerRequest;

namespace {

/// A Connect attachment over a VPC's, on a gateway with CIDR blocks.
struct ConnectWorld : TransitWorld {
  std::string transport, connect;

  explicit ConnectWorld(Settings settings = empty()) : TransitWorld(settings) {
    gateway = add_gateway(ec2::TransitGatewayRequestOptions{
                              .transit_gateway_cidr_blocks = {"192.0.2.0/24", "2001:db8:1::/64"}})
                  .transit_gateway_id;
    pass();
    transport = attach_vpc(0).transit_gateway_attachment_id;
    pass();
    connect = add_connect().transit_gateway_attachment_id;
  }
  void pass() { clock.advance(10'000); }
  ec2::TransitGatewayConnect add_connect() { return call(create_over(transport)).transit_gateway_connect; }
  static ec2::CreateTransitGatewayConnectRequest create_over(const std::string& transport) {
    return {.transport_transit_gateway_attachment_id = transport, .options = {}};
  }
  CreatePeer peer(std::vector<std::string> inside = {"169.254.6.0/29"},
                  std::optional<std::string> own_address = {}) {
    return {.transit_gateway_attachment_id = connect,
            .transit_gateway_address = std::move(own_address),
            .peer_address = "10.0.0.10",
            .inside_cidr_blocks = std::move(inside)};
  }
  ec2::TransitGatewayConnectPeer add_peer(const CreatePeer& request) {
    return call(request).transit_gateway_connect_peer;
  }
  ec2::DeleteTransitGatewayConnectRequest remove() { return {connect}; }
  State state() {
    return call(ec2::DescribeTransitGatewayConnectsRequest{.transit_gateway_attachment_ids = {connect}})
        .transit_gateway_connects.at(0)
        .state;
  }
  std::size_t found(const char* name, const std::string& value) {
    return call(ec2::DescribeTransitGatewayConnectsRequest{.filters = {{name, {value}}}})
        .transit_gateway_connects.size();
  }
  std::size_t found_peers(const char* name, const std::string& value) {
    return call(ec2::DescribeTransitGatewayConnectPeersRequest{.filters = {{name, {value}}}})
        .transit_gateway_connect_peers.size();
  }
};

}  // namespace

TEST_CASE("A Connect attachment is carried by a VPC's attachment") {
  ConnectWorld world;
  auto described = world.described_attachment(world.connect);
  CHECK(described.resource_type == ec2::TransitGatewayAttachmentResourceType::connect);
  CHECK(described.resource_id == world.transport);
  CHECK(described.state == State::available);
  CHECK(described.association->transit_gateway_route_table_id == world.default_table(world.gateway));
  CHECK(world.found("options.protocol", "gre") == 1);
  CHECK(world.found("state", "available") == 1);
  CHECK(world.found("transit-gateway-attachment-id", world.connect) == 1);
  CHECK(world.found("transit-gateway-id", world.gateway) == 1);
  CHECK(world.found("transport-transit-gateway-attachment-id", world.transport) == 1);
  CHECK(world.found("transport-transit-gateway-attachment-id", world.connect) == 0);
  // BGP would propagate routes.
  CHECK(world.TransitWorld::found(world.default_table(world.gateway)) == "10.0.0.0/16 propagated active");

  auto create = [&](const std::string& id) { return world.refusal(ConnectWorld::create_over(id)); };
  CHECK(create("tgw-attach-0123456789abcdef0").starts_with("InvalidTransitGatewayAttachmentID.NotFound"));
  CHECK(create(world.connect).starts_with("InvalidParameterValue"));
}

TEST_CASE("A Connect attachment holds its transport and its gateway, its peers hold it") {
  ConnectWorld world;
  auto peer = world.add_peer(world.peer()).transit_gateway_connect_peer_id;
  CHECK(world.refusal(world.remove()) ==
        "IncorrectState: " + world.connect + " has non-deleted Connect Peers: " + peer + ".");
  CHECK(world.refusal(ec2::DeleteTransitGatewayVpcAttachmentRequest{world.transport}) ==
        "IncorrectState: " + world.transport + " has non-deleted Connect Attachments: " + world.connect +
            ".");
  CHECK(world.refusal(ec2::DeleteTransitGatewayRequest{world.gateway}) ==
        "IncorrectState: " + world.gateway + " has non-deleted Connect Attachments: " + world.connect + ".");
  world.call(ec2::DeleteTransitGatewayConnectPeerRequest{peer});
  world.call(world.remove());
  CHECK(world.state() == State::deleted);
  CHECK(world.refusal(world.remove()).starts_with("InvalidTransitGatewayAttachmentID.NotFound"));
  world.detach(world.transport);
  CHECK(world.refusal(ec2::DeleteTransitGatewayRequest{world.gateway}) == "");
}

TEST_CASE("Connect attachments and peers take their time") {
  auto settings = ConnectWorld::empty();
  settings.timing.transit_gateway_attachment_pending = 1000;
  settings.timing.transit_gateway_attachment_deleting = 1000;
  settings.timing.transit_gateway_connect_peer_pending = 1000;
  settings.timing.transit_gateway_connect_peer_deleting = 1000;
  ConnectWorld world(settings);
  CHECK(world.state() == State::pending);
  CHECK(world.refusal(world.remove()) == "IncorrectState: " + world.connect + " is in invalid state");
  CHECK(world.refusal(world.peer()) == "IncorrectState: " + world.connect + " is in invalid state");
  world.pass();
  auto peer = world.add_peer(world.peer());
  CHECK(peer.state == PeerState::pending);
  const auto id = peer.transit_gateway_connect_peer_id;
  ec2::DeleteTransitGatewayConnectPeerRequest remove_peer{id};
  CHECK(world.refusal(remove_peer) == "IncorrectState: " + id + " is in invalid state");
  world.pass();
  CHECK(world.call(remove_peer).transit_gateway_connect_peer.state == PeerState::deleting);
  CHECK(world.refusal_code(world.remove()) == "IncorrectState");
  CHECK(world.refusal_code(remove_peer) == "IncorrectState");
  world.pass();
  CHECK(world.refusal_code(remove_peer) == "InvalidTransitGatewayConnectPeerID.NotFound");
  CHECK(world.found_peers("state", "deleted") == 1);
  world.clock.advance(3 * 3'600'000);
  CHECK(world.found_peers("transit-gateway-connect-peer-id", id) == 0);
  CHECK(world.call(world.remove()).transit_gateway_connect.state == State::deleting);

  auto pending = world.attach_vpc(1).transit_gateway_attachment_id;
  CHECK(world.refusal(ConnectWorld::create_over(pending)) ==
        "IncorrectState: " + pending + " is in invalid state");
}

TEST_CASE("A Connect peer has two BGP sessions for each inside block, which stay down") {
  ConnectWorld world;
  auto request = world.peer({"169.254.6.0/29", "fd00::/125"});
  request.bgp_options = ec2::TransitGatewayConnectRequestBgpOptions{.peer_asn = 65000};
  auto peer = world.add_peer(request);
  CHECK(peer.transit_gateway_attachment_id == world.connect);
  const auto& configuration = peer.connect_peer_configuration;
  CHECK(configuration.transit_gateway_address == "192.0.2.1");
  CHECK(configuration.peer_address == "10.0.0.10");
  CHECK(configuration.inside_cidr_blocks == request.inside_cidr_blocks);
  std::string sessions;
  for (const auto& own : configuration.bgp_configurations) {
    CHECK(own.peer_asn == 65000);
    CHECK(own.transit_gateway_asn == 64512);
    CHECK(own.bgp_status == ec2::BgpStatus::down);
    sessions += own.peer_address + "-" + own.transit_gateway_address + " ";
  }
  CHECK(sessions == "169.254.6.1-169.254.6.2 169.254.6.1-169.254.6.3 fd00::1-fd00::2 fd00::1-fd00::3 ");
  CHECK(world.found_peers("transit-gateway-attachment-id", world.connect) == 1);
  CHECK(world.found_peers("state", "available") == 1);
  auto twin = world.add_peer(world.peer({"169.254.7.0/29"}));
  CHECK(twin.connect_peer_configuration.bgp_configurations.at(0).peer_asn == 64512);
}

TEST_CASE("A Connect peer's outer addresses are of one family, the gateway's from its CIDR blocks") {
  ConnectWorld world;
  auto refusal = [&](std::optional<std::string> own, const char* peer = "10.0.0.10") {
    auto request = world.peer({"169.254.6.0/29"}, std::move(own));
    request.peer_address = peer;
    return world.refusal(request);
  };
  CHECK(refusal({}, "x") == "InvalidParameterValue: Value (x) for parameter peerAddress is invalid.");
  CHECK(refusal("x") == "InvalidParameterValue: Value (x) for parameter transitGatewayAddress is invalid.");
  CHECK(refusal("2001:db8:1::5") ==
        "InvalidParameterValue: 2001:db8:1::5 and 10.0.0.10 must be of the same address family.");
  CHECK(refusal("198.51.100.1").starts_with("InvalidParameterValue: 198.51.100.1 is not in a CIDR block"));
  CHECK(refusal("2001:db8:2::1", "fd01::1").starts_with("InvalidParameterValue"));
  auto ipv6 = world.peer({"169.254.6.0/29"});
  ipv6.peer_address = "fd01::1";
  CHECK(world.add_peer(ipv6).connect_peer_configuration.transit_gateway_address == "2001:db8:1::1");
  world.add_peer(world.peer({"169.254.7.0/29"}, "192.0.2.1"));
  auto next = world.add_peer(world.peer({"169.254.8.0/29"}));
  CHECK(next.connect_peer_configuration.transit_gateway_address == "192.0.2.2");
  CHECK(world.refusal(world.peer({"169.254.9.0/29"}, "192.0.2.2")) ==
        "InvalidParameterValue: 192.0.2.2 is already in use on " + world.gateway + ".");
  auto remove = [&](const char* block) {
    return world.refusal(ec2::ModifyTransitGatewayRequest{
        .transit_gateway_id = world.gateway,
        .options = ec2::ModifyTransitGatewayOptions{.remove_transit_gateway_cidr_blocks = {block}}});
  };
  CHECK(remove("192.0.2.0/24").starts_with("InvalidParameterValue: CIDR block 192.0.2.0/24 is in use by"));
  world.call(
      ec2::DeleteTransitGatewayConnectPeerRequest{world.call(ec2::DescribeTransitGatewayConnectPeersRequest{})
                                                      .transit_gateway_connect_peers.at(0)
                                                      .transit_gateway_connect_peer_id});
  CHECK(remove("2001:db8:1::/64") == "");
  CHECK(
      refusal({}, "fd01::1").starts_with("InvalidParameterValue: " + world.gateway + " has no free address"));
}

TEST_CASE(
    "Inside blocks are /29 of 169.254.0.0/16 or /125 of fd00::/8, not reserved, used once on a gateway") {
  ConnectWorld world;
  auto code = [&](std::vector<std::string> inside) {
    return world.refusal_code(world.peer(std::move(inside)));
  };
  for (const char* bad :
       {"x", "169.254.6.0/28", "169.254.6.1/29", "10.0.0.0/29", "169.254.0.0/29", "169.254.1.0/29",
        "169.254.2.0/29", "169.254.3.0/29", "169.254.4.0/29", "169.254.5.0/29", "169.254.169.248/29"})
    CHECK(code({bad}) == "InvalidParameterValue");
  CHECK(code({"169.254.6.0/29", "fd00::/124"}) == "InvalidParameterValue");
  CHECK(code({"169.254.6.0/29", "2001:db8::/125"}) == "InvalidParameterValue");
  CHECK(world.refusal(world.peer({"169.254.6.0/29", "169.254.7.0/29"})) ==
        "InvalidParameterValue: Only one inside CIDR block of each address family can be specified.");
  CHECK(code({"169.254.6.0/29", "fd00::/125", "fd00::8/125"}) == "InvalidParameterValue");
  CHECK(world.refusal(world.peer({"fd00::/125"})) ==
        "InvalidParameterValue: An IPv4 inside CIDR block must be specified.");
  auto peer = world.add_peer(world.peer({"169.254.6.0/29", "fd00::/125"})).transit_gateway_connect_peer_id;
  world.connect = world.add_connect().transit_gateway_attachment_id;
  CHECK(world.refusal(world.peer({"169.254.6.0/29"})) ==
        "InvalidParameterValue: Inside CIDR block 169.254.6.0/29 is already in use on " + world.gateway +
            ".");
  CHECK(code({"169.254.7.0/29", "fd00::/125"}) == "InvalidParameterValue");
  world.call(ec2::DeleteTransitGatewayConnectPeerRequest{peer});
  CHECK(code({"169.254.6.0/29", "fd00::/125"}) == "");
}

TEST_CASE("CreateTransitGatewayConnectPeer refuses other attachments, ASNs out of range and a fifth peer") {
  ConnectWorld world;
  auto request = world.peer();
  request.transit_gateway_attachment_id = world.transport;
  CHECK(world.refusal(request) ==
        "InvalidTransitGatewayAttachmentID.NotFound: Transit Gateway Connect Attachment " + world.transport +
            " was deleted or does not exist.");
  for (std::int64_t asn : {std::int64_t{0}, std::int64_t{4'294'967'296}}) {
    request = world.peer();
    request.bgp_options = ec2::TransitGatewayConnectRequestBgpOptions{.peer_asn = asn};
    CHECK(world.refusal_code(request) == "InvalidParameterValue");
  }
  for (int i = 6; i < 10; ++i) world.add_peer(world.peer({"169.254." + std::to_string(i) + ".0/29"}));
  CHECK(world.refusal_code(world.peer({"169.254.10.0/29"})) == "TransitGatewayLimitExceeded");
  CHECK(world.refusal(ec2::DeleteTransitGatewayConnectPeerRequest{"tgw-connect-peer-0123456789abcdef0"}) ==
        "InvalidTransitGatewayConnectPeerID.NotFound: Transit Gateway Connect Peer "
        "tgw-connect-peer-0123456789abcdef0 was deleted or does not exist.");
}

TEST_CASE("No static route leads to a Connect attachment") {
  ConnectWorld world;
  CHECK(world.refusal(ec2::CreateTransitGatewayRouteRequest{
            .destination_cidr_block = "10.9.0.0/16",
            .transit_gateway_route_table_id = world.default_table(world.gateway),
            .transit_gateway_attachment_id = world.connect}) ==
        "InvalidParameterValue: " + world.connect + " is a Connect attachment, which has no static routes");
}
