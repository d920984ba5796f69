#include "protocol/ec2/network_insights_access_scope_analysis.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(NetworkInsightsAccessScopeAnalysis,
             MEMBER(network_insights_access_scope_analysis_id, "NetworkInsightsAccessScopeAnalysisId"),
             MEMBER(network_insights_access_scope_analysis_arn, "NetworkInsightsAccessScopeAnalysisArn"),
             MEMBER(network_insights_access_scope_id, "NetworkInsightsAccessScopeId"),
             MEMBER(status, "Status"), MEMBER(status_message, "StatusMessage"),
             MEMBER(warning_message, "WarningMessage"), MEMBER(start_date, "StartDate"),
             MEMBER(end_date, "EndDate"), MEMBER(findings_found, "FindingsFound"),
             MEMBER(analyzed_eni_count, "AnalyzedEniCount"), MEMBER(tags, "Tags", .wire = "tagSet"));

VPCSIM_SHAPE(AccessScopeAnalysisFinding,
             MEMBER(network_insights_access_scope_analysis_id, "NetworkInsightsAccessScopeAnalysisId"),
             MEMBER(network_insights_access_scope_id, "NetworkInsightsAccessScopeId"),
             MEMBER(finding_id, "FindingId"),
             MEMBER(finding_components, "FindingComponents", .wire = "findingComponentSet",
                    .omit_if_empty = true));

VPCSIM_SHAPE(StartNetworkInsightsAccessScopeAnalysisResult,
             MEMBER(network_insights_access_scope_analysis, "NetworkInsightsAccessScopeAnalysis"));

VPCSIM_SHAPE(StartNetworkInsightsAccessScopeAnalysisRequest,
             MEMBER(network_insights_access_scope_id, "NetworkInsightsAccessScopeId",
                    .required = "networkInsightsAccessScopeId"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"),
             MEMBER(client_token, "ClientToken", .required = "clientToken"));

VPCSIM_SHAPE(DescribeNetworkInsightsAccessScopeAnalysesResult,
             MEMBER(network_insights_access_scope_analyses, "NetworkInsightsAccessScopeAnalyses",
                    .wire = "networkInsightsAccessScopeAnalysisSet"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(DescribeNetworkInsightsAccessScopeAnalysesRequest,
             MEMBER(network_insights_access_scope_analysis_ids, "NetworkInsightsAccessScopeAnalysisIds",
                    .wire = "NetworkInsightsAccessScopeAnalysisId"),
             MEMBER(network_insights_access_scope_id, "NetworkInsightsAccessScopeId"),
             MEMBER(analysis_start_time_begin, "AnalysisStartTimeBegin"),
             MEMBER(analysis_start_time_end, "AnalysisStartTimeEnd"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(GetNetworkInsightsAccessScopeAnalysisFindingsResult,
             MEMBER(network_insights_access_scope_analysis_id, "NetworkInsightsAccessScopeAnalysisId"),
             MEMBER(analysis_status, "AnalysisStatus"),
             MEMBER(analysis_findings, "AnalysisFindings", .wire = "analysisFindingSet"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(GetNetworkInsightsAccessScopeAnalysisFindingsRequest,
             MEMBER(network_insights_access_scope_analysis_id, "NetworkInsightsAccessScopeAnalysisId",
                    .required = "networkInsightsAccessScopeAnalysisId"),
             MEMBER(max_results, "MaxResults"), MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(DeleteNetworkInsightsAccessScopeAnalysisResult,
             MEMBER(network_insights_access_scope_analysis_id, "NetworkInsightsAccessScopeAnalysisId"));

VPCSIM_SHAPE(DeleteNetworkInsightsAccessScopeAnalysisRequest,
             MEMBER(network_insights_access_scope_analysis_id, "NetworkInsightsAccessScopeAnalysisId",
                    .required = "networkInsightsAccessScopeAnalysisId"));

}  // namespace vpcsim::ec2
