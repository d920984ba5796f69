// AWS Signature Version 4, signing and verifying, in the header form and in the presigned query form. Both
// directions build the same canonical request with the same code, so that they cannot disagree.
//
// Times are passed in and never read from a clock. Signing keys are remembered per thread (one derivation a
// day and credential instead of four HMACs a request), so that every function is safe from any thread.
#pragma once

#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/credentials.hpp"
#include "protocol/http.hpp"

namespace vpcsim::protocol {

/// The resolution of the protocol's time stamps.
using SigningTime = std::chrono::sys_seconds;

/// Why a signature could not even be compared. The message is one sentence for the user and never contains a
/// signature, a session token or a secret.
class SignatureError : public std::runtime_error {
 public:
  enum class Kind {
    unsupported_algorithm,  ///< an Authorization header of another scheme, or an unknown X-Amz-Algorithm
    missing_field,          ///< a part of the signature, the date or a signed header is not there
    malformed_field,        ///< a part is there, and is not what it should be
    date_mismatch,          ///< the day in the credential's scope is not the day of the time stamp
    bad_expiry,             ///< X-Amz-Expires is not 1..604800
  };

  SignatureError(Kind error_kind, const std::string& message)
      : std::runtime_error(message), kind_(error_kind) {}
  Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

/// What a signed request says about its signature.
struct ParsedAuthorization {
  enum class Form { header, presigned };

  Form form = Form::header;
  std::string access_key_id;
  std::string date;  ///< of the credential's scope, yyyymmdd; the same day as `signed_at`
  std::string region;
  std::string service;
  std::vector<std::string> signed_headers;  ///< lower-case, sorted, each once, `host` among them
  std::string signature;                    ///< as sent; not empty
  std::string session_token;                ///< empty without one
  SigningTime signed_at;
  std::optional<std::chrono::seconds> expires_after;  ///< presigned requests only; 1..604800
};

/// The signature a request carries, or nullopt for a request without (no Authorization header, no
/// X-Amz-Signature or X-Amz-Algorithm in its query). Only takes it apart: verify() says whether it's right.
/// Throws SignatureError for a malformed one.
std::optional<ParsedAuthorization> parse_authorization(const HttpRequest& request);

/// Whether `secret` made the signature over this very request. Compares in constant time; doesn't look at
/// the time (see freshness) and doesn't know which keys exist. A body is always compared by its own digest,
/// except that the service s3 may sign UNSIGNED-PAYLOAD.
/// Throws SignatureError when a signed header is missing from the request.
bool verify(const HttpRequest& request, const ParsedAuthorization& authorization, std::string_view secret);

/// Whether verify() failed only because the client signed its Host without the port, as some old libraries
/// do: they cannot pass on a port other than 80 and 443, and deserve to be told so. Throws as verify() does.
bool is_signed_without_port(const HttpRequest& request, const ParsedAuthorization& authorization,
                            std::string_view secret);

enum class Freshness { fresh, expired, not_yet_valid };

/// How far a clock may be off, by AWS's rule.
inline constexpr std::chrono::minutes clock_skew_max{15};

/// Whether the signature holds at `now`: a header signature for `skew` around its time stamp, a presigned
/// one from `skew` before its time stamp until its expiry.
Freshness freshness(const ParsedAuthorization& authorization, SigningTime now,
                    std::chrono::minutes skew = clock_skew_max);

/// For which service of which region to sign: "ec2", "us-east-1".
struct SigningScope {
  std::string region;
  std::string service;
};

/// Adds X-Amz-Date, X-Amz-Security-Token (with temporary keys) and Authorization, in the place of any that
/// are there. Signs every header except those that proxies and libraries may change on the way. The request
/// must already have its Host, as the server will see it (HttpClient::host()).
/// Throws SignatureError without a Host, or when the credentials or the scope are empty.
void sign(HttpRequest& request, const Credentials& credentials, const SigningScope& scope, SigningTime now);

/// Signs into the query of the target, so that the bare URL carries the authorization; signs the Host alone
/// of the headers. Throws as sign() does, and for an `expires_after` outside 1..604800 seconds.
void presign(HttpRequest& request, const Credentials& credentials, const SigningScope& scope, SigningTime now,
             std::chrono::seconds expires_after);

/// The canonical request of which the digest is signed: what to compare when two signers disagree.
/// Throws as verify() does.
std::string canonical_request(const HttpRequest& request, const ParsedAuthorization& authorization);

}  // namespace vpcsim::protocol
