#include "simulator/sts.hpp"

#include <algorithm>

#include "simulator/query_service.hpp"

namespace vpcsim::sts {
namespace {

constexpr std::string_view xml_namespace = "https://sts.amazonaws.com/doc/2011-06-15/";
constexpr int duration_min = 900, role_duration_max = 43'200, session_duration_max = 129'600;
constexpr int role_duration_default = 3600, session_duration_default = 43'200;  // seconds

struct GetCallerIdentityRequest {
  static const Shape shape;
};
VPCSIM_EMPTY_SHAPE(GetCallerIdentityRequest);

struct GetAccessKeyInfoRequest {
  std::optional<std::string> access_key_id;
  static const Shape shape;
};
VPCSIM_SHAPE(GetAccessKeyInfoRequest, MEMBER(access_key_id, "AccessKeyId"));

struct AssumeRoleRequest {
  std::optional<std::string> role_arn, role_session_name, external_id;
  std::optional<int> duration_seconds;
  static const Shape shape;
};
VPCSIM_SHAPE(AssumeRoleRequest, MEMBER(role_arn, "RoleArn"), MEMBER(role_session_name, "RoleSessionName"),
             MEMBER(external_id, "ExternalId"), MEMBER(duration_seconds, "DurationSeconds"),
             REFUSED("PolicyArns"), REFUSED("Policy"), REFUSED("Tags"), REFUSED("TransitiveTagKeys"),
             REFUSED("SerialNumber"), REFUSED("TokenCode"), REFUSED("SourceIdentity"),
             REFUSED("ProvidedContexts"));

struct GetSessionTokenRequest {
  std::optional<int> duration_seconds;
  static const Shape shape;
};
VPCSIM_SHAPE(GetSessionTokenRequest, MEMBER(duration_seconds, "DurationSeconds"), REFUSED("SerialNumber"),
             REFUSED("TokenCode"));

[[noreturn]] void refuse_value(std::string_view value, std::string_view name, std::string_view constraint) {
  refuse("ValidationError",
         "1 validation error detected: Value {} at '{}' failed to satisfy constraint: Member must {}", value,
         name, constraint);
}

/// `others` are the characters allowed beside letters, digits and the underscore.
void check_text(const std::optional<std::string>& text, std::string_view name, std::size_t least,
                std::size_t most, std::string_view others) {
  if (!text) refuse_value("null", name, "not be null");
  const std::string quoted = fmt::format("'{}'", *text);
  if (text->size() < least)
    refuse_value(quoted, name, fmt::format("have length greater than or equal to {}", least));
  if (text->size() > most)
    refuse_value(quoted, name, fmt::format("have length less than or equal to {}", most));
  const bool fits = std::all_of(text->begin(), text->end(), [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           others.find(c) != std::string_view::npos;
  });
  if (!fits) {
    refuse_value(quoted, name, fmt::format("satisfy regular expression pattern: [\\w{}]*", others));
  }
}

int duration_of(std::optional<int> wanted, int otherwise, int most) {
  if (!wanted) return otherwise;
  const std::string quoted = fmt::format("'{}'", *wanted);
  if (*wanted < duration_min)
    refuse_value(quoted, "durationSeconds",
                 fmt::format("have value greater than or equal to {}", duration_min));
  if (*wanted > most)
    refuse_value(quoted, "durationSeconds", fmt::format("have value less than or equal to {}", most));
  return *wanted;
}

/// "arn:aws:iam::111111111111:role/path/Name": account and name, which fits IAM's rules.
Caller role_of(const std::optional<std::string>& arn) {
  constexpr std::string_view prefix = "arn:aws:iam::", kind = ":role/";
  constexpr std::size_t account_size = 12, shortest = 20, longest = 2048, name_max = 64;
  if (!arn) refuse_value("null", "roleArn", "not be null");
  if (arn->size() < shortest)
    refuse_value(fmt::format("'{}'", *arn), "roleArn", "have length greater than or equal to 20");
  const std::string_view text = *arn;
  const std::string_view rest = text.starts_with(prefix) ? text.substr(prefix.size()) : "";
  const std::string_view account = rest.substr(0, account_size);
  const bool is_role = rest.size() > account_size && rest.substr(account_size).starts_with(kind) &&
                       account.find_first_not_of("0123456789") == std::string_view::npos;
  const std::string_view name = is_role ? rest.substr(account_size + kind.size()) : "";
  const std::size_t own_size = name.size() - (name.rfind('/') + 1);
  constexpr std::string_view allowed =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+=,.@-/";
  if (text.size() > longest || own_size == 0 || own_size > name_max ||
      name.find_first_not_of(allowed) != std::string_view::npos) {
    refuse("ValidationError", "{} is invalid", text);
  }
  return {{AccountId(account), ""}, std::string(name), ""};
}

void append_credentials(const Credentials& made, Timestamp expires, std::string& out) {
  out += fmt::format(
      "<Credentials><AccessKeyId>{}</AccessKeyId><SecretAccessKey>{}</SecretAccessKey><SessionToken>{}"
      "</SessionToken><Expiration>{}</Expiration></Credentials>",
      made.access_key_id, made.secret_access_key, made.session_token, expires.text());
}

struct Call {
  const Form& form;
  const Caller& caller;
  const Authentication& authentication;
  const SessionTokens& tokens;
  Timestamp now;
  std::string_view request_id;
  std::string& out;
};

void get_caller_identity(const Call& call) {
  GetCallerIdentityRequest request;
  decode_request(call.form, GetCallerIdentityRequest::shape, &request);
  call.out += fmt::format("<Arn>{}</Arn><UserId>{}</UserId><Account>{}</Account>", call.caller.arn(),
                          call.caller.user_id(), call.caller.home.account);
}

void get_access_key_info(const Call& call) {
  GetAccessKeyInfoRequest request;
  decode_request(call.form, GetAccessKeyInfoRequest::shape, &request);
  check_text(request.access_key_id, "accessKeyId", 12, 128, "");
  const auto declared = call.authentication.declared.find(*request.access_key_id);
  // A temporary key says nothing of its account without its token.
  if (call.tokens.is_temporary(*request.access_key_id)) {
    refuse("UnsupportedOperation", "vpcsim does not keep the accounts of temporary access keys");
  }
  call.out += fmt::format("<Account>{}</Account>", declared != call.authentication.declared.end()
                                                       ? declared->second.account
                                                       : account_of(*request.access_key_id));
}

void assume_role(const Call& call) {
  AssumeRoleRequest request;
  decode_request(call.form, AssumeRoleRequest::shape, &request);
  check_text(request.role_session_name, "roleSessionName", 2, 64, "+=,.@-");
  // A role whose trust policy asks for no external id takes any, on AWS too.
  if (request.external_id) check_text(request.external_id, "externalId", 2, 1224, "+=,.@:/-");
  Caller assumed = role_of(request.role_arn);
  assumed.session = *request.role_session_name;
  const int seconds = duration_of(request.duration_seconds, role_duration_default, role_duration_max);
  if (seconds > role_duration_default) {
    refuse("ValidationError", "The requested DurationSeconds exceeds the {} set for this role.",
           call.caller.role.empty() ? "MaxSessionDuration"
                                    : "1 hour session limit for roles assumed by role chaining");
  }
  SessionClaims claims{assumed.home.account, assumed.role, assumed.session, call.now.plus(seconds * 1000LL),
                       ""};
  append_credentials(call.tokens.issue(claims, call.request_id), claims.expires, call.out);
  call.out += fmt::format("<AssumedRoleUser><AssumedRoleId>{}</AssumedRoleId><Arn>{}</Arn></AssumedRoleUser>",
                          assumed.user_id(), assumed.arn());
}

void get_session_token(const Call& call) {
  GetSessionTokenRequest request;
  decode_request(call.form, GetSessionTokenRequest::shape, &request);
  const int wanted = duration_of(request.duration_seconds, session_duration_default, session_duration_max);
  if (!call.caller.role.empty()) {
    refuse("AccessDenied", "Cannot call GetSessionToken with session credentials");
  }
  // An account's root gets an hour at most, whatever it asks for (GetSessionToken, "DurationSeconds").
  const int seconds = std::min(wanted, role_duration_default);
  SessionClaims claims{call.caller.home.account, "", "", call.now.plus(seconds * 1000LL), ""};
  append_credentials(call.tokens.issue(claims, call.request_id), claims.expires, call.out);
}

struct Row {
  std::string_view name;
  void (*run)(const Call&);
};
constexpr std::array rows{Row{"AssumeRole", assume_role}, Row{"GetAccessKeyInfo", get_access_key_info},
                          Row{"GetCallerIdentity", get_caller_identity},
                          Row{"GetSessionToken", get_session_token}};

}  // namespace

void answer(const Form& form, const Caller& caller, const Authentication& authentication,
            const SessionTokens& tokens, Timestamp now, std::string_view request_id, std::string& body) {
  const std::string& action = query_service::action_of(form);
  const auto* row =
      std::find_if(rows.begin(), rows.end(), [&](const Row& one) { return one.name == action; });
  if (row == rows.end()) {
    refuse("InvalidAction", "Could not find operation {} for version {}", action, version);
  }
  std::string result;
  row->run({form, caller, authentication, tokens, now, request_id, result});
  query_service::append_answer(body, xml_namespace, action, result, request_id);
}

std::string error_body(const ApiError& error, std::string_view request_id) {
  return query_service::error_body(xml_namespace, error, request_id);
}

}  // namespace vpcsim::sts
