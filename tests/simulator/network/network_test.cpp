#include "simulator/network/network.hpp"

#include "catch.hpp"
#include "simulator/network/path.hpp"
#include "tests/simulator/network/random_network.hpp"

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

TEST_CASE("A network whose rules, entries or routes were changed is one that was made with them") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    RandomNetwork before(seed), after(seed);
    Network changed(before.d);
    for (std::uint32_t i = 0; i < after.d.security_groups.size(); i += 2) {
      std::swap(after.d.security_groups[i].ingress, after.d.security_groups[i].egress);
      const auto& group = after.d.security_groups[i];
      changed.set_rules({i}, group.ingress, group.egress);
    }
    for (std::uint32_t i = 0; i < after.d.network_acls.size(); i += 3) {
      std::swap(after.d.network_acls[i].ingress, after.d.network_acls[i].egress);
      const auto& acl = after.d.network_acls[i];
      changed.set_entries({i}, acl.ingress, acl.egress);
    }
    for (std::uint32_t i = 0; i < after.d.route_tables.size(); i += 2) {
      auto& routes = after.d.route_tables[i].routes;
      if (routes.size() > 1) routes.erase(routes.begin() + 1);
      changed.set_routes({i}, routes);
    }
    const Network made(after.d);
    for (int i = 0; i < 200; ++i) {
      const Flow flow = before.flow();
      CHECK(verdict(changed, flow) == verdict(made, flow));
      CHECK(path(changed, flow).verdict == verdict(made, flow));
    }
  }
}

TEST_CASE("A change that refers to what isn't there changes nothing") {
  TwoVpcs sample;
  Network network(sample.d);
  CHECK_THROWS_AS(network.set_rules(sample.b.group, {allow({}, SecurityGroupReference{{99}, "", ""})}, {}),
                  std::invalid_argument);
  CHECK_THROWS_AS(network.set_routes(sample.a.table, {{cidr("10.1.0.0/16"), Index<NatGateway>{9}}}),
                  std::invalid_argument);
  CHECK(verdict(network, sample.flow) == Verdict::reachable);
  CHECK(path(network, sample.flow).verdict == Verdict::reachable);
}
