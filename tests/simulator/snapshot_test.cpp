#include "catch.hpp"
#include "protocol/ec2/tag.hpp"
#include "simulator/image_world.hpp"

using namespace vpcsim;
using tests::ImageWorld;

TEST_CASE("A snapshot is a volume's, pending in the answer and completed in the next call") {
  ImageWorld world;
  ec2::CreateSnapshotRequest request{.description = "backup", .volume_id = world.volume_id};
  request.tag_specifications = {{"snapshot", {{"k", "v"}}}};
  auto made = world.call(request);
  CHECK(made.state == ec2::SnapshotState::pending);
  CHECK(made.progress == "");
  auto snapshot = world.snapshots().at(0);
  CHECK(snapshot.snapshot_id == made.snapshot_id);
  CHECK(snapshot.state == ec2::SnapshotState::completed);
  CHECK(snapshot.progress == "100%");
  CHECK(snapshot.volume_size == 8);
  CHECK_FALSE(snapshot.encrypted);
  CHECK_FALSE(snapshot.kms_key_id);
  CHECK(snapshot.owner_id == "111111111111");
  world.call(ec2::CreateTagsRequest{.resources = {made.snapshot_id}, .tags = {{"more", "1"}}});
  CHECK(world.snapshots().at(0).tags.size() == 2);
  request.volume_id = "vol-00000001";
  CHECK(world.refusal(request) == "InvalidVolume.NotFound: The volume 'vol-00000001' does not exist.");
  request.volume_id = "x";
  CHECK(world.refusal_code(request) == "InvalidParameterValue");
}

TEST_CASE("A volume can be made from a snapshot that an image doesn't have, and is as large at least") {
  ImageWorld world;
  auto snapshot = world.make_snapshot();
  auto launch = world.launch_request();
  launch.block_device_mappings = {{.device_name = "/dev/sdf", .ebs = {{.snapshot_id = snapshot}}}};
  auto volume = world.volume_of(world.call(launch).instances.at(0), 1);
  CHECK(volume.size == 8);
  CHECK(volume.snapshot_id == snapshot);
  launch.block_device_mappings[0].ebs->volume_size = 7;
  CHECK(world.refusal_code(launch) == "InvalidBlockDeviceMapping");
  world.call(ec2::DeleteSnapshotRequest{snapshot});
  CHECK(world.refusal_code(launch) == "InvalidSnapshot.NotFound");
}

TEST_CASE("Snapshots are found by owner, id and what they have") {
  ImageWorld world;
  auto id = world.make_snapshot();
  auto count = [&](std::vector<std::string> owners, std::vector<std::string> users = {}) {
    ec2::DescribeSnapshotsRequest request{.owner_ids = std::move(owners)};
    request.restorable_by_user_ids = std::move(users);
    return world.call(request).snapshots.size();
  };
  CHECK(count({"self"}) == 1);
  CHECK(count({"111111111111"}) == 1);
  CHECK(count({"amazon"}) == 0);
  CHECK(count({}, {"self"}) == 1);
  CHECK(count({}, {"all"}) == 0);
  CHECK(world.refusal_code(ec2::DescribeSnapshotsRequest{.owner_ids = {"all"}}) == "InvalidUserID.Malformed");
  CHECK(world.refusal_code(ec2::DescribeSnapshotsRequest{.restorable_by_user_ids = {"x"}}) ==
        "InvalidUserID.Malformed");
  const std::vector<std::pair<std::string, std::string>> rows{
      {"volume-id", world.volume_id}, {"snapshot-id", id},
      {"status", "completed"},        {"progress", "100%"},
      {"volume-size", "8"},           {"encrypted", "false"},
      {"owner-id", "111111111111"},   {"description", ""},
      {"storage-tier", "standard"},   {"start-time", "2026-01-01T00:00:00.000Z"}};
  for (const auto& [name, value] : rows) {
    INFO(name);
    auto found = [&, filter = name](std::string wanted) {
      return world.call(ec2::DescribeSnapshotsRequest{.filters = {{filter, {wanted}}}}).snapshots.size();
    };
    CHECK(found(value) == 1);
    CHECK(found("x") == 0);
  }
  CHECK(
      world.call(ec2::DescribeSnapshotsRequest{.filters = {{"owner-alias", {"amazon"}}}}).snapshots.empty());
  world.account = "222222222222";
  CHECK(world.refusal_code(ec2::DescribeSnapshotsRequest{.snapshot_ids = {id}}) ==
        "InvalidSnapshot.NotFound");
}

TEST_CASE("Ids of snapshots have a form and must exist") {
  ImageWorld world;
  CHECK(world.refusal(ec2::DescribeSnapshotsRequest{.snapshot_ids = {"x"}}) ==
        "InvalidParameterValue: Value (x) for parameter snapshotId is invalid. Expected: 'snap-...'.");
  CHECK(world.refusal(ec2::DeleteSnapshotRequest{"snap-00000001"}) ==
        "InvalidSnapshot.NotFound: The snapshot 'snap-00000001' does not exist.");
  CHECK(world.refusal_code(ec2::DeleteSnapshotRequest{"x"}) == "InvalidParameterValue");
}

TEST_CASE("Snapshots come in pages") {
  ImageWorld world;
  for (int i = 0; i < 6; ++i) world.make_snapshot();
  auto page = world.call(ec2::DescribeSnapshotsRequest{.max_results = 5});
  CHECK(page.snapshots.size() == 5);
  CHECK(world.call(ec2::DescribeSnapshotsRequest{.max_results = 5, .next_token = page.next_token})
            .snapshots.size() == 1);
  CHECK(world.call(ec2::DescribeSnapshotsRequest{.max_results = 5000}).snapshots.size() == 6);
  CHECK(world.refusal_code(ec2::DescribeSnapshotsRequest{.max_results = 4}) == "InvalidParameterValue");
}
