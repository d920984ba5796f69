#include "protocol/ec2/network_insights_component.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(AnalysisComponent, MEMBER(id, "Id"), MEMBER(arn, "Arn"), MEMBER(name, "Name"));

VPCSIM_SHAPE(AnalysisAclRule, MEMBER(cidr, "Cidr"), MEMBER(egress, "Egress"), MEMBER(port_range, "PortRange"),
             MEMBER(protocol, "Protocol"), MEMBER(rule_action, "RuleAction"),
             MEMBER(rule_number, "RuleNumber"));

VPCSIM_SHAPE(AnalysisPacketHeader,
             MEMBER(destination_addresses, "DestinationAddresses", .wire = "destinationAddressSet",
                    .omit_if_empty = true),
             MEMBER(destination_port_ranges, "DestinationPortRanges", .wire = "destinationPortRangeSet",
                    .omit_if_empty = true),
             MEMBER(protocol, "Protocol"),
             MEMBER(source_addresses, "SourceAddresses", .wire = "sourceAddressSet", .omit_if_empty = true),
             MEMBER(source_port_ranges, "SourcePortRanges", .wire = "sourcePortRangeSet",
                    .omit_if_empty = true));

VPCSIM_SHAPE(AnalysisRouteTableRoute, MEMBER(destination_cidr, "DestinationCidr"),
             MEMBER(destination_prefix_list_id, "DestinationPrefixListId"),
             MEMBER(egress_only_internet_gateway_id, "EgressOnlyInternetGatewayId"),
             MEMBER(gateway_id, "GatewayId"), MEMBER(instance_id, "InstanceId"),
             MEMBER(nat_gateway_id, "NatGatewayId"), MEMBER(network_interface_id, "NetworkInterfaceId"),
             MEMBER(origin, "Origin"), MEMBER(transit_gateway_id, "TransitGatewayId"),
             MEMBER(vpc_peering_connection_id, "VpcPeeringConnectionId"), MEMBER(state, "State"),
             MEMBER(carrier_gateway_id, "CarrierGatewayId"), MEMBER(core_network_arn, "CoreNetworkArn"),
             MEMBER(local_gateway_id, "LocalGatewayId"));

VPCSIM_SHAPE(AnalysisSecurityGroupRule, MEMBER(cidr, "Cidr"), MEMBER(direction, "Direction"),
             MEMBER(security_group_id, "SecurityGroupId"), MEMBER(port_range, "PortRange"),
             MEMBER(prefix_list_id, "PrefixListId"), MEMBER(protocol, "Protocol"));

VPCSIM_SHAPE(TransitGatewayRouteTableRoute, MEMBER(destination_cidr, "DestinationCidr"),
             MEMBER(state, "State"), MEMBER(route_origin, "RouteOrigin"),
             MEMBER(prefix_list_id, "PrefixListId"), MEMBER(attachment_id, "AttachmentId"),
             MEMBER(resource_id, "ResourceId"), MEMBER(resource_type, "ResourceType"));

VPCSIM_SHAPE(AnalysisLoadBalancerListener, MEMBER(load_balancer_port, "LoadBalancerPort"),
             MEMBER(instance_port, "InstancePort"));

VPCSIM_SHAPE(AnalysisLoadBalancerTarget, MEMBER(address, "Address"),
             MEMBER(availability_zone, "AvailabilityZone"),
             MEMBER(availability_zone_id, "AvailabilityZoneId"), MEMBER(instance, "Instance"),
             MEMBER(port, "Port"));

VPCSIM_SHAPE(FirewallStatelessRule, MEMBER(rule_group_arn, "RuleGroupArn"),
             MEMBER(sources, "Sources", .wire = "sourceSet", .omit_if_empty = true),
             MEMBER(destinations, "Destinations", .wire = "destinationSet", .omit_if_empty = true),
             MEMBER(source_ports, "SourcePorts", .wire = "sourcePortSet", .omit_if_empty = true),
             MEMBER(destination_ports, "DestinationPorts", .wire = "destinationPortSet",
                    .omit_if_empty = true),
             MEMBER(protocols, "Protocols", .wire = "protocolSet", .omit_if_empty = true),
             MEMBER(rule_action, "RuleAction"), MEMBER(priority, "Priority"));

VPCSIM_SHAPE(FirewallStatefulRule, MEMBER(rule_group_arn, "RuleGroupArn"),
             MEMBER(sources, "Sources", .wire = "sourceSet", .omit_if_empty = true),
             MEMBER(destinations, "Destinations", .wire = "destinationSet", .omit_if_empty = true),
             MEMBER(source_ports, "SourcePorts", .wire = "sourcePortSet", .omit_if_empty = true),
             MEMBER(destination_ports, "DestinationPorts", .wire = "destinationPortSet",
                    .omit_if_empty = true),
             MEMBER(protocol, "Protocol"), MEMBER(rule_action, "RuleAction"), MEMBER(direction, "Direction"));

}  // namespace vpcsim::ec2
