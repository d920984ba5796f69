// What a transit gateway's route table holds at an instant, and searching it.
#include <algorithm>
#include <array>
#include <set>

#include "simulator/actions/nouns.hpp"
#include "simulator/actions/prefix_list.hpp"
#include "simulator/actions/transit_gateway_attachment.hpp"
#include "simulator/actions/transit_gateway_block.hpp"
#include "simulator/actions/transit_gateway_route.hpp"
#include "simulator/actions/transit_gateway_route_table.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"

namespace vpcsim {
namespace {

using Record = ec2::TransitGatewayRoute;
using Values = std::vector<std::string>;
using Routes = std::map<TransitGatewayBlock, Record>;

void add_prefix_list_routes(const ReadCall& call, const TransitGatewayRouteTable& table, Routes& routes) {
  for (const auto& [id, reference] : table.prefix_lists) {
    const PrefixList& list = get_prefix_list(call, id.text());
    for (const PrefixListEntry& entry : entries_at(list, call.now, call.settings.timing)) {
      const TransitGatewayBlock destination{entry.cidr};
      auto record = static_route_record(call, destination, reference.target);
      record.prefix_list_id = id.text();
      routes.emplace(destination, std::move(record));
    }
  }
}

/// Blocks of which none overlaps another.
class DisjointBlocks {
 public:
  /// False if the block overlaps one that is there.
  bool add(const TransitGatewayBlock& block) {
    // Next to each other in this order stand a block and those inside of it.
    auto next = blocks_.lower_bound(block);
    if (next != blocks_.end() && next->overlaps(block)) return false;
    if (next != blocks_.begin() && std::prev(next)->overlaps(block)) return false;
    blocks_.insert(next, block);
    return true;
  }

