// What is known about how instances are doing, and what is never there.
#include <array>

#include "simulator/actions/instance.hpp"
#include "simulator/actions/instance_calls.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"

namespace vpcsim {
namespace {

using StateName = ec2::InstanceStateName;

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

ec2::InstanceStatusSummary summary_of(const Instance& instance, StateName state, Timestamp now,
                                      const Timing& timing) {
  if (state != StateName::running && state != StateName::pending) {
    return {.details = {}, .status = ec2::SummaryStatus::not_applicable};
  }
  const Timestamp checked = instance.since.plus(timing.instance_pending + timing.instance_status_checks);
  if (state == StateName::running && now >= checked) return {{{}}, ec2::SummaryStatus::ok};
  return {{{.status = ec2::StatusType::initializing}}, ec2::SummaryStatus::initializing};
}

Status status_of(const Instance& instance, Timestamp now, const Timing& timing) {
  const StateName state = instance_state_at(instance, now, timing);
  const auto summary = summary_of(instance, state, now, timing);
  return {.availability_zone = instance.availability_zone,
          .instance_id = instance.id.text(),
          .instance_state = to_record(state),
          .instance_status = summary,
          .system_status = summary};
}

}  // namespace

ec2::DescribeInstanceStatusResult describe_instance_status(
    const ReadCall& call, const ec2::DescribeInstanceStatusRequest& request) {
  check_instance_page(request.instance_ids, request.max_results);
  auto filters = request.filters;
  if (!request.include_all_instances.value_or(false)) filters.push_back({"instance-state-name", {"running"}});
  auto render = [&](const Instance& instance) -> std::optional<Status> {
    if (!is_visible_at(instance, call.now, call.settings.timing)) return std::nullopt;
    return status_of(instance, call.now, call.settings.timing);
  };
  auto described = describe<Status>(
      call.region.instances,
      {request.instance_ids, filters, "instancesSet", request.max_results, request.next_token},
      status_filters, render);
  return {std::move(described.records), std::move(described.next_token)};
}

ec2::ReturnResult report_instance_status(WriteCall& call, const ec2::ReportInstanceStatusRequest& request) {
  for (const InstanceId& id : get_instances(call.read(), request.instances)) {
    if (is_running_at(call.region.instances.get(id), call.now, call.settings.timing)) continue;
    refuse("IncorrectInstanceState", "The instance '{}' is not in the 'running' state.", id.text());
  }
  return {};  // nothing changes, DescribeInstanceStatus least of all: documented
}

/// The machines have no console. AWS answers without output, too, until something was written.
ec2::GetConsoleOutputResult get_console_output(const ReadCall& call,
                                               const ec2::GetConsoleOutputRequest& request) {
  const Instance& instance = get_instance(call, request.instance_id);
  const bool on_nitro =
      find_instance_type(instance.instance_type)->hypervisor == ec2::InstanceTypeHypervisor::nitro;
  if (request.latest.value_or(false) && !on_nitro) {
    refuse("UnsupportedOperation", "This instance type does not support retrieving the latest console logs.");
  }
  return {.instance_id = instance.id.text(), .output = {}, .timestamp = instance.since};
}

namespace {

using Association = ec2::IamInstanceProfileAssociation;

constexpr std::array<FilterField<Association>, 2> association_filters{{
    {"instance-id", [](const Association& association) { return std::vector{association.instance_id}; }},
    {"state", [](const Association& association) { return name_value(association.state); }},
}};

using Classic = ec2::ClassicLinkInstance;

constexpr std::array<FilterField<Classic>, 3> classic_filters{{
    {"group-id", [](const Classic&) { return std::vector<std::string>{}; }},
    {"instance-id", [](const Classic& instance) { return std::vector{instance.instance_id}; }},
    {"vpc-id", [](const Classic& instance) { return std::vector{instance.vpc_id}; }},
}};

}  // namespace

ec2::DescribeIamInstanceProfileAssociationsResult describe_iam_instance_profile_associations(
    const ReadCall&, const ec2::DescribeIamInstanceProfileAssociationsRequest& request) {
  auto described = describe_list<Association>(
      {},
      {request.association_ids, request.filters, "AssociationIds", request.max_results, request.next_token},
      association_filters);
  if (!request.association_ids.empty()) {
    refuse("InvalidAssociationID.NotFound", "The association ID '{}' does not exist",
           request.association_ids.front());
  }
  return {std::move(described.records), std::move(described.next_token)};
}

ec2::DescribeClassicLinkInstancesResult describe_classic_link_instances(
    const ReadCall& call, const ec2::DescribeClassicLinkInstancesRequest& request) {
  check_instance_page(request.instance_ids, request.max_results);
  get_instances(call, request.instance_ids);
  auto described = describe_list<Classic>(
      {}, {request.instance_ids, request.filters, "instancesSet", request.max_results, request.next_token},
      classic_filters);
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace vpcsim
