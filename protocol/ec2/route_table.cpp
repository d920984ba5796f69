#include "protocol/ec2/route_table.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(RouteTableAssociationState, MEMBER(state, "State"));

VPCSIM_SHAPE(RouteTableAssociation, MEMBER(main, "Main"),
             MEMBER(route_table_association_id, "RouteTableAssociationId"),
             MEMBER(route_table_id, "RouteTableId"), MEMBER(subnet_id, "SubnetId"),
             MEMBER(gateway_id, "GatewayId"), MEMBER(association_state, "AssociationState"));

VPCSIM_SHAPE(PropagatingVgw, MEMBER(gateway_id, "GatewayId"));

VPCSIM_SHAPE(RouteTable, MEMBER(associations, "Associations", .wire = "associationSet"),
             MEMBER(propagating_vgws, "PropagatingVgws", .wire = "propagatingVgwSet"),
             MEMBER(route_table_id, "RouteTableId"), MEMBER(routes, "Routes", .wire = "routeSet"),
             MEMBER(tags, "Tags", .wire = "tagSet"), MEMBER(vpc_id, "VpcId"), MEMBER(owner_id, "OwnerId"));

VPCSIM_SHAPE(CreateRouteTableResult, MEMBER(route_table, "RouteTable"), MEMBER(client_token, "ClientToken"));
VPCSIM_SHAPE(CreateRouteTableRequest, MEMBER(vpc_id, "VpcId", .required = "vpcId"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"),
             MEMBER(client_token, "ClientToken"));

VPCSIM_SHAPE(DeleteRouteTableRequest, MEMBER(route_table_id, "RouteTableId", .required = "routeTableId"));

VPCSIM_SHAPE(DescribeRouteTablesResult, MEMBER(route_tables, "RouteTables", .wire = "routeTableSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeRouteTablesRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(route_table_ids, "RouteTableIds", .wire = "RouteTableId"),
             MEMBER(next_token, "NextToken"), MEMBER(max_results, "MaxResults"));

VPCSIM_SHAPE(AssociateRouteTableResult, MEMBER(association_id, "AssociationId"),
             MEMBER(association_state, "AssociationState"));
VPCSIM_SHAPE(AssociateRouteTableRequest, MEMBER(route_table_id, "RouteTableId", .required = "routeTableId"),
             MEMBER(subnet_id, "SubnetId"), MEMBER(gateway_id, "GatewayId"), REFUSED("PublicIpv4Pool"));

VPCSIM_SHAPE(DisassociateRouteTableRequest,
             MEMBER(association_id, "AssociationId", .required = "associationId"));

VPCSIM_SHAPE(ReplaceRouteTableAssociationResult, MEMBER(new_association_id, "NewAssociationId"),
             MEMBER(association_state, "AssociationState"));
VPCSIM_SHAPE(ReplaceRouteTableAssociationRequest,
             MEMBER(association_id, "AssociationId", .required = "associationId"),
             MEMBER(route_table_id, "RouteTableId", .required = "routeTableId"));

VPCSIM_SHAPE(EnableVgwRoutePropagationRequest, MEMBER(gateway_id, "GatewayId", .required = "gatewayId"),
             MEMBER(route_table_id, "RouteTableId", .required = "routeTableId"));

VPCSIM_SHAPE(DisableVgwRoutePropagationRequest, MEMBER(gateway_id, "GatewayId", .required = "gatewayId"),
             MEMBER(route_table_id, "RouteTableId", .required = "routeTableId"));

}  // namespace vpcsim::ec2
