// The emulator's own interface for snapshots.
#pragma once

#include <string>

#include "protocol/http.hpp"

namespace vpcsim::cli {

/// GET the document, or PUT one. Throws HttpError when no answer comes.
protocol::HttpResponse call_snapshot(const std::string& endpoint, const std::string& method,
                                     std::string body);

/// What the emulator says is wrong, or what it seems to be instead.
std::string complaint_of(const std::string& endpoint, const protocol::HttpResponse& response);

}  // namespace vpcsim::cli
