// A cloud with weather in front of it.
#pragma once

#include <string>

#include "protocol/ec2/vpc.hpp"
#include "protocol/http.hpp"
#include "simulator/weather/weather.hpp"
#include "tests/simulator/test_cloud.hpp"

namespace vpcsim::tests {

struct WeatherWorld {
  ManualClock clock;
  Simulator simulator;
  weather::Weather weather{simulator};

  WeatherWorld() : simulator({.seed = 1, .settings = TestCloud::empty()}, clock) {}
  explicit WeatherWorld(std::vector<weather::Fault> faults) : WeatherWorld() {
    weather.set({.seed = 1, .faults = std::move(faults)});
  }

  protocol::HttpResponse send(const std::string& form, const std::string& account = "111111111111",
                              const std::string& region = "us-east-1") {
    protocol::HttpRequest request;
    request.headers = {{"Authorization", "AWS4-HMAC-SHA256 Credential=" + account + "/20260101/" + region +
                                             "/ec2/aws4_request, SignedHeaders=host;x-amz-date, Signature=" +
                                             std::string(64, '0')},
                       {"X-Amz-Date", "20260101T000000Z"},
                       {"Host", "localhost"}};
    request.body = "Version=2016-11-15&Action=" + form;
    return weather.handle(request);
  }
  /// "ok", or the code of the error.
  std::string outcome(const std::string& form, const std::string& account = "111111111111",
                      const std::string& region = "us-east-1") {
    const auto response = send(form, account, region);
    return response.status == 200 ? "ok" : protocol::read_error(response.body).code();
  }
  std::size_t vpcs() const {
    const Region* region = simulator.cloud().find({"111111111111", "us-east-1"});
    return region == nullptr ? 0 : region->vpcs.size();
  }
};

inline std::size_t occurrences(const std::string& text, const std::string& of) {
  std::size_t count = 0;
  for (auto at = text.find(of); at != text.npos; at = text.find(of, at + 1)) ++count;
  return count;
}
/// What stands between the first <tag> and its end.
inline std::string element(const std::string& xml, const std::string& tag) {
  const auto begin = xml.find("<" + tag + ">") + tag.size() + 2;
  return xml.substr(begin, xml.find("</" + tag + ">") - begin);
}

inline const std::string create_vpc = "CreateVpc&CidrBlock=10.0.0.0/16";

}  // namespace vpcsim::tests
