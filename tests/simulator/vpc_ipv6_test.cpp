#include <set>

#include "catch.hpp"
#include "protocol/ec2/network_acl.hpp"
#include "protocol/ec2/security_group.hpp"
#include "protocol/ec2/subnet.hpp"
#include "protocol/ec2/vpc_cidr_block.hpp"
#include "protocol/ec2/vpc_peering_connection.hpp"
#include "protocol/ipv6.hpp"
#include "simulator/open_cloud.hpp"
#include "simulator/test_cloud.hpp"

using namespace vpcsim;
using tests::OpenCloud;
using tests::TestCloud;

namespace {

using State = ec2::VpcCidrBlockStateCode;

ec2::Vpc make_ipv6_vpc(TestCloud& cloud) {
  auto made =
      cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16", .amazon_provided_ipv6_cidr_block = true});
  return cloud.call(ec2::DescribeVpcsRequest{.vpc_ids = {made.vpc.vpc_id}}).vpcs[0];
}

}  // namespace

TEST_CASE("Amazon's block is a /56 that isn't known while it is being associated") {
  TestCloud cloud;
  auto made = cloud
                  .call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16",
                                              .amazon_provided_ipv6_cidr_block = true,
                                              .ipv6_cidr_block_network_border_group = "us-east-1"})
                  .vpc.ipv6_cidr_block_associations;
  REQUIRE(made.size() == 1);
  CHECK(made[0].ipv6_cidr_block_state.state == State::associating);
  CHECK_FALSE(made[0].ipv6_cidr_block);
  auto block = cloud.call(ec2::DescribeVpcsRequest{}).vpcs[0].ipv6_cidr_block_associations.at(0);
  CHECK(block.association_id == made[0].association_id);
  CHECK(block.ipv6_cidr_block_state.state == State::associated);
  CHECK(block.ipv6_pool == "Amazon");
  CHECK(block.network_border_group == "us-east-1");
  CHECK(block.ip_source == "amazon");
  CHECK(block.ipv6_address_attribute == "public");
  REQUIRE(block.ipv6_cidr_block);
  CHECK(Ipv6Cidr::parse(*block.ipv6_cidr_block)->prefix_length() == 56);
  CHECK(cloud.refusal_code(ec2::CreateVpcRequest{
            .cidr_block = "10.0.0.0/16",
            .amazon_provided_ipv6_cidr_block = true,
            .ipv6_cidr_block_network_border_group = "us-east-1-bos-1"}) == "InvalidParameterValue");
  CHECK(cloud.refusal_code(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16",
                                                 .ipv6_cidr_block_network_border_group = "us-east-1"}) ==
        "InvalidParameterCombination");
}

TEST_CASE("No two VPCs, of any account or region, have the same of Amazon's blocks") {
  Settings settings = TestCloud::empty();
  settings.ipv6_pool = *Ipv6Cidr::parse("2001:db8::/54");  // four of them
  TestCloud cloud(settings);
  std::set<std::string> blocks;
  auto count = [&] {
    for (const auto& vpc : cloud.call(ec2::DescribeVpcsRequest{}).vpcs) {
      for (const auto& own : vpc.ipv6_cidr_block_associations) blocks.insert(*own.ipv6_cidr_block);
    }
    return blocks.size();
  };
  auto vpc = make_ipv6_vpc(cloud);
  ec2::AssociateVpcCidrBlockRequest more{.amazon_provided_ipv6_cidr_block = true, .vpc_id = vpc.vpc_id};
  cloud.call(more);
  CHECK(count() == 2);
  cloud.region = "eu-west-1";
  make_ipv6_vpc(cloud);
  CHECK(count() == 3);
  cloud.account = "222222222222";
  auto last = make_ipv6_vpc(cloud);
  CHECK(count() == 4);
  ec2::AssociateVpcCidrBlockRequest fifth{.amazon_provided_ipv6_cidr_block = true, .vpc_id = last.vpc_id};
  CHECK(cloud.refusal_code(fifth) == "InsufficientAddressCapacity");
  SECTION("a disassociated one is free again") {
    cloud.call(ec2::DisassociateVpcCidrBlockRequest{last.ipv6_cidr_block_associations[0].association_id});
  }
  SECTION("a deleted VPC's are free again") {
    cloud.call(ec2::DeleteVpcRequest{last.vpc_id});
    fifth.vpc_id = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
  }
  CHECK(cloud.refusal(fifth) == "");
  CHECK(count() == 4);
}

TEST_CASE("An IPv6 block in which a subnet has its own can't be disassociated") {
  TestCloud cloud;
  auto vpc = make_ipv6_vpc(cloud);
  const auto& own = vpc.ipv6_cidr_block_associations[0];
  auto block = Ipv6Cidr(Ipv6Cidr::parse(*own.ipv6_cidr_block)->first(), 64).text();
  auto subnet = cloud
                    .call(ec2::CreateSubnetRequest{
                        .cidr_block = "10.0.1.0/24", .vpc_id = vpc.vpc_id, .ipv6_cidr_block = block})
                    .subnet;
  ec2::DisassociateVpcCidrBlockRequest disassociate{own.association_id};
  CHECK(cloud.refusal(disassociate) == "InvalidCidrBlock.InUse: The vpc " + vpc.vpc_id +
                                           " currently has a subnet within CIDR block " +
                                           *own.ipv6_cidr_block);
  cloud.call(ec2::DeleteSubnetRequest{subnet.subnet_id});
  auto answer = cloud.call(disassociate).ipv6_cidr_block_association;
  REQUIRE(answer);
  CHECK(answer->ipv6_cidr_block_state.state == State::disassociating);
  CHECK(answer->ipv6_cidr_block == own.ipv6_cidr_block);
  auto former = cloud.call(ec2::DescribeVpcsRequest{}).vpcs[0].ipv6_cidr_block_associations.at(0);
  CHECK(former.ipv6_cidr_block_state.state == State::disassociated);
}

