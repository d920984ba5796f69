#include "simulator/query_service.hpp"

#include "protocol/xml.hpp"

namespace vpcsim::query_service {

const std::string& action_of(const Form& form) {
  const std::string* action = find_parameter(form, "Action");
  if (action == nullptr || action->empty()) refuse("MissingAction", "The request is missing an action");
  return *action;
}

void append_answer(std::string& body, std::string_view xml_namespace, std::string_view action,
                   std::string_view result, std::string_view request_id) {
  body += fmt::format(
      "<{0}Response xmlns=\"{1}\"><{0}Result>{2}</{0}Result>"
      "<ResponseMetadata><RequestId>{3}</RequestId></ResponseMetadata></{0}Response>",
      action, xml_namespace, result, request_id);
}

std::string error_body(std::string_view xml_namespace, const ApiError& error, std::string_view request_id) {
  std::string out =
      fmt::format("<ErrorResponse xmlns=\"{}\"><Error><Type>Sender</Type><Code>", xml_namespace);
  append_escaped(out, error.code());
  out += "</Code><Message>";
  append_escaped(out, error.message());
  out += fmt::format("</Message></Error><RequestId>{}</RequestId></ErrorResponse>", request_id);
  return out;
}

}  // namespace vpcsim::query_service
