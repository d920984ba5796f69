#include "protocol/ip.hpp"

namespace vpcsim::protocol {

std::optional<Ip> Ip::parse(std::string_view text) {
  if (auto address = Ipv4::parse(text)) return *address;
  if (auto address = Ipv6::parse(text)) return *address;
  return std::nullopt;
}

std::string Ip::text() const {
  return is_v6_ ? v6().text() : v4().text();
}

IpBlock::IpBlock(const Cidr& block)
    : first_(block.first()),
      mask_low_(block.mask()),
      prefix_length_(static_cast<std::uint8_t>(block.prefix_length())) {}

IpBlock::IpBlock(const Ipv6Cidr& block)
    : first_(block.first()),
      mask_high_(block.mask().high),
      mask_low_(block.mask().low),
      prefix_length_(static_cast<std::uint8_t>(block.prefix_length())) {}

IpBlock::IpBlock(Ip address, int prefix_length)
    : IpBlock(address.is_v6() ? IpBlock(Ipv6Cidr(address.v6(), prefix_length))
                              : IpBlock(Cidr(address.v4(), prefix_length))) {}

std::optional<IpBlock> IpBlock::parse(std::string_view text) {
  if (auto block = Cidr::parse(text)) return *block;
  if (auto block = Ipv6Cidr::parse(text)) return *block;
  return std::nullopt;
}

std::string IpBlock::text() const {
  return first_.text() + '/' + std::to_string(prefix_length_);
}

Ip IpBlock::last() const {
  if (!is_v6()) return Cidr(first_.v4(), prefix_length_).last();
  return Ipv6Cidr(first_.v6(), prefix_length_).last();
}

bool is_link_local(const Ip& address) {
  if (!address.is_v6()) return address.v4().bits >> 16 == 0xa9fe;
  return address.high() >> 54 == 0xfe80 >> 6;
}

}  // namespace vpcsim::protocol
