// A cloud whose state a test can set by hand, for rules about resources that other nouns' calls make.
//
//   OpenCloud cloud;
//   cloud.region().network_interfaces.insert(...);
//   cloud.call(ec2::CreateRouteRequest{...});
#pragma once

#include "protocol/xml.hpp"
#include "simulator/action.hpp"
#include "simulator/actions/region.hpp"

namespace vpcsim::tests {

struct OpenCloud {
  Settings settings;
  Home home{"111111111111", "us-east-1"};
  Timestamp now{1'767'225'600'000};
  Cloud cloud{1};

  OpenCloud() {
    settings.default_vpc = false;
    bear_region(cloud, home, settings);
  }

  Region& region() { return cloud.change(home); }
  WriteCall write() { return {cloud, region(), now, settings}; }
  ReadCall read() { return {cloud, region(), now, settings}; }

  /// Throws ApiError when the call is refused.
  template <protocol::Operation Request>
  typename Request::Result call(const Request& request) {
    auto form = parse_form(encode_request(Request::action, protocol::ec2_version, Request::shape, &request));
    const Action* action = find_action(Request::action);
    std::string body;
    Action::Exchange exchange{form, protocol::ec2_version, "request", body, false};
    if (action->access == Access::read) {
      action->read(read(), exchange);
    } else {
      auto writing = write();
      action->write(writing, exchange);
    }
    typename Request::Result result;
    protocol::read_response(body, Request::Result::shape, &result);
    return result;
  }

  /// "Code: message"; "" if the call succeeded.
  template <protocol::Operation Request>
  std::string refusal(const Request& request) {
    try {
      call(request);
      return "";
    } catch (const protocol::ApiError& error) {
      return error.what();
    }
  }
};

}  // namespace vpcsim::tests
