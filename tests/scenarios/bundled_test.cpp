#include <cstdlib>
#include <filesystem>
#include <sstream>

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "protocol/ec2/address.hpp"
#include "protocol/ec2/instance_requests.hpp"
#include "protocol/ec2/internet_gateway.hpp"
#include "protocol/ec2/key_pair.hpp"
#include "protocol/ec2/nat_gateway.hpp"
#include "protocol/ec2/network_acl.hpp"
#include "protocol/ec2/route_table.hpp"
#include "protocol/ec2/security_group.hpp"
#include "protocol/ec2/subnet.hpp"
#include "protocol/ec2/vpc.hpp"
#include "protocol/ec2/vpc_peering_connection.hpp"
#include "scenarios/cloud.hpp"

using namespace vpcsim;
using namespace vpcsim::scenarios;
using tests::bundled;
using tests::KeepingReporter;
using tests::ScenarioCloud;

namespace {

const std::string& some_bundled_name() {
  static const std::vector<std::string> names{"vpc-peering",   "overlapping-cidrs", "no-transit",
                                              "several-peers", "another-account",   "no-borrowed-gateways",
                                              "another-region"};
  return names[GENERATE(range(std::size_t{0}, std::size_t{7}))];
}

Settings slow() {
  Settings settings;
  settings.timing = {.peering_initiating = 1'000,
                     .peering_provisioning = 3'000,
                     .instance_pending = 20'000,
                     .instance_stopping = 20'000,
                     .instance_shutting_down = 20'000,
                     .nat_gateway_pending = 90'000,
                     .nat_gateway_deleting = 60'000};
  return settings;
}

/// What an account has in a region, counted by kind.
std::string inventory(ScenarioCloud& cloud, const std::string& account,
                      const std::string& region = "us-east-1") {
  auto live = [](const auto& rows, auto is_gone) {
    return std::count_if(rows.begin(), rows.end(), std::not_fn(is_gone));
  };
  std::ostringstream out;
  out << "vpcs " << cloud.call(ec2::DescribeVpcsRequest{}, account, region).vpcs.size();
  out << " subnets " << cloud.call(ec2::DescribeSubnetsRequest{}, account, region).subnets.size();
  out << " route tables "
      << cloud.call(ec2::DescribeRouteTablesRequest{}, account, region).route_tables.size();
  out << " security groups "
      << cloud.call(ec2::DescribeSecurityGroupsRequest{}, account, region).security_groups.size();
  out << " network acls "
      << cloud.call(ec2::DescribeNetworkAclsRequest{}, account, region).network_acls.size();
  out << " internet gateways "
      << cloud.call(ec2::DescribeInternetGatewaysRequest{}, account, region).internet_gateways.size();
  out << " key pairs " << cloud.call(ec2::DescribeKeyPairsRequest{}, account, region).key_pairs.size();
  out << " addresses " << cloud.call(ec2::DescribeAddressesRequest{}, account, region).addresses.size();
  out << " nat gateways "
      << live(cloud.call(ec2::DescribeNatGatewaysRequest{}, account, region).nat_gateways,
              [](const auto& row) { return row.state == ec2::NatGatewayState::deleted; });
  out << " peerings "
      << live(
             cloud.call(ec2::DescribeVpcPeeringConnectionsRequest{}, account, region).vpc_peering_connections,
             [](const auto& row) {
               using Code = ec2::VpcPeeringConnectionStateReasonCode;
               return row.status.code == Code::deleted || row.status.code == Code::failed;
             });
  std::vector<ec2::Instance> instances;
  for (const auto& reservation : cloud.call(ec2::DescribeInstancesRequest{}, account, region).reservations) {
    instances.insert(instances.end(), reservation.instances.begin(), reservation.instances.end());
  }
  out << " instances " << live(instances, [](const auto& row) {
    return row.state.name == ec2::InstanceStateName::terminated;
  });
  return out.str();
}

}  // namespace

TEST_CASE("each bundled scenario runs with all its expectations met") {
  const std::string& name = some_bundled_name();
  INFO(name);
  KeepingReporter reporter;
  auto outcome = run_in_process(bundled(name), reporter);
  CHECK(outcome.error == "");
  CHECK(reporter.failures() == std::vector<std::string>{});
  CHECK(outcome.passed());
  CHECK(outcome.expectations > 0);
}

TEST_CASE("each bundled scenario runs where AWS's transitions take their time") {
  const std::string& name = some_bundled_name();
  INFO(name);
  KeepingReporter reporter;
  auto outcome = run_in_process(bundled(name), reporter, {.seed = 2, .settings = slow()});
  CHECK(outcome.error == "");
  CHECK(outcome.passed());
}

TEST_CASE("a second apply changes nothing") {
  const std::string& name = some_bundled_name();
  INFO(name);
  ScenarioCloud cloud;
  auto scenario = bundled(name);
  KeepingReporter first, second;
  auto made = apply(scenario, cloud.api(), first);
  REQUIRE(made.error == "");
  CHECK(made.changing_calls > 0);
  auto again = apply(scenario, cloud.api(), second);
  CHECK(again.error == "");
  CHECK(again.changing_calls == 0);
}

TEST_CASE("destroy leaves what an account is born with") {
  const std::string& name = some_bundled_name();
  INFO(name);
  ScenarioCloud cloud(slow());
  auto scenario = bundled(name);
  const std::string ours = inventory(cloud, "111111111111"), theirs = inventory(cloud, "222222222222"),
                    abroad = inventory(cloud, "111111111111", "eu-west-1");
  KeepingReporter reporter;
  REQUIRE(apply(scenario, cloud.api(), reporter).error == "");
  CHECK(inventory(cloud, "111111111111") != ours);
  CHECK(destroy(scenario, cloud.api(), reporter).error == "");
  CHECK(inventory(cloud, "111111111111") == ours);
  CHECK(inventory(cloud, "222222222222") == theirs);
  CHECK(inventory(cloud, "111111111111", "eu-west-1") == abroad);
  CHECK(destroy(scenario, cloud.api(), reporter).changing_calls == 0);
}

TEST_CASE("the JSON report is one document with steps, calls, expectations and verdicts") {
  std::ostringstream out;
  JsonReporter reporter(out);
  REQUIRE(run_in_process(bundled("vpc-peering"), reporter).passed());
  auto json = nlohmann::json::parse(out.str());
  CHECK(json["passed"] == true);
  REQUIRE(json["steps"].size() == 6);
  CHECK(json["steps"][1]["step"] == "Create the peering connection");
  CHECK(json["steps"][5]["expectations"][0]["path"]["verdict"] == "reachable");
}

TEST_CASE("the bundled scenarios follow scenario.schema.json") {
  if (std::system("python3 -c 'import jsonschema, yaml' 2>/dev/null") != 0) {
    WARN("python3-jsonschema and python3-yaml aren't there: not checked");
    return;
  }
  const std::string source = VPCSIM_SOURCE_DIR;
  const std::string command = "python3 " + source + "/tests/scenarios/check_schema.py " + source +
                              "/scenarios/scenario.schema.json " + source + "/scenarios/*.yaml " + source +
                              "/scenarios/lessons/*.yaml";
  CHECK(std::system(command.c_str()) == 0);
}
