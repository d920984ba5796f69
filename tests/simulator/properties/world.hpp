// Random sequences of calls, replayed on a fresh cloud. A call names ids by where they came from (the n-th id
// in the answer of an earlier call), so that a sequence still means the same when calls are dropped from it.
#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "protocol/operation.hpp"
#include "protocol/query.hpp"
#include "protocol/xml.hpp"
#include "simulator/action.hpp"
#include "simulator/simulator.hpp"

namespace vpcsim::tests::properties {

/// The raw bits of mt19937_64 are specified, distributions are not: the same seed is the same sequence
/// anywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : bits_(seed) {}
  std::uint64_t below(std::uint64_t bound) { return bits_() % bound; }
  bool chance(unsigned percent) { return below(100) < percent; }
  template <class List>
  const auto& pick(const List& list) {
    return list[below(std::size(list))];
  }

 private:
  std::mt19937_64 bits_;
};

/// A parameter's value: text, then perhaps the id that stood at `index` in the answer of call `call`.
struct Value {
  std::string text;
  std::size_t call = none;
  std::size_t index = 0;
  std::string otherwise = {};  ///< the id to send if that call is gone
  static constexpr std::size_t none = SIZE_MAX;
};

struct Call {
  std::size_t number = 0;  ///< in the sequence as generated
  std::size_t home = 0;
  std::int64_t wait = 0;  ///< milliseconds before the call
  std::string action;
  std::vector<std::pair<std::string, Value>> parameters;
};
using Sequence = std::vector<Call>;

struct Answer {
  int status = 0;
  std::string body;
  bool refused() const { return status != 200; }
};

/// An id in an answer, and the element that held it: <vpcId>vpc-…</vpcId>.
struct NamedId {
  std::string name, id;
};
std::vector<NamedId> ids_in(std::string_view xml);
/// "vpc-" of "vpc-0123…"; empty if the text isn't an id.
std::string_view prefix_of(std::string_view text);

/// What an invariant found. `invariant` is its name: shrinking keeps to it.
struct Violation {
  std::string invariant, what;
};

/// Two accounts in two regions, and what the calls so far have answered.
class World {
 public:
  explicit World(const Settings& settings) : simulator({.seed = 1, .settings = settings}, clock) {}
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  static constexpr std::size_t home_count = 4;
  static Home home(std::size_t index);

  Answer execute(const Call& call);
  Answer send(std::size_t home, const std::string& form);
  std::string form_of(const Call& call) const;

  /// Throws ApiError when it is refused.
  template <protocol::Operation Request>
  typename Request::Result call(std::size_t home, const Request& request) {
    Answer answer = send(home, encode_request(Request::action, ec2_version, Request::shape, &request));
    if (answer.refused()) throw read_error(answer.body);
    typename Request::Result result;
    read_response(answer.body, Request::Result::shape, &result);
    return result;
  }

  ManualClock clock;
  Simulator simulator;

 private:
  std::string resolve(const Value& value) const;
  std::vector<std::vector<std::string>> answered_;  ///< ids, by call number
};

/// As somebody would type it: one line a call.
std::string to_text(const World& world, const Call& call);

}  // namespace vpcsim::tests::properties
