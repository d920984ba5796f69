#include "scenarios/reader.hpp"

#include "catch.hpp"

using namespace vpcsim::scenarios;

namespace {

/// The lines of a reader's mistakes, or "" for a scenario.
std::string mistakes_of(const std::string& yaml) {
  auto loaded = read(yaml, "x.yaml");
  std::string lines;
  if (auto* mistakes = std::get_if<std::vector<Mistake>>(&loaded)) {
    for (const auto& mistake : *mistakes) lines += (lines.empty() ? "" : "\n") + mistake.line();
  }
  return lines;
}

Scenario scenario_of(const std::string& yaml) {
  auto loaded = read(yaml, "x.yaml");
  INFO(mistakes_of(yaml));
  REQUIRE(std::holds_alternative<Scenario>(loaded));
  return std::get<Scenario>(loaded);
}

const std::string two_vpcs = R"(name: Test
accounts: {partner: "222222222222"}
hosts: {client: 203.0.113.10}
network:
  vpcs:
    vpc-a: {cidr_block: 10.0.0.0/16}
    vpc-b: {cidr_block: 10.1.0.0/16}
  subnets:
    subnet-a: {vpc: vpc-a, cidr_block: 10.0.1.0/24}
  security_groups:
    sg-a: {vpc: vpc-a, description: A}
  instances:
    ec2-a: {subnet: subnet-a, security_groups: [sg-a]}
  vpc_peering_connections:
    peer-ab: {requester: vpc-a, accepter: vpc-b}
steps:
)";

}  // namespace

TEST_CASE("a mistake in a scenario file is reported with its line and column, and with what was expected") {
  struct Row {
    const char* yaml;
    const char* mistakes;
  };
  auto row = GENERATE(
      Row{"name: [", "x.yaml:1:1: this is no YAML: end of sequence flow not found"},
      Row{"name: A\nname: B", "x.yaml:2:1: key \"name\" is given twice: first on line 1"},
      Row{"description: no name", "x.yaml:1:1: a scenario needs \"name\""},
      Row{"name: A\nstep: []", "x.yaml:2:1: unknown key \"step\" in a scenario; did you mean \"steps\"?"},
      Row{"name: A\nsteps: {}", "x.yaml:2:8: found a mapping as steps, expected a list of steps"},
      Row{"name: A\nnetwork: {vpcs: [vpc-a]}",
          "x.yaml:2:17: found a list as vpcs, expected a mapping from names"},
      Row{"name: A\nnetwork:\n  vpcs:\n    vpc-a: {cidr: 10.0.0.0/16}",
          "x.yaml:4:13: unknown key \"cidr\" in a VPC; did you mean \"cidr_block\"?"},
      Row{"name: A\nnetwork: {vpcs: {vpc-a: {}}}", "x.yaml:2:18: vpc-a needs \"cidr_block\""},
      Row{"name: A\nnetwork: {vpcs: {vpc-a: {cidr_block: 10.0.0.0}}}",
          "x.yaml:2:38: found \"10.0.0.0\" as cidr_block, expected an IPv4 CIDR block such as 10.0.0.0/16"},
      Row{"name: A\nnetwork: {vpcs: {vpc-a: {cidr_block: 10.0.0.0/16, enable_dns_hostnames: maybe}}}",
          "x.yaml:2:73: found \"maybe\" as enable_dns_hostnames, expected true or false"},
      Row{"name: A\nhosts: {client: home}",
          "x.yaml:2:17: found \"home\" as the host client, expected an IPv4 address"},
      Row{"name: A\naccounts: {partner: 42}",
          "x.yaml:2:21: found \"42\" as the account partner, expected 12 digits in quotes"},
      Row{"name: A\nexpect: [{peerings: x}]",
          "x.yaml:2:10: this is no expectation: expected \"from\" and \"to\", \"peering\" or \"call\"\n"
          "x.yaml:2:11: unknown key \"peerings\" in an expectation; did you mean \"peering\"?"});
  CHECK(mistakes_of(row.yaml) == row.mistakes);
}

