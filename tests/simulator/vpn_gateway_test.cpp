#include "protocol/ec2/vpn_gateway.hpp"

#include "catch.hpp"
#include "protocol/ec2/tag.hpp"
#include "protocol/ec2/vpc.hpp"
#include "simulator/test_cloud.hpp"

using namespace vpcsim;
using tests::TestCloud;
using Attachment = ec2::AttachmentStatus;

namespace {

struct World : TestCloud {
  explicit World(Settings settings = TestCloud::empty()) : TestCloud(settings) {}

  std::string vpc = make_vpc("10.0.0.0/16");
  std::string gateway = make();

  std::string make_vpc(const char* cidr) {
    return call(ec2::CreateVpcRequest{.cidr_block = cidr}).vpc.vpc_id;
  }
  std::string make() { return call(ec2::CreateVpnGatewayRequest{}).vpn_gateway.vpn_gateway_id; }
  ec2::VpnGateway described() {
    return call(ec2::DescribeVpnGatewaysRequest{.vpn_gateway_ids = {gateway}}).vpn_gateways.at(0);
  }
  std::size_t found(const char* name, const std::string& value) {
    return call(ec2::DescribeVpnGatewaysRequest{.filters = {{name, {value}}}}).vpn_gateways.size();
  }
};

}  // namespace

TEST_CASE("a virtual private gateway is available at once, with AWS's default number") {
  World world;
  auto made = world
                  .call(ec2::CreateVpnGatewayRequest{.availability_zone = "us-east-1a",
                                                     .tag_specifications = {{"vpn-gateway", {{"k", "v"}}}},
                                                     .amazon_side_asn = 65000})
                  .vpn_gateway;
  CHECK(made.vpn_gateway_id.starts_with("vgw-0"));
  CHECK(made.state == ec2::VpnState::available);
  CHECK(made.type == ec2::GatewayType::ipsec_1);
  CHECK(made.amazon_side_asn == 65000);
  CHECK(made.availability_zone == "us-east-1a");
  CHECK(made.vpc_attachments.empty());
  CHECK(made.tags.size() == 1);
  CHECK(world.described().amazon_side_asn == 64512);
  CHECK_FALSE(world.described().availability_zone);
  world.call(ec2::CreateTagsRequest{{world.gateway}, {{"Name", "way home"}}});
  CHECK(world.found("tag:Name", "way home") == 1);
}

