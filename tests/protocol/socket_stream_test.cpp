#include "protocol/socket_stream.hpp"

#include <chrono>
#include <memory>
#include <string>

#include <sys/socket.h>
#include <unistd.h>

#include "catch.hpp"
#include "protocol/event_loop.hpp"
#include "protocol/loopback_client.hpp"
#include "protocol/tcp_listener.hpp"

using namespace vpcsim::protocol;

namespace {

/// Two streams that are each other's peers, and what came to each.
struct Pair {
  struct End {
    std::unique_ptr<SocketStream> stream;
    std::string received;
    int ended = 0, failed = 0, drained = 0;
  };

  Pair() {
    const auto [left_socket, right_socket] = socket_pair().value();
    attach(left, left_socket);
    attach(right, right_socket);
  }
  void attach(End& end, int descriptor) {
    end.stream = std::make_unique<SocketStream>(loop, descriptor);
    end.stream->set_events({.received = [&end](std::string_view bytes) { end.received += bytes; },
                            .ended = [&end] { ++end.ended; },
                            .failed = [&end] { ++end.failed; },
                            .drained = [&end] { ++end.drained; }});
  }
  template <class Condition>
  bool until(Condition condition) {
    for (int turn = 0; turn < 500 && !condition(); ++turn) loop.run_for(std::chrono::milliseconds(10));
    return condition();
  }

  EventLoop loop;
  End left, right;
};

}  // namespace

TEST_CASE("What is written to a stream arrives at its peer, and so does its end", "[socket_stream]") {
  Pair pair;
  pair.left.stream->write("hello ");
  pair.left.stream->write("there");
  pair.left.stream->shut_down();
  CHECK(pair.until([&] { return pair.right.ended == 1; }));
  CHECK(pair.right.received == "hello there");
  pair.right.stream->write("still open");
  CHECK(pair.until([&] { return pair.left.received == "still open"; }));
}

TEST_CASE("What was written before a stream was destroyed arrives", "[socket_stream]") {
  Pair pair;
  const std::string much(4 << 20, 'x');
  pair.left.stream->write(much);
  pair.left.stream.reset();
  CHECK(pair.until([&] { return pair.right.ended == 1; }));
  CHECK(pair.right.received == much);
}

TEST_CASE("A peer that doesn't read fills a stream, and one that reads again drains it", "[socket_stream]") {
  Pair pair;
  pair.right.stream->pause(true);
  std::size_t written = 0;
  while (!pair.left.stream->full()) {
    pair.left.stream->write(std::string(64 * 1024, 'x'));
    written += 64 * 1024;
    pair.loop.run_for(std::chrono::milliseconds(1));
  }
  CHECK(pair.left.drained == 0);
  pair.right.stream->pause(false);
  CHECK(pair.until([&] { return pair.right.received.size() == written; }));
  CHECK(pair.left.drained >= 1);
}

TEST_CASE("A stream is told once that its peer is gone", "[socket_stream]") {
  Pair pair;
  pair.right.stream.reset();
  CHECK(pair.until([&] { return pair.left.ended == 1; }));
  pair.left.stream->write("nobody");
  pair.left.stream->write("reads this");
  CHECK(pair.until([&] { return pair.left.failed == 1; }));
  pair.loop.run_for(std::chrono::milliseconds(20));
  CHECK(pair.left.failed == 1);
}

TEST_CASE("A stream that was shut down writes no more, and still reads", "[socket_stream]") {
  Pair pair;
  pair.left.stream->write("last");
  pair.left.stream->shut_down();
  pair.left.stream->write("too late");
  CHECK(pair.until([&] { return pair.right.ended == 1; }));
  CHECK(pair.right.received == "last");
}

TEST_CASE("A paused stream reads nothing, nor does one without anybody to tell", "[socket_stream]") {
  Pair pair;
  if (GENERATE(true, false))
    pair.right.stream->pause(true);
  else
    pair.right.stream->set_events({});
  pair.loop.run_for(std::chrono::milliseconds(5));
  pair.left.stream->write("first ");  // a read may be under way
  pair.loop.run_for(std::chrono::milliseconds(20));
  const std::string before = pair.right.received;
  pair.left.stream->write("second");
  pair.loop.run_for(std::chrono::milliseconds(20));
  CHECK(pair.right.received == before);
}

TEST_CASE("A stream that is reset cuts its peer off at once, and tells nobody of itself", "[socket_stream]") {
  Pair pair;
  Pair::End server, client;
  TcpListener listener(pair.loop, "127.0.0.1", 0,
                       [&](int descriptor, const TcpPeer&) { pair.attach(server, descriptor); });
  pair.attach(client, test::connect_to("127.0.0.1", listener.port()));
  REQUIRE(pair.until([&] { return server.stream != nullptr; }));
  server.stream->write(std::string(std::size_t{4} << 20, 'x'));
  server.stream->reset();
  CHECK(pair.until([&] { return client.failed == 1; }));
  CHECK(client.ended == 0);
  CHECK(server.failed + server.ended == 0);
}

TEST_CASE("A timer calls once, and not at all once it is destroyed", "[event_loop]") {
  EventLoop loop;
  int calls = 0;
  auto kept = loop.after(std::chrono::milliseconds(5), [&] { ++calls; });
  auto gone = loop.after(std::chrono::milliseconds(5), [&] { calls += 100; });
  gone.reset();
  loop.run_for(std::chrono::milliseconds(50));
  CHECK(calls == 1);
  std::unique_ptr<LoopTimer> itself;
  itself = loop.after(std::chrono::milliseconds(1), [&] { itself.reset(); });
  loop.run_for(std::chrono::milliseconds(20));
  CHECK(itself == nullptr);
}
