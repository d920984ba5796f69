#include "protocol/ec2/network_insights_analysis.hpp"

#include "catch.hpp"
#include "simulator/insights_world.hpp"

using namespace vpcsim;
using tests::InsightsWorld;
using Describe = ec2::DescribeNetworkInsightsAnalysesRequest;
using Delete = ec2::DeleteNetworkInsightsAnalysisRequest;
using Status = ec2::AnalysisStatus;

namespace {

Settings slow() {
  Settings settings = InsightsWorld::empty();
  settings.timing.network_insights_analyzing = 1000;
  return settings;
}

struct OnePath : InsightsWorld {
  std::string path;
  explicit OnePath(Settings settings = empty()) : InsightsWorld(settings) {
    path = make_path(request(a.instance, b.instance));
  }
  std::size_t count(Describe request) { return call(request).network_insights_analyses.size(); }
};

constexpr std::int64_t days = 24 * 3'600'000;

}  // namespace

TEST_CASE("an analysis runs before it succeeds, and tells nothing until then") {
  OnePath world(slow());
  auto wanted = world.start_request(world.path);
  wanted.tag_specifications = {{"network-insights-analysis", {{"a", "b"}}}};
  wanted.additional_accounts = {"222222222222"};
  auto started = world.call(wanted).network_insights_analysis;
  const auto id = started.network_insights_analysis_id;
  CHECK(id.starts_with("nia-"));
  CHECK(started.network_insights_analysis_arn ==
        "arn:aws:ec2:us-east-1:111111111111:network-insights-analysis/" + id);
  CHECK(started.network_insights_path_id == world.path);
  CHECK(started.start_date == world.clock.now());
  CHECK(started.status == Status::running);
  CHECK(started.additional_accounts == std::vector<std::string>{"222222222222"});
  CHECK(started.tags == std::vector<ec2::Tag>{{"a", "b"}});
  CHECK_FALSE(started.network_path_found.has_value());
  CHECK(started.explanations.empty());
  world.clock.advance(1000);
  auto ended = world.described(id);
  CHECK(ended.status == Status::succeeded);
  CHECK(ended.network_path_found == false);
  CHECK_FALSE(ended.explanations.empty());
  CHECK(ended.tags == started.tags);
}

TEST_CASE("an analysis that takes no time starts running and has succeeded by the next call") {
  OnePath world;
  auto started = world.call(world.start_request(world.path)).network_insights_analysis;
  CHECK(started.status == Status::running);
  CHECK(world.described(started.network_insights_analysis_id).status == Status::succeeded);
}

TEST_CASE("an analysis tells what was true at its start") {
  OnePath world;
  const auto before = world.start(world.path);
  world.connect();
  CHECK(world.described(before).network_path_found == false);
  CHECK(world.described(world.start(world.path)).network_path_found == true);
}

TEST_CASE("starting an analysis names a path, ARNs and accounts") {
  OnePath world;
  CHECK(world.refusal_code(world.start_request("nip-0123456789abcdef0")) ==
        "InvalidNetworkInsightsPathId.NotFound");
  auto wanted = world.start_request(world.path);
  wanted.additional_accounts = {"me"};
  CHECK(world.refusal_code(wanted) == "InvalidParameterValue");
  wanted.additional_accounts.clear();
  wanted.filter_in_arns = {"vpc-1"};
  CHECK(world.refusal_code(wanted) == "InvalidParameterValue");
  wanted.filter_in_arns.clear();
  wanted.filter_out_arns = {"vpc-1"};
  CHECK(world.refusal_code(wanted) == "InvalidParameterValue");
}

TEST_CASE("starting twice with one token makes one analysis") {
  OnePath world;
  auto wanted = world.start_request(world.path);
  CHECK(world.start(wanted) == world.start(wanted));
  wanted.additional_accounts = {"222222222222"};
  CHECK(world.refusal_code(wanted) == "IdempotentParameterMismatch");
}

TEST_CASE("an account has 10,000 analyses in a region") {
  Settings settings = InsightsWorld::empty();
  settings.quotas.network_insights_analyses = 1;
  OnePath world(settings);
  world.start(world.path);
  CHECK(world.refusal_code(world.start_request(world.path)) == "NetworkInsightsAnalysis.LimitExceeded");
  CHECK(Settings().quotas.network_insights_analyses == 10'000);
}

TEST_CASE("100 analyses run at a time") {
  Settings settings = slow();
  settings.quotas.running_network_insights_analyses = 2;
  OnePath world(settings);
  const auto first = world.start(world.path);
  world.clock.advance(500);
  world.start(world.path);
  CHECK(world.refusal_code(world.start_request(world.path)) == "NetworkInsightsAnalysis.LimitExceeded");
  world.clock.advance(500);
  world.call(Delete{first});
  world.start(world.path);
  CHECK(world.refusal_code(world.start_request(world.path)) == "NetworkInsightsAnalysis.LimitExceeded");
  CHECK(Settings().quotas.running_network_insights_analyses == 100);
}

TEST_CASE("an analysis goes 120 days after its start, and no longer keeps its path") {
  OnePath world;
  const auto id = world.start(world.path);
  world.clock.advance(120 * days - 1);
  CHECK(world.count({}) == 1);
  world.clock.advance(1);
  CHECK(world.count({}) == 0);
  CHECK(world.count({.network_insights_path_id = world.path}) == 0);
  CHECK(world.refusal_code(Describe{.network_insights_analysis_ids = {id}}) ==
        "InvalidNetworkInsightsAnalysisId.NotFound");
  CHECK(world.refusal_code(Delete{id}) == "InvalidNetworkInsightsAnalysisId.NotFound");
  world.call(ec2::DeleteNetworkInsightsPathRequest{world.path});
}

TEST_CASE("analyses are found by path, time, status and whether there is a path") {
  OnePath world(slow());
  const auto start = world.clock.now();
  world.start(world.path);
  const auto other = world.make_path(world.request(world.b.instance, world.a.instance));
  world.clock.advance(1000);
  world.start(other);
  CHECK(world.count({.network_insights_path_id = world.path}) == 1);
  CHECK(world.refusal_code(Describe{.network_insights_path_id = "nip-0123456789abcdef0"}) ==
        "InvalidNetworkInsightsPathId.NotFound");
  CHECK(world.count({.analysis_start_time = start.plus(1)}) == 1);
  CHECK(world.count({.analysis_end_time = start}) == 1);
  CHECK(world.count({.filters = {{"status", {"running"}}}}) == 1);
  CHECK(world.count({.filters = {{"path-found", {"false"}}}}) == 1);
  CHECK(world.count({.filters = {{"path-found", {"true"}}}}) == 0);
  CHECK(world.refusal_code(Describe{.filters = {{"source", {"x"}}}}) == "InvalidParameterValue");
}

TEST_CASE("analyses are described in pages of 1 to 100") {
  OnePath world;
  world.start(world.path);
  world.start(world.path);
  for (Describe request : {Describe{}, Describe{.network_insights_path_id = world.path}}) {
    request.max_results = 1;
    auto page = world.call(request);
    REQUIRE(page.network_insights_analyses.size() == 1);
    request.next_token = page.next_token;
    CHECK(world.count(request) == 1);
  }
  CHECK(world.refusal_code(Describe{.max_results = 101}) == "InvalidParameterValue");
}
