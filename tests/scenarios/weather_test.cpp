// The provisioning client in bad weather: it must come to what it comes to in fair weather, also when it is
// killed at any call and started again.
#include "scenarios/weather.hpp"

#include <algorithm>
#include <array>

#include "catch.hpp"
#include "protocol/ec2/vpc.hpp"

using namespace vpcsim;
using namespace vpcsim::scenarios;
using tests::KeepingReporter;
using tests::parsed;
using tests::StormyCloud;
using tests::Weather;

namespace {

const std::string all_kinds = R"(
name: All kinds
accounts: {partner: "222222222222"}
network:
  key_pairs: {key-a: {}}
  vpcs:
    vpc-a: {cidr_block: 10.0.0.0/16, enable_dns_hostnames: true}
    vpc-b: {cidr_block: 10.1.0.0/16, account: partner}
  subnets: {subnet-a: {vpc: vpc-a, cidr_block: 10.0.1.0/24, availability_zone: a, map_public_ip_on_launch: true}}
  internet_gateways: {igw-a: {vpc: vpc-a}}
  nat_gateways: {nat-a: {subnet: subnet-a}}
  network_acls:
    acl-a:
      vpc: vpc-a
      subnets: [subnet-a]
      ingress: [{rule_number: 100, protocol: all, source: 0.0.0.0/0, action: allow}]
      egress: [{rule_number: 100, protocol: all, destination: 0.0.0.0/0, action: allow}]
  vpc_peering_connections: {peer-ab: {requester: vpc-a, accepter: vpc-b, accepted: true}}
  security_groups:
    group-a: {vpc: vpc-a, ingress: [{protocol: tcp, port: 22, source: 10.1.0.0/16}], egress: []}
    group-b: {vpc: vpc-b, ingress: [{protocol: tcp, port: 22, source: group-a}]}
  route_tables:
    main-a: {vpc: vpc-a, main: true, routes: [{destination: 0.0.0.0/0, target: igw-a}]}
    table-a: {vpc: vpc-a, subnets: [subnet-a], routes: [{destination: vpc-b, target: peer-ab}, {destination: 0.0.0.0/0, target: igw-a}]}
  instances: {ec2-a: {subnet: subnet-a, security_groups: [group-a], key_pair: key-a}}
  flow_logs: {log-a: {resource: ec2-a}}
)";

constexpr std::array storms{Weather::fair,          Weather::throttled, Weather::failing,
                            Weather::failing_after, Weather::cut,       Weather::timed_out,
                            Weather::refused,       Weather::late,      Weather::unknown_at_first,
                            Weather::short_of_hosts};

/// A piece of XML such as "vpc-0a1b...</vpcId" without what differs from one making to the next: ids,
/// addresses, times, keys. (std::regex would take most of the tests' time.)
std::string plain(std::string piece) {
  const auto tag = piece.find("</");
  if (tag != std::string::npos) {
    for (const char* drawn : {"requestId", "ingerprint", "macAddress", "Token", "ime", "nsName", "ptrRecord",
                              "reservationId", "pAddress", "publicIp", "privateIp"}) {
      if (piece.find(drawn, tag) != std::string::npos) return piece.substr(tag);
    }
  }
  for (auto dash = piece.find('-'); dash != std::string::npos; dash = piece.find('-', dash + 1)) {
    const auto end = piece.find_first_not_of("0123456789abcdef", dash + 1);
    if (end != std::string::npos && end - dash == 18) piece.erase(dash + 1, 17);
  }
  return piece;
}

/// What the accounts have, in plain pieces, sorted.
std::string described(tests::ScenarioCloud& cloud) {
  std::vector<std::string> pieces;
  for (const std::string account : {"111111111111", "222222222222"}) {
    protocol::Ec2Client client(cloud.in_process, cloud.in_process, {account, "secret", ""}, "us-east-1");
    for (const std::string what :
         {"Vpcs", "Subnets", "InternetGateways", "NatGateways", "Addresses", "RouteTables", "SecurityGroups",
          "SecurityGroupRules", "NetworkAcls", "KeyPairs", "Instances", "NetworkInterfaces",
          "VpcPeeringConnections", "FlowLogs", "Tags"}) {
      const std::string body =
          client.send("Describe" + what, "Action=Describe" + what + "&Version=2016-11-15");
      for (std::size_t at = 0; at < body.size();) {
        const std::size_t end = std::min(body.find('>', at), body.size());
        pieces.push_back(what + " " + plain(body.substr(at, end - at)));
        at = end + 1;
      }
    }
  }
  std::sort(pieces.begin(), pieces.end());
  std::string text;
  for (const std::string& piece : pieces) text += piece + '\n';
  return text;
}

const std::string& undisturbed() {
  static const std::string text = [] {
    StormyCloud cloud(Weather::fair);
    Reporter silent;
    REQUIRE(apply(parsed(all_kinds), cloud.api(), silent).error == "");
    return described(cloud.cloud);
  }();
  return text;
}

void require_converged(StormyCloud& cloud, const Scenario& scenario) {
  cloud.start_again();
  Reporter silent;
  const Outcome outcome = apply(scenario, cloud.api(), silent);
  CHECK(outcome.error == "");
  cloud.start_again();
  CHECK(apply(scenario, cloud.api(), silent).changing_calls == 0);
  CHECK(described(cloud.cloud) == undisturbed());
}

}  // namespace

