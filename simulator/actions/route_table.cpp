#include "simulator/actions/route_table.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/nouns.hpp"
#include "simulator/actions/route.hpp"
#include "simulator/describe.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {
namespace {

/// The table that has the association, and the association in it.
struct Place {
  const RouteTable& table;
  const RouteTableAssociation& association;
};

/// Throws InvalidAssociationID.NotFound.
Place get_association(const Region& region, std::string_view id_text) {
  auto id = RouteTableAssociationId::parse(id_text);
  for (const RouteTable& table : region.route_tables) {
    for (const RouteTableAssociation& association : table.associations) {
      if (id && association.id == *id) return {table, association};
    }
  }
  NotFound<RouteTableAssociationId>::refuse(id_text);
}

void remove_association(Region& region, RouteTableId table, RouteTableAssociationId id) {
  region.route_tables.update(table, [&](RouteTable& changed) {
    std::erase_if(changed.associations, [&](const RouteTableAssociation& own) { return own.id == id; });
  });
}

void set_route_table(Region& region, SubnetId subnet, std::optional<RouteTableId> table) {
  region.subnets.update(subnet, [&](Subnet& changed) { changed.route_table = table; });
}

/// `subnet`: none for the main association.
RouteTableAssociationId add_association(Region& region, RouteTableId table, std::optional<SubnetId> subnet) {
  RouteTableAssociation association{region.ids.id<RouteTableAssociationId>(), subnet};
  region.route_tables.update(table,
                             [&](RouteTable& changed) { changed.associations.push_back(association); });
  return association.id;
}

[[noreturn]] void refuse_different_networks(const RouteTable& table, std::string_view kind,
                                            const std::string& id) {
  refuse("InvalidParameterValue", "route table {} and {} {} belong to different networks", table.id.text(),
         kind, id);
}

}  // namespace

const RouteTable& effective_route_table(const Region& region, const Subnet& subnet) {
  return region.route_tables.get(subnet.route_table ? *subnet.route_table
                                                    : region.vpcs.get(subnet.vpc).main_route_table);
}

ec2::RouteTable to_record(const ReadCall& call, const RouteTable& table) {
  ec2::RouteTable record{.associations = {},
                         .propagating_vgws = {},
                         .route_table_id = table.id.text(),
                         .routes = {},
                         .tags = table.tags,
                         .vpc_id = table.vpc.text(),
                         .owner_id = call.caller().account};
  for (const RouteTableAssociation& association : table.associations) {
    ec2::RouteTableAssociation item{.main = !association.subnet,
                                    .route_table_association_id = association.id.text(),
                                    .route_table_id = table.id.text(),
                                    .subnet_id = {},
                                    .association_state = {}};
    if (association.subnet) item.subnet_id = association.subnet->text();
    record.associations.push_back(std::move(item));
  }
  for (const Route& route : table.routes) record.routes.push_back(to_record(call, table.vpc, route));
  return record;
}

void forget_subnet(Region& region, const Subnet& subnet) {
  if (!subnet.route_table) return;
  region.route_tables.update(*subnet.route_table, [&](RouteTable& changed) {
    std::erase_if(changed.associations,
                  [&](const RouteTableAssociation& own) { return own.subnet == subnet.id; });
  });
}

