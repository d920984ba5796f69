// IPv4 and IPv6 blocks as requests on transit gateways write them.
#pragma once

#include "simulator/state/transit_gateway.hpp"

namespace vpcsim {

std::optional<TransitGatewayBlock> parse_block(std::string_view text);
/// A block, or an address as a block of its own.
std::optional<TransitGatewayBlock> parse_block_or_address(std::string_view text);
/// Whether no bit of the address in `text` is set beyond the prefix. `block` is what parse_block made of it.
bool starts_with_first_address(const TransitGatewayBlock& block, std::string_view text);

}  // namespace vpcsim
