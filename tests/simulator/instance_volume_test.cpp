#include "catch.hpp"
#include "protocol/ec2/tag.hpp"
#include "simulator/compute_world.hpp"

using namespace vpcsim;
using ec2::VolumeType;
using tests::ComputeWorld;

namespace {

ec2::BlockDeviceMapping mapping(std::string device, ec2::EbsBlockDevice ebs) {
  return {.device_name = std::move(device), .ebs = std::move(ebs)};
}

std::string launch_with(ComputeWorld& world, std::vector<ec2::BlockDeviceMapping> mappings) {
  auto request = world.launch_request();
  request.block_device_mappings = std::move(mappings);
  return world.call(request).instances.at(0).instance_id;
}

std::vector<ec2::Volume> volumes(ComputeWorld& world, std::vector<ec2::Filter> filters = {}) {
  return world.call(ec2::DescribeVolumesRequest{.filters = std::move(filters)}).volumes;
}

}  // namespace

TEST_CASE("An instance has its image's root volume, which goes with it") {
  ComputeWorld world;
  auto instance = world.launch();
  REQUIRE(instance.block_device_mappings.size() == 1);
  CHECK(instance.block_device_mappings[0].device_name == "/dev/xvda");
  CHECK(instance.block_device_mappings[0].ebs.delete_on_termination);
  auto volume = volumes(world).at(0);
  CHECK(volume.volume_id == instance.block_device_mappings[0].ebs.volume_id);
  CHECK(volume.size == 8);
  CHECK(volume.volume_type == VolumeType::gp3);
  CHECK(volume.iops == 3000);
  CHECK(volume.throughput == 125);
  CHECK(volume.state == ec2::VolumeState::in_use);
  CHECK(volume.availability_zone == "us-east-1a");
  CHECK(volume.snapshot_id.starts_with("snap-"));
  CHECK(volume.attachments.at(0).instance_id == instance.instance_id);
  world.stop(instance.instance_id);
  CHECK(volumes(world).size() == 1);
  world.terminate(instance.instance_id);
  CHECK(volumes(world).empty());
  CHECK(world.instance(instance.instance_id).block_device_mappings.empty());
}

TEST_CASE("The request changes the root volume and adds others") {
  ComputeWorld world;
  auto id =
      launch_with(world, {mapping("/dev/sdf", {.volume_size = 100, .volume_type = VolumeType::gp2}),
                          mapping("/dev/xvda", {.volume_size = 20, .encrypted = true}),
                          mapping("xvdg", {.iops = 400, .volume_size = 10, .volume_type = VolumeType::io1}),
                          {.device_name = "/dev/sdz", .no_device = ""}});
  auto devices = world.instance(id).block_device_mappings;
  REQUIRE(devices.size() == 3);
  CHECK(devices[0].device_name == "/dev/xvda");
  auto root = volumes(world, {{"attachment.device", {"/dev/xvda"}}}).at(0);
  CHECK(root.size == 20);
  CHECK(root.encrypted);
  CHECK(root.volume_type == VolumeType::gp3);
  auto blank = volumes(world, {{"attachment.device", {"/dev/sdf"}}}).at(0);
  CHECK(blank.iops == 300);  // three for each GiB
  CHECK(blank.snapshot_id == "");
  CHECK_FALSE(blank.throughput);
  CHECK(volumes(world, {{"volume-type", {"io1"}}}).at(0).iops == 400);
}

