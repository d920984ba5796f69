#include "scenarios/find_path.hpp"

#include <fmt/format.h>

#include "scenarios/plain_words.hpp"
#include "scenarios/provision/session.hpp"
#include "scenarios/resolve.hpp"
#include "simulator/network/blockers.hpp"
#include "simulator/network/describe.hpp"
#include "simulator/network/path.hpp"
#include "simulator/network/reach.hpp"

namespace vpcsim::scenarios {
namespace {

using network::Index;
using network::Language;

struct ResolvedEnd {
  network::Endpoint endpoint;
  std::string text;
};

Index<network::Instance> instance_of(const network::Network& network, const std::string& id) {
  const auto& instances = network.description().instances;
  for (std::uint32_t i = 0; i < instances.size(); ++i) {
    if (instances[i].id == id) return {i};
  }
  return {};
}

Index<network::NetworkInterface> interface_of(const network::Network& network, const std::string& id) {
  if (auto instance = instance_of(network, id)) return network.primary_interface_of(instance);
  const auto& interfaces = network.description().network_interfaces;
  for (std::uint32_t i = 0; i < interfaces.size(); ++i) {
    if (interfaces[i].id == id) return {i};
  }
  return {};
}

/// What it is shown by. An interface without an IPv6 address is the evaluator's to complain about.
const network::InterfaceAddress& address_of(const network::NetworkInterface& interface, bool ipv6) {
  for (const network::InterfaceAddress& address : interface.addresses) {
    if (address.private_ip.is_v6() == ipv6) return address;
  }
  return interface.primary_address();
}

ResolvedEnd resolve(const network::Network& network, const End& end, const WhatIs& what_is, bool ipv6) {
  const std::string what = what_is(end.name);
  if (auto address = protocol::Ip::parse(what)) {
    if (ipv6 && !address->is_v6()) throw ScenarioError(what + " is no IPv6 address");
    return {*address, what == end.name.text ? what : fmt::format("{} ({})", end.name.text, what)};
  }
  auto interface = interface_of(network, what);
  if (!interface) throw ScenarioError(end.name.text + " has no network interface: is it terminated?");
  const network::InterfaceAddress& address = address_of(network[interface], ipv6);
  if (end.public_ip && !ipv6) {  // an IPv6 address is its own public one
    if (!address.public_ip) throw ScenarioError(end.name.text + " has no public address");
    return {*address.public_ip, fmt::format("{} ({})", end.name.text, address.public_ip->text())};
  }
  auto instance = instance_of(network, what);
  return {instance ? network::Endpoint(instance) : network::Endpoint(interface),
          fmt::format("{} ({})", end.name.text, address.private_ip.text())};
}

// ---- names
// -------------------------------------------------------------------------------------------------

/// What a component may be called: its name, its id, and those of what people think of in its place.
struct NamesOf {
  const network::Network& network;
  const network::Blocker& blocker;

