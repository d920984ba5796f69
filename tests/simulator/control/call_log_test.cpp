#include "simulator/control/call_log.hpp"

#include "catch.hpp"
#include "tests/simulator/control/open_door.hpp"

namespace vpcsim::control {
namespace {

using Catch::Matchers::Contains;
using nlohmann::json;
using tests::OpenDoor;

json calls(OpenDoor& door, int after = 0) {
  return door.get("/_vpcsim/calls?after=" + std::to_string(after))["calls"];
}

TEST_CASE("A call is noted with who made it, what it asked and what it made") {
  OpenDoor door;
  auto create = door.create_vpc();
  create.headers.emplace_back("User-Agent", "aws-cli/2.9.19");
  door.send(create);
  const json call = calls(door).at(0);
  CHECK(call["number"] == 1);
  CHECK(call["account"] == "111111111111");
  CHECK(call["region"] == "us-east-1");
  CHECK(call["caller"] == "arn:aws:iam::111111111111:root");
  CHECK(call["agent"] == "aws-cli/2.9.19");
  CHECK(call["service"] == "ec2");
  CHECK(call["action"] == "CreateVpc");
  CHECK(call["writes"] == true);
  CHECK(call["parameters"] == json::array({{"CidrBlock", "10.0.0.0/16"}}));
  CHECK(call["status"] == 200);
  CHECK_THAT(call["ids"][0].get<std::string>(), Catch::Matchers::StartsWith("vpc-0"));
  CHECK_FALSE(call.contains("error"));
}

TEST_CASE("A refused call is noted with AWS's code and message") {
  OpenDoor door;
  door.send(door.call("Action=DeleteVpc&Version=2016-11-15&VpcId=vpc-0123456789abcdef0"));
  const json call = calls(door).at(0);
  CHECK(call["status"] == 400);
  CHECK(call["error"]["code"] == "InvalidVpcID.NotFound");
  CHECK(call["error"]["message"] == "The vpc ID 'vpc-0123456789abcdef0' does not exist");
  CHECK(call["ids"].empty());
}

TEST_CASE("A read is noted as one, refused or not") {
  OpenDoor door;
  door.send(door.call("Action=DescribeVpcs&Version=2016-11-15&VpcId.1=vpc-0123456789abcdef0"));
  const json call = calls(door).at(0);
  CHECK(call["writes"] == false);
  CHECK(call["action"] == "DescribeVpcs");
  CHECK(call["account"] == "111111111111");
  CHECK(call["parameters"] == json::array({{"VpcId.1", "vpc-0123456789abcdef0"}}));
  CHECK(call["error"]["code"] == "InvalidVpcID.NotFound");
}

TEST_CASE("A private key is in no note") {
  OpenDoor door;
  const auto answer = door.send(door.call("Action=CreateKeyPair&Version=2016-11-15&KeyName=access"));
  REQUIRE_THAT(answer.body, Contains("PRIVATE KEY"));
  CHECK_THAT(calls(door).dump(), !Contains("PRIVATE KEY"));
}

TEST_CASE("Reads, however many, push no write out of the notes") {
  OpenDoor door;
  door.send(door.create_vpc());
  for (std::size_t i = 0; i < CallLog::calls_max + 10; ++i)
    door.send(door.call("Action=DescribeVpcs&Version=2016-11-15"));
  const json noted = calls(door);
  CHECK(noted.size() == CallLog::calls_max + 1);
  CHECK(noted[0]["action"] == "CreateVpc");
  CHECK(noted[1]["number"] == 12);
}

TEST_CASE("Notes are told from a number on, in order") {
  OpenDoor door;
  door.send(door.create_vpc());
  door.send(door.call("Action=DescribeVpcs&Version=2016-11-15"));
  door.send(door.create_vpc("10.1.0.0/16"));
  const json later = calls(door, 1);
  REQUIRE(later.size() == 2);
  CHECK(later[0]["action"] == "DescribeVpcs");
  CHECK(later[1]["action"] == "CreateVpc");
  CHECK(door.get("/_vpcsim/calls")["last"] == 3);
}

TEST_CASE("What the emulator's own controls did is noted, what they were asked isn't") {
  OpenDoor door;
  door.get("/_vpcsim/clock");
  door.post("/_vpcsim/clock", R"({"advance": "+1h"})");
  const json noted = calls(door);
  REQUIRE(noted.size() == 1);
  CHECK(noted[0]["service"] == "vpcsim");
  CHECK(noted[0]["action"] == "POST /_vpcsim/clock");
  CHECK(noted[0]["parameters"] == json::parse(R"([["advance", "+1h"]])"));
}

TEST_CASE("A note tells which state was gone back to") {
  OpenDoor door;
  door.post("/_vpcsim/history", R"({"to": 0})");
  CHECK(calls(door)[0]["parameters"] == json::parse(R"([["to", "0"]])"));
}

TEST_CASE("Ids in a note are ids: what an ARN ends with isn't one") {
  OpenDoor door;
  door.send(door.create_vpc());
  const std::string vpc = calls(door)[0]["ids"][0];
  door.send(door.call(
      "Action=CreateSecurityGroup&Version=2016-11-15&GroupName=web&GroupDescription=web&VpcId=" + vpc));
  const json noted = calls(door, 1);
  REQUIRE(noted[0]["status"] == 200);
  REQUIRE(noted[0]["ids"].size() == 1);
  CHECK_THAT(noted[0]["ids"][0].get<std::string>(), Catch::Matchers::StartsWith("sg-"));
}

TEST_CASE("An endpoint that only reads is asked without a note, by whatever method") {
  OpenDoor door;
  door.plane.add({"POST", "/_vpcsim/ask", "", [](std::string_view) { return std::string("{}"); }, true});
  door.plane.add({"POST", "/_vpcsim/do", "", [](std::string_view) { return std::string("{}"); }});
  CHECK(door.post("/_vpcsim/ask", "{}").status == 200);
  CHECK(calls(door).empty());
  CHECK(door.post("/_vpcsim/do", "{}").status == 200);
  CHECK(calls(door).size() == 1);
}

TEST_CASE("The accounts and regions that were called are told") {
  OpenDoor door;
  CHECK(door.get("/_vpcsim/homes")["homes"].empty());
  door.send(door.call("Action=DescribeVpcs&Version=2016-11-15"));
  CHECK(door.get("/_vpcsim/homes")["homes"] ==
        json::array({{{"account", "111111111111"}, {"region", "us-east-1"}}}));
}

TEST_CASE("One can go back to the state after any call that changed something") {
  OpenDoor door;
  door.send(door.create_vpc());
  door.send(door.call("Action=DescribeVpcs&Version=2016-11-15"));
  door.send(door.create_vpc("10.1.0.0/16"));
  door.send(door.create_vpc("0.0.0.0/0"));  // refused
  const json steps = door.get("/_vpcsim/history")["steps"];
  REQUIRE(steps.size() == 3);
  CHECK(steps[0]["number"] == 0);
  CHECK(steps[1]["action"] == "CreateVpc");
  CHECK(steps[2]["number"] == 3);

  CHECK(door.post("/_vpcsim/history", R"({"to": 1})").status == 200);
  CHECK(door.vpcs() == 1);
  CHECK(door.post("/_vpcsim/history", R"({"to": 0})").status == 200);
  CHECK(door.vpcs() == 0);
  // Going back is a step, too: one can go forward again.
  CHECK(door.post("/_vpcsim/history", R"({"to": 3})").status == 200);
  CHECK(door.vpcs() == 2);
}

TEST_CASE("A step that isn't there, or isn't a number, is refused and changes nothing") {
  OpenDoor door;
  door.send(door.create_vpc());
  CHECK(door.post("/_vpcsim/history", R"({"to": 2})").status == 404);
  CHECK(door.post("/_vpcsim/history", R"({"to": "1"})").status == 400);
  CHECK(door.post("/_vpcsim/history", R"({"to": -1})").status == 400);
  CHECK(door.post("/_vpcsim/history", R"({})").status == 400);
  CHECK(door.vpcs() == 1);
}

TEST_CASE("Of many steps the beginning and the latest are kept") {
  OpenDoor door;
  for (std::size_t i = 0; i < History::steps_max + 5; ++i)
    door.send(door.call("Action=AllocateAddress&Version=2016-11-15"));
  door.post("/_vpcsim/reset", "");
  for (std::size_t i = 0; i < History::steps_max + 5; ++i) door.post("/_vpcsim/reset", "");
  const json steps = door.get("/_vpcsim/history")["steps"];
  CHECK(steps.size() == History::steps_max);
  CHECK(steps[0]["number"] == 0);
}

}  // namespace
}  // namespace vpcsim::control
