#include "protocol/ec2/flow_log.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(DestinationOptions, MEMBER(file_format, "FileFormat"),
             MEMBER(hive_compatible_partitions, "HiveCompatiblePartitions"),
             MEMBER(per_hour_partition, "PerHourPartition"));

VPCSIM_SHAPE(CreateFlowLogsResult, MEMBER(client_token, "ClientToken"),
             MEMBER(flow_log_ids, "FlowLogIds", .wire = "flowLogIdSet"),
             MEMBER(unsuccessful, "Unsuccessful"));
VPCSIM_SHAPE(CreateFlowLogsRequest, MEMBER(client_token, "ClientToken"),
             MEMBER(deliver_logs_permission_arn, "DeliverLogsPermissionArn"),
             MEMBER(deliver_cross_account_role, "DeliverCrossAccountRole"),
             MEMBER(log_group_name, "LogGroupName"),
             MEMBER(resource_ids, "ResourceIds", .wire = "ResourceId", .required = "resourceIds"),
             MEMBER(resource_type, "ResourceType", .required = "resourceType"),
             MEMBER(traffic_type, "TrafficType"), MEMBER(log_destination_type, "LogDestinationType"),
             MEMBER(log_destination, "LogDestination"), MEMBER(log_format, "LogFormat"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"),
             MEMBER(max_aggregation_interval, "MaxAggregationInterval"),
             MEMBER(destination_options, "DestinationOptions"));

VPCSIM_SHAPE(FlowLog, MEMBER(creation_time, "CreationTime"),
             MEMBER(deliver_logs_permission_arn, "DeliverLogsPermissionArn"),
             MEMBER(deliver_cross_account_role, "DeliverCrossAccountRole"),
             MEMBER(deliver_logs_status, "DeliverLogsStatus"), MEMBER(flow_log_id, "FlowLogId"),
             MEMBER(flow_log_status, "FlowLogStatus"), MEMBER(log_group_name, "LogGroupName"),
             MEMBER(resource_id, "ResourceId"), MEMBER(traffic_type, "TrafficType"),
             MEMBER(log_destination_type, "LogDestinationType"), MEMBER(log_destination, "LogDestination"),
             MEMBER(log_format, "LogFormat"), MEMBER(tags, "Tags", .wire = "tagSet"),
             MEMBER(max_aggregation_interval, "MaxAggregationInterval"),
             MEMBER(destination_options, "DestinationOptions"));

VPCSIM_SHAPE(DescribeFlowLogsResult, MEMBER(flow_logs, "FlowLogs", .wire = "flowLogSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeFlowLogsRequest, MEMBER(filters, "Filter"),
             MEMBER(flow_log_ids, "FlowLogIds", .wire = "FlowLogId"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(DeleteFlowLogsResult, MEMBER(unsuccessful, "Unsuccessful"));
VPCSIM_SHAPE(DeleteFlowLogsRequest,
             MEMBER(flow_log_ids, "FlowLogIds", .wire = "FlowLogId", .required = "flowLogIds"));

}  // namespace vpcsim::ec2
