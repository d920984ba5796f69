#include "simulator/actions/flow_log.hpp"

#include <algorithm>
#include <array>

#include "protocol/flow_log_format.hpp"
#include "simulator/actions/flow_log_request.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/describe.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {

void delete_flow_logs_of(Region& region, std::string_view resource_id) {
  std::vector<FlowLogId> doomed;
  for (const FlowLog& log : region.flow_logs.with("resource-id", resource_id)) {
    if (log.resource_text() == resource_id) doomed.push_back(log.id);
  }
  for (FlowLogId id : doomed) region.flow_logs.erase(id);
}

namespace {

/// Throws the NotFound error of the resource's kind.
std::variant<VpcId, SubnetId, NetworkInterfaceId> resource_from(const Region& region,
                                                                ec2::FlowLogsResourceType type,
                                                                std::string_view id) {
  if (type == ec2::FlowLogsResourceType::vpc) return region.vpcs.get(id).id;
  if (type == ec2::FlowLogsResourceType::subnet) return region.subnets.get(id).id;
  return region.network_interfaces.get(id).id;
}

/// What is the same for all resources of the call.
FlowLog template_from(const WriteCall& call, const ec2::CreateFlowLogsRequest& request) {
  return {
      .id = {},
      .resource = {},
      .traffic = *request.traffic_type,
      .destination_type = request.log_destination_type.value_or(ec2::LogDestinationType::cloud_watch_logs),
      .log_group = request.log_group_name.value_or(""),
      .destination = request.log_destination.value_or(""),
      .format = request.log_format.value_or(std::string(default_flow_log_format)),
      .max_aggregation_seconds = request.max_aggregation_interval.value_or(600),
      .role_arn = request.deliver_logs_permission_arn.value_or(""),
      .cross_account_role_arn = request.deliver_cross_account_role.value_or(""),
      .created = call.now,
      .idempotency = idempotency_of(request),
      .tags = tags_from(request.tag_specifications, "vpc-flow-log", call.settings)};
}

/// Two flow logs of one resource may not write the same to the same place.
bool is_twin(const FlowLog& a, const FlowLog& b) {
  return a.resource == b.resource && a.traffic == b.traffic && a.destination_type == b.destination_type &&
         a.log_group == b.log_group && a.destination == b.destination && a.format == b.format &&
         a.max_aggregation_seconds == b.max_aggregation_seconds;
}

void check_resource(const WriteCall& call, const FlowLog& wanted) {
  std::size_t present = 0;
  for (const FlowLog& other : call.region.flow_logs.with("resource-id", wanted.resource_text())) {
    if (other.resource != wanted.resource) continue;
    ++present;
    if (is_twin(other, wanted)) {
      refuse("FlowLogAlreadyExists", "A flow log with the specified configuration already exists.");
    }
  }
  if (present >= call.settings.quotas.flow_logs_per_resource) {
    refuse("FlowLogsLimitExceeded", "You've reached the limit on the number of flow logs of {}.",
           wanted.resource_text());
  }
}

/// One resource's failure doesn't keep the others from being logged: it is told in `unsuccessful`. The same
/// token again tells what the first call made, and tries what it couldn't.
ec2::CreateFlowLogsResult create_flow_logs(WriteCall& call, const ec2::CreateFlowLogsRequest& request) {
  check_flow_logs_request(request);
  FlowLog log = template_from(call, request);
  ec2::CreateFlowLogsResult result{request.client_token, {}, {}};
  find_made_by(call.region.flow_logs, log.idempotency);  // throws IdempotentParameterMismatch
  auto made_for = [&](const FlowLog& wanted) -> const FlowLog* {
    if (wanted.idempotency.client_token.empty()) return nullptr;
    for (const FlowLog& other : call.region.flow_logs.with("resource-id", wanted.resource_text())) {
      if (other.resource == wanted.resource &&
          other.idempotency.client_token == wanted.idempotency.client_token)
        return &other;
    }
    return nullptr;
  };
  for (const std::string& id : request.resource_ids) {
    try {
      log.resource = resource_from(call.region, request.resource_type, id);
      if (const FlowLog* made = made_for(log)) {
        result.flow_log_ids.push_back(made->id.text());
        continue;
      }
      check_resource(call, log);
    } catch (const ApiError& error) {
      result.unsuccessful.push_back({{error.code(), error.message()}, id});
      continue;
    }
    log.id = call.region.ids.id<FlowLogId>();
    call.region.flow_logs.insert(log);
    result.flow_log_ids.push_back(log.id.text());
  }
  return result;
}

std::optional<std::string> if_any(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

ec2::FlowLog to_record(const FlowLog& log) {
  ec2::FlowLog record{.creation_time = log.created,
                      .deliver_logs_permission_arn = if_any(log.role_arn),
                      .deliver_cross_account_role = if_any(log.cross_account_role_arn),
                      .deliver_logs_status = "SUCCESS",
                      .flow_log_id = log.id.text(),
                      .flow_log_status = "ACTIVE",
                      .log_group_name = if_any(log.log_group),
                      .resource_id = log.resource_text(),
                      .traffic_type = log.traffic,
                      .log_destination_type = log.destination_type,
                      .log_destination = if_any(log.destination),
                      .log_format = log.format,
                      .tags = log.tags,
                      .max_aggregation_interval = log.max_aggregation_seconds,
                      .destination_options = {}};
  if (log.destination_type == ec2::LogDestinationType::cloud_watch_logs && !log.destination.empty()) {
    record.log_group_name = log_group_of(log.destination);
  }
  if (log.destination_type == ec2::LogDestinationType::s3) {
    record.destination_options = {ec2::DestinationFileFormat::plain_text, false, false};
  }
  return record;
}

using Values = std::vector<std::string>;
using Record = ec2::FlowLog;

constexpr std::array<FilterField<Record>, 6> flow_log_filters{{
    {"deliver-log-status", [](const Record& log) { return Values{log.deliver_logs_status}; }},
    {"flow-log-id", [](const Record& log) { return Values{log.flow_log_id}; }},
    {"log-destination-type",
     [](const Record& log) { return Values{std::string(name_of(log.log_destination_type))}; }},
    {"log-group-name",
     [](const Record& log) { return log.log_group_name ? Values{*log.log_group_name} : Values{}; }},
    {"resource-id", [](const Record& log) { return Values{log.resource_id}; }},
    {"traffic-type", [](const Record& log) { return Values{std::string(name_of(log.traffic_type))}; }},
}};

ec2::DescribeFlowLogsResult describe_flow_logs(const ReadCall& call,
                                               const ec2::DescribeFlowLogsRequest& request) {
  auto described = describe<Record>(
      call.region.flow_logs,
      {request.flow_log_ids, request.filters, "FlowLogIds", request.max_results, request.next_token, 1, 1000},
      flow_log_filters, [](const FlowLog& log) { return to_record(log); });
  return {std::move(described.records), std::move(described.next_token)};
}

/// All or none: an unknown id fails the call.
ec2::DeleteFlowLogsResult delete_flow_logs(WriteCall& call, const ec2::DeleteFlowLogsRequest& request) {
  std::vector<std::string> missing;
  for (const std::string& text : request.flow_log_ids) {
    auto id = FlowLogId::parse(text);
    if (!id || call.region.flow_logs.find(*id) == nullptr) missing.push_back(text);
  }
  using Kind = NotFound<FlowLogId>;
  if (!missing.empty()) refuse_not_found(Kind::code, Kind::message, missing);
  for (const std::string& text : request.flow_log_ids) call.region.flow_logs.erase(*FlowLogId::parse(text));
  return {};
}

}  // namespace

Actions flow_log_actions() {
  return {
      action<create_flow_logs>("Logs the flows of VPCs, subnets or network interfaces"),
      action<describe_flow_logs>("Describes flow logs"),
      action<delete_flow_logs>("Ends flow logs; what they wrote stays"),
  };
}

}  // namespace vpcsim
