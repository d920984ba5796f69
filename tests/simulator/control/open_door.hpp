// A whole emulator behind its front door, without a socket.
#pragma once

#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "protocol/ec2/vpc.hpp"
#include "protocol/event_loop.hpp"
#include "protocol/operation.hpp"
#include "protocol/query.hpp"
#include "simulator/control/front_door.hpp"
#include "tests/simulator/test_cloud.hpp"

namespace vpcsim::tests {

struct OpenDoor {
  ManualClock clock;
  Simulator simulator{{.seed = 1, .settings = TestCloud::empty()}, clock};
  control::ControlPlane plane{simulator, clock, "1.2.3"};
  protocol::EventLoop loop;
  control::FrontDoor door{plane, loop};

  protocol::HttpResponse send(const protocol::HttpRequest& request) {
    protocol::HttpResponse response;
    door.handle(request, response);
    return response;
  }

  /// A call as 111111111111 in us-east-1, by its form.
  protocol::HttpRequest call(std::string form) const {
    return {.method = "POST",
            .target = "/",
            .headers = {{"Authorization",
                         "AWS4-HMAC-SHA256 Credential=111111111111/20260101/us-east-1/ec2/aws4_request, "
                         "SignedHeaders=host;x-amz-date, Signature=" +
                             std::string(64, '0')},
                        {"X-Amz-Date", "20260101T000000Z"},
                        {"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}},
            .body = std::move(form)};
  }
  protocol::HttpRequest create_vpc(const std::string& cidr = "10.0.0.0/16") const {
    return call("Action=CreateVpc&Version=2016-11-15&CidrBlock=" + cidr);
  }
  std::size_t vpcs() const {
    const Region* region = simulator.cloud().find({"111111111111", "us-east-1"});
    return region == nullptr ? 0 : region->vpcs.size();
  }

  nlohmann::json get(std::string target) {
    return nlohmann::json::parse(
        send({.method = "GET", .target = std::move(target), .headers = {}, .body = {}}).body);
  }
  protocol::HttpResponse post(std::string target, std::string body) {
    return send({.method = "POST", .target = std::move(target), .headers = {}, .body = std::move(body)});
  }
};

}  // namespace vpcsim::tests
