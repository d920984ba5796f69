#include <set>

#include "catch.hpp"
#include "simulator/image_world.hpp"

using namespace vpcsim;
using tests::ImageWorld;
using Name = ec2::SnapshotAttributeName;

namespace {

const std::string mine = "111111111111", other = "222222222222", third = "333333333333";

struct ShareWorld : ImageWorld {
  std::string id = make_snapshot();

  ec2::ModifySnapshotAttributeRequest adding(const std::string& user) {
    ec2::ModifySnapshotAttributeRequest request{.snapshot_id = id};
    request.create_volume_permission = {{.add = {{.user_id = user}}}};
    return request;
  }
  ec2::ModifySnapshotAttributeRequest publishing() {
    ec2::ModifySnapshotAttributeRequest request{.snapshot_id = id};
    request.create_volume_permission = {{.add = {{.group = ec2::PermissionGroup::all}}}};
    return request;
  }
  std::vector<ec2::CreateVolumePermission> permissions() {
    return *call(ec2::DescribeSnapshotAttributeRequest{Name::create_volume_permission, id})
                .create_volume_permissions;
  }
  std::size_t count(std::vector<std::string> owners, std::vector<std::string> users = {}) {
    return call(ec2::DescribeSnapshotsRequest{.owner_ids = std::move(owners),
                                              .restorable_by_user_ids = std::move(users)})
        .snapshots.size();
  }
  bool sees() { return refusal(ec2::DescribeSnapshotsRequest{.snapshot_ids = {id}}).empty(); }
  /// A launch of the other account's with a volume made of the snapshot.
  ec2::RunInstancesRequest restore() {
    auto vpc_id = call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
    auto launch = launch_request();
    launch.subnet_id =
        call(ec2::CreateSubnetRequest{.cidr_block = "10.0.0.0/24", .vpc_id = vpc_id}).subnet.subnet_id;
    launch.block_device_mappings = {{.device_name = "/dev/sdf", .ebs = {{.snapshot_id = id}}}};
    return launch;
  }
};

}  // namespace

TEST_CASE("Another account sees a snapshot and makes volumes of it once it has the permission") {
  ShareWorld world;
  world.account = other;
  CHECK_FALSE(world.sees());
  const auto launch = world.restore();
  CHECK(world.refusal_code(launch) == "InvalidSnapshot.NotFound");
  world.account = mine;
  world.call(world.adding(other));
  world.call(world.adding(other));
  REQUIRE(world.permissions().size() == 1);
  CHECK(world.permissions()[0].user_id == other);
  world.account = other;
  CHECK(world.sees());
  CHECK(world.snapshots().at(0).owner_id == mine);
  CHECK(world.snapshots().at(0).volume_id == world.volume_id);
  auto volume = world.volume_of(world.call(launch).instances.at(0), 1);
  CHECK(volume.snapshot_id == world.id);
  // It is still the owner's alone to share and to delete.
  CHECK(world.refusal_code(ec2::DeleteSnapshotRequest{world.id}) == "InvalidSnapshot.NotFound");
  CHECK(world.refusal_code(world.adding(third)) == "InvalidSnapshot.NotFound");
  CHECK(world.refusal_code(ec2::DescribeSnapshotAttributeRequest{Name::product_codes, world.id}) ==
        "InvalidSnapshot.NotFound");
  CHECK(world.refusal_code(ec2::ResetSnapshotAttributeRequest{.snapshot_id = world.id}) ==
        "InvalidSnapshot.NotFound");
  world.region = "eu-west-1";
  CHECK_FALSE(world.sees());
  world.region = "us-east-1";
  world.account = third;
  CHECK_FALSE(world.sees());
}

TEST_CASE("Snapshots are found by who owns them and by who may restore them") {
  ShareWorld world;
  world.make_snapshot();  // stays private
  world.call(world.adding(other));
  CHECK(world.count({}) == 2);
  CHECK(world.count({}, {"self"}) == 2);
  CHECK(world.count({}, {other}) == 1);
  CHECK(world.count({}, {third}) == 0);
  CHECK(world.count({}, {"all"}) == 0);
  world.account = other;
  CHECK(world.count({}) == 1);
  CHECK(world.count({"self"}) == 0);
  CHECK(world.count({mine}) == 1);
  CHECK(world.count({}, {"self"}) == 1);
  CHECK(world.count({}, {other}) == 1);
  CHECK(world.count({}, {mine}) == 0);  // only owners see who else may
  world.account = mine;
  world.call(world.publishing());
  CHECK(world.count({}, {"all"}) == 1);
  world.account = third;
  CHECK(world.count({}) == 1);
  CHECK(world.count({}, {"all"}) == 1);
  CHECK(world.count({}, {"self"}) == 0);  // by no permission of its own
  world.account = other;
  CHECK(world.count({}) == 1);  // once, though it has both
}

