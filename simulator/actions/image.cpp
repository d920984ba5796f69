// What instances are launched from: images and instance types. Both come from catalogs; accounts have no
// images of their own.
#include "protocol/ec2/image.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/nouns.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"
#include "simulator/id_form.hpp"
#include "simulator/image_catalog.hpp"
#include "simulator/instance_type_catalog.hpp"

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
         return std::string(mapping.ebs.delete_on_termination ? "true" : "false");
       });
     }},
    {"block-device-mapping.device-name",
     [](const ec2::Image& image) {
       return of_block_devices(image, [](const ec2::BlockDeviceMapping& mapping) { return mapping.device_name; });
     }},
    {"block-device-mapping.encrypted",
     [](const ec2::Image& image) {
       return of_block_devices(image, [](const ec2::BlockDeviceMapping& mapping) {
         return std::string(mapping.ebs.encrypted ? "true" : "false");
       });
     }},
    {"block-device-mapping.snapshot-id",
     [](const ec2::Image& image) {
       return of_block_devices(image, [](const ec2::BlockDeviceMapping& mapping) { return mapping.ebs.snapshot_id; });
     }},
    {"block-device-mapping.volume-size",
     [](const ec2::Image& image) {
       return of_block_devices(
           image, [](const ec2::BlockDeviceMapping& mapping) { return std::to_string(mapping.ebs.volume_size); });
     }},
    {"block-device-mapping.volume-type",
     [](const ec2::Image& image) {
       return of_block_devices(image, [](const ec2::BlockDeviceMapping& mapping) {
         return std::string(name_of(mapping.ebs.volume_type));
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
    auto record = to_record(call.region.home.region, image);
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

using TypeInfo = ec2::InstanceTypeInfo;

template <class Enum>
Values names(const std::vector<Enum>& list) {
  Values values;
  for (Enum value : list) values.emplace_back(name_of(value));
  return values;
}

Values no_type_has(const TypeInfo&) {
  return {};
}

constexpr auto type_filters = std::to_array<FilterField<TypeInfo>>({
    {"auto-recovery-supported", no_type_has},
    {"bare-metal", [](const TypeInfo& type) { return values_of(type.bare_metal); }},
    {"burstable-performance-supported",
     [](const TypeInfo& type) { return values_of(type.burstable_performance_supported); }},
    {"current-generation", [](const TypeInfo& type) { return values_of(type.current_generation); }},
    {"ebs-info.ebs-optimized-info.baseline-bandwidth-in-mbps", no_type_has},
    {"ebs-info.ebs-optimized-info.baseline-iops", no_type_has},
    {"ebs-info.ebs-optimized-info.baseline-throughput-in-mbps", no_type_has},
    {"ebs-info.ebs-optimized-info.maximum-bandwidth-in-mbps", no_type_has},
    {"ebs-info.ebs-optimized-info.maximum-iops", no_type_has},
    {"ebs-info.ebs-optimized-info.maximum-throughput-in-mbps", no_type_has},
    {"ebs-info.ebs-optimized-support", no_type_has},
    {"ebs-info.encryption-support", no_type_has},
    {"ebs-info.nvme-support", no_type_has},
    {"free-tier-eligible", [](const TypeInfo& type) { return values_of(type.free_tier_eligible); }},
    {"hibernation-supported", no_type_has},
    {"hypervisor", [](const TypeInfo& type) { return name_value(type.hypervisor); }},
    {"instance-storage-info.disk.count", no_type_has},
    {"instance-storage-info.disk.size-in-gb", no_type_has},
    {"instance-storage-info.disk.type", no_type_has},
    {"instance-storage-info.encryption-support", no_type_has},
    {"instance-storage-info.nvme-support", no_type_has},
    {"instance-storage-info.total-size-in-gb", no_type_has},
    {"instance-storage-supported",
     [](const TypeInfo& type) { return values_of(type.instance_storage_supported); }},
    {"instance-type", [](const TypeInfo& type) { return Values{type.instance_type}; }},
    {"memory-info.size-in-mib",
     [](const TypeInfo& type) { return Values{std::to_string(type.memory_info.size_in_mib)}; }},
    {"network-info.efa-info.maximum-efa-interfaces", no_type_has},
    {"network-info.efa-supported",
     [](const TypeInfo& type) { return values_of(type.network_info.efa_supported); }},
    {"network-info.ena-support",
     [](const TypeInfo& type) { return name_value(type.network_info.ena_support); }},
    {"network-info.encryption-in-transit-supported", no_type_has},
    {"network-info.ipv4-addresses-per-interface",
     [](const TypeInfo& type) {
       return Values{std::to_string(type.network_info.ipv4_addresses_per_interface)};
     }},
    {"network-info.ipv6-addresses-per-interface",
     [](const TypeInfo& type) {
       return Values{std::to_string(type.network_info.ipv6_addresses_per_interface)};
     }},
    {"network-info.ipv6-supported",
     [](const TypeInfo& type) { return values_of(type.network_info.ipv6_supported); }},
    {"network-info.maximum-network-cards",
     [](const TypeInfo& type) { return Values{std::to_string(type.network_info.maximum_network_cards)}; }},
    {"network-info.maximum-network-interfaces",
     [](const TypeInfo&
            type) { return Values{std::to_string(type.network_info.maximum_network_interfaces)}; }},
    {"network-info.network-performance",
     [](const TypeInfo& type) { return Values{type.network_info.network_performance}; }},
    {"processor-info.supported-architecture",
     [](const TypeInfo& type) { return names(type.processor_info.supported_architectures); }},
    {"processor-info.sustained-clock-speed-in-ghz", no_type_has},
    {"supported-boot-mode", [](const TypeInfo& type) { return names(type.supported_boot_modes); }},
    {"supported-root-device-type",
     [](const TypeInfo& type) { return names(type.supported_root_device_types); }},
    {"supported-usage-class", [](const TypeInfo& type) { return names(type.supported_usage_classes); }},
    {"supported-virtualization-type",
     [](const TypeInfo& type) { return names(type.supported_virtualization_types); }},
    {"vcpu-info.default-cores",
     [](const TypeInfo& type) { return Values{std::to_string(type.vcpu_info.default_cores)}; }},
    {"vcpu-info.default-threads-per-core",
     [](const TypeInfo& type) { return Values{std::to_string(type.vcpu_info.default_threads_per_core)}; }},
    {"vcpu-info.default-vcpus",
     [](const TypeInfo& type) { return Values{std::to_string(type.vcpu_info.default_vcpus)}; }},
    {"vcpu-info.valid-cores", no_type_has},
    {"vcpu-info.valid-threads-per-core", no_type_has},
});

ec2::DescribeInstanceTypesResult describe_instance_types(const ReadCall&,
                                                         const ec2::DescribeInstanceTypesRequest& request) {
  check_page({request.instance_types, request.filters, "InstanceTypes", request.max_results,
              request.next_token, 5, 100});
  std::span<const FilterField<TypeInfo>> fields = type_filters;
  check_filters(request.filters, fields);
  const auto& wanted = request.instance_types;
  Values missing;
  for (const std::string& name : wanted) {
    if (find_instance_type(name) == nullptr) missing.push_back(name);
  }
  if (!missing.empty()) {
    refuse("InvalidInstanceType", "The following supplied instance types do not exist: [{}]",
           fmt::join(missing, ", "));
  }
  ec2::DescribeInstanceTypesResult result;
  const std::size_t limit = request.max_results ? static_cast<std::size_t>(*request.max_results) : SIZE_MAX;
  auto catalog = instance_type_catalog();
  for (std::size_t i = request.next_token ? from_token(*request.next_token) : 0; i < catalog.size(); ++i) {
    if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), catalog[i].name) == wanted.end()) continue;
    auto record = to_record(catalog[i]);
    if (!matches(record, request.filters, fields)) continue;
    if (result.instance_types.size() == limit) {
      result.next_token = to_token(i);
      break;
    }
    result.instance_types.push_back(std::move(record));
  }
  return result;
}

}  // namespace

Actions image_actions() {
  return {
      action<describe_images>("Describes machine images: a small catalog of Amazon's and Canonical's"),
      action<describe_instance_types>("Describes the instance types that can be launched"),
  };
}

}  // namespace vpcsim
