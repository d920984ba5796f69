#include "simulator/insights/analyze.hpp"

#include <set>

#include "simulator/insights/attempt.hpp"
#include "simulator/insights/explanations.hpp"
#include "simulator/insights/rules.hpp"
#include "simulator/insights/view.hpp"
#include "simulator/network/records.hpp"

namespace vpcsim::insights {
namespace {

using Analysis = ec2::NetworkInsightsAnalysis;

/// What the path asks of the packet as its source sends it.
HeaderFilter at_source(const NetworkInsightsPath& path) {
  HeaderFilter filter = filter_of(path.filter_at_source);
  if (path.source_ip) filter.source = path.source_ip;
  if (path.destination_port) {
    const auto port = static_cast<std::uint16_t>(*path.destination_port);
    filter.destination_ports = protocol::PortRange{port, port};
  }
  return filter;
}

IpProtocol protocol_of(ec2::PathProtocol protocol) {
  return protocol == ec2::PathProtocol::tcp ? IpProtocol::tcp : IpProtocol::udp;
}

class Analyzer {
 public:
  Analyzer(const Network& network, const ReadCall& call, const NetworkInsightsPath& path,
           const Conditions& conditions)
      : network_(network),
        call_(call),
        asked_{.path = path,
               .conditions = conditions,
               .sent = at_source(path),
               .received = filter_of(path.filter_at_destination),
               .protocol = protocol_of(path.protocol)} {}

  Analysis run() const {
    Analysis analysis;
    const Attempt attempt(network_, call_, asked_);
    analysis.explanations = attempt.end_faults();
    if (analysis.explanations.empty()) answer(attempt, analysis);
    analysis.network_path_found = analysis.explanations.empty();
    if (!*analysis.network_path_found) suggest_accounts(analysis);
    return analysis;
  }

 private:
  void answer(const Attempt& attempt, Analysis& analysis) const {
    const Answer wanted = attempt.find(true);
    if (wanted.found) {
      analysis.forward_path_components = attempt.forward(wanted);
      analysis.return_path_components = attempt.back(wanted);
      analysis.alternate_path_hints = attempt.hints(wanted);
      return;
    }
    const Answer any = attempt.find(false);
    if (any.found) {
      analysis.explanations = attempt.faults_of(any);
    } else {
      analysis.explanations = attempt.blockers(any);
      for (auto& fault : faults_at_source()) analysis.explanations.push_back(std::move(fault));
    }
    if (analysis.explanations.empty())
      analysis.explanations.push_back(explanation_of(ExplanationCode::no_path));
  }

  /// FILTER_AT_SOURCE_…: without that part of the filter there would be a path.
  std::vector<ec2::Explanation> faults_at_source() const {
    using enum Finding;
    const auto& filter = asked_.path.filter_at_source;
    std::vector<ec2::Explanation> faults;
    if (!filter) return faults;
    const HeaderFilter& sent = asked_.sent;
    auto without = [&](Finding finding, auto&& open) -> ec2::Explanation* {
      Asked other = asked_;
      open(other);
      const Attempt attempt(network_, call_, other);
      if (!attempt.end_faults().empty() || !attempt.find(false).found) return nullptr;
      return &faults.emplace_back(explanation_of(finding));
    };
    if (filter->source_address) {
      if (auto* fault =
              without(filter_at_source_source_address, [](Asked& other) { other.sent.source = {}; }))
        fault->addresses = {block_text(*sent.source)};
    }
    if (filter->source_port_range) {
      if (auto* fault =
              without(filter_at_source_source_port_range, [](Asked& other) { other.sent.source_ports = {}; }))
        fault->port_ranges = {port_range_of(*sent.source_ports)};
    }
    if (filter->destination_address && !asked_.path.destination.empty()) {
      if (auto* fault = without(filter_at_source_destination_address,
                                [](Asked& other) { other.sent.destination = {}; }))
        fault->addresses = {block_text(*sent.destination)};
    }
    if (filter->destination_port_range) {
      if (auto* fault = without(filter_at_source_destination_port_range,
                                [](Asked& other) { other.sent.destination_ports = {}; }))
        fault->port_ranges = {port_range_of(*sent.destination_ports)};
    }
    const bool is_tcp = asked_.protocol == IpProtocol::tcp;
    if (auto* fault = without(filter_at_source_protocol, [&](Asked& other) {
          other.protocol = is_tcp ? IpProtocol::udp : IpProtocol::tcp;
        }))
      fault->protocols = {std::to_string(asked_.protocol.number)};
    return faults;
  }

  /// Those behind the peering connections that the analysis wasn't told to look at.
  void suggest_accounts(Analysis& analysis) const {
    std::set<std::string> known;
    for (const Vpc& vpc : network_.description().vpcs) known.insert(vpc.owner);
    std::set<std::string> suggested;
    for (const VpcPeeringConnection& peering : network_.description().vpc_peering_connections) {
      if (peering.status != VpcPeeringStatus::active) continue;
      for (const PeeredVpc* side : {&peering.requester, &peering.accepter}) {
        if (!side->vpc && !known.contains(side->owner)) suggested.insert(side->owner);
      }
    }
    analysis.suggested_accounts.assign(suggested.begin(), suggested.end());
  }

  const Network& network_;
  const ReadCall& call_;
  const Asked asked_;
};

}  // namespace

Analysis analyze(const ReadCall& call, const NetworkInsightsPath& path, const Conditions& conditions) {
  try {
    const Network network = view(call, conditions.additional_accounts);
    return Analyzer(network, call, path, conditions).run();
  } catch (const network::RecordsError& error) {
    Analysis failed;
    failed.status = ec2::AnalysisStatus::failed;
    failed.status_message = error.what();
    return failed;
  }
}

}  // namespace vpcsim::insights
