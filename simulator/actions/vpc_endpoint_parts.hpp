// What endpoints are made of: routes of gateway endpoints, interfaces and groups of the others. Creating and
// modifying an endpoint share this. The functions that take a WriteCall change `endpoint` and everything
// else, but leave the endpoint's row to the caller.
#pragma once

#include "protocol/ec2/vpc_endpoint.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// The endpoint family looks at the form of ids, in words of its own (recorded for subnets). Throws
/// Invalid<kind>Id.Malformed, where `kind` is "Subnet", "Vpc"….
void check_id_form(std::string_view id_text, std::string_view kind, std::string_view words,
                   std::string_view prefix);

/// Route tables of the VPC, each once. Throws InvalidRouteTableId.NotFound or InvalidParameter.
std::vector<RouteTableId> endpoint_route_tables(const ReadCall& call, VpcId vpc,
                                                const std::vector<std::string>& ids);
/// Subnets of the VPC, as named. Throws InvalidSubnetId.NotFound or InvalidParameter.
std::vector<SubnetId> endpoint_subnets(const ReadCall& call, VpcId vpc, const std::vector<std::string>& ids);

/// Throws RouteAlreadyExists.
void add_route_tables(WriteCall& call, VpcEndpoint& endpoint, const std::vector<RouteTableId>& tables);
/// Tables that aren't the endpoint's change nothing.
void remove_route_tables(WriteCall& call, VpcEndpoint& endpoint, const std::vector<RouteTableId>& tables);

/// The addresses that a request picks for the endpoint's interface in a subnet.
struct SubnetAddresses {
  SubnetId subnet;
  std::optional<Ipv4> ipv4;
  std::optional<Ipv6> ipv6;
};
/// Throws MissingParameter, InvalidParameterValue, and InvalidParameter for an address that the endpoint's
/// address type hasn't.
std::vector<SubnetAddresses> subnet_addresses(const ReadCall& call, const VpcEndpoint& endpoint,
                                              const std::vector<ec2::SubnetConfiguration>& configurations);
/// Throws InvalidParameter for addresses in a subnet that isn't one of `subnets`.
void check_has_subnets(const std::vector<SubnetAddresses>& addresses, const std::vector<SubnetId>& subnets);

/// One subnet for each zone; addresses that aren't picked are drawn. Throws DuplicateSubnetsInSameZone, and
/// whatever check_subnet_addressing and make_network_interface throw.
void add_subnets(WriteCall& call, VpcEndpoint& endpoint, const std::vector<SubnetId>& subnets,
                 const std::vector<SubnetAddresses>& addresses);
/// Interfaces that the endpoint has already make room for such with the picked addresses.
void replace_interfaces(WriteCall& call, VpcEndpoint& endpoint,
                        const std::vector<SubnetAddresses>& addresses);
void remove_subnets(WriteCall& call, VpcEndpoint& endpoint, const std::vector<SubnetId>& subnets);

/// The endpoint's interfaces get the groups too.
void set_groups(WriteCall& call, VpcEndpoint& endpoint, std::vector<SecurityGroupId> groups);

/// Throws InvalidParameter: the VPC's DNS attributes are off, the service has no name to use, or another
/// endpoint of the VPC has it.
void enable_private_dns(const ReadCall& call, VpcEndpoint& endpoint);

/// Everything that the endpoint holds is free again.
void release_parts(WriteCall& call, VpcEndpoint& endpoint);

}  // namespace vpcsim
