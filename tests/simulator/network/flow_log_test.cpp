#include "simulator/network/flow_log.hpp"

#include "catch.hpp"
#include "protocol/flow_log_format.hpp"
#include "tests/simulator/network/sample_networks.hpp"

using namespace vpcsim::network;
using vpcsim::protocol::Timestamp;
using Lines = std::vector<std::string>;

namespace {

constexpr std::string_view who = "${interface-id} ${flow-direction} ${srcaddr} ${dstaddr} ${action}";
constexpr Timestamp at{1'767'225'600'999};

Lines records(const Description& description, const Flow& flow) {
  Network network(description);
  Lines lines;
  for (const auto& record : flow_log_records(network, path(network, flow), at)) lines.push_back(record.text);
  return lines;
}

template <class Resource>
void log(Description& description, Index<Resource> resource, std::string_view format = who) {
  description.add(
      FlowLog{.id = "fl-1", .resource = resource, .format = std::string(format), .destination = "group"});
}

/// A public NAT gateway for an instance without a public address.
struct Natted : Builder {
  Site a = site("a", "10.0.0.0/16");
  Index<InternetGateway> igw = internet_gateway(a, "a");
  Index<Instance> inside = instance(a, "a", "10.0.0.10");
  Index<RouteTable> public_table = table(a.vpc, "public");
  Index<NetworkAcl> public_acl = acl(a.vpc, "public");
  Index<Subnet> public_subnet = subnet(a, "public", cidr("10.0.1.0/24"));
  Index<NatGateway> nat = nat_gateway(public_subnet, "a", "10.0.1.5", "54.0.0.5");
  Flow flow;

  Natted() {
    d[public_subnet].route_table = public_table;
    d[public_subnet].network_acl = public_acl;
    route(a.table, "0.0.0.0/0", nat);
    route(public_table, "0.0.0.0/0", igw);
    flow.source = inside;
    flow.destination = ip("203.0.113.10");
    flow.destination_port = 443;
    log(d, a.vpc);
  }
};

}  // namespace

TEST_CASE("a flow that passes is accepted where it leaves and where it arrives, there and back") {
  TwoVpcs sample;
  log(sample.d, sample.a.vpc);
  log(sample.d, sample.b.vpc);
  CHECK(records(sample.d, sample.flow) == Lines{
                                              "eni-a egress 10.0.0.10 10.1.0.10 ACCEPT",
                                              "eni-b ingress 10.0.0.10 10.1.0.10 ACCEPT",
                                              "eni-b egress 10.1.0.10 10.0.0.10 ACCEPT",
                                              "eni-a ingress 10.1.0.10 10.0.0.10 ACCEPT",
                                          });
}

TEST_CASE("without flow logs there are no records, and a flow log covers its own resource alone") {
  TwoVpcs sample;
  CHECK(records(sample.d, sample.flow).empty());
  SECTION("a VPC") {
    log(sample.d, sample.b.vpc);
  }
  SECTION("a subnet") {
    log(sample.d, sample.b.subnet);
  }
  SECTION("an interface") {
    log(sample.d, sample.eni_b);
  }
  CHECK(records(sample.d, sample.flow) ==
        Lines{"eni-b ingress 10.0.0.10 10.1.0.10 ACCEPT", "eni-b egress 10.1.0.10 10.0.0.10 ACCEPT"});
}

TEST_CASE("what a security group or a network ACL drops is rejected at that interface") {
  struct Row {
    std::string_view description;
    void (*fault)(TwoVpcs&);
    Lines expected;
  };
  const std::vector<Row> rows{
      {"A's group lets nothing out",
       [](TwoVpcs& s) { s.d[s.a.group].egress.clear(); },
       {"eni-a egress 10.0.0.10 10.1.0.10 REJECT"}},
      {"A's ACL lets nothing out",
       [](TwoVpcs& s) { s.d[s.a.acl].egress.clear(); },
       {"eni-a egress 10.0.0.10 10.1.0.10 REJECT"}},
      {"B's ACL lets nothing in",
       [](TwoVpcs& s) { s.d[s.b.acl].ingress.clear(); },
       {"eni-a egress 10.0.0.10 10.1.0.10 ACCEPT", "eni-b ingress 10.0.0.10 10.1.0.10 REJECT"}},
      {"B's group lets nothing in",
       [](TwoVpcs& s) { s.d[s.b.group].ingress.clear(); },
       {"eni-a egress 10.0.0.10 10.1.0.10 ACCEPT", "eni-b ingress 10.0.0.10 10.1.0.10 REJECT"}},
      {"B's ACL lets no reply out",
       [](TwoVpcs& s) { s.d[s.b.acl].egress.clear(); },
       {"eni-a egress 10.0.0.10 10.1.0.10 ACCEPT", "eni-b ingress 10.0.0.10 10.1.0.10 ACCEPT",
        "eni-b egress 10.1.0.10 10.0.0.10 REJECT"}},
      {"A's ACL lets no reply in",
       [](TwoVpcs& s) { s.d[s.a.acl].ingress.clear(); },
       {"eni-a egress 10.0.0.10 10.1.0.10 ACCEPT", "eni-b ingress 10.0.0.10 10.1.0.10 ACCEPT",
        "eni-b egress 10.1.0.10 10.0.0.10 ACCEPT", "eni-a ingress 10.1.0.10 10.0.0.10 REJECT"}},
  };
  for (const Row& row : rows) {
    TwoVpcs sample;
    row.fault(sample);
    log(sample.d, sample.a.vpc);
    log(sample.d, sample.b.vpc);
    INFO(row.description);
    CHECK(records(sample.d, sample.flow) == row.expected);
  }
}

