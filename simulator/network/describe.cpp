#include "simulator/network/describe.hpp"

#include <fmt/core.h>

#include "simulator/network/words.hpp"

namespace vpcsim::network {
namespace {

std::string traffic_text(const Traffic& traffic, Language language) {
  if (traffic.protocol == IpProtocol::all) return say(language, "all traffic", "すべてのトラフィック");
  auto name = traffic.protocol.name();
  if (!traffic.protocol.has_ports()) return name;
  return fmt::format("{} {}", name, ports_text(traffic.ports));
}

struct SourceText {
  const Network& network;
  std::string operator()(const IpBlock& cidr) const { return cidr.text(); }
  std::string operator()(const SecurityGroupReference& reference) const {
    return reference.group ? network[reference.group].id : reference.id;
  }
  std::string operator()(const OtherRuleSource& source) const { return source.id; }
};

/// Each step's line, in each language. What a line says in two ways (in and out, there and back) it says in
/// two whole lines.
struct StepText {
  const Network& network;
  Language language;

  std::string label(const Component& component) const { return label_of(network, component, language); }

  std::string operator()(const SentByInterface& step) const {
    auto by = label(step.interface);
    if (step.checked) {
      return say(language, "sent by {}, source/destination check passed",
                 "{} が送信、送信元/送信先チェックに合格", by);
    }
    return say(language, "sent by {}, source/destination check off", "{} が送信、送信元/送信先チェックは無効",
               by);
  }
  std::string operator()(const SecurityGroupsPassed& step) const {
    const auto& group = network[step.group];
    const bool ingress = step.direction == Direction::ingress;
    const auto& rule = (ingress ? group.ingress : group.egress)[step.rule];
    auto traffic = traffic_text(rule.traffic, language);
    auto other = std::visit(SourceText{network}, rule.source);
    static constexpr Phrase kind{"security group", "セキュリティグループ"};
    auto label = fmt::format("{} {} ({})", kind.in(language), group.name, group.id);
    if (ingress) {
      return say(language, "{0} allows ingress: {1} from {2}", "{0} がインバウンドを許可: {2} からの {1}",
                 label, traffic, other);
    }
    return say(language, "{0} allows egress: {1} to {2}", "{0} がアウトバウンドを許可: {2} への {1}", label,
               traffic, other);
  }
  std::string operator()(const SecurityGroupsTracked& step) const {
    return say(language, "security groups of {} let the reply pass: the connection is tracked",
               "{} のセキュリティグループは応答を通す: 接続が追跡されている", label(step.interface));
  }
  std::string operator()(const SecurityGroupsDenied& step) const {
    return say(language, "no security group of {} allows this {}",
               "{} のセキュリティグループに、この{}を許可するものはない", label(step.interface),
               words(step.direction, language));
  }
  std::string operator()(const NetworkAclPassed& step) const {
    return say(language, "{0} allows {1} at {2}: {3}", "{2} で {0} が{1}を許可: {3}", label(step.acl),
               words(step.direction, language), label(step.subnet),
               entry_text(network[step.acl], step.direction, step.entry, language));
  }
  std::string operator()(const NetworkAclDenied& step) const {
    return say(language, "{0} denies {1} at {2}: {3}", "{2} で {0} が{1}を拒否: {3}", label(step.acl),
               words(step.direction, language), label(step.subnet),
               entry_text(network[step.acl], step.direction, step.entry, language));
  }
  std::string operator()(const RouteChosen& step) const {
    return say(language, "{0} routes {1} by {2}", "{0} は {1} にルート {2} を選択", label(step.route.table),
               step.destination.text(), route_text(network, step.route));
  }
  std::string operator()(const NoRoute& step) const {
    return say(language, "{} has no route for {}", "{} に {} へのルートはない", label(step.table),
               step.destination.text());
  }
  std::string operator()(const DeliveredInSubnet& step) const {
    return say(language, "delivered within {}", "{} 内で配送", label(step.subnet));
  }
  std::string operator()(const EnteredSubnet& step) const {
    return say(language, "{} takes it to {}", "{} が {} へ転送", label(step.vpc), label(step.subnet));
  }
  std::string operator()(const PeeringCrossed& step) const {
    return say(language, "{} carries it from {} to {}", "{} が {} から {} へ転送", label(step.peering),
               label(step.from), label(step.to));
  }
  std::string operator()(const InternetGatewayTranslated& step) const {
    return translated(label(step.gateway), step.direction == Direction::egress, step.before, step.after);
  }
  std::string operator()(const NatGatewayTranslated& step) const {
    return translated(label(step.gateway), step.leg == Leg::request, step.before, step.after);
  }
  std::string translated(const std::string& gateway, bool source, const Ip& before, const Ip& after) const {
    if (source) {
      return say(language, "{} translates the source {} to {}", "{} が送信元 {} を {} に変換", gateway,
                 before.text(), after.text());
    }
    return say(language, "{} translates the destination {} to {}", "{} が送信先 {} を {} に変換", gateway,
               before.text(), after.text());
  }
  std::string operator()(const InternetGatewayPassed& step) const {
    auto gateway = label(step.gateway);
    if (step.direction == Direction::egress) {
      return say(language, "{} lets it out", "{} が VPC の外へ通す", gateway);
    }
    return say(language, "{} lets it in", "{} が VPC の中へ通す", gateway);
  }
  std::string operator()(const EgressOnlyInternetGatewayPassed& step) const {
    auto gateway = label(step.gateway);
    if (step.leg == Leg::request) return say(language, "{} lets it out", "{} が VPC の外へ通す", gateway);
    return say(language, "{} lets the answer in", "{} が応答を VPC の中へ通す", gateway);
  }
  std::string operator()(const GatewayPassed& step) const {
    auto gateway = label(step.gateway);
    if (step.direction == Direction::egress) {
      return say(language, "{} takes it out", "{} が VPC の外へ運ぶ", gateway);
    }
    return say(language, "{} takes it in", "{} が VPC の中へ運ぶ", gateway);
  }
  std::string operator()(const ForwardedByInterface& step) const {
    return say(language, "{} is not its destination, and sends it on", "{} は送信先ではなく、転送する",
               label(step.interface));
  }
  std::string operator()(const TransitGatewayEntered& step) const {
    const auto& attachment = network[step.attachment];
    auto gateway = label(attachment.transit_gateway);
    if (!step.subnet) {
      return say(language, "{} gets it from its peer by {}", "{} がピアから {} で受信", gateway,
                 attachment.id);
    }
    return say(language, "{0} gets it by {1} in {2}", "{0} が {2} の {1} で受信", gateway, attachment.id,
               label(step.subnet));
  }
  std::string operator()(const TransitGatewayRouteChosen& step) const {
    return say(language, "{0} routes {1} by {2}", "{0} は {1} にルート {2} を選択", label(step.table),
               step.destination.text(), route_text(network, step.table, step.route));
  }
  std::string operator()(const NoTransitGatewayRoute& step) const {
    return say(language, "{} has no route for {}", "{} に {} へのルートはない", label(step.table),
               step.destination.text());
  }
  std::string operator()(const TransitGatewayLeft& step) const {
    return say(language, "{} takes it to {}", "{} が {} へ転送", label(step.attachment), label(step.subnet));
  }
  std::string operator()(const Refused& step) const {
    return say(language, "{} refuses it", "{} が拒否", label(step.component));
  }
  std::string operator()(const Arrived& step) const {
    return say(language, "arrived at {}", "{} に到着", label(step.interface));
  }
};

struct DispositionText {
  const Network& network;
  Language language;

