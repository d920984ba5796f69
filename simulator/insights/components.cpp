#include "simulator/insights/components.hpp"

#include "simulator/insights/rules.hpp"
#include "simulator/insights/search.hpp"
#include "simulator/network/route_table.hpp"

namespace vpcsim::insights {
namespace {

std::vector<std::string> addresses_of(const Ip& address, const HeaderView& view) {
  for (const OpenAddress& open : view.open) {
    if (open.address != address || open.blocks.empty()) continue;
    std::vector<std::string> blocks;
    for (const Cidr& block : open.blocks) blocks.push_back(block.text());
    return blocks;
  }
  return {block_text(address)};
}

std::vector<ec2::PortRange> ports_of(protocol::PortRange ports, const HeaderView& view) {
  const bool is_service = ports == protocol::PortRange{view.port, view.port};
  return {port_range_of(is_service ? view.ports : ports)};
}

}  // namespace

ec2::AnalysisPacketHeader header_of(const Packet& packet, const HeaderView& view) {
  ec2::AnalysisPacketHeader header;
  header.protocol = std::to_string(packet.protocol.number);
  header.source_addresses = addresses_of(packet.source, view);
  header.destination_addresses = addresses_of(packet.destination, view);
  header.source_port_ranges = ports_of(packet.source_ports, view);
  header.destination_port_ranges = ports_of(packet.destination_ports, view);
  return header;
}

namespace {
/// Whether a path that begins or ends at the component does so at this step.
class IsAt {
 public:
  IsAt(const Network& network, const Component& component) : network_(network), component_(component) {}

  bool operator()(const PeeringCrossed& step) const { return component_ == Component(step.peering); }
  bool operator()(const GatewayPassed& step) const { return component_ == step.gateway; }
  bool operator()(const TransitGatewayEntered& step) const {
    return component_ == Component(step.attachment) ||
           component_ == Component(network_[step.attachment].transit_gateway);
  }
  bool operator()(const TransitGatewayLeft& step) const { return component_ == Component(step.attachment); }
  bool operator()(const auto&) const { return false; }

 private:
  const Network& network_;
  const Component& component_;
};

class Builder {
 public:
  Builder(const Names& names, const Packet& sent, const HeaderView& view, const ShownEnd& first,
          const ShownEnd& last)
      : names_(names), network_(names.network()), packet_(sent), view_(view), first_(first), last_(last) {}

  std::vector<ec2::PathComponent> build(const std::vector<Step>& steps) && {
    bool begun = is_open_end(first_);
    for (const Step& step : steps) {
      const bool begins = !begun && is_at(first_, step);
      begun = begun || begins;
      if (!begun) continue;
      const std::size_t before = list_.size();
      const bool ends = is_at(last_, step);
      show(step, begins, ends);
      if (begins && list_.size() > before) list_[before].outbound_header = header();
      if (!ends) continue;
      list_.back().inbound_header = header();
      break;
    }
    return std::move(list_);
  }

  void operator()(const SentByInterface& step) {
    if (auto owner = owner_of(step.interface, first_)) {
      add_owners(std::move(*owner), step.interface, first_).outbound_header = header();
      add_interface(step.interface);
    } else {
      add_interface(step.interface).outbound_header = header();
    }
  }
  void operator()(const Arrived& step) {
    auto& interface = add_interface(step.interface);
    note_missing_way_back(step.interface, interface);
    if (auto owner = owner_of(step.interface, last_)) {
      add_owners(std::move(*owner), step.interface, last_);
      list_.back().inbound_header = header();
    } else {
      interface.inbound_header = header();
    }
  }

  void operator()(const SecurityGroupsPassed& step) {
    add(names_.of(step.group)).security_group_rule = security_group_rule_of(network_, step);
  }
  /// No rule: the connection is known.
  void operator()(const SecurityGroupsTracked& step) {
    const auto& groups = network_[step.interface].groups;
    if (!groups.empty()) add(names_.of(groups.front()));
  }
  void operator()(const NetworkAclPassed& step) {
    add(names_.of(step.acl)).acl_rule = acl_rule_of(network_[step.acl], step.direction, step.entry);
  }
  void operator()(const RouteChosen& step) {
    auto& component = add(names_.of(step.route.table));
    component.route_table_route = route_of(network_, step.route);
    component.vpc = names_.of(network_[step.route.table].vpc);
  }

