#include "simulator/actions/transit_gateway_block.hpp"

namespace vpcsim {

std::optional<TransitGatewayBlock> parse_block(std::string_view text) {
  if (auto cidr = Cidr::parse(text)) return TransitGatewayBlock{*cidr};
  if (auto cidr = Ipv6Cidr::parse(text)) return TransitGatewayBlock{*cidr};
  return std::nullopt;
}

std::optional<TransitGatewayBlock> parse_block_or_address(std::string_view text) {
  if (auto address = Ipv4::parse(text)) return TransitGatewayBlock{Cidr(*address, 32)};
  if (auto address = Ipv6::parse(text)) return TransitGatewayBlock{Ipv6Cidr(*address, 128)};
  return parse_block(text);
}

bool starts_with_first_address(const TransitGatewayBlock& block, std::string_view text) {
  auto address = text.substr(0, text.find('/'));
  if (const Cidr* cidr = std::get_if<Cidr>(&block.block)) return Ipv4::parse(address) == cidr->first();
  return Ipv6::parse(address) == std::get<Ipv6Cidr>(block.block).first();
}

}  // namespace vpcsim
