// A path's ends, found in the network: interfaces with addresses, the internet behind a gateway, or a
// component with anything behind it.
#pragma once

#include <set>
#include <string_view>
#include <variant>
#include <vector>

#include "protocol/ec2/network_insights_explanation.hpp"
#include "simulator/insights/components.hpp"
#include "simulator/insights/names.hpp"
#include "simulator/insights/search.hpp"

namespace vpcsim::insights {

struct Hosts {
  std::vector<Host> hosts;  ///< at least one
  EndKind kind = EndKind::interface;
  ec2::AnalysisComponent service = {};  ///< if the kind is endpoint_service
};
/// Hosts that nobody described (stage.hpp): the path begins or ends at the component itself.
struct Behind {
  Component component;
};
/// Why nothing can be asked of the end.
struct NoEnd {
  ec2::Explanation explanation;
};
using End = std::variant<Hosts, Internet, Behind, NoEnd>;

/// What the path says of one end besides its name.
struct EndAsked {
  std::string_view id, arn;
  std::optional<Ipv4> address;
  bool exists = true;  ///< the account has a resource of that id, whether the evaluator knows its kind or not
};

/// NO_SOURCE_OR_DESTINATION (it isn't there), UNASSOCIATED_COMPONENT (in no VPC, or without an IPv4 address),
/// UNSUPPORTED_COMPONENT (a Gateway Load Balancer endpoint), IGW_EXPECTS_PUBLIC_ADDRESS. With an
/// address, only interfaces that hold it; an address that none of them holds is tried nevertheless: the
/// packet may be a forwarder's, and if not, its story says so.
End end_of(const Names& names, const EndAsked& asked);

/// The VPCs in which a packet is when it is at the end; none for an address alone that no VPC owns, and for a
/// transit gateway.
std::set<Index<Vpc>> vpcs_of(const Network& network, const End& end);

}  // namespace vpcsim::insights
