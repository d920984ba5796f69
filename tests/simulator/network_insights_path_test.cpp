#include "protocol/ec2/network_insights_path.hpp"

#include "catch.hpp"
#include "protocol/ec2/tag.hpp"
#include "simulator/insights_world.hpp"

using namespace vpcsim;
using tests::InsightsWorld;
using Create = ec2::CreateNetworkInsightsPathRequest;
using Describe = ec2::DescribeNetworkInsightsPathsRequest;
using Delete = ec2::DeleteNetworkInsightsPathRequest;

namespace {

ec2::FilterPortRange ports(int from, int to) {
  return {from, to};
}

}  // namespace

TEST_CASE("a network insights path is described as it was made") {
  InsightsWorld world;
  auto wanted = world.request(world.a.instance, world.b.interface);
  wanted.source_ip = "10.10.1.9";
  wanted.destination_ip = "10.20.1.9";
  wanted.tag_specifications = {{"network-insights-path", {{"a", "b"}}}};
  auto made = world.call(wanted).network_insights_path;
  CHECK(made.network_insights_path_id.starts_with("nip-"));
  CHECK(made.network_insights_path_arn ==
        "arn:aws:ec2:us-east-1:111111111111:network-insights-path/" + made.network_insights_path_id);
  CHECK(made.created_date == world.clock.now());
  CHECK(made.source == world.a.instance);
  CHECK(made.source_arn == "arn:aws:ec2:us-east-1:111111111111:instance/" + world.a.instance);
  CHECK(made.destination == world.b.interface);
  CHECK(made.destination_arn == "arn:aws:ec2:us-east-1:111111111111:network-interface/" + world.b.interface);
  CHECK(made.source_ip == "10.10.1.9");
  CHECK(made.destination_ip == "10.20.1.9");
  CHECK(made.protocol == ec2::PathProtocol::tcp);
  CHECK(made.destination_port == 80);
  CHECK(made.tags == std::vector<ec2::Tag>{{"a", "b"}});
  auto described = world.call(Describe{}).network_insights_paths;
  REQUIRE(described.size() == 1);
  CHECK(described[0].network_insights_path_id == made.network_insights_path_id);
}

TEST_CASE("an end of a path is an id or an ARN") {
  InsightsWorld world;
  const std::string arn = "arn:aws:ec2:us-east-1:111111111111:instance/" + world.a.instance;
  auto made = world.call(world.request(arn, world.b.instance)).network_insights_path;
  CHECK(made.source == world.a.instance);
  CHECK(made.source_arn == arn);
  for (std::string end : {"web", "subnet-0123456789abcdef0", "arn:aws:s3:::bucket",
                          "arn:aws:ec2:eu-west-1:111111111111:instance/i-0123456789abcdef0",
                          "arn:aws:ec2:us-east-1:111111111111:volume/i-0123456789abcdef0"}) {
    CHECK(world.refusal(world.request(end, world.b.instance)) ==
          "InvalidParameterValue: Value (" + end + ") for parameter source is invalid.");
  }
}

TEST_CASE("a path's ends must exist, unless they are another account's") {
  InsightsWorld world;
  const std::string nobody = "i-0123456789abcdef0";
  CHECK(world.refusal_code(world.request(nobody, world.b.instance)) == "NetworkInsightsSource.NotFound");
  CHECK(world.refusal_code(world.request(world.a.instance, nobody)) == "NetworkInsightsDestination.NotFound");
  CHECK(world.refusal_code(
            world.request(world.a.instance, "arn:aws:ec2:us-east-1:222222222222:instance/" + nobody)) == "");
}

TEST_CASE("a path's protocol is tcp or udp in any case, no number") {
  InsightsWorld world;
  auto wanted = world.request(world.a.instance, world.b.instance);
  wanted.protocol = "UDP";
  CHECK(world.call(wanted).network_insights_path.protocol == ec2::PathProtocol::udp);
  for (const char* protocol : {"icmp", "6", "-1", "all"}) {
    wanted.protocol = protocol;
    CHECK(world.refusal_code(wanted) == "InvalidParameterValue");
  }
}

