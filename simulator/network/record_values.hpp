// The values in the EC2 API's records, as the evaluator has them. `owner` names the record in errors.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/network/records.hpp"

namespace vpcsim::network {

/// The value of the tag Name; empty without.
std::string name_tag(const std::vector<ec2::Tag>& tags);

/// Throw RecordsError for what isn't one.
Cidr to_cidr(const std::string& text, std::string_view owner);
Ipv4 to_address(const std::string& text, std::string_view owner);
IpProtocol to_protocol(const std::string& text, std::string_view owner);
/// An IPv4 entry.
NetworkAclEntry to_entry(const ec2::NetworkAclEntry& record, std::string_view owner);
Traffic to_traffic(const ec2::IpPermission& permission, std::string_view owner);

InstanceState state_of(ec2::InstanceStateName name);
NatGatewayState state_of(ec2::NatGatewayState state);
NetworkInterfaceStatus status_of(ec2::NetworkInterfaceStatus status);

/// The IPv4 blocks of a prefix list, if its entries are given.
std::optional<std::vector<Cidr>> blocks_of(const Records& home, const std::string& prefix_list);

}  // namespace vpcsim::network
