// Running sequences, and making failing ones short.
#pragma once

#include <optional>

#include "simulator/properties/generator.hpp"
#include "simulator/properties/invariants.hpp"

namespace vpcsim::tests::properties {

/// Small quotas, so that they are reached; transitions that take a while in every other seed.
Settings settings_of(std::uint64_t seed);

/// How thorough the checks of a sequence are. The same sequence with the same plan finds the same.
struct Plan {
  Settings settings;
  std::uint64_t check_seed = 1;
  std::size_t check_every = 40;  ///< calls; and once at the end
  bool exhaustive = false;       ///< selection: every value in every home
  unsigned closely_percent = 4;  ///< of the calls: what is described before and after is compared
};

/// Generates `length` calls; stops at the first violation.
struct Outcome {
  Sequence sequence;
  std::optional<Violation> violation;
  std::size_t succeeded = 0;
};
Outcome generate(std::uint64_t seed, std::size_t length);
/// Runs calls that are there already.
std::optional<Violation> replay(const Sequence& sequence, const Plan& plan);

/// How to look for that invariant alone in a sequence that ends where it fails: as fast as possible, because
/// shrinking looks often.
Plan plan_for(const std::string& invariant, std::uint64_t seed);
/// Drops calls while the same invariant still fails.
Sequence shrink(Sequence sequence, const Plan& plan, const std::string& invariant);
/// A report to read: the seed, the violation, the calls with what they answer.
std::string report(std::uint64_t seed, const Sequence& sequence, const Plan& plan,
                   const Violation& violation);

}  // namespace vpcsim::tests::properties
