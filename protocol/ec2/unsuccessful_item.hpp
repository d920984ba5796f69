// What a call on several resources answers for those it couldn't change:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_UnsuccessfulItem.html.
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

struct UnsuccessfulItemError {
  std::string code;
  std::string message;
  static const Shape shape;
};

struct UnsuccessfulItem {
  UnsuccessfulItemError error;
  std::string resource_id;
  static const Shape shape;
};

}  // namespace vpcsim::ec2
