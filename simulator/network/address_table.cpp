#include "simulator/network/address_table.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace vpcsim::network {
namespace {

constexpr std::uint32_t no_vpc = Index<Vpc>::nowhere;

std::uint64_t ipv4_key(std::uint32_t vpc, const Ip& address) {
  return std::uint64_t{vpc} << 32 | address.low();
}

/// fc00::/7, unique local: private to its VPC.
bool is_unique_local(const Ip& address) {
  return address.high() >> 57 == 0xfc >> 1;
}

std::string address_text(const std::tuple<std::uint32_t, std::uint64_t, std::uint64_t>& key) {
  return protocol::Ipv6{std::get<1>(key), std::get<2>(key)}.text();
}

[[noreturn]] void throw_held_twice(const std::string& address) {
  throw std::invalid_argument("network description: two interfaces hold " + address);
}

void sort_and_check(auto& rows) {
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  auto twin = std::adjacent_find(rows.begin(), rows.end(),
                                 [](const auto& a, const auto& b) { return a.first == b.first; });
  if (twin != rows.end()) throw_held_twice(address_text(twin->first));
}

std::optional<AddressHolder> find(const auto& rows, const auto& key) {
  auto row = std::lower_bound(rows.begin(), rows.end(), key,
                              [](const auto& a, const auto& wanted) { return a.first < wanted; });
  if (row == rows.end() || row->first != key) return std::nullopt;
  return row->second;
}

}  // namespace

void AddressTable::Ipv4Rows::add(std::uint64_t key, AddressHolder holder) {
  if (2 * (taken_ + 1) > rows_.size()) grow();
  Row& row = rows_[place_of(key)];
  if (row.holder.interface) throw_held_twice(protocol::Ipv4{static_cast<std::uint32_t>(key)}.text());
  row = {key, holder};
  ++taken_;
}

std::optional<AddressHolder> AddressTable::Ipv4Rows::find(std::uint64_t key) const {
  if (rows_.empty()) return std::nullopt;
  const Row& row = rows_[place_of(key)];
  return row.holder.interface ? std::optional(row.holder) : std::nullopt;
}

/// Where the key is, or the free place where it belongs. Neighboring addresses land far apart.
std::size_t AddressTable::Ipv4Rows::place_of(std::uint64_t key) const {
  constexpr std::uint64_t golden_ratio = 0x9e3779b97f4a7c15;
  std::uint64_t hash = (key ^ key >> 32) * golden_ratio;
  std::size_t place = (hash ^ hash >> 32) & (rows_.size() - 1);
  while (rows_[place].holder.interface && rows_[place].key != key) place = (place + 1) & (rows_.size() - 1);
  return place;
}

void AddressTable::Ipv4Rows::grow() {
  constexpr std::size_t at_first = 16;
  std::vector<Row> before = std::exchange(rows_, std::vector<Row>(std::max(at_first, rows_.size() * 2)));
  for (const Row& row : before) {
    if (row.holder.interface) rows_[place_of(row.key)] = row;
  }
}

AddressTable::AddressTable(const std::vector<NetworkInterface>& interfaces) {
  for (std::uint32_t i = 0; i < interfaces.size(); ++i) add(interfaces[i], {i});
  sort_and_check(private_ipv6_);
  sort_and_check(public_ipv6_);
  std::sort(prefixes_.begin(), prefixes_.end(), [](const PrefixRow& a, const PrefixRow& b) {
    return std::tuple(a.vpc, a.block.first()) < std::tuple(b.vpc, b.block.first());
  });
}

void AddressTable::add(const NetworkInterface& interface, Index<NetworkInterface> index) {
  const auto vpc = interface.vpc.position;
  for (std::uint32_t i = 0; i < interface.addresses.size(); ++i) {
    const AddressHolder holder{index, i};
    const auto& [private_ip, public_ip] = interface.addresses[i];
    if (private_ip.is_v6()) {
      private_ipv6_.push_back({{vpc, private_ip.high(), private_ip.low()}, holder});
      if (!is_unique_local(private_ip))
        public_ipv6_.push_back({{no_vpc, private_ip.high(), private_ip.low()}, holder});
    } else {
      private_ipv4_.add(ipv4_key(vpc, private_ip), holder);
    }
    if (public_ip) public_ipv4_.add(public_ip->low(), holder);
  }
  for (const IpBlock& block : interface.prefixes) {
    const AddressHolder holder{index, AddressHolder::by_prefix};
    prefixes_.push_back({vpc, block, holder});
    if (block.is_v6() && !is_unique_local(block.first())) prefixes_.push_back({no_vpc, block, holder});
  }
}

std::optional<AddressHolder> AddressTable::holder_by_prefix(std::uint32_t vpc, const Ip& address) const {
  if (prefixes_.empty()) return std::nullopt;
  auto after = std::upper_bound(prefixes_.begin(), prefixes_.end(), std::tuple(vpc, address),
                                [](const auto& wanted, const PrefixRow& row) {
                                  return wanted < std::tuple(row.vpc, row.block.first());
                                });
  if (after == prefixes_.begin()) return std::nullopt;
  const PrefixRow& row = *std::prev(after);
  if (row.vpc != vpc || !row.block.contains(address)) return std::nullopt;
  return row.holder;
}

std::optional<AddressHolder> AddressTable::holder_of_private(Index<Vpc> vpc, const Ip& address) const {
  const auto position = vpc.position;
  auto holder = address.is_v6() ? find(private_ipv6_, Ipv6Key(position, address.high(), address.low()))
                                : private_ipv4_.find(ipv4_key(position, address));
  return holder ? holder : holder_by_prefix(position, address);
}

std::optional<AddressHolder> AddressTable::holder_of_public(const Ip& address) const {
  if (!address.is_v6()) return public_ipv4_.find(address.low());
  auto holder = find(public_ipv6_, Ipv6Key(no_vpc, address.high(), address.low()));
  return holder ? holder : holder_by_prefix(no_vpc, address);
}

}  // namespace vpcsim::network
