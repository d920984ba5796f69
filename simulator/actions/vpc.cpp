#include "simulator/actions/vpc.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/nouns.hpp"
#include "simulator/actions/route.hpp"
#include "simulator/actions/security_group_vpc.hpp"
#include "simulator/actions/vpc_endpoint.hpp"
#include "simulator/actions/vpc_peering_connection.hpp"
#include "simulator/actions/vpn_gateway.hpp"
#include "simulator/describe.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {

bool contains(const Vpc& vpc, Ipv4 address) {
  return std::any_of(vpc.cidrs.begin(), vpc.cidrs.end(),
                     [&](const VpcCidr& own) { return own.cidr.contains(address); });
}

const VpcCidr* cidr_around(const Vpc& vpc, const Cidr& block) {
  auto found = std::find_if(vpc.cidrs.begin(), vpc.cidrs.end(),
                            [&](const VpcCidr& own) { return own.cidr.contains(block); });
  return found == vpc.cidrs.end() ? nullptr : &*found;
}

ec2::Vpc to_record(const Region& region, const Vpc& vpc, ec2::VpcState state) {
  ec2::Vpc record{.vpc_id = vpc.id.text(),
                  .owner_id = region.home.account,
                  .state = state,
                  .cidr_block = vpc.cidrs.front().cidr.text(),
                  .cidr_block_associations = {},
                  .dhcp_options_id = vpc.dhcp_options.text(),
                  .tags = vpc.tags,
                  .instance_tenancy = vpc.tenancy,
                  .is_default = vpc.is_default};
  for (const VpcCidr& own : vpc.cidrs) {
    record.cidr_block_associations.push_back({own.association.text(), own.cidr.text(), {}});
  }
  return record;
}

namespace {

/// The group lets its members talk to each other, and everything out (facts 2.1).
SecurityGroup default_security_group(Region& region, VpcId vpc) {
  SecurityGroup group{.id = region.ids.id<SecurityGroupId>(),
                      .vpc = vpc,
                      .name = "default",
                      .description = "default VPC security group",
                      .rules = {},
                      .tags = {}};
  group.rules.push_back({.id = region.ids.id<SecurityGroupRuleId>(),
                         .egress = false,
                         .protocol = IpProtocol::all,
                         .peer = GroupReference{group.id, region.home.account, vpc, {}},
                         .description = {},
                         .tags = {}});
  group.rules.push_back({.id = region.ids.id<SecurityGroupRuleId>(),
                         .egress = true,
                         .protocol = IpProtocol::all,
                         .peer = Cidr{},
                         .description = {},
                         .tags = {}});
  return group;
}

/// Rule 100 allows everything, 32767 denies the rest, in both directions (recorded).
NetworkAcl default_network_acl(Region& region, VpcId vpc) {
  NetworkAcl acl{
      .id = region.ids.id<NetworkAclId>(), .vpc = vpc, .is_default = true, .entries = {}, .tags = {}};
  for (bool egress : {false, true}) {
    acl.entries.push_back(
        {.rule_number = 100, .egress = egress, .allow = true, .protocol = {}, .cidr = {}, .ports = {}});
    acl.entries.push_back(
        {.rule_number = 32767, .egress = egress, .allow = false, .protocol = {}, .cidr = {}, .ports = {}});
  }
  return acl;
}

RouteTable main_route_table(Region& region, VpcId vpc, const Cidr& cidr) {
  return {.id = region.ids.id<RouteTableId>(),
          .vpc = vpc,
          .routes = {local_route(cidr)},
          .associations = {{region.ids.id<RouteTableAssociationId>(), std::nullopt}},
          .tags = {}};
}

}  // namespace

VpcId make_vpc(Region& region, const Cidr& cidr, ec2::Tenancy tenancy, Tags tags) {
  Vpc vpc{.id = region.ids.id<VpcId>(),
          .cidrs = {{region.ids.id<CidrAssociationId>(), cidr}},
          .dhcp_options = region.default_dhcp_options,
          .tenancy = tenancy,
          .main_route_table = {},
          .default_security_group = {},
          .default_network_acl = {},
          .tags = std::move(tags)};
  auto routes = main_route_table(region, vpc.id, cidr);
  auto group = default_security_group(region, vpc.id);
  auto acl = default_network_acl(region, vpc.id);
  vpc.main_route_table = routes.id;
  vpc.default_security_group = group.id;
  vpc.default_network_acl = acl.id;
  region.route_tables.insert(std::move(routes));
  region.security_groups.insert(std::move(group));
  region.network_acls.insert(std::move(acl));
  region.vpcs.insert(vpc);
  return vpc.id;
}

