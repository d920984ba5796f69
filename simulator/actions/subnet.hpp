// What other nouns need of subnets: making them, and the private addresses that interfaces take from them.
#pragma once

#include "protocol/ec2/subnet.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// A subnet with the VPC's default network ACL. The caller has checked `cidr` and `availability_zone`.
SubnetId make_subnet(Region& region, const Vpc& vpc, const Cidr& cidr, const std::string& availability_zone,
                     Tags tags);

ec2::Subnet to_record(const Region& region, const Subnet& subnet);

/// Throws InvalidParameterValue, with the names of the zones that there are.
[[noreturn]] void refuse_availability_zone(std::string_view region, std::string_view availability_zone);

/// The five addresses of a subnet that AWS keeps: network, router, DNS, future use, broadcast.
bool is_reserved(const Subnet& subnet, Ipv4 address);
/// Addresses that an interface could still take.
std::size_t available_addresses(const Subnet& subnet);

/// Throws InvalidParameterValue (outside of the subnet, or reserved) or InvalidIPAddress.InUse.
void check_address(const Subnet& subnet, Ipv4 wanted);

/// Gives `holder` an address of the subnet: the wanted one, else a drawn one. Throws as check_address, or
/// InsufficientFreeAddressesInSubnet.
Ipv4 take_address(WriteCall& call, SubnetId subnet, std::optional<Ipv4> wanted, NetworkInterfaceId holder);
/// The address is free again. Giving back what isn't taken changes nothing.
void give_back_address(WriteCall& call, SubnetId subnet, Ipv4 address);

}  // namespace vpcsim
