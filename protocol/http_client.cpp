#include "protocol/http_client.hpp"

#include <optional>
#include <utility>
#include <variant>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <fmt/format.h>

#include "protocol/http_compose.hpp"

namespace vpcsim::protocol {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace ssl = boost::asio::ssl;
using boost::system::error_code;
using Kind = HttpError::Kind;
using Tcp = asio::ip::tcp;

using PlainStream = beast::basic_stream<Tcp, asio::io_context::executor_type>;
using TlsStream = beast::ssl_stream<PlainStream>;
using Parser = http::response_parser<http::string_body>;

bool is_timeout(const error_code& error) {
  return error == beast::error::timeout || error == asio::error::timed_out;
}

/// What a server's closing of a connection looks like from here, depending on who was faster.
bool is_closed_by_peer(const error_code& error) {
  return error == http::error::end_of_stream || error == asio::error::eof ||
         error == asio::error::connection_reset || error == asio::error::broken_pipe ||
         error == asio::error::connection_aborted || error == ssl::error::stream_truncated;
}

void move_answer(Parser& parser, HttpResponse& response) {
  auto& message = parser.get();
  response.status = static_cast<int>(message.result_int());
  for (const auto& field : message) {
    response.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
  }
  response.body = std::move(message.body());
}

}  // namespace

struct HttpClient::Impl {
  Impl(std::string_view base_url, Options chosen);

  HttpResponse send(const HttpRequest& request);

 private:
  struct Connection {
    std::variant<PlainStream, TlsStream> stream;
    beast::flat_buffer input;

    Connection(PlainStream plain, ssl::context* tls)
        : stream(tls == nullptr ? std::variant<PlainStream, TlsStream>(std::move(plain))
                                : std::variant<PlainStream, TlsStream>(std::in_place_type<TlsStream>,
                                                                       std::move(plain), *tls)) {}
    PlainStream& tcp() {
      if (auto* tls = std::get_if<TlsStream>(&stream)) return tls->next_layer();
      return std::get<PlainStream>(stream);
    }
  };

  void load_authorities();
  void connect();
  void shake_hands(TlsStream& stream);
  bool exchange(bool is_head, HttpResponse& response, bool may_retry);
  template <class Stream>
  error_code transfer(Stream& stream, bool is_head, std::optional<Parser>& parser);
  error_code wait();
  [[noreturn]] void fail(Kind kind, std::string_view what, const error_code& error,
                         std::string_view advice) const;
  [[noreturn]] void fail_exchange(const error_code& error) const;

 public:
  std::string url;
  BaseUrl base;
  std::string host;

 private:
  Options options_;
  asio::io_context context_{1};
  std::optional<ssl::context> tls_;
  std::optional<Connection> connection_;  // empty when there is none to be used again
  std::string output_;
  error_code result_;  // of the one operation under way
};

HttpClient::Impl::Impl(std::string_view base_url, Options chosen)
    : url(base_url), base(parse_base_url(base_url)), host(base.host_header()), options_(std::move(chosen)) {
  if (base.is_https) load_authorities();
}

void HttpClient::Impl::load_authorities() {
  tls_.emplace(ssl::context::tls_client);
  error_code error;
  if (options_.ca_file.empty()) {
    tls_->set_default_verify_paths(error);
  } else {
    tls_->load_verify_file(options_.ca_file, error);
  }
  if (error) fail(Kind::tls, "cannot load the trusted certificates", error, "Check the CA file.");
  tls_->set_verify_mode(ssl::verify_peer);
  tls_->set_verify_callback(ssl::host_name_verification(base.host));
}

void HttpClient::Impl::fail(Kind kind, std::string_view what, const error_code& error,
                            std::string_view advice) const {
  const std::string reason = is_timeout(error) ? "timed out" : error.message();
  throw HttpError(kind, fmt::format("{}: {}: {}. {}", url, what, reason, advice));
}

void HttpClient::Impl::fail_exchange(const error_code& error) const {
  if (is_timeout(error)) {
    fail(Kind::timed_out, "no whole answer in time", error,
         "Is the server busy, or is the time-out too short?");
  }
  if (is_closed_by_peer(error) || error == http::error::partial_message) {
    fail(Kind::broken, "the connection broke before the whole answer", error, "Check the server's log.");
  }
  if (error == http::error::body_limit || error == http::error::header_limit) {
    fail(Kind::bad_answer, "the answer is larger than allowed", error, "Raise the limit, or ask for less.");
  }
  if (error.category() == http::make_error_code(http::error::bad_version).category()) {
    fail(Kind::bad_answer, "the answer is not HTTP/1.1", error, "Check the port and whether it wants https.");
  }
  fail(Kind::broken, "the connection failed", error, "Check the server and the network.");
}

/// Runs the one operation under way to its end: its stream's expiry bounds it.
error_code HttpClient::Impl::wait() {
  context_.restart();
  context_.run();
  return result_;
}

