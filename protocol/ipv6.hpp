// IPv6 addresses and blocks: the twins of Ipv4 and Cidr (cidr.hpp).
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace vpcsim::protocol {

/// An IPv6 address as two halves in host byte order.
struct Ipv6 {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  /// Any form of RFC 4291; no zone.
  static std::optional<Ipv6> parse(std::string_view text);
  /// The canonical form of RFC 5952, as AWS shows it: lower case, zeros shortened.
  std::string text() const;
  /// The address `offset` further on.
  Ipv6 plus(std::uint64_t offset) const { return {high + (low + offset < low ? 1 : 0), low + offset}; }
  friend auto operator<=>(const Ipv6&, const Ipv6&) = default;
};

/// An IPv6 block in canonical form: no bit is set beyond the prefix.
class Ipv6Cidr {
 public:
  Ipv6Cidr() = default;
  /// Clears the host bits, as AWS does silently. `prefix_length` is 0..128.
  Ipv6Cidr(Ipv6 address, int prefix_length);

  /// "2001:db8::/32"; the prefix length is required. Host bits are cleared.
  static std::optional<Ipv6Cidr> parse(std::string_view text);
  std::string text() const;

  Ipv6 first() const { return address_; }
  Ipv6 last() const { return {address_.high | ~mask().high, address_.low | ~mask().low}; }
  int prefix_length() const { return prefix_length_; }
  Ipv6 mask() const;
  bool contains(const Ipv6& address) const {
    return (address.high & mask().high) == address_.high && (address.low & mask().low) == address_.low;
  }
  /// Equal blocks contain each other.
  bool contains(const Ipv6Cidr& other) const {
    return other.prefix_length_ >= prefix_length_ && contains(other.address_);
  }
  bool overlaps(const Ipv6Cidr& other) const { return contains(other) || other.contains(*this); }

  friend auto operator<=>(const Ipv6Cidr&, const Ipv6Cidr&) = default;

 private:
  Ipv6 address_;
  std::uint8_t prefix_length_ = 0;
};

}  // namespace vpcsim::protocol

template <>
struct std::hash<vpcsim::protocol::Ipv6> {
  std::size_t operator()(const vpcsim::protocol::Ipv6& address) const noexcept {
    return static_cast<std::size_t>(address.high * 0x9e3779b97f4a7c15u ^ address.low);
  }
};
