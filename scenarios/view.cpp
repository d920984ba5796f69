#include "scenarios/view.hpp"

#include <algorithm>

#include "simulator/network/gather_records.hpp"

namespace vpcsim::scenarios {
namespace {

network::Records describe_home(Session& session, const Home& home) {
  return network::gather_records(session.region_of(home),
                                 [&](const auto& request) { return session.call(home, request, {}); });
}

}  // namespace

network::Network view(Session& session) {
  std::vector<network::Records> homes;
  for (const Home& home : session.plainly(homes_of(session.network)))
    homes.push_back(describe_home(session, home));
  return network::read_records(homes);
}

network::Network view_own_account(Session& session) {
  std::vector<network::Records> homes;
  std::vector<std::string> regions{session.region_of({})};
  for (std::size_t next = 0; next < regions.size(); ++next) {
    homes.push_back(describe_home(session, {"", regions[next]}));
    for (const ec2::VpcPeeringConnection& peering : homes.back().vpc_peering_connections) {
      if (peering.status.code != ec2::VpcPeeringConnectionStateReasonCode::active) continue;
      if (peering.requester_vpc_info.owner_id != peering.accepter_vpc_info.owner_id) continue;
      for (const auto* end : {&peering.requester_vpc_info, &peering.accepter_vpc_info}) {
        if (std::find(regions.begin(), regions.end(), end->region) == regions.end())
          regions.push_back(end->region);
      }
    }
  }
  return network::read_records(homes);
}

}  // namespace vpcsim::scenarios
