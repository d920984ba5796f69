#pragma once

#include <array>

#include "simulator/index_keys.hpp"
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
/// `failed`: while it waited for acceptance, the accepter got a CIDR block that overlaps.
enum class PeeringLife { requested, failed, accepted, rejected, deleted };

struct VpcPeeringConnection {
  PeeringId id;
  PeeringSide requester, accepter;
  /// Found when the request was made: wrong VPC, account or region, or overlapping CIDRs.
  bool request_is_bad = false;
  Timestamp requested;
  PeeringLife life = PeeringLife::requested;
  Timestamp since;       ///< of `life`
  AccountId deleted_by;  ///< with life == deleted

  /// "vpc": of either side, as text. "asking": the account that waits for an answer.
  static constexpr std::array<std::string_view, 6> indexed = {"requester-vpc-info.vpc-id",
                                                              "accepter-vpc-info.vpc-id",
                                                              "requester-vpc-info.owner-id",
                                                              "accepter-vpc-info.owner-id",
                                                              "vpc",
                                                              "asking"};
  void index(IndexKeys& keys) const {
    keys.add("requester-vpc-info.vpc-id", requester.vpc);
    keys.add("accepter-vpc-info.vpc-id", accepter.vpc);
    keys.add("requester-vpc-info.owner-id", requester.home.account);
    keys.add("accepter-vpc-info.owner-id", accepter.home.account);
    keys.add("vpc", requester.vpc);
    keys.add("vpc", accepter.vpc);
    if (life == PeeringLife::requested) keys.add("asking", requester.home.account);
  }
};

}  // namespace vpcsim
