#include "simulator/insights/ends.hpp"

#include "simulator/insights/explanations.hpp"
#include "simulator/insights/resource.hpp"

namespace vpcsim::insights {
namespace {

using Code = ExplanationCode;

template <class Record>
Index<Record> find(const Network& network, std::string_view id) {
  const auto& all = network.description().all<Record>();
  for (std::uint32_t at = 0; at < all.size(); ++at) {
    if (all[at].id == id) return {at};
  }
  return {};
}

template <class Code>
NoEnd no_end(Code code, const EndAsked& asked) {
  auto explanation = explanation_of(
      code, ec2::AnalysisComponent{.id = std::string(asked.id), .arn = std::string(asked.arn), .name = {}});
  if (text(code) == "NO_SOURCE_OR_DESTINATION") explanation.missing_component = std::string(asked.arn);
  return {std::move(explanation)};
}

/// The interface's addresses, or the one that is asked for.
void add_hosts(const Network& network, Index<NetworkInterface> interface, const EndAsked& asked,
               std::vector<Host>& hosts) {
  for (const InterfaceAddress& address : network[interface].addresses) {
    if (address.private_ip.is_v6()) continue;
    std::optional<Ipv4> public_ip;
    if (address.public_ip) public_ip = address.public_ip->v4();
    const Ipv4 private_ip = address.private_ip.v4();
    const bool by_public_ip = asked.address && asked.address == public_ip;
    if (!asked.address || by_public_ip || asked.address == private_ip)
      hosts.push_back({interface, private_ip, public_ip, by_public_ip});
  }
}

End interface_end(const Network& network, const EndAsked& asked) {
  const auto interface = find<NetworkInterface>(network, asked.id);
  if (!interface) return no_end(Code::no_source_or_destination, asked);
  Hosts end;
  add_hosts(network, interface, asked, end.hosts);
  if (end.hosts.empty() && asked.address) end.hosts.push_back({interface, *asked.address});
  if (end.hosts.empty()) return no_end(Code::unassociated_component, asked);
  return end;
}

End instance_end(const Network& network, const EndAsked& asked) {
  const auto instance = find<Instance>(network, asked.id);
  if (!instance) return no_end(Code::no_source_or_destination, asked);
  const auto primary = network.primary_interface_of(instance);
  if (!primary) return no_end(Code::unassociated_component, asked);
  Hosts end{.hosts = {}, .kind = EndKind::instance};
  add_hosts(network, primary, asked, end.hosts);
  const auto& interfaces = network.description().network_interfaces;
  for (std::uint32_t at = 0; at < interfaces.size(); ++at) {
    const Index<NetworkInterface> interface { at };
    if (interface != primary && interfaces[at].instance == instance)
      add_hosts(network, interface, asked, end.hosts);
  }
  if (end.hosts.empty() && asked.address) end.hosts.push_back({primary, *asked.address});
  if (end.hosts.empty()) return no_end(Code::unassociated_component, asked);
  return end;
}

void add_hosts_of(const Network& network, Index<VpcEndpoint> endpoint, const EndAsked& asked, Hosts& end) {
  const auto& interfaces = network.description().network_interfaces;
  for (std::uint32_t at = 0; at < interfaces.size(); ++at) {
    if (interfaces[at].vpc_endpoint == endpoint) add_hosts(network, {at}, asked, end.hosts);
  }
}

/// An interface endpoint is its interfaces; behind a gateway endpoint is its service.
End endpoint_end(const Network& network, const EndAsked& asked) {
  const auto endpoint = find<VpcEndpoint>(network, asked.id);
  // The evaluator leaves out Gateway Load Balancer endpoints alone.
  if (!endpoint && asked.exists) return no_end(Code::unsupported_component, asked);
  if (!endpoint) return no_end(Code::no_source_or_destination, asked);
  if (network[endpoint].kind == VpcEndpointKind::gateway) return Behind{endpoint};
  Hosts end{.hosts = {}, .kind = EndKind::endpoint};
  add_hosts_of(network, endpoint, asked, end);
  if (end.hosts.empty()) return no_end(Code::unassociated_component, asked);
  return end;
}

/// A service is behind the interfaces of the endpoints that lead to it.
End service_end(const Network& network, const EndAsked& asked) {
  if (!asked.exists) return no_end(Code::no_source_or_destination, asked);
  Hosts end{.hosts = {}, .kind = EndKind::endpoint_service};
  end.service = {.id = std::string(asked.id), .arn = std::string(asked.arn), .name = {}};
  const auto& endpoints = network.description().vpc_endpoints;
  for (std::uint32_t at = 0; at < endpoints.size(); ++at) {
    if (endpoints[at].service.ends_with("." + std::string(asked.id)))
      add_hosts_of(network, Index<VpcEndpoint>{at}, asked, end);
  }
  if (end.hosts.empty()) return no_end(Code::unassociated_component, asked);
  return end;
}

template <class Record>
End component_end(const Network& network, const EndAsked& asked) {
  const auto component = find<Record>(network, asked.id);
  if (!component) return no_end(Code::no_source_or_destination, asked);
  if constexpr (std::is_same_v<Record, VpnGateway>) {
    if (!network[component].vpc) return no_end(Code::unassociated_component, asked);
  }
  if constexpr (std::is_same_v<Record, TransitGateway>) {
    if (network.attachments_of(component).empty()) return no_end(Code::unassociated_component, asked);
  }
  return Behind{component};
}

End internet_end(const Names& names, const EndAsked& asked) {
  const Network& network = names.network();
  const auto gateway = find<InternetGateway>(network, asked.id);
  if (!gateway) return no_end(Code::no_source_or_destination, asked);
  if (!network[gateway].vpc) return no_end(Code::unassociated_component, asked);
  if (asked.address && (protocol::is_rfc1918(*asked.address) || protocol::is_rfc6598(*asked.address))) {
    NoEnd end = no_end(Finding::igw_expects_public_address, asked);
    end.explanation.internet_gateway = std::exchange(end.explanation.component, std::nullopt);
    end.explanation.address = Cidr(*asked.address, 32).text();
    return end;
  }
  return Internet{gateway, asked.address};
}

struct VpcsOfComponent {
  const Network& network;
  using Vpcs = std::set<Index<Vpc>>;

