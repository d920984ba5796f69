// A cloud told as a scenario makes the same network again.
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "protocol/ec2/instance_requests.hpp"
#include "protocol/ec2/network_insights_path.hpp"
#include "protocol/ec2/tag.hpp"
#include "protocol/ec2/vpc.hpp"
#include "protocol/ec2/vpc_peering_connection.hpp"
#include "scenarios/cloud.hpp"
#include "scenarios/endpoints/endpoints.hpp"
#include "scenarios/export/export_cloud.hpp"
#include "scenarios/export/write_yaml.hpp"
#include "scenarios/flow_question.hpp"
#include "scenarios/provision/session.hpp"
#include "scenarios/rehearsal.hpp"

using namespace vpcsim;
using namespace vpcsim::scenarios;
using tests::bundled;
using tests::KeepingReporter;
using tests::parsed;
using tests::ScenarioCloud;

namespace {

CloudState final_state(const Scenario& scenario) {
  return state_after(scenario, scenario.steps.size());
}

/// Verdicts of all pairs of instances on tcp/22, by name.
std::map<std::string, std::string> verdicts_of(const CloudState& state) {
  const network::Network network = network_of(state);
  std::map<std::string, std::string> verdicts;
  for (const auto& from : network.description().instances) {
    for (const auto& to : network.description().instances) {
      if (from.id == to.id) continue;
      const Answer answer = ask(network, {}, {.from = from.id, .to = to.id, .port = 22}, {});
      verdicts[from.name + " -> " + to.name] = answer.path.verdict;
    }
  }
  return verdicts;
}

Exported exported(const CloudState& state, const std::string& own = "123456789012") {
  return export_cloud(state.cloud, state.now, {}, own);
}

Settings no_default_vpc() {
  Settings settings;
  settings.default_vpc = false;
  return settings;
}

struct Told : ScenarioCloud {
  explicit Told(const std::string& yaml) : ScenarioCloud(no_default_vpc()) { apply_yaml(yaml); }

  void apply_yaml(const std::string& yaml) {
    KeepingReporter reporter;
    REQUIRE(apply(parsed(yaml), api(), reporter).error == "");
  }
  Exported now() { return export_cloud(simulator.cloud(), clock.now(), {}, "111111111111"); }
  std::string id(const std::string& name) {
    const auto tags = call(ec2::DescribeTagsRequest{.filters = {{"key", {"Name"}}, {"value", {name}}}});
    REQUIRE_FALSE(tags.tags.empty());
    return tags.tags.front().resource_id;
  }
};

bool has_note(const Exported& told, const std::string& text) {
  for (const std::string& note : told.notes) {
    if (note.find(text) != std::string::npos) return true;
  }
  return false;
}

const std::string small = R"(name: Small
network:
  vpcs: {vpc-a: {cidr_block: 10.0.0.0/16}, vpc-b: {cidr_block: 10.1.0.0/16}}
  subnets:
    subnet-a: {vpc: vpc-a, cidr_block: 10.0.1.0/24, availability_zone: a, map_public_ip_on_launch: true}
    subnet-b: {vpc: vpc-b, cidr_block: 10.1.1.0/24, availability_zone: b}
  vpc_peering_connections: {peer: {requester: vpc-a, accepter: vpc-b, accepted: true}}
  route_tables:
    rtb-a: {vpc: vpc-a, subnets: [subnet-a], routes: [{destination: vpc-b, target: peer}]}
    rtb-b: {vpc: vpc-b, subnets: [subnet-b], routes: [{destination: vpc-a, target: peer}]}
  network_acls:
    acl-b:
      vpc: vpc-b
      subnets: [subnet-b]
      ingress: [{rule_number: 90, protocol: tcp, port: 22-80, source: vpc-a, action: allow}]
      egress: [{rule_number: 90, protocol: all, destination: 0.0.0.0/0, action: allow}]
  security_groups:
    sg-a: {vpc: vpc-a, description: A}
    sg-b: {vpc: vpc-b, description: "B: all", ingress: [{protocol: tcp, port: 22, source: sg-a}], egress: []}
  key_pairs: {access: {}}
  instances:
    ec2-a: {subnet: subnet-a, security_groups: [sg-a], key_pair: access}
    ec2-b: {subnet: subnet-b, security_groups: [sg-b], source_dest_check: false, instance_type: t3.small}
)";

}  // namespace

TEST_CASE("what every bundled scenario has made is told so that it is made again, with the same verdicts") {
  const auto* name = GENERATE("vpc-peering", "another-account", "another-region", "several-peers",
                              "overlapping-cidrs", "no-transit", "no-borrowed-gateways");
  CAPTURE(name);
  const CloudState before = final_state(bundled(name));
  const std::string yaml = write_yaml(exported(before).scenario);
  CAPTURE(yaml);
  const CloudState after = final_state(parsed(yaml));
  CHECK(verdicts_of(after) == verdicts_of(before));
  CHECK(verdicts_of(before).empty() == (std::string(name) == "overlapping-cidrs"));
  // Told again, it is the same.
  const std::string again = write_yaml(exported(after).scenario);
  CHECK(again.substr(again.find("network:")) == yaml.substr(yaml.find("network:")));
}

