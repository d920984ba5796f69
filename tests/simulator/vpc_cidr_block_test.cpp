#include "protocol/ec2/vpc_cidr_block.hpp"

#include <algorithm>

#include "catch.hpp"
#include "protocol/ec2/route.hpp"
#include "protocol/ec2/route_table.hpp"
#include "protocol/ec2/subnet.hpp"
#include "protocol/ec2/vpc_peering_connection.hpp"
#include "simulator/test_cloud.hpp"

using namespace vpcsim;
using tests::TestCloud;

namespace {

using State = ec2::VpcCidrBlockStateCode;

std::string make_vpc_in(TestCloud& cloud, const char* cidr = "10.0.0.0/24") {
  return cloud.call(ec2::CreateVpcRequest{.cidr_block = cidr}).vpc.vpc_id;
}

ec2::AssociateVpcCidrBlockRequest adding(const std::string& vpc, const char* cidr) {
  return {.cidr_block = cidr, .vpc_id = vpc};
}

ec2::Vpc described(TestCloud& cloud, const std::string& vpc) {
  return cloud.call(ec2::DescribeVpcsRequest{.vpc_ids = {vpc}}).vpcs[0];
}

std::vector<std::string> destinations(TestCloud& cloud, const std::string& vpc, std::size_t table = 0) {
  auto tables = cloud.call(ec2::DescribeRouteTablesRequest{.filters = {{"vpc-id", {vpc}}}}).route_tables;
  std::vector<std::string> found;
  for (const auto& route : tables.at(table).routes) {
    if (route.gateway_id == "local") found.push_back(route.destination_cidr_block.value_or(""));
  }
  return found;
}

}  // namespace

TEST_CASE("A secondary block is associating in the answer and associated in the next call") {
  TestCloud cloud;
  auto vpc = make_vpc_in(cloud);
  auto answer = cloud.call(adding(vpc, "10.2.0.7/16"));
  CHECK(answer.vpc_id == vpc);
  REQUIRE(answer.cidr_block_association);
  CHECK(answer.cidr_block_association->cidr_block == "10.2.0.0/16");
  CHECK(answer.cidr_block_association->cidr_block_state.state == State::associating);
  CHECK_FALSE(answer.ipv6_cidr_block_association);
  auto blocks = described(cloud, vpc).cidr_block_associations;
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0].cidr_block == "10.0.0.0/24");
  CHECK(blocks[1].association_id == answer.cidr_block_association->association_id);
  CHECK(blocks[1].cidr_block_state.state == State::associated);
  CHECK(described(cloud, vpc).cidr_block == "10.0.0.0/24");
}

