#include "protocol/tcp_listener.hpp"

#include <chrono>
#include <system_error>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <unistd.h>

#include "protocol/event_loop.hpp"

namespace vpcsim::protocol {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using Tcp = asio::ip::tcp;

TcpPeer peer_of(const Tcp::socket& socket, error_code& error) {
  TcpPeer peer;
  const auto local = socket.local_endpoint(error);
  const auto remote = error ? Tcp::endpoint() : socket.remote_endpoint(error);
  if (error) return peer;
  peer.local_address = local.address().to_string();
  peer.local_port = local.port();
  peer.remote_address = remote.address().to_string();
  peer.remote_port = remote.port();
  return peer;
}

}  // namespace

/// Outlives its listener while an accept is under way.
struct TcpListener::State : std::enable_shared_from_this<State> {
  State(EventLoop& on, Accepted to) : loop(on), acceptor(on.context()), accepted(std::move(to)) {}

  void accept() {
    acceptor.async_accept([self = shared_from_this()](const error_code& error, Tcp::socket socket) {
      if (!self->acceptor.is_open()) return;
      if (error) return self->rest();
      self->take(std::move(socket));
      self->accept();
    });
  }

  /// No descriptors left, say: asking again at once would only burn time.
  void rest() {
    resting = loop.after(std::chrono::milliseconds(100), [this] { accept(); });
  }

  void take(Tcp::socket socket) {
    error_code error;
    const TcpPeer peer = peer_of(socket, error);
    if (!error) socket.set_option(Tcp::no_delay(true), error);
    if (error) return;
    const int descriptor = socket.release(error);
    if (!error) accepted(descriptor, peer);
  }

  EventLoop& loop;
  Tcp::acceptor acceptor;
  Accepted accepted;
  std::unique_ptr<LoopTimer> resting;
};

TcpListener::TcpListener(EventLoop& loop, const std::string& address, std::uint16_t port, Accepted accepted)
    : state_(std::make_shared<State>(loop, std::move(accepted))) {
  try {
    const Tcp::endpoint endpoint(asio::ip::make_address(address), port);
    state_->acceptor.open(endpoint.protocol());
    state_->acceptor.set_option(Tcp::acceptor::reuse_address(true));
    state_->acceptor.bind(endpoint);
    state_->acceptor.listen();
    state_->accept();
  } catch (const boost::system::system_error& error) {
    throw std::system_error(error.code().value(), std::system_category(),
                            "can't listen on " + address + " port " + std::to_string(port));
  }
}

TcpListener::~TcpListener() {
  error_code ignored;
  state_->acceptor.close(ignored);
  state_->resting.reset();
}

std::uint16_t TcpListener::port() const {
  return state_->acceptor.local_endpoint().port();
}

int TcpListener::descriptor() const {
  return state_->acceptor.native_handle();
}

}  // namespace vpcsim::protocol