TEST_CASE("what anything else drops was accepted where it left, and is seen nowhere after") {
  TwoVpcs sample;
  log(sample.d, sample.a.vpc);
  log(sample.d, sample.b.vpc);
  SECTION("no route") {
    sample.d[sample.a.table].routes.clear();
  }
  SECTION("the peering connection is gone") {
    sample.d[sample.pcx].status = VpcPeeringStatus::deleted;
  }
  CHECK(records(sample.d, sample.flow) == Lines{"eni-a egress 10.0.0.10 10.1.0.10 ACCEPT"});
}

TEST_CASE("an instance that doesn't run sends nothing") {
  TwoVpcs sample;
  log(sample.d, sample.a.vpc);
  sample.d[sample.instance_a].state = InstanceState::stopped;
  CHECK(records(sample.d, sample.flow).empty());
}

TEST_CASE("a flow log wants accepted traffic, rejected traffic, or both") {
  TwoVpcs sample;
  sample.d[sample.b.group].ingress.clear();
  log(sample.d, sample.a.vpc);
  log(sample.d, sample.b.vpc);
  const std::string accepted = "eni-a egress 10.0.0.10 10.1.0.10 ACCEPT",
                    rejected = "eni-b ingress 10.0.0.10 10.1.0.10 REJECT";
  for (FlowLog& one : sample.d.flow_logs) one.accepts = false;
  CHECK(records(sample.d, sample.flow) == Lines{rejected});
  for (FlowLog& one : sample.d.flow_logs) one.accepts = true, one.rejects = false;
  CHECK(records(sample.d, sample.flow) == Lines{accepted});
}

TEST_CASE("neighbors meet at their interfaces, without an ACL between them") {
  TwoVpcs sample;
  auto neighbor = sample.instance(sample.a, "c", "10.0.0.11");
  sample.flow.destination = neighbor;
  sample.d[sample.a.acl].egress.clear();
  sample.d[sample.a.acl].ingress.clear();
  log(sample.d, sample.a.vpc, "${interface-id} ${action} ${traffic-path}");
  CHECK(records(sample.d, sample.flow) ==
        Lines{"eni-a ACCEPT 1", "eni-c ACCEPT -", "eni-c ACCEPT 1", "eni-a ACCEPT -"});
}

TEST_CASE(
    "a NAT gateway's interface stands between: its address in the one pair, the packet's in the other") {
  Natted sample;
  for (FlowLog& one : sample.d.flow_logs) {
    one.format =
        "${interface-id} ${srcaddr} ${srcport} ${dstaddr} ${dstport} ${pkt-srcaddr} ${pkt-dstaddr} "
        "${traffic-path}";
  }
  CHECK(records(sample.d, sample.flow) ==
        Lines{
            "eni-a 10.0.0.10 32768 203.0.113.10 443 10.0.0.10 203.0.113.10 1",
            "eni-nat-a 10.0.0.10 32768 10.0.1.5 443 10.0.0.10 203.0.113.10 -",
            "eni-nat-a 10.0.1.5 1024 203.0.113.10 443 10.0.1.5 203.0.113.10 8",
            "eni-nat-a 203.0.113.10 443 10.0.1.5 1024 203.0.113.10 10.0.1.5 -",
            "eni-nat-a 10.0.1.5 443 10.0.0.10 32768 203.0.113.10 10.0.0.10 1",
            "eni-a 203.0.113.10 443 10.0.0.10 32768 203.0.113.10 10.0.0.10 -",
        });
}

