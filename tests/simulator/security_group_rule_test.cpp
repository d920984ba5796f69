#include <set>

#include "catch.hpp"
#include "protocol/ec2/vpc_peering_connection.hpp"
#include "simulator/one_group.hpp"

using namespace vpcsim;
using namespace vpcsim::tests;

TEST_CASE("a fresh group has one rule: everything out") {
  OneGroup given;
  auto rules = given.rules();
  REQUIRE(rules.size() == 1);
  CHECK(rules[0].is_egress);
  CHECK(rules[0].ip_protocol == "-1");
  CHECK(rules[0].from_port == -1);
  CHECK(rules[0].to_port == -1);
  CHECK(rules[0].cidr_ipv4 == "0.0.0.0/0");
  CHECK(rules[0].group_owner_id == "111111111111");
  CHECK(rules[0].security_group_rule_arn ==
        "arn:aws:ec2:us-east-1:111111111111:security-group-rule/" + rules[0].security_group_rule_id);
}

TEST_CASE("authorizing answers one rule per source, with tags and canonical CIDRs") {
  OneGroup given;
  auto added =
      given.cloud
          .call(Ingress{
              .group_id = given.group,
              .ip_permissions = {{.from_port = 80,
                                  .ip_protocol = "TCP",
                                  .ip_ranges = {{"100.68.0.18/18", "office"}, {"10.0.0.1/32", {}}},
                                  .to_port = 81,
                                  .user_id_group_pairs = {{.description = "us", .group_id = given.group}}}},
              .tag_specifications = {{"security-group-rule", {{"k", "v"}}}}})
          .security_group_rules;
  REQUIRE(added.size() == 3);
  CHECK(added[0].security_group_rule_id.starts_with("sgr-"));
  CHECK(added[0].ip_protocol == "tcp");
  CHECK(added[0].from_port == 80);
  CHECK(added[0].to_port == 81);
  CHECK(added[0].cidr_ipv4 == "100.68.0.0/18");
  CHECK(added[0].description == "office");
  CHECK(added[0].tags == std::vector<ec2::Tag>{{"k", "v"}});
  CHECK_FALSE(added[0].is_egress);
  REQUIRE(added[2].referenced_group_info);
  CHECK(added[2].referenced_group_info->group_id == given.group);
  CHECK(added[2].referenced_group_info->user_id == "111111111111");
  CHECK_FALSE(added[2].referenced_group_info->vpc_id);
  CHECK(added[2].description == "us");
  CHECK(given.rules().size() == 4);
}

TEST_CASE("authorizing refuses malformed permissions, with AWS's words") {
  struct Row {
    ec2::IpPermission permission;
    const char* refusal;
  };
  auto any = std::vector<ec2::IpRange>{{"0.0.0.0/0", {}}};
  auto row = GENERATE_COPY(
      Row{{.ip_ranges = any},
          "InvalidParameterValue: Invalid value 'null' for protocol. VPC security group rules must specify "
          "protocols "
          "explicitly."},
      Row{{.ip_protocol = "tpc", .ip_ranges = any},
          "InvalidParameterValue: Invalid value 'tpc' for IP protocol. Unknown protocol."},
      Row{{.from_port = 22, .ip_protocol = "tcp", .ip_ranges = any},
          "InvalidParameterValue: Invalid value for portRange. Must specify both from and to ports with "
          "TCP/UDP."},
      Row{{.from_port = -1, .ip_protocol = "udp", .ip_ranges = any, .to_port = -1},
          "InvalidParameterValue: Invalid value for portRange. Must specify both from and to ports with "
          "TCP/UDP."},
      Row{{.from_port = 1, .ip_protocol = "tcp", .ip_ranges = any, .to_port = 70000},
          "InvalidParameterValue: TCP/UDP to port (70000) out of range"},
      Row{{.from_port = 70000, .ip_protocol = "tcp", .ip_ranges = any, .to_port = 70000},
          "InvalidParameterValue: TCP/UDP from port (70000) out of range"},
      Row{{.from_port = 23, .ip_protocol = "tcp", .ip_ranges = any, .to_port = 22},
          "InvalidParameterValue: Invalid value '23-22' for portRange. Invalid TCP/UDP port range"},
      Row{{.from_port = 8, .ip_protocol = "icmp", .ip_ranges = any},
          "InvalidParameterValue: Invalid value for portRange. Must specify both from and to ports with "
          "ICMP."},
      Row{{.from_port = 0, .ip_protocol = "icmp", .ip_ranges = any, .to_port = 65535},
          "InvalidParameterValue: ICMP code (65535) out of range"},
      Row{{.from_port = 256, .ip_protocol = "1", .ip_ranges = any, .to_port = 0},
          "InvalidParameterValue: ICMP type (256) out of range"},
      Row{{.from_port = -1, .ip_protocol = "icmp", .ip_ranges = any, .to_port = 0},
          "InvalidParameterValue: Invalid value for portRange. ICMP type -1 requires code -1."},
      Row{{.ip_protocol = "-1"},
          "MissingParameter: Missing source specification: include source security group or CIDR "
          "information"},
      Row{{.ip_protocol = "-1", .ip_ranges = {{"/32", {}}}},
          "InvalidParameterValue: CIDR block /32 is malformed"},
      Row{{.ip_protocol = "-1", .ip_ranges = {{"2600:14a0::/40", {}}}},
          "InvalidParameterValue: CIDR block 2600:14a0::/40 is malformed"},
      Row{{.ip_protocol = "-1", .ip_ranges = {{"0.0.0.0/0", "<"}}},
          "InvalidParameterValue: Invalid rule description. Valid descriptions are strings less than 256 "
          "characters "
          "from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*"},
      Row{{.ip_protocol = "-1", .user_id_group_pairs = {{.user_id = "111111111111"}}},
          "MissingParameter: Source group ID missing."},
      Row{{.ip_protocol = "-1", .user_id_group_pairs = {{.group_id = "sg-0"}}},
          "InvalidGroup.NotFound: The security group 'sg-0' does not exist"},
      Row{{.ip_protocol = "-1", .user_id_group_pairs = {{.group_name = "web"}}},
          "InvalidGroup.NotFound: The security group 'web' does not exist in default VPC 'none'"},
      Row{{.ip_protocol = "-1", .user_id_group_pairs = {{.group_id = "sg-1", .group_name = "web"}}},
          "InvalidParameterCombination: The parameters groupId and groupName may not be specified together"});
  OneGroup given;
  CHECK(given.refusal({tcp(22, "10.0.0.0/8"), row.permission}) == row.refusal);
  CHECK(given.rules().size() == 1);
}

