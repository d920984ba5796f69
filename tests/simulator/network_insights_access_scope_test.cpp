#include "protocol/ec2/network_insights_access_scope.hpp"

#include "catch.hpp"
#include "simulator/access_scope_world.hpp"

using namespace vpcsim;
using namespace vpcsim::tests;
using Describe = ec2::DescribeNetworkInsightsAccessScopesRequest;
using Content = ec2::GetNetworkInsightsAccessScopeContentRequest;
using Delete = ec2::DeleteNetworkInsightsAccessScopeRequest;

namespace {

std::vector<std::string> described(AccessScopeWorld& world, const Describe& request) {
  std::vector<std::string> found;
  for (const auto& scope : world.call(request).network_insights_access_scopes)
    found.push_back(scope.network_insights_access_scope_id);
  return found;
}

ec2::PathStatement header(ec2::PacketHeaderStatement statement) {
  return headed(std::move(statement));
}

}  // namespace

TEST_CASE("a scope is made of paths, and shows them as they were given") {
  AccessScopeWorld world;
  auto wanted =
      world.scope_request({between(named({world.a.vpc}), typed({"AWS::EC2::InternetGateway"}))},
                          {through({{}, {"AWS::EC2::NatGateway"}}),
                           to(header({.destination_ports = {"22", "1000-2000"}, .protocols = {"tcp"}}))});
  wanted.tag_specifications = {{"network-insights-access-scope", {{"a", "b"}}}};
  const auto made = world.call(wanted);
  const auto& scope = made.network_insights_access_scope;
  const std::string id = scope.network_insights_access_scope_id;
  CHECK(id.starts_with("nis-"));
  CHECK(scope.network_insights_access_scope_arn ==
        "arn:aws:ec2:us-east-1:111111111111:network-insights-access-scope/" + id);
  CHECK(scope.created_date == world.clock.now());
  CHECK(scope.updated_date == scope.created_date);
  CHECK(scope.tags == std::vector<ec2::Tag>{{"a", "b"}});
  CHECK(described(world, {}) == Texts{id});
  for (const auto& content : {made.network_insights_access_scope_content,
                              world.call(Content{id}).network_insights_access_scope_content}) {
    CHECK(content.network_insights_access_scope_id == id);
    REQUIRE(content.match_paths.size() == 1);
    CHECK(content.match_paths[0].source->resource_statement->resources == Texts{world.a.vpc});
    CHECK(content.match_paths[0].destination->resource_statement->resource_types ==
          Texts{"AWS::EC2::InternetGateway"});
    REQUIRE(content.exclude_paths.size() == 2);
    CHECK(content.exclude_paths[0].through_resources.at(0).resource_statement->resource_types ==
          Texts{"AWS::EC2::NatGateway"});
    CHECK(content.exclude_paths[1].destination->packet_header_statement->destination_ports ==
          Texts{"22", "1000-2000"});
  }
}

TEST_CASE("a scope has a match path") {
  AccessScopeWorld world;
  CHECK(world.refused({}) == "MissingParameter");
  CHECK(world.refused({}, {from(named({world.a.vpc}))}) == "MissingParameter");
}

TEST_CASE("a resource statement has resources or types, not both") {
  AccessScopeWorld world;
  ec2::PathStatement both = named({world.a.vpc});
  both.resource_statement->resource_types = {"AWS::EC2::InternetGateway"};
  CHECK(world.refused({from(both)}) == "InvalidParameterCombination");
}

