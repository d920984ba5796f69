// Which ends of a class (reach_ends.hpp) a filter lets through: all at once, where no rule's block parts
// them.
#pragma once

#include <span>
#include <vector>

#include "simulator/network/reach_ends.hpp"
#include "simulator/network/reach_matrix.hpp"
#include "simulator/network/reach_walk.hpp"

namespace vpcsim::network {

using EndBits = std::span<ReachMatrix::Word>;  ///< of a class, from its first end on
using ConstEndBits = std::span<const ReachMatrix::Word>;

inline std::size_t words_for(std::size_t ends) {
  return (ends + ReachMatrix::word_bits - 1) / ReachMatrix::word_bits;
}

/// The rules of a set of groups, in one direction, that speak of a packet's traffic.
class GroupSetFilter {
 public:
  GroupSetFilter(const Network& network, const GroupSet& set, Direction direction, const Packet& traffic);

  /// Sets the bits of those whom the rules name as the other end; clears the others.
  void mark(const Network& network, const ReachEnds& ends, const EndClass& one, Crossed crossed,
            EndBits bits) const;

 private:
  void mark_members(const Network& network, const ReachEnds& ends, const EndClass& one, Crossed crossed,
                    EndBits bits) const;

  Index<Vpc> vpc_;
  std::vector<IpBlock> blocks_;
  std::vector<Index<SecurityGroup>> references_;
};

/// What filters on the way say to the ends of one side, who are the remote ones to them. Asked for the same
/// again, it remembers.
class FiltersOnTheWay {
 public:
  /// `traffic`: of the leg.
  FiltersOnTheWay(const Network& network, const ReachEnds& ends, Direction direction, const Packet& traffic);

  /// Clears the bits of those whom the filter stops. `filter.direction` is the constructor's.
  void keep_admitted(const FilterOnTheWay& filter, std::size_t class_number, EndBits bits);

 private:
  ConstEndBits of_network_acl(Index<NetworkAcl> acl, std::size_t class_number);
  void mark_admitted(const FilterOnTheWay& filter, const EndClass& one, EndBits bits) const;
  Packet packet_with(const Ip& remote) const;

  const Network& network_;
  const ReachEnds& ends_;
  Direction direction_;
  Packet traffic_;
  std::vector<std::size_t> offsets_;  ///< of each class in `Known::bits`
  struct Known {
    std::vector<ReachMatrix::Word> bits;
    std::vector<bool> classes;
  };
  std::vector<Known> network_acls_;
};

}  // namespace vpcsim::network
