#pragma once

#include <array>

#include "protocol/ec2/volume.hpp"
#include "simulator/index_keys.hpp"
#include "simulator/state/common.hpp"

namespace vpcsim {

struct VolumeAttachment {
  InstanceId instance;
  std::string device;
  bool delete_on_termination = true;
  Timestamp attached;
};

/// An EBS volume that an instance was launched with. It goes with the instance, or stays without one.
struct Volume {
  VolumeId id;
  std::string availability_zone;
  std::string snapshot_id;  ///< of the image; empty: a blank volume
  int size = 0;             ///< GiB
  ec2::VolumeType type = ec2::VolumeType::gp2;
  std::optional<std::int32_t> iops;
  std::optional<std::int32_t> throughput;  ///< MiB/s
  std::string kms_key;                     ///< ARN; empty: not encrypted
  Timestamp created;
  std::optional<VolumeAttachment> attachment;
  Tags tags;

  static constexpr auto indexed = std::to_array<std::string_view>({"attachment.instance-id", "volume-id"});
  void index(IndexKeys& keys) const {
    if (attachment) keys.add("attachment.instance-id", attachment->instance);
    keys.add("volume-id", id);
  }
};

}  // namespace vpcsim
