#include "simulator/actions/network_interface_ipv6.hpp"

#include <algorithm>

#include "simulator/actions/network_interface_addresses.hpp"
#include "simulator/actions/subnet.hpp"
#include "simulator/instance_type_catalog.hpp"

namespace vpcsim {
namespace {

constexpr int ipv6_prefix_length = 80;
/// The most that any of AWS's instance types has on one interface: what an unattached one may have.
constexpr std::size_t most_addresses = 50;

const Ipv6Cidr& block_of(const Subnet& subnet) {
  if (subnet.ipv6_cidrs.empty()) {
    refuse("InvalidParameterValue", "The subnet '{}' has no IPv6 CIDR block associated with it.",
           subnet.id.text());
  }
  return subnet.ipv6_cidrs.front().cidr;
}

bool is_delegated(const Subnet& subnet, const Ipv6& address) {
  return subnet.ipv6_prefixes.contains(Ipv6Cidr(address, ipv6_prefix_length).first());
}

bool is_free(const Subnet& subnet, const Ipv6Cidr& prefix) {
  auto taken = subnet.ipv6_addresses.lower_bound(prefix.first());
  bool has_address = taken != subnet.ipv6_addresses.end() && prefix.contains(taken->key);
  return !has_address && !subnet.ipv6_prefixes.contains(prefix.first());
}

/// AWS's own addresses are the subnet's first four and its last: no prefix may hold one.
bool holds_reserved(const Ipv6Cidr& block, const Ipv6Cidr& prefix) {
  return prefix.contains(block.first()) || prefix.contains(block.last());
}

void check_prefix(const Subnet& subnet, const Ipv6Cidr& prefix) {
  const Ipv6Cidr& block = block_of(subnet);
  if (!block.contains(prefix)) {
    refuse("InvalidParameterValue", "Prefix {} does not fall within the subnet's address range",
           prefix.text());
  }
  if (holds_reserved(block, prefix))
    refuse("InvalidParameterValue", "Prefix {} is in subnet's reserved address range", prefix.text());
  if (!is_free(subnet, prefix)) refuse("InvalidIPAddress.InUse", "Prefix {} is in use.", prefix.text());
}

/// The first free /80 that `fits` of a /64, or of the first /64 of a larger block, from the `start`th on.
template <class Fits>
std::optional<Ipv6Cidr> find_prefix(const Subnet& subnet, std::uint64_t start, Fits&& fits) {
  constexpr std::uint64_t blocks = 1 << 16;
  const Ipv6Cidr& block = block_of(subnet);
  for (std::uint64_t i = 0; i < blocks; ++i) {
    Ipv6Cidr prefix(Ipv6{block.first().high, (start + i) % blocks << 48}, ipv6_prefix_length);
    if (fits(prefix) && block.contains(prefix) && !holds_reserved(block, prefix) && is_free(subnet, prefix))
      return prefix;
  }
  return std::nullopt;
}

Ipv6Cidr draw_prefix(Region& region, const Subnet& subnet) {
  const PrefixRoom<Ipv6Cidr> room(region, subnet.id);
  const std::uint64_t start = region.ids.next();
  std::optional<Ipv6Cidr> found;
  if (room.has_reserved())
    found = find_prefix(subnet, start, [&](const Ipv6Cidr& prefix) { return room.is_reserved_for(prefix); });
  if (!found)
    found = find_prefix(subnet, start, [&](const Ipv6Cidr& prefix) { return room.is_unreserved(prefix); });
  if (found) return *found;
  refuse("InsufficientCidrBlocks",
         "The specified subnet does not have enough free cidr blocks to satisfy the request.");
}

void take_prefix(WriteCall& call, NetworkInterfaceId id, const std::optional<Ipv6Cidr>& wanted) {
  const Subnet& subnet = call.region.subnets.get(call.region.network_interfaces.get(id).subnet);
  if (wanted) check_prefix(subnet, *wanted);
  const Ipv6Cidr prefix = wanted ? *wanted : draw_prefix(call.region, subnet);
  call.region.subnets.update(SubnetId{subnet.id},
                             [&](Subnet& changed) { changed.ipv6_prefixes.set(prefix.first(), id); });
  call.region.network_interfaces.update(
      id, [&](NetworkInterface& changed) { changed.ipv6_prefixes.push_back(prefix); });
}

void check_not_delegated(const Subnet& subnet, const Ipv6& address) {
  if (is_delegated(subnet, address))
    refuse("InvalidIPAddress.InUse", "Address {} is in use.", address.text());
}

void take_address(WriteCall& call, NetworkInterfaceId id, const std::optional<Ipv6>& wanted) {
  const SubnetId subnet = call.region.network_interfaces.get(id).subnet;
  if (wanted) check_not_delegated(call.region.subnets.get(subnet), *wanted);
  Ipv6 address = take_ipv6_address(call, subnet, wanted, id);
  while (is_delegated(call.region.subnets.get(subnet), address)) {
    give_back_address(call, subnet, address);
    address = take_ipv6_address(call, subnet, wanted, id);
  }
  call.region.network_interfaces.update(
      id, [&](NetworkInterface& changed) { changed.ipv6_addresses.push_back(address); });
}

[[noreturn]] void refuse_together(std::string_view one, std::string_view other) {
  refuse("InvalidParameterCombination", "The parameters {} and {} cannot be used together", one, other);
}

}  // namespace

Ipv6 parse_ipv6_address(std::string_view text) {
  auto address = Ipv6::parse(text);
  if (!address) {
    refuse("InvalidParameterValue",
           "Value ({}) for parameter ipv6Address is invalid. This is not a valid IPv6 address.", text);
  }
  return *address;
}

Ipv6Cidr parse_ipv6_prefix(std::string_view text) {
  auto prefix = Ipv6Cidr::parse(text);
  if (!prefix || prefix->prefix_length() != ipv6_prefix_length) {
    refuse("InvalidParameterValue",
           "Value ({}) for parameter ipv6Prefix is invalid. This is not a valid /80 prefix.", text);
  }
  return *prefix;
}

bool wants_primary_ipv6(const std::vector<ec2::InstanceIpv6Address>& addresses,
                        const std::optional<bool>& primary) {
  for (const ec2::InstanceIpv6Address& address : addresses) {
    if (&address == &addresses.front() || !address.is_primary_ipv6.value_or(false)) continue;
    refuse("InvalidParameterValue",
           "Value ({}) for parameter ipv6Address is invalid. Only the first can be "
           "the primary IPv6 address.",
           address.ipv6_address);
  }
  const bool first = !addresses.empty() && addresses.front().is_primary_ipv6.value_or(false);
  return primary.value_or(first);
}

WantedIpv6 wanted_ipv6(const Ipv6Parameters& parameters) {
  if (!parameters.addresses.empty() && parameters.address_count)
    refuse_together("ipv6Addresses", "ipv6AddressCount");
  if (!parameters.prefixes.empty() && parameters.prefix_count)
    refuse_together("ipv6Prefix", "ipv6PrefixCount");
  WantedIpv6 wanted;
  for (const std::string& text : parameters.addresses) wanted.addresses.push_back(parse_ipv6_address(text));
  for (const std::string& text : parameters.prefixes) wanted.prefixes.push_back(parse_ipv6_prefix(text));
  wanted.declined = parameters.address_count == 0;
  if (parameters.address_count && !wanted.declined)
    wanted.drawn_addresses = checked_count(*parameters.address_count, "ipv6AddressCount");
  if (parameters.prefix_count)
    wanted.drawn_prefixes = checked_count(*parameters.prefix_count, "ipv6PrefixCount");
  return wanted;
}

void check_exclusive(const WantedIpv6& wanted) {
  bool has_addresses = !wanted.addresses.empty() || wanted.drawn_addresses > 0;
  bool has_prefixes = !wanted.prefixes.empty() || wanted.drawn_prefixes > 0;
  if (!has_addresses || !has_prefixes) return;
  refuse_together(wanted.addresses.empty() ? "ipv6AddressCount" : "ipv6Addresses",
                  wanted.prefixes.empty() ? "ipv6PrefixCount" : "ipv6Prefix");
}

void check_wanted(const Subnet& subnet, const WantedIpv6& wanted) {
  if (wanted.size() > 0) block_of(subnet);
  for (const Ipv6& address : wanted.addresses) {
    check_address(subnet, address);
    check_not_delegated(subnet, address);
  }
  for (const Ipv6Cidr& prefix : wanted.prefixes) check_prefix(subnet, prefix);
}

void take_ipv6(WriteCall& call, NetworkInterfaceId id, const WantedIpv6& wanted) {
  for (const Ipv6& address : wanted.addresses) take_address(call, id, address);
  for (const Ipv6Cidr& prefix : wanted.prefixes) take_prefix(call, id, prefix);
  for (std::size_t i = 0; i < wanted.drawn_addresses; ++i) take_address(call, id, std::nullopt);
  for (std::size_t i = 0; i < wanted.drawn_prefixes; ++i) take_prefix(call, id, std::nullopt);
}

void take_first_ipv6(WriteCall& call, NetworkInterfaceId id, WantedIpv6 wanted) {
  const NetworkInterface& interface = call.region.network_interfaces.get(id);
  const Subnet& subnet = call.region.subnets.get(interface.subnet);
  bool given = subnet.assign_ipv6_address_on_creation && interface.interface_type == "interface";
  if (wanted.size() == 0 && ((given && !wanted.declined) || !subnet.cidr)) wanted.drawn_addresses = 1;
  take_ipv6(call, id, wanted);
  if (!wanted.primary) return;
  if (call.region.network_interfaces.get(id).ipv6_addresses.empty()) {
    refuse("InvalidParameterValue",
           "The network interface has no IPv6 address that could be its primary one.");
  }
  call.region.network_interfaces.update(id, [](NetworkInterface& changed) { changed.primary_ipv6 = true; });
}

void give_back_ipv6_address(WriteCall& call, NetworkInterfaceId id, const Ipv6& address) {
  give_back_address(call, call.region.network_interfaces.get(id).subnet, address);
  call.region.network_interfaces.update(
      id, [&](NetworkInterface& changed) { std::erase(changed.ipv6_addresses, address); });
}

void give_back_ipv6_prefix(WriteCall& call, NetworkInterfaceId id, const Ipv6Cidr& prefix) {
  call.region.subnets.update(SubnetId{call.region.network_interfaces.get(id).subnet},
                             [&](Subnet& changed) { changed.ipv6_prefixes.erase(prefix.first()); });
  call.region.network_interfaces.update(
      id, [&](NetworkInterface& changed) { std::erase(changed.ipv6_prefixes, prefix); });
}

void give_back_ipv6(WriteCall& call, NetworkInterfaceId id) {
  const NetworkInterface interface = call.region.network_interfaces.get(id);
  for (const Ipv6& address : interface.ipv6_addresses) give_back_ipv6_address(call, id, address);
  for (const Ipv6Cidr& prefix : interface.ipv6_prefixes) give_back_ipv6_prefix(call, id, prefix);
}

void check_ipv6_limit(std::size_t count, const Instance* instance) {
  std::size_t limit = most_addresses;
  if (instance != nullptr) {
    const InstanceType& type = *find_instance_type(instance->instance_type);
    limit = type.current_generation ? static_cast<std::size_t>(type.ipv4_addresses) : 0;
  }
  if (count > limit) refuse("PrivateIpAddressLimitExceeded", "Number of IPv6 addresses will exceed limit.");
}

}  // namespace vpcsim
