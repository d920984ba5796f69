// The console as HTTP answers: the page and what it consists of.
#pragma once

#include "protocol/http.hpp"

namespace vpcsim::console {

/// A GET or HEAD of "/" or of one of the console's files.
bool is_request(const protocol::HttpRequest& request);

/// "/" is the page for who takes HTML, and a few words for all others. Files are sent compressed to who takes
/// that (every browser does).
void answer(const protocol::HttpRequest& request, protocol::HttpResponse& response);

}  // namespace vpcsim::console
