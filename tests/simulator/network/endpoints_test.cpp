// VPC endpoints, services of the host, virtual private gateways.
#include <functional>

#include "catch.hpp"
#include "simulator/network/link_local_service.hpp"
#include "simulator/network/vpc_endpoint.hpp"
#include "tests/simulator/network/sample_networks.hpp"

using namespace vpcsim::network;
using Blocked = std::vector<std::string>;

namespace {

struct ToStorage : TwoVpcs {
  Index<VpcEndpoint> s3 =
      d.add(VpcEndpoint{.id = "vpce-s3", .vpc = a.vpc, .service = "com.amazonaws.us-east-1.s3"});
  ToStorage() {
    unroute(a.table, igw);
    route(a.table, "52.216.0.0/15", s3);
    flow.destination = ip("52.216.1.1");
    flow.destination_port = 443;
  }
};

struct Row {
  std::string_view description;
  std::function<void(ToStorage&)> fault;
  std::string expected;
  Blocked expected_blockers;
};

}  // namespace

TEST_CASE("To a service by a gateway endpoint") {
  const std::vector<Row> rows{
      {"no fault", [](auto&) {}, "reachable", {}},
      {"it is being deleted",
       [](auto& s) { s.d[s.s3].available = false; },
       "unreachable: BAD_STATE at vpce-s3",
       {"request: BAD_STATE at vpce-s3"}},
      {"ICMP echo", [](auto& s) { s.flow.protocol = IpProtocol::icmp; }, "reachable", {}},
      {"UDP",
       [](auto& s) { s.flow.protocol = IpProtocol::udp; },
       "unreachable: VPCE_GATEWAY_PROTOCOL_RESTRICTION at vpce-s3",
       {"request: VPCE_GATEWAY_PROTOCOL_RESTRICTION at vpce-s3"}},
      {"another VPC's",
       [](auto& s) { s.d[s.s3].vpc = s.b.vpc; },
       "unreachable: BAD_STATE_ATTACHMENT at vpce-s3",
       {"request: BAD_STATE_ATTACHMENT at vpce-s3"}},
      {"the subnet takes no answer",
       [](auto& s) { s.d[s.a.acl].ingress.clear(); },
       "forward-only: ingress SUBNET_ACL_RESTRICTION at acl-a",
       {"reply: ingress SUBNET_ACL_RESTRICTION at acl-a"}},
      {"the group lets nothing out to the service",
       [](auto& s) { s.d[s.a.group].egress = {allow({}, cidr("10.0.0.0/8"))}; },
       "unreachable: egress ENI_SG_RULES_MISMATCH at eni-a",
       {"request: egress ENI_SG_RULES_MISMATCH at eni-a"}},
  };
  for (const auto& row : rows) {
    ToStorage s;
    row.fault(s);
    INFO(row.description);
    CHECK(outcome(s.d, s.flow) == row.expected);
    CHECK(blocked_by(s.d, s.flow) == row.expected_blockers);
  }
}

TEST_CASE("A peer's gateway endpoint can't be borrowed") {
  ToStorage s;
  s.d[s.a.table].routes.back().target = s.pcx;
  s.route(s.b.table, "52.216.0.0/15", s.s3);
  CHECK(outcome(s.d, s.flow) == "unreachable: PCX_REQUIRES_ADDRESS_IN_VPC_CIDR at pcx-ab");
}

TEST_CASE("An interface endpoint takes requests from a peer, too, and starts none") {
  TwoVpcs s;
  auto endpoint = s.d.add(VpcEndpoint{.id = "vpce-i",
                                      .vpc = s.b.vpc,
                                      .service = "com.amazonaws.us-east-1.ssm",
                                      .kind = VpcEndpointKind::interface});
  auto own = s.interface(s.b.subnet, "vpce", "10.1.0.50", std::nullopt, {s.b.group});
  s.d[own].vpc_endpoint = endpoint;
  s.flow.destination = own;
  CHECK(outcome(s.d, s.flow) == "reachable");
  s.d[s.b.group].ingress.clear();
  CHECK(outcome(s.d, s.flow) == "unreachable: ingress ENI_SG_RULES_MISMATCH at eni-vpce");
  s.d[s.b.group].ingress = {allow({}, anywhere)};
  s.d[endpoint].available = false;
  s.d[endpoint].state = "pending";
  CHECK(outcome(s.d, s.flow) == "unreachable: ingress BAD_STATE at vpce-i");
  s.d[endpoint].available = true;
  s.flow.source = own;
  s.flow.destination = s.instance_a;
  CHECK(outcome(s.d, s.flow) == "unreachable: egress VPCE_INTRA_VPC_TRAFFIC at vpce-i");
  CHECK(blocked_by(s.d, s.flow) == Blocked{"request: egress VPCE_INTRA_VPC_TRAFFIC at vpce-i"});
}

