#include "protocol/ssh_server.hpp"

#include <algorithm>
#include <list>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <unistd.h>

#include "protocol/event_loop.hpp"
#include "protocol/ssh_connection.hpp"

namespace vpcsim::protocol {

namespace asio = boost::asio;

struct SshServer::Impl {
  Impl(EventLoop& loop, Options chosen) : context(loop.context()), sweep_timer(context), options(chosen) {
    sweep();
  }

  void begin(int descriptor, std::shared_ptr<SshMachine> machine) {
    connections.push_back(std::make_unique<SshConnection>(context, descriptor, std::move(machine), options,
                                                          [this](SshConnection& ended) { forget(ended); }));
    connections.back()->start();
    make_room();
  }

  /// They are in the order in which they came.
  void make_room() {
    const auto is_stranger = [](const auto& connection) { return connection->is_stranger(); };
    const auto strangers = std::count_if(connections.begin(), connections.end(), is_stranger);
    if (static_cast<std::size_t>(strangers) <= options.strangers_max) return;
    (*std::find_if(connections.begin(), connections.end(), is_stranger))->close();
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
    if (stopped) return;
    sweep_timer.expires_after(std::chrono::seconds(1));
    sweep_timer.async_wait([this](boost::system::error_code error) {
      if (!error) sweep();
    });
  }

  asio::io_context& context;
  asio::steady_timer sweep_timer;
  Options options;
  std::list<std::unique_ptr<SshConnection>> connections;
  bool stopped = false;
};

SshServer::SshServer(EventLoop& loop, Options options) : impl_(std::make_unique<Impl>(loop, options)) {}
SshServer::~SshServer() = default;

void SshServer::adopt(int descriptor, std::shared_ptr<SshMachine> machine) {
  if (impl_->connections.size() < impl_->options.connections_max)
    impl_->begin(descriptor, std::move(machine));
  else
    ::close(descriptor);
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
  for (auto& connection : impl_->connections) connection->close();
}

}  // namespace vpcsim::protocol
