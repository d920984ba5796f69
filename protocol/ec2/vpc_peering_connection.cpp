#include "protocol/ec2/vpc_peering_connection.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(VpcPeeringConnectionStateReason, MEMBER(code, "Code"), MEMBER(message, "Message"));

VPCSIM_SHAPE(CidrBlock, MEMBER(cidr_block, "CidrBlock"));
VPCSIM_SHAPE(Ipv6CidrBlock, MEMBER(ipv6_cidr_block, "Ipv6CidrBlock"));

#define PEERING_OPTION_MEMBERS                                                     \
  MEMBER(allow_dns_resolution_from_remote_vpc, "AllowDnsResolutionFromRemoteVpc"), \
      MEMBER(allow_egress_from_local_classic_link_to_remote_vpc,                   \
             "AllowEgressFromLocalClassicLinkToRemoteVpc"),                        \
      MEMBER(allow_egress_from_local_vpc_to_remote_classic_link,                   \
             "AllowEgressFromLocalVpcToRemoteClassicLink")

VPCSIM_SHAPE(VpcPeeringConnectionOptionsDescription, PEERING_OPTION_MEMBERS);
VPCSIM_SHAPE(PeeringConnectionOptionsRequest, PEERING_OPTION_MEMBERS);
VPCSIM_SHAPE(PeeringConnectionOptions, PEERING_OPTION_MEMBERS);

VPCSIM_SHAPE(VpcPeeringConnectionVpcInfo, MEMBER(cidr_block, "CidrBlock"),
             MEMBER(ipv6_cidr_block_set, "Ipv6CidrBlockSet", .omit_if_empty = true),
             MEMBER(cidr_block_set, "CidrBlockSet", .omit_if_empty = true), MEMBER(owner_id, "OwnerId"),
             MEMBER(peering_options, "PeeringOptions"), MEMBER(vpc_id, "VpcId"), MEMBER(region, "Region"));

VPCSIM_SHAPE(VpcPeeringConnection, MEMBER(accepter_vpc_info, "AccepterVpcInfo"),
             MEMBER(expiration_time, "ExpirationTime"), MEMBER(requester_vpc_info, "RequesterVpcInfo"),
             MEMBER(status, "Status"), MEMBER(tags, "Tags", .wire = "tagSet"),
             MEMBER(vpc_peering_connection_id, "VpcPeeringConnectionId"));

VPCSIM_SHAPE(CreateVpcPeeringConnectionResult, MEMBER(vpc_peering_connection, "VpcPeeringConnection"));
VPCSIM_SHAPE(CreateVpcPeeringConnectionRequest, MEMBER(peer_owner_id, "PeerOwnerId"),
             MEMBER(peer_vpc_id, "PeerVpcId", .required = "peerVpcId"),
             MEMBER(vpc_id, "VpcId", .required = "vpcId"), MEMBER(peer_region, "PeerRegion"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"));

VPCSIM_SHAPE(AcceptVpcPeeringConnectionResult, MEMBER(vpc_peering_connection, "VpcPeeringConnection"));
VPCSIM_SHAPE(AcceptVpcPeeringConnectionRequest, MEMBER(vpc_peering_connection_id, "VpcPeeringConnectionId",
                                                       .required = "vpcPeeringConnectionId"));

VPCSIM_SHAPE(RejectVpcPeeringConnectionRequest, MEMBER(vpc_peering_connection_id, "VpcPeeringConnectionId",
                                                       .required = "vpcPeeringConnectionId"));

VPCSIM_SHAPE(DeleteVpcPeeringConnectionRequest, MEMBER(vpc_peering_connection_id, "VpcPeeringConnectionId",
                                                       .required = "vpcPeeringConnectionId"));

VPCSIM_SHAPE(DescribeVpcPeeringConnectionsResult,
             MEMBER(vpc_peering_connections, "VpcPeeringConnections", .wire = "vpcPeeringConnectionSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeVpcPeeringConnectionsRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(vpc_peering_connection_ids, "VpcPeeringConnectionIds", .wire = "VpcPeeringConnectionId"),
             MEMBER(next_token, "NextToken"), MEMBER(max_results, "MaxResults"));

VPCSIM_SHAPE(ModifyVpcPeeringConnectionOptionsResult,
             MEMBER(accepter_peering_connection_options, "AccepterPeeringConnectionOptions"),
             MEMBER(requester_peering_connection_options, "RequesterPeeringConnectionOptions"));
VPCSIM_SHAPE(ModifyVpcPeeringConnectionOptionsRequest,
             MEMBER(accepter_peering_connection_options, "AccepterPeeringConnectionOptions"),
             MEMBER(requester_peering_connection_options, "RequesterPeeringConnectionOptions"),
             MEMBER(vpc_peering_connection_id, "VpcPeeringConnectionId",
                    .required = "vpcPeeringConnectionId"));

}  // namespace vpcsim::ec2
