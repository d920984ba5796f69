// Where two JSON values differ, member by member.
#pragma once

#include <functional>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace vpcsim::importing {

/// Calls `differs(member, was, is)`: "Tags[Name].Value", and the two values as text, "nothing" for none. The
/// order of lists doesn't count: their elements are paired by what they have in common.
void find_differences(
    const nlohmann::ordered_json& was, const nlohmann::ordered_json& is,
    const std::function<void(const std::string&, const std::string&, const std::string&)>& differs);

}  // namespace vpcsim::importing
