// IPv6 addresses and prefixes: assigning them to interfaces that are there, and taking them off.
#include <algorithm>

#include "protocol/ec2/network_interface_address.hpp"
#include "simulator/actions/network_interface.hpp"
#include "simulator/actions/network_interface_ipv6.hpp"
#include "simulator/actions/nouns.hpp"

namespace vpcsim {
namespace {

ec2::AssignIpv6AddressesResult assign_ipv6_addresses(WriteCall& call,
                                                     const ec2::AssignIpv6AddressesRequest& request) {
  const WantedIpv6 wanted = wanted_ipv6({.addresses = request.ipv6_addresses,
                                         .address_count = request.ipv6_address_count,
                                         .prefixes = request.ipv6_prefixes,
                                         .prefix_count = request.ipv6_prefix_count});
  if (wanted.size() == 0) {
    refuse("MissingParameter", "The request must contain the parameter ipv6Addresses or ipv6AddressCount");
  }
  const NetworkInterface before = call.region.network_interfaces.get(request.network_interface_id);
  check_not_managed(before);
  check_wanted(call.region.subnets.get(before.subnet), wanted);
  check_ipv6_limit(before.ipv6_addresses.size() + before.ipv6_prefixes.size() + wanted.size(),
                   before.attachment ? call.region.instances.find(before.attachment->instance) : nullptr);
  take_ipv6(call, before.id, wanted);
  const NetworkInterface& after = call.region.network_interfaces.get(before.id);
  ec2::AssignIpv6AddressesResult result{.network_interface_id = before.id.text()};
  for (std::size_t i = before.ipv6_addresses.size(); i < after.ipv6_addresses.size(); ++i)
    result.assigned_ipv6_addresses.push_back(after.ipv6_addresses[i].text());
  for (std::size_t i = before.ipv6_prefixes.size(); i < after.ipv6_prefixes.size(); ++i)
    result.assigned_ipv6_prefixes.push_back(after.ipv6_prefixes[i].text());
  return result;
}

template <class Item>
void check_has(const NetworkInterface& interface, const std::vector<Item>& held, const Item& item,
               std::string_view what) {
  if (std::find(held.begin(), held.end(), item) != held.end()) return;
  refuse("InvalidParameterValue", "Some of the specified {} are not assigned to interface {}", what,
         interface.id.text());
}

ec2::UnassignIpv6AddressesResult unassign_ipv6_addresses(WriteCall& call,
                                                         const ec2::UnassignIpv6AddressesRequest& request) {
  const WantedIpv6 named =
      wanted_ipv6({.addresses = request.ipv6_addresses, .prefixes = request.ipv6_prefixes});
  if (named.size() == 0) refuse_missing("ipv6Addresses");
  const NetworkInterface interface = call.region.network_interfaces.get(request.network_interface_id);
  check_not_managed(interface);
  ec2::UnassignIpv6AddressesResult result{.network_interface_id = interface.id.text()};
  for (const Ipv6& address : named.addresses) {
    check_has(interface, interface.ipv6_addresses, address, "addresses");
    if (interface.primary_ipv6 && interface.ipv6_addresses.front() == address) {
      refuse("InvalidParameterValue", "The primary IPv6 address {} of interface {} cannot be unassigned",
             address.text(), interface.id.text());
    }
    result.unassigned_ipv6_addresses.push_back(address.text());
  }
  for (const Ipv6Cidr& prefix : named.prefixes) {
    check_has(interface, interface.ipv6_prefixes, prefix, "prefixes");
    result.unassigned_ipv6_prefixes.push_back(prefix.text());
  }
  for (const Ipv6& address : named.addresses) give_back_ipv6_address(call, interface.id, address);
  for (const Ipv6Cidr& prefix : named.prefixes) give_back_ipv6_prefix(call, interface.id, prefix);
  return result;
}

}  // namespace

Actions network_interface_ipv6_address_actions() {
  return {
      action<assign_ipv6_addresses>("Assigns IPv6 addresses or prefixes to a network interface"),
      action<unassign_ipv6_addresses>("Takes IPv6 addresses or prefixes off a network interface"),
  };
}

}  // namespace vpcsim
