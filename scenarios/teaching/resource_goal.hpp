// Whether a resource is there as a goal wants it.
#pragma once

#include <map>
#include <string>

#include "scenarios/scenario.hpp"
#include "simulator/network/language.hpp"
#include "simulator/network/network.hpp"

namespace vpcsim::scenarios {

/// What goals are looked at: the network as it is, and the lesson's names of addresses outside AWS. All of it
/// must outlive this.
struct GoalView {
  const network::Network& network;
  const std::map<std::string, std::string>& hosts;
  network::Language language = network::Language::english;
};

/// What is still missing, or still there, in one sentence. Empty: it is as wanted.
std::string what_is_amiss(const GoalView& view, const ExpectedResource& expected);

/// "There is no VPC named vpc-a."
std::string there_is_none(network::Language language, std::string_view kind, const std::string& name);

}  // namespace vpcsim::scenarios
