// The instance metadata service, at http://169.254.169.254 and http://[fd00:ec2::254], as a pure function of
// the state (EC2 user guide, "Use the Instance Metadata Service to access instance metadata").
#pragma once

#include "protocol/http.hpp"
#include "simulator/call.hpp"

namespace vpcsim::hypervisor {

/// What the service answers `instance`, one of `call`'s region that isn't terminated. Errors are answers: 400
/// for a token's lifetime that isn't 1 to 21600 seconds, 401 for a token that doesn't hold, or for none where
/// the instance's options require one, 403 where they turn the service off and for a token that is asked for
/// through a proxy, 404 for what isn't there, 405 for other methods.
///
/// How many hops the answer to a token's request may take isn't looked at: an instance's own programs are
/// one hop away, and HttpPutResponseHopLimit is at least that.
protocol::HttpResponse metadata_response(const ReadCall& call, const Instance& instance,
                                         const protocol::HttpRequest& request);

/// The service's page for an error: 400, 401, 403, 404…
protocol::HttpResponse metadata_error(int status);

}  // namespace vpcsim::hypervisor
