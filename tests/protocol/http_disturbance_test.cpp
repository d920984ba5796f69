// Answers that come late or are cut off on purpose.
#include <chrono>
#include <future>

#include "catch.hpp"
#include "http_test_peer.hpp"

using namespace vpcsim::protocol;
using namespace vpcsim::protocol::test;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;

namespace {

using Clock = std::chrono::steady_clock;

/// "/late" takes 400 ms, "/later" ten minutes, "/cut" closes after 30 bytes, "/gone" before the first.
void disturb(const HttpRequest& request, HttpResponse& response) {
  response.body = request.target;
  if (request.target == "/late") response.delay_ms = 400;
  if (request.target == "/later") response.delay_ms = 600'000;
  if (request.target == "/cut") response.cut_after_bytes = 30;
  if (request.target == "/gone") response.cut_after_bytes = 0;
  if (request.target == "/whole") response.cut_after_bytes = 1'000'000;
}

std::string get(const std::string& target) {
  return "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n";
}

}  // namespace

TEST_CASE("a late answer doesn't hold up other connections", "[http_server]") {
  RunningServer server(disturb);
  auto late = RawSocket::connect(server.port());
  auto other = RawSocket::connect(server.port());
  const auto began = Clock::now();
  late.send(get("/late"));
  for (int i = 0; i < 20; ++i) {
    other.send(get("/"));
    REQUIRE_THAT(other.receive_response(), EndsWith("\r\n\r\n/"));
  }
  const auto others_took = Clock::now() - began;
  CHECK_THAT(late.receive_response(), EndsWith("/late"));
  const auto took = Clock::now() - began;
  CHECK(took >= std::chrono::milliseconds(400));
  CHECK(others_took < took);
}

TEST_CASE("a connection goes on after a late answer, and requests sent meanwhile are answered in order",
          "[http_server]") {
  RunningServer server(disturb);
  auto peer = RawSocket::connect(server.port());
  peer.send(get("/first") + get("/late") + get("/second"));
  CHECK_THAT(peer.receive_response(), EndsWith("/first"));
  CHECK_THAT(peer.receive_response(), EndsWith("/late"));
  CHECK_THAT(peer.receive_response(), EndsWith("/second"));
  peer.send(get("/third"));
  CHECK_THAT(peer.receive_response(), EndsWith("/third"));
}

TEST_CASE("a cut answer ends after so many bytes, and the connection with it", "[http_server]") {
  RunningServer server(disturb);
  auto peer = RawSocket::connect(server.port());
  peer.send(get("/cut"));
  const std::string received = peer.receive_all();
  CHECK(received.size() == 30);
  CHECK_THAT(received, StartsWith("HTTP/1.1 200 OK\r\n"));
}

TEST_CASE("a connection may be cut before the first byte, or after the last", "[http_server]") {
  RunningServer server(disturb);
  auto gone = RawSocket::connect(server.port());
  gone.send(get("/gone"));
  CHECK(gone.receive_all().empty());
  auto whole = RawSocket::connect(server.port());
  whole.send(get("/whole"));
  CHECK_THAT(whole.receive_all(), EndsWith("/whole"));
}

TEST_CASE("answers before a cut one arrive, requests after it are not looked at", "[http_server]") {
  int calls = 0;
  RunningServer server([&](const HttpRequest& request, HttpResponse& response) {
    ++calls;
    disturb(request, response);
  });
  auto peer = RawSocket::connect(server.port());
  peer.send(get("/first") + get("/cut") + get("/second"));
  CHECK_THAT(peer.receive_response(), EndsWith("/first"));
  CHECK(peer.receive_all().size() <= 30);  // unread bytes may take some of it along
  (*server).stop();
  server.join();
  CHECK(calls == 2);
}

TEST_CASE("a server that stops doesn't wait for an answer that is late by more than its patience",
          "[http_server]") {
  RunningServer server(disturb, {.stop_timeout = std::chrono::milliseconds(200)});
  auto peer = RawSocket::connect(server.port());
  peer.send(get("/later"));
  auto other = RawSocket::connect(server.port());
  other.send(get("/"));
  CHECK_THAT(other.receive_response(), EndsWith("/"));  // the late request has arrived, too
  (*server).stop();
  server.join();
  CHECK(peer.receive_all().empty());
}
