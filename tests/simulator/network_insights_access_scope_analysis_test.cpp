#include "protocol/ec2/network_insights_access_scope_analysis.hpp"

#include "catch.hpp"
#include "simulator/access_scope_world.hpp"

using namespace vpcsim;
using namespace vpcsim::tests;
using Describe = ec2::DescribeNetworkInsightsAccessScopeAnalysesRequest;
using Findings = ec2::GetNetworkInsightsAccessScopeAnalysisFindingsRequest;
using Delete = ec2::DeleteNetworkInsightsAccessScopeAnalysisRequest;
using Status = ec2::AnalysisStatus;

namespace {

Settings slow() {
  Settings settings = AccessScopeWorld::empty();
  settings.timing.network_insights_access_scope_analyzing = 1000;
  return settings;
}

Texts described(AccessScopeWorld& world, const Describe& request) {
  Texts found;
  for (const auto& analysis : world.call(request).network_insights_access_scope_analyses)
    found.push_back(analysis.network_insights_access_scope_analysis_id);
  return found;
}

/// A reaches B at port 80.
struct Connected : AccessScopeWorld {
  explicit Connected(Settings settings = empty()) : AccessScopeWorld(settings) { connect(); }
  std::string make_scope_to_b() { return make_scope({between(named({a.vpc}), named({b.vpc}))}); }
};

}  // namespace

TEST_CASE("an analysis of a scope runs before it succeeds, and shows no finding until then") {
  Connected world(slow());
  const auto scope = world.make_scope_to_b();
  auto wanted = world.scope_start(scope);
  wanted.tag_specifications = {{"network-insights-access-scope-analysis", {{"a", "b"}}}};
  const auto started = world.call(wanted).network_insights_access_scope_analysis;
  const auto id = started.network_insights_access_scope_analysis_id;
  CHECK(id.starts_with("nisa-"));
  CHECK(started.network_insights_access_scope_analysis_arn ==
        "arn:aws:ec2:us-east-1:111111111111:network-insights-access-scope-analysis/" + id);
  CHECK(started.network_insights_access_scope_id == scope);
  CHECK(started.start_date == world.clock.now());
  CHECK(started.status == Status::running);
  CHECK(started.tags == std::vector<ec2::Tag>{{"a", "b"}});
  CHECK_FALSE(started.findings_found.has_value());
  CHECK_FALSE(started.end_date.has_value());
  CHECK_FALSE(started.analyzed_eni_count.has_value());
  const auto running = world.call(Findings{id});
  CHECK(running.analysis_status == Status::running);
  CHECK(running.analysis_findings.empty());
  world.clock.advance(1000);
  const auto ended = world.scope_analysis(id);
  CHECK(ended.status == Status::succeeded);
  CHECK(ended.findings_found == ec2::FindingsFound::true_);
  CHECK(ended.end_date == started.start_date.plus(1000));
  CHECK(ended.tags == started.tags);
  const auto found = world.call(Findings{id});
  CHECK(found.network_insights_access_scope_analysis_id == id);
  CHECK(found.analysis_status == Status::succeeded);
  REQUIRE(found.analysis_findings.size() == 1);
  CHECK(found.analysis_findings[0].network_insights_access_scope_id == scope);
  CHECK(found.analysis_findings[0].network_insights_access_scope_analysis_id == id);
  CHECK_FALSE(found.analysis_findings[0].finding_id.empty());
}

TEST_CASE("all network interfaces of the account and Region are analyzed") {
  AccessScopeWorld world;
  CHECK(world.scope_analysis(world.start_scope(world.make_scope())).analyzed_eni_count == 2);
  world.call(ec2::CreateNetworkInterfaceRequest{.subnet_id = world.a.subnet});
  CHECK(world.scope_analysis(world.start_scope(world.make_scope())).analyzed_eni_count == 3);
}

TEST_CASE("an analysis without findings says so") {
  AccessScopeWorld world;
  const auto id = world.start_scope(world.make_scope());
  CHECK(world.scope_analysis(id).findings_found == ec2::FindingsFound::false_);
  CHECK(world.findings_of(id).empty());
}

