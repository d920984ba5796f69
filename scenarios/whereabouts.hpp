// Where on a map something happens: the component, and what it is part of, by ids.
#pragma once

#include <string>
#include <vector>

#include "simulator/network/network.hpp"
#include "simulator/network/story.hpp"

namespace vpcsim::scenarios {

struct Whereabouts {
  std::string kind;  ///< "security-group", "vpc-peering-connection"; empty: nowhere that is described
  std::string id;    ///< of the component itself
  /// Ids; empty where there is none or it isn't known.
  std::string network_interface, instance, subnet, vpc;
  std::string account, region;               ///< whose it is, and where
  std::vector<std::string> security_groups;  ///< of the interface, where they are what happens
};

/// Follows one packet: a route table doesn't say whose packet it looks at, the steps before it do.
class Follower {
 public:
  /// `network` must outlive it.
  explicit Follower(const network::Network& network) : network_(network) {}

  Whereabouts at(const network::Step& step);
  Whereabouts at(const network::Disposition& end);

 private:
  const network::Network& network_;
  network::Index<network::Subnet> subnet_;  ///< where the packet is
};

Whereabouts whereabouts(const network::Network& network, const network::Blocker& blocker);
Whereabouts whereabouts(const network::Network& network, const network::Component& component);

}  // namespace vpcsim::scenarios