TEST_CASE("The first IPv6 block opens default groups and ACLs to IPv6, whenever it comes") {
  TestCloud cloud;
  std::string vpc;
  SECTION("with the VPC") {
    vpc = make_ipv6_vpc(cloud).vpc_id;
  }
  SECTION("later") {
    vpc = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
    cloud.call(ec2::AssociateVpcCidrBlockRequest{.amazon_provided_ipv6_cidr_block = true, .vpc_id = vpc});
  }
  cloud.call(ec2::AssociateVpcCidrBlockRequest{.amazon_provided_ipv6_cidr_block = true, .vpc_id = vpc});
  auto group = cloud.call(ec2::DescribeSecurityGroupsRequest{}).security_groups.at(0);
  REQUIRE(group.ip_permissions_egress.size() == 1);
  REQUIRE(group.ip_permissions_egress[0].ipv6_ranges.size() == 1);
  CHECK(group.ip_permissions_egress[0].ipv6_ranges[0].cidr_ipv6 == "::/0");
  std::multiset<int> numbers;
  const auto acls = cloud.call(ec2::DescribeNetworkAclsRequest{}).network_acls;
  for (const auto& entry : acls.at(0).entries) {
    numbers.insert(entry.rule_number);
  }
  CHECK(numbers == std::multiset<int>{100, 100, 101, 101, 32767, 32767, 32768, 32768});
}

TEST_CASE("VPCs are found by their blocks and by what else they are") {
  struct Row {
    const char* name;
    const char* value;
    std::size_t found;
  };
  auto row = GENERATE(
      Row{"cidr", "10.0.0.0/16", 1}, Row{"cidr-block", "10.*", 2}, Row{"cidrBlock", "10.1.*", 1},
      Row{"cidr-block-association.cidr-block", "10.2.0.0/16", 1},
      Row{"cidr-block-association.state", "associated", 2},
      Row{"ipv6-cidr-block-association.ipv6-cidr-block", "2001:db8:*", 1},
      Row{"ipv6-cidr-block-association.ipv6-pool", "Amazon", 1},
      Row{"ipv6-cidr-block-association.state", "associated", 1},
      Row{"ipv6-cidr-block-association.association-id", "vpc-cidr-assoc-*", 1}, Row{"is-default", "false", 2},
      Row{"isDefault", "true", 0}, Row{"dhcp-options-id", "dopt-*", 2}, Row{"dhcpOptionsId", "default", 0},
      Row{"owner-id", "111111111111", 2}, Row{"state", "available", 2}, Row{"vpc-id", "vpc-*", 2},
      Row{"tag-key", "Name", 0});
  TestCloud cloud;
  make_ipv6_vpc(cloud);
  auto other = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.1.0.0/16"}).vpc.vpc_id;
  cloud.call(ec2::AssociateVpcCidrBlockRequest{.cidr_block = "10.2.0.0/16", .vpc_id = other});
  CAPTURE(row.name);
  CHECK(cloud.call(ec2::DescribeVpcsRequest{.filters = {{row.name, {row.value}}}}).vpcs.size() == row.found);
}

TEST_CASE("Overlapping IPv6 blocks make a peering request fail") {
  OpenCloud cloud;
  std::vector<std::string> vpcs;
  for (const char* cidr : {"10.0.0.0/16", "10.1.0.0/16"}) {
    vpcs.push_back(cloud.call(ec2::CreateVpcRequest{.cidr_block = cidr}).vpc.vpc_id);
    cloud.region().vpcs.update(*VpcId::parse(vpcs.back()), [&](Vpc& vpc) {
      vpc.ipv6_cidrs.push_back(
          {cloud.region().ids.id<CidrAssociationId>(), *Ipv6Cidr::parse("2001:db8:0:100::/56"), {}});
    });
  }
  cloud.call(ec2::CreateVpcPeeringConnectionRequest{.peer_vpc_id = vpcs[1], .vpc_id = vpcs[0]});
  CHECK(cloud.call(ec2::DescribeVpcPeeringConnectionsRequest{}).vpc_peering_connections.at(0).status.code ==
        ec2::VpcPeeringConnectionStateReasonCode::failed);
}

TEST_CASE("An active peer is shown the other's IPv6 blocks") {
  TestCloud cloud;
  auto vpc = make_ipv6_vpc(cloud);
  auto peer = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.1.0.0/16"}).vpc.vpc_id;
  auto peering = cloud.call(ec2::CreateVpcPeeringConnectionRequest{.peer_vpc_id = peer, .vpc_id = vpc.vpc_id})
                     .vpc_peering_connection.vpc_peering_connection_id;
  cloud.call(ec2::AcceptVpcPeeringConnectionRequest{peering});
  auto described = cloud.call(ec2::DescribeVpcPeeringConnectionsRequest{}).vpc_peering_connections.at(0);
  REQUIRE(described.requester_vpc_info.ipv6_cidr_block_set.size() == 1);
  CHECK(described.requester_vpc_info.ipv6_cidr_block_set[0].ipv6_cidr_block ==
        vpc.ipv6_cidr_block_associations[0].ipv6_cidr_block);
  CHECK(described.accepter_vpc_info.ipv6_cidr_block_set.empty());
}
