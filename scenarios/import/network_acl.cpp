// Network ACLs. Which subnets are under them, subnets know.
#include <algorithm>
#include <tuple>

#include "scenarios/import/home_import.hpp"

namespace vpcsim::importing {
namespace {

std::uint16_t port_of(std::int32_t number) {
  if (number < 0 || number > 65535) throw CannotHold(fmt::format("{} is no port", number));
  return static_cast<std::uint16_t>(number);
}

NetworkAclEntry entry_of(const ec2::NetworkAclEntry& record) {
  NetworkAclEntry row{.rule_number = record.rule_number,
                      .egress = record.egress,
                      .allow = record.rule_action == ec2::RuleAction::allow,
                      .protocol = HomeImport::value_of<IpProtocol>(record.protocol),
                      .cidr = {},
                      .ports = {}};
  if (record.cidr_block) {
    row.cidr = HomeImport::value_of<Cidr>(*record.cidr_block);
  } else if (record.ipv6_cidr_block) {
    row.cidr = HomeImport::value_of<Ipv6Cidr>(*record.ipv6_cidr_block);
  } else {
    throw CannotHold("it has no block");
  }
  if (record.port_range && record.port_range->from && record.port_range->to)
    row.ports = PortRange{port_of(*record.port_range->from), port_of(*record.port_range->to)};
  if (record.icmp_type_code) {
    row.icmp_type = record.icmp_type_code->type.value_or(-1);
    row.icmp_code = record.icmp_type_code->code.value_or(-1);
  }
  return row;
}

}  // namespace

void import_network_acls(HomeImport& home) {
  home.each(
      "network ACL", home.records.network_acls, &ec2::NetworkAcl::network_acl_id,
      [&](const ec2::NetworkAcl& record) {
        NetworkAcl row{.id = home.id_of<NetworkAclId>(record.network_acl_id),
                       .vpc = home.need(home.region.vpcs, record.vpc_id).id,
                       .is_default = record.is_default,
                       .entries = {},
                       .tags = record.tags};
        for (const ec2::NetworkAclEntry& entry : record.entries) {
          const auto name = fmt::format("{} ({})", entry.rule_number, entry.egress ? "egress" : "ingress");
          home.part("entry", name, record.network_acl_id, [&] { row.entries.push_back(entry_of(entry)); });
        }
        std::stable_sort(row.entries.begin(), row.entries.end(),
                         [](const NetworkAclEntry& a, const NetworkAclEntry& b) {
                           return std::tie(a.egress, a.rule_number) < std::tie(b.egress, b.rule_number);
                         });
        home.region.network_acls.insert(std::move(row));
      });
}

}  // namespace vpcsim::importing
