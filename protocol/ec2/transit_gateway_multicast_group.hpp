// Who receives and who sends in the multicast groups of a domain:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayMulticastGroup.html
#pragma once

#include "protocol/ec2/transit_gateway_attachment.hpp"

namespace vpcsim::ec2 {

enum class MembershipType { static_, igmp };

struct TransitGatewayMulticastRegisteredGroupMembers {
  std::string transit_gateway_multicast_domain_id;
  std::vector<std::string> registered_network_interface_ids;
  std::string group_ip_address;
  static const Shape shape;
};

struct RegisterTransitGatewayMulticastGroupMembersResult {
  TransitGatewayMulticastRegisteredGroupMembers registered_multicast_group_members;
  static const Shape shape;
};

struct RegisterTransitGatewayMulticastGroupMembersRequest {
  std::optional<std::string> transit_gateway_multicast_domain_id;
  std::optional<std::string> group_ip_address;
  std::vector<std::string> network_interface_ids;
  static const Shape shape;
  static constexpr std::string_view action = "RegisterTransitGatewayMulticastGroupMembers";
  using Result = RegisterTransitGatewayMulticastGroupMembersResult;
};

struct TransitGatewayMulticastRegisteredGroupSources {
  std::string transit_gateway_multicast_domain_id;
  std::vector<std::string> registered_network_interface_ids;
  std::string group_ip_address;
  static const Shape shape;
};

struct RegisterTransitGatewayMulticastGroupSourcesResult {
  TransitGatewayMulticastRegisteredGroupSources registered_multicast_group_sources;
  static const Shape shape;
};

struct RegisterTransitGatewayMulticastGroupSourcesRequest {
  std::optional<std::string> transit_gateway_multicast_domain_id;
  std::optional<std::string> group_ip_address;
  std::vector<std::string> network_interface_ids;
  static const Shape shape;
  static constexpr std::string_view action = "RegisterTransitGatewayMulticastGroupSources";
  using Result = RegisterTransitGatewayMulticastGroupSourcesResult;
};

struct TransitGatewayMulticastDeregisteredGroupMembers {
  std::string transit_gateway_multicast_domain_id;
  std::vector<std::string> deregistered_network_interface_ids;
  std::string group_ip_address;
  static const Shape shape;
};

struct DeregisterTransitGatewayMulticastGroupMembersResult {
  TransitGatewayMulticastDeregisteredGroupMembers deregistered_multicast_group_members;
  static const Shape shape;
};

struct DeregisterTransitGatewayMulticastGroupMembersRequest {
  std::optional<std::string> transit_gateway_multicast_domain_id;
  std::optional<std::string> group_ip_address;
  std::vector<std::string> network_interface_ids;
  static const Shape shape;
  static constexpr std::string_view action = "DeregisterTransitGatewayMulticastGroupMembers";
  using Result = DeregisterTransitGatewayMulticastGroupMembersResult;
};

struct TransitGatewayMulticastDeregisteredGroupSources {
  std::string transit_gateway_multicast_domain_id;
  std::vector<std::string> deregistered_network_interface_ids;
  std::string group_ip_address;
  static const Shape shape;
};

struct DeregisterTransitGatewayMulticastGroupSourcesResult {
  TransitGatewayMulticastDeregisteredGroupSources deregistered_multicast_group_sources;
  static const Shape shape;
};

struct DeregisterTransitGatewayMulticastGroupSourcesRequest {
  std::optional<std::string> transit_gateway_multicast_domain_id;
  std::optional<std::string> group_ip_address;
  std::vector<std::string> network_interface_ids;
  static const Shape shape;
  static constexpr std::string_view action = "DeregisterTransitGatewayMulticastGroupSources";
  using Result = DeregisterTransitGatewayMulticastGroupSourcesResult;
};

struct TransitGatewayMulticastGroup {
  std::string group_ip_address;
  std::string transit_gateway_attachment_id;
  std::string subnet_id;
  std::string resource_id;
  TransitGatewayAttachmentResourceType resource_type = TransitGatewayAttachmentResourceType::vpc;
  std::string resource_owner_id;
  std::string network_interface_id;
  bool group_member = false;
  bool group_source = false;
  std::optional<MembershipType> member_type;
  std::optional<MembershipType> source_type;
  static const Shape shape;
};

struct SearchTransitGatewayMulticastGroupsResult {
  std::vector<TransitGatewayMulticastGroup> multicast_groups;
  NextToken next_token;
  static const Shape shape;
};

struct SearchTransitGatewayMulticastGroupsRequest {
  std::optional<std::string> transit_gateway_multicast_domain_id;
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "SearchTransitGatewayMulticastGroups";
  using Result = SearchTransitGatewayMulticastGroupsResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::MembershipType, "static", "igmp");