TEST_CASE("an ACL in front of a NAT gateway rejects at the gateway's interface") {
  Natted sample;
  sample.d[sample.public_acl].ingress.clear();
  CHECK(records(sample.d, sample.flow) ==
        Lines{"eni-a egress 10.0.0.10 203.0.113.10 ACCEPT", "eni-nat-a ingress 10.0.0.10 10.0.1.5 REJECT"});
  sample.d[sample.public_acl].ingress = {entry(100, true, {})};
  sample.d[sample.public_acl].egress.clear();
  CHECK(records(sample.d, sample.flow) == Lines{"eni-a egress 10.0.0.10 203.0.113.10 ACCEPT",
                                                "eni-nat-a ingress 10.0.0.10 10.0.1.5 ACCEPT",
                                                "eni-nat-a egress 10.0.1.5 203.0.113.10 REJECT"});
}

TEST_CASE("traffic with the internet shows private addresses, never the instance's public one") {
  TwoVpcs sample;
  log(sample.d, sample.a.vpc,
      "${flow-direction} ${srcaddr} ${dstaddr} ${pkt-srcaddr} ${pkt-dstaddr} ${traffic-path}");
  sample.flow.source = ip("203.0.113.10");
  sample.flow.destination = sample.instance_a;
  CHECK(records(sample.d, sample.flow) == Lines{"ingress 203.0.113.10 10.0.0.10 203.0.113.10 10.0.0.10 -",
                                                "egress 10.0.0.10 203.0.113.10 10.0.0.10 203.0.113.10 8"});
}

TEST_CASE("traffic to a secondary address shows the primary one, and the packet's own beside it") {
  TwoVpcs sample;
  sample.d[sample.eni_b].addresses.push_back({ip("10.1.0.11")});
  sample.flow.destination = ip("10.1.0.11");
  log(sample.d, sample.eni_b, "${dstaddr} ${pkt-dstaddr}");
  CHECK(records(sample.d, sample.flow).at(0) == "10.1.0.10 10.1.0.11");
}

TEST_CASE("the default format is AWS's") {
  TwoVpcs sample;
  log(sample.d, sample.eni_b, vpcsim::protocol::default_flow_log_format);
  CHECK(records(sample.d, sample.flow) ==
        Lines{"2 111111111111 eni-b 10.0.0.10 10.1.0.10 32768 22 6 1 40 1767225600 1767225600 ACCEPT OK",
              "2 111111111111 eni-b 10.1.0.10 10.0.0.10 22 32768 6 1 40 1767225600 1767225600 ACCEPT OK"});
}

TEST_CASE("ICMP has no ports") {
  TwoVpcs sample;
  sample.flow.protocol = IpProtocol::icmp;
  log(sample.d, sample.eni_b, "${srcport} ${dstport} ${protocol} ${bytes} ${tcp-flags}");
  CHECK(records(sample.d, sample.flow) == Lines{"0 0 1 28 0", "0 0 1 28 0"});
}

TEST_CASE("custom fields say what the network knows, and - for what it doesn't") {
  struct Row {
    std::string_view format;
    std::string expected;  ///< of the request as it leaves eni-a
  };
  const std::vector<Row> rows{
      {"${version} ${log-status}", "2 OK"},
      {"${version} ${vpc-id} ${subnet-id} ${instance-id}", "3 vpc-a subnet-a i-a"},
      {"${version} ${region} ${az-id} ${sublocation-type} ${sublocation-id}", "4 us-east-1 use1-az1 - -"},
      {"${version} ${flow-direction} ${traffic-path} ${pkt-src-aws-service}", "5 egress 4 -"},
      {"${ecs-task-id} ${version}", "- 7"},
      {"${reject-reason} ${version}", "- 8"},
      {"${resource-id} ${encryption-status} ${version}", "- - 10"},
      {"${tcp-flags} ${type} ${bytes}", "2 IPv4 40"},
  };
  for (const Row& row : rows) {
    TwoVpcs sample;
    sample.d[sample.a.subnet].availability_zone_id = "use1-az1";
    log(sample.d, sample.eni_a, row.format);
    CHECK(records(sample.d, sample.flow).at(0) == row.expected);
  }
}

TEST_CASE("the reply to a SYN carries SYN and ACK; a peering connection may cross regions") {
  TwoVpcs sample;
  sample.d[sample.b.vpc].region = "eu-west-1";
  sample.d[sample.pcx].accepter.region = "eu-west-1";
  log(sample.d, sample.eni_b, "${region} ${tcp-flags} ${traffic-path}");
  CHECK(records(sample.d, sample.flow) == Lines{"eu-west-1 2 -", "eu-west-1 18 5"});
}
