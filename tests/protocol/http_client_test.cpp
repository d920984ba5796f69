#include "protocol/http_client.hpp"

#include <filesystem>
#include <functional>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "catch.hpp"
#include "http_test_peer.hpp"

using namespace vpcsim::protocol;
using namespace vpcsim::protocol::test;
using Catch::Matchers::Contains;
using Kind = HttpError::Kind;

namespace {

/// A server of one test's own making: plays its script and ends.
class ScriptedServer {
 public:
  explicit ScriptedServer(std::function<void(RawSocket&)> script)
      : listener_(RawSocket::listen()), thread_([this, script] { script(listener_); }) {}
  ~ScriptedServer() { thread_.join(); }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(listener_.port()); }

 private:
  RawSocket listener_;
  std::thread thread_;
};

Kind failure(const std::function<void()>& action) {
  try {
    action();
  } catch (const HttpError& error) {
    return error.kind();
  }
  FAIL("no error");
  return {};
}

HttpRequest get(std::string target = "/") {
  return {"GET", std::move(target), {}, ""};
}

const std::string ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

}  // namespace

TEST_CASE("a base URL is taken apart", "[http_client]") {
  CHECK(parse_base_url("http://127.0.0.1:4566").host_header() == "127.0.0.1:4566");
  CHECK(parse_base_url("http://localhost:80/").host_header() == "localhost");
  CHECK(parse_base_url("HTTPS://ec2.us-east-1.amazonaws.com").port == 443);
  CHECK(parse_base_url("https://ec2.us-east-1.amazonaws.com:443").host_header() ==
        "ec2.us-east-1.amazonaws.com");
  CHECK(parse_base_url("http://h:443").host_header() == "h:443");
  CHECK(parse_base_url("http://[::1]:4566").host == "::1");
  CHECK(parse_base_url("http://[::1]:4566").host_header() == "[::1]:4566");
}

TEST_CASE("a base URL with anything else in it is refused", "[http_client]") {
  for (const char* url :
       {"", "localhost:4566", "ftp://x", "http://", "http://:80", "http://x:", "http://x:0", "http://x:65536",
        "http://x:8o", "http://x:80 ", "http://x/path", "http://x?q", "http://x#f", "http://[::1",
        "http://[::1]8", "http://[]:1", "http://a b", "http://x:1:2", "http://x\r\n"}) {
    CAPTURE(url);
    CHECK(failure([url] { parse_base_url(url); }) == Kind::bad_url);
  }
}

TEST_CASE("a password in a base URL is refused without being repeated", "[http_client]") {
  CHECK_THROWS_WITH(parse_base_url("http://me:hunter2@x"), Contains("'@'") && !Contains("hunter2"));
}