  Vpcs operator()(Index<VpcPeeringConnection> peering) const {
    return {network[peering].requester.vpc, network[peering].accepter.vpc};
  }
  Vpcs operator()(Index<VpnGateway> gateway) const { return {network[gateway].vpc}; }
  Vpcs operator()(Index<VpcEndpoint> endpoint) const { return {network[endpoint].vpc}; }
  // Attachments lead anywhere that their gateway does.
  Vpcs operator()(const auto&) const { return {}; }
};

struct VpcsOfEnd {
  const Network& network;
  using Vpcs = std::set<Index<Vpc>>;

  Vpcs operator()(const Hosts& end) const {
    Vpcs vpcs;
    for (const Host& host : end.hosts) {
      if (host.interface)
        vpcs.insert(network[host.interface].vpc);
      else
        add_owners(host.address, vpcs);
    }
    return vpcs;
  }
  Vpcs operator()(const Internet& end) const { return {network[end.gateway].vpc}; }
  Vpcs operator()(const Behind& end) const { return std::visit(VpcsOfComponent{network}, end.component); }
  Vpcs operator()(const NoEnd&) const { return {}; }

  void add_owners(Ipv4 address, Vpcs& vpcs) const {
    const auto count = static_cast<std::uint32_t>(network.description().vpcs.size());
    for (Index<Vpc> vpc{0}; vpc.position < count; ++vpc.position) {
      if (network.owns(vpc, address)) vpcs.insert(vpc);
    }
  }
};

}  // namespace

std::set<Index<Vpc>> vpcs_of(const Network& network, const End& end) {
  auto vpcs = std::visit(VpcsOfEnd{network}, end);
  vpcs.erase(Index<Vpc>{});
  return vpcs;
}

End end_of(const Names& names, const EndAsked& asked) {
  const std::string_view type = type_of(asked.id);
  if (type == "network-interface") return interface_end(names.network(), asked);
  if (type == "instance") return instance_end(names.network(), asked);
  if (type == "vpc-endpoint") return endpoint_end(names.network(), asked);
  if (type == "vpc-endpoint-service") return service_end(names.network(), asked);
  if (type == "internet-gateway") return internet_end(names, asked);
  if (type == "vpc-peering-connection") return component_end<VpcPeeringConnection>(names.network(), asked);
  if (type == "transit-gateway") return component_end<TransitGateway>(names.network(), asked);
  if (type == "transit-gateway-attachment")
    return component_end<TransitGatewayAttachment>(names.network(), asked);
  if (type == "vpn-gateway") return component_end<VpnGateway>(names.network(), asked);
  return no_end(Code::unsupported_component, asked);
}

}  // namespace vpcsim::insights
