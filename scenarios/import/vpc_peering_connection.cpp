// VPC peering connections: each is one row, of two sides that may have a record each.
#include <algorithm>

#include "scenarios/import/home_import.hpp"

namespace vpcsim::importing {
namespace {

using Status = ec2::VpcPeeringConnectionStateReasonCode;

constexpr std::int64_t acceptance_window = 7LL * 24 * 3'600'000;  // milliseconds

PeeringSide side_of(const ec2::VpcPeeringConnectionVpcInfo& info, const Home& seen_from) {
  PeeringSide side{.home = {info.owner_id, info.region.empty() ? seen_from.region : info.region},
                   .vpc = info.vpc_id,
                   .tags = {}};
  if (info.peering_options)
    side.allow_dns_resolution_from_remote_vpc = info.peering_options->allow_dns_resolution_from_remote_vpc;
  return side;
}

void set_life(const ec2::VpcPeeringConnection& record, VpcPeeringConnection& row) {
  switch (record.status.code) {
    case Status::active:
    case Status::provisioning:
      row.life = PeeringLife::accepted;
      row.since = long_ago;
      return;
    case Status::pending_acceptance:
    case Status::initiating_request:
      if (!record.expiration_time) throw CannotHold("its expiration time is missing");
      row.requested = record.expiration_time->plus(-acceptance_window);
      return;
    default:
      throw CannotHold(fmt::format("it is {}", protocol::name_of(record.status.code)));
  }
}

/// What only a side's own record tells: its tags and options.
void take_own_side(const ec2::VpcPeeringConnection& record, const Home& home, VpcPeeringConnection& row) {
  const bool is_requester = row.requester.home == home;
  PeeringSide& side = is_requester ? row.requester : row.accepter;
  const auto& info = is_requester ? record.requester_vpc_info : record.accepter_vpc_info;
  side.tags = record.tags;
  if (info.peering_options)
    side.allow_dns_resolution_from_remote_vpc = info.peering_options->allow_dns_resolution_from_remote_vpc;
}

void add_record(Import& import, const ec2::VpcPeeringConnection& record, const Home& home) {
  const auto id = HomeImport::id_of<PeeringId>(record.vpc_peering_connection_id);
  if (import.cloud.peerings.find(id) == nullptr) {
    VpcPeeringConnection row{.id = id,
                             .requester = side_of(record.requester_vpc_info, home),
                             .accepter = side_of(record.accepter_vpc_info, home),
                             .deleted_by = {}};
    set_life(record, row);
    import.cloud.peerings.insert(std::move(row));
  }
  import.cloud.peerings.update(
      id, [&](VpcPeeringConnection& changed) { take_own_side(record, home, changed);
});
}  // namespace

}  // namespace vpcsim::importing

void import_peering_connections(Import& import, const std::vector<DescribedHome>& homes) {
  for (const DescribedHome& described : homes) {
    for (const ec2::VpcPeeringConnection& record : described.described.vpc_peering_connections) {
      try {
        add_record(import, record, {described.account, described.region});
      } catch (const CannotHold& why) {
        if (!import.left_out.insert(record.vpc_peering_connection_id).second) continue;
        import.report.left_out.push_back(
            {"VPC peering connection", record.vpc_peering_connection_id, why.what()});
      }
    }
  }
}

}  // namespace vpcsim::importing
