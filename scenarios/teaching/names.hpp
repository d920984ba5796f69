// What the names in a lesson's goals stand for, in the network as it is now.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/teaching/resource_goal.hpp"

namespace vpcsim::scenarios {

/// `*` in the pattern stands for any characters, none included.
bool matches(std::string_view pattern, std::string_view text);

/// By its Name tag or id.
template <class Record>
bool is_called(const Record& record, std::string_view pattern) {
  return matches(pattern, record.id) || (!record.name.empty() && matches(pattern, record.name));
}

/// Those of a kind that are called so.
template <class Record>
std::vector<network::Index<Record>> called(const network::Network& network, std::string_view pattern) {
  std::vector<network::Index<Record>> found;
  const auto& all = network.description().all<Record>();
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (is_called(all[i], pattern)) found.push_back({i});
  }
  return found;
}

/// Instances that haven't been terminated.
std::vector<network::Index<network::Instance>> instances_called(const network::Network& network,
                                                                std::string_view name);

/// A CIDR block as written, or that of the VPC, subnet or host of this name.
std::optional<protocol::IpBlock> block_of(const GoalView& view, const std::string& name);

/// A security group's rule refers to a group with which nothing connects its VPC any longer.
bool is_stale(const network::Network& network, const network::SecurityGroup& group,
              const network::SecurityGroupRule& rule);

/// "security group sg-a (sg-0abc)"
std::string label_of_group(const network::SecurityGroup& group, network::Language language);

/// Labels begin with a small letter, sentences don't; names stay as they are.
std::string sentence(std::string text);

}  // namespace vpcsim::scenarios
