// Network interfaces: is there a machine behind it, and may it send or receive under this address?
#pragma once

#include <optional>

#include "simulator/network/explanation_code.hpp"
#include "simulator/network/network.hpp"
#include "simulator/network/story.hpp"

namespace vpcsim::network {

struct InterfaceFault {
  ExplanationCode code;
  Component component;  ///< the interface, its instance or its endpoint
};

/// By one of its addresses or delegated prefixes.
bool holds(const NetworkInterface& interface, const Ip& address);

/// BAD_STATE unless the interface is in use and its instance, if it has one, runs (instance.hpp), or its
/// endpoint is available (vpc_endpoint.hpp).
std::optional<InterfaceFault> state_fault(const Description& network, Index<NetworkInterface> interface);
inline std::optional<InterfaceFault> state_fault(const Network& network, Index<NetworkInterface> interface) {
  if (network.facts_of(interface).up) return std::nullopt;
  return state_fault(network.description(), interface);
}

/// ENI_SOURCE_DEST_CHECK_RESTRICTION unless the address is one of the interface's own, or its
/// source/destination check is off [EC2 user guide, "Source/destination checking"].
std::optional<InterfaceFault> address_fault(const Network& network, Index<NetworkInterface> interface,
                                            const Ip& address);

}  // namespace vpcsim::network
