// Flow logs: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_FlowLog.html and the calls on them.
#pragma once

#include "protocol/ec2/common.hpp"
#include "protocol/ec2/unsuccessful_item.hpp"

namespace vpcsim::ec2 {

enum class FlowLogsResourceType {
  vpc,
  subnet,
  network_interface,
  transit_gateway,
  transit_gateway_attachment
};
enum class TrafficType { accept, reject, all };
enum class LogDestinationType { cloud_watch_logs, s3, kinesis_data_firehose };
enum class DestinationFileFormat { plain_text, parquet };

struct DestinationOptions {
  std::optional<DestinationFileFormat> file_format;
  std::optional<bool> hive_compatible_partitions;
  std::optional<bool> per_hour_partition;
  static const Shape shape;
};

struct CreateFlowLogsResult {
  std::optional<std::string> client_token;
  std::vector<std::string> flow_log_ids;
  std::vector<UnsuccessfulItem> unsuccessful;
  static const Shape shape;
};
struct CreateFlowLogsRequest {
  std::optional<std::string> client_token;
  std::optional<std::string> deliver_logs_permission_arn;  ///< of an IAM role
  std::optional<std::string> deliver_cross_account_role;   ///< another one's
  std::optional<std::string> log_group_name;
  std::vector<std::string> resource_ids;
  FlowLogsResourceType resource_type = FlowLogsResourceType::vpc;
  std::optional<TrafficType> traffic_type;
  std::optional<LogDestinationType> log_destination_type;  ///< CloudWatch Logs if absent
  std::optional<std::string> log_destination;              ///< an ARN
  std::optional<std::string> log_format;                   ///< "${version} ${srcaddr}", say
  std::vector<TagSpecification> tag_specifications;
  std::optional<std::int32_t> max_aggregation_interval;  ///< in seconds: 60 or 600
  std::optional<DestinationOptions> destination_options;
  static const Shape shape;
  static constexpr std::string_view action = "CreateFlowLogs";
  using Result = CreateFlowLogsResult;
};

struct FlowLog {
  Timestamp creation_time;
  std::optional<std::string> deliver_logs_permission_arn;
  std::optional<std::string> deliver_cross_account_role;
  std::string deliver_logs_status;
  std::string flow_log_id;
  std::string flow_log_status;
  std::optional<std::string> log_group_name;
  std::string resource_id;
  TrafficType traffic_type = TrafficType::all;
  LogDestinationType log_destination_type = LogDestinationType::cloud_watch_logs;
  std::optional<std::string> log_destination;
  std::string log_format;
  std::vector<Tag> tags;
  std::int32_t max_aggregation_interval = 600;  ///< in seconds
  std::optional<DestinationOptions> destination_options;
  static const Shape shape;
};
struct DescribeFlowLogsResult {
  std::vector<FlowLog> flow_logs;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeFlowLogsRequest {
  std::vector<Filter> filters;
  std::vector<std::string> flow_log_ids;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeFlowLogs";
  using Result = DescribeFlowLogsResult;
};

struct DeleteFlowLogsResult {
  std::vector<UnsuccessfulItem> unsuccessful;
  static const Shape shape;
};
struct DeleteFlowLogsRequest {
  std::vector<std::string> flow_log_ids;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteFlowLogs";
  using Result = DeleteFlowLogsResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::FlowLogsResourceType, "VPC", "Subnet", "NetworkInterface", "TransitGateway",
            "TransitGatewayAttachment");
VPCSIM_ENUM(vpcsim::ec2::TrafficType, "ACCEPT", "REJECT", "ALL");
VPCSIM_ENUM(vpcsim::ec2::LogDestinationType, "cloud-watch-logs", "s3", "kinesis-data-firehose");
VPCSIM_ENUM(vpcsim::ec2::DestinationFileFormat, "plain-text", "parquet");
