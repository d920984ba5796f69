#include "protocol/tcp_listener.hpp"

#include <optional>
#include <system_error>
#include <vector>

#include <netinet/tcp.h>

#include "catch.hpp"
#include "protocol/event_loop.hpp"
#include "protocol/loopback_client.hpp"
#include "protocol/socket_stream.hpp"

using namespace vpcsim::protocol;
using namespace vpcsim::protocol::test;

namespace {

struct Listening {
  EventLoop loop;
  std::vector<std::pair<int, TcpPeer>> accepted;
  std::optional<TcpListener> listener;

  explicit Listening(const std::string& address = "127.0.0.1") {
    listener.emplace(loop, address, 0, [this](int descriptor, const TcpPeer& peer) {
      accepted.emplace_back(descriptor, peer);
    });
  }
  ~Listening() {
    for (const auto& [descriptor, peer] : accepted) ::close(descriptor);
  }
  template <class Condition>
  bool until(Condition condition) {
    for (int turn = 0; turn < 5000 && !condition(); ++turn) loop.run_for(std::chrono::milliseconds(1));
    return condition();
  }
};

}  // namespace

TEST_CASE("A listener gives out each connection with both its addresses", "[tcp_listener]") {
  Listening listening("127.0.0.2");
  const auto port = listening.listener->port();
  REQUIRE(port != 0);
  const int one = connect_to("127.0.0.2", port, "127.9.9.9"), two = connect_to("127.0.0.2", port);
  REQUIRE(listening.until([&] { return listening.accepted.size() == 2; }));
  const auto& [descriptor, peer] = listening.accepted[0];
  CHECK(peer.local_address == "127.0.0.2");
  CHECK(peer.local_port == port);
  CHECK(peer.remote_address == "127.9.9.9");
  CHECK(peer.remote_port == port_of(one));
  CHECK(listening.accepted[1].second.remote_address == "127.0.0.1");
  REQUIRE(::send(descriptor, "x", 1, 0) == 1);
  char byte = 0;
  pollfd waiting{one, POLLIN, 0};
  REQUIRE(::poll(&waiting, 1, 1000) == 1);
  CHECK(::recv(one, &byte, 1, 0) == 1);
  ::close(one);
  ::close(two);
}

TEST_CASE("A listener's connections don't wait for more to send", "[tcp_listener]") {
  Listening listening;
  const int client = connect_to("127.0.0.1", listening.listener->port());
  REQUIRE(listening.until([&] { return !listening.accepted.empty(); }));
  int no_delay = 0;
  socklen_t size = sizeof no_delay;
  ::getsockopt(listening.accepted[0].first, IPPROTO_TCP, TCP_NODELAY, &no_delay, &size);
  CHECK(no_delay != 0);
  ::close(client);
}

TEST_CASE("A listener that is destroyed refuses, and its connections live on", "[tcp_listener]") {
  Listening listening;
  const auto port = listening.listener->port();
  const int client = connect_to("127.0.0.1", port);
  REQUIRE(listening.until([&] { return !listening.accepted.empty(); }));
  listening.listener.reset();
  listening.loop.run_for(std::chrono::milliseconds(5));
  CHECK_FALSE(is_accepted("127.0.0.1", port));
  REQUIRE(::send(listening.accepted[0].first, "x", 1, 0) == 1);
  pollfd waiting{client, POLLIN, 0};
  CHECK(::poll(&waiting, 1, 1000) == 1);
  ::close(client);
}

TEST_CASE("A listener may be destroyed by whom it gives a connection to", "[tcp_listener]") {
  EventLoop loop;
  std::optional<TcpListener> listener;
  int accepted = 0;
  listener.emplace(loop, "127.0.0.1", 0, [&](int descriptor, const TcpPeer&) {
    ++accepted;
    ::close(descriptor);
    listener.reset();
  });
  const int client = connect_to("127.0.0.1", listener->port());
  for (int turn = 0; turn < 1000 && listener; ++turn) loop.run_for(std::chrono::milliseconds(1));
  CHECK_FALSE(listener);
  CHECK(accepted == 1);
  ::close(client);
}

TEST_CASE("An address that can't be listened on is said with its port", "[tcp_listener]") {
  Listening listening;
  const auto port = listening.listener->port();
  const auto complaint = [&](const std::string& address) -> std::string {
    try {
      TcpListener another(listening.loop, address, port, [](int, const TcpPeer&) {});
      return "";
    } catch (const std::system_error& error) {
      return error.what();
    }
  };
  const std::string where = " port " + std::to_string(port) + ": ";
  CHECK(complaint("127.0.0.1") == "can't listen on 127.0.0.1" + where + "Address already in use");
  CHECK(complaint("192.0.2.1") == "can't listen on 192.0.2.1" + where + "Cannot assign requested address");
  CHECK(complaint("nowhere").starts_with("can't listen on nowhere" + where));
  CHECK(complaint("127.0.0.3").empty());
}
