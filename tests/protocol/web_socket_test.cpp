#include "protocol/web_socket.hpp"

#include <future>

#include "catch.hpp"
#include "http_test_peer.hpp"

using namespace vpcsim::protocol;
using namespace vpcsim::protocol::test;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;

namespace {

/// Says back what it hears; "bye" ends it, "flood" sends more than anybody takes in.
class Echo : public WebSocketUser {
 public:
  explicit Echo(std::promise<void>& closed) : closed_(closed) {}
  void opened(WebSocket& socket) override {
    socket_ = &socket;
    socket.send(WebSocket::Kind::text, "hello");
  }
  void received(WebSocket::Kind kind, std::string_view message) override {
    if (message == "bye") return socket_->close();
    if (message == "flood") {
      for (int i = 0; i < 1000; ++i) socket_->send(WebSocket::Kind::text, std::string(60'000, 'x'));
      return;
    }
    socket_->send(kind, std::string(message));
  }
  void closed() override { closed_.set_value(); }

 private:
  std::promise<void>& closed_;
  WebSocket* socket_ = nullptr;
};

struct EchoServer {
  std::promise<void> closed;
  RunningServer server{
      [](const HttpRequest&, HttpResponse& response) { response.body = "page"; },
      {},
      [this](const HttpRequest& request, HttpResponse& response) -> std::unique_ptr<WebSocketUser> {
        if (request.target == "/echo") return std::make_unique<Echo>(closed);
        response.status = 404;
        response.body = "no such socket";
        return nullptr;
      }};

  bool hears_of_the_end() {
    return closed.get_future().wait_for(std::chrono::seconds(10)) == std::future_status::ready;
  }
};

std::string handshake(std::string_view target = "/echo") {
  return "GET " + std::string(target) +
         " HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
         "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
}

/// A client's frame: masked, here with zeros [RFC 6455, 5.3].
std::string frame(std::string_view message, char opcode = '\x1', bool masked = true) {
  std::string bytes{static_cast<char>(0x80 | opcode)};
  const char mask = masked ? '\x80' : '\0';
  if (message.size() < 126) {
    bytes += static_cast<char>(mask | static_cast<char>(message.size()));
  } else {
    bytes += static_cast<char>(mask | 127);
    for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(message.size() >> shift);
  }
  return bytes + (masked ? std::string(4, '\0') : "") + std::string(message);
}

/// A server's, as short ones look.
std::string short_frame(std::string_view message, char opcode = '\x1') {
  return frame(message, opcode, false);
}

RawSocket open(EchoServer& echo) {
  auto peer = RawSocket::connect(echo.server.port());
  peer.send(handshake());
  // The key's answer is the RFC's own example (1.3).
  const std::string answer = peer.receive_until("\r\n\r\n");
  REQUIRE_THAT(answer, StartsWith("HTTP/1.1 101 "));
  REQUIRE_THAT(answer, Contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
  REQUIRE(peer.receive_bytes(7) == short_frame("hello"));
  return peer;
}

}  // namespace

TEST_CASE("A WebSocket carries messages both ways, texts as texts and bytes as bytes", "[web_socket]") {
  EchoServer echo;
  auto peer = open(echo);
  peer.send(frame("one") + frame("\xff\x01", '\x2'));
  CHECK(peer.receive_bytes(5) == short_frame("one"));
  CHECK(peer.receive_bytes(4) == short_frame("\xff\x01", '\x2'));
}

TEST_CASE("A WebSocket that its user closes is closed with 1000, and the connection with it",
          "[web_socket]") {
  EchoServer echo;
  auto peer = open(echo);
  peer.send(frame("bye"));
  CHECK(peer.receive_bytes(4) == short_frame("\x03\xe8", '\x8'));
  peer.send(frame("\x03\xe8", '\x8'));
  CHECK(peer.receive_all().empty());
  peer.finish_sending();
  CHECK(echo.hears_of_the_end());
}

TEST_CASE("The user of a WebSocket hears of the end when the other side is gone", "[web_socket]") {
  EchoServer echo;
  { auto peer = open(echo); }
  CHECK(echo.hears_of_the_end());
}

TEST_CASE("A request for a WebSocket that isn't granted gets an ordinary answer", "[web_socket]") {
  EchoServer echo;
  auto peer = RawSocket::connect(echo.server.port());
  peer.send(handshake("/other"));
  CHECK_THAT(peer.receive_response(), StartsWith("HTTP/1.1 404 ") && EndsWith("no such socket"));
  peer.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK_THAT(peer.receive_response(), EndsWith("page"));
}

TEST_CASE("A handshake without a key, or with bytes right behind it, is refused", "[web_socket]") {
  EchoServer echo;
  auto keyless = RawSocket::connect(echo.server.port());
  keyless.send(
      "GET /echo HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
      "Sec-WebSocket-Version: 13\r\n\r\n");
  CHECK_THAT(keyless.receive_until("\r\n\r\n"), StartsWith("HTTP/1.1 400 "));
  auto hasty = RawSocket::connect(echo.server.port());
  hasty.send(handshake() + frame("too early"));
  CHECK_THAT(hasty.receive_response(), StartsWith("HTTP/1.1 400 "));
}

TEST_CASE("A message of more than 64 KiB, and one that isn't masked, close a WebSocket", "[web_socket]") {
  const auto refused = [](const std::string& bytes, const std::string& code) {
    EchoServer echo;
    auto peer = open(echo);
    peer.send(bytes);
    CHECK(peer.receive_bytes(4).substr(2) == code);
    peer.send(frame(code, '\x8'));
    CHECK(echo.hears_of_the_end());
  };
  refused(frame(std::string(web_socket_message_bytes_max + 1, 'x')), "\x03\xf1");  // 1009
  refused(frame("x", '\x1', false), "\x03\xea");                                   // 1002
}

TEST_CASE("Who takes in nothing of what a WebSocket sends is cut off", "[web_socket]") {
  EchoServer echo;
  auto peer = open(echo);
  peer.send(frame("flood"));
  CHECK(echo.hears_of_the_end());
}

TEST_CASE("A server that stops closes its WebSockets", "[web_socket]") {
  EchoServer echo;
  auto peer = open(echo);
  (*echo.server).stop();
  CHECK(peer.receive_bytes(4) == short_frame("\x03\xe8", '\x8'));
  peer.send(frame("\x03\xe8", '\x8'));
  peer.finish_sending();
  echo.server.join();
  CHECK(echo.hears_of_the_end());
}
