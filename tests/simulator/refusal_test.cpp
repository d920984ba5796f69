// Errors that whole groups of actions share, provoked in each of them; and those of a request's envelope.
#include <algorithm>
#include <set>

#include "catch.hpp"
#include "protocol/ec2/security_group_vpc.hpp"
#include "protocol/ec2/subnet_cidr_reservation.hpp"
#include "simulator/action.hpp"
#include "simulator/compute_world.hpp"

using namespace vpcsim;
using tests::ComputeWorld;
using tests::TestCloud;

namespace {

/// "Code: message"; "" if the call succeeded.
std::string refusal_of(const HttpResponse& response) {
  return response.status == 200 ? "" : read_error(response.body).what();
}
std::string ask(TestCloud& cloud, std::string_view action, const std::string& parameters) {
  return refusal_of(cloud.send("Action=" + std::string(action) + "&Version=2016-11-15&" + parameters));
}

bool needs_parameters(const Action& action) {
  const auto members = action.shapes.request->members;
  return std::any_of(members.begin(), members.end(),
                     [](const Member& member) { return !member.required.empty(); });
}

bool has_filters(const Action& action) {
  for (auto name : {"Filters", "Filter"}) {
    const Member* filters = action.shapes.request->find(name);
    if (filters != nullptr && filters->type != nullptr) return true;
  }
  return false;
}

HttpRequest unsigned_request(std::string body) {
  HttpRequest request;
  request.headers = {{"Host", "localhost"}, {"Content-Type", "application/x-www-form-urlencoded"}};
  request.body = std::move(body);
  return request;
}

}  // namespace

TEST_CASE("Every describing action refuses a filter that it doesn't have") {
  TestCloud cloud;
  int asked = 0;
  for (const Action& action : actions()) {
    if (!has_filters(action) || needs_parameters(action)) continue;
    INFO(action.name());
    ++asked;
    CHECK(ask(cloud, action.name(), "Filter.1.Name=no-such&Filter.1.Value.1=x") ==
          "InvalidParameterValue: The filter 'no-such' is invalid");
  }
  CHECK(asked > 40);
}

TEST_CASE("A call has 200 values in its filters at most") {
  TestCloud cloud;
  ec2::DescribeVpcsRequest request{.filters = {{"vpc-id", std::vector<std::string>(100, "vpc-1")},
                                               {"state", std::vector<std::string>(100, "pending")}}};
  CHECK(cloud.refusal(request) == "");
  request.filters[1].values.push_back("available");
  CHECK(cloud.refusal(request) ==
        "FilterLimitExceeded: The maximum number of filter values specified on a single call is 200");
}

TEST_CASE("What is described of a VPC or a subnet refuses a filter that it doesn't have") {
  ComputeWorld world;
  const std::string expected = "InvalidParameterValue: The filter 'no-such' is invalid";
  const std::vector<ec2::Filter> filters{{"no-such", {"x"}}};
  CHECK(world.refusal(ec2::GetSecurityGroupsForVpcRequest{.vpc_id = world.vpc, .filters = filters}) ==
        expected);
  CHECK(world.refusal(ec2::GetSubnetCidrReservationsRequest{.filters = filters, .subnet_id = world.subnet}) ==
        expected);
}

TEST_CASE("Every describing action refuses an id that isn't there") {
  TestCloud cloud;
  int asked = 0;
  for (const Action& action : actions()) {
    if (!action.name().starts_with("Describe") || needs_parameters(action)) continue;
    for (const Member& member : action.shapes.request->members) {
      if (!member.name.ends_with("Ids") || member.type == nullptr || member.type->kind != Kind::list)
        continue;
      INFO(action.name() << ": " << member.name);
      ++asked;
      auto refusal = ask(cloud, action.name(), query_name(member) + ".1=no-such");
      auto code = refusal.substr(0, refusal.find(':'));
      CHECK((code.ends_with("NotFound") || code.ends_with("Malformed") || code == "InvalidParameterValue"));
      CHECK(refusal.find("no-such") != std::string::npos);
    }
  }
  CHECK(asked > 25);
}

TEST_CASE("A page isn't asked for together with ids") {
  ComputeWorld world;
  CHECK(world.refusal(ec2::DescribeVpcsRequest{.vpc_ids = {world.vpc}, .max_results = 5}) ==
        "InvalidParameterCombination: The parameter VpcIds cannot be used with the parameter MaxResults");
}

TEST_CASE("A request has an action, of a version that there was, and DryRun is a boolean") {
  TestCloud cloud;
  CHECK(refusal_of(cloud.send("Action=DescribeVpcs")) ==
        "MissingParameter: The request must contain the parameter Version");
  for (const char* version : {"2016-11-16", "2006-06-25", "latest", "2016/11/15", "2016-11-1x"}) {
    CHECK(refusal_of(cloud.send("Action=DescribeVpcs&Version=" + std::string(version))).substr(0, 34) ==
          "NoSuchVersion: The requested versi");
  }
  CHECK(refusal_of(cloud.send("Version=2016-11-15")) == "MissingAction: The request is missing an action");
  CHECK(refusal_of(cloud.send("Action=&Version=2016-11-15")) ==
        "MissingAction: The request is missing an action");
  CHECK(
      ask(cloud, "DescribeVpcs", "DryRun=perhaps") ==
      "InvalidParameterValue: Value (perhaps) for parameter DryRun is invalid. It must be of type boolean.");
  CHECK(ask(cloud, "DescribeVpcs", "DryRun=true").substr(0, 17) == "DryRunOperation: ");
}

TEST_CASE("A request says who sends it: a whole Authorization header, or an access key id") {
  TestCloud cloud;
  const std::string body = "Action=DescribeVpcs&Version=2016-11-15";
  CHECK(refusal_of(cloud.simulator.handle(unsigned_request(body))) ==
        "MissingParameter: The request must contain the parameter AWSAccessKeyId");
  CHECK(refusal_of(cloud.simulator.handle(unsigned_request(body + "&AWSAccessKeyId=111111111111"))).empty());
  auto broken = unsigned_request(body);
  broken.headers.emplace_back("Authorization", "AWS4-HMAC-SHA256 Credential=nobody");
  auto refusal = refusal_of(cloud.simulator.handle(broken));
  CHECK(refusal.substr(0, refusal.find(':')) == "IncompleteSignature");
}

TEST_CASE("A region that doesn't exist, or isn't enabled, knows no credentials") {
  TestCloud cloud;
  cloud.region = "us-east-9";
  CHECK(ask(cloud, "DescribeVpcs", "") ==
        "AuthFailure: AWS was not able to validate the provided access credentials");
}
