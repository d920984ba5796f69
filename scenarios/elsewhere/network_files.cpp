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
    for (ListEntries& list : own.prefix_list_entries) {
      records.prefix_lists.push_back({std::move(list.prefix_list_id), std::move(list.entries)});
    }
  }
  return all;
}

}  // namespace vpcsim::elsewhere
