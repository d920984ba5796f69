#include "simulator/network/record_values.hpp"

#include <fmt/format.h>

#include "simulator/network/packet.hpp"

namespace vpcsim::network {

std::string name_tag(const std::vector<ec2::Tag>& tags) {
  for (const ec2::Tag& tag : tags) {
    if (tag.key == "Name") return tag.value;
  }
  return {};
}

IpBlock to_cidr(const std::string& text, std::string_view owner) {
  auto cidr = IpBlock::parse(text);
  if (!cidr) throw RecordsError(fmt::format("{} has '{}', which is no CIDR block", owner, text));
  return *cidr;
}

Ip to_address(const std::string& text, std::string_view owner) {
  auto address = Ip::parse(text);
  if (!address) throw RecordsError(fmt::format("{} has '{}', which is no IP address", owner, text));
  return *address;
}

IpProtocol to_protocol(const std::string& text, std::string_view owner) {
  auto protocol = IpProtocol::parse(text);
  if (!protocol) throw RecordsError(fmt::format("{} has '{}', which is no IP protocol", owner, text));
  return *protocol;
}

NetworkAclEntry to_entry(const ec2::NetworkAclEntry& record, std::string_view owner) {
  NetworkAclEntry entry{
      .rule_number = record.rule_number,
      .allow = record.rule_action == ec2::RuleAction::allow,
      .traffic = {.protocol = to_protocol(record.protocol, owner)},
      .cidr = to_cidr(record.cidr_block ? *record.cidr_block : record.ipv6_cidr_block.value_or(""), owner)};
  if (record.port_range) {
    entry.traffic.ports = {static_cast<std::uint16_t>(record.port_range->from.value_or(0)),
                           static_cast<std::uint16_t>(record.port_range->to.value_or(65535))};
  }
  if (record.icmp_type_code) {
    entry.traffic.icmp_type = static_cast<std::int16_t>(record.icmp_type_code->type.value_or(-1));
    entry.traffic.icmp_code = static_cast<std::int16_t>(record.icmp_type_code->code.value_or(-1));
  }
  return entry;
}

Traffic to_traffic(const ec2::IpPermission& permission, std::string_view owner) {
  Traffic traffic{.protocol = to_protocol(permission.ip_protocol.value_or("-1"), owner)};
  if (traffic.protocol.has_ports()) {
    traffic.ports = {static_cast<std::uint16_t>(permission.from_port.value_or(0)),
                     static_cast<std::uint16_t>(permission.to_port.value_or(65535))};
  } else if (is_icmp(traffic.protocol)) {
    traffic.icmp_type = static_cast<std::int16_t>(permission.from_port.value_or(-1));
    traffic.icmp_code = static_cast<std::int16_t>(permission.to_port.value_or(-1));
  }
  return traffic;
}

InstanceState state_of(ec2::InstanceStateName name) {
  switch (name) {
    case ec2::InstanceStateName::pending:
      return InstanceState::pending;
    case ec2::InstanceStateName::running:
      return InstanceState::running;
    case ec2::InstanceStateName::shutting_down:
      return InstanceState::shutting_down;
    case ec2::InstanceStateName::terminated:
      return InstanceState::terminated;
    case ec2::InstanceStateName::stopping:
      return InstanceState::stopping;
    case ec2::InstanceStateName::stopped:
      return InstanceState::stopped;
  }
  return InstanceState::terminated;
}

NatGatewayState state_of(ec2::NatGatewayState state) {
  return static_cast<NatGatewayState>(state);  // both have AWS's values in the model's order
}

NetworkInterfaceStatus status_of(ec2::NetworkInterfaceStatus status) {
  switch (status) {
    case ec2::NetworkInterfaceStatus::available:
      return NetworkInterfaceStatus::available;
    case ec2::NetworkInterfaceStatus::associated:
      return NetworkInterfaceStatus::associated;
    case ec2::NetworkInterfaceStatus::attaching:
      return NetworkInterfaceStatus::attaching;
    case ec2::NetworkInterfaceStatus::in_use:
      return NetworkInterfaceStatus::in_use;
    case ec2::NetworkInterfaceStatus::detaching:
      return NetworkInterfaceStatus::detaching;
  }
  return NetworkInterfaceStatus::available;
}

std::optional<std::vector<IpBlock>> blocks_of(const Records& home, const std::string& prefix_list) {
  for (const PrefixListEntries& list : home.prefix_lists) {
    if (list.prefix_list_id != prefix_list) continue;
    std::vector<IpBlock> blocks;
    for (const ec2::PrefixListEntry& entry : list.entries) {
      if (auto cidr = IpBlock::parse(entry.cidr)) blocks.push_back(*cidr);
    }
    return blocks;
  }
  return std::nullopt;
}

}  // namespace vpcsim::network
