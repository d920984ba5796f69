#include "protocol/ec2/network_acl.hpp"

#include <functional>

#include "catch.hpp"
#include "protocol/ec2/vpc.hpp"
#include "simulator/test_region.hpp"

using namespace vpcsim;
using tests::TestCloud;
using Create = ec2::CreateNetworkAclEntryRequest;

namespace {

/// A VPC with an ACL of its own.
struct OneAcl {
  TestCloud cloud;
  std::string vpc, acl;

  explicit OneAcl(Settings settings = TestCloud::empty()) : cloud(settings) {
    vpc = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
    acl = cloud.call(ec2::CreateNetworkAclRequest{.vpc_id = vpc}).network_acl.network_acl_id;
  }
  Create entry(int number) {
    return {.cidr_block = "10.0.0.0/8",
            .network_acl_id = acl,
            .protocol = "-1",
            .rule_action = ec2::RuleAction::allow,
            .rule_number = number};
  }
  ec2::NetworkAcl describe() {
    return cloud.call(ec2::DescribeNetworkAclsRequest{.network_acl_ids = {acl}}).network_acls.at(0);
  }
  ec2::NetworkAclEntry ingress(int number) {
    for (const auto& entry : describe().entries) {
      if (!entry.egress && entry.rule_number == number) return entry;
    }
    FAIL("no such entry");
    return {};
  }
};

}  // namespace

TEST_CASE("a VPC's default network ACL allows everything, a new one denies everything") {
  OneAcl given;
  auto acls = given.cloud.call(ec2::DescribeNetworkAclsRequest{}).network_acls;
  REQUIRE(acls.size() == 2);
  CHECK(acls[0].is_default);
  REQUIRE(acls[0].entries.size() == 4);
  CHECK(acls[0].entries[0].egress);
  CHECK(acls[0].entries[0].rule_number == 100);
  CHECK(acls[0].entries[0].rule_action == ec2::RuleAction::allow);
  CHECK(acls[0].entries[0].protocol == "-1");
  CHECK(acls[0].entries[0].cidr_block == "0.0.0.0/0");
  CHECK_FALSE(acls[0].entries[0].port_range);
  CHECK_FALSE(acls[0].entries[0].icmp_type_code);
  CHECK_FALSE(acls[1].is_default);
  CHECK(acls[1].owner_id == "111111111111");
  REQUIRE(acls[1].entries.size() == 2);
  for (const auto& entry : acls[1].entries) {
    CHECK(entry.rule_number == 32767);
    CHECK(entry.rule_action == ec2::RuleAction::deny);
  }
}

TEST_CASE("a client token makes one network ACL, however often it is sent") {
  OneAcl given;
  ec2::CreateNetworkAclRequest request{.vpc_id = given.vpc, .client_token = "once"};
  auto made = given.cloud.call(request);
  CHECK(made.client_token == "once");
  CHECK(given.cloud.call(request).network_acl.network_acl_id == made.network_acl.network_acl_id);
  request.vpc_id = given.cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.1.0.0/16"}).vpc.vpc_id;
  CHECK(given.cloud.refusal_code(request) == "IdempotentParameterMismatch");
}

TEST_CASE("network ACLs need a VPC, and have a quota") {
  auto settings = TestCloud::empty();
  settings.quotas.network_acls_per_vpc = 2;
  OneAcl given(settings);
  CHECK(given.cloud.refusal(ec2::CreateNetworkAclRequest{.vpc_id = "vpc-0"}) ==
        "InvalidVpcID.NotFound: The vpc ID 'vpc-0' does not exist");
  CHECK(given.cloud.refusal_code(ec2::CreateNetworkAclRequest{.vpc_id = given.vpc}) ==
        "NetworkAclLimitExceeded");
}

