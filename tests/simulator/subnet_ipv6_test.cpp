#include "catch.hpp"
#include "protocol/ec2/subnet.hpp"
#include "protocol/ec2/subnet_cidr_reservation.hpp"
#include "protocol/ec2/vpc_cidr_block.hpp"
#include "protocol/ipv6.hpp"
#include "simulator/actions/subnet.hpp"
#include "simulator/open_cloud.hpp"
#include "simulator/test_cloud.hpp"

using namespace vpcsim;
using tests::OpenCloud;
using tests::TestCloud;

namespace {

using State = ec2::SubnetCidrBlockStateCode;

struct World {
  std::string vpc;
  Ipv6Cidr block;

  explicit World(auto& cloud) {
    vpc =
        cloud
            .call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16", .amazon_provided_ipv6_cidr_block = true})
            .vpc.vpc_id;
    auto described = cloud.call(ec2::DescribeVpcsRequest{.vpc_ids = {vpc}}).vpcs[0];
    block = *Ipv6Cidr::parse(*described.ipv6_cidr_block_associations.at(0).ipv6_cidr_block);
  }
  /// The n-th /64 of the VPC's block.
  std::string part(std::uint64_t n) const { return Ipv6Cidr({block.first().high + n, 0}, 64).text(); }
  ec2::CreateSubnetRequest dual(const char* cidr = "10.0.1.0/24", std::uint64_t n = 1) const {
    return {.cidr_block = cidr, .vpc_id = vpc, .ipv6_cidr_block = part(n)};
  }
  ec2::CreateSubnetRequest ipv6_only(std::uint64_t n = 2) const {
    return {.vpc_id = vpc, .ipv6_cidr_block = part(n), .ipv6_native = true};
  }
  ec2::CreateSubnetRequest ipv4() const { return {.cidr_block = "10.0.9.0/24", .vpc_id = vpc}; }
};

ec2::Subnet described(auto& cloud, const std::string& id) {
  return cloud.call(ec2::DescribeSubnetsRequest{.subnet_ids = {id}}).subnets[0];
}

}  // namespace

TEST_CASE("A subnet's IPv6 block is associating in the answer and associated in the next call") {
  TestCloud cloud;
  World world(cloud);
  std::string id;
  SECTION("given with the subnet") {
    auto made = cloud.call(world.dual()).subnet;
    REQUIRE(made.ipv6_cidr_block_associations.size() == 1);
    CHECK(made.ipv6_cidr_block_associations[0].ipv6_cidr_block_state.state == State::associating);
    CHECK_FALSE(made.assign_ipv6_address_on_creation);
    id = made.subnet_id;
  }
  SECTION("given later") {
    id = cloud.call(world.ipv4()).subnet.subnet_id;
    auto answer = cloud.call(ec2::AssociateSubnetCidrBlockRequest{world.part(1), id});
    CHECK(answer.subnet_id == id);
    CHECK(answer.ipv6_cidr_block_association.ipv6_cidr_block == world.part(1));
    CHECK(answer.ipv6_cidr_block_association.ipv6_cidr_block_state.state == State::associating);
  }
  auto own = described(cloud, id).ipv6_cidr_block_associations.at(0);
  CHECK(own.ipv6_cidr_block == world.part(1));
  CHECK(own.ipv6_cidr_block_state.state == State::associated);
  CHECK(own.ip_source == "amazon");
}

TEST_CASE(
    "A subnet with IPv6 only has no IPv4 block, gives every interface an address and names by resource") {
  TestCloud cloud;
  World world(cloud);
  auto subnet = cloud.call(world.ipv6_only()).subnet;
  CHECK(subnet.ipv6_native);
  CHECK_FALSE(subnet.cidr_block);
  CHECK(subnet.available_ip_address_count == 0);
  CHECK(subnet.assign_ipv6_address_on_creation);
  CHECK(subnet.private_dns_name_options_on_launch.hostname_type == ec2::HostnameType::resource_name);
  auto found = [&](const char* name, const char* value) {
    return cloud.call(ec2::DescribeSubnetsRequest{.filters = {{name, {value}}}}).subnets.size();
  };
  CHECK(found("ipv6-native", "true") == 1);
  CHECK(found("cidr-block", "*") == 0);
}

