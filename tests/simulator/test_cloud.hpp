// A cloud for tests: calls go through the whole stack (Query form, dispatcher, rule, XML) without a socket.
//
//   TestCloud cloud;
//   auto vpc = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc;
//   CHECK(cloud.refusal(ec2::DeleteVpcRequest{.vpc_id = "vpc-0"}) == "InvalidVpcID.NotFound: The vpc ID
//   'vpc-0' does not exist");
#pragma once

#include <string>

#include "protocol/error.hpp"
#include "protocol/operation.hpp"
#include "protocol/query.hpp"
#include "protocol/xml.hpp"
#include "simulator/simulator.hpp"

namespace vpcsim::tests {

struct TestCloud {
  ManualClock clock;
  Simulator simulator;
  std::string account = "111111111111";
  std::string region = "us-east-1";

  /// Without a default VPC, so that describes show only what the test made.
  TestCloud() : TestCloud(empty()) {}
  explicit TestCloud(Settings settings) : simulator({.seed = 1, .settings = settings}, clock) {}
  TestCloud(const TestCloud&) = delete;  // the simulator refers to the clock
  TestCloud& operator=(const TestCloud&) = delete;
  static Settings empty() {
    Settings settings;
    settings.default_vpc = false;
    return settings;
  }

  protocol::HttpResponse send(std::string body) {
    protocol::HttpRequest request;
    request.headers = {{"Authorization", "AWS4-HMAC-SHA256 Credential=" + account + "/20260101/" + region +
                                             "/ec2/aws4_request, SignedHeaders=host;x-amz-date, Signature=" +
                                             std::string(64, '0')},
                       {"X-Amz-Date", "20260101T000000Z"},
                       {"Host", "localhost"},
                       {"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}};
    request.body = std::move(body);
    return simulator.handle(request);
  }

  /// Throws ApiError when the call is refused.
  template <protocol::Operation Request>
  typename Request::Result call(const Request& request, bool dry_run = false) {
    auto body = encode_request(Request::action, protocol::ec2_version, Request::shape, &request);
    auto response = send(body + (dry_run ? "&DryRun=true" : ""));
    if (response.status != 200) throw protocol::read_error(response.body);
    typename Request::Result result;
    protocol::read_response(response.body, Request::Result::shape, &result);
    return result;
  }

  /// "Code: message" of a call that must be refused and must leave the state alone; "" if it succeeded.
  template <protocol::Operation Request>
  std::string refusal(const Request& request) {
    try {
      call(request);
      return "";
    } catch (const protocol::ApiError& error) {
      return error.what();
    }
  }
  /// The code alone.
  template <protocol::Operation Request>
  std::string refusal_code(const Request& request) {
    auto text = refusal(request);
    return text.substr(0, text.find(':'));
  }
};

}  // namespace vpcsim::tests
