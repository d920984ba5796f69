// A client's TCP socket on the loopback, which never blocks: for servers on a loop that the test drives.
#pragma once

#include <cerrno>
#include <cstdint>
#include <string>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "catch.hpp"

namespace vpcsim::protocol::test {

inline sockaddr_in loopback_address(const std::string& text, std::uint16_t port) {
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  REQUIRE(::inet_pton(AF_INET, text.c_str(), &address.sin_addr) == 1);
  return address;
}

/// The descriptor of a socket that connects; the caller's.
inline int connect_to(const std::string& destination, std::uint16_t port,
                      const std::string& source = "127.0.0.1") {
  const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  const sockaddr_in from = loopback_address(source, 0), to = loopback_address(destination, port);
  REQUIRE(::bind(descriptor, reinterpret_cast<const sockaddr*>(&from), sizeof from) == 0);
  if (::connect(descriptor, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0)
    REQUIRE((errno == EINPROGRESS || errno == ECONNREFUSED));
  return descriptor;
}

inline std::uint16_t port_of(int descriptor) {
  sockaddr_in address = {};
  socklen_t size = sizeof address;
  REQUIRE(::getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size) == 0);
  return ntohs(address.sin_port);
}

/// Whether the kernel at the other end accepts, within a fifth of a second: a second SYN comes after a whole
/// one.
inline bool is_accepted(const std::string& destination, std::uint16_t port,
                        const std::string& source = "127.0.0.1") {
  const int descriptor = connect_to(destination, port, source);
  pollfd waiting{descriptor, POLLOUT, 0};
  const bool answered = ::poll(&waiting, 1, 200) == 1;
  int error = 0;
  socklen_t size = sizeof error;
  ::getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &size);
  ::close(descriptor);
  return answered && error == 0;
}

}  // namespace vpcsim::protocol::test