TEST_CASE("entries are listed in the order of evaluation, with canonical CIDRs and protocols as numbers") {
  OneAcl given;
  auto request = given.entry(200);
  request.cidr_block = "100.68.0.18/18";
  request.protocol = "tcp";
  request.port_range = {22, 23};
  given.cloud.call(request);
  given.cloud.call(given.entry(100));
  std::vector<int> numbers;
  for (const auto& entry : given.describe().entries) {
    if (!entry.egress) numbers.push_back(entry.rule_number);
  }
  CHECK(numbers == std::vector<int>{100, 200, 32767});
  auto entry = given.ingress(200);
  CHECK(entry.cidr_block == "100.68.0.0/18");
  CHECK(entry.protocol == "6");
  CHECK(entry.rule_action == ec2::RuleAction::allow);
  REQUIRE(entry.port_range);
  CHECK(entry.port_range->from == 22);
  CHECK(entry.port_range->to == 23);
}

TEST_CASE("ICMP entries have type and code; ports count for TCP and UDP alone") {
  OneAcl given;
  auto request = given.entry(100);
  request.protocol = "1";
  request.icmp_type_code = {-1, 8};
  request.port_range = {0, 0};
  given.cloud.call(request);
  CHECK(given.ingress(100).icmp_type_code->type == 8);
  CHECK(given.ingress(100).icmp_type_code->code == -1);
  CHECK_FALSE(given.ingress(100).port_range);
  request.rule_number = 101;
  request.protocol = "-1";
  given.cloud.call(request);
  CHECK_FALSE(given.ingress(101).icmp_type_code);
  CHECK_FALSE(given.ingress(101).port_range);
}

TEST_CASE("CreateNetworkAclEntry refuses malformed entries") {
  struct Row {
    std::function<void(Create&)> spoil;
    const char* refusal;
  };
  auto row = GENERATE(
      Row{[](Create& entry) { entry.network_acl_id = "acl-0"; },
          "InvalidNetworkAclID.NotFound: The networkAcl ID 'acl-0' does not exist"},
      Row{[](Create& entry) { entry.rule_number = 0; },
          "InvalidParameterValue: Invalid value '0' for ruleNumber. Must be between 1 and 32766."},
      Row{[](Create& entry) { entry.rule_number = 32767; },
          "InvalidParameterValue: Invalid value '32767' for ruleNumber. Must be between 1 and 32766."},
      Row{[](Create& entry) { entry.protocol = "tpc"; },
          "InvalidParameterValue: Invalid value 'tpc' for IP protocol. Unknown protocol."},
      Row{[](Create& entry) { entry.cidr_block.reset(); },
          "MissingParameter: The request must contain the parameter cidrBlock"},
      Row{[](Create& entry) { entry.cidr_block = "10.0.0.0"; },
          "InvalidParameterValue: Value (10.0.0.0) for parameter cidrBlock is invalid. This is not a valid "
          "CIDR "
          "block."},
      Row{[](Create& entry) { entry.protocol = "6"; },
          "MissingParameter: The request must contain the parameter portRange"},
      Row{[](Create& entry) {
            entry.protocol = "17", entry.port_range = {1, {}};
          },
          "MissingParameter: The request must contain the parameter portRange.to"},
      Row{[](Create& entry) {
            entry.protocol = "6", entry.port_range = {23, 22};
          },
          "InvalidParameterValue: Invalid value '23-22' for portRange. Invalid TCP/UDP port range"},
      Row{[](Create& entry) {
            entry.protocol = "6", entry.port_range = {-1, 22};
          },
          "InvalidParameterValue: Invalid value '-1-22' for portRange. Invalid TCP/UDP port range"},
      Row{[](Create& entry) { entry.protocol = "1"; },
          "MissingParameter: The request must contain the parameter icmpTypeCode.type"},
      Row{[](Create& entry) {
            entry.protocol = "1", entry.icmp_type_code = {{}, 8};
          },
          "MissingParameter: The request must contain the parameter icmpTypeCode.code"},
      Row{[](Create& entry) {
            entry.protocol = "1", entry.icmp_type_code = {0, 256};
          },
          "InvalidParameterValue: ICMP type (256) out of range"},
      Row{[](Create& entry) {
            entry.protocol = "1", entry.icmp_type_code = {256, 0};
          },
          "InvalidParameterValue: ICMP code (256) out of range"});
  OneAcl given;
  auto request = given.entry(100);
  row.spoil(request);
  CHECK(given.cloud.refusal(request) == row.refusal);
  CHECK(given.describe().entries.size() == 2);
}

