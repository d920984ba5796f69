// What other nouns need of the attachments of transit gateways, whatever is attached.
#pragma once

#include "protocol/ec2/transit_gateway_attachment.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

using AttachmentState = ec2::TransitGatewayAttachmentState;

AttachmentState state_at(const TransitGatewayAttachment& attachment, Timestamp now, const Timing& timing);
/// Whether traffic passes: available, or being modified.
bool is_in_service(const ReadCall& call, const TransitGatewayAttachment& attachment);
/// Whether Describe calls show it to `call`'s caller, whose attachment it is.
bool is_visible(const ReadCall& call, const TransitGatewayAttachment& attachment);

/// The caller's attachment of that id that isn't deleted. Throws InvalidTransitGatewayAttachmentID.NotFound.
const TransitGatewayAttachment& get_transit_gateway_attachment(const ReadCall& call,
                                                               std::string_view id_text);
/// The same; throws IncorrectState unless it is in service, and InvalidParameterValue unless it is an
/// attachment of the table's gateway.
const TransitGatewayAttachment& get_attachment_for(const ReadCall& call,
                                                   const TransitGatewayRouteTable& table,
                                                   std::string_view id_text);

/// nullopt: the attachment is associated with no table (any more).
std::optional<ec2::TransitGatewayAssociationState> association_state_at(
    const TransitGatewayAttachment& attachment, Timestamp now, const Timing& timing);

ec2::TransitGatewayAttachmentResourceType resource_type(const TransitGatewayAttachment& attachment);

/// Associates a new attachment with the gateway's default route table and lets a VPC propagate to the other
/// one, as the gateway's options say.
void apply_default_route_tables(const TransitGateway& gateway, Timestamp now,
                                TransitGatewayAttachment& attachment);

/// Throws TransitGatewayLimitExceeded when the gateway has no room for another attachment.
void check_attachment_quota(const WriteCall& call, TransitGatewayId gateway);

/// The attachment by which a VPC's routes lead to the gateway, or nullptr.
const TransitGatewayAttachment* attachment_between(const ReadCall& call, VpcId vpc, TransitGatewayId gateway);
/// A gateway that both VPCs are attached to and over which rules of one may name groups of the other: all
/// three have to support it.
std::optional<TransitGatewayId> gateway_for_references(const ReadCall& call, VpcId one, VpcId other);
/// Whether any transit gateway still has the VPC attached.
bool is_attached_to_transit_gateway(const ReadCall& call, VpcId vpc);

}  // namespace vpcsim
