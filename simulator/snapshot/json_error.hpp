// Snapshots are read by protocol's JsonReader; what is wrong with one is a JsonError.
#pragma once

#include "protocol/json_reader.hpp"

namespace vpcsim::snapshot {

using protocol::JsonReader;
using SnapshotError = protocol::JsonError;

}  // namespace vpcsim::snapshot