TEST_CASE("an entry is known by number and direction; a second of the same is refused") {
  OneAcl given;
  auto request = given.entry(100);
  given.cloud.call(request);
  CHECK(given.cloud.refusal(request) ==
        "NetworkAclEntryAlreadyExists: The network acl entry identified by 100 already exists.");
  request.egress = true;
  CHECK(given.cloud.refusal(request) == "");
}

TEST_CASE("the quota of entries counts each direction apart, the final deny included") {
  auto settings = TestCloud::empty();
  settings.quotas.network_acl_rules = 2;
  OneAcl given(settings);
  given.cloud.call(given.entry(1));
  CHECK(given.cloud.refusal(given.entry(2)) ==
        "NetworkAclEntryLimitExceeded: The maximum number of network acl entries has been reached.");
  auto egress = given.entry(2);
  egress.egress = true;
  CHECK(given.cloud.refusal(egress) == "");
}

TEST_CASE("entries are replaced and deleted where they are, and nowhere else") {
  OneAcl given;
  given.cloud.call(given.entry(100));
  ec2::ReplaceNetworkAclEntryRequest replace{.cidr_block = "10.9.0.0/16",
                                             .network_acl_id = given.acl,
                                             .protocol = "-1",
                                             .rule_action = ec2::RuleAction::deny,
                                             .rule_number = 100};
  given.cloud.call(replace);
  CHECK(given.ingress(100).cidr_block == "10.9.0.0/16");
  CHECK(given.ingress(100).rule_action == ec2::RuleAction::deny);
  replace.egress = true;
  CHECK(given.cloud.refusal(replace) ==
        "InvalidNetworkAclEntry.NotFound: no egress entry with number 100 in network acl " + given.acl);
  ec2::DeleteNetworkAclEntryRequest erase{.egress = false, .network_acl_id = given.acl, .rule_number = 101};
  CHECK(given.cloud.refusal_code(erase) == "InvalidNetworkAclEntry.NotFound");
  erase.rule_number = 32767;
  CHECK(given.cloud.refusal_code(erase) == "InvalidParameterValue");
  erase.rule_number = 100;
  given.cloud.call(erase);
  CHECK(given.describe().entries.size() == 2);
}

TEST_CASE("the default network ACL can't be deleted") {
  OneAcl given;
  auto id = given.cloud.call(ec2::DescribeNetworkAclsRequest{.filters = {{"default", {"true"}}}})
                .network_acls.at(0)
                .network_acl_id;
  CHECK(given.cloud.refusal(ec2::DeleteNetworkAclRequest{id}) ==
        "InvalidParameterValue: cannot delete default network ACL " + id);
  given.cloud.call(ec2::DeleteNetworkAclRequest{given.acl});
  CHECK(given.cloud.refusal(ec2::DeleteNetworkAclRequest{given.acl}) ==
        "InvalidNetworkAclID.NotFound: The networkAcl ID '" + given.acl + "' does not exist");
}