TEST_CASE("a call without permissions, group or with an unknown group is refused") {
  OneGroup given;
  CHECK(given.refusal({}) == "MissingParameter: The request must contain the parameter ipPermissions");
  CHECK(given.cloud.refusal(Ingress{.ip_permissions = {tcp(1, "10.0.0.0/8")}}) ==
        "MissingParameter: The request must contain the parameter groupName or groupId");
  CHECK(given.cloud.refusal(Egress{.ip_permissions = {tcp(1, "10.0.0.0/8")}}) ==
        "MissingParameter: The request must contain the parameter groupId");
  CHECK(given.cloud.refusal(Ingress{.group_id = "sg-0", .ip_permissions = {{}}}) ==
        "InvalidGroup.NotFound: The security group 'sg-0' does not exist");
}

TEST_CASE("protocols without ports drop the ports that a client sends for them") {
  auto protocol = GENERATE("-1", "50", "4");
  OneGroup given;
  auto rule =
      given.allow({{.from_port = 0, .ip_protocol = protocol, .ip_ranges = {{"0.0.0.0/0", {}}}, .to_port = 0}})
          .at(0);
  CHECK(rule.ip_protocol == protocol);
  CHECK(rule.from_port == -1);
  CHECK(rule.to_port == -1);
  CHECK_FALSE(given.describe().ip_permissions.at(0).from_port);
}

TEST_CASE("ICMPv6 without type and code stands for all of them") {
  OneGroup given;
  auto rule = given.allow({{.ip_protocol = "icmpv6", .ip_ranges = {{"0.0.0.0/0", {}}}}}).at(0);
  CHECK(rule.from_port == -1);
  CHECK(rule.to_port == -1);
}

TEST_CASE("a duplicate rule is refused and quoted as AWS quotes it") {
  struct Row {
    ec2::IpPermission permission;
    const char* quote;
  };
  OneGroup given;
  auto icmp = [](int type, int code) {
    return ec2::IpPermission{
        .from_port = type, .ip_protocol = "icmp", .ip_ranges = {{"10.0.0.0/24", {}}}, .to_port = code};
  };
  auto row = GENERATE_COPY(
      Row{tcp(22, "0.0.0.0/0"), "peer: 0.0.0.0/0, TCP, from port: 22, to port: 22, ALLOW"},
      Row{{.ip_protocol = "-1", .ip_ranges = {{"10.0.0.0/19", {}}}}, "peer: 10.0.0.0/19, ALL, ALLOW"},
      Row{icmp(-1, -1), "peer: 10.0.0.0/24, ICMP, type: ALL, code: ALL, ALLOW"},
      Row{icmp(8, -1), "peer: 10.0.0.0/24, ICMP, type: 8, code: ALL, ALLOW"},
      Row{{.ip_protocol = "50", .ip_ranges = {{"10.0.0.0/19", {}}}}, "peer: 10.0.0.0/19, 50, ALLOW"});
  given.allow({row.permission});
  CHECK(given.refusal({tcp(443, "0.0.0.0/0"), row.permission}) ==
        std::string("InvalidPermission.Duplicate: the specified rule \"") + row.quote + "\" already exists");
  CHECK(given.rules().size() == 2);
}

