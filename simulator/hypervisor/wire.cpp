#include "simulator/hypervisor/wire.hpp"

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <utility>

namespace vpcsim::hypervisor {
namespace {

using Clock = std::chrono::steady_clock;
using instance::ConnectionEvents;
using instance::NetworkError;

constexpr std::chrono::milliseconds repeat_after{200};

}  // namespace

class Wire : public std::enable_shared_from_this<Wire> {
 public:
  /// What is on its way to one end.
  struct Side {
    std::shared_ptr<ConnectionEvents> events;
    std::string waiting;
    bool open = true;        ///< its Connection is there
    bool end_waits = false;  ///< the other end has written its last
    bool end_told = false;
    bool abandonment_told = false;
    bool shut = false;         ///< wrote its last
    bool reset_comes = false;  ///< wrote to who isn't there any more
    bool paused = false;
    bool told_full = false;  ///< was told that the other end takes no more
  };

  Wire(protocol::EventLoop& loop, std::function<bool()> carried, std::chrono::milliseconds patience)
      : loop_(loop), carried_(std::move(carried)), patience_(patience) {}

  Side& side(int end) { return sides_[static_cast<std::size_t>(end)]; }

  void write(int from, std::string_view bytes) {
    Side& to = side(1 - from);
    if (side(from).shut || failed_) return;
    if (to.open)
      to.waiting += bytes;
    else
      side(from).reset_comes = true;
    schedule();
  }

  bool full(int from) {
    const bool is_full = side(1 - from).waiting.size() >= window_bytes;
    side(from).told_full |= is_full;
    return is_full;
  }

  void shut_down(int from) {
    if (std::exchange(side(from).shut, true)) return;
    side(1 - from).end_waits = true;
    schedule();
  }

  void close(int end) {
    side(end).open = false;
    side(end).events.reset();
    side(end).waiting.clear();
    shut_down(end);
    schedule();
  }

  void hang_up() {
    free_ = true;
    deliver();
  }

  void schedule() {
    if (std::exchange(scheduled_, true)) return;
    loop_.post([self = shared_from_this()] {
      self->scheduled_ = false;
      self->deliver();
    });
  }

 private:
  bool has_work() const {
    for (std::size_t end = 0; end < sides_.size(); ++end) {
      const Side& side = sides_[end];
      if (side.open && (side.reset_comes || !side.waiting.empty() || (side.end_waits && !side.end_told)))
        return true;
      if (is_abandoned(side, sides_[1 - end])) return true;
    }
    return false;
  }

  static bool is_abandoned(const Side& side, const Side& peer) {
    return side.open && side.end_told && !peer.open && !side.abandonment_told;
  }

  void deliver() {
    if (failed_ || !has_work()) return;
    if (!free_ && !carried_()) return stall();
    stalled_since_.reset();
    for (int end = 0; end < 2 && !failed_; ++end) deliver_to(end);
  }

  void stall() {
    const auto now = Clock::now();
    if (!stalled_since_) stalled_since_ = now;
    if (now - *stalled_since_ > patience_)
      return fail(0, NetworkError::timed_out), fail(1, NetworkError::timed_out);
    // Whoever holds the wire may be gone by then; what it wrote still arrives.
    retry_ = loop_.after(repeat_after, [self = shared_from_this()] { self->deliver(); });
  }

  void deliver_to(int end) {
    Side& to = side(end);
    if (!to.open) return;
    if (to.reset_comes) return fail(end, NetworkError::reset);
    if (!to.waiting.empty() && takes(to, side(1 - end))) {
      const auto events = to.events;
      const std::string bytes = std::exchange(to.waiting, {});
      events->received(bytes);
      drain(1 - end);
    }
    tell_end(to);
    if (!is_abandoned(to, side(1 - end)) || !to.events) return;
    to.abandonment_told = true;
    const auto events = to.events;
    if (events->abandoned) events->abandoned();
  }

  /// Who wants to know when the peer is gone doesn't make it wait.
  static bool takes(const Side& to, const Side& peer) {
    if (!to.events || !to.events->received) return false;
    return !to.paused || (!peer.open && to.events->abandoned);
  }

  void tell_end(Side& to) {
    if (!to.open || !to.waiting.empty() || !to.end_waits || to.end_told || !to.events) return;
    to.end_told = true;
    const auto events = to.events;
    if (events->ended) events->ended();
  }

  void drain(int from) {
    Side& writer = side(from);
    if (!writer.open || !std::exchange(writer.told_full, false)) return;
    const auto events = writer.events;
    if (events && events->drained) events->drained();
  }

  void fail(int end, NetworkError error) {
    failed_ = true;
    const auto events = side(end).events;
    if (events && events->failed) events->failed(error);
  }

  protocol::EventLoop& loop_;
  std::function<bool()> carried_;
  std::chrono::milliseconds patience_;
  std::array<Side, 2> sides_;
  std::unique_ptr<protocol::LoopTimer> retry_;
  std::optional<Clock::time_point> stalled_since_;
  bool scheduled_ = false;
  bool free_ = false;
  bool failed_ = false;
};

namespace {

class WireEnd : public instance::Connection {
 public:
  WireEnd(std::shared_ptr<Wire> wire, int end, instance::Endpoint local, instance::Endpoint remote)
      : wire_(std::move(wire)), end_(end), local_(local), remote_(remote) {}
  ~WireEnd() override { wire_->close(end_); }

  void set_events(ConnectionEvents events) override {
    wire_->side(end_).events = std::make_shared<ConnectionEvents>(std::move(events));
    wire_->schedule();
  }
  void write(std::string_view bytes) override { wire_->write(end_, bytes); }
  bool full() const override { return wire_->full(end_); }
  void shut_down() override { wire_->shut_down(end_); }
  void pause(bool paused) override {
    wire_->side(end_).paused = paused;
    if (!paused) wire_->schedule();
  }
  instance::Endpoint local() const override { return local_; }
  instance::Endpoint remote() const override { return remote_; }

 private:
  std::shared_ptr<Wire> wire_;
  int end_;
  instance::Endpoint local_, remote_;
};

}  // namespace

WiredPair make_wire(protocol::EventLoop& loop, const WireEnds& ends, std::function<bool()> carried,
                    std::chrono::milliseconds patience) {
  auto wire = std::make_shared<Wire>(loop, std::move(carried), patience);
  return {std::make_unique<WireEnd>(wire, 0, ends.client, ends.server),
          std::make_unique<WireEnd>(wire, 1, ends.seen_server, ends.seen_client), wire};
}

void hang_up(const std::weak_ptr<Wire>& wire) {
  if (const auto held = wire.lock()) held->hang_up();
}

}  // namespace vpcsim::hypervisor
