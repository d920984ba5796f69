// DescribeImages: the catalog's, the account's own, and those that others let it launch.
#include <algorithm>
#include <array>

#include "simulator/actions/image.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"
#include "simulator/id_form.hpp"
#include "simulator/image_catalog.hpp"

namespace vpcsim {
namespace {

using Values = std::vector<std::string>;

template <class Read>
Values of_block_devices(const ec2::Image& image, Read read) {
  Values values;
  for (const auto& mapping : image.block_device_mappings) values.push_back(read(mapping));
  return values;
}

Values no_image_has(const ec2::Image&) {
  return {};
}

constexpr auto image_filters = std::to_array<FilterField<ec2::Image>>({
    {"architecture", [](const ec2::Image& image) { return name_value(image.architecture); }},
    {"block-device-mapping.delete-on-termination",
     [](const ec2::Image& image) {
       return of_block_devices(image, [](const ec2::BlockDeviceMapping& mapping) {
         return std::string(mapping.ebs->delete_on_termination.value_or(false) ? "true" : "false");
       });
     }},
    {"block-device-mapping.device-name",
     [](const ec2::Image& image) {
       return of_block_devices(image, [](const ec2::BlockDeviceMapping& mapping) { return mapping.device_name; });
     }},
    {"block-device-mapping.encrypted",
     [](const ec2::Image& image) {
       return of_block_devices(image, [](const ec2::BlockDeviceMapping& mapping) {
         return std::string(mapping.ebs->encrypted.value_or(false) ? "true" : "false");
       });
     }},
    {"block-device-mapping.snapshot-id",
     [](const ec2::Image& image) {
       return of_block_devices(image, [](const ec2::BlockDeviceMapping& mapping) { return mapping.ebs->snapshot_id.value_or(""); });
     }},
    {"block-device-mapping.volume-size",
     [](const ec2::Image& image) {
       return of_block_devices(
           image, [](const ec2::BlockDeviceMapping& mapping) { return std::to_string(*mapping.ebs->volume_size); });
     }},
    {"block-device-mapping.volume-type",
     [](const ec2::Image& image) {
       return of_block_devices(image, [](const ec2::BlockDeviceMapping& mapping) {
         return std::string(name_of(*mapping.ebs->volume_type));
       });
     }},
    {"creation-date", [](const ec2::Image& image) { return Values{image.creation_date}; }},
    {"description", [](const ec2::Image& image) { return values_of(image.description); }},
    {"ena-support", [](const ec2::Image& image) { return values_of(image.ena_support); }},
    {"hypervisor", [](const ec2::Image& image) { return name_value(image.hypervisor); }},
    {"image-id", [](const ec2::Image& image) { return Values{image.image_id}; }},
    {"image-type", [](const ec2::Image& image) { return name_value(image.image_type); }},
    {"is-public", [](const ec2::Image& image) { return values_of(image.is_public); }},
    {"kernel-id", no_image_has},
    {"manifest-location", [](const ec2::Image& image) { return Values{image.image_location}; }},
    {"name", [](const ec2::Image& image) { return Values{image.name}; }},
    {"owner-alias", [](const ec2::Image& image) { return values_of(image.image_owner_alias); }},
    {"owner-id", [](const ec2::Image& image) { return Values{image.owner_id}; }},
    {"platform", no_image_has},
    {"product-code", no_image_has},
    {"product-code.type", no_image_has},
    {"ramdisk-id", no_image_has},
    {"root-device-name", [](const ec2::Image& image) { return Values{image.root_device_name}; }},
    {"root-device-type", [](const ec2::Image& image) { return name_value(image.root_device_type); }},
    {"sriov-net-support", [](const ec2::Image& image) { return values_of(image.sriov_net_support); }},
    {"source-image-id", [](const ec2::Image& image) { return values_of(image.source_image_id); }},
    {"source-image-region", [](const ec2::Image& image) { return values_of(image.source_image_region); }},
    {"source-instance-id", [](const ec2::Image& image) { return values_of(image.source_instance_id); }},
    {"state", [](const ec2::Image& image) { return name_value(image.state); }},
    {"state-reason-code", no_image_has},
    {"state-reason-message", no_image_has},
    {"virtualization-type", [](const ec2::Image& image) { return name_value(image.virtualization_type); }},
});

struct ImageRow {
  ImageId id;
  ec2::Image record;
  std::vector<AccountId> users;  ///< that may launch it: "all", or accounts
};

bool is_owned_by(const ImageRow& image, const std::string& owner, const AccountId& caller) {
  return owner == image.record.owner_id || owner == image.record.image_owner_alias ||
         (owner == "self" && image.record.owner_id == caller);
}

/// By an explicit permission: owners have none.
bool is_executable_by(const ImageRow& image, const std::string& user, const AccountId& caller) {
  const AccountId& account = user == "self" ? caller : user;
  return std::find(image.users.begin(), image.users.end(), account) != image.users.end();
}

bool is_selected(const ReadCall& call, const ImageRow& image, const ec2::DescribeImagesRequest& request) {
  const AccountId& caller = call.caller().account;
  if (image.record.state == ec2::ImageState::disabled && !request.include_disabled.value_or(false))
    return false;
  const bool hides_deprecated = request.image_ids.empty() && !request.include_deprecated.value_or(false);
  if (hides_deprecated && image.record.owner_id != caller && image.record.deprecation_time) {
    const auto deprecated = Timestamp::parse(*image.record.deprecation_time);
    if (deprecated && *deprecated <= call.now) return false;
  }
  auto owns = [&](const std::string& owner) { return is_owned_by(image, owner, caller); };
  auto executes = [&](const std::string& user) { return is_executable_by(image, user, caller); };
  const auto &owners = request.owners, &users = request.executable_users;
  return (owners.empty() || std::any_of(owners.begin(), owners.end(), owns)) &&
         (users.empty() || std::any_of(users.begin(), users.end(), executes));
}

ImageRow row_of(const ReadCall& call, const CatalogImage& image) {
  const std::string& region = call.region.home.region;
  return {image.id(region), to_record(region, image), {"all"}};
}

ImageRow row_of(const ReadCall& call, const FoundImage& found) {
  return {found.image->id, to_record(call, found, call.now), users_of(*found.image)};
}

/// The images that the request is about, in an order that stays: the catalog's first, then the account's own.
Table<ImageRow> asked_images(const ReadCall& call, const ec2::DescribeImagesRequest& request) {
  Table<ImageRow> images;
  auto add = [&](ImageRow row) {
    row.record.tags = image_tags_of(call.region, row.id);
    if (images.find(row.id) == nullptr) images.insert(std::move(row));
  };
  auto add_if_selected = [&](ImageRow row) {
    if (is_selected(call, row, request)) add(std::move(row));
  };
  const std::string& region = call.region.home.region;
  for (const std::string& id : request.image_ids) {
    if (const CatalogImage* image = find_image(region, id)) add(row_of(call, *image));
    if (auto found = find_made_image(call.cloud, call.caller(), id)) add(row_of(call, *found));
  }
  if (!request.image_ids.empty()) return images;
  for (const CatalogImage& image : image_catalog()) add_if_selected(row_of(call, image));
  for (const Image& image : call.region.images)
    add_if_selected(row_of(call, FoundImage{&image, &call.region}));
  for (const std::string& user : {call.caller().account, std::string("all")}) {
    for (const ImageListing& listing : call.cloud.images.with("user", ImageListing::user_in(region, user))) {
      if (auto found = find_made_image(call.cloud, call.caller(), listing.id.text()))
        add_if_selected(row_of(call, *found));
    }
  }
  return images;
}

}  // namespace

ec2::DescribeImagesResult describe_images(const ReadCall& call, const ec2::DescribeImagesRequest& request) {
  check_users(request.owners, {"amazon", "aws-marketplace", "self"});
  check_users(request.executable_users, {"all", "self"});
  for (const std::string& id : request.image_ids) check_id_form(id, "ami-", "InvalidAMIID.Malformed");
  if (request.max_results && !request.image_ids.empty()) {
    refuse("InvalidParameterCombination",
           "The parameter imageIdsSet cannot be used with the parameter maxResults");
  }
  const Table<ImageRow> images = asked_images(call, request);
  auto described = describe<ec2::Image>(
      images, {request.image_ids, request.filters, "ImageIds", request.max_results, request.next_token},
      image_filters, [](const ImageRow& image) { return image.record; });
  std::erase_if(described.records, [&](const ec2::Image& record) {
    return !is_selected(call, *images.find(*ImageId::parse(record.image_id)), request);
  });
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace vpcsim
