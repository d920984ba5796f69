// Block devices: the mappings that images have and instances are launched with, and the volumes that come of
// them. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Volume.html and
// API_BlockDeviceMapping.html.
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

enum class VolumeType { standard, io1, io2, gp2, sc1, st1, gp3 };
enum class VolumeState { creating, available, in_use, deleting, deleted, error };
enum class VolumeAttachmentState { attaching, attached, detaching, detached, busy };

struct EbsBlockDevice {
  std::optional<bool> delete_on_termination;
  std::optional<std::int32_t> iops;
  std::optional<std::string> snapshot_id;
  std::optional<std::int32_t> volume_size;  ///< GiB
  std::optional<VolumeType> volume_type;
  std::optional<std::int32_t> throughput;  ///< MiB/s
  std::optional<bool> encrypted;
  std::optional<std::string> kms_key_id;  ///< in requests: id, alias or ARN
  static const Shape shape;
};
struct BlockDeviceMapping {
  std::string device_name;
  std::optional<EbsBlockDevice> ebs;
  std::optional<std::string> no_device;  ///< in requests: the image's device is left out
  static const Shape shape;
};

struct VolumeAttachment {
  Timestamp attach_time;
  std::string device;
  std::string instance_id;
  VolumeAttachmentState state = VolumeAttachmentState::attached;
  std::string volume_id;
  bool delete_on_termination = true;
  static const Shape shape;
};
struct Volume {
  std::vector<VolumeAttachment> attachments;
  std::string availability_zone;
  Timestamp create_time;
  bool encrypted = false;
  std::optional<std::string> kms_key_id;  ///< ARN, of an encrypted volume
  std::int32_t size = 0;                  ///< GiB
  std::string snapshot_id;                ///< empty when there is none, as AWS sends it
  VolumeState state = VolumeState::in_use;
  std::string volume_id;
  std::optional<std::int32_t> iops;
  std::vector<Tag> tags;
  VolumeType volume_type = VolumeType::gp2;
  bool multi_attach_enabled = false;
  std::optional<std::int32_t> throughput;  ///< MiB/s
  static const Shape shape;
};

struct DescribeVolumesResult {
  std::vector<Volume> volumes;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeVolumesRequest {
  std::vector<Filter> filters;
  std::vector<std::string> volume_ids;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeVolumes";
  using Result = DescribeVolumesResult;
};

struct DeleteVolumeRequest {
  std::string volume_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteVolume";
  using Result = ReturnResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::VolumeType, "standard", "io1", "io2", "gp2", "sc1", "st1", "gp3");
VPCSIM_ENUM(vpcsim::ec2::VolumeState, "creating", "available", "in-use", "deleting", "deleted", "error");
VPCSIM_ENUM(vpcsim::ec2::VolumeAttachmentState, "attaching", "attached", "detaching", "detached", "busy");
