// The registry of actions: name, read or write, one line of documentation, shapes, rule. The dispatcher, the
// CLI's coverage table and the tests against AWS's service model all come from it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "protocol/operation.hpp"
#include "protocol/query.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

enum class Access { read, write };

struct Action {
  OperationShapes shapes;
  Access access;
  std::string_view summary;
  /// What goes in and comes out of one call, as bytes.
  struct Exchange {
    const Form& form;
    std::string_view version, request_id;
    std::string& body;
    bool dry_run;
  };
  /// One of the two is set, by access: decodes the form, runs the rule, appends the XML of the result. Throws
  /// ApiError.
  void (*read)(const ReadCall&, const Exchange&) = nullptr;
  void (*write)(WriteCall&, const Exchange&) = nullptr;
  /// The rule of a read action, for those who ask from within: no bytes. See `ask`.
  void (*ask)(const ReadCall&, const void* request, void* result) = nullptr;

  std::string_view name() const { return shapes.action; }
};

/// Decodes into `request` and, if this is a dry run, throws DryRunOperation: AWS answers it after checking
/// the syntax and before looking at any resource.
void begin(const Action::Exchange& exchange, const Shape& shape, void* request);
void finish(const Action::Exchange& exchange, const OperationShapes& shapes, const void* result);

/// The registry row of a rule. Its signature says the rest: the request names the action, and a rule that
/// takes a ReadCall can't change anything.
template <Operation Request>
using ReadRule = typename Request::Result (*)(const ReadCall&, const Request&);
template <Operation Request>
using WriteRule = typename Request::Result (*)(WriteCall&, const Request&);

namespace detail {

template <class Request, class Call, typename Request::Result (*rule)(Call&, const Request&)>
void exchange(Call& call, const Action::Exchange& exchange) {
  Request request;
  begin(exchange, Request::shape, &request);
  auto result = rule(call, request);
  finish(exchange, shapes_of<Request>(), &result);
}

template <class Request, typename Request::Result (*rule)(const ReadCall&, const Request&)>
void answer(const ReadCall& call, const void* request, void* result) {
  *static_cast<typename Request::Result*>(result) = rule(call, *static_cast<const Request*>(request));
}

template <class Request>
Request request_of(typename Request::Result (*)(const ReadCall&, const Request&));
template <class Request>
Request request_of(typename Request::Result (*)(WriteCall&, const Request&));

}  // namespace detail

template <auto rule>
constexpr Action action(std::string_view summary) {
  using Request = decltype(detail::request_of(rule));
  if constexpr (std::is_same_v<decltype(rule), ReadRule<Request>>) {
    return {shapes_of<Request>(),
            Access::read,
            summary,
            detail::exchange<Request, const ReadCall, rule>,
            nullptr,
            detail::answer<Request, rule>};
  } else {
    return {shapes_of<Request>(), Access::write, summary, nullptr,
            detail::exchange<Request, WriteCall, rule>};
  }
}

/// Every action, sorted by name.
std::span<const Action> actions();
/// nullptr if there is none of that name.
const Action* find_action(std::string_view name);

/// What a Describe call answers, for rules that build on what others describe. Throws ApiError.
template <Operation Request>
typename Request::Result ask(const ReadCall& call, const Request& request) {
  typename Request::Result result;
  find_action(Request::action)->ask(call, &request, &result);
  return result;
}

}  // namespace vpcsim
