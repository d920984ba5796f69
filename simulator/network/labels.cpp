// Words for values and components; describe.cpp and sentences.cpp make lines and sentences of them.
#include <array>

#include "simulator/network/words.hpp"

namespace vpcsim::network {
namespace {

struct Label {
  std::string_view kind;
  std::string_view id;
  std::string_view name;
};

/// A kind of component without a row here doesn't compile.
template <class Record>
struct KindOf;
template <>
struct KindOf<Vpc> {
  static constexpr Phrase phrase{"VPC", "VPC"};
};
template <>
struct KindOf<Subnet> {
  static constexpr Phrase phrase{"subnet", "サブネット"};
};
template <>
struct KindOf<RouteTable> {
  static constexpr Phrase phrase{"route table", "ルートテーブル"};
};
template <>
struct KindOf<NetworkAcl> {
  static constexpr Phrase phrase{"network ACL", "ネットワーク ACL"};
};
template <>
struct KindOf<InternetGateway> {
  static constexpr Phrase phrase{"internet gateway", "インターネットゲートウェイ"};
};
template <>
struct KindOf<NatGateway> {
  static constexpr Phrase phrase{"NAT gateway", "NAT ゲートウェイ"};
};
template <>
struct KindOf<VpcPeeringConnection> {
  static constexpr Phrase phrase{"peering connection", "ピアリング接続"};
};
template <>
struct KindOf<NetworkInterface> {
  static constexpr Phrase phrase{"network interface", "ネットワークインターフェイス"};
};
template <>
struct KindOf<Instance> {
  static constexpr Phrase phrase{"instance", "インスタンス"};
};
template <>
struct KindOf<EgressOnlyInternetGateway> {
  static constexpr Phrase phrase{"egress-only internet gateway", "Egress-Only インターネットゲートウェイ"};
};
template <>
struct KindOf<VpnGateway> {
  static constexpr Phrase phrase{"virtual private gateway", "仮想プライベートゲートウェイ"};
};
template <>
struct KindOf<VpcEndpoint> {
  static constexpr Phrase phrase{"VPC endpoint", "VPC エンドポイント"};
};
template <>
struct KindOf<TransitGateway> {
  static constexpr Phrase phrase{"transit gateway", "トランジットゲートウェイ"};
};
template <>
struct KindOf<TransitGatewayAttachment> {
  static constexpr Phrase phrase{"transit gateway attachment", "トランジットゲートウェイアタッチメント"};
};
template <>
struct KindOf<TransitGatewayRouteTable> {
  static constexpr Phrase phrase{"transit gateway route table", "トランジットゲートウェイルートテーブル"};
};

/// A target that isn't in the description says what kind it is in English.
std::string_view kind_of_target(std::string_view kind, Language language) {
  static constexpr std::array<Phrase, 6> kinds{KindOf<NatGateway>::phrase,
                                               {"VPC peering connection", "VPC ピアリング接続"},
                                               KindOf<EgressOnlyInternetGateway>::phrase,
                                               KindOf<TransitGateway>::phrase,
                                               KindOf<VpcEndpoint>::phrase,
                                               {"gateway", "ゲートウェイ"}};
  for (const Phrase& phrase : kinds) {
    if (phrase.english == kind) return phrase.in(language);
  }
  return kind == KindOf<NetworkInterface>::phrase.english ? KindOf<NetworkInterface>::phrase.in(language)
                                                          : kind;
}

struct LabelOf {
  const Network& network;
  Language language;

