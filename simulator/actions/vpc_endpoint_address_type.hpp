// How an endpoint is addressed: which addresses its interfaces have, and which records its DNS names
// (PrivateLink guide, "IP address types" and "DNS record IP types").
#pragma once

#include "simulator/actions/vpc_endpoint_service.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// What a request says of it.
struct EndpointAddressing {
  std::optional<ec2::IpAddressType> type = {};
  std::optional<ec2::DnsRecordIpType> records = {};
};

template <class Request>
EndpointAddressing addressing_of(const Request& request) {
  EndpointAddressing given{.type = request.ip_address_type, .records = {}};
  if (request.dns_options) given.records = request.dns_options->dns_record_ip_type;
  return given;
}

/// Of a new endpoint. Throws InvalidParameter: its service isn't reached by such addresses, or the records
/// don't go with them; UnsupportedOperation for a gateway endpoint with IPv6, whose routes AWS doesn't
/// document.
void set_addressing(VpcEndpoint& endpoint, const EndpointAddressing& given, const OfferedService& service);
/// Of one that is there: its interfaces get IPv6 addresses or lose them. The row is left to the caller.
/// Throws the same, and as check_subnet_addressing.
void change_addressing(WriteCall& call, VpcEndpoint& endpoint, const EndpointAddressing& given);

/// Throws InvalidParameter unless the subnet has just the addresses of the endpoint's type.
void check_subnet_addressing(const Subnet& subnet, ec2::IpAddressType type);

bool has_ipv4(ec2::IpAddressType type);
bool has_ipv6(ec2::IpAddressType type);

}  // namespace vpcsim
