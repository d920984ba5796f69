// Who holds an address: per VPC for private addresses, anywhere for public ones.
#pragma once

#include <cstdint>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "simulator/network/components.hpp"

namespace vpcsim::network {

/// Which interface holds an address, and as which of its addresses.
struct AddressHolder {
  static constexpr std::uint32_t by_prefix = ~std::uint32_t{0};

  Index<NetworkInterface> interface;
  std::uint32_t address = 0;  ///< in the interface's list; `by_prefix`: it is in a delegated prefix
};

class AddressTable {
 public:
  AddressTable() = default;
  /// Throws std::invalid_argument when two interfaces hold one address.
  explicit AddressTable(const std::vector<NetworkInterface>& interfaces);

  std::optional<AddressHolder> holder_of_private(Index<Vpc> vpc, const Ip& address) const;
  std::optional<AddressHolder> holder_of_public(const Ip& address) const;

 private:
  /// IPv4: by VPC position and address, or by the address alone. Hashed, with open addressing.
  class Ipv4Rows {
   public:
    /// Throws std::invalid_argument when the key is there.
    void add(std::uint64_t key, AddressHolder holder);
    std::optional<AddressHolder> find(std::uint64_t key) const;

   private:
    struct Row {
      std::uint64_t key = 0;
      AddressHolder holder = {};  ///< no interface: a free place
    };
    std::size_t place_of(std::uint64_t key) const;
    void grow();
    std::vector<Row> rows_;  ///< 2^n, at most half of them taken
    std::size_t taken_ = 0;
  };
  using Ipv6Key = std::tuple<std::uint32_t, std::uint64_t, std::uint64_t>;  ///< VPC position, high, low
  using Ipv6Rows = std::vector<std::pair<Ipv6Key, AddressHolder>>;
  struct PrefixRow {
    std::uint32_t vpc;
    IpBlock block;
    AddressHolder holder;
  };

  void add(const NetworkInterface& interface, Index<NetworkInterface> index);
  std::optional<AddressHolder> holder_by_prefix(std::uint32_t vpc, const Ip& address) const;

  Ipv4Rows private_ipv4_, public_ipv4_;
  /// The public ones have no VPC: IPv6 addresses are unique.
  Ipv6Rows private_ipv6_, public_ipv6_;
  /// Sorted by VPC and block; blocks don't overlap. VPC `Index::nowhere`: public, of IPv6 prefixes.
  std::vector<PrefixRow> prefixes_;
};

}  // namespace vpcsim::network
