// Analyses of Network Access Analyzer's scopes, and their findings:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInsightsAccessScopeAnalysis.html and the
// calls on them.
#pragma once

#include "protocol/ec2/network_insights_analysis.hpp"

namespace vpcsim::ec2 {

enum class FindingsFound { true_, false_, unknown };

struct NetworkInsightsAccessScopeAnalysis {
  std::string network_insights_access_scope_analysis_id;
  std::string network_insights_access_scope_analysis_arn;
  std::string network_insights_access_scope_id;
  AnalysisStatus status = AnalysisStatus::running;
  std::optional<std::string> status_message;
  std::optional<std::string> warning_message;
  Timestamp start_date;
  std::optional<Timestamp> end_date;
  std::optional<FindingsFound> findings_found;
  std::optional<std::int32_t> analyzed_eni_count;
  std::vector<Tag> tags;
  static const Shape shape;
};

struct AccessScopeAnalysisFinding {
  std::string network_insights_access_scope_analysis_id;
  std::string network_insights_access_scope_id;
  std::string finding_id;
  std::vector<PathComponent> finding_components;
  static const Shape shape;
};

struct StartNetworkInsightsAccessScopeAnalysisResult {
  NetworkInsightsAccessScopeAnalysis network_insights_access_scope_analysis;
  static const Shape shape;
};

struct StartNetworkInsightsAccessScopeAnalysisRequest {
  std::string network_insights_access_scope_id;
  std::vector<TagSpecification> tag_specifications;
  std::optional<std::string> client_token;
  static const Shape shape;
  static constexpr std::string_view action = "StartNetworkInsightsAccessScopeAnalysis";
  using Result = StartNetworkInsightsAccessScopeAnalysisResult;
};

struct DescribeNetworkInsightsAccessScopeAnalysesResult {
  std::vector<NetworkInsightsAccessScopeAnalysis> network_insights_access_scope_analyses;
  NextToken next_token;
  static const Shape shape;
};

struct DescribeNetworkInsightsAccessScopeAnalysesRequest {
  std::vector<std::string> network_insights_access_scope_analysis_ids;
  std::optional<std::string> network_insights_access_scope_id;
  std::optional<Timestamp> analysis_start_time_begin;
  std::optional<Timestamp> analysis_start_time_end;
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeNetworkInsightsAccessScopeAnalyses";
  using Result = DescribeNetworkInsightsAccessScopeAnalysesResult;
};

struct GetNetworkInsightsAccessScopeAnalysisFindingsResult {
  std::string network_insights_access_scope_analysis_id;
  AnalysisStatus analysis_status = AnalysisStatus::running;
  std::vector<AccessScopeAnalysisFinding> analysis_findings;
  NextToken next_token;
  static const Shape shape;
};

struct GetNetworkInsightsAccessScopeAnalysisFindingsRequest {
  std::string network_insights_access_scope_analysis_id;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "GetNetworkInsightsAccessScopeAnalysisFindings";
  using Result = GetNetworkInsightsAccessScopeAnalysisFindingsResult;
};

struct DeleteNetworkInsightsAccessScopeAnalysisResult {
  std::string network_insights_access_scope_analysis_id;
  static const Shape shape;
};

struct DeleteNetworkInsightsAccessScopeAnalysisRequest {
  std::string network_insights_access_scope_analysis_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteNetworkInsightsAccessScopeAnalysis";
  using Result = DeleteNetworkInsightsAccessScopeAnalysisResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::FindingsFound, "true", "false", "unknown");
