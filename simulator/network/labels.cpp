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

template <class Record>
constexpr std::string_view kind_of = "";
template <>
constexpr std::string_view kind_of<Vpc> = "VPC";
template <>
constexpr std::string_view kind_of<Subnet> = "subnet";
template <>
constexpr std::string_view kind_of<RouteTable> = "route table";
template <>
constexpr std::string_view kind_of<NetworkAcl> = "network ACL";
template <>
constexpr std::string_view kind_of<InternetGateway> = "internet gateway";
template <>
constexpr std::string_view kind_of<NatGateway> = "NAT gateway";
template <>
constexpr std::string_view kind_of<VpcPeeringConnection> = "peering connection";
template <>
constexpr std::string_view kind_of<NetworkInterface> = "network interface";
template <>
constexpr std::string_view kind_of<Instance> = "instance";
template <>
constexpr std::string_view kind_of<EgressOnlyInternetGateway> = "egress-only internet gateway";
template <>
constexpr std::string_view kind_of<VpnGateway> = "virtual private gateway";
template <>
constexpr std::string_view kind_of<VpcEndpoint> = "VPC endpoint";
template <>
constexpr std::string_view kind_of<TransitGateway> = "transit gateway";
template <>
constexpr std::string_view kind_of<TransitGatewayAttachment> = "transit gateway attachment";
template <>
constexpr std::string_view kind_of<TransitGatewayRouteTable> = "transit gateway route table";

struct LabelOf {
  const Network& network;

  Label operator()(std::monostate) const { return {}; }
  Label operator()(const RouteReference& reference) const {
    const auto& target = network[reference.table].routes[reference.route].target;
    const auto* other = std::get_if<OtherTarget>(&target);
    return other ? Label{other->kind, other->id, {}} : (*this)(reference.table);
  }
  template <class Record>
  Label operator()(Index<Record> index) const {
    if (!index) return {};
    return {kind_of<Record>, network[index].id, network[index].name};
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

std::string entry_text(const NetworkAcl& acl, Direction direction, std::optional<std::uint32_t> entry) {
  constexpr int final_rule = 32767;
  const auto& entries = entries_of(acl, direction);
  if (!entry || entries[*entry].rule_number == final_rule) return "the final rule *";
  return "rule " + std::to_string(entries[*entry].rule_number);
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
  return std::string(std::visit(LabelOf{network}, component).id);
}

std::string label_of(const Network& network, const Component& component) {
  auto [kind, id, name] = std::visit(LabelOf{network}, component);
  if (kind.empty()) return "the network";
  std::string out(kind);
  out += ' ';
  if (name.empty()) return out += id;
  out += name;
  out += " (";
  out += id;
  return out += ')';
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

std::string_view text(LinkLocalService service) {
  static constexpr std::array<std::string_view, 4> texts{"the instance metadata service",
                                                         "the VPC's resolver", "the time service",
                                                         "the Windows activation service"};
  return texts[static_cast<std::size_t>(service)];
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
