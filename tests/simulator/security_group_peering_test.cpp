// Rules on groups of peer VPCs.
#include <tuple>

#include "catch.hpp"
#include "protocol/ec2/security_group_rule.hpp"
#include "protocol/ec2/vpc.hpp"
#include "protocol/ec2/vpc_peering_connection.hpp"
#include "simulator/test_cloud.hpp"

using namespace vpcsim;
using tests::TestCloud;

namespace {

/// A group on each side of two VPCs that may be peered.
struct TwoVpcs {
  TestCloud cloud;
  std::string here = "111111111111", there;
  std::string vpc, peer_vpc, group, peer_group, peering;

  explicit TwoVpcs(std::string other_account = "111111111111", const char* other_region = "us-east-1")
      : there(std::move(other_account)) {
    std::tie(vpc, group) = make("10.0.0.0/16", "web");
    cloud.account = there;
    cloud.region = other_region;
    std::tie(peer_vpc, peer_group) = make("10.1.0.0/16", "db");
    as_requester();
    peering =
        cloud
            .call(ec2::CreateVpcPeeringConnectionRequest{
                .peer_owner_id = there, .peer_vpc_id = peer_vpc, .vpc_id = vpc, .peer_region = other_region})
            .vpc_peering_connection.vpc_peering_connection_id;
    peer_region = other_region;
  }
  std::pair<std::string, std::string> make(const char* cidr, const char* name) {
    auto id = cloud.call(ec2::CreateVpcRequest{.cidr_block = cidr}).vpc.vpc_id;
    auto group_id =
        cloud.call(ec2::CreateSecurityGroupRequest{.description = "x", .group_name = name, .vpc_id = id})
            .group_id;
    return {id, group_id};
  }
  void as_requester() {
    cloud.account = here;
    cloud.region = "us-east-1";
  }
  void accept() {
    cloud.account = there;
    cloud.region = peer_region;
    cloud.call(ec2::AcceptVpcPeeringConnectionRequest{peering});
    as_requester();
  }
  ec2::AuthorizeSecurityGroupIngressRequest allow(ec2::UserIdGroupPair pair) {
    return {.group_id = group,
            .ip_permissions = {{.ip_protocol = "-1", .user_id_group_pairs = {std::move(pair)}}}};
  }
  ec2::UserIdGroupPair pair() {
    return cloud.call(ec2::DescribeSecurityGroupsRequest{.group_ids = {group}})
        .security_groups.at(0)
        .ip_permissions.at(0)
        .user_id_group_pairs.at(0);
  }
  std::vector<ec2::StaleSecurityGroup> stale() {
    return cloud.call(ec2::DescribeStaleSecurityGroupsRequest{.vpc_id = vpc}).stale_security_groups;
  }
  std::string peer_region;
};

}  // namespace

TEST_CASE("a group of another VPC of the account is refused without an active peering") {
  TwoVpcs given;
  CHECK(given.cloud.refusal(given.allow({.group_id = given.peer_group})) ==
        "InvalidGroup.NotFound: You have specified two resources that belong to different networks.");
  given.accept();
  CHECK(given.cloud.refusal(given.allow({.group_id = given.peer_group})) == "");
}

TEST_CASE("a reference to a peer's group shows VPC, connection and status, and no name") {
  TwoVpcs given;
  given.accept();
  auto rule = given.cloud.call(given.allow({.group_id = given.peer_group})).security_group_rules.at(0);
  REQUIRE(rule.referenced_group_info);
  CHECK(rule.referenced_group_info->vpc_id == given.peer_vpc);
  CHECK(rule.referenced_group_info->vpc_peering_connection_id == given.peering);
  CHECK(rule.referenced_group_info->peering_status == "active");
  auto pair = given.pair();
  CHECK(pair.vpc_id == given.peer_vpc);
  CHECK(pair.vpc_peering_connection_id == given.peering);
  CHECK(pair.peering_status == "active");
  CHECK(pair.user_id == "111111111111");
  CHECK_FALSE(pair.group_name);
}

TEST_CASE("another account's group needs its account, in either spelling, and is unknown without a peering") {
  TwoVpcs given("222222222222");
  auto by_user = given.allow({.group_id = given.peer_group, .user_id = "222222222222"});
  auto by_slash = given.allow({.group_id = "222222222222/" + given.peer_group});
  auto not_found = "InvalidGroup.NotFound: The security group '" + given.peer_group + "' does not exist";
  CHECK(given.cloud.refusal(by_user) == not_found);
  given.accept();
  CHECK(given.cloud.refusal(given.allow({.group_id = given.peer_group})) == not_found);
  CHECK(given.cloud.refusal(by_user) == "");
  CHECK(given.pair().user_id == "222222222222");
  CHECK(given.cloud.refusal(by_slash).starts_with("InvalidPermission.Duplicate"));
}

TEST_CASE("groups of another region can't be referenced") {
  TwoVpcs given("111111111111", "eu-west-1");
  given.accept();
  CHECK(given.cloud.refusal(given.allow({.group_id = given.peer_group})) ==
        "InvalidGroup.NotFound: The security group '" + given.peer_group + "' does not exist");
}

