#include "protocol/syn_watch.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "catch.hpp"
#include "protocol/event_loop.hpp"
#include "protocol/loopback_client.hpp"
#include "protocol/syn_filter.hpp"
#include "protocol/tcp_listener.hpp"

using namespace vpcsim::protocol;
using namespace vpcsim::protocol::test;

namespace {

/// Other programs' SYNs are seen as well: those of a destination are looked at.
struct Watch {
  EventLoop loop;
  std::vector<Syn> seen;
  std::unique_ptr<SynWatch> watch = SynWatch::open(loop, [this](const Syn& syn) { seen.push_back(syn); });

  bool is_there() const {
    if (!watch) WARN("this kernel lets nobody but root watch");
    return watch != nullptr;
  }
  std::vector<Syn> to(const char* address, std::uint16_t port) const {
    std::vector<Syn> found;
    for (const Syn& syn : seen) {
      if (syn.destination == *Ipv4::parse(address) && syn.destination_port == port) found.push_back(syn);
    }
    return found;
  }
};

}  // namespace

TEST_CASE("A watch sees a SYN once, with both ends, and nothing else of the connection", "[syn_watch]") {
  Watch watch;
  if (!watch.is_there()) return;
  std::vector<int> accepted;
  TcpListener listener(watch.loop, "127.0.0.1", 0,
                       [&](int descriptor, const TcpPeer&) { accepted.push_back(descriptor); });
  const int client = connect_to("127.0.0.1", listener.port(), "127.9.8.7");
  watch.loop.run_for(std::chrono::milliseconds(20));
  REQUIRE(accepted.size() == 1);
  REQUIRE(::send(client, "hello", 5, 0) == 5);
  REQUIRE(::send(accepted[0], "hello", 5, 0) == 5);
  watch.loop.run_for(std::chrono::milliseconds(20));
  const auto seen = watch.to("127.0.0.1", listener.port());
  REQUIRE(seen.size() == 1);
  CHECK(seen[0].source == *Ipv4::parse("127.9.8.7"));
  CHECK(seen[0].source_port == port_of(client));
  CHECK(watch.to("127.9.8.7", port_of(client)).empty());  // the answer
  ::close(client);
  ::close(accepted[0]);
}

TEST_CASE("A watch sees the SYN of whom a filter drops", "[syn_watch]") {
  Watch watch;
  if (!watch.is_there()) return;
  TcpListener listener(watch.loop, "127.0.0.1", 0,
                       [](int descriptor, const TcpPeer&) { ::close(descriptor); });
  if (!admit_only(listener.descriptor(), {})) {
    WARN("this kernel takes no filter");
    return;
  }
  const int client = connect_to("127.0.0.1", listener.port());
  watch.loop.run_for(std::chrono::milliseconds(20));
  CHECK(watch.to("127.0.0.1", listener.port()).size() == 1);
  ::close(client);
}

TEST_CASE("A watch sees no SYN of datagrams", "[syn_watch]") {
  Watch watch;
  if (!watch.is_there()) return;
  const int sender = ::socket(AF_INET, SOCK_DGRAM, 0);
  const auto to = loopback_address("127.0.0.77", 9);
  const std::string looks_like_a_syn(32, '\x02');
  ::sendto(sender, looks_like_a_syn.data(), looks_like_a_syn.size(), 0,
           reinterpret_cast<const sockaddr*>(&to), sizeof to);
  watch.loop.run_for(std::chrono::milliseconds(20));
  CHECK(watch.to("127.0.0.77", 9).empty());
  ::close(sender);
}

TEST_CASE("A watch may be destroyed by whom it tells", "[syn_watch]") {
  EventLoop loop;
  std::unique_ptr<SynWatch> watch;
  int seen = 0;
  watch = SynWatch::open(loop, [&](const Syn&) {
    ++seen;
    watch.reset();
  });
  if (!watch) {
    WARN("this kernel lets nobody but root watch");
    return;
  }
  const int one = connect_to("127.0.0.78", 9), two = connect_to("127.0.0.78", 9);
  loop.run_for(std::chrono::milliseconds(20));
  CHECK(seen == 1);
  CHECK_FALSE(watch);
  ::close(one);
  ::close(two);
}