TEST_CASE("A subnet's IPv6 block must be a part of the VPC's that no other subnet has") {
  TestCloud cloud;
  World world(cloud);
  cloud.call(world.dual());
  struct Row {
    std::string block;
    std::string refusal;
  };
  const auto wide = Ipv6Cidr(world.block.first(), 60).text();
  const auto odd = Ipv6Cidr(world.block.first(), 62).text();
  for (const Row& row : {
           Row{"junk", "InvalidParameterValue: invalid value for parameter ipv6-cidr-block: junk"},
           Row{odd, "InvalidParameterValue: invalid value for parameter ipv6-cidr-block: " + odd},
           Row{"2001:db8:ffff::/68",
               "InvalidParameterValue: invalid value for parameter ipv6-cidr-block: 2001:db8:ffff::/68"},
           Row{"2002::/64", "InvalidSubnet.Range: The IPv6 CIDR '2002::/64' is invalid."},
           Row{world.part(1),
               "InvalidSubnet.Conflict: The CIDR '" + world.part(1) + "' conflicts with another subnet"},
           Row{wide, "InvalidSubnet.Conflict: The CIDR '" + wide + "' conflicts with another subnet"},
       }) {
    CHECK(cloud.refusal(ec2::CreateSubnetRequest{
              .cidr_block = "10.0.2.0/24", .vpc_id = world.vpc, .ipv6_cidr_block = row.block}) ==
          row.refusal);
  }
  auto id = cloud.call(world.ipv4()).subnet.subnet_id;
  CHECK(cloud.refusal_code(ec2::AssociateSubnetCidrBlockRequest{world.part(1), id}) ==
        "InvalidSubnet.Conflict");
  CHECK(cloud.refusal_code(ec2::AssociateSubnetCidrBlockRequest{world.part(3), "subnet-1"}) ==
        "InvalidSubnetID.NotFound");
}

TEST_CASE("The families that a subnet asks for must go together") {
  TestCloud cloud;
  World world(cloud);
  auto with_ipv4 = world.ipv6_only();
  with_ipv4.cidr_block = "10.0.1.0/24";
  CHECK(
      cloud.refusal(with_ipv4) ==
      "InvalidParameterCombination: When specifying ipv4 parameters, cidrBlock or ipv4IpamPoolId, you cannot "
      "set ipv6Native to true.");
  CHECK(cloud.refusal(ec2::CreateSubnetRequest{.vpc_id = world.vpc, .ipv6_native = true}) ==
        "MissingParameter: Either 'ipv6CidrBlock' or 'ipv6IpamPoolId' should be provided.");
  CHECK(cloud.refusal(ec2::CreateSubnetRequest{.vpc_id = world.vpc, .ipv6_cidr_block = world.part(1)}) ==
        "MissingParameter: Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.");
}

TEST_CASE("A subnet has one IPv6 block") {
  TestCloud cloud;
  World world(cloud);
  auto id = cloud.call(world.dual()).subnet.subnet_id;
  CHECK(cloud.refusal(ec2::AssociateSubnetCidrBlockRequest{world.part(5), id}) ==
        "CidrLimitExceeded: This subnet " + id + " has met its maximum number of allowed IPv6 CIDRs: 1");
}