void HttpClient::Impl::connect() {
  error_code error;
  asio::ip::basic_resolver<Tcp, asio::io_context::executor_type> resolver(context_);
  const auto endpoints = resolver.resolve(base.host, std::to_string(base.port), error);
  if (error) fail(Kind::unreachable, "cannot look up the host", error, "Check its name and your DNS.");

  connection_.emplace(PlainStream(context_), tls_ ? &*tls_ : nullptr);
  PlainStream& stream = connection_->tcp();
  stream.expires_after(options_.connect_timeout);
  stream.async_connect(endpoints, [this](error_code outcome, const Tcp::endpoint&) { result_ = outcome; });
  if (const error_code outcome = wait()) {
    connection_.reset();
    fail(Kind::unreachable, "cannot connect", outcome, "Is the server running, and on this port?");
  }
  error_code ignored;
  stream.socket().set_option(Tcp::no_delay(true), ignored);
  if (auto* tls = std::get_if<TlsStream>(&connection_->stream)) shake_hands(*tls);
}

void HttpClient::Impl::shake_hands(TlsStream& stream) {
  // Literal addresses are not names, and RFC 6066 doesn't allow them here.
  error_code not_literal;
  asio::ip::make_address(base.host, not_literal);
  if (not_literal) SSL_set_tlsext_host_name(stream.native_handle(), base.host.c_str());
  stream.async_handshake(ssl::stream_base::client, [this](error_code outcome) { result_ = outcome; });
  if (const error_code outcome = wait()) {
    connection_.reset();
    if (is_timeout(outcome)) fail(Kind::unreachable, "no TLS in time", outcome, "Does the port speak https?");
    fail(Kind::tls, "TLS failed", outcome,
         "Check that the port speaks https and who signed its certificate.");
  }
}

/// Writes `output_` and reads the answer, skipping interim ones (100 Continue).
template <class Stream>
error_code HttpClient::Impl::transfer(Stream& stream, bool is_head, std::optional<Parser>& parser) {
  asio::async_write(stream, asio::buffer(output_),
                    [this](error_code outcome, std::size_t) { result_ = outcome; });
  // A server may refuse and close before it has read everything: its answer counts for more than our error.
  const error_code written = wait();
  if (is_timeout(written)) return written;
  do {
    parser.emplace();
    parser->skip(is_head);
    parser->header_limit(options_.header_bytes_max);
    parser->body_limit(options_.body_bytes_max);
    http::async_read(stream, connection_->input, *parser,
                     [this](error_code outcome, std::size_t) { result_ = outcome; });
    if (const error_code read = wait()) return read;
  } while (parser->get().result_int() < 200 && parser->get().result_int() != 101);
  return {};
}

/// False when a connection that had been kept turns out closed, and the request may be sent once more.
bool HttpClient::Impl::exchange(bool is_head, HttpResponse& response, bool may_retry) {
  connection_->tcp().expires_after(options_.request_timeout);
  std::optional<Parser> parser;
  const error_code error =
      std::visit([&](auto& stream) { return transfer(stream, is_head, parser); }, connection_->stream);
  if (error) {
    const bool nothing_came = connection_->input.size() == 0 && (!parser || !parser->got_some());
    connection_.reset();
    if (may_retry && nothing_came && is_closed_by_peer(error)) return false;
    fail_exchange(error);
  }
  const bool keep = parser->keep_alive() && connection_->input.size() == 0;
  move_answer(*parser, response);
  if (keep) {
    connection_->tcp().expires_never();
  } else {
    connection_.reset();
  }
  return true;
}

HttpResponse HttpClient::Impl::send(const HttpRequest& request) {
  output_.clear();
  try {
    append_request(output_, request, host);
  } catch (const std::invalid_argument& error) {
    throw HttpError(Kind::bad_url, fmt::format("{}: cannot send this request: {}", url, error.what()));
  }
  const bool is_head = request.method == "HEAD";
  const bool kept = connection_.has_value();
  HttpResponse response;
  if (!kept) connect();
  if (!exchange(is_head, response, kept)) {
    connect();
    exchange(is_head, response, false);
  }
  return response;
}

HttpClient::HttpClient(std::string_view base_url) : HttpClient(base_url, Options()) {}
HttpClient::HttpClient(std::string_view base_url, Options options)
    : impl_(std::make_unique<Impl>(base_url, std::move(options))) {}
HttpClient::~HttpClient() = default;
HttpClient::HttpClient(HttpClient&&) noexcept = default;
HttpClient& HttpClient::operator=(HttpClient&&) noexcept = default;

const std::string& HttpClient::host() const {
  return impl_->host;
}
HttpResponse HttpClient::send(const HttpRequest& request) {
  return impl_->send(request);
}

}  // namespace vpcsim::protocol
