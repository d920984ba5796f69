// Paths to analyze: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInsightsPath.html and
// the calls on them.
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

enum class PathProtocol { tcp, udp };

struct FilterPortRange {
  std::optional<std::int32_t> from_port;
  std::optional<std::int32_t> to_port;
  static const Shape shape;
};

struct PathFilter {
  std::optional<std::string> source_address;
  std::optional<FilterPortRange> source_port_range;
  std::optional<std::string> destination_address;
  std::optional<FilterPortRange> destination_port_range;
  static const Shape shape;
};

struct NetworkInsightsPath {
  std::string network_insights_path_id;
  std::string network_insights_path_arn;
  Timestamp created_date;
  std::optional<std::string> source;
  std::optional<std::string> destination;
  std::optional<std::string> source_arn;
  std::optional<std::string> destination_arn;
  std::optional<std::string> source_ip;
  std::optional<std::string> destination_ip;
  PathProtocol protocol = PathProtocol::tcp;
  std::optional<std::int32_t> destination_port;
  std::vector<Tag> tags;
  std::optional<PathFilter> filter_at_source;
  std::optional<PathFilter> filter_at_destination;
  static const Shape shape;
};

struct CreateNetworkInsightsPathResult {
  NetworkInsightsPath network_insights_path;
  static const Shape shape;
};

struct CreateNetworkInsightsPathRequest {
  std::optional<std::string> source_ip;
  std::optional<std::string> destination_ip;
  std::string source;
  std::optional<std::string> destination;
  std::string protocol;
  std::optional<std::int32_t> destination_port;
  std::vector<TagSpecification> tag_specifications;
  std::optional<std::string> client_token;
  std::optional<PathFilter> filter_at_source;
  std::optional<PathFilter> filter_at_destination;
  static const Shape shape;
  static constexpr std::string_view action = "CreateNetworkInsightsPath";
  using Result = CreateNetworkInsightsPathResult;
};

struct DeleteNetworkInsightsPathResult {
  std::string network_insights_path_id;
  static const Shape shape;
};

struct DeleteNetworkInsightsPathRequest {
  std::string network_insights_path_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteNetworkInsightsPath";
  using Result = DeleteNetworkInsightsPathResult;
};

struct DescribeNetworkInsightsPathsResult {
  std::vector<NetworkInsightsPath> network_insights_paths;
  NextToken next_token;
  static const Shape shape;
};

struct DescribeNetworkInsightsPathsRequest {
  std::vector<std::string> network_insights_path_ids;
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeNetworkInsightsPaths";
  using Result = DescribeNetworkInsightsPathsResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::PathProtocol, "tcp", "udp");
