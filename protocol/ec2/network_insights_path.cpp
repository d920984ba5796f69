#include "protocol/ec2/network_insights_path.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(FilterPortRange, MEMBER(from_port, "FromPort"), MEMBER(to_port, "ToPort"));

VPCSIM_SHAPE(PathFilter, MEMBER(source_address, "SourceAddress"),
             MEMBER(source_port_range, "SourcePortRange"), MEMBER(destination_address, "DestinationAddress"),
             MEMBER(destination_port_range, "DestinationPortRange"));

VPCSIM_SHAPE(NetworkInsightsPath, MEMBER(network_insights_path_id, "NetworkInsightsPathId"),
             MEMBER(network_insights_path_arn, "NetworkInsightsPathArn"), MEMBER(created_date, "CreatedDate"),
             MEMBER(source, "Source"), MEMBER(destination, "Destination"), MEMBER(source_arn, "SourceArn"),
             MEMBER(destination_arn, "DestinationArn"), MEMBER(source_ip, "SourceIp"),
             MEMBER(destination_ip, "DestinationIp"), MEMBER(protocol, "Protocol"),
             MEMBER(destination_port, "DestinationPort"), MEMBER(tags, "Tags", .wire = "tagSet"),
             MEMBER(filter_at_source, "FilterAtSource"),
             MEMBER(filter_at_destination, "FilterAtDestination"));

VPCSIM_SHAPE(CreateNetworkInsightsPathResult, MEMBER(network_insights_path, "NetworkInsightsPath"));

VPCSIM_SHAPE(CreateNetworkInsightsPathRequest, MEMBER(source_ip, "SourceIp"),
             MEMBER(destination_ip, "DestinationIp"), MEMBER(source, "Source", .required = "source"),
             MEMBER(destination, "Destination"), MEMBER(protocol, "Protocol", .required = "protocol"),
             MEMBER(destination_port, "DestinationPort"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"),
             MEMBER(client_token, "ClientToken", .required = "clientToken"),
             MEMBER(filter_at_source, "FilterAtSource"),
             MEMBER(filter_at_destination, "FilterAtDestination"));

VPCSIM_SHAPE(DeleteNetworkInsightsPathResult, MEMBER(network_insights_path_id, "NetworkInsightsPathId"));

VPCSIM_SHAPE(DeleteNetworkInsightsPathRequest,
             MEMBER(network_insights_path_id, "NetworkInsightsPathId", .required = "networkInsightsPathId"));

VPCSIM_SHAPE(DescribeNetworkInsightsPathsResult,
             MEMBER(network_insights_paths, "NetworkInsightsPaths", .wire = "networkInsightsPathSet"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(DescribeNetworkInsightsPathsRequest,
             MEMBER(network_insights_path_ids, "NetworkInsightsPathIds", .wire = "NetworkInsightsPathId"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

}  // namespace vpcsim::ec2
