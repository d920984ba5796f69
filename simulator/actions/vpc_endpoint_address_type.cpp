#include "simulator/actions/vpc_endpoint_address_type.hpp"

#include <algorithm>

#include "simulator/actions/network_interface.hpp"

namespace vpcsim {

using AddressType = ec2::IpAddressType;
using Records = ec2::DnsRecordIpType;
using EndpointType = ec2::VpcEndpointType;

bool has_ipv4(AddressType type) {
  return type != AddressType::ipv6;
}
bool has_ipv6(AddressType type) {
  return type != AddressType::ipv4;
}

namespace {

bool accepts(const OfferedService& service, ec2::ServiceConnectivityType wanted) {
  return std::find(service.address_types.begin(), service.address_types.end(), wanted) !=
         service.address_types.end();
}

void check_service(const OfferedService& service, AddressType type) {
  if (service.type == EndpointType::gateway && type != AddressType::ipv4)
    refuse_unsupported_parameter(fmt::format("IpAddressType={}", name_of(type)));
  const bool ipv4 = !has_ipv4(type) || accepts(service, ec2::ServiceConnectivityType::ipv4);
  const bool ipv6 = !has_ipv6(type) || accepts(service, ec2::ServiceConnectivityType::ipv6);
  if (ipv4 && ipv6) return;
  refuse("InvalidParameter", "The IP address type {} is not supported by the VPC endpoint service {}.",
         name_of(type), service.name);
}

/// The records of an endpoint that asks for none.
Records usual_records(EndpointType endpoint, AddressType type) {
  if (endpoint == EndpointType::gateway) return Records::service_defined;
  if (type == AddressType::ipv6) return Records::ipv6;
  return type == AddressType::dualstack ? Records::dualstack : Records::ipv4;
}

bool fits(EndpointType endpoint, AddressType type, Records records) {
  if (endpoint == EndpointType::gateway_load_balancer) return true;  // it has no names
  switch (records) {
    case Records::ipv4:
      return has_ipv4(type);
    case Records::ipv6:
      return has_ipv6(type);
    case Records::dualstack:
      return type == AddressType::dualstack;
    case Records::service_defined:
      return type == AddressType::dualstack || endpoint == EndpointType::gateway;
  }
  return false;
}

void set_records(VpcEndpoint& endpoint, Records records) {
  if (!fits(endpoint.type, endpoint.address_type, records)) {
    refuse("InvalidParameter", "The DNS record IP type {} does not match the IP address type {}.",
           name_of(records), name_of(endpoint.address_type));
  }
  endpoint.dns_records = records;
}

void give_ipv6(WriteCall& call, NetworkInterfaceId id) {
  if (call.region.network_interfaces.get(id).ipv6_addresses.empty())
    take_ipv6(call, id, {.drawn_addresses = 1});
}

OfferedService service_of(const ReadCall& call, const VpcEndpoint& endpoint) {
  auto services = services_named(call, endpoint.service_name);
  auto found = std::find_if(services.begin(), services.end(),
                            [&](const OfferedService& service) { return service.type == endpoint.type; });
  return std::move(*found);
}

}  // namespace

void check_subnet_addressing(const Subnet& subnet, AddressType type) {
  const bool ipv6 = !subnet.ipv6_cidrs.empty();
  if (has_ipv4(type) && !subnet.cidr) {
    refuse("InvalidParameter", "The subnet {} has no IPv4 CIDR block, which the IP address type {} requires.",
           subnet.id.text(), name_of(type));
  }
  if (has_ipv6(type) && !ipv6) {
    refuse("InvalidParameter", "The subnet {} has no IPv6 CIDR block, which the IP address type {} requires.",
           subnet.id.text(), name_of(type));
  }
  if (!has_ipv4(type) && subnet.cidr) {
    refuse("InvalidParameter",
           "The subnet {} is not an IPv6-only subnet, which the IP address type ipv6 requires.",
           subnet.id.text());
  }
}

void set_addressing(VpcEndpoint& endpoint, const EndpointAddressing& given, const OfferedService& service) {
  endpoint.address_type = given.type.value_or(AddressType::ipv4);
  check_service(service, endpoint.address_type);
  set_records(endpoint, given.records.value_or(usual_records(endpoint.type, endpoint.address_type)));
}

void change_addressing(WriteCall& call, VpcEndpoint& endpoint, const EndpointAddressing& given) {
  if (given.type && *given.type != endpoint.address_type) {
    check_service(service_of(call.read(), endpoint), *given.type);
    endpoint.address_type = *given.type;
    for (const VpcEndpointPlace& place : endpoint.places) {
      check_subnet_addressing(call.region.subnets.get(place.subnet), *given.type);
      if (has_ipv6(*given.type)) {
        give_ipv6(call, place.network_interface);
      } else {
        give_back_ipv6(call, place.network_interface);
      }
    }
  }
  if (given.type || given.records) set_records(endpoint, given.records.value_or(endpoint.dns_records));
}

}  // namespace vpcsim
