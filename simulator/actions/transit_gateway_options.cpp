#include "simulator/actions/transit_gateway_options.hpp"

#include <algorithm>

#include "simulator/actions/transit_gateway_block.hpp"
#include "simulator/actions/transit_gateway_connect.hpp"
#include "simulator/actions/transit_gateway_route_table.hpp"

namespace vpcsim {
namespace {

constexpr std::size_t cidr_blocks_max = 5;  // fixed by AWS
constexpr int ipv4_prefix_max = 24, ipv6_prefix_max = 64;

TransitGatewayBlock cidr_block(const std::string& text) {
  auto block = parse_block(text);
  if (!block || !starts_with_first_address(*block, text)) {
    refuse("InvalidParameterValue",
           "All Transit Gateway CIDR blocks must be a valid IPv4 or IPv6 CIDR and align with the first "
           "address in the block.  Invalid block: {}",
           text);
  }
  const bool is_ipv4 = std::holds_alternative<Cidr>(block->block);
  static const TransitGatewayBlock link_local{*Cidr::parse("169.254.0.0/16")};
  if (block->prefix_length() > (is_ipv4 ? ipv4_prefix_max : ipv6_prefix_max) || block->overlaps(link_local)) {
    refuse("InvalidParameterValue",
           "All Transit Gateway CIDR blocks must be at least a /24 for IPv4 or a /64 for IPv6, outside of "
           "169.254.0.0/16.  Invalid block: {}",
           text);
  }
  return *block;
}

/// One of the two default route tables. The option and the table's id must agree (recorded).
void set_default_route_table(const ReadCall& call, std::string_view name, std::string_view id_name,
                             std::optional<ec2::TransitGatewayOptionValue> option,
                             const std::optional<std::string>& id_text, TransitGatewayId gateway,
                             std::optional<TransitGatewayRouteTableId>& table) {
  const bool enabled = is_enabled(option, table.has_value());
  if (enabled ? !id_text && !table : id_text.has_value()) {
    refuse("InvalidParameterCombination", "{} {} conflicts with {} {}", enabled ? "enable" : "disable", name,
           id_name, id_text.value_or("null"));
  }
  if (!enabled) {
    table.reset();
  } else if (id_text) {
    const auto& wanted = get_available_transit_gateway_route_table(call, *id_text);
    if (wanted.transit_gateway != gateway) NotFound<TransitGatewayRouteTableId>::refuse(*id_text);
    table = wanted.id;
  }
}

}  // namespace

void check_amazon_side_asn(std::int64_t asn) {
  bool short_private = asn >= 64512 && asn <= 65534;
  bool long_private = asn >= 4'200'000'000 && asn <= 4'294'967'294;
  if (short_private || long_private) return;
  refuse("InvalidParameterValue",
         "Value ({}) for parameter amazonSideAsn is invalid. The range is 64512 to 65534 for 16-bit ASNs and "
         "4200000000 to 4294967294 for 32-bit ASNs.",
         asn);
}

void add_cidr_blocks(const std::vector<std::string>& texts, TransitGateway& gateway) {
  for (const std::string& text : texts) {
    auto block = cidr_block(text);
    for (const TransitGatewayBlock& other : gateway.cidr_blocks) {
      if (!block.overlaps(other)) continue;
      refuse("InvalidParameterValue", "Transit Gateway CIDR blocks {} and {} overlap.", other.text(),
             block.text());
    }
    gateway.cidr_blocks.push_back(block);
  }
  if (gateway.cidr_blocks.size() > cidr_blocks_max) {
    refuse("InvalidParameterValue", "A Transit Gateway has at most {} CIDR blocks.", cidr_blocks_max);
  }
}

void modify_options(const ReadCall& call, const ec2::ModifyTransitGatewayOptions& options,
                    TransitGateway& gateway) {
  if (options.amazon_side_asn) {
    check_amazon_side_asn(*options.amazon_side_asn);
    gateway.amazon_side_asn = *options.amazon_side_asn;
  }
  for (const std::string& text : options.remove_transit_gateway_cidr_blocks) {
    auto block = cidr_block(text);
    if (std::erase(gateway.cidr_blocks, block) == 0) {
      refuse("InvalidParameterValue", "{} is not a CIDR block of {}.", text, gateway.id.text());
    }
    check_block_is_unused(call, gateway.id, block);
  }
  add_cidr_blocks(options.add_transit_gateway_cidr_blocks, gateway);
  set_plain_options(options, gateway);
  set_default_route_table(call, "DefaultRouteTableAssociation", "AssociationDefaultRouteTableId",
                          options.default_route_table_association, options.association_default_route_table_id,
                          gateway.id, gateway.association_default_route_table);
  set_default_route_table(call, "DefaultRouteTablePropagation", "PropagationDefaultRouteTableId",
                          options.default_route_table_propagation, options.propagation_default_route_table_id,
                          gateway.id, gateway.propagation_default_route_table);
}

}  // namespace vpcsim
