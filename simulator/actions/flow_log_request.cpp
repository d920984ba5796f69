#include "simulator/actions/flow_log_request.hpp"

#include <algorithm>
#include <cctype>

#include "protocol/error.hpp"
#include "protocol/flow_log_format.hpp"

namespace vpcsim {

using namespace protocol;

namespace {

constexpr std::size_t resources_max = 1000;  // per call, fixed by AWS

using Destination = ec2::LogDestinationType;

bool is_given(const std::optional<std::string>& text) {
  return text && !text->empty();
}

void check_resources(const ec2::CreateFlowLogsRequest& request) {
  if (request.resource_type == ec2::FlowLogsResourceType::transit_gateway ||
      request.resource_type == ec2::FlowLogsResourceType::transit_gateway_attachment) {
    refuse_unsupported_parameter("ResourceType=" + std::string(name_of(request.resource_type)));
  }
  if (request.resource_ids.size() > resources_max) {
    refuse("InvalidParameterValue", "The maximum number of resources per call is {}.", resources_max);
  }
  if (!request.traffic_type) refuse_missing("trafficType");
}

/// CloudWatch Logs' names of log groups.
bool is_log_group(std::string_view name) {
  return !name.empty() && name.size() <= 512 && std::all_of(name.begin(), name.end(), [](char c) {
    auto byte = static_cast<unsigned char>(c);
    return byte < 128 && (std::isalnum(byte) || std::string_view("._-/#").find(c) != std::string_view::npos);
  });
}

/// "arn:aws:SERVICE:...:REST" with something as the rest.
bool is_arn(std::string_view arn, std::string_view service, std::string_view rest_begins) {
  if (!arn.starts_with("arn:aws:" + std::string(service) + ":")) return false;
  for (int colons = 0; colons < 5; ++colons) {
    const auto colon = arn.find(':');
    if (colon == std::string_view::npos) return false;
    arn.remove_prefix(colon + 1);
  }
  return arn.starts_with(rest_begins) && arn.size() > rest_begins.size();
}

[[noreturn]] void refuse_destination(std::string_view destination) {
  refuse("InvalidParameter", "LogDestination: {} is not a destination of that type", destination);
}

void check_log_group(const ec2::CreateFlowLogsRequest& request) {
  if (is_given(request.log_group_name) && is_given(request.log_destination)) {
    refuse("InvalidParameter", "LogGroupName and LogDestination can't be provided together.");
  }
  if (is_given(request.log_group_name)) {
    if (!is_log_group(*request.log_group_name)) {
      refuse("InvalidParameter", "LogGroupName: {} is not a name of a log group", *request.log_group_name);
    }
  } else if (!is_arn(*request.log_destination, "logs", "log-group:") ||
             !is_log_group(log_group_of(*request.log_destination))) {
    refuse_destination(*request.log_destination);
  }
  if (!is_given(request.deliver_logs_permission_arn)) {
    refuse("InvalidParameter",
           "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.");
  }
}

void check_bucket(const ec2::CreateFlowLogsRequest& request) {
  if (is_given(request.deliver_logs_permission_arn)) {  // recorded
    refuse("InvalidParameter", "DeliverLogsPermissionArn is not applicable for s3 delivery");
  }
  const std::string& arn = *request.log_destination;
  // "You can't use AWSLogs as a subfolder name."
  if (!is_arn(arn, "s3", "") || arn.find("/AWSLogs") != std::string::npos) {
    refuse_destination(arn);
  }
}

void check_roles(const ec2::CreateFlowLogsRequest& request) {
  for (const auto& role : {request.deliver_logs_permission_arn, request.deliver_cross_account_role}) {
    if (is_given(role) && !is_arn(*role, "iam", "role/")) {
      refuse("InvalidParameter", "{} is not the ARN of an IAM role", *role);
    }
  }
  if (is_given(request.deliver_cross_account_role) && !is_given(request.deliver_logs_permission_arn)) {
    refuse("InvalidParameter",  // recorded
           "When providing a role for cross-account delivery, both the DeliverLogsPermissionArn and "
           "DeliverCrossAccountRole fields must be set.");
  }
}

void check_destination(const ec2::CreateFlowLogsRequest& request) {
  const auto type = request.log_destination_type.value_or(Destination::cloud_watch_logs);
  if (!is_given(request.log_destination) && !is_given(request.log_group_name)) {
    refuse("InvalidParameter", "LogDestination can't be empty if LogGroupName is not provided.");
  }
  if (is_given(request.log_group_name) && type != Destination::cloud_watch_logs) {
    refuse("InvalidParameter", "LogGroupName is not applicable for {} delivery", name_of(type));
  }
  check_roles(request);
  if (type == Destination::cloud_watch_logs) return check_log_group(request);
  if (type == Destination::s3) return check_bucket(request);
  if (!is_arn(*request.log_destination, "firehose", "deliverystream/")) {
    refuse_destination(*request.log_destination);
  }
}

/// What would change how files are laid out on S3. Here every interface has one file of lines.
void check_options(const ec2::CreateFlowLogsRequest& request) {
  if (!request.destination_options) return;
  const ec2::DestinationOptions& options = *request.destination_options;
  if (request.log_destination_type != Destination::s3) {
    refuse("InvalidParameter", "DestinationOptions are applicable for s3 delivery only");
  }
  if (options.file_format == ec2::DestinationFileFormat::parquet)
    refuse_unsupported_parameter("DestinationOptions.FileFormat=parquet");
  if (options.hive_compatible_partitions.value_or(false))
    refuse_unsupported_parameter("DestinationOptions.HiveCompatiblePartitions=true");
  if (options.per_hour_partition.value_or(false))
    refuse_unsupported_parameter("DestinationOptions.PerHourPartition=true");
}

void check_format(const std::optional<std::string>& format) {
  if (!format) return;
  const auto fields = fields_of_format(*format);
  if (!fields) {  // recorded
    refuse("InvalidParameterValue",
           "1 validation error detected: Value '{}' at 'logFormat' has an invalid format", *format);
  }
  for (std::string_view field : *fields) {
    if (!version_of_field(field))
      refuse("InvalidParameterValue", "Value ({}) for parameter logFormat is invalid. Unknown field.", field);
  }
}

}  // namespace

std::string log_group_of(std::string_view arn) {
  constexpr std::string_view marker = ":log-group:";
  const auto at = arn.find(marker);
  if (at == std::string_view::npos) return {};
  arn.remove_prefix(at + marker.size());
  if (arn.ends_with(":*")) arn.remove_suffix(2);
  return std::string(arn);
}

void check_flow_logs_request(const ec2::CreateFlowLogsRequest& request) {
  check_resources(request);
  check_destination(request);
  check_options(request);
  check_format(request.log_format);
  const auto interval = request.max_aggregation_interval.value_or(600);
  if (interval != 60 && interval != 600) {
    refuse("InvalidParameterValue",
           "Value ({}) for parameter maxAggregationInterval is invalid. Valid values are 60 and 600.",
           interval);
  }
}

}  // namespace vpcsim