TEST_CASE("a name that leads nowhere is reported where it stands, with the name that was meant") {
  struct Row {
    const char* step;
    const char* mistakes;
  };
  auto row = GENERATE(
      Row{"  - {step: S, subnets: {subnet-x: {vpc: vpc-c, cidr_block: 10.0.2.0/24}}}",
          "x.yaml:17:41: \"vpc-c\" is no VPC that is there by this step; did you mean \"vpc-a\"?"},
      Row{"  - {step: S, route_tables: {rtb-a: {vpc: vpc-a, routes: [{destination: vpc-b, target: "
          "peer-ba}]}}}",
          "x.yaml:17:88: \"peer-ba\" is no internet gateway, NAT gateway, peering connection or instance "
          "that is there "
          "by this step; did you mean \"peer-ab\"?"},
      Row{"  - {step: S, security_groups: {sg-a: {ingress: [{protocol: tcp, port: 22, source: cleint}]}}}",
          "x.yaml:17:84: \"cleint\" is no CIDR block and no host, VPC, subnet or security group that is "
          "there by this "
          "step; did you mean \"client\"?"},
      Row{"  - {step: S, security_groups: {sg-a: {ingress: [{protocol: tpc, source: client}]}}}",
          "x.yaml:17:61: found \"tpc\" as protocol, expected tcp, udp, icmp, all or a protocol's number"},
      Row{"  - {step: S, security_groups: {sg-a: {ingress: [{protocol: tcp, port: 9-8, source: client}]}}}",
          "x.yaml:17:72: found \"9-8\" as port, expected a port (22) or a range of ports (8000-8010)"},
      Row{"  - {step: S, vpcs: {sg-a: {cidr_block: 10.5.0.0/16}}}",
          "x.yaml:17:22: \"sg-a\" is the name of two things: security_groups and vpcs"},
      Row{"  - {step: S, vpcs: {vpc-a: {cidr_block: 10.5.0.0/16}}}",
          "x.yaml:17:42: vpc-a has the cidr_block 10.0.0.0/16 since line 6: it can't be changed to "
          "10.5.0.0/16"},
      Row{"  - {step: S, expect: [{peering: peer-ab, status: activ}]}",
          "x.yaml:17:51: found \"activ\" as status; did you mean \"active\"?"},
      Row{"  - {step: S, expect: [{from: client, to: ec2-b, protocol: tcp, port: 22, verdict: reachable}]}",
          "x.yaml:17:43: \"ec2-b\" is no instance, host or IPv4 address that is there by this step; did you "
          "mean "
          "\"ec2-a\"?"},
      Row{"  - {step: S, expect: [{from: client, to: ec2-a, protocol: tcp, verdict: reachable}]}",
          "x.yaml:17:24: tcp needs \"port\""},
      Row{"  - {step: S, expect: [{from: client, to: ec2-a, protocol: icmp, verdict: fine}]}",
          "x.yaml:17:75: found \"fine\" as verdict, expected reachable or blocked"},
      Row{"  - {step: S, expect: [{from: client, to: ec2-a, protocol: icmp, blocked: [{code: NO_ROUTE, at: "
          "sg-a}]}]}",
          "x.yaml:17:83: \"NO_ROUTE\" is no explanation code that vpcsim gives; did you mean "
          "\"NO_ROUTE_TO_DESTINATION\"?"},
      Row{"  - {step: S, expect: [{call: CreateVcp}]}",
          "x.yaml:17:31: \"CreateVcp\" is no action that vpcsim knows; did you mean \"CreateVpc\"?"},
      Row{"  - {step: S, expect: [{call: DeleteVpc, with: {Vpc: vpc-a}}]}",
          "x.yaml:17:49: \"Vpc\" is no parameter of DeleteVpcRequest that vpcsim knows; did you mean "
          "\"VpcId\"?"},
      Row{"  - {step: S, expect: [{call: DeleteVpc, as: partnr, with: {VpcId: vpc-a}}]}",
          "x.yaml:17:46: \"partnr\" is none of the accounts; did you mean \"partner\"?"},
      Row{"  - step: One\n    vpcs: {c: {cidr_block: 10.2.0.0/16, region: eu-wets-1}}",
          "x.yaml:18:49: \"eu-wets-1\" is no region of AWS's; did you mean \"eu-west-1\"?"},
      Row{"  - step: One\n    key_pairs: {key-c: {region: mars}}",
          "x.yaml:18:33: \"mars\" is no region of AWS's"},
      Row{"  - step: One\n    expect: [{call: CreateVpc, region: eu-wets-1}]",
          "x.yaml:18:40: \"eu-wets-1\" is no region of AWS's; did you mean \"eu-west-1\"?"},
      Row{"  - step: One\n    vpcs: {vpc-c: {cidr_block: 10.2.0.0/16, region: eu-west-1}}\n"
          "  - step: Two\n    vpcs: {vpc-c: {region: eu-west-2}}",
          "x.yaml:20:28: vpc-c has the region eu-west-1 since line 18: it can't be changed to eu-west-2"});
  CHECK(mistakes_of(two_vpcs + row.step) == row.mistakes);
}

