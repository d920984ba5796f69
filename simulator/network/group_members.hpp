// Which addresses the members of a security group have, and in which VPC.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "simulator/network/components.hpp"

namespace vpcsim::network {

class GroupMembers {
 public:
  GroupMembers() = default;
  GroupMembers(std::size_t groups, const std::vector<NetworkInterface>& interfaces);

  /// Whether `accept` takes the VPC of a member of the group that holds the address there, by itself or by a
  /// delegated prefix. VPCs that overlap may each have one.
  template <class Accept>
  bool any_vpc(Index<SecurityGroup> group, const Ip& address, Accept accept) const {
    const Members& members = groups_[group.position];
    auto at = std::lower_bound(members.addresses.begin(), members.addresses.end(), address,
                               [](const auto& member, const Ip& wanted) { return member.first < wanted; });
    for (; at != members.addresses.end() && at->first == address; ++at) {
      if (accept(at->second)) return true;
    }
    return std::any_of(members.prefixes.begin(), members.prefixes.end(), [&](const auto& prefix) {
      return prefix.first.contains(address) && accept(prefix.second);
    });
  }

 private:
  struct Members {
    std::vector<std::pair<Ip, Index<Vpc>>> addresses;  ///< sorted
    std::vector<std::pair<IpBlock, Index<Vpc>>> prefixes;
  };

  std::vector<Members> groups_;
};

}  // namespace vpcsim::network
