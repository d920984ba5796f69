// Which route decides for an address, by binary search: the addresses of each family are cut where a route's
// block begins or ends, and of each piece the deciding route is known.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "simulator/network/index.hpp"

namespace vpcsim::network {

/// The address after the block's last one; none after the family's last.
std::optional<Ip> address_after(const IpBlock& block);

class RouteLookup {
 public:
  RouteLookup() = default;
  /// The destinations of routes in order of precedence: the first one that contains an address decides.
  explicit RouteLookup(const std::vector<IpBlock>& destinations);

  /// The position of the route that decides.
  std::optional<std::uint32_t> find(const Ip& destination) const;

 private:
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  /// Begins of pieces in ascending order, and the route of each piece. IPv4 and the halves of IPv6 addresses.
  using Ipv6Begin = std::pair<std::uint64_t, std::uint64_t>;

  std::vector<std::uint32_t> ipv4_begins_, ipv4_routes_;
  std::vector<Ipv6Begin> ipv6_begins_;
  std::vector<std::uint32_t> ipv6_routes_;
};

}  // namespace vpcsim::network
