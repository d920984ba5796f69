#include "scenarios/teaching/goal.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "scenarios/expectation.hpp"
#include "scenarios/find_path.hpp"
#include "scenarios/provision/session.hpp"
#include "scenarios/teaching/names.hpp"
#include "scenarios/teaching/resource_goal.hpp"
#include "simulator/network/describe.hpp"

namespace vpcsim::scenarios {
namespace {

using network::Index;
using network::Language;
using network::say;

/// What keeps a goal from being met. Empty: nothing.
struct Fault {
  std::string why, remedy;
};

Fault fault_of(const FoundBlocker& blocker) {
  return {sentence(blocker.plain_reason.empty() ? blocker.reason : blocker.plain_reason), blocker.remedy};
}

/// Why an end can't be asked about. Empty: it can.
std::string end_fault(const GoalView& view, const End& end) {
  const std::string& name = end.name.text;
  if (view.hosts.contains(name) || protocol::Ip::parse(name)) return {};
  const auto found = instances_called(view.network, name);
  if (found.empty()) return there_is_none(view.language, "instances", name);
  if (found.size() > 1) {
    return say(view.language, "{0} instances are named {1}: there must be one.",
               "「{1}」という名前のインスタンスが {0} 個あります。1 個にしてください。", found.size(), name);
  }
  if (view.network.primary_interface_of(found.front())) return {};
  return say(view.language, "{} has no network interface.", "{} にネットワークインターフェイスがありません。",
             name);
}

bool lacks_public_address(const GoalView& view, const End& end) {
  if (!end.public_ip) return false;
  const auto found = instances_called(view.network, end.name.text);
  const auto interface = view.network.primary_interface_of(found.front());
  return !view.network[interface].primary_address().public_ip;
}

std::string id_of(const GoalView& view, const Word& name) {
  if (const auto host = view.hosts.find(name.text); host != view.hosts.end()) return host->second;
  const auto found = instances_called(view.network, name.text);
  return found.empty() ? name.text : view.network[found.front()].id;
}

Fault fault_of(const GoalView& view, const ExpectedPath& expected, const Answer& answer) {
  const FoundPath& found = answer.path;
  for (const Word& name : expected.passes) {
    if (const FoundBlocker* blocker = blocker_at(found, name)) return fault_of(*blocker);
  }
  if (!expected.has_verdict) return {};
  if (expected.reachable) {
    if (found.reachable()) return {};
    if (!found.blockers.empty()) return fault_of(found.blockers.front());
    return {say(view.language, "{0}: {1}.", "{0}: {1}。", answer.subject,
                network::words(answer.verdict, view.language)),
            ""};
  }
  if (found.reachable()) {
    return {say(view.language, "{} gets through, and must not.",
                "{} が到達可能になっています。到達できないようにしてください。", answer.subject),
            ""};
  }
  if (!expected.blockers || failures_of(expected, found, view.language).empty()) return {};
  const FoundBlocker& first = found.blockers.front();
  return {say(view.language, "{0} is blocked by something else than it should be: {1}",
              "{0} は、想定とは別の理由でブロックされています。{1}", answer.subject, fault_of(first).why),
          ""};
}

Fault look_at(const GoalView& view, const ExpectedPath& expected) {
  for (const End* end : {&expected.from, &expected.to}) {
    if (std::string fault = end_fault(view, *end); !fault.empty()) return {std::move(fault), ""};
  }
  if (lacks_public_address(view, expected.to)) {
    const bool may_fail = expected.has_verdict && !expected.reachable && !expected.blockers;
    if (may_fail) return {};  // what isn't there is reached by nobody
    return {say(view.language, "{} has no public IPv4 address.",
                "{} にパブリック IPv4 アドレスがありません。", expected.to.name.text),
            ""};
  }
  try {
    const Answer answer =
        find_path(view.network, expected, [&](const Word& name) { return id_of(view, name); },
                  {.language = view.language});
    return fault_of(view, expected, answer);
  } catch (const ScenarioError& error) {
    return {error.what(), ""};
  }
}

Fault look_at(const GoalView& view, const ExpectedPeering& expected) {
  ExpectedResource resource{.kind = "vpc_peering_connections", .name = expected.peering};
  resource.statuses = {expected.status};
  return {what_is_amiss(view, resource), ""};
}

Fault look_at(const GoalView&, const ExpectedCall&) {
  return {};  // read_lesson() takes none
}

Fault fault_of(const GoalView& view, const Goal& goal) {
  for (const ExpectedResource& resource : goal.resources) {
    if (Fault fault{what_is_amiss(view, resource), ""}; !fault.why.empty()) return fault;
  }
  for (const Expectation& expectation : goal.expectations) {
    Fault fault = std::visit([&](const auto& expected) { return look_at(view, expected); }, expectation.what);
    if (!fault.why.empty()) return fault;
  }
  return {};
}

}  // namespace

GoalState look_at(const network::Network& network, const std::map<std::string, std::string>& hosts,
                  const Goal& goal) {
  Fault english = fault_of(GoalView{network, hosts, Language::english}, goal);
  if (english.why.empty()) return {.met = true, .why = {}, .remedy = {}};
  Fault japanese = fault_of(GoalView{network, hosts, Language::japanese}, goal);
  return {.met = false,
          .why = {std::move(english.why), std::move(japanese.why)},
          .remedy = {std::move(english.remedy), std::move(japanese.remedy)}};
}

}  // namespace vpcsim::scenarios
