#include "simulator/actions/instance.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/instance_calls.hpp"
#include "simulator/actions/instance_filters.hpp"
#include "simulator/actions/network_interface.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"
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

void check_instance_page(const std::vector<std::string>& ids, const ec2::MaxResults& max_results) {
  for (const std::string& id : ids) check_id_form(id, "i-", "InvalidInstanceID.Malformed");
  if (max_results && !ids.empty()) {
    refuse("InvalidParameterCombination",
           "The parameter instancesSet cannot be used with the parameter maxResults");
  }
}

ec2::DescribeInstancesResult describe_instances(const ReadCall& call,
                                                const ec2::DescribeInstancesRequest& request) {
  check_instance_page(request.instance_ids, request.max_results);
  auto render = [&](const Instance& instance) -> std::optional<DescribedInstance> {
    if (!is_visible_at(instance, call.now, call.settings.timing)) return std::nullopt;
    auto state = instance_state_at(instance, call.now, call.settings.timing);
    return described_instance(call.region, instance, state);
  };
  auto described = describe<DescribedInstance>(
      call.region.instances,
      {request.instance_ids, request.filters, "instancesSet", request.max_results, request.next_token},
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

template <class Summary>
std::vector<std::string> reachabilities(const Summary& summary) {
  std::vector<std::string> values;
  for (const auto& detail : summary.details) values.emplace_back(name_of(detail.status));
  return values;
}

using Status = ec2::InstanceStatus;

std::vector<std::string> no_instance_has(const Status&) {
  return {};
}

constexpr auto status_filters = std::to_array<FilterField<Status>>({
    {"availability-zone", [](const Status& status) { return std::vector{status.availability_zone}; }},
    {"event.code", no_instance_has},
    {"event.description", no_instance_has},
    {"event.instance-event-id", no_instance_has},
    {"event.not-after", no_instance_has},
    {"event.not-before", no_instance_has},
    {"event.not-before-deadline", no_instance_has},
    {"instance-state-code",
     [](const Status& status) { return std::vector{std::to_string(status.instance_state.code)}; }},
    {"instance-state-name",
     [](const Status& status) { return std::vector{std::string(name_of(status.instance_state.name))}; }},
    {"instance-status.reachability",
     [](const Status& status) { return reachabilities(status.instance_status); }},
    {"instance-status.status",
     [](const Status& status) { return std::vector{std::string(name_of(status.instance_status.status))}; }},
    {"system-status.reachability", [](const Status& status) { return reachabilities(status.system_status); }},
    {"system-status.status",
     [](const Status& status) { return std::vector{std::string(name_of(status.system_status.status))}; }},
});

Status status_of(const Instance& instance, StateName state) {
  // Checks take minutes on AWS; here they have passed as soon as the instance runs.
  ec2::InstanceStatusSummary summary{.status = ec2::SummaryStatus::not_applicable};
  if (state == StateName::running) summary = {{{}}, ec2::SummaryStatus::ok};
  return {.availability_zone = instance.availability_zone,
          .instance_id = instance.id.text(),
          .instance_state = to_record(state),
          .instance_status = summary,
          .system_status = summary};
}

ec2::DescribeInstanceStatusResult describe_instance_status(
    const ReadCall& call, const ec2::DescribeInstanceStatusRequest& request) {
  check_instance_page(request.instance_ids, request.max_results);
  auto filters = request.filters;
  if (!request.include_all_instances.value_or(false)) filters.push_back({"instance-state-name", {"running"}});
  auto render = [&](const Instance& instance) -> std::optional<Status> {
    if (!is_visible_at(instance, call.now, call.settings.timing)) return std::nullopt;
    return status_of(instance, instance_state_at(instance, call.now, call.settings.timing));
  };
  auto described = describe<Status>(
      call.region.instances,
      {request.instance_ids, filters, "instancesSet", request.max_results, request.next_token},
      status_filters, render);
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

Actions instance_actions() {
  return {
      action<run_instances>("Launches instances"),
      action<describe_instances>("Describes instances, by the reservations that launched them"),
      action<start_instances>("Starts stopped instances"),
      action<stop_instances>("Stops instances; auto-assigned public addresses go"),
      action<reboot_instances>("Reboots running instances"),
      action<terminate_instances>("Terminates instances and the interfaces that go with them"),
      action<describe_instance_status>("Describes the status checks of running instances"),
      action<describe_instance_attribute>("Describes one attribute of an instance"),
      action<modify_instance_attribute>("Changes one attribute of an instance: protection, groups, "
                                        "source/destination check, type, user data"),
  };
}

}  // namespace vpcsim
