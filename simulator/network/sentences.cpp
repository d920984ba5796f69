// Why a packet doesn't pass, and what to change: the values that stand in the sentences of
// sentence_table.cpp. A value is an id, an address, a number or a noun with its adjectives, never a clause.

#include <fmt/args.h>
#include <fmt/format.h>

#include "simulator/network/sentence_table.hpp"
#include "simulator/network/vpc_peering_connection.hpp"
#include "simulator/network/words.hpp"

namespace vpcsim::network {
namespace {

struct StateText {
  const Network& network;
  std::string_view operator()(Index<Instance> index) const { return text(network[index].state); }
  std::string_view operator()(Index<NatGateway> index) const { return text(network[index].state); }
  std::string_view operator()(Index<VpcPeeringConnection> index) const { return text(network[index].status); }
  std::string_view operator()(Index<NetworkInterface> index) const { return text(network[index].status); }
  std::string_view operator()(Index<VpcEndpoint> index) const { return network[index].state; }
  std::string_view operator()(const auto&) const { return "unavailable"; }
};

struct GoodStateText {
  std::string_view operator()(Index<Instance>) const { return "running"; }
  std::string_view operator()(Index<VpcPeeringConnection>) const { return "active"; }
  std::string_view operator()(Index<NetworkInterface>) const { return "in-use"; }
  std::string_view operator()(const auto&) const { return "available"; }
};

/// The interface's groups, any of which may get a new rule.
std::string groups_text(const Network& network, const Blocker& blocker, Language language) {
  const auto* interface = std::get_if<Index<NetworkInterface>>(&blocker.component);
  std::vector<std::string> groups;
  if (interface) {
    for (auto group : network[*interface].groups) {
      groups.push_back(network[group].name + " (" + network[group].id + ")");
    }
  }
  if (groups.empty()) {
    return say(language, "a security group of its own", "専用のセキュリティグループ");
  }
  if (language == Language::english) return fmt::format("security group {}", fmt::join(groups, " or "));
  return fmt::format("セキュリティグループ {}", fmt::join(groups, " または "));
}

/// "tcp 22", "icmp type 8 code 0"
std::string protocol_text(const Packet& packet, Language language) {
  auto what = packet.protocol.name();
  if (is_icmp(packet.protocol)) {
    return say(language, "{} type {} code {}", "{} タイプ {} コード {}", what, packet.icmp_type,
               packet.icmp_code);
  }
  return packet.protocol.has_ports() ? what + " " + ports_text(packet.destination_ports) : what;
}

/// "inbound tcp 22 from 10.0.0.10/32"
std::string traffic_text(const Blocker& blocker, Language language) {
  const auto& packet = blocker.packet;
  auto what = protocol_text(packet, language);
  const bool ingress = blocker.direction == Direction::ingress;
  const Ip& remote = ingress ? packet.source : packet.destination;
  auto block = IpBlock(remote, remote.bits()).text();
  if (ingress) {
    return say(language, "inbound {0} from {1}", "{1} からのインバウンド {0}", what, block);
  }
  return say(language, "outbound {0} to {1}", "{1} へのアウトバウンド {0}", what, block);
}

/// Of the VPC that the address belongs to.
std::vector<IpBlock> blocks_around(const Network& network, const Ip& address) {
  const auto vpcs = static_cast<std::uint32_t>(network.description().vpcs.size());
  for (Index<Vpc> vpc{0}; vpc.position < vpcs; ++vpc.position) {
    if (network.owns(vpc, address)) return network[vpc].cidrs;
  }
  return {};
}

/// What a new route should say: the block of the wanted VPC that holds the address, all the rest for a
/// gateway.
std::string new_destination(const Network& network, const Blocker& blocker) {
  std::vector<IpBlock> blocks;
  if (auto* peering = std::get_if<Index<VpcPeeringConnection>>(&blocker.wanted)) {
    const auto& far = other_side(network[*peering], blocker.vpc);
    blocks = far.vpc ? network[far.vpc].cidrs : far.cidrs;
  } else if (auto* vpc = std::get_if<Index<Vpc>>(&blocker.wanted)) {
    blocks = network[*vpc].cidrs;
  } else if (auto* attachment = std::get_if<Index<TransitGatewayAttachment>>(&blocker.wanted);
             attachment && *attachment) {
    if (auto* far = std::get_if<Index<Vpc>>(&network[*attachment].resource)) blocks = network[*far].cidrs;
  } else if (std::holds_alternative<Index<TransitGateway>>(blocker.wanted)) {
    blocks = blocks_around(network, blocker.packet.destination);
  } else if (blocker.wanted != Component{}) {
    return blocker.packet.destination.is_v6() ? "::/0" : "0.0.0.0/0";
  }
  for (const auto& block : blocks) {
    if (block.contains(blocker.packet.destination)) return block.text();
  }
  return IpBlock(blocker.packet.destination, blocker.packet.destination.bits()).text();
}

std::string target_text(const Network& network, const Component& wanted, Language language) {
  if (std::holds_alternative<Index<Vpc>>(wanted)) return "local";
  return label_of(network, wanted, language);
}

std::string denying_entry(const Network& network, const Blocker& blocker, Language language) {
  const auto* acl = std::get_if<Index<NetworkAcl>>(&blocker.component);
  if (!acl || !blocker.direction) return {};
  return entry_text(network[*acl], *blocker.direction, blocker.acl_entry, language);
}

/// The route of either kind of table.
std::string routes_text(const Network& network, const Blocker& blocker) {
  if (blocker.route) return route_text(network, *blocker.route);
  const auto* at = std::get_if<Index<TransitGatewayRouteTable>>(&blocker.component);
  if (!at || !blocker.transit_gateway_route) return {};
  return route_text(network, *at, *blocker.transit_gateway_route);
}

using Values = fmt::dynamic_format_arg_store<fmt::format_context>;

Values values_for(const Network& network, const Blocker& blocker, Language language) {
  Values values;
  auto say = [&](const char* name, std::string value) {
    values.push_back(fmt::arg(name, language == Language::japanese ? marked(value) : std::move(value)));
  };
  say("at", label_of(network, blocker.component, language));
  say("vpc", label_of(network, blocker.vpc, language));
  say("wanted", label_of(network, blocker.wanted, language));
  say("target", target_text(network, blocker.wanted, language));
  say("source", blocker.packet.source.text());
  say("destination", blocker.packet.destination.text());
  // What the interface's source/destination check looked at.
  say("checked",
      (blocker.direction == Direction::egress ? blocker.packet.source : blocker.packet.destination).text());
  say("packet", describe(blocker.packet, language));
  say("traffic", traffic_text(blocker, language));
  say("direction", std::string(blocker.direction ? words(*blocker.direction, language) : ""));
  say("groups", groups_text(network, blocker, language));
  say("route", routes_text(network, blocker));
  say("new_destination", new_destination(network, blocker));
  say("state", std::string(std::visit(StateText{network}, blocker.component)));
  say("good_state", std::string(std::visit(GoodStateText{}, blocker.component)));
  say("entry", denying_entry(network, blocker, language));
  say("number", std::to_string(number_to_undercut(network, blocker).value_or(0)));
  say("port", std::to_string(blocker.port));
  return values;
}

}  // namespace

std::optional<std::int32_t> number_to_undercut(const Network& network, const Blocker& blocker) {
  constexpr std::int32_t final_rule = 32767;
  const auto* acl = std::get_if<Index<NetworkAcl>>(&blocker.component);
  if (!acl || !blocker.direction || !blocker.acl_entry) return std::nullopt;
  auto number = entries_of(network[*acl], *blocker.direction)[*blocker.acl_entry].rule_number;
  return number < final_rule ? std::optional(number) : std::nullopt;
}

std::string explain(const Network& network, const Blocker& blocker, Language language) {
  return close_up(
      fmt::vformat(why_of(network, blocker).in(language), values_for(network, blocker, language)));
}

std::string remedy(const Network& network, const Blocker& blocker, Language language) {
  return close_up(
      fmt::vformat(change_of(network, blocker).in(language), values_for(network, blocker, language)));
}

}  // namespace vpcsim::network
