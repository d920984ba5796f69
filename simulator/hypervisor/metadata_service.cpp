#include "simulator/hypervisor/metadata_service.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "protocol/http_compose.hpp"
#include "simulator/hypervisor/http_exchange.hpp"
#include "simulator/hypervisor/metadata_token.hpp"
#include "simulator/hypervisor/metadata_tree.hpp"

namespace vpcsim::hypervisor {
namespace {

using protocol::HttpRequest;
using protocol::HttpResponse;

constexpr std::string_view token_path = "/latest/api/token";
constexpr std::string_view token_header = "X-aws-ec2-metadata-token";
constexpr std::string_view lifetime_header = "X-aws-ec2-metadata-token-ttl-seconds";
constexpr std::string_view lifetime_of_answer = "X-Aws-Ec2-Metadata-Token-Ttl-Seconds";

/// Builds of the service; what they have is here the same in all of them.
constexpr std::array<std::string_view, 25> versions{
    "1.0",        "2007-01-19", "2007-03-01", "2007-08-29", "2007-10-10", "2007-12-15", "2008-02-01",
    "2008-09-01", "2009-04-04", "2011-01-01", "2011-05-01", "2012-01-12", "2014-02-25", "2014-11-05",
    "2015-10-20", "2016-04-19", "2016-06-30", "2016-09-02", "2018-03-28", "2018-08-17", "2018-09-24",
    "2019-10-01", "2020-10-27", "2021-01-03", "latest"};

HttpResponse plain(std::string body) {
  return {.status = 200,
          .headers = {{"Content-Type", "text/plain"}, {"Accept-Ranges", "none"}, {"Server", "EC2ws"}},
          .body = std::move(body)};
}

HttpResponse not_allowed(std::string_view methods) {
  return {.status = 405,
          .headers = {{"Allow", std::string(methods)}, {"Content-Type", "text/plain"}, {"Server", "EC2ws"}},
          .body = {}};
}

HttpResponse new_token(const ReadCall& call, const Instance& instance, const HttpRequest& request) {
  if (find_header(request.headers, "X-Forwarded-For") != nullptr) return metadata_error(403);
  const std::string* text = find_header(request.headers, lifetime_header);
  const auto seconds = text ? protocol::parse_integer<std::uint64_t>(*text) : std::nullopt;
  if (!seconds || *seconds < 1 || *seconds > token_seconds_max) return metadata_error(400);
  HttpResponse response =
      plain(make_metadata_token(call.cloud, instance.id, call.now, static_cast<std::int64_t>(*seconds)));
  response.headers.emplace_back(lifetime_of_answer, std::to_string(*seconds));
  return response;
}

/// Nothing if there is nothing at that path.
std::optional<HttpResponse> found_at(const ReadCall& call, const Instance& instance, std::string_view path) {
  if (path == "/") return plain(fmt::format("{}", fmt::join(versions, "\n")));
  path.remove_prefix(1);
  const std::string_view version = path.substr(0, path.find('/'));
  if (std::find(versions.begin(), versions.end(), version) == versions.end()) return std::nullopt;
  path.remove_prefix(std::min(path.size(), version.size() + 1));
  const MetadataTree tree = metadata_of(call, instance);
  if (path.empty())
    return plain(tree.contains("user-data") ? "dynamic\nmeta-data\nuser-data" : "dynamic\nmeta-data");
  auto value = find_metadata(tree, path);
  if (!value) return std::nullopt;
  HttpResponse response = plain(std::move(*value));
  if (path == "user-data") response.headers[0].second = "application/octet-stream";
  return response;
}

}  // namespace

HttpResponse metadata_error(int status) {
  const std::string title =
      fmt::format("{} - {}", status, status == 413 ? "Payload Too Large" : protocol::reason_phrase(status));
  return {.status = status,
          .headers = {{"Content-Type", "text/html"}, {"Server", "EC2ws"}},
          .body = fmt::format(R"(<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
	"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">
 <head>
  <title>{0}</title>
 </head>
 <body>
  <h1>{0}</h1>
 </body>
</html>
)",
                              title)};
}

HttpResponse metadata_response(const ReadCall& call, const Instance& instance, const HttpRequest& request) {
  const auto& options = instance.metadata_options;
  if (options.http_endpoint == ec2::EnabledState::disabled) return metadata_error(403);
  const std::string_view path = std::string_view(request.target).substr(0, request.target.find('?'));
  if (!path.starts_with('/')) return metadata_error(400);
  if (path == token_path) {
    return request.method == "PUT" ? new_token(call, instance, request) : not_allowed("OPTIONS, PUT");
  }
  if (request.method != "GET" && request.method != "HEAD") return not_allowed("GET, HEAD");

  const std::string* token = find_header(request.headers, token_header);
  if (token == nullptr && options.http_tokens == ec2::HttpTokensState::required) return metadata_error(401);
  const auto left = token ? seconds_left(call.cloud, instance.id, call.now, *token) : std::nullopt;
  if (token != nullptr && !left) return metadata_error(401);

  auto response = found_at(call, instance, path).value_or(metadata_error(404));
  if (response.status == 200) response.headers.emplace_back("Last-Modified", http_date(instance.launched));
  if (left) response.headers.emplace_back(lifetime_of_answer, std::to_string(*left));
  return response;
}

}  // namespace vpcsim::hypervisor
