#pragma once

#include <array>
#include <variant>

#include "protocol/ipv6.hpp"
#include "simulator/index_keys.hpp"
#include "simulator/state/common.hpp"

namespace vpcsim {

/// A group named as the source (ingress) or destination (egress) of a rule.
struct GroupReference {
  SecurityGroupId group;
  AccountId account;
  VpcId vpc;                         ///< the group's
  std::optional<PeeringId> peering;  ///< set if the group is in a peer VPC
  /// Set if it is in a VPC that is attached to the same transit gateway.
  std::optional<TransitGatewayId> transit_gateway = {};
  bool is_remote() const { return peering.has_value() || transit_gateway.has_value(); }
  friend bool operator==(const GroupReference&, const GroupReference&) = default;
};
using RulePeer = std::variant<Cidr, Ipv6Cidr, PrefixListId, GroupReference>;

struct SecurityGroupRule {
  SecurityGroupRuleId id;
  bool egress = false;
  IpProtocol protocol;
  int from_port = -1;  ///< ICMP: type; -1 with protocol -1
  int to_port = -1;    ///< ICMP: code
  RulePeer peer;
  std::optional<std::string> description;
  Tags tags;
};

/// The group may be used in another VPC of its account and region.
struct GroupVpcAssociation {
  VpcId vpc;
  Timestamp since;                  ///< of the call that made it
  std::optional<Timestamp> undone;  ///< of the call that ended it
};

struct SecurityGroup {
  SecurityGroupId id;
  VpcId vpc;
  std::string name, description;
  std::vector<SecurityGroupRule> rules;  ///< both directions, in the order of creation
  std::vector<GroupVpcAssociation> vpc_associations = {};
  Tags tags;

  /// Beside the filters of DescribeSecurityGroups: rules by id and by their tags' keys, groups by the VPCs
  /// they are associated with ("association.vpc-id"), whether there are any ("association": "true"), and the
  /// prefix lists that rules of either direction name ("prefix-list-id").
  static constexpr auto indexed = std::to_array<std::string_view>(
      {"vpc-id", "group-name", "ip-permission.group-id", "egress.ip-permission.group-id",
       "ip-permission.prefix-list-id", "egress.ip-permission.prefix-list-id"});
  void index(IndexKeys& keys) const {
    keys.add("vpc-id", vpc);
    keys.add("group-name", name);
    for (const SecurityGroupRule& rule : rules) index_rule(keys, rule);
    for (const GroupVpcAssociation& association : vpc_associations) {
      keys.add("association.vpc-id", association.vpc);
      keys.add("association", "true");
    }
  }

 private:
  static void index_rule(IndexKeys& keys, const SecurityGroupRule& rule) {
    keys.add("security-group-rule-id", rule.id);
    for (const ec2::Tag& tag : rule.tags) keys.add("rule.tag-key", tag.key);
    if (const auto* reference = std::get_if<GroupReference>(&rule.peer)) {
      keys.add(rule.egress ? "egress.ip-permission.group-id" : "ip-permission.group-id", reference->group);
    } else if (const auto* list = std::get_if<PrefixListId>(&rule.peer)) {
      keys.add("prefix-list-id", *list);
      keys.add(rule.egress ? "egress.ip-permission.prefix-list-id" : "ip-permission.prefix-list-id", *list);
    }
  }
};

}  // namespace vpcsim
