#include "simulator/network/blockers.hpp"

#include "simulator/network/blocker_search.hpp"
#include "simulator/network/path.hpp"

namespace vpcsim::network {
namespace {

/// For what the search along the meant path can't see: the packet's own ending.
Blocker own_ending(const Network& network, const Flow& flow) {
  auto story = path(network, flow);
  for (const auto* disposition :
       {&story.request.disposition, story.reply ? &story.reply->disposition : nullptr}) {
    auto* dropped = disposition ? std::get_if<Dropped>(disposition) : nullptr;
    if (dropped) return dropped->reason;
  }
  return Blocker{.code = ExplanationCode::no_path, .packet = story.request.sent};
}

}  // namespace

std::vector<Blocker> blockers(const Network& network, const Flow& flow) {
  if (verdict(network, flow) == Verdict::reachable) return {};
  auto ends = resolve(network, flow);
  auto found = BlockerSearch(network, ends).run();
  if (found.empty()) found.push_back(own_ending(network, flow));
  return found;
}

}  // namespace vpcsim::network
