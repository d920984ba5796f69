// Secondary private addresses and delegated prefixes: assigning them to interfaces that are there, moving
// them from one interface to another, and taking them off.
#include "protocol/ec2/network_interface_address.hpp"

#include <algorithm>

#include "simulator/actions/address.hpp"
#include "simulator/actions/network_interface.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/actions/subnet.hpp"

namespace vpcsim {
namespace {

template <class Item>
bool has(const std::vector<Item>& items, const Item& item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

const Instance* instance_of(const Region& region, const NetworkInterface& interface) {
  return interface.attachment ? region.instances.find(interface.attachment->instance) : nullptr;
}

std::vector<Cidr> parse_prefixes(const std::vector<std::string>& texts) {
  std::vector<Cidr> prefixes;
  for (const std::string& text : texts) {
    const Cidr prefix = parse_ipv4_prefix(text);
    if (!has(prefixes, prefix)) prefixes.push_back(prefix);
  }
  return prefixes;
}

[[noreturn]] void refuse_together(std::string_view one, std::string_view other) {
  refuse("InvalidParameterCombination", "The parameters {} and {} cannot be used together", one, other);
}

WantedAddresses wanted_by(const ec2::AssignPrivateIpAddressesRequest& request) {
  if (!request.private_ip_addresses.empty() && request.secondary_private_ip_address_count)
    refuse_together("privateIpAddress", "secondaryPrivateIpAddressCount");
  if (!request.ipv4_prefixes.empty() && request.ipv4_prefix_count)
    refuse_together("ipv4Prefix", "ipv4PrefixCount");
  WantedAddresses wanted{.secondary = parse_addresses(request.private_ip_addresses),
                         .prefixes = parse_prefixes(request.ipv4_prefixes)};
  if (request.secondary_private_ip_address_count) {
    wanted.drawn_secondary =
        checked_count(*request.secondary_private_ip_address_count, "secondaryPrivateIpAddressCount");
  }
  if (request.ipv4_prefix_count)
    wanted.drawn_prefixes = checked_count(*request.ipv4_prefix_count, "ipv4PrefixCount");
  if (wanted.slots() == 1) {
    refuse("MissingParameter",
           "The request must contain the parameter privateIpAddress or secondaryPrivateIpAddressCount");
  }
  return wanted;
}

/// Who has the address: another interface that may lose it.
const NetworkInterface& holder_to_move_from(const Region& region, NetworkInterfaceId holder, Ipv4 address,
                                            bool allowed) {
  const NetworkInterface& interface = region.network_interfaces.get(holder);
  const InterfaceAddress* held = interface.find_address(address);
  if (!allowed || held == nullptr || is_requester_managed(interface)) {  // nullptr: in a delegated prefix
    refuse("InvalidIPAddress.InUse", "Address {} is in use.", address.text());
  }
  if (held == interface.primary_address()) {
    refuse("InvalidParameterValue",
           "The address {} is the primary address of the network interface '{}' and cannot be reassigned.",
           address.text(), holder.text());
  }
  return interface;
}

/// An Elastic address moves along (API reference, AssignPrivateIpAddresses).
void move_address(WriteCall& call, const NetworkInterface& from, NetworkInterfaceId to, Ipv4 address) {
  const InterfaceAddress moved = *from.find_address(address);
  const SubnetId subnet = from.subnet;
  call.region.network_interfaces.update(NetworkInterfaceId{from.id}, [&](NetworkInterface& changed) {
    std::erase_if(changed.addresses, [&](const auto& held) { return held.private_ip == address; });
  });
  call.region.network_interfaces.update(
      to, [&](NetworkInterface& changed) { changed.addresses.push_back(moved); });
  call.region.subnets.update(subnet, [&](Subnet& changed) { changed.addresses.set(address, to); });
  if (moved.allocation) {
    call.region.addresses.update(*moved.allocation,
                                 [&](Address& changed) { changed.network_interface = to; });
  }
}

/// Moves what others have, and leaves in `wanted` what is free. An address that the interface has already
/// stays.
void move_addresses(WriteCall& call, NetworkInterfaceId id, bool allowed, WantedAddresses& wanted) {
  const SubnetId subnet = call.region.network_interfaces.get(id).subnet;
  std::vector<Ipv4> free;
  for (Ipv4 address : wanted.secondary) {
    const NetworkInterfaceId* holder = call.region.subnets.get(subnet).addresses.find(address);
    if (holder == nullptr) {
      free.push_back(address);
    } else if (*holder != id) {
      move_address(call, holder_to_move_from(call.region, *holder, address, allowed), id, address);
    } else if (call.region.network_interfaces.get(id).addresses.front().private_ip == address) {
      refuse("InvalidParameterValue", "The address {} is the primary address of the network interface '{}'.",
             address.text(), id.text());
    }
  }
  wanted.secondary = std::move(free);
}

/// The addresses that come on top of those that the interface has.
std::size_t additional(const NetworkInterface& interface, const WantedAddresses& wanted) {
  auto is_new = [&](Ipv4 address) { return interface.find_address(address) == nullptr; };
  return wanted.drawn_secondary + wanted.prefixes.size() + wanted.drawn_prefixes +
         static_cast<std::size_t>(std::count_if(wanted.secondary.begin(), wanted.secondary.end(), is_new));
}

ec2::AssignPrivateIpAddressesResult assign_private_ip_addresses(
    WriteCall& call, const ec2::AssignPrivateIpAddressesRequest& request) {
  WantedAddresses wanted = wanted_by(request);
  const NetworkInterface before = call.region.network_interfaces.get(request.network_interface_id);
  check_not_managed(before);
  check_address_limit(address_slots(before) + additional(before, wanted), instance_of(call.region, before));
  ec2::AssignPrivateIpAddressesResult result{.network_interface_id = before.id.text()};
  for (Ipv4 address : wanted.secondary) result.assigned_private_ip_addresses.push_back({address.text()});
  move_addresses(call, before.id, request.allow_reassignment.value_or(false), wanted);
  take_secondary_addresses(call, before.id, wanted);
  const NetworkInterface& after = call.region.network_interfaces.get(before.id);
  for (auto drawn = after.addresses.end() - static_cast<std::ptrdiff_t>(wanted.drawn_secondary);
       drawn != after.addresses.end(); ++drawn) {
    result.assigned_private_ip_addresses.push_back({drawn->private_ip.text()});
  }
  for (std::size_t i = before.ipv4_prefixes.size(); i < after.ipv4_prefixes.size(); ++i)
    result.assigned_ipv4_prefixes.push_back({after.ipv4_prefixes[i].text()});
  return result;
}

void check_assigned(const NetworkInterface& interface, const std::vector<Ipv4>& addresses,
                    const std::vector<Cidr>& prefixes) {
  for (Ipv4 address : addresses) {
    const InterfaceAddress* held = interface.find_address(address);
    if (held == nullptr) {
      refuse("InvalidParameterValue", "Some of the specified addresses are not assigned to interface {}",
             interface.id.text());
    }
    if (held == interface.primary_address()) {
      refuse("InvalidParameterValue",
             "The primary private IP address {} of interface {} cannot be unassigned", address.text(),
             interface.id.text());
    }
  }
  for (const Cidr& prefix : prefixes) {
    if (!has(interface.ipv4_prefixes, prefix)) {
      refuse("InvalidParameterValue", "Some of the specified prefixes are not assigned to interface {}",
             interface.id.text());
    }
  }
}

ec2::ReturnResult unassign_private_ip_addresses(WriteCall& call,
                                                const ec2::UnassignPrivateIpAddressesRequest& request) {
  auto addresses = parse_addresses(request.private_ip_addresses);
  auto prefixes = parse_prefixes(request.ipv4_prefixes);
  if (addresses.empty() && prefixes.empty()) refuse_missing("privateIpAddress");
  const NetworkInterface& interface = call.region.network_interfaces.get(request.network_interface_id);
  check_not_managed(interface);
  check_assigned(interface, addresses, prefixes);
  const NetworkInterfaceId id = interface.id;
  for (Ipv4 address : addresses) give_back_secondary(call, id, address);
  for (const Cidr& prefix : prefixes) give_back_prefix(call, id, prefix);
  return {};
}

}  // namespace

Actions network_interface_address_actions() {
  return {
      action<assign_private_ip_addresses>(
          "Assigns secondary private addresses or prefixes to a network interface"),
      action<unassign_private_ip_addresses>(
          "Takes secondary private addresses or prefixes off a network interface"),
  };
}

}  // namespace vpcsim
