#include "simulator/index_keys.hpp"

namespace vpcsim {

std::uint64_t index_key(std::string_view name, std::string_view value) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  auto mix = [&](std::string_view text) {
    for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  };
  mix(name);
  hash = (hash ^ 0xff) * 0x100000001b3u;  // no name ends where a value begins: 0xff isn't UTF-8
  mix(value);
  return hash;
}

}  // namespace vpcsim
