#include "simulator/hypervisor/metadata_destination.hpp"

#include "catch.hpp"
#include "simulator/hypervisor/machines_world.hpp"

using namespace vpcsim::tests;
using vpcsim::instance::NetworkError;

namespace {

const std::string token_request =
    "PUT /latest/api/token HTTP/1.1\r\nHost: 169.254.169.254\r\n"
    "X-aws-ec2-metadata-token-ttl-seconds: 60\r\nContent-Length: 0\r\n\r\n";

struct MetadataWorld : MachinesWorld {
  std::string exchange(const std::string& request, std::size_t piece = std::string::npos) {
    End client;
    connect(a, "169.254.169.254", 80, client);
    for (std::size_t at = 0; at < request.size(); at += std::min(piece, request.size()))
      client.connection->write(std::string_view(request).substr(at, piece)), settle();
    until([&] { return client.ended == 1; });
    client.connection.reset();
    settle();  // the service lets go of it, too
    return client.received;
  }
  std::string token() {
    const auto answer = exchange(token_request);
    return answer.substr(answer.find("\r\n\r\n") + 4);
  }
  std::string get(const std::string& path, std::size_t piece = std::string::npos) {
    return exchange(
        "GET " + path + " HTTP/1.1\r\nHost: x\r\nX-aws-ec2-metadata-token: " + token() + "\r\n\r\n", piece);
  }
};

}  // namespace

TEST_CASE("The metadata service answers an instance about itself, and then ends the connection",
          "[metadata_destination]") {
  MetadataWorld world;
  const auto answer = world.get("/latest/meta-data/instance-id");
  CHECK(answer.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(answer.ends_with("\r\n\r\n" + world.a));
}

TEST_CASE("A request to the metadata service may come in pieces", "[metadata_destination]") {
  MetadataWorld world;
  CHECK(world.get("/latest/meta-data/local-ipv4", 40).ends_with("\r\n\r\n10.0.1.5"));
}

TEST_CASE("What follows a request to the metadata service isn't answered", "[metadata_destination]") {
  MetadataWorld world;
  const auto answer = world.exchange(token_request + token_request);
  CHECK(answer.find("HTTP/1.1", 1) == std::string::npos);
}

TEST_CASE("What isn't HTTP is refused by the metadata service", "[metadata_destination]") {
  MetadataWorld world;
  CHECK(world.exchange("hello\r\n\r\n").starts_with("HTTP/1.1 400 "));
}

TEST_CASE("A HEAD to the metadata service is answered without a body", "[metadata_destination]") {
  MetadataWorld world;
  const auto answer = world.exchange(
      "HEAD /latest/meta-data/ HTTP/1.1\r\nHost: x\r\nX-aws-ec2-metadata-token: " + world.token() +
      "\r\n\r\n");
  CHECK(answer.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(answer.ends_with("\r\n\r\n"));
}

TEST_CASE("The metadata service has no other port, and no SSH", "[metadata_destination]") {
  MetadataWorld world;
  const auto service = vpcsim::hypervisor::metadata_destination(world.host(world.a));
  CHECK(service->listens(80));
  for (std::uint16_t port = 22; port < 80; ++port) CHECK_FALSE(service->listens(port));
}

TEST_CASE("Who hangs up before the metadata service answered leaves nothing behind",
          "[metadata_destination]") {
  MetadataWorld world;
  const auto host = world.host(world.a);
  End client;
  world.connect(world.a, "169.254.169.254", 80, client);
  REQUIRE(world.until([&] { return client.connected == 1; }));
  const auto held = host.use_count();
  client.connection->write("GET /latest");
  world.settle();
  client.connection.reset();
  CHECK(world.until([&] { return host.use_count() < held; }));
}
