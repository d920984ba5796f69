#include "simulator/hypervisor/wire.hpp"

#include "catch.hpp"
#include "simulator/hypervisor/streams.hpp"

using namespace vpcsim::hypervisor;
using namespace vpcsim::tests;
using vpcsim::instance::Endpoint;
using vpcsim::instance::NetworkError;

namespace {

Endpoint endpoint(const char* address, int port) {
  return {*vpcsim::protocol::Ip::parse(address), static_cast<std::uint16_t>(port)};
}

struct Line {
  vpcsim::protocol::EventLoop loop;
  bool carried = true;
  int asked = 0;
  End client, server;
  std::weak_ptr<Wire> wire;

  explicit Line(std::chrono::milliseconds patience = tcp_patience) {
    auto pair = make_wire(
        loop,
        {.client = endpoint("10.0.0.5", 40000),
         .server = endpoint("198.18.0.1", 22),
         .seen_client = endpoint("203.0.113.9", 40000),
         .seen_server = endpoint("10.0.0.6", 22)},
        [this] { return ++asked, carried; }, patience);
    client.take(std::move(pair.client));
    server.take(std::move(pair.server));
    wire = pair.wire;
  }
  template <class Condition>
  bool reaches(Condition condition) {
    return until(loop, condition);
  }
};

}  // namespace

TEST_CASE("Each end of a wire has the addresses that its side sees", "[wire]") {
  Line line;
  CHECK(line.client.connection->local() == endpoint("10.0.0.5", 40000));
  CHECK(line.client.connection->remote() == endpoint("198.18.0.1", 22));
  CHECK(line.server.connection->local() == endpoint("10.0.0.6", 22));
  CHECK(line.server.connection->remote() == endpoint("203.0.113.9", 40000));
}

TEST_CASE("A wire delivers everything, in order, both ways, and never within write()", "[wire]") {
  Line line;
  std::string sent;
  for (int i = 0; i < 1000; ++i) {
    const std::string piece = std::to_string(i) + " ";
    line.client.connection->write(piece);
    sent += piece;
    if (i % 100 == 0) settle(line.loop);
  }
  line.server.connection->write("hello");
  CHECK(line.client.received.empty());
  CHECK(line.reaches([&] { return line.server.received == sent && line.client.received == "hello"; }));
}

TEST_CASE("What arrives before an end has events waits for them", "[wire]") {
  vpcsim::protocol::EventLoop loop;
  auto pair = make_wire(loop, {}, [] { return true; });
  pair.client->write("early");
  pair.client.reset();
  settle(loop);
  End server;
  server.take(std::move(pair.server));
  CHECK(until(loop, [&] { return server.ended == 1; }));
  CHECK(server.received == "early");
}

TEST_CASE("An end that writes no more still reads", "[wire]") {
  Line line;
  line.client.connection->write("question");
  line.client.connection->shut_down();
  line.client.connection->write("too late");
  REQUIRE(line.reaches([&] { return line.server.ended == 1; }));
  CHECK(line.server.received == "question");
  line.server.connection->write("answer");
  CHECK(line.reaches([&] { return line.client.received == "answer"; }));
  CHECK(line.client.ended == 0);
  line.server.connection->shut_down();
  line.server.connection->shut_down();
  CHECK(line.reaches([&] { return line.client.ended == 1; }));
  settle(line.loop);
  CHECK(line.client.ended == 1);
  CHECK(line.server.ended == 1);
}

TEST_CASE("What an end wrote arrives after it was destroyed, and its end after that", "[wire]") {
  Line line;
  line.client.connection->write("last words");
  line.client.connection.reset();
  REQUIRE(line.reaches([&] { return line.server.ended == 1; }));
  CHECK(line.server.received == "last words");
  CHECK_FALSE(line.server.failed);
}

TEST_CASE("Who writes to an end that is gone is told of a reset, once", "[wire]") {
  Line line;
  line.server.connection.reset();
  REQUIRE(line.reaches([&] { return line.client.ended == 1; }));
  CHECK_FALSE(line.client.failed);
  line.client.connection->write("anybody?");
  REQUIRE(line.reaches([&] { return line.client.failed.has_value(); }));
  CHECK(line.client.failed == NetworkError::reset);
  line.client.failed.reset();
  line.client.connection->write("anybody?");
  settle(line.loop);
  CHECK_FALSE(line.client.failed);
}

