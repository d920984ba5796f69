#include "protocol/ec2/transit_gateway_connect.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(TransitGatewayConnectOptions, MEMBER(protocol, "Protocol"));

VPCSIM_SHAPE(TransitGatewayConnect, MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId"),
             MEMBER(transport_transit_gateway_attachment_id, "TransportTransitGatewayAttachmentId"),
             MEMBER(transit_gateway_id, "TransitGatewayId"), MEMBER(state, "State"),
             MEMBER(creation_time, "CreationTime"), MEMBER(options, "Options"),
             MEMBER(tags, "Tags", .wire = "tagSet"));

VPCSIM_SHAPE(CreateTransitGatewayConnectResult, MEMBER(transit_gateway_connect, "TransitGatewayConnect"));

VPCSIM_SHAPE(CreateTransitGatewayConnectRequestOptions, MEMBER(protocol, "Protocol"));

VPCSIM_SHAPE(CreateTransitGatewayConnectRequest,
             MEMBER(transport_transit_gateway_attachment_id, "TransportTransitGatewayAttachmentId",
                    .required = "transportTransitGatewayAttachmentId"),
             MEMBER(options, "Options", .required = "options"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"));

VPCSIM_SHAPE(DeleteTransitGatewayConnectResult, MEMBER(transit_gateway_connect, "TransitGatewayConnect"));

VPCSIM_SHAPE(DeleteTransitGatewayConnectRequest,
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId",
                    .required = "transitGatewayAttachmentId"));

VPCSIM_SHAPE(DescribeTransitGatewayConnectsResult,
             MEMBER(transit_gateway_connects, "TransitGatewayConnects", .wire = "transitGatewayConnectSet"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(DescribeTransitGatewayConnectsRequest,
             MEMBER(transit_gateway_attachment_ids, "TransitGatewayAttachmentIds"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(TransitGatewayAttachmentBgpConfiguration, MEMBER(transit_gateway_asn, "TransitGatewayAsn"),
             MEMBER(peer_asn, "PeerAsn"), MEMBER(transit_gateway_address, "TransitGatewayAddress"),
             MEMBER(peer_address, "PeerAddress"), MEMBER(bgp_status, "BgpStatus"));

VPCSIM_SHAPE(TransitGatewayConnectPeerConfiguration, MEMBER(transit_gateway_address, "TransitGatewayAddress"),
             MEMBER(peer_address, "PeerAddress"), MEMBER(inside_cidr_blocks, "InsideCidrBlocks"),
             MEMBER(protocol, "Protocol"), MEMBER(bgp_configurations, "BgpConfigurations"));

VPCSIM_SHAPE(TransitGatewayConnectPeer, MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId"),
             MEMBER(transit_gateway_connect_peer_id, "TransitGatewayConnectPeerId"), MEMBER(state, "State"),
             MEMBER(creation_time, "CreationTime"),
             MEMBER(connect_peer_configuration, "ConnectPeerConfiguration"),
             MEMBER(tags, "Tags", .wire = "tagSet"));

VPCSIM_SHAPE(CreateTransitGatewayConnectPeerResult,
             MEMBER(transit_gateway_connect_peer, "TransitGatewayConnectPeer"));

VPCSIM_SHAPE(TransitGatewayConnectRequestBgpOptions, MEMBER(peer_asn, "PeerAsn"));

VPCSIM_SHAPE(CreateTransitGatewayConnectPeerRequest,
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId",
                    .required = "transitGatewayAttachmentId"),
             MEMBER(transit_gateway_address, "TransitGatewayAddress"),
             MEMBER(peer_address, "PeerAddress", .required = "peerAddress"),
             MEMBER(bgp_options, "BgpOptions"),
             MEMBER(inside_cidr_blocks, "InsideCidrBlocks", .required = "insideCidrBlocks"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"));

VPCSIM_SHAPE(DeleteTransitGatewayConnectPeerResult,
             MEMBER(transit_gateway_connect_peer, "TransitGatewayConnectPeer"));

VPCSIM_SHAPE(DeleteTransitGatewayConnectPeerRequest,
             MEMBER(transit_gateway_connect_peer_id, "TransitGatewayConnectPeerId",
                    .required = "transitGatewayConnectPeerId"));

VPCSIM_SHAPE(DescribeTransitGatewayConnectPeersResult,
             MEMBER(transit_gateway_connect_peers, "TransitGatewayConnectPeers",
                    .wire = "transitGatewayConnectPeerSet"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(DescribeTransitGatewayConnectPeersRequest,
             MEMBER(transit_gateway_connect_peer_ids, "TransitGatewayConnectPeerIds"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

}  // namespace vpcsim::ec2
