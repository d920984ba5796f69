// What happens on the simulated network, for people: who connected to whom, who was turned away, and why.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/timestamp.hpp"
#include "simulator/hypervisor/gate.hpp"

namespace vpcsim::hypervisor {

struct NetworkEvent {
  enum class What {
    connected,
    refused,     ///< it arrived, and nobody listens
    blocked,     ///< it didn't arrive, or its answer didn't come back
    unanswered,  ///< it left AWS: nobody is out there
    stalled,     ///< an established connection is held up
    resumed,
    logged_in,
    denied,  ///< a login
  };
  std::uint64_t number = 0;  ///< from 1
  protocol::Timestamp at;    ///< virtual time
  What what = What::connected;
  std::string from, to;  ///< "203.0.113.10", "ec2-a (10.0.1.5)"
  std::uint16_t port = 0;
  std::string detail = {};  ///< who logged in, by which key
  std::vector<Obstacle> obstacles = {};
};

/// "connected", "logged-in"
std::string_view text(NetworkEvent::What what);
/// One line, without its end: "2026-01-01T00:00:00Z  blocked  203.0.113.10 -> ec2-a (198.18.0.1) tcp/22: ..."
std::string describe(const NetworkEvent& event);

class EventLog {
 public:
  static constexpr std::size_t events_max = 1000;

  /// Told of every event as it happens.
  void set_listener(std::function<void(const NetworkEvent&)> listener) { listener_ = std::move(listener); }
  /// Numbers it. The oldest ones are forgotten.
  void add(NetworkEvent event);
  /// Those with higher numbers than that, oldest first.
  std::vector<NetworkEvent> after(std::uint64_t number) const;
  std::uint64_t last() const { return last_; }

 private:
  std::deque<NetworkEvent> events_;
  std::uint64_t last_ = 0;
  std::function<void(const NetworkEvent&)> listener_;
};

}  // namespace vpcsim::hypervisor
