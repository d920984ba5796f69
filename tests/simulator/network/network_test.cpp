#include "simulator/network/network.hpp"

#include "catch.hpp"
#include "tests/simulator/network/sample_networks.hpp"

using namespace vpcsim::network;

TEST_CASE("A description with dangling indices makes no network") {
  TwoVpcs good;
  CHECK_NOTHROW(Network(good.d));
  auto broken = [&](auto change) {
    auto copy = good.d;
    change(copy);
    CHECK_THROWS_AS(Network(copy), std::invalid_argument);
  };
  broken([](Description& d) { d.subnets[0].route_table = {}; });
  broken([](Description& d) { d.subnets[0].network_acl = {9}; });
  broken([](Description& d) { d.network_interfaces[0].subnet = {9}; });
  broken([](Description& d) { d.network_interfaces[0].instance = {9}; });
  broken([](Description& d) { d.network_interfaces[0].groups = {{9}}; });
  broken([](Description& d) { d.network_interfaces[0].addresses.clear(); });
  broken([](Description& d) { d.route_tables[0].routes[1].target = Index<InternetGateway>{9}; });
  broken([](Description& d) {
    d.security_groups[0].ingress = {allow({}, SecurityGroupReference{{9}, "", ""})};
  });
  broken([](Description& d) { d.vpc_peering_connections[0].accepter.vpc = {9}; });
  broken([](Description& d) { d.nat_gateways.push_back({"nat", "", {}}); });
}

TEST_CASE("One address has one holder: in a VPC if private, anywhere if public") {
  TwoVpcs sample;
  sample.d[sample.eni_b].addresses[0].private_ip = ip("10.0.0.10");
  CHECK_NOTHROW(Network(sample.d));
  sample.d[sample.eni_b].addresses[0].public_ip = ip("54.0.0.10");
  CHECK_THROWS_AS(Network(sample.d), std::invalid_argument);
  sample.d[sample.eni_b].addresses[0].public_ip.reset();
  sample.d[sample.eni_b].vpc = sample.a.vpc;
  CHECK_THROWS_AS(Network(sample.d), std::invalid_argument);
}

TEST_CASE("An empty network is a network") {
  CHECK_NOTHROW(Network(Description{}));
}
