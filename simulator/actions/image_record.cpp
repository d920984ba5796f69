// Images that accounts made: who may use them, and what they look like.
#include <algorithm>

#include "simulator/actions/image.hpp"
#include "simulator/id_form.hpp"
#include "simulator/image_catalog.hpp"

namespace vpcsim {
namespace {

bool may_launch(const ImageListing& listing, const Home& where) {
  if (listing.home.region != where.region) return false;
  if (listing.home.account == where.account) return true;
  return std::any_of(listing.users.begin(), listing.users.end(),
                     [&](const AccountId& user) { return user == "all" || user == where.account; });
}

LaunchVolume volume_of(const FoundImage& found, const ec2::BlockDeviceMapping& mapping) {
  const ec2::EbsBlockDevice& ebs = *mapping.ebs;
  LaunchVolume volume{.device = mapping.device_name,
                      .delete_on_termination = ebs.delete_on_termination.value_or(true),
                      .snapshot_id = ebs.snapshot_id.value_or(""),
                      .size = *ebs.volume_size,
                      .type = *ebs.volume_type,
                      .iops = ebs.iops,
                      .throughput = ebs.throughput};
  if (!ebs.snapshot_id) {
    if (ebs.encrypted.value_or(false)) volume.kms_key = default_kms_key(found.region->home);
    return volume;
  }
  const Snapshot& snapshot = found.region->snapshots.get(*ebs.snapshot_id);
  volume.snapshot_size = snapshot.size;
  volume.kms_key = snapshot.kms_key;
  return volume;
}

LaunchImage launch_image_of(const FoundImage& found) {
  const Image& image = *found.image;
  LaunchImage launch{.id = image.id.text(),
                     .architecture = image.architecture,
                     .virtualization = image.virtualization,
                     .root_device_name = image.root_device_name,
                     .boot_mode = image.boot_mode,
                     .imds_v2 = image.imds_v2,
                     .ena_support = image.ena_support,
                     .volumes = {}};
  for (const auto& mapping : image.block_device_mappings) launch.volumes.push_back(volume_of(found, mapping));
  std::stable_partition(launch.volumes.begin(), launch.volumes.end(),
                        [&](const LaunchVolume& volume) { return volume.device == launch.root_device_name; });
  return launch;
}

LaunchImage launch_image_of(const std::string& region, const std::string& id, const CatalogImage& image) {
  const std::string snapshot = image.snapshot_id(region);
  return {.id = id,
          .architecture = image.architecture,
          .root_device_name = std::string(image.root_device_name),
          .boot_mode = image.boot_mode,
          .imds_v2 = image.imds_v2,
          .volumes = {{.device = std::string(image.root_device_name),
                       .snapshot_id = snapshot,
                       .snapshot_size = snapshot.empty() ? 0 : image.volume_size,
                       .size = image.volume_size,
                       .type = image.volume_type}}};
}

}  // namespace

std::optional<FoundImage> find_made_image(const Cloud& cloud, const Home& where, std::string_view id_text) {
  auto id = ImageId::parse(id_text);
  const ImageListing* listing = id ? cloud.images.find(*id) : nullptr;
  if (listing == nullptr || !may_launch(*listing, where)) return std::nullopt;
  const Region* region = cloud.find(listing->home);
  return FoundImage{&region->images.get(*id), region};
}

void check_users(const std::vector<std::string>& users, std::initializer_list<std::string_view> aliases) {
  for (const std::string& user : users) {
    bool known = is_account_id(user) || std::find(aliases.begin(), aliases.end(), user) != aliases.end();
    if (!known) refuse("InvalidUserID.Malformed", "Invalid user id: \"{}\"", user);
  }
}

void refuse_foreign_image(std::string_view id) {
  refuse("AuthFailure", "Not authorized for image:{}", id);
}

void refuse_unavailable_image(std::string_view id) {
  refuse("InvalidAMIID.Unavailable", "The image ID '{}' is no longer available", id);
}

const Image& get_own_image(const ReadCall& call, const std::string& id_text) {
  check_id_form(id_text, "ami-", "InvalidAMIID.Malformed");
  const auto id = ImageId::parse(id_text);
  if (const Image* image = id ? call.region.images.find(*id) : nullptr) return *image;
  if (id && call.region.former_images.contains(*id)) refuse_unavailable_image(id_text);
  const std::string& region = call.region.home.region;
  if (find_image(region, id_text) != nullptr || find_made_image(call.cloud, call.caller(), id_text))
    refuse_foreign_image(id_text);
  NotFound<ImageId>::refuse(id_text);
}

const Image& get_own_available_image(const ReadCall& call, const std::string& id) {
  const Image& image = get_own_image(call, id);
  if (image_state_at(image, call.now, call.settings.timing) != ec2::ImageState::available)
    refuse_unavailable_image(id);
  return image;
}

ec2::ImageState image_state_at(const Image& image, Timestamp at, const Timing& timing) {
  if (at < image.created.plus(timing.image_pending)) return ec2::ImageState::pending;
  return image.is_disabled ? ec2::ImageState::disabled : ec2::ImageState::available;
}

Tags image_tags_of(const Region& region, ImageId id) {
  const TaggedImage* tagged = region.image_tags.find(id);
  return tagged == nullptr ? Tags{} : tagged->tags;
}

std::vector<AccountId> users_of(const Image& image) {
  std::vector<AccountId> users;
  for (const ec2::LaunchPermission& permission : image.launch_permissions) {
    if (permission.group) users.push_back("all");
    if (permission.user_id) users.push_back(*permission.user_id);
  }
  return users;
}

ec2::Image to_record(const ReadCall& call, const FoundImage& found, Timestamp at) {
  const Image& image = *found.image;
  const Home& owner = found.region->home;
  const bool is_own = owner == call.caller();
  ec2::Image record{.architecture = image.architecture,
                    .creation_date = image.created.text(),
                    .image_id = image.id.text(),
                    .image_location = owner.account + "/" + image.name,
                    .is_public = image.is_public(),
                    .owner_id = owner.account,
                    .platform_details = "Linux/UNIX",
                    .usage_operation = "RunInstances",
                    .state = image_state_at(image, at, call.settings.timing),
                    .block_device_mappings = image.block_device_mappings,
                    .ena_support = image.ena_support,
                    .name = image.name,
                    .root_device_name = image.root_device_name,
                    .virtualization_type = image.virtualization,
                    .boot_mode = image.boot_mode,
                    .deregistration_protection = image.deregistration_protection};
  if (!image.description.empty()) record.description = image.description;
  if (!image.sriov_support) record.sriov_net_support.reset();
  if (image.imds_v2) record.imds_support = ec2::ImdsSupportValues::v2_0;
  if (image.tpm) record.tpm_support = ec2::TpmSupportValues::v2_0;
  if (image.deprecated) record.deprecation_time = image.deprecated->text();
  if (!image.source_image_id.empty()) {
    record.source_image_id = image.source_image_id;
    record.source_image_region = image.source_image_region;
  }
  if (!is_own) return record;
  if (!image.source_instance_id.empty()) record.source_instance_id = image.source_instance_id;
  if (image.last_launched) record.last_launched_time = image.last_launched->text();
  return record;
}

void publish_image(WriteCall& call, ImageId id) {
  const Image* image = call.region.images.find(id);
  if (image == nullptr) {
    call.cloud.images.erase(id);
  } else if (call.cloud.images.find(id) == nullptr) {
    call.cloud.images.insert({.id = id, .home = call.region.home, .users = users_of(*image)});
  } else {
    call.cloud.images.update(id, [&](ImageListing& listing) { listing.users = users_of(*image); });
  }
  std::vector<Home> lost;
  for (const auto& [home, region] : call.cloud.regions()) {
    const bool has_tags = region->image_tags.find(id) != nullptr;
    if (has_tags && !find_made_image(call.cloud, home, id.text())) lost.push_back(home);
  }
  for (const Home& home : lost) call.cloud.change(home).image_tags.erase(id);
}

LaunchImage image_to_launch(const ReadCall& call, const std::string& id, ec2::Architecture if_unknown) {
  check_id_form(id, "ami-", "InvalidAMIID.Malformed");
  const std::string& region = call.region.home.region;
  if (const CatalogImage* image = find_image(region, id)) return launch_image_of(region, id, *image);
  if (auto found = find_made_image(call.cloud, call.caller(), id)) {
    const auto state = image_state_at(*found->image, call.now, call.settings.timing);
    if (state == ec2::ImageState::available) return launch_image_of(*found);
    refuse("InvalidAMIID.Unavailable", "The image ID '{}' is not available: it is {}", id, name_of(state));
  }
  const auto parsed = ImageId::parse(id);
  if (parsed && call.region.former_images.contains(*parsed)) refuse_unavailable_image(id);
  if (!call.settings.accept_unknown_images) NotFound<ImageId>::refuse(id);
  return launch_image_of(region, id, unknown_image(if_unknown));
}

std::optional<LaunchImage> image_to_copy(const ReadCall& call, const Home& where, const std::string& id) {
  if (const CatalogImage* image = find_image(where.region, id))
    return launch_image_of(where.region, id, *image);
  auto found = find_made_image(call.cloud, where, id);
  if (!found) return std::nullopt;
  if (image_state_at(*found->image, call.now, call.settings.timing) != ec2::ImageState::available)
    return std::nullopt;
  return launch_image_of(*found);
}

void note_launch(WriteCall& call, const std::string& image_id) {
  const auto id = ImageId::parse(image_id);
  const ImageListing* listing = id ? call.cloud.images.find(*id) : nullptr;
  if (listing == nullptr) return;
  call.cloud.change(Home{listing->home}).images.update(*id, [&](Image& image) {
    image.last_launched = call.now;
  });
}

}  // namespace vpcsim
