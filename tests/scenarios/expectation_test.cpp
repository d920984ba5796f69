#include <sstream>

#include "catch.hpp"
#include "scenarios/cloud.hpp"

using namespace vpcsim;
using namespace vpcsim::scenarios;
using tests::KeepingReporter;
using tests::parsed;

namespace {

const std::string two_subnets = R"(name: Test
network:
  vpcs: {vpc-a: {cidr_block: 10.0.0.0/16}}
  subnets:
    subnet-a: {vpc: vpc-a, cidr_block: 10.0.1.0/24}
    subnet-b: {vpc: vpc-a, cidr_block: 10.0.2.0/24}
  security_groups:
    sg-a: {vpc: vpc-a}
    sg-b: {vpc: vpc-a, ingress: [{protocol: tcp, port: 80, source: sg-a}]}
  instances:
    ec2-a: {subnet: subnet-a, security_groups: [sg-a]}
    ec2-b: {subnet: subnet-b, security_groups: [sg-b]}
expect:
)";

std::vector<std::string> failures_of(const std::string& expectation) {
  KeepingReporter reporter;
  auto outcome = run_in_process(parsed(two_subnets + "  - " + expectation), reporter);
  CHECK(outcome.error == "");
  REQUIRE(reporter.checks.size() == 1);
  CHECK(outcome.passed() == reporter.checks[0].failures.empty());
  return reporter.checks[0].failures;
}

}  // namespace

TEST_CASE("an expectation is met, or the report says what was expected and isn't so") {
  struct Row {
    const char* expectation;
    std::vector<std::string> failures;
  };
  auto row = GENERATE(
      Row{"{from: ec2-a, to: ec2-b, protocol: tcp, port: 80, verdict: reachable}", {}},
      Row{"{from: ec2-a, to: ec2-b, protocol: tcp, port: 80, verdict: blocked}",
          {"expected it to be blocked"}},
      Row{"{from: ec2-a, to: ec2-b, protocol: tcp, port: 22, verdict: reachable}",
          {"expected it to be reachable"}},
      Row{"{from: ec2-a, to: ec2-b, protocol: tcp, port: 22, verdict: blocked}", {}},
      Row{"{from: ec2-a, to: ec2-b, protocol: tcp, port: 22, blocked: [{code: ENI_SG_RULES_MISMATCH, at: "
          "sg-b, "
          "direction: ingress}]}",
          {}},
      Row{"{from: ec2-a, to: ec2-b, protocol: tcp, port: 22, blocked: [{code: ENI_SG_RULES_MISMATCH, at: "
          "ec2-b}]}",
          {}},
      Row{"{from: ec2-a, to: ec2-b, protocol: tcp, port: 22, blocked: [{code: ENI_SG_RULES_MISMATCH, at: "
          "sg-a}]}",
          {"expected ENI_SG_RULES_MISMATCH at sg-a, which doesn't block",
           "not expected: ENI_SG_RULES_MISMATCH at sg-b (ingress)"}},
      Row{"{from: ec2-a, to: ec2-b, protocol: tcp, port: 22, blocked: [{code: ENI_SG_RULES_MISMATCH}, "
          "{code: NO_ROUTE_TO_DESTINATION}]}",
          {"expected NO_ROUTE_TO_DESTINATION, which doesn't block"}},
      Row{"{from: ec2-a, to: ec2-b, protocol: tcp, port: 80, size: 9001, verdict: reachable}", {}},
      Row{"{from: ec2-a, to: ec2-b, protocol: tcp, port: 80, size: 9002, blocked: [{code: PACKET_TOO_BIG, "
          "at: "
          "ec2-a}]}",
          {}},
      Row{"{from: ec2-a, to: ec2-b, protocol: tcp, port: 80, size: 9002, verdict: reachable}",
          {"expected it to be reachable"}},
      Row{"{from: 203.0.113.1, to: ec2-b.public_ip, protocol: tcp, port: 80, verdict: blocked}",
          {"ec2-b has no public address"}},
      Row{"{call: DescribeVpcs, with: {VpcIds: [vpc-a]}}", {}},
      Row{"{call: DescribeVpcs, with: {Filters: [{Name: vpc-id, Values: [vpc-a]}]}}", {}},
      Row{"{call: DeleteVpc, with: {VpcId: vpc-a}, error: DependencyViolation}", {}},
      Row{"{call: DeleteVpc, with: {VpcId: vpc-a}}", {"expected it to succeed"}},
      Row{"{call: DeleteVpc, with: {VpcId: vpc-a}, error: AuthFailure}", {"expected AuthFailure"}},
      Row{"{call: CreateVpc, with: {CidrBlock: 10.0.0.0/8}, error: InvalidVpc.Range, message: No.}",
          {"expected the message: No."}});
  INFO(row.expectation);
  CHECK(failures_of(row.expectation) == row.failures);
}

TEST_CASE("a wrong expectation is told with its file, its line and the reason") {
  std::ostringstream story;
  TextReporter reporter(story, {});
  auto outcome = run_in_process(
      parsed(two_subnets + "  - {from: ec2-a, to: ec2-b, protocol: tcp, port: 22, verdict: reachable}"),
      reporter);
  CHECK_FALSE(outcome.passed());
  INFO(story.str());
  CHECK(story.str().find("✗ ec2-a (10.0.1.") != std::string::npos);
  CHECK(story.str().find("ENI_SG_RULES_MISMATCH at sg-b (ingress)") != std::string::npos);
  CHECK(story.str().find("x.yaml:14: expected it to be reachable") != std::string::npos);
  CHECK(story.str().find("✗ 0 of 1 expectations met") != std::string::npos);
  CHECK(story.str().find('\x1b') == std::string::npos);
}

TEST_CASE("expectations that a run doesn't come to aren't met") {
  KeepingReporter reporter;
  auto outcome = run_in_process(parsed("name: X\nnetwork: {vpcs: {vpc-a: {cidr_block: 10.0.0.0/8}}}\n"
                                       "expect: [{call: DescribeVpcs}]"),
                                reporter);
  CHECK(outcome.expectations == 1);
  CHECK(outcome.met == 0);
}
