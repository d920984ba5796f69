#include <algorithm>

#include "simulator/actions/prefix_list.hpp"
#include "simulator/actions/route.hpp"
#include "simulator/actions/rule_peer.hpp"
#include "simulator/actions/transit_gateway_route.hpp"

namespace vpcsim {
namespace {

bool refers_to(const RouteTable& table, PrefixListId list) {
  return std::any_of(table.routes.begin(), table.routes.end(),
                     [&](const Route& route) { return route.destination == RouteDestination(list); });
}

bool has_rule_of(const SecurityGroup& group, PrefixListId list, bool egress) {
  return std::any_of(group.rules.begin(), group.rules.end(), [&](const SecurityGroupRule& rule) {
    return rule.egress == egress && rule.peer == RulePeer(list);
  });
}

/// Calls `on_table(table)`, `on_transit_table(table)` and `on_group(group)`, each once for what refers to the
/// list.
template <class OnTable, class OnTransitTable, class OnGroup>
void visit_references(const Region& region, PrefixListId list, OnTable&& on_table,
                      OnTransitTable&& on_transit_table, OnGroup&& on_group) {
  for (const RouteTable& table : region.route_tables.with("route.destination-prefix-list-id", list)) {
    if (refers_to(table, list)) on_table(table);
  }
  for (const auto& table : region.transit_gateway_route_tables.with("prefix-list-id", list)) {
    on_transit_table(table);
  }
  for (const SecurityGroup& group : region.security_groups.with("ip-permission.prefix-list-id", list)) {
    if (has_rule_of(group, list, false)) on_group(group);
  }
  for (const SecurityGroup& group :
       region.security_groups.with("egress.ip-permission.prefix-list-id", list)) {
    if (has_rule_of(group, list, true) && !has_rule_of(group, list, false)) on_group(group);
  }
}

std::size_t count_referrers(const Region& region, PrefixListId list, PrefixListReferrer referrer) {
  switch (referrer) {
    case PrefixListReferrer::route_table:
      return region.route_tables.count_with("route.destination-prefix-list-id", list);
    case PrefixListReferrer::security_group:
      return region.security_groups.count_with("prefix-list-id", list);
    case PrefixListReferrer::transit_gateway_route_table:
      return region.transit_gateway_route_tables.count_with("prefix-list-id", list);
  }
  return 0;
}

}  // namespace

void check_reference_quota(const ReadCall& call, PrefixListId list, PrefixListReferrer referrer) {
  if (call.region.prefix_lists.get(list).is_aws) return;
  if (count_referrers(call.region, list, referrer) < call.settings.quotas.references_per_prefix_list) return;
  refuse("PrefixListReferenceLimitExceeded",
         "The maximum number of references to the prefix list ({}) has been reached.", list.text());
}

std::vector<std::string> references_to(const Region& region, PrefixListId list) {
  std::vector<std::string> ids;
  auto take = [&](const auto& row) { ids.push_back(row.id.text()); };
  visit_references(region, list, take, take, take);
  return ids;
}

std::vector<std::string> references_over_quota(const ReadCall& call, PrefixListId list) {
  const AddressFamily family = call.region.prefix_lists.get(list).family;
  std::vector<std::string> ids;
  visit_references(
      call.region, list,
      [&](const RouteTable& table) {
        if (static_weight(call, table, family) > call.settings.quotas.routes_per_table)
          ids.push_back(table.id.text());
      },
      [&](const TransitGatewayRouteTable& table) {
        if (static_routes_of(call, table.transit_gateway) > call.settings.quotas.routes_per_transit_gateway)
          ids.push_back(table.id.text());
      },
      [&](const SecurityGroup& group) {
        if (exceeds_rule_quota(call, group.rules, false) || exceeds_rule_quota(call, group.rules, true))
          ids.push_back(group.id.text());
      });
  return ids;
}

}  // namespace vpcsim
