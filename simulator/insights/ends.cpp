#include "simulator/insights/ends.hpp"

#include "simulator/insights/explanations.hpp"
#include "simulator/insights/resource.hpp"

namespace vpcsim::insights {
namespace {

template <class Record>
Index<Record> find(const Network& network, std::string_view id) {
  const auto& all = network.description().all<Record>();
  for (std::uint32_t at = 0; at < all.size(); ++at) {
    if (all[at].id == id) return {at};
  }
  return {};
}

NoEnd no_end(std::string_view code, const EndAsked& asked) {
  auto explanation = explanation_of(
      code, ec2::AnalysisComponent{.id = std::string(asked.id), .arn = std::string(asked.arn), .name = {}});
  if (code == "NO_SOURCE_OR_DESTINATION") explanation.missing_component = std::string(asked.arn);
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
  if (!interface) return no_end("NO_SOURCE_OR_DESTINATION", asked);
  Hosts end;
  add_hosts(network, interface, asked, end.hosts);
  if (end.hosts.empty() && asked.address) end.hosts.push_back({interface, *asked.address});
  if (end.hosts.empty()) return no_end("UNASSOCIATED_COMPONENT", asked);
  return end;
}

End instance_end(const Network& network, const EndAsked& asked) {
  const auto instance = find<Instance>(network, asked.id);
  if (!instance) return no_end("NO_SOURCE_OR_DESTINATION", asked);
  const auto primary = network.primary_interface_of(instance);
  if (!primary) return no_end("UNASSOCIATED_COMPONENT", asked);
  Hosts end{.hosts = {}, .is_instance = true};
  add_hosts(network, primary, asked, end.hosts);
  const auto& interfaces = network.description().network_interfaces;
  for (std::uint32_t at = 0; at < interfaces.size(); ++at) {
    const Index<NetworkInterface> interface { at };
    if (interface != primary && interfaces[at].instance == instance)
      add_hosts(network, interface, asked, end.hosts);
  }
  if (end.hosts.empty() && asked.address) end.hosts.push_back({primary, *asked.address});
  if (end.hosts.empty()) return no_end("UNASSOCIATED_COMPONENT", asked);
  return end;
}

/// An interface endpoint is its interfaces; of a gateway endpoint there is nothing that holds an address.
End endpoint_end(const Network& network, const EndAsked& asked) {
  const auto endpoint = find<VpcEndpoint>(network, asked.id);
  if (!endpoint) return no_end("NO_SOURCE_OR_DESTINATION", asked);
  Hosts end;
  const auto& interfaces = network.description().network_interfaces;
  for (std::uint32_t at = 0; at < interfaces.size(); ++at) {
    if (interfaces[at].vpc_endpoint == endpoint) add_hosts(network, {at}, asked, end.hosts);
  }
  if (network[endpoint].kind == VpcEndpointKind::gateway) return no_end("UNSUPPORTED_COMPONENT", asked);
  if (end.hosts.empty()) return no_end("UNASSOCIATED_COMPONENT", asked);
  return end;
}

End internet_end(const Names& names, const EndAsked& asked) {
  const Network& network = names.network();
  const auto gateway = find<InternetGateway>(network, asked.id);
  if (!gateway) return no_end("NO_SOURCE_OR_DESTINATION", asked);
  if (!network[gateway].vpc) return no_end("UNASSOCIATED_COMPONENT", asked);
  if (asked.address && (protocol::is_rfc1918(*asked.address) || protocol::is_rfc6598(*asked.address))) {
    NoEnd end = no_end("IGW_EXPECTS_PUBLIC_ADDRESS", asked);
    end.explanation.internet_gateway = std::exchange(end.explanation.component, std::nullopt);
    end.explanation.address = Cidr(*asked.address, 32).text();
    return end;
  }
  return Internet{gateway, asked.address};
}

}  // namespace

End end_of(const Names& names, const EndAsked& asked) {
  const std::string_view type = type_of(asked.id);
  if (type == "network-interface") return interface_end(names.network(), asked);
  if (type == "instance") return instance_end(names.network(), asked);
  if (type == "vpc-endpoint") return endpoint_end(names.network(), asked);
  if (type == "internet-gateway") return internet_end(names, asked);
  return no_end("UNSUPPORTED_COMPONENT", asked);
}

}  // namespace vpcsim::insights
