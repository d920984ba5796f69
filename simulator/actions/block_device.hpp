// The volumes that an instance is launched with: those of its image, as the request changes them and adds to
// them.
#pragma once

#include "protocol/ec2/instance.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

struct LaunchVolume {
  std::string device;
  bool delete_on_termination = true;
  std::string snapshot_id = {};  ///< empty: blank
  int snapshot_size = 0;         ///< GiB: the least that the volume may have
  int size = 0;                  ///< GiB
  ec2::VolumeType type = ec2::VolumeType::gp2;
  std::optional<std::int32_t> iops = {}, throughput = {};
  std::string kms_key = {};  ///< ARN; empty: not encrypted
};

/// The key that EBS encrypts with unless another one is named: its ARN, drawn from account and region.
std::string default_kms_key(const Home& home);
/// The key that a volume or a snapshot is encrypted with, given that of what it is made from. Empty: none.
/// Throws InvalidParameterDependency (a key, but no encryption) or InvalidParameterValue (encryption can't be
/// taken off).
std::string kms_key_of(const Home& home, std::optional<bool> encrypted, const std::optional<std::string>& key,
                       const std::string& source_key);

/// What an image's volumes become by the mappings of a request, and the volumes that it adds. The root volume
/// comes first and stays. Throws InvalidBlockDeviceMapping, InvalidSnapshot.NotFound, InvalidParameterValue,
/// InvalidParameterCombination or InvalidParameterDependency.
std::vector<LaunchVolume> plan_volumes(const ReadCall& call, std::vector<LaunchVolume> volumes,
                                       const std::vector<ec2::BlockDeviceMapping>& mappings);

/// Makes the volumes and attaches them to the instance, which exists and has its zone.
void make_volumes(WriteCall& call, InstanceId instance, const std::vector<LaunchVolume>& volumes,
                  const Tags& tags);

/// The instance is terminated: its volumes go, or are available to others.
void release_volumes(WriteCall& call, InstanceId instance);

std::vector<ec2::InstanceBlockDeviceMapping> block_devices_of(const Region& region, const Instance& instance);

}  // namespace vpcsim
