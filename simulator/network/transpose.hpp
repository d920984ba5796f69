// 64 words of 64 bits, as a square.
#pragma once

#include <array>
#include <cstdint>

namespace vpcsim::network {

/// Bit i of word k becomes bit k of word i [Warren, Hacker's Delight, 7-3: halves, then their halves...].
inline void transpose(std::array<std::uint64_t, 64>& square) {
  std::uint64_t mask = 0x00000000'ffffffff;
  for (std::size_t half = 32; half != 0; half /= 2, mask ^= mask << half) {
    for (std::size_t word = 0; word < 64; word = ((word | half) + 1) & ~half) {
      const std::uint64_t swapped = (square[word] >> half ^ square[word | half]) & mask;
      square[word] ^= swapped << half;
      square[word | half] ^= swapped;
    }
  }
}

}  // namespace vpcsim::network
