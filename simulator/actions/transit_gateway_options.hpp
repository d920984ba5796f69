// The options of transit gateways, as the calls that make and change them take them.
#pragma once

#include "protocol/ec2/transit_gateway.hpp"
#include "simulator/actions/transit_gateway.hpp"

namespace vpcsim {

inline constexpr std::int64_t default_amazon_side_asn = 64512;

/// Throws InvalidParameterValue unless it is a private number of 16 or 32 bits.
void check_amazon_side_asn(std::int64_t asn);

/// Throws InvalidParameterValue: not a block, too small, or overlapping another; or too many.
void add_cidr_blocks(const std::vector<std::string>& texts, TransitGateway& gateway);

/// Those that are on or off and name nothing. What the request doesn't say stays.
template <class Options>
void set_plain_options(const Options& options, TransitGateway& gateway) {
  gateway.auto_accept_shared_attachments =
      is_enabled(options.auto_accept_shared_attachments, gateway.auto_accept_shared_attachments);
  gateway.dns_support = is_enabled(options.dns_support, gateway.dns_support);
  gateway.vpn_ecmp_support = is_enabled(options.vpn_ecmp_support, gateway.vpn_ecmp_support);
  gateway.security_group_referencing_support =
      is_enabled(options.security_group_referencing_support, gateway.security_group_referencing_support);
}

/// Throws InvalidParameterValue, InvalidParameterCombination or InvalidRouteTableID.NotFound.
void modify_options(const ReadCall& call, const ec2::ModifyTransitGatewayOptions& options,
                    TransitGateway& gateway);

}  // namespace vpcsim
