// Where the machine's own sockets meet the simulated network.
#pragma once

#include <list>
#include <memory>

#include "protocol/event_loop.hpp"
#include "protocol/socket_stream.hpp"
#include "simulator/instance/network.hpp"

namespace vpcsim::hypervisor {

/// Moves bytes between pairs of a socket and a connection, each pair until both directions have ended, or one
/// end has failed or is gone for good.
class Relays {
 public:
  explicit Relays(protocol::EventLoop& loop);
  ~Relays();
  struct Options {
    std::shared_ptr<void> counted = nullptr;  ///< lives as long as the pair does
    bool socket_has_ended = false;            ///< it has told so already
    bool end_of_socket_is_all = false;        ///< who is behind the socket never ends just one direction
  };
  void add(std::unique_ptr<protocol::SocketStream> socket, std::unique_ptr<instance::Connection> connection,
           Options options);

 private:
  class Relay;
  void forget(Relay& relay);

  protocol::EventLoop& loop_;
  std::list<std::unique_ptr<Relay>> relays_;
};

}  // namespace vpcsim::hypervisor
