// What a cloud is started with: quotas, and how long AWS's asynchronous transitions take.
#pragma once

#include <cstddef>
#include <cstdint>

#include "protocol/cidr.hpp"

namespace vpcsim {

/// AWS's default quotas, per region unless the name says otherwise (facts, section 8).
struct Quotas {
  std::size_t vpcs = 5;
  std::size_t subnets_per_vpc = 200;
  std::size_t internet_gateways = 5;
  std::size_t egress_only_internet_gateways = 5;
  std::size_t vpn_gateways = 5;
  std::size_t prefix_lists = 100;
  std::size_t elastic_ips = 5;
  std::size_t nat_gateways_per_az = 5;
  std::size_t network_acls_per_vpc = 200;
  std::size_t network_acl_rules = 20;  ///< per direction, IPv4 and IPv6 apart, the final deny included
  std::size_t network_interfaces = 5000;
  std::size_t route_tables_per_vpc = 200;
  std::size_t routes_per_table = 50;  ///< per family, without local and propagated ones
  std::size_t security_groups = 2500;
  std::size_t rules_per_security_group = 60;  ///< per direction, IPv4 and IPv6 apart
  std::size_t security_groups_per_interface = 5;
  std::size_t active_peerings_per_vpc = 50;
  std::size_t outstanding_peering_requests = 25;
  std::size_t key_pairs = 5000;
  std::size_t tags_per_resource = 50;
  std::size_t gateway_endpoints = 20;
  std::size_t interface_endpoints_per_vpc = 50;  ///< those of gateway load balancers included
};

/// Milliseconds of virtual time. 0: the answer still shows the first state ("pending"), and the next call
/// finds the second.
struct Timing {
  std::int64_t peering_initiating = 0;
  std::int64_t peering_provisioning = 0;
  std::int64_t instance_pending = 0;
  std::int64_t instance_stopping = 0;
  std::int64_t instance_shutting_down = 0;
  std::int64_t nat_gateway_pending = 0;
  std::int64_t nat_gateway_deleting = 0;
  std::int64_t security_group_associating = 0;
  std::int64_t security_group_disassociating = 0;
  std::int64_t vpc_endpoint_pending = 0;
  std::int64_t vpc_endpoint_deleting = 0;
  std::int64_t vpn_gateway_attaching = 0;
  std::int64_t vpn_gateway_detaching = 0;
  std::int64_t vpn_gateway_deleting = 0;
  std::int64_t prefix_list_changing = 0;
};

struct Settings {
  Quotas quotas;
  Timing timing;
  bool default_vpc = true;  ///< a region is born with one, as on AWS
  /// Public addresses are drawn from here. Reserved for benchmarks (RFC 2544): nobody's real address.
  protocol::Cidr public_ip_pool{protocol::Ipv4{198u << 24 | 18u << 16}, 15};
};

}  // namespace vpcsim