TEST_CASE("a duplicate of a rule on a group names the group") {
  OneGroup given;
  ec2::IpPermission permission{.from_port = 0,
                               .ip_protocol = "udp",
                               .to_port = 65535,
                               .user_id_group_pairs = {{.group_id = given.group}}};
  given.allow({permission});
  permission.user_id_group_pairs[0].description = "another description makes no other rule";
  CHECK(given.refusal({permission}) ==
        "InvalidPermission.Duplicate: the specified rule \"peer: " + given.group +
            ", UDP, from port: 0, to port: 65535, ALLOW\" already exists");
}

TEST_CASE("a CIDR that is the same once canonicalized is a duplicate; the other direction isn't") {
  OneGroup given;
  given.allow({tcp(22, "10.1.0.0/16")});
  CHECK(given.refusal({tcp(22, "10.1.2.3/16")}).starts_with("InvalidPermission.Duplicate"));
  CHECK(given.cloud.refusal(Egress{.group_id = given.group, .ip_permissions = {tcp(22, "10.1.0.0/16")}}) ==
        "");
}

TEST_CASE("the same rule twice in one call is refused, whatever its description") {
  OneGroup given;
  CHECK(given.refusal({tcp(22, "10.0.0.0/8", "a"), tcp(22, "10.0.0.0/8", "b")}) ==
        "InvalidParameterValue: The same permission must not appear multiple times");
}

TEST_CASE("the quota of rules counts each direction apart") {
  auto settings = TestCloud::empty();
  settings.quotas.rules_per_security_group = 2;
  OneGroup given(settings);
  CHECK(
      given.refusal({tcp(1, "10.0.0.0/8"), tcp(2, "10.0.0.0/8"), tcp(3, "10.0.0.0/8")}) ==
      "RulesPerSecurityGroupLimitExceeded: The maximum number of rules per security group has been reached.");
  CHECK(given.refusal({tcp(1, "10.0.0.0/8"), tcp(2, "10.0.0.0/8")}) == "");
  Egress more{.group_id = given.group, .ip_permissions = {tcp(1, "10.0.0.0/8")}};
  CHECK(given.cloud.refusal(more) == "");
  more.ip_permissions = {tcp(2, "10.0.0.0/8")};
  CHECK(given.cloud.refusal_code(more) == "RulesPerSecurityGroupLimitExceeded");
}

TEST_CASE("the flat parameters of old clients make one rule") {
  OneGroup given;
  given.cloud.call(Ingress{.group_id = given.group,
                           .cidr_ip = "10.0.0.0/8",
                           .from_port = 22,
                           .ip_protocol = "tcp",
                           .to_port = 22});
  auto rules = given.rules();
  REQUIRE(rules.size() == 2);
  CHECK(rules[1].cidr_ipv4 == "10.0.0.0/8");
  CHECK(rules[1].from_port == 22);
  CHECK(given.cloud.refusal(
            Ingress{.group_id = given.group, .source_security_group_owner_id = "111111111111"}) ==
        "MissingParameter: Source group ID missing.");
  CHECK(given.cloud.refusal_code(Ingress{
            .group_id = given.group, .ip_permissions = {tcp(1, "10.0.0.0/8")}, .cidr_ip = "10.0.0.0/8"}) ==
        "InvalidParameterCombination");
  CHECK(given.cloud.refusal_code(Egress{.group_id = given.group, .cidr_ip = "10.0.0.0/8"}) ==
        "UnsupportedOperation");
  given.cloud.call(ec2::RevokeSecurityGroupIngressRequest{.group_id = given.group,
                                                          .cidr_ip = "10.0.0.0/8",
                                                          .from_port = 22,
                                                          .ip_protocol = "tcp",
                                                          .to_port = 22});
  CHECK(given.rules().size() == 1);
}

TEST_CASE("in the default VPC a source group's name alone allows all of TCP, UDP and ICMP") {
  tests::TestRegion given;
  given.make_default_vpc();
  given.call(ec2::CreateSecurityGroupRequest{.description = "x", .group_name = "web"});
  auto added =
      given.call(Ingress{.group_name = "web", .source_security_group_name = "default"}).security_group_rules;
  REQUIRE(added.size() == 3);
  CHECK(added[0].ip_protocol == "tcp");
  CHECK(added[0].to_port == 65535);
  CHECK(added[1].ip_protocol == "udp");
  CHECK(added[2].ip_protocol == "icmp");
  CHECK(added[2].from_port == -1);
}

