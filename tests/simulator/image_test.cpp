#include "catch.hpp"
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
  CHECK(count({"amazon"}) == 6);
  CHECK(count({"099720109477"}) == 4);
  CHECK(count({"self"}) == 0);
  CHECK(count({"amazon"}, {{"name", {"al2023-ami-2023.*-x86_64"}}}) == 1);
  CHECK(count({"amazon"}, {{"name", {"amzn2-ami-hvm-*-x86_64-gp2"}}, {"virtualization-type", {"hvm"}}}) == 1);
  CHECK(count({}, {{"architecture", {"arm64"}}}) == 5);
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

TEST_CASE("instance types have AWS's numbers and must exist") {
  TestCloud cloud;
  auto type =
      cloud.call(ec2::DescribeInstanceTypesRequest{.instance_types = {"m5.large"}}).instance_types.at(0);
  CHECK(type.network_info.maximum_network_interfaces == 3);
  CHECK(type.network_info.ipv4_addresses_per_interface == 10);
  CHECK(type.memory_info.size_in_mib == 8192);
  CHECK_FALSE(type.burstable_performance_supported);
  CHECK(cloud.refusal(ec2::DescribeInstanceTypesRequest{.instance_types = {"foo"}}) ==
        "InvalidInstanceType: The following supplied instance types do not exist: [foo]");
  auto arm = cloud.call(
      ec2::DescribeInstanceTypesRequest{.filters = {{"processor-info.supported-architecture", {"arm64"}},
                                                    {"burstable-performance-supported", {"true"}}}});
  CHECK(arm.instance_types.size() == 5);
}

TEST_CASE("instance types come in pages") {
  TestCloud cloud;
  std::size_t count = 0;
  ec2::DescribeInstanceTypesRequest request{.max_results = 10};
  do {
    auto page = cloud.call(request);
    count += page.instance_types.size();
    request.next_token = page.next_token;
  } while (request.next_token);
  CHECK(count == cloud.call(ec2::DescribeInstanceTypesRequest{}).instance_types.size());
}
