// Who calls, and where: read from the request's credentials.
#pragma once

#include <optional>
#include <string>

#include "protocol/http.hpp"
#include "protocol/query.hpp"
#include "simulator/state/common.hpp"

namespace vpcsim {

/// The account of an access key: a key id of 12 digits is that account's, any other is 123456789012's.
AccountId account_of(std::string_view access_key_id);

/// The account and region that a request's credentials name: SigV4 in the Authorization header or in the
/// query, or SigV2's AWSAccessKeyId (no region: us-east-1). Any secret is taken; a malformed credential
/// isn't. Throws ApiError MissingParameter (unsigned), IncompleteSignature, AuthFailure (no such region).
Home caller_of(const HttpRequest& request, const Form& form);

}  // namespace vpcsim
