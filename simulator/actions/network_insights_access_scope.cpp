#include "protocol/ec2/network_insights_access_scope.hpp"

#include "simulator/actions/network_insights.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/describe.hpp"
#include "simulator/insights/access_scope.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {
namespace {

using Record = ec2::NetworkInsightsAccessScope;

Record to_record(const NetworkInsightsAccessScope& scope, const Home& home) {
  return {
      .network_insights_access_scope_id = scope.id.text(),
      .network_insights_access_scope_arn = fmt::format("arn:aws:ec2:{}:{}:network-insights-access-scope/{}",
                                                       home.region, home.account, scope.id.text()),
      .created_date = scope.created,
      .updated_date = scope.created,  // nothing changes a scope
      .tags = scope.tags};
}

ec2::CreateNetworkInsightsAccessScopeResult create_network_insights_access_scope(
    WriteCall& call, const ec2::CreateNetworkInsightsAccessScopeRequest& request) {
  insights::read_access_scope(request.match_paths, request.exclude_paths, call.caller());
  auto tags = tags_from(request.tag_specifications, "network-insights-access-scope", call.settings);
  const Idempotency idempotency = idempotency_of(request);
  auto& scopes = call.region.network_insights_access_scopes;
  if (const NetworkInsightsAccessScope* made = find_made_by(scopes, idempotency))
    return {to_record(*made, call.caller()), *made->content};
  const std::size_t limit = call.settings.quotas.network_insights_access_scopes;
  if (scopes.size() >= limit) {
    refuse("NetworkInsightsAccessScope.LimitExceeded",
           "The maximum number of network insights access scopes is {}.", limit);
  }
  NetworkInsightsAccessScope scope{.id = call.region.ids.id<NetworkInsightsAccessScopeId>(),
                                   .content = {},
                                   .created = call.now,
                                   .idempotency = idempotency,
                                   .tags = std::move(tags)};
  scope.content = std::make_shared<const ec2::NetworkInsightsAccessScopeContent>(
      ec2::NetworkInsightsAccessScopeContent{scope.id.text(), request.match_paths, request.exclude_paths});
  scopes.insert(scope);
  return {to_record(scope, call.caller()), *scope.content};
}

ec2::DescribeNetworkInsightsAccessScopesResult describe_network_insights_access_scopes(
    const ReadCall& call, const ec2::DescribeNetworkInsightsAccessScopesRequest& request) {
  check_no_filters(request.filters);
  auto described = describe<Record>(
      call.region.network_insights_access_scopes,
      {request.network_insights_access_scope_ids, request.filters, "NetworkInsightsAccessScopeIds",
       request.max_results, request.next_token, 1, 100},
      {}, [&](const NetworkInsightsAccessScope& scope) { return to_record(scope, call.caller()); });
  return {std::move(described.records), std::move(described.next_token)};
}

ec2::GetNetworkInsightsAccessScopeContentResult get_network_insights_access_scope_content(
    const ReadCall& call, const ec2::GetNetworkInsightsAccessScopeContentRequest& request) {
  return {*call.region.network_insights_access_scopes.get(request.network_insights_access_scope_id).content};
}

ec2::DeleteNetworkInsightsAccessScopeResult delete_network_insights_access_scope(
    WriteCall& call, const ec2::DeleteNetworkInsightsAccessScopeRequest& request) {
  const NetworkInsightsAccessScopeId id =
      call.region.network_insights_access_scopes.get(request.network_insights_access_scope_id).id;
  if (call.region.network_insights_access_scope_analyses.count_with("scope", id) > 0) {
    refuse("AnalysisExistsForNetworkInsightsAccessScope",
           "The network insights access scope '{}' has analyses.", id.text());
  }
  call.region.network_insights_access_scopes.erase(id);
  return {id.text()};
}

}  // namespace

Actions network_insights_access_scope_actions() {
  return {
      action<create_network_insights_access_scope>("Says which network paths are looked for"),
      action<describe_network_insights_access_scopes>("Describes the Network Access Scopes"),
      action<get_network_insights_access_scope_content>("Tells the paths that a scope matches and excludes"),
      action<delete_network_insights_access_scope>("Deletes a scope that has no analyses"),
  };
}

}  // namespace vpcsim
