// What a record says of its own home.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/elsewhere/described.hpp"

namespace vpcsim::elsewhere {

/// Empty where the record doesn't say.
struct HomeHint {
  std::string account;
  std::string region;
  std::string belongs_to = {};  ///< the id of what is in the same home, such as its VPC
};

/// "us-east-1" of "us-east-1a" and "us-east-1-bos-1a"; empty for what is no zone.
std::string region_of_zone(std::string_view zone);

HomeHint hint_of(const ec2::Vpc& record);
HomeHint hint_of(const ec2::Subnet& record);
HomeHint hint_of(const ec2::RouteTable& record);
HomeHint hint_of(const ec2::NetworkAcl& record);
HomeHint hint_of(const ec2::SecurityGroup& record);
HomeHint hint_of(const ec2::NetworkInterface& record);
HomeHint hint_of(const ec2::Reservation& record);
HomeHint hint_of(const ec2::InternetGateway& record);
HomeHint hint_of(const ec2::EgressOnlyInternetGateway& record);
HomeHint hint_of(const ec2::NatGateway& record);
HomeHint hint_of(const ec2::Address& record);
/// The requester's side.
HomeHint hint_of(const ec2::VpcPeeringConnection& record);
HomeHint hint_of(const ec2::TransitGateway& record);
HomeHint hint_of(const ec2::TransitGatewayAttachment& record);
HomeHint hint_of(const ec2::TransitGatewayVpcAttachment& record);
HomeHint hint_of(const ec2::TransitGatewayPeeringAttachment& record);
HomeHint hint_of(const ec2::TransitGatewayRouteTable& record);
HomeHint hint_of(const ec2::VpcEndpoint& record);
HomeHint hint_of(const ec2::VpnGateway& record);
HomeHint hint_of(const ec2::ManagedPrefixList& record);
HomeHint hint_of(const ec2::FlowLog& record);
HomeHint hint_of(const ec2::DhcpOptions& record);
HomeHint hint_of(const ec2::SecurityGroupRule& record);
HomeHint hint_of(const ec2::Volume& record);
HomeHint hint_of(const ec2::KeyPairInfo& record);
HomeHint hint_of(const ec2::SubnetCidrReservation& record);

}  // namespace vpcsim::elsewhere