  void operator()(const PeeringCrossed& step) {
    auto& component = add(names_.of(step.peering));
    if (step.from) component.source_vpc = names_.of(step.from);
    if (step.to) component.destination_vpc = names_.of(step.to);
  }
  void operator()(const InternetGatewayTranslated& step) {
    auto& component = add(names_.of(step.gateway));
    component.inbound_header = header();
    (step.direction == Direction::egress ? packet_.source : packet_.destination) = step.after;
    component.outbound_header = header();
    component.vpc = names_.of(network_[step.gateway].vpc);
  }
  void operator()(const NatGatewayTranslated& step) {
    auto& component = add(names_.of(step.gateway));
    component.inbound_header = header();
    if (step.leg == Leg::request) {
      packet_.source = step.after;
      packet_.source_ports = nat_gateway_ports;
    } else {
      packet_.destination = step.after;
    }
    component.outbound_header = header();
    const auto& interface = network_[network_[step.gateway].network_interface];
    component.subnet = names_.of(interface.subnet);
    component.vpc = names_.of(interface.vpc);
    enter_zone_of(interface.subnet, component);
  }

  void operator()(const GatewayPassed& step) { add(*names_.of(step.gateway)); }
  void operator()(const InternetGatewayPassed& step) {
    add(names_.of(step.gateway)).vpc = names_.of(network_[step.gateway].vpc);
  }
  void operator()(const EgressOnlyInternetGatewayPassed& step) {
    add(names_.of(step.gateway)).vpc = names_.of(network_[step.gateway].vpc);
  }
  void operator()(const ForwardedByInterface& step) { add_interface(step.interface); }

  void operator()(const TransitGatewayEntered& step) {
    by_transit_gateway_ = true;
    add_attachment(step.attachment, step.subnet);
  }
  void operator()(const TransitGatewayLeft& step) { add_attachment(step.attachment, step.subnet); }
  /// The analyzer doesn't look for the way back through a transit gateway, and says so.
  void operator()(const TransitGatewayRouteChosen& step) {
    auto& component = add(names_.of(step.table));
    component.transit_gateway = names_.of(network_[step.table].transit_gateway);
    component.transit_gateway_route_table_route = route_of(network_, step.table, step.route);
    add_detail(component, "UNIDIRECTIONAL_PATH_ANALYSIS_ONLY");
  }

  // Of these the analyzer shows nothing.
  void operator()(const DeliveredInSubnet&) {}
  void operator()(const EnteredSubnet&) {}
  // Only paths that are there become components.
  void operator()(const SecurityGroupsDenied&) {}
  void operator()(const NetworkAclDenied&) {}
  void operator()(const NoRoute&) {}
  void operator()(const NoTransitGatewayRoute&) {}
  void operator()(const Refused&) {}

 private:
  static bool is_open_end(const ShownEnd& end) {
    return std::holds_alternative<std::monostate>(end.component);
  }
  bool is_at(const ShownEnd& end, const Step& step) const {
    return !is_open_end(end) && std::visit(IsAt(network_, end.component), step);
  }

  /// A transit gateway has no step of its own: as an end it stands beyond the attachment that leads to it, or
  /// instead of the one that stands for all of its attachments.
  void show(const Step& step, bool begins, bool ends) {
    const auto* gateway = std::get_if<Index<TransitGateway>>(begins ? &first_.component : &last_.component);
    if (!begins || gateway == nullptr) std::visit(*this, step);
    if ((begins || ends) && gateway != nullptr) add(names_.of(*gateway));
  }

  /// What has the interface, if the end is shown with it.
  std::optional<ec2::AnalysisComponent> owner_of(Index<NetworkInterface> interface,
                                                 const ShownEnd& end) const {
    const NetworkInterface& own = network_[interface];
    if (!is_open_end(end) || end.kind == EndKind::interface) return std::nullopt;
    if (end.kind == EndKind::instance)
      return own.instance ? std::optional(names_.of(own.instance)) : std::nullopt;
    return own.vpc_endpoint ? std::optional(names_.of(own.vpc_endpoint)) : std::nullopt;
  }

