#include "protocol/ec2/network_insights_access_scope.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(ResourceStatement,
             MEMBER(resources, "Resources", .wire = "resourceSet", .query = "Resource",
                    .omit_if_empty = true),
             MEMBER(resource_types, "ResourceTypes", .wire = "resourceTypeSet", .query = "ResourceType",
                    .omit_if_empty = true));

VPCSIM_SHAPE(ThroughResourcesStatement, MEMBER(resource_statement, "ResourceStatement"));

VPCSIM_SHAPE(PacketHeaderStatement,
             MEMBER(source_addresses, "SourceAddresses", .wire = "sourceAddressSet", .query = "SourceAddress",
                    .omit_if_empty = true),
             MEMBER(destination_addresses, "DestinationAddresses", .wire = "destinationAddressSet",
                    .query = "DestinationAddress", .omit_if_empty = true),
             MEMBER(source_ports, "SourcePorts", .wire = "sourcePortSet", .query = "SourcePort",
                    .omit_if_empty = true),
             MEMBER(destination_ports, "DestinationPorts", .wire = "destinationPortSet",
                    .query = "DestinationPort", .omit_if_empty = true),
             MEMBER(source_prefix_lists, "SourcePrefixLists", .wire = "sourcePrefixListSet",
                    .query = "SourcePrefixList", .omit_if_empty = true),
             MEMBER(destination_prefix_lists, "DestinationPrefixLists", .wire = "destinationPrefixListSet",
                    .query = "DestinationPrefixList", .omit_if_empty = true),
             MEMBER(protocols, "Protocols", .wire = "protocolSet", .query = "Protocol",
                    .omit_if_empty = true));

VPCSIM_SHAPE(PathStatement, MEMBER(packet_header_statement, "PacketHeaderStatement"),
             MEMBER(resource_statement, "ResourceStatement"));

VPCSIM_SHAPE(AccessScopePath, MEMBER(source, "Source"), MEMBER(destination, "Destination"),
             MEMBER(through_resources, "ThroughResources", .wire = "throughResourceSet",
                    .query = "ThroughResource", .omit_if_empty = true));

VPCSIM_SHAPE(NetworkInsightsAccessScope,
             MEMBER(network_insights_access_scope_id, "NetworkInsightsAccessScopeId"),
             MEMBER(network_insights_access_scope_arn, "NetworkInsightsAccessScopeArn"),
             MEMBER(created_date, "CreatedDate"), MEMBER(updated_date, "UpdatedDate"),
             MEMBER(tags, "Tags", .wire = "tagSet"));

VPCSIM_SHAPE(NetworkInsightsAccessScopeContent,
             MEMBER(network_insights_access_scope_id, "NetworkInsightsAccessScopeId"),
             MEMBER(match_paths, "MatchPaths", .wire = "matchPathSet"),
             MEMBER(exclude_paths, "ExcludePaths", .wire = "excludePathSet", .omit_if_empty = true));

VPCSIM_SHAPE(CreateNetworkInsightsAccessScopeResult,
             MEMBER(network_insights_access_scope, "NetworkInsightsAccessScope"),
             MEMBER(network_insights_access_scope_content, "NetworkInsightsAccessScopeContent"));

VPCSIM_SHAPE(CreateNetworkInsightsAccessScopeRequest, MEMBER(match_paths, "MatchPaths", .wire = "MatchPath"),
             MEMBER(exclude_paths, "ExcludePaths", .wire = "ExcludePath"),
             MEMBER(client_token, "ClientToken", .required = "clientToken"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"));

VPCSIM_SHAPE(DeleteNetworkInsightsAccessScopeResult,
             MEMBER(network_insights_access_scope_id, "NetworkInsightsAccessScopeId"));

VPCSIM_SHAPE(DeleteNetworkInsightsAccessScopeRequest,
             MEMBER(network_insights_access_scope_id, "NetworkInsightsAccessScopeId",
                    .required = "networkInsightsAccessScopeId"));

VPCSIM_SHAPE(DescribeNetworkInsightsAccessScopesResult,
             MEMBER(network_insights_access_scopes, "NetworkInsightsAccessScopes",
                    .wire = "networkInsightsAccessScopeSet"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(DescribeNetworkInsightsAccessScopesRequest,
             MEMBER(network_insights_access_scope_ids, "NetworkInsightsAccessScopeIds",
                    .wire = "NetworkInsightsAccessScopeId"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(GetNetworkInsightsAccessScopeContentResult,
             MEMBER(network_insights_access_scope_content, "NetworkInsightsAccessScopeContent"));

VPCSIM_SHAPE(GetNetworkInsightsAccessScopeContentRequest,
             MEMBER(network_insights_access_scope_id, "NetworkInsightsAccessScopeId",
                    .required = "networkInsightsAccessScopeId"));

}  // namespace vpcsim::ec2
