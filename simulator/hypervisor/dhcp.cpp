#include "simulator/hypervisor/dhcp.hpp"

#include "simulator/dns_name.hpp"

namespace vpcsim::hypervisor {
namespace {

using protocol::Ip;

/// nullptr if the VPC's set doesn't have it, or the VPC has no set.
const DhcpOption* find_option(const Region& region, const Instance& instance, std::string_view name) {
  const Vpc& vpc = region.vpcs.get(instance.vpc);
  const DhcpOptions* options = vpc.dhcp_options ? region.dhcp_options.find(*vpc.dhcp_options) : nullptr;
  if (options == nullptr) return nullptr;
  for (const DhcpOption& option : options->configurations) {
    if (option.name == name) return &option;
  }
  return nullptr;
}

/// Where Amazon's resolver is, seen from the instance's subnet.
Ip amazon_provided_dns(const Region& region, const Instance& instance) {
  if (region.subnets.get(instance.subnet).cidr) return resolver_address(region.vpcs.get(instance.vpc));
  return protocol::Ipv6{0xfd00'0ec2'0000'0000, 0x253};
}

}  // namespace

Ipv4 resolver_address(const Vpc& vpc) {
  return vpc.cidrs.front().cidr.first().plus(2);
}

std::vector<Ip> name_servers(const Region& region, const Instance& instance) {
  std::vector<Ip> servers;
  const DhcpOption* option = find_option(region, instance, "domain-name-servers");
  if (option == nullptr) return servers;
  for (const std::string& value : option->values) {
    if (value == "AmazonProvidedDNS") {
      servers.push_back(amazon_provided_dns(region, instance));
    } else if (auto address = Ip::parse(value)) {
      servers.push_back(*address);
    }
  }
  return servers;
}

std::string search_domain(const Region& region, const Instance& instance) {
  const DhcpOption* option = find_option(region, instance, "domain-name");
  return option == nullptr ? "" : option->values.front();
}

std::string resolv_conf(const Region& region, const Instance& instance) {
  std::string text;
  for (const Ip& server : name_servers(region, instance)) text += "nameserver " + server.text() + "\n";
  const std::string domain = search_domain(region, instance);
  if (!domain.empty()) text += "search " + domain + "\n";
  return text;
}

std::string host_name(const Region& region, const Instance& instance) {
  const NetworkInterface& primary = region.network_interfaces.get(instance.primary_interface);
  const bool by_id = primary.addresses.empty() ||
                     instance.private_dns_name_options.hostname_type == ec2::HostnameType::resource_name;
  std::string name = by_id ? resource_dns_name(region.home.region, instance.id.text())
                           : private_dns_name(region.home.region, primary.primary_address()->private_ip);
  const Vpc& vpc = region.vpcs.get(instance.vpc);
  if (vpc.enable_dns_support && vpc.enable_dns_hostnames) return name;
  const std::string domain = search_domain(region, instance);
  if (domain.empty() || domain.find(' ') != std::string::npos) return name;
  return name.substr(0, name.find('.')) + "." + domain;
}

}  // namespace vpcsim::hypervisor