TEST_CASE("each kind of resource has its places") {
  AccessScopeWorld world;
  const auto good = from(named({world.a.vpc}));
  for (const char* end :
       {"i-0123456789abcdef0", "igw-0123456789abcdef0", "eni-0123456789abcdef0", "sg-0123456789abcdef0",
        "subnet-0123456789abcdef0", "vpc-abcd12e3", "vgw-0123456789abcdef0"}) {
    INFO(end);
    CHECK(world.refused({from(named({end}))}) == "");
    CHECK(world.refused({to(named({end}))}) == "");
    CHECK(world.refused({good}, {through({{end}, {}})}) == "InvalidParameterValue");
  }
  for (const char* anywhere :
       {"tgw-attach-0123456789abcdef0", "vpce-0123456789abcdef0", "vpce-svc-0123456789abcdef0",
        "pcx-0123456789abcdef0",
        "arn:aws:ec2:us-east-1:222222222222:vpc-peering-connection/pcx-0123456789abcdef0"}) {
    INFO(anywhere);
    CHECK(world.refused({from(named({anywhere}))}) == "");
    CHECK(world.refused({to(named({anywhere}))}) == "");
    CHECK(world.refused({good}, {through({{anywhere}, {}})}) == "");
  }
  const char* nat = "nat-0123456789abcdef0";
  CHECK(world.refused({from(named({nat}))}) == "InvalidParameterValue");
  CHECK(world.refused({to(named({nat}))}) == "InvalidParameterValue");
  CHECK(world.refused({good}, {through({{nat}, {}})}) == "");
  for (const char* wrong :
       {"x", "rtb-0123456789abcdef0", "vpc-", "arn:aws:ec2:us-east-1:1:vpc/vpc-abcd12e3"}) {
    INFO(wrong);
    CHECK(world.refused({from(named({wrong}))}) == "InvalidParameterValue");
  }
}

TEST_CASE("each type of resource has its places") {
  AccessScopeWorld world;
  struct Type {
    const char* name;
    bool source, destination, through;
  };
  for (const Type& type : {Type{"AWS::EC2::InternetGateway", true, true, false},
                           Type{"AWS::EC2::NatGateway", false, false, true},
                           Type{"AWS::EC2::NetworkInterface", true, true, false},
                           Type{"AWS::EC2::TransitGatewayAttachment", true, true, true},
                           Type{"AWS::EC2::VPCEndpoint", false, true, true},
                           Type{"AWS::EC2::VPCEndpointService", true, true, true},
                           Type{"AWS::EC2::VPCPeeringConnection", true, true, true},
                           Type{"AWS::EC2::VPNGateway", true, true, false},
                           Type{"AWS::ElasticLoadBalancing::LoadBalancer", false, false, true},
                           Type{"AWS::ElasticLoadBalancingV2::LoadBalancer", false, false, true},
                           Type{"AWS::NetworkFirewall::NetworkFirewall", false, false, true},
                           Type{"AWS::EC2::Instance", false, false, false}}) {
    INFO(type.name);
    auto code = [](bool is_allowed) { return is_allowed ? "" : "InvalidParameterValue"; };
    CHECK(world.refused({from(typed({type.name}))}) == code(type.source));
    CHECK(world.refused({to(typed({type.name}))}) == code(type.destination));
    CHECK(world.refused({from(named({world.a.vpc}))}, {through({{}, {type.name}})}) == code(type.through));
  }
}

TEST_CASE("resources of other services are refused by name") {
  AccessScopeWorld world;
  const std::string group = "arn:aws:resource-groups:us-east-1:111111111111:group/bastions";
  CHECK(world.refusal(world.scope_request({to(named({group}))})) ==
        "UnsupportedOperation: vpcsim does not support the parameter "
        "MatchPath.1.Destination.ResourceStatement.Resource=" +
            group + " yet");
  for (const char* other : {"arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/net/n/1",
                            "arn:aws:network-firewall:us-east-1:111111111111:firewall/f"})
    CHECK(world.refused({from(named({world.a.vpc}))}, {through({{other}, {}})}) == "UnsupportedOperation");
}

TEST_CASE("a through entry contains exactly one element, with a resource statement") {
  AccessScopeWorld world;
  auto two = through({{}, {"AWS::EC2::NatGateway"}});
  two.through_resources.push_back(two.through_resources[0]);
  CHECK(world.refused({from(named({world.a.vpc}))}, {two}) == "InvalidParameterValue");
}

