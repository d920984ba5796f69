// Who reaches whom on a service: the verdicts of all pairs, as a matrix, and what becomes of them between two
// networks. Each verdict is the one that `verdict()` has for the pair's flow alone.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "simulator/network/network.hpp"
#include "simulator/network/packet.hpp"
#include "simulator/network/reach_matrix.hpp"
#include "simulator/network/story.hpp"

namespace vpcsim::network {

/// What is asked of every pair.
struct Service {
  IpProtocol protocol = IpProtocol::tcp;  ///< ICMP and ICMPv6 are asked about their echo
  std::uint16_t port = 0;                 ///< TCP, UDP
  bool ipv6 = false;                      ///< between ends that aren't addresses

  /// "tcp/22", "icmp", "50"
  std::string text() const;
};

Flow flow_between(const Endpoint& from, const Endpoint& to, const Service& service);

/// `at(from, to)` are places in the lists of ends. Of an end and itself nothing is asked; the matrix says
/// `reachable` there.
ReachMatrix reach(const Network& network, const Service& service, const std::vector<Endpoint>& from,
                  const std::vector<Endpoint>& to);

/// An address of nobody in the network, to stand for the internet: the one of some documentation and public
/// addresses that the fewest blocks of security group rules, network ACL entries and routes single out.
Ip address_on_internet(const Network& network, bool ipv6);

// ---- groups of ends
// ------------------------------------------------------------------------------------------

/// Ends that stand together in a row and a column.
struct EndGroup {
  std::string id;    ///< of the instance, subnet...; "internet"; a tag's value
  std::string name;  ///< may be empty
  std::vector<Endpoint> members;
};

enum class GroupBy : std::uint8_t { instance, interface, subnet, vpc, tag };

/// In the network's order, tags in their values' order. Members are instances that aren't terminated (in
/// their interfaces' places: their primary ones); by interface they are all interfaces. Whoever lacks the tag
/// is in no group.
std::vector<EndGroup> groups_by(const Network& network, GroupBy by, const std::string& tag_key = {});

/// How many of the pairs of two groups' members have which verdict; a member and itself is no pair.
struct ReachCount {
  std::uint32_t reachable = 0, forward_only = 0, unreachable = 0, misdelivered = 0;

  std::size_t pairs() const { return std::size_t{reachable} + forward_only + unreachable + misdelivered; }
  void add(Verdict verdict);
  /// The verdict that all pairs share; "partial", if there are several; "-", if there is no pair.
  std::string_view text() const;
  friend bool operator==(const ReachCount&, const ReachCount&) = default;
};

struct GroupReach {
  std::vector<EndGroup> from, to;
  std::vector<ReachCount> counts;  ///< row by row

  const ReachCount& at(std::size_t row, std::size_t column) const { return counts[row * to.size() + column]; }
};

GroupReach reach(const Network& network, const Service& service, std::vector<EndGroup> from,
                 std::vector<EndGroup> to);

/// By what groups are the same in two networks: names, or ids where a name is missing or is several groups'.
std::vector<std::string> keys_of(const std::vector<EndGroup>& groups);

// ---- what changes
// --------------------------------------------------------------------------------------------

/// A pair of groups whose verdict isn't what it was.
struct Flip {
  std::string from, to;       ///< names, or ids where there is no name
  std::string before, after;  ///< ReachCount::text(), with its figures where it is "partial"; "absent"
  friend bool operator==(const Flip&, const Flip&) = default;
};

/// Groups are the same by name, and by id where they have no name of their own. A group that is in one
/// network only is absent from the other: that is a flip where it reaches, or is reached, by anybody.
std::vector<Flip> flips(const GroupReach& before, const GroupReach& after);

}  // namespace vpcsim::network