TEST_CASE("a VPC or a connection that doesn't fit the group is refused") {
  TwoVpcs given;
  given.accept();
  auto different =
      "InvalidGroup.NotFound: You have specified two resources that belong to different networks.";
  CHECK(given.cloud.refusal(given.allow({.group_id = given.peer_group, .vpc_id = given.vpc})) == different);
  CHECK(given.cloud.refusal(given.allow(
            {.group_id = given.peer_group, .vpc_peering_connection_id = "pcx-12345678"})) == different);
  CHECK(given.cloud.refusal(given.allow({.group_id = given.peer_group,
                                         .vpc_id = given.peer_vpc,
                                         .vpc_peering_connection_id = given.peering})) == "");
}

TEST_CASE("a peer's reference doesn't hold a group: it goes, and the rule is stale") {
  TwoVpcs given;
  given.accept();
  given.cloud.call(given.allow({.group_id = given.peer_group}));
  CHECK(given.stale().empty());
  given.cloud.call(ec2::DeleteSecurityGroupRequest{given.peer_group, {}});
  auto stale = given.stale();
  REQUIRE(stale.size() == 1);
  CHECK(stale[0].group_id == given.group);
  CHECK(stale[0].group_name == "web");
  CHECK(stale[0].stale_ip_permissions_egress.empty());
  REQUIRE(stale[0].stale_ip_permissions.size() == 1);
  auto pair = stale[0].stale_ip_permissions[0].user_id_group_pairs.at(0);
  CHECK(pair.group_id == given.peer_group);
  CHECK(pair.peering_status == "active");
  CHECK_FALSE(pair.user_id);
  CHECK_FALSE(pair.group_name);
}

TEST_CASE("rules are stale when the peering is deleted, and not any more with a new one") {
  TwoVpcs given;
  given.accept();
  given.cloud.call(given.allow({.group_id = given.peer_group}));
  given.cloud.call(ec2::DeleteVpcPeeringConnectionRequest{given.peering});
  REQUIRE(given.stale().size() == 1);
  auto pair = given.stale()[0].stale_ip_permissions.at(0).user_id_group_pairs.at(0);
  CHECK(pair.peering_status == "deleted");
  CHECK(pair.group_name == "db");
  CHECK(given.pair().peering_status == "deleted");
  given.peering =
      given.cloud
          .call(ec2::CreateVpcPeeringConnectionRequest{.peer_vpc_id = given.peer_vpc, .vpc_id = given.vpc})
          .vpc_peering_connection.vpc_peering_connection_id;
  given.accept();
  CHECK(given.stale().empty());
  CHECK(given.pair().vpc_peering_connection_id == given.peering);
}

TEST_CASE("a stale rule can be revoked as it is described") {
  TwoVpcs given;
  given.accept();
  given.cloud.call(given.allow({.group_id = given.peer_group}));
  given.cloud.call(ec2::DeleteVpcPeeringConnectionRequest{given.peering});
  given.cloud.call(ec2::DeleteSecurityGroupRequest{given.peer_group, {}});
  CHECK(given.cloud.refusal(ec2::RevokeSecurityGroupIngressRequest{
            .group_id = given.group,
            .ip_permissions = {{.ip_protocol = "-1", .user_id_group_pairs = {given.pair()}}}}) == "");
  CHECK(given.stale().empty());
}

TEST_CASE("a rule is revoked by the connection that it is described with, and not by another") {
  TwoVpcs given;
  given.accept();
  given.cloud.call(given.allow({.group_id = given.peer_group}));
  auto revoke = [&](const std::string& connection) {
    return given.cloud.refusal(ec2::RevokeSecurityGroupIngressRequest{
        .group_id = given.group,
        .ip_permissions = {{.ip_protocol = "-1",
                            .user_id_group_pairs = {
                                {.group_id = given.peer_group, .vpc_peering_connection_id = connection}}}}});
  };
  CHECK(revoke("pcx-0123456789abcdef0").starts_with("InvalidPermission.NotFound"));
  CHECK(revoke(given.peering) == "");
}

TEST_CASE("DescribeSecurityGroupReferences tells the owner which peer VPCs reference a group") {
  TwoVpcs given("222222222222");
  given.accept();
  given.cloud.call(given.allow({.group_id = given.peer_group, .user_id = "222222222222"}));
  given.cloud.account = "222222222222";
  auto references = given.cloud.call(ec2::DescribeSecurityGroupReferencesRequest{{given.peer_group}})
                        .security_group_references;
  REQUIRE(references.size() == 1);
  CHECK(references[0].group_id == given.peer_group);
  CHECK(references[0].referencing_vpc_id == given.vpc);
  CHECK(references[0].vpc_peering_connection_id == given.peering);
  CHECK(given.cloud.refusal(ec2::DescribeSecurityGroupReferencesRequest{{given.group}}) ==
        "InvalidGroup.NotFound: The security group '" + given.group + "' does not exist");
}

TEST_CASE("references within one VPC are none of DescribeSecurityGroupReferences' business") {
  TwoVpcs given;
  given.cloud.call(given.allow({.group_id = given.group}));
  CHECK(given.cloud.call(ec2::DescribeSecurityGroupReferencesRequest{{given.group}})
            .security_group_references.empty());
}
