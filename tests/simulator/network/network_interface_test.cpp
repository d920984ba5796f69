#include "simulator/network/network_interface.hpp"

#include "catch.hpp"
#include "tests/simulator/network/sample_networks.hpp"

using namespace vpcsim::network;

TEST_CASE("An interface sends under its own addresses only, unless its check is off") {
  TwoVpcs sample;
  sample.flow.source_address = ip("10.0.0.99");
  CHECK(outcome(sample.d, sample.flow) == "unreachable: egress ENI_SOURCE_DEST_CHECK_RESTRICTION at eni-a");
  sample.d[sample.eni_a].addresses.push_back({ip("10.0.0.99")});
  CHECK(outcome(sample.d, sample.flow) == "reachable");
  sample.d[sample.eni_a].addresses.pop_back();
  sample.d[sample.eni_a].source_dest_check = false;
  CHECK(outcome(sample.d, sample.flow) == "forward-only: NO_POSSIBLE_DESTINATION at vpc-a");
}

TEST_CASE("An address that isn't the interface's own fails its check") {
  TwoVpcs sample;
  Network network(sample.d);
  CHECK_FALSE(address_fault(network, sample.eni_a, ip("10.0.0.10")));
  auto fault = address_fault(network, sample.eni_a, ip("10.0.0.11"));
  REQUIRE(fault);
  CHECK(fault->code == ExplanationCode::eni_source_dest_check_restriction);
}

TEST_CASE("An interface that isn't in use has nobody behind it") {
  TwoVpcs sample;
  SECTION("at the destination") {
    sample.d[sample.eni_b].status = NetworkInterfaceStatus::available;
    CHECK(outcome(sample.d, sample.flow) == "unreachable: ingress BAD_STATE at eni-b");
  }
  SECTION("at the source") {
    sample.d[sample.eni_a].status = NetworkInterfaceStatus::detaching;
    CHECK(outcome(sample.d, sample.flow) == "unreachable: egress BAD_STATE at eni-a");
  }
}

TEST_CASE("An interface is an end point of its own") {
  TwoVpcs sample;
  sample.flow.source = sample.eni_a;
  sample.flow.destination = sample.eni_b;
  CHECK(outcome(sample.d, sample.flow) == "reachable");
}

TEST_CASE("An instance speaks through the interface with the lowest device index") {
  TwoVpcs sample;
  auto second = sample.interface(sample.b.subnet, "b2", "10.1.0.20", std::nullopt, {});
  sample.d[second].instance = sample.instance_b;
  sample.d[second].device_index = 1;
  CHECK(outcome(sample.d, sample.flow) == "reachable");
  sample.d[second].device_index = -1;
  CHECK(outcome(sample.d, sample.flow) == "unreachable: ingress ENI_SG_RULES_MISMATCH at eni-b2");
}
