// What other nouns need of snapshots: images have them, volumes are made of them.
#pragma once

#include "protocol/ec2/snapshot.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// `snapshot` has everything but its id and its start. Throws SnapshotLimitExceeded.
SnapshotId make_snapshot(WriteCall& call, Snapshot snapshot);

/// A snapshot, and where it is.
struct FoundSnapshot {
  const Snapshot* snapshot = nullptr;
  const Region* region = nullptr;
};
/// The snapshot, if the caller owns it or may make volumes of it; nullptr otherwise.
FoundSnapshot find_snapshot(const ReadCall& call, std::string_view id);
/// Those of other accounts that the caller may make volumes of, account by account.
std::vector<FoundSnapshot> shared_snapshots(const ReadCall& call);
/// Throws InvalidParameterValue for what can't be a snapshot's id.
void check_snapshot_id(std::string_view id, std::string_view parameter);

// The calls that snapshot.cpp lists and that snapshot_attribute.cpp defines.
ec2::DescribeSnapshotAttributeResult describe_snapshot_attribute(
    const ReadCall& call, const ec2::DescribeSnapshotAttributeRequest& request);
ec2::ReturnResult modify_snapshot_attribute(WriteCall& call,
                                            const ec2::ModifySnapshotAttributeRequest& request);
ec2::ReturnResult reset_snapshot_attribute(WriteCall& call,
                                           const ec2::ResetSnapshotAttributeRequest& request);

}  // namespace vpcsim
