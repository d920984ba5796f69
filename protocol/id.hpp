// Resource ids as values of 16 bytes: the tag carries the prefix and AWS's NotFound error, the value is the
// hexadecimal number. Requests and answers carry ids as text, because AWS echoes whatever a client sent;
// the simulator's state holds these, so that a subnet's id can't be taken for a VPC's.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace vpcsim::protocol {

/// 8 (before 2016) or 17 hexadecimal digits, lower case. AWS's 17-digit ids all start with 0, so that
/// 64 bits hold the rest; ids that don't are not taken for ids.
struct HexNumber {
  std::uint64_t value = 0;
  std::uint8_t digits = 17;
  static std::optional<HexNumber> parse(std::string_view text);
  void append_to(std::string& out) const;
  friend auto operator<=>(const HexNumber&, const HexNumber&) = default;
};

/// `Tag` has `prefix` ("vpc-"), `not_found_code` and `not_found_message` (with {} for the id).
template <class Tag>
struct Id {
  HexNumber number;

  static std::optional<Id> parse(std::string_view text) {
    if (!text.starts_with(Tag::prefix)) return std::nullopt;
    auto number = HexNumber::parse(text.substr(Tag::prefix.size()));
    if (!number) return std::nullopt;
    return Id{*number};
  }
  std::string text() const {
    std::string out(Tag::prefix);
    number.append_to(out);
    return out;
  }
  friend auto operator<=>(const Id&, const Id&) = default;
};

#define VPCSIM_ID(Name, prefix_text, code, message)                \
  struct Name##Tag {                                               \
    static constexpr std::string_view prefix = prefix_text;        \
    static constexpr std::string_view not_found_code = code;       \
    static constexpr std::string_view not_found_message = message; \
  };                                                               \
  using Name = Id<Name##Tag>

// Messages: recorded where the facts sheet says so, else AWS's pattern «The <camelType> ID '<id>' does not
// exist».
VPCSIM_ID(VpcId, "vpc-", "InvalidVpcID.NotFound", "The vpc ID '{}' does not exist");
VPCSIM_ID(SubnetId, "subnet-", "InvalidSubnetID.NotFound", "The subnet ID '{}' does not exist");
VPCSIM_ID(RouteTableId, "rtb-", "InvalidRouteTableID.NotFound", "The routeTable ID '{}' does not exist");
VPCSIM_ID(RouteTableAssociationId, "rtbassoc-", "InvalidAssociationID.NotFound",
          "The association ID '{}' does not exist");
VPCSIM_ID(InternetGatewayId, "igw-", "InvalidInternetGatewayID.NotFound",
          "The internetGateway ID '{}' does not exist");
VPCSIM_ID(NatGatewayId, "nat-", "NatGatewayNotFound", "NatGateway {} was not found");
VPCSIM_ID(AllocationId, "eipalloc-", "InvalidAllocationID.NotFound", "The allocation ID '{}' does not exist");
VPCSIM_ID(AddressAssociationId, "eipassoc-", "InvalidAssociationID.NotFound",
          "The association ID '{}' does not exist");
VPCSIM_ID(NetworkInterfaceId, "eni-", "InvalidNetworkInterfaceID.NotFound",
          "The networkInterface ID '{}' does not exist");
VPCSIM_ID(AttachmentId, "eni-attach-", "InvalidAttachmentID.NotFound",
          "The networkInterfaceAttachment ID '{}' does not exist");
VPCSIM_ID(SecurityGroupId, "sg-", "InvalidGroup.NotFound", "The security group '{}' does not exist");
VPCSIM_ID(SecurityGroupRuleId, "sgr-", "InvalidSecurityGroupRuleId.NotFound",
          "The security group rule ID '{}' does not exist");
VPCSIM_ID(NetworkAclId, "acl-", "InvalidNetworkAclID.NotFound", "The networkAcl ID '{}' does not exist");
VPCSIM_ID(NetworkAclAssociationId, "aclassoc-", "InvalidAssociationID.NotFound",
          "The association ID '{}' does not exist");
VPCSIM_ID(PeeringId, "pcx-", "InvalidVpcPeeringConnectionID.NotFound",
          "The vpcPeeringConnection ID '{}' does not exist");
VPCSIM_ID(DhcpOptionsId, "dopt-", "InvalidDhcpOptionID.NotFound", "The dhcpOption ID '{}' does not exist");
VPCSIM_ID(CidrAssociationId, "vpc-cidr-assoc-", "InvalidVpcCidrBlockAssociationID.NotFound",
          "The vpc CIDR block with association ID {} does not exist");
