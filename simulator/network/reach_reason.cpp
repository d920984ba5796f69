#include "simulator/network/reach_reason.hpp"

#include <algorithm>

#include "simulator/network/blockers.hpp"
#include "simulator/network/describe.hpp"

namespace vpcsim::network {
namespace {

/// Null for a group that isn't there.
const EndGroup* find_group(const std::vector<EndGroup>& groups, const std::string& key) {
  const auto keys = keys_of(groups);
  const auto found = std::find(keys.begin(), keys.end(), key);
  return found == keys.end() ? nullptr : &groups[static_cast<std::size_t>(found - keys.begin())];
}

std::string why_not(const Reached& side, const Flip& flip, const Service& service, Language language) {
  const EndGroup* from = find_group(side.reach.from, flip.from);
  const EndGroup* to = find_group(side.reach.to, flip.to);
  return from && to ? why_not(side.network, service, *from, *to, language) : std::string();
}

}  // namespace

std::string why_not(const Network& network, const Service& service, const EndGroup& from, const EndGroup& to,
                    Language language) {
  for (const Endpoint& one : from.members) {
    for (const Endpoint& other : to.members) {
      if (one == other) continue;
      const auto found = blockers(network, flow_between(one, other, service));
      if (!found.empty()) return explain(network, found.front(), language);
    }
  }
  return {};
}

std::vector<ExplainedFlip> explain_flips(const Reached& before, const Reached& after, const Service& service,
                                         Language language) {
  std::vector<ExplainedFlip> explained;
  for (Flip& flip : flips(before.reach, after.reach)) {
    auto why = why_not(after, flip, service, language);
    const bool is_before = why.empty();
    if (is_before) why = why_not(before, flip, service, language);
    explained.push_back({std::move(flip), std::move(why), is_before});
  }
  return explained;
}

}  // namespace vpcsim::network