  Label operator()(std::monostate) const { return {}; }
  Label operator()(const RouteReference& reference) const {
    const auto& target = network[reference.table].routes[reference.route].target;
    const auto* other = std::get_if<OtherTarget>(&target);
    return other ? Label{kind_of_target(other->kind, language), other->id, {}} : (*this)(reference.table);
  }
  template <class Record>
  Label operator()(Index<Record> index) const {
    if (!index) return {};
    return {KindOf<Record>::phrase.in(language), network[index].id, network[index].name};
  }
};

struct TargetText {
  const Network& network;
  std::string operator()(const LocalTarget&) const { return "local"; }
  std::string operator()(const OtherTarget& target) const { return target.id; }
  std::string operator()(const auto& index) const { return network[index].id; }
};

}  // namespace

std::string ports_text(PortRange ports) {
  auto from = std::to_string(ports.from);
  return ports.from == ports.to ? from : from + "-" + std::to_string(ports.to);
}

std::string entry_text(const NetworkAcl& acl, Direction direction, std::optional<std::uint32_t> entry,
                       Language language) {
  constexpr int final_rule = 32767;
  const auto& entries = entries_of(acl, direction);
  if (!entry || entries[*entry].rule_number == final_rule) {
    return say(language, "the final rule *", "最後のルール *");
  }
  return say(language, "rule {}", "ルール {}", entries[*entry].rule_number);
}

std::string route_text(const Network& network, const RouteReference& reference) {
  const auto& route = network[reference.table].routes[reference.route];
  return route.destination.text() + " -> " + std::visit(TargetText{network}, route.target);
}

std::string route_text(const Network& network, Index<TransitGatewayRouteTable> table,
                       std::uint32_t position) {
  const auto& route = network[table].routes[position];
  return route.destination.text() + " -> " + (route.attachment ? network[route.attachment].id : "blackhole");
}

std::string id_of(const Network& network, const Component& component) {
  return std::string(std::visit(LabelOf{network, Language::english}, component).id);
}

std::string_view kind_of(const Network& network, const Component& component, Language language) {
  return std::visit(LabelOf{network, language}, component).kind;
}

std::string label_of(const Network& network, const Component& component, Language language) {
  auto [kind, id, name] = std::visit(LabelOf{network, language}, component);
  if (kind.empty()) return say(language, "the network", "ネットワーク");
  std::string out(kind);
  out += ' ';
  if (name.empty()) return out += id;
  out += name;
  out += " (";
  out += id;
  return out += ')';
}

std::string_view words(Verdict verdict, Language language) {
  static constexpr std::array<Phrase, 4> phrases{Phrase{"reachable", "到達可能"},
                                                 {"forward-only", "往路のみ到達可能"},
                                                 {"unreachable", "到達不可能"},
                                                 {"misdelivered", "別の宛先に到達"}};
  return phrases[static_cast<std::size_t>(verdict)].in(language);
}

std::string_view words(Direction direction, Language language) {
  static constexpr Phrase ingress{"ingress", "インバウンド"}, egress{"egress", "アウトバウンド"};
  return (direction == Direction::ingress ? ingress : egress).in(language);
}

std::string_view words(Leg leg, Language language) {
  static constexpr Phrase request{"request", "往路"}, reply{"reply", "復路"};
  return (leg == Leg::request ? request : reply).in(language);
}

std::string_view words(LinkLocalService service, Language language) {
  static constexpr std::array<Phrase, 4> phrases{
      Phrase{"the instance metadata service", "インスタンスメタデータサービス"},
      {"the VPC's resolver", "VPC の DNS リゾルバー"},
      {"the time service", "Amazon Time Sync Service"},
      {"the Windows activation service", "Windows のライセンス認証サービス"}};
  return phrases[static_cast<std::size_t>(service)].in(language);
}

std::string_view text(Verdict verdict) {
  static constexpr std::array<std::string_view, 4> texts{"reachable", "forward-only", "unreachable",
                                                         "misdelivered"};
  return texts[static_cast<std::size_t>(verdict)];
}

std::string_view text(Direction direction) {
  return direction == Direction::ingress ? "ingress" : "egress";
}

std::string_view text(Leg leg) {
  return leg == Leg::request ? "request" : "reply";
}

std::string_view text(VpcPeeringStatus status) {
  static constexpr std::array<std::string_view, 9> texts{"initiating-request",
                                                         "pending-acceptance",
                                                         "active",
                                                         "deleted",
                                                         "rejected",
                                                         "failed",
                                                         "expired",
                                                         "provisioning",
                                                         "deleting"};
  return texts[static_cast<std::size_t>(status)];
}

std::string_view text(InstanceState state) {
  static constexpr std::array<std::string_view, 6> texts{"pending",    "running",  "shutting-down",
                                                         "terminated", "stopping", "stopped"};
  return texts[static_cast<std::size_t>(state)];
}

std::string_view text(NatGatewayState state) {
  static constexpr std::array<std::string_view, 5> texts{"pending", "failed", "available", "deleting",
                                                         "deleted"};
  return texts[static_cast<std::size_t>(state)];
}

std::string_view text(NetworkInterfaceStatus status) {
  static constexpr std::array<std::string_view, 5> texts{"available", "associated", "attaching", "in-use",
                                                         "detaching"};
  return texts[static_cast<std::size_t>(status)];
}

}  // namespace vpcsim::network
