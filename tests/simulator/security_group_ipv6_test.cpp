#include "catch.hpp"
#include "simulator/actions/security_group.hpp"
#include "simulator/one_group.hpp"

using namespace vpcsim;
using tests::Egress;
using tests::Ingress;
using tests::OneGroup;
using tests::tcp;
using tests::TestRegion;

namespace {

ec2::IpPermission tcp6(int port, const char* cidr, std::optional<std::string> description = {}) {
  return {.from_port = port,
          .ip_protocol = "tcp",
          .ipv6_ranges = {{cidr, std::move(description)}},
          .to_port = port};
}

/// A VPC with an IPv6 block.
struct Ipv6Region : TestRegion {
  std::string vpc;

  Ipv6Region() {
    VpcId id = make_vpc(region(), *Cidr::parse("10.0.0.0/16"), ec2::Tenancy::default_, {});
    region().vpcs.update(id, [&](Vpc& row) {
      row.ipv6_cidrs.push_back(
          {.association = region().ids.id<CidrAssociationId>(), .cidr = *Ipv6Cidr::parse("2001:db8::/56")});
    });
    vpc = id.text();
  }
};

std::vector<std::string> egress_ranges(const SecurityGroup& group) {
  std::vector<std::string> ranges;
  for (const auto& rule : group.rules) {
    if (!rule.egress) continue;
    if (const auto* cidr = std::get_if<Cidr>(&rule.peer)) ranges.push_back(cidr->text());
    if (const auto* cidr = std::get_if<Ipv6Cidr>(&rule.peer)) ranges.push_back(cidr->text());
  }
  return ranges;
}

}  // namespace

TEST_CASE("an IPv6 range makes a rule of its own, in canonical form") {
  OneGroup given;
  auto rules = given.allow({{.from_port = 443,
                             .ip_protocol = "tcp",
                             .ip_ranges = {{"10.0.0.0/8", {}}},
                             .ipv6_ranges = {{"2001:DB8:0:1::5/64", "web"}},
                             .to_port = 443}});
  REQUIRE(rules.size() == 2);
  CHECK(rules[0].cidr_ipv4 == "10.0.0.0/8");
  CHECK_FALSE(rules[0].cidr_ipv6);
  CHECK(rules[1].cidr_ipv6 == "2001:db8:0:1::/64");
  CHECK_FALSE(rules[1].cidr_ipv4);
  CHECK(rules[1].description == "web");
  auto permissions = given.describe().ip_permissions;
  REQUIRE(permissions.size() == 1);
  REQUIRE(permissions[0].ipv6_ranges.size() == 1);
  CHECK(permissions[0].ipv6_ranges[0].cidr_ipv6 == "2001:db8:0:1::/64");
  CHECK(permissions[0].ipv6_ranges[0].description == "web");
}

TEST_CASE("what is no IPv6 block, and a bad description of one, are refused") {
  OneGroup given;
  auto cidr = GENERATE("10.0.0.0/8", "::1", "2001:db8::/129", "");
  CHECK(given.refusal({tcp6(1, cidr)}) ==
        std::string("InvalidParameterValue: CIDR block ") + cidr + " is malformed");
  CHECK(
      given.refusal({tcp6(1, "::/0", "<")}).starts_with("InvalidParameterValue: Invalid rule description."));
}

TEST_CASE("the IPv6 twin of a rule is another rule; the same again is a duplicate, however written") {
  OneGroup given;
  given.allow({tcp(22, "0.0.0.0/0"), tcp6(22, "::/0")});
  CHECK(given.refusal({tcp6(22, "0:0:0::0/0")}) ==
        "InvalidPermission.Duplicate: the specified rule \"peer: ::/0, TCP, from port: 22, to port: 22, "
        "ALLOW\" already exists");
  CHECK(given.refusal({tcp6(23, "2001:db8::/32"), tcp6(23, "2001:db8::1/32")}) ==
        "InvalidParameterValue: The same permission must not appear multiple times");
}