TEST_CASE("all mistakes of a file are reported at once, in the order of the file") {
  CHECK(mistakes_of("name: A\nnetwrok: {}\nsteps:\n  - {stepp: S}") ==
        "x.yaml:2:1: unknown key \"netwrok\" in a scenario; did you mean \"network\"?\n"
        "x.yaml:4:5: a step needs \"step\"\n"
        "x.yaml:4:6: unknown key \"stepp\" in a step; did you mean \"step\"?");
}

TEST_CASE("a file that isn't there is a mistake") {
  auto loaded = load("/nowhere/x.yaml");
  REQUIRE(std::holds_alternative<std::vector<Mistake>>(loaded));
  CHECK(std::get<std::vector<Mistake>>(loaded)[0].line() ==
        "/nowhere/x.yaml: can't read this file, expected a scenario");
}

TEST_CASE("a step adds to the network: resources are added, members replaced, lists grow") {
  auto scenario = scenario_of(two_vpcs + R"(
  - step: S
    security_groups: {sg-a: {ingress: [{protocol: tcp, port: 22, source: client}]}}
    vpc_peering_connections: {peer-ab: {accepted: true}}
  - step: T
    vpcs: {vpc-c: {cidr_block: 10.2.0.0/16, account: partner}}
    security_groups: {sg-a: {ingress: [{protocol: udp, port: 53, source: client}]}}
)");
  REQUIRE(scenario.steps.size() == 3);
  CHECK(scenario.steps[0].title.text == "As built");
  auto network = final_network(scenario);
  CHECK(network.vpcs.size() == 3);
  CHECK(network.security_groups.find("sg-a")->ingress.size() == 2);
  CHECK(network.security_groups.find("sg-a")->description.text == "A");
  CHECK(network.vpc_peering_connections.find("peer-ab")->accepted == true);
  CHECK(network.vpc_peering_connections.find("peer-ab")->requester.text == "vpc-a");
}

TEST_CASE("a route to the same destination takes the place of the earlier one") {
  auto scenario = scenario_of(two_vpcs + R"(
  - {step: S, route_tables: {rtb-a: {vpc: vpc-a, routes: [{destination: vpc-b, target: peer-ab}]}}}
  - {step: T, route_tables: {rtb-a: {routes: [{destination: vpc-b, target: ec2-a}]}}}
)");
  auto network = final_network(scenario);
  REQUIRE(network.route_tables.find("rtb-a")->routes.size() == 1);
  CHECK(network.route_tables.find("rtb-a")->routes[0].target.text == "ec2-a");
}

TEST_CASE("JSON is YAML") {
  CHECK(scenario_of(R"({"name": "J", "network": {"vpcs": {"vpc-a": {"cidr_block": "10.0.0.0/16"}}}})").name ==
        "J");
}

TEST_CASE("a small file that aliases make into a huge one is refused") {
  std::string yaml = "a: &a [x, x, x, x, x, x, x, x, x, x]\n";
  for (char c = 'b'; c < 'i'; ++c) {
    std::string before(1, static_cast<char>(c - 1)), list;
    for (int i = 0; i < 10; ++i) list += (i ? ", *" : "*") + before;
    yaml += std::string(1, c) + ": &" + c + " [" + list + "]\n";
  }
  CHECK(mistakes_of(yaml).find("this document is too large") != std::string::npos);
}
