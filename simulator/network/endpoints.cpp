#include "simulator/network/endpoints.hpp"

namespace vpcsim::network {
namespace {

/// The interface that an end point speaks through; nowhere for an address.
struct InterfaceOf {
  const Network& network;
  Index<NetworkInterface> operator()(Index<Instance> instance) const {
    return network.primary_interface_of(instance);
  }
  Index<NetworkInterface> operator()(Index<NetworkInterface> interface) const { return interface; }
  Index<NetworkInterface> operator()(Ipv4) const { return {}; }
};

const InterfaceAddress& primary_address(const Network& network, Index<NetworkInterface> interface) {
  return network[interface].primary_address();
}

Packet first_packet(const Network& network, const Flow& flow, const Endpoints& ends) {
  Packet packet;
  packet.protocol = flow.protocol;
  if (flow.protocol.has_ports()) {
    packet.source_ports = flow.source_ports;
    packet.destination_ports = {flow.destination_port, flow.destination_port};
  }
  if (flow.protocol == IpProtocol::icmp) {
    packet.icmp_type = flow.icmp_type;
    packet.icmp_code = flow.icmp_code;
  }
  if (ends.source)
    packet.source = flow.source_address.value_or(primary_address(network, ends.source).private_ip);
  else
    packet.source = std::get<Ipv4>(flow.source);

  if (const auto* address = std::get_if<Ipv4>(&flow.destination)) {
    packet.destination = *address;
  } else {
    const auto& [private_ip, public_ip] = primary_address(network, ends.destination);
    packet.destination = ends.source ? private_ip : public_ip.value_or(private_ip);
  }
  return packet;
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
  InterfaceOf interface_of{network};
  ends.source = std::visit(interface_of, flow.source);
  ends.destination = std::visit(interface_of, flow.destination);
  const std::pair<const Endpoint&, Index<NetworkInterface>> both[] = {{flow.source, ends.source},
                                                                      {flow.destination, ends.destination}};
  for (const auto& [endpoint, interface] : both) {
    const auto* instance = std::get_if<Index<Instance>>(&endpoint);
    if (!instance || interface) continue;
    ends.fault = Blocker{.code = ExplanationCode::unassociated_component, .component = *instance};
    return ends;
  }
  ends.request = first_packet(network, flow, ends);
  if (!ends.source) ends.fault = entry_fault(network, ends);
  return ends;
}

}  // namespace vpcsim::network