TEST_CASE("each kind is told with what a scenario says of it") {
  Told told(small);
  const Exported out = told.now();
  CHECK(out.notes.empty());
  const std::string yaml = write_yaml(out.scenario);
  for (const char* line :
       {"    vpc-a: {cidr_block: 10.0.0.0/16}",
        "    subnet-a: {vpc: vpc-a, cidr_block: 10.0.1.0/24, availability_zone: a, map_public_ip_on_launch: "
        "true}",
        "    peer: {requester: vpc-a, accepter: vpc-b, accepted: true}",
        "        - {destination: 10.1.0.0/16, target: peer}",
        "        - {rule_number: 90, protocol: tcp, port: 22-80, source: 10.0.0.0/16, action: allow}",
        "        - {protocol: tcp, port: 22, source: sg-a}", "      egress: []",
        "      description: \"B: all\"", "    access: {}"}) {
    CAPTURE(line, yaml);
    CHECK(yaml.find(std::string(line) + "\n") != std::string::npos);
  }
  const auto* instance = out.scenario.steps.front().more.instances.find("ec2-b");
  REQUIRE(instance != nullptr);
  CHECK(instance->instance_type.text == "t3.small");
  CHECK(instance->source_dest_check == false);
  CHECK_FALSE(instance->private_ip_address.empty());
}

TEST_CASE("two of a name get two names, and what has none goes by its id") {
  Told told(small);
  const auto twin = told.call(ec2::CreateVpcRequest{.cidr_block = "10.2.0.0/16",
                                                    .tag_specifications = {{"vpc", {{"Name", "vpc-a"}}}}});
  const auto nameless = told.call(ec2::CreateVpcRequest{.cidr_block = "10.3.0.0/16"});
  told.call(ec2::CreateVpcRequest{.cidr_block = "10.4.0.0/16",
                                  .tag_specifications = {{"vpc", {{"Name", "v1.2 \"new\""}}}}});
  const Exported out = told.now();
  const auto& vpcs = out.scenario.steps.front().more.vpcs;
  CHECK(vpcs.find("vpc-a-2") != nullptr);
  CHECK(vpcs.find(nameless.vpc.vpc_id) != nullptr);
  const std::string yaml = write_yaml(out.scenario);
  CHECK(yaml.find("\"v1-2 \\\"new\\\"\": {cidr_block: 10.4.0.0/16}") != std::string::npos);
  CHECK(parsed(yaml).steps.front().more.vpcs.size() == 5);
}

TEST_CASE("what can't be said is left out by name") {
  Told told(small);
  told.call(ec2::StopInstancesRequest{.instance_ids = {told.id("ec2-a")}});
  told.call(ec2::DeleteVpcPeeringConnectionRequest{told.id("peer")});
  const Exported out = told.now();
  CHECK(has_note(out, "instance ec2-a ("));
  CHECK(has_note(out, "left out, it is stopped"));
  CHECK(has_note(out, "peering connection peer ("));
  CHECK(has_note(out, "its route to 10.1.0.0/16 is left out, it is a blackhole"));
  CHECK(has_note(out, "which is stale or isn't there"));
  CHECK(out.scenario.steps.front().more.instances.find("ec2-a") == nullptr);
  CHECK(final_state(parsed(write_yaml(out.scenario))).cloud.regions().size() == 1);
}

TEST_CASE("a path of Reachability Analyzer's is an expectation, with the verdict of now") {
  Told told(small);
  for (const int port : {22, 443}) {
    told.call(ec2::CreateNetworkInsightsPathRequest{.source = told.id("ec2-a"),
                                                    .destination = told.id("ec2-b"),
                                                    .protocol = "tcp",
                                                    .destination_port = port,
                                                    .client_token = std::to_string(port)});
  }
  const std::string yaml = write_yaml(told.now().scenario);
  CAPTURE(yaml);
  CHECK(yaml.find("  - {from: ec2-a, to: ec2-b, protocol: tcp, port: 22, verdict: ") != std::string::npos);
  KeepingReporter reporter;
  const Outcome outcome = run_in_process(parsed(yaml), reporter);
  CHECK(outcome.expectations == 2);
  CHECK(outcome.passed());
}

TEST_CASE("a default VPC that nobody uses isn't told") {
  Settings settings;
  ScenarioCloud cloud(settings);
  cloud.call(ec2::DescribeVpcsRequest{});
  const Exported out = export_cloud(cloud.simulator.cloud(), cloud.clock.now(), settings, "111111111111");
  CHECK(out.scenario.steps.front().more.vpcs.empty());
  CHECK(out.notes.empty());
}

TEST_CASE("the endpoint answers the file and the notes") {
  Told told(small);
  control::ControlPlane plane(told.simulator, told.clock, "1");
  add_scenario(plane);
  protocol::HttpResponse response;
  plane.handle({.method = "GET", .target = "/_vpcsim/scenario", .headers = {}, .body = {}}, response);
  REQUIRE(response.status == 200);
  const auto answer = nlohmann::json::parse(response.body);
  CHECK(answer["notes"].empty());
  CHECK(parsed(answer["scenario"]).steps.front().more.instances.size() == 2);

  plane.handle(
      {.method = "GET", .target = "/_vpcsim/scenario?account=222222222222", .headers = {}, .body = {}},
      response);
  const std::string as_partner = nlohmann::json::parse(response.body)["scenario"];
  CHECK(as_partner.find("vpc-a: {account: account-111111111111, cidr_block: 10.0.0.0/16}") !=
        std::string::npos);
  plane.handle({.method = "GET", .target = "/_vpcsim/scenario?account=me", .headers = {}, .body = {}},
               response);
  CHECK(response.status == 400);
}
