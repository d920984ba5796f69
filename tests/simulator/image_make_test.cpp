#include "catch.hpp"
#include "protocol/ec2/tag.hpp"
#include "simulator/image_world.hpp"

using namespace vpcsim;
using tests::ImageWorld;

namespace {

ec2::BlockDeviceMapping mapping(std::string device, ec2::EbsBlockDevice ebs) {
  return {.device_name = std::move(device), .ebs = std::move(ebs)};
}

}  // namespace

TEST_CASE("An image of an instance has snapshots of its volumes, and instances of it their volumes") {
  ImageWorld world;
  auto request = world.launch_request();
  request.block_device_mappings = {mapping("/dev/sdf", {.volume_size = 20})};
  auto instance = world.call(request).instances.at(0);
  ec2::CreateImageRequest create{.instance_id = instance.instance_id, .name = "web server"};
  create.description = "one";
  create.no_reboot = true;
  create.tag_specifications = {{"image", {{"k", "i"}}}, {"snapshot", {{"k", "s"}}}};
  auto id = world.call(create).image_id;
  auto image = world.image_of(id);
  CHECK(image.owner_id == "111111111111");
  CHECK_FALSE(image.is_public);
  CHECK(image.image_location == "111111111111/web server");
  CHECK(image.description == "one");
  CHECK(image.source_instance_id == instance.instance_id);
  CHECK(image.source_image_id == world.image);
  CHECK(image.source_image_region == "us-east-1");
  CHECK(image.imds_support == ec2::ImdsSupportValues::v2_0);
  CHECK(image.root_device_name == "/dev/xvda");
  REQUIRE(image.tags.size() == 1);
  CHECK(image.tags[0].value == "i");
  REQUIRE(image.block_device_mappings.size() == 2);
  CHECK(image.block_device_mappings[1].ebs->volume_size == 20);
  auto snapshots = world.snapshots();
  REQUIRE(snapshots.size() == 2);
  CHECK(snapshots[0].volume_id == instance.block_device_mappings.at(0).ebs.volume_id);
  CHECK(snapshots[0].description == "Created by CreateImage(" + instance.instance_id + ") for " + id);
  CHECK(snapshots[1].volume_size == 20);
  CHECK(snapshots[1].tags.at(0).value == "s");

  auto launch = world.launch_request();
  launch.image_id = id;
  auto launched = world.call(launch).instances.at(0);
  CHECK(launched.image_id == id);
  REQUIRE(launched.block_device_mappings.size() == 2);
  auto volume = world.volume_of(launched, 1);
  CHECK(volume.snapshot_id == snapshots[1].snapshot_id);
  CHECK(volume.size == 20);
  CHECK(world.image_of(id).last_launched_time == "2026-01-01T00:00:00.000Z");
  launch.block_device_mappings = {{.device_name = "/dev/sdf", .no_device = ""}};
  CHECK(world.call(launch).instances.at(0).block_device_mappings.size() == 1);
  launch.block_device_mappings = {mapping("/dev/sdf", {.volume_size = 19})};
  CHECK(world.refusal(launch) == "InvalidBlockDeviceMapping: Volume of size 19GB is smaller than snapshot '" +
                                     snapshots[1].snapshot_id + "', expect size >= 20GB");
}

TEST_CASE("Images take their time, and can't be launched before") {
  auto settings = ImageWorld::empty();
  settings.timing.image_pending = 2000;
  settings.timing.snapshot_pending = 1000;
  ImageWorld world(settings);
  auto id = world.make_image();
  CHECK(world.image_of(id).state == ec2::ImageState::pending);
  CHECK(world.snapshots().at(0).state == ec2::SnapshotState::pending);
  CHECK(world.snapshots().at(0).progress == "");
  auto launch = world.launch_request();
  launch.image_id = id;
  CHECK(world.refusal(launch) ==
        "InvalidAMIID.Unavailable: The image ID '" + id + "' is not available: it is pending");
  ec2::RegisterImageRequest again{.name = "again"};
  again.root_device_name = "/dev/xvda";
  again.block_device_mappings = {mapping("/dev/xvda", {.snapshot_id = world.snapshots().at(0).snapshot_id})};
  CHECK(world.refusal(again) == "IncorrectState: Snapshot is in invalid state - pending");
  ec2::CopyImageRequest copy{.name = "copy", .source_image_id = id, .source_region = "us-east-1"};
  CHECK(world.refusal_code(copy) == "InvalidAMIID.NotFound");
  world.clock.advance(1000);
  CHECK(world.snapshots().at(0).progress == "100%");
  world.clock.advance(1000);
  CHECK(world.image_of(id).state == ec2::ImageState::available);
  CHECK(world.refusal(launch) == "");
}

