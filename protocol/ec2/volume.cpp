#include "protocol/ec2/volume.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(EbsBlockDevice, MEMBER(delete_on_termination, "DeleteOnTermination"), MEMBER(iops, "Iops"),
             MEMBER(snapshot_id, "SnapshotId"), MEMBER(volume_size, "VolumeSize"),
             MEMBER(volume_type, "VolumeType"), MEMBER(throughput, "Throughput"),
             MEMBER(encrypted, "Encrypted"), MEMBER(kms_key_id, "KmsKeyId"), REFUSED("OutpostArn"),
             REFUSED("AvailabilityZone"), REFUSED("AvailabilityZoneId"), REFUSED("VolumeInitializationRate"),
             REFUSED("EbsCardIndex"));
VPCSIM_SHAPE(BlockDeviceMapping, MEMBER(device_name, "DeviceName", .required = "deviceName"),
             MEMBER(ebs, "Ebs"), MEMBER(no_device, "NoDevice"), REFUSED("VirtualName"));

VPCSIM_SHAPE(VolumeAttachment, MEMBER(attach_time, "AttachTime"), MEMBER(device, "Device"),
             MEMBER(instance_id, "InstanceId"), MEMBER(state, "State", .wire = "status"),
             MEMBER(volume_id, "VolumeId"), MEMBER(delete_on_termination, "DeleteOnTermination"));
VPCSIM_SHAPE(Volume, MEMBER(attachments, "Attachments", .wire = "attachmentSet"),
             MEMBER(availability_zone, "AvailabilityZone"), MEMBER(create_time, "CreateTime"),
             MEMBER(encrypted, "Encrypted"), MEMBER(kms_key_id, "KmsKeyId"), MEMBER(size, "Size"),
             MEMBER(snapshot_id, "SnapshotId"), MEMBER(state, "State", .wire = "status"),
             MEMBER(volume_id, "VolumeId"), MEMBER(iops, "Iops"),
             MEMBER(tags, "Tags", .wire = "tagSet", .omit_if_empty = true), MEMBER(volume_type, "VolumeType"),
             MEMBER(multi_attach_enabled, "MultiAttachEnabled"), MEMBER(throughput, "Throughput"));

VPCSIM_SHAPE(DescribeVolumesResult, MEMBER(volumes, "Volumes", .wire = "volumeSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeVolumesRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(volume_ids, "VolumeIds", .wire = "VolumeId"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"), REFUSED("IncludeManagedResources"));
VPCSIM_SHAPE(DeleteVolumeRequest, MEMBER(volume_id, "VolumeId", .required = "volumeId"));

}  // namespace vpcsim::ec2
