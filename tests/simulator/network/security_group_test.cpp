#include "simulator/network/security_group.hpp"

#include <functional>

#include "catch.hpp"
#include "tests/simulator/network/sample_networks.hpp"

using namespace vpcsim::network;

namespace {

const std::string denied = "unreachable: ingress ENI_SG_RULES_MISMATCH at eni-b";

struct Row {
  std::string_view description;
  std::function<std::vector<SecurityGroupRule>(TwoVpcs&)> ingress_of_b;
  std::string expected;
};

Traffic icmp(std::int16_t type, std::int16_t code) {
  return {IpProtocol::icmp, {}, type, code};
}

}  // namespace

TEST_CASE("Security group rules match protocol, port and source") {
  const Row rows[] = {
      {"the port", [](auto&) { return std::vector{allow(tcp(22), anywhere)}; }, "reachable"},
      {"a port range, at its ends", [](auto&) { return std::vector{allow(tcp(20, 22), anywhere)}; },
       "reachable"},
      {"another port", [](auto&) { return std::vector{allow(tcp(23), anywhere)}; }, denied},
      {"another protocol",
       [](auto&) {
         return std::vector{allow({IpProtocol::udp, {22, 22}}, anywhere)};
       },
       denied},
      {"all protocols", [](auto&) { return std::vector{allow({}, anywhere)}; }, "reachable"},
      {"a CIDR that holds the source", [](auto&) { return std::vector{allow(tcp(22), cidr("10.0.0.0/16"))}; },
       "reachable"},
      {"a CIDR that doesn't", [](auto&) { return std::vector{allow(tcp(22), cidr("10.0.1.0/24"))}; }, denied},
      {"any of several rules",
       [](auto&) {
         return std::vector{allow(tcp(80), anywhere), allow(tcp(22), anywhere)};
       },
       "reachable"},
      {"no rule", [](auto&) { return std::vector<SecurityGroupRule>{}; }, denied},
      {"a prefix list, for which there is no rule yet, lets nothing pass",
       [](auto&) {
         return std::vector{allow(tcp(22), OtherRuleSource{"prefix list", "pl-1"})};
       },
       denied},
      {"the source's group",
       [](auto& s) {
         return std::vector{allow(tcp(22), SecurityGroupReference{s.a.group, "", ""})};
       },
       "reachable"},
      {"a group that the source doesn't carry",
       [](auto& s) {
         return std::vector{allow(tcp(22), SecurityGroupReference{s.b.group, "", ""})};
       },
       denied},
      {"a stale reference",
       [](auto&) {
         return std::vector{allow(tcp(22), SecurityGroupReference{{}, "sg-gone", ""})};
       },
       denied},
  };
  for (const auto& row : rows) {
    INFO(row.description);
    TwoVpcs sample;
    sample.d[sample.b.group].ingress = row.ingress_of_b(sample);
    CHECK(outcome(sample.d, sample.flow) == row.expected);
  }
}

TEST_CASE("A reference in an egress rule speaks of the destination") {
  TwoVpcs sample;
  sample.d[sample.a.group].egress = {allow(tcp(22), SecurityGroupReference{sample.b.group, "", ""})};
  CHECK(outcome(sample.d, sample.flow) == "reachable");
  sample.d[sample.a.group].egress = {allow(tcp(22), SecurityGroupReference{sample.a.group, "", ""})};
  CHECK(outcome(sample.d, sample.flow) == "unreachable: egress ENI_SG_RULES_MISMATCH at eni-a");
}

TEST_CASE("A reference to a peer's group needs an active peering in one Region") {
  TwoVpcs sample;
  Index<Vpc> b = sample.b.vpc;
  auto covers = [&] {
    return group_covers(Network(sample.d), sample.a.group, b, ip("10.0.0.10"), Crossed::unknown);
  };
  CHECK(covers());
  sample.d[sample.pcx].status = VpcPeeringStatus::deleted;
  CHECK_FALSE(covers());
  sample.d[sample.pcx].status = VpcPeeringStatus::active;
  sample.d[sample.pcx].accepter.region = "eu-west-1";
  CHECK_FALSE(covers());
}

TEST_CASE("A reference does not see a public address") {
  TwoVpcs sample;
  CHECK_FALSE(
      group_covers(Network(sample.d), sample.a.group, sample.b.vpc, ip("54.0.0.10"), Crossed::unknown));
}

TEST_CASE("An interface's groups are united") {
  TwoVpcs sample;
  auto second = sample.group(sample.b.vpc, "b2");
  sample.d[sample.b.group].ingress.clear();
  sample.d[sample.eni_b].groups.push_back(second);
  CHECK(outcome(sample.d, sample.flow) == "reachable");
  sample.d[sample.eni_b].groups.clear();
  CHECK(outcome(sample.d, sample.flow) == denied);
}

TEST_CASE("Security groups remember a request: its reply needs no rule") {
  TwoVpcs sample;
  sample.d[sample.a.group].ingress.clear();
  sample.d[sample.b.group].egress.clear();
  CHECK(outcome(sample.d, sample.flow) == "reachable");
  sample.flow.protocol = IpProtocol::icmp;
  CHECK(outcome(sample.d, sample.flow) == "reachable");
}

TEST_CASE("ICMP rules match type and code, -1 being any") {
  const std::pair<Traffic, bool> rows[] = {{icmp(8, -1), true},  {icmp(8, 0), true},  {icmp(-1, -1), true},
                                           {icmp(0, -1), false}, {icmp(8, 1), false}, {tcp(0, 65535), false}};
  for (const auto& [traffic, passes] : rows) {
    TwoVpcs sample;
    sample.flow.protocol = IpProtocol::icmp;
    sample.d[sample.b.group].ingress = {allow(traffic, anywhere)};
    CHECK(outcome(sample.d, sample.flow) == (passes ? "reachable" : denied));
  }
}

TEST_CASE("Other protocols match by number alone") {
  TwoVpcs sample;
  sample.flow.protocol = IpProtocol{47};
  sample.d[sample.b.group].ingress = {allow({IpProtocol{47}, {1, 2}}, anywhere)};
  CHECK(outcome(sample.d, sample.flow) == "reachable");
  sample.d[sample.b.group].ingress = {allow({IpProtocol{50}, {}}, anywhere)};
  CHECK(outcome(sample.d, sample.flow) == denied);
}