TEST_CASE("Images have names, each its own") {
  ImageWorld world;
  auto id = world.make_image("taken");
  ec2::CreateImageRequest create{.instance_id = world.instance_id, .name = "taken"};
  CHECK(world.refusal(create) == "InvalidAMIName.Duplicate: AMI name taken is already in use by AMI " + id);
  create.name = GENERATE(std::string("ab"), std::string("a:b"), std::string(129, 'a'));
  CHECK(world.refusal(create) ==
        "InvalidAMIName.Malformed: AMI names must be between 3 and 128 characters long, and may contain "
        "letters, numbers, '(', ')', '.', '-', '/' and '_'");
}

TEST_CASE("CreateImage refuses what it can't make an image of") {
  ImageWorld world;
  ec2::CreateImageRequest create{.instance_id = "i-00000001", .name = "image"};
  CHECK(world.refusal_code(create) == "InvalidInstanceID.NotFound");
  create.instance_id = world.instance_id;
  create.block_device_mappings = {mapping("/dev/xvda", {.encrypted = true})};
  CHECK(world.refusal(create) ==
        "InvalidBlockDeviceMapping: the encrypted flag cannot be specified since device /dev/xvda has a "
        "snapshot specified.");
  create.block_device_mappings = {mapping("/dev/sdf", {.snapshot_id = "snap-00000001"})};
  CHECK(world.refusal(create) == "InvalidSnapshot.NotFound: The snapshot 'snap-00000001' does not exist.");
  create.block_device_mappings = {{.device_name = "/dev/xvda", .no_device = ""}};
  CHECK(world.refusal_code(create) == "InvalidBlockDeviceMapping");
  create.block_device_mappings = {};
  create.tag_specifications = {{"instance", {{"a", "b"}}}};
  CHECK(world.refusal_code(create) == "InvalidParameterValue");
  create.tag_specifications = {};
  world.terminate(world.instance_id);
  CHECK(world.refusal(create) == "IncorrectState: The instance '" + world.instance_id +
                                     "' is not in a state from which an image can be created.");
  CHECK(world.snapshots().empty());
}

TEST_CASE("CreateImage takes other sizes and more devices") {
  ImageWorld world;
  ec2::CreateImageRequest create{.instance_id = world.instance_id, .name = "image"};
  create.block_device_mappings = {mapping("/dev/xvda", {.delete_on_termination = false, .volume_size = 30}),
                                  mapping("/dev/sdf", {.volume_size = 5, .encrypted = true})};
  auto image = world.image_of(world.call(create).image_id);
  REQUIRE(image.block_device_mappings.size() == 2);
  CHECK(image.block_device_mappings[0].ebs->volume_size == 30);
  CHECK(image.block_device_mappings[0].ebs->delete_on_termination == false);
  CHECK_FALSE(image.block_device_mappings[1].ebs->snapshot_id);
  CHECK(world.snapshots().size() == 1);
  auto launch = world.launch_request();
  launch.image_id = image.image_id;
  auto launched = world.call(launch).instances.at(0);
  CHECK(world.volume_of(launched, 0).size == 30);
  CHECK(world.volume_of(launched, 1).encrypted);
  create.name = "smaller";
  create.block_device_mappings = {mapping("/dev/xvda", {.volume_size = 7})};
  CHECK(world.refusal_code(create) == "InvalidBlockDeviceMapping");
}

TEST_CASE("An image is registered of snapshots, its root volume's among them") {
  ImageWorld world;
  auto snapshot = world.make_snapshot();
  ec2::RegisterImageRequest request{.name = "registered"};
  CHECK(world.refusal_code(request) == "InvalidRequest");
  request.block_device_mappings = {mapping("/dev/xvda", {.snapshot_id = snapshot})};
  CHECK(world.refusal(request) == "InvalidBlockDeviceMapping: No root snapshot specified in device mapping.");
  request.root_device_name = "/dev/xvda";
  request.sriov_net_support = "x";
  CHECK(world.refusal_code(request) == "InvalidParameterValue");
  request.sriov_net_support = "simple";
  request.tpm_support = ec2::TpmSupportValues::v2_0;
  CHECK(world.refusal_code(request) == "InvalidParameterCombination");
  request.boot_mode = ec2::BootModeValues::uefi;
  request.imds_support = ec2::ImdsSupportValues::v2_0;
  request.block_device_mappings[0].ebs->encrypted = false;
  CHECK(world.refusal_code(request) == "InvalidBlockDeviceMapping");
  request.block_device_mappings[0].ebs->encrypted.reset();
  request.block_device_mappings.push_back(mapping("/dev/sdf", {.snapshot_id = "snap-00000001"}));
  CHECK(world.refusal_code(request) == "InvalidSnapshot.NotFound");
  request.block_device_mappings.pop_back();
  request.tag_specifications = {{"snapshot", {{"a", "b"}}}};
  CHECK(world.refusal_code(request) == "InvalidParameterValue");
  request.tag_specifications = {};
  auto image = world.image_of(world.call(request).image_id);
  CHECK(image.architecture == ec2::Architecture::i386);  // AWS's defaults are of 2006
  CHECK(image.virtualization_type == ec2::VirtualizationType::paravirtual);
  CHECK_FALSE(image.ena_support);
  CHECK(image.tpm_support == ec2::TpmSupportValues::v2_0);
  CHECK(image.sriov_net_support == "simple");
  CHECK(image.block_device_mappings.at(0).ebs->volume_size == 8);
}

