#include "simulator/network/network_interface.hpp"

#include <algorithm>

#include "simulator/network/instance.hpp"
#include "simulator/network/vpc_endpoint.hpp"

namespace vpcsim::network {

bool holds(const NetworkInterface& interface, const Ip& address) {
  const auto is_address = [&](const InterfaceAddress& own) { return own.private_ip == address; };
  const auto is_around = [&](const IpBlock& prefix) { return prefix.contains(address); };
  return std::any_of(interface.addresses.begin(), interface.addresses.end(), is_address) ||
         std::any_of(interface.prefixes.begin(), interface.prefixes.end(), is_around);
}

std::optional<InterfaceFault> state_fault(const Description& network, Index<NetworkInterface> index) {
  const auto& interface = network[index];
  if (interface.status != NetworkInterfaceStatus::in_use)
    return InterfaceFault{ExplanationCode::bad_state, index};
  if (auto endpoint = interface.vpc_endpoint) {
    if (auto code = state_fault(network[endpoint])) return InterfaceFault{*code, endpoint};
  }
  if (!interface.instance) return std::nullopt;
  if (auto code = state_fault(network[interface.instance])) return InterfaceFault{*code, interface.instance};
  return std::nullopt;
}

std::optional<InterfaceFault> address_fault(const Network& network, Index<NetworkInterface> index,
                                            const Ip& address) {
  const InterfaceFacts& facts = network.facts_of(index);
  if (facts.has_ipv4 && address == Ip(facts.first_ipv4)) return std::nullopt;
  const auto& interface = network[index];
  if (!interface.source_dest_check) return std::nullopt;
  if (holds(interface, address)) return std::nullopt;
  return InterfaceFault{ExplanationCode::eni_source_dest_check_restriction, index};
}

}  // namespace vpcsim::network
