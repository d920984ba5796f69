#include "scenarios/elsewhere/network_files.hpp"

#include <iterator>

#include "scenarios/elsewhere/what_is_missing.hpp"

namespace vpcsim::elsewhere {

NetworkFiles read_network_files(const std::filesystem::path& path) {
  Files files = read_files(path);
  const auto keys = files.keys;
  const auto differences = files.differences;
  NetworkFiles read{{}, std::move(files.notes)};
  read.homes = sort_into_homes(std::move(files), read.notes);
  auto missing = what_is_missing(keys, differences, read.homes);
  read.notes.insert(read.notes.end(), std::make_move_iterator(missing.begin()),
                    std::make_move_iterator(missing.end()));
  return read;
}

std::vector<network::Records> records_of(std::vector<DescribedHome> homes) {
  std::vector<network::Records> all;
  for (DescribedHome& home : homes) {
    Described& own = home.described;
    network::Records& records = all.emplace_back();
    records.region = home.region;
    records.vpcs = std::move(own.vpcs);
    records.subnets = std::move(own.subnets);
    records.route_tables = std::move(own.route_tables);
    records.network_acls = std::move(own.network_acls);
    records.security_groups = std::move(own.security_groups);
    records.internet_gateways = std::move(own.internet_gateways);
    records.nat_gateways = std::move(own.nat_gateways);
    records.vpc_peering_connections = std::move(own.vpc_peering_connections);
    records.network_interfaces = std::move(own.network_interfaces);
    records.reservations = std::move(own.reservations);
    records.flow_logs = std::move(own.flow_logs);
    records.prefix_lists = std::move(own.prefix_list_entries);
    records.egress_only_internet_gateways = std::move(own.egress_only_internet_gateways);
    records.vpn_gateways = std::move(own.vpn_gateways);
    records.vpc_endpoints = std::move(own.vpc_endpoints);
    records.transit_gateways = std::move(own.transit_gateways);
    records.transit_gateway_attachments = std::move(own.transit_gateway_attachments);
    records.transit_gateway_vpc_attachments = std::move(own.transit_gateway_vpc_attachments);
    records.transit_gateway_route_tables = std::move(own.transit_gateway_route_tables);
    records.transit_gateway_routes = std::move(own.transit_gateway_routes);
    for (const VpcAttributes& attributes : own.vpc_attributes) {
      if (attributes.dns_support == false) records.vpcs_without_dns_support.push_back(attributes.vpc_id);
    }
  }
  return all;
}

}  // namespace vpcsim::elsewhere
