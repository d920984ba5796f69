#include "scenarios/teaching/rule_goal.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "scenarios/resolve.hpp"
#include "scenarios/teaching/names.hpp"
#include "simulator/network/describe.hpp"

namespace vpcsim::scenarios {
namespace {

using network::Index;
using network::Language;
using network::say;

/// Whether a route's target is called so; "local" is the VPC itself.
struct TargetIs {
  const network::Network& network;
  std::string_view pattern;

  bool operator()(const network::LocalTarget&) const { return matches(pattern, "local"); }
  bool operator()(const network::OtherTarget& target) const { return matches(pattern, target.id); }
  bool operator()(Index<network::NetworkInterface> index) const {
    const auto instance = network[index].instance;
    return is_called(network[index], pattern) || (instance && is_called(network[instance], pattern));
  }
  bool operator()(auto index) const { return is_called(network[index], pattern); }
};

struct TargetLabel {
  const network::Network& network;
  Language language;

  std::string operator()(const network::LocalTarget&) const { return "local"; }
  std::string operator()(const network::OtherTarget& target) const { return target.id; }
  std::string operator()(auto index) const { return network::label_of(network, index, language); }
};

/// Who a rule's source or destination is meant to be.
struct Peer {
  std::optional<protocol::IpBlock> block;
  std::vector<Index<network::SecurityGroup>> groups;
  bool is_known() const { return block || !groups.empty(); }
};

/// An instance is its address and its groups: either lets it in.
Peer peer_of(const GoalView& view, const std::string& name) {
  Peer peer{.block = block_of(view, name), .groups = {}};
  if (peer.block) return peer;
  peer.groups = called<network::SecurityGroup>(view.network, name);
  if (!peer.groups.empty()) return peer;
  const auto instances = instances_called(view.network, name);
  if (instances.empty()) return peer;
  const auto interface = view.network.primary_interface_of(instances.front());
  if (!interface) return peer;
  const protocol::Ip address = view.network[interface].primary_address().private_ip;
  peer.block = protocol::IpBlock(address, address.bits());
  peer.groups = view.network[interface].groups;
  return peer;
}

bool covers(const network::Traffic& traffic, const SecurityGroupRule& wanted) {
  const auto protocol = protocol_of(wanted.protocol.text);
  if (!protocol) return false;
  if (traffic.protocol == protocol::IpProtocol::all) return true;
  if (traffic.protocol != *protocol) return false;
  if (!protocol->has_ports()) return true;
  const Ports ports = wanted.ports.value_or(Ports{0, 65535});
  return traffic.ports.from <= ports.from && ports.to <= traffic.ports.to;
}

bool covers(const network::Network& network, const network::SecurityGroup& group,
            const network::SecurityGroupRule& rule, const Peer& peer) {
  if (const auto* block = std::get_if<network::IpBlock>(&rule.source))
    return peer.block && block->contains(*peer.block);
  const auto* reference = std::get_if<network::SecurityGroupReference>(&rule.source);
  if (reference == nullptr || !reference->group) return false;
  const auto found = std::find(peer.groups.begin(), peer.groups.end(), reference->group);
  // A stale rule lets nobody in by address; that it names the group is another matter.
  return found != peer.groups.end() && (!peer.block || !is_stale(network, group, rule));
}

bool admits(const GoalView& view, const network::SecurityGroup& group, bool ingress,
            const SecurityGroupRule& wanted) {
  const Peer peer = peer_of(view, wanted.peer.text);
  const auto& rules = ingress ? group.ingress : group.egress;
  return std::any_of(rules.begin(), rules.end(), [&](const network::SecurityGroupRule& rule) {
    return covers(rule.traffic, wanted) && covers(view.network, group, rule, peer);
  });
}

std::string text_of(const SecurityGroupRule& rule) {
  return rule.protocol.text + (rule.ports ? ports_text(*rule.ports) : "");
}

bool has_stale_rule(const network::Network& network, const network::SecurityGroup& group) {
  const auto stale = [&](const network::SecurityGroupRule& rule) { return is_stale(network, group, rule); };
  return std::any_of(group.ingress.begin(), group.ingress.end(), stale) ||
         std::any_of(group.egress.begin(), group.egress.end(), stale);
}

}  // namespace

std::string route_fault(const GoalView& view, Index<network::RouteTable> table, const Route& wanted) {
  const network::Network& network = view.network;
  const auto block = block_of(view, wanted.destination.text);
  if (!block) {
    return say(view.language, "There is no VPC or subnet named {}.",
               "{} という名前の VPC やサブネットがありません。", wanted.destination.text);
  }
  const std::string label = network::label_of(network, table, view.language);
  const auto& routes = network[table].routes;  // in order of precedence
  const auto route = std::find_if(routes.begin(), routes.end(), [&](const network::Route& row) {
    return row.destination.contains(*block);
  });
  if (route == routes.end()) {
    return say(view.language, "{0} has no route to {1} ({2}).", "{0} に {1} ({2}) へのルートがありません。",
               label, wanted.destination.text, block->text());
  }
  if (!std::visit(TargetIs{network, wanted.target.text}, route->target)) {
    return say(view.language, "{0} sends packets for {1} ({2}) to {3}.",
               "{0} は {1} ({2}) 宛てのパケットを {3} に送っています。", label, wanted.destination.text,
               block->text(), std::visit(TargetLabel{network, view.language}, route->target));
  }
  if (route->state == network::RouteState::active) return {};
  return say(view.language, "The route of {0} to {1} is a blackhole: its target is gone.",
             "{0} の {1} へのルートはブラックホールです。ターゲットがもうありません。", label,
             wanted.destination.text);
}

std::vector<std::string> rule_faults(const GoalView& view, const network::SecurityGroup& group,
                                     const ExpectedResource& wanted) {
  const std::string label = label_of_group(group, view.language);
  std::vector<std::string> faults;
  for (const SecurityGroupRule& rule : wanted.ingress) {
    if (admits(view, group, /*ingress=*/true, rule)) continue;
    faults.push_back(say(view.language, "No inbound rule of {0} admits {1} from {2}.",
                         "{0} には、{2} からの {1} を許可するインバウンドルールがありません。", label,
                         text_of(rule), rule.peer.text));
  }
  for (const SecurityGroupRule& rule : wanted.egress) {
    if (admits(view, group, /*ingress=*/false, rule)) continue;
    faults.push_back(say(view.language, "No outbound rule of {0} lets {1} out to {2}.",
                         "{0} には、{2} への {1} を許可するアウトバウンドルールがありません。", label,
                         text_of(rule), rule.peer.text));
  }
  if (wanted.stale_rules && *wanted.stale_rules != has_stale_rule(view.network, group)) {
    faults.push_back(*wanted.stale_rules
                         ? say(view.language, "{} has no stale rule.", "{} に古いルールはありません。", label)
                         : say(view.language,
                               "{} has a stale rule: the group that it names can't be reached.",
                               "{} には古いルールがあります。参照先のグループにはもう届きません。", label));
  }
  return faults;
}

std::string ports_text(const Ports& ports) {
  return ports.from == ports.to ? fmt::format(" {}", ports.from)
                                : fmt::format(" {}-{}", ports.from, ports.to);
}

}  // namespace vpcsim::scenarios
