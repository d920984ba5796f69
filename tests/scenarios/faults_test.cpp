// Scenarios that bring their own weather.
#include "catch.hpp"
#include "protocol/ec2/vpc.hpp"
#include "protocol/http_client.hpp"
#include "scenarios/cloud.hpp"

using namespace vpcsim;
using namespace vpcsim::scenarios;
using protocol::HttpError;
using tests::bundled;
using tests::KeepingReporter;
using tests::parsed;
using tests::ScenarioCloud;

namespace {

using Lines = std::vector<std::string>;

/// What was found at each expectation, without what is drawn: addresses, ids.
Lines story(const KeepingReporter& reporter) {
  Lines lines = reporter.failures();
  for (const Checked& checked : reporter.checks) {
    std::string line =
        checked.path ? checked.path->verdict : checked.finding.substr(0, checked.finding.find(':'));
    if (checked.path) {
      for (const auto& blocker : checked.path->blockers) line += " " + blocker.code + " at " + blocker.at;
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

Lines calls_of(const KeepingReporter& reporter) {
  Lines lines;
  for (const auto& call : reporter.calls) lines.push_back(call.action + " " + call.name + " " + call.error);
  return lines;
}

std::vector<weather::Fault> faults(const std::string& rules) {
  return parsed("name: X\nfaults: " + rules).faults;
}

std::size_t vpcs(ScenarioCloud& cloud) {
  return cloud.call(ec2::DescribeVpcsRequest{}).vpcs.size();
}

}  // namespace

TEST_CASE("a scenario with faults comes to the same story as in fair weather") {
  const std::string name = GENERATE("vpc-peering", "another-account", "several-peers", "another-region",
                                    "overlapping-cidrs", "no-borrowed-gateways");
  const std::string rules = GENERATE(
      "[{kind: throttle, probability: 0.3}]", "[{kind: internal-error, action: '*', probability: 0.2}]",
      "[{kind: internal-error, action: [Create*, Run*], carried_out: true, probability: 0.5}]",
      "[{kind: unavailable, carried_out: true, probability: 0.1}]", "[{kind: cut, probability: 0.2}]",
      "[{kind: delay, milliseconds: [100, 3000]}]", "[{kind: insufficient-capacity, count: 2}]",
      "[{kind: eventual-consistency, milliseconds: [500, 4000]}]",
      "[{kind: eventual-consistency, milliseconds: 2000, strict: true}]",
      "[{kind: eventual-consistency, calls: 2}]", "[{kind: token-bucket, size: 3, refill_per_second: 1}]",
      "[{kind: cut, probability: 0.1}, {kind: throttle, action: Create*, probability: 0.3},"
      " {kind: eventual-consistency, action: Create*, milliseconds: 1500, strict: true}]");
  INFO(name << " " << rules);
  Scenario scenario = bundled(name);
  KeepingReporter fair, foul;
  REQUIRE(run_in_process(scenario, fair).passed());
  scenario.faults = faults(rules);
  const Outcome outcome = run_in_process(scenario, foul);
  CHECK(outcome.error == "");
  CHECK(outcome.passed());
  CHECK(story(foul) == story(fair));
}

TEST_CASE("a scenario's weather is seeded") {
  Scenario scenario = bundled("vpc-peering");
  scenario.faults = faults("[{kind: internal-error, action: Create*, carried_out: true, probability: 0.5}]");
  auto told = [&](std::uint64_t seed) {
    KeepingReporter reporter;
    CHECK(run_in_process(scenario, reporter, {.seed = seed}).passed());
    return calls_of(reporter);
  };
  CHECK(told(7) == told(7));
  CHECK(told(7) != told(8));
}

TEST_CASE("a scenario's faults do strike") {
  Scenario scenario = bundled("vpc-peering");
  scenario.faults = faults("[{kind: unavailable, action: CreateSubnet}]");
  KeepingReporter reporter;
  CHECK(run_in_process(scenario, reporter).error.find("Unavailable") != std::string::npos);
}

TEST_CASE("faults in a file may name accounts by their aliases") {
  const auto scenario = parsed(
      "name: X\naccounts: {partner: \"222222222222\"}\n"
      "faults: [{kind: throttle, account: partner}, {kind: throttle, account: 333333333333}]");
  REQUIRE(scenario.faults.size() == 2);
  CHECK(scenario.faults[0].account == "222222222222");
  CHECK(scenario.faults[1].account == "333333333333");
}

TEST_CASE("a rule of the weather that can't be used is a mistake with its place") {
  struct Row {
    const char* faults;
    const char* mistake;
  };
  const auto row = GENERATE(
      Row{"{}", "x.yaml:2:9: found a mapping as faults, expected a list of rules"},
      Row{"[storm]", "x.yaml:2:10: expected an object"},
      Row{"[{kind: storm}]",
          "x.yaml:2:17: \"kind\" is throttle, internal-error, unavailable, insufficient-capacity, delay, "
          "cut, "
          "eventual-consistency or token-bucket"},
      Row{"[{kind: cut, probability: 2}]", "x.yaml:2:35: \"probability\" is a number from 0 to 1"},
      Row{"[{kind: cut, probably: 1}]",
          "x.yaml:2:22: unknown member \"probably\"; cut takes kind, action, account, probability, after, "
          "count, after_bytes"},
      Row{"[{kind: cut, action: [CreateVpc, CreateVcp]}]", "x.yaml:2:42: no action is called \"CreateVcp\""},
      Row{"[{kind: cut, account: nobody}]",
          "x.yaml:2:31: \"nobody\" is none of the accounts, and no 12 digits"});
  auto loaded = read(std::string("name: X\nfaults: ") + row.faults, "x.yaml");
  const auto* mistakes = std::get_if<std::vector<Mistake>>(&loaded);
  REQUIRE(mistakes != nullptr);
  CHECK(mistakes->front().line() == row.mistake);
}

TEST_CASE("in process, too, a late answer takes its time, of the clock that waits") {
  ScenarioCloud cloud;
  cloud.in_process.weather().set({.faults = faults("[{kind: delay, milliseconds: 700}]")});
  const auto before = cloud.clock.now();
  vpcs(cloud);
  CHECK(cloud.clock.now() == before.plus(700));
}

TEST_CASE("in process, too, a cut answer is a broken connection after the call was carried out") {
  ScenarioCloud cloud;
  const std::size_t before = vpcs(cloud);
  cloud.in_process.weather().set({.faults = faults("[{kind: cut, action: CreateVpc}]")});
  CHECK_THROWS_AS(cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}), HttpError);
  CHECK(vpcs(cloud) == before + 1);
}

TEST_CASE("in process, too, an answer that is cut behind its end is whole") {
  ScenarioCloud cloud;
  cloud.in_process.weather().set({.faults = faults("[{kind: cut, after_bytes: 1000000}]")});
  CHECK(vpcs(cloud) == 1);
}

TEST_CASE("in process, calls in shelter go around the weather") {
  ScenarioCloud cloud;
  cloud.in_process.weather().set({.faults = faults("[{kind: cut}]")});
  cloud.in_process.shelter(true);
  CHECK(vpcs(cloud) == 1);
  cloud.in_process.shelter(false);
  CHECK_THROWS_AS(vpcs(cloud), HttpError);
}
