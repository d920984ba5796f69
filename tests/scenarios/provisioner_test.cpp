#include <algorithm>

#include "catch.hpp"
#include "protocol/ec2/route.hpp"
#include "protocol/ec2/route_table.hpp"
#include "protocol/ec2/security_group.hpp"
#include "protocol/ec2/security_group_rule.hpp"
#include "protocol/ec2/vpc.hpp"
#include "scenarios/cloud.hpp"

using namespace vpcsim;
using namespace vpcsim::scenarios;
using tests::KeepingReporter;
using tests::parsed;
using tests::ScenarioCloud;

namespace {

const std::string small = R"(
name: Small
network:
  vpcs: {vpc-a: {cidr_block: 10.0.0.0/16, enable_dns_hostnames: true}}
  subnets: {subnet-a: {vpc: vpc-a, cidr_block: 10.0.1.0/24}}
  internet_gateways: {igw-a: {vpc: vpc-a}}
  route_tables: {main-a: {vpc: vpc-a, main: true, routes: [{destination: 0.0.0.0/0, target: igw-a}]}}
  security_groups:
    sg-a: {vpc: vpc-a, ingress: [{protocol: tcp, port: 22, source: sg-b}], egress: []}
    sg-b: {vpc: vpc-a, ingress: [{protocol: icmp, source: sg-a}, {protocol: udp, port: 8000-8010, source: vpc-a}]}
  network_acls:
    acl-a:
      vpc: vpc-a
      subnets: [subnet-a]
      ingress: [{rule_number: 100, protocol: tcp, port: 22, source: 0.0.0.0/0, action: allow}]
      egress: [{rule_number: 100, protocol: all, destination: 0.0.0.0/0, action: allow}]
)";

std::vector<std::string> changes(const KeepingReporter& reporter) {
  std::vector<std::string> lines;
  for (const auto& call : reporter.calls) {
    if (!call.reads_only)
      lines.push_back(call.action + " " + call.name + (call.detail.empty() ? "" : " " + call.detail));
  }
  return lines;
}

ec2::SecurityGroup group(ScenarioCloud& cloud, const std::string& name) {
  ec2::DescribeSecurityGroupsRequest request{.filters = {{"group-name", {name}}}};
  return cloud.call(request).security_groups.at(0);
}

}  // namespace

TEST_CASE("every kind converges: a second apply changes nothing, destroy takes all away") {
  ScenarioCloud cloud;
  auto scenario = parsed(small);
  KeepingReporter first, second, third;
  REQUIRE(apply(scenario, cloud.api(), first).error == "");
  CHECK(apply(scenario, cloud.api(), second).error == "");
  CHECK(changes(second) == std::vector<std::string>{});
  CHECK(destroy(scenario, cloud.api(), third).error == "");
  CHECK(cloud.call(ec2::DescribeVpcsRequest{}).vpcs.size() == 1);  // the default VPC
}

TEST_CASE("declared egress takes the place of AWS's, which lets everything out") {
  ScenarioCloud cloud;
  KeepingReporter reporter;
  REQUIRE(apply(parsed(small), cloud.api(), reporter).error == "");
  CHECK(group(cloud, "sg-a").ip_permissions_egress.empty());
  CHECK(group(cloud, "sg-b").ip_permissions_egress.size() == 1);
}

TEST_CASE("apply repairs what somebody changed, and nothing else") {
  ScenarioCloud cloud;
  auto scenario = parsed(small);
  KeepingReporter first, second;
  REQUIRE(apply(scenario, cloud.api(), first).error == "");
  auto sg_b = group(cloud, "sg-b");
  ec2::RevokeSecurityGroupIngressRequest revoke;
  revoke.group_id = sg_b.group_id;
  revoke.ip_permissions = sg_b.ip_permissions;
  cloud.call(revoke);
  auto tables =
      cloud.call(ec2::DescribeRouteTablesRequest{.filters = {{"vpc-id", {sg_b.vpc_id}}}}).route_tables;
  cloud.call(ec2::DeleteRouteRequest{"0.0.0.0/0", tables.at(0).route_table_id});

  REQUIRE(apply(scenario, cloud.api(), second).error == "");
  CHECK(changes(second) ==
        std::vector<std::string>{"AuthorizeSecurityGroupIngress sg-b icmp from sg-a",
                                 "AuthorizeSecurityGroupIngress sg-b udp/8000-8010 from 10.0.0.0/16",
                                 "CreateRoute main-a 0.0.0.0/0 -> igw-a"});
}

TEST_CASE("what can't be changed is an error that names both values") {
  ScenarioCloud cloud;
  KeepingReporter reporter;
  REQUIRE(apply(parsed("name: X\nnetwork: {vpcs: {vpc-a: {cidr_block: 10.0.0.0/16}}}"), cloud.api(), reporter)
              .error == "");
  CHECK(apply(parsed("name: X\nnetwork: {vpcs: {vpc-a: {cidr_block: 10.9.0.0/16}}}"), cloud.api(), reporter)
            .error ==
        "vpc-a is there with the CIDR block 10.0.0.0/16, and the file says 10.9.0.0/16: it can't be changed, "
        "destroy "
        "the scenario first");
}

TEST_CASE("a scenario doesn't touch another one's resources of the same name") {
  ScenarioCloud cloud;
  KeepingReporter reporter;
  auto one = parsed("name: One\nnetwork: {vpcs: {vpc-a: {cidr_block: 10.0.0.0/16}}}");
  auto two = parsed("name: Two\nnetwork: {vpcs: {vpc-a: {cidr_block: 10.9.0.0/16}}}");
  REQUIRE(apply(one, cloud.api(), reporter).error == "");
  REQUIRE(apply(two, cloud.api(), reporter).error == "");
  REQUIRE(destroy(one, cloud.api(), reporter).error == "");
  auto left = cloud.call(ec2::DescribeVpcsRequest{.filters = {{"tag:Name", {"vpc-a"}}}}).vpcs;
  REQUIRE(left.size() == 1);
  CHECK(left[0].cidr_block == "10.9.0.0/16");
}

TEST_CASE("a call that the cloud refuses ends the run with AWS's words") {
  KeepingReporter reporter;
  auto outcome =
      run_in_process(parsed("name: X\nnetwork: {vpcs: {vpc-a: {cidr_block: 10.0.0.0/8}}}"), reporter);
  CHECK(outcome.error == "InvalidVpc.Range: The CIDR '10.0.0.0/8' is invalid.");
  CHECK_FALSE(outcome.passed());
}
