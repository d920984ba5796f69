// Scenarios in several regions and accounts.
#include <algorithm>

#include "catch.hpp"
#include "protocol/ec2/vpc.hpp"
#include "protocol/ec2/vpc_peering_connection.hpp"
#include "scenarios/cloud.hpp"
#include "scenarios/find_path.hpp"
#include "scenarios/view.hpp"

using namespace vpcsim;
using namespace vpcsim::scenarios;
using tests::KeepingReporter;
using tests::parsed;
using tests::ScenarioCloud;

namespace {

constexpr const char* us = "111111111111";

/// The accepter is in another region, of another account if `account` says so.
Scenario across(const std::string& account) {
  return parsed(R"(
name: Across
accounts: {partner: "222222222222"}
network:
  key_pairs: {key-b: {region: eu-west-1)" +
                account + R"(}}
  vpcs:
    vpc-a: {cidr_block: 10.0.0.0/16}
    vpc-b: {cidr_block: 10.1.0.0/16, region: eu-west-1)" +
                account + R"(}
  subnets:
    subnet-a: {vpc: vpc-a, cidr_block: 10.0.1.0/24, availability_zone: b}
    subnet-b: {vpc: vpc-b, cidr_block: 10.1.1.0/24, availability_zone: b}
  vpc_peering_connections: {peer-ab: {requester: vpc-a, accepter: vpc-b, accepted: true}}
  security_groups:
    group-b: {vpc: vpc-b, ingress: [{protocol: tcp, port: 22, source: vpc-a}]}
  route_tables:
    table-a: {vpc: vpc-a, subnets: [subnet-a], routes: [{destination: vpc-b, target: peer-ab}]}
    table-b: {vpc: vpc-b, subnets: [subnet-b], routes: [{destination: vpc-a, target: peer-ab}]}
  instances:
    ec2-a: {subnet: subnet-a}
    ec2-b: {subnet: subnet-b, security_groups: [group-b], key_pair: key-b}
  flow_logs: {log-b: {resource: subnet-b}}
expect:
  - {from: ec2-a, to: ec2-b, protocol: tcp, port: 22, verdict: reachable}
)");
}

std::vector<std::string> names(ScenarioCloud& cloud, const std::string& region,
                               const std::string& account = us) {
  std::vector<std::string> names;
  for (const auto& vpc : cloud.call(ec2::DescribeVpcsRequest{}, account, region).vpcs) {
    for (const auto& tag : vpc.tags) {
      if (tag.key == "Name") names.push_back(tag.value);
    }
  }
  return names;
}

using Names = std::vector<std::string>;

/// A cloud that lets accounts work in one region.
struct OneRegion : ScenarioCloud, protocol::Transport {
  std::string host() const override { return in_process.host(); }
  protocol::HttpResponse send(const protocol::HttpRequest& request) override {
    for (const auto& [name, value] : request.headers) {
      if (name != "Authorization" || value.find("/us-east-1/") != std::string::npos) continue;
      return {401, {}, protocol::error_body(protocol::ApiError("AuthFailure", "Not here."), "r")};
    }
    return in_process.send(request);
  }
};

}  // namespace

TEST_CASE("VPCs of several regions are peered, kept and taken away") {
  const std::string account = GENERATE("", ", account: partner");
  const std::string owner = account.empty() ? us : "222222222222";
  const Scenario scenario = across(account);
  ScenarioCloud cloud;
  KeepingReporter reporter, silent;
  CHECK(plan(scenario, cloud.api(), silent).plan->count(Planned::Verb::create) == 12);
  REQUIRE(apply(scenario, cloud.api(), reporter).error == "");
  CHECK(names(cloud, "us-east-1") == Names{"vpc-a"});
  CHECK(names(cloud, "eu-west-1", owner) == Names{"vpc-b"});
  auto accepting = std::find_if(reporter.calls.begin(), reporter.calls.end(), [](const CallRecord& call) {
    return call.action == "AcceptVpcPeeringConnection";
  });
  REQUIRE(accepting != reporter.calls.end());
  CHECK(accepting->region == "eu-west-1");

  CHECK(apply(scenario, cloud.api(), silent).changing_calls == 0);
  CHECK(plan(scenario, cloud.api(), silent).plan->rows.empty());
  REQUIRE(destroy(scenario, cloud.api(), silent).error == "");
  CHECK(names(cloud, "us-east-1").empty());
  CHECK(names(cloud, "eu-west-1", owner).empty());
  CHECK(destroy(scenario, cloud.api(), silent).changing_calls == 0);
}

TEST_CASE("a packet's way is followed across regions") {
  KeepingReporter reporter;
  CHECK(run_in_process(across(", account: partner"), reporter).passed());
  CHECK(reporter.failures() == Names{});
}

TEST_CASE("the view of the client's own account follows its peering connections to their regions") {
  ScenarioCloud cloud;
  Reporter silent;
  REQUIRE(apply(across(""), cloud.api(), silent).error == "");
  const Api api = cloud.api();
  Accounts accounts(api.transport, api.waiter, api.credentials, api.region, {});
  Session session(accounts, silent, "", {});
  const network::Network network = view_own_account(session);
  std::map<std::string, std::string> ids;
  for (const auto& instance : network.description().instances) ids[instance.name] = instance.id;
  ExpectedPath question{.from = {{"ec2-a", {}}}, .to = {{"ec2-b", {}}}};
  question.protocol.text = "tcp";
  question.port = 22;
  const auto answer = find_path(network, question, [&](const Word& name) { return ids.at(name.text); });
  CHECK(answer.path.reachable());
}

TEST_CASE("what a file no longer has is removed in regions that it no longer names, too") {
  ScenarioCloud cloud;
  Reporter silent;
  REQUIRE(apply(across(""), cloud.api(), silent).error == "");
  const Scenario less = parsed("name: Across\nnetwork: {vpcs: {vpc-a: {cidr_block: 10.0.0.0/16}}}");
  REQUIRE(apply(less, cloud.api(), silent).error == "");
  CHECK(names(cloud, "us-east-1") == Names{"vpc-a"});
  CHECK(names(cloud, "eu-west-1").empty());
  CHECK(apply(less, cloud.api(), silent).changing_calls == 0);
}

TEST_CASE("a VPC whose region is another in the file moves there with all that it has") {
  ScenarioCloud cloud;
  Reporter silent;
  const std::string home = R"(
name: Moving
network:
  vpcs: {vpc-a: {cidr_block: 10.0.0.0/16)";
  const std::string rest = R"(}}
  subnets: {subnet-a: {vpc: vpc-a, cidr_block: 10.0.1.0/24, availability_zone: a}}
  nat_gateways: {nat-a: {subnet: subnet-a}}
  internet_gateways: {igw-a: {vpc: vpc-a}}
  instances: {ec2-a: {subnet: subnet-a}}
)";
  const Scenario here = parsed(home + rest), there = parsed(home + ", region: eu-west-1" + rest);
  REQUIRE(apply(here, cloud.api(), silent).error == "");
  const Outcome planned = plan(there, cloud.api(), silent);
  CHECK(planned.plan->count(Planned::Verb::create) == 5);
  CHECK(planned.plan->count(Planned::Verb::remove) == 5);
  REQUIRE(apply(there, cloud.api(), silent).error == "");
  CHECK(names(cloud, "us-east-1").empty());
  CHECK(names(cloud, "eu-west-1") == Names{"vpc-a"});
  CHECK(apply(there, cloud.api(), silent).changing_calls == 0);
}

TEST_CASE("destroy takes away what the file has elsewhere now") {
  ScenarioCloud cloud;
  Reporter silent;
  const Scenario here = parsed("name: M\nnetwork: {vpcs: {vpc-a: {cidr_block: 10.0.0.0/16}}}");
  const Scenario there =
      parsed("name: M\nnetwork: {vpcs: {vpc-a: {cidr_block: 10.0.0.0/16, region: eu-west-1}}}");
  REQUIRE(apply(here, cloud.api(), silent).error == "");
  REQUIRE(destroy(there, cloud.api(), silent).error == "");
  CHECK(names(cloud, "us-east-1").empty());
}

TEST_CASE("an alias of the client's own account is no other place") {
  ScenarioCloud cloud;
  Reporter silent;
  const Scenario scenario = parsed(R"(
name: Me
accounts: {me: ")" + std::string(us) +
                                   R"("}
network:
  vpcs:
    vpc-a: {cidr_block: 10.0.0.0/16, account: me}
    vpc-b: {cidr_block: 10.1.0.0/16, region: us-east-1}
)");
  REQUIRE(apply(scenario, cloud.api(), silent).error == "");
  CHECK(apply(scenario, cloud.api(), silent).changing_calls == 0);
  CHECK(names(cloud, "us-east-1").size() == 2);
}

TEST_CASE("regions that the account can't work in are passed over, unless the file names them") {
  OneRegion cloud;
  Reporter silent;
  const Api api{cloud, cloud.in_process, {us, "secret", ""}};
  CHECK(apply(parsed("name: M\nnetwork: {vpcs: {vpc-a: {cidr_block: 10.0.0.0/16}}}"), api, silent).error ==
        "");
  CHECK(apply(across(""), api, silent).error.find("AuthFailure") != std::string::npos);
}
