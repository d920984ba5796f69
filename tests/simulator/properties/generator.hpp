// Where sequences come from: a generator that walks the shapes of all actions with likely and unlikely
// values, and one that makes networks which make sense. Both learn ids from the answers.
#pragma once

#include <map>
#include <optional>
#include <set>

#include "simulator/properties/world.hpp"

namespace vpcsim::tests::properties {

class Generator {
 public:
  /// Every third seed is mostly about transit gateways: spread thin, their states don't get deep.
  explicit Generator(std::uint64_t seed) : random_(seed), prefers_transit_(seed % 3 == 1) {}

  /// The next call, numbered `number`.
  Call next(std::size_t number);
  /// Takes in what it answered.
  void learn(const Call& call, const Answer& answer);

 private:
  struct Known {
    std::size_t home, call, index;
    std::string id;
  };

  // wild_generator.cpp
  Call wild();
  void fill(Call& call, const std::string& path, const Shape& shape, int depth);
  void fill_value(Call& call, const std::string& path, std::string_view name, const Type& type, int depth);
  Value text_for(std::size_t home, std::string_view name);
  Value id_named(std::size_t home, std::string_view name);
  std::string likely_text(std::size_t home, std::string_view name);

  // guided_generator.cpp
  Call guided();
  Call network_call();
  Call instance_call();
  Call address_call();
  Call security_call();
  Call delete_call();
  /// Most of what happens, happens in one home: the others are there to interfere.
  std::size_t usual_home();
  std::string subnet_block();

  // guided_edges.cpp
  Call gateway_call();
  Call peering_call();
  Call endpoint_call();

  // guided_transit.cpp
  Call transit_gateway_call();
  Call transit_attachment_call();
  Call transit_route_call();
  Call connect_call();
  Call multicast_call();
  Call transit_delete_call();

  // guided_stories.cpp
  /// The call of a story, if `number` is in one.
  std::optional<Call> story_call(std::size_t number);
  /// The id that answers have named last, or the one before it, in that home; a wrong one if there is none.
  Value newest(std::size_t home, std::string_view prefix, std::size_t nth) const;

  // known_ids.cpp
  void forget_named_in(const Call& call);
  /// An id with that prefix that the home has answered, the newest ones more often; a wrong one if there is
  /// none.
  Value id_of(std::size_t home, std::string_view prefix);
  Value any_id(std::size_t home);
  /// An id, and one of the other kind that stood in the same answer, if any did: a subnet and its VPC.
  struct Together {
    Value id, with;
  };
  Together together(std::size_t home, std::string_view prefix, std::string_view with);

  Random random_;
  bool prefers_transit_;
  std::map<std::string, std::vector<Known>, std::less<>> known_;              ///< by prefix
  std::map<std::string, std::set<std::string>, std::less<>> prefixes_named_;  ///< "VpcId" → "vpc-"
};

}  // namespace vpcsim::tests::properties
