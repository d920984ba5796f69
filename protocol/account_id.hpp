// The ids of AWS accounts.
#pragma once

#include <string_view>

namespace vpcsim::protocol {

/// 12 digits (IAM user guide, "AWS account identifiers").
constexpr bool is_account_id(std::string_view text) {
  return text.size() == 12 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace vpcsim::protocol