  std::string label(const Component& component) const { return label_of(network, component, language); }

  std::string operator()(const Delivered& delivered) const {
    return say(language, "delivered to {}", "{} に配送", label(delivered.interface));
  }
  std::string operator()(const SentToInternet& sent) const {
    return say(language, "sent to the internet by {}", "{} からインターネットへ送信",
               sent.gateway ? label(sent.gateway) : label(sent.egress_only_gateway));
  }
  std::string operator()(const SentToService& sent) const {
    if (!sent.endpoint) {
      return say(language, "answered by {}", "{} が応答", words(sent.service, language));
    }
    return say(language, "sent to {0} by {1}", "{1} から {0} へ送信", network[sent.endpoint].service,
               label(sent.endpoint));
  }
  std::string operator()(const Dropped& dropped) const {
    return say(language, "dropped at {}: {}", "{} で破棄: {}", label(dropped.reason.component),
               text(dropped.reason.code));
  }
};

struct StepComponent {
  Component operator()(const SentByInterface& step) const { return step.interface; }
  Component operator()(const SecurityGroupsPassed& step) const { return step.interface; }
  Component operator()(const SecurityGroupsTracked& step) const { return step.interface; }
  Component operator()(const SecurityGroupsDenied& step) const { return step.interface; }
  Component operator()(const NetworkAclPassed& step) const { return step.acl; }
  Component operator()(const NetworkAclDenied& step) const { return step.acl; }
  Component operator()(const RouteChosen& step) const { return step.route.table; }
  Component operator()(const NoRoute& step) const { return step.table; }
  Component operator()(const DeliveredInSubnet& step) const { return step.subnet; }
  Component operator()(const EnteredSubnet& step) const { return step.subnet; }
  Component operator()(const PeeringCrossed& step) const { return step.peering; }
  Component operator()(const InternetGatewayTranslated& step) const { return step.gateway; }
  Component operator()(const NatGatewayTranslated& step) const { return step.gateway; }
  Component operator()(const InternetGatewayPassed& step) const { return step.gateway; }
  Component operator()(const EgressOnlyInternetGatewayPassed& step) const { return step.gateway; }
  Component operator()(const GatewayPassed& step) const { return step.gateway; }
  Component operator()(const ForwardedByInterface& step) const { return step.interface; }
  Component operator()(const TransitGatewayEntered& step) const { return step.attachment; }
  Component operator()(const TransitGatewayRouteChosen& step) const { return step.table; }
  Component operator()(const NoTransitGatewayRoute& step) const { return step.table; }
  Component operator()(const TransitGatewayLeft& step) const { return step.attachment; }
  Component operator()(const Refused& step) const { return step.component; }
  Component operator()(const Arrived& step) const { return step.interface; }
};

/// IPv6 addresses stand in brackets before a port (RFC 5952).
std::string before_port(const Ip& address) {
  return address.is_v6() ? '[' + address.text() + ']' : address.text();
}

}  // namespace

Component component_of(const Network&, const Step& step) {
  return std::visit(StepComponent{}, step);
}

std::string describe(const Packet& packet, Language language) {
  auto protocol = packet.protocol.name();
  if (is_icmp(packet.protocol)) {
    protocol = say(language, "{} type {} code {}", "{} タイプ {} コード {}", protocol, packet.icmp_type,
                   packet.icmp_code);
  }
  if (!packet.protocol.has_ports()) {
    return fmt::format("{} {} -> {}", protocol, packet.source.text(), packet.destination.text());
  }
  return fmt::format("{} {}:{} -> {}:{}", protocol, before_port(packet.source),
                     ports_text(packet.source_ports), before_port(packet.destination),
                     ports_text(packet.destination_ports));
}

std::string describe(const Network& network, const Step& step, Language language) {
  return std::visit(StepText{network, language}, step);
}

std::string describe(const Network& network, const Disposition& disposition, Language language) {
  return std::visit(DispositionText{network, language}, disposition);
}

}  // namespace vpcsim::network