TEST_CASE("Volumes that AWS wouldn't make are refused, and nothing is launched") {
  ComputeWorld world;
  auto snapshot = world.call(ec2::DescribeImagesRequest{.image_ids = {world.image}})
                      .images.at(0)
                      .block_device_mappings.at(0)
                      .ebs->snapshot_id.value();
  using Mappings = std::vector<ec2::BlockDeviceMapping>;
  struct Row {
    Mappings mappings;
    std::string refusal;
  };
  auto row = GENERATE_COPY(
      Row{{mapping("/dev/xvda", {.volume_size = 4})},
          "InvalidBlockDeviceMapping: Volume of size 4GB is smaller than snapshot '" + snapshot +
              "', expect size >= 8GB"},
      Row{{mapping("/dev/sdf", {})},
          "InvalidBlockDeviceMapping: Either snapshot ID or volume size must be provided for: /dev/sdf"},
      Row{{mapping("/dev/sdf", {.snapshot_id = "snap-00000001"})},
          "InvalidSnapshot.NotFound: The snapshot 'snap-00000001' does not exist."},
      Row{{mapping("/dev/sdf", {.volume_size = 1}), mapping("/dev/sdf", {.volume_size = 2})},
          "InvalidBlockDeviceMapping: The device '/dev/sdf' is used in more than one block-device mapping"},
      Row{{mapping("C:", {.volume_size = 1})},
          "InvalidParameterValue: Value (C:) for parameter device is invalid. C: is not a valid EBS device "
          "name."},
      Row{{{.device_name = "/dev/xvda", .no_device = ""}},
          "InvalidBlockDeviceMapping: The root device '/dev/xvda' of the image can't be left out."},
      Row{{mapping("/dev/sdf", {.volume_size = 1, .volume_type = VolumeType::st1})},
          "InvalidParameterValue: Volume of 1GiB is too small for volume type st1; minimum is 125GiB."},
      Row{{mapping("/dev/sdf", {.volume_size = 2000, .volume_type = VolumeType::standard})},
          "InvalidParameterValue: Volume of 2000GiB is too large for volume type standard; maximum is "
          "1024GiB."},
      Row{{mapping("/dev/sdf", {.iops = 100, .volume_size = 10, .volume_type = VolumeType::gp2})},
          "InvalidParameterCombination: The parameter iops is not supported for gp2 volumes."},
      Row{{mapping("/dev/sdf", {.volume_size = 10, .volume_type = VolumeType::io1})},
          "InvalidParameterCombination: The parameter iops must be specified for io1 volumes."},
      Row{{mapping("/dev/sdf", {.iops = 600, .volume_size = 10, .volume_type = VolumeType::io1})},
          "InvalidParameterValue: Iops to volume size ratio of 60.000000 is too high; maximum is 50.000000."},
      Row{{mapping("/dev/sdf", {.iops = 50, .volume_size = 10, .volume_type = VolumeType::io1})},
          "InvalidParameterValue: Volume iops of 50 is too low; minimum is 100."},
      Row{{mapping("/dev/sdf", {.iops = 20'000, .volume_size = 1000, .volume_type = VolumeType::gp3})},
          "InvalidParameterValue: Volume iops of 20000 is too high; maximum is 16000."},
      Row{{mapping("/dev/sdf", {.volume_size = 10, .volume_type = VolumeType::gp2, .throughput = 125})},
          "InvalidParameterCombination: The parameter throughput is not supported for gp2 volumes."},
      Row{{mapping("/dev/sdf", {.volume_size = 10, .volume_type = VolumeType::gp3, .throughput = 5000})},
          "InvalidParameterValue: Throughput of 5000 is out of range; it must be from 125 to 1000 MiB/s."});
  auto request = world.launch_request();
  request.block_device_mappings = row.mappings;
  CHECK(world.refusal(request) == row.refusal);
  CHECK(volumes(world).empty());
  CHECK(world.call(ec2::DescribeInstancesRequest{}).reservations.empty());
}

TEST_CASE("A volume that stays when its instance goes is available, and can be deleted") {
  ComputeWorld world;
  auto id = launch_with(world, {mapping("/dev/xvda", {.delete_on_termination = false})});
  auto volume = volumes(world).at(0).volume_id;
  CHECK(world.refusal(ec2::DeleteVolumeRequest{volume}) ==
        "VolumeInUse: Volume " + volume + " is currently attached to " + id);
  world.terminate(id);
  auto left = volumes(world, {{"status", {"available"}}});
  REQUIRE(left.size() == 1);
  CHECK(left[0].attachments.empty());
  world.call(ec2::DeleteVolumeRequest{volume});
  CHECK(world.refusal(ec2::DeleteVolumeRequest{volume}) ==
        "InvalidVolume.NotFound: The volume '" + volume + "' does not exist.");
  CHECK(world.refusal(ec2::DeleteVolumeRequest{"x"}) ==
        "InvalidParameterValue: Value (x) for parameter volumeId is invalid. Expected: 'vol-...'.");
}

TEST_CASE("Whether a volume goes with its instance can be changed") {
  ComputeWorld world;
  auto id = world.launch().instance_id;
  ec2::ModifyInstanceAttributeRequest request{.block_device_mappings = {{"/dev/xvda", {{false, {}}}}},
                                              .instance_id = id};
  world.call(request);
  CHECK_FALSE(world.instance(id).block_device_mappings.at(0).ebs.delete_on_termination);
  auto attribute =
      world.call(ec2::DescribeInstanceAttributeRequest{.attribute = "blockDeviceMapping", .instance_id = id});
  CHECK_FALSE(attribute.block_device_mappings->at(0).ebs.delete_on_termination);
  request.block_device_mappings[0].device_name = "/dev/sdq";
  CHECK(world.refusal(request) == "InvalidInstanceAttributeValue: No device is currently mapped at /dev/sdq");
  request.block_device_mappings = {{"/dev/xvda", {{true, "vol-00000001"}}}};
  CHECK(world.refusal_code(request) == "InvalidInstanceAttributeValue");
  request.block_device_mappings = {{"/dev/xvda", {}}};
  CHECK(world.refusal_code(request) == "MissingParameter");
}

TEST_CASE("Volumes are tagged at launch and later, and found by what they have") {
  ComputeWorld world;
  auto request = world.launch_request();
  request.tag_specifications = {{"volume", {{"Name", "disk"}}}};
  auto id = world.call(request).instances.at(0).instance_id;
  world.launch();
  auto volume = volumes(world, {{"tag:Name", {"disk"}}}).at(0);
  CHECK(volume.attachments.at(0).instance_id == id);
  world.call(ec2::CreateTagsRequest{.resources = {volume.volume_id}, .tags = {{"more", "1"}}});
  CHECK(volumes(world, {{"tag-key", {"more"}}}).size() == 1);
  auto row = GENERATE_COPY(std::pair{"attachment.instance-id", id}, std::pair{"volume-id", volume.volume_id},
                           std::pair{"attachment.attach-time", std::string("2026-01-01T00:00:00.000Z")});
  INFO(row.first);
  auto found = volumes(world, {{row.first, {row.second}}, {"tag-key", {"Name"}}});
  REQUIRE(found.size() == 1);
  CHECK(found[0].volume_id == volume.volume_id);
  auto instances = world.call(
      ec2::DescribeInstancesRequest{.filters = {{"block-device-mapping.volume-id", {volume.volume_id}}}});
  CHECK(instances.reservations.at(0).instances.at(0).instance_id == id);
}

TEST_CASE("Volumes come in pages of at most 500") {
  ComputeWorld world;
  for (int i = 0; i < 7; ++i) world.launch();
  auto page = world.call(ec2::DescribeVolumesRequest{.max_results = 5});
  CHECK(page.volumes.size() == 5);
  CHECK(world.call(ec2::DescribeVolumesRequest{.max_results = 5, .next_token = page.next_token})
            .volumes.size() == 2);
  CHECK(world.call(ec2::DescribeVolumesRequest{.max_results = 100'000}).volumes.size() == 7);
  CHECK(world.refusal_code(ec2::DescribeVolumesRequest{.max_results = 4}) == "InvalidParameterValue");
  CHECK(world.refusal(ec2::DescribeVolumesRequest{.volume_ids = {"foo"}}) ==
        "InvalidParameterValue: Value (foo) for parameter volumes is invalid. Expected: 'vol-...'.");
}

TEST_CASE("An encrypted volume has a key: the account's own for EBS, unless one is named") {
  ComputeWorld world;
  auto key_of = [&](ec2::EbsBlockDevice ebs) {
    auto id = launch_with(world, {mapping("/dev/xvda", std::move(ebs))});
    return volumes(world, {{"attachment.instance-id", {id}}}).at(0).kms_key_id;
  };
  const std::string keys = "arn:aws:kms:us-east-1:111111111111:key/";
  CHECK_FALSE(key_of({}));
  auto own = key_of({.encrypted = true});
  REQUIRE(own);
  CHECK(own->starts_with(keys));
  CHECK(own->size() == keys.size() + 36);
  CHECK(key_of({.encrypted = true, .kms_key_id = "alias/aws/ebs"}) == own);
  CHECK(key_of({.encrypted = true, .kms_key_id = "arn:aws:kms:us-east-1:111111111111:alias/aws/ebs"}) == own);
  CHECK(key_of({.encrypted = true, .kms_key_id = "alias/other"}) != own);
  CHECK(key_of({.encrypted = true, .kms_key_id = "1234"}) == keys + "1234");
  CHECK(key_of({.encrypted = true, .kms_key_id = keys + "1234"}) == keys + "1234");
  ComputeWorld again;
  launch_with(again, {mapping("/dev/xvda", {.encrypted = true})});
  CHECK(volumes(again).at(0).kms_key_id == own);
  auto request = world.launch_request();
  request.block_device_mappings = {mapping("/dev/xvda", {.kms_key_id = "1234"})};
  CHECK(world.refusal(request) ==
        "InvalidParameterDependency: The parameter KmsKeyId requires the parameter Encrypted to be set.");
}

TEST_CASE("No instance starts from a volume for long reads") {
  ComputeWorld world;
  auto request = world.launch_request();
  for (const VolumeType type : {VolumeType::st1, VolumeType::sc1}) {
    request.block_device_mappings = {mapping("/dev/xvda", {.volume_size = 125, .volume_type = type})};
    CHECK(world.refusal_code(request) == "BootForVolumeTypeUnsupported");
  }
  request.block_device_mappings = {mapping("/dev/sdf", {.volume_size = 125, .volume_type = VolumeType::st1})};
  CHECK(world.refusal(request) == "");
}
