// Security groups. Their rules come from DescribeSecurityGroupRules, ids and tags kept, else from the
// permissions in DescribeSecurityGroups, which have neither.
#include <algorithm>

#include "scenarios/import/home_import.hpp"

namespace vpcsim::importing {
namespace {

/// What a rule says of the group that it names.
struct NamedGroup {
  std::string group;
  std::optional<std::string> account, vpc, peering;
};

bool has_vpc(const ec2::TransitGatewayVpcAttachment& attachment, const VpcId& vpc) {
  return attachment.vpc_id == vpc.text();
}

/// The gateway that both VPCs are attached to; records of rules don't name it.
std::optional<TransitGatewayId> gateway_between(const HomeImport& home, const VpcId& one,
                                                const VpcId& other) {
  for (const auto& attachment : home.records.transit_gateway_vpc_attachments) {
    if (!has_vpc(attachment, one)) continue;
    for (const auto& second : home.records.transit_gateway_vpc_attachments) {
      if (has_vpc(second, other) && second.transit_gateway_id == attachment.transit_gateway_id)
        return TransitGatewayId::parse(attachment.transit_gateway_id);
    }
  }
  return std::nullopt;
}

GroupReference reference_to(HomeImport& home, const SecurityGroup& own, const NamedGroup& named) {
  GroupReference reference{.group = home.id_of<SecurityGroupId>(named.group),
                           .account = named.account.value_or(home.account()),
                           .vpc = own.vpc,
                           .peering = home.id_if<PeeringId>(named.peering)};
  if (named.vpc) {
    reference.vpc = home.id_of<VpcId>(*named.vpc);
  } else if (const auto known = home.all.group_vpcs.find(named.group); known != home.all.group_vpcs.end()) {
    reference.vpc = home.id_of<VpcId>(known->second);
  }
  const bool is_near = reference.vpc == own.vpc || reference.account != home.account();
  if (!reference.peering && !is_near)
    reference.transit_gateway = gateway_between(home, own.vpc, reference.vpc);
  return reference;
}

SecurityGroupRule rule_of(HomeImport& home, const SecurityGroup& group,
                          const ec2::SecurityGroupRule& record) {
  SecurityGroupRule rule{.id = home.id_of<SecurityGroupRuleId>(record.security_group_rule_id),
                         .egress = record.is_egress,
                         .protocol = home.value_of<IpProtocol>(record.ip_protocol),
                         .from_port = record.from_port,
                         .to_port = record.to_port,
                         .peer = {},
                         .description = record.description,
                         .tags = record.tags};
  if (record.cidr_ipv4) {
    rule.peer = home.value_of<Cidr>(*record.cidr_ipv4);
  } else if (record.cidr_ipv6) {
    rule.peer = home.value_of<Ipv6Cidr>(*record.cidr_ipv6);
  } else if (record.prefix_list_id) {
    rule.peer = home.need(home.region.prefix_lists, *record.prefix_list_id).id;
  } else if (const auto& other = record.referenced_group_info) {
    const auto account = other->user_id.empty() ? std::nullopt : std::optional(other->user_id);
    rule.peer = reference_to(home, group,
                             {other->group_id, account, other->vpc_id, other->vpc_peering_connection_id});
  } else {
    throw CannotHold("it names nobody that vpcsim knows");
  }
  return rule;
}

/// Adds the rules that a permission stands for, with new ids.
class PermissionRules {
 public:
  PermissionRules(HomeImport& home, SecurityGroup& group, bool egress)
      : home_(home), group_(group), egress_(egress) {}

  void add(const ec2::IpPermission& permission) {
    for (const auto& range : permission.ip_ranges)
      add(permission, range.cidr_ip, range.description, [&] { return home_.value_of<Cidr>(range.cidr_ip); });
    for (const auto& range : permission.ipv6_ranges) {
      add(permission, range.cidr_ipv6, range.description,
          [&] { return home_.value_of<Ipv6Cidr>(range.cidr_ipv6); });
    }
    for (const auto& list : permission.prefix_list_ids) {
      add(permission, list.prefix_list_id, list.description,
          [&] { return home_.need(home_.region.prefix_lists, list.prefix_list_id).id; });
    }
    for (const auto& pair : permission.user_id_group_pairs) {
      const std::string group = pair.group_id.value_or("");
      add(permission, group, pair.description, [&] {
        return reference_to(home_, group_,
                            {group, pair.user_id, pair.vpc_id, pair.vpc_peering_connection_id});
      });
    }
  }

 private:
  template <class PeerOf>
  void add(const ec2::IpPermission& permission, const std::string& name,
           const std::optional<std::string>& description, PeerOf&& peer_of) {
    const auto protocol = permission.ip_protocol.value_or("-1");
    home_.part("rule", fmt::format("{} {}", protocol, name), group_.id.text(), [&] {
      SecurityGroupRule rule{.id = {},
                             .egress = egress_,
                             .protocol = home_.value_of<IpProtocol>(protocol),
                             .from_port = permission.from_port.value_or(-1),
                             .to_port = permission.to_port.value_or(-1),
                             .peer = peer_of(),
                             .description = description,
                             .tags = {}};
      rule.id = home_.region.ids.id<SecurityGroupRuleId>();
      group_.rules.push_back(std::move(rule));
    });
  }

  HomeImport& home_;
  SecurityGroup& group_;
  bool egress_;
};

/// Whether the files had the group's rules by id.
bool add_rules_by_id(HomeImport& home, SecurityGroup& group) {
  bool any = false;
  for (const ec2::SecurityGroupRule& record : home.records.security_group_rules) {
    if (record.group_id != group.id.text()) continue;
    any = true;
    home.part("rule", record.security_group_rule_id, record.group_id,
              [&] { group.rules.push_back(rule_of(home, group, record)); });
  }
  return any;
}

void add_rules(HomeImport& home, const ec2::SecurityGroup& record, SecurityGroup& group,
               std::vector<std::string>& without_ids) {
  if (add_rules_by_id(home, group)) return;
  PermissionRules ingress(home, group, false), egress(home, group, true);
  for (const ec2::IpPermission& permission : record.ip_permissions) ingress.add(permission);
  for (const ec2::IpPermission& permission : record.ip_permissions_egress) egress.add(permission);
  if (!group.rules.empty()) without_ids.push_back(record.group_id);
}

}  // namespace

void import_security_groups(HomeImport& home) {
  std::vector<std::string> without_ids;
  home.each("security group", home.records.security_groups, &ec2::SecurityGroup::group_id,
            [&](const ec2::SecurityGroup& record) {
              SecurityGroup row{.id = home.id_of<SecurityGroupId>(record.group_id),
                                .vpc = home.need(home.region.vpcs, record.vpc_id).id,
                                .name = record.group_name,
                                .description = record.description,
                                .rules = {},
                                .tags = record.tags};
              add_rules(home, record, row, without_ids);
              home.region.security_groups.insert(std::move(row));
            });
  if (without_ids.empty()) return;
  home.assume(
      fmt::format("no file with the rules of {}: they have new ids (aws ec2 "
                  "describe-security-group-rules)",
                  fmt::join(without_ids, ", ")));
}

}  // namespace vpcsim::importing
