#include "protocol/ec2/network_insights_analysis.hpp"

#include <array>

#include "simulator/actions/network_insights.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"
#include "simulator/insights/analyze.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {

void forget_old_analyses(WriteCall& call) {
  forget_old(call.region.network_insights_analyses, call.now);
}

namespace {

using Record = ec2::NetworkInsightsAnalysis;
using Status = ec2::AnalysisStatus;

Record to_record(const NetworkInsightsAnalysis& analysis, Timestamp at, const Timing& timing) {
  Record record{.network_insights_analysis_id = analysis.outcome->network_insights_analysis_id,
                .network_insights_analysis_arn = analysis.outcome->network_insights_analysis_arn,
                .network_insights_path_id = analysis.outcome->network_insights_path_id,
                .additional_accounts = analysis.outcome->additional_accounts,
                .filter_in_arns = analysis.outcome->filter_in_arns,
                .filter_out_arns = analysis.outcome->filter_out_arns,
                .start_date = analysis.started};
  record.status = analysis_status(analysis.started, at, timing.network_insights_analyzing);
  if (record.status != Status::running) record = *analysis.outcome;
  record.tags = analysis.tags;
  return record;
}

void check_arns(const std::vector<std::string>& arns, std::string_view parameter) {
  constexpr std::size_t length_max = 1283;  // of the service model
  for (const std::string& arn : arns) {
    if (arn.starts_with("arn:") && arn.size() <= length_max) continue;
    refuse("InvalidParameterValue", "Value ({}) for parameter {} is invalid.", arn, parameter);
  }
}

insights::Conditions conditions_from(const ec2::StartNetworkInsightsAnalysisRequest& request) {
  for (const std::string& account : request.additional_accounts) {
    if (!is_account_id(account))
      refuse("InvalidParameterValue", "Value ({}) for parameter additionalAccount is invalid.", account);
  }
  check_arns(request.filter_in_arns, "filterInArn");
  check_arns(request.filter_out_arns, "filterOutArn");
  return {request.additional_accounts, request.filter_in_arns, request.filter_out_arns};
}

void check_quotas(const WriteCall& call) {
  const auto& [quotas, timing] = std::tie(call.settings.quotas, call.settings.timing);
  const auto& analyses = call.region.network_insights_analyses;
  if (analyses.size() >= quotas.network_insights_analyses) {
    refuse("NetworkInsightsAnalysis.LimitExceeded", "The maximum number of network insights analyses is {}.",
           quotas.network_insights_analyses);
  }
  const auto limit = quotas.running_network_insights_analyses;
  if (count_running(analyses, call.now, timing.network_insights_analyzing, limit) >= limit) {
    refuse("NetworkInsightsAnalysis.LimitExceeded",
           "The maximum number of network insights analyses that run at a time is {}.", limit);
  }
}

ec2::StartNetworkInsightsAnalysisResult start_network_insights_analysis(
    WriteCall& call, const ec2::StartNetworkInsightsAnalysisRequest& request) {
  const insights::Conditions conditions = conditions_from(request);
  auto tags = tags_from(request.tag_specifications, "network-insights-analysis", call.settings);
  const Idempotency idempotency = idempotency_of(request);
  auto& analyses = call.region.network_insights_analyses;
  forget_old_analyses(call);
  if (const NetworkInsightsAnalysis* made = find_made_by(analyses, idempotency))
    return {to_record(*made, call.now, call.settings.timing)};
  const NetworkInsightsPath path = call.region.network_insights_paths.get(request.network_insights_path_id);
  check_quotas(call);

  NetworkInsightsAnalysis analysis{.id = call.region.ids.id<NetworkInsightsAnalysisId>(),
                                   .path = path.id,
                                   .started = call.now,
                                   .outcome = {},
                                   .idempotency = idempotency,
                                   .tags = std::move(tags)};
  Record outcome = insights::analyze(call.read(), path, conditions);
  outcome.network_insights_analysis_id = analysis.id.text();
  outcome.network_insights_analysis_arn =
      fmt::format("arn:aws:ec2:{}:{}:network-insights-analysis/{}", call.caller().region,
                  call.caller().account, analysis.id.text());
  outcome.network_insights_path_id = path.id.text();
  outcome.additional_accounts = request.additional_accounts;
  outcome.filter_in_arns = request.filter_in_arns;
  outcome.filter_out_arns = request.filter_out_arns;
  outcome.start_date = call.now;
  if (outcome.status == Status::running) outcome.status = Status::succeeded;
  analysis.outcome = std::make_shared<const Record>(std::move(outcome));
  analyses.insert(analysis);
  return {to_record(analysis, call.answered(), call.settings.timing)};
}

constexpr auto analysis_filters = std::to_array<FilterField<Record>>({
    {"path-found",
     [](const Record& analysis) {
       return analysis.network_path_found ? values_of(*analysis.network_path_found)
                                          : std::vector<std::string>{};
     }},
    {"status", [](const Record& analysis) { return name_value(analysis.status); }},
});

bool is_asked_for(const NetworkInsightsAnalysis& analysis,
                  const ec2::DescribeNetworkInsightsAnalysesRequest& request) {
  if (request.network_insights_path_id && analysis.path.text() != *request.network_insights_path_id)
    return false;
  if (request.analysis_start_time && analysis.started < *request.analysis_start_time) return false;
  return !request.analysis_end_time || analysis.started <= *request.analysis_end_time;
}

/// Those of one path, found by it.
Described<Record> describe_of_path(const ReadCall& call, const NetworkInsightsPath& path,
                                   const ec2::DescribeNetworkInsightsAnalysesRequest& request,
                                   const Selection& selection) {
  std::vector<Record> records;
  for (const NetworkInsightsAnalysis& analysis :
       call.region.network_insights_analyses.with("path", path.id)) {
    if (is_kept(analysis, call.now) && is_asked_for(analysis, request))
      records.push_back(to_record(analysis, call.now, call.settings.timing));
  }
  return describe_list<Record>(std::move(records), selection, analysis_filters);
}

ec2::DescribeNetworkInsightsAnalysesResult describe_network_insights_analyses(
    const ReadCall& call, const ec2::DescribeNetworkInsightsAnalysesRequest& request) {
  const Selection selection{request.network_insights_analysis_ids,
                            request.filters,
                            "NetworkInsightsAnalysisIds",
                            request.max_results,
                            request.next_token,
                            1,
                            100};
  auto render = [&](const NetworkInsightsAnalysis& analysis) -> std::optional<Record> {
    if (!is_kept(analysis, call.now) || !is_asked_for(analysis, request)) return std::nullopt;
    return to_record(analysis, call.now, call.settings.timing);
  };
  const NetworkInsightsPath* path = nullptr;
  if (request.network_insights_path_id)
    path = &call.region.network_insights_paths.get(*request.network_insights_path_id);
  auto described =
      path != nullptr && selection.ids.empty()
          ? describe_of_path(call, *path, request, selection)
          : describe<Record>(call.region.network_insights_analyses, selection, analysis_filters, render);
  return {std::move(described.records), std::move(described.next_token)};
}

ec2::DeleteNetworkInsightsAnalysisResult delete_network_insights_analysis(
    WriteCall& call, const ec2::DeleteNetworkInsightsAnalysisRequest& request) {
  forget_old_analyses(call);
  const NetworkInsightsAnalysisId id =
      call.region.network_insights_analyses.get(request.network_insights_analysis_id).id;
  call.region.network_insights_analyses.erase(id);
  return {id.text()};
}

}  // namespace

Actions network_insights_analysis_actions() {
  return {
      action<start_network_insights_analysis>("Looks for a path, or for what keeps it from being there"),
      action<describe_network_insights_analyses>("Describes analyses and what they found"),
      action<delete_network_insights_analysis>("Deletes an analysis"),
  };
}

}  // namespace vpcsim
