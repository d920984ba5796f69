// Where paths may begin and end, in classes: what a network and a scope can't tell apart is tried once.
#pragma once

#include <optional>
#include <vector>

#include "simulator/insights/access_filter.hpp"
#include "simulator/insights/vocabulary.hpp"
#include "simulator/network/address_borders.hpp"

namespace vpcsim::insights {

/// An interface by one of its private IPv4 addresses.
struct HostAddress {
  Index<NetworkInterface> interface;
  Ipv4 address;
  std::optional<Ipv4> public_ip = {};
  friend bool operator==(const HostAddress&, const HostAddress&) = default;
};

/// Hosts that fare alike, as senders and as receivers.
struct HostClass {
  Index<Vpc> vpc;
  std::vector<HostAddress> hosts;  ///< at least one
  const HostAddress& any() const { return hosts.front(); }
};

/// Addresses out of the network that fare alike, or a class of hosts as seen from afar.
struct Remote {
  Ipv4 address;              ///< stands for the rest
  std::vector<Cidr> blocks;  ///< all of them
};

/// VPCs that are joined by peering connections and transit gateways: packets stay among them.
struct Neighborhood {
  std::vector<Index<Vpc>> vpcs;
  std::vector<std::size_t> classes;        ///< in AccessEnds::classes
  AddressBorders borders;                  ///< of all but security groups
  std::vector<std::uint32_t> port_begins;  ///< of network ACLs, for any protocol
};

class AccessEnds {
 public:
  AccessEnds(const Network& network, const AccessFilter& filter);

  const std::vector<HostClass>& classes() const { return classes_; }
  const std::vector<Neighborhood>& neighborhoods() const { return neighborhoods_; }
  const Neighborhood& neighborhood_of(Index<Vpc> vpc) const {
    return neighborhoods_[neighborhood_[vpc.position]];
  }

  /// Addresses that nobody holds, one for all that the neighborhood and the groups' rules of one direction
  /// can't tell apart, in ascending order.
  std::vector<Remote> strangers(Index<Vpc> vpc, const std::vector<Index<SecurityGroup>>& groups,
                                Direction direction) const;

 private:
  void join_vpcs();
  void cut_neighborhood(Neighborhood& neighborhood, const AccessFilter& filter);
  void make_classes(const AccessFilter& filter);
  bool is_held(Ipv4 address) const;

  const Network& network_;
  std::vector<std::size_t> neighborhood_;  ///< by VPC
  std::vector<Neighborhood> neighborhoods_;
  std::vector<HostClass> classes_;
  std::vector<Ipv4> held_;  ///< by anybody, private and public; sorted
};

}  // namespace vpcsim::insights
