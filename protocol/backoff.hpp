// How long to wait before trying again: exponential, with full jitter, so that clients that were turned away
// together don't come back together. As AWS's SDKs do in "standard" retry mode
// (https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html).
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>

namespace vpcsim::protocol {

struct RetryPolicy {
  /// SDKs give up after three; a network that is half made has more to lose.
  int attempts_max = 10;
  /// As long as no answer at all has come, the server is more likely absent than busy.
  int attempts_unanswered_max = 4;
  std::int64_t first_ms = 1'000;
  std::int64_t longest_ms = 20'000;
  std::uint64_t seed = 1;
};

class Backoff {
 public:
  Backoff(std::int64_t first_ms, std::int64_t longest_ms, std::uint64_t seed)
      : first_ms_(first_ms), longest_ms_(longest_ms), random_(seed) {}
  explicit Backoff(const RetryPolicy& policy) : Backoff(policy.first_ms, policy.longest_ms, policy.seed) {}

  /// Milliseconds before the try after `failures` failures (from 1): any number up to first_ms, doubled with
  /// each failure, and never more than longest_ms.
  std::int64_t after(int failures) {
    const std::int64_t limit = std::min(longest_ms_, first_ms_ << std::min(failures - 1, 20));
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(limit + 1));
  }

 private:
  std::int64_t first_ms_, longest_ms_;
  std::mt19937_64 random_;
};

}  // namespace vpcsim::protocol
