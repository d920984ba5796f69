// The private addresses of interfaces: what requests ask for, taking them from the subnet, giving them back.
#pragma once

#include <optional>
#include <vector>

#include "protocol/ec2/network_interface.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// What a request wants an interface to have. Those that it only counts are drawn.
struct WantedAddresses {
  std::optional<Ipv4> primary = {};  ///< none: drawn
  std::vector<Ipv4> secondary = {};
  std::size_t drawn_secondary = 0;
  std::vector<Cidr> prefixes = {};  ///< /28
  std::size_t drawn_prefixes = 0;

  bool names_any() const { return primary || !secondary.empty() || !prefixes.empty(); }
  /// Addresses of the subnet that an interface with these takes, its primary one included.
  std::size_t size() const;
  /// What counts against the instance type's limit: each address and each prefix as one.
  std::size_t slots() const {
    return 1 + secondary.size() + drawn_secondary + prefixes.size() + drawn_prefixes;
  }
};

/// The members that requests use to ask for the addresses of a new interface.
struct AddressParameters {
  const std::optional<std::string>& private_ip_address;
  const std::vector<ec2::PrivateIpAddressSpecification>& private_ip_addresses;
  std::optional<std::int32_t> secondary_private_ip_address_count = {};
  const std::vector<ec2::Ipv4PrefixSpecificationRequest>& ipv4_prefixes;
  std::optional<std::int32_t> ipv4_prefix_count = {};
};
/// Throws InvalidParameterValue for what isn't an address, a prefix or a count, InvalidParameterCombination
/// for members that exclude each other.
WantedAddresses wanted_addresses(const AddressParameters& parameters);

template <class Request>
WantedAddresses wanted_addresses(const Request& request) {
  return wanted_addresses({.private_ip_address = request.private_ip_address,
                           .private_ip_addresses = request.private_ip_addresses,
                           .secondary_private_ip_address_count = request.secondary_private_ip_address_count,
                           .ipv4_prefixes = request.ipv4_prefixes,
                           .ipv4_prefix_count = request.ipv4_prefix_count});
}

/// A count of addresses or prefixes. Throws InvalidParameterValue below 1.
std::size_t checked_count(std::int32_t count, std::string_view parameter);
/// Each once. Throws InvalidParameterValue for what isn't an address.
std::vector<Ipv4> parse_addresses(const std::vector<std::string>& texts);
/// A /28. Throws InvalidParameterValue.
Cidr parse_ipv4_prefix(std::string_view text);

/// Throws InvalidParameterValue (outside of the subnet, or reserved) or InvalidIPAddress.InUse for the
/// addresses and prefixes that are named.
void check_wanted(const Subnet& subnet, const WantedAddresses& wanted);

/// Gives a new interface its primary address and all the others. Throws as check_wanted,
/// InsufficientFreeAddressesInSubnet, InsufficientCidrBlocks.
void take_first_addresses(WriteCall& call, NetworkInterfaceId id, const WantedAddresses& wanted);
/// Gives it more secondary addresses (`wanted.primary` is none) and prefixes. Throws the same.
void take_secondary_addresses(WriteCall& call, NetworkInterfaceId id, const WantedAddresses& wanted);

/// Gives it one more secondary address: the wanted one, else a drawn one.
Ipv4 take_secondary_address(WriteCall& call, NetworkInterfaceId id, std::optional<Ipv4> wanted);

/// Takes a secondary address off the interface, an Elastic one with it.
void give_back_secondary(WriteCall& call, NetworkInterfaceId id, Ipv4 address);
void give_back_prefix(WriteCall& call, NetworkInterfaceId id, const Cidr& prefix);
/// All of them: the interface is about to go.
void give_back_addresses(WriteCall& call, NetworkInterfaceId id);

/// What the interface's IPv4 addresses and prefixes count against the instance type's limit.
std::size_t address_slots(const NetworkInterface& interface);
/// Throws PrivateIpAddressLimitExceeded if `count` addresses and prefixes are more than an interface of the
/// instance's type has room for; without an instance, more than any of AWS's types has.
void check_address_limit(std::size_t count, const Instance* instance);

}  // namespace vpcsim
