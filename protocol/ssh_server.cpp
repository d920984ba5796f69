#include "protocol/ssh_server.hpp"

#include <list>
#include <system_error>
#include <vector>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <netinet/tcp.h>
#include <unistd.h>

#include "protocol/event_loop.hpp"
#include "protocol/ssh_connection.hpp"

namespace vpcsim::protocol {
namespace {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;

SshPeer peer_of(const Tcp::socket& socket, boost::system::error_code& error) {
  SshPeer peer;
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

struct SshServer::Impl {
  struct Listener {
    std::string address;
    std::uint16_t port;
    Tcp::acceptor acceptor;
  };
  /// A client that gets no answer, as if nobody were there.
  struct Unanswered {
    Tcp::socket socket;
    std::chrono::steady_clock::time_point until;
  };

  Impl(EventLoop& loop, Options chosen, MachineAt asked)
      : context(loop.context()), sweep_timer(context), options(chosen), machine_at(std::move(asked)) {
    sweep();
  }

  /// The handler keeps its listener: it may come after stop_listening().
  void accept(const std::shared_ptr<Listener>& listener) {
    listener->acceptor.async_accept([this, listener](boost::system::error_code error, Tcp::socket socket) {
      if (error == asio::error::operation_aborted) return;
      if (!error) take(std::move(socket));
      accept(listener);
    });
  }

  void take(Tcp::socket socket) {
    boost::system::error_code error;
    const SshPeer peer = peer_of(socket, error);
    if (error || connections.size() + unanswered.size() >= options.connections_max) return;
    if (of_address(peer.remote_address) >= options.connections_per_address_max) return;
    auto machine = machine_at(peer);
    if (!machine) {
      // Longer than any client waits: what ends it is the client's own patience.
      unanswered.push_back({std::move(socket), std::chrono::steady_clock::now() + unanswered_time});
      return;
    }
    socket.set_option(Tcp::no_delay(true), error);
    const int descriptor = socket.release(error);
    if (!error) begin(descriptor, std::move(machine), peer.remote_address);
  }

  void begin(int descriptor, std::shared_ptr<SshMachine> machine, const std::string& address) {
    connections.push_back(std::make_unique<SshConnection>(context, descriptor, std::move(machine), options,
                                                          [this](SshConnection& ended) { forget(ended); }));
    connections.back()->address = address;
    connections.back()->start();
  }

  std::size_t of_address(const std::string& address) const {
    std::size_t count = 0;
    for (const auto& connection : connections) count += connection->address == address;
    return count;
  }

  /// Destroyed later: it is on the stack.
  void forget(SshConnection& ended) {
    for (auto at = connections.begin(); at != connections.end(); ++at) {
      if (at->get() != &ended) continue;
      asio::post(context, [gone = std::shared_ptr<SshConnection>(std::move(*at))] {});
      connections.erase(at);
      return;
    }
  }

  void sweep() {
    const auto now = std::chrono::steady_clock::now();
    for (auto& connection : connections) {
      if (connection->overdue(now)) connection->close();
    }
    std::erase_if(unanswered, [&](const Unanswered& one) { return one.until < now; });
    if (stopped) return;
    sweep_timer.expires_after(std::chrono::seconds(1));
    sweep_timer.async_wait([this](boost::system::error_code error) {
      if (!error) sweep();
    });
  }

  static constexpr auto unanswered_time = std::chrono::seconds(150);

  asio::io_context& context;
  asio::steady_timer sweep_timer;
  Options options;
  MachineAt machine_at;
  std::vector<std::shared_ptr<Listener>> listeners;
  std::list<std::unique_ptr<SshConnection>> connections;
  std::list<Unanswered> unanswered;
  bool stopped = false;
};

SshServer::SshServer(EventLoop& loop, Options options, MachineAt machine_at)
    : impl_(std::make_unique<Impl>(loop, options, std::move(machine_at))) {}
SshServer::~SshServer() = default;

std::uint16_t SshServer::listen(const std::string& address, std::uint16_t port) {
  try {
    const Tcp::endpoint endpoint(asio::ip::make_address(address), port);
    auto listener =
        std::make_shared<Impl::Listener>(Impl::Listener{address, port, Tcp::acceptor(impl_->context)});
    listener->acceptor.open(endpoint.protocol());
    listener->acceptor.set_option(Tcp::acceptor::reuse_address(true));
    listener->acceptor.bind(endpoint);
    listener->acceptor.listen();
    listener->port = listener->acceptor.local_endpoint().port();
    impl_->listeners.push_back(listener);
    impl_->accept(listener);
    return listener->port;
  } catch (const boost::system::system_error& error) {
    throw std::system_error(error.code().value(), std::system_category(),
                            "can't listen for SSH on " + address + " port " + std::to_string(port));
  }
}

void SshServer::stop_listening(const std::string& address, std::uint16_t port) {
  for (auto listener = impl_->listeners.begin(); listener != impl_->listeners.end(); ++listener) {
    if ((*listener)->address != address || (*listener)->port != port) continue;
    (*listener)->acceptor.close();
    impl_->listeners.erase(listener);
    return;
  }
}

void SshServer::adopt(int descriptor, std::shared_ptr<SshMachine> machine) {
  impl_->begin(descriptor, std::move(machine), {});
}

void SshServer::disconnect(const SshMachine& machine) {
  for (auto& connection : impl_->connections) {
    if (&connection->machine() == &machine) connection->close();
  }
}

std::size_t SshServer::connections() const {
  return impl_->connections.size();
}

void SshServer::stop() {
  impl_->stopped = true;
  impl_->sweep_timer.cancel();
  for (auto& listener : impl_->listeners) listener->acceptor.close();
  impl_->unanswered.clear();
  for (auto& connection : impl_->connections) connection->close();
}

}  // namespace vpcsim::protocol
