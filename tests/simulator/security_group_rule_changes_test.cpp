#include <set>

#include "catch.hpp"
#include "simulator/one_group.hpp"

using namespace vpcsim;
using namespace vpcsim::tests;

TEST_CASE("DescribeSecurityGroupRules checks ids and the form of group ids, and pages") {
  OneGroup given;
  auto describe = [&](ec2::DescribeSecurityGroupRulesRequest request) {
    return given.cloud.refusal(request);
  };
  CHECK(describe({.security_group_rule_ids = {"sgr-0"}}) ==
        "InvalidSecurityGroupRuleId.NotFound: The security group rule ID 'sgr-0' does not exist");
  CHECK(describe({.filters = {{"group-id", {"foobar"}}}}) ==
        "InvalidGroupId.Malformed: The security group ID 'foobar' is malformed");
  CHECK(describe({.filters = {{"group-id", {"sg-12345678123456781"}}}}) == "");
  for (int port = 1; port <= 6; ++port) given.allow({tcp(port, "10.0.0.0/8")});
  std::vector<std::string> seen;
  ec2::DescribeSecurityGroupRulesRequest request{.filters = {{"group-id", {given.group}}}, .max_results = 5};
  do {
    auto page = given.cloud.call(request);
    for (const auto& rule : page.security_group_rules) seen.push_back(rule.security_group_rule_id);
    request.next_token = page.next_token;
  } while (request.next_token);
  CHECK(seen.size() == 7);
  CHECK(std::set<std::string>(seen.begin(), seen.end()).size() == 7);
  auto one = given.cloud.call(
      ec2::DescribeSecurityGroupRulesRequest{.filters = {{"security-group-rule-id", {seen[3]}}}});
  CHECK(one.security_group_rules.size() == 1);
}

TEST_CASE("ModifySecurityGroupRules replaces a rule, which keeps its id and tags") {
  OneGroup given;
  auto rule = given.cloud
                  .call(Ingress{.group_id = given.group,
                                .ip_permissions = {tcp(22, "10.0.0.0/8", "old")},
                                .tag_specifications = {{"security-group-rule", {{"k", "v"}}}}})
                  .security_group_rules.at(0);
  given.cloud.call(ec2::ModifySecurityGroupRulesRequest{
      given.group,
      {{rule.security_group_rule_id,
        {.ip_protocol = "udp", .from_port = 53, .to_port = 54, .referenced_group_id = given.group}}}});
  auto changed = given.rules().at(1);
  CHECK(changed.security_group_rule_id == rule.security_group_rule_id);
  CHECK(changed.ip_protocol == "udp");
  CHECK(changed.from_port == 53);
  CHECK(changed.to_port == 54);
  CHECK_FALSE(changed.cidr_ipv4);
  CHECK(changed.referenced_group_info->group_id == given.group);
  CHECK_FALSE(changed.description);
  CHECK(changed.tags == std::vector<ec2::Tag>{{"k", "v"}});
}

