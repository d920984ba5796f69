// RunInstances.
#include "simulator/actions/instance_launch.hpp"

#include <algorithm>

#include "simulator/actions/address.hpp"
#include "simulator/actions/instance.hpp"
#include "simulator/actions/instance_calls.hpp"
#include "simulator/id_form.hpp"
#include "simulator/image_catalog.hpp"
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

void check_supported(const Request& request) {
  if (request.monitoring && request.monitoring->enabled)
    refuse_unsupported_parameter("Monitoring.Enabled=true");
  if (request.ebs_optimized.value_or(false)) refuse_unsupported_parameter("EbsOptimized=true");
  if (request.placement && !request.placement->group_name.value_or("").empty()) {
    refuse_unsupported_parameter("Placement.GroupName");
  }
  if (request.placement &&
      request.placement->tenancy.value_or(ec2::Tenancy::default_) != ec2::Tenancy::default_) {
    refuse_unsupported_parameter("Placement.Tenancy=" + std::string(name_of(*request.placement->tenancy)));
  }
  for (const auto& specification : request.tag_specifications) {
    const std::string& type = specification.resource_type;
    if (type == "volume" || type == "spot-instances-request" || type == "elastic-gpu") {
      refuse_unsupported_parameter("TagSpecification.ResourceType=" + type);
    }
  }
}

const CatalogImage& image_of(const ReadCall& call, const Request& request) {
  if (request.image_id.value_or("").empty()) refuse_missing("ImageId");
  check_id_form(*request.image_id, "ami-", "InvalidAMIID.Malformed");
  const CatalogImage* image = find_image(call.region.home.region, *request.image_id);
  if (image == nullptr) NotFound<ImageId>::refuse(*request.image_id);
  return *image;
}

const InstanceType& instance_type_of(const Request& request, const CatalogImage& image) {
  const std::string name = request.instance_type.value_or("m1.small");
  const InstanceType* type = find_instance_type(name);
  if (type == nullptr) refuse("InvalidParameterValue", "Invalid value '{}' for InstanceType.", name);
  check_architecture(*type, image);
  return *type;
}

void check_key(const ReadCall& call, const std::optional<std::string>& name) {
  if (!name) return;
  bool found = std::any_of(call.region.key_pairs.begin(), call.region.key_pairs.end(),
                           [&](const KeyPair& key) { return key.name == *name; });
  if (!found) NotFound<KeyPairId>::refuse(*name);
}

/// The instances that a reservation launched, as AWS shows them at `instant`.
ec2::Reservation reservation_of(const ReadCall& call, ReservationId id, Timestamp instant) {
  ec2::Reservation reservation{.owner_id = call.region.home.account, .reservation_id = id.text()};
  for (const Instance& instance : call.region.instances) {
    if (instance.reservation != id) continue;
    auto state = instance_state_at(instance, instant, call.settings.timing);
    reservation.instances.push_back(to_record(call.region, instance, state));
  }
  return reservation;
}

struct LaunchTags {
  Tags instance, network_interface;
};

/// The state of a new instance, but for its network.
Instance instance_from(WriteCall& call, const Request& request, const InstanceType& type,
                       Idempotency idempotency) {
  return {
      .id = call.region.ids.id<InstanceId>(),
      .reservation = {},
      .image_id = *request.image_id,
      .instance_type = std::string(type.name),
      .key_name = request.key_name.value_or(""),
      .user_data = request.user_data.value_or(""),
      .primary_interface = {},
      .subnet = {},
      .vpc = {},
      .since = call.now,
      .launched = call.now,
      .disable_api_termination = request.disable_api_termination.value_or(false),
      .disable_api_stop = request.disable_api_stop.value_or(false),
      .shutdown_behavior = request.instance_initiated_shutdown_behavior.value_or(ec2::ShutdownBehavior::stop),
      .idempotency = std::move(idempotency),
      .tags = {}};
}

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

InstanceId launch(WriteCall& call, Instance instance, const LaunchNetwork& network, const LaunchTags& tags) {
  const InstanceId id = instance.id;
  instance.availability_zone = network.availability_zone;
  instance.tags = tags.instance;
  call.region.instances.insert(std::move(instance));
  for (const LaunchInterface& interface : network.interfaces)
    attach(call, id, interface, tags.network_interface);
  const NetworkInterfaceId primary_id = call.region.instances.get(id).primary_interface;
  const NetworkInterface primary = call.region.network_interfaces.get(primary_id);
  call.region.instances.update(id, [&](Instance& changed) {
    changed.subnet = primary.subnet;
    changed.vpc = primary.vpc;
    if (const auto* address = primary.primary_address()) changed.private_ip = address->private_ip;
  });
  if (network.public_address) {
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

void check_architecture(const InstanceType& type, const CatalogImage& image) {
  if (type.architecture == image.architecture) return;
  refuse(
      "InvalidParameterValue",
      "The architecture '{}' of the specified instance type does not match the architecture '{}' of the "
      "specified "
      "AMI. Specify an instance type and an AMI that have matching architectures, and try again. You can use "
      "'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or "
      "AMI.",
      name_of(type.architecture), name_of(image.architecture));
}

ec2::Reservation run_instances(WriteCall& call, const Request& request) {
  check_counts(request);
  check_supported(request);
  if (request.user_data) check_user_data(*request.user_data);
  const LaunchTags tags{
      tags_from(request.tag_specifications, "instance", {"instance", "network-interface"}, call.settings),
      tags_from(request.tag_specifications, "network-interface", {"instance", "network-interface"},
                call.settings)};
  const Idempotency idempotency = idempotency_of(request);
  if (const Instance* made = find_made_by(call.region.instances, idempotency)) {
    if (made->life == InstanceLife::terminated) {
      refuse("IdempotentInstanceTerminated",
             "The instance launched with the client token '{}' has been terminated.",
             idempotency.client_token);
    }
    return reservation_of(call.read(), made->reservation, call.now);
  }
  const CatalogImage& image = image_of(call.read(), request);
  const InstanceType& type = instance_type_of(request, image);
  check_key(call.read(), request.key_name);
  const LaunchNetwork network = plan_network(call.read(), request, type);
  const int count = launch_count(call.read(), request, network);

  const auto reservation = call.region.ids.id<ReservationId>();
  ec2::Reservation result{.owner_id = call.region.home.account, .reservation_id = reservation.text()};
  for (int index = 0; index < count; ++index) {
    Instance instance = instance_from(call, request, type, idempotency);
    instance.reservation = reservation;
    instance.launch_index = index;
    const Instance& made = call.region.instances.get(launch(call, std::move(instance), network, tags));
    auto state = instance_state_at(made, call.answered(), call.settings.timing);
    result.instances.push_back(to_record(call.region, made, state));
  }
  return result;
}

}  // namespace vpcsim