TEST_CASE("A subnet's IPv6 block stays while something in the subnet rests on it") {
  OpenCloud cloud;
  World world(cloud);
  auto subnet = cloud.call(world.dual()).subnet;
  auto native = cloud.call(world.ipv6_only()).subnet;
  const auto& id = subnet.subnet_id;
  const auto association = subnet.ipv6_cidr_block_associations[0].association_id;
  ec2::DisassociateSubnetCidrBlockRequest disassociate{association};
  auto because = [&](std::string_view reason) {
    return fmt::format(
        "InvalidCidrBlock.InUse: The subnet IPv6 CIDR block with association ID {} may not be disassociated, "
        "because {}.",
        association, reason);
  };
  cloud.call(ec2::ModifySubnetAttributeRequest{.assign_ipv6_address_on_creation = {{true}}, .subnet_id = id});
  CHECK(cloud.refusal(disassociate) == because("its subnet has assign-ipv6-address-on-creation set to true"));
  cloud.call(
      ec2::ModifySubnetAttributeRequest{.assign_ipv6_address_on_creation = {{false}}, .subnet_id = id});
  cloud.call(ec2::ModifySubnetAttributeRequest{.subnet_id = id, .enable_dns64 = {{true}}});
  CHECK(cloud.refusal(disassociate) == because("its subnet has enable-dns64 set to true"));
  cloud.call(ec2::ModifySubnetAttributeRequest{.subnet_id = id, .enable_dns64 = {{false}}});
  auto writing = cloud.write();
  auto address = take_ipv6_address(writing, *SubnetId::parse(id), {}, {});
  CHECK(cloud.refusal(disassociate) == because("addresses in it are in use"));
  give_back_address(writing, *SubnetId::parse(id), address);
  auto reservation = cloud.call(ec2::CreateSubnetCidrReservationRequest{
      .subnet_id = id,
      .cidr = Ipv6Cidr(Ipv6Cidr::parse(world.part(1))->first(), 80).text(),
      .reservation_type = ec2::SubnetCidrReservationType::prefix});
  CHECK(cloud.refusal(disassociate) == because("its subnet has reserved a part of it"));
  cloud.call(ec2::DeleteSubnetCidrReservationRequest{
      reservation.subnet_cidr_reservation.subnet_cidr_reservation_id});
  auto answer = cloud.call(disassociate);
  CHECK(answer.subnet_id == id);
  CHECK(answer.ipv6_cidr_block_association.ipv6_cidr_block_state.state == State::disassociating);
  auto former = described(cloud, id).ipv6_cidr_block_associations.at(0);
  CHECK(former.ipv6_cidr_block_state.state == State::disassociated);
  CHECK(cloud.refusal(disassociate) ==
        "InvalidSubnetCidrBlockAssociationID.NotFound: The subnet CIDR block with association ID " +
            association + " does not exist");
  CHECK(cloud.call(ec2::AssociateSubnetCidrBlockRequest{world.part(1), id}).subnet_id == id);
  cloud.call(ec2::ModifySubnetAttributeRequest{.assign_ipv6_address_on_creation = {{false}},
                                               .subnet_id = native.subnet_id});
  CHECK(cloud
            .refusal(ec2::DisassociateSubnetCidrBlockRequest{
                native.ipv6_cidr_block_associations[0].association_id})
            .ends_with("its subnet is IPv6-only."));
}

TEST_CASE("IPv6 attributes need an IPv6 block, and IPv4 ones an IPv4 block") {
  TestCloud cloud;
  World world(cloud);
  auto ipv4 = cloud.call(world.ipv4()).subnet.subnet_id;
  auto ipv6 = cloud.call(world.ipv6_only()).subnet.subnet_id;
  auto needs_ipv6 = [&](std::string_view attribute) {
    return fmt::format(
        "InvalidParameterValue: Invalid value 'true' for {0}. Cannot set {0} to true unless the subnet ({1}) "
        "has an IPv6 CIDR block associated with it.",
        attribute, ipv4);
  };
  using Request = ec2::ModifySubnetAttributeRequest;
  CHECK(cloud.refusal(Request{.assign_ipv6_address_on_creation = {{true}}, .subnet_id = ipv4}) ==
        needs_ipv6("assign-ipv6-address-on-creation"));
  CHECK(cloud.refusal(Request{.subnet_id = ipv4, .enable_dns64 = {{true}}}) == needs_ipv6("enable-dns64"));
  CHECK(
      cloud.refusal(Request{.subnet_id = ipv4, .enable_resource_name_dns_aaaa_record_on_launch = {{true}}}) ==
      needs_ipv6("enable-resource-name-dns-aaaa-record-on-launch"));
  CHECK(cloud.refusal(Request{.map_public_ip_on_launch = {{true}}, .subnet_id = ipv6}) ==
        "InvalidParameterValue: Invalid value 'true' for map-public-ip-on-launch. Cannot set "
        "map-public-ip-on-launch to true in an IPv6-only subnet (" +
            ipv6 + ").");
  CHECK(cloud.refusal_code(
            Request{.subnet_id = ipv6, .enable_resource_name_dns_a_record_on_launch = {{true}}}) ==
        "InvalidParameterValue");
  CHECK(cloud.refusal_code(
            Request{.subnet_id = ipv6, .private_dns_hostname_type_on_launch = ec2::HostnameType::ip_name}) ==
        "InvalidParameterValue");
}

