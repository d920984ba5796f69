#include "catch.hpp"
#include "protocol/ec2/tag.hpp"
#include "simulator/image_world.hpp"

using namespace vpcsim;
using tests::ImageWorld;
using Name = ec2::ImageAttributeName;

namespace {

const std::string mine = "111111111111", other = "222222222222", third = "333333333333";

struct ShareWorld : ImageWorld {
  std::string id;
  explicit ShareWorld(Settings settings = empty()) : ImageWorld(settings) { id = make_image("shared"); }

  void share_with(const std::string& user) {
    ec2::ModifyImageAttributeRequest request{.image_id = id};
    request.launch_permission = {{.add = {{.user_id = user}}}};
    call(request);
  }
  void unshare_with(const std::string& user) {
    ec2::ModifyImageAttributeRequest request{.image_id = id};
    request.launch_permission = {{.remove = {{.user_id = user}}}};
    call(request);
  }
  std::string publish(const std::string& image_id) {
    ec2::ModifyImageAttributeRequest request{.image_id = image_id};
    request.launch_permission = {{.add = {{.group = ec2::PermissionGroup::all}}}};
    return refusal(request);
  }
  std::vector<ec2::LaunchPermission> permissions() {
    return *call(ec2::DescribeImageAttributeRequest{Name::launch_permission, id}).launch_permissions;
  }
  std::size_t count(std::vector<std::string> owners, std::vector<std::string> users = {}) {
    return call(ec2::DescribeImagesRequest{.executable_users = std::move(users), .owners = std::move(owners)})
        .images.size();
  }
  bool sees() { return refusal(ec2::DescribeImagesRequest{.image_ids = {id}}).empty(); }
};

}  // namespace

TEST_CASE("Another account sees and launches an image once it has a launch permission") {
  ShareWorld world;
  world.account = other;
  CHECK_FALSE(world.sees());
  CHECK(world.refusal_code(ec2::DeregisterImageRequest{world.id}) == "InvalidAMIID.NotFound");
  world.account = mine;
  world.share_with(other);
  world.share_with(other);
  CHECK(world.permissions().size() == 1);
  CHECK(world.count({"self"}) == 1);
  CHECK(world.count({}, {other}) == 1);
  CHECK(world.count({}, {"self"}) == 0);  // owners need no permission
  world.account = other;
  CHECK(world.sees());
  CHECK(world.count({"self"}) == 0);
  CHECK(world.count({mine}) == 1);
  CHECK(world.count({}, {"self"}) == 1);
  auto image = world.image_of(world.id);
  CHECK(image.owner_id == mine);
  CHECK_FALSE(image.source_instance_id);
  CHECK(world.snapshots().empty());
  auto vpc = world.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
  auto subnet =
      world.call(ec2::CreateSubnetRequest{.cidr_block = "10.0.0.0/24", .vpc_id = vpc}).subnet.subnet_id;
  auto launch = world.launch_request();
  launch.image_id = world.id;
  launch.subnet_id = subnet;
  CHECK(world.call(launch).instances.at(0).image_id == world.id);
  ec2::CopyImageRequest copy{.name = "mine now", .source_image_id = world.id, .source_region = "us-east-1"};
  CHECK(world.image_of(world.call(copy).image_id).owner_id == other);
  const std::string not_owner = "AuthFailure: Not authorized for image:" + world.id;
  CHECK(world.refusal(ec2::DeregisterImageRequest{world.id}) == not_owner);
  CHECK(world.refusal(ec2::DescribeImageAttributeRequest{Name::launch_permission, world.id}) == not_owner);
  CHECK(world.call(ec2::DescribeImageAttributeRequest{Name::description, world.id}).description);
  world.region = "eu-west-1";
  CHECK_FALSE(world.sees());
  world.region = "us-east-1";
  world.account = third;
  CHECK_FALSE(world.sees());
}

