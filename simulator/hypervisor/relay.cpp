#include "simulator/hypervisor/relay.hpp"

#include <utility>

namespace vpcsim::hypervisor {

class Relays::Relay {
 public:
  Relay(Relays& owner, std::unique_ptr<protocol::SocketStream> socket,
        std::unique_ptr<instance::Connection> connection, std::shared_ptr<void> counted)
      : owner_(owner),
        counted_(std::move(counted)),
        socket_(std::move(socket)),
        connection_(std::move(connection)) {
    connection_->set_events({.received = [this](std::string_view bytes) { to_socket(bytes); },
                             .ended = [this] { socket_->shut_down(), end(connection_ended_); },
                             .failed = [this](instance::NetworkError) { finish(); },
                             .drained = [this] { socket_->pause(false); }});
    socket_->set_events({.received = [this](std::string_view bytes) { to_connection(bytes); },
                         .ended = [this] { connection_->shut_down(), end(socket_ended_); },
                         .failed = [this] { finish(); },
                         .drained = [this] { connection_->pause(false); }});
  }

 private:
  void to_socket(std::string_view bytes) {
    socket_->write(bytes);
    if (socket_->full()) connection_->pause(true);
  }
  void to_connection(std::string_view bytes) {
    connection_->write(bytes);
    if (connection_->full()) socket_->pause(true);
  }
  void end(bool& which) {
    which = true;
    if (socket_ended_ && connection_ended_) finish();
  }
  /// May be within an event of either.
  void finish() {
    if (std::exchange(finished_, true)) return;
    owner_.forget(*this);
  }

  Relays& owner_;
  std::shared_ptr<void> counted_;
  std::unique_ptr<protocol::SocketStream> socket_;
  std::unique_ptr<instance::Connection> connection_;
  bool socket_ended_ = false, connection_ended_ = false, finished_ = false;
};

Relays::Relays(protocol::EventLoop& loop) : loop_(loop) {}
Relays::~Relays() = default;

void Relays::add(std::unique_ptr<protocol::SocketStream> socket,
                 std::unique_ptr<instance::Connection> connection, std::shared_ptr<void> counted) {
  relays_.push_back(
      std::make_unique<Relay>(*this, std::move(socket), std::move(connection), std::move(counted)));
}

void Relays::forget(Relay& relay) {
  for (auto at = relays_.begin(); at != relays_.end(); ++at) {
    if (at->get() != &relay) continue;
    loop_.post([gone = std::shared_ptr<Relay>(std::move(*at))] {});
    relays_.erase(at);
    return;
  }
}

}  // namespace vpcsim::hypervisor
