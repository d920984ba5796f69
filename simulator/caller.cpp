#include "simulator/caller.hpp"

#include <algorithm>

#include "protocol/error.hpp"
#include "protocol/sigv4.hpp"
#include "simulator/region_catalog.hpp"

namespace vpcsim {
namespace {

constexpr std::string_view default_account = "123456789012";

/// What EC2 answers to a signature that isn't one (facts 1.3: codes of the common errors; our wording).
std::string_view code_of(SignatureError::Kind kind) {
  switch (kind) {
    case SignatureError::Kind::unsupported_algorithm:
    case SignatureError::Kind::missing_field:
    case SignatureError::Kind::malformed_field:
      return "IncompleteSignature";
    case SignatureError::Kind::date_mismatch:
      return "SignatureDoesNotMatch";
    case SignatureError::Kind::bad_expiry:
      return "InvalidQueryParameter";
  }
  return "IncompleteSignature";
}

std::optional<ParsedAuthorization> authorization_of(const HttpRequest& request) {
  try {
    return parse_authorization(request);
  } catch (const SignatureError& error) {
    throw ApiError(code_of(error.kind()), error.what());
  }
}

}  // namespace

AccountId account_of(std::string_view access_key_id) {
  bool is_account = access_key_id.size() == 12 && std::all_of(access_key_id.begin(), access_key_id.end(),
                                                              [](char c) { return c >= '0' && c <= '9'; });
  return AccountId(is_account ? access_key_id : default_account);
}

Home caller_of(const HttpRequest& request, const Form& form) {
  Home home;
  if (auto authorization = authorization_of(request)) {
    home = {account_of(authorization->access_key_id), authorization->region};
  } else if (const std::string* key = find_parameter(form, "AWSAccessKeyId")) {
    home = {account_of(*key), "us-east-1"};  // SigV2 carries no region; old clients talk to the first one
  } else {
    refuse_missing("AWSAccessKeyId");
  }
  if (!is_enabled_region(home.region)) {
    refuse("AuthFailure", "AWS was not able to validate the provided access credentials");
  }
  return home;
}

}  // namespace vpcsim