VPCSIM_ID(InstanceId, "i-", "InvalidInstanceID.NotFound", "The instance ID '{}' does not exist");
VPCSIM_ID(ReservationId, "r-", "InvalidReservationID.NotFound", "The reservation ID '{}' does not exist");
VPCSIM_ID(ImageId, "ami-", "InvalidAMIID.NotFound", "The image id '[{}]' does not exist");
VPCSIM_ID(VolumeId, "vol-", "InvalidVolume.NotFound", "The volume '{}' does not exist.");
VPCSIM_ID(SnapshotId, "snap-", "InvalidSnapshot.NotFound", "The snapshot '{}' does not exist.");
VPCSIM_ID(KeyPairId, "key-", "InvalidKeyPair.NotFound", "The key pair '{}' does not exist");
VPCSIM_ID(SubnetCidrAssociationId, "subnet-cidr-assoc-", "InvalidSubnetCidrBlockAssociationID.NotFound",
          "The subnet CIDR block with association ID {} does not exist");
VPCSIM_ID(SubnetCidrReservationId, "scr-", "InvalidSubnetCidrReservationID.NotFound",
          "The subnet CIDR reservation ID '{}' does not exist");
VPCSIM_ID(NetworkInterfacePermissionId, "eni-perm-", "InvalidPermissionID.NotFound",
          "The networkInterfacePermission ID '{}' does not exist");
VPCSIM_ID(VpnGatewayId, "vgw-", "InvalidVpnGatewayID.NotFound", "The vpnGateway ID '{}' does not exist");
VPCSIM_ID(EgressOnlyInternetGatewayId, "eigw-", "InvalidGatewayID.NotFound",
          "The egressOnlyInternetGateway ID '{}' does not exist");
VPCSIM_ID(PrefixListId, "pl-", "InvalidPrefixListID.NotFound", "The prefix list ID '{}' does not exist");
VPCSIM_ID(TransitGatewayId, "tgw-", "InvalidTransitGatewayID.NotFound",
          "Transit Gateway {} was deleted or does not exist.");
VPCSIM_ID(TransitGatewayAttachmentId, "tgw-attach-", "InvalidTransitGatewayAttachmentID.NotFound",
          "Transit Gateway Attachment {} was deleted or does not exist.");
VPCSIM_ID(TransitGatewayRouteTableId, "tgw-rtb-", "InvalidRouteTableID.NotFound",
          "Transit Gateway Route Table {} was deleted or does not exist.");
VPCSIM_ID(TransitGatewayConnectPeerId, "tgw-connect-peer-", "InvalidTransitGatewayConnectPeerID.NotFound",
          "Transit Gateway Connect Peer {} was deleted or does not exist.");
VPCSIM_ID(TransitGatewayMulticastDomainId, "tgw-mcast-domain-",
          "InvalidTransitGatewayMulticastDomainId.NotFound",
          "Transit Gateway Multicast Domain {} was deleted or does not exist.");
// AWS gives no ids to these two: they are found by what they join, and no answer shows them.
VPCSIM_ID(MulticastAssociationId, "tgw-mcast-assoc-", "InvalidAssociation.NotFound",
          "Association {} does not exist.");
VPCSIM_ID(MulticastMembershipId, "tgw-mcast-membership-", "InvalidAssociation.NotFound",
          "Membership {} does not exist.");
VPCSIM_ID(VpcEndpointId, "vpce-", "InvalidVpcEndpointId.NotFound", "The Vpc Endpoint Id '{}' does not exist");
VPCSIM_ID(VpcEndpointServiceId, "vpce-svc-", "InvalidVpcEndpointServiceId.NotFound",
          "The VpcEndpointService Id '{}' does not exist");
VPCSIM_ID(VpcEndpointServicePermissionId, "vpce-svc-perm-", "InvalidVpcEndpointServicePermissionId.NotFound",
          "The VpcEndpointServicePermission Id '{}' does not exist");
VPCSIM_ID(VpcEndpointConnectionId, "vpcec-", "InvalidVpcEndpointConnectionId.NotFound",
          "The VpcEndpointConnection Id '{}' does not exist");
VPCSIM_ID(NetworkInsightsPathId, "nip-", "InvalidNetworkInsightsPathId.NotFound",
          "The network insights path ID '{}' does not exist");
VPCSIM_ID(NetworkInsightsAnalysisId, "nia-", "InvalidNetworkInsightsAnalysisId.NotFound",
          "The network insights analysis ID '{}' does not exist");
VPCSIM_ID(NetworkInsightsAccessScopeId, "nis-", "InvalidNetworkInsightsAccessScopeId.NotFound",
          "The network insights access scope ID '{}' does not exist");
VPCSIM_ID(NetworkInsightsAccessScopeAnalysisId, "nisa-",
          "InvalidNetworkInsightsAccessScopeAnalysisId.NotFound",
          "The network insights access scope analysis ID '{}' does not exist");
VPCSIM_ID(FlowLogId, "fl-", "InvalidFlowLogId.NotFound", "The flow log ID '{}' does not exist");

}  // namespace vpcsim::protocol

template <class Tag>
struct std::hash<vpcsim::protocol::Id<Tag>> {
  std::size_t operator()(const vpcsim::protocol::Id<Tag>& id) const noexcept {
    return static_cast<std::size_t>(id.number.value * 0x9e3779b97f4a7c15u);
  }
};