TEST_CASE("Whoever loses a launch permission loses the tags that he had set") {
  ShareWorld world;
  world.share_with(other);
  world.account = other;
  world.call(ec2::CreateTagsRequest{.resources = {world.id}, .tags = {{"k", "v"}}});
  CHECK(world.image_of(world.id).tags.size() == 1);
  world.account = mine;
  CHECK(world.image_of(world.id).tags.empty());
  world.unshare_with(other);
  CHECK(world.permissions().empty());
  world.account = other;
  CHECK_FALSE(world.sees());
  CHECK(world.call(ec2::DescribeTagsRequest{}).tags.empty());
  CHECK(world.refusal_code(ec2::CreateTagsRequest{.resources = {world.id}, .tags = {{"k", "v"}}}) ==
        "InvalidAMIID.NotFound");
}

TEST_CASE("An account can give its launch permission up") {
  ShareWorld world;
  world.share_with(other);
  CHECK(world.refusal_code(ec2::CancelImageLaunchPermissionRequest{world.id}) == "InvalidParameterValue");
  CHECK(world.refusal_code(ec2::CancelImageLaunchPermissionRequest{"ami-00000001"}) ==
        "InvalidAMIID.NotFound");
  CHECK(world.refusal_code(ec2::CancelImageLaunchPermissionRequest{"x"}) == "InvalidAMIID.Malformed");
  CHECK(world.refusal_code(ec2::CancelImageLaunchPermissionRequest{world.image}) == "AuthFailure");
  world.account = other;
  CHECK(world.call(ec2::CancelImageLaunchPermissionRequest{world.id}).return_value);
  CHECK_FALSE(world.sees());
  world.account = mine;
  CHECK(world.permissions().empty());
}

TEST_CASE("Images are public once the account lets them be, and as many as its quota says") {
  auto settings = ShareWorld::empty();
  settings.quotas.public_images = 1;
  ShareWorld world(settings);
  auto state = [&] {
    return world.call(ec2::GetImageBlockPublicAccessStateRequest{}).image_block_public_access_state;
  };
  CHECK(state() == "block-new-sharing");
  CHECK(world.publish(world.id) == "OperationNotPermitted: You can't publicly share the image " + world.id +
                                       ": block public access for AMIs is enabled in this Region.");
  CHECK(world.call(ec2::DisableImageBlockPublicAccessRequest{}).image_block_public_access_state ==
        "unblocked");
  CHECK(state() == "unblocked");
  CHECK(world.publish(world.id) == "");
  CHECK(world.publish(world.make_image("second")) ==
        "ResourceLimitExceeded: You have reached your quota of 1 public images in this Region.");
  CHECK(world.image_of(world.id).is_public);
  CHECK(world.permissions().at(0).group == ec2::PermissionGroup::all);
  world.account = other;
  CHECK(world.count({mine}, {"all"}) == 1);
  CHECK(world.count({mine}, {"self"}) == 0);
  world.account = mine;
  CHECK(world.refusal_code(ec2::EnableImageBlockPublicAccessRequest{"x"}) == "InvalidParameterValue");
  world.call(ec2::EnableImageBlockPublicAccessRequest{"block-new-sharing"});
  CHECK(state() == "block-new-sharing");
  CHECK(world.image_of(world.id).is_public);  // what is shared stays so
  world.call(ec2::ResetImageAttributeRequest{.image_id = world.id});
  world.account = other;
  CHECK_FALSE(world.sees());
}

TEST_CASE("An image with encrypted snapshots isn't shared with everybody") {
  ShareWorld world;
  world.call(ec2::DisableImageBlockPublicAccessRequest{});
  ec2::CopyImageRequest copy{.name = "secret", .source_image_id = world.id, .source_region = "us-east-1"};
  copy.encrypted = true;
  auto id = world.call(copy).image_id;
  CHECK(world.publish(id) ==
        "OperationNotPermitted: The image " + id + " has encrypted snapshots and can't be shared publicly.");
}