TEST_CASE("apply comes through every weather to what it makes in fair weather, and destroy takes it away") {
  const Weather weather = GENERATE(from_range(storms));
  CAPTURE(static_cast<int>(weather));
  const Scenario scenario = parsed(all_kinds);
  StormyCloud cloud(weather);
  Reporter silent;
  CHECK(apply(scenario, cloud.api(), silent).error == "");
  CHECK(described(cloud.cloud) == undisturbed());
  require_converged(cloud, scenario);
  CHECK(destroy(scenario, cloud.api(), silent).error == "");
  CHECK(cloud.cloud.call(ec2::DescribeVpcsRequest{}).vpcs.size() == 1);
  CHECK(cloud.cloud.call(ec2::DescribeVpcsRequest{}, "222222222222").vpcs.size() == 1);
}

TEST_CASE(
    "apply that is killed at any call, in every weather, goes on where it was when it is started again") {
  const Weather weather = GENERATE(from_range(storms));
  const Scenario scenario = parsed(all_kinds);
  for (const bool sent : {false, true}) {
    for (int call = 1;; ++call) {
      CAPTURE(static_cast<int>(weather), sent, call);
      StormyCloud cloud(weather);
      cloud.kill_at(call, sent);
      Reporter silent;
      const Outcome outcome = apply(scenario, cloud.api(), silent);
      if (outcome.error.empty()) break;  // it had no such call
      REQUIRE(outcome.error == "killed");
      if (sent && cloud.last_only_read()) continue;  // as if it had not been sent
      require_converged(cloud, scenario);
    }
  }
}

TEST_CASE("a lack of capacity that lasts is said with what would help") {
  struct NoHosts : StormyCloud {
    using StormyCloud::StormyCloud;
    protocol::HttpResponse send(const protocol::HttpRequest& request) override {
      if (request.body.find("Action=RunInstances") == std::string::npos) return StormyCloud::send(request);
      ++launches;
      return {
          500, {}, protocol::error_body(protocol::ApiError("InsufficientInstanceCapacity", "None."), "r")};
    }
    int launches = 0;
  } cloud(Weather::fair);
  Reporter silent;
  CHECK(
      apply(parsed(all_kinds), cloud.api(), silent).error ==
      "ec2-a: no capacity for t3.micro in subnet-a after 5 tries: take another instance type or availability "
      "zone, or try later (InsufficientInstanceCapacity: None.)");
  CHECK(cloud.launches == 5);
}

TEST_CASE("a cloud that never gets better is given up with its last error") {
  struct Down : StormyCloud {
    using StormyCloud::StormyCloud;
    protocol::HttpResponse send(const protocol::HttpRequest& request) override {
      if (request.body.find("Action=CreateSubnet") == std::string::npos) return StormyCloud::send(request);
      return {500, {}, protocol::error_body(protocol::ApiError("InternalError", "Ouch."), "r")};
    }
  } cloud(Weather::fair);
  Reporter silent;
  CHECK(apply(parsed(all_kinds), cloud.api(), silent).error == "CreateSubnet subnet-a: InternalError: Ouch.");
}

TEST_CASE("a plan calls nothing that changes, and says what apply then does") {
  const Scenario scenario = parsed(all_kinds);
  StormyCloud cloud(Weather::fair);
  Reporter silent;
  const std::string before = described(cloud.cloud);
  const Outcome planned = plan(scenario, cloud.api(), silent);
  REQUIRE(planned.error == "");
  CHECK(planned.changing_calls == 0);
  CHECK(described(cloud.cloud) == before);
  CHECK(planned.plan->count(Planned::Verb::change) == 1);  // the main route table comes with its VPC
  CHECK(planned.plan->count(Planned::Verb::create) == 13);

  KeepingReporter made;
  REQUIRE(apply(scenario, cloud.api(), made).error == "");
  std::vector<std::string> foretold, done;
  for (const auto& row : planned.plan->rows) {
    for (const auto& call : row.calls) foretold.push_back(call.action + " " + row.name + " " + call.detail);
  }
  for (const auto& call : made.calls) {
    if (!call.reads_only) done.push_back(call.action + " " + call.name + " " + call.detail);
  }
  std::sort(foretold.begin(), foretold.end());
  std::sort(done.begin(), done.end());
  CHECK(foretold == done);
  CHECK(plan(scenario, cloud.api(), silent).plan->rows.empty());
}

TEST_CASE("what the file no longer has is planned to go, and goes; what can't be changed is a conflict") {
  auto file = [](const std::string& resources) { return parsed("name: X\nnetwork:\n" + resources); };
  const Scenario both = file(
      "  vpcs: {vpc-a: {cidr_block: 10.0.0.0/16}, vpc-b: {cidr_block: 10.1.0.0/16}}\n"
      "  subnets: {subnet-b: {vpc: vpc-b, cidr_block: 10.1.0.0/24}}\n");
  StormyCloud cloud(Weather::fair);
  Reporter silent;
  REQUIRE(apply(both, cloud.api(), silent).error == "");

  const Scenario one = file("  vpcs: {vpc-a: {cidr_block: 10.0.0.0/16}}\n");
  const Outcome planned = plan(one, cloud.api(), silent);
  REQUIRE(planned.plan->rows.size() == 2);
  CHECK(planned.plan->rows[0].name == "subnet-b");
  CHECK(planned.plan->rows[1].name == "vpc-b");
  CHECK(planned.plan->count(Planned::Verb::remove) == 2);
  CHECK(apply(one, cloud.api(), silent).changing_calls == 2);
  CHECK(cloud.cloud.call(ec2::DescribeVpcsRequest{}).vpcs.size() == 2);  // vpc-a and the default one

  const Outcome conflict = plan(file("  vpcs: {vpc-a: {cidr_block: 10.9.0.0/16}}\n"), cloud.api(), silent);
  REQUIRE(conflict.plan->rows.size() == 1);
  CHECK(conflict.plan->rows[0].verb == Planned::Verb::conflict);
  CHECK(conflict.plan->rows[0].conflicts[0].found == "10.0.0.0/16");
}
