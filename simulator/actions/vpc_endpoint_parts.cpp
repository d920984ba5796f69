#include "simulator/actions/vpc_endpoint_parts.hpp"

#include <algorithm>
#include <stdexcept>

#include "simulator/actions/address.hpp"
#include "simulator/actions/gateway_route_table.hpp"
#include "simulator/actions/network_interface.hpp"
#include "simulator/actions/route.hpp"
#include "simulator/actions/route_destination.hpp"
#include "simulator/actions/vpc_endpoint_address_type.hpp"
#include "simulator/actions/vpc_endpoint_service.hpp"

namespace vpcsim {
namespace {

using EndpointType = ec2::VpcEndpointType;

template <class Value>
bool contains(const std::vector<Value>& values, const Value& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

/// The list of the addresses that a gateway endpoint leads to: AWS's, of the service's name.
PrefixListId prefix_list_of(const Region& region, const VpcEndpoint& endpoint) {
  for (const PrefixList& list : region.prefix_lists.with("prefix-list-name", endpoint.service_name)) {
    if (list.is_aws) return list.id;
  }
  throw std::logic_error("a region without the prefix list of " + endpoint.service_name);
}

/// Throws RouteLimitExceeded, as for any other route.
void check_quota(const ReadCall& call, const RouteTable& table, PrefixListId list) {
  const AddressFamily family = family_of(call, list);
  if (static_weight(call, table, family) + weight_of(call, list) <= call.settings.quotas.routes_per_table)
    return;
  refuse("RouteLimitExceeded", "The maximum number of routes has been reached.");
}

bool leads_to(const Route& route, VpcEndpointId endpoint) {
  const auto* target = std::get_if<VpcEndpointId>(&route.target);
  return target != nullptr && *target == endpoint;
}

std::string_view zone_of(const Region& region, SubnetId subnet) {
  return region.subnets.get(subnet).availability_zone;
}

void check_zone_is_free(const Region& region, const VpcEndpoint& endpoint, SubnetId subnet) {
  for (const VpcEndpointPlace& place : endpoint.places) {
    if (zone_of(region, place.subnet) != zone_of(region, subnet)) continue;
    refuse("DuplicateSubnetsInSameZone",
           "Found another VPC endpoint subnet in the availability zone of {}. VPC endpoint subnets should be "
           "in different availability zones supported by the VPC endpoint service.",
           subnet.text());
  }
}

}  // namespace

void check_id_form(std::string_view id_text, std::string_view kind, std::string_view words,
                   std::string_view prefix) {
  auto is_alphanumeric = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); };
  std::string_view rest = id_text.starts_with(prefix) ? id_text.substr(prefix.size()) : std::string_view{};
  if (!rest.empty() && std::all_of(rest.begin(), rest.end(), is_alphanumeric)) return;
  refuse(
      fmt::format("Invalid{}Id.Malformed", kind),
      "Invalid {} Id: '{}' (expecting '{}...; the Id may only contain lowercase alphanumeric characters and "
      "a single dash')",
      words, id_text, prefix);
}

std::vector<RouteTableId> endpoint_route_tables(const ReadCall& call, VpcId vpc,
                                                const std::vector<std::string>& ids) {
  std::vector<RouteTableId> tables;
  for (const std::string& text : ids) {
    auto id = RouteTableId::parse(text);
    const RouteTable* table = id ? call.region.route_tables.find(*id) : nullptr;
    if (table == nullptr)
      refuse("InvalidRouteTableId.NotFound", "The routeTable ID '{}' does not exist", text);
    if (table->vpc != vpc) {
      refuse("InvalidParameter", "The route table {} does not belong to the VPC {}.", text, vpc.text());
    }
    if (!contains(tables, table->id)) tables.push_back(table->id);
  }
  return tables;
}

