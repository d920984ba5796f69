#pragma once

#include <array>
#include <variant>

#include "protocol/ipv6.hpp"
#include "simulator/idempotency.hpp"
#include "simulator/index_keys.hpp"
#include "simulator/state/common.hpp"

namespace vpcsim {

struct NetworkAclEntry {
  int rule_number = 0;  ///< 1..32766; 32767 is the final deny of IPv4, 32768 that of IPv6
  bool egress = false;
  bool allow = false;
  IpProtocol protocol;
  std::variant<Cidr, Ipv6Cidr> cidr;
  std::optional<PortRange> ports;  ///< TCP and UDP
  int icmp_type = -1, icmp_code = -1;

  bool is_ipv6() const { return std::holds_alternative<Ipv6Cidr>(cidr); }
};

/// Which subnets are under it, the subnets know (Subnet::network_acl).
struct NetworkAcl {
  NetworkAclId id;
  VpcId vpc;
  bool is_default = false;
  std::vector<NetworkAclEntry> entries;  ///< sorted by (egress, rule_number)
  Idempotency idempotency = {};
  Tags tags;

  static constexpr auto indexed = std::to_array<std::string_view>({"vpc-id"});
  void index(IndexKeys& keys) const { keys.add("vpc-id", vpc); }
};

}  // namespace vpcsim