TEST_CASE("Types run images of their architecture, virtualized by hardware, with ENA where they need it") {
  ImageWorld world;
  ec2::RegisterImageRequest request{.name = "old"};
  request.root_device_name = "/dev/xvda";
  request.block_device_mappings = {mapping("/dev/xvda", {.snapshot_id = world.make_snapshot()})};
  auto launch = world.launch_request();
  launch.image_id = world.call(request).image_id;
  CHECK(world.refusal_code(launch) == "InvalidParameterValue");
  request.name = "paravirtual";
  request.architecture = ec2::Architecture::x86_64;
  launch.image_id = world.call(request).image_id;
  CHECK(
      world.refusal(launch) ==
      "InvalidParameterCombination: Virtualization type 'hvm' is required for instances of type 't3.micro'. "
      "Ensure that you are using an AMI with virtualization type 'hvm'.");
  request.name = "without ENA";
  request.virtualization_type = ec2::VirtualizationType::hvm;
  launch.image_id = world.call(request).image_id;
  const std::string no_ena =
      "InvalidParameterCombination: Enhanced networking with the Elastic Network Adapter (ENA) is required "
      "for "
      "the 't3.micro' instance type. Ensure that you are using an AMI that is enabled for ENA.";
  CHECK(world.refusal(launch) == no_ena);
  launch.instance_type = "t2.micro";
  auto instance = world.call(launch).instances.at(0);
  CHECK_FALSE(instance.ena_support);
  world.stop(instance.instance_id);
  ec2::ModifyInstanceAttributeRequest modify{.instance_id = instance.instance_id};
  modify.instance_type = {"t3.micro"};
  CHECK(world.refusal(modify) == no_ena);
  ec2::ModifyInstanceAttributeRequest enable{.instance_id = instance.instance_id};
  enable.ena_support = {true};
  world.call(enable);
  CHECK(world.instance(instance.instance_id).ena_support);
  CHECK(world.refusal(modify) == "");
}

TEST_CASE("An image is copied from region to region with snapshots of its own") {
  ImageWorld world;
  auto id = world.make_image();
  world.call(ec2::CreateTagsRequest{.resources = {id}, .tags = {{"k", "v"}}});
  auto snapshot = world.snapshots().at(0).snapshot_id;
  world.region = "eu-west-1";
  ec2::CopyImageRequest copy{.name = "copy", .source_image_id = id, .source_region = "us-east-1"};
  copy.client_token = "once";
  copy.copy_image_tags = true;
  copy.tag_specifications = {{"image", {{"more", "1"}}}, {"snapshot", {{"s", "1"}}}};
  auto made = world.call(copy).image_id;
  CHECK(world.call(copy).image_id == made);
  copy.name = "other";
  CHECK(world.refusal_code(copy) == "IdempotentParameterMismatch");
  auto image = world.image_of(made);
  CHECK(image.source_image_id == id);
  CHECK(image.source_image_region == "us-east-1");
  CHECK_FALSE(image.source_instance_id);
  CHECK(image.tags.size() == 2);
  auto own = world.snapshots();
  REQUIRE(own.size() == 1);
  CHECK(image.block_device_mappings.at(0).ebs->snapshot_id == own[0].snapshot_id);
  CHECK(own[0].volume_id == "vol-ffffffff");
  CHECK(own[0].description == "Copied for DestinationAmi " + made + " from SourceAmi " + id +
                                  " for SourceSnapshot " + snapshot + ". Task created on 1,767,225,600,000.");
  CHECK(own[0].tags.at(0).key == "s");
}

