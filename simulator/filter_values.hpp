// What filters compare: members of records as lists of text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "simulator/state/common.hpp"

namespace vpcsim {

inline std::vector<std::string> values_of(const std::optional<std::string>& value) {
  return value ? std::vector{*value} : std::vector<std::string>{};
}
inline std::vector<std::string> values_of(bool value) {
  return {value ? "true" : "false"};
}
/// The name that AWS gives to an enumerator.
template <class Enum>
std::vector<std::string> name_value(Enum value) {
  return {std::string(name_of(value))};
}

}  // namespace vpcsim
