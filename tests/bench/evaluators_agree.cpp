// The evaluator beside the naive one of the tests: 1,000 random networks with 1,000 random flows each. Ends
// with 1 and says where, if they disagree.
#include <chrono>

#include <fmt/core.h>

#include "tests/simulator/network/naive_evaluator.hpp"
#include "tests/simulator/network/random_network.hpp"

using namespace vpcsim::network;

namespace {

constexpr std::uint64_t networks = 1000;
constexpr int flows = 1000;

template <class Work>
double seconds(Work&& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main() {
  double fast = 0, slow = 0;
  for (std::uint64_t seed = 1; seed <= networks; ++seed) {
    RandomNetwork random(seed);
    const Network network(random.d);
    std::vector<Flow> asked;
    for (int i = 0; i < flows; ++i) asked.push_back(random.flow());
    std::vector<Verdict> found, expected;
    fast += seconds([&] {
      for (const Flow& flow : asked) found.push_back(verdict(network, flow));
    });
    slow += seconds([&] {
      for (const Flow& flow : asked) expected.push_back(naive_verdict(random.d, flow));
    });
    for (int i = 0; i < flows; ++i) {
      const auto at = static_cast<std::size_t>(i);
      if (found[at] == expected[at]) continue;
      fmt::print("seed {}, flow {}: {}, and the naive evaluator says {}\n", seed, i, text(found[at]),
                 text(expected[at]));
      return 1;
    }
  }
  fmt::print("{} verdicts agree with the naive evaluator's; {:.1f} times as fast\n", networks * flows,
             slow / fast);
}
