// Connect attachments of transit gateways and their peers, the ends of GRE tunnels:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTransitGatewayConnect.html
#pragma once

#include "protocol/ec2/transit_gateway_attachment.hpp"

namespace vpcsim::ec2 {

enum class TunnelProtocol { gre };
enum class TransitGatewayConnectPeerState { pending, available, deleting, deleted };
enum class BgpStatus { up, down };
struct TransitGatewayConnectOptions {
  TunnelProtocol protocol = TunnelProtocol::gre;
  static const Shape shape;
};

struct TransitGatewayConnect {
  std::string transit_gateway_attachment_id;
  std::string transport_transit_gateway_attachment_id;
  std::string transit_gateway_id;
  TransitGatewayAttachmentState state = TransitGatewayAttachmentState::pending;
  Timestamp creation_time;
  TransitGatewayConnectOptions options;
  std::vector<Tag> tags;
  static const Shape shape;
};

struct CreateTransitGatewayConnectResult {
  TransitGatewayConnect transit_gateway_connect;
  static const Shape shape;
};

struct CreateTransitGatewayConnectRequestOptions {
  TunnelProtocol protocol = TunnelProtocol::gre;
  static const Shape shape;
};

struct CreateTransitGatewayConnectRequest {
  std::string transport_transit_gateway_attachment_id;
  CreateTransitGatewayConnectRequestOptions options;
  std::vector<TagSpecification> tag_specifications;
  static const Shape shape;
  static constexpr std::string_view action = "CreateTransitGatewayConnect";
  using Result = CreateTransitGatewayConnectResult;
};

struct DeleteTransitGatewayConnectResult {
  TransitGatewayConnect transit_gateway_connect;
  static const Shape shape;
};

struct DeleteTransitGatewayConnectRequest {
  std::string transit_gateway_attachment_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteTransitGatewayConnect";
  using Result = DeleteTransitGatewayConnectResult;
};

struct DescribeTransitGatewayConnectsResult {
  std::vector<TransitGatewayConnect> transit_gateway_connects;
  NextToken next_token;
  static const Shape shape;
};

struct DescribeTransitGatewayConnectsRequest {
  std::vector<std::string> transit_gateway_attachment_ids;
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeTransitGatewayConnects";
  using Result = DescribeTransitGatewayConnectsResult;
};

struct TransitGatewayAttachmentBgpConfiguration {
  std::int64_t transit_gateway_asn = 0;
  std::int64_t peer_asn = 0;
  std::string transit_gateway_address;
  std::string peer_address;
  BgpStatus bgp_status = BgpStatus::down;
  static const Shape shape;
};

struct TransitGatewayConnectPeerConfiguration {
  std::string transit_gateway_address;
  std::string peer_address;
  std::vector<std::string> inside_cidr_blocks;
  TunnelProtocol protocol = TunnelProtocol::gre;
  std::vector<TransitGatewayAttachmentBgpConfiguration> bgp_configurations;
  static const Shape shape;
};

struct TransitGatewayConnectPeer {
  std::string transit_gateway_attachment_id;
  std::string transit_gateway_connect_peer_id;
  TransitGatewayConnectPeerState state = TransitGatewayConnectPeerState::pending;
  Timestamp creation_time;
  TransitGatewayConnectPeerConfiguration connect_peer_configuration;
  std::vector<Tag> tags;
  static const Shape shape;
};

struct CreateTransitGatewayConnectPeerResult {
  TransitGatewayConnectPeer transit_gateway_connect_peer;
  static const Shape shape;
};

struct TransitGatewayConnectRequestBgpOptions {
  std::optional<std::int64_t> peer_asn;
  static const Shape shape;
};

struct CreateTransitGatewayConnectPeerRequest {
  std::string transit_gateway_attachment_id;
  std::optional<std::string> transit_gateway_address;
  std::string peer_address;
  std::optional<TransitGatewayConnectRequestBgpOptions> bgp_options;
  std::vector<std::string> inside_cidr_blocks;
  std::vector<TagSpecification> tag_specifications;
  static const Shape shape;
  static constexpr std::string_view action = "CreateTransitGatewayConnectPeer";
  using Result = CreateTransitGatewayConnectPeerResult;
};

struct DeleteTransitGatewayConnectPeerResult {
  TransitGatewayConnectPeer transit_gateway_connect_peer;
  static const Shape shape;
};

struct DeleteTransitGatewayConnectPeerRequest {
  std::string transit_gateway_connect_peer_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteTransitGatewayConnectPeer";
  using Result = DeleteTransitGatewayConnectPeerResult;
};

struct DescribeTransitGatewayConnectPeersResult {
  std::vector<TransitGatewayConnectPeer> transit_gateway_connect_peers;
  NextToken next_token;
  static const Shape shape;
};

struct DescribeTransitGatewayConnectPeersRequest {
  std::vector<std::string> transit_gateway_connect_peer_ids;
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeTransitGatewayConnectPeers";
  using Result = DescribeTransitGatewayConnectPeersResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::TunnelProtocol, "gre");
VPCSIM_ENUM(vpcsim::ec2::TransitGatewayConnectPeerState, "pending", "available", "deleting", "deleted");
VPCSIM_ENUM(vpcsim::ec2::BgpStatus, "up", "down");
