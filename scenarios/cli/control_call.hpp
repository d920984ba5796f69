// Asking a running emulator's own controls.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace vpcsim::cli {

/// GETs `target` ("/_vpcsim/ssh"), or POSTs `body` there. Throws std::runtime_error, whose text is for the
/// user: nobody answers, or not as a vpcsim does.
nlohmann::json ask_controls(const std::string& endpoint, const std::string& target,
                            const nlohmann::json& body = nullptr);

}  // namespace vpcsim::cli
