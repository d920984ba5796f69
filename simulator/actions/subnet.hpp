// What other nouns need of subnets: making them, and the private addresses that interfaces take from them.
#pragma once

#include <algorithm>

#include "protocol/ec2/subnet.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// What a new subnet is made of, all of it checked. At least one of the two blocks is there.
struct NewSubnet {
  std::optional<Cidr> cidr;
  std::optional<Ipv6Cidr> ipv6_cidr = {};
  std::string availability_zone;
  Tags tags = {};
};
/// A subnet with the VPC's default network ACL. `now`: when its IPv6 block is being associated from.
SubnetId make_subnet(Region& region, const Vpc& vpc, NewSubnet wanted, Timestamp now);

/// As described at `at`.
ec2::Subnet to_record(const ReadCall& call, const Subnet& subnet, Timestamp at);

/// Throws InvalidParameterValue, with the names of the zones that there are.
[[noreturn]] void refuse_availability_zone(std::string_view region, std::string_view availability_zone);
/// The same for an id.
[[noreturn]] void refuse_availability_zone_id(std::string_view region, std::string_view id);

/// The five addresses of a subnet that AWS keeps: network, router, DNS, future use, broadcast.
bool is_reserved(const Subnet& subnet, Ipv4 address);
bool is_reserved(const Subnet& subnet, const Ipv6& address);
/// IPv4 addresses that an interface could still take. None in a subnet with IPv6 only.
std::size_t available_addresses(const Subnet& subnet);

/// The subnet's CIDR reservations of one family: blocks that no address is drawn from.
template <class Block>
std::vector<Block> reserved_blocks(const Region& region, const SubnetId& subnet) {
  std::vector<Block> blocks;
  for (const SubnetCidrReservation& own : region.subnet_cidr_reservations.with("subnet-id", subnet)) {
    if (const Block* block = std::get_if<Block>(&own.cidr)) blocks.push_back(*block);
  }
  return blocks;
}

/// Where a prefix may be drawn: "AWS assigns the reserved addresses" of a reservation of type prefix to
/// interfaces as prefixes, first of all; no other reservation is touched.
template <class Block>
class PrefixRoom {
 public:
  PrefixRoom(const Region& region, const SubnetId& subnet) : all_(reserved_blocks<Block>(region, subnet)) {
    for (const SubnetCidrReservation& own : region.subnet_cidr_reservations.with("subnet-id", subnet)) {
      const Block* block = std::get_if<Block>(&own.cidr);
      if (block != nullptr && own.type == ec2::SubnetCidrReservationType::prefix)
        for_prefixes_.push_back(*block);
    }
  }
  bool has_reserved() const { return !for_prefixes_.empty(); }
  bool is_reserved_for(const Block& prefix) const {
    return std::any_of(for_prefixes_.begin(), for_prefixes_.end(),
                       [&](const Block& block) { return block.contains(prefix); });
  }
  bool is_unreserved(const Block& prefix) const {
    return std::none_of(all_.begin(), all_.end(), [&](const Block& block) { return block.overlaps(prefix); });
  }

 private:
  std::vector<Block> all_, for_prefixes_;
};

/// Throws InvalidParameterValue (outside of the subnet, or reserved) or InvalidIPAddress.InUse.
void check_address(const Subnet& subnet, Ipv4 wanted);
void check_address(const Subnet& subnet, const Ipv6& wanted);

/// Gives `holder` an address of the subnet: the wanted one, else one drawn outside of the subnet's CIDR
/// reservations. Throws as check_address, or InsufficientFreeAddressesInSubnet.
Ipv4 take_address(WriteCall& call, SubnetId subnet, std::optional<Ipv4> wanted, NetworkInterfaceId holder);
Ipv6 take_ipv6_address(WriteCall& call, SubnetId subnet, std::optional<Ipv6> wanted,
                       NetworkInterfaceId holder);
/// The address is free again. Giving back what isn't taken changes nothing.
void give_back_address(WriteCall& call, SubnetId subnet, Ipv4 address);
void give_back_address(WriteCall& call, SubnetId subnet, const Ipv6& address);

}  // namespace vpcsim
