#include "simulator/insights/view.hpp"

#include <set>

#include "simulator/action.hpp"
#include "simulator/network/gather_records.hpp"

namespace vpcsim::insights {

network::Records describe_home(const ReadCall& as_owner) {
  return network::gather_records(as_owner.region.home.region,
                                 [&](const auto& request) { return ask(as_owner, request); });
}

network::Network view(const ReadCall& call, const std::vector<std::string>& others) {
  std::vector<network::Records> homes;
  auto describe = [&](const Region& region) {
    homes.push_back(describe_home({call.cloud, region, call.now, call.settings}));
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
