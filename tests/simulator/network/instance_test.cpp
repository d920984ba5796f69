#include "simulator/network/instance.hpp"

#include "catch.hpp"
#include "tests/simulator/network/sample_networks.hpp"

using namespace vpcsim::network;

TEST_CASE("Only a running instance sends and receives") {
  for (auto state : {InstanceState::pending, InstanceState::shutting_down, InstanceState::stopping,
                     InstanceState::stopped}) {
    TwoVpcs sample;
    sample.d[sample.instance_b].state = state;
    CHECK(outcome(sample.d, sample.flow) == "unreachable: ingress BAD_STATE at i-b");
    CHECK(blocked_by(sample.d, sample.flow) == std::vector<std::string>{"request: ingress BAD_STATE at i-b"});
    sample.d[sample.instance_a].state = state;
    CHECK(outcome(sample.d, sample.flow) == "unreachable: egress BAD_STATE at i-a");
  }
}
