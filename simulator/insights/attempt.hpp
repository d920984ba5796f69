// One question to the search: a path's ends and headers, found in the network.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "simulator/call.hpp"
#include "simulator/insights/analyze.hpp"
#include "simulator/insights/components.hpp"
#include "simulator/insights/conditions.hpp"
#include "simulator/insights/ends.hpp"
#include "simulator/insights/stage.hpp"

namespace vpcsim::insights {

/// What is asked. Everything must outlive the attempt.
struct Asked {
  const NetworkInsightsPath& path;
  const Conditions& conditions;
  HeaderFilter sent, received;
  IpProtocol protocol = IpProtocol::tcp;
};

class Attempt {
 public:
  /// `seen`: as the accounts describe it.
  Attempt(const Network& seen, const ReadCall& call, const Asked& asked);

  /// Its parts refer to each other.
  Attempt(const Attempt&) = delete;
  Attempt& operator=(const Attempt&) = delete;

  /// Why there is nothing to search for; empty if there is.
  const std::vector<ec2::Explanation>& end_faults() const { return faults_; }

  /// A path that satisfies the analysis' conditions, too; without conditions, any.
  Answer find(bool with_conditions) const;

  std::vector<ec2::PathComponent> forward(const Answer& answer) const;
  /// Empty if the way back isn't looked for.
  std::vector<ec2::PathComponent> back(const Answer& answer) const;
  /// Which of the conditions the path doesn't satisfy.
  std::vector<ec2::Explanation> faults_of(const Answer& answer) const;
  /// What keeps the answer's flow, which doesn't pass, from passing.
  std::vector<ec2::Explanation> blockers(const Answer& answer) const;
  /// Components that other paths between the two ends lead through, and this one doesn't.
  std::vector<ec2::AlternatePathHint> hints(const Answer& answer) const;

 private:
  std::optional<Ipv4> destination_address() const;
  End destination_end(const Names& names) const;
  void put_ends();
  std::vector<Host> hosts_behind(Stage& stage, const Component& component, Role role) const;
  std::vector<IpBlock> service_of(Index<VpcEndpoint> endpoint) const;

  std::vector<ec2::Explanation> faults_of_ends() const;
  std::optional<ec2::Explanation> fault_at_internet(const Internet& end, bool is_source) const;
  bool leads_to(Index<TransitGateway> gateway, const std::set<Index<Vpc>>& vpcs, const Behind* behind) const;
  std::vector<ec2::Explanation> faults_of_gateway_endpoint() const;
  std::optional<ec2::Explanation> foreign_destination() const;

  ShownEnd shown(const End& end) const;
  HeaderView view_of(const Answer& answer) const;
  std::vector<ec2::Explanation> faults_of(const Path& path, protocol::PortRange ports) const;

  const ReadCall& call_;
  const Asked& asked_;
  const Network& seen_;
  Network network_;  ///< with the hosts behind its ends
  Names names_;
  End source_, destination_;
  Question question_;
  std::vector<ec2::Explanation> faults_;
};

}  // namespace vpcsim::insights
