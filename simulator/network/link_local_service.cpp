#include "simulator/network/link_local_service.hpp"

namespace vpcsim::network {
namespace {

constexpr std::uint32_t link_local_base = 0xa9fea900;           // 169.254.169.0
constexpr std::uint64_t ipv6_services = 0xfd00'0ec2'0000'0000;  // fd00:ec2::/64

/// The last number of the address as it is written; none: not in the services' block.
std::optional<unsigned> number_of(const Ip& address) {
  if (address.is_v6()) {
    if (address.high() != ipv6_services) return std::nullopt;
    switch (address.low()) {  // written in decimal digits
      case 0x123:
        return 123;
      case 0x253:
        return 253;
      case 0x254:
        return 254;
      default:
        return 0;
    }
  }
  if ((address.v4().bits & 0xffffff00) != link_local_base) return std::nullopt;
  return address.v4().bits & 0xff;
}

bool is_resolver_of(const Vpc& vpc, const Ip& address) {
  return !address.is_v6() && !vpc.cidrs.empty() && !vpc.cidrs.front().is_v6() &&
         address.v4() == vpc.cidrs.front().first().v4().plus(2);
}

bool has_metadata(const Network& network, Index<NetworkInterface> from) {
  auto instance = network[from].instance;
  return !instance || network[instance].metadata_endpoint;
}

}  // namespace

bool is_service_address(const Network& network, Index<Vpc> vpc, const Ip& address) {
  return protocol::is_link_local(address) || number_of(address).has_value() ||
         is_resolver_of(network[vpc], address);
}

std::optional<LinkLocalService> service_for(const Network& network, Index<NetworkInterface> from,
                                            const Packet& packet) {
  const Vpc& vpc = network[network[from].vpc];
  const bool tcp = packet.protocol == IpProtocol::tcp, udp = packet.protocol == IpProtocol::udp;
  auto asks = [&](std::uint16_t port) { return packet.destination_ports == PortRange{port, port}; };
  auto number = number_of(packet.destination).value_or(0);
  if (number == 253 || is_resolver_of(vpc, packet.destination)) {
    if ((tcp || udp) && asks(53) && vpc.dns_support) return LinkLocalService::resolver;
  } else if (number == 254) {
    if (tcp && asks(80) && has_metadata(network, from)) return LinkLocalService::instance_metadata;
  } else if (number == 123) {
    if (udp && asks(123)) return LinkLocalService::time;
  } else if (number == 250 || number == 251) {
    if (tcp && asks(1688)) return LinkLocalService::windows_activation;
  }
  return std::nullopt;
}

}  // namespace vpcsim::network