TEST_CASE("a packet header statement names IPv4 addresses, ports, TCP and UDP") {
  AccessScopeWorld world;
  auto refused = [&](ec2::PacketHeaderStatement statement) {
    return world.refused({from(header(statement))});
  };
  CHECK(refused({.source_addresses = {"10.0.0.1", "10.0.0.0/8"}}) == "");
  CHECK(refused({.source_addresses = {"10.0.0.256"}}) == "InvalidParameterValue");
  CHECK(refused({.destination_addresses = {"2001:db8::/32"}}) == "InvalidParameterValue");
  CHECK(refused({.source_ports = {"0", "65535", "1-2"}}) == "");
  for (const char* wrong : {"-", "65536", "2-1", "1-", "ssh", "1-2-3"}) {
    INFO(wrong);
    CHECK(refused({.source_ports = {wrong}}) == "InvalidParameterValue");
    CHECK(refused({.destination_ports = {"22", wrong}}) == "InvalidParameterValue");
  }
  CHECK(refused({.protocols = {"tcp", "udp"}}) == "");
  CHECK(refused({.protocols = {"icmp"}}) == "InvalidParameterValue");
  CHECK(refused({.source_prefix_lists = {"pl-02cd2c6b",
                                         "arn:aws:ec2:us-east-1:aws:prefix-list/pl-02cd2c6b"}}) == "");
  CHECK(refused({.destination_prefix_lists = {"vpc-02cd2c6b"}}) == "InvalidParameterValue");
  CHECK(refused({.source_addresses = {"10.0.0.1"}, .source_prefix_lists = {"pl-02cd2c6b"}}) ==
        "InvalidParameterCombination");
  CHECK(refused({.destination_addresses = {"10.0.0.1"}, .destination_prefix_lists = {"pl-02cd2c6b"}}) ==
        "InvalidParameterCombination");
}

TEST_CASE("making a scope twice with one token makes one scope") {
  AccessScopeWorld world;
  auto wanted = world.scope_request({from(named({world.a.vpc}))});
  const auto id = world.call(wanted).network_insights_access_scope.network_insights_access_scope_id;
  const auto again = world.call(wanted);
  CHECK(again.network_insights_access_scope.network_insights_access_scope_id == id);
  CHECK(again.network_insights_access_scope_content.match_paths.size() == 1);
  wanted.match_paths = {to(named({world.a.vpc}))};
  CHECK(world.refusal_code(wanted) == "IdempotentParameterMismatch");
  wanted.client_token.reset();
  CHECK(world.refusal_code(wanted) == "MissingParameter");
}

TEST_CASE("scopes are described by id and by page; there are no filters") {
  AccessScopeWorld world;
  const auto one = world.make_scope(), two = world.make_scope();
  CHECK(described(world, {}) == Texts{one, two});
  CHECK(described(world, {.network_insights_access_scope_ids = {two}}) == Texts{two});
  CHECK(world.refusal_code(Describe{.network_insights_access_scope_ids = {"nis-0123456789abcdef0"}}) ==
        "InvalidNetworkInsightsAccessScopeId.NotFound");
  const auto page = world.call(Describe{.max_results = 1});
  REQUIRE(page.next_token.has_value());
  CHECK(described(world, {.max_results = 1, .next_token = page.next_token}) == Texts{two});
  CHECK(world.refusal_code(Describe{.max_results = 101}) == "InvalidParameterValue");
  CHECK(world.refusal_code(Describe{.filters = {{"tag-key", {"a"}}}}) == "InvalidParameterValue");
}

TEST_CASE("there are 1,000 scopes at most") {
  Settings settings = AccessScopeWorld::empty();
  CHECK(settings.quotas.network_insights_access_scopes == 1000);
  settings.quotas.network_insights_access_scopes = 1;
  AccessScopeWorld world(settings);
  const auto id = world.make_scope();
  CHECK(world.refused({from(named({world.a.vpc}))}) == "NetworkInsightsAccessScope.LimitExceeded");
  world.call(Delete{id});
  CHECK(world.refused({from(named({world.a.vpc}))}) == "");
}

TEST_CASE("a scope is deleted after its analyses") {
  AccessScopeWorld world;
  const auto id = world.make_scope(), analysis = world.start_scope(id);
  CHECK(world.refusal_code(Delete{id}) == "AnalysisExistsForNetworkInsightsAccessScope");
  world.call(ec2::DeleteNetworkInsightsAccessScopeAnalysisRequest{analysis});
  CHECK(world.call(Delete{id}).network_insights_access_scope_id == id);
  CHECK(world.refusal_code(Delete{id}) == "InvalidNetworkInsightsAccessScopeId.NotFound");
  CHECK(world.refusal_code(Content{id}) == "InvalidNetworkInsightsAccessScopeId.NotFound");
  CHECK(described(world, {}).empty());
}
