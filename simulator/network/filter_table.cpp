#include "simulator/network/filter_table.hpp"

#include <algorithm>

namespace vpcsim::network {
namespace {

/// Protocol, and ICMP type and code.
bool speaks_of_portless(const auto& row, const Packet& packet) {
  if (row.protocol == IpProtocol::all.number) return true;
  if (row.protocol != packet.protocol.number) return false;
  if (!is_icmp(packet.protocol)) return true;
  return (row.from == row.any || row.from == packet.icmp_type) &&
         (row.to == row.any || row.to == packet.icmp_code);
}

template <class Row>
bool admitted(const FilterRows<Row>& table, const Packet& packet, const Ip& remote) {
  const auto address = Row::address_of(remote);
  const auto& rows = table.for_protocol(packet.protocol);
  if (!packet.protocol.has_ports()) {
    return std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
      return row.contains(address) && speaks_of_portless(row, packet);
    });
  }
  const std::int32_t from = packet.destination_ports.from, to = packet.destination_ports.to;
  const auto one_port = [](const Row& row) { return row.from == row.to; };
  const auto ranges = std::partition_point(rows.begin(), rows.end(), one_port);
  auto row = std::lower_bound(rows.begin(), ranges, from,
                              [](const Row& one, std::int32_t port) { return one.from < port; });
  for (; row != ranges && row->from == from; ++row) {
    if (to == from && row->contains(address)) return true;
  }
  return std::any_of(ranges, rows.end(), [&](const Row& other) {
    return (other.from <= from) & (to <= other.to) & other.contains(address);
  });
}

/// The first row that contains the address and the port decides. As a network ACL's entries overlap in
/// ports, a packet with a range of them is decided part by part: up to where a row above takes over.
template <class Row>
bool allowed(const FilterRows<Row>& table, const Packet& packet, const Ip& remote) {
  const auto address = Row::address_of(remote);
  const auto& rows = table.for_protocol(packet.protocol);
  if (!packet.protocol.has_ports()) {
    auto decides = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
      return row.contains(address) && speaks_of_portless(row, packet);
    });
    return decides != rows.end() && decides->allow;
  }
  const std::int32_t last = packet.destination_ports.to;
  for (std::int32_t port = packet.destination_ports.from; port <= last;) {
    std::int32_t up_to = last;
    auto row = rows.begin();
    for (; row != rows.end(); ++row) {
      if (!row->contains(address) || row->to < port) continue;
      if (row->from <= port) break;
      up_to = std::min(up_to, row->from - 1);
    }
    if (row == rows.end() || !row->allow) return false;
    port = std::min(up_to, row->to) + 1;
  }
  return true;
}

}  // namespace

template <>
Ipv4Row::Address Ipv4Row::address_of(const Ip& ip) {
  return {ip.v4().bits};
}

template <>
Ipv6Row::Address Ipv6Row::address_of(const Ip& ip) {
  return {ip.high(), ip.low()};
}

template <class Row>
void FilterRows<Row>::add(const IpBlock& block, const Traffic& traffic, bool allow) {
  Row row{.first = Row::address_of(block.first()), .protocol = traffic.protocol.number, .allow = allow};
  const auto last = Row::address_of(block.last());
  for (std::size_t i = 0; i < last.size(); ++i) row.mask[i] = ~(row.first[i] ^ last[i]);
  const bool all = traffic.protocol == IpProtocol::all;
  const auto ports = ports_of(traffic);
  row.from = ports.from;
  row.to = ports.to;
  if (all || traffic.protocol == IpProtocol::tcp) tcp.push_back(row);
  if (all || traffic.protocol == IpProtocol::udp) udp.push_back(row);
  row.from = traffic.icmp_type;
  row.to = traffic.icmp_code;
  if (all || !traffic.protocol.has_ports()) others.push_back(row);
}

template <class Row>
void FilterRows<Row>::sort_by_port() {
  const auto key = [](const Row& row) { return std::pair(row.from != row.to, row.from); };
  for (auto* rows : {&tcp, &udp})
    std::stable_sort(rows->begin(), rows->end(), [&](const Row& a, const Row& b) { return key(a) < key(b); });
}

template <class Row>
const std::vector<Row>& FilterRows<Row>::for_protocol(IpProtocol protocol) const {
  if (protocol == IpProtocol::tcp) return tcp;
  return protocol == IpProtocol::udp ? udp : others;
}

SecurityGroupTable::SecurityGroupTable(const std::vector<SecurityGroupRule>& rules) {
  for (std::uint32_t i = 0; i < rules.size(); ++i) {
    const auto& [traffic, source, id] = rules[i];
    if (const auto* block = std::get_if<IpBlock>(&source)) {
      if (block->is_v6())
        ipv6_.add(*block, traffic, true);
      else
        ipv4_.add(*block, traffic, true);
    }
    const auto* reference = std::get_if<SecurityGroupReference>(&source);
    if (reference && reference->group) references_.push_back(i);
  }
  ipv4_.sort_by_port();
  ipv6_.sort_by_port();
}

bool SecurityGroupTable::admits(const Packet& packet, const Ip& remote) const {
  return remote.is_v6() ? admitted(ipv6_, packet, remote) : admitted(ipv4_, packet, remote);
}

NetworkAclTable::NetworkAclTable(const std::vector<NetworkAclEntry>& entries) {
  for (const NetworkAclEntry& entry : entries) {
    if (entry.cidr.is_v6())
      ipv6_.add(entry.cidr, entry.traffic, entry.allow);
    else
      ipv4_.add(entry.cidr, entry.traffic, entry.allow);
  }
}

bool NetworkAclTable::allows(const Packet& packet, const Ip& remote) const {
  return remote.is_v6() ? allowed(ipv6_, packet, remote) : allowed(ipv4_, packet, remote);
}

}  // namespace vpcsim::network
