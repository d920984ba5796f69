// One rule of the weather as a value: which calls it is about, and what becomes of them. No state, no chance:
// weather.hpp decides and counts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/state/common.hpp"

namespace vpcsim::weather {

enum class Kind {
  throttle,               ///< RequestLimitExceeded (503)
  internal_error,         ///< InternalError (500)
  unavailable,            ///< Unavailable (503)
  insufficient_capacity,  ///< InsufficientInstanceCapacity (500) of RunInstances and StartInstances
  delay,                  ///< the answer is sent late
  cut,                    ///< the call is carried out, the connection closes in the middle of its answer
  eventual_consistency,   ///< reads don't show yet what the call made or changed
  token_bucket,           ///< RequestLimitExceeded once an account calls faster than AWS allows
};

/// Milliseconds; drawn evenly when the two differ.
struct Span {
  std::int64_t min = 0, max = 0;
};

/// Of a token bucket, in millionths of a token, so that refills are whole numbers of them per millisecond.
struct BucketLimit {
  std::int64_t size = 0;
  std::int64_t refill_per_second = 0;
};
inline constexpr std::int64_t token = 1'000'000;

struct Fault {
  Kind kind = Kind::throttle;
  std::vector<std::string> actions = {};  ///< names, * for any characters; empty: every action
  std::string account = {};               ///< empty: any
  double probability = 1;                 ///< that a call it is about is struck
  std::uint64_t after = 0;                ///< so many of the calls that it is about are spared first
  std::uint64_t count = 0;                ///< so many are struck at most; 0: no limit

  bool carried_out = false;  ///< throttle, internal_error, unavailable: the call has its effect all the same
  std::string instance_type = {}, availability_zone = {};  ///< insufficient_capacity: only of these
  Span milliseconds = {};   ///< delay: on the wall; eventual_consistency: of virtual time
  std::uint64_t calls = 0;  ///< eventual_consistency: instead, for that many reads of the account and region
  bool strict = false;      ///< eventual_consistency: changes of what isn't visible yet are refused, too
  std::optional<std::uint64_t> after_bytes = {};  ///< cut: of the message; absent: a drawn part of it
  std::optional<BucketLimit> bucket = {};         ///< token_bucket: for each action, instead of AWS's
};

/// The name in rules' JSON, such as "eventual-consistency".
std::string_view name_of(Kind kind);
std::optional<Kind> find_kind(std::string_view name);

/// `pattern` as in Fault::actions. Case counts, as it does in AWS's action names.
bool matches_pattern(std::string_view pattern, std::string_view name);

/// Whether the rule is about such calls.
bool is_about(const Fault& fault, std::string_view action, const AccountId& account);

}  // namespace vpcsim::weather
