#include "simulator/control/call_log.hpp"

#include <algorithm>
#include <array>

#include "protocol/ascii.hpp"
#include "protocol/error.hpp"
#include "protocol/query.hpp"
#include "simulator/action.hpp"
#include "simulator/control/control_plane.hpp"
#include "simulator/control/endpoint.hpp"
#include "simulator/ssm.hpp"

namespace vpcsim::control {
namespace {

using protocol::Form;
using protocol::HttpRequest;
using protocol::HttpResponse;

constexpr std::size_t ids_max = 50;

std::string header_or_empty(const protocol::HttpHeaders& headers, std::string_view name) {
  const std::string* value = find_header(headers, name);
  return value == nullptr ? "" : *value;
}

/// The action that the form names, without decoding the rest of it.
std::string_view action_name(std::string_view form) {
  constexpr std::string_view key = "Action=";
  std::size_t at = form.starts_with(key) ? 0 : form.find("&Action=");
  if (at == std::string_view::npos) return {};
  at = form.find('=', at) + 1;
  return form.substr(at, form.find('&', at) - at);
}

bool is_read(const HttpRequest& request) {
  const Action* action = find_action(action_name(form_text(request)));
  return action != nullptr && action->access == Access::read;
}

std::string_view service_name(Service service) {
  constexpr std::array<std::string_view, 4> names{"ec2", "sts", "iam", "ssm"};
  return names[static_cast<std::size_t>(service)];
}

/// The text of an element of an error's body: its first <Code> and <Message> are the error's.
std::string element(std::string_view body, std::string_view name) {
  const std::string open = "<" + std::string(name) + ">";
  const auto begin = body.find(open);
  if (begin == std::string_view::npos) return {};
  const auto text = body.substr(begin + open.size());
  return std::string(text.substr(0, text.find('<')));
}

std::string unescaped(std::string text) {
  constexpr std::array<std::pair<std::string_view, char>, 5> entities{
      {{"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&amp;", '&'}}};
  for (const auto& [entity, character] : entities) {
    for (auto at = text.find(entity); at != std::string::npos; at = text.find(entity, at + 1))
      text.replace(at, entity.size(), 1, character);
  }
  return text;
}

void tell_error(std::string_view body, LoggedCall& call) {
  if (call.status < 400) return;
  call.error_code = element(body, "Code");
  call.error_message = unescaped(element(body, "Message"));
}

bool is_secret(std::string_view parameter) {
  return parameter.find("PreSharedKey") != std::string_view::npos ||
         parameter.find("Password") != std::string_view::npos;
}

void tell_parameters(const Form& form, LoggedCall& call) {
  for (const auto& [name, value] : form) {
    if (name == "DryRun" || !protocol::is_common_parameter(name))
      call.parameters.emplace_back(name, is_secret(name) ? "" : value);
  }
}

void tell_caller(const HttpRequest& request, const Form& form, Service service, Simulator& simulator,
                 LoggedCall& call) {
  try {
    const Caller caller = simulator.authenticate(request, form, service);
    call.home = caller.home;
    call.caller = caller.arn();
  } catch (const protocol::ApiError&) {  // the answer says so, too
  }
}

/// "vpc-0123456789abcdef0", and nothing else.
bool is_id(std::string_view text) {
  const auto dash = text.rfind('-');
  if (dash == std::string_view::npos || dash == 0 || text.size() - dash != 18) return false;
  const std::string_view kind = text.substr(0, dash);  // of an ARN, there is more in it
  if (!std::all_of(kind.begin(), kind.end(), [](char c) { return c == '-' || (c >= 'a' && c <= 'z'); }))
    return false;
  return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(dash) + 1, text.end(),
                     [](char c) { return protocol::ascii::is_digit(c) || (c >= 'a' && c <= 'f'); });
}

/// Ids that the answer names and the request doesn't.
std::vector<std::string> new_ids(std::string_view body, const LoggedCall& call) {
  std::vector<std::string> ids;
  for (auto at = body.find('>'); at != std::string_view::npos && ids.size() < ids_max;
       at = body.find('>', at + 1)) {
    const std::string_view text = body.substr(at + 1, body.find('<', at) - at - 1);
    if (!is_id(text) || std::find(ids.begin(), ids.end(), text) != ids.end()) continue;
    const bool asked = std::any_of(call.parameters.begin(), call.parameters.end(),
                                   [&](const auto& parameter) { return parameter.second == text; });
    if (!asked) ids.emplace_back(text);
  }
  return ids;
}

/// Everything but what only the answer says.
void tell_request(const HttpRequest& request, Simulator& simulator, LoggedCall& call) {
  call.agent = header_or_empty(request.headers, "User-Agent");
  if (ssm::is_request(request)) {
    call.service = service_name(Service::ssm);
    const std::string target = header_or_empty(request.headers, "X-Amz-Target");
    call.action = target.substr(target.find('.') + 1);
    return tell_caller(request, {}, Service::ssm, simulator, call);
  }
  Form form;
  try {
    form = protocol::parse_form(form_text(request));
  } catch (const protocol::ApiError&) {  // it was refused for that
  }
  const Service service = service_of(form);
  call.service = service_name(service);
  if (const std::string* action = protocol::find_parameter(form, "Action")) call.action = *action;
  tell_parameters(form, call);
  tell_caller(request, form, service, simulator, call);
}

/// Of the emulator's own controls; as parameters, the members of the JSON that are one value each.
void tell_control(const HttpRequest& request, LoggedCall& call) {
  call.agent = header_or_empty(request.headers, "User-Agent");
  call.service = "vpcsim";
  call.action = request.method + " " + request.target.substr(0, request.target.find('?'));
  call.writes = true;
  if (request.body.size() > CallLog::form_bytes_max) return;  // such as a snapshot
  const Json body = Json::parse(request.body, nullptr, /*allow_exceptions=*/false);
  if (!body.is_object()) return;
  for (const auto& [name, value] : body.items()) {
    if (value.is_primitive())
      call.parameters.emplace_back(name, value.is_string() ? value.get<std::string>() : value.dump());
  }
}

/// Of a read, what is needed to make it out later.
HttpRequest essence(const HttpRequest& request) {
  HttpRequest kept{.method = request.method, .target = request.target, .headers = {}, .body = {}};
  for (const auto& header : request.headers) {
    for (const std::string_view name :
         {"Authorization", "X-Amz-Security-Token", "X-Amz-Date", "Host", "User-Agent", "Content-Type"}) {
      if (protocol::ascii::equal_ignoring_case(header.first, name)) kept.headers.push_back(header);
    }
  }
  if (request.body.size() <= CallLog::form_bytes_max)
    kept.body = request.body;
  else
    kept.body = "Action=" + std::string(action_name(request.body));
  return kept;
}

}  // namespace

