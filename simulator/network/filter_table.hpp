// What security groups and network ACLs let through, laid out for verdicts: small rows side by side, split by
// what the packet speaks and by address family. They decide as security_group.hpp and network_acl.hpp do,
// and don't say which rule did.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "simulator/network/components.hpp"
#include "simulator/network/packet.hpp"

namespace vpcsim::network {

/// A block and its traffic. An address is one word, or the two halves of an IPv6 address.
template <class Word, std::size_t words>
struct FilterRow {
  using Address = std::array<Word, words>;

  Address first;
  Address mask;
  std::int32_t from = 0;  ///< ports; else the ICMP type, or `any`
  std::int32_t to = 0;    ///< ports; else the ICMP code, or `any`
  std::int16_t protocol = -1;
  bool allow = true;

  static constexpr std::int32_t any = -1;
  static Address address_of(const Ip& ip);

  bool contains(const Address& address) const {
    bool inside = true;
    for (std::size_t i = 0; i < words; ++i) inside &= (address[i] & mask[i]) == first[i];
    return inside;
  }
};

using Ipv4Row = FilterRow<std::uint32_t, 1>;
using Ipv6Row = FilterRow<std::uint64_t, 2>;

/// Rows in their list's order, once for each kind of packet that they may match.
template <class Row>
struct FilterRows {
  std::vector<Row> tcp, udp, others;

  void add(const IpBlock& block, const Traffic& traffic, bool allow);
  /// Where order doesn't matter: rows for one port stand first, by port.
  void sort_by_port();
  const std::vector<Row>& for_protocol(IpProtocol protocol) const;
};

/// A security group's rules in one direction, but for those that refer to groups: these are named.
class SecurityGroupTable {
 public:
  SecurityGroupTable() = default;
  explicit SecurityGroupTable(const std::vector<SecurityGroupRule>& rules);

  /// By a rule with a block. `remote` is the packet's source or destination.
  bool admits(const Packet& packet, const Ip& remote) const;
  /// Positions of the rules that refer to a group which the network has.
  const std::vector<std::uint32_t>& references() const { return references_; }

 private:
  FilterRows<Ipv4Row> ipv4_;  ///< sorted by port
  FilterRows<Ipv6Row> ipv6_;
  std::vector<std::uint32_t> references_;
};

/// A network ACL's entries in one direction, which stand in order of their numbers.
class NetworkAclTable {
 public:
  NetworkAclTable() = default;
  explicit NetworkAclTable(const std::vector<NetworkAclEntry>& entries);

  /// Whether every destination port of the packet passes.
  bool allows(const Packet& packet, const Ip& remote) const;

 private:
  FilterRows<Ipv4Row> ipv4_;
  FilterRows<Ipv6Row> ipv6_;
};

}  // namespace vpcsim::network