  std::vector<std::string> operator()(std::monostate) const { return {}; }
  std::vector<std::string> operator()(const network::RouteReference& reference) const {
    return (*this)(reference.table);
  }
  std::vector<std::string> operator()(Index<network::NetworkInterface> index) const {
    const auto& interface = network[index];
    std::vector<std::string> names;
    if (blocker.code == network::ExplanationCode::eni_sg_rules_mismatch) {
      for (auto group : interface.groups) names.push_back(network[group].name);
    }
    if (interface.instance) names.push_back(network[interface.instance].name);
    names.push_back(interface.name);
    names.push_back(interface.id);
    return names;
  }
  std::vector<std::string> operator()(Index<network::NetworkAcl> index) const {
    std::vector<std::string> names{network[index].name};
    if (const auto* subnet = std::get_if<Index<network::Subnet>>(&blocker.wanted);
        subnet != nullptr && *subnet) {
      names.push_back(network[*subnet].name);
    }
    names.push_back(network[index].id);
    return names;
  }
  template <class Record>
  std::vector<std::string> operator()(Index<Record> index) const {
    if (!index) return {};
    return {network[index].name, network[index].id};
  }
};

FoundBlocker found(const network::Network& network, const network::Blocker& blocker, Language language) {
  FoundBlocker found{.code = std::string(network::text(blocker.code)),
                     .at = "",
                     .id = "",
                     .names = std::visit(NamesOf{network, blocker}, blocker.component),
                     .direction = "",
                     .direction_words = "",
                     .reason = network::explain(network, blocker, language),
                     .plain_reason = "",
                     .remedy = network::remedy(network, blocker, language),
                     .where = whereabouts(network, blocker)};
  found.id = found.where.id;
  if (blocker.direction) {
    found.direction = network::text(*blocker.direction);
    found.direction_words = network::words(*blocker.direction, language);
  }
  std::erase_if(found.names, [](const std::string& name) { return name.empty(); });
  // What has no name of its own (a main route table, a default network ACL) goes by its VPC's name, too.
  bool has_name = !found.names.empty() && found.names.front() != found.id;
  if (!has_name && blocker.vpc && !network[blocker.vpc].name.empty())
    found.names.push_back(network[blocker.vpc].name);
  found.at = found.names.empty() ? network::label_of(network, {}, language) : found.names.front();
  return found;
}

/// What drops it, and then what keeps its sender from hearing of that.
std::vector<FoundBlocker> found(const network::Network& network, const network::TooLarge& packet,
                                Language language) {
  network::Blocker at;
  at.component = packet.bound.component;
  FoundBlocker first = found(network, at, language);
  first.code = packet_too_big;
  first.reason = network::explain(network, packet, language);
  first.remedy = network::remedy(network, packet, language);
  std::vector<FoundBlocker> all{std::move(first)};
  for (const network::Blocker& loser : packet.losers) all.push_back(found(network, loser, language));
  return all;
}

void find_mtu(const network::Network& network, const network::Path& path, Language language, FoundPath& out) {
  out.mtu_sentence = network::describe_mtu(network, path, language);
  if (out.mtu_sentence.empty()) return;
  for (const network::Leg leg : {network::Leg::request, network::Leg::reply}) {
    const auto bound = network::smallest_bound(network::mtu_bounds(network, path, leg));
    const bool arrives = leg == network::Leg::request ||
                         (path.reply && !std::holds_alternative<network::Dropped>(path.reply->disposition));
    if (!bound || !arrives) continue;
    network::Blocker at;
    at.component = bound->component;
    const FoundBlocker named = found(network, at, language);
    out.mtu.push_back({std::string(network::text(leg)), bound->mtu, named.at, named.id});
  }
}

/// Up to where the packet is too large, if it is on this leg.
void tell(const network::Network& network, const network::Walk& walk, network::Leg leg,
          const std::optional<network::TooLarge>& too_large, Language language, std::vector<Hop>& hops) {
  auto hop = [&](std::string text, bool dropped, Whereabouts where) {
    hops.push_back({.leg = std::string(network::text(leg)),
                    .leg_words = std::string(network::words(leg, language)),
                    .text = std::move(text),
                    .plain = "",
                    .dropped = dropped,
                    .where = std::move(where)});
  };
  Follower follower(network);
  const bool ends_early = too_large && too_large->leg == leg;
  const std::size_t end = ends_early ? too_large->bound.step : walk.steps.size();
  for (std::size_t i = 0; i < end; ++i)
    hop(network::describe(network, walk.steps[i], language), false, follower.at(walk.steps[i]));
  if (ends_early) {
    return hop(network::explain(network, *too_large, language), true,
               whereabouts(network, too_large->bound.component));
  }
  if (const auto* dropped = std::get_if<network::Dropped>(&walk.disposition)) {
    if (!walk.steps.empty()) hops.pop_back();  // the step that dropped it: the explanation says more
    hop(network::explain(network, dropped->reason, language), true, follower.at(walk.disposition));
  } else if (!std::holds_alternative<network::Delivered>(walk.disposition)) {
    hop(network::describe(network, walk.disposition, language), false, follower.at(walk.disposition));
  }
}

}  // namespace

Answer find_path(const network::Network& network, const ExpectedPath& question, const WhatIs& what_is,
                 const PathOptions& options) {
  // The address of one end decides on the family of both.
  const auto is_v6 = [&](const End& end) {
    const auto address = protocol::Ip::parse(what_is(end.name));
    return address && address->is_v6();
  };
  const bool ipv6 = options.ipv6 || is_v6(question.from) || is_v6(question.to);
  const ResolvedEnd from = resolve(network, question.from, what_is, ipv6),
                    to = resolve(network, question.to, what_is, ipv6);
  network::Service service{.port = static_cast<std::uint16_t>(question.port.value_or(0)), .ipv6 = ipv6};
  service.protocol = protocol_of(question.protocol.text).value_or(protocol::IpProtocol::tcp);
  const bool icmp_of_v6 = ipv6 && service.protocol == protocol::IpProtocol::icmp;
  if (icmp_of_v6) service.protocol = protocol::IpProtocol::icmpv6;
  const network::Flow flow = network::flow_between(from.endpoint, to.endpoint, service);
  const network::Path path = network::path(network, flow);

  Answer answer;
  answer.subject = fmt::format("{} -> {} {}{}", from.text, to.text, question.protocol.text,
                               question.port ? fmt::format("/{}", *question.port) : "");
  if (question.size) {
    answer.subject += network::say(options.language, ", {} bytes", "、{} バイト", *question.size);
    answer.too_large = network::too_large(network, path, static_cast<std::uint32_t>(*question.size));
  }
  answer.verdict = network::verdict_with(path, answer.too_large);
  answer.path.verdict = network::text(answer.verdict);
  const Language language = options.language;
  const auto& too_large = answer.too_large;
  tell(network, path.request, network::Leg::request, too_large, language, answer.path.hops);
  const bool replies = path.reply && (!too_large || too_large->leg == network::Leg::reply);
  if (replies) tell(network, *path.reply, network::Leg::reply, too_large, language, answer.path.hops);
  if (too_large) answer.path.blockers = found(network, *too_large, language);
  find_mtu(network, path, language, answer.path);
  for (const network::Blocker& blocker : network::blockers(network, flow)) {
    answer.path.blockers.push_back(found(network, blocker, language));
  }
  answer.walked = path;
  if (options.wording == Wording::with_ids) return answer;
  const PlainWords plain(network, language);
  for (Hop& hop : answer.path.hops) hop.plain = plain(hop.text);
  answer.path.plain_mtu_sentence = plain(answer.path.mtu_sentence);
  for (FoundBlocker& blocker : answer.path.blockers) blocker.plain_reason = plain(blocker.reason);
  return answer;
}

}  // namespace vpcsim::scenarios
