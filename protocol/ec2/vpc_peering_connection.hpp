// VPC peering connections:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcPeeringConnection.html
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

enum class VpcPeeringConnectionStateReasonCode {
  initiating_request,
  pending_acceptance,
  active,
  deleted,
  rejected,
  failed,
  expired,
  provisioning,
  deleting
};

struct VpcPeeringConnectionStateReason {
  VpcPeeringConnectionStateReasonCode code = VpcPeeringConnectionStateReasonCode::initiating_request;
  std::string message;
  static const Shape shape;
};

struct CidrBlock {
  std::string cidr_block;
  static const Shape shape;
};

struct Ipv6CidrBlock {
  std::string ipv6_cidr_block;
  static const Shape shape;
};

struct VpcPeeringConnectionOptionsDescription {
  bool allow_dns_resolution_from_remote_vpc = false;
  bool allow_egress_from_local_classic_link_to_remote_vpc = false;
  bool allow_egress_from_local_vpc_to_remote_classic_link = false;
  static const Shape shape;
};

struct VpcPeeringConnectionVpcInfo {
  std::optional<std::string> cidr_block;
  std::vector<Ipv6CidrBlock> ipv6_cidr_block_set;
  std::vector<CidrBlock> cidr_block_set;
  std::string owner_id;
  std::optional<VpcPeeringConnectionOptionsDescription> peering_options;
  std::string vpc_id;
  std::string region;
  static const Shape shape;
};

struct VpcPeeringConnection {
  VpcPeeringConnectionVpcInfo accepter_vpc_info;
  std::optional<Timestamp> expiration_time;  ///< only while it can still be accepted
  VpcPeeringConnectionVpcInfo requester_vpc_info;
  VpcPeeringConnectionStateReason status;
  std::vector<Tag> tags;
  std::string vpc_peering_connection_id;
  static const Shape shape;
};

struct CreateVpcPeeringConnectionResult {
  VpcPeeringConnection vpc_peering_connection;
  static const Shape shape;
};
struct CreateVpcPeeringConnectionRequest {
  std::optional<std::string> peer_owner_id;
  std::string peer_vpc_id;
  std::string vpc_id;
  std::optional<std::string> peer_region;
  std::vector<TagSpecification> tag_specifications;
  static const Shape shape;
  static constexpr std::string_view action = "CreateVpcPeeringConnection";
  using Result = CreateVpcPeeringConnectionResult;
};

struct AcceptVpcPeeringConnectionResult {
  VpcPeeringConnection vpc_peering_connection;
  static const Shape shape;
};
struct AcceptVpcPeeringConnectionRequest {
  std::string vpc_peering_connection_id;
  static const Shape shape;
  static constexpr std::string_view action = "AcceptVpcPeeringConnection";
  using Result = AcceptVpcPeeringConnectionResult;
};

struct RejectVpcPeeringConnectionRequest {
  std::string vpc_peering_connection_id;
  static const Shape shape;
  static constexpr std::string_view action = "RejectVpcPeeringConnection";
  using Result = ReturnResult;
};

struct DeleteVpcPeeringConnectionRequest {
  std::string vpc_peering_connection_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteVpcPeeringConnection";
  using Result = ReturnResult;
};

struct DescribeVpcPeeringConnectionsResult {
  std::vector<VpcPeeringConnection> vpc_peering_connections;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeVpcPeeringConnectionsRequest {
  std::vector<Filter> filters;
  std::vector<std::string> vpc_peering_connection_ids;
  NextToken next_token;
  MaxResults max_results;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeVpcPeeringConnections";
  using Result = DescribeVpcPeeringConnectionsResult;
};

/// The ClassicLink options went with EC2-Classic: only false is taken.
struct PeeringConnectionOptionsRequest {
  std::optional<bool> allow_dns_resolution_from_remote_vpc;
  std::optional<bool> allow_egress_from_local_classic_link_to_remote_vpc;
  std::optional<bool> allow_egress_from_local_vpc_to_remote_classic_link;
  static const Shape shape;
};
struct PeeringConnectionOptions {
  std::optional<bool> allow_dns_resolution_from_remote_vpc;
  std::optional<bool> allow_egress_from_local_classic_link_to_remote_vpc;
  std::optional<bool> allow_egress_from_local_vpc_to_remote_classic_link;
  static const Shape shape;
};
struct ModifyVpcPeeringConnectionOptionsResult {
  std::optional<PeeringConnectionOptions> accepter_peering_connection_options;
  std::optional<PeeringConnectionOptions> requester_peering_connection_options;
  static const Shape shape;
};
struct ModifyVpcPeeringConnectionOptionsRequest {
  std::optional<PeeringConnectionOptionsRequest> accepter_peering_connection_options;
  std::optional<PeeringConnectionOptionsRequest> requester_peering_connection_options;
  std::string vpc_peering_connection_id;
  static const Shape shape;
  static constexpr std::string_view action = "ModifyVpcPeeringConnectionOptions";
  using Result = ModifyVpcPeeringConnectionOptionsResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::VpcPeeringConnectionStateReasonCode, "initiating-request", "pending-acceptance",
            "active", "deleted", "rejected", "failed", "expired", "provisioning", "deleting");
