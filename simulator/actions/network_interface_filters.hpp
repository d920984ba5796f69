// The filters of DescribeNetworkInterfaces. DescribeInstances has most of them too, as network-interface.*.
#pragma once

#include <span>

#include "protocol/ec2/network_interface.hpp"
#include "simulator/filter.hpp"

namespace vpcsim {

std::span<const FilterField<ec2::NetworkInterface>> network_interface_filters();

}  // namespace vpcsim
