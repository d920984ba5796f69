// What an account has beside its VPCs' networks: attributes of its own and of its VPCs, ClassicLink.
#include "catch.hpp"
#include "protocol/ec2/account_attribute.hpp"
#include "protocol/ec2/default_vpc.hpp"
#include "protocol/ec2/vpc.hpp"
#include "protocol/ec2/vpc_classic_link.hpp"
#include "simulator/test_cloud.hpp"

using namespace vpcsim;
using tests::TestCloud;

namespace {

std::string make_vpc_in(TestCloud& cloud, std::optional<ec2::Tenancy> tenancy = {}) {
  return cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16", .instance_tenancy = tenancy})
      .vpc.vpc_id;
}

}  // namespace

TEST_CASE("Account attributes are the quotas and the default VPC") {
  Settings settings = TestCloud::empty();
  settings.quotas.elastic_ips = 7;
  TestCloud cloud(settings);
  auto value = [&](std::string name) {
    auto found = cloud.call(ec2::DescribeAccountAttributesRequest{{name}}).account_attributes;
    REQUIRE(found.size() == 1);
    CHECK(found[0].attribute_name == name);
    return found[0].attribute_values.at(0).attribute_value;
  };
  CHECK(value("supported-platforms") == "VPC");
  CHECK(value("default-vpc") == "none");
  CHECK(value("vpc-max-security-groups-per-interface") == "5");
  CHECK(value("vpc-max-elastic-ips") == "7");
  CHECK(cloud.call(ec2::DescribeAccountAttributesRequest{}).account_attributes.size() == 6);
  auto vpc = cloud.call(ec2::CreateDefaultVpcRequest{}).vpc.vpc_id;
  CHECK(value("default-vpc") == vpc);
  CHECK(
      cloud.refusal(ec2::DescribeAccountAttributesRequest{{"shoe-size"}}) ==
      "InvalidParameterValue: Value (shoe-size) for parameter attributeName is invalid. Unknown attribute.");
}

TEST_CASE("A VPC's tenancy can only go back to default") {
  TestCloud cloud;
  auto vpc = make_vpc_in(cloud, ec2::Tenancy::dedicated);
  CHECK(cloud.refusal(ec2::ModifyVpcTenancyRequest{vpc, "dedicated"}) ==
        "UnsupportedTenancy: The tenancy of a VPC can be changed to default only.");
  CHECK(cloud.refusal_code(ec2::ModifyVpcTenancyRequest{vpc, "host"}) == "UnsupportedTenancy");
  CHECK(cloud.refusal(ec2::ModifyVpcTenancyRequest{vpc, "shared"}) ==
        "InvalidParameterValue: Value (shared) for parameter instanceTenancy is invalid.");
  CHECK(cloud.call(ec2::ModifyVpcTenancyRequest{vpc, "default"}).return_value);
  CHECK(cloud.call(ec2::DescribeVpcsRequest{}).vpcs[0].instance_tenancy == ec2::Tenancy::default_);
  CHECK(cloud.refusal_code(ec2::ModifyVpcTenancyRequest{"vpc-1", "default"}) == "InvalidVpcID.NotFound");
}

TEST_CASE("A VPC is pending for as long as the settings say") {
  Settings settings = TestCloud::empty();
  settings.timing.vpc_pending = 1'000;
  TestCloud cloud(settings);
  make_vpc_in(cloud);
  CHECK(cloud.call(ec2::DescribeVpcsRequest{}).vpcs[0].state == ec2::VpcState::pending);
  cloud.clock.advance(1'000);
  CHECK(cloud.call(ec2::DescribeVpcsRequest{}).vpcs[0].state == ec2::VpcState::available);
}

TEST_CASE("ClassicLink is disabled for every VPC and can't be enabled") {
  TestCloud cloud;
  auto vpc = make_vpc_in(cloud);
  auto links = cloud.call(ec2::DescribeVpcClassicLinkRequest{.vpc_ids = {vpc}}).vpcs;
  REQUIRE(links.size() == 1);
  CHECK(links[0].vpc_id == vpc);
  CHECK_FALSE(links[0].classic_link_enabled);
  CHECK(cloud.call(ec2::DescribeVpcClassicLinkRequest{.filters = {{"is-classic-link-enabled", {"true"}}}})
            .vpcs.empty());
  auto dns = cloud.call(ec2::DescribeVpcClassicLinkDnsSupportRequest{}).vpcs;
  REQUIRE(dns.size() == 1);
  CHECK_FALSE(dns[0].classic_link_dns_supported);
  const std::string gone =
      "UnsupportedOperation: The functionality you requested is not available in this region.";
  CHECK(cloud.refusal(ec2::EnableVpcClassicLinkRequest{vpc}) == gone);
  CHECK(cloud.refusal(ec2::EnableVpcClassicLinkDnsSupportRequest{vpc}) == gone);
  CHECK(cloud.refusal(ec2::DisableVpcClassicLinkRequest{vpc}) == "");
  CHECK(cloud.refusal(ec2::DisableVpcClassicLinkDnsSupportRequest{vpc}) == "");
  CHECK(cloud.refusal_code(ec2::EnableVpcClassicLinkDnsSupportRequest{}) == "MissingParameter");
  CHECK(cloud.refusal_code(ec2::DisableVpcClassicLinkDnsSupportRequest{}) == "MissingParameter");
  CHECK(cloud.refusal_code(ec2::EnableVpcClassicLinkRequest{"vpc-1"}) == "InvalidVpcID.NotFound");
  CHECK(cloud.refusal_code(ec2::DisableVpcClassicLinkRequest{"vpc-1"}) == "InvalidVpcID.NotFound");
}