std::vector<SubnetId> endpoint_subnets(const ReadCall& call, VpcId vpc, const std::vector<std::string>& ids) {
  std::vector<SubnetId> subnets;
  for (const std::string& text : ids) {
    auto id = SubnetId::parse(text);
    const Subnet* subnet = id ? call.region.subnets.find(*id) : nullptr;
    if (subnet == nullptr) refuse("InvalidSubnetId.NotFound", "The subnet ID '{}' does not exist", text);
    if (subnet->vpc != vpc) {
      refuse("InvalidParameter", "The subnet {} does not belong to the VPC {}.", text, vpc.text());
    }
    subnets.push_back(subnet->id);
  }
  return subnets;
}

void add_route_tables(WriteCall& call, VpcEndpoint& endpoint, const std::vector<RouteTableId>& tables) {
  if (tables.empty()) return;
  const PrefixListId list = prefix_list_of(call.region, endpoint);
  for (const RouteTableId& id : tables) {
    if (contains(endpoint.route_tables, id)) continue;
    const auto& routes = call.region.route_tables.get(id).routes;
    if (std::any_of(routes.begin(), routes.end(),
                    [&](const Route& route) { return route.destination == RouteDestination(list); })) {
      refuse("RouteAlreadyExists", "route table {} already has a route with destination-prefix-list-id {}",
             id.text(), list.text());
    }
    const RouteTable& table = call.region.route_tables.get(id);
    if (is_gateway_route_table(table)) check_gateway_route(call.region, table, list, endpoint.id);
    check_quota(call.read(), table, list);
    call.region.route_tables.update(id, [&](RouteTable& changed) {
      changed.routes.push_back({.destination = list, .target = endpoint.id});
    });
    endpoint.route_tables.push_back(id);
  }
}

void remove_route_tables(WriteCall& call, VpcEndpoint& endpoint, const std::vector<RouteTableId>& tables) {
  for (const RouteTableId& id : tables) {
    if (!contains(endpoint.route_tables, id)) continue;
    call.region.route_tables.update(id, [&](RouteTable& table) {
      std::erase_if(table.routes, [&](const Route& route) { return leads_to(route, endpoint.id); });
    });
    std::erase(endpoint.route_tables, id);
  }
}

std::vector<SubnetAddresses> subnet_addresses(const ReadCall& call, const VpcEndpoint& endpoint,
                                              const std::vector<ec2::SubnetConfiguration>& configurations) {
  std::vector<SubnetAddresses> all;
  for (const ec2::SubnetConfiguration& configuration : configurations) {
    if (!configuration.subnet_id) refuse_missing("subnetId");
    check_id_form(*configuration.subnet_id, "Subnet", "Subnet", "subnet-");
    SubnetAddresses picked{endpoint_subnets(call, endpoint.vpc, {*configuration.subnet_id}).front(), {}, {}};
    if (configuration.ipv4) picked.ipv4 = parse_address(*configuration.ipv4, "ipv4");
    if (configuration.ipv6) picked.ipv6 = parse_ipv6_address(*configuration.ipv6);
    if ((picked.ipv4 && !has_ipv4(endpoint.address_type)) ||
        (picked.ipv6 && !has_ipv6(endpoint.address_type))) {
      refuse("InvalidParameter", "The address {} does not match the IP address type {}.",
             picked.ipv6 && !has_ipv6(endpoint.address_type) ? picked.ipv6->text() : picked.ipv4->text(),
             name_of(endpoint.address_type));
    }
    all.push_back(picked);
  }
  return all;
}

void check_has_subnets(const std::vector<SubnetAddresses>& addresses, const std::vector<SubnetId>& subnets) {
  for (const SubnetAddresses& picked : addresses) {
    if (contains(subnets, picked.subnet)) continue;
    refuse("InvalidParameter", "The subnet {} is configured but is not one of the VPC endpoint's subnets.",
           picked.subnet.text());
  }
}

namespace {

NetworkInterfaceId make_interface(WriteCall& call, const VpcEndpoint& endpoint,
                                  const SubnetAddresses& picked) {
  const bool to_load_balancer = endpoint.type == EndpointType::gateway_load_balancer;
  NewNetworkInterface wanted{
      .subnet = picked.subnet,
      .addresses = {.primary = picked.ipv4},
      .groups = endpoint.groups,
      .description = "VPC Endpoint Interface " + endpoint.id.text(),
      .interface_type = to_load_balancer ? "gateway_load_balancer_endpoint" : "vpc_endpoint"};
  if (picked.ipv6) wanted.ipv6.addresses = {*picked.ipv6};
  if (!picked.ipv6 && has_ipv6(endpoint.address_type)) wanted.ipv6.drawn_addresses = 1;
  return make_network_interface(call, std::move(wanted));
}

}  // namespace

