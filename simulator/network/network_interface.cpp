#include "simulator/network/network_interface.hpp"

#include <algorithm>

#include "simulator/network/instance.hpp"

namespace vpcsim::network {

std::optional<InterfaceFault> state_fault(const Network& network, Index<NetworkInterface> index) {
  const auto& interface = network[index];
  if (interface.status != NetworkInterfaceStatus::in_use)
    return InterfaceFault{ExplanationCode::bad_state, index};
  if (!interface.instance) return std::nullopt;
  if (auto code = state_fault(network[interface.instance])) return InterfaceFault{*code, interface.instance};
  return std::nullopt;
}

std::optional<InterfaceFault> address_fault(const Network& network, Index<NetworkInterface> index,
                                            Ipv4 address) {
  const auto& interface = network[index];
  if (!interface.source_dest_check) return std::nullopt;
  bool own = std::any_of(interface.addresses.begin(), interface.addresses.end(),
                         [&](const InterfaceAddress& candidate) { return candidate.private_ip == address; });
  if (own) return std::nullopt;
  return InterfaceFault{ExplanationCode::eni_source_dest_check_restriction, index};
}

}  // namespace vpcsim::network
