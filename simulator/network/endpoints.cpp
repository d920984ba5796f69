#include "simulator/network/endpoints.hpp"

namespace vpcsim::network {
namespace {

/// The interface that an end point speaks through; nowhere for an address.
Index<NetworkInterface> interface_of(const Network& network, const Endpoint& end) {
  if (const auto* instance = std::get_if<Index<Instance>>(&end))
    return network.primary_interface_of(*instance);
  const auto* interface = std::get_if<Index<NetworkInterface>>(&end);
  return interface ? *interface : Index<NetworkInterface> {};
}

bool speaks_ipv6(const Flow& flow) {
  if (const auto* address = std::get_if<Ip>(&flow.source)) return address->is_v6();
  if (const auto* address = std::get_if<Ip>(&flow.destination)) return address->is_v6();
  return flow.source_address ? flow.source_address->is_v6() : flow.ipv6;
}

/// The interface's first address of the family; null without one.
const InterfaceAddress* first_address(const Network& network, Index<NetworkInterface> interface, bool v6) {
  for (const InterfaceAddress& address : network[interface].addresses) {
    if (address.private_ip.is_v6() == v6) return &address;
  }
  return nullptr;
}

/// Of an interface that has one.
Ip first_private_ip(const Network& network, Index<NetworkInterface> interface, bool v6) {
  if (!v6) return network.facts_of(interface).first_ipv4;
  return first_address(network, interface, v6)->private_ip;
}

/// An interface without an address of the family can't be an end.
Index<NetworkInterface> interface_without_address(const Network& network, const Endpoints& ends, bool v6) {
  for (auto interface : {ends.source, ends.destination}) {
    if (interface && !v6 && network.facts_of(interface).has_ipv4) continue;
    if (interface && !first_address(network, interface, v6)) return interface;
  }
  return {};
}

void write_first_packet(const Network& network, const Flow& flow, const Endpoints& ends, bool v6,
                        Packet& packet) {
  packet.protocol = flow.protocol;
  if (flow.protocol.has_ports()) {
    packet.source_ports = flow.source_ports;
    packet.destination_ports = {flow.destination_port, flow.destination_port};
  }
  if (is_icmp(flow.protocol)) {
    packet.icmp_type = flow.icmp_type;
    packet.icmp_code = flow.icmp_code;
  }
  if (!ends.source)
    packet.source = std::get<Ip>(flow.source);
  else if (flow.source_address)
    packet.source = *flow.source_address;
  else
    packet.source = first_private_ip(network, ends.source, v6);

  if (const auto* address = std::get_if<Ip>(&flow.destination)) {
    packet.destination = *address;
  } else if (ends.source) {
    packet.destination = first_private_ip(network, ends.destination, v6);
  } else {
    const auto& [private_ip, public_ip] = *first_address(network, ends.destination, v6);
    packet.destination = public_ip.value_or(private_ip);
  }
}

/// Addresses of both families, or an end without an address of the flow's.
std::optional<Blocker> family_fault(const Network& network, const Flow& flow, const Endpoints& ends,
                                    bool v6) {
  if (auto interface = interface_without_address(network, ends, v6))
    return Blocker{.code = ExplanationCode::unassociated_component, .component = interface};
  const auto* to = std::get_if<Ip>(&flow.destination);
  bool other_source = flow.source_address && flow.source_address->is_v6() != v6;
  if ((to && to->is_v6() != v6) || other_source)
    return Blocker{.code = ExplanationCode::no_source_or_destination};
  return std::nullopt;
}

/// A packet from the internet needs somebody's public address, and an internet gateway in front of it.
std::optional<Blocker> entry_fault(const Network& network, const Endpoints& ends) {
  using enum ExplanationCode;
  auto holder = network.holder_of_public(ends.request.destination);
  if (!holder && !ends.destination) {
    return Blocker{.code = no_source_or_destination, .packet = ends.request};
  }
  auto vpc = network[holder ? holder->interface : ends.destination].vpc;
  auto gateway = network.internet_gateway_of(vpc);
  if (!gateway) {
    return Blocker{.code = no_path,
                   .direction = Direction::ingress,
                   .component = vpc,
                   .vpc = vpc,
                   .packet = ends.request};
  }
  if (holder) return std::nullopt;
  return Blocker{.code = igw_private_ip_association_for_ingress,
                 .direction = Direction::ingress,
                 .component = gateway,
                 .wanted = ends.destination,
                 .vpc = vpc,
                 .packet = ends.request};
}

}  // namespace

Endpoints resolve(const Network& network, const Flow& flow) {
  Endpoints ends;
  ends.source = interface_of(network, flow.source);
  ends.destination = interface_of(network, flow.destination);
  const std::pair<const Endpoint&, Index<NetworkInterface>> both[] = {{flow.source, ends.source},
                                                                      {flow.destination, ends.destination}};
  for (const auto& [endpoint, interface] : both) {
    const auto* instance = std::get_if<Index<Instance>>(&endpoint);
    if (!instance || interface) continue;
    ends.fault = Blocker{.code = ExplanationCode::unassociated_component, .component = *instance};
    return ends;
  }
  const bool v6 = speaks_ipv6(flow);
  if (auto fault = family_fault(network, flow, ends, v6)) {
    ends.fault = fault;
    return ends;
  }
  write_first_packet(network, flow, ends, v6, ends.request);
  if (!ends.source) ends.fault = entry_fault(network, ends);
  return ends;
}

}  // namespace vpcsim::network
