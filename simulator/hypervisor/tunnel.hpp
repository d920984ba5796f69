// The way in for addresses that aren't this machine's: an HTTP proxy's CONNECT [RFC 9110, 9.3.6], to any
// public address of the cloud's and to nothing else. `vpcsim connect` speaks it, and so do other clients
// (`nc -X connect`).
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <string>

#include "protocol/tcp_listener.hpp"
#include "simulator/hypervisor/hypervisor.hpp"

namespace vpcsim::hypervisor {

/// The header in which a client says who it is on the internet; without it, it is who it is.
inline constexpr std::string_view source_header = "X-Vpcsim-Source";

class Tunnel {
 public:
  /// Listens on any free port of 127.0.0.1. Throws std::system_error.
  Tunnel(Hypervisor& hypervisor, protocol::EventLoop& loop);
  ~Tunnel();

  std::uint16_t port() const { return listener_->port(); }
  void close();

 private:
  struct Client;
  using Position = std::list<Client>::iterator;

  void come(int descriptor, const protocol::TcpPeer& peer);
  void received(Position client, std::string_view bytes);
  void answer(Position client);
  void refuse(Position client, std::string_view status);
  void forget(Position client);

  Hypervisor& hypervisor_;
  protocol::EventLoop& loop_;
  std::list<Client> clients_;
  std::unique_ptr<protocol::TcpListener> listener_;
};

}  // namespace vpcsim::hypervisor
