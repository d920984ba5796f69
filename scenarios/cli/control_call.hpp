// Asking a running emulator's own controls.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace vpcsim::cli {

/// GETs `target` ("/_vpcsim/ssh"). Throws std::runtime_error, whose text is for the user: nobody answers, or
/// who answers isn't a vpcsim.
nlohmann::json ask_controls(const std::string& endpoint, const std::string& target);

}  // namespace vpcsim::cli