TEST_CASE("rules of IPv4 and of IPv6 have a quota each, and a group counts in both") {
  auto settings = tests::TestCloud::empty();
  settings.quotas.rules_per_security_group = 2;
  OneGroup given(settings);
  const std::string full =
      "RulesPerSecurityGroupLimitExceeded: The maximum number of rules per security group has been reached.";
  given.allow({tcp(1, "10.0.0.0/8"), tcp(2, "10.0.0.0/8"), tcp6(1, "::/0")});
  CHECK(given.refusal({tcp(3, "10.0.0.0/8")}) == full);
  CHECK(given.refusal({tests::everything_from(given.group)}) == full);
  CHECK(given.refusal({tcp6(2, "::/0")}) == "");
  CHECK(given.refusal({tcp6(3, "::/0")}) == full);
  CHECK(given.cloud.refusal(Egress{.group_id = given.group, .ip_permissions = {tcp6(1, "::/0")}}) == "");
}

TEST_CASE("ModifySecurityGroupRules can't take a rule past the quota of another family") {
  auto settings = tests::TestCloud::empty();
  settings.quotas.rules_per_security_group = 1;
  OneGroup given(settings);
  auto ipv4 = given.allow({tcp(1, "10.0.0.0/8"), tcp6(1, "::/0")}).at(0).security_group_rule_id;
  ec2::ModifySecurityGroupRulesRequest request{
      .group_id = given.group,
      .security_group_rules = {
          {ipv4, {.ip_protocol = "tcp", .from_port = 2, .to_port = 2, .cidr_ipv6 = "2001:db8::/32"}}}};
  CHECK(given.cloud.refusal_code(request) == "RulesPerSecurityGroupLimitExceeded");
}

TEST_CASE("a rule can be changed to an IPv6 range, but to one peer alone") {
  OneGroup given;
  auto id = given.allow({tcp(22, "10.0.0.0/8")}).at(0).security_group_rule_id;
  auto change = [&](ec2::SecurityGroupRuleRequest wanted) {
    return given.cloud.refusal(ec2::ModifySecurityGroupRulesRequest{
        .group_id = given.group, .security_group_rules = {{id, std::move(wanted)}}});
  };
  const ec2::SecurityGroupRuleRequest ssh{.ip_protocol = "tcp", .from_port = 22, .to_port = 22};
  auto both = ssh;
  both.cidr_ipv4 = "10.0.0.0/8";
  both.cidr_ipv6 = "::/0";
  CHECK(
      change(both) ==
      "InvalidParameterCombination: Only one of cidrIp, cidrIpv6, prefixListId, or referencedGroupId can be "
      "specified");
  auto list = ssh;
  list.prefix_list_id = "pl-0123456789abcdef0";
  CHECK(change(list) ==
        "InvalidPrefixListID.NotFound: The prefix list ID 'pl-0123456789abcdef0' does not exist");
  auto ipv6 = ssh;
  ipv6.cidr_ipv6 = "2001:db8::/32";
  CHECK(change(ipv6) == "");
  for (const auto& rule : given.rules()) {
    if (rule.security_group_rule_id != id) continue;
    CHECK(rule.cidr_ipv6 == "2001:db8::/32");
    CHECK_FALSE(rule.cidr_ipv4);
  }
}

TEST_CASE("IPv6 ranges are revoked and described anew like IPv4 ranges") {
  OneGroup given;
  given.allow({tcp(22, "0.0.0.0/0"), tcp6(22, "::/0", "old")});
  given.cloud.call(ec2::UpdateSecurityGroupRuleDescriptionsIngressRequest{
      .group_id = given.group, .ip_permissions = {tcp6(22, "::/0", "new")}});
  CHECK(given.describe().ip_permissions.at(0).ipv6_ranges.at(0).description == "new");
  auto revoked = given.cloud
                     .call(ec2::RevokeSecurityGroupIngressRequest{.group_id = given.group,
                                                                  .ip_permissions = {tcp6(22, "::/0")}})
                     .revoked_security_group_rules;
  REQUIRE(revoked.size() == 1);
  CHECK(revoked[0].cidr_ipv6 == "::/0");
  auto permissions = given.describe().ip_permissions;
  REQUIRE(permissions.size() == 1);
  CHECK(permissions[0].ipv6_ranges.empty());
  CHECK(permissions[0].ip_ranges.size() == 1);
  CHECK(given.cloud.refusal_code(ec2::RevokeSecurityGroupIngressRequest{
            .group_id = given.group, .ip_permissions = {tcp6(22, "::/0")}}) == "InvalidPermission.NotFound");
}

