#pragma once

#include "protocol/cidr.hpp"

namespace vpcsim::protocol {

struct Ipv4Range {
  Ipv4 first, last;  ///< both included
  friend bool operator==(const Ipv4Range&, const Ipv4Range&) = default;
};

}  // namespace vpcsim::protocol
