// TCP between two ends that are both in this process. What it carries is held up while the network doesn't
// let it through, as TCP's own repetitions do, and goes on once it does again.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>

#include "protocol/event_loop.hpp"
#include "simulator/instance/network.hpp"

namespace vpcsim::hypervisor {

/// The ends as each side sees them: a gateway in between may have translated addresses.
struct WireEnds {
  instance::Endpoint client, server;            ///< as the client sees them
  instance::Endpoint seen_client, seen_server;  ///< as the server does
};

class Wire;

/// What an end takes before it is full().
inline constexpr std::size_t window_bytes = 256 * 1024;
/// Linux's tcp_retries2: how long it repeats what isn't acknowledged.
inline constexpr std::chrono::seconds tcp_patience{924};

struct WiredPair {
  std::unique_ptr<instance::Connection> client, server;
  std::weak_ptr<Wire> wire;
};

/// `carried` is asked before anything is handed over, whichever way it goes: TCP needs both. What isn't
/// carried for longer than `patience` has failed.
WiredPair make_wire(protocol::EventLoop& loop, const WireEnds& ends, std::function<bool()> carried,
                    std::chrono::milliseconds patience = tcp_patience);

/// The machine at one end goes down: what was written arrives, then the end of it, whatever the network says.
/// An operating system closes its connections before its network goes.
void hang_up(const std::weak_ptr<Wire>& wire);

}  // namespace vpcsim::hypervisor