TEST_CASE("an analysis of a scope tells what was true at its start") {
  Connected world;
  const auto id = world.start_scope(world.make_scope_to_b());
  world.call(ec2::DeleteVpcPeeringConnectionRequest{world.peering});
  CHECK(world.findings_of(id).size() == 1);
}

TEST_CASE("an analysis fails when something that its scope names isn't there") {
  AccessScopeWorld world;
  const char* missing[] = {
      "i-0123456789abcdef0",        "igw-0123456789abcdef0",        "eni-0123456789abcdef0",
      "sg-0123456789abcdef0",       "subnet-0123456789abcdef0",     "vpc-0123456789abcdef0",
      "vgw-0123456789abcdef0",      "tgw-attach-0123456789abcdef0", "vpce-0123456789abcdef0",
      "vpce-svc-0123456789abcdef0", "pcx-0123456789abcdef0"};
  for (const std::string id : missing) {
    INFO(id);
    const auto analysis = world.scope_analysis(world.start_scope(world.make_scope({from(named({id}))})));
    CHECK(analysis.status == Status::failed);
    CHECK(analysis.status_message == "The request failed due to missing component " + id);
    CHECK(analysis.findings_found == ec2::FindingsFound::unknown);
    CHECK_FALSE(analysis.analyzed_eni_count.has_value());
  }
  const auto nat = world.make_scope({from(named({world.a.vpc}))}, {through({{"nat-0123456789abcdef0"}, {}})});
  CHECK(world.scope_analysis(world.start_scope(nat)).status == Status::failed);
  const auto list = world.make_scope({from(headed({.source_prefix_lists = {"pl-0123456789abcdef0"}}))});
  const auto failed = world.start_scope(list);
  CHECK(world.scope_analysis(failed).status_message ==
        "The request failed due to missing component pl-0123456789abcdef0");
  CHECK(world.call(Findings{failed}).analysis_status == Status::failed);
}

TEST_CASE("an analysis fails when its scope names what another account has") {
  AccessScopeWorld world;
  const std::string arn = "arn:aws:ec2:us-east-1:222222222222:vpc/vpc-0123456789abcdef0";
  const auto analysis = world.scope_analysis(world.start_scope(world.make_scope({from(named({arn}))})));
  CHECK(analysis.status == Status::failed);
  CHECK(analysis.status_message == "The request failed due to inaccessible resource " + arn);
}

TEST_CASE("starting an analysis names a scope, once for each token") {
  AccessScopeWorld world;
  CHECK(world.refusal_code(world.scope_start("nis-0123456789abcdef0")) ==
        "InvalidNetworkInsightsAccessScopeId.NotFound");
  auto wanted = world.scope_start(world.make_scope());
  world.call(wanted);
  world.call(wanted);
  CHECK(described(world, {}).size() == 1);
  wanted.network_insights_access_scope_id = world.make_scope();
  CHECK(world.refusal_code(wanted) == "IdempotentParameterMismatch");
  wanted.client_token.reset();
  CHECK(world.refusal_code(wanted) == "MissingParameter");
}

