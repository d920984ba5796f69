// The private addresses of a subnet: which are AWS's own, which are free, and drawing one for an interface.
#include <algorithm>

#include "simulator/actions/subnet.hpp"

namespace vpcsim {
namespace {

constexpr std::uint32_t reserved_at_start = 4;
constexpr std::uint64_t reserved_addresses = 5;

[[noreturn]] void refuse_outside() {
  refuse("InvalidParameterValue", "Address does not fall within the subnet's address range");
}
[[noreturn]] void refuse_reserved() {
  refuse("InvalidParameterValue", "Address is in subnet's reserved address range");
}
[[noreturn]] void refuse_full() {
  refuse("InsufficientFreeAddressesInSubnet",
         "The specified subnet does not have enough free addresses to satisfy the request.");
}

/// The first free address from `from` to `last`, or nothing.
template <class Address, class Block, class Taken>
std::optional<Address> first_free(Address address, const Address& last, const Taken& taken,
                                  const std::vector<Block>& reserved) {
  auto next_taken = taken.lower_bound(address);
  while (address <= last) {
    auto around = std::find_if(reserved.begin(), reserved.end(),
                               [&](const Block& block) { return block.contains(address); });
    if (around != reserved.end()) {
      if (around->last() >= last) return std::nullopt;
      address = around->last().plus(1);
      next_taken = taken.lower_bound(address);
    } else if (next_taken != taken.end() && next_taken->key == address) {
      address = address.plus(1);
      ++next_taken;
    } else {
      return address;
    }
  }
  return std::nullopt;
}

/// The first free address from `drawn` on, round the end of `first` to `last`.
template <class Address, class Block, class Taken>
Address free_address(const Address& first, const Address& drawn, const Address& last, const Taken& taken,
                     const std::vector<Block>& reserved) {
  auto found = first_free(drawn, last, taken, reserved);
  if (!found) found = first_free(first, last, taken, reserved);
  if (!found) refuse_full();
  return *found;
}

const SubnetIpv6Cidr* block_around(const Subnet& subnet, const Ipv6& address) {
  auto found = std::find_if(subnet.ipv6_cidrs.begin(), subnet.ipv6_cidrs.end(),
                            [&](const SubnetIpv6Cidr& own) { return own.cidr.contains(address); });
  return found == subnet.ipv6_cidrs.end() ? nullptr : &*found;
}

}  // namespace

bool is_reserved(const Subnet& subnet, Ipv4 address) {
  if (!subnet.cidr || !subnet.cidr->contains(address)) return false;
  return address.bits - subnet.cidr->first().bits < reserved_at_start || address == subnet.cidr->last();
}

bool is_reserved(const Subnet& subnet, const Ipv6& address) {
  const SubnetIpv6Cidr* block = block_around(subnet, address);
  return block != nullptr &&
         (address < block->cidr.first().plus(reserved_at_start) || address == block->cidr.last());
}

std::size_t available_addresses(const Subnet& subnet) {
  return subnet.cidr ? subnet.cidr->size() - reserved_addresses - subnet.addresses.size() : 0;
}

void check_address(const Subnet& subnet, Ipv4 wanted) {
  if (!subnet.cidr || !subnet.cidr->contains(wanted)) refuse_outside();
  if (is_reserved(subnet, wanted)) refuse_reserved();
  if (subnet.addresses.contains(wanted)) {
    refuse("InvalidIPAddress.InUse", "Address {} is in use.", wanted.text());
  }
}

void check_address(const Subnet& subnet, const Ipv6& wanted) {
  if (block_around(subnet, wanted) == nullptr) refuse_outside();
  if (is_reserved(subnet, wanted)) refuse_reserved();
  if (subnet.ipv6_addresses.contains(wanted)) {
    refuse("InvalidIPAddress.InUse", "Address {} is in use.", wanted.text());
  }
}

Ipv4 take_address(WriteCall& call, SubnetId subnet_id, std::optional<Ipv4> wanted,
                  NetworkInterfaceId holder) {
  const Subnet& subnet = call.region.subnets.get(subnet_id);
  if (wanted) {
    check_address(subnet, *wanted);
  } else {
    if (available_addresses(subnet) == 0) refuse_full();
    const Ipv4 first = subnet.cidr->first().plus(reserved_at_start);
    const auto offset =
        static_cast<std::uint32_t>(call.region.ids.below(subnet.cidr->size() - reserved_addresses));
    wanted = free_address(first, first.plus(offset), Ipv4{subnet.cidr->last().bits - 1}, subnet.addresses,
                          reserved_blocks<Cidr>(call.region, subnet_id));
  }
  call.region.subnets.update(subnet_id, [&](Subnet& changed) { changed.addresses.set(*wanted, holder); });
  return *wanted;
}

Ipv6 take_ipv6_address(WriteCall& call, SubnetId subnet_id, std::optional<Ipv6> wanted,
                       NetworkInterfaceId holder) {
  const Subnet& subnet = call.region.subnets.get(subnet_id);
  if (wanted) {
    check_address(subnet, *wanted);
  } else {
    if (subnet.ipv6_cidrs.empty()) {
      refuse("InvalidParameterValue", "The subnet '{}' has no IPv6 CIDR block associated with it.",
             subnet_id.text());
    }
    // The block's own bits, and the interface part drawn; a /64 or more leaves 64 bits for it.
    const Ipv6Cidr& block = subnet.ipv6_cidrs.front().cidr;
    const Ipv6 first = block.first().plus(reserved_at_start);
    const Ipv6 last{block.last().high, block.last().low - 1};
    const Ipv6 drawn = std::clamp(Ipv6{first.high, call.region.ids.next()}, first, last);
    wanted = free_address(first, drawn, last, subnet.ipv6_addresses,
                          reserved_blocks<Ipv6Cidr>(call.region, subnet_id));
  }
  call.region.subnets.update(subnet_id,
                             [&](Subnet& changed) { changed.ipv6_addresses.set(*wanted, holder); });
  return *wanted;
}

void give_back_address(WriteCall& call, SubnetId subnet, Ipv4 address) {
  if (call.region.subnets.find(subnet) == nullptr) return;
  call.region.subnets.update(subnet, [&](Subnet& changed) { changed.addresses.erase(address); });
}

void give_back_address(WriteCall& call, SubnetId subnet, const Ipv6& address) {
  if (call.region.subnets.find(subnet) == nullptr) return;
  call.region.subnets.update(subnet, [&](Subnet& changed) { changed.ipv6_addresses.erase(address); });
}

}  // namespace vpcsim