TEST_CASE("a request and its answer pass whole", "[http_client]") {
  RunningServer server([](const HttpRequest& request, HttpResponse& response) {
    response.status = 412;
    response.headers.emplace_back("X-Host", *find_header(request.headers, "Host"));
    response.body = request.method + request.target + request.body;
  });
  HttpClient client(server.url());
  const HttpResponse response = client.send({"POST", "/a?b", {{"X-Tag", "t"}}, std::string(500'000, 'x')});
  CHECK(response.status == 412);
  CHECK(*find_header(response.headers, "x-host") == client.host());
  CHECK(response.body == "POST/a?b" + std::string(500'000, 'x'));
  CHECK(client.send(get()).body == "GET/");
  CHECK(client.send({"HEAD", "/", {}, ""}).body.empty());
  CHECK(client.send(get("/after-head")).body == "GET/after-head");
}

TEST_CASE("answers are kept on one connection", "[http_client]") {
  ScriptedServer server([](RawSocket& listener) {
    auto peer = listener.accept();
    for (int i = 0; i < 3; ++i) {
      peer.receive_until("\r\n\r\n");
      peer.send(ok);
    }
  });
  HttpClient client(server.url());
  for (int i = 0; i < 3; ++i) CHECK(client.send(get()).body == "ok");
}

TEST_CASE("chunked, interim and unbounded answers are understood", "[http_client]") {
  ScriptedServer server([](RawSocket& listener) {
    auto peer = listener.accept();
    peer.receive_until("\r\n\r\n");
    peer.send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    peer.send("2\r\nok\r\n0\r\n\r\n");
    peer.receive_until("\r\n\r\n");
    peer.send("HTTP/1.1 200 OK\r\n\r\nuntil the end");
  });
  HttpClient client(server.url());
  CHECK(client.send(get()).body == "ok");
  CHECK(client.send(get()).body == "until the end");
}

TEST_CASE("a kept connection that the server has closed is replaced", "[http_client]") {
  ScriptedServer server([](RawSocket& listener) {
    for (int i = 0; i < 3; ++i) {
      auto peer = listener.accept();
      peer.receive_until("\r\n\r\n");
      peer.send(ok);
    }  // closed here, though the answer promised to keep it
  });
  HttpClient client(server.url());
  for (int i = 0; i < 3; ++i) CHECK(client.send(get()).body == "ok");
}

TEST_CASE("a kept connection is replaced once only", "[http_client]") {
  ScriptedServer server([](RawSocket& listener) {
    {
      auto peer = listener.accept();
      peer.receive_until("\r\n\r\n");
      peer.send(ok);
    }
    listener.accept().receive_until("\r\n\r\n");
  });
  HttpClient client(server.url());
  CHECK(client.send(get()).body == "ok");
  CHECK(failure([&] { client.send(get()); }) == Kind::broken);
}

TEST_CASE("a request is not repeated once a byte of the answer has come", "[http_client]") {
  ScriptedServer server([](RawSocket& listener) {
    auto peer = listener.accept();
    peer.receive_until("\r\n\r\n");
    peer.send(ok);
    peer.receive_until("\r\n\r\n");
    peer.send("H");
  });
  HttpClient client(server.url());
  CHECK(client.send(get()).body == "ok");
  CHECK(failure([&] { client.send(get()); }) == Kind::broken);
}

TEST_CASE("a first request on a new connection is not repeated", "[http_client]") {
  ScriptedServer server([](RawSocket& listener) { listener.accept().receive_until("\r\n\r\n"); });
  HttpClient client(server.url());
  CHECK(failure([&] { client.send(get()); }) == Kind::broken);
}

TEST_CASE("an answer that breaks off is an error", "[http_client]") {
  ScriptedServer server([](RawSocket& listener) {
    auto peer = listener.accept();
    peer.receive_until("\r\n\r\n");
    peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
  });
  HttpClient client(server.url());
  CHECK(failure([&] { client.send(get()); }) == Kind::broken);
}

TEST_CASE("what is not HTTP or too large is a bad answer", "[http_client]") {
  for (const std::string answer :
       {"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n"}) {
    ScriptedServer server([answer](RawSocket& listener) {
      auto peer = listener.accept();
      peer.receive_until("\r\n\r\n");
      peer.send(answer);
      peer.receive_all();
    });
    HttpClient::Options options;
    options.body_bytes_max = 10;
    HttpClient client(server.url(), options);
    CHECK(failure([&] { client.send(get()); }) == Kind::bad_answer);
  }
}

TEST_CASE("a server that is silent times out, and the connection isn't used again", "[http_client]") {
  ScriptedServer server([](RawSocket& listener) {
    listener.accept().receive_all();
    auto peer = listener.accept();
    peer.receive_until("\r\n\r\n");
    peer.send(ok);
  });
  HttpClient::Options options;
  options.request_timeout = std::chrono::milliseconds(30);
  {
    HttpClient impatient(server.url(), options);
    CHECK(failure([&] { impatient.send(get()); }) == Kind::timed_out);
  }
  HttpClient client(server.url());
  CHECK(client.send(get()).body == "ok");
}

TEST_CASE("nobody listening is unreachable, with the URL in the message", "[http_client]") {
  // Port 1 (tcpmux): nobody has it, and nobody gets it by asking for any port.
  HttpClient client("http://127.0.0.1:1");
  CHECK(failure([&] { client.send(get()); }) == Kind::unreachable);
  CHECK_THROWS_WITH(client.send(get()),
                    Contains("http://127.0.0.1:1: cannot connect") && Contains("running"));
}

TEST_CASE("a request that would break out of its lines is not sent", "[http_client]") {
  HttpClient client("http://127.0.0.1:1");
  for (const HttpRequest& request :
       {HttpRequest{"GET /", "/", {}, ""}, HttpRequest{"GET", "/ HTTP/1.1\r\nX: y", {}, ""},
        HttpRequest{"GET", "", {}, ""}, HttpRequest{"GET", "/", {{"X", "a\r\nY: b"}}, ""},
        HttpRequest{"GET", "/", {{"X: Y", "a"}}, ""},
        HttpRequest{"GET", "/", {{"content-length", "7"}}, ""}}) {
    CHECK(failure([&] { client.send(request); }) == Kind::bad_url);
  }
}

namespace {

/// A TLS server with a certificate made on the spot for `name`, which signs itself.
class TlsServer {
 public:
  explicit TlsServer(const std::string& name) : context_(SSL_CTX_new(TLS_server_method())) {
    EVP_PKEY* key = EVP_EC_gen("P-256");
    X509* certificate = X509_new();
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("vpcsim test"), -1, -1, 0);
    X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
    X509_EXTENSION* names = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, name.c_str());
    X509_add_ext(certificate, names, -1);
    X509_EXTENSION_free(names);
    X509_set_pubkey(certificate, key);
    X509_sign(certificate, key, EVP_sha256());
    SSL_CTX_use_certificate(context_, certificate);
    SSL_CTX_use_PrivateKey(context_, key);
    save(certificate);
    X509_free(certificate);
    EVP_PKEY_free(key);
    thread_ = std::thread([this] { serve_one(); });
  }
  ~TlsServer() {
    thread_.join();
    SSL_CTX_free(context_);
    std::filesystem::remove(ca_file);
  }
  std::string url(const std::string& host) const { return "https://" + host + ":" + std::to_string(port); }

 private:
  void save(X509* certificate) {
    FILE* file = std::fopen(ca_file.c_str(), "w");
    PEM_write_X509(file, certificate);
    std::fclose(file);
  }

  void serve_one() {
    const int descriptor = ::accept(listener_.descriptor(), nullptr, nullptr);
    SSL* ssl = SSL_new(context_);
    SSL_set_fd(ssl, descriptor);
    char buffer[4096];
    if (SSL_accept(ssl) == 1 && SSL_read(ssl, buffer, sizeof buffer) > 0) {
      SSL_write(ssl, ok.data(), static_cast<int>(ok.size()));
    }
    SSL_free(ssl);
    ::close(descriptor);
  }

  SSL_CTX* context_;
  RawSocket listener_ = RawSocket::listen();
  std::thread thread_;

 public:
  const std::uint16_t port = listener_.port();
  const std::string ca_file = (std::filesystem::temp_directory_path() /
                               ("vpcsim_http_client_test_" + std::to_string(::getpid()) + ".pem"))
                                  .string();
};

HttpClient::Options trusting(const std::string& ca_file) {
  HttpClient::Options options;
  options.ca_file = ca_file;
  return options;
}

}  // namespace

TEST_CASE("https works with a certificate that the CA file vouches for", "[http_client]") {
  TlsServer server("DNS:localhost,IP:127.0.0.1");
  HttpClient client(server.url("127.0.0.1"), trusting(server.ca_file));
  CHECK(client.send(get()).body == "ok");
}

TEST_CASE("a certificate that nobody vouches for is refused", "[http_client]") {
  TlsServer server("IP:127.0.0.1");
  HttpClient client(server.url("127.0.0.1"));
  CHECK(failure([&] { client.send(get()); }) == Kind::tls);
}

TEST_CASE("a certificate for another name is refused", "[http_client]") {
  TlsServer server("DNS:example.com");
  HttpClient client(server.url("127.0.0.1"), trusting(server.ca_file));
  CHECK(failure([&] { client.send(get()); }) == Kind::tls);
}

TEST_CASE("a CA file that cannot be read is an error at once", "[http_client]") {
  CHECK(failure([] { HttpClient("https://x", trusting("/nonexistent.pem")); }) == Kind::tls);
}
