#pragma once

#include <array>

#include "protocol/ec2/vpc.hpp"
#include "protocol/ipv6.hpp"
#include "simulator/index_keys.hpp"
#include "simulator/persistent_map.hpp"
#include "simulator/state/common.hpp"

template <>
struct std::hash<vpcsim::protocol::Ipv4> {
  std::size_t operator()(const vpcsim::protocol::Ipv4& address) const noexcept { return address.bits; }
};

namespace vpcsim {

struct VpcCidr {
  CidrAssociationId association;
  Cidr cidr;
};

/// A block that AWS gave to the VPC: a /56 of Amazon's pool.
struct VpcIpv6Cidr {
  CidrAssociationId association;
  Ipv6Cidr cidr;
};

struct Vpc {
  VpcId id;
  std::vector<VpcCidr> cidrs;           ///< the primary one first; never empty
  std::vector<VpcIpv6Cidr> ipv6_cidrs;  ///< in the order of association
  DhcpOptionsId dhcp_options;
  ec2::Tenancy tenancy = ec2::Tenancy::default_;
  bool is_default = false;
  bool enable_dns_support = true;
  bool enable_dns_hostnames = false;
  bool enable_network_address_usage_metrics = false;
  RouteTableId main_route_table;
  SecurityGroupId default_security_group;
  NetworkAclId default_network_acl;
  Tags tags;
};

struct DhcpOptions {
  DhcpOptionsId id;
  Tags tags;
};

struct SubnetIpv6Cidr {
  SubnetCidrAssociationId association;
  Ipv6Cidr cidr;
};

struct Subnet {
  SubnetId id;
  VpcId vpc;
  Cidr cidr;
  std::vector<SubnetIpv6Cidr> ipv6_cidrs;
  std::string availability_zone;
  bool default_for_az = false;
  bool map_public_ip_on_launch = false;
  std::optional<RouteTableId> route_table;  ///< explicitly associated with; none: the VPC's main one
  NetworkAclId network_acl;
  NetworkAclAssociationId network_acl_association;
  /// Addresses that interfaces hold; AWS's five reserved ones are not in it.
  PersistentMap<Ipv4, NetworkInterfaceId> addresses;
  /// The same for IPv6.
  PersistentMap<Ipv6, NetworkInterfaceId> ipv6_addresses;
  Tags tags;

  static constexpr std::array<std::string_view, 1> indexed = {"vpc-id"};
  void index(IndexKeys& keys) const {
    keys.add("vpc-id", vpc);
    keys.add("network-acl-id", network_acl);
    keys.add("network-acl-association-id", network_acl_association);
  }
};

}  // namespace vpcsim
