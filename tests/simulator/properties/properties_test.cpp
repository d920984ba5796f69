// Random sequences of calls, and what must hold after each. The seeds are fixed;
// VPCSIM_PROPERTY_SEEDS=FIRST-LAST runs others, for as long as it takes.
#include <cstdlib>
#include <iostream>

#include "catch.hpp"
#include "simulator/properties/run.hpp"

using namespace vpcsim::tests::properties;

namespace {

struct Seeds {
  std::uint64_t first = 1, last = 4;
  std::size_t length = 250;
};

Seeds seeds() {
  const char* wanted = std::getenv("VPCSIM_PROPERTY_SEEDS");
  if (wanted == nullptr) return {};
  Seeds seeds;
  char* end = nullptr;
  seeds.first = seeds.last = std::strtoull(wanted, &end, 10);
  if (*end == '-') seeds.last = std::strtoull(end + 1, nullptr, 10);
  seeds.length = 600;
  return seeds;
}

}  // namespace

TEST_CASE("Whatever is called, the network stays one") {
  const Seeds wanted = seeds();
  std::size_t calls = 0, succeeded = 0;
  for (std::uint64_t seed = wanted.first; seed <= wanted.last; ++seed) {
    Outcome outcome = generate(seed, wanted.length);
    if (outcome.violation) {
      const Plan plan = plan_for(outcome.violation->invariant, seed);
      Sequence shortest = shrink(outcome.sequence, plan, outcome.violation->invariant);
      FAIL_CHECK(report(seed, shortest, plan, replay(shortest, plan).value_or(*outcome.violation)));
    }
    calls += outcome.sequence.size();
    succeeded += outcome.succeeded;
  }
  // A generator whose calls are all refused would prove nothing.
  INFO(succeeded << " of " << calls << " calls succeeded");
  CHECK(succeeded * 5 > calls);
}
