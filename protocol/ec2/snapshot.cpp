#include "protocol/ec2/snapshot.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(Snapshot, MEMBER(description, "Description"), MEMBER(encrypted, "Encrypted"),
             MEMBER(kms_key_id, "KmsKeyId"), MEMBER(owner_id, "OwnerId"), MEMBER(progress, "Progress"),
             MEMBER(snapshot_id, "SnapshotId"), MEMBER(start_time, "StartTime"),
             MEMBER(state, "State", .wire = "status"), MEMBER(volume_id, "VolumeId"),
             MEMBER(volume_size, "VolumeSize"), MEMBER(tags, "Tags", .wire = "tagSet", .omit_if_empty = true),
             MEMBER(storage_tier, "StorageTier"));
VPCSIM_SHAPE(CreateSnapshotRequest, MEMBER(description, "Description"),
             MEMBER(volume_id, "VolumeId", .required = "volumeId"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"),
             REFUSED("OutpostArn"), REFUSED("Location"));
VPCSIM_SHAPE(DescribeSnapshotsResult, MEMBER(snapshots, "Snapshots", .wire = "snapshotSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeSnapshotsRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(max_results, "MaxResults"), MEMBER(next_token, "NextToken"),
             MEMBER(owner_ids, "OwnerIds", .wire = "Owner"),
             MEMBER(restorable_by_user_ids, "RestorableByUserIds", .wire = "RestorableBy"),
             MEMBER(snapshot_ids, "SnapshotIds", .wire = "SnapshotId"));
VPCSIM_SHAPE(DeleteSnapshotRequest, MEMBER(snapshot_id, "SnapshotId", .required = "snapshotId"));

VPCSIM_SHAPE(CreateVolumePermission, MEMBER(group, "Group"), MEMBER(user_id, "UserId"));
VPCSIM_SHAPE(CreateVolumePermissionModifications, MEMBER(add, "Add"), MEMBER(remove, "Remove"));
VPCSIM_SHAPE(ModifySnapshotAttributeRequest, MEMBER(attribute, "Attribute"),
             MEMBER(create_volume_permission, "CreateVolumePermission"),
             MEMBER(group_names, "GroupNames", .wire = "UserGroup"), MEMBER(operation_type, "OperationType"),
             MEMBER(snapshot_id, "SnapshotId", .required = "snapshotId"),
             MEMBER(user_ids, "UserIds", .wire = "UserId"));
VPCSIM_SHAPE(ResetSnapshotAttributeRequest, MEMBER(attribute, "Attribute", .required = "attribute"),
             MEMBER(snapshot_id, "SnapshotId", .required = "snapshotId"));
VPCSIM_SHAPE(DescribeSnapshotAttributeResult,
             MEMBER(create_volume_permissions, "CreateVolumePermissions", .wire = "createVolumePermission"),
             MEMBER(product_codes, "ProductCodes"), MEMBER(snapshot_id, "SnapshotId"));
VPCSIM_SHAPE(DescribeSnapshotAttributeRequest, MEMBER(attribute, "Attribute", .required = "attribute"),
             MEMBER(snapshot_id, "SnapshotId", .required = "snapshotId"));

}  // namespace vpcsim::ec2
