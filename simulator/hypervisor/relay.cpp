#include "simulator/hypervisor/relay.hpp"

#include <utility>

namespace vpcsim::hypervisor {

class Relays::Relay {
 public:
  Relay(Relays& owner, std::unique_ptr<protocol::SocketStream> socket,
        std::unique_ptr<instance::Connection> connection, Options options)
      : owner_(owner),
        options_(std::move(options)),
        socket_(std::move(socket)),
        connection_(std::move(connection)) {
    connection_->set_events({.received = [this](std::string_view bytes) { to_socket(bytes); },
                             .ended = [this] { socket_->shut_down(), end(connection_ended_); },
                             .failed = [this](instance::NetworkError) { finish(); },
                             .drained = [this] { socket_->pause(false); },
                             .abandoned = [this] { finish(); }});
    socket_->set_events({.received = [this](std::string_view bytes) { to_connection(bytes); },
                         .ended = [this] { end_of_socket(); },
                         .failed = [this] { finish(); },
                         .drained = [this] { connection_->pause(false); }});
    if (options_.socket_has_ended) end_of_socket();
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
  void end_of_socket() {
    connection_->shut_down();
    if (options_.end_of_socket_is_all) return finish();
    end(socket_ended_);
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
  Options options_;
  std::unique_ptr<protocol::SocketStream> socket_;
  std::unique_ptr<instance::Connection> connection_;
  bool socket_ended_ = false, connection_ended_ = false, finished_ = false;
};

Relays::Relays(protocol::EventLoop& loop) : loop_(loop) {}
Relays::~Relays() = default;

void Relays::add(std::unique_ptr<protocol::SocketStream> socket,
                 std::unique_ptr<instance::Connection> connection, Options options) {
  relays_.push_back(
      std::make_unique<Relay>(*this, std::move(socket), std::move(connection), std::move(options)));
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