 private:
  std::set<TransitGatewayBlock> blocks_;
};

/// IPv6 blocks only if the attachment supports them.
std::vector<TransitGatewayBlock> blocks_of(const ReadCall& call, const AttachedVpc& attached) {
  std::vector<TransitGatewayBlock> blocks;
  const Vpc& vpc = call.region.vpcs.get(attached.vpc);
  for (const VpcCidr& own : vpc.cidrs) blocks.push_back({own.cidr});
  if (!attached.ipv6_support) return blocks;
  for (const VpcIpv6Cidr& own : vpc.ipv6_cidrs) blocks.push_back({own.cidr});
  return blocks;
}

/// A VPC's CIDR that overlaps one of a VPC attached earlier isn't propagated
/// (CreateTransitGatewayVpcAttachment).
void add_propagated_routes(const ReadCall& call, const TransitGatewayRouteTable& table, Routes& routes) {
  DisjointBlocks propagated;
  for (const auto& attachment : call.region.transit_gateway_attachments.with("propagates-to", table.id)) {
    // Of a Connect attachment, BGP would propagate routes: its sessions are down.
    if (!is_in_service(call, attachment) || attachment.vpc() == nullptr) continue;
    for (const TransitGatewayBlock& block : blocks_of(call, *attachment.vpc())) {
      if (!propagated.add(block)) continue;
      auto record = static_route_record(call, block, attachment.id);
      record.type = ec2::TransitGatewayRouteType::propagated;
      routes.emplace(block, std::move(record));
    }
  }
}

}  // namespace

Routes routes_of(const ReadCall& call, const TransitGatewayRouteTable& table) {
  Routes routes;
  for (const auto& [destination, target] : table.routes)
    routes.emplace(destination, static_route_record(call, destination, target));
  add_prefix_list_routes(call, table, routes);
  add_propagated_routes(call, table, routes);
  return routes;
}

namespace {

template <auto member>
Values of_attachments(const Record& record) {
  Values values;
  for (const auto& attachment : record.transit_gateway_attachments) values.push_back(attachment.*member);
  return values;
}

/// Decided by `search`, over the whole table.
Values searched(const Record& record) {
  return values_of(record.destination_cidr_block);
}

constexpr auto filters = std::to_array<FilterField<Record>>({
    {"attachment.resource-id", of_attachments<&ec2::TransitGatewayRouteAttachment::resource_id>},
    {"attachment.resource-type",
     [](const Record& record) {
       Values values;
       for (const auto& attachment : record.transit_gateway_attachments)
         values.emplace_back(name_of(attachment.resource_type));
       return values;
     }},
    {"attachment.transit-gateway-attachment-id",
     of_attachments<&ec2::TransitGatewayRouteAttachment::transit_gateway_attachment_id>},
    {"prefix-list-id", [](const Record& record) { return values_of(record.prefix_list_id); }},
    {"route-search.exact-match", searched},
    {"route-search.longest-prefix-match", searched},
    {"route-search.subnet-of-match", searched},
    {"route-search.supernet-of-match", searched},
    {"state", [](const Record& record) { return name_value(record.state); }},
    {"type", [](const Record& record) { return name_value(record.type); }},
});

bool is_search(const ec2::Filter& filter) {
  return filter.name.starts_with("route-search.");
}

TransitGatewayBlock wanted_block(const ec2::Filter& filter, const std::string& value) {
  auto block = parse_block_or_address(value);
  if (!block) {
    refuse("InvalidParameterValue", "Value ({}) for filter {} is invalid. This is not a valid CIDR block.",
           value, filter.name);
  }
  return *block;
}

/// The most specific route that matches all of the block.
std::optional<TransitGatewayBlock> longest_prefix(const Routes& routes, const TransitGatewayBlock& wanted) {
  std::optional<TransitGatewayBlock> longest;
  for (const auto& [destination, record] : routes) {
    if (destination.contains(wanted))
      longest = destination;  // wider blocks stand before those inside of them
  }
  return longest;
}

/// The destinations that one route-search filter leaves: those that any of its values finds.
std::set<TransitGatewayBlock> search(const Routes& routes, const ec2::Filter& filter) {
  std::set<TransitGatewayBlock> found;
  for (const std::string& value : filter.values) {
    const auto wanted = wanted_block(filter, value);
    if (filter.name == "route-search.longest-prefix-match") {
      if (auto longest = longest_prefix(routes, wanted)) found.insert(*longest);
      continue;
    }
    for (const auto& [destination, record] : routes) {
      bool matches = filter.name == "route-search.exact-match"       ? destination == wanted
                     : filter.name == "route-search.subnet-of-match" ? wanted.contains(destination)
                                                                     : destination.contains(wanted);
      if (matches) found.insert(destination);
    }
  }
  return found;
}

constexpr std::int32_t results_max = 1000;

ec2::SearchTransitGatewayRoutesResult search_transit_gateway_routes(
    const ReadCall& call, const ec2::SearchTransitGatewayRoutesRequest& request) {
  check_filters<Record>(request.filters, filters);
  check_page({{}, request.filters, "", request.max_results});
  const auto& table = get_transit_gateway_route_table(call, request.transit_gateway_route_table_id);
  const Routes all = routes_of(call, table);
  Routes found = all;
  std::vector<ec2::Filter> others;
  for (const ec2::Filter& filter : request.filters) {
    if (!is_search(filter)) {
      others.push_back(filter);
      continue;
    }
    const auto kept = search(all, filter);
    std::erase_if(found, [&](const auto& route) { return !kept.contains(route.first); });
  }
  ec2::SearchTransitGatewayRoutesResult result;
  const auto limit = static_cast<std::size_t>(request.max_results.value_or(results_max));
  for (auto& [destination, record] : found) {
    if (!matches<Record>(record, others, filters)) continue;
    if (result.routes.size() == limit) {
      result.additional_routes_available = true;
      break;
    }
    result.routes.push_back(std::move(record));
  }
  return result;
}

}  // namespace

Actions transit_gateway_route_search_actions() {
  return {
      action<search_transit_gateway_routes>(
          "Searches a transit gateway's route table: static, prefix lists' and propagated routes"),
  };
}

}  // namespace vpcsim