TEST_CASE("A paused end isn't given anything until it goes on", "[wire]") {
  Line line;
  line.server.connection->pause(true);
  line.client.connection->write("wait");
  line.client.connection->shut_down();
  settle(line.loop);
  CHECK(line.server.received.empty());
  CHECK(line.server.ended == 0);
  line.server.connection->pause(false);
  CHECK(line.reaches([&] { return line.server.ended == 1; }));
  CHECK(line.server.received == "wait");
}

TEST_CASE("An end is full at a window's worth, and told once when it was taken", "[wire]") {
  Line line;
  line.server.connection->pause(true);
  line.client.connection->write(std::string(window_bytes - 1, 'x'));
  CHECK_FALSE(line.client.connection->full());
  line.client.connection->write("x");
  CHECK(line.client.connection->full());
  settle(line.loop);
  CHECK(line.client.drained == 0);
  line.server.connection->pause(false);
  REQUIRE(line.reaches([&] { return line.client.drained == 1; }));
  CHECK_FALSE(line.client.connection->full());
  CHECK(line.server.received.size() == window_bytes);
  line.client.connection->write("more");
  settle(line.loop);
  CHECK(line.client.drained == 1);  // it wasn't told that it was full again
}

TEST_CASE("What isn't carried waits, both ways, and goes on in order once it is", "[wire]") {
  Line line;
  line.carried = false;
  line.client.connection->write("one ");
  line.server.connection->write("back");
  settle(line.loop);
  line.client.connection->write("two");
  line.client.connection->shut_down();
  settle(line.loop);
  CHECK(line.server.received.empty());
  CHECK(line.client.received.empty());
  line.carried = true;
  REQUIRE(line.reaches([&] { return line.server.ended == 1; }));
  CHECK(line.server.received == "one two");
  CHECK(line.client.received == "back");
}

TEST_CASE("A wire without anything to carry doesn't ask", "[wire]") {
  Line line;
  settle(line.loop);
  CHECK(line.asked == 0);
  line.carried = false;
  line.client.connection->write("x");
  settle(line.loop);
  CHECK(line.asked > 0);
  line.carried = true;
  REQUIRE(line.reaches([&] { return line.server.received == "x"; }));
  const int asked = line.asked;
  line.loop.run_for(std::chrono::milliseconds(250));  // a repetition would have come
  CHECK(line.asked == asked);
}

TEST_CASE("What isn't carried for too long times out at both ends", "[wire]") {
  Line line(std::chrono::milliseconds(1));
  line.carried = false;
  line.client.connection->write("lost");
  settle(line.loop);
  CHECK_FALSE(line.client.failed);  // it is looked at once more
  REQUIRE(line.reaches([&] { return line.client.failed && line.server.failed; }));
  CHECK(line.client.failed == NetworkError::timed_out);
  CHECK(line.server.failed == NetworkError::timed_out);
  CHECK(line.server.received.empty());
}

TEST_CASE("A machine that hangs up delivers what it wrote, whatever the network says", "[wire]") {
  Line line;
  line.carried = false;
  line.server.connection->write("Connection closed");
  line.server.connection.reset();
  settle(line.loop);
  REQUIRE(line.client.received.empty());
  hang_up(line.wire);
  CHECK(line.reaches([&] { return line.client.ended == 1; }));
  CHECK(line.client.received == "Connection closed");
}

TEST_CASE("A wire whose ends are both gone is gone, too, and nobody is told", "[wire]") {
  Line line;
  line.carried = GENERATE(true, false);
  line.client.connection->write("x");
  line.server.connection->write("y");
  settle(line.loop);
  line.client = {};
  line.server = {};
  line.client.connection.reset();
  line.server.connection.reset();
  CHECK(line.reaches([&] { return line.wire.expired(); }));
  hang_up(line.wire);
  CHECK(line.client.received.empty());
  CHECK(line.server.ended == 0);
}

TEST_CASE("An end may be destroyed within each of its events", "[wire]") {
  Line line;
  const auto gone = [&] { line.server.connection.reset(); };
  SECTION("received") {
    line.server.connection->set_events({.received = [&](std::string_view) { gone(); }});
    line.client.connection->write("x");
  }
  SECTION("ended") {
    line.server.connection->set_events({.ended = gone});
    line.client.connection.reset();
  }
  SECTION("failed") {
    line.server.connection->set_events({.failed = [&](NetworkError) { gone(); }});
    line.client.connection.reset();
    line.server.connection->write("x");
  }
  SECTION("drained") {
    line.server.connection->set_events({.drained = gone});
    line.server.connection->write(std::string(window_bytes, 'x'));
    CHECK(line.server.connection->full());
  }
  CHECK(line.reaches([&] { return !line.server.connection; }));
  settle(line.loop);
}
