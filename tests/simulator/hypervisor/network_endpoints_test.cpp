// /_vpcsim/events and /_vpcsim/ssh.
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "simulator/control/control_plane.hpp"
#include "simulator/hypervisor/premises_world.hpp"

using namespace vpcsim;
using namespace vpcsim::tests;
using nlohmann::json;

namespace {

struct ControlledWorld : PremisesWorld {
  control::ControlPlane plane{simulator, clock, "1.2.3"};

  ControlledWorld() { plane.set_premises(&premises); }
  protocol::HttpResponse get(const std::string& target) {
    protocol::HttpResponse response;
    plane.handle({.method = "GET", .target = target, .headers = {}, .body = {}}, response);
    return response;
  }
  json answer(const std::string& target) {
    const auto response = get(target);
    CHECK(response.status == 200);
    return json::parse(response.body);
  }
};

}  // namespace

TEST_CASE("The network's events are listed with their obstacles, and from any number on", "[control]") {
  ControlledWorld world;
  CHECK(world.answer("/_vpcsim/events") == json{{"events", json::array()}, {"last", 0}});
  auto& fabric = world.machines().fabric();
  fabric.prospect(world.from_internet(world.public_a, 22));
  fabric.prospect(world.from_instance(world.a, "192.0.2.1", 443));
  const auto all = world.answer("/_vpcsim/events");
  CHECK(all["last"] == 2);
  REQUIRE(all["events"].size() == 2);
  const auto& blocked = all["events"][0];
  CHECK(blocked["number"] == 1);
  CHECK(blocked["at"] == "2026-01-01T00:00:00.000Z");
  CHECK(blocked["what"] == "blocked");
  CHECK(blocked["from"] == "203.0.113.10");
  CHECK(blocked["to"] == "a (" + world.public_a + ")");
  CHECK(blocked["port"] == 22);
  CHECK(blocked["detail"] == "");
  REQUIRE(blocked["obstacles"].size() == 1);
  CHECK(blocked["obstacles"][0]["code"] == "ENI_SG_RULES_MISMATCH");
  for (const char* member : {"at", "reason", "remedy"})
    CHECK_FALSE(blocked["obstacles"][0][member].get<std::string>().empty());
  CHECK(blocked["text"].get<std::string>().find("ENI_SG_RULES_MISMATCH") != std::string::npos);
  const auto later = world.answer("/_vpcsim/events?after=1");
  REQUIRE(later["events"].size() == 1);
  CHECK(later["events"][0]["what"] == "unanswered");
  CHECK(later["last"] == 2);
  CHECK(world.answer("/_vpcsim/events?after=2")["events"].empty());
}

TEST_CASE("A query that isn't an event's number is refused", "[control]") {
  ControlledWorld world;
  for (const char* query : {"?after=x", "?after=", "?after=-1", "?after=1x", "?after=99999999999999999999",
                            "?before=1", "?after=1&x=2"}) {
    INFO(query);
    CHECK(world.get(std::string("/_vpcsim/events") + query).status == 400);
  }
  CHECK(world.get("/_vpcsim/ssh?x=1").status == 400);
}

TEST_CASE("Instances that run are listed with the way in to them", "[control]") {
  ControlledWorld world;
  world.catch_up();
  const auto listed = world.answer("/_vpcsim/ssh");
  CHECK(listed["tunnel"] == "127.0.0.1:" + std::to_string(world.premises.tunnel().port()));
  REQUIRE(listed["instances"].size() == 2);
  const bool a_first = listed["instances"][0]["name"] == "a";
  const auto& a = listed["instances"][a_first ? 0 : 1];
  const auto& b = listed["instances"][a_first ? 1 : 0];
  CHECK(a == json{{"instance_id", world.a},
                  {"name", "a"},
                  {"account", world.account},
                  {"region", world.region},
                  {"key_name", "me"},
                  {"user", "ec2-user"},
                  {"private_ip", "10.0.1.5"},
                  {"public_ip", world.public_a},
                  {"port", world.ssh_port(world.public_a)}});
  CHECK(b["instance_id"] == world.b);
  CHECK_FALSE(b.contains("public_ip"));
  CHECK_FALSE(b.contains("port"));
}

TEST_CASE("Instances that don't run aren't listed, ports that nobody opened neither", "[control]") {
  ControlledWorld world;
  CHECK(world.answer("/_vpcsim/ssh")["instances"].size() == 2);
  const auto address = world.give_address(world.b);
  const auto listed = world.answer("/_vpcsim/ssh");  // the doors haven't caught up
  for (const auto& row : listed["instances"]) {
    if (row["instance_id"] != world.b) continue;
    CHECK(row["public_ip"] == address);
    CHECK_FALSE(row.contains("port"));
  }
  world.stop(world.a);
  world.terminate(world.b);
  CHECK(world.answer("/_vpcsim/ssh")["instances"].empty());
}

TEST_CASE("Each image's own user is named", "[control]") {
  ControlledWorld world;
  world.stop(world.a);
  world.stop(world.b);
  for (const auto& [image, user] :
       {std::pair("ubuntu/images*", "ubuntu"), std::pair("debian-1*amd64*", "admin"),
        std::pair("al2023-ami-2023*x86_64", "ec2-user")}) {
    auto request = world.launch_request();
    request.image_id = world.find_image(image);
    const auto id = world.call(request).instances.at(0).instance_id;
    const auto instances = world.answer("/_vpcsim/ssh")["instances"];
    REQUIRE(instances.size() == 1);
    CHECK(instances[0]["user"] == user);
    world.terminate(id);
  }
}

TEST_CASE("An emulator without machines has neither events nor ways in", "[control]") {
  ControlledWorld world;
  world.plane.set_premises(nullptr);
  for (const char* target : {"/_vpcsim/events", "/_vpcsim/ssh"}) CHECK(world.get(target).status == 404);
}

TEST_CASE("A snapshot has the machines' files as they are when it is asked for", "[control]") {
  ControlledWorld world;
  auto& files = world.machines().machine(world.a)->files();
  const auto owner = MachinesWorld::owner();
  files.open_for_writing(owner, "file", true);
  files.append(owner, "file", "hello");
  const auto document = world.answer("/_vpcsim/snapshot");
  CHECK(document["disks"].dump().find("\"aGVsbG8=\"") != std::string::npos);
}

TEST_CASE("Premises follow the state once they are told to", "[premises]") {
  PremisesWorld world;
  const auto address = world.give_address(world.b);
  world.premises.catch_up();
  CHECK(world.ssh_port(address) != 0);
  world.take_address(address);
  CHECK(world.ssh_port(address) != 0);
  world.premises.catch_up();
  CHECK(world.ssh_port(address) == 0);
}
