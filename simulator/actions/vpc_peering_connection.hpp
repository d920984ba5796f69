// What other nouns need of peering connections.
#pragma once

#include "protocol/ec2/vpc_peering_connection.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

using PeeringStatus = ec2::VpcPeeringConnectionStateReasonCode;

/// A request that nobody accepts expires: 168 hours, in milliseconds, fixed by AWS.
inline constexpr std::int64_t peering_acceptance_window = 168 * 3'600'000;

/// The status that the connection has at `now`: what was last done to it, and the time that has passed.
PeeringStatus peering_status_at(const VpcPeeringConnection& peering, Timestamp now, const Timing& timing);

/// The active connection between two VPCs, whichever asked for it, or nullptr. AWS has at most one per pair.
const VpcPeeringConnection* active_peering_between(const Cloud& cloud, VpcId a, VpcId b, Timestamp now,
                                                   const Timing& timing);

/// The connection of that id if `home` may see it now, or nullptr (which side sees what for how long:
/// facts 4.1).
const VpcPeeringConnection* find_peering(const ReadCall& call, std::string_view id_text);

/// Whether that side is the VPC `id` of `home`. A request may name a VPC under an owner or a region that
/// isn't its own: its real owner has no part in that.
bool is_side(const PeeringSide& side, const Home& home, VpcId id);

/// Connections that could still carry packets or come to.
bool is_pending_or_active(PeeringStatus status);

/// The VPC gets another IPv4 block. Throws InvalidVpc.Range if it overlaps a peer's, or OperationNotPermitted
/// while a request of the VPC's own waits for acceptance; a request that waits for this VPC's acceptance
/// turns `failed` if the block overlaps (VPC user guide, "VPC CIDR blocks"). There is no such check of IPv6
/// blocks: they are all Amazon's, and no two VPCs of a cloud are given blocks that overlap.
void add_cidr_to_peerings(WriteCall& call, const Vpc& vpc, const Cidr& added);

/// A VPC that is deleted takes its connections along; a request that is still initiating toward it will fail,
/// as one for a VPC that isn't there. Throws DependencyViolation while a request from another
/// account waits for the VPC's answer (VPC user guide, "Delete your VPC").
void end_peerings_of(WriteCall& call, const Vpc& vpc);

}  // namespace vpcsim
