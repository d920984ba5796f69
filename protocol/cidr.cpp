#include "protocol/cidr.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <utility>

namespace vpcsim::protocol {

template <class Integer>
std::optional<Integer> parse_integer(std::string_view text) {
  Integer value{};
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}
template std::optional<int> parse_integer<int>(std::string_view);
template std::optional<std::int64_t> parse_integer<std::int64_t>(std::string_view);
template std::optional<std::uint16_t> parse_integer<std::uint16_t>(std::string_view);
template std::optional<std::uint64_t> parse_integer<std::uint64_t>(std::string_view);

namespace {

/// One dotted-quad part or prefix length: digits only, no leading zero.
std::optional<unsigned> parse_plain_number(std::string_view text, unsigned max) {
  if (text.empty() || text.size() > 3 || (text.size() > 1 && text.front() == '0')) return std::nullopt;
  unsigned value = 0;
  for (char digit : text) {
    if (digit < '0' || digit > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(digit - '0');
  }
  if (value > max) return std::nullopt;
  return value;
}

}  // namespace

std::optional<Ipv4> Ipv4::parse(std::string_view text) {
  Ipv4 address;
  for (int part = 0; part < 4; ++part) {
    auto dot = part < 3 ? text.find('.') : text.size();
    if (dot == std::string_view::npos) return std::nullopt;
    auto value = parse_plain_number(text.substr(0, dot), 255);
    if (!value) return std::nullopt;
    address.bits = address.bits << 8 | *value;
    text.remove_prefix(part < 3 ? dot + 1 : dot);
  }
  return address;
}

std::string Ipv4::text() const {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) {
    out += std::to_string(bits >> shift & 0xff);
    if (shift > 0) out += '.';
  }
  return out;
}

Cidr::Cidr(Ipv4 address, int prefix_length) : prefix_length_(static_cast<std::uint8_t>(prefix_length)) {
  address_.bits = address.bits & mask();
}

std::optional<Cidr> Cidr::parse(std::string_view text) {
  auto slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  auto address = Ipv4::parse(text.substr(0, slash));
  auto prefix_length = parse_plain_number(text.substr(slash + 1), 32);
  if (!address || !prefix_length) return std::nullopt;
  return Cidr(*address, static_cast<int>(*prefix_length));
}

std::string Cidr::text() const {
  return address_.text() + "/" + std::to_string(prefix_length_);
}

bool is_rfc1918(Ipv4 address) {
  static const std::array blocks{Cidr({10u << 24}, 8), Cidr({172u << 24 | 16u << 16}, 12),
                                 Cidr({192u << 24 | 168u << 16}, 16)};
  return std::any_of(blocks.begin(), blocks.end(),
                     [&](const Cidr& block) { return block.contains(address); });
}

bool is_rfc6598(Ipv4 address) {
  return Cidr({100u << 24 | 64u << 16}, 10).contains(address);
}

namespace {
constexpr std::array<std::pair<std::string_view, int>, 4> named_protocols{
    {{"icmp", 1}, {"tcp", 6}, {"udp", 17}, {"icmpv6", 58}}};
}

std::optional<IpProtocol> IpProtocol::parse(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (auto [name, number] : named_protocols) {
    if (lower == name) return IpProtocol{static_cast<std::int16_t>(number)};
  }
  if (text == "-1") return all;
  if (auto number = parse_plain_number(text, 255)) return IpProtocol{static_cast<std::int16_t>(*number)};
  return std::nullopt;
}

std::string IpProtocol::name() const {
  for (auto [name, known] : named_protocols) {
    if (known == number) return std::string(name);
  }
  return std::to_string(number);
}

}  // namespace vpcsim::protocol
