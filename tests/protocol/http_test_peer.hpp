// Both ends of HTTP for tests: a server on a thread of its own, and a peer that sends and receives raw bytes.
#pragma once

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "protocol/http_server.hpp"

namespace vpcsim::protocol::test {

/// Runs until it is destroyed or stopped.
class RunningServer {
 public:
  explicit RunningServer(HttpServer::Handler handler, HttpServer::Options options = {},
                         HttpServer::Upgrader upgrader = {})
      : server_(on_any_port(std::move(options)), std::move(handler)) {
    server_.set_upgrader(std::move(upgrader));
    thread_ = std::thread([this] { server_.run(); });
  }
  ~RunningServer() {
    server_.stop();
    join();
  }
  void join() {
    if (thread_.joinable()) thread_.join();
  }
  HttpServer& operator*() { return server_; }
  std::uint16_t port() const { return server_.port(); }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port()); }

 private:
  static HttpServer::Options on_any_port(HttpServer::Options options) {
    options.port = 0;
    return options;
  }
  HttpServer server_;
  std::thread thread_;
};

/// A descriptor of a TCP socket on the loopback. A peer that says nothing for 20 s fails the test instead of
/// hanging it.
class RawSocket {
 public:
  explicit RawSocket(int descriptor) : descriptor_(descriptor) {
    if (descriptor_ < 0) throw std::runtime_error("no socket");
    const timeval patience{20, 0};
    ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  }
  RawSocket(RawSocket&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  ~RawSocket() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  static sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
  }

  static RawSocket connect(std::uint16_t port) {
    RawSocket result(::socket(AF_INET, SOCK_STREAM, 0));
    const sockaddr_in address = loopback(port);
    if (::connect(result.descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      throw std::runtime_error("cannot connect");
    }
    return result;
  }

  static RawSocket listen() {
    RawSocket result(::socket(AF_INET, SOCK_STREAM, 0));
    const sockaddr_in address = loopback(0);
    if (::bind(result.descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(result.descriptor_, 8) != 0) {
      throw std::runtime_error("cannot listen");
    }
    return result;
  }

  RawSocket accept() { return RawSocket(::accept(descriptor_, nullptr, nullptr)); }

  std::uint16_t port() const {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(descriptor_, reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
  }

  /// Whether everything could be sent.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  int descriptor() const { return descriptor_; }

  void finish_sending() { ::shutdown(descriptor_, SHUT_WR); }

  /// Everything up to and with `end`; what came so far if the peer closes before.
  std::string receive_until(std::string_view end) {
    const auto found = [&] { return received_.find(end); };
    while (found() == std::string::npos && receive_some()) {
    }
    const auto size = found() == std::string::npos ? received_.size() : found() + end.size();
    return take(size);
  }

  std::string receive_bytes(std::size_t size) {
    while (received_.size() < size && receive_some()) {
    }
    return take(std::min(size, received_.size()));
  }

  /// Everything until the peer closes.
  std::string receive_all() {
    while (receive_some()) {
    }
    return take(received_.size());
  }

  /// One response, whose length its Content-Length tells.
  std::string receive_response() {
    std::string header = receive_until("\r\n\r\n");
    const auto at = header.find("Content-Length: ");
    return at == std::string::npos ? header : header + receive_bytes(std::stoul(header.substr(at + 16)));
  }

 private:
  bool receive_some() {
    char buffer[65536];
    const ssize_t count = ::recv(descriptor_, buffer, sizeof buffer, 0);
    if (count > 0) received_.append(buffer, static_cast<std::size_t>(count));
    return count > 0;
  }

  std::string take(std::size_t size) {
    std::string result = received_.substr(0, size);
    received_.erase(0, size);
    return result;
  }

  int descriptor_;
  std::string received_;
};

}  // namespace vpcsim::protocol::test
