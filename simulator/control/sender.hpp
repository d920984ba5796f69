// Who may ask: a browser on this machine carries requests for every page that it shows, also for those that
// mean harm. A page of another site is known by its Origin, or by the Host when a DNS name of its own points
// here (DNS rebinding).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "protocol/http.hpp"

namespace vpcsim::control {

struct Refusal {
  int status = 403;
  std::string reason;
};

/// Of a request to the emulator's own controls: they are for this machine alone, whatever program asks.
std::optional<Refusal> refusal_of_controls(const protocol::HttpRequest& request);

/// Of any request that comes by a browser: it isn't this emulator's own page that asks, or a GET would change
/// something. Other programs may be anywhere and call the host what they like.
std::optional<Refusal> refusal_of_browser(const protocol::HttpRequest& request);

}  // namespace vpcsim::control
