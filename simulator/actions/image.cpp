// What instances are launched from. Images come from a catalog; accounts have none of their own, only tags on
// those of others.
#include "protocol/ec2/image.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/nouns.hpp"
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
       return of_block_devices(image, [](const ec2::BlockDeviceMapping& mapping) { return *mapping.ebs->snapshot_id; });
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
    {"description", [](const ec2::Image& image) { return Values{image.description}; }},
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
    {"sriov-net-support", [](const ec2::Image& image) { return Values{image.sriov_net_support}; }},
    {"state", [](const ec2::Image& image) { return name_value(image.state); }},
    {"state-reason-code", no_image_has},
    {"state-reason-message", no_image_has},
    {"virtualization-type", [](const ec2::Image& image) { return name_value(image.virtualization_type); }},
});

bool is_account_id(std::string_view text) {
  return text.size() == 12 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

void check_users(const std::vector<std::string>& users, std::initializer_list<std::string_view> aliases) {
  for (const std::string& user : users) {
    bool known = is_account_id(user) || std::find(aliases.begin(), aliases.end(), user) != aliases.end();
    if (!known) refuse("InvalidUserID.Malformed", "Invalid user id: \"{}\"", user);
  }
}

bool is_selected(const ec2::Image& image, const AccountId& caller,
                 const ec2::DescribeImagesRequest& request) {
  auto owns = [&](const std::string& owner) {
    return owner == image.owner_id || owner == image.image_owner_alias ||
           (owner == "self" && image.owner_id == caller);
  };
  bool owned = request.owners.empty() || std::any_of(request.owners.begin(), request.owners.end(), owns);
  // Images of the catalog are everybody's: nobody has a launch permission of his own.
  const auto& users = request.executable_users;
  bool executable = users.empty() || std::find(users.begin(), users.end(), "all") != users.end();
  return owned && executable;
}

struct ImageRow {
  ImageId id;
  ec2::Image record;
};

ec2::Image described_image(const ReadCall& call, const CatalogImage& image) {
  auto record = to_record(call.region.home.region, image);
  if (const TaggedImage* tagged = call.region.image_tags.find(image.id(call.region.home.region))) {
    record.tags = tagged->tags;
  }
  return record;
}

ec2::DescribeImagesResult describe_images(const ReadCall& call, const ec2::DescribeImagesRequest& request) {
  check_users(request.owners, {"amazon", "aws-marketplace", "self"});
  check_users(request.executable_users, {"all", "self"});
  for (const std::string& id : request.image_ids) check_id_form(id, "ami-", "InvalidAMIID.Malformed");
  if (request.max_results && !request.image_ids.empty()) {
    refuse("InvalidParameterCombination",
           "The parameter imageIdsSet cannot be used with the parameter maxResults");
  }
  Table<ImageRow> images;
  for (const CatalogImage& image : image_catalog()) {
    auto record = described_image(call, image);
    if (!request.image_ids.empty() || is_selected(record, call.caller().account, request)) {
      images.insert({image.id(call.region.home.region), std::move(record)});
    }
  }
  auto described = describe<ec2::Image>(
      images, {request.image_ids, request.filters, "ImageIds", request.max_results, request.next_token},
      image_filters, [](const ImageRow& image) { return image.record; });
  std::erase_if(described.records,
                [&](const ec2::Image& image) { return !is_selected(image, call.caller().account, request); });
  return {std::move(described.records), std::move(described.next_token)};
}

const CatalogImage& get_image(const std::string& region, const std::string& id) {
  check_id_form(id, "ami-", "InvalidAMIID.Malformed");
  const CatalogImage* image = find_image(region, id);
  if (image == nullptr) NotFound<ImageId>::refuse(id);
  return *image;
}

/// What AWS answers to whoever isn't the owner.
[[noreturn]] void refuse_foreign(const std::string& image_id) {
  refuse("AuthFailure", "Not authorized for image:{}", image_id);
}

ec2::DescribeImageAttributeResult describe_image_attribute(
    const ReadCall& call, const ec2::DescribeImageAttributeRequest& request) {
  using Name = ec2::ImageAttributeName;
  const CatalogImage& image = get_image(call.region.home.region, request.image_id);
  const ec2::Image record = to_record(call.region.home.region, image);
  ec2::DescribeImageAttributeResult result{.image_id = request.image_id};
  switch (request.attribute) {
    case Name::description:
      result.description = {record.description};
      return result;
    case Name::kernel:
      result.kernel_id = ec2::AttributeValue{};
      return result;
    case Name::ramdisk:
      result.ramdisk_id = ec2::AttributeValue{};
      return result;
    case Name::product_codes:
      result.product_codes = record.product_codes;
      return result;
    case Name::sriov_net_support:
      result.sriov_net_support = {record.sriov_net_support};
      return result;
    case Name::boot_mode:
      result.boot_mode = ec2::AttributeValue{};
      if (record.boot_mode) result.boot_mode->value = std::string(name_of(*record.boot_mode));
      return result;
    case Name::tpm_support:
      result.tpm_support = ec2::AttributeValue{};
      return result;
    case Name::imds_support:
      result.imds_support = ec2::AttributeValue{};
      if (record.imds_support) result.imds_support->value = std::string(name_of(*record.imds_support));
      return result;
    case Name::launch_permission:
    case Name::block_device_mapping:  // documented: always AuthFailure
    case Name::uefi_data:
    case Name::last_launched_time:
    case Name::deregistration_protection:
      break;
  }
  refuse_foreign(request.image_id);
}

ec2::ReturnResult modify_image_attribute(WriteCall& call, const ec2::ModifyImageAttributeRequest& request) {
  const bool permission = request.launch_permission || request.operation_type ||
                          !request.user_groups.empty() || !request.user_ids.empty() ||
                          !request.organization_arns.empty() || !request.organizational_unit_arns.empty();
  const std::string attribute = request.attribute.value_or("");
  if (!attribute.empty() && attribute != "description" && attribute != "launchPermission") {
    refuse("InvalidParameterValue", "Value ({}) for parameter attribute is invalid. Unknown attribute.",
           attribute);
  }
  const int given = int{request.description || (attribute == "description" && request.value)} +
                    int{permission} + int{request.imds_support.has_value()};
  if (given == 0) refuse("InvalidParameterCombination", "No attributes specified.");
  if (given > 1) refuse("InvalidParameterCombination", "Fields for multiple attribute types specified");
  get_image(call.region.home.region, request.image_id);
  refuse_foreign(request.image_id);
}

ec2::ReturnResult reset_image_attribute(WriteCall& call, const ec2::ResetImageAttributeRequest& request) {
  get_image(call.region.home.region, request.image_id);
  refuse_foreign(request.image_id);
}

}  // namespace

Actions image_actions() {
  return {
      action<describe_images>(
          "Describes machine images: a small catalog of Amazon's, Canonical's and Debian's"),
      action<describe_image_attribute>("Describes one attribute of an image, as far as its users may see it"),
      action<modify_image_attribute>("Refused: only an image's owner can"),
      action<reset_image_attribute>("Refused: only an image's owner can"),
  };
}

}  // namespace vpcsim
