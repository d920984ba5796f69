#include "simulator/insights/view.hpp"

#include <set>

#include "simulator/action.hpp"
#include "simulator/network/gather_records.hpp"

namespace vpcsim::insights {

network::Network view(const ReadCall& call, const std::vector<std::string>& others) {
  std::vector<network::Records> homes;
  auto describe = [&](const Region& region) {
    const ReadCall as_owner{call.cloud, region, call.now, call.settings};
    homes.push_back(network::gather_records(region.home.region,
                                            [&](const auto& request) { return ask(as_owner, request); }));
  };
  describe(call.region);
  std::set<std::string> accounts(others.begin(), others.end());
  accounts.erase(call.caller().account);
  for (const std::string& account : accounts) {
    const Region* region = call.cloud.find({account, call.caller().region});
    if (region != nullptr) describe(*region);
  }
  return network::read_records(homes);
}

}  // namespace vpcsim::insights