std::optional<LoggedCall> CallLog::add(const HttpRequest& request, const HttpResponse& response,
                                       Simulator& simulator) {
  const bool controls = ControlPlane::is_request(request);
  Entry entry;
  LoggedCall& call = entry.told;
  call.number = ++last_;
  call.at = simulator.now();
  call.status = response.status;
  call.request_id = header_or_empty(response.headers, "x-amzn-RequestId");
  const bool reads = !controls && is_read(request);
  if (reads) {
    entry.request = essence(request);
    if (response.status >= 400) entry.error_body = response.body;
  } else if (controls) {
    tell_control(request, call);
  } else {
    tell_request(request, simulator, call);
    const Action* action = call.service == "ec2" ? find_action(call.action) : nullptr;
    call.writes = action != nullptr && action->access == Access::write;
    tell_error(response.body, call);
    if (call.writes && call.status < 400) call.ids = new_ids(response.body, call);
  }
  auto& entries = reads ? reads_ : others_;
  entries.push_back(std::move(entry));
  if (entries.size() > calls_max) entries.pop_front();
  return reads ? std::nullopt : std::optional(entries.back().told);
}

LoggedCall CallLog::tell(const Entry& entry, Simulator& simulator) const {
  LoggedCall call = entry.told;
  if (!entry.request) return call;
  tell_request(*entry.request, simulator, call);
  tell_error(entry.error_body, call);
  return call;
}

std::vector<LoggedCall> CallLog::after(std::uint64_t number, Simulator& simulator,
                                       std::size_t count_max) const {
  std::vector<const Entry*> found;
  for (const auto* entries : {&reads_, &others_}) {
    auto from = entries->end();
    while (from != entries->begin() && std::prev(from)->told.number > number) --from;
    for (; from != entries->end(); ++from) found.push_back(&*from);
  }
  std::sort(found.begin(), found.end(),
            [](const Entry* a, const Entry* b) { return a->told.number < b->told.number; });
  if (found.size() > count_max)
    found.erase(found.begin(), found.end() - static_cast<std::ptrdiff_t>(count_max));
  std::vector<LoggedCall> calls;
  for (const Entry* entry : found) calls.push_back(tell(*entry, simulator));
  return calls;
}

}  // namespace vpcsim::control
