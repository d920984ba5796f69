#include "catch.hpp"
#include "protocol/ec2/security_group_rule.hpp"
#include "protocol/ec2/vpc.hpp"
#include "simulator/test_region.hpp"

using namespace vpcsim;
using tests::TestCloud;

namespace {

/// A VPC with one group.
struct OneGroup {
  TestCloud cloud;
  std::string vpc, group;

  explicit OneGroup(Settings settings = TestCloud::empty()) : cloud(settings) {
    vpc = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
    group = make("web");
  }
  std::string make(const std::string& name) { return make(name, vpc); }
  std::string make(const std::string& name, const std::string& in_vpc) {
    return cloud
        .call(ec2::CreateSecurityGroupRequest{.description = "a group", .group_name = name, .vpc_id = in_vpc})
        .group_id;
  }
  ec2::SecurityGroup describe(const std::string& id) {
    return cloud.call(ec2::DescribeSecurityGroupsRequest{.group_ids = {id}}).security_groups.at(0);
  }
  std::vector<std::string> names(std::string filter, std::string value) {
    std::vector<std::string> found;
    auto described =
        cloud.call(ec2::DescribeSecurityGroupsRequest{.filters = {{std::move(filter), {std::move(value)}}}});
    for (const auto& one : described.security_groups) found.push_back(one.group_name);
    return found;
  }
};

}  // namespace

TEST_CASE("a new security group lets everything out and nothing in") {
  OneGroup given;
  auto group = given.describe(given.group);
  CHECK(group.group_name == "web");
  CHECK(group.description == "a group");
  CHECK(group.vpc_id == given.vpc);
  CHECK(group.owner_id == "111111111111");
  CHECK(group.security_group_arn == "arn:aws:ec2:us-east-1:111111111111:security-group/" + given.group);
  CHECK(group.ip_permissions.empty());
  REQUIRE(group.ip_permissions_egress.size() == 1);
  CHECK(group.ip_permissions_egress[0].ip_protocol == "-1");
  CHECK_FALSE(group.ip_permissions_egress[0].from_port);
  CHECK_FALSE(group.ip_permissions_egress[0].to_port);
  REQUIRE(group.ip_permissions_egress[0].ip_ranges.size() == 1);
  CHECK(group.ip_permissions_egress[0].ip_ranges[0].cidr_ip == "0.0.0.0/0");
}

TEST_CASE("the lists of IPv6 ranges and prefix lists are empty elements, as on AWS") {
  OneGroup given;
  auto body = given.cloud.send("Action=DescribeSecurityGroups&Version=2016-11-15").body;
  CHECK(body.find("<ipv6Ranges/><prefixListIds/>") != std::string::npos);
}

TEST_CASE("CreateSecurityGroup refuses names and descriptions, with AWS's words") {
  struct Row {
    const char* name;
    const char* description;
    const char* refusal;
  };
  auto row = GENERATE(
      Row{"", "a group", "MissingParameter: The request must contain the parameter GroupName"},
      Row{"web", "", "MissingParameter: The request must contain the parameter GroupDescription"},
      Row{"w\xc3\xa9"
          "b",
          "a group",
          "InvalidParameterValue: Value (w\xc3\xa9"
          "b) for parameter GroupName is invalid. Character sets beyond ASCII "
          "are not supported."},
      Row{"sg-web", "a group",
          "InvalidParameterValue: Value (sg-web) for parameter GroupName is invalid. Group names may not be "
          "in the "
          "format sg-*"},
      Row{"web", "<b>",
          "InvalidParameterValue: Invalid security group description. Valid descriptions are strings less "
          "than 256 "
          "characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*"},
      Row{"default", "a group", "InvalidParameterValue: Cannot use reserved security group name: default"});
  TestCloud cloud;
  auto vpc = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
  CHECK(cloud.refusal(ec2::CreateSecurityGroupRequest{
            .description = row.description, .group_name = row.name, .vpc_id = vpc}) == row.refusal);
  CHECK(cloud.call(ec2::DescribeSecurityGroupsRequest{}).security_groups.size() == 1);
}

TEST_CASE("a description of 255 characters is the longest") {
  OneGroup given;
  auto request = ec2::CreateSecurityGroupRequest{
      .description = std::string(255, 'x'), .group_name = std::string(255, 'n'), .vpc_id = given.vpc};
  CHECK(given.cloud.refusal(request) == "");
  request.group_name = std::string(256, 'n');
  CHECK(given.cloud.refusal_code(request) == "InvalidParameterValue");
  request.group_name = "other";
  request.description += "x";
  CHECK(given.cloud.refusal_code(request) == "InvalidParameterValue");
}

TEST_CASE("group names are unique within a VPC, trailing spaces aside") {
  OneGroup given;
  CHECK(given.cloud.refusal(ec2::CreateSecurityGroupRequest{
            .description = "x", .group_name = "web  ", .vpc_id = given.vpc}) ==
        "InvalidGroup.Duplicate: The security group 'web' already exists for VPC '" + given.vpc + "'");
  auto other = given.cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
  CHECK(given.make("web", other).starts_with("sg-"));
}

