// Attributes of images, launch permissions among them.
#include <algorithm>

#include "simulator/actions/image.hpp"
#include "simulator/id_form.hpp"
#include "simulator/image_catalog.hpp"

namespace vpcsim {
namespace {

using Name = ec2::ImageAttributeName;
using Permissions = std::vector<ec2::LaunchPermission>;

/// The image, its owner the caller or not.
ec2::Image described_image(const ReadCall& call, const std::string& id) {
  check_id_form(id, "ami-", "InvalidAMIID.Malformed");
  if (const CatalogImage* image = find_image(call.region.home.region, id))
    return to_record(call.region.home.region, *image);
  if (auto found = find_made_image(call.cloud, call.caller(), id)) return to_record(call, *found, call.now);
  get_own_image(call, id);  // throws
  return {};
}

/// What only the owner sees.
ec2::DescribeImageAttributeResult own_attribute(const ReadCall& call,
                                                const ec2::DescribeImageAttributeRequest& request) {
  ec2::DescribeImageAttributeResult result{.image_id = request.image_id};
  const Image& image = get_own_image(call, request.image_id);
  if (request.attribute == Name::launch_permission) {
    result.launch_permissions = image.launch_permissions;
  } else if (request.attribute == Name::last_launched_time) {
    result.last_launched_time = ec2::AttributeValue{};
    if (image.last_launched) result.last_launched_time->value = image.last_launched->text();
  } else if (request.attribute == Name::uefi_data) {
    result.uefi_data = ec2::AttributeValue{};
  } else if (request.attribute == Name::deregistration_protection) {
    result.deregistration_protection = ec2::AttributeValue{image.deregistration_protection};
  } else {
    refuse_foreign_image(request.image_id);  // blockDeviceMapping: documented, for owners too
  }
  return result;
}

bool has(const Permissions& permissions, const ec2::LaunchPermission& wanted) {
  return std::any_of(permissions.begin(), permissions.end(), [&](const ec2::LaunchPermission& present) {
    return present.group == wanted.group && present.user_id == wanted.user_id &&
           present.organization_arn == wanted.organization_arn &&
           present.organizational_unit_arn == wanted.organizational_unit_arn;
  });
}

[[noreturn]] void refuse_item(const std::string& value, std::string_view kind) {
  refuse("InvalidAMIAttributeItemValue", "Invalid attribute item value \"{}\" for {} item type.", value,
         kind);
}

void check_permission(const ec2::LaunchPermission& permission) {
  const int given = int{permission.group.has_value()} + int{permission.user_id.has_value()} +
                    int{permission.organization_arn.has_value()} +
                    int{permission.organizational_unit_arn.has_value()};
  if (given != 1) {
    refuse("InvalidParameterCombination",
           "A launch permission names either a group, a user, an organization or an organizational unit.");
  }
  if (permission.user_id && !is_account_id(*permission.user_id)) refuse_item(*permission.user_id, "userId");
  const bool organization = !permission.organization_arn ||
                            permission.organization_arn->find(":organization/o-") != std::string::npos;
  if (!organization) refuse_item(*permission.organization_arn, "organizationArn");
  const bool unit = !permission.organizational_unit_arn ||
                    permission.organizational_unit_arn->find(":ou/o-") != std::string::npos;
  if (!unit) refuse_item(*permission.organizational_unit_arn, "organizationalUnitArn");
}

/// The old form: one operation, and lists of whom it is about.
ec2::LaunchPermissionModifications modifications_in(const ec2::ModifyImageAttributeRequest& request) {
  auto modifications = request.launch_permission.value_or(ec2::LaunchPermissionModifications{});
  Permissions listed;
  for (const std::string& group : request.user_groups) {
    if (group != "all") {
      refuse("InvalidAMIAttributeItemValue", "Invalid attribute item value \"{}\" for userGroup item type.",
             group);
    }
    listed.push_back({.group = ec2::PermissionGroup::all});
  }
  for (const std::string& user : request.user_ids) listed.push_back({.user_id = user});
  for (const std::string& arn : request.organization_arns) listed.push_back({.organization_arn = arn});
  for (const std::string& arn : request.organizational_unit_arns)
    listed.push_back({.organizational_unit_arn = arn});
  if (!listed.empty() && !request.operation_type) refuse_missing("operationType");
  auto& into =
      request.operation_type == ec2::OperationType::remove ? modifications.remove : modifications.add;
  into.insert(into.end(), listed.begin(), listed.end());
  if (modifications.add.empty() && modifications.remove.empty()) refuse_missing("launchPermission");
  for (const auto* list : {&modifications.add, &modifications.remove})
    std::for_each(list->begin(), list->end(), check_permission);
  return modifications;
}

bool is_encrypted(const Region& region, const Image& image) {
  const auto& mappings = image.block_device_mappings;
  return std::any_of(mappings.begin(), mappings.end(), [&](const ec2::BlockDeviceMapping& mapping) {
    return mapping.ebs->snapshot_id && !region.snapshots.get(*mapping.ebs->snapshot_id).kms_key.empty();
  });
}

void check_may_be_public(const ReadCall& call, const Image& image) {
  if (call.region.blocks_public_images) {
    refuse("OperationNotPermitted",
           "You can't publicly share the image {}: block public access for AMIs is enabled in this Region.",
           image.id.text());
  }
  if (is_encrypted(call.region, image)) {
    refuse("OperationNotPermitted", "The image {} has encrypted snapshots and can't be shared publicly.",
           image.id.text());
  }
  const std::size_t limit = call.settings.quotas.public_images;
  if (call.region.images.count_with("is-public", "true") >= limit) {
    refuse("ResourceLimitExceeded", "You have reached your quota of {} public images in this Region.", limit);
  }
}

ec2::ReturnResult modify_permissions(WriteCall& call, const ec2::ModifyImageAttributeRequest& request) {
  const auto modifications = modifications_in(request);
  const Image& image = get_own_available_image(call.read(), request.image_id);
  Permissions permissions = image.launch_permissions;
  for (const ec2::LaunchPermission& added : modifications.add) {
    if (has(permissions, added)) continue;
    if (added.group) check_may_be_public(call.read(), image);
    permissions.push_back(added);
  }
  std::erase_if(permissions,
                [&](const ec2::LaunchPermission& present) { return has(modifications.remove, present); });
  change_own_image(call, ImageId{image.id},
                   [&](Image& changed) { changed.launch_permissions = permissions; });
  return {};
}

}  // namespace

ec2::DescribeImageAttributeResult describe_image_attribute(
    const ReadCall& call, const ec2::DescribeImageAttributeRequest& request) {
  const ec2::Image record = described_image(call, request.image_id);
  ec2::DescribeImageAttributeResult result{.image_id = request.image_id};
  switch (request.attribute) {
    case Name::description:
      result.description = ec2::AttributeValue{record.description};
      return result;
    case Name::kernel:
      result.kernel_id = ec2::AttributeValue{};
      return result;
    case Name::ramdisk:
      result.ramdisk_id = ec2::AttributeValue{};
      return result;
    case Name::product_codes:
      result.product_codes = record.product_codes;
      return result;
    case Name::sriov_net_support:
      result.sriov_net_support = ec2::AttributeValue{record.sriov_net_support};
      return result;
    case Name::boot_mode:
      result.boot_mode = ec2::AttributeValue{};
      if (record.boot_mode) result.boot_mode->value = std::string(name_of(*record.boot_mode));
      return result;
    case Name::tpm_support:
      result.tpm_support = ec2::AttributeValue{};
      if (record.tpm_support) result.tpm_support->value = std::string(name_of(*record.tpm_support));
      return result;
    case Name::imds_support:
      result.imds_support = ec2::AttributeValue{};
      if (record.imds_support) result.imds_support->value = std::string(name_of(*record.imds_support));
      return result;
    case Name::launch_permission:
    case Name::block_device_mapping:
    case Name::uefi_data:
    case Name::last_launched_time:
    case Name::deregistration_protection:
      break;
  }
  return own_attribute(call, request);
}

ec2::ReturnResult modify_image_attribute(WriteCall& call, const ec2::ModifyImageAttributeRequest& request) {
  const std::string attribute = request.attribute.value_or("");
  if (!attribute.empty() && attribute != "description" && attribute != "launchPermission") {
    refuse("InvalidParameterValue", "Value ({}) for parameter attribute is invalid. Unknown attribute.",
           attribute);
  }
  const bool permission = request.launch_permission || request.operation_type ||
                          !request.user_groups.empty() || !request.user_ids.empty() ||
                          !request.organization_arns.empty() || !request.organizational_unit_arns.empty();
  const bool description = request.description || (attribute == "description" && request.value);
  const int given = int{description} + int{permission} + int{request.imds_support.has_value()};
  if (given == 0) refuse("InvalidParameterCombination", "No attributes specified.");
  if (given > 1) refuse("InvalidParameterCombination", "Fields for multiple attribute types specified");
  if (permission) return modify_permissions(call, request);
  if (request.imds_support && request.imds_support->value != "v2.0") {
    refuse("InvalidParameterValue", "Value ({}) for parameter imdsSupport is invalid. Valid value: v2.0.",
           request.imds_support->value.value_or(""));
  }
  const Image& image = get_own_available_image(call.read(), request.image_id);
  const std::string text =
      request.description ? request.description->value.value_or("") : request.value.value_or("");
  call.region.images.update(ImageId{image.id}, [&](Image& changed) {
    if (description) changed.description = text;
    if (request.imds_support) changed.imds_v2 = true;
  });
  return {};
}

ec2::ReturnResult reset_image_attribute(WriteCall& call, const ec2::ResetImageAttributeRequest& request) {
  const Image& image = get_own_available_image(call.read(), request.image_id);
  change_own_image(call, ImageId{image.id}, [](Image& changed) { changed.launch_permissions.clear(); });
  return {};
}

}  // namespace vpcsim