  /// The instance or endpoint, and outside of an endpoint the service: the outermost one.
  ec2::PathComponent& add_owners(ec2::AnalysisComponent owner, Index<NetworkInterface> interface,
                                 const ShownEnd& end) {
    const bool is_service = end.kind == EndKind::endpoint_service;
    const bool outer_first = is_service && list_.empty();
    if (outer_first) add(end.service);
    auto& added = add(std::move(owner));
    if (auto endpoint = network_[interface].vpc_endpoint) {
      added.service_name = network_[endpoint].service;
      added.vpc = names_.of(network_[endpoint].vpc);
    }
    if (is_service && !outer_first) add(end.service);
    return outer_first ? list_.front() : list_.back();
  }

  /// RESPONSE_RTB_HAS_NO_ROUTE_TO_TRANSIT_GATEWAY: the endpoint's answer wouldn't go back the way that the
  /// request came, and the way back isn't analyzed.
  void note_missing_way_back(Index<NetworkInterface> index, ec2::PathComponent& component) {
    const NetworkInterface& interface = network_[index];
    if (!interface.vpc_endpoint || !by_transit_gateway_) return;
    const auto table = network_[interface.subnet].route_table;
    const auto position = route_for(network_[table], packet_.source);
    const bool goes_back =
        position && std::holds_alternative<Index<TransitGateway>>(network_[table].routes[*position].target);
    if (!goes_back) add_detail(component, "RESPONSE_RTB_HAS_NO_ROUTE_TO_TRANSIT_GATEWAY", names_.of(table));
  }

  static void add_detail(ec2::PathComponent& component, const char* type,
                         std::optional<ec2::AnalysisComponent> about = {}) {
    ec2::AdditionalDetail detail;
    detail.additional_detail_type = type;
    detail.component = std::move(about);
    component.additional_details.push_back(std::move(detail));
  }

  /// AVAILABILITY_ZONE_CROSSED stands at the first component in the other zone.
  void enter_zone_of(Index<Subnet> subnet, ec2::PathComponent& component) {
    const auto zone = network_.zone_of(subnet);
    if (zone_ && *zone_ != zone) add_detail(component, "AVAILABILITY_ZONE_CROSSED", names_.of(subnet));
    zone_ = zone;
  }

  ec2::PathComponent& add(ec2::AnalysisComponent component) {
    auto& added = list_.emplace_back();
    added.sequence_number = static_cast<std::int32_t>(list_.size());
    added.component = std::move(component);
    return added;
  }

  ec2::PathComponent& add_interface(Index<NetworkInterface> index) {
    const auto& interface = network_[index];
    auto& added = add(names_.of(index));
    if (interface.instance) added.attached_to = names_.of(interface.instance);
    if (interface.vpc_endpoint) added.attached_to = names_.of(interface.vpc_endpoint);
    added.subnet = names_.of(interface.subnet);
    enter_zone_of(interface.subnet, added);
    added.vpc = names_.of(interface.vpc);
    return added;
  }

  void add_attachment(Index<TransitGatewayAttachment> attachment, Index<Subnet> subnet) {
    auto& component = add(names_.of(attachment));
    component.transit_gateway = names_.of(network_[attachment].transit_gateway);
    if (!subnet) return;
    if (network_[subnet].id.empty()) return;
    component.subnet = names_.of(subnet);
    component.vpc = names_.of(network_[subnet].vpc);
    enter_zone_of(subnet, component);
  }

  ec2::AnalysisPacketHeader header() const { return header_of(packet_, view_); }

  const Names& names_;
  const Network& network_;
  Packet packet_;
  const HeaderView& view_;
  const ShownEnd& first_;
  const ShownEnd& last_;
  std::optional<std::uint32_t> zone_;  ///< of the last component that is in one
  bool by_transit_gateway_ = false;
  std::vector<ec2::PathComponent> list_;
};

}  // namespace

std::vector<ec2::PathComponent> components_of(const Names& names, const Walk& walk, const HeaderView& view,
                                              const ShownEnd& first, const ShownEnd& last) {
  return Builder(names, walk.sent, view, first, last).build(walk.steps);
}

}  // namespace vpcsim::insights
