// Who looks on: what changes, who calls and who connects, told over WebSockets as it happens.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <string>

#include "protocol/event_loop.hpp"
#include "protocol/web_socket.hpp"
#include "simulator/control/control_plane.hpp"

namespace vpcsim::control {

/// Messages are JSON texts with a "kind": "hello" first, then "changed" (the state, or the clock), "call",
/// "event". What happens in a tenth of a second is told at its end, so that load costs the same however
/// many look on.
class LiveFeeds {
 public:
  static constexpr std::size_t feeds_max = 100;
  /// Of calls, and of events, at once: of more, the last are told.
  static constexpr std::size_t told_at_once_max = 200;

  /// Both must outlive it.
  LiveFeeds(ControlPlane& plane, protocol::EventLoop& loop) : plane_(plane), loop_(loop) {}
  LiveFeeds(const LiveFeeds&) = delete;
  LiveFeeds& operator=(const LiveFeeds&) = delete;

  /// It must not outlive this. Null: too many look on already.
  std::unique_ptr<protocol::WebSocketUser> open();
  /// What was done may show in answers, though no version has changed: the clock moves, say.
  void touch() { touched_ = true; }

 private:
  class Feed;
  /// How far everybody has been told.
  struct Told {
    std::uint64_t version = 0, era = 0, call = 0, event = 0;
  };

  Told now() const;
  std::string state_message(std::string_view kind) const;
  void wait();
  void tick();
  void tell_all(const std::string& message);

  ControlPlane& plane_;
  protocol::EventLoop& loop_;
  std::unique_ptr<protocol::LoopTimer> timer_;
  std::list<Feed*> feeds_;
  Told told_;
  bool touched_ = false;
  int ticks_ = 0;
};

}  // namespace vpcsim::control
