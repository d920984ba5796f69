// RunInstances.
#include "simulator/actions/instance_launch.hpp"

#include <algorithm>

#include "simulator/actions/address.hpp"
#include "simulator/actions/block_device.hpp"
#include "simulator/actions/instance.hpp"
#include "simulator/actions/instance_calls.hpp"
#include "simulator/actions/instance_launch_options.hpp"
#include "simulator/region_catalog.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {
namespace {

using Request = ec2::RunInstancesRequest;

/// The number of bytes that base64 text stands for, or nothing if it isn't base64. Line breaks are let pass.
std::optional<std::size_t> base64_size(std::string_view text) {
  std::size_t digits = 0, padding = 0;
  for (char c : text) {
    if (c == '\n' || c == '\r') continue;
    bool alphanumeric = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (c == '=') {
      ++padding;
    } else if (padding > 0 || !(alphanumeric || c == '+' || c == '/')) {
      return std::nullopt;
    } else {
      ++digits;
    }
  }
  if (padding > 2 || (digits + padding) % 4 != 0) return std::nullopt;
  return digits * 3 / 4;
}

void check_counts(const Request& request) {
  if (request.min_count < 1) {
    refuse("InvalidParameterValue", "Value ({}) for parameter minCount is invalid. Minimum is 1",
           request.min_count);
  }
  if (request.max_count < 1) {
    refuse("InvalidParameterValue", "Value ({}) for parameter maxCount is invalid. Minimum is 1",
           request.max_count);
  }
  if (request.min_count > request.max_count) {
    refuse("InvalidParameterValue",
           "Value ({}) for parameter minCount is invalid. minCount may not exceed maxCount",
           request.min_count);
  }
}

const InstanceType& instance_type_of(const Request& request, const LaunchImage& image) {
  const std::string name = request.instance_type.value_or(std::string(default_instance_type));
  const InstanceType* type = find_instance_type(name);
  if (type == nullptr) refuse("InvalidParameterValue", "Invalid value '{}' for InstanceType.", name);
  check_image(*type, image);
  return *type;
}

const AvailabilityZone* find_zone_by_id(std::string_view region, std::string_view id) {
  for (auto zones : {zones_of(region), local_zones_of(region)}) {
    for (const AvailabilityZone& zone : zones) {
      if (zone.id == id) return &zone;
    }
  }
  return nullptr;
}

/// Zones are named by name or by id; from here on, by name.
Request with_zone_name(const ReadCall& call, Request request) {
  if (!request.placement || !request.placement->availability_zone_id) return request;
  const std::string& id = *request.placement->availability_zone_id;
  if (request.placement->availability_zone) {
    refuse("InvalidParameterCombination",
           "The parameter AvailabilityZone cannot be used with the parameter AvailabilityZoneId");
  }
  const AvailabilityZone* zone = find_zone_by_id(call.region.home.region, id);
  if (zone == nullptr) refuse("InvalidParameterValue", "Invalid availability zone-id: [{}]", id);
  request.placement->availability_zone = zone->name;
  return request;
}

void check_key(const ReadCall& call, const std::optional<std::string>& name) {
  if (!name) return;
  bool found = call.region.key_pairs.first_with("key-name", *name) != nullptr;
  if (!found) NotFound<KeyPairId>::refuse(*name);
}

/// The instances that a reservation launched, as AWS shows them at `instant`.
ec2::Reservation reservation_of(const ReadCall& call, ReservationId id, Timestamp instant) {
  ec2::Reservation reservation{.owner_id = call.region.home.account, .reservation_id = id.text()};
  for (const Instance& instance : call.region.instances.with("reservation-id", id)) {
    auto state = instance_state_at(instance, instant, call.settings.timing);
    reservation.instances.push_back(to_record(call.region, instance, state));
  }
  return reservation;
}

struct LaunchTags {
  Tags instance, network_interface, volume;

  LaunchTags(const Request& request, const Settings& settings)
      : instance(of("instance", request, settings)),
        network_interface(of("network-interface", request, settings)),
        volume(of("volume", request, settings)) {}

