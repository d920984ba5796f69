// Rules on groups of VPCs that are attached to the same transit gateway.
#include "catch.hpp"
#include "protocol/ec2/security_group.hpp"
#include "protocol/ec2/security_group_rule.hpp"
#include "simulator/transit_world.hpp"

using namespace vpcsim;
using tests::TransitWorld;
using Value = ec2::TransitGatewayOptionValue;
using Ingress = ec2::AuthorizeSecurityGroupIngressRequest;
using Egress = ec2::AuthorizeSecurityGroupEgressRequest;

namespace {

/// Two VPCs on a gateway, with a group in each.
struct TwoOnAHub : TransitWorld {
  std::string own_vpc, other_vpc, own, other, own_attachment, other_attachment;

  explicit TwoOnAHub(Value support = Value::enable) {
    set(support);
    own_attachment = attach_vpc(0).transit_gateway_attachment_id;
    other_attachment = attach_vpc(1).transit_gateway_attachment_id;
    own_vpc = described(own_attachment).vpc_id;
    other_vpc = described(other_attachment).vpc_id;
    own = add_group(own_vpc);
    other = add_group(other_vpc);
  }
  void set(Value support) {
    call(ec2::ModifyTransitGatewayRequest{
        .transit_gateway_id = gateway,
        .options = ec2::ModifyTransitGatewayOptions{.security_group_referencing_support = support}});
  }
  void set(const std::string& attachment, Value support) {
    call(ec2::ModifyTransitGatewayVpcAttachmentRequest{
        .transit_gateway_attachment_id = attachment,
        .options = ec2::ModifyTransitGatewayVpcAttachmentRequestOptions{.security_group_referencing_support =
                                                                            support}});
  }
  std::string add_group(const std::string& vpc) {
    return call(ec2::CreateSecurityGroupRequest{.description = "x", .group_name = "g", .vpc_id = vpc})
        .group_id;
  }
  std::vector<ec2::IpPermission> permissions() {
    return {{.ip_protocol = "-1", .user_id_group_pairs = {{.group_id = other}}}};
  }
  Ingress inbound() { return {.group_id = own, .ip_permissions = permissions()}; }
  std::vector<ec2::StaleSecurityGroup> stale() {
    return call(ec2::DescribeStaleSecurityGroupsRequest{.vpc_id = own_vpc}).stale_security_groups;
  }
  std::vector<ec2::SecurityGroupReference> references() {
    return call(ec2::DescribeSecurityGroupReferencesRequest{.group_ids = {other}}).security_group_references;
  }
};

}  // namespace

TEST_CASE("Inbound rules may name groups of a VPC on the same transit gateway") {
  TwoOnAHub hub;
  REQUIRE(hub.refusal(hub.inbound()) == "");
  auto described = hub.call(ec2::DescribeSecurityGroupsRequest{.group_ids = {hub.own}}).security_groups.at(0);
  const auto& pair = described.ip_permissions.at(0).user_id_group_pairs.at(0);
  CHECK(pair.group_id == hub.other);
  CHECK(pair.user_id == hub.account);
  CHECK(pair.vpc_id == hub.other_vpc);
  CHECK_FALSE(pair.vpc_peering_connection_id);
  CHECK_FALSE(pair.peering_status);
  auto references = hub.references();
  REQUIRE(references.size() == 1);
  CHECK(references[0].group_id == hub.other);
  CHECK(references[0].referencing_vpc_id == hub.own_vpc);
  CHECK(references[0].transit_gateway_id == hub.gateway);
  CHECK_FALSE(references[0].vpc_peering_connection_id);
  CHECK(hub.stale().empty());
}

TEST_CASE("Outbound rules may not") {
  TwoOnAHub hub;
  CHECK(hub.refusal(Egress{.group_id = hub.own, .ip_permissions = hub.permissions()}) ==
        "InvalidGroup.NotFound: You have specified two resources that belong to different networks.");
}

TEST_CASE("The gateway and both attachments must support references to groups") {
  TwoOnAHub hub(Value::disable);
  CHECK(hub.refusal_code(hub.inbound()) == "InvalidGroup.NotFound");
  hub.set(Value::enable);
  for (const auto& attachment : {hub.own_attachment, hub.other_attachment}) {
    hub.set(attachment, Value::disable);
    CHECK(hub.refusal_code(hub.inbound()) == "InvalidGroup.NotFound");
    hub.set(attachment, Value::enable);
  }
  CHECK(hub.refusal(hub.inbound()) == "");
}

TEST_CASE("A rule goes stale when the option is taken back, and is fine again with it") {
  TwoOnAHub hub;
  hub.call(hub.inbound());
  hub.set(Value::disable);
  auto stale = hub.stale();
  REQUIRE(stale.size() == 1);
  CHECK(stale[0].group_id == hub.own);
  CHECK(stale[0].stale_ip_permissions.at(0).user_id_group_pairs.at(0).group_id == hub.other);
  CHECK(hub.references().empty());
  hub.set(Value::enable);
  CHECK(hub.stale().empty());
  CHECK(hub.references().size() == 1);
}

TEST_CASE("A rule goes stale when one of the VPCs is detached, or the group deleted") {
  TwoOnAHub hub;
  hub.call(hub.inbound());
  SECTION("detached") {
    hub.detach(hub.other_attachment);
  }
  SECTION("deleted: a rule elsewhere doesn't hold the group") {
    CHECK(hub.refusal(ec2::DeleteSecurityGroupRequest{.group_id = hub.other}) == "");
  }
  CHECK(hub.stale().size() == 1);
  CHECK(hub.refusal(ec2::RevokeSecurityGroupIngressRequest{.group_id = hub.own,
                                                           .ip_permissions = hub.permissions()}) == "");
  CHECK(hub.stale().empty());
}

TEST_CASE("Interfaces can't have groups of a VPC on the same transit gateway") {
  TwoOnAHub hub;
  auto found = hub.call(ec2::DescribeNetworkInterfacesRequest{.filters = {{"vpc-id", {hub.own_vpc}}}});
  CHECK(hub.refusal_code(ec2::CreateNetworkInterfaceRequest{
            .groups = {hub.other}, .subnet_id = found.network_interfaces.at(0).subnet_id}) ==
        "InvalidGroup.NotFound");
}
