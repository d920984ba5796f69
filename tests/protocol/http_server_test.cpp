#include "protocol/http_server.hpp"

#include <csignal>
#include <future>
#include <system_error>

#include "catch.hpp"
#include "http_test_peer.hpp"
#include "protocol/event_loop.hpp"

using namespace vpcsim::protocol;
using namespace vpcsim::protocol::test;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;

namespace {

/// Says back what it was sent.
void echo(const HttpRequest& request, HttpResponse& response) {
  const std::string* tag = find_header(request.headers, "X-Tag");
  response.headers.emplace_back("Content-Type", "text/plain");
  response.body =
      request.method + " " + request.target + " " + (tag == nullptr ? "-" : *tag) + " " + request.body;
}

/// Sends the bytes over a new connection; everything that comes back until the server closes.
std::string answer_to(RunningServer& server, std::string_view bytes) {
  auto peer = RawSocket::connect(server.port());
  peer.send(bytes);
  return peer.receive_all();
}

const std::string get = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

}  // namespace

TEST_CASE("a request is answered with length, date and the handler's headers", "[http_server]") {
  RunningServer server(echo);
  auto peer = RawSocket::connect(server.port());
  peer.send("POST /a?b=c HTTP/1.1\r\nHost: x\r\nX-Tag: t\r\nContent-Length: 4\r\n\r\nbody");
  const std::string response = peer.receive_response();
  CHECK_THAT(response, StartsWith("HTTP/1.1 200 OK\r\n"));
  CHECK_THAT(response, EndsWith("\r\n\r\nPOST /a?b=c t body"));
  CHECK_THAT(response, Contains("\r\nContent-Type: text/plain\r\n"));
  CHECK_THAT(response, Contains("\r\nContent-Length: 18\r\n"));
  CHECK_THAT(response,
             Catch::Matchers::Matches("[^]*\r\nDate: [A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} 20[0-9]{2} "
                                      "[0-9]{2}:[0-9]{2}:[0-9]{2} GMT\r\n[^]*"));
}

TEST_CASE("a connection is kept, and nothing of one request shows in the next", "[http_server]") {
  RunningServer server(echo);
  auto peer = RawSocket::connect(server.port());
  peer.send("POST /long HTTP/1.1\r\nHost: x\r\nX-Tag: first\r\nContent-Length: 4\r\n\r\nbody");
  CHECK_THAT(peer.receive_response(), EndsWith("POST /long first body"));
  peer.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  const std::string second = peer.receive_response();
  CHECK_THAT(second, EndsWith("\r\n\r\nGET / - "));
  CHECK(second.find("Content-Type") == second.rfind("Content-Type"));
}

TEST_CASE("a request may arrive byte by byte", "[http_server]") {
  RunningServer server(echo);
  auto peer = RawSocket::connect(server.port());
  for (const char c : std::string("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc")) {
    peer.send({&c, 1});
  }
  CHECK_THAT(peer.receive_response(), EndsWith("POST /x - abc"));
}

TEST_CASE("pipelined requests are answered in order", "[http_server]") {
  RunningServer server(echo);
  std::string requests;
  constexpr int count = 300;
  for (int i = 0; i < count; ++i) {
    requests +=
        "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\nX-Tag: " + std::string(200, 't') + "\r\n\r\n";
  }
  auto peer = RawSocket::connect(server.port());
  peer.send(requests);
  for (int i = 0; i < count; ++i) {
    REQUIRE_THAT(peer.receive_response(), Contains("GET /" + std::to_string(i) + " ttt"));
  }
}

