// A walk that speaks for all pairs of two classes of ends (reach_ends.hpp): it asks the routes, and only
// notes which filters would be asked.
#pragma once

#include <variant>
#include <vector>

#include "simulator/network/packet.hpp"
#include "simulator/network/reach_ends.hpp"
#include "simulator/network/security_group.hpp"
#include "simulator/network/story.hpp"

namespace vpcsim::network {

/// A filter on the way. Ingress, it asks for the address of who sent; egress, of who gets.
struct FilterOnTheWay {
  std::variant<Index<NetworkAcl>, Index<NetworkInterface>> filter;  ///< of an interface its groups
  Direction direction;
  Crossed crossed = Crossed::unknown;  ///< so far, of an interface's groups
};

struct LegOfClasses {
  bool arrives = false;  ///< if all filters let it through
  std::vector<FilterOnTheWay> filters;
};

struct WalkOfClasses {
  /// Whether it speaks for all pairs. If not, each is to be asked by itself.
  bool speaks_for_all = false;
  LegOfClasses request;
  LegOfClasses reply;  ///< an answer that nobody expects arrives without filters
};

/// Between two ends, which stand for their classes. They are different interfaces.
WalkOfClasses walk_between(const Network& network, const InsideEnd& from, const InsideEnd& to,
                           const Flow& flow);

}  // namespace vpcsim::network
