// IPv6 addresses of interfaces and the prefixes delegated to them.
#pragma once

#include "protocol/ec2/network_interface.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// What a request wants an interface to have. Those that it only counts are drawn.
struct WantedIpv6 {
  std::vector<Ipv6> addresses = {};
  std::size_t drawn_addresses = 0;
  std::vector<Ipv6Cidr> prefixes = {};  ///< /80
  std::size_t drawn_prefixes = 0;
  bool primary = false;   ///< the first address stays the interface's
  bool declined = false;  ///< none, even if the subnet gives one to each interface

  std::size_t size() const { return addresses.size() + drawn_addresses + prefixes.size() + drawn_prefixes; }
};

/// Throws InvalidParameterValue.
Ipv6 parse_ipv6_address(std::string_view text);
Ipv6Cidr parse_ipv6_prefix(std::string_view text);

/// The members that requests use to ask for them: texts, or counts instead.
struct Ipv6Parameters {
  std::vector<std::string> addresses = {};
  std::optional<std::int32_t> address_count = {};
  std::vector<std::string> prefixes = {};
  std::optional<std::int32_t> prefix_count = {};
};
/// Throws InvalidParameterValue, or InvalidParameterCombination for a list together with its count.
WantedIpv6 wanted_ipv6(const Ipv6Parameters& parameters);

/// Throws InvalidParameterCombination: a new interface has addresses or prefixes, not both.
void check_exclusive(const WantedIpv6& wanted);

/// Whether the first of the addresses is to stay the interface's: said of it, or by itself. Throws
/// InvalidParameterValue if it is said of another one.
bool wants_primary_ipv6(const std::vector<ec2::InstanceIpv6Address>& addresses,
                        const std::optional<bool>& primary);

template <class Request>
WantedIpv6 wanted_ipv6_of(const Request& request, const std::optional<bool>& primary) {
  Ipv6Parameters parameters{.address_count = request.ipv6_address_count,
                            .prefix_count = request.ipv6_prefix_count};
  for (const auto& address : request.ipv6_addresses) parameters.addresses.push_back(address.ipv6_address);
  for (const auto& prefix : request.ipv6_prefixes) parameters.prefixes.push_back(prefix.ipv6_prefix);
  WantedIpv6 wanted = wanted_ipv6(parameters);
  check_exclusive(wanted);
  wanted.primary = wants_primary_ipv6(request.ipv6_addresses, primary);
  return wanted;
}

/// Throws InvalidParameterValue (no IPv6 block, outside of it, or reserved) or InvalidIPAddress.InUse.
void check_wanted(const Subnet& subnet, const WantedIpv6& wanted);
/// Gives the interface those, and what check_wanted refuses is refused.
void take_ipv6(WriteCall& call, NetworkInterfaceId id, const WantedIpv6& wanted);
/// The same for a new interface: it may have none, or what the subnet gives to each. Throws
/// InvalidParameterValue if the first address is to be the primary one and there is none.
void take_first_ipv6(WriteCall& call, NetworkInterfaceId id, WantedIpv6 wanted);
void give_back_ipv6_address(WriteCall& call, NetworkInterfaceId id, const Ipv6& address);
void give_back_ipv6_prefix(WriteCall& call, NetworkInterfaceId id, const Ipv6Cidr& prefix);
/// All of them: the interface is about to go.
void give_back_ipv6(WriteCall& call, NetworkInterfaceId id);

/// Throws PrivateIpAddressLimitExceeded if `count` addresses and prefixes are more than an interface of the
/// instance's type has room for; without an instance, more than any of AWS's types has.
void check_ipv6_limit(std::size_t count, const Instance* instance);

}  // namespace vpcsim