TEST_CASE("A snapshot's permissions are taken away one by one, or all together") {
  ShareWorld world;
  world.call(world.adding(other));
  world.call(world.adding(third));
  world.call(world.publishing());
  CHECK(world.permissions().size() == 3);
  ec2::ModifySnapshotAttributeRequest removal{.snapshot_id = world.id};
  removal.create_volume_permission = {{.remove = {{.group = ec2::PermissionGroup::all}, {.user_id = third}}}};
  world.call(removal);
  REQUIRE(world.permissions().size() == 1);
  CHECK(world.permissions()[0].user_id == other);
  world.call(ec2::ResetSnapshotAttributeRequest{.snapshot_id = world.id});
  CHECK(world.permissions().empty());
  world.account = other;
  CHECK_FALSE(world.sees());
}

TEST_CASE("A snapshot's permissions change in the old form, too, and name somebody") {
  ShareWorld world;
  ec2::ModifySnapshotAttributeRequest request{.snapshot_id = world.id};
  CHECK(world.refusal_code(request) == "MissingParameter");
  request.user_ids = {other, third};
  CHECK(world.refusal(request) == "MissingParameter: The request must contain the parameter operationType");
  request.operation_type = ec2::OperationType::add;
  request.group_names = {"all"};
  world.call(request);
  CHECK(world.permissions().size() == 3);
  request.operation_type = ec2::OperationType::remove;
  world.call(request);
  CHECK(world.permissions().empty());
  request.group_names = {"some"};
  CHECK(world.refusal_code(request) == "InvalidParameterValue");
  request.group_names = {};
  request.user_ids = {"x"};
  CHECK(world.refusal(request) == "InvalidUserID.Malformed: Invalid user id: \"x\"");
  request.user_ids = {other};
  request.attribute = Name::product_codes;
  CHECK(world.refusal_code(request) == "InvalidParameterValue");
  auto both = world.adding(other);
  both.create_volume_permission->remove = {{.user_id = third}};
  CHECK(world.refusal_code(both) == "InvalidParameterCombination");
  auto two = world.adding(other);
  two.create_volume_permission->add[0].group = ec2::PermissionGroup::all;
  CHECK(world.refusal_code(two) == "InvalidParameterCombination");
  auto nobody = world.adding(other);
  nobody.create_volume_permission->add[0].user_id.reset();
  CHECK(world.refusal_code(nobody) == "MissingParameter");
  auto many = world.adding(other);
  many.create_volume_permission->add.assign(501, {.user_id = other});
  CHECK(world.refusal_code(many) == "InvalidParameterValue");
  auto wrong = world.adding(other);
  wrong.snapshot_id = "x";
  CHECK(world.refusal_code(wrong) == "InvalidParameterValue");
}

TEST_CASE("A snapshot with EBS's own key isn't shared, and an encrypted one not with everybody") {
  ShareWorld world;
  const std::string image = world.make_image();
  auto encrypt = [&](std::string name, std::optional<std::string> key) {
    ec2::CopyImageRequest copy{.name = name, .source_image_id = image, .source_region = "us-east-1"};
    copy.encrypted = true;
    copy.kms_key_id = key;
    auto copied = world.image_of(world.call(copy).image_id);
    world.id = *copied.block_device_mappings.at(0).ebs->snapshot_id;
  };
  encrypt("default-key", std::nullopt);
  CHECK(world.refusal(world.adding(other)) ==
        "OperationNotPermitted: Encrypted snapshots with EBS default key cannot be shared");
  encrypt("own-key", "1234abcd-12ab-34cd-56ef-1234567890ab");
  CHECK(world.refusal(world.adding(other)).empty());
  CHECK(world.refusal_code(world.publishing()) == "OperationNotPermitted");
}

TEST_CASE("Pages of snapshots go on from the account's own to those shared with it") {
  ShareWorld world;
  for (int i = 0; i < 6; ++i) {
    if (i > 0) world.id = world.make_snapshot();
    world.call(world.adding(other));
  }
  world.account = other;
  const auto launched = world.call(world.restore()).instances.at(0);
  const std::string volume = launched.block_device_mappings.at(0).ebs.volume_id;
  for (int i = 0; i < 6; ++i) world.call(ec2::CreateSnapshotRequest{.volume_id = volume});
  std::vector<std::string> found;
  ec2::DescribeSnapshotsRequest request{.max_results = 5};
  do {
    auto page = world.call(request);
    CHECK(page.snapshots.size() <= 5);
    for (const auto& snapshot : page.snapshots) found.push_back(snapshot.owner_id + snapshot.snapshot_id);
    request.next_token = page.next_token;
  } while (request.next_token);
  CHECK(found.size() == 12);
  CHECK(std::set(found.begin(), found.end()).size() == 12);
  CHECK(found.at(5).starts_with(other));
  CHECK(found.at(6).starts_with(mine));
}
