#include "simulator/network/vpc_peering_connection.hpp"

#include "catch.hpp"
#include "tests/simulator/network/sample_networks.hpp"

using namespace vpcsim::network;
using Blocked = std::vector<std::string>;

TEST_CASE("Only an active peering carries packets") {
  for (int status = 0; status < 9; ++status) {
    TwoVpcs sample;
    sample.d[sample.pcx].status = static_cast<VpcPeeringStatus>(status);
    bool active = sample.d[sample.pcx].status == VpcPeeringStatus::active;
    CHECK(outcome(sample.d, sample.flow) == (active ? "reachable" : "unreachable: BAD_STATE at pcx-ab"));
    CHECK(blocked_by(sample.d, sample.flow) ==
          (active ? Blocked{} : Blocked{"request: BAD_STATE at pcx-ab"}));
  }
}

TEST_CASE("Peering crosses accounts and Regions") {
  TwoVpcs sample;
  sample.d[sample.b.vpc].owner = sample.d[sample.pcx].accepter.owner = "222222222222";
  sample.d[sample.b.vpc].region = sample.d[sample.pcx].accepter.region = "eu-west-1";
  CHECK(outcome(sample.d, sample.flow) == "reachable");
}

TEST_CASE("Peering is not transitive") {
  TwoVpcs sample;
  auto c = sample.site("c", "10.2.0.0/16");
  auto instance_c = sample.instance(c, "c", "10.2.0.10");
  auto pcx_bc = sample.peer(sample.b, c, "bc");
  sample.route(sample.a.table, "10.2.0.0/16", sample.pcx);
  sample.route(sample.b.table, "10.2.0.0/16", pcx_bc);
  sample.route(c.table, "10.0.0.0/16", pcx_bc);
  sample.flow.destination = instance_c;
  CHECK(outcome(sample.d, sample.flow) == "unreachable: PCX_REQUIRES_ADDRESS_IN_VPC_CIDR at pcx-ab");
  CHECK(blocked_by(sample.d, sample.flow) == Blocked{"request: PCX_REQUIRES_ADDRESS_IN_VPC_CIDR at pcx-ab"});
}

TEST_CASE("A peer's internet gateway is out of reach") {
  TwoVpcs sample;
  sample.route(sample.b.table, "0.0.0.0/0", sample.pcx);
  sample.flow.source = sample.instance_b;
  sample.flow.destination = ip("8.8.8.8");
  CHECK(outcome(sample.d, sample.flow) == "unreachable: PCX_REQUIRES_ADDRESS_IN_VPC_CIDR at pcx-ab");
  CHECK(blocked_by(sample.d, sample.flow) == Blocked{"request: PCX_REQUIRES_ADDRESS_IN_VPC_CIDR at pcx-ab"});
}

TEST_CASE("A peer's NAT gateway is out of reach") {
  TwoVpcs sample;
  auto nat = sample.nat_gateway(sample.a.subnet, "a", "10.0.0.100", "54.0.0.100");
  sample.unroute(sample.a.table, sample.igw);
  sample.route(sample.a.table, "0.0.0.0/0", nat);
  sample.route(sample.b.table, "0.0.0.0/0", sample.pcx);
  sample.flow.source = sample.instance_b;
  sample.flow.destination = ip("8.8.8.8");
  CHECK(outcome(sample.d, sample.flow) == "unreachable: PCX_REQUIRES_ADDRESS_IN_VPC_CIDR at pcx-ab");
}

TEST_CASE("A peering takes no source from outside the near VPC") {
  TwoVpcs sample;
  sample.d[sample.eni_a].source_dest_check = false;
  sample.flow.source_address = ip("172.16.0.1");
  CHECK(outcome(sample.d, sample.flow) == "unreachable: PCX_REQUIRES_ADDRESS_IN_VPC_CIDR at pcx-ab");
}

TEST_CASE("VPCs that nothing joins") {
  TwoVpcs sample;
  sample.d.vpc_peering_connections.clear();
  sample.unroute(sample.a.table, sample.pcx);
  sample.unroute(sample.b.table, sample.pcx);
  sample.d[sample.b.group].ingress.clear();
  CHECK(outcome(sample.d, sample.flow) ==
        "unreachable: egress IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS at igw-a");
  CHECK(blocked_by(sample.d, sample.flow) ==
        Blocked{"request: DISCONNECTED_VPCS at vpc-a", "request: ingress ENI_SG_RULES_MISMATCH at eni-b"});
}

TEST_CASE("Where CIDRs overlap the local route wins") {
  TwoVpcs sample;
  sample.d[sample.b.vpc].cidrs = {cidr("10.0.0.0/16")};
  sample.d[sample.eni_b].addresses[0].private_ip = ip("10.0.9.10");
  sample.d[sample.b.subnet].cidrs = {cidr("10.0.9.0/24")};
  sample.d[sample.pcx].status = VpcPeeringStatus::failed;
  CHECK(outcome(sample.d, sample.flow) == "unreachable: NO_POSSIBLE_DESTINATION at vpc-a");
  auto blocked = blocked_by(sample.d, sample.flow);
  REQUIRE(blocked.size() >= 2);
  CHECK(blocked[0] == "request: egress HIGHER_PRIORITY_ROUTE at rtb-a");
  CHECK(blocked[1] == "request: BAD_STATE at pcx-ab");
}

TEST_CASE("A far VPC that can't be seen") {
  TwoVpcs sample;
  sample.d[sample.pcx].accepter.vpc = {};
  sample.flow.destination = ip("10.1.0.10");
  CHECK(outcome(sample.d, sample.flow) == "unreachable: UNKNOWN_RESOURCE at pcx-ab");
  CHECK(blocked_by(sample.d, sample.flow) == Blocked{"request: UNKNOWN_RESOURCE at pcx-ab"});
}

TEST_CASE("A CIDR that is added to a VPC crosses its peering") {
  TwoVpcs sample;
  sample.d[sample.b.vpc].cidrs.push_back(cidr("10.5.0.0/16"));
  auto second = sample.b;
  second.subnet = sample.subnet(sample.b, "b5", cidr("10.5.0.0/24"));
  sample.flow.destination = sample.instance(second, "b5", "10.5.0.10");
  CHECK(blocked_by(sample.d, sample.flow) == Blocked{"request: egress NO_ROUTE_TO_DESTINATION at rtb-a"});
  sample.route(sample.a.table, "10.5.0.0/16", sample.pcx);
  CHECK(outcome(sample.d, sample.flow) == "reachable");
}
