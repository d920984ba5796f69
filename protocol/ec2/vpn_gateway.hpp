// Virtual private gateways: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpnGateway.html and
// the calls on them.
#pragma once

#include "protocol/ec2/network_interface.hpp"  // AttachmentStatus

namespace vpcsim::ec2 {

enum class VpnState { pending, available, deleting, deleted };
enum class GatewayType { ipsec_1 };

struct VpcAttachment {
  AttachmentStatus state = AttachmentStatus::attached;
  std::string vpc_id;
  static const Shape shape;
};

struct VpnGateway {
  std::optional<std::string> availability_zone;
  VpnState state = VpnState::available;
  GatewayType type = GatewayType::ipsec_1;
  std::vector<VpcAttachment> vpc_attachments;
  std::string vpn_gateway_id;
  std::int64_t amazon_side_asn = 0;
  std::vector<Tag> tags;
  static const Shape shape;
};

struct CreateVpnGatewayResult {
  VpnGateway vpn_gateway;
  static const Shape shape;
};
struct CreateVpnGatewayRequest {
  std::optional<std::string> availability_zone;
  GatewayType type = GatewayType::ipsec_1;
  std::vector<TagSpecification> tag_specifications;
  std::optional<std::int64_t> amazon_side_asn;
  static const Shape shape;
  static constexpr std::string_view action = "CreateVpnGateway";
  using Result = CreateVpnGatewayResult;
};

struct DeleteVpnGatewayRequest {
  std::string vpn_gateway_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteVpnGateway";
  using Result = ReturnResult;
};

struct DescribeVpnGatewaysResult {
  std::vector<VpnGateway> vpn_gateways;
  static const Shape shape;
};
struct DescribeVpnGatewaysRequest {
  std::vector<Filter> filters;
  std::vector<std::string> vpn_gateway_ids;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeVpnGateways";
  using Result = DescribeVpnGatewaysResult;
};

struct AttachVpnGatewayResult {
  VpcAttachment vpc_attachment;
  static const Shape shape;
};
struct AttachVpnGatewayRequest {
  std::string vpc_id;
  std::string vpn_gateway_id;
  static const Shape shape;
  static constexpr std::string_view action = "AttachVpnGateway";
  using Result = AttachVpnGatewayResult;
};

struct DetachVpnGatewayRequest {
  std::string vpc_id;
  std::string vpn_gateway_id;
  static const Shape shape;
  static constexpr std::string_view action = "DetachVpnGateway";
  using Result = ReturnResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::VpnState, "pending", "available", "deleting", "deleted");
VPCSIM_ENUM(vpcsim::ec2::GatewayType, "ipsec.1");