TEST_CASE("Every attribute of a subnet can be set and is described") {
  TestCloud cloud;
  World world(cloud);
  auto id = cloud.call(world.dual()).subnet.subnet_id;
  using Request = ec2::ModifySubnetAttributeRequest;
  for (const Request& request : {
           Request{.assign_ipv6_address_on_creation = {{true}}, .subnet_id = id},
           Request{.map_public_ip_on_launch = {{true}}, .subnet_id = id},
           Request{.subnet_id = id, .enable_dns64 = {{true}}},
           Request{.subnet_id = id, .private_dns_hostname_type_on_launch = ec2::HostnameType::resource_name},
           Request{.subnet_id = id, .enable_resource_name_dns_a_record_on_launch = {{true}}},
           Request{.subnet_id = id, .enable_resource_name_dns_aaaa_record_on_launch = {{true}}},
           Request{.subnet_id = id, .map_customer_owned_ip_on_launch = {{false}}},
       }) {
    cloud.call(request);
  }
  auto subnet = described(cloud, id);
  CHECK(subnet.assign_ipv6_address_on_creation);
  CHECK(subnet.map_public_ip_on_launch);
  CHECK(subnet.enable_dns64);
  CHECK(subnet.private_dns_name_options_on_launch.hostname_type == ec2::HostnameType::resource_name);
  CHECK(subnet.private_dns_name_options_on_launch.enable_resource_name_dns_a_record);
  CHECK(subnet.private_dns_name_options_on_launch.enable_resource_name_dns_aaaa_record);
  for (const auto& [name, value] : {std::pair{"enable-dns64", "true"},
                                    {"private-dns-name-options-on-launch.hostname-type", "resource-name"},
                                    {"ipv6-cidr-block-association.state", "associated"},
                                    {"ipv6-cidr-block-association.ipv6-cidr-block", "2001:db8:*"},
                                    {"ipv6-cidr-block-association.association-id", "subnet-cidr-assoc-*"}}) {
    CHECK(cloud.call(ec2::DescribeSubnetsRequest{.filters = {{name, {value}}}}).subnets.size() == 1);
  }
}

TEST_CASE("IPv6 addresses come from the subnet's block, but the first four and the last") {
  OpenCloud cloud;
  World world(cloud);
  auto id = *SubnetId::parse(cloud.call(world.dual()).subnet.subnet_id);
  const auto block = *Ipv6Cidr::parse(world.part(1));
  auto writing = cloud.write();
  auto drawn = take_ipv6_address(writing, id, {}, {});
  CHECK(block.contains(drawn));
  CHECK(take_ipv6_address(writing, id, block.first().plus(4), {}) == block.first().plus(4));
  CHECK_THROWS_WITH(take_ipv6_address(writing, id, block.first().plus(3), {}),
                    "InvalidParameterValue: Address is in subnet's reserved address range");
  CHECK_THROWS_WITH(take_ipv6_address(writing, id, block.last(), {}),
                    "InvalidParameterValue: Address is in subnet's reserved address range");
  CHECK_THROWS_WITH(take_ipv6_address(writing, id, Ipv6{}, {}),
                    "InvalidParameterValue: Address does not fall within the subnet's address range");
  CHECK_THROWS_WITH(take_ipv6_address(writing, id, drawn, {}),
                    "InvalidIPAddress.InUse: Address " + drawn.text() + " is in use.");
  auto ipv4 = *SubnetId::parse(cloud.call(world.ipv4()).subnet.subnet_id);
  auto again = cloud.write();
  CHECK_THROWS_WITH(
      take_ipv6_address(again, ipv4, {}, {}),
      "InvalidParameterValue: The subnet '" + ipv4.text() + "' has no IPv6 CIDR block associated with it.");
}
