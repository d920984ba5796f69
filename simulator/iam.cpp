#include "simulator/iam.hpp"

#include "simulator/query_service.hpp"

namespace vpcsim::iam {
namespace {

constexpr std::string_view xml_namespace = "https://iam.amazonaws.com/doc/2010-05-08/";
/// When accounts were made: before any clock of ours starts unless it is told to.
constexpr std::string_view created = "2025-01-01T00:00:00Z";

struct GetUserRequest {
  std::optional<std::string> user_name;
  static const Shape shape;
};
VPCSIM_SHAPE(GetUserRequest, MEMBER(user_name, "UserName"));

struct ListAccountAliasesRequest {
  std::optional<int> max_items;
  static const Shape shape;
};
VPCSIM_SHAPE(ListAccountAliasesRequest, MEMBER(max_items, "MaxItems"), REFUSED("Marker"));

std::string get_user(const Form& form, const Caller& caller) {
  GetUserRequest request;
  decode_request(form, GetUserRequest::shape, &request);
  if (request.user_name) {
    refuse("NoSuchEntity", "The user with name {} cannot be found.", *request.user_name);
  }
  if (!caller.role.empty()) {
    refuse("ValidationError", "Must specify userName when calling with non-User credentials");
  }
  return fmt::format("<User><Path>/</Path><UserId>{}</UserId><Arn>{}</Arn><CreateDate>{}</CreateDate></User>",
                     caller.user_id(), caller.arn(), created);
}

std::string list_account_aliases(const Form& form) {
  ListAccountAliasesRequest request;
  decode_request(form, ListAccountAliasesRequest::shape, &request);
  constexpr int items_least = 1, items_most = 1000;
  if (request.max_items && (*request.max_items < items_least || *request.max_items > items_most)) {
    refuse("ValidationError",
           "1 validation error detected: Value '{}' at 'maxItems' failed to satisfy constraint: Member must "
           "have value {}",
           *request.max_items,
           *request.max_items < items_least ? "greater than or equal to 1" : "less than or equal to 1000");
  }
  return "<IsTruncated>false</IsTruncated><AccountAliases/>";
}

}  // namespace

void answer(const Form& form, const Caller& caller, std::string_view request_id, std::string& body) {
  const std::string& action = query_service::action_of(form);
  std::string result;
  if (action == "GetUser") {
    result = get_user(form, caller);
  } else if (action == "ListAccountAliases") {
    result = list_account_aliases(form);
  } else {
    refuse("InvalidAction", "Could not find operation {} for version {}", action, version);
  }
  query_service::append_answer(body, xml_namespace, action, result, request_id);
}

std::string error_body(const ApiError& error, std::string_view request_id) {
  return query_service::error_body(xml_namespace, error, request_id);
}

}  // namespace vpcsim::iam
