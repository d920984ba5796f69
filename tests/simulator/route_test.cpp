#include "protocol/ec2/route.hpp"

#include "catch.hpp"
#include "protocol/ec2/internet_gateway.hpp"
#include "protocol/ec2/route_table.hpp"
#include "protocol/ec2/subnet.hpp"
#include "protocol/ec2/vpc.hpp"
#include "protocol/ec2/vpc_peering_connection.hpp"
#include "simulator/open_cloud.hpp"

using namespace vpcsim;
using tests::OpenCloud;

namespace {

struct Network : OpenCloud {
  std::string vpc = make_vpc("10.0.0.0/16");
  std::string subnet =
      call(ec2::CreateSubnetRequest{.cidr_block = "10.0.1.0/24", .vpc_id = vpc}).subnet.subnet_id;
  std::string table = call(ec2::CreateRouteTableRequest{.vpc_id = vpc}).route_table.route_table_id;
  std::string gateway = call(ec2::CreateInternetGatewayRequest{}).internet_gateway.internet_gateway_id;

  Network() { call(ec2::AttachInternetGatewayRequest{gateway, vpc}); }

  std::string make_vpc(const char* cidr) {
    return call(ec2::CreateVpcRequest{.cidr_block = cidr}).vpc.vpc_id;
  }

  /// By hand: these are other nouns' calls.
  NetworkInterfaceId make_interface(const std::string& of_vpc, std::optional<InstanceId> instance = {}) {
    NetworkInterface interface {};
    interface.id = region().ids.id<NetworkInterfaceId>();
    interface.vpc = *VpcId::parse(of_vpc);
    if (instance) interface.attachment = {.id = {}, .instance = *instance};
    region().network_interfaces.insert(interface);
    return interface.id;
  }
  InstanceId make_instance() {
    Instance instance{};
    instance.id = region().ids.id<InstanceId>();
    instance.primary_interface = make_interface(vpc, instance.id);
    region().instances.insert(instance);
    return instance.id;
  }
  NatGatewayId make_nat_gateway(const std::string& of_vpc) {
    NatGateway nat{};
    nat.id = region().ids.id<NatGatewayId>();
    nat.vpc = *VpcId::parse(of_vpc);
    region().nat_gateways.insert(nat);
    return nat.id;
  }
  std::string make_peering(const std::string& from, const std::string& to) {
    return call(ec2::CreateVpcPeeringConnectionRequest{.peer_vpc_id = to, .vpc_id = from})
        .vpc_peering_connection.vpc_peering_connection_id;
  }

  ec2::CreateRouteRequest to_gateway(const char* destination) {
    return {.destination_cidr_block = destination, .gateway_id = gateway, .route_table_id = table};
  }
  ec2::CreateRouteRequest to_interface(const char* destination, NetworkInterfaceId id) {
    return {
        .destination_cidr_block = destination, .network_interface_id = id.text(), .route_table_id = table};
  }
  std::vector<ec2::Route> routes() {
    return call(ec2::DescribeRouteTablesRequest{.route_table_ids = {table}}).route_tables[0].routes;
  }
  ec2::RouteState last_state() { return routes().back().state; }
};

constexpr auto active = ec2::RouteState::active;
constexpr auto blackhole = ec2::RouteState::blackhole;

}  // namespace

TEST_CASE("a route is shown with its canonical destination, its target and its origin") {
  Network network;
  network.call(network.to_gateway("100.68.0.18/18"));
  auto route = network.routes().back();
  CHECK(route.destination_cidr_block == "100.68.0.0/18");
  CHECK(route.gateway_id == network.gateway);
  CHECK(route.origin == ec2::RouteOrigin::create_route);
  CHECK(route.state == active);
}

TEST_CASE("a route has exactly one destination and exactly one target") {
  Network network;
  ec2::CreateRouteRequest request{.destination_cidr_block = "0.0.0.0/0", .route_table_id = network.table};
  CHECK(network.refusal(request).starts_with(
      "MissingParameter: The request must contain exactly one of gatewayId"));
  request.gateway_id = network.gateway;
  request.nat_gateway_id = "nat-1";
  CHECK(network.refusal(request).starts_with(
      "InvalidParameterCombination: The request must contain exactly one of"));
  request.nat_gateway_id.reset();
  request.destination_cidr_block.reset();
  CHECK(network.refusal(request).starts_with(
      "MissingParameter: The request must contain exactly one of destination"));
}

