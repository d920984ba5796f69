// Options of an instance that have a call of their own: metadata, maintenance, placement, host name,
// monitoring.
#include "simulator/actions/instance.hpp"
#include "simulator/actions/instance_calls.hpp"
#include "simulator/actions/instance_launch_options.hpp"

namespace vpcsim {

using StateName = ec2::InstanceStateName;

void check_not_terminated(const Instance& instance) {
  if (instance.life != InstanceLife::terminated) return;
  refuse("IncorrectInstanceState", "The instance '{}' is not in a valid state for this operation.",
         instance.id.text());
}

void check_stopped(const WriteCall& call, const Instance& instance) {
  if (instance_state_at(instance, call.now, call.settings.timing) == StateName::stopped) return;
  refuse("IncorrectInstanceState", "The instance '{}' is not in the 'stopped' state.", instance.id.text());
}

ec2::ModifyInstanceMetadataOptionsResult modify_instance_metadata_options(
    WriteCall& call, const ec2::ModifyInstanceMetadataOptionsRequest& request) {
  const bool nothing = !request.http_tokens && !request.http_put_response_hop_limit &&
                       !request.http_endpoint && !request.http_protocol_ipv6 &&
                       !request.instance_metadata_tags;
  if (nothing) refuse("InvalidParameterCombination", "At least one metadata option must be specified.");
  check_hop_limit(request.http_put_response_hop_limit);
  const Instance& instance = get_instance(call.read(), request.instance_id);
  check_not_terminated(instance);
  if (request.instance_metadata_tags == ec2::EnabledState::enabled) check_metadata_tags(instance.tags);
  auto options = instance.metadata_options;
  options.http_tokens = request.http_tokens.value_or(options.http_tokens);
  options.http_put_response_hop_limit =
      request.http_put_response_hop_limit.value_or(options.http_put_response_hop_limit);
  options.http_endpoint = request.http_endpoint.value_or(options.http_endpoint);
  options.http_protocol_ipv6 = request.http_protocol_ipv6.value_or(options.http_protocol_ipv6);
  options.instance_metadata_tags = request.instance_metadata_tags.value_or(options.instance_metadata_tags);
  call.region.instances.update(InstanceId{instance.id},
                               [&](Instance& changed) { changed.metadata_options = options; });
  options.state = ec2::MetadataOptionsState::pending;  // in this answer; the next one says applied
  return {request.instance_id, options};
}

ec2::ModifyInstanceMaintenanceOptionsResult modify_instance_maintenance_options(
    WriteCall& call, const ec2::ModifyInstanceMaintenanceOptionsRequest& request) {
  if (!request.auto_recovery) refuse_missing("autoRecovery");
  const Instance& instance = get_instance(call.read(), request.instance_id);
  check_not_terminated(instance);
  call.region.instances.update(InstanceId{instance.id},
                               [&](Instance& changed) { changed.auto_recovery = *request.auto_recovery; });
  return {request.instance_id, *request.auto_recovery};
}

ec2::ReturnResult modify_instance_placement(WriteCall& call,
                                            const ec2::ModifyInstancePlacementRequest& request) {
  if (!request.affinity && !request.group_name && !request.tenancy) {
    refuse("InvalidParameterCombination",
           "At least one of affinity, host ID, tenancy or placement group name must be specified.");
  }
  if (request.affinity == ec2::Affinity::host) refuse_unsupported_parameter("Affinity=host");
  if (!request.group_name.value_or("").empty()) refuse_unsupported_parameter("GroupName");
  if (request.tenancy == ec2::Tenancy::host) refuse_unsupported_parameter("Tenancy=host");
  const Instance& instance = get_instance(call.read(), request.instance_id);
  check_not_terminated(instance);
  const auto state = instance_state_at(instance, call.now, call.settings.timing);
  if ((request.tenancy || request.group_name) && state != StateName::stopped) {
    refuse("InvalidInstanceState", "The instance '{}' is not in the 'stopped' state.", instance.id.text());
  }
  if (request.tenancy && *request.tenancy != instance.tenancy) {  // only to or from a dedicated host
    refuse("InvalidTenancy", "The tenancy of the instance '{}' can't be changed from {} to {}.",
           instance.id.text(), name_of(instance.tenancy), name_of(*request.tenancy));
  }
  return {};
}

ec2::ReturnResult modify_private_dns_name_options(WriteCall& call,
                                                  const ec2::ModifyPrivateDnsNameOptionsRequest& request) {
  const Instance& instance = get_instance(call.read(), request.instance_id);
  check_not_terminated(instance);
  auto options = instance.private_dns_name_options;
  const auto hostname_type = request.private_dns_hostname_type.value_or(options.hostname_type);
  if (hostname_type != options.hostname_type) check_stopped(call, instance);
  options.hostname_type = hostname_type;
  options.enable_resource_name_dns_a_record =
      request.enable_resource_name_dns_a_record.value_or(options.enable_resource_name_dns_a_record);
  options.enable_resource_name_dns_aaaa_record =
      request.enable_resource_name_dns_aaaa_record.value_or(options.enable_resource_name_dns_aaaa_record);
  call.region.instances.update(InstanceId{instance.id},
                               [&](Instance& changed) { changed.private_dns_name_options = options; });
  return {};
}

namespace {

/// `passing` is what the answer says; the next description says enabled or disabled.
ec2::MonitorInstancesResult set_monitoring(WriteCall& call, const std::vector<std::string>& ids,
                                           bool detailed, ec2::MonitoringState passing) {
  ec2::MonitorInstancesResult result;
  const auto instances = get_instances(call.read(), ids);
  for (const InstanceId& id : instances) {
    const Instance& instance = call.region.instances.get(id);
    if (instance.life != InstanceLife::terminated) continue;
    refuse("InvalidState", "The instance '{}' is not in a valid state for this operation.", id.text());
  }
  for (const InstanceId& id : instances) {
    call.region.instances.update(id, [&](Instance& instance) { instance.detailed_monitoring = detailed; });
    result.instance_monitorings.push_back({id.text(), {passing}});
  }
  return result;
}

}  // namespace

ec2::MonitorInstancesResult monitor_instances(WriteCall& call, const ec2::MonitorInstancesRequest& request) {
  return set_monitoring(call, request.instance_ids, true, ec2::MonitoringState::pending);
}

ec2::MonitorInstancesResult unmonitor_instances(WriteCall& call,
                                                const ec2::UnmonitorInstancesRequest& request) {
  return set_monitoring(call, request.instance_ids, false, ec2::MonitoringState::disabling);
}

}  // namespace vpcsim
