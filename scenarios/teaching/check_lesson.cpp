#include "scenarios/teaching/check_lesson.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "protocol/cidr.hpp"
#include "scenarios/check_expectation.hpp"
#include "scenarios/resolve.hpp"
#include "simulator/network/describe.hpp"

namespace vpcsim::scenarios {
namespace {

template <class Status, class Last>
std::vector<std::string_view> texts_up_to(Last last) {
  std::vector<std::string_view> texts;
  for (int i = 0; i <= static_cast<int>(last); ++i) texts.push_back(network::text(static_cast<Status>(i)));
  return texts;
}

std::vector<std::string_view> statuses_of(std::string_view kind) {
  if (kind == "vpc_peering_connections")
    return texts_up_to<network::VpcPeeringStatus>(network::VpcPeeringStatus::deleting);
  if (kind == "instances") return texts_up_to<network::InstanceState>(network::InstanceState::stopped);
  return texts_up_to<network::NatGatewayState>(network::NatGatewayState::deleted);
}

void check_rule(const SecurityGroupRule& rule, Mistakes& mistakes) {
  const auto protocol = protocol_of(rule.protocol.text);
  if (!protocol) {
    mistakes.add(rule.protocol.place,
                 fmt::format("found \"{}\" as protocol, expected tcp, udp, icmp, all or a protocol's number",
                             rule.protocol.text));
  } else if (rule.ports && !protocol->has_ports()) {
    mistakes.add(rule.protocol.place, fmt::format("{} has no ports", rule.protocol.text));
  }
}

void check_resource(const ExpectedResource& resource, Mistakes& mistakes) {
  const Word& block = resource.cidr_block;
  if (!block.empty() && !protocol::Cidr::parse(block.text)) {
    mistakes.add(block.place, fmt::format("found \"{}\" as cidr_block, expected an IPv4 CIDR block such as "
                                          "10.0.0.0/16",
                                          block.text));
  }
  const auto statuses = statuses_of(resource.kind);
  for (const Word& status : resource.statuses) {
    if (std::find(statuses.begin(), statuses.end(), status.text) != statuses.end()) continue;
    mistakes.add(status.place,
                 fmt::format("found \"{}\" as status{}", status.text, suggestion(status.text, statuses)));
  }
  if (!resource.between.empty() && resource.between.size() != 2)
    mistakes.add(resource.place, "a peering connection is between two VPCs");
  for (const SecurityGroupRule& rule : resource.ingress) check_rule(rule, mistakes);
  for (const SecurityGroupRule& rule : resource.egress) check_rule(rule, mistakes);
}

}  // namespace

void check_lesson(const Scenario& scenario, const Lesson& lesson, Mistakes& mistakes) {
  for (const Goal& goal : lesson.goals) {
    for (const Expectation& expectation : goal.expectations)
      check_goal_expectation(scenario, expectation, mistakes);
    for (const ExpectedResource& resource : goal.resources) check_resource(resource, mistakes);
  }
}

}  // namespace vpcsim::scenarios
