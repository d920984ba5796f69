#include "catch.hpp"
#include "protocol/ec2/tag.hpp"
#include "simulator/compute_world.hpp"

using namespace vpcsim;
using tests::TestCloud;

TEST_CASE("images are the same in every run, and other ones in each region") {
  TestCloud one, two, elsewhere;
  elsewhere.region = "eu-west-1";
  auto id = [](TestCloud& cloud) { return cloud.call(ec2::DescribeImagesRequest{}).images.at(0).image_id; };
  CHECK(id(one) == id(two));
  CHECK(id(one) != id(elsewhere));
  CHECK(id(one).size() == std::string("ami-0123456789abcdef0").size());
}

TEST_CASE("images are selected by owner and filters, as Terraform and the CLI do") {
  TestCloud cloud;
  auto count = [&](std::vector<std::string> owners, std::vector<ec2::Filter> filters = {}) {
    return cloud.call(ec2::DescribeImagesRequest{.filters = std::move(filters), .owners = std::move(owners)})
        .images.size();
  };
  CHECK(count({"amazon"}) == 8);
  CHECK(count({"099720109477"}) == 4);
  CHECK(count({"self"}) == 0);
  CHECK(count({"amazon"}, {{"name", {"al2023-ami-2023.*-x86_64"}}}) == 1);
  CHECK(count({"amazon"}, {{"name", {"amzn2-ami-hvm-*-x86_64-gp2"}}, {"virtualization-type", {"hvm"}}}) == 1);
  CHECK(count({"136693071363"}) == 2);
  CHECK(count({}, {{"architecture", {"arm64"}}}) == 7);
  CHECK(cloud.refusal(ec2::DescribeImagesRequest{.owners = {"nobody"}}) ==
        "InvalidUserID.Malformed: Invalid user id: \"nobody\"");
}

TEST_CASE("image ids have a form and must exist") {
  TestCloud cloud;
  CHECK(cloud.refusal(ec2::DescribeImagesRequest{.image_ids = {"foo"}}) ==
        "InvalidAMIID.Malformed: Invalid id: \"foo\" (expecting \"ami-...\")");
  CHECK(cloud.refusal(ec2::DescribeImagesRequest{.image_ids = {"ami-00000001", "ami-00000002"}}) ==
        "InvalidAMIID.NotFound: The image ids '[ami-00000001, ami-00000002]' do not exist");
}

TEST_CASE("Images are shared with everybody: by all, by no account of its own") {
  TestCloud cloud;
  auto count = [&](std::vector<std::string> users) {
    return cloud.call(ec2::DescribeImagesRequest{.executable_users = std::move(users)}).images.size();
  };
  CHECK(count({"all"}) == 14);
  CHECK(count({"self"}) == 0);
  CHECK(cloud.refusal_code(ec2::DescribeImagesRequest{.executable_users = {"amazon"}}) ==
        "InvalidUserID.Malformed");
}

TEST_CASE("Images come in pages, but not by id") {
  TestCloud cloud;
  ec2::DescribeImagesRequest request{.max_results = 5};
  std::size_t count = 0;
  do {
    auto page = cloud.call(request);
    CHECK(page.images.size() <= 5);
    count += page.images.size();
    request.next_token = page.next_token;
  } while (request.next_token);
  CHECK(count == 14);
  CHECK(
      cloud.refusal(ec2::DescribeImagesRequest{.image_ids = {"ami-00000001"}, .max_results = 5}) ==
      "InvalidParameterCombination: The parameter imageIdsSet cannot be used with the parameter maxResults");
}

TEST_CASE("An image shows its root volume, and its snapshot") {
  TestCloud cloud;
  auto image = cloud.call(ec2::DescribeImagesRequest{.filters = {{"name", {"al2023-ami-minimal-*x86_64"}}}})
                   .images.at(0);
  REQUIRE(image.block_device_mappings.size() == 1);
  const auto& root = image.block_device_mappings[0];
  CHECK(root.device_name == "/dev/xvda");
  CHECK(root.ebs->volume_size == 2);
  CHECK(root.ebs->iops == 3000);
  CHECK(root.ebs->snapshot_id->starts_with("snap-"));
  CHECK(image.boot_mode == ec2::BootModeValues::uefi_preferred);
  auto found = cloud.call(ec2::DescribeImagesRequest{
      .filters = {{"block-device-mapping.snapshot-id", {*root.ebs->snapshot_id}}}});
  CHECK(found.images.size() == 1);
}

