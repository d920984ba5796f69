// What the network remembers of one request, and so knows of its reply.
#pragma once

#include <array>
#include <cstdint>

#include "simulator/network/nat_gateway.hpp"
#include "simulator/network/network.hpp"

namespace vpcsim::network {

/// The appliances that a request passed: their security groups track the connection.
class AppliancesPassed {
 public:
  /// A request may pass this many; a further one drops it.
  static constexpr std::size_t capacity = 8;

  bool full() const { return size_ == capacity; }
  void remember(Index<NetworkInterface> interface) { interfaces_[size_++] = interface; }
  bool has(Index<NetworkInterface> interface) const {
    for (std::size_t i = 0; i < size_; ++i) {
      if (interfaces_[i] == interface) return true;
    }
    return false;
  }

 private:
  std::array<Index<NetworkInterface>, capacity> interfaces_;
  std::size_t size_ = 0;
};

struct Connections {
  NatConnections nat;
  AppliancesPassed appliances;
  Index<EgressOnlyInternetGateway> egress_only_internet_gateway;
};

}  // namespace vpcsim::network