TEST_CASE("ModifySecurityGroupRules checks group, rule id, protocol, ports and source in this order") {
  OneGroup given;
  auto id = given.allow({tcp(22, "10.0.0.0/8")}).at(0).security_group_rule_id;
  given.allow({tcp(23, "10.0.0.0/8")});
  const std::string group = given.group;  // what GENERATE_COPY copies
  struct Row {
    std::string group, rule;
    ec2::SecurityGroupRuleRequest wanted;
    const char* refusal;
  };
  auto row = GENERATE_COPY(
      Row{"sg-0", "sgr-0", {}, "InvalidGroup.NotFound: The security group 'sg-0' does not exist"},
      Row{group,
          "sgr-0",
          {},
          "InvalidSecurityGroupRuleId.NotFound: The security group rule ID 'sgr-0' does not exist"},
      Row{group,
          id,
          {.from_port = 1},
          "InvalidParameterValue: Invalid value 'null' for protocol. VPC security group rules must specify "
          "protocols "
          "explicitly."},
      Row{group,
          id,
          {.ip_protocol = "tcp"},
          "InvalidParameterValue: Invalid value for portRange. Must specify both from and to ports with "
          "TCP/UDP."},
      Row{group,
          id,
          {.ip_protocol = "-1"},
          "MissingParameter: The request must contain exactly one of: cidrIp, cidrIpv6, prefixListId, or "
          "referencedGroupId"},
      Row{group,
          id,
          {.ip_protocol = "-1", .cidr_ipv4 = "x", .referenced_group_id = "sg-0"},
          "InvalidParameterCombination: Only one of cidrIp, cidrIpv6, prefixListId, or referencedGroupId can "
          "be "
          "specified"},
      Row{group,
          id,
          {.ip_protocol = "-1", .cidr_ipv4 = "x"},
          "InvalidParameterValue: CIDR block x is malformed"},
      Row{group,
          id,
          {.ip_protocol = "tcp", .from_port = 23, .to_port = 23, .cidr_ipv4 = "10.0.0.0/8"},
          "InvalidPermission.Duplicate: the specified rule \"peer: 10.0.0.0/8, TCP, from port: 23, to port: "
          "23, "
          "ALLOW\" already exists"});
  auto before = given.cloud.send("Action=DescribeSecurityGroupRules&Version=2016-11-15").body;
  CHECK(given.cloud.refusal(ec2::ModifySecurityGroupRulesRequest{row.group, {{row.rule, row.wanted}}}) ==
        row.refusal);
  CHECK(given.rules().at(1).from_port == 22);
}

TEST_CASE("descriptions are changed by permission or by rule id, and taken away when not given") {
  OneGroup given;
  auto id = given.allow({tcp(22, "10.0.0.0/8", "old")}).at(0).security_group_rule_id;
  using Update = ec2::UpdateSecurityGroupRuleDescriptionsIngressRequest;
  given.cloud.call(Update{.group_id = given.group, .ip_permissions = {tcp(22, "10.0.0.0/8", "new")}});
  CHECK(given.rules().at(1).description == "new");
  given.cloud.call(Update{.group_id = given.group, .security_group_rule_descriptions = {{id, "newer"}}});
  CHECK(given.rules().at(1).description == "newer");
  given.cloud.call(Update{.group_id = given.group, .ip_permissions = {tcp(22, "10.0.0.0/8")}});
  CHECK_FALSE(given.rules().at(1).description);

  CHECK(
      given.cloud.refusal_code(Update{.group_id = given.group, .ip_permissions = {tcp(23, "10.0.0.0/8")}}) ==
      "InvalidPermission.NotFound");
  CHECK(given.cloud.refusal_code(
            Update{.group_id = given.group, .security_group_rule_descriptions = {{"sgr-0", "x"}}}) ==
        "InvalidSecurityGroupRuleId.NotFound");
  CHECK(given.cloud.refusal_code(
            Update{.group_id = given.group, .security_group_rule_descriptions = {{id, "<"}}}) ==
        "InvalidParameterValue");
  CHECK(given.cloud.refusal_code(Update{.group_id = given.group}) == "MissingParameter");
  CHECK(given.cloud.refusal_code(ec2::UpdateSecurityGroupRuleDescriptionsEgressRequest{
            .group_id = given.group, .security_group_rule_descriptions = {{id, "x"}}}) ==
        "InvalidSecurityGroupRuleId.NotFound");
}

TEST_CASE("descriptions are changed by permission or by rule id, not by both") {
  OneGroup given;
  auto id = given.allow({tcp(22, "10.0.0.0/8", "old")}).at(0).security_group_rule_id;
  CHECK(given.cloud.refusal(ec2::UpdateSecurityGroupRuleDescriptionsIngressRequest{
            .group_id = given.group,
            .ip_permissions = {tcp(22, "10.0.0.0/8", "new")},
            .security_group_rule_descriptions = {{id, "newer"}}}) ==
        "InvalidParameterCombination: Rule ids and IP permissions may not be specified together");
}
