#include "scenarios/expectation.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "protocol/ec2/vpc_peering_connection.hpp"
#include "scenarios/encode_call.hpp"
#include "scenarios/find_path.hpp"
#include "scenarios/view.hpp"

namespace vpcsim::scenarios {

using network::Language;
using network::say;

namespace {

std::string text_of(const ExpectedBlocker& blocker, Language language) {
  const std::string& code = blocker.code.text;
  if (blocker.at.empty())
    return code + (blocker.direction.empty() ? "" : " (" + blocker.direction.text + ")");
  return place_of({.code = code,
                   .at = blocker.at.text,
                   .id = "",
                   .names = {},
                   .direction = "",
                   .direction_words = blocker.direction.text,
                   .reason = "",
                   .plain_reason = "",
                   .remedy = ""},
                  code, language);
}

bool matches(const ExpectedBlocker& expected, const FoundBlocker& found) {
  bool there = expected.at.empty() ||
               std::find(found.names.begin(), found.names.end(), expected.at.text) != found.names.end();
  return there && expected.code.text == found.code &&
         (expected.direction.empty() || expected.direction.text == found.direction);
}

/// One found blocker answers one expected one.
void compare(const std::vector<ExpectedBlocker>& expected, const std::vector<FoundBlocker>& found,
             Language language, std::vector<std::string>& failures) {
  std::vector<bool> taken(found.size(), false);
  for (const auto& one : expected) {
    bool met = false;
    for (std::size_t i = 0; i < found.size() && !met; ++i) {
      if (taken[i] || !matches(one, found[i])) continue;
      met = taken[i] = true;
    }
    if (!met)
      failures.push_back(say(language, "expected {}, which doesn't block",
                             "期待された {} はブロックしていません", text_of(one, language)));
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!taken[i])
      failures.push_back(say(language, "not expected: {}", "期待されていません: {}",
                             place_of(found[i], found[i].code, language)));
  }
}

std::string end_text(const End& end) {
  return end.name.text + (end.public_ip ? ".public_ip" : "");
}

/// Why there is no way between the ends of which one could say more.
bool is_no_way(const FoundBlocker& blocker) {
  return blocker.code == "DISCONNECTED_VPCS" || blocker.code == "NO_PATH";
}

}  // namespace

const FoundBlocker* blocker_at(const FoundPath& found, const Word& name) {
  for (const FoundBlocker& blocker : found.blockers) {
    const bool there =
        std::find(blocker.names.begin(), blocker.names.end(), name.text) != blocker.names.end();
    if (there || blocker.code == name.text) return &blocker;
  }
  for (const FoundBlocker& blocker : found.blockers) {
    if (is_no_way(blocker)) return &blocker;
  }
  return nullptr;
}

std::vector<std::string> failures_of(const ExpectedPath& expected, const FoundPath& found,
                                     Language language) {
  std::vector<std::string> failures;
  for (const Word& name : expected.passes) {
    const FoundBlocker* blocker = blocker_at(found, name);
    if (blocker == nullptr) continue;
    failures.push_back(say(language, "expected {} to let it pass: {}",
                           "{} を通過することが期待されました: {}", name.text, blocker->reason));
  }
  if (!expected.has_verdict) return failures;
  if (expected.reachable != found.reachable()) {
    failures.push_back(
        expected.reachable
            ? say(language, "expected it to be reachable", "到達可能であることが期待されました")
            : say(language, "expected it to be blocked", "到達不可能であることが期待されました"));
  } else if (expected.blockers) {
    compare(*expected.blockers, found.blockers, language, failures);
  }
  return failures;
}

const network::Network& Judge::network() {
  if (!network_) network_ = view(session_);
  return *network_;
}

Checked Judge::judge(const Expectation& expectation) {
  Checked checked;
  checked.expectation = &expectation;
  std::visit([&](const auto& expected) { judge(expected, checked); }, expectation.what);
  return checked;
}

std::string Judge::what_is(const Word& name) const {
  if (session_.network.instances.find(name.text) != nullptr) return session_.id(name);
  auto host = session_.hosts().find(name.text);
  return host == session_.hosts().end() ? name.text : host->second;
}

void Judge::judge(const ExpectedPath& expected, Checked& checked) {
  checked.subject =
      fmt::format("{} -> {} {}{}", end_text(expected.from), end_text(expected.to), expected.protocol.text,
                  expected.port ? fmt::format("/{}", *expected.port) : "");
  const network::Network& network = this->network();
  try {
    Answer answer = find_path(network, expected, [&](const Word& name) { return what_is(name); },
                              {.language = language_});
    if (flow_seen_) flow_seen_(network, answer.walked);
    checked.subject = std::move(answer.subject);
    checked.finding = answer.path.reachable() ? "reachable" : "blocked";
    checked.path = std::move(answer.path);
  } catch (const ScenarioError& error) {
    checked.finding = "no answer";
    checked.failures.emplace_back(error.what());
    return;
  }
  checked.failures = failures_of(expected, *checked.path, language_);
}

void Judge::judge(const ExpectedPeering& expected, Checked& checked) {
  checked.subject = expected.peering.text;
  const Home home = home_of(session_.network, expected.peering.text);
  ec2::DescribeVpcPeeringConnectionsRequest request{
      .vpc_peering_connection_ids = {session_.id(expected.peering)}};
  auto peerings = session_.call(home, request, {expected.peering.text}).vpc_peering_connections;
  checked.finding = peerings.empty() ? "gone" : protocol::name_of(peerings[0].status.code);
  if (checked.finding != expected.status.text) checked.failures.push_back("expected " + expected.status.text);
}

void Judge::judge(const ExpectedCall& expected, Checked& checked) {
  checked.subject = expected.action.text + (expected.account.empty() ? "" : " as " + expected.account.text) +
                    (expected.region.empty() ? "" : " in " + expected.region.text);
  std::string code, message;
  try {
    session_.send({expected.account.text, expected.region.text}, expected.action.text,
                  encode_call(session_, expected), {});
    checked.finding = "succeeded";
  } catch (const protocol::ApiError& error) {
    checked.finding = error.what();
    code = error.code();
    message = error.message();
  }
  network_.reset();
  if (code != expected.error.text) {
    checked.failures.push_back(expected.error.empty() ? "expected it to succeed"
                                                      : "expected " + expected.error.text);
  } else if (!expected.message.empty() && message != expected.message.text) {
    checked.failures.push_back("expected the message: " + expected.message.text);
  }
}

}  // namespace vpcsim::scenarios
