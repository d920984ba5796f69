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
IpBlock to_cidr(const std::string& text, std::string_view owner);
Ip to_address(const std::string& text, std::string_view owner);
IpProtocol to_protocol(const std::string& text, std::string_view owner);
NetworkAclEntry to_entry(const ec2::NetworkAclEntry& record, std::string_view owner);
Traffic to_traffic(const ec2::IpPermission& permission, std::string_view owner);

/// EC2's spelling of an enumeration's value.
template <class Enum>
std::string_view enum_text(Enum value) {
  return protocol::EnumNames<Enum>::names[static_cast<std::size_t>(value)];
}

InstanceState state_of(ec2::InstanceStateName name);
NatGatewayState state_of(ec2::NatGatewayState state);
NetworkInterfaceStatus status_of(ec2::NetworkInterfaceStatus status);

/// The blocks of a prefix list, if its entries are given.
std::optional<std::vector<IpBlock>> blocks_of(const Records& home, const std::string& prefix_list);

}  // namespace vpcsim::network