TEST_CASE("in the default VPC IPv6 ranges and prefix lists that match no rule come back as unknown") {
  TestRegion given;
  given.make_default_vpc();
  given.call(ec2::CreateSecurityGroupRequest{.description = "x", .group_name = "web"});
  auto unknown = given
                     .call(ec2::RevokeSecurityGroupIngressRequest{
                         .group_name = "web",
                         .ip_permissions = {{.ip_protocol = "-1",
                                             .ipv6_ranges = {{"::/0", {}}},
                                             .prefix_list_ids = {{{}, "pl-1"}}}}})
                     .unknown_ip_permissions;
  REQUIRE(unknown.size() == 2);
  CHECK(unknown[0].ipv6_ranges.at(0).cidr_ipv6 == "::/0");
  CHECK(unknown[1].prefix_list_ids.at(0).prefix_list_id == "pl-1");
}

TEST_CASE("a prefix list that isn't there can't be in a rule") {
  OneGroup given;
  CHECK(given.refusal({{.ip_protocol = "-1", .prefix_list_ids = {{{}, "pl-1"}}}}) ==
        "InvalidPrefixListID.NotFound: The prefix list ID 'pl-1' does not exist");
  CHECK(given.refusal({{.ip_protocol = "-1", .prefix_list_ids = {{"x", ""}}}}) ==
        "MissingParameter: The request must contain the parameter prefixListId");
}

TEST_CASE("DescribeSecurityGroups filters by IPv6 ranges") {
  OneGroup given;
  given.allow({tcp6(22, "2001:db8:1::/48")});
  given.cloud.call(Egress{.group_id = given.group, .ip_permissions = {tcp6(443, "2001:db8:2::/48")}});
  auto found = [&](std::string filter, std::string value) {
    return given.cloud
        .call(ec2::DescribeSecurityGroupsRequest{.filters = {{std::move(filter), {std::move(value)}}}})
        .security_groups.size();
  };
  CHECK(found("ip-permission.ipv6-cidr", "2001:db8:1::/48") == 1);
  CHECK(found("ip-permission.ipv6-cidr", "2001:db8:2::/48") == 0);
  CHECK(found("egress.ip-permission.ipv6-cidr", "2001:db8:2::/48") == 1);
  CHECK(found("egress.ip-permission.ipv6-cidr", "2001:db8:1::/48") == 0);
}

TEST_CASE("in a VPC with IPv6 a new security group lets everything out by both") {
  Ipv6Region given;
  auto id =
      given
          .call(ec2::CreateSecurityGroupRequest{.description = "x", .group_name = "web", .vpc_id = given.vpc})
          .group_id;
  CHECK(egress_ranges(given.region().security_groups.get(id)) ==
        std::vector<std::string>{"0.0.0.0/0", "::/0"});
}

TEST_CASE("the VPC's first IPv6 block opens the groups whose outbound rules are AWS's own") {
  Ipv6Region given;
  Region& region = given.region();
  const VpcId vpc = *VpcId::parse(given.vpc);
  region.vpcs.update(vpc, [](Vpc& row) { row.ipv6_cidrs.clear(); });
  auto make = [&](const char* name) {
    return given
        .call(ec2::CreateSecurityGroupRequest{.description = "x", .group_name = name, .vpc_id = given.vpc})
        .group_id;
  };
  const std::string untouched = make("untouched"), narrowed = make("narrowed"), extended = make("extended");
  given.call(ec2::RevokeSecurityGroupEgressRequest{
      .group_id = narrowed, .ip_permissions = {{.ip_protocol = "-1", .ip_ranges = {{"0.0.0.0/0", {}}}}}});
  given.call(Egress{.group_id = extended, .ip_permissions = {tcp(1, "10.0.0.0/8")}});
  let_groups_out_by_ipv6(given.region(), vpc);
  auto ranges = [&](const std::string& id) { return egress_ranges(given.region().security_groups.get(id)); };
  CHECK(ranges(untouched) == std::vector<std::string>{"0.0.0.0/0", "::/0"});
  CHECK(ranges(narrowed).empty());
  CHECK(ranges(extended) == std::vector<std::string>{"0.0.0.0/0", "10.0.0.0/8"});
  CHECK(ranges(given.region().vpcs.get(vpc).default_security_group.text()) ==
        std::vector<std::string>{"0.0.0.0/0", "::/0"});
}
