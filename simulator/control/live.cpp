#include "simulator/control/live.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "simulator/control/calls.hpp"
#include "simulator/control/endpoint.hpp"
#include "simulator/control/network.hpp"
#include "simulator/hypervisor/premises.hpp"
#include "simulator/setting_names.hpp"

namespace vpcsim::control {
namespace {

constexpr std::chrono::milliseconds between_ticks{100};
/// Where transitions take time, states change by themselves: every so many ticks somebody should look.
constexpr int ticks_between_looks = 20;

/// Whether states change by themselves.
bool takes_time(const Timing& timing) {
  const auto names = timing_names();
  return std::any_of(names.begin(), names.end(),
                     [&](const TimingName& name) { return timing.*name.value > 0; });
}

std::string text_of(const Json& message) {
  return message.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::unique_ptr<protocol::WebSocketUser> open_feed(ControlPlane& plane, const Json& query) {
  check_none(query);
  if (plane.live_feeds() == nullptr) throw ControlError(404, "this emulator has no live feed");
  auto feed = plane.live_feeds()->open();
  if (feed == nullptr)
    throw ControlError(503, "more than " + std::to_string(LiveFeeds::feeds_max) + " look on already");
  return feed;
}

constexpr auto sockets = std::to_array<SocketEndpoint>({
    {"/_vpcsim/live", "Changes, calls and connections as they happen, as JSON", open_feed},
});

}  // namespace

class LiveFeeds::Feed : public protocol::WebSocketUser {
 public:
  explicit Feed(LiveFeeds& feeds) : feeds_(feeds) {
    place_ = feeds_.feeds_.insert(feeds_.feeds_.end(), this);
  }
  ~Feed() override { feeds_.feeds_.erase(place_); }

  void opened(protocol::WebSocket& socket) override {
    socket_ = &socket;
    tell(feeds_.state_message("hello"));
  }
  /// There is nothing to say to it.
  void received(protocol::WebSocket::Kind, std::string_view) override { socket_->close(); }
  void closed() override { socket_ = nullptr; }

  void tell(const std::string& message) {
    if (socket_ != nullptr) socket_->send(protocol::WebSocket::Kind::text, message);
  }

 private:
  LiveFeeds& feeds_;
  std::list<Feed*>::iterator place_;
  protocol::WebSocket* socket_ = nullptr;
};

std::unique_ptr<protocol::WebSocketUser> LiveFeeds::open() {
  if (feeds_.size() >= feeds_max) return nullptr;
  if (feeds_.empty()) {
    told_ = now();
    wait();
  }
  return std::make_unique<Feed>(*this);
}

LiveFeeds::Told LiveFeeds::now() const {
  return {plane_.simulator().version(), plane_.simulator().era(), plane_.calls().last(),
          plane_.premises() == nullptr ? 0 : plane_.premises()->machines().events().last()};
}

std::string LiveFeeds::state_message(std::string_view kind) const {
  return text_of({{"kind", kind},
                  {"version", plane_.simulator().version()},
                  {"era", plane_.simulator().era()},
                  {"now", plane_.clock().now().text()},
                  {"factor", plane_.clock().factor()}});
}

void LiveFeeds::wait() {
  timer_ = loop_.after(between_ticks, [this] { tick(); });
}

void LiveFeeds::tick() {
  if (feeds_.empty()) return;  // the next one to come makes it tick again
  const Told before = std::exchange(told_, now());
  const bool look = ++ticks_ % ticks_between_looks == 0 && takes_time(plane_.simulator().settings().timing);
  for (const LoggedCall& call : plane_.calls().after(before.call, plane_.simulator(), told_at_once_max))
    tell_all(text_of({{"kind", "call"}, {"call", to_json(call)}}));
  if (told_.event != before.event) {
    for (const auto& event : plane_.premises()->machines().events().after(before.event))
      tell_all(text_of({{"kind", "event"}, {"event", to_json(event)}}));
  }
  if (std::exchange(touched_, false) || look || told_.version != before.version || told_.era != before.era)
    tell_all(state_message("changed"));
  wait();
}

void LiveFeeds::tell_all(const std::string& message) {
  // Who is cut off for being slow stays in the list until its connection ends.
  for (Feed* feed : feeds_) feed->tell(message);
}

std::span<const SocketEndpoint> live_sockets() {
  return sockets;
}

}  // namespace vpcsim::control
