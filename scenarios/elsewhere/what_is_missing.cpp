#include "scenarios/elsewhere/what_is_missing.hpp"

#include <map>
#include <optional>
#include <unordered_set>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace vpcsim::elsewhere {
namespace {

/// Kinds that every VPC has some of. Of other kinds there may be none.
bool is_in_every_vpc(std::string_view key) {
  return key == "Vpcs" || key == "Subnets" || key == "RouteTables" || key == "NetworkAcls" ||
         key == "SecurityGroups" || key == "NetworkInterfaces";
}

/// Kinds that no verdict depends on.
bool is_irrelevant(std::string_view key) {
  return key == "Addresses" || key == "DhcpOptions" || key == "FlowLogs" || key == "PrefixLists" ||
         key == "SecurityGroupRules" || key == "Volumes" || key == "KeyPairs" ||
         key.ends_with("CidrReservations");
}

void add_missing_kinds(const std::set<std::string, std::less<>>& keys, Purpose purpose,
                       std::vector<std::string>& notes) {
  std::vector<std::string> nouns, commands;
  visit_kinds([&](const auto& kind) {
    if (keys.contains(kind.key) || (purpose == Purpose::verdicts && is_irrelevant(kind.key))) return;
    if (is_in_every_vpc(kind.key)) {
      notes.push_back(fmt::format("no file with {}: aws ec2 {} prints them, and every VPC has some",
                                  kind.noun, kind.command));
      return;
    }
    nouns.emplace_back(kind.noun);
    // Two kinds may come from one call.
    if (commands.empty() || commands.back() != kind.command) commands.emplace_back(kind.command);
  });
  if (nouns.empty()) return;
  notes.push_back(fmt::format("no file with {}: taken for none (aws ec2 {})", fmt::join(nouns, ", "),
                              fmt::join(commands, ", ")));
}

void add_differences(const protocol::JsonDifferences& differences, std::vector<std::string>& notes) {
  const auto list = [](const std::map<std::string, std::size_t>& counts) {
    std::vector<std::string> parts;
    for (const auto& [name, count] : counts) parts.push_back(fmt::format("{} ({})", name, count));
    return fmt::format("{}", fmt::join(parts, ", "));
  };
  if (!differences.unknown.empty())
    notes.push_back("members that vpcsim doesn't know, and how often: " + list(differences.unknown));
  if (!differences.unknown_text.empty())
    notes.push_back("values that vpcsim doesn't know, taken for none: " + list(differences.unknown_text));
  if (!differences.missing.empty())
    notes.push_back("members that records lack, taken for empty, false or the usual: " +
                    list(differences.missing));
}

/// Ids that are named, by who names them first.
class References {
 public:
  References(const std::vector<DescribedHome>& homes, std::vector<std::string>& notes) : notes_(notes) {
    for (const DescribedHome& home : homes) remember(home.described);
  }

  void check(const Described& home) {
    for (const auto& subnet : home.subnets) names(subnet.subnet_id, subnet.vpc_id);
    for (const auto& table : home.route_tables) check(table);
    for (const auto& acl : home.network_acls) names(acl.network_acl_id, acl.vpc_id);
    for (const auto& group : home.security_groups) check(group);
    for (const auto& interface : home.network_interfaces) check(interface);
    for (const auto& gateway : home.nat_gateways) check(gateway);
    for (const auto& endpoint : home.vpc_endpoints) names(endpoint.vpc_endpoint_id, endpoint.vpc_id);
    for (const auto& gateway : home.transit_gateways) check(gateway);
    for (const auto& table : home.transit_gateway_route_tables) {
      if (!known_.contains(routes_key(table.transit_gateway_route_table_id))) {
        notes_.push_back(
            fmt::format("no file with the routes of {0}: aws ec2 search-transit-gateway-routes "
                        "--transit-gateway-route-table-id {0} --filters Name=state,Values=active,"
                        "blackhole > {0}.json",
                        table.transit_gateway_route_table_id));
      }
    }
  }

 private:
  static std::string routes_key(const std::string& table) { return "routes of " + table; }
  static std::string entries_key(const std::string& list) { return "entries of " + list; }

