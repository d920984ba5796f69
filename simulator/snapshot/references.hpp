// What must be true of a state besides its form, because the rules rely on it.
#pragma once

#include <vector>

#include "simulator/cloud.hpp"

namespace vpcsim::snapshot {

/// Throws SnapshotError for an id that a row names and that must be there, and for an empty list that mustn't
/// be. `order` is that of the regions in the document, for the pointer.
void check_references(const Cloud& cloud, const std::vector<Home>& order);

}  // namespace vpcsim::snapshot
