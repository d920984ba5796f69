// What other nouns need of multicast domains, and the calls on them of each other.
#pragma once

#include "protocol/ec2/transit_gateway_multicast_domain.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// The caller's domain of that id. Throws MissingParameter, InvalidTransitGatewayMulticastDomainId.NotFound,
/// or IncorrectState unless it is available.
const TransitGatewayMulticastDomain& get_available_multicast_domain(
    const ReadCall& call, const std::optional<std::string>& id_text);

ec2::TransitGatewayMulticastDomainAssociationState state_at(const MulticastAssociation& association,
                                                            Timestamp now, const Timing& timing);
/// The association of a subnet that isn't over; nullptr if it is in no domain.
const MulticastAssociation* multicast_association_of(const ReadCall& call, SubnetId subnet);

/// Throws IncorrectState while the gateway has multicast domains.
void check_has_no_multicast_domains(const ReadCall& call, TransitGatewayId gateway);

/// What goes along with an interface, a subnet or an attachment.
void leave_multicast_groups(Region& region, NetworkInterfaceId network_interface);
void leave_multicast_domain(Region& region, SubnetId subnet);
void leave_multicast_domains(Region& region, TransitGatewayAttachmentId attachment);

}  // namespace vpcsim
