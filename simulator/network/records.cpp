#include "simulator/network/records.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "simulator/network/flow_log_records.hpp"
#include "simulator/network/network.hpp"
#include "simulator/network/record_reader.hpp"
#include "simulator/network/record_values.hpp"

namespace vpcsim::network {

Description RecordReader::read() {
  for (const Records& home : homes_) read_vpcs(home);
  for (const Records& home : homes_) read_gateways(home);
  for (const Records& home : homes_) read_endpoints(home);
  for (const Records& home : homes_) read_network_acls(home);
  for (const Records& home : homes_) read_instances(home);
  for (const Records& home : homes_) name_security_groups(home);
  for (const Records& home : homes_) read_subnets(home);
  for (const Records& home : homes_) read_interfaces(home);
  for (const Records& home : homes_) read_nat_gateways(home);
  for (const Records& home : homes_) read_transit_gateways(home);
  for (const Records& home : homes_) read_transit_gateway_tables(home);
  for (const Records& home : homes_) read_attachments(home);
  for (const Records& home : homes_) read_transit_gateway_routes(home);
  for (const Records& home : homes_) read_route_tables(home);
  for (const Records& home : homes_) read_security_group_rules(home);
  return std::move(network_);
}

void RecordReader::throw_undescribed(const std::string& id, std::string_view owner) {
  throw RecordsError(fmt::format("{} refers to {}, which was not described", owner, id));
}

void RecordReader::read_vpcs(const Records& home) {
  for (const ec2::Vpc& record : home.vpcs) {
    Vpc vpc{record.vpc_id, name_tag(record.tags), record.owner_id, home.region};
    for (const auto& association : record.cidr_block_associations) {
      if (association.cidr_block_state.state == ec2::VpcCidrBlockStateCode::associated) {
        vpc.cidrs.push_back(to_cidr(association.cidr_block, record.vpc_id));
      }
    }
    if (vpc.cidrs.empty()) vpc.cidrs.push_back(to_cidr(record.cidr_block, record.vpc_id));
    for (const auto& association : record.ipv6_cidr_block_associations) {
      bool associated = association.ipv6_cidr_block_state.state == ec2::VpcCidrBlockStateCode::associated;
      if (associated && association.ipv6_cidr_block)
        vpc.cidrs.push_back(to_cidr(*association.ipv6_cidr_block, record.vpc_id));
    }
    const auto& without = home.vpcs_without_dns_support;
    vpc.dns_support = std::find(without.begin(), without.end(), record.vpc_id) == without.end();
    vpcs_[record.vpc_id] = network_.add(std::move(vpc));
  }
}

void RecordReader::read_network_acls(const Records& home) {
  for (const ec2::NetworkAcl& record : home.network_acls) {
    NetworkAcl acl{record.network_acl_id,
                   name_tag(record.tags),
                   require(vpcs_, record.vpc_id, record.network_acl_id),
                   {},
                   {}};
    for (const ec2::NetworkAclEntry& entry : record.entries) {
      (entry.egress ? acl.egress : acl.ingress).push_back(to_entry(entry, record.network_acl_id));
    }
    auto index = network_.add(std::move(acl));
    network_acls_[record.network_acl_id] = index;
    for (const auto& association : record.associations) acl_of_subnet_[association.subnet_id] = index;
  }
}

void RecordReader::read_instances(const Records& home) {
  for (const ec2::Reservation& reservation : home.reservations) {
    for (const ec2::Instance& record : reservation.instances) {
      Instance instance{record.instance_id, name_tag(record.tags), state_of(record.state.name),
                        record.metadata_options.http_endpoint == ec2::EnabledState::enabled};
      for (const ec2::Tag& tag : record.tags) instance.tags.emplace_back(tag.key, tag.value);
      instance.type = record.instance_type;
      instances_[record.instance_id] = network_.add(std::move(instance));
    }
  }
}

/// Rules refer to groups of any account, hence first the groups, then (at the end) their rules.
void RecordReader::name_security_groups(const Records& home) {
  for (const ec2::SecurityGroup& record : home.security_groups) {
    // People who tag a group call it by its tag: AWS takes no group name such as "sg-web".
    std::string name = name_tag(record.tags);
    if (name.empty()) name = record.group_name;
    security_groups_[record.group_id] = network_.add(SecurityGroup{
        record.group_id, std::move(name), require(vpcs_, record.vpc_id, record.group_id), {}, {}});
  }
}

/// Subnets get their route table once those are read: tables refer to gateways that sit in subnets.
void RecordReader::read_subnets(const Records& home) {
  for (const ec2::Subnet& record : home.subnets) {
    Subnet subnet{
        .id = record.subnet_id,
        .name = name_tag(record.tags),
        .vpc = require(vpcs_, record.vpc_id, record.subnet_id),
        .network_acl = require(acl_of_subnet_, record.subnet_id, "the network ACL association of a subnet"),
        .availability_zone_id = record.availability_zone_id};
    if (record.cidr_block) subnet.cidrs.push_back(to_cidr(*record.cidr_block, record.subnet_id));
    for (const auto& association : record.ipv6_cidr_block_associations) {
      if (association.ipv6_cidr_block_state.state == ec2::SubnetCidrBlockStateCode::associated)
        subnet.cidrs.push_back(to_cidr(association.ipv6_cidr_block, record.subnet_id));
    }
    subnets_[record.subnet_id] = network_.add(std::move(subnet));
  }
}

void RecordReader::read_interfaces(const Records& home) {
  for (const ec2::NetworkInterface& record : home.network_interfaces) {
    if (record.private_ip_addresses.empty() && record.ipv6_addresses.empty())
      continue;  // a branch without any
    const std::string& id = record.network_interface_id;
    NetworkInterface interface {
      .id = id, .name = name_tag(record.tags), .vpc = require(vpcs_, record.vpc_id, id),
      .subnet = require(subnets_, record.subnet_id, id), .source_dest_check = record.source_dest_check
    };
    for (const auto& address : record.private_ip_addresses) {
      interface.addresses.push_back({to_address(address.private_ip_address, id)});
      if (address.association)
        interface.addresses.back().public_ip = to_address(address.association->public_ip, id);
    }
    for (const auto& address : record.ipv6_addresses)
      interface.addresses.push_back({to_address(address.ipv6_address, id)});
    for (const auto& prefix : record.ipv4_prefixes)
      interface.prefixes.push_back(to_cidr(prefix.ipv4_prefix, id));
    for (const auto& prefix : record.ipv6_prefixes)
      interface.prefixes.push_back(to_cidr(prefix.ipv6_prefix, id));
    for (const auto& group : record.groups) {
      interface.groups.push_back(require(security_groups_, group.group_id, id));
    }
    if (record.attachment && record.attachment->instance_id) {
      interface.instance = find(instances_, *record.attachment->instance_id);
      interface.device_index = record.attachment->device_index;
    }
    interface.vpc_endpoint = find(endpoint_of_interface_, id);
    interface.status = status_of(record.status);
    network_interfaces_[id] = network_.add(std::move(interface));
  }
}

void RecordReader::read_security_group_rules(const Records& home) {
  for (const ec2::SecurityGroup& record : home.security_groups) {
    SecurityGroup& group = network_[security_groups_[record.group_id]];
    for (const auto& permission : record.ip_permissions) add_rules(group.ingress, permission, record, home);
    for (const auto& permission : record.ip_permissions_egress)
      add_rules(group.egress, permission, record, home);
  }
}

void RecordReader::add_rules(std::vector<SecurityGroupRule>& rules, const ec2::IpPermission& permission,
                             const ec2::SecurityGroup& record, const Records& home) const {
  auto traffic = to_traffic(permission, record.group_id);
  for (const auto& range : permission.ip_ranges) {
    rules.push_back({traffic, to_cidr(range.cidr_ip, record.group_id), {}});
  }
  for (const auto& range : permission.ipv6_ranges)
    rules.push_back({traffic, to_cidr(range.cidr_ipv6, record.group_id), {}});
  for (const auto& pair : permission.user_id_group_pairs) {
    const std::string id = pair.group_id.value_or("");
    rules.push_back(
        {traffic, SecurityGroupReference{find(security_groups_, id), id, pair.user_id.value_or("")}, {}});
  }
  for (const auto& list : permission.prefix_list_ids) {
    auto blocks = blocks_of(home, list.prefix_list_id);
    if (!blocks) rules.push_back({traffic, OtherRuleSource{"prefix list", list.prefix_list_id}, {}});
    for (const IpBlock& block : blocks.value_or(std::vector<IpBlock>()))
      rules.push_back({traffic, block, {}});
  }
}

Network read_records(std::span<const Records> homes) {
  Description network = RecordReader(homes).read();
  for (const Records& home : homes) add_flow_logs(network, home.flow_logs);
  return Network(std::move(network));
}

}  // namespace vpcsim::network
