// IPv4 addresses and blocks, port ranges and IP protocols: the vocabulary that rules and packets share.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vpcsim::protocol {

/// An IPv4 address in host byte order.
struct Ipv4 {
  std::uint32_t bits = 0;

  /// Dotted quad without leading zeros or spaces; nothing else.
  static std::optional<Ipv4> parse(std::string_view text);
  std::string text() const;
  /// The address `offset` further on.
  Ipv4 plus(std::uint32_t offset) const { return {bits + offset}; }
  friend auto operator<=>(const Ipv4&, const Ipv4&) = default;
};

/// An IPv4 block in canonical form: no bit is set beyond the prefix.
class Cidr {
 public:
  Cidr() = default;
  /// Clears the host bits, as AWS does silently. `prefix_length` is 0..32.
  Cidr(Ipv4 address, int prefix_length);

  /// "10.0.0.0/16"; the prefix length is required. Host bits are cleared.
  static std::optional<Cidr> parse(std::string_view text);
  std::string text() const;

  Ipv4 first() const { return address_; }
  Ipv4 last() const { return Ipv4{address_.bits | ~mask()}; }
  int prefix_length() const { return prefix_length_; }
  std::uint32_t mask() const { return prefix_length_ == 0 ? 0 : ~std::uint32_t{0} << (32 - prefix_length_); }
  std::uint64_t size() const { return std::uint64_t{1} << (32 - prefix_length_); }
  bool contains(Ipv4 address) const { return (address.bits & mask()) == address_.bits; }
  /// Equal blocks contain each other.
  bool contains(const Cidr& other) const {
    return other.prefix_length_ >= prefix_length_ && contains(other.address_);
  }
  bool overlaps(const Cidr& other) const { return contains(other) || other.contains(*this); }

  friend auto operator<=>(const Cidr&, const Cidr&) = default;

 private:
  Ipv4 address_;
  std::uint8_t prefix_length_ = 0;
};

/// RFC 1918: 10/8, 172.16/12, 192.168/16.
bool is_rfc1918(Ipv4 address);
/// RFC 6598, shared address space: 100.64/10.
bool is_rfc6598(Ipv4 address);

/// Both ends included, 0..65535.
struct PortRange {
  std::uint16_t from = 0;
  std::uint16_t to = 65535;
  bool contains(std::uint16_t port) const { return from <= port && port <= to; }
  friend auto operator<=>(const PortRange&, const PortRange&) = default;
};

/// An IANA protocol number, or -1 for all of them (as security groups and network ACLs write it).
struct IpProtocol {
  std::int16_t number = -1;

  static const IpProtocol all, icmp, tcp, udp, icmpv6;
  /// Names tcp, udp, icmp, icmpv6 in any case, numbers 0..255, "-1".
  static std::optional<IpProtocol> parse(std::string_view text);
  /// As security groups show it: a name for the four above, else the number ("-1" for all).
  std::string name() const;
  bool has_ports() const { return number == 6 || number == 17; }
  friend auto operator<=>(const IpProtocol&, const IpProtocol&) = default;
};

inline constexpr IpProtocol IpProtocol::all{-1};
inline constexpr IpProtocol IpProtocol::icmp{1};
inline constexpr IpProtocol IpProtocol::tcp{6};
inline constexpr IpProtocol IpProtocol::udp{17};
inline constexpr IpProtocol IpProtocol::icmpv6{58};

/// A decimal integer that fills all of `text`; no sign for unsigned types, no spaces.
template <class Integer>
std::optional<Integer> parse_integer(std::string_view text);

}  // namespace vpcsim::protocol
