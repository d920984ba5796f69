// Transit gateways: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGateway.html and the
// calls on them.
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

/// Of every option that is on or off.
enum class TransitGatewayOptionValue { enable, disable };
enum class TransitGatewayState { pending, available, modifying, deleting, deleted };

struct TransitGatewayOptions {
  std::int64_t amazon_side_asn = 0;
  std::vector<std::string> transit_gateway_cidr_blocks;
  TransitGatewayOptionValue auto_accept_shared_attachments = TransitGatewayOptionValue::disable;
  TransitGatewayOptionValue default_route_table_association = TransitGatewayOptionValue::disable;
  std::optional<std::string> association_default_route_table_id;
  TransitGatewayOptionValue default_route_table_propagation = TransitGatewayOptionValue::disable;
  std::optional<std::string> propagation_default_route_table_id;
  TransitGatewayOptionValue vpn_ecmp_support = TransitGatewayOptionValue::disable;
  TransitGatewayOptionValue dns_support = TransitGatewayOptionValue::disable;
  TransitGatewayOptionValue security_group_referencing_support = TransitGatewayOptionValue::disable;
  TransitGatewayOptionValue multicast_support = TransitGatewayOptionValue::disable;
  static const Shape shape;
};

struct TransitGateway {
  std::string transit_gateway_id;
  std::string transit_gateway_arn;
  TransitGatewayState state = TransitGatewayState::pending;
  std::string owner_id;
  std::optional<std::string> description;
  Timestamp creation_time;
  TransitGatewayOptions options;
  std::vector<Tag> tags;
  static const Shape shape;
};

struct CreateTransitGatewayResult {
  TransitGateway transit_gateway;
  static const Shape shape;
};
struct TransitGatewayRequestOptions {
  std::optional<std::int64_t> amazon_side_asn;
  std::optional<TransitGatewayOptionValue> auto_accept_shared_attachments;
  std::optional<TransitGatewayOptionValue> default_route_table_association;
  std::optional<TransitGatewayOptionValue> default_route_table_propagation;
  std::optional<TransitGatewayOptionValue> vpn_ecmp_support;
  std::optional<TransitGatewayOptionValue> dns_support;
  std::optional<TransitGatewayOptionValue> security_group_referencing_support;
  std::optional<TransitGatewayOptionValue> multicast_support;
  std::vector<std::string> transit_gateway_cidr_blocks;
  static const Shape shape;
};

struct CreateTransitGatewayRequest {
  std::optional<std::string> description;
  std::optional<TransitGatewayRequestOptions> options;
  std::vector<TagSpecification> tag_specifications;
  static const Shape shape;
  static constexpr std::string_view action = "CreateTransitGateway";
  using Result = CreateTransitGatewayResult;
};

struct DeleteTransitGatewayResult {
  TransitGateway transit_gateway;
  static const Shape shape;
};
struct DeleteTransitGatewayRequest {
  std::string transit_gateway_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteTransitGateway";
  using Result = DeleteTransitGatewayResult;
};

struct ModifyTransitGatewayResult {
  TransitGateway transit_gateway;
  static const Shape shape;
};
struct ModifyTransitGatewayOptions {
  std::vector<std::string> add_transit_gateway_cidr_blocks;
  std::vector<std::string> remove_transit_gateway_cidr_blocks;
  std::optional<TransitGatewayOptionValue> vpn_ecmp_support;
  std::optional<TransitGatewayOptionValue> dns_support;
  std::optional<TransitGatewayOptionValue> security_group_referencing_support;
  std::optional<TransitGatewayOptionValue> auto_accept_shared_attachments;
  std::optional<TransitGatewayOptionValue> default_route_table_association;
  std::optional<std::string> association_default_route_table_id;
  std::optional<TransitGatewayOptionValue> default_route_table_propagation;
  std::optional<std::string> propagation_default_route_table_id;
  std::optional<std::int64_t> amazon_side_asn;
  static const Shape shape;
};

struct ModifyTransitGatewayRequest {
  std::string transit_gateway_id;
  std::optional<std::string> description;
  std::optional<ModifyTransitGatewayOptions> options;
  static const Shape shape;
  static constexpr std::string_view action = "ModifyTransitGateway";
  using Result = ModifyTransitGatewayResult;
};

struct DescribeTransitGatewaysResult {
  std::vector<TransitGateway> transit_gateways;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeTransitGatewaysRequest {
  std::vector<std::string> transit_gateway_ids;
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeTransitGateways";
  using Result = DescribeTransitGatewaysResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::TransitGatewayOptionValue, "enable", "disable");
VPCSIM_ENUM(vpcsim::ec2::TransitGatewayState, "pending", "available", "modifying", "deleting", "deleted");
