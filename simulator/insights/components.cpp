#include "simulator/insights/components.hpp"

#include "simulator/insights/rules.hpp"

namespace vpcsim::insights {
namespace {

std::vector<std::string> addresses_of(const Ip& address, const HeaderView& view) {
  const std::vector<Cidr>* shown = nullptr;
  if (address == view.internet) shown = &view.internet_blocks;
  if (address == view.remote) shown = &view.remote_blocks;
  if (shown == nullptr || shown->empty()) return {IpBlock(address, address.bits()).text()};
  std::vector<std::string> blocks;
  for (const Cidr& block : *shown) blocks.push_back(block.text());
  return blocks;
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

class Builder {
 public:
  Builder(const Names& names, const Packet& sent, const HeaderView& view, ShownInstances shown)
      : names_(names), network_(names.network()), packet_(sent), view_(view), shown_(shown) {}

  std::vector<ec2::PathComponent> take() && { return std::move(list_); }

  void operator()(const SentByInterface& step) {
    const auto instance = network_[step.interface].instance;
    if (shown_.first && instance) {
      add(names_.of(instance)).outbound_header = header();
      add_interface(step.interface);
    } else {
      add_interface(step.interface).outbound_header = header();
    }
  }
  void operator()(const Arrived& step) {
    const auto instance = network_[step.interface].instance;
    auto& interface = add_interface(step.interface);
    if (shown_.last && instance) {
      add(names_.of(instance)).inbound_header = header();
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
  }

  void operator()(const InternetGatewayPassed& step) {
    add(names_.of(step.gateway)).vpc = names_.of(network_[step.gateway].vpc);
  }
  void operator()(const EgressOnlyInternetGatewayPassed& step) {
    add(names_.of(step.gateway)).vpc = names_.of(network_[step.gateway].vpc);
  }
  void operator()(const ForwardedByInterface& step) { add_interface(step.interface); }

  void operator()(const TransitGatewayEntered& step) { add_attachment(step.attachment, step.subnet); }
  void operator()(const TransitGatewayLeft& step) { add_attachment(step.attachment, step.subnet); }
  /// The analyzer doesn't look for the way back through a transit gateway, and says so.
  void operator()(const TransitGatewayRouteChosen& step) {
    auto& component = add(names_.of(step.table));
    component.transit_gateway = names_.of(network_[step.table].transit_gateway);
    component.transit_gateway_route_table_route = route_of(network_, step.table, step.route);
    ec2::AdditionalDetail detail;
    detail.additional_detail_type = "UNIDIRECTIONAL_PATH_ANALYSIS_ONLY";
    component.additional_details.push_back(std::move(detail));
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
    added.subnet = names_.of(interface.subnet);
    added.vpc = names_.of(interface.vpc);
    return added;
  }

  void add_attachment(Index<TransitGatewayAttachment> attachment, Index<Subnet> subnet) {
    auto& component = add(names_.of(attachment));
    component.transit_gateway = names_.of(network_[attachment].transit_gateway);
    if (!subnet) return;
    component.subnet = names_.of(subnet);
    component.vpc = names_.of(network_[subnet].vpc);
  }

  ec2::AnalysisPacketHeader header() const { return header_of(packet_, view_); }

  const Names& names_;
  const Network& network_;
  Packet packet_;
  const HeaderView& view_;
  ShownInstances shown_;
  std::vector<ec2::PathComponent> list_;
};

}  // namespace

std::vector<ec2::PathComponent> components_of(const Names& names, const Walk& walk, const HeaderView& view,
                                              ShownInstances shown) {
  Builder builder(names, walk.sent, view, shown);
  for (const Step& step : walk.steps) std::visit(builder, step);
  return std::move(builder).take();
}

}  // namespace vpcsim::insights
