#include "simulator/network/network_acl.hpp"

#include <algorithm>

namespace vpcsim::network {
namespace {

/// What is decided for one port, and up to which port the same entry decides.
struct PortDecision {
  std::uint32_t entry;  ///< as many as there are entries: the final "*"
  std::uint16_t up_to;
};

PortDecision decide_port(const std::vector<NetworkAclEntry>& entries, const Packet& packet, Ip remote,
                         std::uint16_t port) {
  std::uint16_t up_to = packet.destination_ports.to;
  const auto count = static_cast<std::uint32_t>(entries.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto& entry = entries[i];
    if (!speaks_of(entry.traffic, packet) || !entry.cidr.contains(remote)) continue;
    auto ports = ports_of(entry.traffic);
    if (ports.contains(port)) return {i, std::min(up_to, ports.to)};
    // An entry of lower number takes over where its range begins.
    if (ports.from > port && ports.from <= up_to) up_to = static_cast<std::uint16_t>(ports.from - 1);
  }
  return {count, up_to};
}

}  // namespace

NetworkAclDecision decide(const NetworkAcl& acl, Direction direction, const Packet& packet) {
  bool ingress = direction == Direction::ingress;
  const auto& entries = ingress ? acl.ingress : acl.egress;
  Ip remote = ingress ? packet.source : packet.destination;

  auto port = packet.destination_ports.from;
  auto current = decide_port(entries, packet, remote, port);
  const auto first_entry = current.entry;
  for (;;) {
    if (current.entry == entries.size()) return {false, std::nullopt, port};
    if (!entries[current.entry].allow) return {false, current.entry, port};
    if (current.up_to >= packet.destination_ports.to) return {true, first_entry, 0};
    port = static_cast<std::uint16_t>(current.up_to + 1);
    current = decide_port(entries, packet, remote, port);
  }
}

void sort_by_rule_number(std::vector<NetworkAclEntry>& entries) {
  auto by_number = [](const auto& a, const auto& b) { return a.rule_number < b.rule_number; };
  std::stable_sort(entries.begin(), entries.end(), by_number);
}

}  // namespace vpcsim::network
