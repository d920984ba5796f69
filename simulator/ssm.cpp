#include "simulator/ssm.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "protocol/timestamp.hpp"
#include "simulator/public_parameters.hpp"

namespace vpcsim::ssm {
namespace {

using Json = nlohmann::json;

constexpr std::string_view target_header = "X-Amz-Target";
constexpr std::string_view service_prefix = "AmazonSSM.";

/// `value` is quoted, or "null".
[[noreturn]] void refuse_value(std::string_view value, std::string_view name, std::string_view constraint) {
  refuse("ValidationException",
         "1 validation error detected: Value {} at '{}' failed to satisfy constraint: Member must {}", value,
         name, constraint);
}

Json parse(const std::string& body) {
  Json request = Json::parse(body.empty() ? "{}" : body, nullptr, false);
  if (!request.is_object()) refuse("SerializationException", "The body is not a JSON object");
  return request;
}

/// Every member is known by name: what isn't implemented is refused, not ignored.
void check_members(const Json& request, std::initializer_list<std::string_view> known) {
  for (const auto& [name, value] : request.items()) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      refuse("ValidationException", "vpcsim does not support the parameter {} yet", name);
    }
  }
}

std::string text_of(const Json& request, const char* name, std::string_view in_errors) {
  auto found = request.find(name);
  if (found == request.end() || found->is_null()) {
    refuse_value("null", in_errors, "not be null");
  }
  if (!found->is_string()) refuse("SerializationException", "{} is not a string", name);
  return *found;
}

bool flag_of(const Json& request, const char* name) {
  auto found = request.find(name);
  if (found == request.end()) return false;
  if (!found->is_boolean()) refuse("SerializationException", "{} is not a boolean", name);
  return *found;
}

/// Public parameters are plain text: decrypting them changes nothing.
void check_decryption(const Json& request) {
  flag_of(request, "WithDecryption");
}

Json record_of(const PublicParameter& parameter, std::string_view selector, const Home& caller) {
  const Timestamp published = *Timestamp::parse(parameter.image->creation_date);
  Json record{{"ARN", fmt::format("arn:aws:ssm:{}::parameter{}", caller.region, parameter.name)},
              {"DataType", "aws:ec2:image"},
              {"LastModifiedDate", static_cast<double>(published.milliseconds) / 1000},
              {"Name", parameter.name},
              {"Type", "String"},
              {"Value", parameter.image->id(caller.region).text()},
              {"Version", 1}};
  if (!selector.empty()) record["Selector"] = ":" + std::string(selector);
  return record;
}

Json get_parameter(const Json& request, const Home& caller) {
  check_members(request, {"Name", "WithDecryption"});
  check_decryption(request);
  const std::string text = text_of(request, "Name", "name");
  const auto [name, selector] = parse_parameter_reference(text);
  const PublicParameter* parameter = find_public_parameter(name);
  if (parameter == nullptr) throw ApiError("ParameterNotFound", "");
  if (!selects_latest(selector)) {
    refuse("ParameterVersionNotFound", "Systems Manager could not find version {} of {}.", selector, name);
  }
  return {{"Parameter", record_of(*parameter, selector, caller)}};
}

/// "'[/a, /b]'"
std::string listed(const Json& names) {
  std::string text;
  for (const Json& name : names) {
    if (!text.empty()) text += ", ";
    text += name.is_string() ? name.get_ref<const std::string&>() : name.dump();
  }
  return fmt::format("'[{}]'", text);
}

Json get_parameters(const Json& request, const Home& caller) {
  constexpr std::size_t names_max = 10;
  check_members(request, {"Names", "WithDecryption"});
  check_decryption(request);
  auto names = request.find("Names");
  if (names == request.end() || !names->is_array()) {
    refuse_value("null", "names", "not be null");
  }
  if (names->empty() || names->size() > names_max) {
    refuse_value(
        listed(*names), "names",
        names->empty() ? "have length greater than or equal to 1" : "have length less than or equal to 10");
  }
  Json answer{{"InvalidParameters", Json::array()}, {"Parameters", Json::array()}};
  for (const Json& text : *names) {
    if (!text.is_string()) refuse("SerializationException", "Names holds what is not a string");
    const auto& reference = text.get_ref<const std::string&>();
    const auto [name, selector] = parse_parameter_reference(reference);
    const PublicParameter* parameter = find_public_parameter(name);
    if (parameter != nullptr && selects_latest(selector)) {
      answer["Parameters"].push_back(record_of(*parameter, selector, caller));
    } else {
      answer["InvalidParameters"].push_back(reference);
    }
  }
  return answer;
}

