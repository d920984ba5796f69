#include "simulator/caller.hpp"

#include "protocol/digest.hpp"
#include "protocol/error.hpp"
#include "protocol/sigv4.hpp"
#include "protocol/sigv4_time.hpp"
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

[[noreturn]] void refuse_unsigned(Service service) {
  if (service == Service::ec2) refuse_missing("AWSAccessKeyId");
  if (service == Service::ssm) refuse("MissingAuthenticationTokenException", "Missing Authentication Token");
  refuse("MissingAuthenticationToken", "Request is missing Authentication Token");
}

/// A key or a token that nobody gave out, or that don't belong together.
[[noreturn]] void refuse_unknown(Service service) {
  if (service == Service::ec2) {
    refuse("AuthFailure", "AWS was not able to validate the provided access credentials");
  }
  refuse(service == Service::ssm ? "UnrecognizedClientException" : "InvalidClientTokenId",
         "The security token included in the request is invalid.");
}

[[noreturn]] void refuse_signature(Service service, std::string_view message) {
  // EC2 doesn't tell a wrong secret from an unknown key.
  if (service == Service::ec2) refuse_unknown(service);
  refuse(service == Service::ssm ? "InvalidSignatureException" : "SignatureDoesNotMatch", "{}", message);
}

[[noreturn]] void refuse_expired_token(Service service) {
  if (service == Service::ec2) refuse("RequestExpired", "Request has expired.");
  refuse(service == Service::ssm ? "ExpiredTokenException" : "ExpiredToken",
         "The security token included in the request is expired");
}

SigningTime seconds_of(Timestamp time) {
  return SigningTime(std::chrono::floor<std::chrono::seconds>(std::chrono::milliseconds(time.milliseconds)));
}

/// The parameter store is stricter than the others (recorded in many a bug report).
std::chrono::minutes skew_of(Service service) {
  return service == Service::ssm ? std::chrono::minutes(5) : clock_skew_max;
}

void check_age(const ParsedAuthorization& signature, Service service, Timestamp now) {
  const SigningTime instant = seconds_of(now);
  const std::chrono::minutes skew = skew_of(service);
  const Freshness age = freshness(signature, instant, skew);
  if (age == Freshness::fresh) return;
  if (service == Service::ec2) refuse("RequestExpired", "Request has expired.");
  const std::string signed_at = format_amz_date(signature.signed_at), here = format_amz_date(instant);
  if (age == Freshness::not_yet_valid) {
    refuse_signature(
        service, fmt::format("Signature not yet current: {} is still later than {} ({} + {} min.)", signed_at,
                             format_amz_date(instant + skew), here, skew.count()));
  }
  refuse_signature(service, fmt::format("Signature expired: {} is now earlier than {} ({} - {} min.)",
                                        signed_at, format_amz_date(instant - skew), here, skew.count()));
}

void check_signature(const HttpRequest& request, const ParsedAuthorization& signature, Service service,
                     std::string_view secret) {
  try {
    if (verify(request, signature, secret)) return;
    if (is_signed_without_port(request, signature, secret)) {
      refuse(service == Service::ec2 ? "AuthFailure" : "SignatureDoesNotMatch",
             "The client signed its Host without the port: vpcsim can verify that on ports 80 and 443 only.");
    }
  } catch (const SignatureError& error) {
    throw ApiError(code_of(error.kind()), error.what());
  }
  refuse_signature(
      service,
      "The request signature we calculated does not match the signature you provided. Check your "
      "AWS Secret Access Key and signing method. Consult the service documentation for details.");
}

void check_scope(const ParsedAuthorization& signature, Service service) {
  constexpr std::array<std::string_view, 4> names{"ec2", "sts", "iam", "ssm"};
  const std::string_view expected = names[static_cast<std::size_t>(service)];
  if (signature.service == expected) return;
  refuse_signature(service, fmt::format("Credential should be scoped to correct service: '{}'.", expected));
}

/// Of a key that was given out by this cloud, or with a token that was.
Caller temporary_caller(const HttpRequest& request, const ParsedAuthorization& signature, Service service,
                        const SessionTokens& tokens, Timestamp now) {
  const auto claims = tokens.read(signature.session_token);
  if (!claims || claims->access_key_id != signature.access_key_id) refuse_unknown(service);
  check_signature(request, signature, service, tokens.secret_of(claims->access_key_id));
  if (now >= claims->expires) refuse_expired_token(service);
  return {{claims->account, signature.region}, claims->role, claims->session};
}

Caller declared_caller(const HttpRequest& request, const ParsedAuthorization& signature, Service service,
                       const DeclaredCredentials& declared) {
  if (!equal_in_constant_time(signature.session_token, declared.credentials.session_token)) {
    refuse_unknown(service);
  }
  check_signature(request, signature, service, declared.credentials.secret_access_key);
  return {{declared.account, signature.region}, "", ""};
}

Caller signature_caller(const HttpRequest& request, const ParsedAuthorization& signature, Service service,
                        const Authentication& authentication, const SessionTokens& tokens, Timestamp now) {
  if (authentication.strict) {
    check_scope(signature, service);
    check_age(signature, service, now);
  }
  if (SessionTokens::looks_ours(signature.session_token) || tokens.is_temporary(signature.access_key_id)) {
    return temporary_caller(request, signature, service, tokens, now);
  }
  const auto declared = authentication.declared.find(signature.access_key_id);
  if (declared != authentication.declared.end()) {
    return declared_caller(request, signature, service, declared->second);
  }
  if (authentication.strict) refuse_unknown(service);
  return {{account_of(signature.access_key_id), signature.region}, "", ""};
}

/// SigV2 carries no region; old clients talk to the first one.
Caller old_caller(const std::string& key, const Authentication& authentication, const SessionTokens& tokens) {
  if (authentication.strict || authentication.declared.contains(key) || tokens.is_temporary(key)) {
    refuse("UnsupportedOperation",
           "vpcsim does not verify Signature Version 2: sign with Signature Version 4, or with a key that "
           "isn't declared and without --auth=strict");
  }
  return {{account_of(key), "us-east-1"}, "", ""};
}

}  // namespace

std::string Caller::arn() const {
  if (role.empty()) return fmt::format("arn:aws:iam::{}:root", home.account);
  // Without the path of the role.
  return fmt::format("arn:aws:sts::{}:assumed-role/{}/{}", home.account, role.substr(role.rfind('/') + 1),
                     session);
}

std::string Caller::user_id() const {
  if (role.empty()) return home.account;
  return fmt::format("{}:{}", unique_id_of("AROA", home.account + "/" + role), session);
}

AccountId account_of(std::string_view access_key_id) {
  return AccountId(is_account_id(access_key_id) ? access_key_id : default_account);
}

Caller caller_of(const HttpRequest& request, const Form& form, Service service,
                 const Authentication& authentication, const SessionTokens& tokens, Timestamp now) {
  Caller caller;
  if (auto signature = authorization_of(request)) {
    caller = signature_caller(request, *signature, service, authentication, tokens, now);
  } else if (const std::string* key = find_parameter(form, "AWSAccessKeyId")) {
    caller = old_caller(*key, authentication, tokens);
  } else {
    refuse_unsigned(service);
  }
  if (!is_enabled_region(caller.home.region)) refuse_unknown(service);
  return caller;
}

}  // namespace vpcsim
