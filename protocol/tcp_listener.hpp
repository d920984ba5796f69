// Where clients of the machine's own network come in.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace vpcsim::protocol {

class EventLoop;

struct TcpPeer {
  std::string local_address, remote_address;
  std::uint16_t local_port = 0, remote_port = 0;
};

class TcpListener {
 public:
  /// Takes the descriptor of a connected socket.
  using Accepted = std::function<void(int descriptor, const TcpPeer& peer)>;

  /// Throws std::system_error when the address can't be bound. Port 0: any.
  TcpListener(EventLoop& loop, const std::string& address, std::uint16_t port, Accepted accepted);
  /// Connections live on.
  ~TcpListener();
  TcpListener(const TcpListener&) = delete;
  TcpListener& operator=(const TcpListener&) = delete;

  std::uint16_t port() const;
  /// For socket options.
  int descriptor() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace vpcsim::protocol
