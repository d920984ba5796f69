// Network Access Analyzer's scopes:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInsightsAccessScope.html and the calls on
// them.
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

struct ResourceStatement {
  std::vector<std::string> resources;
  std::vector<std::string> resource_types;
  static const Shape shape;
};

struct ThroughResourcesStatement {
  std::optional<ResourceStatement> resource_statement;
  static const Shape shape;
};

struct PacketHeaderStatement {
  std::vector<std::string> source_addresses;
  std::vector<std::string> destination_addresses;
  std::vector<std::string> source_ports;
  std::vector<std::string> destination_ports;
  std::vector<std::string> source_prefix_lists;
  std::vector<std::string> destination_prefix_lists;
  std::vector<std::string> protocols;
  static const Shape shape;
};

struct PathStatement {
  std::optional<PacketHeaderStatement> packet_header_statement;
  std::optional<ResourceStatement> resource_statement;
  static const Shape shape;
};

struct AccessScopePath {
  std::optional<PathStatement> source;
  std::optional<PathStatement> destination;
  std::vector<ThroughResourcesStatement> through_resources;
  static const Shape shape;
};

struct NetworkInsightsAccessScope {
  std::string network_insights_access_scope_id;
  std::string network_insights_access_scope_arn;
  Timestamp created_date;
  Timestamp updated_date;
  std::vector<Tag> tags;
  static const Shape shape;
};

struct NetworkInsightsAccessScopeContent {
  std::string network_insights_access_scope_id;
  std::vector<AccessScopePath> match_paths;
  std::vector<AccessScopePath> exclude_paths;
  static const Shape shape;
};

struct CreateNetworkInsightsAccessScopeResult {
  NetworkInsightsAccessScope network_insights_access_scope;
  NetworkInsightsAccessScopeContent network_insights_access_scope_content;
  static const Shape shape;
};

struct CreateNetworkInsightsAccessScopeRequest {
  std::vector<AccessScopePath> match_paths;
  std::vector<AccessScopePath> exclude_paths;
  std::optional<std::string> client_token;
  std::vector<TagSpecification> tag_specifications;
  static const Shape shape;
  static constexpr std::string_view action = "CreateNetworkInsightsAccessScope";
  using Result = CreateNetworkInsightsAccessScopeResult;
};

struct DeleteNetworkInsightsAccessScopeResult {
  std::string network_insights_access_scope_id;
  static const Shape shape;
};

struct DeleteNetworkInsightsAccessScopeRequest {
  std::string network_insights_access_scope_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteNetworkInsightsAccessScope";
  using Result = DeleteNetworkInsightsAccessScopeResult;
};

struct DescribeNetworkInsightsAccessScopesResult {
  std::vector<NetworkInsightsAccessScope> network_insights_access_scopes;
  NextToken next_token;
  static const Shape shape;
};

struct DescribeNetworkInsightsAccessScopesRequest {
  std::vector<std::string> network_insights_access_scope_ids;
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeNetworkInsightsAccessScopes";
  using Result = DescribeNetworkInsightsAccessScopesResult;
};

struct GetNetworkInsightsAccessScopeContentResult {
  NetworkInsightsAccessScopeContent network_insights_access_scope_content;
  static const Shape shape;
};

struct GetNetworkInsightsAccessScopeContentRequest {
  std::string network_insights_access_scope_id;
  static const Shape shape;
  static constexpr std::string_view action = "GetNetworkInsightsAccessScopeContent";
  using Result = GetNetworkInsightsAccessScopeContentResult;
};

}  // namespace vpcsim::ec2
