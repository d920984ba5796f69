#include "protocol/ec2/route_table.hpp"

#include "catch.hpp"
#include "protocol/ec2/subnet.hpp"
#include "protocol/ec2/vpc.hpp"
#include "simulator/actions/route_table.hpp"
#include "simulator/test_cloud.hpp"

using namespace vpcsim;
using tests::TestCloud;

namespace {

struct Network : TestCloud {
  explicit Network(Settings settings = TestCloud::empty()) : TestCloud(settings) {}

  std::string vpc = call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
  std::string subnet = make_subnet("10.0.1.0/24");
  std::string main_table = tables({{"association.main", {"true"}}})[0].route_table_id;

  std::string make_subnet(const char* cidr) {
    return call(ec2::CreateSubnetRequest{.cidr_block = cidr, .vpc_id = vpc}).subnet.subnet_id;
  }
  std::string make_table() {
    return call(ec2::CreateRouteTableRequest{.vpc_id = vpc}).route_table.route_table_id;
  }
  std::string associate(const std::string& table, const std::string& which) {
    return call(ec2::AssociateRouteTableRequest{.route_table_id = table, .subnet_id = which}).association_id;
  }
  std::vector<ec2::RouteTable> tables(std::vector<ec2::Filter> filters = {}) {
    return call(ec2::DescribeRouteTablesRequest{.filters = std::move(filters)}).route_tables;
  }
  /// The id of the table that routes for the subnet.
  std::string table_of(const std::string& which) {
    const Region& state = *simulator.cloud().find({account, region});
    return effective_route_table(state, state.subnets.get(which)).id.text();
  }
};

}  // namespace

TEST_CASE("A client token has 64 ASCII characters at most") {
  Network network;
  ec2::CreateRouteTableRequest request{.vpc_id = network.vpc, .client_token = std::string(64, 't')};
  CHECK(network.refusal(request) == "");
  for (const std::string& token : {std::string(65, 't'), std::string("t\xc3\xa9"), std::string("t\n")}) {
    request.client_token = token;
    CHECK(network.refusal_code(request) == "InvalidClientToken");
  }
}

TEST_CASE("a VPC's main route table has a main association without a subnet, and the local route") {
  Network network;
  auto tables = network.tables();
  REQUIRE(tables.size() == 1);
  REQUIRE(tables[0].associations.size() == 1);
  CHECK(tables[0].associations[0].main);
  CHECK_FALSE(tables[0].associations[0].subnet_id);
  CHECK(tables[0].associations[0].association_state.state == ec2::RouteTableAssociationStateCode::associated);
  REQUIRE(tables[0].routes.size() == 1);
  CHECK(tables[0].routes[0].destination_cidr_block == "10.0.0.0/16");
  CHECK(tables[0].routes[0].gateway_id == "local");
  CHECK(tables[0].routes[0].origin == ec2::RouteOrigin::create_route_table);
  CHECK(tables[0].routes[0].state == ec2::RouteState::active);
}

TEST_CASE("a new route table has the local route and no association") {
  Network network;
  auto table = network.call(ec2::CreateRouteTableRequest{.vpc_id = network.vpc}).route_table;
  CHECK(table.associations.empty());
  REQUIRE(table.routes.size() == 1);
  CHECK(table.routes[0].gateway_id == "local");
  CHECK(network.refusal(ec2::CreateRouteTableRequest{.vpc_id = "vpc-1"}) ==
        "InvalidVpcID.NotFound: The vpc ID 'vpc-1' does not exist");
}

TEST_CASE("CreateRouteTable with the same client token makes one table") {
  Network network;
  ec2::CreateRouteTableRequest request{.vpc_id = network.vpc, .client_token = "abc"};
  auto first = network.call(request);
  auto second = network.call(request);
  CHECK(first.client_token == "abc");
  CHECK(second.route_table.route_table_id == first.route_table.route_table_id);
  request.vpc_id = network.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
  CHECK(network.refusal_code(request) == "IdempotentParameterMismatch");
}

TEST_CASE("the quota of route tables counts the main one") {
  Settings settings = TestCloud::empty();
  settings.quotas.route_tables_per_vpc = 2;
  Network network(settings);
  network.make_table();
  CHECK(network.refusal(ec2::CreateRouteTableRequest{.vpc_id = network.vpc}) ==
        "RouteTableLimitExceeded: The maximum number of route tables has been reached.");
}

TEST_CASE("a subnet is routed by the main table until it is associated with another, and again after") {
  Network network;
  CHECK(network.table_of(network.subnet) == network.main_table);
  auto table = network.make_table();
  auto association = network.associate(table, network.subnet);
  CHECK(network.table_of(network.subnet) == table);
  auto described = network.tables({{"association.subnet-id", {network.subnet}}});
  REQUIRE(described.size() == 1);
  CHECK(described[0].associations[0].route_table_association_id == association);
  CHECK(described[0].associations[0].subnet_id == network.subnet);
  CHECK_FALSE(described[0].associations[0].main);
  network.call(ec2::DisassociateRouteTableRequest{association});
  CHECK(network.table_of(network.subnet) == network.main_table);
  CHECK(network.refusal(ec2::DisassociateRouteTableRequest{association}) ==
        "InvalidAssociationID.NotFound: The association ID '" + association + "' does not exist");
}

TEST_CASE("a subnet has one explicit association; asking for it again answers it") {
  Network network;
  auto table = network.make_table(), other = network.make_table();
  auto association = network.associate(table, network.subnet);
  CHECK(network.associate(table, network.subnet) == association);
  CHECK(network.refusal(
            ec2::AssociateRouteTableRequest{.route_table_id = other, .subnet_id = network.subnet}) ==
        "Resource.AlreadyAssociated: the specified association for route table " + other +
            " conflicts with an existing association");
}

