#include "protocol/ec2/nat_gateway.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(NatGatewayAddress, MEMBER(allocation_id, "AllocationId"),
             MEMBER(network_interface_id, "NetworkInterfaceId"), MEMBER(private_ip, "PrivateIp"),
             MEMBER(public_ip, "PublicIp"), MEMBER(association_id, "AssociationId"),
             MEMBER(is_primary, "IsPrimary"), MEMBER(status, "Status"),
             MEMBER(failure_message, "FailureMessage"));

VPCSIM_SHAPE(NatGateway, MEMBER(create_time, "CreateTime"), MEMBER(delete_time, "DeleteTime"),
             MEMBER(failure_code, "FailureCode"), MEMBER(failure_message, "FailureMessage"),
             MEMBER(nat_gateway_addresses, "NatGatewayAddresses", .wire = "natGatewayAddressSet"),
             MEMBER(nat_gateway_id, "NatGatewayId"), MEMBER(state, "State"), MEMBER(subnet_id, "SubnetId"),
             MEMBER(vpc_id, "VpcId"), MEMBER(tags, "Tags", .wire = "tagSet"),
             MEMBER(connectivity_type, "ConnectivityType"));

VPCSIM_SHAPE(CreateNatGatewayResult, MEMBER(client_token, "ClientToken"), MEMBER(nat_gateway, "NatGateway"));
VPCSIM_SHAPE(CreateNatGatewayRequest, MEMBER(allocation_id, "AllocationId"),
             MEMBER(client_token, "ClientToken"), MEMBER(subnet_id, "SubnetId", .required = "subnetId"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"),
             MEMBER(connectivity_type, "ConnectivityType"), MEMBER(private_ip_address, "PrivateIpAddress"),
             MEMBER(secondary_allocation_ids, "SecondaryAllocationIds", .wire = "SecondaryAllocationId"),
             MEMBER(secondary_private_ip_addresses, "SecondaryPrivateIpAddresses",
                    .wire = "SecondaryPrivateIpAddress"),
             MEMBER(secondary_private_ip_address_count, "SecondaryPrivateIpAddressCount"),
             MEMBER(availability_mode, "AvailabilityMode"), REFUSED("VpcId"),
             REFUSED("AvailabilityZoneAddresses", .wire = "AvailabilityZoneAddress"));

VPCSIM_SHAPE(DeleteNatGatewayResult, MEMBER(nat_gateway_id, "NatGatewayId"));
VPCSIM_SHAPE(DeleteNatGatewayRequest, MEMBER(nat_gateway_id, "NatGatewayId", .required = "natGatewayId"));

VPCSIM_SHAPE(DescribeNatGatewaysResult, MEMBER(nat_gateways, "NatGateways", .wire = "natGatewaySet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeNatGatewaysRequest, MEMBER(filter, "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(nat_gateway_ids, "NatGatewayIds", .wire = "NatGatewayId"),
             MEMBER(next_token, "NextToken"));

}  // namespace vpcsim::ec2
