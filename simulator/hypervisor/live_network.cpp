#include "simulator/hypervisor/live_network.hpp"

#include <algorithm>

#include "simulator/insights/view.hpp"
#include "simulator/setting_names.hpp"

namespace vpcsim::hypervisor {
namespace {

network::Network describe_all(Simulator& simulator, protocol::Timestamp now) {
  std::vector<network::Records> homes;
  for (const auto& [home, region] : simulator.cloud().regions())
    homes.push_back(insights::describe_home({simulator.cloud(), *region, now, simulator.settings()}));
  return network::read_records(homes);
}

/// How long after a call the state still changes by itself, as far as packets go. Deadlines that are further
/// off (a peering connection expires) take nothing away that let packets through.
std::int64_t longest_transition(const Timing& timing) {
  std::int64_t longest = 0;
  for (const TimingName& row : timing_names()) longest = std::max(longest, timing.*row.value);
  return longest;
}

}  // namespace

bool LiveNetwork::is_current(protocol::Timestamp now) const {
  if (!network_ || version_ != simulator_.version()) return false;
  return made_ == now || changed_.plus(longest_transition(simulator_.settings().timing)) < made_;
}

const network::Network& LiveNetwork::now() {
  const protocol::Timestamp now = simulator_.now();
  if (is_current(now)) return *network_;
  if (version_ != simulator_.version() || !network_) changed_ = now;
  try {
    fault_.clear();
    network_ = describe_all(simulator_, now);
  } catch (const network::RecordsError& error) {
    fault_ = error.what();
    network_ = network::Network();
  }
  version_ = simulator_.version();
  made_ = now;
  ++edition_;
  return *network_;
}

std::optional<network::Index<network::Instance>> LiveNetwork::find_instance(std::string_view id) const {
  if (!network_) return std::nullopt;
  const auto& instances = network_->description().instances;
  for (std::uint32_t i = 0; i < instances.size(); ++i) {
    if (instances[i].id == id) return network::Index<network::Instance>{i};
  }
  return std::nullopt;
}

}  // namespace vpcsim::hypervisor
