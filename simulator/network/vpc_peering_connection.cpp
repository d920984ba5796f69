#include "simulator/network/vpc_peering_connection.hpp"

#include <algorithm>

namespace vpcsim::network {
namespace {

bool lies_in(const Network& network, const PeeredVpc& side, Ip address) {
  if (side.vpc) return network.owns(side.vpc, address);
  return std::any_of(side.cidrs.begin(), side.cidrs.end(),
                     [&](const IpBlock& cidr) { return cidr.contains(address); });
}

/// How far from carrying traffic: 0 is active.
int distance(VpcPeeringStatus status) {
  switch (status) {
    case VpcPeeringStatus::active:
      return 0;
    case VpcPeeringStatus::provisioning:
      return 1;
    case VpcPeeringStatus::pending_acceptance:
      return 2;
    case VpcPeeringStatus::initiating_request:
      return 3;
    case VpcPeeringStatus::expired:
    case VpcPeeringStatus::rejected:
    case VpcPeeringStatus::failed:
      return 4;
    case VpcPeeringStatus::deleting:
    case VpcPeeringStatus::deleted:
      return 5;
  }
  return 5;
}

}  // namespace

const PeeredVpc& own_side(const VpcPeeringConnection& peering, Index<Vpc> vpc) {
  return peering.requester.vpc == vpc ? peering.requester : peering.accepter;
}

const PeeredVpc& other_side(const VpcPeeringConnection& peering, Index<Vpc> vpc) {
  return peering.requester.vpc == vpc ? peering.accepter : peering.requester;
}

std::optional<ExplanationCode> peering_fault(const VpcPeeringConnection& peering) {
  if (peering.status != VpcPeeringStatus::active) return ExplanationCode::bad_state;
  return std::nullopt;
}

std::optional<ExplanationCode> crossing_fault(const Network& network, const VpcPeeringConnection& peering,
                                              Index<Vpc> from, const Packet& packet) {
  const auto& far = other_side(peering, from);
  if (own_side(peering, from).vpc != from || !lies_in(network, far, packet.destination) ||
      !network.owns(from, packet.source)) {
    return ExplanationCode::pcx_requires_address_in_vpc_cidr;
  }
  if (!far.vpc) return ExplanationCode::unknown_resource;
  return std::nullopt;
}

Index<VpcPeeringConnection> best_peering_between(const Network& network, Index<Vpc> a, Index<Vpc> b) {
  Index<VpcPeeringConnection> best;
  for (auto index : network.peerings_of(a)) {
    const auto& peering = network[index];
    if (other_side(peering, a).vpc != b) continue;
    if (!best || distance(peering.status) < distance(network[best].status)) best = index;
  }
  return best;
}

}  // namespace vpcsim::network
