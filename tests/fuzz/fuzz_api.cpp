// A sequence of request bodies, one a line, against one cloud: every one gets an answer of EC2's.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "simulator/simulator.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  vpcsim::ManualClock clock;
  vpcsim::Simulator simulator({}, clock);
  vpcsim::protocol::HttpRequest request;
  std::string_view text{reinterpret_cast<const char*>(data), size};
  for (int calls = 0; !text.empty() && calls < 32; ++calls) {
    auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    request.body = std::string(line) + "&Version=2016-11-15&AWSAccessKeyId=111111111111";
    auto response = simulator.handle(request);
    if (response.body.empty() || response.status < 200 || response.status > 599) std::abort();
  }
  return 0;
}