namespace {

/// A repeated call with the client token of an earlier one answers what that one made.
const RouteTable* find_twin(const Region& region, const ec2::CreateRouteTableRequest& request) {
  const std::string token = request.client_token.value_or("");
  if (token.empty()) return nullptr;
  for (const RouteTable& table : region.route_tables) {
    if (table.client_token != token) continue;
    if (table.vpc.text() == request.vpc_id) return &table;
    refuse("IdempotentParameterMismatch",
           "The client token you have provided is associated with a resource that was made with other "
           "parameters.");
  }
  return nullptr;
}

ec2::CreateRouteTableResult create_route_table(WriteCall& call, const ec2::CreateRouteTableRequest& request) {
  const Vpc& vpc = call.region.vpcs.get(request.vpc_id);
  if (const RouteTable* twin = find_twin(call.region, request)) {
    return {to_record(call.read(), *twin), request.client_token};
  }
  auto tags = tags_from(request.tag_specifications, "route-table", call.settings);
  auto siblings = std::count_if(call.region.route_tables.begin(), call.region.route_tables.end(),
                                [&](const RouteTable& other) { return other.vpc == vpc.id; });
  if (static_cast<std::size_t>(siblings) >= call.settings.quotas.route_tables_per_vpc) {
    refuse("RouteTableLimitExceeded", "The maximum number of route tables has been reached.");
  }
  RouteTable table{.id = call.region.ids.id<RouteTableId>(),
                   .vpc = vpc.id,
                   .routes = {},
                   .associations = {},
                   .client_token = request.client_token.value_or(""),
                   .tags = std::move(tags)};
  for (const VpcCidr& own : vpc.cidrs) table.routes.push_back({own.cidr, LocalTarget{}});
  call.region.route_tables.insert(table);
  return {to_record(call.read(), table), request.client_token};
}

ec2::ReturnResult delete_route_table(WriteCall& call, const ec2::DeleteRouteTableRequest& request) {
  const RouteTable& table = call.region.route_tables.get(request.route_table_id);
  if (!table.associations.empty()) {  // the main table has at least the main one
    refuse("DependencyViolation", "The routeTable '{}' has dependencies and cannot be deleted.",
           request.route_table_id);
  }
  const RouteTableId id = table.id;
  call.region.route_tables.erase(id);
  return {};
}

ec2::AssociateRouteTableResult associate_route_table(WriteCall& call,
                                                     const ec2::AssociateRouteTableRequest& request) {
  if (!request.subnet_id) {
    refuse("MissingParameter", "The request must contain exactly one of subnetId or gatewayId");
  }
  const RouteTable& table = call.region.route_tables.get(request.route_table_id);
  const Subnet& subnet = call.region.subnets.get(*request.subnet_id);
  if (subnet.vpc != table.vpc) refuse_different_networks(table, "subnet", subnet.id.text());
  for (const RouteTableAssociation& own : table.associations) {
    if (own.subnet == subnet.id) return {own.id.text(), {}};  // asked for twice
  }
  if (subnet.route_table) {
    refuse("Resource.AlreadyAssociated",
           "the specified association for route table {} conflicts with an existing association",
           table.id.text());
  }
  const RouteTableId table_id = table.id;
  const SubnetId subnet_id = subnet.id;
  set_route_table(call.region, subnet_id, table_id);
  return {add_association(call.region, table_id, subnet_id).text(), {}};
}

ec2::ReturnResult disassociate_route_table(WriteCall& call,
                                           const ec2::DisassociateRouteTableRequest& request) {
  auto [table, association] = get_association(call.region, request.association_id);
  if (!association.subnet) {
    refuse("InvalidParameterValue", "cannot disassociate the main route table association {}",
           request.association_id);
  }
  const RouteTableAssociation removed = association;
  set_route_table(call.region, *removed.subnet, std::nullopt);
  remove_association(call.region, table.id, removed.id);
  return {};
}

/// The association moves to another table and gets a new id. Moving the main one makes that table the main
/// one.
ec2::ReplaceRouteTableAssociationResult replace_route_table_association(
    WriteCall& call, const ec2::ReplaceRouteTableAssociationRequest& request) {
  auto [from, association] = get_association(call.region, request.association_id);
  const RouteTable& to = call.region.route_tables.get(request.route_table_id);
  if (from.vpc != to.vpc) {
    if (association.subnet) refuse_different_networks(to, "subnet", association.subnet->text());
    refuse_different_networks(to, "network", from.vpc.text());
  }
  const RouteTableAssociation moved = association;
  const RouteTableId from_id = from.id, to_id = to.id;
  const VpcId vpc = to.vpc;
  remove_association(call.region, from_id, moved.id);
  if (moved.subnet) {
    set_route_table(call.region, *moved.subnet, to_id);
  } else {
    call.region.vpcs.update(vpc, [&](Vpc& changed) { changed.main_route_table = to_id; });
  }
  return {add_association(call.region, to_id, moved.subnet).text(), {}};
}

using Values = std::vector<std::string>;

template <auto member>
Values of_associations(const ec2::RouteTable& table) {
  Values values;
  for (const auto& association : table.associations) values.push_back(association.*member);
  return values;
}
template <auto member>
Values of_routes(const ec2::RouteTable& table) {
  Values values;
  for (const auto& route : table.routes) {
    if (route.*member) values.push_back(*(route.*member));
  }
  return values;
}
/// Of what route tables can't have yet: the filter is known and finds nothing.
Values nothing(const ec2::RouteTable&) {
  return {};
}

constexpr std::array<FilterField<ec2::RouteTable>, 19> route_table_filters{{
    {"association.gateway-id", nothing},
    {"association.route-table-association-id",
     of_associations<&ec2::RouteTableAssociation::route_table_association_id>},
    {"association.route-table-id", of_associations<&ec2::RouteTableAssociation::route_table_id>},
    {"association.subnet-id",
     [](const ec2::RouteTable& table) {
       Values values;
       for (const auto& association : table.associations) {
         if (association.subnet_id) values.push_back(*association.subnet_id);
       }
       return values;
     }},
    {"association.main",
     [](const ec2::RouteTable& table) {
       Values values;
       for (const auto& association : table.associations)
         values.emplace_back(association.main ? "true" : "false");
       return values;
     }},
    {"owner-id", [](const ec2::RouteTable& table) { return Values{table.owner_id}; }},
    {"route-table-id", [](const ec2::RouteTable& table) { return Values{table.route_table_id}; }},
    {"route.destination-cidr-block",
     [](const ec2::RouteTable& table) {
       Values values;
       for (const auto& route : table.routes) values.push_back(route.destination_cidr_block);
       return values;
     }},
    {"route.destination-ipv6-cidr-block", nothing},
    {"route.destination-prefix-list-id", nothing},
    {"route.egress-only-internet-gateway-id", nothing},
    {"route.gateway-id", of_routes<&ec2::Route::gateway_id>},
    {"route.instance-id", of_routes<&ec2::Route::instance_id>},
    {"route.nat-gateway-id", of_routes<&ec2::Route::nat_gateway_id>},
    {"route.transit-gateway-id", nothing},
    {"route.origin",
     [](const ec2::RouteTable& table) {
       Values values;
       for (const auto& route : table.routes) values.emplace_back(name_of(route.origin));
       return values;
     }},
    {"route.state",
     [](const ec2::RouteTable& table) {
       Values values;
       for (const auto& route : table.routes) values.emplace_back(name_of(route.state));
       return values;
     }},
    {"route.vpc-peering-connection-id", of_routes<&ec2::Route::vpc_peering_connection_id>},
    {"vpc-id", [](const ec2::RouteTable& table) { return Values{table.vpc_id}; }},
}};

ec2::DescribeRouteTablesResult describe_route_tables(const ReadCall& call,
                                                     const ec2::DescribeRouteTablesRequest& request) {
  Selection selection{request.route_table_ids, request.filters, "RouteTableIds", request.max_results,
                      request.next_token};
  selection.page_max = 100;
  auto described = describe<ec2::RouteTable>(call.region.route_tables, selection, route_table_filters,
                                             [&](const RouteTable& table) { return to_record(call, table); });
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

Actions route_table_actions() {
  return {
      action<create_route_table>("Creates a route table with the local routes of its VPC"),
      action<delete_route_table>("Deletes a route table that nothing is associated with"),
      action<describe_route_tables>("Describes route tables, their associations and routes"),
      action<associate_route_table>("Associates a subnet with a route table"),
      action<disassociate_route_table>("Gives a subnet back to its VPC's main route table"),
      action<replace_route_table_association>(
          "Moves a subnet, or the main association, to another route table"),
  };
}

}  // namespace vpcsim
