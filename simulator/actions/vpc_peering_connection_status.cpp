// The life of a peering connection as a function of time, and who sees it when (VPC peering guide, "VPC
// peering connection lifecycle").
#include <algorithm>

#include "simulator/actions/vpc_peering_connection.hpp"

namespace vpcsim {
namespace {

constexpr std::int64_t hour = 3'600'000;             // milliseconds
constexpr std::int64_t short_visibility = 2 * hour;  // to whoever ended it
constexpr std::int64_t long_visibility = 48 * hour;  // to the other side

Timestamp settled(const VpcPeeringConnection& peering, const Timing& timing) {
  return peering.requested.plus(timing.peering_initiating);
}

PeeringStatus requested_status_at(const VpcPeeringConnection& peering, Timestamp now, const Timing& timing) {
  if (now < settled(peering, timing)) return PeeringStatus::initiating_request;
  if (peering.request_is_bad) return PeeringStatus::failed;
  if (now >= peering.requested.plus(peering_acceptance_window)) return PeeringStatus::expired;
  return PeeringStatus::pending_acceptance;
}

/// For how long each side sees a connection that is over, in milliseconds from its end.
std::int64_t visibility(const VpcPeeringConnection& peering, PeeringStatus status, const Home& viewer) {
  bool same_account = peering.requester.home.account == peering.accepter.home.account;
  switch (status) {
    case PeeringStatus::rejected:
      return same_account || viewer.account == peering.accepter.home.account ? short_visibility
                                                                             : long_visibility;
    case PeeringStatus::deleted:
      return same_account || viewer.account == peering.deleted_by ? short_visibility : long_visibility;
    case PeeringStatus::expired:
      return long_visibility;
    default:
      return short_visibility;  // failed
  }
}

/// When the connection got into a final status: by itself, or by what was last done to it.
Timestamp ended(const VpcPeeringConnection& peering, PeeringStatus status, const Timing& timing) {
  if (peering.life == PeeringLife::deleted) return peering.since.plus(timing.peering_deleting);
  if (peering.life != PeeringLife::requested) return peering.since;
  if (status == PeeringStatus::expired) return peering.requested.plus(peering_acceptance_window);
  return settled(peering, timing);
}

/// A request that ended while it was initiating was never the accepter's to see.
bool reached_accepter(const VpcPeeringConnection& peering, const Timing& timing) {
  return peering.life == PeeringLife::requested || peering.since >= settled(peering, timing);
}

bool is_visible(const VpcPeeringConnection& peering, const Home& viewer, Timestamp now,
                const Timing& timing) {
  bool is_requester = viewer == peering.requester.home;
  if (!is_requester && viewer != peering.accepter.home) return false;
  if (!is_requester && !reached_accepter(peering, timing)) return false;
  auto status = peering_status_at(peering, now, timing);
  switch (status) {
    case PeeringStatus::initiating_request:
      return is_requester;
    case PeeringStatus::pending_acceptance:
    case PeeringStatus::provisioning:
    case PeeringStatus::active:
    case PeeringStatus::deleting:
      return true;
    case PeeringStatus::failed:
      if (!is_requester) return false;
      [[fallthrough]];
    case PeeringStatus::expired:
    case PeeringStatus::rejected:
    case PeeringStatus::deleted:
      return now < ended(peering, status, timing).plus(visibility(peering, status, viewer));
  }
  return false;
}

}  // namespace

PeeringStatus peering_status_at(const VpcPeeringConnection& peering, Timestamp now, const Timing& timing) {
  switch (peering.life) {
    case PeeringLife::requested:
      return requested_status_at(peering, now, timing);
    case PeeringLife::failed:
      return PeeringStatus::failed;
    case PeeringLife::accepted:
      return now < peering.since.plus(timing.peering_provisioning) ? PeeringStatus::provisioning
                                                                   : PeeringStatus::active;
    case PeeringLife::rejected:
      return PeeringStatus::rejected;
    case PeeringLife::deleted:
      return now < peering.since.plus(timing.peering_deleting) ? PeeringStatus::deleting
                                                               : PeeringStatus::deleted;
  }
  return PeeringStatus::deleted;
}

const VpcPeeringConnection* active_peering_between(const Cloud& cloud, VpcId a, VpcId b, Timestamp now,
                                                   const Timing& timing) {
  const auto first = a.text(), second = b.text();
  for (const VpcPeeringConnection& peering : cloud.peerings.with("vpc", first)) {
    bool joins = (peering.requester.vpc == first && peering.accepter.vpc == second) ||
                 (peering.requester.vpc == second && peering.accepter.vpc == first);
    if (joins && peering_status_at(peering, now, timing) == PeeringStatus::active) return &peering;
  }
  return nullptr;
}

const VpcPeeringConnection* find_peering(const ReadCall& call, std::string_view id_text) {
  auto id = PeeringId::parse(id_text);
  const VpcPeeringConnection* peering = id ? call.cloud.peerings.find(*id) : nullptr;
  bool visible = peering != nullptr && is_visible(*peering, call.caller(), call.now, call.settings.timing);
  return visible ? peering : nullptr;
}

}  // namespace vpcsim