TEST_CASE("a path's ports are from 0 to 65535 and its addresses are IPv4") {
  InsightsWorld world;
  auto wanted = world.request(world.a.instance, world.b.instance);
  wanted.destination_port = 65536;
  CHECK(world.refusal_code(wanted) == "InvalidParameterValue");
  wanted.destination_port = 80;
  wanted.source_ip = "10.0.0";
  CHECK(world.refusal_code(wanted) == "InvalidParameterValue");
  wanted.source_ip.reset();
  wanted.destination_ip = "::1";
  CHECK(world.refusal_code(wanted) == "InvalidParameterValue");
  wanted.destination_ip.reset();
  wanted.destination_port.reset();
  wanted.filter_at_source = ec2::PathFilter{.destination_port_range = ports(81, 80)};
  CHECK(world.refusal_code(wanted) == "InvalidParameterValue");
  wanted.filter_at_source = ec2::PathFilter{.destination_port_range = ec2::FilterPortRange{80, {}}};
  CHECK(world.refusal_code(wanted) == "MissingParameter");
  wanted.filter_at_source = ec2::PathFilter{.destination_port_range = ec2::FilterPortRange{{}, 80}};
  CHECK(world.refusal_code(wanted) == "MissingParameter");
}

TEST_CASE("a filter takes the place of the older parameters") {
  InsightsWorld world;
  auto wanted = world.request(world.a.instance, world.b.instance);
  wanted.filter_at_source = ec2::PathFilter{.destination_port_range = ports(80, 80)};
  CHECK(world.refusal_code(wanted) == "InvalidParameterCombination");
  wanted.destination_port.reset();
  CHECK(world.refusal_code(wanted) == "");
  wanted.source_ip = "10.10.1.9";
  CHECK(world.refusal_code(wanted) == "InvalidParameterCombination");
  wanted.source_ip.reset();
  wanted.destination_ip = "10.20.1.9";
  wanted.filter_at_destination = ec2::PathFilter{.source_address = "10.10.1.9"};
  CHECK(world.refusal_code(wanted) == "InvalidParameterCombination");
}

TEST_CASE("a path without a destination has a destination address") {
  InsightsWorld world;
  auto wanted = world.request(world.a.instance, "");
  wanted.destination.reset();
  CHECK(world.refusal(wanted) == "MissingParameter: The request must contain the parameter destination");
  wanted.destination_port.reset();
  wanted.filter_at_source = ec2::PathFilter{.destination_address = "10.20.1.9"};
  auto made = world.call(wanted).network_insights_path;
  CHECK_FALSE(made.destination.has_value());
  CHECK(made.filter_at_source->destination_address == "10.20.1.9");
}

TEST_CASE("creating a path twice with one token makes one path") {
  InsightsWorld world;
  auto wanted = world.request(world.a.instance, world.b.instance);
  CHECK(world.make_path(wanted) == world.make_path(wanted));
  wanted.destination_port = 81;
  CHECK(world.refusal_code(wanted) == "IdempotentParameterMismatch");
  wanted.client_token.reset();
  CHECK(world.refusal_code(wanted) == "MissingParameter");
}

TEST_CASE("an account has 1,000 paths in a region") {
  Settings settings = InsightsWorld::empty();
  settings.quotas.network_insights_paths = 1;
  InsightsWorld world(settings);
  world.make_path(world.request(world.a.instance, world.b.instance));
  CHECK(world.refusal_code(world.request(world.a.instance, world.b.instance)) ==
        "NetworkInsightsPath.LimitExceeded");
  CHECK(Settings().quotas.network_insights_paths == 1000);
}

