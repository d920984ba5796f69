#include "protocol/ec2/tag.hpp"

#include "catch.hpp"
#include "protocol/ec2/key_pair.hpp"
#include "protocol/ec2/network_acl.hpp"
#include "protocol/ec2/prefix_list.hpp"
#include "protocol/ec2/security_group_rule.hpp"
#include "protocol/ec2/vpc.hpp"
#include "protocol/ec2/vpc_peering_connection.hpp"
#include "simulator/test_cloud.hpp"

using namespace vpcsim;
using tests::TestCloud;
using Create = ec2::CreateTagsRequest;
using Delete = ec2::DeleteTagsRequest;

namespace {

struct OneVpc {
  TestCloud cloud;
  std::string vpc;

  explicit OneVpc(Settings settings = TestCloud::empty()) : cloud(settings) {
    vpc = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
  }
  std::vector<ec2::Tag> tags() {
    return cloud.call(ec2::DescribeVpcsRequest{.vpc_ids = {vpc}}).vpcs.at(0).tags;
  }
  std::vector<ec2::TagDescription> find(std::string filter, std::string value) {
    return cloud.call(ec2::DescribeTagsRequest{.filters = {{std::move(filter), {std::move(value)}}}}).tags;
  }
};

}  // namespace

TEST_CASE("CreateTags adds tags and overwrites values") {
  OneVpc given;
  given.cloud.call(Create{{given.vpc}, {{"Name", "a"}, {"Empty", ""}}});
  given.cloud.call(Create{{given.vpc}, {{"Name", "b"}}});
  CHECK(given.tags() == std::vector<ec2::Tag>{{"Name", "b"}, {"Empty", ""}});
}

TEST_CASE("CreateTags changes all of its resources or none") {
  OneVpc given;
  CHECK(given.cloud.refusal(Create{{given.vpc, "subnet-0"}, {{"Name", "a"}}}) ==
        "InvalidSubnetID.NotFound: The subnet ID 'subnet-0' does not exist");
  CHECK(given.tags().empty());
}

TEST_CASE("CreateTags refuses what AWS refuses") {
  struct Row {
    std::vector<std::string> resources;
    std::vector<ec2::TagKey> tags;
    const char* refusal;
  };
  auto row = GENERATE(
      Row{{}, {{"k", "v"}}, "MissingParameter: The request must contain the parameter resourceIdSet"},
      Row{{"vpc-0"}, {}, "MissingParameter: The request must contain the parameter tagSet"},
      Row{{"junk"}, {{"k", "v"}}, "InvalidID: The ID 'junk' is not valid"},
      Row{{"vpc-0"},
          {{"k", {}}},
          "InvalidParameterValue: Tag value cannot be null. Use empty string instead."},
      Row{{"vpc-0"}, {{"k", "1"}, {"k", "2"}}, "InvalidParameterValue: Duplicate tag key 'k' specified."},
      Row{{"sgr-0"},
          {{"k", "v"}},
          "InvalidSecurityGroupRuleId.NotFound: The security group rule ID 'sgr-0' does not exist"},
      Row{{"pcx-0"},
          {{"k", "v"}},
          "InvalidVpcPeeringConnectionID.NotFound: The vpcPeeringConnection ID 'pcx-0' does not exist"},
      Row{{"igw-0"},
          {{"k", "v"}},
          "InvalidInternetGatewayID.NotFound: The internetGateway ID 'igw-0' does not exist"},
      Row{{"eni-attach-0"},
          {{"k", "v"}},
          "InvalidNetworkInterfaceID.NotFound: The networkInterface ID 'eni-attach-0' does not exist"},
      Row{{"ami-12345678"},
          {{"k", "v"}},
          "InvalidAMIID.NotFound: The image id '[ami-12345678]' does not exist"});
  OneVpc given;
  CHECK(given.cloud.refusal(Create{row.resources, row.tags}) == row.refusal);
}

TEST_CASE("CreateTags checks keys and the quota of the resource") {
  auto settings = TestCloud::empty();
  settings.quotas.tags_per_resource = 2;
  OneVpc given(settings);
  CHECK(given.cloud.refusal(Create{{given.vpc}, {{"aws:x", "v"}}}) ==
        "InvalidParameterValue: Tag keys starting with 'aws:' are reserved for internal use");
  given.cloud.call(Create{{given.vpc}, {{"a", "1"}, {"b", "2"}}});
  CHECK(given.cloud.refusal(Create{{given.vpc}, {{"a", "3"}}}) == "");
  CHECK(given.cloud.refusal_code(Create{{given.vpc}, {{"c", "3"}}}) == "TagLimitExceeded");
}

