#include "simulator/actions/block_device.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/snapshot.hpp"
#include "simulator/image_catalog.hpp"

namespace vpcsim {
namespace {

using ec2::VolumeType;

/// What AWS lets a volume of a type have (EBS user guide, "Volume types"). iops_max 0: nobody chooses.
struct VolumeLimits {
  VolumeType type;
  int size_min, size_max;  ///< GiB
  int iops_min = 0, iops_max = 0;
  int iops_per_gib_max = 0;
};
constexpr auto limits = std::to_array<VolumeLimits>({
    {VolumeType::standard, 1, 1024},
    {VolumeType::io1, 4, 16'384, 100, 64'000, 50},
    {VolumeType::io2, 4, 65'536, 100, 256'000, 1000},
    {VolumeType::gp2, 1, 16'384},
    {VolumeType::sc1, 125, 16'384},
    {VolumeType::st1, 125, 16'384},
    {VolumeType::gp3, 1, 16'384, 3000, 16'000, 500},
});
constexpr int throughput_min = 125, throughput_max = 1000;  // MiB/s, of gp3

const VolumeLimits& limits_of(VolumeType type) {
  return *std::find_if(limits.begin(), limits.end(),
                       [&](const VolumeLimits& row) { return row.type == type; });
}

/// /dev/sda1, /dev/xvdba, xvdf...
bool is_device_name(std::string_view name) {
  if (name.starts_with("/dev/")) name.remove_prefix(5);
  if (name.starts_with("xvd")) {
    name.remove_prefix(3);
  } else if (name.starts_with("sd")) {
    name.remove_prefix(2);
  } else {
    return false;
  }
  auto digits = std::find_if(name.begin(), name.end(), [](char c) { return c < 'a' || c > 'z'; });
  auto letters = digits - name.begin();
  return letters >= 1 && letters <= 2 && name.end() - digits <= 2 &&
         std::all_of(digits, name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void check_mappings(const std::vector<ec2::BlockDeviceMapping>& mappings) {
  for (const auto& mapping : mappings) {
    if (!is_device_name(mapping.device_name)) {
      refuse("InvalidParameterValue",
             "Value ({}) for parameter device is invalid. {} is not a valid EBS device name.",
             mapping.device_name, mapping.device_name);
    }
    auto same = [&](const auto& other) { return other.device_name == mapping.device_name; };
    if (std::count_if(mappings.begin(), mappings.end(), same) > 1) {
      refuse("InvalidBlockDeviceMapping", "The device '{}' is used in more than one block-device mapping",
             mapping.device_name);
    }
  }
}

/// A blank volume's base, or one made from that snapshot.
void take_snapshot(const ReadCall& call, LaunchVolume& volume, const std::string& id_text) {
  volume.snapshot_id = id_text;
  volume.size = 0;
  if (const Snapshot* snapshot = find_snapshot(call, id_text).snapshot) {
    if (call.now < snapshot->started.plus(call.settings.timing.snapshot_pending))
      refuse("IncorrectState", "Snapshot is in invalid state - pending");
    volume.snapshot_size = snapshot->size;
    volume.kms_key = snapshot->kms_key;
    return;
  }
  const CatalogImage* image = find_image_of_snapshot(call.region.home.region, id_text);
  if (image == nullptr) NotFound<SnapshotId>::refuse(id_text);
  volume.snapshot_size = image->volume_size;
  volume.kms_key.clear();
}

void check_size(const LaunchVolume& volume) {
  if (volume.size < volume.snapshot_size) {
    refuse("InvalidBlockDeviceMapping",
           "Volume of size {}GB is smaller than snapshot '{}', expect size >= {}GB", volume.size,
           volume.snapshot_id, volume.snapshot_size);
  }
  const VolumeLimits& allowed = limits_of(volume.type);
  if (volume.size < allowed.size_min) {
    refuse("InvalidParameterValue", "Volume of {}GiB is too small for volume type {}; minimum is {}GiB.",
           volume.size, name_of(volume.type), allowed.size_min);
  }
  if (volume.size > allowed.size_max) {
    refuse("InvalidParameterValue", "Volume of {}GiB is too large for volume type {}; maximum is {}GiB.",
           volume.size, name_of(volume.type), allowed.size_max);
  }
}

void check_performance(const LaunchVolume& volume) {
  const VolumeLimits& allowed = limits_of(volume.type);
  const bool must_choose = volume.type == VolumeType::io1 || volume.type == VolumeType::io2;
  if (volume.iops && allowed.iops_max == 0) {
    refuse("InvalidParameterCombination", "The parameter iops is not supported for {} volumes.",
           name_of(volume.type));
  }
  if (!volume.iops && must_choose) {
    refuse("InvalidParameterCombination", "The parameter iops must be specified for {} volumes.",
           name_of(volume.type));
  }
  if (volume.throughput && volume.type != VolumeType::gp3) {
    refuse("InvalidParameterCombination", "The parameter throughput is not supported for {} volumes.",
           name_of(volume.type));
  }
  if (volume.iops && *volume.iops < allowed.iops_min) {
    refuse("InvalidParameterValue", "Volume iops of {} is too low; minimum is {}.", *volume.iops,
           allowed.iops_min);
  }
  if (volume.iops && *volume.iops > allowed.iops_max) {
    refuse("InvalidParameterValue", "Volume iops of {} is too high; maximum is {}.", *volume.iops,
           allowed.iops_max);
  }
  // Every gp3 volume may have the baseline.
  const bool above_baseline = volume.iops && (must_choose || *volume.iops > allowed.iops_min);
  if (above_baseline && *volume.iops > volume.size * allowed.iops_per_gib_max) {
    refuse("InvalidParameterValue", "Iops to volume size ratio of {:.6f} is too high; maximum is {:.6f}.",
           static_cast<double>(*volume.iops) / volume.size, static_cast<double>(allowed.iops_per_gib_max));
  }
  if (volume.throughput && (*volume.throughput < throughput_min || *volume.throughput > throughput_max)) {
    refuse("InvalidParameterValue", "Throughput of {} is out of range; it must be from {} to {} MiB/s.",
           *volume.throughput, throughput_min, throughput_max);
  }
}

/// What AWS gives a volume whose maker didn't choose.
void add_defaults(LaunchVolume& volume) {
  if (volume.type == VolumeType::gp2) volume.iops = std::clamp(3 * volume.size, 100, 16'000);
  if (volume.type != VolumeType::gp3) return;
  if (!volume.iops) volume.iops = 3000;
  if (!volume.throughput) volume.throughput = throughput_min;
}

/// `base` is what the image has at that device, or a blank volume without a size.
LaunchVolume volume_from(const ReadCall& call, LaunchVolume base, const ec2::BlockDeviceMapping& mapping) {
  const ec2::EbsBlockDevice ebs = mapping.ebs.value_or(ec2::EbsBlockDevice{});
  base.delete_on_termination = ebs.delete_on_termination.value_or(base.delete_on_termination);
  if (ebs.volume_type && *ebs.volume_type != base.type) base.iops = base.throughput = std::nullopt;
  base.type = ebs.volume_type.value_or(base.type);
  if (ebs.iops) base.iops = ebs.iops;
  if (ebs.throughput) base.throughput = ebs.throughput;
  if (ebs.snapshot_id && *ebs.snapshot_id != base.snapshot_id) take_snapshot(call, base, *ebs.snapshot_id);
  base.kms_key = kms_key_of(call.caller(), ebs.encrypted, ebs.kms_key_id, base.kms_key);
  if (base.size == 0) base.size = base.snapshot_size;
  if (!ebs.volume_size && base.size == 0) {
    refuse("InvalidBlockDeviceMapping", "Either snapshot ID or volume size must be provided for: {}",
           mapping.device_name);
  }
  base.size = ebs.volume_size.value_or(base.size);
  check_size(base);
  check_performance(base);
  return base;
}

/// KMS isn't here: keys are what requests call them. An alias stands for a key drawn from it.
std::string kms_key_named(const Home& home, std::string_view name) {
  const std::string arn_base = "arn:aws:kms:" + home.region + ":" + home.account + ":";
  if (name.starts_with("arn:") && name.find(":alias/") == std::string_view::npos) return std::string(name);
  if (name.starts_with("arn:")) name = name.substr(name.find(":alias/") + 1);
  if (!name.starts_with("alias/")) return arn_base + "key/" + std::string(name);
  return arn_base + "key/" + IdGenerator(0, arn_base + std::string(name)).uuid();
}

ec2::InstanceBlockDeviceMapping block_device_of(const Volume& volume) {
  return {volume.attachment->device,
          {.attach_time = volume.attachment->attached,
           .delete_on_termination = volume.attachment->delete_on_termination,
           .volume_id = volume.id.text()}};
}

}  // namespace

std::string default_kms_key(const Home& home) {
  return kms_key_named(home, "alias/aws/ebs");
}

std::string kms_key_of(const Home& home, std::optional<bool> encrypted, const std::optional<std::string>& key,
                       const std::string& source_key) {
  const bool wanted = encrypted.value_or(!source_key.empty());
  if (key && !wanted) {
    refuse("InvalidParameterDependency",
           "The parameter KmsKeyId requires the parameter Encrypted to be set.");
  }
  if (!wanted && !source_key.empty()) {
    refuse("InvalidParameterValue",
           "Value (false) for parameter encrypted is invalid. What is made from an encrypted snapshot is "
           "encrypted.");
  }
  if (!wanted) return {};
  if (key) return kms_key_named(home, *key);
  return source_key.empty() ? default_kms_key(home) : source_key;
}

std::vector<LaunchVolume> plan_volumes(const ReadCall& call, std::vector<LaunchVolume> volumes,
                                       const std::vector<ec2::BlockDeviceMapping>& mappings) {
  check_mappings(mappings);
  for (const auto& mapping : mappings) {
    const auto of_image = std::find_if(volumes.begin(), volumes.end(), [&](const LaunchVolume& volume) {
      return volume.device == mapping.device_name;
    });
    if (mapping.no_device) {
      if (of_image == volumes.end()) continue;
      if (of_image == volumes.begin()) {
        refuse("InvalidBlockDeviceMapping", "The root device '{}' of the image can't be left out.",
               mapping.device_name);
      }
      volumes.erase(of_image);
    } else if (of_image != volumes.end()) {
      *of_image = volume_from(call, *of_image, mapping);
    } else {
      volumes.push_back(volume_from(call, {.device = mapping.device_name}, mapping));
    }
  }
  for (LaunchVolume& volume : volumes) add_defaults(volume);
  return volumes;
}

void make_volumes(WriteCall& call, InstanceId instance, const std::vector<LaunchVolume>& volumes,
                  const Tags& tags) {
  const std::string zone = call.region.instances.get(instance).availability_zone;
  std::vector<VolumeId> made;
  for (const LaunchVolume& volume : volumes) {
    made.push_back(call.region.ids.id<VolumeId>());
    call.region.volumes.insert(
        {.id = made.back(),
         .availability_zone = zone,
         .snapshot_id = volume.snapshot_id,
         .size = volume.size,
         .type = volume.type,
         .iops = volume.iops,
         .throughput = volume.throughput,
         .kms_key = volume.kms_key,
         .created = call.now,
         .attachment = VolumeAttachment{instance, volume.device, volume.delete_on_termination, call.now},
         .tags = tags});
  }
  call.region.instances.update(instance, [&](Instance& changed) { changed.volumes = std::move(made); });
}

void release_volumes(WriteCall& call, InstanceId instance) {
  for (const VolumeId& id : std::vector(call.region.instances.get(instance).volumes)) {
    if (call.region.volumes.get(id).attachment->delete_on_termination) {
      call.region.volumes.erase(id);
    } else {
      call.region.volumes.update(id, [](Volume& volume) { volume.attachment.reset(); });
    }
  }
  call.region.instances.update(instance, [](Instance& changed) { changed.volumes.clear(); });
}

std::vector<ec2::InstanceBlockDeviceMapping> block_devices_of(const Region& region,
                                                              const Instance& instance) {
  std::vector<ec2::InstanceBlockDeviceMapping> devices;
  for (const VolumeId& id : instance.volumes) devices.push_back(block_device_of(region.volumes.get(id)));
  return devices;
}

}  // namespace vpcsim
