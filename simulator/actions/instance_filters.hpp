// The filters of DescribeInstances.
#pragma once

#include <span>

#include "protocol/ec2/instance.hpp"
#include "simulator/filter.hpp"

namespace vpcsim {

/// What the filters look at: the record, and what AWS shows elsewhere.
struct DescribedInstance : ec2::Instance {
  std::string reservation_id;
  std::string owner_id;
  /// Instances show them shortened; filters see all of them.
  std::vector<ec2::NetworkInterface> whole_interfaces;
};

std::span<const FilterField<DescribedInstance>> instance_filters();

}  // namespace vpcsim
