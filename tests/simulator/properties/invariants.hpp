// What must hold after any sequence of calls.
#pragma once

#include <optional>

#include "simulator/properties/observe.hpp"

namespace vpcsim::tests::properties {

using Violations = std::vector<Violation>;

/// What one home's Describe calls show.
using Listings = std::vector<Listing>;

/// Ids: unique, resolvable, nothing dangling. (references.cpp)
Violations check_references(const std::vector<Listings>& homes);
/// Describing by id, by filters through the indexes, in pages: always the same records. (selection.cpp)
/// `exhaustive`: every record and every value, not a few drawn ones.
Violations check_selection(World& world, std::size_t home, const Listings& listings, Random& random,
                           bool exhaustive);
/// Subnets, addresses, associations, routes, quotas. (network_invariants.cpp)
Violations check_network(World& world, const Settings& settings);
/// Attachments, tables, routes and what else transit gateways have. (transit_invariants.cpp)
Violations check_transit(World& world, const Settings& settings);
/// Deletes everything, which must be possible, and compares with a new account. (teardown.cpp)
Violations check_teardown(World& world);

}  // namespace vpcsim::tests::properties
