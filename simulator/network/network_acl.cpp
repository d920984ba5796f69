#include "simulator/network/network_acl.hpp"

#include <algorithm>

namespace vpcsim::network {
namespace {

/// What is decided for one port, and up to which port the same entry decides.
struct PortDecision {
  std::optional<std::uint32_t> entry;
  std::uint16_t up_to = 0;
};

PortDecision decide_port(const std::vector<NetworkAclEntry>& entries, const Packet& packet, Ipv4 remote,
                         std::uint16_t port) {
  std::uint16_t up_to = packet.destination_ports.to;
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    const auto& entry = entries[i];
    if (!speaks_of(entry.traffic, packet) || !entry.cidr.contains(remote)) continue;
    auto ports = ports_of(entry.traffic);
    if (ports.contains(port)) return {i, std::min(up_to, ports.to)};
    // An entry of lower number takes over where its range begins.
    if (ports.from > port && ports.from <= up_to) up_to = static_cast<std::uint16_t>(ports.from - 1);
  }
  return {std::nullopt, up_to};
}

}  // namespace

NetworkAclDecision decide(const NetworkAcl& acl, Direction direction, const Packet& packet) {
  bool ingress = direction == Direction::ingress;
  const auto& entries = ingress ? acl.ingress : acl.egress;
  Ipv4 remote = ingress ? packet.source : packet.destination;

  auto first = decide_port(entries, packet, remote, packet.destination_ports.from);
  auto port = packet.destination_ports.from;
  for (auto current = first;;) {
    if (!current.entry || !entries[*current.entry].allow) return {false, current.entry, port};
    if (current.up_to >= packet.destination_ports.to) return {true, first.entry, 0};
    port = static_cast<std::uint16_t>(current.up_to + 1);
    current = decide_port(entries, packet, remote, port);
  }
}

void sort_by_rule_number(std::vector<NetworkAclEntry>& entries) {
  auto by_number = [](const auto& a, const auto& b) { return a.rule_number < b.rule_number; };
  std::stable_sort(entries.begin(), entries.end(), by_number);
}

}  // namespace vpcsim::network
