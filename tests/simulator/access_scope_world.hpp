// Network Access Analyzer's calls on the two VPCs of the analyzer's tests.
#pragma once

#include <algorithm>

#include "protocol/ec2/network_insights_access_scope.hpp"
#include "protocol/ec2/network_insights_access_scope_analysis.hpp"
#include "simulator/insights_world.hpp"

namespace vpcsim::tests {

using Paths = std::vector<ec2::AccessScopePath>;
using Texts = std::vector<std::string>;

inline ec2::PathStatement named(Texts resources) {
  return {.packet_header_statement = {},
          .resource_statement = ec2::ResourceStatement{std::move(resources), {}}};
}
inline ec2::PathStatement typed(Texts types) {
  return {.packet_header_statement = {}, .resource_statement = ec2::ResourceStatement{{}, std::move(types)}};
}
inline ec2::PathStatement headed(ec2::PacketHeaderStatement header) {
  return {.packet_header_statement = std::move(header), .resource_statement = {}};
}
inline ec2::AccessScopePath from(ec2::PathStatement source) {
  return {.source = std::move(source)};
}
inline ec2::AccessScopePath to(ec2::PathStatement destination) {
  return {.source = {}, .destination = std::move(destination)};
}
inline ec2::AccessScopePath between(ec2::PathStatement source, ec2::PathStatement destination) {
  return {.source = std::move(source), .destination = std::move(destination)};
}
inline ec2::AccessScopePath through(ec2::ResourceStatement statement) {
  return {.source = {}, .destination = {}, .through_resources = {{std::move(statement)}}};
}

struct AccessScopeWorld : InsightsWorld {
  using ScopeAnalysis = ec2::NetworkInsightsAccessScopeAnalysis;
  using Finding = ec2::AccessScopeAnalysisFinding;

  using InsightsWorld::InsightsWorld;

  ec2::CreateNetworkInsightsAccessScopeRequest scope_request(Paths match, Paths exclude = {}) {
    return {.match_paths = std::move(match), .exclude_paths = std::move(exclude), .client_token = token()};
  }
  std::string make_scope(Paths match, Paths exclude = {}) {
    return call(scope_request(std::move(match), std::move(exclude)))
        .network_insights_access_scope.network_insights_access_scope_id;
  }
  /// Any that is well formed.
  std::string make_scope() { return make_scope({from(named({a.instance}))}); }
  std::string refused(Paths match, Paths exclude = {}) {
    return refusal_code(scope_request(std::move(match), std::move(exclude)));
  }

  ec2::StartNetworkInsightsAccessScopeAnalysisRequest scope_start(const std::string& scope) {
    return {.network_insights_access_scope_id = scope, .client_token = token()};
  }
  std::string start_scope(const std::string& scope) {
    return call(scope_start(scope))
        .network_insights_access_scope_analysis.network_insights_access_scope_analysis_id;
  }
  ScopeAnalysis scope_analysis(const std::string& id) {
    return call(ec2::DescribeNetworkInsightsAccessScopeAnalysesRequest{
                    .network_insights_access_scope_analysis_ids = {id}})
        .network_insights_access_scope_analyses.at(0);
  }
  std::vector<Finding> findings_of(const std::string& analysis) {
    return call(ec2::GetNetworkInsightsAccessScopeAnalysisFindingsRequest{
                    .network_insights_access_scope_analysis_id = analysis})
        .analysis_findings;
  }
  std::vector<Finding> find(Paths match, Paths exclude = {}) {
    return findings_of(start_scope(make_scope(std::move(match), std::move(exclude))));
  }
  std::string acl_of(const Side& side) {
    return call(ec2::DescribeNetworkAclsRequest{.filters = {{"vpc-id", {side.vpc}}}})
        .network_acls.at(0)
        .network_acl_id;
  }

  /// A gateway for A's VPC, and a public address for its interface.
  std::string igw, public_ip;
  void publish_a() {
    igw = call(ec2::CreateInternetGatewayRequest{}).internet_gateway.internet_gateway_id;
    call(ec2::AttachInternetGatewayRequest{.internet_gateway_id = igw, .vpc_id = a.vpc});
    call(ec2::CreateRouteRequest{
        .destination_cidr_block = "0.0.0.0/0", .gateway_id = igw, .route_table_id = a.table});
    auto address = allocate();
    public_ip = address.public_ip;
    call(ec2::AssociateAddressRequest{.allocation_id = address.allocation_id,
                                      .network_interface_id = a.interface});
  }
};

/// "eni-1 > sg-1 > … 6 80-80"
inline const ec2::AnalysisPacketHeader& sent(const ec2::AccessScopeAnalysisFinding& finding) {
  const auto& first = finding.finding_components.front();
  return first.inbound_header ? *first.inbound_header : first.outbound_header.value();
}
inline std::string protocol_of(const ec2::AccessScopeAnalysisFinding& finding) {
  return sent(finding).protocol.value();
}
inline std::pair<int, int> ports_of(const ec2::AccessScopeAnalysisFinding& finding) {
  const auto& range = sent(finding).destination_port_ranges.at(0);
  return {range.from.value(), range.to.value()};
}
/// From the first component to the last.
inline std::vector<std::pair<std::string, std::string>> ends_of(
    const std::vector<ec2::AccessScopeAnalysisFinding>& findings) {
  std::vector<std::pair<std::string, std::string>> ends;
  for (const auto& finding : findings) {
    const auto all = ids(finding.finding_components);
    ends.emplace_back(all.front(), all.back());
  }
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  return ends;
}

}  // namespace vpcsim::tests