TEST_CASE("The tags on a public image are the account's own") {
  TestCloud cloud;
  auto id = cloud.call(ec2::DescribeImagesRequest{}).images.at(0).image_id;
  cloud.call(ec2::CreateTagsRequest{.resources = {id}, .tags = {{"used", "yes"}}});
  auto tagged = cloud.call(ec2::DescribeImagesRequest{.filters = {{"tag:used", {"yes"}}}}).images;
  REQUIRE(tagged.size() == 1);
  CHECK(tagged[0].image_id == id);
  auto tags = cloud.call(ec2::DescribeTagsRequest{.filters = {{"resource-type", {"image"}}}}).tags;
  REQUIRE(tags.size() == 1);
  CHECK(tags[0].resource_id == id);
  cloud.account = "222222222222";
  CHECK(cloud.call(ec2::DescribeImagesRequest{.filters = {{"tag-key", {"used"}}}}).images.empty());
  CHECK(cloud.refusal_code(ec2::CreateTagsRequest{.resources = {"ami-00000001"}, .tags = {{"a", "b"}}}) ==
        "InvalidAMIID.NotFound");
}

TEST_CASE("Whoever doesn't own an image sees some of its attributes") {
  using Name = ec2::ImageAttributeName;
  TestCloud cloud;
  auto image =
      cloud.call(ec2::DescribeImagesRequest{.filters = {{"name", {"al2023-ami-2023*arm64"}}}}).images.at(0);
  auto attribute = [&](Name name) {
    return cloud.call(ec2::DescribeImageAttributeRequest{.attribute = name, .image_id = image.image_id});
  };
  CHECK(attribute(Name::description).description->value == image.description);
  CHECK(attribute(Name::boot_mode).boot_mode->value == "uefi");
  CHECK(attribute(Name::imds_support).imds_support->value == "v2.0");
  CHECK(attribute(Name::sriov_net_support).sriov_net_support->value == "simple");
  CHECK(attribute(Name::kernel).kernel_id);
  CHECK(attribute(Name::ramdisk).ramdisk_id);
  CHECK(attribute(Name::tpm_support).tpm_support);
  CHECK(attribute(Name::product_codes).product_codes);
  auto secret = GENERATE(Name::launch_permission, Name::block_device_mapping, Name::uefi_data);
  CHECK(cloud.refusal(ec2::DescribeImageAttributeRequest{.attribute = secret, .image_id = image.image_id}) ==
        "AuthFailure: Not authorized for image:" + image.image_id);
}

TEST_CASE("Only an image's owner modifies it") {
  TestCloud cloud;
  auto id = cloud.call(ec2::DescribeImagesRequest{}).images.at(0).image_id;
  ec2::ModifyImageAttributeRequest request{.image_id = id};
  CHECK(cloud.refusal(request) == "InvalidParameterCombination: No attributes specified.");
  request.description = {"mine"};
  CHECK(cloud.refusal(request) == "AuthFailure: Not authorized for image:" + id);
  request.user_ids = {"222222222222"};
  CHECK(cloud.refusal(request) ==
        "InvalidParameterCombination: Fields for multiple attribute types specified");
  CHECK(cloud.refusal(ec2::ModifyImageAttributeRequest{.attribute = "x", .image_id = id}) ==
        "InvalidParameterValue: Value (x) for parameter attribute is invalid. Unknown attribute.");
  CHECK(cloud.refusal(ec2::ResetImageAttributeRequest{.image_id = id}) ==
        "AuthFailure: Not authorized for image:" + id);
  CHECK(cloud.refusal_code(ec2::ResetImageAttributeRequest{.image_id = "ami-00000001"}) ==
        "InvalidAMIID.NotFound");
  CHECK(cloud.refusal_code(ec2::ResetImageAttributeRequest{.image_id = "x"}) == "InvalidAMIID.Malformed");
}
