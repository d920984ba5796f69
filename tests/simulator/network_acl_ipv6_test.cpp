#include "catch.hpp"
#include "protocol/ec2/network_acl.hpp"
#include "protocol/ec2/vpc.hpp"
#include "simulator/actions/network_acl_entry.hpp"
#include "simulator/test_region.hpp"

using namespace vpcsim;
using tests::TestCloud;
using Create = ec2::CreateNetworkAclEntryRequest;

namespace {

/// A VPC with an ACL of its own.
struct OneAcl : tests::TestRegion {
  VpcId vpc;
  std::string acl;

  OneAcl() {
    vpc = make_vpc(region(), *Cidr::parse("10.0.0.0/16"), ec2::Tenancy::default_, {});
    acl = make();
  }
  std::string make() {
    return call(ec2::CreateNetworkAclRequest{.vpc_id = vpc.text()}).network_acl.network_acl_id;
  }
  void give_ipv6() {
    region().vpcs.update(vpc, [&](Vpc& row) {
      row.ipv6_cidrs.push_back(
          {.association = region().ids.id<CidrAssociationId>(), .cidr = *Ipv6Cidr::parse("2001:db8::/56")});
    });
  }
  Create entry(int number) {
    return {.ipv6_cidr_block = "2001:db8::/32",
            .network_acl_id = acl,
            .protocol = "-1",
            .rule_action = ec2::RuleAction::allow,
            .rule_number = number};
  }
  ec2::NetworkAcl describe(const std::string& id) {
    return call(ec2::DescribeNetworkAclsRequest{.network_acl_ids = {id}}).network_acls.at(0);
  }
  ec2::NetworkAclEntry ingress(int number) {
    for (const auto& entry : describe(acl).entries) {
      if (!entry.egress && entry.rule_number == number) return entry;
    }
    FAIL("no such entry");
    return {};
  }
  std::vector<int> numbers(const std::string& id, bool egress) {
    std::vector<int> found;
    for (const auto& entry : describe(id).entries) {
      if (entry.egress == egress) found.push_back(entry.rule_number);
    }
    return found;
  }
  std::string default_acl() { return region().vpcs.get(vpc).default_network_acl.text(); }
};

using Numbers = std::vector<int>;

}  // namespace

TEST_CASE("an IPv6 entry shows its block in canonical form, and no IPv4 block") {
  OneAcl given;
  auto request = given.entry(100);
  request.ipv6_cidr_block = "2001:DB8::7/32";
  given.call(request);
  CHECK(given.ingress(100).ipv6_cidr_block == "2001:db8::/32");
  CHECK_FALSE(given.ingress(100).cidr_block);
  CHECK_FALSE(given.ingress(32767).ipv6_cidr_block);
}

TEST_CASE("an entry has one block") {
  OneAcl given;
  auto request = given.entry(100);
  request.cidr_block = "10.0.0.0/8";
  CHECK(given.refusal(request) ==
        "InvalidParameterCombination: The parameters cidrBlock and ipv6CidrBlock may not be specified "
        "together");
  request.cidr_block.reset();
  request.ipv6_cidr_block = "10.0.0.0/8";
  CHECK(given.refusal(request) ==
        "InvalidParameterValue: Value (10.0.0.0/8) for parameter ipv6CidrBlock is invalid. This is not a "
        "valid CIDR block.");
  request.ipv6_cidr_block.reset();
  CHECK(given.refusal(request) == "MissingParameter: The request must contain the parameter cidrBlock");
}

TEST_CASE("ICMPv6 needs a type and a code between IPv6 addresses, and takes none between IPv4 addresses") {
  OneAcl given;
  auto request = given.entry(100);
  request.protocol = "58";
  CHECK(given.refusal(request) ==
        "MissingParameter: The request must contain the parameter icmpTypeCode.type");
  request.icmp_type_code = {-1, 128};
  given.call(request);
  REQUIRE(given.ingress(100).icmp_type_code);
  CHECK(given.ingress(100).icmp_type_code->type == 128);
  CHECK(given.ingress(100).icmp_type_code->code == -1);
  auto ipv4 = given.entry(101);
  ipv4.protocol = "icmpv6";
  ipv4.ipv6_cidr_block.reset();
  ipv4.cidr_block = "10.0.0.0/8";
  given.call(ipv4);
  CHECK(given.ingress(101).protocol == "58");
  CHECK_FALSE(given.ingress(101).icmp_type_code);
}