TEST_CASE("Launch permissions change in the old form, too, and name somebody") {
  ShareWorld world;
  ec2::ModifyImageAttributeRequest request{.attribute = "launchPermission", .image_id = world.id};
  request.user_ids = {other, third};
  CHECK(world.refusal(request) == "MissingParameter: The request must contain the parameter operationType");
  request.operation_type = ec2::OperationType::add;
  world.call(request);
  CHECK(world.permissions().size() == 2);
  request.operation_type = ec2::OperationType::remove;
  request.user_ids = {other};
  world.call(request);
  CHECK(world.permissions().at(0).user_id == third);
  request.operation_type = ec2::OperationType::add;
  request.user_ids = {"x"};
  CHECK(world.refusal(request) ==
        "InvalidAMIAttributeItemValue: Invalid attribute item value \"x\" for userId item type.");
  request.user_ids = {};
  CHECK(world.refusal(request) ==
        "MissingParameter: The request must contain the parameter launchPermission");
  request.user_groups = {"some"};
  CHECK(world.refusal_code(request) == "InvalidAMIAttributeItemValue");
  request.user_groups = {"all"};
  CHECK(world.refusal_code(request) == "OperationNotPermitted");
  request.user_groups = {};
  request.organization_arns = {"arn:aws:organizations::111111111111:organization/o-example"};
  request.organizational_unit_arns = {"arn:aws:organizations::111111111111:ou/o-example/ou-1"};
  world.call(request);
  CHECK(world.permissions().size() == 3);
  request.organizational_unit_arns = {"x"};
  CHECK(world.refusal_code(request) == "InvalidAMIAttributeItemValue");
  request.organizational_unit_arns = {};
  request.organization_arns = {"x"};
  CHECK(world.refusal_code(request) == "InvalidAMIAttributeItemValue");
  ec2::ModifyImageAttributeRequest two{.image_id = world.id};
  two.launch_permission = {{.add = {{.group = ec2::PermissionGroup::all, .user_id = other}}}};
  CHECK(world.refusal_code(two) == "InvalidParameterCombination");
}

TEST_CASE("The owner sees and changes the attributes of an image") {
  ShareWorld world;
  ec2::ModifyImageAttributeRequest request{.image_id = world.id};
  request.description = {"described"};
  world.call(request);
  CHECK(world.image_of(world.id).description == "described");
  ec2::ModifyImageAttributeRequest old{.attribute = "description", .image_id = world.id};
  old.value = "again";
  world.call(old);
  CHECK(world.call(ec2::DescribeImageAttributeRequest{Name::description, world.id}).description->value ==
        "again");
  ec2::ModifyImageAttributeRequest imds{.image_id = world.id};
  imds.imds_support = {"v1.0"};
  CHECK(world.refusal_code(imds) == "InvalidParameterValue");
  imds.imds_support = {"v2.0"};
  CHECK(world.refusal(imds) == "");
  auto attribute = [&](Name name) { return world.call(ec2::DescribeImageAttributeRequest{name, world.id}); };
  CHECK(attribute(Name::uefi_data).uefi_data);
  CHECK_FALSE(attribute(Name::last_launched_time).last_launched_time->value);
  CHECK(attribute(Name::deregistration_protection).deregistration_protection->value == "disabled");
  CHECK(world.refusal_code(ec2::DescribeImageAttributeRequest{Name::block_device_mapping, world.id}) ==
        "AuthFailure");
  CHECK(world.refusal_code(ec2::DescribeImageAttributeRequest{Name::description, "ami-00000001"}) ==
        "InvalidAMIID.NotFound");
}

