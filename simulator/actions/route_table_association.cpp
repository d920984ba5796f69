#include <algorithm>

#include "simulator/actions/gateway_route_table.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/actions/route_table.hpp"

namespace vpcsim {
namespace {

/// The table that has the association, and the association in it.
struct Place {
  const RouteTable& table;
  const RouteTableAssociation& association;
};

/// Throws InvalidAssociationID.NotFound.
Place get_association(const Region& region, const std::string& id_text) {
  auto id = RouteTableAssociationId::parse(id_text);
  for (const RouteTable& table :
       region.route_tables.with("association.route-table-association-id", id_text)) {
    for (const RouteTableAssociation& association : table.associations) {
      if (association.id == id) return {table, association};
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

/// A new association of the table with what `like` is one of.
RouteTableAssociationId add_association(Region& region, RouteTableId table, RouteTableAssociation like) {
  like.id = region.ids.id<RouteTableAssociationId>();
  region.route_tables.update(table, [&](RouteTable& changed) { changed.associations.push_back(like); });
  return like.id;
}

[[noreturn]] void refuse_different_networks(const RouteTable& table, std::string_view kind,
                                            const std::string& id) {
  refuse("InvalidParameterValue", "route table {} and {} {} belong to different networks", table.id.text(),
         kind, id);
}

[[noreturn]] void refuse_conflict(const RouteTable& table) {
  refuse("Resource.AlreadyAssociated",
         "the specified association for route table {} conflicts with an existing association",
         table.id.text());
}

RouteTableAssociationId associate_subnet(Region& region, const RouteTable& table,
                                         const std::string& id_text) {
  const Subnet& subnet = region.subnets.get(id_text);
  if (subnet.vpc != table.vpc) refuse_different_networks(table, "subnet", subnet.id.text());
  for (const RouteTableAssociation& own : table.associations) {
    if (own.subnet == subnet.id) return own.id;  // asked for twice
  }
  if (subnet.route_table) refuse_conflict(table);
  const RouteTableId table_id = table.id;
  const SubnetId subnet_id = subnet.id;
  set_route_table(region, subnet_id, table_id);
  return add_association(region, table_id, {.id = {}, .subnet = subnet_id});
}

RouteTableAssociationId associate_gateway(WriteCall& call, const RouteTable& table,
                                          const std::string& id_text) {
  const EdgeGateway gateway = edge_gateway(call.read(), table, id_text);
  for (const RouteTableAssociation& own : table.associations) {
    if (own.gateway == gateway) return own.id;  // asked for twice
  }
  if (gateway_route_table_of(call.region, gateway) != nullptr) refuse_conflict(table);
  check_may_be_gateway_route_table(call.region, table);
  return add_association(call.region, table.id, {.id = {}, .subnet = {}, .gateway = gateway});
}

ec2::AssociateRouteTableResult associate_route_table(WriteCall& call,
                                                     const ec2::AssociateRouteTableRequest& request) {
  if (request.subnet_id.has_value() == request.gateway_id.has_value()) {
    throw ApiError(request.subnet_id ? "InvalidParameterCombination" : "MissingParameter",
                   "The request must contain exactly one of subnetId or gatewayId");
  }
  const RouteTable& table = call.region.route_tables.get(request.route_table_id);
  const RouteTableAssociationId id = request.subnet_id
                                         ? associate_subnet(call.region, table, *request.subnet_id)
                                         : associate_gateway(call, table, *request.gateway_id);
  return {id.text(), {}};
}

ec2::ReturnResult disassociate_route_table(WriteCall& call,
                                           const ec2::DisassociateRouteTableRequest& request) {
  auto [table, association] = get_association(call.region, request.association_id);
  if (association.is_main()) {
    refuse("InvalidParameterValue", "cannot disassociate the main route table association {}",
           request.association_id);
  }
  const RouteTableAssociation removed = association;
  const RouteTableId table_id = table.id;
  if (removed.subnet) set_route_table(call.region, *removed.subnet, std::nullopt);
  remove_association(call.region, table_id, removed.id);
  return {};
}

/// What may become of `to` when it takes over an association of `from`.
void check_may_take_over(const Region& region, const RouteTable& from, const RouteTable& to,
                         const RouteTableAssociation& association) {
  if (from.vpc != to.vpc) {
    if (association.subnet) refuse_different_networks(to, "subnet", association.subnet->text());
    if (association.gateway) refuse_different_networks(to, "network gateway", text(*association.gateway));
    refuse_different_networks(to, "network", from.vpc.text());
  }
  if (association.gateway) check_may_be_gateway_route_table(region, to);
  if (association.is_main() && is_gateway_route_table(to)) {
    refuse("InvalidParameterValue",
           "Route table {} is associated with a gateway and cannot be the main route table", to.id.text());
  }
}

/// The association moves to another table and gets a new id. Moving the main one makes that table the main
/// one.
ec2::ReplaceRouteTableAssociationResult replace_route_table_association(
    WriteCall& call, const ec2::ReplaceRouteTableAssociationRequest& request) {
  auto [from, association] = get_association(call.region, request.association_id);
  const RouteTable& to = call.region.route_tables.get(request.route_table_id);
  check_may_take_over(call.region, from, to, association);
  const RouteTableAssociation moved = association;
  const RouteTableId from_id = from.id, to_id = to.id;
  const VpcId vpc = to.vpc;
  remove_association(call.region, from_id, moved.id);
  if (moved.subnet) set_route_table(call.region, *moved.subnet, to_id);
  if (moved.is_main()) {
    call.region.vpcs.update(vpc, [&](Vpc& changed) { changed.main_route_table = to_id; });
  }
  return {add_association(call.region, to_id, moved).text(), {}};
}

}  // namespace

void forget_subnet(Region& region, const Subnet& subnet) {
  if (!subnet.route_table) return;
  region.route_tables.update(*subnet.route_table, [&](RouteTable& changed) {
    std::erase_if(changed.associations,
                  [&](const RouteTableAssociation& own) { return own.subnet == subnet.id; });
  });
}

Actions route_table_association_actions() {
  return {
      action<associate_route_table>("Associates a subnet or a gateway with a route table"),
      action<disassociate_route_table>(
          "Gives a subnet back to its VPC's main route table, or ends a gateway's association"),
      action<replace_route_table_association>(
          "Moves a subnet, a gateway or the main association to another route table"),
  };
}

}  // namespace vpcsim
