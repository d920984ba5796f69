#include "simulator/actions/network_interface_addresses.hpp"

#include <algorithm>

#include "simulator/actions/address.hpp"
#include "simulator/actions/subnet.hpp"
#include "simulator/instance_type_catalog.hpp"

namespace vpcsim {
namespace {

constexpr int ipv4_prefix_length = 28;
constexpr std::size_t addresses_per_prefix = 16;
/// The most that any of AWS's instance types has on one interface: what an unattached one may have.
constexpr std::size_t most_addresses = 50;

[[noreturn]] void refuse_together(std::string_view one, std::string_view other) {
  refuse("InvalidParameterCombination", "The parameters {} and {} cannot be used together", one, other);
}

bool is_free(const Subnet& subnet, const Cidr& prefix) {
  auto taken = subnet.addresses.lower_bound(prefix.first());
  return taken == subnet.addresses.end() || prefix.last() < taken->key;
}

/// AWS's own addresses are the subnet's first four and its last: no prefix may hold one. The subnet has an
/// IPv4 block.
bool holds_reserved(const Subnet& subnet, const Cidr& prefix) {
  return prefix.contains(subnet.cidr->first()) || prefix.contains(subnet.cidr->last());
}

void check_prefix(const Subnet& subnet, const Cidr& prefix) {
  if (!subnet.cidr || !subnet.cidr->contains(prefix)) {
    refuse("InvalidParameterValue", "Prefix {} does not fall within the subnet's address range",
           prefix.text());
  }
  if (holds_reserved(subnet, prefix)) {
    refuse("InvalidParameterValue", "Prefix {} is in subnet's reserved address range", prefix.text());
  }
  if (!is_free(subnet, prefix)) refuse("InvalidIPAddress.InUse", "Prefix {} is in use.", prefix.text());
}

/// The first free block that `fits` from the `start`th on, round the end of the subnet.
template <class Fits>
std::optional<Cidr> find_prefix(const Subnet& subnet, std::uint64_t start, Fits&& fits) {
  const std::uint64_t blocks = subnet.cidr ? subnet.cidr->size() / addresses_per_prefix : 0;
  for (std::uint64_t i = 0; i < blocks; ++i) {
    auto offset = static_cast<std::uint32_t>((start + i) % blocks * addresses_per_prefix);
    Cidr prefix(Ipv4{subnet.cidr->first().bits + offset}, ipv4_prefix_length);
    if (fits(prefix) && !holds_reserved(subnet, prefix) && is_free(subnet, prefix)) return prefix;
  }
  return std::nullopt;
}

Cidr draw_prefix(Region& region, const Subnet& subnet) {
  const PrefixRoom<Cidr> room(region, subnet.id);
  const std::uint64_t start = region.ids.next();
  std::optional<Cidr> found;
  if (room.has_reserved())
    found = find_prefix(subnet, start, [&](const Cidr& prefix) { return room.is_reserved_for(prefix); });
  if (!found)
    found = find_prefix(subnet, start, [&](const Cidr& prefix) { return room.is_unreserved(prefix); });
  if (found) return *found;
  refuse("InsufficientCidrBlocks",
         "The specified subnet does not have enough free cidr blocks to satisfy the request.");
}

void take_prefix(WriteCall& call, NetworkInterfaceId id, const std::optional<Cidr>& wanted) {
  const Subnet& subnet = call.region.subnets.get(call.region.network_interfaces.get(id).subnet);
  if (wanted) check_prefix(subnet, *wanted);
  const Cidr prefix = wanted ? *wanted : draw_prefix(call.region, subnet);
  call.region.subnets.update(SubnetId{subnet.id}, [&](Subnet& changed) {
    for (std::uint32_t i = 0; i < addresses_per_prefix; ++i)
      changed.addresses.set(Ipv4{prefix.first().bits + i}, id);
  });
  call.region.network_interfaces.update(
      id, [&](NetworkInterface& changed) { changed.ipv4_prefixes.push_back(prefix); });
}

void give_back_prefix(WriteCall& call, SubnetId subnet, const Cidr& prefix) {
  call.region.subnets.update(subnet, [&](Subnet& changed) {
    for (std::uint32_t i = 0; i < addresses_per_prefix; ++i)
      changed.addresses.erase(Ipv4{prefix.first().bits + i});
  });
}

/// Which of the listed addresses is the primary one, if any is.
void read_list(const AddressParameters& parameters, WantedAddresses& wanted) {
  for (const auto& specification : parameters.private_ip_addresses) {
    if (!specification.private_ip_address) refuse_missing("privateIpAddress");
    const Ipv4 address = parse_address(*specification.private_ip_address, "privateIpAddress");
    if (!specification.primary.value_or(false)) {
      wanted.secondary.push_back(address);
      continue;
    }
    if (wanted.primary) {
      refuse("InvalidParameterCombination", "{}",
             parameters.private_ip_address
                 ? "Only one of the parameters privateIpAddress and privateIpAddresses may specify the "
                   "primary address."
                 : "Only one private IP address can be designated as primary.");
    }
    wanted.primary = address;
  }
  if (!parameters.private_ip_addresses.empty() && !wanted.primary) {
    refuse("InvalidParameterValue", "A primary private IP address must be specified.");
  }
}

}  // namespace

std::size_t WantedAddresses::size() const {
  return 1 + secondary.size() + drawn_secondary + addresses_per_prefix * (prefixes.size() + drawn_prefixes);
}

std::size_t checked_count(std::int32_t count, std::string_view parameter) {
  if (count < 1) refuse("InvalidParameterValue", "Value ({}) for parameter {} is invalid.", count, parameter);
  return static_cast<std::size_t>(count);
}

std::vector<Ipv4> parse_addresses(const std::vector<std::string>& texts) {
  std::vector<Ipv4> addresses;
  for (const std::string& text : texts) {
    const Ipv4 address = parse_address(text, "privateIpAddress");
    if (std::find(addresses.begin(), addresses.end(), address) == addresses.end())
      addresses.push_back(address);
  }
  return addresses;
}

Cidr parse_ipv4_prefix(std::string_view text) {
  auto prefix = Cidr::parse(text);
  if (!prefix || prefix->prefix_length() != ipv4_prefix_length || prefix->text() != text) {
    refuse("InvalidParameterValue",
           "Value ({}) for parameter ipv4Prefix is invalid. This is not a valid /28 prefix.", text);
  }
  return *prefix;
}

WantedAddresses wanted_addresses(const AddressParameters& parameters) {
  WantedAddresses wanted;
  if (parameters.private_ip_address)
    wanted.primary = parse_address(*parameters.private_ip_address, "privateIpAddress");
  read_list(parameters, wanted);
  for (const auto& prefix : parameters.ipv4_prefixes)
    wanted.prefixes.push_back(parse_ipv4_prefix(prefix.ipv4_prefix));
  if (parameters.secondary_private_ip_address_count) {
    wanted.drawn_secondary =
        checked_count(*parameters.secondary_private_ip_address_count, "secondaryPrivateIpAddressCount");
  }
  if (parameters.ipv4_prefix_count)
    wanted.drawn_prefixes = checked_count(*parameters.ipv4_prefix_count, "ipv4PrefixCount");
  if (parameters.private_ip_addresses.size() > 1 && wanted.drawn_secondary > 0)
    refuse_together("privateIpAddresses", "secondaryPrivateIpAddressCount");
  if (!wanted.prefixes.empty() && wanted.drawn_prefixes > 0) refuse_together("ipv4Prefix", "ipv4PrefixCount");
  bool has_secondary = !wanted.secondary.empty() || wanted.drawn_secondary > 0;
  if (has_secondary && (!wanted.prefixes.empty() || wanted.drawn_prefixes > 0)) {
    refuse_together(wanted.secondary.empty() ? "secondaryPrivateIpAddressCount" : "privateIpAddresses",
                    wanted.prefixes.empty() ? "ipv4PrefixCount" : "ipv4Prefix");
  }
  return wanted;
}

void check_wanted(const Subnet& subnet, const WantedAddresses& wanted) {
  if (wanted.primary) check_address(subnet, *wanted.primary);
  for (Ipv4 address : wanted.secondary) check_address(subnet, address);
  for (const Cidr& prefix : wanted.prefixes) check_prefix(subnet, prefix);
}

void take_first_addresses(WriteCall& call, NetworkInterfaceId id, const WantedAddresses& wanted) {
  if (!call.region.subnets.get(call.region.network_interfaces.get(id).subnet).cidr) {
    if (wanted.names_any() || wanted.slots() > 1) {
      refuse("InvalidParameterCombination", "An IPv6-only subnet has no IPv4 addresses for the interface.");
    }
    return;
  }
  WantedAddresses named{.secondary = wanted.secondary, .prefixes = wanted.prefixes};
  take_secondary_addresses(call, id, named);  // before any is drawn
  const Ipv4 primary = take_address(call, call.region.network_interfaces.get(id).subnet, wanted.primary, id);
  call.region.network_interfaces.update(
      id, [&](NetworkInterface& changed) { changed.addresses.insert(changed.addresses.begin(), {primary}); });
  take_secondary_addresses(
      call, id, {.drawn_secondary = wanted.drawn_secondary, .drawn_prefixes = wanted.drawn_prefixes});
}

Ipv4 take_secondary_address(WriteCall& call, NetworkInterfaceId id, std::optional<Ipv4> wanted) {
  const Ipv4 address = take_address(call, call.region.network_interfaces.get(id).subnet, wanted, id);
  call.region.network_interfaces.update(
      id, [&](NetworkInterface& changed) { changed.addresses.push_back({address}); });
  return address;
}

void take_secondary_addresses(WriteCall& call, NetworkInterfaceId id, const WantedAddresses& wanted) {
  for (Ipv4 address : wanted.secondary) take_secondary_address(call, id, address);
  for (const Cidr& prefix : wanted.prefixes) take_prefix(call, id, prefix);
  for (std::size_t i = 0; i < wanted.drawn_secondary; ++i) take_secondary_address(call, id, std::nullopt);
  for (std::size_t i = 0; i < wanted.drawn_prefixes; ++i) take_prefix(call, id, std::nullopt);
}

void give_back_secondary(WriteCall& call, NetworkInterfaceId id, Ipv4 address) {
  const NetworkInterface& interface = call.region.network_interfaces.get(id);
  const SubnetId subnet = interface.subnet;
  if (auto allocation = interface.find_address(address)->allocation) disassociate_address(call, *allocation);
  call.region.network_interfaces.update(id, [&](NetworkInterface& changed) {
    std::erase_if(changed.addresses, [&](const auto& held) { return held.private_ip == address; });
  });
  give_back_address(call, subnet, address);
}

void give_back_prefix(WriteCall& call, NetworkInterfaceId id, const Cidr& prefix) {
  give_back_prefix(call, call.region.network_interfaces.get(id).subnet, prefix);
  call.region.network_interfaces.update(
      id, [&](NetworkInterface& changed) { std::erase(changed.ipv4_prefixes, prefix); });
}

void give_back_addresses(WriteCall& call, NetworkInterfaceId id) {
  const NetworkInterface interface = call.region.network_interfaces.get(id);
  for (const InterfaceAddress& address : interface.addresses) {
    if (address.allocation) {
      disassociate_address(call, *address.allocation);
    } else if (address.public_ip) {
      take_back_public_address(call, id);
    }
    give_back_address(call, interface.subnet, address.private_ip);
  }
  for (const Cidr& prefix : interface.ipv4_prefixes) give_back_prefix(call, interface.subnet, prefix);
}

std::size_t address_slots(const NetworkInterface& interface) {
  return interface.addresses.size() + interface.ipv4_prefixes.size();
}

void check_address_limit(std::size_t count, const Instance* instance) {
  std::size_t limit = most_addresses;
  if (instance != nullptr)
    limit = static_cast<std::size_t>(find_instance_type(instance->instance_type)->ipv4_addresses);
  if (count > limit)
    refuse("PrivateIpAddressLimitExceeded", "Number of private addresses will exceed limit.");
}

}  // namespace vpcsim
