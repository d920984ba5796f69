// Ids, request ids and other drawn values: from a seed and a counter, so that the same calls give the same
// answers, byte for byte.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "protocol/id.hpp"

namespace vpcsim {

/// splitmix64 over a counter: two words of state, specified to the bit, cheap to copy with the cloud.
class IdGenerator {
 public:
  explicit IdGenerator(std::uint64_t seed = 0) : state_(seed) {}
  /// A generator of its own for `purpose`: what one region draws doesn't depend on what another did.
  IdGenerator(std::uint64_t seed, std::string_view purpose);

  /// What a generator that goes on from here is made with.
  std::uint64_t state() const { return state_; }

  std::uint64_t next();
  /// 0..bound-1; `bound` is at least 1.
  std::uint64_t below(std::uint64_t bound) { return next() % bound; }

  template <class Id>
  Id id() {
    return Id{{next(), 17}};
  }
  /// A version 4 UUID, as in a request id.
  std::string uuid();

 private:
  std::uint64_t state_;
};

}  // namespace vpcsim