TEST_CASE("pipelined answers larger than the write limit all arrive", "[http_server]") {
  RunningServer server(
      [](const HttpRequest&, HttpResponse& response) { response.body.assign(200'000, 'x'); });
  std::string requests;
  for (int i = 0; i < 20; ++i) requests += get;
  auto peer = RawSocket::connect(server.port());
  peer.send(requests);
  for (int i = 0; i < 20; ++i) REQUIRE(peer.receive_response().size() > 200'000);
}

TEST_CASE("a chunked body is put together, its trailers dropped", "[http_server]") {
  RunningServer server(echo);
  auto peer = RawSocket::connect(server.port());
  peer.send(
      "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
      "4\r\nabcd\r\nA;ext=1\r\n0123456789\r\n0\r\nX-Tag: trailer\r\n\r\n");
  CHECK_THAT(peer.receive_response(), EndsWith("POST / - abcd0123456789"));
}

TEST_CASE("a client that expects 100-continue is told to go on", "[http_server]") {
  RunningServer server(echo);
  auto peer = RawSocket::connect(server.port());
  peer.send("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  CHECK(peer.receive_until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
  peer.send("bo");
  peer.send("dy");
  CHECK_THAT(peer.receive_response(), EndsWith("POST / - body"));
}

TEST_CASE("HEAD is told the length of the body that it isn't sent", "[http_server]") {
  RunningServer server(echo);
  const std::string response = answer_to(server, "HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  CHECK_THAT(response, Contains("Content-Length: 9\r\n"));
  CHECK_THAT(response, EndsWith("\r\n\r\n"));
}

TEST_CASE("204 has neither body nor length", "[http_server]") {
  RunningServer server([](const HttpRequest&, HttpResponse& response) { response.status = 204; });
  const std::string response = answer_to(server, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  CHECK_THAT(response, StartsWith("HTTP/1.1 204 No Content\r\n"));
  CHECK_THAT(response, !Contains("Content-Length"));
}

TEST_CASE("HTTP/1.0 closes, unless it asks to be kept", "[http_server]") {
  RunningServer server(echo);
  CHECK_THAT(answer_to(server, "GET / HTTP/1.0\r\n\r\n"), Contains("Connection: close\r\n"));
  auto peer = RawSocket::connect(server.port());
  for (int i = 0; i < 2; ++i) {
    peer.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    CHECK_THAT(peer.receive_response(), Contains("Connection: keep-alive\r\n"));
  }
}

TEST_CASE("Connection: close is obeyed", "[http_server]") {
  RunningServer server(echo);
  CHECK_THAT(answer_to(server, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n" + get),
             Contains("Connection: close\r\n") && EndsWith("GET / - "));
}

TEST_CASE("a target in absolute form is reduced to its path", "[http_server]") {
  RunningServer server(echo);
  auto peer = RawSocket::connect(server.port());
  peer.send("GET http://x:1/a?b HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK_THAT(peer.receive_response(), EndsWith("GET /a?b - "));
  peer.send("GET http://x:1 HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK_THAT(peer.receive_response(), EndsWith("GET / - "));
}

TEST_CASE("what is not HTTP gets 400 in plain text and is closed", "[http_server]") {
  RunningServer server(echo);
  const std::string garbage[] = {
      "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 a TLS greeting\r\n\r\n",
      "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
      "GET /\r\n\r\n",
      "GET / HTTP/1.1\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
      "GET / HTTP/1.1\r\nHost x\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
      "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
  };
  for (const std::string& bytes : garbage) {
    CAPTURE(bytes);
    const std::string response = answer_to(server, bytes);
    CHECK_THAT(response, StartsWith("HTTP/1.1 400 Bad Request\r\n"));
    CHECK_THAT(response, Contains("Content-Type: text/plain; charset=utf-8\r\n"));
    CHECK_THAT(response, Contains("Connection: close\r\n") && EndsWith("400 Bad Request\n"));
  }
}

TEST_CASE("a transfer coding other than chunked gets 501", "[http_server]") {
  RunningServer server(echo);
  CHECK_THAT(answer_to(server, "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\nabc"),
             StartsWith("HTTP/1.1 501 "));
}

TEST_CASE("good requests before a bad one are answered first", "[http_server]") {
  RunningServer server(echo);
  auto peer = RawSocket::connect(server.port());
  peer.send(get + "garbage\r\n\r\n");
  CHECK_THAT(peer.receive_response(), StartsWith("HTTP/1.1 200 "));
  CHECK_THAT(peer.receive_all(), StartsWith("HTTP/1.1 400 "));
}

TEST_CASE("a header beyond the limit gets 431, in one line or in many, whole or endless", "[http_server]") {
  HttpServer::Options options;
  options.header_bytes_max = 4096;
  RunningServer server(echo, options);
  const std::string start = "GET / HTTP/1.1\r\nHost: x\r\n";
  std::string many = start;
  for (int i = 0; i < 1000; ++i) many += "X-Many: 12345\r\n";
  const std::string requests[] = {start + "X-Large: " + std::string(5000, 'a') + "\r\n\r\n",
                                  start + "X-Large: " + std::string(100'000, 'a'), many,
                                  "GET /" + std::string(100'000, 'a')};
  for (const std::string& request : requests) {
    CHECK_THAT(answer_to(server, request), StartsWith("HTTP/1.1 431 Request Header Fields Too Large\r\n"));
  }
  CHECK_THAT(answer_to(server, start + "X-Fits: " + std::string(3000, 'a') + "\r\nConnection: close\r\n\r\n"),
             StartsWith("HTTP/1.1 200 "));
}

TEST_CASE("a body beyond the limit gets 413, counted or chunked, and before it is sent", "[http_server]") {
  HttpServer::Options options;
  options.body_bytes_max = 1000;
  RunningServer server(echo, options);
  const std::string start = "POST / HTTP/1.1\r\nHost: x\r\n";
  const std::string large(1001, 'a');
  const std::string requests[] = {
      start + "Content-Length: 1001\r\n\r\n" + large,
      start + "Expect: 100-continue\r\nContent-Length: 1001\r\n\r\n",
      start + "Transfer-Encoding: chunked\r\n\r\n3e9\r\n" + large + "\r\n0\r\n\r\n",
      start + "Content-Length: 1001\r\n\r\n" + std::string(5'000'000, 'a')};
  for (const std::string& request : requests) {
    CHECK_THAT(answer_to(server, request), StartsWith("HTTP/1.1 413 Content Too Large\r\n"));
  }
  CHECK_THAT(answer_to(server, start + "Connection: close\r\nContent-Length: 1000\r\n\r\n" + large.substr(1)),
             StartsWith("HTTP/1.1 200 "));
}

TEST_CASE("one target may be sent larger bodies, up to a limit of its own", "[http_server]") {
  HttpServer::Options options;
  options.body_bytes_max = 1000;
  options.large_body_target = "/large";
  options.large_body_bytes_max = 3000;
  RunningServer server(echo, options);
  const auto put = [&](const std::string& target, std::size_t size) {
    return answer_to(server, "PUT " + target +
                                 " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " +
                                 std::to_string(size) + "\r\n\r\n" + std::string(size, 'a'));
  };
  CHECK_THAT(put("/large", 3000), StartsWith("HTTP/1.1 200 "));
  CHECK_THAT(put("/large", 3001), StartsWith("HTTP/1.1 413 "));
  CHECK_THAT(put("/larger", 1001), StartsWith("HTTP/1.1 413 "));
  CHECK_THAT(put("/", 1001), StartsWith("HTTP/1.1 413 "));
}

TEST_CASE("a client that leaves in the middle of a request or an answer harms nobody", "[http_server]") {
  RunningServer server(
      [](const HttpRequest&, HttpResponse& response) { response.body.assign(8'000'000, 'x'); });
  for (int i = 0; i < 10; ++i) {
    RawSocket::connect(server.port()).send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
    RawSocket::connect(server.port()).send(get);
    RawSocket::connect(server.port());
  }
  auto peer = RawSocket::connect(server.port());
  peer.send(get);
  CHECK(peer.receive_response().size() > 8'000'000);
}

TEST_CASE("a client that has finished sending still gets its answer", "[http_server]") {
  RunningServer server(echo);
  auto peer = RawSocket::connect(server.port());
  peer.send(get);
  peer.finish_sending();
  CHECK_THAT(peer.receive_all(), StartsWith("HTTP/1.1 200 "));
}

TEST_CASE("a handler that throws gives 500 without its reason, and the connection lives on",
          "[http_server]") {
  RunningServer server([](const HttpRequest& request, HttpResponse& response) {
    response.body = "half";
    if (request.target == "/throw") throw std::runtime_error("secret");
    if (request.target == "/odd") throw 42;
    if (request.target == "/split") response.headers.emplace_back("X-Split", "a\r\nSet-Cookie: b");
    if (request.target == "/status") response.status = 7;
  });
  auto peer = RawSocket::connect(server.port());
  for (const std::string target : {"/throw", "/odd", "/split", "/status"}) {
    CAPTURE(target);
    peer.send("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
    const std::string response = peer.receive_response();
    CHECK_THAT(response, StartsWith("HTTP/1.1 500 Internal Server Error\r\n"));
    CHECK_THAT(response, !Contains("secret") && !Contains("half") && !Contains("Set-Cookie"));
  }
  peer.send(get);
  CHECK_THAT(peer.receive_response(), StartsWith("HTTP/1.1 200 "));
}

TEST_CASE("a connection that rests or dawdles too long is closed", "[http_server]") {
  HttpServer::Options options;
  options.idle_timeout = options.transfer_timeout = std::chrono::milliseconds(50);
  RunningServer server(echo, options);
  CHECK(answer_to(server, "").empty());
  CHECK(answer_to(server, "GET / HT").empty());
}

TEST_CASE("stop closes resting connections and makes run return", "[http_server]") {
  RunningServer server(echo);
  auto peer = RawSocket::connect(server.port());
  peer.send(get);
  peer.receive_response();
  (*server).stop();
  (*server).stop();
  CHECK(peer.receive_all().empty());
  server.join();
}

TEST_CASE("stop lets a request that has begun to arrive be answered", "[http_server]") {
  RunningServer server(echo);
  auto peer = RawSocket::connect(server.port());
  peer.send("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  peer.receive_until("\r\n\r\n");  // the server has the header now
  (*server).stop();
  peer.send("body");
  CHECK_THAT(peer.receive_all(), Contains("Connection: close\r\n") && EndsWith("POST / - body"));
  server.join();
}

TEST_CASE("stop from the handler lets its own answer out", "[http_server]") {
  HttpServer* itself = nullptr;
  RunningServer server([&itself](const HttpRequest&, HttpResponse& response) {
    response.body.assign(4'000'000, 'x');
    itself->stop();
  });
  itself = &*server;
  auto peer = RawSocket::connect(server.port());
  peer.send(get);
  CHECK(peer.receive_response().size() > 4'000'000);
  CHECK(peer.receive_all().empty());
  server.join();
}

TEST_CASE("stop before run makes run return at once", "[http_server]") {
  HttpServer::Options options;
  options.port = 0;
  HttpServer server(options, echo);
  server.stop();
  server.run();
}

TEST_CASE("SIGTERM stops the server", "[http_server]") {
  HttpServer::Options options;
  options.port = 0;
  HttpServer server(options, echo);
  server.stop_on_signals();
  auto finished = std::async(std::launch::async, [&server] { server.run(); });
  ::kill(::getpid(), SIGTERM);
  finished.get();
}

TEST_CASE("a port that is taken is named", "[http_server]") {
  RunningServer server(echo);
  HttpServer::Options options;
  options.port = server.port();
  CHECK_THROWS_WITH(
      HttpServer(options, echo),
      Contains("cannot listen on 127.0.0.1 port " + std::to_string(server.port())) && Contains("in use"));
  options.address = "localhost";
  CHECK_THROWS_AS(HttpServer(options, echo), std::system_error);
}

TEST_CASE("a loop that is shared serves others' work, too, and they are told once that it ends",
          "[http_server]") {
  EventLoop loop;
  HttpServer server(loop, {.port = 0}, echo);
  int told = 0;
  server.when_stopping([&] { ++told; });
  std::thread thread([&] { server.run(); });
  std::promise<std::thread::id> worked;
  loop.post([&] { worked.set_value(std::this_thread::get_id()); });
  CHECK(worked.get_future().get() == thread.get_id());
  auto peer = RawSocket::connect(server.port());
  peer.send("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
  CHECK_THAT(peer.receive_response(), EndsWith("POST /x - abc"));
  server.stop();
  server.stop();
  thread.join();
  CHECK(told == 1);
}
