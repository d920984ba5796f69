#include "scenarios/elsewhere/home_hints.hpp"

#include "protocol/ascii.hpp"

namespace vpcsim::elsewhere {
namespace {

using protocol::ascii::is_digit;

/// "us-east-1" of "arn:aws:ec2:us-east-1:111111111111:subnet/subnet-1".
std::string region_of_arn(std::string_view arn) {
  for (int colons = 0; colons < 3; ++colons) {
    const auto colon = arn.find(':');
    if (colon == std::string_view::npos) return {};
    arn.remove_prefix(colon + 1);
  }
  return std::string(arn.substr(0, arn.find(':')));
}

std::string first_vpc(const std::vector<ec2::InternetGatewayAttachment>& attachments) {
  return attachments.empty() ? "" : attachments.front().vpc_id;
}

}  // namespace

std::string region_of_zone(std::string_view zone) {
  // Words, then the region's number: us-gov-west-1, ap-southeast-2.
  std::size_t end = 0;
  while (end < zone.size() && !(is_digit(zone[end]) && end > 0 && zone[end - 1] == '-')) ++end;
  while (end < zone.size() && is_digit(zone[end])) ++end;
  const bool is_zone = end > 3 && is_digit(zone[end - 1]);
  return is_zone ? std::string(zone.substr(0, end)) : "";
}

HomeHint hint_of(const ec2::Vpc& record) {
  return {record.owner_id, "", record.vpc_id};
}

HomeHint hint_of(const ec2::Subnet& record) {
  std::string region = region_of_zone(record.availability_zone);
  if (region.empty()) region = region_of_arn(record.subnet_arn);
  return {record.owner_id, std::move(region), record.vpc_id};
}

HomeHint hint_of(const ec2::RouteTable& record) {
  return {record.owner_id, "", record.vpc_id};
}

HomeHint hint_of(const ec2::NetworkAcl& record) {
  return {record.owner_id, "", record.vpc_id};
}

HomeHint hint_of(const ec2::SecurityGroup& record) {
  return {record.owner_id, region_of_arn(record.security_group_arn), record.vpc_id};
}

HomeHint hint_of(const ec2::NetworkInterface& record) {
  return {record.owner_id, region_of_zone(record.availability_zone), record.vpc_id};
}

HomeHint hint_of(const ec2::Reservation& record) {
  HomeHint hint{record.owner_id, ""};
  for (const ec2::Instance& instance : record.instances) {
    if (hint.region.empty()) hint.region = region_of_zone(instance.placement.availability_zone.value_or(""));
    if (hint.belongs_to.empty()) hint.belongs_to = instance.vpc_id.value_or("");
  }
  return hint;
}

HomeHint hint_of(const ec2::InternetGateway& record) {
  return {record.owner_id, "", first_vpc(record.attachments)};
}

HomeHint hint_of(const ec2::EgressOnlyInternetGateway& record) {
  return {"", "", first_vpc(record.attachments)};
}

HomeHint hint_of(const ec2::NatGateway& record) {
  return {"", "", record.vpc_id};
}

HomeHint hint_of(const ec2::Address& record) {
  return {"", region_of_zone(record.network_border_group), record.network_interface_id.value_or("")};
}

HomeHint hint_of(const ec2::VpcPeeringConnection& record) {
  const auto& side = record.requester_vpc_info;
  return {side.owner_id, side.region, side.vpc_id};
}

HomeHint hint_of(const ec2::TransitGateway& record) {
  return {record.owner_id, region_of_arn(record.transit_gateway_arn)};
}

HomeHint hint_of(const ec2::TransitGatewayAttachment& record) {
  return {record.transit_gateway_owner_id, "", record.transit_gateway_id};
}

HomeHint hint_of(const ec2::TransitGatewayVpcAttachment& record) {
  return {"", "", record.transit_gateway_id};
}

HomeHint hint_of(const ec2::TransitGatewayPeeringAttachment& record) {
  const auto& side = record.requester_tgw_info;
  return {side.owner_id, side.region.value_or(""), side.transit_gateway_id};
}

HomeHint hint_of(const ec2::TransitGatewayRouteTable& record) {
  return {"", "", record.transit_gateway_id};
}

HomeHint hint_of(const ec2::VpcEndpoint& record) {
  return {record.owner_id, "", record.vpc_id};
}

HomeHint hint_of(const ec2::VpnGateway& record) {
  return {"", region_of_zone(record.availability_zone.value_or("")),
          record.vpc_attachments.empty() ? "" : record.vpc_attachments.front().vpc_id};
}

HomeHint hint_of(const ec2::ManagedPrefixList& record) {
  return {record.owner_id == "AWS" ? "" : record.owner_id, region_of_arn(record.prefix_list_arn)};
}

HomeHint hint_of(const ec2::FlowLog& record) {
  return {"", "", record.resource_id};
}

HomeHint hint_of(const ec2::DhcpOptions& record) {
  return {record.owner_id, ""};
}

HomeHint hint_of(const ec2::SecurityGroupRule& record) {
  return {record.group_owner_id, region_of_arn(record.security_group_rule_arn), record.group_id};
}

HomeHint hint_of(const ec2::Volume& record) {
  return {"", region_of_zone(record.availability_zone),
          record.attachments.empty() ? "" : record.attachments.front().instance_id};
}

HomeHint hint_of(const ec2::KeyPairInfo&) {
  return {};
}

HomeHint hint_of(const ec2::SubnetCidrReservation& record) {
  return {record.owner_id, "", record.subnet_id};
}

}  // namespace vpcsim::elsewhere