TEST_CASE("CreateRoute refuses destinations that AWS doesn't route, with its words") {
  struct Row {
    const char* destination;
    const char* refusal;
  };
  constexpr auto inside =
      "is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an "
      "interface or "
      "an instance.";
  auto row = GENERATE_COPY(
      Row{"10.0.0.0",
          "Value (10.0.0.0) for parameter destinationCidrBlock is invalid. This is not a valid CIDR block."},
      Row{"10.0.0.0/16", inside}, Row{"10.0.1.0/24", inside}, Row{"169.254.169.0/24", "which is reserved."});
  Network network;
  auto refusal = network.refusal(network.to_gateway(row.destination));
  CHECK(refusal.starts_with("InvalidParameterValue: "));
  CHECK(refusal.ends_with(row.refusal));
  CHECK(network.routes().size() == 1);
}

TEST_CASE("inside of the VPC, a route to an interface or NAT gateway must match a whole subnet") {
  struct Row {
    const char* destination;
    bool allowed;
  };
  auto row = GENERATE(Row{"10.0.1.0/24", true}, Row{"10.0.1.0/25", false}, Row{"10.0.2.0/24", false},
                      Row{"10.0.0.0/16", false}, Row{"10.0.0.0/8", true});
  Network network;
  auto interface = network.make_interface(network.vpc);
  auto nat = network.make_nat_gateway(network.vpc);
  auto code = network.refusal(network.to_interface(row.destination, interface)).substr(0, 21);
  CHECK(code == (row.allowed ? "" : "InvalidParameterValue"));
  if (row.allowed) {
    network.call(ec2::DeleteRouteRequest{row.destination, network.table});
    network.call(ec2::CreateRouteRequest{.destination_cidr_block = row.destination,
                                         .nat_gateway_id = nat.text(),
                                         .route_table_id = network.table});
    CHECK(network.routes().back().nat_gateway_id == nat.text());
  }
}

TEST_CASE("a destination has one route; asking for the same one again succeeds and changes nothing") {
  Network network;
  auto interface = network.make_interface(network.vpc);
  network.call(network.to_gateway("0.0.0.0/0"));
  CHECK(network.refusal(network.to_gateway("0.0.0.0/0")) == "");
  CHECK(network.refusal(network.to_interface("0.0.0.0/0", interface)) ==
        "RouteAlreadyExists: The route identified by 0.0.0.0/0 already exists.");
  CHECK(network.routes().size() == 2);
}

TEST_CASE("targets must exist, in AWS's order of precedence after the syntax") {
  struct Row {
    ec2::CreateRouteRequest request;
    const char* refusal;
  };
  auto row = GENERATE(
      Row{{.gateway_id = "igw-1"},
          "InvalidInternetGatewayID.NotFound: The internetGateway ID 'igw-1' does not exist"},
      Row{{.gateway_id = "local"}, "InvalidGatewayID.NotFound: The gateway ID 'local' does not exist"},
      Row{{.instance_id = "i-01234567"},
          "InvalidInstanceID.NotFound: The instance ID 'i-01234567' does not exist"},
      Row{{.instance_id = "x"}, "InvalidInstanceID.Malformed: Invalid id: \"x\" (expecting \"i-...\")"},
      Row{{.nat_gateway_id = "nat-1"},
          "InvalidNatGatewayID.NotFound: The natGateway ID 'nat-1' does not exist"},
      Row{{.network_interface_id = "eni-1"},
          "InvalidNetworkInterfaceID.NotFound: The networkInterface ID 'eni-1' does not exist"},
      Row{{.vpc_peering_connection_id = "pcx-1"},
          "InvalidVpcPeeringConnectionID.NotFound: The vpcPeeringConnection ID 'pcx-1' does not exist"});
  Network network;
  row.request.destination_cidr_block = "192.0.2.0/24";
  row.request.route_table_id = network.table;
  CHECK(network.refusal(row.request) == row.refusal);
  row.request.route_table_id = "rtb-1";
  CHECK(network.refusal(row.request) ==
        "InvalidRouteTableID.NotFound: The routeTable ID 'rtb-1' does not exist");
}

TEST_CASE("targets must be of the route table's VPC") {
  Network network;
  auto other = network.make_vpc("10.1.0.0/16"), third = network.make_vpc("10.2.0.0/16");
  auto detached = network.call(ec2::CreateInternetGatewayRequest{}).internet_gateway.internet_gateway_id;
  auto interface = network.make_interface(other).text();
  auto nat = network.make_nat_gateway(other).text();
  auto peering = network.make_peering(other, third);
  auto refusal = [&](ec2::CreateRouteRequest request) {
    request.destination_cidr_block = "192.0.2.0/24";
    request.route_table_id = network.table;
    return network.refusal(request);
  };
  auto expected = [&](const std::string& target) {
    return "InvalidParameterValue: route table " + network.table + " and " + target +
           " belong to different networks";
  };
  CHECK(refusal({.gateway_id = detached}) == expected("network gateway " + detached));
  CHECK(refusal({.network_interface_id = interface}) == expected("interface " + interface));
  CHECK(refusal({.nat_gateway_id = nat}) == expected("NAT gateway " + nat));
  CHECK(refusal({.vpc_peering_connection_id = peering}) == expected("peering connection " + peering));
}