TEST_CASE("entries of IPv4 and of IPv6 have a quota each, the final denies included") {
  OneAcl given;
  given.settings.quotas.network_acl_rules = 2;
  given.call(given.entry(1));
  given.call(given.entry(2));
  CHECK(given.refusal(given.entry(3)) ==
        "NetworkAclEntryLimitExceeded: The maximum number of network acl entries has been reached.");
  auto ipv4 = given.entry(4);
  ipv4.ipv6_cidr_block.reset();
  ipv4.cidr_block = "10.0.0.0/8";
  CHECK(given.refusal(ipv4) == "");
  auto egress = given.entry(1);
  egress.egress = true;
  CHECK(given.refusal(egress) == "");
  ec2::ReplaceNetworkAclEntryRequest replace{
      .ipv6_cidr_block = "2001:db8::/32", .network_acl_id = given.acl, .protocol = "-1", .rule_number = 2};
  CHECK(given.refusal(replace) == "");
  replace.rule_number = 4;
  CHECK(given.refusal(replace).starts_with("NetworkAclEntryLimitExceeded"));
}

TEST_CASE("an ACL of a VPC with IPv6 ends with a deny of each family") {
  OneAcl given;
  CHECK(given.numbers(given.acl, false) == Numbers{32767});
  given.give_ipv6();
  auto acl = given.make();
  CHECK(given.numbers(acl, false) == Numbers{32767, 32768});
  CHECK(given.numbers(acl, true) == Numbers{32767, 32768});
  for (const auto& entry : given.describe(acl).entries) {
    CHECK(entry.rule_action == ec2::RuleAction::deny);
    CHECK(entry.ipv6_cidr_block.has_value() == (entry.rule_number == 32768));
  }
}

TEST_CASE("the VPC's first IPv6 block brings 32768, and 101 where the default ACL is as AWS made it") {
  OneAcl given;
  ec2::CreateNetworkAclEntryRequest own{
      .cidr_block = "10.0.0.0/8", .network_acl_id = given.default_acl(), .protocol = "-1", .rule_number = 50};
  given.call(own);
  open_acls_to_ipv6(given.region(), given.vpc);
  CHECK(given.numbers(given.default_acl(), false) == Numbers{50, 100, 32767, 32768});
  CHECK(given.numbers(given.default_acl(), true) == Numbers{100, 101, 32767, 32768});
  CHECK(given.numbers(given.acl, true) == Numbers{32767, 32768});
  open_acls_to_ipv6(given.region(), given.vpc);
  CHECK(given.numbers(given.default_acl(), true) == Numbers{100, 101, 32767, 32768});
}

TEST_CASE("the final deny of IPv6 can't be edited either") {
  OneAcl given;
  CHECK(given.refusal(ec2::DeleteNetworkAclEntryRequest{.network_acl_id = given.acl, .rule_number = 32768}) ==
        "InvalidParameterValue: Invalid value '32768' for ruleNumber. Must be between 1 and 32766.");
}

TEST_CASE("DescribeNetworkAcls filters by IPv6 blocks and by subnets") {
  OneAcl given;
  given.call(given.entry(100));
  auto found = [&](std::vector<ec2::Filter> filters) {
    std::vector<std::string> ids;
    for (const auto& acl :
         given.call(ec2::DescribeNetworkAclsRequest{.filters = std::move(filters)}).network_acls)
      ids.push_back(acl.network_acl_id);
    return ids;
  };
  using Ids = std::vector<std::string>;
  CHECK(found({{"entry.ipv6-cidr", {"2001:db8::/32"}}}) == Ids{given.acl});
  CHECK(found({{"entry.cidr", {"2001:db8::/32"}}}).empty());
  CHECK(found({{"association.subnet-id", {"subnet-0"}}}).empty());
}
