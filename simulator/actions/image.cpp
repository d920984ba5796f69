// What instances are launched from: making images, copying them, and deregistering them.
#include "simulator/actions/image.hpp"

#include <algorithm>

#include "simulator/actions/instance.hpp"
#include "simulator/actions/instance_calls.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/actions/snapshot.hpp"
#include "simulator/image_catalog.hpp"
#include "simulator/region_catalog.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {

void check_new_image(const ReadCall& call, const std::string& name) {
  constexpr std::string_view allowed =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ()[] ./-'@_";
  if (name.size() < 3 || name.size() > 128 || name.find_first_not_of(allowed) != std::string::npos) {
    refuse("InvalidAMIName.Malformed",
           "AMI names must be between 3 and 128 characters long, and may contain letters, numbers, '(', ')', "
           "'.', '-', '/' and '_'");
  }
  if (const Image* other = call.region.images.first_with("name", name)) {
    refuse("InvalidAMIName.Duplicate", "AMI name {} is already in use by AMI {}", name, other->id.text());
  }
  const std::size_t limit = call.settings.quotas.images;
  if (call.region.images.size() >= limit) {
    refuse("ResourceLimitExceeded", "You have reached your quota of {} images in this Region.", limit);
  }
}

namespace {

struct ImageTags {
  Tags image, snapshot;
};

/// RegisterImage makes no snapshot: only `image` is allowed there.
ImageTags tags_of(const std::vector<ec2::TagSpecification>& specifications, const Settings& settings) {
  return {tags_from(specifications, "image", {"image", "snapshot"}, settings),
          tags_from(specifications, "snapshot", {"image", "snapshot"}, settings)};
}

ec2::BlockDeviceMapping mapping_of(const LaunchVolume& volume, const std::string& snapshot_id) {
  ec2::EbsBlockDevice ebs{.delete_on_termination = volume.delete_on_termination,
                          .volume_size = volume.size,
                          .volume_type = volume.type,
                          .throughput = volume.throughput,
                          .encrypted = !volume.kms_key.empty()};
  if (!snapshot_id.empty()) ebs.snapshot_id = snapshot_id;
  if (volume.type != ec2::VolumeType::gp2) ebs.iops = volume.iops;
  return {.device_name = volume.device, .ebs = std::move(ebs)};
}

/// Registers the image, whose id is new, for the caller and for all that it is shared with: nobody yet.
void insert_image(WriteCall& call, Image image, Tags tags) {
  const ImageId id = image.id;
  image.created = call.now;
  call.region.images.insert(std::move(image));
  if (!tags.empty()) call.region.image_tags.insert({.id = id, .tags = std::move(tags)});
  publish_image(call, id);
}

void check_image_encryption(const std::vector<ec2::BlockDeviceMapping>& mappings,
                            const std::vector<LaunchVolume>& present) {
  for (const auto& mapping : mappings) {
    if (!mapping.ebs || !mapping.ebs->encrypted) continue;
    const bool has_data = mapping.ebs->snapshot_id ||
                          std::any_of(present.begin(), present.end(), [&](const LaunchVolume& volume) {
                            return volume.device == mapping.device_name;
                          });
    if (!has_data) continue;
    refuse("InvalidBlockDeviceMapping",
           "the encrypted flag cannot be specified since device {} has a snapshot specified.",
           mapping.device_name);
  }
}

// ---- CreateImage

std::vector<LaunchVolume> volumes_of(const Region& region, const Instance& instance) {
  std::vector<LaunchVolume> volumes;
  for (const VolumeId& id : instance.volumes) {
    const Volume& volume = region.volumes.get(id);
    volumes.push_back({.device = volume.attachment->device,
                       .delete_on_termination = volume.attachment->delete_on_termination,
                       .snapshot_id = volume.snapshot_id,
                       .snapshot_size = volume.size,
                       .size = volume.size,
                       .type = volume.type,
                       .iops = volume.iops,
                       .throughput = volume.throughput,
                       .kms_key = volume.kms_key});
  }
  return volumes;
}

void check_imageable(const ReadCall& call, const Instance& instance) {
  using State = ec2::InstanceStateName;
  const State state = instance_state_at(instance, call.now, call.settings.timing);
  if (state == State::pending || state == State::running || state == State::stopping ||
      state == State::stopped)
    return;
  refuse("IncorrectState", "The instance '{}' is not in a state from which an image can be created.",
         instance.id.text());
}

/// The volume that the instance has at the device, or nullptr: then the request adds one.
const Volume* volume_at(const Region& region, const Instance& instance, std::string_view device) {
  for (const VolumeId& id : instance.volumes) {
    const Volume& volume = region.volumes.get(id);
    if (volume.attachment->device == device) return &volume;
  }
  return nullptr;
}

/// A snapshot of each volume that the instance has; what the request adds keeps the snapshot it names.
std::vector<ec2::BlockDeviceMapping> snapshots_of(WriteCall& call, const Instance& instance,
                                                  const std::vector<LaunchVolume>& volumes, ImageId image,
                                                  const Tags& tags) {
  std::vector<ec2::BlockDeviceMapping> mappings;
  for (const LaunchVolume& volume : volumes) {
    const Volume* source = volume_at(call.region, instance, volume.device);
    if (source == nullptr) {
      mappings.push_back(mapping_of(volume, volume.snapshot_id));
      continue;
    }
    const std::string description = "Created by CreateImage(" + instance.id.text() + ") for " + image.text();
    const SnapshotId snapshot = make_snapshot(call, {.id = {},
                                                     .volume_id = source->id.text(),
                                                     .size = source->size,
                                                     .description = description,
                                                     .kms_key = source->kms_key,
                                                     .started = {},
                                                     .tags = tags});
    mappings.push_back(mapping_of(volume, snapshot.text()));
  }
  return mappings;
}

/// What an image takes over from the one that its instance was launched from, if that is still there.
void inherit(const ReadCall& call, const std::string& source, Image& image) {
  image.source_image_id = source;
  image.source_image_region = call.region.home.region;
  if (const CatalogImage* known = find_image(call.region.home.region, source)) image.imds_v2 = known->imds_v2;
  if (auto known = find_made_image(call.cloud, call.caller(), source)) {
    image.imds_v2 = known->image->imds_v2;
    image.tpm = known->image->tpm;
    image.sriov_support = known->image->sriov_support;
  }
}

void check_own_snapshots(const ReadCall& call, const std::vector<ec2::BlockDeviceMapping>& mappings) {
  for (const auto& mapping : mappings) {
    if (mapping.ebs && mapping.ebs->snapshot_id) call.region.snapshots.get(*mapping.ebs->snapshot_id);
  }
}

ec2::ImageIdResult create_image(WriteCall& call, const ec2::CreateImageRequest& request) {
  auto tags = tags_of(request.tag_specifications, call.settings);
  const Instance instance = get_instance(call.read(), request.instance_id);
  check_imageable(call.read(), instance);
  check_new_image(call.read(), request.name);
  const auto present = volumes_of(call.region, instance);
  check_image_encryption(request.block_device_mappings, present);
  check_own_snapshots(call.read(), request.block_device_mappings);
  const auto volumes = plan_volumes(call.read(), present, request.block_device_mappings);
  Image image{.id = call.region.ids.id<ImageId>(),
              .name = request.name,
              .description = request.description.value_or(""),
              .architecture = instance.architecture,
              .root_device_name = instance.root_device_name,
              .block_device_mappings = {},
              .boot_mode = instance.boot_mode,
              .ena_support = instance.ena_support,
              .source_instance_id = instance.id.text(),
              .created = {},
              .idempotency = {}};
  inherit(call.read(), instance.image_id, image);
  image.block_device_mappings = snapshots_of(call, instance, volumes, image.id, tags.snapshot);
  const std::string id = image.id.text();
  insert_image(call, std::move(image), std::move(tags.image));
  if (!request.no_reboot.value_or(false)) reboot_if_running(call, instance.id);
  return {id};
}

// ---- CopyImage

/// 1,767,225,600,000: as the description of a copied snapshot has it.
std::string with_commas(std::int64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

Image copied_image(const Cloud& cloud, const Home& where, const LaunchImage& source) {
  Image image{.id = {}, .architecture = source.architecture, .virtualization = source.virtualization};
  if (auto found = find_made_image(cloud, where, source.id)) image = *found->image;
  if (const CatalogImage* known = find_image(where.region, source.id)) image.description = known->description;
  image.root_device_name = source.root_device_name;
  image.boot_mode = source.boot_mode;
  image.imds_v2 = source.imds_v2;
  image.ena_support = source.ena_support;
  image.block_device_mappings.clear();
  image.source_instance_id.clear();
  image.source_image_id = source.id;
  image.source_image_region = where.region;
  image.deprecated = image.last_launched = image.protected_until = std::nullopt;
  image.deregistration_protection = "disabled";
  image.launch_permissions.clear();
  return image;
}

/// Everything but the keys is the source's: those are the copier's, as AWS's are of one region.
ec2::BlockDeviceMapping copied_mapping(WriteCall& call, const ec2::CopyImageRequest& request, ImageId image,
                                       LaunchVolume volume, const Tags& tags) {
  const bool other_region = request.source_region != call.caller().region;
  if (!volume.kms_key.empty() && other_region) volume.kms_key = default_kms_key(call.caller());
  if (!volume.kms_key.empty() || request.encrypted.value_or(false))
    volume.kms_key = kms_key_of(call.caller(), request.encrypted, request.kms_key_id, volume.kms_key);
  if (volume.snapshot_id.empty()) return mapping_of(volume, "");
  const std::string description = fmt::format(
      "Copied for DestinationAmi {} from SourceAmi {} for SourceSnapshot {}. Task created on {}.",
      image.text(), request.source_image_id, volume.snapshot_id, with_commas(call.now.milliseconds));
  const SnapshotId snapshot = make_snapshot(call, {.id = {},
                                                   .volume_id = "vol-ffffffff",  // AWS's word for "no volume"
                                                   .size = volume.snapshot_size,
                                                   .description = description,
                                                   .kms_key = volume.kms_key,
                                                   .started = {},
                                                   .tags = tags});
  return mapping_of(volume, snapshot.text());
}

ec2::ImageIdResult copy_image(WriteCall& call, const ec2::CopyImageRequest& request) {
  auto tags = tags_of(request.tag_specifications, call.settings);
  if (request.kms_key_id && !request.encrypted.value_or(false)) {
    refuse("InvalidParameterDependency",
           "The parameter KmsKeyId requires the parameter Encrypted to be set.");
  }
  if (!is_enabled_region(request.source_region)) {
    refuse("InvalidRegion", "Value ({}) for parameter sourceRegion is invalid.", request.source_region);
  }
  const Idempotency idempotency = idempotency_of(request);
  if (const Image* made = find_made_by(call.region.images, idempotency)) return {made->id.text()};
  const Home where{call.caller().account, request.source_region};
  const auto source = image_to_copy(call.read(), where, request.source_image_id);
  if (!source) {
    refuse("InvalidAMIID.NotFound", "The image id '[{}]' does not exist", request.source_image_id);
  }
  check_new_image(call.read(), request.name);
  Image image = copied_image(call.cloud, where, *source);
  image.id = call.region.ids.id<ImageId>();
  image.name = request.name;
  if (request.description) image.description = *request.description;
  image.idempotency = idempotency;
  for (const LaunchVolume& volume : source->volumes)
    image.block_device_mappings.push_back(copied_mapping(call, request, image.id, volume, tags.snapshot));
  const Region* from = call.cloud.find(where);
  if (request.copy_image_tags.value_or(false) && from != nullptr) {
    const auto copied = image_tags_of(*from, *ImageId::parse(source->id));
    Tags all = copied;
    set_tags(all, tags.image, call.settings);
    tags.image = std::move(all);
  }
  const std::string id = image.id.text();
  insert_image(call, std::move(image), std::move(tags.image));
  return {id};
}

// ---- RegisterImage

void check_registered_mappings(const ReadCall& call, const ec2::RegisterImageRequest& request,
                               const std::string& root) {
  const auto& mappings = request.block_device_mappings;
  if (mappings.empty()) {
    refuse("InvalidRequest", "The request must contain the parameter blockDeviceMapping.");
  }
  check_image_encryption(mappings, {});
  const bool has_root = std::any_of(mappings.begin(), mappings.end(), [&](const auto& mapping) {
    return mapping.device_name == root && mapping.ebs && mapping.ebs->snapshot_id;
  });
  if (!has_root) refuse("InvalidBlockDeviceMapping", "No root snapshot specified in device mapping.");
  check_own_snapshots(call, mappings);
}

ec2::ImageIdResult register_image(WriteCall& call, const ec2::RegisterImageRequest& request) {
  auto tags = tags_from(request.tag_specifications, "image", call.settings);
  if (request.sriov_net_support && *request.sriov_net_support != "simple") {
    refuse("InvalidParameterValue",
           "Value ({}) for parameter sriovNetSupport is invalid. Valid value: simple.",
           *request.sriov_net_support);
  }
  if (request.tpm_support && request.boot_mode != ec2::BootModeValues::uefi) {
    refuse("InvalidParameterCombination", "The parameter TpmSupport requires the boot mode uefi.");
  }
  check_new_image(call.read(), request.name);
  const std::string root = request.root_device_name.value_or("/dev/sda1");
  check_registered_mappings(call.read(), request, root);
  const auto volumes = plan_volumes(call.read(), {}, request.block_device_mappings);
  Image image{.id = call.region.ids.id<ImageId>(),
              .name = request.name,
              .description = request.description.value_or(""),
              .architecture = request.architecture.value_or(ec2::Architecture::i386),
              .virtualization = request.virtualization_type.value_or(ec2::VirtualizationType::paravirtual),
              .root_device_name = root,
              .block_device_mappings = {},
              .boot_mode = request.boot_mode,
              .tpm = request.tpm_support.has_value(),
              .imds_v2 = request.imds_support.has_value(),
              .ena_support = request.ena_support.value_or(false),
              .sriov_support = request.sriov_net_support.has_value(),
              .created = {},
              .idempotency = {}};
  for (const LaunchVolume& volume : volumes)
    image.block_device_mappings.push_back(mapping_of(volume, volume.snapshot_id));
  const std::string id = image.id.text();
  insert_image(call, std::move(image), std::move(tags));
  return {id};
}

// ---- DeregisterImage

void check_not_protected(const ReadCall& call, const Image& image) {
  const bool cools_down = image.protected_until && call.now < *image.protected_until;
  if (image.deregistration_protection == "disabled" && !cools_down) return;
  refuse("OperationNotPermitted", "The image {} can't be deregistered: deregistration protection is {}.",
         image.id.text(), cools_down ? "cooling down" : image.deregistration_protection);
}

ec2::DeregisterImageResult deregister_image(WriteCall& call, const ec2::DeregisterImageRequest& request) {
  const Image image = get_own_image(call.read(), request.image_id);
  check_not_protected(call.read(), image);
  call.region.images.erase(image.id);
  call.region.former_images.set(image.id, true);
  publish_image(call, image.id);
  ec2::DeregisterImageResult result;
  if (!request.delete_associated_snapshots.value_or(false)) return result;
  for (const auto& mapping : image.block_device_mappings) {
    if (!mapping.ebs->snapshot_id) continue;
    const std::string& snapshot = *mapping.ebs->snapshot_id;
    const bool is_used =
        call.region.images.first_with("block-device-mapping.snapshot-id", snapshot) != nullptr;
    if (!is_used) call.region.snapshots.erase(*SnapshotId::parse(snapshot));
    result.delete_snapshot_results.push_back({snapshot, is_used ? "skipped" : "success"});
  }
  return result;
}

}  // namespace

Actions image_actions() {
  return {
      action<create_image>(
          "Makes an image of an instance and snapshots of its volumes; their contents aren't "
          "simulated"),
      action<copy_image>("Copies an image from another region, or from somebody who shares it"),
      action<register_image>("Makes an image of snapshots"),
      action<deregister_image>("Deregisters an image; its snapshots stay unless told otherwise"),
      action<describe_images>("Describes machine images: a small catalog of Amazon's, Canonical's and "
                              "Debian's, the account's own, and those shared with it"),
      action<describe_image_attribute>(
          "Describes one attribute of an image, as far as the caller may see it"),
      action<modify_image_attribute>(
          "Modifies the description, launch permissions or IMDS support of an image"),
      action<reset_image_attribute>("Takes all launch permissions back"),
  };
}

}  // namespace vpcsim
