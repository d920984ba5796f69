// What other nouns need of NAT gateways: their state at an instant.
#pragma once

#include "protocol/ec2/nat_gateway.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

ec2::NatGatewayState nat_gateway_state_at(const NatGateway& gateway, Timestamp now, const Timing& timing);
/// Deleted and failed gateways are shown for about an hour.
bool is_visible_at(const NatGateway& gateway, Timestamp now, const Timing& timing);

ec2::NatGateway to_record(const NatGateway& gateway, Timestamp at, const Timing& timing);

/// Throws NatGatewayMalformed for what can't be a NAT gateway's id: its service looks at the form.
void check_nat_gateway_id(std::string_view id);

/// The Elastic addresses of those ids. Throws InvalidElasticIpID.Malformed, InvalidElasticIpID.NotFound, or
/// Resource.AlreadyAssociated.
std::vector<AllocationId> free_allocations(const ReadCall& call, const std::vector<std::string>& ids);
/// Throws AddressLimitExceeded or PrivateIpAddressLimitExceeded if `count` addresses are too many.
void check_nat_gateway_quota(const ReadCall& call, Connectivity connectivity, std::size_t count);
/// Gives the gateway's interface one more address, with an Elastic one on it if the gateway is public.
NatGatewayAddress add_nat_gateway_address(WriteCall& call, NetworkInterfaceId interface,
                                          std::optional<Ipv4> wanted, std::optional<AllocationId> allocation);

}  // namespace vpcsim
