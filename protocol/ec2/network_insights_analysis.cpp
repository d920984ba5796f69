#include "protocol/ec2/network_insights_analysis.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(RuleOption, MEMBER(keyword, "Keyword"),
             MEMBER(settings, "Settings", .wire = "settingSet", .omit_if_empty = true));

VPCSIM_SHAPE(RuleGroupTypePair, MEMBER(rule_group_arn, "RuleGroupArn"),
             MEMBER(rule_group_type, "RuleGroupType"));

VPCSIM_SHAPE(RuleGroupRuleOptionsPair, MEMBER(rule_group_arn, "RuleGroupArn"),
             MEMBER(rule_options, "RuleOptions", .wire = "ruleOptionSet", .omit_if_empty = true));

VPCSIM_SHAPE(AdditionalDetail, MEMBER(additional_detail_type, "AdditionalDetailType"),
             MEMBER(component, "Component"), MEMBER(vpc_endpoint_service, "VpcEndpointService"),
             MEMBER(rule_options, "RuleOptions", .wire = "ruleOptionSet", .omit_if_empty = true),
             MEMBER(rule_group_type_pairs, "RuleGroupTypePairs", .wire = "ruleGroupTypePairSet",
                    .omit_if_empty = true),
             MEMBER(rule_group_rule_options_pairs, "RuleGroupRuleOptionsPairs",
                    .wire = "ruleGroupRuleOptionsPairSet", .omit_if_empty = true),
             MEMBER(service_name, "ServiceName"),
             MEMBER(load_balancers, "LoadBalancers", .wire = "loadBalancerSet", .omit_if_empty = true));

VPCSIM_SHAPE(PathComponent, MEMBER(sequence_number, "SequenceNumber"), MEMBER(acl_rule, "AclRule"),
             MEMBER(attached_to, "AttachedTo"), MEMBER(component, "Component"),
             MEMBER(destination_vpc, "DestinationVpc"), MEMBER(outbound_header, "OutboundHeader"),
             MEMBER(inbound_header, "InboundHeader"), MEMBER(route_table_route, "RouteTableRoute"),
             MEMBER(security_group_rule, "SecurityGroupRule"), MEMBER(source_vpc, "SourceVpc"),
             MEMBER(subnet, "Subnet"), MEMBER(vpc, "Vpc"),
             MEMBER(additional_details, "AdditionalDetails", .wire = "additionalDetailSet"),
             MEMBER(transit_gateway, "TransitGateway"),
             MEMBER(transit_gateway_route_table_route, "TransitGatewayRouteTableRoute"),
             MEMBER(explanations, "Explanations", .wire = "explanationSet"),
             MEMBER(elastic_load_balancer_listener, "ElasticLoadBalancerListener"),
             MEMBER(firewall_stateless_rule, "FirewallStatelessRule"),
             MEMBER(firewall_stateful_rule, "FirewallStatefulRule"), MEMBER(service_name, "ServiceName"));

VPCSIM_SHAPE(AlternatePathHint, MEMBER(component_id, "ComponentId"), MEMBER(component_arn, "ComponentArn"));

VPCSIM_SHAPE(
    NetworkInsightsAnalysis, MEMBER(network_insights_analysis_id, "NetworkInsightsAnalysisId"),
    MEMBER(network_insights_analysis_arn, "NetworkInsightsAnalysisArn"),
    MEMBER(network_insights_path_id, "NetworkInsightsPathId"),
    MEMBER(additional_accounts, "AdditionalAccounts", .wire = "additionalAccountSet", .omit_if_empty = true),
    MEMBER(filter_in_arns, "FilterInArns", .wire = "filterInArnSet", .omit_if_empty = true),
    MEMBER(filter_out_arns, "FilterOutArns", .wire = "filterOutArnSet", .omit_if_empty = true),
    MEMBER(start_date, "StartDate"), MEMBER(status, "Status"), MEMBER(status_message, "StatusMessage"),
    MEMBER(warning_message, "WarningMessage"), MEMBER(network_path_found, "NetworkPathFound"),
    MEMBER(forward_path_components, "ForwardPathComponents", .wire = "forwardPathComponentSet",
           .omit_if_empty = true),
    MEMBER(return_path_components, "ReturnPathComponents", .wire = "returnPathComponentSet",
           .omit_if_empty = true),
    MEMBER(explanations, "Explanations", .wire = "explanationSet", .omit_if_empty = true),
    MEMBER(alternate_path_hints, "AlternatePathHints", .wire = "alternatePathHintSet", .omit_if_empty = true),
    MEMBER(suggested_accounts, "SuggestedAccounts", .wire = "suggestedAccountSet", .omit_if_empty = true),
    MEMBER(tags, "Tags", .wire = "tagSet"));

VPCSIM_SHAPE(StartNetworkInsightsAnalysisResult,
             MEMBER(network_insights_analysis, "NetworkInsightsAnalysis"));

VPCSIM_SHAPE(StartNetworkInsightsAnalysisRequest,
             MEMBER(network_insights_path_id, "NetworkInsightsPathId", .required = "networkInsightsPathId"),
             MEMBER(additional_accounts, "AdditionalAccounts", .wire = "AdditionalAccount"),
             MEMBER(filter_in_arns, "FilterInArns", .wire = "FilterInArn"),
             MEMBER(filter_out_arns, "FilterOutArns", .wire = "FilterOutArn"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"),
             MEMBER(client_token, "ClientToken", .required = "clientToken"));

VPCSIM_SHAPE(DescribeNetworkInsightsAnalysesResult,
             MEMBER(network_insights_analyses, "NetworkInsightsAnalyses",
                    .wire = "networkInsightsAnalysisSet"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(DescribeNetworkInsightsAnalysesRequest,
             MEMBER(network_insights_analysis_ids, "NetworkInsightsAnalysisIds",
                    .wire = "NetworkInsightsAnalysisId"),
             MEMBER(network_insights_path_id, "NetworkInsightsPathId"),
             MEMBER(analysis_start_time, "AnalysisStartTime"), MEMBER(analysis_end_time, "AnalysisEndTime"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(DeleteNetworkInsightsAnalysisResult,
             MEMBER(network_insights_analysis_id, "NetworkInsightsAnalysisId"));

VPCSIM_SHAPE(DeleteNetworkInsightsAnalysisRequest,
             MEMBER(network_insights_analysis_id, "NetworkInsightsAnalysisId",
                    .required = "networkInsightsAnalysisId"));

}  // namespace vpcsim::ec2