  void remember(const Described& described) {
    visit_kinds([&](const auto& kind) {
      for (const auto& record : described.*kind.list) known_.insert(record.*kind.id);
    });
    for (const auto& reservation : described.reservations) {
      for (const auto& instance : reservation.instances) known_.insert(instance.instance_id);
    }
    for (const auto& acl : described.network_acls) {
      for (const auto& association : acl.associations) known_.insert("ACL of " + association.subnet_id);
    }
    for (const auto& table : described.transit_gateway_routes)
      known_.insert(routes_key(table.transit_gateway_route_table_id));
    for (const auto& list : described.prefix_list_entries) known_.insert(entries_key(list.prefix_list_id));
  }

  void check(const ec2::RouteTable& table) {
    const std::string& owner = table.route_table_id;
    names(owner, table.vpc_id);
    for (const auto& association : table.associations) {
      if (association.subnet_id) names(owner, *association.subnet_id);
    }
    for (const ec2::Route& route : table.routes) {
      if (route.destination_prefix_list_id) needs_entries(owner, *route.destination_prefix_list_id);
      if (route.state != ec2::RouteState::active) continue;  // its target may well be gone
      for (const auto& target :
           {route.gateway_id, route.nat_gateway_id, route.vpc_peering_connection_id, route.transit_gateway_id,
            route.egress_only_internet_gateway_id, route.network_interface_id}) {
        if (target && *target != "local") names(owner, *target);
      }
    }
  }

  void check(const ec2::SecurityGroup& group) {
    names(group.group_id, group.vpc_id);
    for (const auto* permissions : {&group.ip_permissions, &group.ip_permissions_egress}) {
      for (const auto& permission : *permissions) {
        for (const auto& pair : permission.user_id_group_pairs)
          names(group.group_id, pair.group_id.value_or(""));
        for (const auto& list : permission.prefix_list_ids)
          needs_entries(group.group_id, list.prefix_list_id);
      }
    }
  }

  void check(const ec2::NetworkInterface& interface) {
    const std::string& owner = interface.network_interface_id;
    names(owner, interface.vpc_id);
    names(owner, interface.subnet_id);
    for (const auto& group : interface.groups) names(owner, group.group_id);
    if (interface.attachment && interface.attachment->instance_id) {
      names(owner, *interface.attachment->instance_id);
    }
  }

  void check(const ec2::NatGateway& gateway) {
    if (gateway.state != ec2::NatGatewayState::available) return;
    names(gateway.nat_gateway_id, gateway.subnet_id);
    for (const auto& address : gateway.nat_gateway_addresses) {
      if (address.network_interface_id) names(gateway.nat_gateway_id, *address.network_interface_id);
    }
  }

  void check(const ec2::TransitGateway& gateway) {
    for (const auto& table : {gateway.options.association_default_route_table_id,
                              gateway.options.propagation_default_route_table_id}) {
      if (table) names(gateway.transit_gateway_id, *table);
    }
  }

  void names(const std::string& owner, const std::string& id) {
    if (id.empty() || known_.contains(id) || !said_.insert(id).second) return;
    notes_.push_back(fmt::format("{} names {}, which is in no file", owner, id));
  }

  void needs_entries(const std::string& owner, const std::string& list) {
    const std::string key = entries_key(list);
    if (known_.contains(key) || !said_.insert(key).second) return;
    notes_.push_back(
        fmt::format("{0} names {1}, whose entries are in no file: aws ec2 "
                    "get-managed-prefix-list-entries --prefix-list-id {1} > {1}.json",
                    owner, list));
  }

  std::unordered_set<std::string> known_, said_;
  std::vector<std::string>& notes_;
};

}  // namespace

std::vector<std::string> what_is_missing(const std::set<std::string, std::less<>>& keys,
                                         const protocol::JsonDifferences& differences,
                                         const std::vector<DescribedHome>& homes, Purpose purpose) {
  std::vector<std::string> notes;
  add_missing_kinds(keys, purpose, notes);
  References references(homes, notes);
  for (const DescribedHome& home : homes) references.check(home.described);
  add_differences(differences, notes);
  return notes;
}

}  // namespace vpcsim::elsewhere
