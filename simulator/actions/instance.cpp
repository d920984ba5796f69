#include "simulator/actions/instance.hpp"

#include <algorithm>

#include "simulator/actions/instance_calls.hpp"
#include "simulator/actions/instance_filters.hpp"
#include "simulator/actions/network_interface.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/describe.hpp"
#include "simulator/id_form.hpp"

namespace vpcsim {

using StateName = ec2::InstanceStateName;

ec2::InstanceStateName instance_state_at(const Instance& instance, Timestamp now, const Timing& timing) {
  auto passed = [&](std::int64_t duration) { return now >= instance.since.plus(duration); };
  switch (instance.life) {
    case InstanceLife::launched:
      return passed(timing.instance_pending) ? StateName::running : StateName::pending;
    case InstanceLife::stopped:
      return passed(timing.instance_stopping) ? StateName::stopped : StateName::stopping;
    case InstanceLife::terminated:
      return passed(timing.instance_shutting_down) ? StateName::terminated : StateName::shutting_down;
  }
  return StateName::terminated;
}

bool is_visible_at(const Instance& instance, Timestamp now, const Timing& timing) {
  constexpr std::int64_t hour = 3'600'000;
  return instance.life != InstanceLife::terminated ||
         now < instance.since.plus(timing.instance_shutting_down + hour);
}

bool is_running_at(const Instance& instance, Timestamp now, const Timing& timing) {
  return instance_state_at(instance, now, timing) == StateName::running;
}

namespace {

const Instance* find_visible(const ReadCall& call, std::string_view id) {
  check_id_form(id, "i-", "InvalidInstanceID.Malformed");
  auto parsed = InstanceId::parse(id);
  const Instance* instance = parsed ? call.region.instances.find(*parsed) : nullptr;
  bool visible = instance != nullptr && is_visible_at(*instance, call.now, call.settings.timing);
  return visible ? instance : nullptr;
}

}  // namespace

const Instance& get_instance(const ReadCall& call, std::string_view id) {
  const Instance* instance = find_visible(call, id);
  if (instance == nullptr) NotFound<InstanceId>::refuse(id);
  return *instance;
}

std::vector<InstanceId> get_instances(const ReadCall& call, const std::vector<std::string>& ids) {
  std::vector<InstanceId> found;
  std::vector<std::string> missing;
  for (const std::string& id : ids) {
    const Instance* instance = find_visible(call, id);
    if (instance == nullptr) {
      missing.push_back(id);
    } else if (std::find(found.begin(), found.end(), instance->id) == found.end()) {
      found.push_back(instance->id);
    }
  }
  if (!missing.empty()) {
    refuse_not_found(NotFound<InstanceId>::code, NotFound<InstanceId>::message, missing);
  }
  return found;
}

void check_single_interface(const Instance& instance) {
  if (instance.secondary_interfaces.empty()) return;
  refuse("InvalidInstanceID",
         "There are multiple interfaces attached to instance '{}'. Please specify an interface ID for the "
         "operation "
         "instead.",
         instance.id.text());
}

namespace {

DescribedInstance described_instance(const Region& region, const Instance& instance, StateName state) {
  DescribedInstance described{
      to_record(region, instance, state), instance.reservation.text(), region.home.account, {}};
  if (instance.life == InstanceLife::terminated) return described;
  auto add = [&](NetworkInterfaceId id) {
    described.whole_interfaces.push_back(to_record(region, region.network_interfaces.get(id)));
  };
  add(instance.primary_interface);
  std::for_each(instance.secondary_interfaces.begin(), instance.secondary_interfaces.end(), add);
  return described;
}

}  // namespace

void check_instance_page(const std::vector<std::string>& ids, const ec2::MaxResults& max_results) {
  for (const std::string& id : ids) check_id_form(id, "i-", "InvalidInstanceID.Malformed");
  if (max_results && !ids.empty()) {
    refuse("InvalidParameterCombination",
           "The parameter instancesSet cannot be used with the parameter maxResults");
  }
}

namespace {

/// Groups are the interfaces' own: an exact filter on them says which instances there are to look at.
std::vector<ec2::Filter> with_instance_ids(const Region& region, std::vector<ec2::Filter> filters) {
  const std::size_t asked = filters.size();
  for (std::size_t i = 0; i < asked; ++i) {
    const ec2::Filter& filter = filters[i];
    const bool of_groups = filter.name == "group-id" || filter.name == "instance.group-id" ||
                           filter.name == "network-interface.group-id";
    if (!of_groups || !is_exact(filter)) continue;
    ec2::Filter instances{"instance-id", {}};
    for (const std::string& group : filter.values) {
      for (const NetworkInterface& interface : region.network_interfaces.with("group-id", group)) {
        if (interface.attachment) instances.values.push_back(interface.attachment->instance.text());
      }
    }
    filters.push_back(std::move(instances));
  }
  return filters;
}

ec2::DescribeInstancesResult describe_instances(const ReadCall& call,
                                                const ec2::DescribeInstancesRequest& request) {
  check_instance_page(request.instance_ids, request.max_results);
  auto render = [&](const Instance& instance) -> std::optional<DescribedInstance> {
    if (!is_visible_at(instance, call.now, call.settings.timing)) return std::nullopt;
    auto state = instance_state_at(instance, call.now, call.settings.timing);
    return described_instance(call.region, instance, state);
  };
  const auto filters = with_instance_ids(call.region, request.filters);
  auto described = describe<DescribedInstance>(
      call.region.instances,
      {request.instance_ids, filters, "instancesSet", request.max_results, request.next_token},
      instance_filters(), render);
  ec2::DescribeInstancesResult result{.next_token = std::move(described.next_token)};
  for (DescribedInstance& instance :
       described.records) {  // the instances of a reservation come one after the other
    if (result.reservations.empty() || result.reservations.back().reservation_id != instance.reservation_id) {
      result.reservations.push_back(
          {.owner_id = instance.owner_id, .reservation_id = instance.reservation_id});
    }
    result.reservations.back().instances.push_back(std::move(static_cast<ec2::Instance&>(instance)));
  }
  return result;
}

}  // namespace

Actions instance_actions() {
  return {
      action<run_instances>("Launches instances"),
      action<describe_instances>("Describes instances, by the reservations that launched them"),
      action<start_instances>("Starts stopped instances"),
      action<stop_instances>("Stops instances; auto-assigned public addresses go"),
      action<reboot_instances>("Reboots running instances"),
      action<terminate_instances>("Terminates instances and the interfaces and volumes that go with them"),
      action<describe_instance_status>("Describes the status checks of running instances"),
      action<report_instance_status>("Takes note of what somebody says about running instances"),
      action<get_console_output>("Tells that an instance has written nothing to its console"),
      action<describe_instance_attribute>("Describes one attribute of an instance"),
      action<modify_instance_attribute>("Changes one attribute of an instance: protection, groups, "
                                        "source/destination check, type, user data..."),
      action<reset_instance_attribute>("Sets one attribute of an instance back to its default"),
      action<modify_instance_metadata_options>("Changes how an instance's metadata service answers"),
      action<modify_instance_maintenance_options>("Turns an instance's automatic recovery on or off"),
      action<modify_instance_placement>("Changes an instance's tenancy"),
      action<modify_private_dns_name_options>("Changes what an instance is called within its VPC"),
      action<monitor_instances>("Turns detailed monitoring on"),
      action<unmonitor_instances>("Turns detailed monitoring off"),
      action<describe_instance_credit_specifications>("Describes the credit option of burstable instances"),
      action<modify_instance_credit_specification>("Changes the credit option of burstable instances"),
      action<describe_iam_instance_profile_associations>("Describes instance profiles on instances: none"),
      action<describe_classic_link_instances>("Describes instances linked to a VPC from EC2-Classic: none"),
  };
}

}  // namespace vpcsim
