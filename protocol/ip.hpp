// Addresses and blocks of either family, for what treats both alike: a packet's path, above all.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/cidr.hpp"
#include "protocol/ipv6.hpp"

namespace vpcsim::protocol {

/// An IPv4 or IPv6 address. IPv4 sorts before IPv6.
class Ip {
 public:
  Ip() = default;
  Ip(Ipv4 address) : low_(address.bits) {}  // NOLINT(google-explicit-constructor): both are addresses
  Ip(Ipv6 address) : is_v6_(true), high_(address.high), low_(address.low) {}  // NOLINT: as above

  /// Either family's text, nothing else.
  static std::optional<Ip> parse(std::string_view text);
  std::string text() const;

  bool is_v6() const { return is_v6_; }
  /// Of an IPv4 address.
  Ipv4 v4() const { return {static_cast<std::uint32_t>(low_)}; }
  /// Of an IPv6 address.
  Ipv6 v6() const { return {high_, low_}; }
  std::uint64_t high() const { return high_; }
  std::uint64_t low() const { return low_; }
  /// 32 or 128
  int bits() const { return is_v6_ ? 128 : 32; }

  friend auto operator<=>(const Ip&, const Ip&) = default;

 private:
  bool is_v6_ = false;
  std::uint64_t high_ = 0;
  std::uint64_t low_ = 0;
};

/// An IPv4 or IPv6 block; it contains addresses of its own family only. By default 0.0.0.0/0.
class IpBlock {
 public:
  IpBlock() = default;
  IpBlock(const Cidr& block);      // NOLINT(google-explicit-constructor): both are blocks
  IpBlock(const Ipv6Cidr& block);  // NOLINT: as above
  /// Clears the host bits. `prefix_length` is 0..32 or 0..128.
  IpBlock(Ip address, int prefix_length);

  /// "10.0.0.0/16" or "2001:db8::/32"; the prefix length is required. Host bits are cleared.
  static std::optional<IpBlock> parse(std::string_view text);
  std::string text() const;

  Ip first() const { return first_; }
  Ip last() const;
  int prefix_length() const { return prefix_length_; }
  bool is_v6() const { return first_.is_v6(); }

  bool contains(const Ip& address) const {
    return (address.low() & mask_low_) == first_.low() && (address.high() & mask_high_) == first_.high() &&
           address.is_v6() == first_.is_v6();
  }
  /// Equal blocks contain each other.
  bool contains(const IpBlock& other) const {
    return other.prefix_length_ >= prefix_length_ && contains(other.first_);
  }
  bool overlaps(const IpBlock& other) const { return contains(other) || other.contains(*this); }

  friend bool operator==(const IpBlock& a, const IpBlock& b) {
    return a.first_ == b.first_ && a.prefix_length_ == b.prefix_length_;
  }
  friend auto operator<=>(const IpBlock& a, const IpBlock& b) {
    if (auto order = a.first_ <=> b.first_; order != 0) return order;
    return a.prefix_length_ <=> b.prefix_length_;
  }

 private:
  Ip first_;
  std::uint64_t mask_high_ = 0;
  std::uint64_t mask_low_ = 0;
  std::uint8_t prefix_length_ = 0;
};

inline bool is_rfc1918(const Ip& address) {
  return !address.is_v6() && is_rfc1918(address.v4());
}
inline bool is_rfc6598(const Ip& address) {
  return !address.is_v6() && is_rfc6598(address.v4());
}
/// 169.254.0.0/16 or fe80::/10
bool is_link_local(const Ip& address);

}  // namespace vpcsim::protocol
