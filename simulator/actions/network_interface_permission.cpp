// Permissions for other accounts to attach an interface. AWS lets none but partners of its own make use of
// them; here nobody is one.
#include "protocol/ec2/network_interface_permission.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/network_interface.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/describe.hpp"

namespace vpcsim {
namespace {

ec2::NetworkInterfacePermission to_record(const NetworkInterfacePermission& permission) {
  return {
      .network_interface_permission_id = permission.id.text(),
      .network_interface_id = permission.network_interface.text(),
      .aws_account_id = permission.account,
      .permission = permission.type,
      .permission_state = {.state = ec2::NetworkInterfacePermissionStateCode::granted, .status_message = {}}};
}

void check_account(std::string_view account) {
  bool is_account = account.size() == 12 &&
                    std::all_of(account.begin(), account.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!is_account)
    refuse("InvalidParameterValue", "Value ({}) for parameter awsAccountId is invalid.", account);
}

ec2::CreateNetworkInterfacePermissionResult create_network_interface_permission(
    WriteCall& call, const ec2::CreateNetworkInterfacePermissionRequest& request) {
  if (!request.aws_account_id) refuse_missing("awsAccountId");
  check_account(*request.aws_account_id);
  const NetworkInterface& interface = call.region.network_interfaces.get(request.network_interface_id);
  check_not_managed(interface);
  constexpr auto key = "network-interface-permission.network-interface-id";
  if (call.region.network_interface_permissions.first_with(key, interface.id) != nullptr) {
    refuse("InvalidParameterValue", "A permission for the network interface '{}' exists already.",
           interface.id.text());
  }
  NetworkInterfacePermission permission{.id = call.region.ids.id<NetworkInterfacePermissionId>(),
                                        .network_interface = interface.id,
                                        .account = *request.aws_account_id,
                                        .type = request.permission};
  call.region.network_interface_permissions.insert(permission);
  return {to_record(permission)};
}

ec2::ReturnResult delete_network_interface_permission(
    WriteCall& call, const ec2::DeleteNetworkInterfacePermissionRequest& request) {
  // Force or not: no other account ever attached the interface.
  const auto id = call.region.network_interface_permissions.get(request.network_interface_permission_id).id;
  call.region.network_interface_permissions.erase(id);
  return {};
}

using Record = ec2::NetworkInterfacePermission;
using Values = std::vector<std::string>;

constexpr auto permission_filters = std::to_array<FilterField<Record>>({
    {"network-interface-permission.network-interface-permission-id",
     [](const Record& permission) { return Values{permission.network_interface_permission_id}; }},
    {"network-interface-permission.network-interface-id",
     [](const Record& permission) { return Values{permission.network_interface_id}; }},
    {"network-interface-permission.aws-account-id",
     [](const Record& permission) { return Values{permission.aws_account_id}; }},
    {"network-interface-permission.aws-service", [](const Record&) { return Values{}; }},
    {"network-interface-permission.permission",
     [](const Record& permission) { return Values{std::string(name_of(permission.permission))}; }},
});

ec2::DescribeNetworkInterfacePermissionsResult describe_network_interface_permissions(
    const ReadCall& call, const ec2::DescribeNetworkInterfacePermissionsRequest& request) {
  auto described = describe<Record>(call.region.network_interface_permissions,
                                    {.ids = request.network_interface_permission_ids,
                                     .filters = request.filters,
                                     .ids_name = "NetworkInterfacePermissionIds",
                                     .max_results = request.max_results,
                                     .next_token = request.next_token,
                                     .page_max = 255},
                                    permission_filters, [](const NetworkInterfacePermission& permission) {
                                      return std::optional(to_record(permission));
                                    });
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

Actions network_interface_permission_actions() {
  return {
      action<create_network_interface_permission>(
          "Permits another account to attach a network interface or to put Elastic IP addresses on it"),
      action<delete_network_interface_permission>("Takes a permission for a network interface back"),
      action<describe_network_interface_permissions>("Describes permissions for network interfaces"),
  };
}

}  // namespace vpcsim