void add_subnets(WriteCall& call, VpcEndpoint& endpoint, const std::vector<SubnetId>& subnets,
                 const std::vector<SubnetAddresses>& addresses) {
  for (const SubnetId& subnet : subnets) {
    check_zone_is_free(call.region, endpoint, subnet);
    check_subnet_addressing(call.region.subnets.get(subnet), endpoint.address_type);
    auto picked = std::find_if(addresses.begin(), addresses.end(),
                               [&](const SubnetAddresses& own) { return own.subnet == subnet; });
    endpoint.places.push_back(
        {subnet, make_interface(call, endpoint,
                                picked == addresses.end() ? SubnetAddresses{subnet, {}, {}} : *picked)});
  }
}

void replace_interfaces(WriteCall& call, VpcEndpoint& endpoint,
                        const std::vector<SubnetAddresses>& addresses) {
  for (const SubnetAddresses& picked : addresses) {
    for (VpcEndpointPlace& place : endpoint.places) {
      if (place.subnet != picked.subnet) continue;
      delete_network_interface(call, place.network_interface);
      place.network_interface = make_interface(call, endpoint, picked);
    }
  }
}

void remove_subnets(WriteCall& call, VpcEndpoint& endpoint, const std::vector<SubnetId>& subnets) {
  std::erase_if(endpoint.places, [&](const VpcEndpointPlace& place) {
    if (!contains(subnets, place.subnet)) return false;
    delete_network_interface(call, place.network_interface);
    return true;
  });
}

void set_groups(WriteCall& call, VpcEndpoint& endpoint, std::vector<SecurityGroupId> groups) {
  endpoint.groups = std::move(groups);
  for (const VpcEndpointPlace& place : endpoint.places) {
    call.region.network_interfaces.update(
        place.network_interface, [&](NetworkInterface& interface) { interface.groups = endpoint.groups; });
  }
}

void enable_private_dns(const ReadCall& call, VpcEndpoint& endpoint) {
  std::string name;
  for (const OfferedService& service : services_named(call, endpoint.service_name)) {
    if (service.type != endpoint.type) continue;
    if (service.private_dns_unverified) {
      refuse("InvalidParameter",
             "Private DNS can't be enabled because the service {} has not verified the private DNS name.",
             endpoint.service_name);
    }
    name = service.private_dns_name;
  }
  if (name.empty()) {
    refuse("InvalidParameter",
           "Private DNS can't be enabled because the service {} does not provide a private DNS name.",
           endpoint.service_name);
  }
  const Vpc& vpc = call.region.vpcs.get(endpoint.vpc);
  if (!vpc.enable_dns_support || !vpc.enable_dns_hostnames) {
    refuse("InvalidParameter",
           "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to "
           "true for {}",
           vpc.id.text());
  }
  for (const VpcEndpoint& other : call.region.vpc_endpoints.with("living vpc-id", vpc.id)) {
    if (other.id == endpoint.id || other.private_dns_name != name) continue;
    refuse(
        "InvalidParameter",
        "private-dns-enabled cannot be set because there is already a conflicting DNS domain for {} in the "
        "VPC {}",
        name, vpc.id.text());
  }
  endpoint.private_dns_enabled = true;
  endpoint.private_dns_name = name;
}

void release_parts(WriteCall& call, VpcEndpoint& endpoint) {
  remove_route_tables(call, endpoint, std::vector(endpoint.route_tables));
  for (const VpcEndpointPlace& place : endpoint.places) {
    delete_network_interface(call, place.network_interface);
  }
  endpoint.places.clear();
  endpoint.groups.clear();
  endpoint.private_dns_enabled = false;
  endpoint.private_dns_name.clear();
}

}  // namespace vpcsim
