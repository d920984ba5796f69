#include "simulator/console/page.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "protocol/gzip.hpp"
#include "simulator/console/assets.hpp"

namespace vpcsim::console {
namespace {

using protocol::HttpRequest;
using protocol::HttpResponse;

constexpr std::string_view files = "/assets/";

/// Nothing from elsewhere, no script but the files', nobody's frame. Cloudscape's and xterm's styles are set
/// by scripts in part.
constexpr std::string_view policy =
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action "
    "'none'; "
    "frame-ancestors 'none'";

bool accepts(const HttpRequest& request, std::string_view header, std::string_view what) {
  const std::string* accepted = protocol::find_header(request.headers, header);
  return accepted != nullptr && accepted->find(what) != std::string::npos;
}

void greet(HttpResponse& response) {
  response.headers = {{"Content-Type", "text/plain; charset=utf-8"}};
  response.body =
      "This is vpcsim, a local AWS network simulator. It speaks the EC2 API here:\n\n"
      "  aws ec2 describe-vpcs --endpoint-url http://THIS-ADDRESS\n\n"
      "In a browser, this address is its console. Its own controls: GET /_vpcsim lists them.\n";
}

void say_that_there_is_none(HttpResponse& response) {
  response.headers = {{"Content-Type", "text/html; charset=utf-8"},
                      {"Content-Security-Policy", "default-src 'none'"}};
  response.body = fmt::format(
      "<!doctype html><html lang=\"en\"><title>vpcsim</title><h1>vpcsim</h1>"
      "<p>The EC2 API is served here. This binary was built without the console: {}</p></html>\n",
      why_without());
}

void send(const HttpRequest& request, const Asset& asset, HttpResponse& response) {
  const bool is_page = asset.path == "/";
  response.headers = {{"Content-Type", std::string(asset.content_type)},
                      // Files' names change with what is in them.
                      {"Cache-Control", is_page ? "no-cache" : "public, max-age=31536000, immutable"},
                      {"Content-Security-Policy", std::string(policy)},
                      {"X-Content-Type-Options", "nosniff"},
                      {"Referrer-Policy", "no-referrer"},
                      {"Cross-Origin-Opener-Policy", "same-origin"},
                      {"Cross-Origin-Resource-Policy", "same-origin"},
                      {"Vary", "Accept, Accept-Encoding"}};
  if (accepts(request, "Accept-Encoding", "gzip")) {
    response.headers.emplace_back("Content-Encoding", "gzip");
    response.body = asset.gzip;
  } else {
    response.body = protocol::gunzip(asset.gzip);
  }
}

}  // namespace

bool is_request(const HttpRequest& request) {
  return (request.method == "GET" || request.method == "HEAD") &&
         (request.target == "/" || request.target.starts_with(files));
}

void answer(const HttpRequest& request, HttpResponse& response) {
  const bool is_page = request.target == "/";
  if (is_page && !accepts(request, "Accept", "text/html")) return greet(response);
  const auto all = assets();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Asset& asset) { return asset.path == request.target; });
  if (found != all.end()) return send(request, *found, response);
  if (is_page) return say_that_there_is_none(response);
  response.status = 404;
  response.headers = {{"Content-Type", "text/plain; charset=utf-8"}};
  response.body = "404 Not Found\n";
}

}  // namespace vpcsim::console
