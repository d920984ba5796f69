#include "simulator/hypervisor/relay.hpp"

#include "catch.hpp"
#include "simulator/hypervisor/streams.hpp"
#include "simulator/hypervisor/wire.hpp"

using namespace vpcsim::hypervisor;
using namespace vpcsim::tests;

namespace {

/// outside <-socket-> relay <-wire-> inside
struct Relayed {
  vpcsim::protocol::EventLoop loop;
  Relays relays{loop};
  SocketEnd outside;
  End inside;
  std::shared_ptr<int> counted = std::make_shared<int>(0);

  Relayed() {
    auto pair = make_wire(loop, {}, [] { return true; });
    relays.add(outside.pair(loop), std::move(pair.client), {.counted = counted});
    inside.take(std::move(pair.server));
  }
  bool ended() {
    return until(loop, [&] { return counted.use_count() == 1; });
  }
};

}  // namespace

TEST_CASE("A relay moves bytes and their ends both ways", "[relay]") {
  Relayed relayed;
  relayed.outside.stream->write("in");
  relayed.outside.stream->shut_down();
  REQUIRE(until(relayed.loop, [&] { return relayed.inside.ended == 1; }));
  CHECK(relayed.inside.received == "in");
  CHECK(relayed.counted.use_count() == 2);  // the other direction is still open
  relayed.inside.connection->write("out");
  relayed.inside.connection->shut_down();
  REQUIRE(until(relayed.loop, [&] { return relayed.outside.ended == 1; }));
  CHECK(relayed.outside.received == "out");
}

TEST_CASE("A relay lives until both directions have ended, and what counts it as long", "[relay]") {
  Relayed relayed;
  const bool inside_first = GENERATE(true, false);
  if (inside_first)
    relayed.inside.connection->shut_down();
  else
    relayed.outside.stream->shut_down();
  settle(relayed.loop);
  CHECK(relayed.counted.use_count() == 2);
  if (inside_first)
    relayed.outside.stream->shut_down();
  else
    relayed.inside.connection->shut_down();
  CHECK(relayed.ended());
}

TEST_CASE("A relay ends when its socket fails, and closes the connection", "[relay]") {
  Relayed relayed;
  relayed.outside.stream.reset();
  REQUIRE(until(relayed.loop, [&] { return relayed.inside.ended == 1; }));
  relayed.inside.connection->write("nobody reads this");
  CHECK(relayed.ended());
  relayed.inside.connection->write("nor this");
  CHECK(until(relayed.loop, [&] { return relayed.inside.failed.has_value(); }));
}

TEST_CASE("A relay ends when its connection fails, and closes the socket", "[relay]") {
  Relayed relayed;
  relayed.inside.connection.reset();
  relayed.outside.stream->write("nobody reads this");
  CHECK(relayed.ended());
  CHECK(until(relayed.loop, [&] { return relayed.outside.over(); }));
}

TEST_CASE("A relay ends when nobody is left behind its connection, though the client says nothing",
          "[relay]") {
  Relayed relayed;
  relayed.inside.connection->write("last words");
  relayed.inside.connection.reset();
  CHECK(relayed.ended());
  CHECK(until(relayed.loop, [&] { return relayed.outside.over(); }));
  CHECK(relayed.outside.received == "last words");
}

TEST_CASE("A connection that isn't read holds back the socket that writes to it", "[relay]") {
  Relayed relayed;
  constexpr std::size_t much = std::size_t{8} << 20;
  relayed.inside.connection->pause(true);
  relayed.outside.stream->write(std::string(much, 'x'));
  settle(relayed.loop);
  CHECK(relayed.outside.stream->full());  // the kernel takes no more
  relayed.inside.connection->pause(false);
  CHECK(until(relayed.loop, [&] { return relayed.inside.received.size() == much; }));
  CHECK(relayed.outside.drained == 1);
}

TEST_CASE("A socket that isn't read holds back the connection that writes to it", "[relay]") {
  Relayed relayed;
  std::size_t written = 0;
  relayed.outside.stream->pause(true);
  for (int turn = 0; turn < 1000 && !relayed.inside.connection->full(); ++turn) {
    relayed.inside.connection->write(std::string(64 * 1024, 'x'));
    written += 64 * 1024;
    relayed.loop.run_for(std::chrono::milliseconds(1));
  }
  REQUIRE(relayed.inside.connection->full());
  relayed.outside.stream->pause(false);
  CHECK(until(relayed.loop, [&] { return relayed.outside.received.size() == written; }));
  CHECK(relayed.inside.drained == 1);
}