TEST_CASE("the quota of security groups counts the default ones") {
  auto settings = TestCloud::empty();
  settings.quotas.security_groups = 2;
  OneGroup given(settings);
  CHECK(given.cloud.refusal(
            ec2::CreateSecurityGroupRequest{.description = "x", .group_name = "more", .vpc_id = given.vpc}) ==
        "SecurityGroupLimitExceeded: The maximum number of security groups for VPC '" + given.vpc +
            "' has been reached.");
}

TEST_CASE("without a VPC id a group is made in the default VPC, if there is one") {
  tests::TestRegion given;
  ec2::CreateSecurityGroupRequest request{.description = "x", .group_name = "web"};
  CHECK(given.refusal(request) == "VPCIdNotSpecified: No default VPC for this user");
  auto vpc = given.make_default_vpc();
  auto id = given.call(request).group_id;
  CHECK(given.region().security_groups.get(id).vpc == vpc);
  request.group_name = "default";
  CHECK(given.refusal(request).starts_with("InvalidGroup.Reserved"));
}

TEST_CASE("groups of the default VPC can be named by their names") {
  tests::TestRegion given;
  CHECK(given.refusal(ec2::DescribeSecurityGroupsRequest{.group_names = {"web"}}) ==
        "VPCIdNotSpecified: No default VPC for this user. GroupName is only supported for EC2-Classic and "
        "default "
        "VPC.");
  auto vpc = given.make_default_vpc();
  auto id = given.call(ec2::CreateSecurityGroupRequest{.description = "x", .group_name = "web"}).group_id;
  CHECK(
      given.call(ec2::DescribeSecurityGroupsRequest{.group_names = {"web"}}).security_groups.at(0).group_id ==
      id);
  CHECK(given.call(ec2::DescribeSecurityGroupsRequest{.group_names = {id}}).security_groups.at(0).group_id ==
        id);
  CHECK(given.refusal(ec2::DeleteSecurityGroupRequest{.group_name = "db"}) ==
        "InvalidGroup.NotFound: The security group 'db' does not exist in default VPC '" + vpc.text() + "'");
  CHECK(given.call(ec2::DeleteSecurityGroupRequest{.group_name = "web"}).group_id == id);
}

TEST_CASE("DeleteSecurityGroup answers the id, and refuses what AWS refuses") {
  OneGroup given;
  CHECK(given.cloud.refusal(ec2::DeleteSecurityGroupRequest{}) ==
        "MissingParameter: The request must contain the parameter groupName or groupId");
  CHECK(given.cloud.refusal(ec2::DeleteSecurityGroupRequest{.group_id = "sg-0"}) ==
        "InvalidGroup.NotFound: The security group 'sg-0' does not exist");
  CHECK(given.cloud.refusal_code(ec2::DeleteSecurityGroupRequest{given.group, "web"}) ==
        "InvalidParameterCombination");
  auto standard =
      given.cloud.call(ec2::DescribeSecurityGroupsRequest{.filters = {{"group-name", {"default"}}}})
          .security_groups.at(0)
          .group_id;
  CHECK(given.cloud.refusal(ec2::DeleteSecurityGroupRequest{standard, {}}) ==
        "CannotDelete: the specified group: \"" + standard +
            "\" name: \"default\" cannot be deleted by a user");
  CHECK(given.cloud.call(ec2::DeleteSecurityGroupRequest{given.group, {}}).group_id == given.group);
  CHECK(given.cloud.refusal(ec2::DescribeSecurityGroupsRequest{.group_ids = {given.group}}) ==
        "InvalidGroup.NotFound: The security group '" + given.group + "' does not exist");
}

TEST_CASE(
    "a group that another group of its VPC references can't be deleted; one that references itself can") {
  OneGroup given;
  auto other = given.make("db");
  auto allow = [&](const std::string& to, const std::string& from) {
    given.cloud.call(ec2::AuthorizeSecurityGroupIngressRequest{
        .group_id = to,
        .ip_permissions = {{.ip_protocol = "-1", .user_id_group_pairs = {{.group_id = from}}}}});
  };
  allow(given.group, given.group);
  allow(other, given.group);
  CHECK(given.cloud.refusal(ec2::DeleteSecurityGroupRequest{given.group, {}}) ==
        "DependencyViolation: resource " + given.group + " has a dependent object");
  given.cloud.call(ec2::DeleteSecurityGroupRequest{other, {}});
  CHECK(given.cloud.refusal(ec2::DeleteSecurityGroupRequest{given.group, {}}) == "");
}

