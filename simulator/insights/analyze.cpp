#include "simulator/insights/analyze.hpp"

#include <algorithm>
#include <set>

#include "simulator/insights/components.hpp"
#include "simulator/insights/conditions.hpp"
#include "simulator/insights/ends.hpp"
#include "simulator/insights/explanations.hpp"
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

class Analyzer {
 public:
  Analyzer(const Network& network, const ReadCall& call, const NetworkInsightsPath& path,
           const Conditions& conditions)
      : network_(network),
        names_(network, call.caller()),
        path_(path),
        conditions_(conditions),
        sent_(at_source(path)),
        received_(filter_of(path.filter_at_destination)) {}

  Analysis run() {
    Analysis analysis;
    const End source = end_of(names_, {path_.source, path_.source_arn, sent_.source});
    const End destination = destination_end();
    refuse(analysis, source);
    refuse(analysis, destination);
    if (analysis.explanations.empty()) answer(analysis, source, destination);
    analysis.network_path_found = analysis.explanations.empty();
    if (!*analysis.network_path_found) suggest_accounts(analysis);
    return analysis;
  }

 private:
  End destination_end() const {
    std::optional<Ipv4> address = path_.destination_ip ? path_.destination_ip : sent_.destination;
    if (!path_.destination.empty())
      return end_of(names_, {path_.destination, path_.destination_arn, address});
    // An address alone: whoever holds it, where the packet goes.
    return Hosts{.hosts = {{{}, *address}}, .is_instance = false};
  }

  static void refuse(Analysis& analysis, const End& end) {
    if (const auto* fault = std::get_if<NoEnd>(&end)) analysis.explanations.push_back(fault->explanation);
  }

  Question question_of(const End& source, const End& destination) const {
    Question question{.sources = {}, .destinations = {}};
    if (const auto* hosts = std::get_if<Hosts>(&source)) question.sources = hosts->hosts;
    if (const auto* hosts = std::get_if<Hosts>(&destination)) question.destinations = hosts->hosts;
    if (const auto* internet = std::get_if<Internet>(&source)) question.internet_source = *internet;
    if (const auto* internet = std::get_if<Internet>(&destination)) question.internet_destination = *internet;
    const bool is_tcp = path_.protocol == ec2::PathProtocol::tcp;
    question.protocol = is_tcp ? IpProtocol::tcp : IpProtocol::udp;
    // The reply to a datagram is nobody's promise.
    question.both_ways = is_tcp;
    if (sent_.source_ports) question.source_ports = *sent_.source_ports;
    if (sent_.destination_ports) question.destination_ports = *sent_.destination_ports;
    return question;
  }

  void answer(Analysis& analysis, const End& source, const End& destination) {
    const Question question = question_of(source, destination);
    if (question.internet_source && question.internet_destination) {
      // A packet from the internet to the internet passes no VPC.
      analysis.explanations.push_back(explanation_of("NO_PATH"));
      return;
    }
    if (auto fault = parted(question)) {
      analysis.explanations.push_back(*fault);
      return;
    }
    const Answer answer = search(network_, question);
    if (!answer.found) {
      for (const Blocker& blocker : blockers_of(network_, answer.flow, question.both_ways))
        analysis.explanations.push_back(explanation_of(names_, blocker));
      if (analysis.explanations.empty()) analysis.explanations.push_back(explanation_of("NO_PATH"));
      return;
    }
    show(analysis, question, answer, {.first = is_instance(source), .last = is_instance(destination)});
  }

  static bool is_instance(const End& end) {
    const auto* hosts = std::get_if<Hosts>(&end);
    return hosts != nullptr && hosts->is_instance;
  }

  /// An internet gateway serves its own VPC alone.
  std::optional<ec2::Explanation> parted(const Question& question) const {
    const auto& internet =
        question.internet_source ? question.internet_source : question.internet_destination;
    if (!internet) return std::nullopt;
    const auto own = network_[internet->gateway].vpc;
    const auto& hosts = question.internet_source ? question.destinations : question.sources;
    for (const Host& host : hosts) {
      if (!host.interface || network_[host.interface].vpc == own) return std::nullopt;
    }
    auto explanation = explanation_of("DISCONNECTED_VPCS");
    const auto other = names_.of(network_[hosts.front().interface].vpc);
    explanation.source_vpc = question.internet_source ? names_.of(own) : other;
    explanation.destination_vpc = question.internet_source ? other : names_.of(own);
    return explanation;
  }

  void show(Analysis& analysis, const Question& question, const Answer& answer, ShownInstances shown) const {
    const Path path = network::path(network_, answer.flow);
    HeaderView view{.internet = {},
                    .internet_blocks = answer.internet_blocks,
                    .port = answer.flow.destination_port,
                    .ports = answer.destination_ports};
    if (question.internet_source) view.internet = std::get<Ip>(answer.flow.source);
    if (question.internet_destination) view.internet = std::get<Ip>(answer.flow.destination);
    auto forward = components_of(names_, path.request, view, shown);
    for (auto& fault : faults_at_destination(received_, path.request.received, answer.destination_ports))
      analysis.explanations.push_back(std::move(fault));
    for (auto& fault : faults_of_way(conditions_, forward)) analysis.explanations.push_back(std::move(fault));
    if (!analysis.explanations.empty()) return;
    analysis.forward_path_components = std::move(forward);
    if (question.both_ways && path.reply && !crosses_transit_gateway(network_, answer.flow)) {
      analysis.return_path_components =
          components_of(names_, *path.reply, view, {.first = shown.last, .last = shown.first});
    }
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
  const Names names_;
  const NetworkInsightsPath& path_;
  const Conditions& conditions_;
  const HeaderFilter sent_, received_;
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
