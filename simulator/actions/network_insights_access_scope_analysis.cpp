#include "protocol/ec2/network_insights_access_scope_analysis.hpp"

#include <fmt/format.h>

#include "simulator/actions/network_insights.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/describe.hpp"
#include "simulator/insights/access_findings.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {
namespace {

using Record = ec2::NetworkInsightsAccessScopeAnalysis;
using Status = ec2::AnalysisStatus;

Status status_of(const NetworkInsightsAccessScopeAnalysis& analysis, Timestamp at, const Timing& timing) {
  const Status status = analysis_status(analysis.started, at, timing.network_insights_access_scope_analyzing);
  if (status == Status::running || analysis.outcome->failure.empty()) return status;
  return Status::failed;
}

Record to_record(const NetworkInsightsAccessScopeAnalysis& analysis, const Home& home, Timestamp at,
                 const Timing& timing) {
  Record record{.network_insights_access_scope_analysis_id = analysis.id.text(),
                .network_insights_access_scope_analysis_arn =
                    fmt::format("arn:aws:ec2:{}:{}:network-insights-access-scope-analysis/{}", home.region,
                                home.account, analysis.id.text()),
                .network_insights_access_scope_id = analysis.scope.text(),
                .status = status_of(analysis, at, timing),
                .start_date = analysis.started,
                .tags = analysis.tags};
  if (record.status == Status::running) return record;
  const AccessScopeOutcome& outcome = *analysis.outcome;
  record.end_date = analysis.started.plus(timing.network_insights_access_scope_analyzing);
  if (record.status == Status::failed) {
    record.status_message = outcome.failure;
    record.findings_found = ec2::FindingsFound::unknown;
    return record;
  }
  record.findings_found = outcome.findings.empty() ? ec2::FindingsFound::false_ : ec2::FindingsFound::true_;
  record.analyzed_eni_count = outcome.analyzed_interfaces;
  return record;
}

void check_quotas(const WriteCall& call) {
  const auto& [quotas, timing] = std::tie(call.settings.quotas, call.settings.timing);
  const auto& analyses = call.region.network_insights_access_scope_analyses;
  if (analyses.size() >= quotas.network_insights_access_scope_analyses) {
    refuse("NetworkInsightsAccessScopeAnalysis.LimitExceeded",
           "The maximum number of network insights access scope analyses is {}.",
           quotas.network_insights_access_scope_analyses);
  }
  const auto limit = quotas.running_network_insights_access_scope_analyses;
  if (count_running(analyses, call.now, timing.network_insights_access_scope_analyzing, limit) >= limit) {
    refuse("NetworkInsightsAccessScopeAnalysis.LimitExceeded",
           "The maximum number of network insights access scope analyses that run at a time is {}.", limit);
  }
}

ec2::StartNetworkInsightsAccessScopeAnalysisResult start_network_insights_access_scope_analysis(
    WriteCall& call, const ec2::StartNetworkInsightsAccessScopeAnalysisRequest& request) {
  auto tags = tags_from(request.tag_specifications, "network-insights-access-scope-analysis", call.settings);
  const Idempotency idempotency = idempotency_of(request);
  auto& analyses = call.region.network_insights_access_scope_analyses;
  if (const NetworkInsightsAccessScopeAnalysis* made = find_made_by(analyses, idempotency))
    return {to_record(*made, call.caller(), call.now, call.settings.timing)};
  const NetworkInsightsAccessScope scope =
      call.region.network_insights_access_scopes.get(request.network_insights_access_scope_id);
  check_quotas(call);
  NetworkInsightsAccessScopeAnalysis analysis{
      .id = call.region.ids.id<NetworkInsightsAccessScopeAnalysisId>(),
      .scope = scope.id,
      .started = call.now,
      .outcome = std::make_shared<const AccessScopeOutcome>(
          insights::find_access(call.read(), scope.content->match_paths, scope.content->exclude_paths)),
      .idempotency = idempotency,
      .tags = std::move(tags)};
  analyses.insert(analysis);
  return {to_record(analysis, call.caller(), call.answered(), call.settings.timing)};
}

bool is_asked_for(const std::string& scope, Timestamp started,
                  const ec2::DescribeNetworkInsightsAccessScopeAnalysesRequest& request) {
  if (request.network_insights_access_scope_id && scope != *request.network_insights_access_scope_id)
    return false;
  if (request.analysis_start_time_begin && started < *request.analysis_start_time_begin) return false;
  return !request.analysis_start_time_end || started <= *request.analysis_start_time_end;
}
bool is_asked_for(const NetworkInsightsAccessScopeAnalysis& analysis,
                  const ec2::DescribeNetworkInsightsAccessScopeAnalysesRequest& request) {
  return is_asked_for(analysis.scope.text(), analysis.started, request);
}

/// Those of one scope, found by it.
Described<Record> describe_of_scope(const ReadCall& call, const NetworkInsightsAccessScope& scope,
                                    const ec2::DescribeNetworkInsightsAccessScopeAnalysesRequest& request,
                                    const Selection& selection) {
  std::vector<Record> records;
  for (const NetworkInsightsAccessScopeAnalysis& analysis :
       call.region.network_insights_access_scope_analyses.with("scope", scope.id)) {
    if (is_asked_for(analysis, request))
      records.push_back(to_record(analysis, call.caller(), call.now, call.settings.timing));
  }
  return describe_list<Record>(std::move(records), selection, {});
}

ec2::DescribeNetworkInsightsAccessScopeAnalysesResult describe_network_insights_access_scope_analyses(
    const ReadCall& call, const ec2::DescribeNetworkInsightsAccessScopeAnalysesRequest& request) {
  check_no_filters(request.filters);
  const Selection selection{request.network_insights_access_scope_analysis_ids,
                            request.filters,
                            "NetworkInsightsAccessScopeAnalysisIds",
                            request.max_results,
                            request.next_token,
                            1,
                            100};
  // An id that is there is found, whether or not the rest is asked of its analysis.
  auto render = [&](const NetworkInsightsAccessScopeAnalysis& analysis) -> std::optional<Record> {
    if (selection.ids.empty() && !is_asked_for(analysis, request)) return std::nullopt;
    return to_record(analysis, call.caller(), call.now, call.settings.timing);
  };
  const NetworkInsightsAccessScope* scope = nullptr;
  if (request.network_insights_access_scope_id)
    scope = &call.region.network_insights_access_scopes.get(*request.network_insights_access_scope_id);
  auto described =
      scope != nullptr && selection.ids.empty()
          ? describe_of_scope(call, *scope, request, selection)
          : describe<Record>(call.region.network_insights_access_scope_analyses, selection, {}, render);
  std::erase_if(described.records, [&](const Record& record) {
    return !is_asked_for(record.network_insights_access_scope_id, record.start_date, request);
  });
  return {std::move(described.records), std::move(described.next_token)};
}

ec2::AccessScopeAnalysisFinding finding_of(const NetworkInsightsAccessScopeAnalysis& analysis,
                                           std::size_t at) {
  ec2::AccessScopeAnalysisFinding finding{.network_insights_access_scope_analysis_id = analysis.id.text(),
                                          .network_insights_access_scope_id = analysis.scope.text(),
                                          .finding_id = fmt::format("{}-{}", analysis.id.text(), at + 1),
                                          .finding_components = {}};
  for (const std::uint32_t component : analysis.outcome->findings[at]) {
    auto& added = finding.finding_components.emplace_back(analysis.outcome->components[component]);
    added.sequence_number = static_cast<std::int32_t>(finding.finding_components.size());
  }
  return finding;
}

ec2::GetNetworkInsightsAccessScopeAnalysisFindingsResult get_network_insights_access_scope_analysis_findings(
    const ReadCall& call, const ec2::GetNetworkInsightsAccessScopeAnalysisFindingsRequest& request) {
  static const std::vector<std::string> no_ids;
  static const std::vector<ec2::Filter> no_filters;
  check_page({no_ids, no_filters, "", request.max_results, request.next_token, 1, 1000});
  const auto& analysis = call.region.network_insights_access_scope_analyses.get(
      request.network_insights_access_scope_analysis_id);
  ec2::GetNetworkInsightsAccessScopeAnalysisFindingsResult result{
      .network_insights_access_scope_analysis_id = analysis.id.text(),
      .analysis_status = status_of(analysis, call.now, call.settings.timing),
      .analysis_findings = {},
      .next_token = {}};
  if (result.analysis_status != Status::succeeded) return result;
  const std::size_t count = analysis.outcome->findings.size();
  const std::size_t start = request.next_token ? from_token(*request.next_token) : 0;
  const std::size_t limit = request.max_results ? static_cast<std::size_t>(*request.max_results) : 1000;
  for (std::size_t at = start; at < count; ++at) {
    if (at - start == limit) {
      result.next_token = to_token(at);
      break;
    }
    result.analysis_findings.push_back(finding_of(analysis, at));
  }
  return result;
}

ec2::DeleteNetworkInsightsAccessScopeAnalysisResult delete_network_insights_access_scope_analysis(
    WriteCall& call, const ec2::DeleteNetworkInsightsAccessScopeAnalysisRequest& request) {
  auto& analyses = call.region.network_insights_access_scope_analyses;
  const NetworkInsightsAccessScopeAnalysisId id =
      analyses.get(request.network_insights_access_scope_analysis_id).id;
  analyses.erase(id);
  return {id.text()};
}

}  // namespace

Actions network_insights_access_scope_analysis_actions() {
  return {
      action<start_network_insights_access_scope_analysis>("Looks for the paths of a scope"),
      action<describe_network_insights_access_scope_analyses>("Describes analyses of scopes"),
      action<get_network_insights_access_scope_analysis_findings>("Shows the paths that were found"),
      action<delete_network_insights_access_scope_analysis>("Deletes an analysis of a scope"),
  };
}

}  // namespace vpcsim
