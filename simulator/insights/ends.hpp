// A path's ends, found in the network: interfaces with addresses, or the internet behind a gateway.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "protocol/ec2/network_insights_explanation.hpp"
#include "simulator/insights/names.hpp"
#include "simulator/insights/search.hpp"

namespace vpcsim::insights {

struct Hosts {
  std::vector<Host> hosts;  ///< at least one
  bool is_instance = false;
};
/// Why nothing can be asked of the end.
struct NoEnd {
  ec2::Explanation explanation;
};
using End = std::variant<Hosts, Internet, NoEnd>;

/// What the path says of one end besides its name.
struct EndAsked {
  std::string_view id, arn;
  std::optional<Ipv4> address;
};

/// NO_SOURCE_OR_DESTINATION (it isn't there), UNASSOCIATED_COMPONENT (in no VPC, or without an IPv4 address),
/// UNSUPPORTED_COMPONENT (a kind that the search can't begin or end at), IGW_EXPECTS_PUBLIC_ADDRESS. With an
/// address, only interfaces that hold it; an address that none of them holds is tried nevertheless: the
/// packet may be a forwarder's, and if not, its story says so.
End end_of(const Names& names, const EndAsked& asked);

}  // namespace vpcsim::insights
