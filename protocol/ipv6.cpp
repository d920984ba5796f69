#include "protocol/ipv6.hpp"

#include <array>

#include <arpa/inet.h>

#include "protocol/cidr.hpp"

namespace vpcsim::protocol {
namespace {

/// The leading `count` bits of 64.
std::uint64_t leading_ones(int count) {
  if (count <= 0) return 0;
  if (count >= 64) return ~std::uint64_t{0};
  return ~std::uint64_t{0} << (64 - count);
}

}  // namespace

std::optional<Ipv6> Ipv6::parse(std::string_view text) {
  std::array<unsigned char, 16> bytes{};
  if (text.find('\0') != std::string_view::npos) return std::nullopt;
  if (inet_pton(AF_INET6, std::string(text).c_str(), bytes.data()) != 1) return std::nullopt;
  Ipv6 address;
  for (std::size_t i = 0; i < 8; ++i) address.high = address.high << 8 | bytes[i];
  for (std::size_t i = 8; i < 16; ++i) address.low = address.low << 8 | bytes[i];
  return address;
}

std::string Ipv6::text() const {
  std::array<unsigned char, 16> bytes{};
  for (std::size_t i = 0; i < 8; ++i) {
    bytes[i] = static_cast<unsigned char>(high >> (56 - 8 * i));
    bytes[8 + i] = static_cast<unsigned char>(low >> (56 - 8 * i));
  }
  std::array<char, INET6_ADDRSTRLEN> out{};
  inet_ntop(AF_INET6, bytes.data(), out.data(), out.size());
  return out.data();
}

Ipv6Cidr::Ipv6Cidr(Ipv6 address, int prefix_length)
    : prefix_length_(static_cast<std::uint8_t>(prefix_length)) {
  address_ = {address.high & mask().high, address.low & mask().low};
}

Ipv6 Ipv6Cidr::mask() const {
  return {leading_ones(prefix_length_), leading_ones(prefix_length_ - 64)};
}

std::optional<Ipv6Cidr> Ipv6Cidr::parse(std::string_view text) {
  auto slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  std::string_view digits = text.substr(slash + 1);
  if (digits.size() > 1 && digits.front() == '0') return std::nullopt;
  auto address = Ipv6::parse(text.substr(0, slash));
  auto prefix_length = parse_integer<std::uint16_t>(digits);
  if (!address || !prefix_length || *prefix_length > 128) return std::nullopt;
  return Ipv6Cidr(*address, *prefix_length);
}

std::string Ipv6Cidr::text() const {
  return address_.text() + "/" + std::to_string(prefix_length_);
}

}  // namespace vpcsim::protocol
