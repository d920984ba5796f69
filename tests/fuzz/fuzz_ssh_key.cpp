// Any bytes as a private key, a public key and a signature: a key that was read signs what it verifies, and
// nothing else is taken for one.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "protocol/ssh_key.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vpcsim::protocol;
  std::string_view text{reinterpret_cast<const char*>(data), size};
  if (const auto key = read_private_key(text)) {
    if (!verify(key->public_key(), text, key->sign(text))) std::abort();
    if (fingerprint(key->public_key()).empty()) std::abort();
  }
  (void)is_encrypted_private_key(text);
  const auto line = text.substr(0, text.find('\n'));
  (void)fingerprint(line);
  (void)verify(line, "data", text.substr(line.size()));
  constexpr std::string_view good =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";
  if (verify(good, "data", text)) std::abort();
  return 0;
}