TEST_CASE("there are 10,000 analyses of scopes at most, and 25 that run") {
  Settings settings = slow();
  CHECK(settings.quotas.network_insights_access_scope_analyses == 10'000);
  CHECK(settings.quotas.running_network_insights_access_scope_analyses == 25);
  settings.quotas.network_insights_access_scope_analyses = 2;
  settings.quotas.running_network_insights_access_scope_analyses = 1;
  AccessScopeWorld world(settings);
  const auto scope = world.make_scope();
  const auto first = world.start_scope(scope);
  CHECK(world.refusal_code(world.scope_start(scope)) == "NetworkInsightsAccessScopeAnalysis.LimitExceeded");
  world.clock.advance(1000);
  world.start_scope(scope);
  world.clock.advance(1000);
  CHECK(world.refusal_code(world.scope_start(scope)) == "NetworkInsightsAccessScopeAnalysis.LimitExceeded");
  world.call(Delete{first});
  CHECK(world.refusal_code(world.scope_start(scope)) == "");
}

TEST_CASE("analyses of scopes are described by id, scope, start and page; there are no filters") {
  AccessScopeWorld world;
  const auto scope = world.make_scope(), other = world.make_scope();
  const auto begin = world.clock.now();
  const auto one = world.start_scope(scope);
  world.clock.advance(1000);
  const auto two = world.start_scope(other);
  CHECK(described(world, {}) == Texts{one, two});
  CHECK(described(world, {.network_insights_access_scope_id = scope}) == Texts{one});
  CHECK(described(world, {.network_insights_access_scope_analysis_ids = {one, two},
                          .network_insights_access_scope_id = other}) == Texts{two});
  CHECK(described(world, {.analysis_start_time_begin = begin.plus(1)}) == Texts{two});
  CHECK(described(world, {.analysis_start_time_end = begin}) == Texts{one});
  CHECK(described(world,
                  {.network_insights_access_scope_id = scope, .analysis_start_time_begin = begin.plus(1)})
            .empty());
  const auto page = world.call(Describe{.max_results = 1});
  CHECK(described(world, {.max_results = 1, .next_token = page.next_token}) == Texts{two});
  CHECK(world.refusal_code(Describe{.network_insights_access_scope_id = "nis-0123456789abcdef0"}) ==
        "InvalidNetworkInsightsAccessScopeId.NotFound");
  CHECK(world.refusal_code(
            Describe{.network_insights_access_scope_analysis_ids = {"nisa-0123456789abcdef0"}}) ==
        "InvalidNetworkInsightsAccessScopeAnalysisId.NotFound");
  CHECK(world.refusal_code(Describe{.max_results = 101}) == "InvalidParameterValue");
  CHECK(world.refusal_code(Describe{.filters = {{"status", {"running"}}}}) == "InvalidParameterValue");
}

TEST_CASE("findings come in pages of 1,000 at most") {
  Connected world;
  world.let_in(world.b, "10.10.0.0/16", 443);
  const auto id = world.start_scope(world.make_scope_to_b());
  auto page = world.call(Findings{.network_insights_access_scope_analysis_id = id, .max_results = 1});
  REQUIRE(page.analysis_findings.size() == 1);
  REQUIRE(page.next_token.has_value());
  auto next = world.call(Findings{id, 1, page.next_token});
  REQUIRE(next.analysis_findings.size() == 1);
  CHECK_FALSE(next.next_token.has_value());
  CHECK(next.analysis_findings[0].finding_id != page.analysis_findings[0].finding_id);
  CHECK(world.refusal_code(Findings{.network_insights_access_scope_analysis_id = id, .max_results = 1001}) ==
        "InvalidParameterValue");
  CHECK(world.refusal_code(Findings{"nisa-0123456789abcdef0"}) ==
        "InvalidNetworkInsightsAccessScopeAnalysisId.NotFound");
}

TEST_CASE("an analysis has 10,000 findings at most, some of each kind") {
  Settings settings = AccessScopeWorld::empty();
  CHECK(settings.quotas.findings_per_network_insights_access_scope_analysis == 10'000);
  settings.quotas.findings_per_network_insights_access_scope_analysis = 2;
  Connected world(settings);
  // Three senders that fare alike, and two ports that don't.
  world.launch_in(world.a);
  world.launch_in(world.a);
  world.let_in(world.b, "10.10.0.0/16", 443);
  const auto found = world.findings_of(world.start_scope(world.make_scope_to_b()));
  REQUIRE(found.size() == 2);
  CHECK(ports_of(found[0]) != ports_of(found[1]));
}

TEST_CASE("an analysis of a scope can be deleted") {
  AccessScopeWorld world;
  const auto id = world.start_scope(world.make_scope());
  CHECK(world.call(Delete{id}).network_insights_access_scope_analysis_id == id);
  CHECK(world.refusal_code(Delete{id}) == "InvalidNetworkInsightsAccessScopeAnalysisId.NotFound");
  CHECK(described(world, {}).empty());
}
