#include "protocol/ec2/nat_gateway_address.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(NatGatewayAddressesResult, MEMBER(nat_gateway_id, "NatGatewayId"),
             MEMBER(nat_gateway_addresses, "NatGatewayAddresses", .wire = "natGatewayAddressSet"));

VPCSIM_SHAPE(AssociateNatGatewayAddressRequest,
             MEMBER(nat_gateway_id, "NatGatewayId", .required = "natGatewayId"),
             MEMBER(allocation_ids, "AllocationIds", .wire = "AllocationId", .required = "allocationId"),
             MEMBER(private_ip_addresses, "PrivateIpAddresses", .wire = "PrivateIpAddress"),
             REFUSED("AvailabilityZone"), REFUSED("AvailabilityZoneId"));

VPCSIM_SHAPE(DisassociateNatGatewayAddressRequest,
             MEMBER(nat_gateway_id, "NatGatewayId", .required = "natGatewayId"),
             MEMBER(association_ids, "AssociationIds", .wire = "AssociationId", .required = "associationId"),
             MEMBER(max_drain_duration_seconds, "MaxDrainDurationSeconds"));

VPCSIM_SHAPE(AssignPrivateNatGatewayAddressRequest,
             MEMBER(nat_gateway_id, "NatGatewayId", .required = "natGatewayId"),
             MEMBER(private_ip_addresses, "PrivateIpAddresses", .wire = "PrivateIpAddress"),
             MEMBER(private_ip_address_count, "PrivateIpAddressCount"));

VPCSIM_SHAPE(UnassignPrivateNatGatewayAddressRequest,
             MEMBER(nat_gateway_id, "NatGatewayId", .required = "natGatewayId"),
             MEMBER(private_ip_addresses, "PrivateIpAddresses", .wire = "PrivateIpAddress",
                    .required = "privateIpAddress"),
             MEMBER(max_drain_duration_seconds, "MaxDrainDurationSeconds"));

}  // namespace vpcsim::ec2
