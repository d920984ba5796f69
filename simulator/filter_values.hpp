// What filters compare: members of records as lists of text.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace vpcsim {

inline std::vector<std::string> values_of(const std::optional<std::string>& value) {
  return value ? std::vector{*value} : std::vector<std::string>{};
}
inline std::vector<std::string> values_of(bool value) {
  return {value ? "true" : "false"};
}

}  // namespace vpcsim
