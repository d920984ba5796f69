// A region for tests of what the API can't make (yet): calls go through the form, the rule and the XML, and
// the state is at hand.
#pragma once

#include <stdexcept>

#include "protocol/error.hpp"
#include "protocol/xml.hpp"
#include "simulator/action.hpp"
#include "simulator/actions/vpc.hpp"
#include "simulator/test_cloud.hpp"

namespace vpcsim::tests {

struct TestRegion {
  Cloud cloud{1};
  Settings settings = TestCloud::empty();
  Timestamp now{1'767'225'600'000};
  Home home{"111111111111", "us-east-1"};

  Region& region() { return cloud.change(home); }

  VpcId make_default_vpc() {
    VpcId id = make_vpc(region(), *Cidr::parse("172.31.0.0/16"), ec2::Tenancy::default_, {});
    region().vpcs.update(id, [](Vpc& vpc) { vpc.is_default = true; });
    return id;
  }

  /// Throws ApiError when the call is refused.
  template <protocol::Operation Request>
  typename Request::Result call(const Request& request) {
    const Form form = parse_form(encode_request(Request::action, ec2_version, Request::shape, &request));
    std::string body;
    const Action::Exchange exchange{form, ec2_version, "request-id", body, false};
    const Action* action = find_action(Request::action);
    if (action == nullptr) throw std::logic_error("no such action");
    if (action->access == Access::read) {
      action->read({cloud, region(), now, settings}, exchange);
    } else {
      Cloud changed = cloud;
      WriteCall write{changed, changed.change(home), now, settings};
      action->write(write, exchange);
      cloud = std::move(changed);
    }
    typename Request::Result result;
    read_response(body, Request::Result::shape, &result);
    return result;
  }
  /// "Code: message", or "" if the call succeeded.
  template <protocol::Operation Request>
  std::string refusal(const Request& request) {
    try {
      call(request);
      return "";
    } catch (const ApiError& error) {
      return error.what();
    }
  }
};

}  // namespace vpcsim::tests
