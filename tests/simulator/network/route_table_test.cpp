#include "simulator/network/route_table.hpp"

#include "catch.hpp"
#include "tests/simulator/network/sample_networks.hpp"

using namespace vpcsim::network;

namespace {

Route other(std::string_view destination, std::string id, RouteOrigin origin = RouteOrigin::created) {
  return {cidr(destination), OtherTarget{"test", std::move(id)}, origin};
}
Route local(std::string_view destination) {
  return {cidr(destination), LocalTarget{}, RouteOrigin::local};
}

std::string choice(std::vector<Route> routes, std::string_view address) {
  sort_by_precedence(routes);
  RouteTable table{"rtb", "", {}, std::move(routes)};
  auto position = route_for(table, ip(address));
  if (!position) return "none";
  const auto* target = std::get_if<OtherTarget>(&table.routes[*position].target);
  return target ? target->id : "local";
}

}  // namespace

TEST_CASE("The longest prefix wins") {
  CHECK(choice({other("0.0.0.0/0", "default"), other("10.1.0.0/16", "long")}, "10.1.0.1") == "long");
  CHECK(choice({other("0.0.0.0/0", "default"), other("10.1.0.0/16", "long")}, "10.2.0.1") == "default");
  CHECK(choice({other("10.1.0.0/16", "long")}, "10.2.0.1") == "none");
  CHECK(choice({local("10.0.0.0/16"), other("10.0.5.0/24", "subnet")}, "10.0.5.1") == "subnet");
}

TEST_CASE("Among equal prefixes local comes before static, static before propagated") {
  auto propagated = other("10.1.0.0/16", "propagated", RouteOrigin::propagated);
  CHECK(choice({propagated, other("10.1.0.0/16", "static")}, "10.1.0.1") == "static");
  CHECK(choice({other("10.0.0.0/16", "static"), local("10.0.0.0/16")}, "10.0.0.1") == "local");
}

TEST_CASE("A local route beats a longer propagated prefix") {
  auto longer = other("10.0.5.0/24", "propagated", RouteOrigin::propagated);
  CHECK(choice({longer, local("10.0.0.0/16")}, "10.0.5.1") == "local");
  CHECK(choice({longer, other("10.0.0.0/16", "static")}, "10.0.5.1") == "propagated");
}

TEST_CASE("A blackhole drops, and shadows shorter prefixes") {
  TwoVpcs sample;
  sample.route(sample.a.table, "10.1.0.0/24", OtherTarget{"peering connection", "pcx-gone"});
  sample.d[sample.a.table].routes.back().state = RouteState::blackhole;
  CHECK(outcome(sample.d, sample.flow) == "unreachable: BAD_STATE_ROUTE at rtb-a");
  CHECK(blocked_by(sample.d, sample.flow) ==
        std::vector<std::string>{"request: egress MORE_SPECIFIC_ROUTE at rtb-a"});
}

TEST_CASE("A target of another kind drops by name") {
  TwoVpcs sample;
  sample.unroute(sample.a.table, sample.pcx);
  sample.route(sample.a.table, "10.1.0.0/16", OtherTarget{"transit gateway", "tgw-1"});
  CHECK(outcome(sample.d, sample.flow) == "unreachable: UNSUPPORTED_COMPONENT at tgw-1");
  sample.d.vpc_peering_connections.clear();
  sample.unroute(sample.b.table, sample.pcx);
  CHECK(blocked_by(sample.d, sample.flow) ==
        std::vector<std::string>{"request: UNSUPPORTED_COMPONENT at tgw-1"});
}

TEST_CASE("A local route serves the VPC's CIDRs only") {
  TwoVpcs sample;
  sample.unroute(sample.a.table, sample.pcx);
  sample.route(sample.a.table, "10.1.0.0/16", LocalTarget{}, RouteOrigin::local);
  CHECK(outcome(sample.d, sample.flow) == "unreachable: VPC_LOCAL_ROUTE_CIDR_RESTRICTION at rtb-a");
}

TEST_CASE("Arriving packets don't ask the destination's route table") {
  TwoVpcs sample;
  sample.d[sample.b.table].routes = {{cidr("10.1.0.0/16"), OtherTarget{"appliance", "eni-x"}},
                                     {cidr("10.0.0.0/16"), sample.pcx}};
  CHECK(outcome(sample.d, sample.flow) == "reachable");
}

TEST_CASE("A reply finds its way by the route table of its own subnet") {
  TwoVpcs sample;
  sample.d[sample.b.subnet].route_table = sample.table(sample.b.vpc, "b2");
  CHECK(outcome(sample.d, sample.flow) == "forward-only: egress NO_ROUTE_TO_DESTINATION at rtb-b2");
}
