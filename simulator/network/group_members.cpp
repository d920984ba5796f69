#include "simulator/network/group_members.hpp"

namespace vpcsim::network {

GroupMembers::GroupMembers(std::size_t groups, const std::vector<NetworkInterface>& interfaces)
    : groups_(groups) {
  for (const NetworkInterface& interface : interfaces) {
    for (auto group : interface.groups) {
      Members& members = groups_[group.position];
      for (const InterfaceAddress& address : interface.addresses)
        members.addresses.emplace_back(address.private_ip, interface.vpc);
      for (const IpBlock& prefix : interface.prefixes) members.prefixes.emplace_back(prefix, interface.vpc);
    }
  }
  for (Members& members : groups_) std::sort(members.addresses.begin(), members.addresses.end());
}

}  // namespace vpcsim::network
