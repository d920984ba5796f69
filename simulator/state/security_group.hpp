#pragma once

#include <variant>

#include "simulator/state/common.hpp"

namespace vpcsim {

/// A group named as the source (ingress) or destination (egress) of a rule.
struct GroupReference {
  SecurityGroupId group;
  AccountId account;
  VpcId vpc;                         ///< the group's
  std::optional<PeeringId> peering;  ///< set if the group is in a peer VPC
  friend bool operator==(const GroupReference&, const GroupReference&) = default;
};
using RulePeer = std::variant<Cidr, GroupReference>;

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

struct SecurityGroup {
  SecurityGroupId id;
  VpcId vpc;
  std::string name, description;
  std::vector<SecurityGroupRule> rules;  ///< both directions, in the order of creation
  Tags tags;
};

}  // namespace vpcsim
