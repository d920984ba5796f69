#include "protocol/ec2/network_interface_permission.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(NetworkInterfacePermissionState, MEMBER(state, "State"),
             MEMBER(status_message, "StatusMessage"));
VPCSIM_SHAPE(NetworkInterfacePermission,
             MEMBER(network_interface_permission_id, "NetworkInterfacePermissionId"),
             MEMBER(network_interface_id, "NetworkInterfaceId"), MEMBER(aws_account_id, "AwsAccountId"),
             MEMBER(permission, "Permission"), MEMBER(permission_state, "PermissionState"));

VPCSIM_SHAPE(CreateNetworkInterfacePermissionResult, MEMBER(interface_permission, "InterfacePermission"));
VPCSIM_SHAPE(CreateNetworkInterfacePermissionRequest,
             MEMBER(network_interface_id, "NetworkInterfaceId", .required = "networkInterfaceId"),
             MEMBER(aws_account_id, "AwsAccountId"), REFUSED("AwsService"),
             MEMBER(permission, "Permission", .required = "permission"));

VPCSIM_SHAPE(DeleteNetworkInterfacePermissionRequest,
             MEMBER(network_interface_permission_id, "NetworkInterfacePermissionId",
                    .required = "networkInterfacePermissionId"),
             MEMBER(force, "Force"));

VPCSIM_SHAPE(DescribeNetworkInterfacePermissionsResult,
             MEMBER(network_interface_permissions, "NetworkInterfacePermissions"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeNetworkInterfacePermissionsRequest,
             MEMBER(network_interface_permission_ids, "NetworkInterfacePermissionIds",
                    .wire = "NetworkInterfacePermissionId"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(next_token, "NextToken"),
             MEMBER(max_results, "MaxResults"));

}  // namespace vpcsim::ec2