namespace {

/// Address blocks that no VPC may have: "this" network, loopback, link-local, multicast and reserved.
bool is_forbidden(const Cidr& cidr) {
  static const std::array forbidden{*Cidr::parse("0.0.0.0/8"), *Cidr::parse("127.0.0.0/8"),
                                    *Cidr::parse("169.254.0.0/16"), *Cidr::parse("224.0.0.0/3")};
  return std::any_of(forbidden.begin(), forbidden.end(),
                     [&](const Cidr& block) { return block.overlaps(cidr); });
}

ec2::CreateVpcResult create_vpc(WriteCall& call, const ec2::CreateVpcRequest& request) {
  if (request.amazon_provided_ipv6_cidr_block.value_or(false)) {
    refuse_unsupported_parameter("AmazonProvidedIpv6CidrBlock=true");
  }
  if (!request.cidr_block) {
    refuse("MissingParameter", "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.");
  }
  auto cidr = Cidr::parse(*request.cidr_block);
  if (!cidr) {
    refuse("InvalidParameterValue",
           "Value ({}) for parameter cidrBlock is invalid. This is not a valid CIDR block.",
           *request.cidr_block);
  }
  if (cidr->prefix_length() < 16 || cidr->prefix_length() > 28 || is_forbidden(*cidr)) {
    refuse("InvalidVpc.Range", "The CIDR '{}' is invalid.", *request.cidr_block);
  }
  auto tenancy = request.instance_tenancy.value_or(ec2::Tenancy::default_);
  if (tenancy == ec2::Tenancy::host) {
    refuse("InvalidParameterValue", "Value (host) for parameter instanceTenancy is invalid.");
  }
  auto tags = tags_from(request.tag_specifications, "vpc", call.settings);
  if (call.region.vpcs.size() >= call.settings.quotas.vpcs) {
    refuse("VpcLimitExceeded", "The maximum number of VPCs has been reached.");
  }
  VpcId id = make_vpc(call.region, *cidr, tenancy, std::move(tags));
  return {to_record(call.region, call.region.vpcs.get(id), ec2::VpcState::pending)};
}

/// Everything that AWS names as a dependency (VPC user guide, "Delete your VPC"). What came with the VPC goes
/// with it, and so do the peering connections that it is an end of.
bool has_dependencies(const Region& region, const Vpc& vpc) {
  auto in_vpc = [&](const auto& table, auto... exceptions) {
    return std::any_of(table.begin(), table.end(), [&](const auto& row) {
      return row.vpc == vpc.id && !((row.id == exceptions) || ...);
    });
  };
  return in_vpc(region.subnets) || in_vpc(region.internet_gateways) ||
         in_vpc(region.egress_only_internet_gateways) || in_vpc(region.network_interfaces) ||
         in_vpc(region.route_tables, vpc.main_route_table) ||
         in_vpc(region.security_groups, vpc.default_security_group) ||
         in_vpc(region.network_acls, vpc.default_network_acl);
}

ec2::ReturnResult delete_vpc(WriteCall& call, const ec2::DeleteVpcRequest& request) {
  const Vpc vpc = call.region.vpcs.get(request.vpc_id);
  if (has_dependencies(call.region, vpc) || has_associated_groups(call.read(), vpc.id) ||
      has_endpoints(call.read(), vpc.id) || vpn_gateway_of(call.read(), vpc.id) != nullptr) {
    refuse("DependencyViolation", "The vpc '{}' has dependencies and cannot be deleted.", request.vpc_id);
  }
  end_peerings_of(call, vpc);
  call.region.route_tables.erase(vpc.main_route_table);
  call.region.security_groups.erase(vpc.default_security_group);
  call.region.network_acls.erase(vpc.default_network_acl);
  call.region.vpcs.erase(vpc.id);
  return {};
}

constexpr std::array<FilterField<ec2::Vpc>, 9> vpc_filters{{
    {"cidr", [](const ec2::Vpc& vpc) { return std::vector{vpc.cidr_block}; }},
    {"cidr-block-association.cidr-block",
     [](const ec2::Vpc& vpc) {
       std::vector<std::string> values;
       for (const auto& association : vpc.cidr_block_associations) values.push_back(association.cidr_block);
       return values;
     }},
    {"cidr-block-association.association-id",
     [](const ec2::Vpc& vpc) {
       std::vector<std::string> values;
       for (const auto& association : vpc.cidr_block_associations)
         values.push_back(association.association_id);
       return values;
     }},
    {"cidr-block-association.state",
     [](const ec2::Vpc& vpc) {
       std::vector<std::string> values;
       for (const auto& association : vpc.cidr_block_associations) {
         values.emplace_back(name_of(association.cidr_block_state.state));
       }
       return values;
     }},
    {"dhcp-options-id", [](const ec2::Vpc& vpc) { return std::vector{vpc.dhcp_options_id}; }},
    {"is-default",
     [](const ec2::Vpc& vpc) { return std::vector<std::string>{vpc.is_default ? "true" : "false"}; }},
    {"owner-id", [](const ec2::Vpc& vpc) { return std::vector{vpc.owner_id}; }},
    {"state", [](const ec2::Vpc& vpc) { return std::vector{std::string(name_of(vpc.state))}; }},
    {"vpc-id", [](const ec2::Vpc& vpc) { return std::vector{vpc.vpc_id}; }},
}};

ec2::DescribeVpcsResult describe_vpcs(const ReadCall& call, const ec2::DescribeVpcsRequest& request) {
  auto described = describe<ec2::Vpc>(
      call.region.vpcs, {request.vpc_ids, request.filters, "VpcIds", request.max_results, request.next_token},
      vpc_filters, [&](const Vpc& vpc) { return to_record(call.region, vpc); });
  return {std::move(described.records), std::move(described.next_token)};
}

ec2::DescribeVpcAttributeResult describe_vpc_attribute(const ReadCall& call,
                                                       const ec2::DescribeVpcAttributeRequest& request) {
  const Vpc& vpc = call.region.vpcs.get(request.vpc_id);
  ec2::DescribeVpcAttributeResult result{.vpc_id = vpc.id.text()};
  if (request.attribute == "enableDnsSupport") {
    result.enable_dns_support = {vpc.enable_dns_support};
  } else if (request.attribute == "enableDnsHostnames") {
    result.enable_dns_hostnames = {vpc.enable_dns_hostnames};
  } else if (request.attribute == "enableNetworkAddressUsageMetrics") {
    result.enable_network_address_usage_metrics = {vpc.enable_network_address_usage_metrics};
  } else {
    refuse("InvalidParameterValue", "Value ({}) for parameter attribute is invalid. Unknown attribute.",
           request.attribute);
  }
  return result;
}

ec2::ReturnResult modify_vpc_attribute(WriteCall& call, const ec2::ModifyVpcAttributeRequest& request) {
  int given = int{request.enable_dns_support.has_value()} + int{request.enable_dns_hostnames.has_value()} +
              int{request.enable_network_address_usage_metrics.has_value()};
  if (given == 0) refuse_missing("attribute");
  if (given > 1) {
    refuse("InvalidParameterCombination", "Fields for multiple attribute types specified");
  }
  const Vpc& vpc = call.region.vpcs.get(request.vpc_id);
  bool hostnames = request.enable_dns_hostnames && request.enable_dns_hostnames->value.value_or(false);
  if (hostnames && !vpc.enable_dns_support) {
    refuse("InvalidParameterCombination", "enableDnsHostnames requires enableDnsSupport to be true.");
  }
  call.region.vpcs.update(vpc.id, [&](Vpc& changed) {
    if (request.enable_dns_support)
      changed.enable_dns_support = request.enable_dns_support->value.value_or(false);
    if (request.enable_dns_hostnames) changed.enable_dns_hostnames = hostnames;
    if (request.enable_network_address_usage_metrics) {
      changed.enable_network_address_usage_metrics =
          request.enable_network_address_usage_metrics->value.value_or(false);
    }
  });
  return {};
}

}  // namespace

Actions vpc_actions() {
  return {
      action<create_vpc>(
          "Creates a VPC with its main route table, default security group and default network ACL"),
      action<delete_vpc>("Deletes a VPC that nothing depends on"),
      action<describe_vpcs>("Describes VPCs"),
      action<describe_vpc_attribute>("Describes one attribute of a VPC"),
      action<modify_vpc_attribute>(
          "Changes one attribute of a VPC: DNS support, DNS hostnames, address usage metrics"),
  };
}

}  // namespace vpcsim
