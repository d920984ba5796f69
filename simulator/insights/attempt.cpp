#include "simulator/insights/attempt.hpp"

#include <algorithm>

#include "protocol/ec2/prefix_list.hpp"
#include "simulator/action.hpp"
#include "simulator/insights/explanations.hpp"
#include "simulator/insights/resource.hpp"
#include "simulator/insights/rules.hpp"

namespace vpcsim::insights {
namespace {

std::vector<Ipv4> listed(const std::optional<Ipv4>& address) {
  return address ? std::vector<Ipv4>{*address} : std::vector<Ipv4>{};
}

bool holds(const NetworkInterface& interface, Ipv4 address) {
  return std::any_of(
      interface.addresses.begin(), interface.addresses.end(), [&](const InterfaceAddress& own) {
        return own.private_ip == Ip(address) || (own.public_ip && *own.public_ip == Ip(address));
      });
}

template <class T>
void append(std::vector<T>& list, std::vector<T> more) {
  std::move(more.begin(), more.end(), std::back_inserter(list));
}

struct HostsBehind {
  Stage& stage;
  const BehindAsked& asked;

  std::vector<Host> operator()(Index<VpcPeeringConnection> end) const { return stage.behind(end, asked); }
  std::vector<Host> operator()(Index<TransitGateway> end) const { return stage.behind(end, asked); }
  std::vector<Host> operator()(Index<TransitGatewayAttachment> end) const { return stage.behind(end, asked); }
  std::vector<Host> operator()(Index<VpnGateway> end) const { return stage.behind(end, asked); }
  std::vector<Host> operator()(Index<VpcEndpoint> end) const { return stage.behind(end, asked); }
  // Nothing else is an end that has hosts behind it.
  std::vector<Host> operator()(const auto&) const { return {}; }
};

bool overlap(protocol::PortRange a, protocol::PortRange b) {
  return a.from <= b.to && b.from <= a.to;
}

}  // namespace

// ---- ends
// -------------------------------------------------------------------------------------------------

Attempt::Attempt(const Network& seen, const ReadCall& call, const Asked& asked)
    : call_(call),
      asked_(asked),
      seen_(seen),
      network_(seen),
      names_(network_, call.caller()),
      source_(end_of(names_, {asked.path.source, asked.path.source_arn, asked.sent.source,
                              exists(call, asked.path.source)})),
      destination_(destination_end(names_)),
      question_{.sources = {}, .destinations = {}} {
  for (const End* end : {&source_, &destination_}) {
    if (const auto* fault = std::get_if<NoEnd>(end)) faults_.push_back(fault->explanation);
  }
  if (faults_.empty()) append(faults_, faults_of_ends());
  if (faults_.empty()) put_ends();
}

std::optional<Ipv4> Attempt::destination_address() const {
  return asked_.path.destination_ip ? asked_.path.destination_ip : asked_.sent.destination;
}

End Attempt::destination_end(const Names& names) const {
  const NetworkInsightsPath& path = asked_.path;
  if (!path.destination.empty()) {
    return end_of(names, {path.destination, path.destination_arn, destination_address(),
                          exists(call_, path.destination)});
  }
  // An address alone: whoever holds it, where the packet goes.
  return Hosts{.hosts = {{.interface = {}, .address = *destination_address()}}};
}

std::vector<ec2::Explanation> Attempt::faults_of_ends() const {
  const auto* from = std::get_if<Internet>(&source_);
  const auto* to = std::get_if<Internet>(&destination_);
  // A packet from the internet to the internet passes no VPC.
  if (from != nullptr && to != nullptr) return {explanation_of(ExplanationCode::no_path)};
  if (from != nullptr || to != nullptr) {
    auto fault = fault_at_internet(from != nullptr ? *from : *to, from != nullptr);
    if (fault) return {*fault};
  }
  if (auto faults = faults_of_gateway_endpoint(); !faults.empty()) return faults;
  if (auto fault = foreign_destination()) return {*fault};
  return {};
}

/// An internet gateway serves its own VPC, and what reaches a NAT gateway there by a transit gateway.
std::optional<ec2::Explanation> Attempt::fault_at_internet(const Internet& end, bool is_source) const {
  const End& other = is_source ? destination_ : source_;
  const auto own = network_[end.gateway].vpc;
  const auto vpcs = vpcs_of(network_, other);
  const auto* behind = std::get_if<Behind>(&other);
  const bool by_transit_gateway =
      std::any_of(network_.attachments_of(own).begin(), network_.attachments_of(own).end(),
                  [&](Index<TransitGatewayAttachment> attachment) {
                    return leads_to(network_[attachment].transit_gateway, vpcs, behind);
                  });
  if (!is_source && by_transit_gateway) return std::nullopt;
  if (behind == nullptr && (vpcs.empty() || vpcs.contains(own))) return std::nullopt;
  if (behind == nullptr || (!vpcs.empty() && !vpcs.contains(own))) {
    auto explanation = explanation_of(ExplanationCode::disconnected_vpcs);
    explanation.source_vpc = names_.of(is_source ? own : *vpcs.begin());
    explanation.destination_vpc = names_.of(is_source ? *vpcs.begin() : own);
    return explanation;
  }
  // Behind a component is no interface of the VPC, and none with a public address.
  auto explanation = explanation_of(is_source ? ExplanationCode::igw_private_ip_association_for_ingress
                                              : ExplanationCode::igw_public_ip_association_for_egress);
  explanation.internet_gateway = names_.of(end.gateway);
  explanation.vpc = names_.of(own);
  explanation.direction = text_of(is_source ? Direction::ingress : Direction::egress);
  name_home(explanation);
  return explanation;
}

bool Attempt::leads_to(Index<TransitGateway> gateway, const std::set<Index<Vpc>>& vpcs,
                       const Behind* behind) const {
  if (behind != nullptr && behind->component == Component(gateway)) return true;
  const auto attachments = network_.attachments_of(gateway);
  return std::any_of(attachments.begin(), attachments.end(), [&](Index<TransitGatewayAttachment> index) {
    if (behind != nullptr && behind->component == Component(index)) return true;
    const auto* vpc = std::get_if<Index<Vpc>>(&network_[index].resource);
    return vpc != nullptr && vpcs.contains(*vpc);
  });
}

/// A gateway endpoint answers, and starts nothing.
std::vector<ec2::Explanation> Attempt::faults_of_gateway_endpoint() const {
  const auto* behind = std::get_if<Behind>(&source_);
  const auto* endpoint = behind != nullptr ? std::get_if<Index<VpcEndpoint>>(&behind->component) : nullptr;
  if (endpoint == nullptr) return {};
  auto fault = [&](ExplanationCode code) {
    return explanation_of(names_, Blocker{.code = code,
                                          .component = *endpoint,
                                          .vpc = network_[*endpoint].vpc,
                                          .packet = {.source = asked_.sent.source.value_or(Ipv4{})}});
  };
  std::vector<ec2::Explanation> faults;
  const auto service = service_of(*endpoint);
  const bool is_foreign =
      asked_.sent.source && std::none_of(service.begin(), service.end(), [&](const IpBlock& block) {
        return block.contains(Ip(*asked_.sent.source));
      });
  if (is_foreign) faults.push_back(fault(ExplanationCode::vpce_gateway_egress_source_address_restriction));
  faults.push_back(fault(ExplanationCode::vpce_intra_vpc_traffic));
  return faults;
}

/// The destination is an interface, and the address isn't one of its own.
std::optional<ec2::Explanation> Attempt::foreign_destination() const {
  const auto* end = std::get_if<Hosts>(&destination_);
  const auto address = destination_address();
  if (end == nullptr || !address) return std::nullopt;
  const Host& host = end->hosts.front();
  if (!host.interface || insights::holds(network_[host.interface], *address)) return std::nullopt;
  auto explanation = explanation_of(Finding::eni_address_restriction);
  explanation.network_interface = names_.of(host.interface);
  explanation.vpc = names_.of(network_[host.interface].vpc);
  explanation.direction = text_of(Direction::ingress);
  explanation.address = block_text(*address);
  explanation.packet_field = "destinationAddress";
  for (const InterfaceAddress& own : network_[host.interface].addresses) {
    if (!own.private_ip.is_v6()) explanation.addresses.push_back(block_text(own.private_ip));
  }
  name_home(explanation);
  return explanation;
}

void Attempt::put_ends() {
  Stage stage(seen_, call_.caller());
  bool is_staged = false;
  auto hosts_of = [&](const End& end, Role role) -> std::vector<Host> {
    if (const auto* hosts = std::get_if<Hosts>(&end)) return hosts->hosts;
    const auto* behind = std::get_if<Behind>(&end);
    if (behind == nullptr) return {};
    is_staged = true;
    return hosts_behind(stage, behind->component, role);
  };
  question_.sources = hosts_of(source_, Role::source);
  question_.destinations = hosts_of(destination_, Role::destination);
  if (is_staged) network_ = std::move(stage).build();
  if (const auto* internet = std::get_if<Internet>(&source_)) question_.internet_source = *internet;
  if (const auto* internet = std::get_if<Internet>(&destination_)) question_.internet_destination = *internet;
  question_.protocol = asked_.protocol;
  // The reply to a datagram is nobody's promise.
  question_.both_ways = asked_.protocol == IpProtocol::tcp;
  for (const auto& address : {asked_.received.source, asked_.received.destination}) {
    if (address) question_.apart.push_back(*address);
  }
  if (asked_.sent.source_ports) question_.source_ports = *asked_.sent.source_ports;
  if (asked_.sent.destination_ports) question_.destination_ports = *asked_.sent.destination_ports;
}

std::vector<Host> Attempt::hosts_behind(Stage& stage, const Component& component, Role role) const {
  const bool is_source = role == Role::source;
  BehindAsked asked{.role = role,
                    .address = is_source ? asked_.sent.source : destination_address(),
                    .apart = listed(is_source ? asked_.received.source : asked_.received.destination),
                    .others = vpcs_of(seen_, is_source ? destination_ : source_)};
  if (const auto* endpoint = std::get_if<Index<VpcEndpoint>>(&component))
    asked.service = service_of(*endpoint);
  return std::visit(HostsBehind{stage, asked}, component);
}

/// What AWS's list of the service's addresses contains.
std::vector<IpBlock> Attempt::service_of(Index<VpcEndpoint> endpoint) const {
  std::vector<IpBlock> blocks;
  ec2::DescribeManagedPrefixListsRequest lists;
  lists.filters = {{.name = "prefix-list-name", .values = {seen_[endpoint].service}}};
  for (const auto& list : ask(call_, lists).prefix_lists) {
    const ec2::GetManagedPrefixListEntriesRequest entries{.prefix_list_id = list.prefix_list_id};
    for (const auto& entry : ask(call_, entries).entries) {
      if (auto block = IpBlock::parse(entry.cidr)) blocks.push_back(*block);
    }
  }
  return blocks;
}

// ---- paths
// ------------------------------------------------------------------------------------------------

Answer Attempt::find(bool with_conditions) const {
  Question question = question_;
  const auto wanted = asked_.received.destination_ports;
  if (with_conditions && wanted && overlap(*wanted, question.destination_ports)) {
    question.destination_ports = {std::max(wanted->from, question.destination_ports.from),
                                  std::min(wanted->to, question.destination_ports.to)};
  }
  question.accepts = [&, with_conditions](const Path& path) {
    const auto* sent = std::get_if<SentToInternet>(&path.request.disposition);
    if (question.internet_destination &&
        (sent == nullptr || sent->gateway != question.internet_destination->gateway))
      return false;
    return !with_conditions || faults_of(path, path.request.sent.destination_ports).empty();
  };
  return search(network_, question);
}

ShownEnd Attempt::shown(const End& end) const {
  ShownEnd shown;
  if (const auto* hosts = std::get_if<Hosts>(&end)) {
    shown.kind = hosts->kind;
    shown.service = hosts->service;
  }
  if (const auto* behind = std::get_if<Behind>(&end)) shown.component = behind->component;
  return shown;
}

HeaderView Attempt::view_of(const Answer& answer) const {
  HeaderView view{.port = answer.flow.destination_port, .ports = answer.destination_ports};
  const Packet sent = path(network_, answer.flow).request.sent;
  if (!answer.source_blocks.empty()) view.open.push_back({sent.source, answer.source_blocks});
  if (!answer.destination_blocks.empty()) view.open.push_back({sent.destination, answer.destination_blocks});
  return view;
}

std::vector<ec2::PathComponent> Attempt::forward(const Answer& answer) const {
  const Path found = path(network_, answer.flow);
  return components_of(names_, found.request, view_of(answer), shown(source_), shown(destination_));
}

std::vector<ec2::PathComponent> Attempt::back(const Answer& answer) const {
  const Path found = path(network_, answer.flow);
  if (!question_.both_ways || !found.reply || crosses_transit_gateway(network_, answer.flow)) return {};
  return components_of(names_, *found.reply, view_of(answer), shown(destination_), shown(source_));
}

std::vector<ec2::Explanation> Attempt::faults_of(const Answer& answer) const {
  return faults_of(path(network_, answer.flow), answer.destination_ports);
}

std::vector<ec2::Explanation> Attempt::faults_of(const Path& path, protocol::PortRange ports) const {
  auto faults = faults_at_destination(names_, asked_.received, path.request, ports);
  if (auto fault = reflection(names_, path.request)) faults.push_back(*fault);
  if (asked_.conditions.filter_in_arns.empty() && asked_.conditions.filter_out_arns.empty()) return faults;
  const auto way = components_of(names_, path.request, {}, shown(source_), shown(destination_));
  append(faults, faults_of_way(asked_.conditions, way));
  return faults;
}

// ---- what keeps a packet from passing
// ---------------------------------------------------------------------

std::vector<ec2::Explanation> Attempt::blockers(const Answer& answer) const {
  std::vector<ec2::Explanation> explanations;
  for (const Blocker& blocker : blockers_of(network_, answer.flow, question_.both_ways)) {
    explanations.push_back(explanation_of(names_, blocker));
    append(explanations, relatives_of(names_, blocker));
  }
  return explanations;
}

namespace {

/// What the analyzer can include in a path, or exclude from it.
struct IntermediateOf {
  const Names& names;
  using Found = std::vector<ec2::AnalysisComponent>;

