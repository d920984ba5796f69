#include "simulator/snapshot/rows.hpp"

namespace vpcsim::snapshot {

VPCSIM_STORED_HERE(VpcCidr, association, cidr, since);
VPCSIM_STORED_HERE(VpcIpv6Cidr, association, cidr, since);
VPCSIM_STORED(Vpc, id, cidrs, ipv6_cidrs, former_cidrs, former_ipv6_cidrs, dhcp_options, tenancy, is_default,
              enable_dns_support, enable_dns_hostnames, enable_network_address_usage_metrics,
              main_route_table, default_security_group, default_network_acl, created, tags);
VPCSIM_STORED_HERE(DhcpOption, name, values);
VPCSIM_STORED(DhcpOptions, id, configurations, tags);
VPCSIM_STORED_HERE(SubnetIpv6Cidr, association, cidr, since);
VPCSIM_STORED(Subnet, id, vpc, cidr, ipv6_cidrs, former_ipv6_cidrs, availability_zone, default_for_az,
              map_public_ip_on_launch, assign_ipv6_address_on_creation, ipv6_native, enable_dns64,
              hostname_type, enable_resource_name_dns_a_record, enable_resource_name_dns_aaaa_record,
              route_table, network_acl, network_acl_association, addresses, ipv6_addresses, ipv6_prefixes,
              tags);
VPCSIM_STORED(SubnetCidrReservation, id, subnet, cidr, type, description, tags);

}  // namespace vpcsim::snapshot
