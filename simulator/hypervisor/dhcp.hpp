// What DHCP tells an instance besides its addresses: the options of its VPC's set (VPC user guide, "DHCP
// option sets in Amazon VPC").
#pragma once

#include <string>
#include <vector>

#include "protocol/ip.hpp"
#include "simulator/cloud.hpp"

namespace vpcsim::hypervisor {

/// Of instances that aren't terminated, as the rest of this file.
std::vector<protocol::Ip> name_servers(const Region& region, const Instance& instance);
/// What unqualified names are completed with; empty: nothing.
std::string search_domain(const Region& region, const Instance& instance);
/// Of /etc/resolv.conf.
std::string resolv_conf(const Region& region, const Instance& instance);

/// "ip-10-0-0-5.ec2.internal", or by the instance's id where its options say so. The set's own domain name
/// takes the place of Amazon's where Amazon's names don't resolve.
std::string host_name(const Region& region, const Instance& instance);

/// The VPC's base address plus two.
protocol::Ipv4 resolver_address(const Vpc& vpc);

}  // namespace vpcsim::hypervisor