std::size_t number_of(const Json& request, const char* name, std::size_t least, std::size_t most) {
  auto found = request.find(name);
  if (found == request.end()) return most;
  if (!found->is_number_integer()) refuse("SerializationException", "{} is not an integer", name);
  const auto number = found->get<std::int64_t>();
  if (number < static_cast<std::int64_t>(least) || number > static_cast<std::int64_t>(most)) {
    const bool is_low = number < static_cast<std::int64_t>(least);
    refuse_value(fmt::format("'{}'", number), "maxResults",
                 is_low ? fmt::format("have value greater than or equal to {}", least)
                        : fmt::format("have value less than or equal to {}", most));
  }
  return static_cast<std::size_t>(number);
}

/// The name itself is the token: the first parameter of the next page.
Json get_parameters_by_path(const Json& request, const Home& caller) {
  check_members(request, {"Path", "Recursive", "WithDecryption", "MaxResults", "NextToken"});
  check_decryption(request);
  std::string path = text_of(request, "Path", "path");
  if (!path.starts_with('/')) {
    refuse("ValidationException",
           "The parameter doesn't meet the parameter name requirements. The parameter name must begin with a "
           "forward slash \"/\". It can't be prefixed with \\\"aws\\\" or \\\"ssm\\\" (case-insensitive). It "
           "must use only letters, numbers, or the following symbols: . (period), - (hyphen), _ "
           "(underscore). Special characters are not allowed. All sub-paths, if specified, must use the "
           "forward slash symbol \"/\". Valid example: /get/parameters2-/by1./path0_.");
  }
  if (!path.ends_with('/')) path += '/';
  const bool recursive = flag_of(request, "Recursive");
  const std::size_t limit = number_of(request, "MaxResults", 1, 10);
  const std::string first = request.contains("NextToken") ? text_of(request, "NextToken", "nextToken") : path;
  if (!first.starts_with(path)) refuse("InvalidNextToken", "The specified token isn't valid.");
  auto parameters = public_parameters();
  auto at = std::lower_bound(
      parameters.begin(), parameters.end(), first,
      [](const PublicParameter& parameter, const std::string& wanted) { return parameter.name < wanted; });
  Json answer{{"Parameters", Json::array()}};
  for (; at != parameters.end() && at->name.starts_with(path); ++at) {
    if (!recursive && at->name.find('/', path.size()) != std::string::npos) continue;
    if (answer["Parameters"].size() == limit) {
      answer["NextToken"] = at->name;
      break;
    }
    answer["Parameters"].push_back(record_of(*at, {}, caller));
  }
  return answer;
}

}  // namespace

bool is_request(const HttpRequest& request) {
  return find_header(request.headers, target_header) != nullptr;
}

void answer(const HttpRequest& request, const Home& caller, std::string& body) {
  std::string_view target = *find_header(request.headers, target_header);
  std::string_view action = target.starts_with(service_prefix) ? target.substr(service_prefix.size()) : "";
  Json answer;
  if (action == "GetParameter") {
    answer = get_parameter(parse(request.body), caller);
  } else if (action == "GetParameters") {
    answer = get_parameters(parse(request.body), caller);
  } else if (action == "GetParametersByPath") {
    answer = get_parameters_by_path(parse(request.body), caller);
  } else {
    refuse("UnknownOperationException", "vpcsim does not support the operation {} yet", target);
  }
  body += answer.dump();
}

std::string error_body(const ApiError& error) {
  Json body{{"__type", error.code()}};
  if (!error.message().empty()) body["message"] = error.message();
  return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace vpcsim::ssm
