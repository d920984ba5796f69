#include "simulator/weather/request_limits.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace vpcsim::weather {
namespace {

using protocol::Form;

constexpr BucketLimit tokens(std::int64_t size, std::int64_t refill) {
  return {size * token, refill * token};
}

constexpr BucketLimit non_mutating = tokens(100, 20);
constexpr BucketLimit unfiltered_and_unpaginated = tokens(50, 10);
constexpr BucketLimit mutating = tokens(50, 5);  // and resource-intensive actions: the same two numbers

constexpr auto unfiltered_actions = std::to_array<std::string_view>({
    "DescribeInstances",
    "DescribeInstanceStatus",
    "DescribeNetworkInterfaces",
    "DescribeSecurityGroups",
    "DescribeSnapshots",
    "DescribeSpotInstanceRequests",
    "DescribeVolumes",
});

struct UncategorizedAction {
  std::string_view name;
  std::int64_t size;                // tokens
  std::int64_t refill_thousandths;  // of a token, per second
};

/// "Uncategorized actions": those with limits of their own. Sorted by name.
constexpr auto uncategorized = std::to_array<UncategorizedAction>({
    {"AcceptVpcEndpointConnections", 10, 1000},
    {"AdvertiseByoipCidr", 1, 100},
    {"AssignIpv6Addresses", 100, 5000},
    {"AssignPrivateIpAddresses", 100, 5000},
    {"AssignPrivateNatGatewayAddress", 10, 1000},
    {"AssociateCapacityReservationBillingOwner", 1, 500},
    {"AssociateEnclaveCertificateIamRole", 10, 1000},
    {"AssociateIamInstanceProfile", 100, 5000},
    {"AssociateNatGatewayAddress", 10, 1000},
    {"AttachVerifiedAccessTrustProvider", 10, 2000},
    {"AuthorizeClientVpnIngress", 5, 2000},
    {"CancelDeclarativePoliciesReport", 1, 1000},
    {"CopyImage", 100, 1000},
    {"CreateClientVpnRoute", 5, 2000},
    {"CreateCoipCidr", 5, 1000},
    {"CreateCoipPool", 5, 1000},
    {"CreateDefaultSubnet", 1, 1000},
    {"CreateDefaultVpc", 1, 1000},
    {"CreateLaunchTemplateVersion", 100, 5000},
    {"CreateNatGateway", 10, 1000},
    {"CreateNetworkInterface", 100, 5000},
    {"CreateRestoreImageTask", 50, 100},
    {"CreateSnapshot", 100, 5000},
    {"CreateSnapshots", 100, 5000},
    {"CreateSpotDatafeedSubscription", 50, 3000},
    {"CreateStoreImageTask", 50, 100},
    {"CreateSubnetCidrReservation", 5, 1000},
    {"CreateTags", 100, 10000},
    {"CreateVerifiedAccessEndpoint", 20, 4000},
    {"CreateVerifiedAccessGroup", 10, 2000},
    {"CreateVerifiedAccessInstance", 10, 2000},
    {"CreateVerifiedAccessTrustProvider", 10, 2000},
    {"CreateVolume", 100, 5000},
    {"CreateVpcEndpoint", 4, 300},
    {"CreateVpcEndpointServiceConfiguration", 10, 1000},
    {"DeleteClientVpnRoute", 5, 2000},
    {"DeleteCoipCidr", 5, 1000},
    {"DeleteCoipPool", 5, 1000},
    {"DeleteCoipPoolPermission", 5, 1000},
    {"DeleteNatGateway", 10, 1000},
    {"DeleteNetworkInterface", 100, 5000},
    {"DeleteQueuedReservedInstances", 5, 5000},
    {"DeleteSnapshot", 100, 5000},
    {"DeleteSpotDatafeedSubscription", 50, 3000},
    {"DeleteSubnetCidrReservation", 5, 1000},
    {"DeleteTags", 100, 10000},
    {"DeleteVerifiedAccessEndpoint", 20, 4000},
    {"DeleteVerifiedAccessGroup", 10, 2000},
    {"DeleteVerifiedAccessInstance", 10, 2000},
    {"DeleteVerifiedAccessTrustProvider", 10, 2000},
    {"DeleteVolume", 100, 5000},
    {"DeleteVpcEndpointServiceConfigurations", 10, 1000},
    {"DeleteVpcEndpoints", 4, 300},
    {"DeprovisionByoipCidr", 1, 100},
    {"DeregisterImage", 100, 5000},
    {"DescribeAggregateIdFormat", 10, 10000},
    {"DescribeByoipCidrs", 1, 500},
    {"DescribeCapacityBlockExtensionOfferings", 10, 150},
    {"DescribeCapacityBlockOfferings", 10, 150},
    {"DescribeDeclarativePoliciesReports", 5, 5000},
    {"DescribeHostReservationOfferings", 5, 2000},
    {"DescribeHostReservations", 5, 2000},
    {"DescribeIdFormat", 10, 10000},
    {"DescribeIdentityIdFormat", 10, 10000},
    {"DescribeInstanceTopology", 1, 1000},
    {"DescribeMovingAddresses", 1, 1000},
    {"DescribePrincipalIdFormat", 10, 10000},
    {"DescribeReservedInstancesOfferings", 10, 10000},
    {"DescribeSecurityGroupReferences", 20, 5000},
    {"DescribeSpotDatafeedSubscription", 100, 13000},
    {"DescribeSpotFleetInstances", 100, 5000},
    {"DescribeSpotFleetRequestHistory", 100, 5000},
    {"DescribeSpotFleetRequests", 50, 3000},
    {"DescribeStaleSecurityGroups", 20, 5000},
    {"DescribeStoreImageTasks", 50, 500},
    {"DescribeVerifiedAccessInstanceLoggingConfigurations", 10, 2000},
    {"DetachVerifiedAccessTrustProvider", 10, 2000},
    {"DisableFastLaunch", 5, 2000},
    {"DisableImageBlockPublicAccess", 1, 100},
    {"DisableSnapshotBlockPublicAccess", 1, 100},
    {"DisassociateCapacityReservationBillingOwner", 1, 500},
    {"DisassociateEnclaveCertificateIamRole", 10, 1000},
    {"DisassociateIamInstanceProfile", 100, 5000},
    {"DisassociateNatGatewayAddress", 10, 1000},
    {"EnableFastLaunch", 5, 2000},
    {"EnableImageBlockPublicAccess", 1, 100},
    {"EnableSnapshotBlockPublicAccess", 1, 100},
    {"GetAssociatedEnclaveCertificateIamRoles", 10, 1000},
    {"GetDeclarativePoliciesReportSummary", 5, 5000},
    {"GetHostReservationPurchasePreview", 5, 2000},
    {"ModifyImageAttribute", 100, 5000},
    {"ModifyInstanceMetadataDefaults", 2, 2000},
    {"ModifyInstanceMetadataOptions", 100, 5000},
    {"ModifyLaunchTemplate", 100, 5000},
    {"ModifyNetworkInterfaceAttribute", 100, 5000},
    {"ModifySnapshotAttribute", 100, 5000},
    {"ModifyVerifiedAccessEndpoint", 20, 4000},
    {"ModifyVerifiedAccessEndpointPolicy", 20, 4000},
    {"ModifyVerifiedAccessGroup", 10, 2000},
    {"ModifyVerifiedAccessGroupPolicy", 20, 4000},
    {"ModifyVerifiedAccessInstance", 10, 2000},
    {"ModifyVerifiedAccessInstanceLoggingConfiguration", 10, 2000},
    {"ModifyVerifiedAccessTrustProvider", 10, 2000},
    {"ModifyVpcEndpoint", 4, 300},
    {"ModifyVpcEndpointServiceConfiguration", 10, 1000},
    {"MoveAddressToVpc", 1, 1000},
    {"ProvisionByoipCidr", 1, 100},
    {"PurchaseCapacityBlock", 10, 150},
    {"PurchaseCapacityBlockExtension", 10, 150},
    {"PurchaseHostReservation", 5, 2000},
    {"PurchaseReservedInstancesOffering", 5, 5000},
    {"RejectVpcEndpointConnections", 10, 1000},
    {"RestoreAddressToClassic", 1, 1000},
    {"RevokeClientVpnIngress", 5, 2000},
    {"RunInstances", 5, 2000},
    {"StartDeclarativePoliciesReport", 1, 1000},
    {"StartInstances", 5, 2000},
    {"TerminateInstances", 100, 5000},
    {"UnassignPrivateIpAddresses", 100, 5000},
    {"UnassignPrivateNatGatewayAddress", 10, 1000},
    {"WithdrawByoipCidr", 1, 100},
});

struct ResourceRow {
  std::string_view name;
  BucketLimit limit;
};

constexpr auto resource_limits = std::to_array<ResourceRow>({
    {"RunInstances", tokens(1000, 2)},
    {"TerminateInstances", tokens(1000, 20)},
    {"StartInstances", tokens(1000, 2)},
    {"StopInstances", tokens(1000, 20)},
});

bool is_non_mutating(std::string_view action) {
  return action.starts_with("Describe") || action.starts_with("List") || action.starts_with("Search") ||
         action.starts_with("Get");
}

bool is_filtered_or_paginated(const Form& form) {
  return std::any_of(form.begin(), form.end(), [](const protocol::FormParameter& parameter) {
    return parameter.name.starts_with("Filter.") || parameter.name == "MaxResults" ||
           parameter.name == "NextToken";
  });
}

std::int64_t instances_in(std::string_view action, const Form& form) {
  if (action != "RunInstances") {
    return std::count_if(form.begin(), form.end(), [](const protocol::FormParameter& parameter) {
      return parameter.name.starts_with("InstanceId.");
    });
  }
  std::int64_t count = 1;
  if (const std::string* most = protocol::find_parameter(form, "MaxCount"))
    std::from_chars(most->data(), most->data() + most->size(), count);
  return std::clamp<std::int64_t>(count, 1, 1'000'000);
}

}  // namespace

RequestLimit request_limit(std::string_view action, const Form& form) {
  const auto* own =
      std::lower_bound(uncategorized.begin(), uncategorized.end(), action,
                       [](const UncategorizedAction& row, std::string_view name) { return row.name < name; });
  if (own != uncategorized.end() && own->name == action)
    return {{own->size * token, own->refill_thousandths * (token / 1000)}};
  if (!is_non_mutating(action)) return {mutating};
  const bool may_be_unfiltered =
      std::find(unfiltered_actions.begin(), unfiltered_actions.end(), action) != unfiltered_actions.end();
  if (may_be_unfiltered && !is_filtered_or_paginated(form)) return {unfiltered_and_unpaginated, true};
  return {non_mutating};
}

std::optional<ResourceLimit> resource_limit(std::string_view action, const Form& form) {
  for (const ResourceRow& row : resource_limits) {
    if (row.name == action) return ResourceLimit{row.limit, instances_in(action, form)};
  }
  return std::nullopt;
}

}  // namespace vpcsim::weather
