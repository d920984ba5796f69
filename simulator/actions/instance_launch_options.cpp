#include "simulator/actions/instance_launch_options.hpp"

#include <algorithm>

#include "simulator/actions/instance_calls.hpp"
#include "simulator/actions/key_pair.hpp"
#include "simulator/public_parameters.hpp"

namespace vpcsim {
namespace {

using Request = ec2::RunInstancesRequest;

constexpr std::string_view by_parameter = "resolve:ssm:";

std::string resolved(std::string_view region, std::string_view reference) {
  auto [name, selector] = parse_parameter_reference(reference);
  const PublicParameter* parameter = find_public_parameter(name);
  if (parameter == nullptr || !selects_latest(selector)) {
    refuse("InvalidParameterValue", "The parameter '{}' of the parameter store does not exist", reference);
  }
  return parameter->image->id(region).text();
}

bool has(const std::vector<std::int32_t>& values, std::int32_t value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

void check_cpu_options(const ec2::CpuOptionsRequest& options, const InstanceType& type) {
  if (!options.core_count || !options.threads_per_core) {
    refuse("InvalidParameterCombination",
           "CpuOptions must specify both the core count and the threads per core");
  }
  if (!has(type.valid_cores(), *options.core_count) ||
      !has(type.valid_threads_per_core(), *options.threads_per_core)) {
    refuse("InvalidParameterValue",
           "CpuOptions of {} cores and {} threads per core are not valid for the instance type {}",
           *options.core_count, *options.threads_per_core, type.name);
  }
}

ec2::InstanceMetadataOptionsResponse metadata_options_of(const Request& request, const LaunchImage& image) {
  ec2::InstanceMetadataOptionsResponse options;
  if (image.imds_v2) {
    options.http_tokens = ec2::HttpTokensState::required;
    options.http_put_response_hop_limit = 2;
  }
  if (!request.metadata_options) return options;
  const auto& wanted = *request.metadata_options;
  options.http_tokens = wanted.http_tokens.value_or(options.http_tokens);
  options.http_put_response_hop_limit =
      wanted.http_put_response_hop_limit.value_or(options.http_put_response_hop_limit);
  options.http_endpoint = wanted.http_endpoint.value_or(options.http_endpoint);
  options.http_protocol_ipv6 = wanted.http_protocol_ipv6.value_or(options.http_protocol_ipv6);
  options.instance_metadata_tags = wanted.instance_metadata_tags.value_or(options.instance_metadata_tags);
  return options;
}

ec2::CpuOptions cpu_options_of(const Request& request, const InstanceType& type) {
  if (!request.cpu_options) return {type.cores(), type.threads_per_core};
  return {*request.cpu_options->core_count, *request.cpu_options->threads_per_core};
}

}  // namespace

LaunchImage launch_image(const ReadCall& call, const Request& request) {
  std::string id = request.image_id.value_or("");
  if (id.empty()) refuse_missing("ImageId");
  const std::string& region = call.region.home.region;
  if (id.starts_with(by_parameter)) id = resolved(region, std::string_view(id).substr(by_parameter.size()));
  const InstanceType* type =
      find_instance_type(request.instance_type.value_or(std::string(default_instance_type)));
  return image_to_launch(call, id, type == nullptr ? ec2::Architecture::x86_64 : type->architecture);
}

void check_image(const InstanceType& type, const LaunchImage& image) {
  check_architecture(type, image.architecture);
  if (image.virtualization != ec2::VirtualizationType::hvm) {
    refuse(
        "InvalidParameterCombination",
        "Virtualization type 'hvm' is required for instances of type '{}'. Ensure that you are using an AMI "
        "with virtualization type 'hvm'.",
        type.name);
  }
  check_enhanced_networking(type, image.ena_support);
}

void check_enhanced_networking(const InstanceType& type, bool ena_support) {
  if (!ena_support && type.hypervisor == ec2::InstanceTypeHypervisor::nitro) {
    refuse(
        "InvalidParameterCombination",
        "Enhanced networking with the Elastic Network Adapter (ENA) is required for the '{}' instance type. "
        "Ensure that you are using an AMI that is enabled for ENA.",
        type.name);
  }
}

void check_supported(const Request& request) {
  if (request.placement && !request.placement->group_name.value_or("").empty()) {
    refuse_unsupported_parameter("Placement.GroupName");
  }
  if (request.placement && request.placement->tenancy == ec2::Tenancy::host) {
    refuse_unsupported_parameter("Placement.Tenancy=host");
  }
  if (request.hibernation_options && request.hibernation_options->configured.value_or(false)) {
    refuse_unsupported_parameter("HibernationOptions.Configured=true");
  }
  if (request.enclave_options && request.enclave_options->enabled.value_or(false)) {
    refuse_unsupported_parameter("EnclaveOptions.Enabled=true");
  }
  for (const auto& specification : request.tag_specifications) {
    const std::string& type = specification.resource_type;
    if (type == "spot-instances-request" || type == "elastic-gpu") {
      refuse_unsupported_parameter("TagSpecification.ResourceType=" + type);
    }
  }
}

void check_options(const Request& request, const InstanceType& type, const Tags& tags) {
  if (request.cpu_options) check_cpu_options(*request.cpu_options, type);
  if (request.ebs_optimized.value_or(false)) check_ebs_optimized(type);
  if (request.credit_specification) {
    check_cpu_credits(request.credit_specification->cpu_credits);
    if (!type.burstable()) {
      refuse("InvalidParameterCombination", "CreditSpecification is not supported for the instance type {}",
             type.name);
    }
  }
  if (!request.metadata_options) return;
  check_hop_limit(request.metadata_options->http_put_response_hop_limit);
  if (request.metadata_options->instance_metadata_tags == ec2::EnabledState::enabled)
    check_metadata_tags(tags);
}

std::string public_key_named(const ReadCall& call, const std::optional<std::string>& name) {
  const KeyPair* pair = name ? find_key_pair(call.region, *name) : nullptr;
  return pair == nullptr ? "" : pair->public_key;
}

Instance instance_from(const ReadCall& call, const Request& request, const LaunchImage& image,
                       const InstanceType& type) {
  Instance instance{
      .id = {},
      .reservation = {},
      .image_id = image.id,
      .instance_type = std::string(type.name),
      .key_name = request.key_name.value_or(""),
      .user_data = request.user_data.value_or(""),
      .authorized_key = public_key_named(call, request.key_name),
      .architecture = image.architecture,
      .root_device_name = image.root_device_name,
      .boot_mode = image.boot_mode,
      .ena_support = image.ena_support,
      .primary_interface = {},
      .subnet = {},
      .vpc = {},
      .since = call.now,
      .launched = call.now,
      .disable_api_termination = request.disable_api_termination.value_or(false),
      .disable_api_stop = request.disable_api_stop.value_or(false),
      .shutdown_behavior = request.instance_initiated_shutdown_behavior.value_or(ec2::ShutdownBehavior::stop),
      .metadata_options = metadata_options_of(request, image),
      .cpu_options = cpu_options_of(request, type),
      .private_dns_name_options = {},
      .cpu_credits = default_cpu_credits(type),
      .detailed_monitoring = request.monitoring && request.monitoring->enabled,
      .ebs_optimized = request.ebs_optimized.value_or(false),
      .idempotency = {},
      .tags = {}};
  if (request.credit_specification) instance.cpu_credits = request.credit_specification->cpu_credits;
  if (request.maintenance_options) {
    instance.auto_recovery = request.maintenance_options->auto_recovery.value_or(instance.auto_recovery);
  }
  if (request.capacity_reservation_specification) {
    instance.capacity_reservation_preference =
        request.capacity_reservation_specification->capacity_reservation_preference.value_or(
            instance.capacity_reservation_preference);
  }
  return instance;
}

void check_vcpus(const ReadCall& call, int more) {
  const std::size_t limit = call.settings.quotas.standard_vcpus;
  if (static_cast<std::size_t>(call.region.vcpus + more) <= limit) return;
  refuse("VcpuLimitExceeded",
         "You have requested more vCPU capacity than your current vCPU limit of {} allows for the instance "
         "bucket that the specified instance type belongs to. Please visit "
         "http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.",
         limit);
}

int vcpus_of(const Instance& instance) {
  return find_instance_type(instance.instance_type)->vcpus;
}

void check_hop_limit(const std::optional<std::int32_t>& limit) {
  if (!limit || (*limit >= 1 && *limit <= 64)) return;
  refuse("InvalidParameterValue",
         "Value ({}) for parameter HttpPutResponseHopLimit is invalid. Specify a value between 1 and 64.",
         *limit);
}

void check_metadata_tags(const Tags& tags) {
  constexpr std::string_view allowed =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_+=,.@:";
  for (const ec2::Tag& tag : tags) {
    bool reserved = tag.key == "." || tag.key == ".." || tag.key == "_index";
    if (!reserved && tag.key.find_first_not_of(allowed) == std::string::npos) continue;
    refuse(
        "InvalidParameterValue",
        "'{}' is not a valid tag key. Tag keys must match pattern ([0-9a-zA-Z\\-_+=,.@:]{{1,255}}), and must "
        "not be a reserved name ('.', '..', '_index')",
        tag.key);
  }
}

void check_cpu_credits(std::string_view cpu_credits) {
  if (cpu_credits == "standard" || cpu_credits == "unlimited") return;
  refuse("InvalidParameterValue",
         "Value ({}) for parameter cpuCredits is invalid. Valid values are: standard, "
         "unlimited.",
         cpu_credits);
}

void check_ebs_optimized(const InstanceType& type) {
  if (type.ebs_optimized()) return;
  refuse(
      "Unsupported",
      "The requested configuration is currently not supported. Please check the documentation for supported "
      "configurations.");
}

std::string default_cpu_credits(const InstanceType& type) {
  if (!type.burstable()) return "";
  return type.name.starts_with("t2.") ? "standard" : "unlimited";
}

}  // namespace vpcsim