TEST_CASE("Subnets can't be made in a block before it is associated") {
  Settings settings = TestCloud::empty();
  settings.timing.vpc_cidr_associating = 5'000;
  TestCloud cloud(settings);
  auto vpc = make_vpc_in(cloud);
  cloud.call(adding(vpc, "10.2.0.0/16"));
  ec2::CreateSubnetRequest subnet{.cidr_block = "10.2.0.0/24", .vpc_id = vpc};
  CHECK(cloud.refusal(subnet) == "InvalidSubnet.Range: The CIDR '10.2.0.0/24' is invalid.");
  CHECK(described(cloud, vpc).cidr_block_associations[1].cidr_block_state.state == State::associating);
  cloud.clock.advance(5'000);
  CHECK(cloud.call(subnet).subnet.cidr_block == "10.2.0.0/24");
}

TEST_CASE("Every route table of the VPC gets a local route for a new block, after the other local ones") {
  TestCloud cloud;
  auto vpc = make_vpc_in(cloud), other = make_vpc_in(cloud, "10.9.0.0/16");
  cloud.call(ec2::CreateRouteTableRequest{.vpc_id = vpc});
  auto association = cloud.call(adding(vpc, "10.2.0.0/16")).cidr_block_association->association_id;
  for (std::size_t table : {0u, 1u}) {
    CHECK(destinations(cloud, vpc, table) == std::vector<std::string>{"10.0.0.0/24", "10.2.0.0/16"});
  }
  CHECK(destinations(cloud, other) == std::vector<std::string>{"10.9.0.0/16"});
  cloud.call(ec2::CreateRouteTableRequest{.vpc_id = vpc});
  CHECK(destinations(cloud, vpc, 2) == std::vector<std::string>{"10.0.0.0/24", "10.2.0.0/16"});

  cloud.call(ec2::DisassociateVpcCidrBlockRequest{association});
  for (std::size_t table : {0u, 1u, 2u}) {
    CHECK(destinations(cloud, vpc, table) == std::vector<std::string>{"10.0.0.0/24"});
  }
}

TEST_CASE("A block must be asked for, of one family, and be one that VPCs can have") {
  struct Row {
    ec2::AssociateVpcCidrBlockRequest request;
    const char* refusal;
  };
  auto row = GENERATE(
      Row{{},
          "MissingParameter: The request must contain exactly one of cidrBlock, ipv6Pool or "
          "amazonProvidedIpv6CidrBlock"},
      Row{{.amazon_provided_ipv6_cidr_block = true, .cidr_block = "10.2.0.0/16"},
          "InvalidParameterCombination: The parameter amazonProvidedIpv6CidrBlock cannot be used with the "
          "parameter cidrBlock"},
      Row{{.cidr_block = "10.2.0.0/16", .ipv6_cidr_block_network_border_group = "us-east-1"},
          "InvalidParameterCombination: The parameter ipv6CidrBlockNetworkBorderGroup can be used only with "
          "amazonProvidedIpv6CidrBlock"},
      Row{{.amazon_provided_ipv6_cidr_block = true, .ipv6_cidr_block_network_border_group = "us-west-2"},
          "InvalidParameterValue: Value (us-west-2) for parameter ipv6CidrBlockNetworkBorderGroup is "
          "invalid. "
          "It is not a network border group of Availability Zones in us-east-1."},
      Row{{.cidr_block = "10.2.0.0"},
          "InvalidParameterValue: Value (10.2.0.0) for parameter cidrBlock is invalid. This is not a valid "
          "CIDR block."},
      Row{{.cidr_block = "10.2.0.0/15"}, "InvalidVpc.Range: The CIDR '10.2.0.0/15' is invalid."},
      Row{{.cidr_block = "169.254.0.0/16"}, "InvalidVpc.Range: The CIDR '169.254.0.0/16' is invalid."},
      Row{{.cidr_block = "10.0.0.0/25"},
          "InvalidVpc.Range: The CIDR '10.0.0.0/25' conflicts with one of the CIDR blocks of the VPC"});
  TestCloud cloud;
  row.request.vpc_id = make_vpc_in(cloud);
  CHECK(cloud.refusal(row.request) == row.refusal);
  CHECK(described(cloud, row.request.vpc_id).cidr_block_associations.size() == 1);
}

TEST_CASE("Blocks of a VPC must come from ranges that go together") {
  struct Row {
    const char* primary;
    const char* added;
    bool allowed;
  };
  auto row =
      GENERATE(Row{"10.5.0.0/16", "10.6.0.0/16", true}, Row{"10.5.0.0/16", "10.0.0.0/16", true},
               Row{"10.1.0.0/16", "10.0.0.0/16", false}, Row{"10.0.0.0/24", "10.0.1.0/24", false},
               Row{"10.0.0.0/24", "10.1.0.0/16", true}, Row{"10.5.0.0/16", "172.16.0.0/16", false},
               Row{"10.5.0.0/16", "192.168.0.0/16", false}, Row{"10.5.0.0/16", "198.19.0.0/20", false},
               Row{"10.5.0.0/16", "100.64.0.0/16", true}, Row{"10.5.0.0/16", "198.18.0.0/16", true},
               Row{"172.16.0.0/16", "172.17.0.0/16", true}, Row{"172.16.0.0/16", "172.31.0.0/20", false},
               Row{"172.16.0.0/16", "10.0.0.0/16", false}, Row{"172.16.0.0/16", "203.0.112.0/20", true},
               Row{"192.168.0.0/20", "192.168.16.0/20", true}, Row{"192.168.0.0/20", "172.31.0.0/16", false},
               Row{"192.168.0.0/20", "198.19.0.0/16", false}, Row{"198.19.0.0/20", "198.19.16.0/20", true},
               Row{"198.19.0.0/20", "10.1.0.0/16", false}, Row{"198.19.0.0/20", "100.64.0.0/16", true},
               Row{"100.64.0.0/16", "100.65.0.0/16", true}, Row{"100.64.0.0/16", "10.1.0.0/16", false},
               Row{"203.0.112.0/20", "198.19.0.0/16", false}, Row{"203.0.112.0/20", "198.51.0.0/16", true});
  CAPTURE(row.primary, row.added);
  TestCloud cloud;
  auto refusal = cloud.refusal(adding(make_vpc_in(cloud, row.primary), row.added));
  CHECK(refusal ==
        (row.allowed
             ? ""
             : fmt::format("InvalidVpc.Range: The CIDR '{}' is restricted. Use a CIDR from the same private "
                           "address range as the current VPC CIDR, or use a publicly-routable CIDR. For "
                           "additional restrictions, see "
                           "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html",
                           row.added)));
}

TEST_CASE("A VPC has five blocks at most, of either family") {
  TestCloud cloud;
  auto vpc = make_vpc_in(cloud);
  for (const char* cidr : {"10.2.0.0/16", "10.3.0.0/16", "10.4.0.0/16", "10.5.0.0/16"}) {
    cloud.call(adding(vpc, cidr));
  }
  const auto refusal =
      "CidrLimitExceeded: This network " + vpc + " has met its maximum number of allowed CIDRs: 5";
  CHECK(cloud.refusal(adding(vpc, "10.6.0.0/16")) == refusal);
  ec2::AssociateVpcCidrBlockRequest ipv6{.amazon_provided_ipv6_cidr_block = true, .vpc_id = vpc};
  for (int i = 0; i < 5; ++i) cloud.call(ipv6);
  CHECK(cloud.refusal(ipv6) == refusal);
}

TEST_CASE("A block that a route's destination lies in can't be added, one inside of the destination can") {
  TestCloud cloud;
  auto vpc = make_vpc_in(cloud), peer = make_vpc_in(cloud, "10.8.0.0/16");
  auto peering = cloud.call(ec2::CreateVpcPeeringConnectionRequest{.peer_vpc_id = peer, .vpc_id = vpc})
                     .vpc_peering_connection.vpc_peering_connection_id;
  cloud.call(ec2::AcceptVpcPeeringConnectionRequest{peering});
  auto table = cloud.call(ec2::CreateRouteTableRequest{.vpc_id = vpc}).route_table.route_table_id;
  cloud.call(ec2::CreateRouteRequest{.destination_cidr_block = "10.2.0.0/24",
                                     .route_table_id = table,
                                     .vpc_peering_connection_id = peering});
  for (const char* cidr : {"10.2.0.0/24", "10.2.0.0/16"}) {
    CHECK(cloud.refusal(adding(vpc, cidr)) ==
          fmt::format("InvalidVpc.Range: The CIDR '{}' is equal to or larger than the destination "
                      "10.2.0.0/24 of a route in route table {}.",
                      cidr, table));
  }
  CHECK(cloud.refusal(adding(vpc, "10.2.0.0/25")) == "");
}

TEST_CASE("Only blocks that subnets don't use can be disassociated, and never the primary one") {
  TestCloud cloud;
  auto vpc = make_vpc_in(cloud);
  auto added = cloud.call(adding(vpc, "10.2.0.0/16")).cidr_block_association->association_id;
  auto primary = described(cloud, vpc).cidr_block_associations[0].association_id;
  auto subnet = cloud.call(ec2::CreateSubnetRequest{.cidr_block = "10.2.3.0/24", .vpc_id = vpc}).subnet;
  CHECK(cloud.refusal(ec2::DisassociateVpcCidrBlockRequest{primary}) ==
        "OperationNotPermitted: The vpc CIDR block with association ID " + primary +
            " may not be disassociated. It is the primary IPv4 CIDR block of the VPC");
  CHECK(cloud.refusal(ec2::DisassociateVpcCidrBlockRequest{added}) ==
        "InvalidCidrBlock.InUse: The vpc " + vpc + " currently has a subnet within CIDR block 10.2.0.0/16");
  CHECK(cloud.refusal(ec2::DisassociateVpcCidrBlockRequest{"vpc-cidr-assoc-1"}) ==
        "InvalidVpcCidrBlockAssociationID.NotFound: The vpc CIDR block with association ID vpc-cidr-assoc-1 "
        "does not exist");
  cloud.call(ec2::DeleteSubnetRequest{subnet.subnet_id});
  auto answer = cloud.call(ec2::DisassociateVpcCidrBlockRequest{added});
  CHECK(answer.vpc_id == vpc);
  REQUIRE(answer.cidr_block_association);
  CHECK(answer.cidr_block_association->cidr_block == "10.2.0.0/16");
  CHECK(answer.cidr_block_association->cidr_block_state.state == State::disassociating);
  CHECK(cloud.refusal_code(ec2::DisassociateVpcCidrBlockRequest{added}) ==
        "InvalidVpcCidrBlockAssociationID.NotFound");
  CHECK(cloud.refusal_code(ec2::CreateSubnetRequest{.cidr_block = "10.2.3.0/24", .vpc_id = vpc}) ==
        "InvalidSubnet.Range");
}

TEST_CASE("A disassociated block is described for half an hour more") {
  Settings settings = TestCloud::empty();
  settings.timing.vpc_cidr_disassociating = 1'000;
  TestCloud cloud(settings);
  auto vpc = make_vpc_in(cloud);
  auto added = cloud.call(adding(vpc, "10.2.0.0/16")).cidr_block_association->association_id;
  cloud.call(ec2::DisassociateVpcCidrBlockRequest{added});
  auto state = [&] { return described(cloud, vpc).cidr_block_associations.at(1).cidr_block_state.state; };
  CHECK(state() == State::disassociating);
  cloud.clock.advance(1'000);
  CHECK(state() == State::disassociated);
  ec2::DescribeVpcsRequest by_association{.filters = {{"cidr-block-association.association-id", {added}}}};
  CHECK(cloud.call(by_association).vpcs.size() == 1);
  cloud.clock.advance(30 * 60'000);
  CHECK(described(cloud, vpc).cidr_block_associations.size() == 1);
  CHECK(cloud.call(by_association).vpcs.empty());
}

TEST_CASE("An active peer's blocks can't be overlapped, and it sees the new ones") {
  TestCloud cloud;
  auto vpc = make_vpc_in(cloud), peer = make_vpc_in(cloud, "10.2.0.0/16");
  auto peering = cloud.call(ec2::CreateVpcPeeringConnectionRequest{.peer_vpc_id = peer, .vpc_id = vpc})
                     .vpc_peering_connection.vpc_peering_connection_id;
  cloud.call(ec2::AcceptVpcPeeringConnectionRequest{peering});
  for (const auto& [own, cidr] : {std::pair{vpc, "10.2.0.0/24"}, std::pair{peer, "10.0.0.0/24"}}) {
    CHECK(cloud.refusal_code(adding(own, cidr)) == "InvalidVpc.Range");
  }
  cloud.call(adding(vpc, "10.3.0.0/16"));
  auto blocks = cloud.call(ec2::DescribeVpcPeeringConnectionsRequest{})
                    .vpc_peering_connections[0]
                    .requester_vpc_info.cidr_block_set;
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[1].cidr_block == "10.3.0.0/16");
  cloud.call(ec2::DeleteVpcPeeringConnectionRequest{peering});
  CHECK(cloud.refusal(adding(vpc, "10.2.0.0/24")) == "");
}

TEST_CASE(
    "While a request waits, the requester adds nothing, and the accepter's overlapping block fails it") {
  TestCloud cloud;
  auto vpc = make_vpc_in(cloud), peer = make_vpc_in(cloud, "10.8.0.0/16");
  auto peering = cloud.call(ec2::CreateVpcPeeringConnectionRequest{.peer_vpc_id = peer, .vpc_id = vpc})
                     .vpc_peering_connection.vpc_peering_connection_id;
  CHECK(cloud.refusal(adding(vpc, "10.2.0.0/16")) ==
        "OperationNotPermitted: The vpc " + vpc +
            " can't be associated with another CIDR block while its VPC peering connection request " +
            peering + " is pending acceptance.");
  auto status = [&] {
    return cloud.call(ec2::DescribeVpcPeeringConnectionsRequest{}).vpc_peering_connections.at(0).status.code;
  };
  using Status = ec2::VpcPeeringConnectionStateReasonCode;
  cloud.call(adding(peer, "10.9.0.0/16"));
  CHECK(status() == Status::pending_acceptance);
  cloud.call(adding(peer, "10.0.0.0/20"));
  CHECK(status() == Status::failed);
  CHECK(cloud.refusal_code(ec2::AcceptVpcPeeringConnectionRequest{peering}) == "InvalidStateTransition");
  CHECK(cloud.refusal(adding(vpc, "10.2.0.0/16")) == "");
  cloud.clock.advance(2 * 3'600'000);
  CHECK(cloud.call(ec2::DescribeVpcPeeringConnectionsRequest{}).vpc_peering_connections.empty());
}
