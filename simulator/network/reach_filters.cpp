#include "simulator/network/reach_filters.hpp"

#include <algorithm>

namespace vpcsim::network {
namespace {

using Word = ReachMatrix::Word;

void set_bit(EndBits bits, std::size_t end) {
  bits[end / ReachMatrix::word_bits] |= Word{1} << end % ReachMatrix::word_bits;
}

/// Ones for each end of the class, zeros behind.
void fill(EndBits bits, std::size_t ends) {
  std::fill(bits.begin(), bits.end(), ~Word{0});
  if (ends % ReachMatrix::word_bits != 0) bits.back() = (Word{1} << ends % ReachMatrix::word_bits) - 1;
}

bool speaks_of_traffic(const Traffic& rule, const Packet& packet) {
  if (!speaks_of(rule, packet)) return false;
  const PortRange ports = ports_of(rule);
  return !packet.protocol.has_ports() ||
         (ports.contains(packet.destination_ports.from) && ports.contains(packet.destination_ports.to));
}

/// Whether a block contains some of the addresses between the two and not the others.
bool parts(const IpBlock& block, const Ip& first, const Ip& last) {
  if (block.contains(first) != block.contains(last)) return true;
  return first < block.first() && block.last() < last;
}

}  // namespace

GroupSetFilter::GroupSetFilter(const Network& network, const GroupSet& set, Direction direction,
                               const Packet& traffic)
    : vpc_(set.vpc) {
  for (auto group : set.groups) {
    const auto& rules = direction == Direction::ingress ? network[group].ingress : network[group].egress;
    for (const SecurityGroupRule& rule : rules) {
      if (!speaks_of_traffic(rule.traffic, traffic)) continue;
      if (const auto* block = std::get_if<IpBlock>(&rule.source)) blocks_.push_back(*block);
      const auto* reference = std::get_if<SecurityGroupReference>(&rule.source);
      if (reference && reference->group) references_.push_back(reference->group);
    }
  }
}

void GroupSetFilter::mark(const Network& network, const ReachEnds& ends, const EndClass& one, Crossed crossed,
                          EndBits bits) const {
  std::fill(bits.begin(), bits.end(), Word{0});
  const Ip &first = ends.inside[one.begin].address, &last = ends.inside[one.end - 1].address;
  for (const IpBlock& block : blocks_) {
    if (block.contains(first) && block.contains(last)) return fill(bits, one.size());
    if (!parts(block, first, last)) continue;
    for (std::size_t i = one.begin; i < one.end; ++i) {
      if (block.contains(ends.inside[i].address)) set_bit(bits, i - one.begin);
    }
  }
  if (!references_.empty()) mark_members(network, ends, one, crossed, bits);
}

/// A reference speaks of its members' addresses. These are the members' own, unless VPCs overlap.
void GroupSetFilter::mark_members(const Network& network, const ReachEnds& ends, const EndClass& one,
                                  Crossed crossed, EndBits bits) const {
  const bool gets_here = reference_reaches(network, vpc_, one.vpc, crossed);
  for (auto group : references_) {
    auto carrier = std::lower_bound(one.carriers.begin(), one.carriers.end(),
                                    std::pair<Index<SecurityGroup>, std::size_t>(group, 0));
    for (; gets_here && carrier != one.carriers.end() && carrier->first == group; ++carrier)
      set_bit(bits, carrier->second);
    for (std::size_t end : one.ambiguous) {
      if (group_covers(network, group, vpc_, ends.inside[one.begin + end].address, crossed))
        set_bit(bits, end);
    }
  }
}

FiltersOnTheWay::FiltersOnTheWay(const Network& network, const ReachEnds& ends, Direction direction,
                                 const Packet& traffic)
    : network_(network),
      ends_(ends),
      direction_(direction),
      traffic_(traffic),
      network_acls_(network.description().network_acls.size()) {
  std::size_t words = 0;
  for (const EndClass& one : ends.classes) {
    offsets_.push_back(words);
    words += words_for(one.size());
  }
  offsets_.push_back(words);
}

void FiltersOnTheWay::keep_admitted(const FilterOnTheWay& filter, std::size_t class_number, EndBits bits) {
  if (const auto* acl = std::get_if<Index<NetworkAcl>>(&filter.filter)) {
    const auto admitted = of_network_acl(*acl, class_number);
    for (std::size_t i = 0; i < bits.size(); ++i) bits[i] &= admitted[i];
    return;
  }
  std::vector<Word> admitted(bits.size());
  mark_admitted(filter, ends_.classes[class_number], admitted);
  for (std::size_t i = 0; i < bits.size(); ++i) bits[i] &= admitted[i];
}

ConstEndBits FiltersOnTheWay::of_network_acl(Index<NetworkAcl> acl, std::size_t class_number) {
  Known& known = network_acls_[acl.position];
  if (known.bits.empty()) {
    known.bits.resize(offsets_.back());
    known.classes.resize(ends_.classes.size());
  }
  const EndClass& one = ends_.classes[class_number];
  const EndBits bits(known.bits.data() + offsets_[class_number], words_for(one.size()));
  if (known.classes[class_number]) return bits;
  known.classes[class_number] = true;

  const auto& entries = direction_ == Direction::ingress ? network_[acl].ingress : network_[acl].egress;
  const auto& table = network_.table_of(acl, direction_ == Direction::ingress);
  const Ip &first = ends_.inside[one.begin].address, &last = ends_.inside[one.end - 1].address;
  const bool parted = std::any_of(entries.begin(), entries.end(), [&](const NetworkAclEntry& entry) {
    return parts(entry.cidr, first, last);
  });
  if (!parted) {
    if (table.allows(packet_with(first), first)) fill(bits, one.size());
    return bits;
  }
  for (std::size_t i = one.begin; i < one.end; ++i) {
    const Ip& address = ends_.inside[i].address;
    if (table.allows(packet_with(address), address)) set_bit(bits, i - one.begin);
  }
  return bits;
}

void FiltersOnTheWay::mark_admitted(const FilterOnTheWay& filter, const EndClass& one, EndBits bits) const {
  const auto interface = std::get<Index<NetworkInterface>>(filter.filter);
  for (std::size_t i = one.begin; i < one.end; ++i) {
    if (admits(network_, interface, direction_, packet_with(ends_.inside[i].address), filter.crossed))
      set_bit(bits, i - one.begin);
  }
}

Packet FiltersOnTheWay::packet_with(const Ip& remote) const {
  Packet packet = traffic_;
  (direction_ == Direction::ingress ? packet.source : packet.destination) = remote;
  return packet;
}

}  // namespace vpcsim::network
