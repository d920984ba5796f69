#include "simulator/hypervisor/gate.hpp"

#include "simulator/network/blockers.hpp"
#include "simulator/network/describe.hpp"
#include "simulator/network/explanation_code.hpp"

namespace vpcsim::hypervisor {

using network::Blocker;
using network::Delivered;
using network::Endpoint;
using network::Flow;
using network::Index;
using network::Language;
using network::Network;
using network::NetworkInterface;
using network::Path;
using network::SentToService;

namespace {

constexpr std::int16_t echo_v6 = 128;

std::vector<Obstacle> obstacles_of(const Network& network, const Flow& flow, Language language) {
  std::vector<Obstacle> obstacles;
  for (const Blocker& blocker : network::blockers(network, flow))
    obstacles.push_back(obstacle_of(network, blocker, language));
  return obstacles;
}

Passage passage_of(const Network& network, const Flow& flow, Language language) {
  Path way = network::path(network, flow);
  Passage passage{.verdict = way.verdict,
                  .seen_source = way.request.received.source,
                  .seen_destination = way.request.received.destination,
                  .flow = flow};
  if (const auto* delivered = std::get_if<Delivered>(&way.request.disposition)) {
    if (auto instance = network[delivered->interface].instance) passage.arrives_at = network[instance].id;
  }
  if (const auto* service = std::get_if<SentToService>(&way.request.disposition)) {
    if (!service->endpoint) passage.service = service->service;
  }
  if (!passage.passes()) passage.obstacles = obstacles_of(network, flow, language);
  passage.path = std::move(way);
  return passage;
}

Passage cannot_be(Obstacle obstacle) {
  Passage passage;
  passage.obstacles.push_back(std::move(obstacle));
  return passage;
}

/// In the sender's own VPC.
std::optional<network::AddressHolder> holder_of_private(LiveNetwork& live, const Attempt& attempt) {
  const Network& network = live.now();
  const auto instance = live.find_instance(attempt.from);
  const auto interface = instance ? network.primary_interface_of(*instance) : Index<NetworkInterface>{};
  if (!interface) return std::nullopt;
  return network.holder_of_private(network[interface].vpc, attempt.destination);
}

std::string name_of(const Network& network, const NetworkInterface& interface, const protocol::Ip& address) {
  const std::string& name = interface.instance ? network[interface.instance].name : interface.name;
  const std::string& id = interface.instance ? network[interface.instance].id : interface.id;
  return (name.empty() ? id : name) + " (" + address.text() + ")";
}

}  // namespace

Obstacle obstacle_of(const Network& network, const Blocker& blocker, Language language) {
  return {.code = std::string(text(blocker.code)),
          .at = label_of(network, blocker.component, language),
          .reason = explain(network, blocker, language),
          .remedy = remedy(network, blocker, language)};
}

std::optional<Flow> flow_of(LiveNetwork& live, const Attempt& attempt) {
  live.now();
  Endpoint source = attempt.source;
  if (!attempt.from.empty()) {
    const auto instance = live.find_instance(attempt.from);
    if (!instance) return std::nullopt;
    source = *instance;
  }
  Flow flow{.source = source, .destination = attempt.destination};
  flow.protocol = attempt.protocol;
  flow.destination_port = attempt.port;
  flow.ipv6 = attempt.destination.is_v6();
  if (attempt.source_port != 0) flow.source_ports = {attempt.source_port, attempt.source_port};
  if (flow.ipv6) flow.icmp_type = echo_v6;
  return flow;
}

Passage try_passage(LiveNetwork& live, const Attempt& attempt, Language language) {
  const auto flow = flow_of(live, attempt);
  if (!live.fault().empty())
    return cannot_be({.code = "UNREADABLE_NETWORK", .at = {}, .reason = live.fault(), .remedy = {}});
  if (!flow)
    return cannot_be({.code = "INSTANCE_NOT_FOUND",
                      .at = attempt.from,
                      .reason = attempt.from + " doesn't exist.",
                      .remedy = {}});
  return passage_of(live.now(), *flow, language);
}

bool only_security_groups_object(LiveNetwork& live, const Flow& flow) {
  for (const Blocker& blocker : network::blockers(live.now(), flow)) {
    if (blocker.code != network::ExplanationCode::eni_sg_rules_mismatch) return false;
  }
  return true;
}

std::string name_of_source(LiveNetwork& live, const Attempt& attempt) {
  if (attempt.from.empty()) return attempt.source.text();
  const Network& network = live.now();
  const auto instance = live.find_instance(attempt.from);
  const auto interface = instance ? network.primary_interface_of(*instance) : Index<NetworkInterface>{};
  if (!interface) return attempt.from;
  return name_of(network, network[interface], network[interface].primary_address().private_ip);
}

std::string name_of_destination(LiveNetwork& live, const Attempt& attempt) {
  const Network& network = live.now();
  auto holder = network.holder_of_public(attempt.destination);
  if (!holder && !attempt.from.empty()) {
    const auto passage = try_passage(live, attempt);
    const auto* delivered =
        passage.path ? std::get_if<Delivered>(&passage.path->request.disposition) : nullptr;
    if (delivered != nullptr) return name_of(network, network[delivered->interface], attempt.destination);
    holder = holder_of_private(live, attempt);
  }
  if (!holder) return attempt.destination.text();
  return name_of(network, network[holder->interface], attempt.destination);
}

}  // namespace vpcsim::hypervisor
