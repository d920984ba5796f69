// The volumes that an instance is launched with: those of its image, as the request changes them and adds to
// them.
#pragma once

#include "protocol/ec2/instance.hpp"
#include "simulator/call.hpp"
#include "simulator/image_catalog.hpp"

namespace vpcsim {

struct LaunchVolume {
  std::string device;
  bool delete_on_termination = true;
  std::string snapshot_id;  ///< empty: blank
  int size = 0;             ///< GiB
  ec2::VolumeType type = ec2::VolumeType::gp2;
  std::optional<std::int32_t> iops, throughput;
  bool encrypted = false;
};

/// The root volume first. Throws InvalidBlockDeviceMapping, InvalidSnapshot.NotFound, InvalidParameterValue
/// or InvalidParameterCombination.
std::vector<LaunchVolume> plan_volumes(const ReadCall& call, const CatalogImage& image,
                                       const std::vector<ec2::BlockDeviceMapping>& mappings);

/// Makes the volumes and attaches them to the instance, which exists and has its zone.
void make_volumes(WriteCall& call, InstanceId instance, const std::vector<LaunchVolume>& volumes,
                  const Tags& tags);

/// The instance is terminated: its volumes go, or are available to others.
void release_volumes(WriteCall& call, InstanceId instance);

std::vector<ec2::InstanceBlockDeviceMapping> block_devices_of(const Region& region, const Instance& instance);

}  // namespace vpcsim
