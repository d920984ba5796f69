// What the commands that take a scenario or an endpoint share.
#pragma once

#include <optional>
#include <string>

#include "protocol/ec2_client.hpp"
#include "scenarios/run.hpp"

namespace vpcsim::cli {

/// Nothing if the file has mistakes, which then are on standard error, a line each.
std::optional<scenarios::Scenario> load_or_complain(const std::string& file);

/// The EC2 endpoint that a command line names, with credentials and region from where AWS's tools find them.
class Endpoint {
 public:
  /// Throws HttpError for a bad URL, CredentialsError when there are none.
  Endpoint(const std::string& url, const std::string& region);
  const scenarios::Api& api() const { return api_; }

 private:
  protocol::HttpTransport transport_;
  protocol::WallWaiter waiter_;
  scenarios::Api api_;
};

/// Standard output is a terminal that shows colors (and NO_COLOR isn't set).
bool color();

}  // namespace vpcsim::cli
