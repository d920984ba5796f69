// The names that AWS gives to addresses (VPC user guide, "DNS attributes in your VPC"; facts 2.7).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "protocol/cidr.hpp"

namespace vpcsim {

/// "ec2.internal" in us-east-1, else "eu-west-1.compute.internal".
std::string private_domain(std::string_view region);
/// "compute-1.amazonaws.com" in us-east-1, else "eu-west-1.compute.amazonaws.com".
std::string public_domain(std::string_view region);

/// "ip-10-0-0-5.ec2.internal" in us-east-1, else "ip-10-0-0-5.eu-west-1.compute.internal".
std::string private_dns_name(std::string_view region, protocol::Ipv4 address);
/// "i-0123456789abcdef0.ec2.internal", likewise: where host names follow the resource.
std::string resource_dns_name(std::string_view region, std::string_view instance_id);
/// "ec2-203-0-113-25.compute-1.amazonaws.com" in us-east-1, else
/// "ec2-203-0-113-25.eu-west-1.compute.amazonaws.com".
std::string public_dns_name(std::string_view region, protocol::Ipv4 address);

/// 10.0.0.5 of "ip-10-0-0-5", if the prefix is "ip-".
std::optional<protocol::Ipv4> address_in_label(std::string_view label, std::string_view prefix);

}  // namespace vpcsim
