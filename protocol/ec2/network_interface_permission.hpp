// Permissions to attach network interfaces to instances of other accounts:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInterfacePermission.html and the calls on
// them.
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

enum class InterfacePermissionType { instance_attach, eip_associate };
enum class NetworkInterfacePermissionStateCode { pending, granted, revoking, revoked };

struct NetworkInterfacePermissionState {
  NetworkInterfacePermissionStateCode state = NetworkInterfacePermissionStateCode::granted;
  std::optional<std::string> status_message;
  static const Shape shape;
};
struct NetworkInterfacePermission {
  std::string network_interface_permission_id;
  std::string network_interface_id;
  std::string aws_account_id;
  InterfacePermissionType permission = InterfacePermissionType::instance_attach;
  NetworkInterfacePermissionState permission_state;
  static const Shape shape;
};

struct CreateNetworkInterfacePermissionResult {
  NetworkInterfacePermission interface_permission;
  static const Shape shape;
};
struct CreateNetworkInterfacePermissionRequest {
  std::string network_interface_id;
  std::optional<std::string> aws_account_id;
  InterfacePermissionType permission = InterfacePermissionType::instance_attach;
  static const Shape shape;
  static constexpr std::string_view action = "CreateNetworkInterfacePermission";
  using Result = CreateNetworkInterfacePermissionResult;
};

struct DeleteNetworkInterfacePermissionRequest {
  std::string network_interface_permission_id;
  std::optional<bool> force;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteNetworkInterfacePermission";
  using Result = ReturnResult;
};

struct DescribeNetworkInterfacePermissionsResult {
  std::vector<NetworkInterfacePermission> network_interface_permissions;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeNetworkInterfacePermissionsRequest {
  std::vector<std::string> network_interface_permission_ids;
  std::vector<Filter> filters;
  NextToken next_token;
  MaxResults max_results;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeNetworkInterfacePermissions";
  using Result = DescribeNetworkInterfacePermissionsResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::InterfacePermissionType, "INSTANCE-ATTACH", "EIP-ASSOCIATE");
VPCSIM_ENUM(vpcsim::ec2::NetworkInterfacePermissionStateCode, "pending", "granted", "revoking", "revoked");
