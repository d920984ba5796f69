// One VPC with one security group, and the calls that its tests make over and over.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "protocol/ec2/security_group_rule.hpp"
#include "protocol/ec2/vpc.hpp"
#include "simulator/test_region.hpp"

namespace vpcsim::tests {

using Ingress = ec2::AuthorizeSecurityGroupIngressRequest;
using Egress = ec2::AuthorizeSecurityGroupEgressRequest;

inline ec2::IpPermission tcp(int port, const char* cidr, std::optional<std::string> description = {}) {
  return {.from_port = port,
          .ip_protocol = "tcp",
          .ip_ranges = {{cidr, std::move(description)}},
          .to_port = port};
}
inline ec2::IpPermission everything_from(const std::string& group) {
  return {.ip_protocol = "-1", .user_id_group_pairs = {{.group_id = group}}};
}

struct OneGroup {
  TestCloud cloud;
  std::string vpc, group;

  explicit OneGroup(Settings settings = TestCloud::empty()) : cloud(settings) {
    vpc = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
    group =
        cloud.call(ec2::CreateSecurityGroupRequest{.description = "x", .group_name = "web", .vpc_id = vpc})
            .group_id;
  }
  std::vector<ec2::SecurityGroupRule> allow(std::vector<ec2::IpPermission> permissions) {
    return cloud.call(Ingress{.group_id = group, .ip_permissions = std::move(permissions)})
        .security_group_rules;
  }
  std::string refusal(std::vector<ec2::IpPermission> permissions) {
    return cloud.refusal(Ingress{.group_id = group, .ip_permissions = std::move(permissions)});
  }
  std::vector<ec2::SecurityGroupRule> rules() {
    return cloud.call(ec2::DescribeSecurityGroupRulesRequest{.filters = {{"group-id", {group}}}})
        .security_group_rules;
  }
  ec2::SecurityGroup describe() {
    return cloud.call(ec2::DescribeSecurityGroupsRequest{.group_ids = {group}}).security_groups.at(0);
  }
};

}  // namespace vpcsim::tests
