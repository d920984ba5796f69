// /_vpcsim/lessons and /_vpcsim/lesson, and how lesson files are read.
#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "scenarios/classroom.hpp"

using namespace vpcsim;
using nlohmann::json;
using tests::ScenarioCloud;

namespace {

const std::string small_lesson = R"(name: Small
lesson:
  title: {en: Small, ja: 小さい}
  summary: One text for both
  minutes: 1
  introduction: {en: Hello, ja: こんにちは}
  goals:
    - title: A VPC
      text: Make it
      exists: [{vpcs: vpc-z}]
)";

Settings no_default_vpc() {
  Settings settings;
  settings.default_vpc = false;
  return settings;
}

struct Room : ScenarioCloud {
  hypervisor::LiveNetwork live{simulator};
  control::ControlPlane plane{simulator, clock, "1"};
  scenarios::Classroom classroom{plane, live, scenarios::LessonCatalog::bundled()};

  Room() : ScenarioCloud(no_default_vpc()) { scenarios::add_lessons(plane, classroom); }

  protocol::HttpResponse send(const std::string& method, const std::string& body = "",
                              const std::string& target = "/_vpcsim/lesson") {
    protocol::HttpResponse response;
    plane.handle({.method = method, .target = target, .headers = {}, .body = body}, response);
    return response;
  }
  json ask(const std::string& method, const std::string& body = "",
           const std::string& target = "/_vpcsim/lesson") {
    const auto response = send(method, body, target);
    CAPTURE(response.body);
    REQUIRE(response.status == 200);
    return json::parse(response.body);
  }
};

std::vector<std::string> mistakes_in(const std::string& yaml) {
  auto loaded = scenarios::read(yaml, "x.yaml");
  std::vector<std::string> lines;
  if (auto* mistakes = std::get_if<std::vector<scenarios::Mistake>>(&loaded)) {
    for (const auto& mistake : *mistakes) lines.push_back(mistake.line());
  }
  return lines;
}

std::string with_goal(const std::string& condition) {
  return small_lesson.substr(0, small_lesson.find("      exists")) + "      " + condition + "\n";
}

}  // namespace

TEST_CASE("the lessons are listed in both languages") {
  Room room;
  const json lessons = room.ask("GET", "", "/_vpcsim/lessons")["lessons"];
  REQUIRE(lessons.size() == 8);
  CHECK(lessons[0]["id"] == "walk-through");
  CHECK(lessons[0]["goals"] == 6);
  for (const json& lesson : lessons) {
    for (const char* member : {"title", "summary"}) {
      CHECK(lesson[member]["en"] != lesson[member]["ja"]);
      CHECK_FALSE(lesson[member]["ja"].get<std::string>().empty());
    }
    CHECK(lesson["minutes"] > 0);
  }
}

TEST_CASE("a lesson takes the place of everything, and is left with everything as it is") {
  Room room;
  CHECK(room.ask("GET")["lesson"].is_null());
  room.call(ec2::CreateVpcRequest{.cidr_block = "192.168.0.0/16"});
  const auto before = room.clock.now();
  const json lesson = room.ask("POST", R"({"start": "accept-in-other-account"})")["lesson"];
  CHECK(room.clock.now() == before);
  CHECK(lesson["id"] == "accept-in-other-account");
  CHECK(lesson["accounts"] == json{{"partner", "222222222222"}});
  CHECK(lesson["account"] == "123456789012");
  CHECK(lesson["done"] == false);
  CHECK(lesson["goals"][0]["met"] == false);
  CHECK(lesson["goals"][0]["why"]["en"] == "There is no peering connection from our-vpc to their-vpc.");
  CHECK(lesson["goals"][0]["why"]["ja"] == "our-vpc から their-vpc へのピアリング接続がありません。");
  CHECK(room.call(ec2::DescribeVpcsRequest{}, "111111111111").vpcs.empty());
  CHECK(room.ask("GET")["lesson"]["id"] == "accept-in-other-account");
  CHECK(room.ask("DELETE")["lesson"].is_null());
  CHECK(room.ask("GET")["lesson"].is_null());
  CHECK(room.call(ec2::DescribeVpcsRequest{}, "123456789012").vpcs.size() == 1);
}

TEST_CASE("a lesson's own account and region may be others, and its keys are told once") {
  Room room;
  const json lesson = room.ask(
      "POST", R"({"start": "walk-through", "account": "333333333333", "region": "eu-west-1"})")["lesson"];
  CHECK(lesson["private_keys"]["access"].get<std::string>().starts_with("-----BEGIN"));
  CHECK(room.call(ec2::DescribeVpcsRequest{}, "333333333333", "eu-west-1").vpcs.size() == 2);
  CHECK_FALSE(room.ask("GET")["lesson"].contains("private_keys"));
  CHECK(room.ask("GET")["lesson"]["region"] == "eu-west-1");
}

TEST_CASE("the same lesson begins the same, however often") {
  Room room;
  room.ask("POST", R"({"start": "no-transit"})");
  const auto first = room.call(ec2::DescribeVpcsRequest{}, "123456789012").vpcs;
  room.ask("POST", R"({"start": "no-transit"})");
  CHECK(room.call(ec2::DescribeVpcsRequest{}, "123456789012").vpcs.at(0).vpc_id == first.at(0).vpc_id);
}

