#include "protocol/ec2/vpc_cidr_block.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(AssociateVpcCidrBlockResult, MEMBER(ipv6_cidr_block_association, "Ipv6CidrBlockAssociation"),
             MEMBER(cidr_block_association, "CidrBlockAssociation"), MEMBER(vpc_id, "VpcId"));
VPCSIM_SHAPE(AssociateVpcCidrBlockRequest,
             MEMBER(amazon_provided_ipv6_cidr_block, "AmazonProvidedIpv6CidrBlock"),
             MEMBER(cidr_block, "CidrBlock"), MEMBER(vpc_id, "VpcId", .required = "vpcId"),
             MEMBER(ipv6_cidr_block_network_border_group, "Ipv6CidrBlockNetworkBorderGroup"),
             REFUSED("Ipv6Pool"), REFUSED("Ipv6CidrBlock"), REFUSED("Ipv4IpamPoolId"),
             REFUSED("Ipv4NetmaskLength"), REFUSED("Ipv6IpamPoolId"), REFUSED("Ipv6NetmaskLength"));

VPCSIM_SHAPE(DisassociateVpcCidrBlockResult, MEMBER(ipv6_cidr_block_association, "Ipv6CidrBlockAssociation"),
             MEMBER(cidr_block_association, "CidrBlockAssociation"), MEMBER(vpc_id, "VpcId"));
VPCSIM_SHAPE(DisassociateVpcCidrBlockRequest,
             MEMBER(association_id, "AssociationId", .required = "associationId"));

}  // namespace vpcsim::ec2