TEST_CASE("a source group's name doesn't go with a CIDR block") {
  tests::TestRegion given;
  given.make_default_vpc();
  given.call(ec2::CreateSecurityGroupRequest{.description = "x", .group_name = "web"});
  CHECK(given.refusal(
            Ingress{.group_name = "web", .cidr_ip = "10.0.0.0/8", .source_security_group_name = "default"}) ==
        "InvalidParameterCombination: A source security group may not be specified along with a CIDR block, "
        "an IP protocol or ports");
}

TEST_CASE("rules are revoked by id, and the answer tells which") {
  OneGroup given;
  auto added = given.allow({tcp(22, "10.0.0.0/8"), tcp(23, "10.0.0.0/8")});
  auto revoked = given.cloud.call(ec2::RevokeSecurityGroupIngressRequest{
      .group_id = given.group, .security_group_rule_ids = {added[0].security_group_rule_id}});
  REQUIRE(revoked.revoked_security_group_rules.size() == 1);
  CHECK(revoked.revoked_security_group_rules[0].security_group_rule_id == added[0].security_group_rule_id);
  CHECK(revoked.revoked_security_group_rules[0].cidr_ipv4 == "10.0.0.0/8");
  CHECK(revoked.unknown_ip_permissions.empty());
  CHECK(given.rules().size() == 2);
}

TEST_CASE("revoking refuses ids of no rule of that direction, and ids along with permissions") {
  OneGroup given;
  auto egress = given.rules().at(0).security_group_rule_id;
  auto revoke = [&](std::vector<std::string> ids, std::vector<ec2::IpPermission> permissions) {
    return given.cloud.refusal(
        ec2::RevokeSecurityGroupIngressRequest{.group_id = given.group,
                                               .ip_permissions = std::move(permissions),
                                               .security_group_rule_ids = std::move(ids)});
  };
  CHECK(revoke({"sgr-0"}, {}) ==
        "InvalidSecurityGroupRuleId.NotFound: The security group rule ID 'sgr-0' does not exist");
  CHECK(revoke({egress}, {}).starts_with("InvalidSecurityGroupRuleId.NotFound"));
  CHECK(revoke({egress}, {tcp(1, "10.0.0.0/8")}).starts_with("InvalidParameterCombination"));
  CHECK(revoke({}, {}) == "MissingParameter: The request must contain the parameter ipPermissions");
}

TEST_CASE("Terraform's revocation of the default egress rule, with ports 0-0, matches it") {
  OneGroup given;
  given.cloud.call(ec2::RevokeSecurityGroupEgressRequest{
      .group_id = given.group,
      .ip_permissions = {
          {.from_port = 0, .ip_protocol = "-1", .ip_ranges = {{"0.0.0.0/0", {}}}, .to_port = 0}}});
  CHECK(given.rules().empty());
}

TEST_CASE("revoking what DescribeSecurityGroups answers empties the group, descriptions or not") {
  OneGroup given;
  given.allow({tcp(22, "10.0.0.0/8", "office"), everything_from(given.group)});
  given.cloud.call(ec2::RevokeSecurityGroupIngressRequest{.group_id = given.group,
                                                          .ip_permissions = given.describe().ip_permissions});
  CHECK(given.describe().ip_permissions.empty());
}

TEST_CASE("outside of the default VPC one permission that matches nothing fails the whole revocation") {
  OneGroup given;
  given.allow({tcp(22, "10.0.0.0/8")});
  CHECK(given.cloud.refusal(ec2::RevokeSecurityGroupIngressRequest{
            .group_id = given.group, .ip_permissions = {tcp(22, "10.0.0.0/8"), tcp(22, "10.0.0.0/9")}}) ==
        "InvalidPermission.NotFound: The specified rule does not exist in this security group.");
  CHECK(given.rules().size() == 2);
}

TEST_CASE("in the default VPC permissions that match nothing come back as unknown") {
  tests::TestRegion given;
  given.make_default_vpc();
  given.call(ec2::CreateSecurityGroupRequest{.description = "x", .group_name = "web"});
  given.call(Ingress{.group_name = "web", .ip_permissions = {tcp(22, "10.0.0.0/8")}});
  auto revoked = given.call(ec2::RevokeSecurityGroupIngressRequest{
      .group_name = "web", .ip_permissions = {tcp(22, "10.0.0.0/8"), tcp(22, "10.0.0.0/9")}});
  CHECK(revoked.revoked_security_group_rules.size() == 1);
  REQUIRE(revoked.unknown_ip_permissions.size() == 1);
  CHECK(revoked.unknown_ip_permissions[0].ip_ranges.at(0).cidr_ip == "10.0.0.0/9");
}
