// Multicast domains of transit gateways, and the subnets in them:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayMulticastDomain.html
#pragma once

#include "protocol/ec2/transit_gateway.hpp"
#include "protocol/ec2/transit_gateway_attachment.hpp"

namespace vpcsim::ec2 {

enum class TransitGatewayMulticastDomainState { pending, available, deleting, deleted };
enum class TransitGatewayMulticastDomainAssociationState {
  pending_acceptance,
  associating,
  associated,
  disassociating,
  disassociated,
  rejected,
  failed
};

struct TransitGatewayMulticastDomainOptions {
  TransitGatewayOptionValue igmpv2_support = TransitGatewayOptionValue::disable;
  TransitGatewayOptionValue static_sources_support = TransitGatewayOptionValue::disable;
  TransitGatewayOptionValue auto_accept_shared_associations = TransitGatewayOptionValue::disable;
  static const Shape shape;
};

struct TransitGatewayMulticastDomain {
  std::string transit_gateway_multicast_domain_id;
  std::string transit_gateway_id;
  std::string transit_gateway_multicast_domain_arn;
  std::string owner_id;
  TransitGatewayMulticastDomainOptions options;
  TransitGatewayMulticastDomainState state = TransitGatewayMulticastDomainState::pending;
  Timestamp creation_time;
  std::vector<Tag> tags;
  static const Shape shape;
};

struct CreateTransitGatewayMulticastDomainResult {
  TransitGatewayMulticastDomain transit_gateway_multicast_domain;
  static const Shape shape;
};

struct CreateTransitGatewayMulticastDomainRequestOptions {
  std::optional<TransitGatewayOptionValue> igmpv2_support;
  std::optional<TransitGatewayOptionValue> static_sources_support;
  std::optional<TransitGatewayOptionValue> auto_accept_shared_associations;
  static const Shape shape;
};

struct CreateTransitGatewayMulticastDomainRequest {
  std::string transit_gateway_id;
  std::optional<CreateTransitGatewayMulticastDomainRequestOptions> options;
  std::vector<TagSpecification> tag_specifications;
  static const Shape shape;
  static constexpr std::string_view action = "CreateTransitGatewayMulticastDomain";
  using Result = CreateTransitGatewayMulticastDomainResult;
};

struct DeleteTransitGatewayMulticastDomainResult {
  TransitGatewayMulticastDomain transit_gateway_multicast_domain;
  static const Shape shape;
};

struct DeleteTransitGatewayMulticastDomainRequest {
  std::string transit_gateway_multicast_domain_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteTransitGatewayMulticastDomain";
  using Result = DeleteTransitGatewayMulticastDomainResult;
};

struct DescribeTransitGatewayMulticastDomainsResult {
  std::vector<TransitGatewayMulticastDomain> transit_gateway_multicast_domains;
  NextToken next_token;
  static const Shape shape;
};

struct DescribeTransitGatewayMulticastDomainsRequest {
  std::vector<std::string> transit_gateway_multicast_domain_ids;
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeTransitGatewayMulticastDomains";
  using Result = DescribeTransitGatewayMulticastDomainsResult;
};

struct SubnetAssociation {
  std::string subnet_id;
  TransitGatewayMulticastDomainAssociationState state =
      TransitGatewayMulticastDomainAssociationState::associating;
  static const Shape shape;
};

struct TransitGatewayMulticastDomainAssociations {
  std::string transit_gateway_multicast_domain_id;
  std::string transit_gateway_attachment_id;
  std::string resource_id;
  TransitGatewayAttachmentResourceType resource_type = TransitGatewayAttachmentResourceType::vpc;
  std::string resource_owner_id;
  std::vector<SubnetAssociation> subnets;
  static const Shape shape;
};

struct AssociateTransitGatewayMulticastDomainResult {
  TransitGatewayMulticastDomainAssociations associations;
  static const Shape shape;
};

struct AssociateTransitGatewayMulticastDomainRequest {
  std::optional<std::string> transit_gateway_multicast_domain_id;
  std::optional<std::string> transit_gateway_attachment_id;
  std::vector<std::string> subnet_ids;
  static const Shape shape;
  static constexpr std::string_view action = "AssociateTransitGatewayMulticastDomain";
  using Result = AssociateTransitGatewayMulticastDomainResult;
};

struct DisassociateTransitGatewayMulticastDomainResult {
  TransitGatewayMulticastDomainAssociations associations;
  static const Shape shape;
};

struct DisassociateTransitGatewayMulticastDomainRequest {
  std::optional<std::string> transit_gateway_multicast_domain_id;
  std::optional<std::string> transit_gateway_attachment_id;
  std::vector<std::string> subnet_ids;
  static const Shape shape;
  static constexpr std::string_view action = "DisassociateTransitGatewayMulticastDomain";
  using Result = DisassociateTransitGatewayMulticastDomainResult;
};

struct AcceptTransitGatewayMulticastDomainAssociationsResult {
  TransitGatewayMulticastDomainAssociations associations;
  static const Shape shape;
};

struct AcceptTransitGatewayMulticastDomainAssociationsRequest {
  std::optional<std::string> transit_gateway_multicast_domain_id;
  std::optional<std::string> transit_gateway_attachment_id;
  std::vector<std::string> subnet_ids;
  static const Shape shape;
  static constexpr std::string_view action = "AcceptTransitGatewayMulticastDomainAssociations";
  using Result = AcceptTransitGatewayMulticastDomainAssociationsResult;
};

struct RejectTransitGatewayMulticastDomainAssociationsResult {
  TransitGatewayMulticastDomainAssociations associations;
  static const Shape shape;
};

struct RejectTransitGatewayMulticastDomainAssociationsRequest {
  std::optional<std::string> transit_gateway_multicast_domain_id;
  std::optional<std::string> transit_gateway_attachment_id;
  std::vector<std::string> subnet_ids;
  static const Shape shape;
  static constexpr std::string_view action = "RejectTransitGatewayMulticastDomainAssociations";
  using Result = RejectTransitGatewayMulticastDomainAssociationsResult;
};

struct TransitGatewayMulticastDomainAssociation {
  std::string transit_gateway_attachment_id;
  std::string resource_id;
  TransitGatewayAttachmentResourceType resource_type = TransitGatewayAttachmentResourceType::vpc;
  std::string resource_owner_id;
  SubnetAssociation subnet;
  static const Shape shape;
};

struct GetTransitGatewayMulticastDomainAssociationsResult {
  std::vector<TransitGatewayMulticastDomainAssociation> multicast_domain_associations;
  NextToken next_token;
  static const Shape shape;
};

struct GetTransitGatewayMulticastDomainAssociationsRequest {
  std::optional<std::string> transit_gateway_multicast_domain_id;
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "GetTransitGatewayMulticastDomainAssociations";
  using Result = GetTransitGatewayMulticastDomainAssociationsResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::TransitGatewayMulticastDomainState, "pending", "available", "deleting", "deleted");
VPCSIM_ENUM(vpcsim::ec2::TransitGatewayMulticastDomainAssociationState, "pendingAcceptance", "associating",
            "associated", "disassociating", "disassociated", "rejected", "failed");
