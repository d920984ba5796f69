#include "protocol/ec2/security_group_vpc.hpp"

#include "catch.hpp"
#include "protocol/ec2/network_interface.hpp"
#include "protocol/ec2/subnet.hpp"
#include "simulator/one_group.hpp"

using namespace vpcsim;
using tests::OneGroup;
using tests::TestCloud;
using tests::TestRegion;
using State = ec2::SecurityGroupVpcAssociationState;

namespace {

/// A group in one VPC, and another VPC with a subnet.
struct TwoVpcs : OneGroup {
  std::string other, subnet;

  explicit TwoVpcs(Settings settings = TestCloud::empty()) : OneGroup(settings) {
    other = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.1.0.0/16"}).vpc.vpc_id;
    subnet =
        cloud.call(ec2::CreateSubnetRequest{.cidr_block = "10.1.1.0/24", .vpc_id = other}).subnet.subnet_id;
  }
  State associate() { return cloud.call(ec2::AssociateSecurityGroupVpcRequest{group, other}).state; }
  State disassociate() { return cloud.call(ec2::DisassociateSecurityGroupVpcRequest{group, other}).state; }
  std::vector<ec2::SecurityGroupVpcAssociation> associations(std::vector<ec2::Filter> filters = {}) {
    return cloud.call(ec2::DescribeSecurityGroupVpcAssociationsRequest{.filters = std::move(filters)})
        .security_group_vpc_associations;
  }
  std::string use() {
    return cloud.call(ec2::CreateNetworkInterfaceRequest{.groups = {group}, .subnet_id = subnet})
        .network_interface.network_interface_id;
  }
  std::string refusal_to_use() {
    return cloud.refusal(ec2::CreateNetworkInterfaceRequest{.groups = {group}, .subnet_id = subnet});
  }
};

}  // namespace

TEST_CASE("an associated security group can be given to interfaces of the other VPC") {
  TwoVpcs given;
  CHECK(given.refusal_to_use() ==
        "InvalidGroup.NotFound: You have specified two resources that belong to different networks.");
  CHECK(given.associate() == State::associating);
  CHECK(given.refusal_to_use() == "");
  auto described = given.associations();
  REQUIRE(described.size() == 1);
  CHECK(described[0].group_id == given.group);
  CHECK(described[0].group_owner_id == "111111111111");
  CHECK(described[0].vpc_id == given.other);
  CHECK(described[0].vpc_owner_id == "111111111111");
  CHECK(described[0].state == State::associated);
}

TEST_CASE("associating and disassociating take the time that is set, and a group can be used between them") {
  auto settings = TestCloud::empty();
  settings.timing.security_group_associating = 1000;
  settings.timing.security_group_disassociating = 1000;
  TwoVpcs given(settings);
  given.associate();
  given.cloud.clock.advance(999);
  CHECK(given.associations().at(0).state == State::associating);
  CHECK(given.refusal_to_use() != "");
  given.cloud.clock.advance(1);
  CHECK(given.associations().at(0).state == State::associated);
  CHECK(given.associate() == State::associated);
  CHECK(given.disassociate() == State::disassociating);
  CHECK(given.refusal_to_use() != "");
  given.cloud.clock.advance(999);
  CHECK(given.associations().at(0).state == State::disassociating);
  given.cloud.clock.advance(1);
  CHECK(given.associations().empty());
}

TEST_CASE("a group that was disassociated can be associated again") {
  TwoVpcs given;
  given.associate();
  given.disassociate();
  given.associate();
  CHECK(given.associations().size() == 1);
  CHECK(given.refusal_to_use() == "");
}

TEST_CASE("a group that interfaces of the other VPC have can't be disassociated") {
  TwoVpcs given;
  given.associate();
  auto interface = given.use();
  CHECK(given.cloud.refusal(ec2::DisassociateSecurityGroupVpcRequest{given.group, given.other}) ==
        "DependencyViolation: resource " + given.group + " has a dependent object");
  given.cloud.call(ec2::DeleteNetworkInterfaceRequest{.network_interface_id = interface});
  CHECK(given.disassociate() == State::disassociating);
}

TEST_CASE("an association keeps its group and its VPC from being deleted") {
  TwoVpcs given;
  given.associate();
  CHECK(given.cloud.refusal_code(ec2::DeleteSecurityGroupRequest{.group_id = given.group}) ==
        "DependencyViolation");
  given.cloud.call(ec2::DeleteSubnetRequest{.subnet_id = given.subnet});
  CHECK(given.cloud.refusal_code(ec2::DeleteVpcRequest{.vpc_id = given.other}) == "DependencyViolation");
  given.disassociate();
  CHECK(given.cloud.refusal(ec2::DeleteVpcRequest{.vpc_id = given.other}) == "");
  CHECK(given.cloud.refusal(ec2::DeleteSecurityGroupRequest{.group_id = given.group}) == "");
}