TEST_CASE("a route to an instance is a route to its interface, if it has only one") {
  Network network;
  auto instance = network.make_instance();
  ec2::CreateRouteRequest request{.destination_cidr_block = "192.0.2.0/24",
                                  .instance_id = instance.text(),
                                  .route_table_id = network.table};
  network.call(request);
  auto route = network.routes().back();
  CHECK(route.network_interface_id == network.region().instances.get(instance).primary_interface.text());
  CHECK(route.instance_id == instance.text());
  CHECK(route.instance_owner_id == network.home.account);
  network.make_interface(network.vpc, instance);
  CHECK(network.refusal(request) ==
        "InvalidInstanceID: There are multiple interfaces attached to instance '" + instance.text() +
            "'. Please specify an interface ID for the operation instead.");
}

TEST_CASE("a route to a detached internet gateway is a blackhole until it is attached again") {
  Network network;
  network.call(network.to_gateway("0.0.0.0/0"));
  network.call(ec2::DetachInternetGatewayRequest{network.gateway, network.vpc});
  CHECK(network.last_state() == blackhole);
  CHECK(network.routes().back().gateway_id == network.gateway);
  auto other = network.make_vpc("10.1.0.0/16");
  network.call(ec2::AttachInternetGatewayRequest{network.gateway, other});
  CHECK(network.last_state() == blackhole);
  network.call(ec2::DetachInternetGatewayRequest{network.gateway, other});
  network.call(ec2::AttachInternetGatewayRequest{network.gateway, network.vpc});
  CHECK(network.last_state() == active);
}

TEST_CASE("a route to an interface is active only while a running instance has it") {
  Network network;
  auto instance = network.make_instance();
  auto interface = network.region().instances.get(instance).primary_interface;
  network.call(network.to_interface("0.0.0.0/0", interface));
  CHECK(network.last_state() == active);
  auto life = GENERATE(InstanceLife::stopped, InstanceLife::terminated);
  network.region().instances.update(instance, [&](Instance& changed) { changed.life = life; });
  CHECK(network.last_state() == blackhole);
  CHECK(network.routes().back().network_interface_id == interface.text());
  CHECK_FALSE(network.routes().back().instance_id);
  network.region().instances.update(instance,
                                    [](Instance& changed) { changed.life = InstanceLife::launched; });
  CHECK(network.last_state() == active);
  network.region().network_interfaces.update(interface,
                                             [](NetworkInterface& changed) { changed.attachment.reset(); });
  CHECK(network.last_state() == blackhole);
  network.region().network_interfaces.erase(interface);
  CHECK(network.last_state() == blackhole);
}

TEST_CASE("a route to a deleted NAT gateway is a blackhole, and no new one can be made") {
  Network network;
  auto nat = network.make_nat_gateway(network.vpc);
  ec2::CreateRouteRequest request{
      .destination_cidr_block = "0.0.0.0/0", .nat_gateway_id = nat.text(), .route_table_id = network.table};
  network.call(request);
  CHECK(network.last_state() == active);
  network.region().nat_gateways.update(nat, [&](NatGateway& changed) { changed.deleted = network.now; });
  CHECK(network.last_state() == blackhole);
  request.destination_cidr_block = "192.0.2.0/24";
  CHECK(network.refusal(request) ==
        "InvalidNatGatewayID.NotFound: The natGateway ID '" + nat.text() + "' does not exist");
}

TEST_CASE("a NAT gateway that failed is no target") {
  Network network;
  auto nat = network.make_nat_gateway(network.vpc);
  ec2::CreateRouteRequest request{
      .destination_cidr_block = "0.0.0.0/0", .nat_gateway_id = nat.text(), .route_table_id = network.table};
  network.call(request);
  network.region().nat_gateways.update(
      nat, [](NatGateway& changed) { changed.failure_code = "InsufficientFreeAddressesInSubnet"; });
  CHECK(network.last_state() == blackhole);
}

TEST_CASE("a terminated instance is no target") {
  Network network;
  auto instance = network.make_instance();
  network.region().instances.update(instance,
                                    [](Instance& changed) { changed.life = InstanceLife::terminated; });
  CHECK(network.refusal(ec2::CreateRouteRequest{.destination_cidr_block = "0.0.0.0/0",
                                                .instance_id = instance.text(),
                                                .route_table_id = network.table}) ==
        "InvalidInstanceID.NotFound: The instance ID '" + instance.text() + "' does not exist");
}

