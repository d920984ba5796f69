// Looks at expectations: what is so, and what was expected and isn't.
#pragma once

#include <functional>
#include <optional>

#include "scenarios/provision/session.hpp"
#include "scenarios/report.hpp"
#include "simulator/network/network.hpp"
#include "simulator/network/path.hpp"

namespace vpcsim::scenarios {

/// Told of each flow that an expectation had evaluated.
using FlowSeen = std::function<void(const network::Network&, const network::Path&)>;

/// What is expected of a path and isn't so, each a sentence.
std::vector<std::string> failures_of(const ExpectedPath& expected, const FoundPath& found,
                                     network::Language language);
/// The first that keeps a packet from passing what `passes` names; null: none. Where there is no way at all,
/// no route table on it lets anything pass.
const FoundBlocker* blocker_at(const FoundPath& found, const Word& name);

/// For the expectations of one step: the network is described once, and again after a call that may have
/// changed it.
class Judge {
 public:
  /// The session must outlive it.
  explicit Judge(Session& session, const FlowSeen& flow_seen = {},
                 network::Language language = network::Language::english)
      : session_(session), flow_seen_(flow_seen), language_(language) {}

  /// An expectation that isn't met is an answer. Throws what the session throws when the cloud can't be
  /// asked.
  Checked judge(const Expectation& expectation);

 private:
  void judge(const ExpectedPath& expected, Checked& checked);
  void judge(const ExpectedPeering& expected, Checked& checked);
  void judge(const ExpectedCall& expected, Checked& checked);
  const network::Network& network();
  /// An instance's id, or an address outside AWS.
  std::string what_is(const Word& name) const;

  Session& session_;
  const FlowSeen flow_seen_;
  const network::Language language_;
  std::optional<network::Network> network_;
};

}  // namespace vpcsim::scenarios