TEST_CASE("a subnet may be associated with the main table, and then follows it, not its successor") {
  Network network;
  network.associate(network.main_table, network.subnet);
  auto main_association = network.tables()[0].associations[0].route_table_association_id;
  auto table = network.make_table();
  network.call(ec2::ReplaceRouteTableAssociationRequest{main_association, table});
  CHECK(network.table_of(network.subnet) == network.main_table);
}

TEST_CASE("route table and subnet must be of one VPC") {
  Network network;
  auto table = network.make_table();
  network.vpc = network.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
  auto stranger = network.make_subnet("10.0.1.0/24");
  CHECK(network.refusal(ec2::AssociateRouteTableRequest{.route_table_id = table, .subnet_id = stranger}) ==
        "InvalidParameterValue: route table " + table + " and subnet " + stranger +
            " belong to different networks");
  auto association = network.associate(network.make_table(), stranger);
  CHECK(network.refusal(ec2::ReplaceRouteTableAssociationRequest{association, table}) ==
        "InvalidParameterValue: route table " + table + " and subnet " + stranger +
            " belong to different networks");
  CHECK(network.refusal(ec2::AssociateRouteTableRequest{.route_table_id = table}) ==
        "MissingParameter: The request must contain exactly one of subnetId or gatewayId");
}

TEST_CASE("the main association can't be removed, only moved; its new table is the main one") {
  Network network;
  auto association = network.tables()[0].associations[0].route_table_association_id;
  CHECK(network.refusal(ec2::DisassociateRouteTableRequest{association}) ==
        "InvalidParameterValue: cannot disassociate the main route table association " + association);
  auto table = network.make_table();
  auto moved = network.call(ec2::ReplaceRouteTableAssociationRequest{association, table}).new_association_id;
  CHECK(moved != association);
  CHECK(network.table_of(network.subnet) == table);
  auto main = network.tables({{"association.main", {"true"}}});
  REQUIRE(main.size() == 1);
  CHECK(main[0].route_table_id == table);
  network.call(ec2::DeleteRouteTableRequest{network.main_table});
  CHECK(network.refusal(ec2::DeleteRouteTableRequest{table}) ==
        "DependencyViolation: The routeTable '" + table + "' has dependencies and cannot be deleted.");
}

TEST_CASE("replacing a subnet's association gives it a new id in another table") {
  Network network;
  auto table = network.make_table(), other = network.make_table();
  auto association = network.associate(table, network.subnet);
  auto moved = network.call(ec2::ReplaceRouteTableAssociationRequest{association, other}).new_association_id;
  CHECK(network.table_of(network.subnet) == other);
  CHECK(network.refusal_code(ec2::ReplaceRouteTableAssociationRequest{association, table}) ==
        "InvalidAssociationID.NotFound");
  CHECK(network.refusal(ec2::ReplaceRouteTableAssociationRequest{moved, "rtb-1"}) ==
        "InvalidRouteTableID.NotFound: The routeTable ID 'rtb-1' does not exist");
}

TEST_CASE("a route table with an associated subnet can't be deleted") {
  Network network;
  auto table = network.make_table();
  auto association = network.associate(table, network.subnet);
  CHECK(network.refusal_code(ec2::DeleteRouteTableRequest{table}) == "DependencyViolation");
  network.call(ec2::DisassociateRouteTableRequest{association});
  CHECK(network.refusal(ec2::DeleteRouteTableRequest{table}) == "");
}

TEST_CASE("a page of route tables has at most 100") {
  Network network;
  CHECK(network.refusal(ec2::DescribeRouteTablesRequest{.max_results = 101}) ==
        "InvalidParameterValue: Value ( 101 ) for parameter maxResults is invalid. Expecting a value smaller "
        "than 100.");
  CHECK(network.call(ec2::DescribeRouteTablesRequest{.max_results = 100}).route_tables.size() == 1);
}

TEST_CASE("route tables are filtered by what they hold") {
  struct Row {
    const char* name;
    const char* value;
    std::size_t found;
  };
  auto row = GENERATE(
      Row{"association.main", "true", 1}, Row{"association.subnet-id", "subnet-*", 1},
      Row{"association.gateway-id", "*", 0}, Row{"association.route-table-association-id", "rtbassoc-*", 2},
      Row{"association.route-table-id", "rtb-*", 2}, Row{"route.gateway-id", "local", 2},
      Row{"route.destination-cidr-block", "10.0.0.0/16", 2}, Row{"route.origin", "CreateRoute", 0},
      Row{"route.state", "active", 2}, Row{"route.nat-gateway-id", "*", 0}, Row{"vpc-id", "vpc-*", 2},
      Row{"owner-id", "111111111111", 2}, Row{"route-table-id", "rtb-0", 0});
  Network network;
  network.associate(network.make_table(), network.subnet);
  CAPTURE(row.name);
  CHECK(network.tables({{row.name, {row.value}}}).size() == row.found);
}

TEST_CASE("a VPC's main route table can't be one of another VPC") {
  Network network;
  auto association = network.tables()[0].associations[0].route_table_association_id;
  const std::string first = network.vpc;
  network.vpc = network.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
  auto stranger = network.make_table();
  CHECK(network.refusal(ec2::ReplaceRouteTableAssociationRequest{association, stranger}) ==
        "InvalidParameterValue: route table " + stranger + " and network " + first +
            " belong to different networks");
}