TEST_CASE("Copies are encrypted if the request says so, and stay so") {
  ImageWorld world;
  ec2::CopyImageRequest copy{.name = "copy", .source_image_id = world.image, .source_region = "us-east-1"};
  copy.kms_key_id = "alias/mine";
  CHECK(world.refusal(copy) ==
        "InvalidParameterDependency: The parameter KmsKeyId requires the parameter Encrypted to be set.");
  copy.encrypted = true;
  auto id = world.call(copy).image_id;
  CHECK(world.image_of(id).description->starts_with("Amazon Linux"));
  auto snapshot = world.snapshots().at(0);
  CHECK(snapshot.encrypted);
  CHECK(snapshot.kms_key_id->starts_with("arn:aws:kms:us-east-1:111111111111:key/"));
  auto launch = world.launch_request();
  launch.image_id = id;
  CHECK(world.volume_of(world.call(launch).instances.at(0), 0).kms_key_id == snapshot.kms_key_id);
  launch.block_device_mappings = {mapping("/dev/xvda", {.encrypted = false})};
  CHECK(world.refusal_code(launch) == "InvalidParameterValue");
  ec2::CopyImageRequest plain{.name = "plain", .source_image_id = id, .source_region = "us-east-1"};
  plain.encrypted = false;
  CHECK(world.refusal_code(plain) == "InvalidParameterValue");
  plain.encrypted.reset();
  CHECK(world.image_of(world.call(plain).image_id).block_device_mappings.at(0).ebs->encrypted == true);
  world.region = "eu-west-1";
  plain.name = "there";
  world.call(plain);
  CHECK(world.snapshots().at(0).kms_key_id->starts_with("arn:aws:kms:eu-west-1:111111111111:key/"));
}

TEST_CASE("CopyImage refuses regions and images that aren't") {
  ImageWorld world;
  ec2::CopyImageRequest copy{.name = "copy", .source_image_id = world.image, .source_region = "nowhere"};
  CHECK(world.refusal(copy) == "InvalidRegion: Value (nowhere) for parameter sourceRegion is invalid.");
  copy.source_region = "eu-west-1";  // the image has another id there
  CHECK(world.refusal(copy) == "InvalidAMIID.NotFound: The image id '[" + world.image + "]' does not exist");
}

TEST_CASE("A deregistered image is no longer available; its snapshots stay unless told otherwise") {
  ImageWorld world;
  auto first = world.make_image("first"), second = world.make_image("second");
  auto snapshots = world.snapshots();
  CHECK(world.refusal(ec2::DeleteSnapshotRequest{snapshots[0].snapshot_id}) ==
        "InvalidSnapshot.InUse: The snapshot " + snapshots[0].snapshot_id + " is currently in use by " +
            first);
  world.call(ec2::CreateTagsRequest{.resources = {first}, .tags = {{"k", "v"}}});
  auto launch = world.launch_request();
  launch.image_id = first;
  auto instance = world.call(launch).instances.at(0).instance_id;
  CHECK(world.call(ec2::DeregisterImageRequest{.image_id = first}).return_value);
  CHECK(world.call(ec2::DescribeTagsRequest{.filters = {{"resource-id", {first}}}}).tags.empty());
  CHECK(world.instance(instance).image_id == first);
  const std::string gone = "InvalidAMIID.Unavailable: The image ID '" + first + "' is no longer available";
  CHECK(world.refusal(ec2::DeregisterImageRequest{.image_id = first}) == gone);
  CHECK(world.refusal(launch) == gone);
  CHECK(world.refusal_code(ec2::DescribeImagesRequest{.image_ids = {first}}) == "InvalidAMIID.NotFound");
  CHECK(world.snapshots().size() == 2);
  world.call(ec2::DeleteSnapshotRequest{snapshots[0].snapshot_id});
  ec2::RegisterImageRequest shared{.name = "shares a snapshot"};
  shared.root_device_name = "/dev/xvda";
  shared.block_device_mappings = {mapping("/dev/xvda", {.snapshot_id = snapshots[1].snapshot_id})};
  auto third = world.call(shared).image_id;
  auto skipped = world.call(ec2::DeregisterImageRequest{second, true}).delete_snapshot_results;
  CHECK(skipped.at(0).return_code == "skipped");
  auto deleted = world.call(ec2::DeregisterImageRequest{third, true}).delete_snapshot_results;
  CHECK(deleted.at(0).snapshot_id == snapshots[1].snapshot_id);
  CHECK(deleted.at(0).return_code == "success");
  CHECK(world.snapshots().empty());
}

TEST_CASE("An account has as many images and snapshots as its quotas say") {
  auto settings = ImageWorld::empty();
  settings.quotas.images = 1;
  settings.quotas.snapshots = 2;
  ImageWorld world(settings);
  world.make_image();
  ec2::CreateImageRequest create{.instance_id = world.instance_id, .name = "one more"};
  CHECK(world.refusal_code(create) == "ResourceLimitExceeded");
  world.make_snapshot();
  CHECK(world.refusal_code(ec2::CreateSnapshotRequest{.volume_id = world.volume_id}) ==
        "SnapshotLimitExceeded");
}
