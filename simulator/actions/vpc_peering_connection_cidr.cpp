#include "simulator/actions/vpc_peering_connection_cidr.hpp"

#include <algorithm>

#include "simulator/actions/vpc_peering_connection.hpp"

namespace vpcsim {
namespace {

template <class Block>
bool overlap(const std::vector<Block>& ours, const std::vector<Block>& theirs) {
  return std::any_of(ours.begin(), ours.end(), [&](const Block& one) {
    return std::any_of(theirs.begin(), theirs.end(),
                       [&](const Block& other) { return one.cidr.overlaps(other.cidr); });
  });
}

}  // namespace

const Vpc* find_peered_vpc(const Cloud& cloud, const PeeringSide& side) {
  const Region* region = cloud.find(side.home);
  auto id = VpcId::parse(side.vpc);
  return region != nullptr && id ? region->vpcs.find(*id) : nullptr;
}

bool is_side(const PeeringSide& side, const Home& home, VpcId id) {
  return side.home == home && side.vpc == id.text();
}

bool request_is_bad(const Cloud& cloud, const VpcPeeringConnection& peering) {
  const Vpc* requester = find_peered_vpc(cloud, peering.requester);
  const Vpc* accepter = find_peered_vpc(cloud, peering.accepter);
  if (requester == nullptr || accepter == nullptr) return true;
  return overlap(requester->cidrs, accepter->cidrs) || overlap(requester->ipv6_cidrs, accepter->ipv6_cidrs);
}

bool is_pending_or_active(PeeringStatus status) {
  return status == PeeringStatus::initiating_request || status == PeeringStatus::pending_acceptance ||
         status == PeeringStatus::provisioning || status == PeeringStatus::active;
}

void fail_request(WriteCall& call, const PeeringId& id) {
  const auto status = peering_status_at(call.cloud.peerings.get(id), call.now, call.settings.timing);
  call.cloud.peerings.update(id, [&](VpcPeeringConnection& changed) {
    if (status == PeeringStatus::initiating_request) {
      changed.request_is_bad = true;
    } else {
      changed.life = PeeringLife::failed;
      changed.since = call.now;
    }
  });
}

void add_cidr_to_peerings(WriteCall& call, const Vpc& vpc, const Cidr& added) {
  const std::string vpc_text = vpc.id.text();
  std::vector<PeeringId> failing;
  for (const VpcPeeringConnection& peering : call.cloud.peerings.with("vpc", vpc_text)) {
    const auto status = peering_status_at(peering, call.now, call.settings.timing);
    if (!is_pending_or_active(status) || peering.request_is_bad) continue;
    const bool is_requester = is_side(peering.requester, call.caller(), vpc.id);
    if (!is_requester && !is_side(peering.accepter, call.caller(), vpc.id)) continue;
    const bool accepted = peering.life == PeeringLife::accepted;
    if (is_requester && !accepted) {
      refuse(
          "OperationNotPermitted",
          "The vpc {} can't be associated with another CIDR block while its VPC peering connection request "
          "{} is pending acceptance.",
          vpc_text, peering.id.text());
    }
    const Vpc* peer = find_peered_vpc(call.cloud, is_requester ? peering.accepter : peering.requester);
    if (peer == nullptr || !overlap({VpcCidr{{}, added, {}}}, peer->cidrs)) continue;
    if (accepted) {
      refuse("InvalidVpc.Range",
             "The CIDR '{}' conflicts with one of the CIDR blocks of a peer VPC: VPC peering connection {}",
             added.text(), peering.id.text());
    }
    failing.push_back(peering.id);
  }
  for (const PeeringId& id : failing) fail_request(call, id);
}

}  // namespace vpcsim
