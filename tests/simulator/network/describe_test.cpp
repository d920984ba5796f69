#include "simulator/network/describe.hpp"

#include <functional>

#include "catch.hpp"
#include "tests/simulator/network/sample_networks.hpp"

using namespace vpcsim::network;

namespace {

/// The sentences of the first blocker.
std::pair<std::string, std::string> sentences(const TwoVpcs& sample) {
  Network network(sample.d);
  auto first = blockers(network, sample.flow).at(0);
  return {explain(network, first), remedy(network, first)};
}

}  // namespace

TEST_CASE("A blocker says why, and what to change") {
  struct Row {
    std::function<void(TwoVpcs&)> fault;
    std::string why, change;
  };
  const Row rows[] = {
      {[](auto& s) { s.unroute(s.b.table, s.pcx); },
       "route table b (rtb-b) has no route for 10.0.0.10 to peering connection ab (pcx-ab).",
       "Add a route for 10.0.0.0/16 via peering connection ab (pcx-ab) to route table b (rtb-b)."},
      {[](auto& s) { s.d[s.b.group].ingress.clear(); },
       "No ingress rule of security group b (sg-b) at network interface b (eni-b) admits tcp "
       "10.0.0.10:32768-60999 -> "
       "10.1.0.10:22.",
       "Allow inbound tcp 22 from 10.0.0.10/32 in security group b (sg-b)."},
      {[](auto& s) { s.d[s.a.acl].ingress = {entry(100, true, tcp(22))}; },
       "network ACL a (acl-a) of subnet a (subnet-a) denies ingress of tcp 10.1.0.10:22 -> "
       "10.0.0.10:32768-60999 (first at port 32768) by the final rule *.",
       "Add a rule to network ACL a (acl-a) that allows inbound tcp 32768-60999 from 10.1.0.10/32."},
      {[](auto& s) {
         s.d[s.b.acl].ingress = {entry(90, false, tcp(22)), entry(100, true, {})};
       },
       "network ACL b (acl-b) of subnet b (subnet-b) denies ingress of tcp 10.0.0.10:32768-60999 -> "
       "10.1.0.10:22 by rule 90.",
       "Add a rule with a number below 90 to network ACL b (acl-b) that allows inbound tcp 22 from "
       "10.0.0.10/32."},
      {[](auto& s) { s.d[s.pcx].status = VpcPeeringStatus::pending_acceptance; },
       "peering connection ab (pcx-ab) is pending-acceptance, not active.",
       "Accept peering connection ab (pcx-ab)."},
      {[](auto& s) { s.d[s.instance_b].state = InstanceState::stopped; },
       "instance b (i-b) is stopped, not running.", "Start instance b (i-b)."},
      {[](auto& s) { s.flow.destination = ip("8.8.8.8"), s.unroute(s.a.table, s.igw); },
       "route table a (rtb-a) has no route for 8.8.8.8 to internet gateway a (igw-a).",
       "Add a route for 0.0.0.0/0 via internet gateway a (igw-a) to route table a (rtb-a)."},
  };
  for (const auto& row : rows) {
    TwoVpcs sample;
    row.fault(sample);
    auto [why, change] = sentences(sample);
    CHECK(why == row.why);
    CHECK(change == row.change);
  }
}

TEST_CASE("What to change names a route that can be created") {
  TwoVpcs sample;
  sample.route(sample.a.table, "10.1.0.0/24", OtherTarget{"transit gateway", "tgw-1"});
  CHECK(sentences(sample).first ==
        "In route table a (rtb-a), the longer prefix 10.1.0.0/24 -> tgw-1 shadows the route to peering "
        "connection "
        "ab (pcx-ab).");
  CHECK(sentences(sample).second ==
        "Remove the route 10.1.0.0/24 -> tgw-1 from route table a (rtb-a), or replace its target by peering "
        "connection ab (pcx-ab).");
}

TEST_CASE("A component is named by kind, name and id, or by kind and id") {
  TwoVpcs sample;
  sample.d[sample.b.table].name.clear();
  Network network(sample.d);
  CHECK(label_of(network, sample.a.table) == "route table a (rtb-a)");
  CHECK(label_of(network, sample.b.table) == "route table rtb-b");
  CHECK(id_of(network, sample.pcx) == "pcx-ab");
  CHECK(id_of(network, Component{}).empty());
}