TEST_CASE("a tag's key has 128 characters at most, its value 256, however many bytes that is") {
  OneVpc given;
  auto times = [](int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "\xc3\xa9";
    return text;
  };
  CHECK(given.cloud.refusal(Create{{given.vpc}, {{times(128), times(256)}}}) == "");
  CHECK(given.cloud.refusal(Create{{given.vpc}, {{times(129), "v"}}}) ==
        "InvalidParameterValue: Tag key exceeds the maximum length of 128 characters");
  CHECK(given.cloud.refusal(Create{{given.vpc}, {{"k", times(257)}}}) ==
        "InvalidParameterValue: Tag value exceeds the maximum length of 256 characters");
}

TEST_CASE("tags to create something with are there, and each key once") {
  TestCloud cloud;
  auto refusal = [&](std::vector<ec2::Tag> tags) {
    return cloud.refusal(
        ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16", .tag_specifications = {{"vpc", std::move(tags)}}});
  };
  CHECK(refusal({}) == "InvalidParameterValue: Tag specification must have at least one tag");
  CHECK(refusal({{"a", "1"}, {"a", "2"}}) == "InvalidParameterValue: Duplicate tag key 'a' specified.");
}

TEST_CASE("a call takes 1000 resources") {
  OneVpc given;
  CHECK(given.cloud.refusal(Create{std::vector<std::string>(1000, given.vpc), {{"a", "1"}}}) == "");
  CHECK(given.cloud.refusal_code(Create{std::vector<std::string>(1001, given.vpc), {{"a", "1"}}}) ==
        "InvalidParameterValue");
}

TEST_CASE("DeleteTags takes a key without a value for any value, and an empty value for itself") {
  struct Row {
    std::vector<ec2::TagKey> deleted;
    std::vector<ec2::Tag> left;
  };
  auto row = GENERATE(Row{{{"a", {}}}, {{"b", ""}}}, Row{{{"a", "2"}}, {{"a", "1"}, {"b", ""}}},
                      Row{{{"a", ""}, {"b", ""}}, {{"a", "1"}}}, Row{{{"c", {}}}, {{"a", "1"}, {"b", ""}}},
                      Row{{}, {}});
  OneVpc given;
  given.cloud.call(Create{{given.vpc}, {{"a", "1"}, {"b", ""}}});
  given.cloud.call(Delete{{given.vpc}, row.deleted});
  CHECK(given.tags() == row.left);
}

TEST_CASE("DeleteTags refuses unknown ids") {
  OneVpc given;
  CHECK(given.cloud.refusal(Delete{{"vpc-0"}, {}}) ==
        "InvalidVpcID.NotFound: The vpc ID 'vpc-0' does not exist");
  CHECK(given.cloud.refusal(Delete{{"junk"}, {}}) == "InvalidID: The ID 'junk' is not valid");
  CHECK(given.cloud.refusal_code(Delete{{"sgr-0"}, {}}) == "InvalidSecurityGroupRuleId.NotFound");
  CHECK(given.cloud.refusal_code(Delete{{"pcx-0"}, {}}) == "InvalidVpcPeeringConnectionID.NotFound");
}

TEST_CASE("rules, groups, ACLs and key pairs have tags, and DescribeTags shows their types") {
  OneVpc given;
  auto group = given.cloud.call(
      ec2::CreateSecurityGroupRequest{.description = "x", .group_name = "web", .vpc_id = given.vpc});
  auto rule =
      given.cloud.call(ec2::DescribeSecurityGroupRulesRequest{.filters = {{"group-id", {group.group_id}}}})
          .security_group_rules.at(0)
          .security_group_rule_id;
  auto acl = given.cloud.call(ec2::CreateNetworkAclRequest{.vpc_id = given.vpc}).network_acl.network_acl_id;
  auto key = given.cloud.call(ec2::CreateKeyPairRequest{.key_name = "k", .key_type = ec2::KeyType::ed25519});
  given.cloud.call(Create{{given.vpc, group.group_id, rule, acl, key.key_pair_id}, {{"k", "v"}}});
  CHECK(given.find("resource-id", given.vpc).at(0).resource_type == "vpc");
  CHECK(given.find("resource-id", group.group_id).at(0).resource_type == "security-group");
  CHECK(given.find("resource-id", rule).at(0).resource_type == "security-group-rule");
  CHECK(given.find("resource-id", acl).at(0).resource_type == "network-acl");
  CHECK(given.find("resource-id", key.key_pair_id).at(0).resource_type == "key-pair");
  CHECK(given.cloud.call(ec2::DescribeTagsRequest{}).tags.size() == 5);
  CHECK(given.cloud.call(ec2::DescribeSecurityGroupRulesRequest{.filters = {{"tag:k", {"v"}}}})
            .security_group_rules.size() == 1);
  given.cloud.call(Delete{{rule}, {}});
  CHECK(given.find("resource-id", rule).empty());
}

TEST_CASE("DescribeTags filters, and pages") {
  OneVpc given;
  given.cloud.call(
      Create{{given.vpc}, {{"a", "1"}, {"b", "2"}, {"c", "3"}, {"d", "4"}, {"e", "5"}, {"f", "6"}}});
  struct Row {
    const char* filter;
    const char* value;
    std::size_t count;
  };
  auto row = GENERATE(Row{"key", "a", 1}, Row{"value", "2", 1}, Row{"resource-type", "vpc", 6},
                      Row{"resource-type", "subnet", 0}, Row{"tag:a", "1", 1}, Row{"tag:a", "2", 0},
                      Row{"tag-key", "b", 1});
  CHECK(given.find(row.filter, row.value).size() == row.count);
  auto first = given.cloud.call(ec2::DescribeTagsRequest{.max_results = 5});
  CHECK(first.tags.size() == 5);
  auto second = given.cloud.call(ec2::DescribeTagsRequest{.max_results = 5, .next_token = first.next_token});
  REQUIRE(second.tags.size() == 1);
  CHECK(second.tags[0].key == "f");
  CHECK_FALSE(second.next_token);
  CHECK(given.cloud.refusal(ec2::DescribeTagsRequest{.filters = {{"color", {"red"}}}}) ==
        "InvalidParameterValue: The filter 'color' is invalid");
}

TEST_CASE("tags of a peering connection belong to the side that set them") {
  OneVpc given;
  given.cloud.account = "222222222222";
  auto peer = given.cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.1.0.0/16"}).vpc.vpc_id;
  given.cloud.account = "111111111111";
  auto id = given.cloud
                .call(ec2::CreateVpcPeeringConnectionRequest{
                    .peer_owner_id = "222222222222", .peer_vpc_id = peer, .vpc_id = given.vpc})
                .vpc_peering_connection.vpc_peering_connection_id;
  given.cloud.call(Create{{id}, {{"side", "requester"}}});
  given.cloud.account = "222222222222";
  CHECK(given.find("resource-id", id).empty());
  given.cloud.call(Create{{id}, {{"side", "accepter"}}});
  given.cloud.account = "111111111111";
  auto tags = given.find("resource-type", "vpc-peering-connection");
  REQUIRE(tags.size() == 1);
  CHECK(tags[0].value == "requester");
  given.cloud.account = "333333333333";
  CHECK(given.cloud.refusal_code(Create{{id}, {{"side", "nobody"}}}) ==
        "InvalidVpcPeeringConnectionID.NotFound");
}

TEST_CASE("DescribeTags shows a tag once, however often the filter names its resource") {
  OneVpc given;
  given.cloud.call(Create{{given.vpc}, {{"a", "1"}}});
  ec2::DescribeTagsRequest request{.filters = {{"resource-id", {given.vpc, given.vpc}}}};
  CHECK(given.cloud.call(request).tags.size() == 1);
}

TEST_CASE("The tags of AWS's own prefix lists are nobody's to change") {
  TestCloud cloud;
  ec2::DescribeManagedPrefixListsRequest own{.filters = {{"owner-id", {"AWS"}}}};
  auto id = cloud.call(own).prefix_lists.at(0).prefix_list_id;
  const std::string message =
      "OperationNotPermitted: The prefix list (" + id + ") is managed by AWS and can't be changed.";
  CHECK(cloud.refusal(ec2::CreateTagsRequest{.resources = {id}, .tags = {{"a", "b"}}}) == message);
  CHECK(cloud.refusal(ec2::DeleteTagsRequest{.resources = {id}, .tags = {{"a", {}}}}) == message);
}