TEST_CASE("default groups, a group's own VPC and what isn't there can't be associated") {
  TwoVpcs given;
  std::string default_group;
  for (const auto& group : given.cloud.call(ec2::DescribeSecurityGroupsRequest{}).security_groups) {
    if (group.group_name == "default" && group.vpc_id == given.vpc) default_group = group.group_id;
  }
  auto refusal = [&](std::string group, std::string vpc) {
    return given.cloud.refusal(ec2::AssociateSecurityGroupVpcRequest{std::move(group), std::move(vpc)});
  };
  CHECK(refusal(default_group, given.other) == "InvalidParameterValue: The default security group " +
                                                   default_group + " can't be associated with other VPCs.");
  CHECK(refusal(given.group, given.vpc) == "InvalidParameterValue: The security group " + given.group +
                                               " was created in VPC " + given.vpc + ".");
  CHECK(refusal("sg-0", given.other) == "InvalidGroup.NotFound: The security group 'sg-0' does not exist");
  CHECK(refusal(given.group, "vpc-0") == "InvalidVpcID.NotFound: The vpc ID 'vpc-0' does not exist");
  CHECK(refusal("", given.other) == "MissingParameter: The request must contain the parameter groupId");
  CHECK(refusal(given.group, "") == "MissingParameter: The request must contain the parameter vpcId");
  CHECK(given.cloud.refusal(ec2::DisassociateSecurityGroupVpcRequest{given.group, given.other}) ==
        "InvalidParameterValue: The security group " + given.group + " is not associated with VPC " +
            given.other + ".");
}

TEST_CASE("the default VPC takes no part in associations") {
  TestRegion given;
  auto default_vpc = given.make_default_vpc();
  auto vpc = given.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
  auto make = [&](std::string in) {
    return given
        .call(
            ec2::CreateSecurityGroupRequest{.description = "x", .group_name = "web", .vpc_id = std::move(in)})
        .group_id;
  };
  const std::string refusal =
      "InvalidParameterValue: Security groups can't be associated with or from the default VPC.";
  CHECK(given.refusal(ec2::AssociateSecurityGroupVpcRequest{make(vpc), default_vpc.text()}) == refusal);
  CHECK(given.refusal(ec2::AssociateSecurityGroupVpcRequest{make(default_vpc.text()), vpc}) == refusal);
}

TEST_CASE("groups that one VPC may use can name each other, and hold each other") {
  TwoVpcs given;
  auto near = given.cloud
                  .call(ec2::CreateSecurityGroupRequest{
                      .description = "x", .group_name = "near", .vpc_id = given.other})
                  .group_id;
  auto refusal = [&] {
    return given.cloud.refusal(
        tests::Ingress{.group_id = near, .ip_permissions = {tests::everything_from(given.group)}});
  };
  CHECK(refusal() ==
        "InvalidGroup.NotFound: You have specified two resources that belong to different networks.");
  given.associate();
  CHECK(refusal() == "");
  given.disassociate();
  CHECK(given.cloud.refusal_code(ec2::DeleteSecurityGroupRequest{.group_id = given.group}) ==
        "DependencyViolation");
}

TEST_CASE("DescribeSecurityGroupVpcAssociations filters by what AWS documents, and pages") {
  TwoVpcs given;
  given.associate();
  auto third = given.cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.2.0.0/16"}).vpc.vpc_id;
  given.cloud.call(ec2::AssociateSecurityGroupVpcRequest{given.group, third});
  CHECK(given.associations({{"group-id", {given.group}}}).size() == 2);
  CHECK(given.associations({{"group-owner-id", {"111111111111"}}}).size() == 2);
  CHECK(given.associations({{"vpc-id", {third}}}).size() == 1);
  CHECK(given.associations({{"vpc-owner-id", {"222222222222"}}}).empty());
  CHECK(given.associations({{"state", {"associated"}}}).size() == 2);
  CHECK(given.associations({{"state", {"associating"}}}).empty());
  CHECK(given.cloud.refusal(ec2::DescribeSecurityGroupVpcAssociationsRequest{.max_results = 4})
            .starts_with("InvalidParameterValue"));
  CHECK(given.cloud.refusal(ec2::DescribeSecurityGroupVpcAssociationsRequest{.filters = {{"x", {"y"}}}}) ==
        "InvalidParameterValue: The filter 'x' is invalid");
}

TEST_CASE("GetSecurityGroupsForVpc lists the VPC's own groups and those associated with it") {
  TwoVpcs given;
  auto groups = [&](std::vector<ec2::Filter> filters = {}) {
    std::vector<std::string> names;
    for (const auto& group :
         given.cloud
             .call(ec2::GetSecurityGroupsForVpcRequest{.vpc_id = given.other, .filters = std::move(filters)})
             .security_group_for_vpcs)
      names.push_back(group.group_name);
    return names;
  };
  using Names = std::vector<std::string>;
  CHECK(groups() == Names{"default"});
  given.associate();
  CHECK(groups() == Names{"default", "web"});
  CHECK(groups({{"group-id", {given.group}}}) == Names{"web"});
  CHECK(groups({{"group-name", {"def*"}}}) == Names{"default"});
  CHECK(groups({{"description", {"x"}}}) == Names{"web"});
  CHECK(groups({{"owner-id", {"111111111111"}}}) == Names{"default", "web"});
  CHECK(groups({{"primary-vpc-id", {given.vpc}}}) == Names{"web"});
  CHECK(given.cloud.refusal(ec2::GetSecurityGroupsForVpcRequest{.vpc_id = "vpc-0"}) ==
        "InvalidVpcID.NotFound: The vpc ID 'vpc-0' does not exist");
  auto web = given.cloud.call(ec2::GetSecurityGroupsForVpcRequest{.vpc_id = given.other})
                 .security_group_for_vpcs.at(1);
  CHECK(web.primary_vpc_id == given.vpc);
  CHECK(web.owner_id == "111111111111");
}
