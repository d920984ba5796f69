// Who calls, and where: read from the request's credentials, and verified where their secret is known.
#pragma once

#include <map>
#include <string>

#include "protocol/credentials.hpp"
#include "protocol/http.hpp"
#include "protocol/query.hpp"
#include "simulator/credentials/session_token.hpp"
#include "simulator/state/common.hpp"

namespace vpcsim {

/// The service that a request is for: each has its own codes for credentials that don't hold.
enum class Service { ec2, sts, iam, ssm };

/// What the cloud knows of credentials.
struct Authentication {
  /// Only known keys, with fresh signatures that fit. Otherwise any secret is taken for an undeclared key.
  bool strict = false;
  std::map<std::string, DeclaredCredentials> declared = {};  ///< by access key id
};

struct Caller {
  Home home;
  std::string role;     ///< of an assumed role; empty for the account's root
  std::string session;  ///< its name

  std::string arn() const;
  std::string user_id() const;
};

/// The account of an undeclared access key: a key id of 12 digits is that account's, any other is
/// 123456789012's.
AccountId account_of(std::string_view access_key_id);

/// The account and region that a request's credentials name: SigV4 in the Authorization header or in the
/// query, or SigV2's AWSAccessKeyId (no region: us-east-1). The signature of a declared or temporary key is
/// always verified, its age in strict mode; a token's end holds always. Throws ApiError in the service's own
/// codes: unsigned, malformed, unknown, wrong, or expired; AuthFailure for a region that isn't enabled.
Caller caller_of(const HttpRequest& request, const Form& form, Service service,
                 const Authentication& authentication, const SessionTokens& tokens, Timestamp now);

}  // namespace vpcsim
