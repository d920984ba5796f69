#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <iostream>
#include <stdexcept>
#include <string>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "protocol/ip.hpp"
#include "scenarios/cli/commands.hpp"
#include "scenarios/cli/control_call.hpp"
#include "simulator/hypervisor/tunnel.hpp"

namespace vpcsim::cli {
namespace {

[[noreturn]] void fail(const std::string& what) {
  throw std::runtime_error(what + ": " + std::strerror(errno));
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { ::close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

void write_all(int to, const char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t written = ::write(to, bytes, size);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("can't write");
    bytes += written;
    size -= static_cast<std::size_t>(written);
  }
}

/// `tunnel`: "127.0.0.1:40000".
void connect_to(int socket, const std::string& tunnel) {
  const auto colon = tunnel.rfind(':');
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(std::stoi(tunnel.substr(colon + 1))));
  ::inet_pton(AF_INET, tunnel.substr(0, colon).c_str(), &address.sin_addr);
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    fail("can't connect to the emulator's tunnel at " + tunnel);
}

/// Configurations say the machine's port that leads to an instance's port 22: that is meant.
std::uint16_t port_meant(const nlohmann::json& answer, const ConnectCommand& command) {
  constexpr std::uint16_t ssh_port = 22;
  for (const nlohmann::json& instance : answer.at("instances")) {
    if (instance.value("public_ip", "") == command.host && instance.value("port", 0) == command.port)
      return ssh_port;
  }
  return command.port;
}

/// Asks for the connection; the answer's head is all that comes before the other end's own bytes.
void ask_for(int socket, const ConnectCommand& command, std::uint16_t port) {
  std::string request =
      fmt::format("CONNECT {}:{} HTTP/1.1\r\nHost: {}\r\n", command.host, port, command.host);
  if (!command.source.empty())
    request += fmt::format("{}: {}\r\n", hypervisor::source_header, command.source);
  request += "\r\n";
  write_all(socket, request.data(), request.size());
  std::string head;
  char byte = 0;
  while (!head.ends_with("\r\n\r\n")) {
    const ssize_t size = ::read(socket, &byte, 1);
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) throw std::runtime_error("the emulator closed the connection");
    head += byte;
  }
  if (!head.starts_with("HTTP/1.1 200"))
    throw std::runtime_error("the emulator answered " + head.substr(0, head.find('\r')));
}

/// False at the end.
bool copy(int from, int to) {
  std::array<char, 16 * 1024> bytes;
  const ssize_t size = ::read(from, bytes.data(), bytes.size());
  if (size < 0 && errno == EINTR) return true;
  if (size <= 0) return false;
  write_all(to, bytes.data(), static_cast<std::size_t>(size));
  return true;
}

void pump(int socket) {
  std::array<pollfd, 2> ends = {{{STDIN_FILENO, POLLIN, 0}, {socket, POLLIN, 0}}};
  while (true) {
    if (::poll(ends.data(), ends.size(), -1) < 0 && errno != EINTR) fail("can't wait");
    if (ends[1].revents != 0 && !copy(socket, STDOUT_FILENO)) return;
    if (ends[0].revents != 0 && !copy(STDIN_FILENO, socket)) {
      ::shutdown(socket, SHUT_WR);
      ends[0].fd = -1;
    }
  }
}

}  // namespace

int execute(const ConnectCommand& command) {
  std::signal(SIGPIPE, SIG_IGN);
  try {
    if (!protocol::Ip::parse(command.host)) throw std::runtime_error(command.host + " isn't an IP address");
    if (!command.source.empty() && !protocol::Ip::parse(command.source))
      throw std::runtime_error("--source " + command.source + " isn't an IP address");
    const auto answer = ask_controls(command.endpoint, "/_vpcsim/ssh");
    const std::string tunnel = answer.at("tunnel");
    const Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    connect_to(socket.number(), tunnel);
    ask_for(socket.number(), command, port_meant(answer, command));
    pump(socket.number());
  } catch (const std::exception& error) {
    std::cerr << "vpcsim connect: " << error.what() << '\n';
    return bad_input;
  }
  return holds;
}

}  // namespace vpcsim::cli
