#include "protocol/ec2_client.hpp"

#include "catch.hpp"
#include "protocol/ec2/vpc.hpp"
#include "protocol/sigv4.hpp"
#include "protocol/xml.hpp"

using namespace vpcsim;
using namespace vpcsim::protocol;

namespace {

/// Answers with what a test put in, the last one over and over; waits are added up.
struct FakeServer : Transport, Waiter {
  std::vector<HttpResponse> answers;
  std::optional<HttpError> failure;  ///< thrown in place of an answer
  std::vector<HttpRequest> requests;
  std::int64_t waited_ms = 0;

  HttpResponse send(const HttpRequest& request) override {
    requests.push_back(request);
    if (failure) throw *failure;
    return answers.at(std::min(requests.size(), answers.size()) - 1);
  }
  std::string host() const override { return "ec2.example"; }
  Timestamp now() override { return {1'767'225'600'000 + waited_ms}; }
  void wait(std::int64_t milliseconds) override { waited_ms += milliseconds; }

  Ec2Client client() { return {*this, *this, {"123456789012", "secret", ""}, "eu-west-1"}; }
};

HttpResponse refusal(int status, std::string_view code) {
  return {status, {}, error_body(ApiError(code, "No."), "r")};
}
const HttpResponse empty_answer{200, {}, "<DescribeVpcsResponse><vpcSet/></DescribeVpcsResponse>"};

}  // namespace

TEST_CASE("a call is signed for its account, region and instant") {
  FakeServer server;
  server.answers = {empty_answer};
  CHECK(server.client().call(ec2::DescribeVpcsRequest{}).vpcs.empty());
  REQUIRE(server.requests.size() == 1);
  auto authorization = parse_authorization(server.requests[0]);
  REQUIRE(authorization);
  CHECK(authorization->access_key_id == "123456789012");
  CHECK(authorization->region == "eu-west-1");
  CHECK(authorization->date == "20260101");
  CHECK(verify(server.requests[0], *authorization, "secret"));
}

TEST_CASE(
    "a server's bad moment and throttling are waited out, with a limit that doubles and jitter below it") {
  FakeServer server;
  server.answers = {refusal(503, "Unavailable"), refusal(503, "RequestLimitExceeded"), empty_answer};
  server.client().call(ec2::DescribeVpcsRequest{});
  CHECK(server.requests.size() == 3);
  CHECK(server.waited_ms <= 1'000 + 2'000);
  Backoff one({.seed = 1}), same({.seed = 1}), other({.seed = 2});
  std::int64_t longest = 0;
  bool differs = false;
  for (int i = 0; i < 200; ++i) {
    const std::int64_t wait = one.after(i + 1);
    CHECK(wait == same.after(i + 1));
    differs = differs || wait != other.after(i + 1);
    longest = std::max(longest, wait);
  }
  CHECK(differs);
  CHECK(longest <= 20'000);
  CHECK(longest > 15'000);
}

TEST_CASE("throttling is waited out whatever is called; in the end it is the error") {
  FakeServer server;
  server.answers = {refusal(503, GENERATE("RequestLimitExceeded", "EC2ThrottledException", "Throttling"))};
  CHECK_THROWS_AS(server.client().call(ec2::DeleteVpcRequest{.vpc_id = "vpc-1"}), ApiError);
  CHECK(server.requests.size() == 10);
}

TEST_CASE("after a 5xx nobody knows whether a change was made, unless it carries a client token") {
  auto code = GENERATE("InternalError", "Unavailable", "ServiceUnavailable");
  FakeServer server, with_token;
  server.answers = with_token.answers = {refusal(500, code)};
  CHECK_THROWS_AS(server.client().call(ec2::DeleteVpcRequest{.vpc_id = "vpc-1"}), UncertainError);
  CHECK(server.requests.size() == 1);
  CHECK_THROWS_AS(with_token.client().send("CreateNatGateway", "Action=CreateNatGateway&ClientToken=x"),
                  ApiError);
  CHECK(with_token.requests.size() == 10);
}

TEST_CASE("a lack of capacity is an answer, and isn't tried again") {
  FakeServer server;
  server.answers = {refusal(500, "InsufficientInstanceCapacity")};
  CHECK_THROWS_WITH(server.client().send("RunInstances", "Action=RunInstances&ClientToken=x"),
                    "InsufficientInstanceCapacity: No.");
  CHECK(server.requests.size() == 1);
}

TEST_CASE("a server that has answered before is waited for longer than one that never did") {
  FakeServer server;
  server.answers = {empty_answer};
  auto client = server.client();
  client.call(ec2::DescribeVpcsRequest{});
  server.failure = HttpError(HttpError::Kind::unreachable, "gone");
  CHECK_THROWS_AS(client.call(ec2::DescribeVpcsRequest{}), HttpError);
  CHECK(server.requests.size() == 1 + 10);
}

TEST_CASE("a proxy's own page for a 5xx is a server's bad moment") {
  FakeServer server;
  server.answers = {{502, {}, "<html>Bad gateway</html>"}, empty_answer};
  CHECK(server.client().call(ec2::DescribeVpcsRequest{}).vpcs.empty());
}

TEST_CASE("a refusal is the caller's own, and isn't tried again") {
  FakeServer server;
  server.answers = {refusal(400, "InvalidVpcID.NotFound")};
  CHECK_THROWS_WITH(server.client().call(ec2::DescribeVpcsRequest{}), "InvalidVpcID.NotFound: No.");
  CHECK(server.requests.size() == 1);
}

TEST_CASE("a call that may have been carried out isn't made again, unless it only reads") {
  struct Row {
    HttpError::Kind kind;
    std::size_t reads, writes;
  };
  auto row = GENERATE(Row{HttpError::Kind::unreachable, 4, 4}, Row{HttpError::Kind::timed_out, 4, 1},
                      Row{HttpError::Kind::broken, 4, 1}, Row{HttpError::Kind::tls, 1, 1});
  FakeServer reading, writing;
  reading.failure = writing.failure = HttpError(row.kind, "gone");
  CHECK_THROWS_AS(reading.client().call(ec2::DescribeVpcsRequest{}), HttpError);
  CHECK_THROWS_AS(writing.client().call(ec2::DeleteVpcRequest{.vpc_id = "vpc-1"}), HttpError);
  CHECK(reading.requests.size() == row.reads);
  CHECK(writing.requests.size() == row.writes);
}

TEST_CASE("what isn't EC2 is said so") {
  FakeServer server;
  server.answers = {{404, {}, "<html>Not here</html>"}};
  CHECK_THROWS_WITH(server.client().call(ec2::DescribeVpcsRequest{}),
                    "the server answered HTTP 404 with something that is no EC2 error: is it an EC2 API?");
}
