#pragma once

#include <array>
#include <variant>

#include "protocol/ec2/subnet.hpp"
#include "protocol/ec2/subnet_cidr_reservation.hpp"
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

/// Since when a block is being associated, or, of a former one, disassociated: what comes of it follows from
/// the passing of time (actions/vpc_cidr_block.hpp).
struct VpcCidr {
  CidrAssociationId association;
  Cidr cidr;
  Timestamp since;
};

/// A block that AWS gave to the VPC: a /56 of Amazon's pool.
struct VpcIpv6Cidr {
  CidrAssociationId association;
  Ipv6Cidr cidr;
  Timestamp since;
};

struct Vpc {
  VpcId id;
  std::vector<VpcCidr> cidrs;                ///< the primary one first; never empty
  std::vector<VpcIpv6Cidr> ipv6_cidrs = {};  ///< in the order of association
  std::vector<VpcCidr> former_cidrs = {};    ///< disassociated, and perhaps still described
  std::vector<VpcIpv6Cidr> former_ipv6_cidrs = {};
  std::optional<DhcpOptionsId> dhcp_options = {};  ///< none: "default", no options at all
  ec2::Tenancy tenancy = ec2::Tenancy::default_;
  bool is_default = false;
  bool enable_dns_support = true;
  bool enable_dns_hostnames = false;
  bool enable_network_address_usage_metrics = false;
  RouteTableId main_route_table = {};
  SecurityGroupId default_security_group = {};
  NetworkAclId default_network_acl = {};
  Timestamp created = {};
  Tags tags = {};

  static constexpr std::array<std::string_view, 4> indexed = {"is-default", "dhcp-options-id",
                                                              "cidr-block-association.association-id",
                                                              "ipv6-cidr-block-association.association-id"};
  void index(IndexKeys& keys) const {
    keys.add("is-default", std::string_view(is_default ? "true" : "false"));
    if (dhcp_options) keys.add("dhcp-options-id", *dhcp_options);
    if (!dhcp_options) keys.add("dhcp-options-id", std::string_view("default"));
    for (const auto* blocks : {&cidrs, &former_cidrs}) {
      for (const VpcCidr& own : *blocks) keys.add("cidr-block-association.association-id", own.association);
    }
    for (const auto* blocks : {&ipv6_cidrs, &former_ipv6_cidrs}) {
      for (const VpcIpv6Cidr& own : *blocks)
        keys.add("ipv6-cidr-block-association.association-id", own.association);
    }
  }
};

struct DhcpOption {
  std::string name;
  std::vector<std::string> values;
};

struct DhcpOptions {
  DhcpOptionsId id;
  std::vector<DhcpOption> configurations;  ///< names are unique
  Tags tags;
};

/// As VpcIpv6Cidr.
struct SubnetIpv6Cidr {
  SubnetCidrAssociationId association;
  Ipv6Cidr cidr;
  Timestamp since;
};

struct Subnet {
  SubnetId id;
  VpcId vpc;
  std::optional<Cidr> cidr;                            ///< none: IPv6 only
  std::vector<SubnetIpv6Cidr> ipv6_cidrs = {};         ///< AWS allows one
  std::vector<SubnetIpv6Cidr> former_ipv6_cidrs = {};  ///< disassociated, and perhaps still described
  std::string availability_zone;
  bool default_for_az = false;
  bool map_public_ip_on_launch = false;
  bool assign_ipv6_address_on_creation = false;
  bool ipv6_native = false;  ///< has no IPv4 block
  bool enable_dns64 = false;
  ec2::HostnameType hostname_type = ec2::HostnameType::ip_name;  ///< of what is launched here
  bool enable_resource_name_dns_a_record = false;
  bool enable_resource_name_dns_aaaa_record = false;
  std::optional<RouteTableId> route_table = {};  ///< explicitly associated with; none: the VPC's main one
  NetworkAclId network_acl;
  NetworkAclAssociationId network_acl_association;
  /// Addresses that interfaces hold; AWS's five reserved ones are not in it.
  PersistentMap<Ipv4, NetworkInterfaceId> addresses = {};
  /// The same for IPv6.
  PersistentMap<Ipv6, NetworkInterfaceId> ipv6_addresses = {};
  /// The /80s that interfaces were delegated, by their first addresses.
  PersistentMap<Ipv6, NetworkInterfaceId> ipv6_prefixes = {};
  Tags tags;

  static constexpr std::array<std::string_view, 2> indexed = {"vpc-id",
                                                              "ipv6-cidr-block-association.association-id"};
  void index(IndexKeys& keys) const {
    keys.add("vpc-id", vpc);
    keys.add("network-acl-id", network_acl);
    keys.add("network-acl-association-id", network_acl_association);
    for (const auto* blocks : {&ipv6_cidrs, &former_ipv6_cidrs}) {
      for (const SubnetIpv6Cidr& own : *blocks)
        keys.add("ipv6-cidr-block-association.association-id", own.association);
    }
  }
};

/// A part of a subnet whose addresses AWS doesn't draw.
struct SubnetCidrReservation {
  using Block = std::variant<Cidr, Ipv6Cidr>;
  SubnetCidrReservationId id;
  SubnetId subnet;
  Block cidr;
  ec2::SubnetCidrReservationType type = ec2::SubnetCidrReservationType::prefix;
  std::optional<std::string> description;
  Tags tags;

  static constexpr std::array<std::string_view, 1> indexed = {"subnet-id"};
  void index(IndexKeys& keys) const { keys.add("subnet-id", subnet); }
};

}  // namespace vpcsim
