#include "protocol/ec2/image_requests.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(ImageIdResult, MEMBER(image_id, "ImageId"));
VPCSIM_SHAPE(CreateImageRequest,
             MEMBER(block_device_mappings, "BlockDeviceMappings", .wire = "blockDeviceMapping"),
             MEMBER(description, "Description"), MEMBER(instance_id, "InstanceId", .required = "instanceId"),
             MEMBER(name, "Name", .required = "name"), MEMBER(no_reboot, "NoReboot"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"),
             REFUSED("SnapshotLocation"));
VPCSIM_SHAPE(CopyImageRequest, MEMBER(client_token, "ClientToken"), MEMBER(description, "Description"),
             MEMBER(encrypted, "Encrypted"), MEMBER(kms_key_id, "KmsKeyId"),
             MEMBER(name, "Name", .required = "name"),
             MEMBER(source_image_id, "SourceImageId", .required = "sourceImageId"),
             MEMBER(source_region, "SourceRegion", .required = "sourceRegion"),
             MEMBER(copy_image_tags, "CopyImageTags"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"),
             REFUSED("DestinationOutpostArn"), REFUSED("SnapshotCopyCompletionDurationMinutes"),
             REFUSED("DestinationAvailabilityZone"), REFUSED("DestinationAvailabilityZoneId"));
VPCSIM_SHAPE(RegisterImageRequest, MEMBER(architecture, "Architecture"),
             MEMBER(block_device_mappings, "BlockDeviceMappings", .wire = "BlockDeviceMapping"),
             MEMBER(description, "Description"), MEMBER(ena_support, "EnaSupport"),
             MEMBER(name, "Name", .required = "name"), MEMBER(root_device_name, "RootDeviceName"),
             MEMBER(sriov_net_support, "SriovNetSupport"), MEMBER(virtualization_type, "VirtualizationType"),
             MEMBER(boot_mode, "BootMode"), MEMBER(tpm_support, "TpmSupport"),
             MEMBER(imds_support, "ImdsSupport"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"),
             REFUSED("ImageLocation"), REFUSED("KernelId"), REFUSED("RamdiskId"),
             REFUSED("BillingProducts", .wire = "BillingProduct"), REFUSED("UefiData"));

VPCSIM_SHAPE(DeleteSnapshotReturnCode, MEMBER(snapshot_id, "SnapshotId"), MEMBER(return_code, "ReturnCode"));
VPCSIM_SHAPE(DeregisterImageResult, MEMBER(return_value, "Return"),
             MEMBER(delete_snapshot_results, "DeleteSnapshotResults", .wire = "deleteSnapshotResultSet",
                    .omit_if_empty = true));
VPCSIM_SHAPE(DeregisterImageRequest, MEMBER(image_id, "ImageId", .required = "imageId"),
             MEMBER(delete_associated_snapshots, "DeleteAssociatedSnapshots"));

VPCSIM_SHAPE(EnableImageDeprecationRequest, MEMBER(image_id, "ImageId", .required = "imageId"),
             MEMBER(deprecate_at, "DeprecateAt", .required = "deprecateAt"));
VPCSIM_SHAPE(DisableImageDeprecationRequest, MEMBER(image_id, "ImageId", .required = "imageId"));
VPCSIM_SHAPE(EnableImageRequest, MEMBER(image_id, "ImageId", .required = "imageId"));
VPCSIM_SHAPE(DisableImageRequest, MEMBER(image_id, "ImageId", .required = "imageId"));
VPCSIM_SHAPE(DeregistrationProtectionResult, MEMBER(return_value, "Return"));
VPCSIM_SHAPE(EnableImageDeregistrationProtectionRequest, MEMBER(image_id, "ImageId", .required = "imageId"),
             MEMBER(with_cooldown, "WithCooldown"));
VPCSIM_SHAPE(DisableImageDeregistrationProtectionRequest, MEMBER(image_id, "ImageId", .required = "imageId"));
VPCSIM_SHAPE(CancelImageLaunchPermissionRequest, MEMBER(image_id, "ImageId", .required = "imageId"));

VPCSIM_SHAPE(ImageBlockPublicAccessStateResult,
             MEMBER(image_block_public_access_state, "ImageBlockPublicAccessState"));
VPCSIM_SHAPE(GetImageBlockPublicAccessStateResult,
             MEMBER(image_block_public_access_state, "ImageBlockPublicAccessState"),
             MEMBER(managed_by, "ManagedBy"));
VPCSIM_SHAPE(EnableImageBlockPublicAccessRequest,
             MEMBER(image_block_public_access_state, "ImageBlockPublicAccessState",
                    .required = "ImageBlockPublicAccessState"));
VPCSIM_EMPTY_SHAPE(DisableImageBlockPublicAccessRequest);
VPCSIM_EMPTY_SHAPE(GetImageBlockPublicAccessStateRequest);

}  // namespace vpcsim::ec2