TEST_CASE("paths are found by what they ask") {
  InsightsWorld world;
  const auto plain = world.make_path(world.request(world.a.instance, world.b.instance));
  auto filtered = world.request(world.b.instance, world.a.instance);
  filtered.destination_port.reset();
  filtered.protocol = "udp";
  filtered.filter_at_source = ec2::PathFilter{"10.20.1.9", ports(1, 2), "10.10.1.9", ports(3, 4)};
  filtered.filter_at_destination = ec2::PathFilter{"10.20.1.8", ports(5, 6), "10.10.1.8", ports(7, 8)};
  const auto other = world.make_path(filtered);
  auto found = [&](std::string name, std::string value) {
    std::vector<std::string> ids;
    for (const auto& path : world.call(Describe{.filters = {{name, {value}}}}).network_insights_paths)
      ids.push_back(path.network_insights_path_id);
    return ids;
  };
  using Ids = std::vector<std::string>;
  CHECK(found("source", world.a.instance) == Ids{plain});
  CHECK(found("destination", world.a.instance) == Ids{other});
  CHECK(found("destination-port", "80") == Ids{plain});
  CHECK(found("protocol", "udp") == Ids{other});
  CHECK(found("filter-at-source.source-address", "10.20.1.9") == Ids{other});
  CHECK(found("filter-at-source.source-port-range", "1-2") == Ids{other});
  CHECK(found("filter-at-source.destination-address", "10.10.1.9") == Ids{other});
  CHECK(found("filter-at-source.destination-port-range", "3-4") == Ids{other});
  CHECK(found("filter-at-destination.source-address", "10.20.1.8") == Ids{other});
  CHECK(found("filter-at-destination.source-port-range", "5-6") == Ids{other});
  CHECK(found("filter-at-destination.destination-address", "10.10.1.8") == Ids{other});
  CHECK(found("filter-at-destination.destination-port-range", "7-8") == Ids{other});
  CHECK(world.refusal_code(Describe{.filters = {{"state", {"x"}}}}) == "InvalidParameterValue");
}

TEST_CASE("paths are described in pages of 1 to 100") {
  InsightsWorld world;
  const auto first = world.make_path(world.request(world.a.instance, world.b.instance));
  world.make_path(world.request(world.b.instance, world.a.instance));
  auto page = world.call(Describe{.max_results = 1});
  REQUIRE(page.network_insights_paths.size() == 1);
  CHECK(page.network_insights_paths[0].network_insights_path_id == first);
  CHECK(world.call(Describe{.max_results = 1, .next_token = page.next_token}).network_insights_paths.size() ==
        1);
  CHECK(world.refusal_code(Describe{.max_results = 0}) == "InvalidParameterValue");
  CHECK(world.refusal_code(Describe{.max_results = 101}) == "InvalidParameterValue");
  CHECK(world.refusal_code(Describe{.network_insights_path_ids = {"nip-0123456789abcdef0"}}) ==
        "InvalidNetworkInsightsPathId.NotFound");
}

TEST_CASE("a path with analyses can't be deleted") {
  InsightsWorld world;
  const auto path = world.make_path(world.request(world.a.instance, world.b.instance));
  const auto analysis = world.start(path);
  CHECK(world.refusal_code(Delete{path}) == "AnalysisExistsForNetworkInsightsPath");
  world.call(ec2::DeleteNetworkInsightsAnalysisRequest{analysis});
  CHECK(world.call(Delete{path}).network_insights_path_id == path);
  CHECK(world.refusal_code(Delete{path}) == "InvalidNetworkInsightsPathId.NotFound");
}

TEST_CASE("paths and analyses are tagged like other resources") {
  InsightsWorld world;
  const auto path = world.make_path(world.request(world.a.instance, world.b.instance));
  const auto analysis = world.start(path);
  world.call(ec2::CreateTagsRequest{.resources = {path, analysis}, .tags = {{"k", "v"}}});
  CHECK(world.call(Describe{.filters = {{"tag:k", {"v"}}}}).network_insights_paths.size() == 1);
  CHECK(world.described(analysis).tags == std::vector<ec2::Tag>{{"k", "v"}});
}
