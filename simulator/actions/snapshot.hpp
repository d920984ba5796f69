// What other nouns need of snapshots: images have them.
#pragma once

#include "protocol/ec2/snapshot.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// `snapshot` has everything but its id and its start. Throws SnapshotLimitExceeded.
SnapshotId make_snapshot(WriteCall& call, Snapshot snapshot);

}  // namespace vpcsim
