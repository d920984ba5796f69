// Analyses of paths: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInsightsAnalysis.html
// and the calls on them.
#pragma once

#include "protocol/ec2/network_insights_explanation.hpp"

namespace vpcsim::ec2 {

enum class AnalysisStatus { running, succeeded, failed };

struct RuleOption {
  std::optional<std::string> keyword;
  std::vector<std::string> settings;
  static const Shape shape;
};

struct RuleGroupTypePair {
  std::optional<std::string> rule_group_arn;
  std::optional<std::string> rule_group_type;
  static const Shape shape;
};

struct RuleGroupRuleOptionsPair {
  std::optional<std::string> rule_group_arn;
  std::vector<RuleOption> rule_options;
  static const Shape shape;
};

struct AdditionalDetail {
  std::optional<std::string> additional_detail_type;
  std::optional<AnalysisComponent> component;
  std::optional<AnalysisComponent> vpc_endpoint_service;
  std::vector<RuleOption> rule_options;
  std::vector<RuleGroupTypePair> rule_group_type_pairs;
  std::vector<RuleGroupRuleOptionsPair> rule_group_rule_options_pairs;
  std::optional<std::string> service_name;
  std::vector<AnalysisComponent> load_balancers;
  static const Shape shape;
};

struct PathComponent {
  std::int32_t sequence_number = 0;
  std::optional<AnalysisAclRule> acl_rule;
  std::optional<AnalysisComponent> attached_to;
  std::optional<AnalysisComponent> component;
  std::optional<AnalysisComponent> destination_vpc;
  std::optional<AnalysisPacketHeader> outbound_header;
  std::optional<AnalysisPacketHeader> inbound_header;
  std::optional<AnalysisRouteTableRoute> route_table_route;
  std::optional<AnalysisSecurityGroupRule> security_group_rule;
  std::optional<AnalysisComponent> source_vpc;
  std::optional<AnalysisComponent> subnet;
  std::optional<AnalysisComponent> vpc;
  std::vector<AdditionalDetail> additional_details;
  std::optional<AnalysisComponent> transit_gateway;
  std::optional<TransitGatewayRouteTableRoute> transit_gateway_route_table_route;
  std::vector<Explanation> explanations;
  std::optional<AnalysisComponent> elastic_load_balancer_listener;
  std::optional<FirewallStatelessRule> firewall_stateless_rule;
  std::optional<FirewallStatefulRule> firewall_stateful_rule;
  std::optional<std::string> service_name;
  static const Shape shape;
};

struct AlternatePathHint {
  std::optional<std::string> component_id;
  std::optional<std::string> component_arn;
  static const Shape shape;
};

struct NetworkInsightsAnalysis {
  std::string network_insights_analysis_id;
  std::string network_insights_analysis_arn;
  std::string network_insights_path_id;
  std::vector<std::string> additional_accounts;
  std::vector<std::string> filter_in_arns;
  std::vector<std::string> filter_out_arns;
  Timestamp start_date;
  AnalysisStatus status = AnalysisStatus::running;
  std::optional<std::string> status_message;
  std::optional<std::string> warning_message;
  std::optional<bool> network_path_found;
  std::vector<PathComponent> forward_path_components;
  std::vector<PathComponent> return_path_components;
  std::vector<Explanation> explanations;
  std::vector<AlternatePathHint> alternate_path_hints;
  std::vector<std::string> suggested_accounts;
  std::vector<Tag> tags;
  static const Shape shape;
};

struct StartNetworkInsightsAnalysisResult {
  NetworkInsightsAnalysis network_insights_analysis;
  static const Shape shape;
};

struct StartNetworkInsightsAnalysisRequest {
  std::string network_insights_path_id;
  std::vector<std::string> additional_accounts;
  std::vector<std::string> filter_in_arns;
  std::vector<std::string> filter_out_arns;
  std::vector<TagSpecification> tag_specifications;
  std::optional<std::string> client_token;
  static const Shape shape;
  static constexpr std::string_view action = "StartNetworkInsightsAnalysis";
  using Result = StartNetworkInsightsAnalysisResult;
};

struct DescribeNetworkInsightsAnalysesResult {
  std::vector<NetworkInsightsAnalysis> network_insights_analyses;
  NextToken next_token;
  static const Shape shape;
};

struct DescribeNetworkInsightsAnalysesRequest {
  std::vector<std::string> network_insights_analysis_ids;
  std::optional<std::string> network_insights_path_id;
  std::optional<Timestamp> analysis_start_time;
  std::optional<Timestamp> analysis_end_time;
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeNetworkInsightsAnalyses";
  using Result = DescribeNetworkInsightsAnalysesResult;
};

struct DeleteNetworkInsightsAnalysisResult {
  std::string network_insights_analysis_id;
  static const Shape shape;
};

struct DeleteNetworkInsightsAnalysisRequest {
  std::string network_insights_analysis_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteNetworkInsightsAnalysis";
  using Result = DeleteNetworkInsightsAnalysisResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::AnalysisStatus, "running", "succeeded", "failed");
