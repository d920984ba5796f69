// Who may connect to an endpoint service, and who is:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AllowedPrincipal.html,
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpointConnection.html and the calls on
// them.
#pragma once

#include "protocol/ec2/vpc_endpoint.hpp"

namespace vpcsim::ec2 {

enum class PrincipalType { all, service, organization_unit, account, user, role };

struct AddedPrincipal {
  PrincipalType principal_type = PrincipalType::account;
  std::string principal;
  std::string service_permission_id;
  std::string service_id;
  static const Shape shape;
};

struct ModifyVpcEndpointServicePermissionsResult {
  std::vector<AddedPrincipal> added_principals;
  bool return_value = true;
  static const Shape shape;
};
struct ModifyVpcEndpointServicePermissionsRequest {
  std::string service_id;
  std::vector<std::string> add_allowed_principals;
  std::vector<std::string> remove_allowed_principals;
  static const Shape shape;
  static constexpr std::string_view action = "ModifyVpcEndpointServicePermissions";
  using Result = ModifyVpcEndpointServicePermissionsResult;
};

struct AllowedPrincipal {
  PrincipalType principal_type = PrincipalType::account;
  std::string principal;
  std::string service_permission_id;
  std::vector<Tag> tags;
  std::string service_id;
  static const Shape shape;
};

struct DescribeVpcEndpointServicePermissionsResult {
  std::vector<AllowedPrincipal> allowed_principals;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeVpcEndpointServicePermissionsRequest {
  std::string service_id;
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeVpcEndpointServicePermissions";
  using Result = DescribeVpcEndpointServicePermissionsResult;
};

struct VpcEndpointConnection {
  std::string service_id;
  std::string vpc_endpoint_id;
  std::string vpc_endpoint_owner;
  VpcEndpointState vpc_endpoint_state = VpcEndpointState::available;
  Timestamp creation_timestamp;
  std::vector<DnsEntry> dns_entries;
  std::vector<std::string> network_load_balancer_arns;
  std::vector<std::string> gateway_load_balancer_arns;
  std::optional<IpAddressType> ip_address_type;
  std::string vpc_endpoint_connection_id;
  std::vector<Tag> tags;
  static const Shape shape;
};

struct DescribeVpcEndpointConnectionsResult {
  std::vector<VpcEndpointConnection> vpc_endpoint_connections;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeVpcEndpointConnectionsRequest {
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeVpcEndpointConnections";
  using Result = DescribeVpcEndpointConnectionsResult;
};

struct AcceptVpcEndpointConnectionsResult {
  std::vector<UnsuccessfulItem> unsuccessful;
  static const Shape shape;
};
struct AcceptVpcEndpointConnectionsRequest {
  std::string service_id;
  std::vector<std::string> vpc_endpoint_ids;
  static const Shape shape;
  static constexpr std::string_view action = "AcceptVpcEndpointConnections";
  using Result = AcceptVpcEndpointConnectionsResult;
};

struct RejectVpcEndpointConnectionsResult {
  std::vector<UnsuccessfulItem> unsuccessful;
  static const Shape shape;
};
struct RejectVpcEndpointConnectionsRequest {
  std::string service_id;
  std::vector<std::string> vpc_endpoint_ids;
  static const Shape shape;
  static constexpr std::string_view action = "RejectVpcEndpointConnections";
  using Result = RejectVpcEndpointConnectionsResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::PrincipalType, "All", "Service", "OrganizationUnit", "Account", "User", "Role");