 private:
  static Tags of(std::string_view type, const Request& request, const Settings& settings) {
    return tags_from(request.tag_specifications, type, {"instance", "network-interface", "volume"}, settings);
  }
};

/// What all instances of one call have in common.
struct LaunchPlan {
  Instance instance;  ///< but for its ids
  LaunchNetwork network;
  std::vector<LaunchVolume> volumes;
  LaunchTags tags;
};

NetworkInterfaceId attach(WriteCall& call, InstanceId instance, const LaunchInterface& interface,
                          const Tags& tags) {
  NetworkInterfaceId id;
  if (interface.existing) {
    id = *interface.existing;
  } else {
    auto wanted = interface.wanted;
    wanted.tags = tags;
    id = make_network_interface(call, std::move(wanted));
  }
  attach_network_interface(call, id, instance, interface.device_index, interface.delete_on_termination);
  return id;
}

/// Those of the subnet, unless the request has others.
ec2::PrivateDnsNameOptionsResponse private_dns_name_options(const Region& region, SubnetId id,
                                                            const Request& request) {
  const Subnet& subnet = region.subnets.get(id);
  ec2::PrivateDnsNameOptionsResponse options{subnet.hostname_type, subnet.enable_resource_name_dns_a_record,
                                             subnet.enable_resource_name_dns_aaaa_record};
  if (!request.private_dns_name_options) return options;
  const auto& wanted = *request.private_dns_name_options;
  options.hostname_type = wanted.hostname_type.value_or(options.hostname_type);
  options.enable_resource_name_dns_a_record =
      wanted.enable_resource_name_dns_a_record.value_or(options.enable_resource_name_dns_a_record);
  options.enable_resource_name_dns_aaaa_record =
      wanted.enable_resource_name_dns_aaaa_record.value_or(options.enable_resource_name_dns_aaaa_record);
  return options;
}

/// In a VPC of dedicated tenancy, all instances are dedicated.
ec2::Tenancy tenancy_of(const Region& region, VpcId vpc, const Request& request) {
  if (region.vpcs.get(vpc).tenancy == ec2::Tenancy::dedicated) return ec2::Tenancy::dedicated;
  if (!request.placement) return ec2::Tenancy::default_;
  return request.placement->tenancy.value_or(ec2::Tenancy::default_);
}

InstanceId launch(WriteCall& call, const Request& request, const LaunchPlan& plan, ReservationId reservation,
                  int index) {
  Instance instance = plan.instance;
  const InstanceId id = instance.id = call.region.ids.id<InstanceId>();
  instance.reservation = reservation;
  instance.launch_index = index;
  call.region.instances.insert(std::move(instance));
  for (const LaunchInterface& interface : plan.network.interfaces) {
    attach(call, id, interface, plan.tags.network_interface);
  }
  make_volumes(call, id, plan.volumes, plan.tags.volume);
  const NetworkInterfaceId primary_id = call.region.instances.get(id).primary_interface;
  const NetworkInterface primary = call.region.network_interfaces.get(primary_id);
  call.region.instances.update(id, [&](Instance& changed) {
    changed.subnet = primary.subnet;
    changed.vpc = primary.vpc;
    if (const auto* address = primary.primary_address()) changed.private_ip = address->private_ip;
    changed.tenancy = tenancy_of(call.region, primary.vpc, request);
    changed.private_dns_name_options = private_dns_name_options(call.region, primary.subnet, request);
  });
  call.region.vcpus += vcpus_of(plan.instance);
  if (plan.network.public_address) {
    call.region.network_interfaces.update(
        primary_id, [](NetworkInterface& changed) { changed.auto_assign_public_ip = true; });
    lend_public_address(call, primary_id);
  }
  return id;
}

}  // namespace

void check_user_data(std::string_view user_data) {
  auto size = base64_size(user_data);
  if (!size) refuse("InvalidParameterValue", "Invalid BASE64 encoding of user data");
  if (*size > 16'384) refuse("InvalidParameterValue", "User data is limited to 16384 bytes");
}

void check_architecture(const InstanceType& type, ec2::Architecture image) {
  if (type.architecture == image) return;
  refuse(
      "InvalidParameterValue",
      "The architecture '{}' of the specified instance type does not match the architecture '{}' of the "
      "specified "
      "AMI. Specify an instance type and an AMI that have matching architectures, and try again. You can use "
      "'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or "
      "AMI.",
      name_of(type.architecture), name_of(image));
}

namespace {

/// No system starts from a disk that is made for long reads (EBS user guide, "Volume types").
void check_boot_volume(const std::vector<LaunchVolume>& volumes) {
  if (volumes.empty()) return;
  const ec2::VolumeType type = volumes.front().type;
  if (type != ec2::VolumeType::st1 && type != ec2::VolumeType::sc1) return;
  refuse("BootForVolumeTypeUnsupported", "The volume type {} cannot be used as a boot volume.",
         name_of(type));
}

}  // namespace

ec2::Reservation run_instances(WriteCall& call, const Request& asked) {
  check_counts(asked);
  check_supported(asked);
  if (asked.user_data) check_user_data(*asked.user_data);
  const LaunchTags tags(asked, call.settings);
  const Idempotency idempotency = idempotency_of(asked);
  if (const Instance* made = find_made_by(call.region.instances, idempotency)) {
    if (made->life == InstanceLife::terminated) {
      refuse("IdempotentInstanceTerminated",
             "The instance launched with the client token '{}' has been terminated.",
             idempotency.client_token);
    }
    return reservation_of(call.read(), made->reservation, call.now);
  }
  const Request request = with_zone_name(call.read(), asked);
  const LaunchImage image = launch_image(call.read(), request);
  const InstanceType& type = instance_type_of(request, image);
  check_options(request, type, tags.instance);
  check_key(call.read(), request.key_name);
  LaunchPlan plan{.instance = instance_from(call.read(), request, image, type),
                  .network = plan_network(call.read(), request, type),
                  .volumes = plan_volumes(call.read(), image.volumes, request.block_device_mappings),
                  .tags = tags};
  check_boot_volume(plan.volumes);
  plan.instance.availability_zone = plan.network.availability_zone;
  plan.instance.idempotency = idempotency;
  plan.instance.tags = tags.instance;
  const int count = launch_count(call.read(), request, plan.network);
  check_vcpus(call.read(), count * type.vcpus);

  note_launch(call, image.id);
  const auto reservation = call.region.ids.id<ReservationId>();
  ec2::Reservation result{.owner_id = call.region.home.account, .reservation_id = reservation.text()};
  for (int index = 0; index < count; ++index) {
    const Instance& made = call.region.instances.get(launch(call, request, plan, reservation, index));
    auto state = instance_state_at(made, call.answered(), call.settings.timing);
    result.instances.push_back(to_record(call.region, made, state));
  }
  return result;
}

}  // namespace vpcsim
