// Ends sorted into classes that all routes treat alike, so that one walk can speak for many pairs
// (reach_walk.hpp).
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "simulator/network/network.hpp"
#include "simulator/network/packet.hpp"

namespace vpcsim::network {

/// An end in a VPC: the interface and the address that it speaks through.
struct InsideEnd {
  std::size_t place = 0;  ///< in the list of ends
  Index<NetworkInterface> interface;
  Ip address;
  std::uint32_t group_set = 0;  ///< number of its interface's list of groups (ReachEnds::group_sets)
};

/// Neighbors in a subnet: either all of their addresses are in a route's, VPC's or other block that routing
/// looks at, or none is. Interfaces that play a part in routing (NAT gateways, appliances, endpoints) have
/// classes of their own.
struct EndClass {
  std::size_t begin = 0, end = 0;  ///< in ReachEnds::inside, sorted by address
  Index<Vpc> vpc;
  /// Who carries a group: the group and the end, sorted.
  std::vector<std::pair<Index<SecurityGroup>, std::size_t>> carriers;
  /// Ends whose address somebody else holds in another VPC.
  std::vector<std::size_t> ambiguous;

  std::size_t size() const { return end - begin; }
};

struct GroupSet {
  Index<Vpc> vpc;
  std::vector<Index<SecurityGroup>> groups;
  friend auto operator<=>(const GroupSet&, const GroupSet&) = default;
};

struct ReachEnds {
  std::vector<InsideEnd> inside;  ///< class by class
  std::vector<EndClass> classes;
  std::vector<GroupSet> group_sets;
  std::vector<std::size_t> others;  ///< places of ends without such an address: to be asked one by one
};

/// The addresses of the network, cut wherever a decision of routing may change.
class AddressPieces {
 public:
  explicit AddressPieces(const Network& network);
  std::size_t piece_of(const Ip& address) const;

 private:
  void cut(const IpBlock& block);
  void cut_at_routes(const Network& network);
  std::vector<Ip> begins_;
};

ReachEnds sort_ends(const Network& network, const AddressPieces& pieces, const std::vector<Endpoint>& ends,
                    bool ipv6);

}  // namespace vpcsim::network
