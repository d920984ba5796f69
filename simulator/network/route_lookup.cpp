#include "simulator/network/route_lookup.hpp"

#include <algorithm>

namespace vpcsim::network {
namespace {

/// Where pieces begin, the family's first address among them.
std::vector<Ip> begins_of(const std::vector<IpBlock>& destinations, bool v6) {
  std::vector<Ip> begins{v6 ? Ip(protocol::Ipv6{}) : Ip(protocol::Ipv4{})};
  for (const IpBlock& block : destinations) {
    if (block.is_v6() != v6) continue;
    begins.push_back(block.first());
    if (auto next = address_after(block)) begins.push_back(*next);
  }
  std::sort(begins.begin(), begins.end());
  begins.erase(std::unique(begins.begin(), begins.end()), begins.end());
  return begins;
}

/// The last piece that begins at or before the address.
template <class Begin>
std::uint32_t piece_of(const std::vector<Begin>& begins, const std::vector<std::uint32_t>& routes,
                       const Begin& address) {
  auto after = std::upper_bound(begins.begin(), begins.end(), address);
  return routes[static_cast<std::size_t>(after - begins.begin()) - 1];
}

}  // namespace

std::optional<Ip> address_after(const IpBlock& block) {
  const Ip last = block.last();
  if (!last.is_v6()) {
    const auto next = last.v4().bits + 1;
    return next == 0 ? std::nullopt : std::optional<Ip>(protocol::Ipv4{next});
  }
  if (last.low() != ~std::uint64_t{0}) return protocol::Ipv6{last.high(), last.low() + 1};
  if (last.high() != ~std::uint64_t{0}) return protocol::Ipv6{last.high() + 1, 0};
  return std::nullopt;
}

RouteLookup::RouteLookup(const std::vector<IpBlock>& destinations) {
  const auto decides = [&](const Ip& address) {
    for (std::uint32_t i = 0; i < destinations.size(); ++i) {
      if (destinations[i].contains(address)) return i;
    }
    return none;
  };
  for (const Ip& begin : begins_of(destinations, false)) {
    ipv4_begins_.push_back(begin.v4().bits);
    ipv4_routes_.push_back(decides(begin));
  }
  for (const Ip& begin : begins_of(destinations, true)) {
    ipv6_begins_.emplace_back(begin.high(), begin.low());
    ipv6_routes_.push_back(decides(begin));
  }
}

std::optional<std::uint32_t> RouteLookup::find(const Ip& destination) const {
  if (ipv4_begins_.empty()) return std::nullopt;  // made of nothing
  const auto route = destination.is_v6()
                         ? piece_of(ipv6_begins_, ipv6_routes_, {destination.high(), destination.low()})
                         : piece_of(ipv4_begins_, ipv4_routes_, destination.v4().bits);
  return route == none ? std::nullopt : std::optional(route);
}

}  // namespace vpcsim::network
