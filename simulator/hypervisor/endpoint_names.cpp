#include "simulator/hypervisor/endpoint_names.hpp"

#include <string>

#include "simulator/actions/vpc_endpoint.hpp"

namespace vpcsim::hypervisor {
namespace {

using protocol::Ip;
using Records = ec2::DnsRecordIpType;

constexpr std::string_view endpoint_domain = ".vpce.amazonaws.com";

/// Whether `name` is `pattern`, which may begin with "*." for any labels.
bool matches(std::string_view name, std::string_view pattern) {
  if (!pattern.starts_with("*.")) return name == pattern;
  pattern.remove_prefix(1);
  return name.size() > pattern.size() && name.ends_with(pattern);
}

void add_addresses(const Region& region, const VpcEndpoint& endpoint, const VpcEndpointPlace& place,
                   std::vector<Ip>& addresses) {
  const NetworkInterface& interface = region.network_interfaces.get(place.network_interface);
  if (endpoint.dns_records != Records::ipv6 && !interface.addresses.empty())
    addresses.emplace_back(interface.primary_address()->private_ip);
  if (endpoint.dns_records != Records::ipv4 && !interface.ipv6_addresses.empty())
    addresses.emplace_back(interface.ipv6_addresses.front());
}

std::vector<Ip> all_addresses(const Region& region, const VpcEndpoint& endpoint) {
  std::vector<Ip> addresses;
  for (const VpcEndpointPlace& place : endpoint.places) add_addresses(region, endpoint, place, addresses);
  return addresses;
}

ec2::VpcEndpointState state_of(const ReadCall& call, const VpcEndpoint& endpoint) {
  return vpc_endpoint_state_at(endpoint, call.now, call.settings.timing);
}

/// "vpce-0123456789abcdef0" of a name that has the label "vpce-0123456789abcdef0-…".
std::optional<VpcEndpointId> endpoint_in(std::string_view name) {
  for (std::size_t start = 0; start < name.size();) {
    const std::string_view label = name.substr(start, name.find('.', start) - start);
    const auto dash = label.find('-', std::string_view("vpce-").size());
    if (auto id = dash == std::string_view::npos ? std::nullopt : VpcEndpointId::parse(label.substr(0, dash)))
      return id;
    start += label.size() + 1;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::vector<Ip>> private_endpoint_addresses(const ReadCall& call, const Vpc& vpc,
                                                          std::string_view name) {
  const auto endpoints = call.region.vpc_endpoints.with("living vpc-id of interface", vpc.id.text());
  for (const VpcEndpoint& endpoint : endpoints) {
    if (!endpoint.private_dns_enabled || !matches(name, endpoint.private_dns_name)) continue;
    if (state_of(call, endpoint) == ec2::VpcEndpointState::available)
      return all_addresses(call.region, endpoint);
  }
  return std::nullopt;
}

std::optional<std::vector<Ip>> endpoint_addresses(const ReadCall& call, std::string_view name) {
  if (!name.ends_with(endpoint_domain)) return std::nullopt;
  auto id = endpoint_in(name);
  std::string_view region_name = name.substr(0, name.size() - endpoint_domain.size());
  region_name = region_name.substr(region_name.rfind('.') + 1);
  if (!id) return std::nullopt;
  for (const auto& [home, region] : call.cloud.regions()) {
    const VpcEndpoint* endpoint = home.region == region_name ? region->vpc_endpoints.find(*id) : nullptr;
    if (endpoint == nullptr || state_of(call, *endpoint) != ec2::VpcEndpointState::available) continue;
    // The name of all zones comes first, then one for each place.
    const auto entries = dns_entries_of(*region, *endpoint, ec2::VpcEndpointState::available);
    if (entries.empty()) return std::nullopt;
    if (matches(name, entries.front().dns_name)) return all_addresses(*region, *endpoint);
    for (std::size_t i = 0; i < endpoint->places.size(); ++i) {
      if (!matches(name, entries[i + 1].dns_name)) continue;
      std::vector<Ip> addresses;
      add_addresses(*region, *endpoint, endpoint->places[i], addresses);
      return addresses;
    }
  }
  return std::nullopt;
}

}  // namespace vpcsim::hypervisor
