#pragma once

#include "protocol/ec2/vpc.hpp"
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

struct Vpc {
  VpcId id;
  std::vector<VpcCidr> cidrs;  ///< the primary one first; never empty
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

struct Subnet {
  SubnetId id;
  VpcId vpc;
  Cidr cidr;
  std::string availability_zone;
  bool default_for_az = false;
  bool map_public_ip_on_launch = false;
  std::optional<RouteTableId> route_table;  ///< explicitly associated with; none: the VPC's main one
  NetworkAclId network_acl;
  NetworkAclAssociationId network_acl_association;
  /// Addresses that interfaces hold; AWS's five reserved ones are not in it.
  PersistentMap<Ipv4, NetworkInterfaceId> addresses;
  Tags tags;
};

}  // namespace vpcsim
