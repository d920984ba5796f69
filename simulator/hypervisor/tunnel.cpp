#include "simulator/hypervisor/tunnel.hpp"

#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "protocol/ascii.hpp"

namespace vpcsim::hypervisor {
namespace {

constexpr std::size_t clients_max = 100;  ///< that haven't said where to
constexpr std::size_t request_bytes_max = 8 * 1024;
constexpr std::chrono::seconds patience{10};
constexpr std::string_view end_of_header = "\r\n\r\n";

/// "198.18.0.1:22", "[2001:db8::1]:22"
std::optional<instance::Endpoint> parse_endpoint(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  std::string_view host = text.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  const auto address = protocol::Ip::parse(host);
  const std::string_view digits = text.substr(colon + 1);
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (!address || error != std::errc{} || end != digits.data() + digits.size() || port == 0)
    return std::nullopt;
  return instance::Endpoint{*address, port};
}

struct ConnectRequest {
  instance::Endpoint to;
  std::optional<protocol::Ip> source;
};

/// Nothing for what isn't a CONNECT to an address.
std::optional<ConnectRequest> parse_request(std::string_view head) {
  constexpr std::string_view method = "CONNECT ";
  if (!head.starts_with(method)) return std::nullopt;
  head.remove_prefix(method.size());
  const auto to = parse_endpoint(head.substr(0, head.find(' ')));
  if (!to) return std::nullopt;
  ConnectRequest request{*to, {}};
  for (auto line = head.find("\r\n"); line != std::string_view::npos; line = head.find("\r\n", line + 2)) {
    const std::string_view rest = head.substr(line + 2);
    const auto colon = rest.find(':');
    if (colon != source_header.size() ||
        !protocol::ascii::equal_ignoring_case(rest.substr(0, colon), source_header))
      continue;
    std::string_view value = rest.substr(colon + 1, rest.find("\r\n") - colon - 1);
    value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
    request.source = protocol::Ip::parse(value);
    if (!request.source) return std::nullopt;
  }
  return request;
}

}  // namespace

struct Tunnel::Client {
  std::unique_ptr<protocol::SocketStream> socket;
  instance::Endpoint from;
  std::string received;
  std::unique_ptr<protocol::LoopTimer> patience;
};

Tunnel::Tunnel(Hypervisor& hypervisor, protocol::EventLoop& loop)
    : hypervisor_(hypervisor),
      loop_(loop),
      listener_(std::make_unique<protocol::TcpListener>(
          loop, "127.0.0.1", 0,
          [this](int descriptor, const protocol::TcpPeer& peer) { come(descriptor, peer); })) {}

Tunnel::~Tunnel() = default;

void Tunnel::close() {
  listener_.reset();
  clients_.clear();
}

void Tunnel::come(int descriptor, const protocol::TcpPeer& peer) {
  auto socket = std::make_unique<protocol::SocketStream>(loop_, descriptor);
  if (clients_.size() >= clients_max) forget(clients_.begin());  // who has said nothing for longest
  const auto source = protocol::Ip::parse(peer.remote_address);
  const auto client = clients_.insert(
      clients_.end(),
      Client{std::move(socket), {source.value_or(protocol::Ip()), peer.remote_port}, {}, nullptr});
  client->patience = loop_.after(patience, [this, client] { forget(client); });
  client->socket->set_events({.received = [this, client](std::string_view bytes) { received(client, bytes); },
                              .ended = [this, client] { forget(client); },
                              .failed = [this, client] { forget(client); },
                              .drained = {}});
}

void Tunnel::received(Position client, std::string_view bytes) {
  client->received += bytes;
  if (client->received.find(end_of_header) != std::string::npos) return answer(client);
  if (client->received.size() > request_bytes_max) refuse(client, "431 Request Header Fields Too Large");
}

void Tunnel::answer(Position client) {
  const auto end = client->received.find(end_of_header);
  const auto request = parse_request(std::string_view(client->received).substr(0, end + 2));
  if (!request) return refuse(client, "400 Bad Request");
  if (request->source) client->from.address = *request->source;
  client->socket->set_events({});
  client->socket->write("HTTP/1.1 200 Connection established\r\n\r\n");
  auto socket = std::move(client->socket);
  const instance::Endpoint from = client->from;
  std::string early = client->received.substr(end + end_of_header.size());
  clients_.erase(client);
  hypervisor_.admit(std::move(socket), from, request->to, std::move(early));
}

void Tunnel::refuse(Position client, std::string_view status) {
  client->socket->write(fmt::format("HTTP/1.1 {}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", status));
  forget(client);
}

void Tunnel::forget(Position client) {
  clients_.erase(client);
}

}  // namespace vpcsim::hypervisor
