#include "simulator/simulator.hpp"

#include "protocol/error.hpp"
#include "protocol/query.hpp"
#include "simulator/action.hpp"
#include "simulator/actions/region.hpp"
#include "simulator/aws_actions.hpp"
#include "simulator/caller.hpp"
#include "simulator/iam.hpp"
#include "simulator/ssm.hpp"
#include "simulator/sts.hpp"

namespace vpcsim {
namespace {

constexpr std::string_view oldest_version = "2006-06-26";

/// Older clients ask for older versions and are answered in their namespace (facts 1.8).
const std::string& version_of(const Form& form) {
  const std::string* version = find_parameter(form, "Version");
  if (version == nullptr) refuse_missing("Version");
  bool is_date = version->size() == 10 && (*version)[4] == '-' && (*version)[7] == '-' &&
                 version->find_first_not_of("0123456789-") == std::string::npos;
  if (!is_date || *version < oldest_version || *version > ec2_version) {
    refuse("NoSuchVersion", "The requested version ({}) of service AmazonEC2 does not exist", *version);
  }
  return *version;
}

const Action& action_of(const Form& form) {
  const std::string* name = find_parameter(form, "Action");
  if (name == nullptr || name->empty()) refuse("MissingAction", "The request is missing an action");
  if (const Action* action = find_action(*name)) return *action;
  if (is_aws_action(*name)) refuse("UnsupportedOperation", "vpcsim doesn't implement the action {}.", *name);
  refuse("InvalidAction", "The action {} is not valid for this web service.", *name);
}

bool dry_run_of(const Form& form) {
  const std::string* value = find_parameter(form, "DryRun");
  if (value == nullptr) return false;
  bool dry_run = false;
  if (!boolean_type.read(&dry_run, *value)) {
    refuse("InvalidParameterValue", "Value ({}) for parameter DryRun is invalid. It must be of type boolean.",
           *value);
  }
  return dry_run;
}

std::string error_body_of(Service service, const ApiError& error, const std::string& request_id) {
  if (service == Service::sts) return sts::error_body(error, request_id);
  return service == Service::iam ? iam::error_body(error, request_id) : error_body(error, request_id);
}

}  // namespace

std::string_view form_text(const HttpRequest& request) {
  if (request.method == "POST") return request.body;
  std::string_view target = request.target;
  auto question = target.find('?');
  return question == std::string_view::npos ? std::string_view{} : target.substr(question + 1);
}

HttpHeaders answer_headers(const std::string& request_id) {
  return {{"Content-Type", "text/xml;charset=UTF-8"},
          {"x-amzn-RequestId", request_id},
          {"Cache-Control", "no-cache, no-store"},
          {"Server", "AmazonEC2"}};
}

Service service_of(const Form& form) {
  const std::string* version = find_parameter(form, "Version");
  if (version != nullptr && *version == sts::version) return Service::sts;
  return version != nullptr && *version == iam::version ? Service::iam : Service::ec2;
}

Simulator::Simulator(Options options, Clock& clock)
    : seed_(options.seed),
      settings_(options.settings),
      clock_(clock),
      cloud_(options.seed),
      authentication_(std::move(options.authentication)),
      tokens_(options.seed) {}

Caller Simulator::authenticate(const HttpRequest& request, const Form& form, Service service) {
  return caller_of(request, form, service, authentication_, tokens_, clock_.now());
}

void Simulator::answer(const HttpRequest& request, const Form& form, const std::string& request_id,
                       std::string& body) {
  const Timestamp now = clock_.now();
  const Service service = service_of(form);
  const Caller identity = authenticate(request, form, service);
  if (service == Service::sts) {
    return sts::answer(form, identity, authentication_, tokens_, now, request_id, body);
  }
  if (service == Service::iam) return iam::answer(form, identity, request_id, body);
  const Home& caller = identity.home;
  const std::string& version = version_of(form);
  const Action& action = action_of(form);
  if (cloud_.find(caller) == nullptr) bear_region(cloud_, caller, settings_);

  const Action::Exchange exchange{form, version, request_id, body, dry_run_of(form)};
  if (action.access == Access::read) {
    action.read({cloud_, *cloud_.find(caller), now, settings_}, exchange);
    return;
  }
  Cloud changed = cloud_;
  WriteCall call{changed, changed.change(caller), now, settings_};
  action.write(call, exchange);
  cloud_ = std::move(changed);
  ++version_;
}

/// Of another protocol than the others': it needs nothing of the state.
void Simulator::answer_json(const HttpRequest& request, HttpResponse& response) {
  response.headers.front().second = ssm::content_type;
  try {
    response.status = 200;
    ssm::answer(request, authenticate(request, {}, Service::ssm).home, response.body);
  } catch (const ApiError& error) {
    response.status = error.status();
    response.body = ssm::error_body(error);
  }
}

void Simulator::handle(const HttpRequest& request, HttpResponse& response) {
  const std::string request_id = cloud_.request_ids().uuid();
  response.headers = answer_headers(request_id);
  response.body.clear();
  if (request.method != "POST" && request.method != "GET" && request.method != "HEAD") {
    response.status = 405;
    response.headers.emplace_back("Allow", "GET, HEAD, POST");
    return;
  }
  if (ssm::is_request(request)) return answer_json(request, response);
  Form form;
  try {
    response.status = 200;
    form = parse_form(form_text(request));
    answer(request, form, request_id, response.body);
  } catch (const ApiError& error) {
    response.status = error.status();
    response.body = error_body_of(service_of(form), error, request_id);
  }
}

HttpResponse Simulator::handle(const HttpRequest& request) {
  HttpResponse response;
  handle(request, response);
  return response;
}

}  // namespace vpcsim
