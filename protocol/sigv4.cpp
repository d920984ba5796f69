#include "protocol/sigv4.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <openssl/crypto.h>

#include "protocol/ascii.hpp"
#include "protocol/digest.hpp"
#include "protocol/sigv4_canonical.hpp"
#include "protocol/sigv4_time.hpp"

namespace vpcsim::protocol {
namespace {

using Kind = SignatureError::Kind;

constexpr std::string_view algorithm = "AWS4-HMAC-SHA256";
constexpr std::string_view terminator = "aws4_request";
constexpr std::chrono::seconds expiry_max{604800};

template <class... Args>
[[noreturn]] void fail(Kind kind, fmt::format_string<Args...> format, Args&&... args) {
  throw SignatureError(kind, fmt::format(format, std::forward<Args>(args)...));
}

// --- The key and the signature ---------------------------------------------------------------------------

std::string scope_of(const ParsedAuthorization& authorization) {
  std::string result;
  for (const std::string* part : {&authorization.date, &authorization.region, &authorization.service}) {
    result.append(*part).push_back('/');
  }
  return result.append(terminator);
}

Sha256 derive_key(const ParsedAuthorization& authorization, std::string_view secret) {
  std::string seed = fmt::format("AWS4{}", secret);
  Sha256 key =
      hmac_sha256({reinterpret_cast<const unsigned char*>(seed.data()), seed.size()}, authorization.date);
  OPENSSL_cleanse(seed.data(), seed.size());
  for (const std::string_view part :
       {std::string_view(authorization.region), std::string_view(authorization.service), terminator}) {
    key = hmac_sha256(key, part);
  }
  return key;
}

/// The key is the same for a whole day, region and service, and costs four times what a signature does.
Sha256 signing_key(const ParsedAuthorization& authorization, std::string_view secret,
                   const std::string& scope) {
  constexpr std::size_t keys_max = 256;  // then start over: nobody signs with so many at a time
  thread_local std::unordered_map<std::string, Sha256> keys;
  thread_local std::string name;
  name.assign(scope).append("/").append(secret);
  if (const auto found = keys.find(name); found != keys.end()) return found->second;
  if (keys.size() >= keys_max) keys.clear();
  return keys.emplace(name, derive_key(authorization, secret)).first->second;
}

std::string signature_of(const HttpRequest& request, const ParsedAuthorization& authorization,
                         std::string_view secret) {
  const std::string scope = scope_of(authorization);
  const Sha256 digest = sha256(canonical_request(request, authorization));
  std::string to_sign(algorithm);
  to_sign.append("\n").append(format_amz_date(authorization.signed_at));
  to_sign.append("\n").append(scope).append("\n").append(hex(digest));
  return hex(hmac_sha256(signing_key(authorization, secret, scope), to_sign));
}

// --- Taking a signature apart ------------------------------------------------------------------------------

/// "keyid/date/region/service/aws4_request".
void parse_credential(ParsedAuthorization& authorization, std::string_view credential) {
  std::vector<std::string_view> parts;
  split_at(credential, '/', [&parts](std::string_view part) { parts.push_back(part); });
  if (parts.size() != 5 || std::any_of(parts.begin(), parts.end(), [](auto part) { return part.empty(); })) {
    fail(Kind::malformed_field,
         "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got "
         "'{}'.",
         credential);
  }
  if (parts[4] != terminator) {
    fail(Kind::malformed_field, "Credential should be scoped with a valid terminator: '{}', not '{}'.",
         terminator, parts[4]);
  }
  authorization.access_key_id = parts[0];
  authorization.date = parts[1];
  authorization.region = parts[2];
  authorization.service = parts[3];
}

void parse_signed_headers(ParsedAuthorization& authorization, std::string_view list) {
  split_at(list, ';',
           [&authorization](std::string_view name) { authorization.signed_headers.emplace_back(name); });
  const auto& names = authorization.signed_headers;
  const bool in_order =
      std::adjacent_find(names.begin(), names.end(), std::greater_equal<>()) == names.end() &&
      !names[0].empty();
  if (!in_order || ascii::lower(list) != list) {
    fail(Kind::malformed_field, "SignedHeaders must be lower-case names in ascending order, got '{}'.", list);
  }
  if (!std::binary_search(names.begin(), names.end(), "host")) {
    fail(Kind::malformed_field, "'Host' must be a 'SignedHeader' in the AWS Authorization.");
  }
}

void parse_date(ParsedAuthorization& authorization, std::string_view date) {
  const auto signed_at = parse_signing_time(date);
  if (!signed_at) {
    fail(Kind::malformed_field, "Date must be in ISO-8601 'basic format', e.g. 20150830T123600Z. Got '{}'.",
         date);
  }
  authorization.signed_at = *signed_at;
  const std::string day = format_amz_date(*signed_at).substr(0, 8);
  if (day != authorization.date) {
    fail(Kind::date_mismatch,
         "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{}' != "
         "'{}'.",
         authorization.date, day);
  }
}

std::string_view parameter_of(std::string_view fields, std::string_view name) {
  std::string_view value;
  split_at(fields, ',', [&](std::string_view field) {
    field = ascii::trim(field);
    if (!field.starts_with(name) || field.size() <= name.size() || field[name.size()] != '=') return;
    value = field.substr(name.size() + 1);
  });
  if (value.empty()) fail(Kind::missing_field, "Authorization header requires '{}' parameter.", name);
  return value;
}

ParsedAuthorization parse_header_form(const HttpRequest& request, std::string_view header) {
  header = ascii::trim(header);
  const std::string_view scheme = header.substr(0, header.find(' '));
  if (scheme != algorithm) {
    fail(Kind::unsupported_algorithm, "The Authorization header must use {}.", algorithm);
  }
  const std::string_view fields = header.substr(scheme.size());
  ParsedAuthorization result;
  parse_credential(result, parameter_of(fields, "Credential"));
  parse_signed_headers(result, parameter_of(fields, "SignedHeaders"));
  result.signature = parameter_of(fields, "Signature");
  const std::string* date = find_header(request.headers, "X-Amz-Date");
  if (date == nullptr) date = find_header(request.headers, "Date");
  if (date == nullptr) {
    fail(Kind::missing_field,
         "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  }
  parse_date(result, *date);
  const std::string* token = find_header(request.headers, "X-Amz-Security-Token");
  if (token != nullptr) result.session_token = *token;
  return result;
}

std::chrono::seconds parse_expiry(std::string_view text) {
  long long count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || end != text.data() + text.size() || count < 1 || count > expiry_max.count()) {
    fail(Kind::bad_expiry, "X-Amz-Expires must be a number of seconds from 1 to {}, got '{}'.",
         expiry_max.count(), text);
  }
  return std::chrono::seconds(count);
}

ParsedAuthorization parse_presigned_form(const QueryParameters& parameters) {
  const auto required = [&parameters](std::string_view name) -> const std::string& {
    const std::string* value = find_header(parameters, name);
    if (value == nullptr || value->empty()) {
      fail(Kind::missing_field, "AWS query-string parameters must include '{}'.", name);
    }
    return *value;
  };
  if (required("X-Amz-Algorithm") != algorithm) {
    fail(Kind::unsupported_algorithm, "X-Amz-Algorithm must be {}.", algorithm);
  }
  ParsedAuthorization result;
  result.form = ParsedAuthorization::Form::presigned;
  parse_credential(result, required("X-Amz-Credential"));
  parse_signed_headers(result, required("X-Amz-SignedHeaders"));
  result.signature = required("X-Amz-Signature");
  parse_date(result, required("X-Amz-Date"));
  result.expires_after = parse_expiry(required("X-Amz-Expires"));
  const std::string* token = find_header(parameters, "X-Amz-Security-Token");
  if (token != nullptr) result.session_token = *token;
  return result;
}

// --- Signing
// -------------------------------------------------------------------------------------------------

ParsedAuthorization new_authorization(const HttpRequest& request, const Credentials& credentials,
                                      const SigningScope& scope, SigningTime now) {
  if (credentials.access_key_id.empty() || credentials.secret_access_key.empty()) {
    fail(Kind::missing_field, "Signing needs an access key id and a secret access key.");
  }
  if (scope.region.empty() || scope.service.empty()) {
    fail(Kind::missing_field, "Signing needs a region and a service.");
  }
  if (find_header(request.headers, "Host") == nullptr) {
    fail(Kind::missing_field, "Signing needs the request's Host header.");
  }
  ParsedAuthorization result;
  result.access_key_id = credentials.access_key_id;
  result.date = format_amz_date(now).substr(0, 8);
  result.region = scope.region;
  result.service = scope.service;
  result.session_token = credentials.session_token;
  result.signed_at = now;
  result.signed_headers = {"host"};
  return result;
}

void set_header(HttpHeaders& headers, std::string_view name, std::string value) {
  std::erase_if(headers,
                [name](const auto& header) { return ascii::equal_ignoring_case(header.first, name); });
  if (!value.empty()) headers.emplace_back(name, std::move(value));
}

/// All but those that a library or a proxy may add or rewrite after signing.
std::vector<std::string> headers_to_sign(const HttpHeaders& headers) {
  constexpr std::array<std::string_view, 9> volatile_names{
      "accept-encoding",   "authorization", "connection",     "content-length", "expect", "te",
      "transfer-encoding", "user-agent",    "x-amzn-trace-id"};
  std::vector<std::string> names;
  for (const auto& [name, value] : headers) {
    std::string lower = ascii::lower(name);
    if (std::find(volatile_names.begin(), volatile_names.end(), lower) == volatile_names.end()) {
      names.push_back(std::move(lower));
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace

std::optional<ParsedAuthorization> parse_authorization(const HttpRequest& request) {
  if (const std::string* header = find_header(request.headers, "Authorization")) {
    return parse_header_form(request, *header);
  }
  if (request.target.find("X-Amz-") == std::string::npos) return std::nullopt;
  const QueryParameters parameters = query_parameters(request.target);
  if (find_header(parameters, "X-Amz-Signature") == nullptr &&
      find_header(parameters, "X-Amz-Algorithm") == nullptr) {
    return std::nullopt;
  }
  return parse_presigned_form(parameters);
}

bool verify(const HttpRequest& request, const ParsedAuthorization& authorization, std::string_view secret) {
  return equal_in_constant_time(signature_of(request, authorization, secret), authorization.signature);
}

bool is_signed_without_port(const HttpRequest& request, const ParsedAuthorization& authorization,
                            std::string_view secret) {
  HttpRequest without_port = request;
  for (auto& [name, value] : without_port.headers) {
    const auto colon = value.rfind(':');
    const bool has_port = colon != std::string::npos && value.find(']', colon) == std::string::npos;
    if (has_port && ascii::equal_ignoring_case(name, "host")) value.resize(colon);
  }
  return verify(without_port, authorization, secret);
}

Freshness freshness(const ParsedAuthorization& authorization, SigningTime now, std::chrono::minutes skew) {
  if (now < authorization.signed_at - skew) return Freshness::not_yet_valid;
  const std::chrono::seconds lifetime = authorization.expires_after.value_or(skew);
  return now > authorization.signed_at + lifetime ? Freshness::expired : Freshness::fresh;
}

void sign(HttpRequest& request, const Credentials& credentials, const SigningScope& scope, SigningTime now) {
  ParsedAuthorization authorization = new_authorization(request, credentials, scope, now);
  set_header(request.headers, "Authorization", "");
  set_header(request.headers, "X-Amz-Date", format_amz_date(now));
  set_header(request.headers, "X-Amz-Security-Token", credentials.session_token);
  if (scope.service == "s3") set_header(request.headers, "X-Amz-Content-SHA256", hex(sha256(request.body)));
  authorization.signed_headers = headers_to_sign(request.headers);
  const std::string signature = signature_of(request, authorization, credentials.secret_access_key);
  set_header(request.headers, "Authorization",
             fmt::format("{} Credential={}/{}, SignedHeaders={}, Signature={}", algorithm,
                         authorization.access_key_id, scope_of(authorization),
                         signed_headers_list(authorization.signed_headers), signature));
}

void presign(HttpRequest& request, const Credentials& credentials, const SigningScope& scope, SigningTime now,
             std::chrono::seconds expires_after) {
  ParsedAuthorization authorization = new_authorization(request, credentials, scope, now);
  authorization.form = ParsedAuthorization::Form::presigned;
  authorization.expires_after = parse_expiry(std::to_string(expires_after.count()));
  const QueryParameters ours = {
      {"X-Amz-Algorithm", std::string(algorithm)},
      {"X-Amz-Credential", fmt::format("{}/{}", authorization.access_key_id, scope_of(authorization))},
      {"X-Amz-Date", format_amz_date(now)},
      {"X-Amz-Expires", std::to_string(expires_after.count())},
      {"X-Amz-SignedHeaders", signed_headers_list(authorization.signed_headers)},
      {"X-Amz-Security-Token", credentials.session_token}};
  std::string target(path_of(request.target));
  char separator = '?';
  const auto append = [&](std::string_view name, std::string_view value) {
    target.append(1, std::exchange(separator, '&'))
        .append(percent_encoded(name))
        .append("=")
        .append(percent_encoded(value));
  };
  for (const auto& [name, value] : query_parameters(request.target)) {
    if (name != "X-Amz-Signature" && find_header(ours, name) == nullptr) append(name, value);
  }
  for (const auto& [name, value] : ours) {
    if (!value.empty()) append(name, value);
  }
  request.target = target;
  request.target += "&X-Amz-Signature=" + signature_of(request, authorization, credentials.secret_access_key);
}

}  // namespace vpcsim::protocol
