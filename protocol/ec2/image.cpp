#include "protocol/ec2/image.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(Image, MEMBER(architecture, "Architecture"), MEMBER(creation_date, "CreationDate"),
             MEMBER(image_id, "ImageId"), MEMBER(image_location, "ImageLocation"),
             MEMBER(image_type, "ImageType"), MEMBER(is_public, "Public", .wire = "isPublic"),
             MEMBER(product_codes, "ProductCodes"), MEMBER(owner_id, "OwnerId", .wire = "imageOwnerId"),
             MEMBER(platform_details, "PlatformDetails"), MEMBER(usage_operation, "UsageOperation"),
             MEMBER(state, "State", .wire = "imageState"),
             MEMBER(block_device_mappings, "BlockDeviceMappings", .wire = "blockDeviceMapping"),
             MEMBER(description, "Description"), MEMBER(ena_support, "EnaSupport"),
             MEMBER(hypervisor, "Hypervisor"), MEMBER(image_owner_alias, "ImageOwnerAlias"),
             MEMBER(name, "Name"), MEMBER(root_device_name, "RootDeviceName"),
             MEMBER(root_device_type, "RootDeviceType"), MEMBER(sriov_net_support, "SriovNetSupport"),
             MEMBER(tags, "Tags", .wire = "tagSet", .omit_if_empty = true),
             MEMBER(virtualization_type, "VirtualizationType"), MEMBER(boot_mode, "BootMode"),
             MEMBER(deprecation_time, "DeprecationTime"), MEMBER(imds_support, "ImdsSupport"),
             MEMBER(tpm_support, "TpmSupport"), MEMBER(source_instance_id, "SourceInstanceId"),
             MEMBER(source_image_id, "SourceImageId"), MEMBER(source_image_region, "SourceImageRegion"),
             MEMBER(last_launched_time, "LastLaunchedTime"),
             MEMBER(deregistration_protection, "DeregistrationProtection"));

VPCSIM_SHAPE(DescribeImagesResult, MEMBER(images, "Images", .wire = "imagesSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeImagesRequest, MEMBER(executable_users, "ExecutableUsers", .wire = "ExecutableBy"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(image_ids, "ImageIds", .wire = "ImageId"),
             MEMBER(owners, "Owners", .wire = "Owner"), MEMBER(include_deprecated, "IncludeDeprecated"),
             MEMBER(max_results, "MaxResults"), MEMBER(next_token, "NextToken"),
             MEMBER(include_disabled, "IncludeDisabled"));

VPCSIM_SHAPE(LaunchPermission, MEMBER(group, "Group"), MEMBER(user_id, "UserId"),
             MEMBER(organization_arn, "OrganizationArn"),
             MEMBER(organizational_unit_arn, "OrganizationalUnitArn"));
VPCSIM_SHAPE(LaunchPermissionModifications, MEMBER(add, "Add"), MEMBER(remove, "Remove"));
VPCSIM_SHAPE(DescribeImageAttributeResult, MEMBER(image_id, "ImageId"), MEMBER(product_codes, "ProductCodes"),
             MEMBER(description, "Description"), MEMBER(kernel_id, "KernelId", .wire = "kernel"),
             MEMBER(ramdisk_id, "RamdiskId", .wire = "ramdisk"), MEMBER(sriov_net_support, "SriovNetSupport"),
             MEMBER(boot_mode, "BootMode"), MEMBER(tpm_support, "TpmSupport"),
             MEMBER(imds_support, "ImdsSupport"),
             MEMBER(launch_permissions, "LaunchPermissions", .wire = "launchPermission"),
             MEMBER(last_launched_time, "LastLaunchedTime"), MEMBER(uefi_data, "UefiData"),
             MEMBER(deregistration_protection, "DeregistrationProtection"));
VPCSIM_SHAPE(DescribeImageAttributeRequest, MEMBER(attribute, "Attribute", .required = "attribute"),
             MEMBER(image_id, "ImageId", .required = "imageId"));
VPCSIM_SHAPE(ModifyImageAttributeRequest, MEMBER(attribute, "Attribute"), MEMBER(description, "Description"),
             MEMBER(image_id, "ImageId", .required = "imageId"),
             MEMBER(launch_permission, "LaunchPermission"), MEMBER(operation_type, "OperationType"),
             MEMBER(user_groups, "UserGroups", .wire = "UserGroup"),
             MEMBER(user_ids, "UserIds", .wire = "UserId"), MEMBER(value, "Value"),
             MEMBER(organization_arns, "OrganizationArns", .wire = "OrganizationArn"),
             MEMBER(organizational_unit_arns, "OrganizationalUnitArns", .wire = "OrganizationalUnitArn"),
             MEMBER(imds_support, "ImdsSupport"), REFUSED("ProductCodes", .wire = "ProductCode"));
VPCSIM_SHAPE(ResetImageAttributeRequest, MEMBER(attribute, "Attribute", .required = "attribute"),
             MEMBER(image_id, "ImageId", .required = "imageId"));

}  // namespace vpcsim::ec2