  Found operator()(const PeeringCrossed& step) const { return {names.of(step.peering)}; }
  Found operator()(const NatGatewayTranslated& step) const { return {names.of(step.gateway)}; }
  Found operator()(const TransitGatewayEntered& step) const { return of(step.attachment); }
  Found operator()(const TransitGatewayLeft& step) const { return of(step.attachment); }
  Found operator()(const auto&) const { return {}; }

  Found of(Index<TransitGatewayAttachment> attachment) const {
    const auto gateway = names.network()[attachment].transit_gateway;
    if (names.network()[attachment].id.empty()) return {names.of(gateway)};
    return {names.of(attachment), names.of(gateway)};
  }
};

std::vector<ec2::AnalysisComponent> intermediates(const Names& names, const Walk& walk) {
  std::vector<ec2::AnalysisComponent> found;
  for (const Step& step : walk.steps) append(found, std::visit(IntermediateOf{names}, step));
  return found;
}

}  // namespace

std::vector<ec2::AlternatePathHint> Attempt::hints(const Answer& answer) const {
  std::set<std::string> known = {asked_.path.source, asked_.path.destination};
  for (const auto& own : intermediates(names_, path(network_, answer.flow).request)) known.insert(*own.id);
  std::vector<ec2::AlternatePathHint> hints;
  for (const Flow& flow : answer.alternatives) {
    for (const auto& other : intermediates(names_, path(network_, flow).request)) {
      if (known.insert(*other.id).second) hints.push_back({other.id, other.arn});
    }
  }
  return hints;
}

}  // namespace vpcsim::insights