TEST_CASE("a route to a peering is a blackhole until it is accepted and after it is deleted") {
  Network network;
  auto peering = network.make_peering(network.vpc, network.make_vpc("10.1.0.0/16"));
  ec2::CreateRouteRequest request{.destination_cidr_block = "10.1.0.0/16",
                                  .route_table_id = network.table,
                                  .vpc_peering_connection_id = peering};
  network.call(request);
  CHECK(network.last_state() == blackhole);
  network.call(ec2::AcceptVpcPeeringConnectionRequest{.vpc_peering_connection_id = peering});
  CHECK(network.last_state() == active);
  network.call(ec2::DeleteVpcPeeringConnectionRequest{.vpc_peering_connection_id = peering});
  CHECK(network.last_state() == blackhole);
  CHECK(network.routes().back().vpc_peering_connection_id == peering);
  request.destination_cidr_block = "10.1.2.0/24";
  CHECK(network.refusal(request).starts_with("InvalidVpcPeeringConnectionID.NotFound"));
}

TEST_CASE("the quota of routes doesn't count the local route") {
  Network network;
  network.settings.quotas.routes_per_table = 1;
  network.call(network.to_gateway("0.0.0.0/0"));
  CHECK(network.refusal(network.to_gateway("192.0.2.0/24")) ==
        "RouteLimitExceeded: The maximum number of routes has been reached.");
}

TEST_CASE("ReplaceRoute gives a route that is there another target") {
  Network network;
  auto interface = network.make_interface(network.vpc).text();
  ec2::ReplaceRouteRequest request{.destination_cidr_block = "0.0.0.0/0",
                                   .network_interface_id = interface,
                                   .route_table_id = network.table};
  CHECK(network.refusal(request) ==
        "InvalidParameterValue: There is no route defined for '0.0.0.0/0' in the route table. Use "
        "CreateRoute instead.");
  network.call(network.to_gateway("0.0.0.0/0"));
  network.call(request);
  CHECK(network.routes().size() == 2);
  CHECK(network.routes().back().network_interface_id == interface);
  CHECK_FALSE(network.routes().back().gateway_id);
}

TEST_CASE("the local route may lead to an interface, not to a gateway, and back") {
  Network network;
  ec2::ReplaceRouteRequest request{.destination_cidr_block = "10.0.0.0/16",
                                   .gateway_id = network.gateway,
                                   .route_table_id = network.table};
  CHECK(network.refusal(request) ==
        "InvalidParameterValue: The destination CIDR block 10.0.0.0/16 is equal to or more specific than one "
        "of this "
        "VPC's CIDR blocks. This route can target only an interface or an instance.");
  request.gateway_id.reset();
  request.network_interface_id = network.make_interface(network.vpc).text();
  network.call(request);
  CHECK(network.routes()[0].network_interface_id == request.network_interface_id);
  CHECK(network.routes()[0].origin == ec2::RouteOrigin::create_route_table);
  request.network_interface_id.reset();
  request.local_target = true;
  network.call(request);
  CHECK(network.routes()[0].gateway_id == "local");
  network.call(network.to_gateway("0.0.0.0/0"));
  request.destination_cidr_block = "0.0.0.0/0";
  CHECK(network.refusal(request).starts_with("InvalidParameterValue"));
}

TEST_CASE("DeleteRoute wants the exact destination, and leaves the local route") {
  Network network;
  network.call(network.to_gateway("0.0.0.0/0"));
  CHECK(network.refusal(ec2::DeleteRouteRequest{"0.0.0.0/1", network.table}) ==
        "InvalidRoute.NotFound: no route with destination-cidr-block 0.0.0.0/1 in route table " +
            network.table);
  CHECK(network.refusal(ec2::DeleteRouteRequest{"10.0.0.0/16", network.table}) ==
        "InvalidParameterValue: cannot remove local route 10.0.0.0/16 in route table " + network.table);
  network.call(ec2::DeleteRouteRequest{"0.0.0.0/0", network.table});
  CHECK(network.routes().size() == 1);
}

TEST_CASE("ReplaceRoute wants exactly one target") {
  Network network;
  network.call(network.to_gateway("0.0.0.0/0"));
  ec2::ReplaceRouteRequest request{.destination_cidr_block = "0.0.0.0/0", .route_table_id = network.table};
  CHECK(network.refusal(request).starts_with(
      "MissingParameter: The request must contain exactly one of gatewayId"));
  request.gateway_id = network.gateway;
  request.local_target = true;
  CHECK(network.refusal(request).starts_with(
      "InvalidParameterCombination: The request must contain exactly one of gatewayId"));
}