TEST_CASE("The host's services answer whatever groups and network ACLs say") {
  TwoVpcs s;
  s.d[s.a.group].egress.clear();
  s.d[s.a.acl].egress.clear();
  auto ask = [&](std::string_view address, IpProtocol protocol, std::uint16_t port) {
    s.flow.destination = ip(address);
    s.flow.protocol = protocol;
    s.flow.destination_port = port;
    return outcome(s.d, s.flow);
  };
  const std::string nobody = "unreachable: NO_POSSIBLE_DESTINATION at subnet-a";
  CHECK(ask("169.254.169.254", IpProtocol::tcp, 80) == "reachable");
  CHECK(ask("fd00:ec2::254", IpProtocol::tcp, 80) == "unreachable: UNASSOCIATED_COMPONENT at eni-a");
  CHECK(ask("169.254.169.254", IpProtocol::tcp, 443) == nobody);
  CHECK(ask("169.254.169.253", IpProtocol::udp, 53) == "reachable");
  CHECK(ask("10.0.0.2", IpProtocol::tcp, 53) == "reachable");
  CHECK(ask("10.0.0.2", IpProtocol::tcp, 80) == nobody);
  CHECK(ask("169.254.169.123", IpProtocol::udp, 123) == "reachable");
  CHECK(ask("169.254.169.250", IpProtocol::tcp, 1688) == "reachable");
  CHECK(ask("169.254.1.1", IpProtocol::tcp, 80) == nobody);

  s.d[s.a.vpc].dns_support = false;
  CHECK(ask("10.0.0.2", IpProtocol::udp, 53) == nobody);
  s.d[s.instance_a].metadata_endpoint = false;
  CHECK(ask("169.254.169.254", IpProtocol::tcp, 80) == nobody);

  s.d[s.eni_a].addresses.push_back({ip("2600:1f18:a::10")});
  CHECK(ask("fd00:ec2::253", IpProtocol::udp, 53) == nobody);
  CHECK(ask("fd00:ec2::123", IpProtocol::udp, 123) == "reachable");
}

TEST_CASE("A peer's resolver can't be asked") {
  TwoVpcs s;
  s.flow.destination = ip("10.1.0.2");
  s.flow.protocol = IpProtocol::udp;
  s.flow.destination_port = 53;
  CHECK(outcome(s.d, s.flow) == "unreachable: NO_POSSIBLE_DESTINATION at vpc-b");
}

TEST_CASE("A virtual private gateway leads to nothing that is modeled") {
  TwoVpcs s;
  auto vgw = s.d.add(VpnGateway{"vgw-1", "", s.a.vpc});
  s.route(s.a.table, "192.168.0.0/16", vgw);
  s.flow.destination = ip("192.168.1.1");
  CHECK(outcome(s.d, s.flow) == "unreachable: egress NO_POSSIBLE_DESTINATION at vgw-1");
  s.d[vgw].vpc = {};
  CHECK(outcome(s.d, s.flow) == "unreachable: egress BAD_STATE_ATTACHMENT at vgw-1");
  s.d[vgw].vpc = s.a.vpc;
  s.d[s.eni_a].source_dest_check = false;
  s.flow.source_address = ip("10.7.0.1");
  CHECK(outcome(s.d, s.flow) == "unreachable: egress VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS at vgw-1");
  CHECK(blocked_by(s.d, s.flow) == Blocked{"request: VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS at vgw-1"});
}
