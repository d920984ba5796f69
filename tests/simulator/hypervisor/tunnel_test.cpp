#include "simulator/hypervisor/tunnel.hpp"

#include "catch.hpp"
#include "simulator/hypervisor/premises_world.hpp"

using namespace vpcsim;
using namespace vpcsim::tests;
using Lines = std::vector<std::string>;

namespace {

const std::string established = "HTTP/1.1 200 Connection established\r\n\r\n";

struct TunnelWorld : MachinesWorld {
  hypervisor::Tunnel tunnel{machines, loop};

  void ask(SocketEnd& end, const std::string& bytes) {
    if (!end.stream) end.take(loop, protocol::test::connect_to("127.0.0.1", tunnel.port()));
    end.stream->write(bytes);
  }
  std::string request(const std::string& headers = {}, std::string port = "22") {
    return "CONNECT " + public_a + ":" + port + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
  }
  /// The first line of the answer to a request that is refused.
  std::string status(const std::string& bytes) {
    SocketEnd end;
    ask(end, bytes);
    until([&] { return end.over(); });
    return end.received.substr(0, end.received.find("\r\n"));
  }
};

}  // namespace

TEST_CASE("A tunnel leads to a public address, and what follows the request with it", "[tunnel]") {
  TunnelWorld world;
  world.allow(8080, "127.0.0.1/32");
  MachinesWorld::Service service;
  world.serve(world.a, 8080, service);
  SocketEnd client;
  world.ask(client, world.request({}, "8080") + "early ");
  REQUIRE(world.until([&] { return client.received == established; }));
  client.stream->write("late");
  REQUIRE(world.until([&] { return !service.ends.empty() && service.ends.back().received == "early late"; }));
  service.ends.back().connection->write("answer");
  CHECK(world.until([&] { return client.received == established + "answer"; }));
  CHECK(world.lines() == Lines{"connected 127.0.0.1 -> a (" + world.public_a + ") tcp/8080"});
}

TEST_CASE("A request to a tunnel may come in pieces", "[tunnel]") {
  TunnelWorld world;
  SocketEnd client;
  for (char byte : world.request()) {
    CHECK(client.received.empty());
    world.ask(client, std::string(1, byte));
    world.loop.run_for(std::chrono::milliseconds(1));
  }
  CHECK(world.until([&] { return client.received == established; }));
}

TEST_CASE("A tunnel's client says who it is on the internet", "[tunnel]") {
  TunnelWorld world;
  world.allow(22, "203.0.113.7/32");
  for (const char* header : {"X-Vpcsim-Source: 203.0.113.7\r\n", "x-vpcsim-source:203.0.113.7\r\n",
                             "A: b\r\nX-VPCSIM-SOURCE:   203.0.113.7\r\nC: d:e\r\n"}) {
    SocketEnd client;
    world.ask(client, world.request(header));
    CHECK(world.until([&] { return client.received.find("SSH-2.0-") != std::string::npos; }));
    CHECK(world.lines().back() == "connected 203.0.113.7 -> a (" + world.public_a + ") tcp/22");
  }
}

TEST_CASE("Who isn't let through a tunnel's way gets no answer from there", "[tunnel]") {
  TunnelWorld world;
  SocketEnd client;
  world.ask(client, world.request());
  REQUIRE(world.until([&] { return client.over(); }));
  CHECK(client.received == established);  // as far as the tunnel goes
  CHECK(world.lines() ==
        Lines{"blocked 127.0.0.1 -> a (" + world.public_a + ") tcp/22: ENI_SG_RULES_MISMATCH"});
}

TEST_CASE("A tunnel doesn't lead to this machine or to private addresses", "[tunnel]") {
  TunnelWorld world;
  world.allow(22, "0.0.0.0/0");
  for (const char* to : {"127.0.0.1", "10.0.1.5", "192.0.2.1"}) {
    SocketEnd client;
    world.ask(client, std::string("CONNECT ") + to + ":22 HTTP/1.1\r\n\r\n");
    REQUIRE(world.until([&] { return client.over(); }));
    CHECK(client.received == established);
  }
}

TEST_CASE("A tunnel refuses whatever isn't a CONNECT to an address", "[tunnel]") {
  TunnelWorld world;
  const std::string bad = "HTTP/1.1 400 Bad Request";
  for (const char* line :
       {"GET / HTTP/1.1", "CONNECT", "CONNECT  HTTP/1.1", "connect 198.18.0.1:22 HTTP/1.1",
        "CONNECT name:22 HTTP/1.1", "CONNECT 198.18.0.1 HTTP/1.1", "CONNECT 198.18.0.1: HTTP/1.1",
        "CONNECT 198.18.0.1:0 HTTP/1.1", "CONNECT 198.18.0.1:65536 HTTP/1.1",
        "CONNECT 198.18.0.1:-22 HTTP/1.1", "CONNECT 198.18.0.1:22x HTTP/1.1",
        "CONNECT [198.18.0.1:22 HTTP/1.1", "CONNECT []:22 HTTP/1.1", ""}) {
    INFO(line);
    CHECK(world.status(std::string(line) + "\r\n\r\n") == bad);
  }
  CHECK(world.status(world.request("X-Vpcsim-Source: somebody\r\n")) == bad);
  CHECK(world.status(world.request("X-Vpcsim-Source:\r\n")) == bad);
  CHECK(world.lines().empty());
}

TEST_CASE("A tunnel takes an IPv6 address in brackets, and without", "[tunnel]") {
  TunnelWorld world;
  for (const char* to : {"[2001:db8::1]:22", "2001:db8::1:22"}) {
    SocketEnd client;
    world.ask(client, std::string("CONNECT ") + to + " HTTP/1.1\r\n\r\n");
    CHECK(world.until([&] { return client.received == established; }));
  }
}

TEST_CASE("A tunnel refuses a request that doesn't end", "[tunnel]") {
  TunnelWorld world;
  const std::string start = "CONNECT 198.18.0.1:22 HTTP/1.1\r\n";
  CHECK(world.status(start + "A: " + std::string(8 * 1024, 'x')) ==
        "HTTP/1.1 431 Request Header Fields Too Large");
}

TEST_CASE("A tunnel holds a hundred that haven't said where to, and the oldest gives way", "[tunnel]") {
  TunnelWorld world;
  std::list<SocketEnd> ends;
  for (int i = 0; i < 100; ++i) world.ask(ends.emplace_back(), "CONN");
  world.settle();
  SocketEnd one_more;
  world.ask(one_more, "CONN");
  CHECK(world.until([&] { return ends.front().over(); }));
  CHECK_FALSE(one_more.over());
  CHECK_FALSE(ends.back().over());
  SocketEnd next;
  world.ask(next, world.request());
  CHECK(world.until([&] { return next.received == established; }));
}

TEST_CASE("A closed tunnel lets go of whoever hasn't said where to", "[tunnel]") {
  TunnelWorld world;
  const auto port = world.tunnel.port();
  SocketEnd client;
  world.ask(client, "CONN");
  world.settle();
  world.tunnel.close();
  CHECK(world.until([&] { return client.over(); }));
  CHECK_FALSE(protocol::test::is_accepted("127.0.0.1", port));
}
