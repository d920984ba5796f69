#include "protocol/ec2/route.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(Route, MEMBER(destination_cidr_block, "DestinationCidrBlock"),
             MEMBER(destination_ipv6_cidr_block, "DestinationIpv6CidrBlock"),
             MEMBER(destination_prefix_list_id, "DestinationPrefixListId"),
             MEMBER(egress_only_internet_gateway_id, "EgressOnlyInternetGatewayId"),
             MEMBER(gateway_id, "GatewayId"), MEMBER(instance_id, "InstanceId"),
             MEMBER(instance_owner_id, "InstanceOwnerId"), MEMBER(nat_gateway_id, "NatGatewayId"),
             MEMBER(network_interface_id, "NetworkInterfaceId"), MEMBER(origin, "Origin"),
             MEMBER(state, "State"), MEMBER(transit_gateway_id, "TransitGatewayId"),
             MEMBER(vpc_peering_connection_id, "VpcPeeringConnectionId"));

VPCSIM_SHAPE(CreateRouteRequest, MEMBER(destination_cidr_block, "DestinationCidrBlock"),
             MEMBER(destination_ipv6_cidr_block, "DestinationIpv6CidrBlock"),
             MEMBER(destination_prefix_list_id, "DestinationPrefixListId"),
             MEMBER(egress_only_internet_gateway_id, "EgressOnlyInternetGatewayId"),
             MEMBER(gateway_id, "GatewayId"), MEMBER(instance_id, "InstanceId"),
             MEMBER(nat_gateway_id, "NatGatewayId"), MEMBER(network_interface_id, "NetworkInterfaceId"),
             MEMBER(route_table_id, "RouteTableId", .required = "routeTableId"),
             MEMBER(vpc_peering_connection_id, "VpcPeeringConnectionId"),
             MEMBER(vpc_endpoint_id, "VpcEndpointId"), MEMBER(transit_gateway_id, "TransitGatewayId"),
             REFUSED("LocalGatewayId"), REFUSED("CarrierGatewayId"), REFUSED("CoreNetworkArn"),
             REFUSED("OdbNetworkArn"));

VPCSIM_SHAPE(ReplaceRouteRequest, MEMBER(destination_cidr_block, "DestinationCidrBlock"),
             MEMBER(destination_ipv6_cidr_block, "DestinationIpv6CidrBlock"),
             MEMBER(destination_prefix_list_id, "DestinationPrefixListId"),
             MEMBER(egress_only_internet_gateway_id, "EgressOnlyInternetGatewayId"),
             MEMBER(gateway_id, "GatewayId"), MEMBER(instance_id, "InstanceId"),
             MEMBER(local_target, "LocalTarget"), MEMBER(nat_gateway_id, "NatGatewayId"),
             MEMBER(network_interface_id, "NetworkInterfaceId"),
             MEMBER(route_table_id, "RouteTableId", .required = "routeTableId"),
             MEMBER(vpc_peering_connection_id, "VpcPeeringConnectionId"),
             MEMBER(vpc_endpoint_id, "VpcEndpointId"), MEMBER(transit_gateway_id, "TransitGatewayId"),
             REFUSED("LocalGatewayId"), REFUSED("CarrierGatewayId"), REFUSED("CoreNetworkArn"),
             REFUSED("OdbNetworkArn"));

VPCSIM_SHAPE(DeleteRouteRequest, MEMBER(destination_cidr_block, "DestinationCidrBlock"),
             MEMBER(destination_ipv6_cidr_block, "DestinationIpv6CidrBlock"),
             MEMBER(destination_prefix_list_id, "DestinationPrefixListId"),
             MEMBER(route_table_id, "RouteTableId", .required = "routeTableId"));

}  // namespace vpcsim::ec2
