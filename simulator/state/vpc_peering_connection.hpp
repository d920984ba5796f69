#pragma once

#include "simulator/state/common.hpp"

namespace vpcsim {

/// One end of a peering connection. Its CIDRs are read from the VPC while that exists.
struct PeeringSide {
  Home home;
  std::string vpc;  ///< as the request named it: the accepter's may be any text
  bool allow_dns_resolution_from_remote_vpc = false;
  Tags tags;  ///< belong to this side's account and region
};

/// What was last done to the connection; `peering_status_at` adds the passing of time.
enum class PeeringLife { requested, accepted, rejected, deleted };

struct VpcPeeringConnection {
  PeeringId id;
  PeeringSide requester, accepter;
  /// Found when the request was made: wrong VPC, account or region, or overlapping CIDRs.
  bool request_is_bad = false;
  Timestamp requested;
  PeeringLife life = PeeringLife::requested;
  Timestamp since;       ///< of `life`
  AccountId deleted_by;  ///< with life == deleted
};

}  // namespace vpcsim
