// Part of http_server.cpp, and included only there: an HttpRequest out of the bytes of a connection.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/field.hpp>

#include "protocol/http.hpp"

namespace vpcsim::protocol {

/// Beast's parser writing straight into an HttpRequest, whose strings keep their memory from one request of
/// a connection to the next. A parser itself serves for one request.
class RequestReader final : public boost::beast::http::basic_parser<true> {
 public:
  /// What Beast lets pass and we don't: a body in a coding of which we can't tell the end.
  static constexpr auto unknown_transfer_coding = boost::system::errc::function_not_supported;

  /// The largest body there may be, by target.
  struct BodyLimit {
    std::size_t bytes_max = 0;
    std::string_view large_target = {};  ///< must outlive the reader; empty: none
    std::size_t large_bytes_max = 0;
  };

  RequestReader(HttpRequest& request, std::uint32_t header_bytes_max, BodyLimit limit)
      : request_(request), limit_(limit) {
    header_limit(header_bytes_max);
    body_limit(limit.bytes_max);
    eager(true);
    request_.body.clear();
  }

  bool expects_continue() const { return expects_continue_; }
  bool is_http_1_0() const { return version_ < 11; }

 private:
  void on_request_impl(boost::beast::http::verb, boost::beast::string_view method,
                       boost::beast::string_view target, int version, boost::system::error_code&) override {
    version_ = version;
    request_.method.assign(method.data(), method.size());
    // The absolute form, which clients use towards proxies, means the same as its path (RFC 9112, 3.2.2).
    if (target.starts_with("http://") || target.starts_with("https://")) {
      const auto path = target.find('/', target.find("//") + 2);
      target = path == boost::beast::string_view::npos ? boost::beast::string_view("/") : target.substr(path);
    }
    request_.target.assign(target.data(), target.size());
    if (!limit_.large_target.empty() && request_.target == limit_.large_target)
      body_limit(limit_.large_bytes_max);
  }

  void on_response_impl(int, boost::beast::string_view, int, boost::system::error_code&) override {}

  void on_field_impl(boost::beast::http::field field, boost::beast::string_view name,
                     boost::beast::string_view value, boost::system::error_code& error) override {
    if (header_done_) return;  // a trailer: nothing in this API is sent as one
    if (field == boost::beast::http::field::host && ++hosts_ > 1)
      error = boost::beast::http::error::bad_field;
    if (field == boost::beast::http::field::expect)
      expects_continue_ = boost::beast::iequals(value, "100-continue");
    if (field == boost::beast::http::field::transfer_encoding) has_transfer_coding_ = true;
    if (headers_ == request_.headers.size()) request_.headers.emplace_back();
    auto& [kept_name, kept_value] = request_.headers[headers_++];
    kept_name.assign(name.data(), name.size());
    kept_value.assign(value.data(), value.size());
  }

  void on_header_impl(boost::system::error_code& error) override {
    header_done_ = true;
    request_.headers.resize(headers_);
    if (hosts_ == 0 && version_ >= 11) error = boost::beast::http::error::bad_field;  // RFC 9112, 3.2
    if (has_transfer_coding_ && !chunked()) {
      error = make_error_code(unknown_transfer_coding);
    }
  }

  void on_body_init_impl(const boost::optional<std::uint64_t>&, boost::system::error_code&) override {}
  std::size_t on_body_impl(boost::beast::string_view part, boost::system::error_code&) override {
    request_.body.append(part.data(), part.size());
    return part.size();
  }
  void on_chunk_header_impl(std::uint64_t, boost::beast::string_view, boost::system::error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, boost::beast::string_view part,
                                 boost::system::error_code&) override {
    request_.body.append(part.data(), part.size());
    return part.size();
  }
  void on_finish_impl(boost::system::error_code&) override {}

  HttpRequest& request_;
  BodyLimit limit_;
  std::size_t headers_ = 0;
  int version_ = 11;
  int hosts_ = 0;
  bool expects_continue_ = false;
  bool has_transfer_coding_ = false;
  bool header_done_ = false;
};

}  // namespace vpcsim::protocol
