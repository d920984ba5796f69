// The network as it is now, all accounts and regions of it, for who asks again and again: made anew when the
// state has changed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "simulator/network/network.hpp"
#include "simulator/simulator.hpp"

namespace vpcsim::hypervisor {

class LiveNetwork {
 public:
  /// `simulator` must outlive it.
  explicit LiveNetwork(Simulator& simulator) : simulator_(simulator) {}

  /// Until the next call. Empty for a network that can't be told: fault() says why.
  const network::Network& now();
  const std::string& fault() const { return fault_; }
  /// Counts the networks that now() has made: what was derived from one holds as long as this stays.
  std::uint64_t edition() const { return edition_; }
  /// Of the description that now() answered last.
  std::optional<network::Index<network::Instance>> find_instance(std::string_view id) const;

 private:
  bool is_current(protocol::Timestamp now) const;

  Simulator& simulator_;
  std::optional<network::Network> network_;
  std::string fault_;
  std::uint64_t version_ = 0, edition_ = 0;
  protocol::Timestamp changed_, made_;
};

}  // namespace vpcsim::hypervisor