TEST_CASE("what can't be started leaves all as it was") {
  Room room;
  room.ask("POST", R"({"start": "no-transit"})");
  for (const char* bad : {"", "[]", "{}", R"({"start": 7})", R"({"begin": "walk-through"})",
                          R"({"start": "walk-through", "account": "me"})",
                          R"({"start": "walk-through", "region": "moon-1"})"}) {
    CAPTURE(bad);
    CHECK(room.send("POST", bad).status == 400);
  }
  const auto unknown = room.send("POST", R"({"start": "nothing"})");
  CHECK(unknown.status == 404);
  CHECK(unknown.body.find("there is no lesson") != std::string::npos);
  CHECK(room.ask("GET")["lesson"]["id"] == "no-transit");
}

TEST_CASE("a lesson that quotas don't allow isn't begun") {
  Settings settings = no_default_vpc();
  settings.quotas.vpcs = 2;
  ScenarioCloud cloud(settings);
  hypervisor::LiveNetwork live(cloud.simulator);
  control::ControlPlane plane(cloud.simulator, cloud.clock, "1");
  scenarios::Classroom room(plane, live, scenarios::LessonCatalog::bundled());
  cloud.call(ec2::CreateVpcRequest{.cidr_block = "192.168.0.0/16"});
  CHECK_THROWS_WITH(room.start(*room.catalog().find("no-transit"), {}), Catch::Contains("VpcLimitExceeded"));
  CHECK(room.current() == nullptr);
  CHECK(cloud.call(ec2::DescribeVpcsRequest{}).vpcs.size() == 1);
}

TEST_CASE("what is pending on a slow emulator is so in a lesson, too, and the clock stays") {
  Settings settings;
  settings.timing.instance_pending = 60'000;
  ScenarioCloud cloud(settings);
  hypervisor::LiveNetwork live(cloud.simulator);
  control::ControlPlane plane(cloud.simulator, cloud.clock, "1");
  scenarios::Classroom room(plane, live, scenarios::LessonCatalog::bundled());
  const auto before = cloud.clock.now();
  room.start(*room.catalog().find("walk-through"), {});
  CHECK(cloud.clock.now() == before);
}

TEST_CASE("a teacher's lessons stand beside the bundled ones, or in the place of one") {
  const auto directory = std::filesystem::temp_directory_path() / "vpcsim-lessons-test";
  std::filesystem::remove_all(directory);
  std::filesystem::create_directory(directory);
  std::ofstream(directory / "mine.yaml") << small_lesson;
  std::ofstream(directory / "no-transit.yaml") << small_lesson;
  std::ofstream(directory / "notes.txt") << "not a lesson";
  auto catalog = scenarios::LessonCatalog::bundled();
  CHECK(catalog.add_directory(directory.string()).empty());
  CHECK(catalog.lessons().size() == 9);
  CHECK(catalog.find("mine")->scenario.lesson->summary.japanese == "One text for both");
  CHECK(catalog.find("no-transit")->scenario.lesson->title.english == "Small");

  std::ofstream(directory / "plain.yaml") << "name: no lesson\n";
  std::ofstream(directory / "wrong.yaml") << with_goal("exists: [{vpc: vpc-z}]");
  const auto mistakes = catalog.add_directory(directory.string());
  REQUIRE(mistakes.size() == 2);
  CHECK(mistakes[0].line().find("plain.yaml:1:1: this scenario is no lesson") != std::string::npos);
  CHECK(mistakes[1].line().find("wrong.yaml:10:16: a resource needs its kind and name") != std::string::npos);
  CHECK_FALSE(catalog.add_directory((directory / "nowhere").string()).empty());
  std::filesystem::remove_all(directory);
}

TEST_CASE("mistakes in a lesson are found where they stand") {
  CHECK(mistakes_in(small_lesson).empty());
  CHECK(mistakes_in("name: x\nlesson: {}\n").size() == 5);
  struct Row {
    const char* condition;
    const char* mistake;
  };
  const auto row = GENERATE(
      Row{"hints: [Only a hint]", "a goal needs \"expect\", \"exists\" or \"absent\": when it is met"},
      Row{"exists: [{vpcs: a, cidr_blok: 10.0.0.0/16}]", "unknown key \"cidr_blok\" in a resource"},
      Row{"exists: [{vpcs: a, cidr_block: wide}]", "found \"wide\" as cidr_block"},
      Row{"absent: [{vpc_peering_connections: a, status: activ}]", "found \"activ\" as status"},
      Row{"absent: [{vpc_peering_connections: a, between: [b]}]", "a peering connection is between two VPCs"},
      Row{"exists: [{security_groups: a, ingress: [{protocol: tpc, source: b}]}]",
          "found \"tpc\" as protocol"},
      Row{"exists: vpc-a", "found \"vpc-a\" as exists, expected a list"},
      Row{"expect: [{call: DescribeVpcs}]", "a goal is looked at again and again"},
      Row{"expect: [{from: a, to: b, protocol: tcp, port: 22}]",
          "a path needs \"verdict\", \"blocked\" or \"passes\""},
      Row{"expect: [{from: a, to: b, protocol: tcp, port: 22, blocked: [{code: NO_ROUT}]}]",
          "\"NO_ROUT\" is no explanation code"});
  CAPTURE(row.condition);
  const auto mistakes = mistakes_in(with_goal(row.condition));
  REQUIRE(mistakes.size() == 1);
  CHECK(mistakes[0].starts_with("x.yaml:"));
  CHECK(mistakes[0].find(row.mistake) != std::string::npos);
}
