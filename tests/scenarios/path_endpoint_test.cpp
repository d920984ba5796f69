// POST /_vpcsim/path: the story of a flow, with all that a map needs to show where it happens.
#include <set>

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "protocol/ec2/instance_requests.hpp"
#include "protocol/ec2/tag.hpp"
#include "protocol/ec2/vpc_peering_connection.hpp"
#include "scenarios/cloud.hpp"
#include "scenarios/endpoints/endpoints.hpp"

using namespace vpcsim;
using nlohmann::json;
using tests::bundled;
using tests::KeepingReporter;
using tests::ScenarioCloud;

namespace {

struct Served : ScenarioCloud {
  hypervisor::LiveNetwork live{simulator};
  control::ControlPlane plane{simulator, clock, "1"};

  Served() { scenarios::add_path(plane, live); }

  void apply(const std::string& scenario) {
    KeepingReporter reporter;
    REQUIRE(scenarios::apply(bundled(scenario), api(), reporter).error == "");
  }
  protocol::HttpResponse post(const std::string& body) {
    protocol::HttpResponse response;
    plane.handle({.method = "POST", .target = "/_vpcsim/path", .headers = {}, .body = body}, response);
    return response;
  }
  json path(const json& question) {
    const auto response = post(question.dump());
    CAPTURE(response.body);
    REQUIRE(response.status == 200);
    return json::parse(response.body);
  }
  std::string refusal(const std::string& body) {
    const auto response = post(body);
    CAPTURE(response.body);
    REQUIRE(response.status == 400);
    return json::parse(response.body)["error"]["message"];
  }
};

std::vector<std::string> kinds_of(const json& hops, const std::string& leg) {
  std::vector<std::string> kinds;
  for (const json& hop : hops) {
    if (hop["leg"] == leg) kinds.push_back(hop["kind"]);
  }
  return kinds;
}

}  // namespace

TEST_CASE("each hop says at what it happens, by kind and id") {
  Served served;
  served.apply("vpc-peering");
  const json answer = served.path({{"from", "ec2-a"}, {"to", "ec2-b"}, {"port", 22}});
  CHECK(answer["verdict"] == "reachable");
  CHECK(kinds_of(answer["hops"], "request") ==
        std::vector<std::string>{"network-interface", "security-group", "network-acl", "route-table",
                                 "vpc-peering-connection", "subnet", "network-acl", "security-group",
                                 "network-interface"});
  CHECK(kinds_of(answer["hops"], "reply").size() == 9);
  const auto peering = served.call(ec2::DescribeVpcPeeringConnectionsRequest{}).vpc_peering_connections.at(0);
  CHECK(answer["hops"][4]["id"] == peering.vpc_peering_connection_id);
  for (const json& hop : answer["hops"]) {
    CAPTURE(hop.dump());
    CHECK_FALSE(hop["id"].get<std::string>().empty());
    CHECK(hop["account"] == "111111111111");
    CHECK(hop["region"] == "us-east-1");
  }
}

TEST_CASE("a route table's hop tells whose packet it looks at, and a group's the instance") {
  Served served;
  served.apply("vpc-peering");
  const json hops = served.path({{"from", "ec2-a"}, {"to", "ec2-b"}, {"port", 22}})["hops"];
  CHECK(hops[3]["subnet"] == hops[0]["subnet"]);
  CHECK(hops[2]["subnet"] == hops[0]["subnet"]);
  CHECK(hops[1]["instance"] == hops[0]["instance"]);
  CHECK(hops[1]["interface"] == hops[0]["interface"]);
  CHECK(hops[7]["instance"] == hops[8]["instance"]);
  CHECK(hops[7]["vpc"] != hops[0]["vpc"]);
}

TEST_CASE("a blocker is found on the map: the group, not the interface it is at") {
  Served served;
  served.apply("vpc-peering");
  const json answer = served.path({{"from", "ec2-a"}, {"to", "ec2-b"}, {"port", 80}});
  CHECK(answer["verdict"] == "unreachable");
  const json& blocker = answer["blockers"].at(0);
  CHECK(blocker["kind"] == "security-group");
  CHECK(blocker["id"].get<std::string>().starts_with("sg-"));
  CHECK(blocker["interface"].get<std::string>().starts_with("eni-"));
  CHECK(blocker["plain_reason"].get<std::string>().find("eni-") == std::string::npos);
  const json& last = answer["hops"].back();
  CHECK(last["dropped"] == true);
  CHECK(last["id"] == blocker["id"]);
}

TEST_CASE("a path leads from account to account") {
  Served served;
  served.apply("another-account");
  const json hops = served.path({{"from", "our-client"}, {"to", "their-server"}, {"port", 443}})["hops"];
  std::set<std::string> accounts;
  for (const json& hop : hops) accounts.insert(hop["account"].get<std::string>());
  CHECK(accounts.size() == 2);
}

TEST_CASE("the internet's packets begin at the internet gateway, in either language") {
  Served served;
  served.apply("vpc-peering");
  const json answer =
      served.path({{"from", "203.0.113.10"}, {"to", "ec2-a.public_ip"}, {"port", 22}, {"language", "ja"}});
  CHECK(answer["verdict"] == "reachable");
  CHECK(answer["language"] == "ja");
  CHECK(answer["hops"][0]["kind"] == "internet-gateway");
  CHECK(answer["hops"][0]["text"].get<std::string>().find("インターネットゲートウェイ") == 0);
}

TEST_CASE("a flow that can't be asked about is refused, and the message says why") {
  Served served;
  served.apply("vpc-peering");
  CHECK(served.refusal("nonsense") == "this is no JSON object");
  CHECK(served.refusal("") == "this is no JSON object");
  CHECK(served.refusal("{}") == R"("from" and "to" are needed)");
  CHECK(served.refusal(R"({"from": "ec2-a", "to": "ec2-b"})") == "a port is needed with tcp");
  CHECK(served.refusal(R"({"from": "ec2-a", "to": "ec2-b", "port": 22, "language": "fr"})") ==
        R"("language" isn't one of en, ja)");
  CHECK(served.refusal(R"({"from": "ec2-a", "to": "ec2-z", "port": 22})")
            .starts_with("ec2-z is no instance, network interface, host or IP address"));
  CHECK(served.refusal(R"({"form": "ec2-a"})").starts_with(R"("form" is no key of a flow)"));
}

TEST_CASE("a name that two instances have is no answer to which") {
  Served served;
  served.apply("vpc-peering");
  auto instances = served.call(ec2::DescribeInstancesRequest{}).reservations;
  REQUIRE(instances.size() == 2);
  for (const auto& reservation : instances) {
    served.call(ec2::CreateTagsRequest{.resources = {reservation.instances.at(0).instance_id},
                                       .tags = {{"Name", "twin"}}});
  }
  const std::string refusal = served.refusal(R"({"from": "twin", "to": "8.8.8.8", "port": 22})");
  CHECK(refusal.starts_with("twin may be any of i-"));
  CHECK(refusal.ends_with(": use an id"));
}
