#include "simulator/sts.hpp"

#include "protocol/xml.hpp"

namespace vpcsim::sts {
namespace {

constexpr std::string_view xml_namespace = "https://sts.amazonaws.com/doc/2011-06-15/";

struct GetCallerIdentityRequest {
  static const Shape shape;
};
VPCSIM_EMPTY_SHAPE(GetCallerIdentityRequest);

}  // namespace

bool is_request(const Form& form) {
  const std::string* asked = find_parameter(form, "Version");
  return asked != nullptr && *asked == version;
}

void answer(const Form& form, const Home& caller, std::string_view request_id, std::string& body) {
  const std::string* action = find_parameter(form, "Action");
  if (action == nullptr || action->empty()) refuse("MissingAction", "The request is missing an action");
  if (*action != "GetCallerIdentity") {
    refuse("InvalidAction", "Could not find operation {} for version {}", *action, version);
  }
  GetCallerIdentityRequest request;
  decode_request(form, GetCallerIdentityRequest::shape, &request);
  body += fmt::format(
      "<GetCallerIdentityResponse xmlns=\"{}\"><GetCallerIdentityResult><Arn>arn:aws:iam::{}:root</Arn>"
      "<UserId>{}</UserId><Account>{}</Account></GetCallerIdentityResult>"
      "<ResponseMetadata><RequestId>{}</RequestId></ResponseMetadata></GetCallerIdentityResponse>",
      xml_namespace, caller.account, caller.account, caller.account, request_id);
}

std::string error_body(const ApiError& error, std::string_view request_id) {
  std::string out =
      fmt::format("<ErrorResponse xmlns=\"{}\"><Error><Type>Sender</Type><Code>", xml_namespace);
  append_escaped(out, error.code());
  out += "</Code><Message>";
  append_escaped(out, error.message());
  out += fmt::format("</Message></Error><RequestId>{}</RequestId></ErrorResponse>", request_id);
  return out;
}

}  // namespace vpcsim::sts
