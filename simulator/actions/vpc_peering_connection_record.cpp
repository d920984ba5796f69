// What each side of a peering connection is shown (facts 4.3, recorded): the other VPC's CIDRs only once the
// request is accepted, and nobody but the owner sees a side's options.
#include "simulator/actions/vpc_peering_connection_record.hpp"

#include <fmt/format.h>

#include "simulator/actions/vpc_peering_connection_cidr.hpp"

namespace vpcsim {
namespace {

/// Those of rejected, expired and deleting are our wording: see simulator/unverified.md.
std::string message_of(const VpcPeeringConnection& peering, PeeringStatus status) {
  switch (status) {
    case PeeringStatus::initiating_request:
      return fmt::format("Initiating Request to {}", peering.accepter.home.account);
    case PeeringStatus::pending_acceptance:
      return fmt::format("Pending Acceptance by {}", peering.accepter.home.account);
    case PeeringStatus::failed:
      return "Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range";
    case PeeringStatus::rejected:
      return fmt::format("Rejected by {}", peering.accepter.home.account);
    case PeeringStatus::deleted:
      return fmt::format("Deleted by {}", peering.deleted_by);
    case PeeringStatus::expired:
      return "Expired";
    case PeeringStatus::provisioning:
      return "Provisioning";
    case PeeringStatus::active:
      return "Active";
    case PeeringStatus::deleting:
      return "Deleting";
  }
  return {};
}

bool is_open(PeeringStatus status) {
  return status == PeeringStatus::initiating_request || status == PeeringStatus::pending_acceptance;
}
bool is_accepted(PeeringStatus status) {
  return status == PeeringStatus::provisioning || status == PeeringStatus::active;
}

ec2::VpcPeeringConnectionVpcInfo info_of(const Cloud& cloud, const PeeringSide& side, bool with_cidrs,
                                         bool with_options) {
  ec2::VpcPeeringConnectionVpcInfo info{
      .owner_id = side.home.account, .vpc_id = side.vpc, .region = side.home.region};
  const Vpc* vpc = find_peered_vpc(cloud, side);
  if (with_cidrs && vpc != nullptr) {
    info.cidr_block = vpc->cidrs.front().cidr.text();
    for (const VpcCidr& own : vpc->cidrs) info.cidr_block_set.push_back({own.cidr.text()});
    for (const VpcIpv6Cidr& own : vpc->ipv6_cidrs) info.ipv6_cidr_block_set.push_back({own.cidr.text()});
  }
  if (with_options) {
    info.peering_options = {.allow_dns_resolution_from_remote_vpc =
                                side.allow_dns_resolution_from_remote_vpc};
  }
  return info;
}

}  // namespace

ec2::VpcPeeringConnection to_record(const ReadCall& call, const VpcPeeringConnection& peering, Timestamp at) {
  const auto status = peering_status_at(peering, at, call.settings.timing);
  const Home& viewer = call.caller();
  const bool accepted = is_accepted(status);
  const bool is_requester = viewer.account == peering.requester.home.account;
  const bool is_accepter = viewer.account == peering.accepter.home.account;

  ec2::VpcPeeringConnection record{
      .accepter_vpc_info = info_of(call.cloud, peering.accepter, accepted, accepted && is_accepter),
      .requester_vpc_info =
          info_of(call.cloud, peering.requester, accepted || is_open(status) || is_requester,
                  (accepted || is_open(status)) && is_requester),
      .status = {status, message_of(peering, status)},
      .tags = viewer == peering.requester.home ? peering.requester.tags : peering.accepter.tags,
      .vpc_peering_connection_id = peering.id.text()};
  if (is_open(status)) record.expiration_time = peering.requested.plus(peering_acceptance_window);
  return record;
}

}  // namespace vpcsim
