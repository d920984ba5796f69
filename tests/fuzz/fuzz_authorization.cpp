// Any bytes as an Authorization header and as a presigned query: SignatureError or a parsed one, which can be
// checked.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "protocol/sigv4.hpp"

namespace {

void check(const vpcsim::protocol::HttpRequest& request) {
  using namespace vpcsim::protocol;
  try {
    if (auto authorization = parse_authorization(request)) verify(request, *authorization, "secret");
  } catch (const SignatureError&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string text(reinterpret_cast<const char*>(data), size);
  vpcsim::protocol::HttpRequest header;
  header.headers = {{"Host", "localhost"}, {"X-Amz-Date", "20260101T000000Z"}, {"Authorization", text}};
  check(header);
  vpcsim::protocol::HttpRequest presigned;
  presigned.method = "GET";
  presigned.headers = {{"Host", "localhost"}};
  presigned.target = "/?" + text;
  check(presigned);
  return 0;
}
