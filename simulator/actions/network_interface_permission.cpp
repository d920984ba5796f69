// Permissions for other accounts to attach an interface or to put addresses on it. AWS lets none but accounts
// that it authorized make use of them; here none is, and whoever tries is told so.
#include "protocol/ec2/network_interface_permission.hpp"

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
  if (!is_account_id(account))
    refuse("InvalidParameterValue", "Value ({}) for parameter awsAccountId is invalid.", account);
}

constexpr std::string_view by_interface = "network-interface-permission.network-interface-id";

ec2::CreateNetworkInterfacePermissionResult create_network_interface_permission(
    WriteCall& call, const ec2::CreateNetworkInterfacePermissionRequest& request) {
  if (!request.aws_account_id) refuse_missing("awsAccountId");
  check_account(*request.aws_account_id);
  const NetworkInterface& interface = call.region.network_interfaces.get(request.network_interface_id);
  check_not_managed(interface);
  if (call.region.network_interface_permissions.first_with(by_interface, interface.id) != nullptr) {
    refuse("InvalidParameterValue", "A permission for the network interface '{}' exists already.",
           interface.id.text());
  }
  NetworkInterfacePermission permission{.id = call.region.ids.id<NetworkInterfacePermissionId>(),
                                        .network_interface = interface.id,
                                        .account = *request.aws_account_id,
                                        .type = request.permission};
  call.region.network_interface_permissions.insert(permission);
  call.cloud.permitted_interfaces.set(permission.network_interface, call.caller());
  return {to_record(permission)};
}

ec2::ReturnResult delete_network_interface_permission(
    WriteCall& call, const ec2::DeleteNetworkInterfacePermissionRequest& request) {
  // Force or not: no other account ever attached the interface.
  const NetworkInterfacePermission permission =
      call.region.network_interface_permissions.get(request.network_interface_permission_id);
  call.region.network_interface_permissions.erase(permission.id);
  call.cloud.permitted_interfaces.erase(permission.network_interface);
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

const NetworkInterface& get_interface_for(const ReadCall& call, const std::string& id_text,
                                          ec2::InterfacePermissionType use) {
  auto id = NetworkInterfaceId::parse(id_text);
  const Home* owner = id ? call.cloud.permitted_interfaces.find(*id) : nullptr;
  if (owner == nullptr || *owner == call.caller() || owner->region != call.caller().region)
    return call.region.network_interfaces.get(id_text);
  const auto* permission =
      call.cloud.find(*owner)->network_interface_permissions.first_with(by_interface, *id);
  if (permission->account != call.caller().account || permission->type != use)
    NotFound<NetworkInterfaceId>::refuse(id_text);
  refuse("OperationNotPermitted",
         "Account {} is not authorized by AWS to use the {} permission for network interface '{}'.",
         call.caller().account, name_of(use), id_text);
}

void delete_permissions_of(WriteCall& call, NetworkInterfaceId id) {
  auto& permissions = call.region.network_interface_permissions;
  while (const auto* permission = permissions.first_with(by_interface, id))
    permissions.erase(NetworkInterfacePermissionId{permission->id});
  call.cloud.permitted_interfaces.erase(id);
}

Actions network_interface_permission_actions() {
  return {
      action<create_network_interface_permission>(
          "Permits another account to attach a network interface or to put Elastic IP addresses on it"),
      action<delete_network_interface_permission>("Takes a permission for a network interface back"),
      action<describe_network_interface_permissions>("Describes permissions for network interfaces"),
  };
}

}  // namespace vpcsim