TEST_CASE("a group that an interface has can't be deleted") {
  tests::TestRegion given;
  auto vpc = given.make_default_vpc();
  auto id = given.call(ec2::CreateSecurityGroupRequest{.description = "x", .group_name = "web"}).group_id;
  NetworkInterface interface { .id = given.region().ids.id<NetworkInterfaceId>(), .vpc = vpc };
  interface.groups = {given.region().security_groups.get(id).id};
  given.region().network_interfaces.insert(interface);
  CHECK(given.refusal(ec2::DeleteSecurityGroupRequest{id, {}}) ==
        "DependencyViolation: resource " + id + " has a dependent object");
}

TEST_CASE("DescribeSecurityGroups merges rules of the same protocol and ports into one permission") {
  OneGroup given;
  given.cloud.call(ec2::AuthorizeSecurityGroupIngressRequest{
      .group_id = given.group,
      .ip_permissions = {
          {.from_port = 22, .ip_protocol = "tcp", .ip_ranges = {{"10.0.0.0/8", "office"}}, .to_port = 22},
          {.from_port = 22, .ip_protocol = "6", .ip_ranges = {{"192.168.0.0/16", {}}}, .to_port = 22},
          {.from_port = 22,
           .ip_protocol = "TCP",
           .to_port = 22,
           .user_id_group_pairs = {{.group_id = given.group}}},
          {.from_port = 443, .ip_protocol = "tcp", .ip_ranges = {{"0.0.0.0/0", {}}}, .to_port = 443}}});
  auto permissions = given.describe(given.group).ip_permissions;
  REQUIRE(permissions.size() == 2);
  CHECK(permissions[0].ip_protocol == "tcp");
  REQUIRE(permissions[0].ip_ranges.size() == 2);
  CHECK(permissions[0].ip_ranges[0].description == "office");
  REQUIRE(permissions[0].user_id_group_pairs.size() == 1);
  CHECK(permissions[0].user_id_group_pairs[0].group_id == given.group);
  CHECK(permissions[0].user_id_group_pairs[0].user_id == "111111111111");
  CHECK_FALSE(permissions[0].user_id_group_pairs[0].group_name);
  CHECK_FALSE(permissions[0].user_id_group_pairs[0].vpc_id);
  CHECK(permissions[1].from_port == 443);
}

TEST_CASE("DescribeSecurityGroups filters by what AWS documents") {
  OneGroup given;
  given.cloud.call(
      ec2::CreateSecurityGroupRequest{.description = "the database",
                                      .group_name = "db",
                                      .vpc_id = given.vpc,
                                      .tag_specifications = {{"security-group", {{"Tier", "data"}}}}});
  given.cloud.call(ec2::AuthorizeSecurityGroupIngressRequest{
      .group_id = given.group,
      .ip_permissions = {
          {.from_port = 22, .ip_protocol = "tcp", .ip_ranges = {{"10.1.0.0/16", {}}}, .to_port = 23},
          {.ip_protocol = "-1", .user_id_group_pairs = {{.group_id = given.group}}}}});
  given.cloud.call(ec2::AuthorizeSecurityGroupEgressRequest{
      .group_id = given.group,
      .ip_permissions = {
          {.from_port = 53, .ip_protocol = "udp", .ip_ranges = {{"10.2.0.0/16", {}}}, .to_port = 54},
          {.ip_protocol = "-1", .user_id_group_pairs = {{.group_id = given.group}}}}});
  struct Row {
    const char* filter;
    std::string value;
  };
  auto row = GENERATE_REF(
      Row{"description", "a gr*"}, Row{"group-id", given.group}, Row{"group-name", "web"},
      Row{"ip-permission.cidr", "10.1.0.0/16"}, Row{"ip-permission.from-port", "22"},
      Row{"ip-permission.to-port", "23"}, Row{"ip-permission.protocol", "tcp"},
      Row{"ip-permission.protocol", "6"}, Row{"ip-permission.group-id", given.group},
      Row{"ip-permission.group-name", "web"}, Row{"egress.ip-permission.cidr", "10.2.0.0/16"},
      Row{"egress.ip-permission.from-port", "53"}, Row{"egress.ip-permission.to-port", "54"},
      Row{"egress.ip-permission.protocol", "udp"}, Row{"egress.ip-permission.group-id", given.group},
      Row{"egress.ip-permission.group-name", "web"}, Row{"egress.ip-permission.user-id", "111111111111"});
  CAPTURE(row.filter);
  CHECK(given.names(row.filter, row.value) == std::vector<std::string>{"web"});
  CHECK(given.names("tag:Tier", "data") == std::vector<std::string>{"db"});
  CHECK(given.names("ip-permission.user-id", "111111111111") == std::vector<std::string>{"default", "web"});
  CHECK(given.names("owner-id", "111111111111").size() == 3);
  CHECK(given.names("vpc-id", given.vpc).size() == 3);
  CHECK(given.names("ip-permission.ipv6-cidr", "*").empty());
  CHECK(given.cloud.refusal(ec2::DescribeSecurityGroupsRequest{.filters = {{"color", {"red"}}}}) ==
        "InvalidParameterValue: The filter 'color' is invalid");
}