TEST_CASE("the Amazon side's number is a private one") {
  World world;
  auto asn = GENERATE(std::int64_t{0}, std::int64_t{64511}, std::int64_t{65535}, std::int64_t{4'199'999'999},
                      std::int64_t{4'294'967'295});
  CHECK(world.refusal_code(ec2::CreateVpnGatewayRequest{.amazon_side_asn = asn}) == "InvalidParameterValue");
  CHECK(world.refusal(ec2::CreateVpnGatewayRequest{.amazon_side_asn = 4'200'000'000}) == "");
  CHECK(world.refusal_code(ec2::CreateVpnGatewayRequest{.availability_zone = "eu-west-1a"}) ==
        "InvalidParameterValue");
}

TEST_CASE("the type of a virtual private gateway is required, and ipsec.1") {
  World world;
  auto refusal = [&](const char* parameters) {
    auto response = world.send(std::string("Action=CreateVpnGateway&Version=2016-11-15") + parameters);
    return protocol::read_error(response.body).code();
  };
  CHECK(refusal("") == "MissingParameter");
  CHECK(refusal("&Type=ipsec.2") == "InvalidParameterValue");
}

TEST_CASE("the quota of virtual private gateways doesn't count deleted ones") {
  World world;
  for (int i = 1; i < 5; ++i) world.make();
  CHECK(world.refusal(ec2::CreateVpnGatewayRequest{}) ==
        "VpnGatewayLimitExceeded: The maximum number of virtual private gateways has been reached.");
  world.call(ec2::DeleteVpnGatewayRequest{world.gateway});
  CHECK(world.refusal(ec2::CreateVpnGatewayRequest{}) == "");
}

TEST_CASE("a virtual private gateway is attached to one VPC, and a VPC has one") {
  World world;
  auto attachment = world.call(ec2::AttachVpnGatewayRequest{world.vpc, world.gateway}).vpc_attachment;
  CHECK(attachment.state == Attachment::attaching);
  CHECK(attachment.vpc_id == world.vpc);
  REQUIRE(world.described().vpc_attachments.size() == 1);
  CHECK(world.described().vpc_attachments[0].state == Attachment::attached);
  CHECK(world.refusal(ec2::AttachVpnGatewayRequest{world.vpc, world.make()}) ==
        "InvalidVpcState: VPC " + world.vpc + " is currently attached to the Virtual Private Gateway.");
  CHECK(world.refusal_code(ec2::AttachVpnGatewayRequest{world.make_vpc("10.1.0.0/16"), world.gateway}) ==
        "VpnGatewayAttachmentLimitExceeded");
}

TEST_CASE("attaching and detaching name what isn't there") {
  World world;
  CHECK(world.refusal(ec2::AttachVpnGatewayRequest{world.vpc, "vgw-1"}) ==
        "InvalidVpnGatewayID.NotFound: The vpnGateway ID 'vgw-1' does not exist");
  CHECK(world.refusal_code(ec2::AttachVpnGatewayRequest{"vpc-1", world.gateway}) == "InvalidVpcID.NotFound");
  CHECK(world.refusal_code(ec2::DetachVpnGatewayRequest{world.vpc, "vgw-1"}) ==
        "InvalidVpnGatewayID.NotFound");
  CHECK(world.refusal_code(ec2::DetachVpnGatewayRequest{"vpc-1", world.gateway}) == "InvalidVpcID.NotFound");
  CHECK(world.refusal_code(ec2::DetachVpnGatewayRequest{world.vpc, world.gateway}) ==
        "InvalidVpnGatewayAttachment.NotFound");
  CHECK(world.refusal_code(ec2::DeleteVpnGatewayRequest{"vgw-1"}) == "InvalidVpnGatewayID.NotFound");
}

TEST_CASE("a virtual private gateway is attached and detached in the time that takes") {
  auto settings = TestCloud::empty();
  settings.timing.vpn_gateway_attaching = 1000;
  settings.timing.vpn_gateway_detaching = 2000;
  World world(settings);
  world.call(ec2::AttachVpnGatewayRequest{world.vpc, world.gateway});
  CHECK(world.described().vpc_attachments[0].state == Attachment::attaching);
  world.clock.advance(1000);
  CHECK(world.described().vpc_attachments[0].state == Attachment::attached);
  world.call(ec2::DetachVpnGatewayRequest{world.vpc, world.gateway});
  CHECK(world.described().vpc_attachments[0].state == Attachment::detaching);
  CHECK(world.refusal(ec2::DeleteVpnGatewayRequest{world.gateway}) ==
        "IncorrectState: The VPN gateway is in use.");
  CHECK(world.refusal_code(ec2::DetachVpnGatewayRequest{world.vpc, world.gateway}) ==
        "InvalidVpnGatewayAttachment.NotFound");
  CHECK(world.refusal_code(ec2::DeleteVpcRequest{world.vpc}) == "DependencyViolation");
  world.clock.advance(2000);
  CHECK(world.described().vpc_attachments[0].state == Attachment::detached);
  CHECK(world.found("attachment.state", "detached") == 1);
  world.call(ec2::DeleteVpcRequest{world.vpc});
  world.clock.advance(3'600'000);
  CHECK(world.described().vpc_attachments.empty());
}

TEST_CASE("a VPC with a virtual private gateway can't be deleted, nor can the gateway") {
  World world;
  world.call(ec2::AttachVpnGatewayRequest{world.vpc, world.gateway});
  CHECK(world.refusal_code(ec2::DeleteVpcRequest{world.vpc}) == "DependencyViolation");
  CHECK(world.refusal_code(ec2::DeleteVpnGatewayRequest{world.gateway}) == "IncorrectState");
  world.call(ec2::DetachVpnGatewayRequest{world.vpc, world.gateway});
  CHECK(world.refusal(ec2::DeleteVpcRequest{world.vpc}) == "");
  CHECK(world.refusal(ec2::DeleteVpnGatewayRequest{world.gateway}) == "");
}

TEST_CASE("a deleted virtual private gateway is shown for an hour, and is no gateway any more") {
  auto settings = TestCloud::empty();
  settings.timing.vpn_gateway_deleting = 1000;
  World world(settings);
  world.call(ec2::DeleteVpnGatewayRequest{world.gateway});
  CHECK(world.described().state == ec2::VpnState::deleting);
  CHECK(world.refusal(ec2::AttachVpnGatewayRequest{world.vpc, world.gateway}) ==
        "InvalidVpnGatewayState: The virtual private gateway '" + world.gateway +
            "' is not in an available state.");
  world.clock.advance(1000);
  CHECK(world.described().state == ec2::VpnState::deleted);
  CHECK(world.refusal_code(ec2::DeleteVpnGatewayRequest{world.gateway}) == "InvalidVpnGatewayID.NotFound");
  CHECK(world.refusal_code(ec2::AttachVpnGatewayRequest{world.vpc, world.gateway}) ==
        "InvalidVpnGatewayID.NotFound");
  world.clock.advance(3'600'000);
  CHECK(world.refusal(ec2::DescribeVpnGatewaysRequest{.vpn_gateway_ids = {world.gateway}}) ==
        "InvalidVpnGatewayID.NotFound: The vpnGateway ID '" + world.gateway + "' does not exist");
}

TEST_CASE("virtual private gateways are filtered by what they are and where they are attached") {
  World world;
  world.make();
  world.call(ec2::CreateVpnGatewayRequest{.availability_zone = "us-east-1b", .amazon_side_asn = 65001});
  world.call(ec2::AttachVpnGatewayRequest{world.vpc, world.gateway});
  CHECK(world.found("amazon-side-asn", "65001") == 1);
  CHECK(world.found("attachment.state", "attached") == 1);
  CHECK(world.found("attachment.vpc-id", world.vpc) == 1);
  CHECK(world.found("availability-zone", "us-east-1b") == 1);
  CHECK(world.found("state", "available") == 3);
  CHECK(world.found("type", "ipsec.1") == 3);
  CHECK(world.found("vpn-gateway-id", world.gateway) == 1);
  CHECK(world.refusal_code(ec2::DescribeVpnGatewaysRequest{.filters = {{"vpc-id", {"x"}}}}) ==
        "InvalidParameterValue");
}