TEST_CASE("a subnet is put under another network ACL of its VPC, with a new association") {
  tests::TestRegion given;
  auto vpc = given.make_default_vpc();
  Subnet subnet{.id = given.region().ids.id<SubnetId>(), .vpc = vpc};
  subnet.network_acl = given.region().vpcs.get(vpc).default_network_acl;
  subnet.network_acl_association = given.region().ids.id<NetworkAclAssociationId>();
  given.region().subnets.insert(subnet);
  auto before = subnet.network_acl_association.text();
  auto acl = given.call(ec2::CreateNetworkAclRequest{.vpc_id = vpc.text()}).network_acl.network_acl_id;

  auto after = given.call(ec2::ReplaceNetworkAclAssociationRequest{before, acl}).new_association_id;
  CHECK(after != before);
  auto described =
      given.call(ec2::DescribeNetworkAclsRequest{.filters = {{"association.subnet-id", {subnet.id.text()}}}});
  REQUIRE(described.network_acls.size() == 1);
  CHECK(described.network_acls[0].network_acl_id == acl);
  CHECK(described.network_acls[0].associations.at(0).network_acl_association_id == after);

  CHECK(given.refusal(ec2::ReplaceNetworkAclAssociationRequest{before, acl}) ==
        "InvalidAssociationID.NotFound: The association ID '" + before + "' does not exist");
  CHECK(given.refusal(ec2::ReplaceNetworkAclAssociationRequest{after, "acl-0"}) ==
        "InvalidNetworkAclID.NotFound: The networkAcl ID 'acl-0' does not exist");
  CHECK(given.refusal(ec2::DeleteNetworkAclRequest{acl}) ==
        "DependencyViolation: The networkAcl '" + acl + "' has dependencies and cannot be deleted.");
  auto other = make_vpc(given.region(), *Cidr::parse("10.0.0.0/16"), ec2::Tenancy::default_, {});
  auto foreign = given.region().vpcs.get(other).default_network_acl.text();
  CHECK(given.refusal(ec2::ReplaceNetworkAclAssociationRequest{after, foreign})
            .starts_with("InvalidParameterValue"));
}

TEST_CASE("DescribeNetworkAcls filters by what AWS documents") {
  OneAcl given;
  auto request = given.entry(100);
  request.protocol = "6";
  request.port_range = {22, 23};
  given.cloud.call(request);
  request = given.entry(101);
  request.protocol = "1";
  request.icmp_type_code = {1, 8};
  given.cloud.call(request);
  struct Row {
    const char* filter;
    std::string value;
  };
  auto row =
      GENERATE_REF(Row{"entry.cidr", "10.0.0.0/8"}, Row{"entry.icmp.code", "1"}, Row{"entry.icmp.type", "8"},
                   Row{"entry.port-range.from", "22"}, Row{"entry.port-range.to", "23"},
                   Row{"entry.protocol", "tcp"}, Row{"entry.protocol", "6"}, Row{"entry.rule-number", "101"},
                   Row{"network-acl-id", given.acl}, Row{"default", "false"});
  CAPTURE(row.filter);
  auto find = [&](const char* filter, std::string value) {
    return given.cloud.call(ec2::DescribeNetworkAclsRequest{.filters = {{filter, {std::move(value)}}}})
        .network_acls;
  };
  auto found = find(row.filter, row.value);
  REQUIRE(found.size() == 1);
  CHECK(found[0].network_acl_id == given.acl);
  CHECK(find("vpc-id", given.vpc).size() == 2);
  CHECK(find("owner-id", "111111111111").size() == 2);
  CHECK(find("entry.egress", "true").size() == 2);
  CHECK(find("entry.rule-action", "deny").size() == 2);
  CHECK(find("entry.ipv6-cidr", "*").empty());
  CHECK(find("association.subnet-id", "*").empty());
}

TEST_CASE("ReplaceNetworkAclEntry refuses protocols that don't exist, and half a range of ports") {
  OneAcl given;
  given.cloud.call(given.entry(100));
  ec2::ReplaceNetworkAclEntryRequest replace{.cidr_block = "10.9.0.0/16",
                                             .network_acl_id = given.acl,
                                             .protocol = "no-such",
                                             .rule_action = ec2::RuleAction::deny,
                                             .rule_number = 100};
  CHECK(given.cloud.refusal(replace) ==
        "InvalidParameterValue: Invalid value 'no-such' for IP protocol. Unknown protocol.");
  replace.protocol = "tcp";
  replace.port_range = {.from = {}, .to = 22};
  CHECK(given.cloud.refusal(replace) ==
        "MissingParameter: The request must contain the parameter portRange.from");
}
