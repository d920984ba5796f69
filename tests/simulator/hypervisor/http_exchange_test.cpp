#include "simulator/hypervisor/http_exchange.hpp"

#include "catch.hpp"

namespace vpcsim::tests {
namespace {

using hypervisor::HttpRequestReader;
using State = HttpRequestReader::State;

HttpRequestReader read(std::string_view bytes) {
  HttpRequestReader reader;
  reader.read(bytes);
  return reader;
}

/// 0 unless it fails.
int failure(std::string_view bytes) {
  return read(bytes).state() == State::failed ? read(bytes).status() : 0;
}

}  // namespace

TEST_CASE("A request is read in pieces of any size") {
  const std::string bytes =
      "PUT /latest/api/token?x HTTP/1.1\r\nHost: 169.254.169.254\r\nX-Ttl:  60 \r\nContent-Length: "
      "3\r\n\r\nabc";
  for (std::size_t size = 1; size <= bytes.size(); ++size) {
    HttpRequestReader reader;
    for (std::size_t at = 0; at < bytes.size(); at += size) {
      CHECK(reader.state() != State::complete);
      reader.read(std::string_view(bytes).substr(at, size));
    }
    REQUIRE(reader.state() == State::complete);
    CHECK(reader.request().method == "PUT");
    CHECK(reader.request().target == "/latest/api/token?x");
    CHECK(*find_header(reader.request().headers, "x-ttl") == "60");
    CHECK(reader.request().body == "abc");
  }
}

TEST_CASE("Lines may end without a carriage return, the target may be absolute, and HTTP/1.0 needs no Host") {
  CHECK(read("GET / HTTP/1.0\n\n").state() == State::complete);
  CHECK(read("GET http://169.254.169.254/latest HTTP/1.0\r\n\r\n").request().target == "/latest");
  CHECK(read("GET http://169.254.169.254 HTTP/1.0\r\n\r\n").request().target == "/");
}

TEST_CASE("What comes after the request isn't looked at") {
  auto reader = read("GET / HTTP/1.0\r\n\r\nGET /x HTTP/1.0\r\n\r\n");
  reader.read("more");
  CHECK(reader.state() == State::complete);
  CHECK(reader.request().target == "/");
  CHECK(reader.request().body.empty());
}

TEST_CASE("What is no HTTP request fails") {
  for (const char* bytes :
       {"\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/2.0\r\n\r\n", "G(T / HTTP/1.0\r\n\r\n",
        "GET /a b HTTP/1.0\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.0\r\nno colon\r\n\r\n", "GET / HTTP/1.0\r\n folded: x\r\n\r\n",
        "GET / HTTP/1.0\r\nContent-Length: -1\r\n\r\n",
        "GET / HTTP/1.0\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n"}) {
    CAPTURE(bytes);
    CHECK(failure(bytes) == 400);
  }
  CHECK(failure("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n") == 501);
}

TEST_CASE("Heads and bodies of requests have a limit") {
  const auto head = [](std::size_t bytes) {
    const std::string rest = "GET / HTTP/1.0\r\nX: \r\n\r\n";
    return "GET / HTTP/1.0\r\nX: " + std::string(bytes - rest.size(), 'x') + "\r\n\r\n";
  };
  CHECK(failure(head(HttpRequestReader::head_bytes_max)) == 0);
  CHECK(failure(head(HttpRequestReader::head_bytes_max + 1)) == 431);
  CHECK(failure(std::string(HttpRequestReader::head_bytes_max + 1, 'x')) == 431);
  CHECK(failure("POST / HTTP/1.0\r\nContent-Length: 1024\r\n\r\n") == 0);
  CHECK(failure("POST / HTTP/1.0\r\nContent-Length: 1025\r\n\r\n") == 413);
}

TEST_CASE("A response says how long it is and that the connection ends, in virtual time") {
  const protocol::HttpResponse response{.status = 404, .headers = {{"Server", "EC2ws"}}, .body = "gone"};
  const auto now = *protocol::Timestamp::parse("2026-01-01T00:00:00.000Z");
  const std::string head =
      "HTTP/1.1 404 Not Found\r\nServer: EC2ws\r\nContent-Length: 4\r\nDate: Thu, 01 Jan 2026 00:00:00 "
      "GMT\r\n"
      "Connection: close\r\n\r\n";
  CHECK(hypervisor::response_bytes(response, false, now) == head + "gone");
  CHECK(hypervisor::response_bytes(response, true, now) == head);
}

}  // namespace vpcsim::tests
