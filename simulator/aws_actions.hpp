// The names of EC2's actions, those that vpcsim doesn't have included: a call of one of them is answered
// otherwise than a misspelled name, and coverage is counted against them. From AWS's service model of
// 2016-11-15 as botocore 1.43.11 has it.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace vpcsim {

struct AwsFamily {
  std::string_view noun;
  std::vector<std::string_view> actions;  ///< sorted
};

/// Every action in one family, the families sorted by noun, "Other" at the end.
std::span<const AwsFamily> aws_action_families();

bool is_aws_action(std::string_view name);

}  // namespace vpcsim
