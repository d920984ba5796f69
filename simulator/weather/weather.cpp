#include "simulator/weather/weather.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "protocol/error.hpp"
#include "simulator/action.hpp"
#include "simulator/ssm.hpp"
#include "simulator/weather/capacity.hpp"

namespace vpcsim::weather {

using protocol::HttpRequest;
using protocol::HttpResponse;

/// What rules look at.
struct Weather::Call {
  const Action& action;
  const Form& form;
  Home caller;
};

namespace {

/// nullptr for what isn't a call of an action of EC2's: the weather leaves it alone.
const Action* action_of(const HttpRequest& request, const Form& form) {
  if (ssm::is_request(request) || service_of(form) != Service::ec2) return nullptr;
  const std::string* name = protocol::find_parameter(form, "Action");
  return name == nullptr ? nullptr : find_action(*name);
}

protocol::ApiError error_of(Kind kind) {
  switch (kind) {
    case Kind::internal_error:
      return {"InternalError", "An internal error has occurred"};
    case Kind::unavailable:
      return {"Unavailable", "The service is unavailable. Please try again shortly."};
    default:
      return {"RequestLimitExceeded", "Request limit exceeded."};
  }
}

bool is_not_found(const HttpResponse& response) {
  if (response.status != 400) return false;
  const auto begin = response.body.find("<Code>");
  const auto end = response.body.find("</Code>");
  return begin < end && response.body.substr(begin, end - begin).find("NotFound") != std::string::npos;
}

/// The state as it was, with the request ids of what has been answered since.
Cloud with_request_ids_of(Cloud state, Cloud later) {
  state.request_ids() = later.request_ids();
  return state;
}

}  // namespace

void Weather::set(Forecast forecast) {
  seed_ = forecast.seed;
  chance_ = IdGenerator(seed_, "weather");
  request_ids_ = IdGenerator(seed_, "request ids of the weather");
  rules_.clear();
  windows_.clear();
  add(std::move(forecast.faults));
}

void Weather::add(std::vector<Fault> faults) {
  for (Fault& fault : faults) rules_.push_back({.fault = std::move(fault)});
}

void Weather::begin_with(Forecast forecast) {
  at_start_ = std::move(forecast);
  reset();
}

HttpResponse Weather::handle(const HttpRequest& request) {
  HttpResponse response;
  handle(request, response);
  return response;
}

void Weather::handle(const HttpRequest& request, HttpResponse& response) {
  if (rules_.empty() && windows_.empty()) return simulator_.handle(request, response);
  try {
    const Form form = protocol::parse_form(form_text(request));
    if (const Action* action = action_of(request, form))
      return disturb({*action, form, simulator_.authenticate(request, form, Service::ec2).home}, request,
                     response);
  } catch (const protocol::ApiError&) {
    // A request that can't be read or isn't signed. The simulator says so.
  }
  simulator_.handle(request, response);
}

void Weather::disturb(const Call& call, const HttpRequest& request, HttpResponse& response) {
  const Rule* refusing = refusing_rule(call);
  if (refusing == nullptr || refusing->fault.carried_out) answer(call, request, response);
  if (refusing != nullptr) refuse(refusing->fault, response);
  for (Rule& rule : rules_) {
    const bool is_delay = rule.fault.kind == Kind::delay;
    if (!is_delay && rule.fault.kind != Kind::cut) continue;
    if (!is_about(rule.fault, call.action.name(), call.caller.account) || !strikes(rule)) continue;
    if (is_delay) {
      response.delay_ms += drawn(rule.fault.milliseconds);
    } else {
      // Headers come on top of the body: a drawn cut always leaves the answer incomplete.
      response.cut_after_bytes = rule.fault.after_bytes ? static_cast<std::size_t>(*rule.fault.after_bytes)
                                                        : chance_.below(response.body.size() + 1);
    }
  }
}

Rule* Weather::refusing_rule(const Call& call) {
  for (Rule& rule : rules_) {
    if (!is_about(rule.fault, call.action.name(), call.caller.account)) continue;
    switch (rule.fault.kind) {
      case Kind::throttle:
      case Kind::internal_error:
      case Kind::unavailable:
        if (strikes(rule)) return &rule;
        break;
      case Kind::token_bucket:
        ++rule.matched;
        if (rule.buckets.admit(call.caller, call.action.name(), call.form, rule.fault.bucket,
                               simulator_.now()))
          break;
        ++rule.struck;
        return &rule;
      default:
        break;
    }
  }
  return nullptr;
}

bool Weather::strikes(Rule& rule) {
  ++rule.matched;
  if (rule.matched <= rule.fault.after) return false;
  if (rule.fault.count != 0 && rule.struck >= rule.fault.count) return false;
  // 53 bits, as many as a double holds: the same on every machine.
  if (rule.fault.probability < 1 && double(chance_.next() >> 11) * 0x1p-53 >= rule.fault.probability)
    return false;
  ++rule.struck;
  return true;
}

std::int64_t Weather::drawn(const Span& span) {
  if (span.min == span.max) return span.min;
  return span.min + static_cast<std::int64_t>(chance_.below(std::uint64_t(span.max - span.min) + 1));
}

void Weather::refuse(const Fault& fault, HttpResponse& response) {
  refuse(error_of(fault.kind), request_ids_.uuid(), response);
}

void Weather::refuse(const protocol::ApiError& error, const std::string& request_id, HttpResponse& response) {
  response.status = error.status();
  response.headers = answer_headers(request_id);
  response.body = protocol::error_body(error, request_id);
}

void Weather::answer(const Call& call, const HttpRequest& request, HttpResponse& response) {
  std::vector<Window>& windows = open_windows(call.caller);
  if (call.action.access == Access::read) return read(windows, request, response);

  const auto strict =
      std::find_if(windows.begin(), windows.end(), [](const Window& window) { return window.strict; });
  if (strict != windows.end()) {
    look_back(strict->before, request, response);
    if (is_not_found(response)) return;
  }
  const Cloud before = simulator_.cloud();
  simulator_.handle(request, response);
  if (response.status != 200) return;
  for (Rule& rule : rules_) {
    if (!is_about(rule.fault, call.action.name(), call.caller.account)) continue;
    if (rule.fault.kind == Kind::insufficient_capacity && run_short(rule, call, before, response)) return;
    if (rule.fault.kind == Kind::eventual_consistency && strikes(rule)) {
      windows.push_back({before, simulator_.now().plus(drawn(rule.fault.milliseconds)), rule.fault.calls,
                         rule.fault.strict});
    }
  }
}

void Weather::read(std::vector<Window>& windows, const HttpRequest& request, HttpResponse& response) {
  if (windows.empty()) return simulator_.handle(request, response);
  look_back(windows.front().before, request, response);
  std::erase_if(windows, [](Window& window) { return window.calls > 0 && --window.calls == 0; });
}

std::vector<Weather::Window>& Weather::open_windows(const Home& caller) {
  std::vector<Window>& windows = windows_[caller];
  std::erase_if(windows, [now = simulator_.now()](const Window& window) {
    return window.calls == 0 && now >= window.until;
  });
  return windows;
}

void Weather::look_back(const Cloud& past, const HttpRequest& request, HttpResponse& response) {
  const Cloud present = simulator_.cloud();
  simulator_.restore(with_request_ids_of(past, present));
  simulator_.handle(request, response);
  simulator_.restore(with_request_ids_of(present, simulator_.cloud()));
}

/// The call has succeeded: AWS looks for room after everything else. What it did is undone.
bool Weather::run_short(Rule& rule, const Call& call, const Cloud& before, HttpResponse& response) {
  const auto wanted = capacity_wanted(response.body, call.caller, before, simulator_.cloud());
  const auto short_of = std::find_if(wanted.begin(), wanted.end(), [&](const Capacity& capacity) {
    const auto fits = [](const std::string& only, const std::string& value) {
      return only.empty() || only == value;
    };
    return fits(rule.fault.instance_type, capacity.instance_type) &&
           fits(rule.fault.availability_zone, capacity.availability_zone);
  });
  if (short_of == wanted.end() || !strikes(rule)) return false;
  simulator_.restore(with_request_ids_of(before, simulator_.cloud()));
  refuse(insufficient_capacity(*short_of, call.caller.region), request_ids_.uuid(), response);
  return true;
}

}  // namespace vpcsim::weather