TEST_CASE("Only the owner, and those who name it, see a deprecated image") {
  ShareWorld world;
  world.share_with(other);
  auto deprecate = [&](std::string at) {
    return world.refusal(ec2::EnableImageDeprecationRequest{world.id, *Timestamp::parse(at)});
  };
  CHECK(deprecate("2025-12-31T00:00:00Z").starts_with("InvalidParameterValue"));
  CHECK(deprecate("2036-01-02T00:00:00Z").starts_with("InvalidParameterValue"));
  CHECK(deprecate("2026-01-01T01:00:29Z") == "");
  CHECK(world.image_of(world.id).deprecation_time == "2026-01-01T01:00:00.000Z");
  world.account = other;
  CHECK(world.count({mine}) == 1);
  world.clock.advance(3'600'000);
  CHECK(world.count({mine}) == 0);
  CHECK(world.call(ec2::DescribeImagesRequest{.owners = {mine}, .include_deprecated = true}).images.size() ==
        1);
  CHECK(world.sees());
  world.account = mine;
  CHECK(world.count({"self"}) == 1);
  world.call(ec2::DisableImageDeprecationRequest{world.id});
  CHECK_FALSE(world.image_of(world.id).deprecation_time);
  world.account = other;
  CHECK(world.count({mine}) == 1);
  world.account = mine;
  world.call(ec2::DisableImageBlockPublicAccessRequest{});
  world.publish(world.id);
  CHECK(deprecate("2028-01-02T00:00:00Z").starts_with("InvalidParameterValue"));
  CHECK(deprecate("2028-01-01T00:00:00Z") == "");
}

TEST_CASE("A disabled image is nobody's to launch until it is enabled again") {
  ShareWorld world;
  world.share_with(other);
  CHECK(world.refusal(ec2::EnableImageRequest{world.id}) ==
        "IncorrectState: The image " + world.id + " is not disabled.");
  world.call(ec2::DisableImageRequest{world.id});
  CHECK(world.count({"self"}) == 0);
  CHECK(world.image_of(world.id).state == ec2::ImageState::disabled);
  CHECK(world.permissions().empty());
  auto launch = world.launch_request();
  launch.image_id = world.id;
  CHECK(world.refusal_code(launch) == "InvalidAMIID.Unavailable");
  ec2::ModifyImageAttributeRequest request{.image_id = world.id};
  request.description = {"x"};
  CHECK(world.refusal_code(request) == "InvalidAMIID.Unavailable");
  CHECK(world.refusal_code(ec2::DisableImageRequest{world.id}) == "InvalidAMIID.Unavailable");
  world.call(ec2::EnableImageRequest{world.id});
  CHECK(world.refusal(launch) == "");
  CHECK(world.permissions().empty());  // they don't come back
}

TEST_CASE("A protected image isn't deregistered; a cooldown lasts for a day") {
  ShareWorld world;
  ec2::EnableImageDeregistrationProtectionRequest protect{.image_id = world.id};
  CHECK(world.call(protect).return_value == "enabled-without-cooldown");
  CHECK(world.image_of(world.id).deregistration_protection == "enabled-without-cooldown");
  CHECK(world.refusal_code(ec2::DeregisterImageRequest{world.id}) == "OperationNotPermitted");
  protect.with_cooldown = true;
  CHECK(world.call(protect).return_value == "enabled-with-cooldown");
  CHECK(world.call(ec2::DisableImageDeregistrationProtectionRequest{world.id}).return_value == "disabled");
  CHECK(world.refusal_code(ec2::DeregisterImageRequest{world.id}) == "OperationNotPermitted");
  world.clock.advance(24 * 3'600'000);
  CHECK(world.refusal(ec2::DeregisterImageRequest{world.id}) == "");
}

TEST_CASE("Images are found by what they were made from") {
  ShareWorld world;
  auto found = [&](std::string name, std::string value) {
    return world.call(ec2::DescribeImagesRequest{.filters = {{name, {value}}}}).images.size();
  };
  CHECK(found("source-instance-id", world.instance_id) == 1);
  CHECK(found("source-image-id", world.image) == 1);
  CHECK(found("source-image-region", "us-east-1") == 1);
  CHECK(found("name", "shared") == 1);
  CHECK(found("is-public", "false") == 1);
  CHECK(found("owner-id", mine) == 1);
  CHECK(found("state", "available") == 15);
}
