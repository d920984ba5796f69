// Any bytes as an agent's answer: the same one in one piece and in two, of keys that can be asked for.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "protocol/ssh_agent.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vpcsim::protocol;
  std::string_view text{reinterpret_cast<const char*>(data), size};
  AgentAnswer whole, pieces;
  whole.take(text);
  pieces.take(text.substr(0, size / 2));
  pieces.take(text.substr(size / 2));
  if (whole.complete() != pieces.complete() || whole.signature() != pieces.signature()) std::abort();
  const auto identities = whole.identities();
  if (identities.has_value() != pieces.identities().has_value()) std::abort();
  if (!identities) return 0;
  for (const auto& identity : *identities) {
    if (!agent_sign_request(identity.public_key, text)) std::abort();
  }
  return 0;
}
