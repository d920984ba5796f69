#include "simulator/network/network_acl.hpp"

#include "catch.hpp"
#include "tests/simulator/network/sample_networks.hpp"

using namespace vpcsim::network;

namespace {

Packet packet_to(PortRange ports) {
  Packet packet;
  packet.source = ip("10.0.0.10");
  packet.destination = ip("10.1.0.10");
  packet.protocol = IpProtocol::tcp;
  packet.destination_ports = ports;
  return packet;
}

NetworkAclDecision decide_ingress(std::vector<NetworkAclEntry> entries, PortRange ports) {
  NetworkAcl acl{"acl", "", {}, std::move(entries), {}};
  sort_by_rule_number(acl.ingress);
  return decide(acl, Direction::ingress, packet_to(ports));
}

}  // namespace

TEST_CASE("The lowest matching rule number of a network ACL decides") {
  CHECK(decide_ingress({entry(200, false, {}), entry(100, true, tcp(22))}, {22, 22}).allowed);
  CHECK_FALSE(decide_ingress({entry(200, true, {}), entry(100, false, tcp(22))}, {22, 22}).allowed);
  CHECK(decide_ingress({entry(200, true, {}), entry(100, false, tcp(23))}, {22, 22}).entry == 1u);
}

TEST_CASE("Without a matching rule a network ACL denies") {
  auto decision = decide_ingress({}, {22, 22});
  CHECK_FALSE(decision.allowed);
  CHECK_FALSE(decision.entry);
  CHECK_FALSE(decide_ingress({entry(100, true, {}, cidr("10.9.0.0/16"))}, {22, 22}).allowed);
  CHECK_FALSE(decide_ingress({entry(100, true, {IpProtocol::udp, {}})}, {22, 22}).allowed);
}

TEST_CASE("A network ACL matches the source inbound, the destination outbound") {
  NetworkAcl acl{"acl",
                 "",
                 {},
                 {entry(100, true, {}, cidr("10.0.0.0/16"))},
                 {entry(100, true, {}, cidr("10.1.0.0/16"))}};
  CHECK(decide(acl, Direction::ingress, packet_to({22, 22})).allowed);
  CHECK(decide(acl, Direction::egress, packet_to({22, 22})).allowed);
  std::swap(acl.ingress, acl.egress);
  CHECK_FALSE(decide(acl, Direction::ingress, packet_to({22, 22})).allowed);
  CHECK_FALSE(decide(acl, Direction::egress, packet_to({22, 22})).allowed);
}

TEST_CASE("A range of ports passes only as a whole") {
  struct Row {
    std::vector<NetworkAclEntry> entries;
    bool allowed;
    std::uint16_t first_denied_port;
  };
  const Row rows[] = {
      {{entry(100, true, tcp(1024, 65535))}, true, 0},
      {{entry(100, true, tcp(32768, 60999))}, true, 0},
      {{entry(100, true, tcp(49152, 65535))}, false, 32768},
      {{entry(100, true, tcp(32768, 60998))}, false, 60999},
      {{entry(100, true, tcp(1024, 39999)), entry(110, true, tcp(40000, 65535))}, true, 0},
      {{entry(100, true, tcp(1024, 39999)), entry(110, true, tcp(40001, 65535))}, false, 40000},
      {{entry(90, false, tcp(40000)), entry(100, true, {})}, false, 40000},
      {{entry(110, false, tcp(40000)), entry(100, true, {})}, true, 0},
  };
  for (const auto& row : rows) {
    auto decision = decide_ingress(row.entries, linux_ephemeral_ports);
    CHECK(decision.allowed == row.allowed);
    CHECK(decision.port == row.first_denied_port);
  }
  CHECK_FALSE(decide_ingress({entry(100, true, tcp(0, 65534))}, {65535, 65535}).allowed);
  CHECK(decide_ingress({entry(100, true, tcp(0, 65535))}, {0, 65535}).allowed);
}

TEST_CASE("A client port that is known passes alone") {
  TwoVpcs sample;
  sample.d[sample.a.acl].ingress = {entry(100, true, tcp(49152, 65535))};
  CHECK(outcome(sample.d, sample.flow) == "forward-only: ingress SUBNET_ACL_RESTRICTION at acl-a");
  sample.flow.source_ports = {50000, 50000};
  CHECK(outcome(sample.d, sample.flow) == "reachable");
}

TEST_CASE("Network ACLs are stateless: echo needs type 8 one way and type 0 back") {
  TwoVpcs sample;
  sample.flow.protocol = IpProtocol::icmp;
  sample.d[sample.b.acl].ingress = {entry(100, true, {IpProtocol::icmp, {}, 8, -1})};
  sample.d[sample.b.acl].egress = {entry(100, true, {IpProtocol::icmp, {}, 8, -1})};
  CHECK(outcome(sample.d, sample.flow) == "forward-only: egress SUBNET_ACL_RESTRICTION at acl-b");
  sample.d[sample.b.acl].egress = {entry(100, true, {IpProtocol::icmp, {}, 0, -1})};
  CHECK(outcome(sample.d, sample.flow) == "reachable");
}

TEST_CASE("Each subnet border asks its own network ACL, request and reply apart") {
  struct Row {
    bool of_a, ingress;
    std::string expected;
  };
  const Row rows[] = {{true, false, "unreachable: egress SUBNET_ACL_RESTRICTION at acl-a"},
                      {false, true, "unreachable: ingress SUBNET_ACL_RESTRICTION at acl-b"},
                      {false, false, "forward-only: egress SUBNET_ACL_RESTRICTION at acl-b"},
                      {true, true, "forward-only: ingress SUBNET_ACL_RESTRICTION at acl-a"}};
  for (const auto& row : rows) {
    TwoVpcs sample;
    auto& acl = sample.d[row.of_a ? sample.a.acl : sample.b.acl];
    (row.ingress ? acl.ingress : acl.egress).clear();
    CHECK(outcome(sample.d, sample.flow) == row.expected);
  }
}
