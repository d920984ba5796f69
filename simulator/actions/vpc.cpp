#include "simulator/actions/vpc.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/dhcp_options.hpp"
#include "simulator/actions/flow_log.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/actions/route.hpp"
#include "simulator/actions/vpc_cidr_block.hpp"
#include "simulator/actions/vpc_cidr_restrictions.hpp"
#include "simulator/actions/vpc_dependencies.hpp"
#include "simulator/actions/vpc_peering_connection.hpp"
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

ec2::Vpc to_record(const ReadCall& call, const Vpc& vpc, Timestamp at) {
  const Timing& timing = call.settings.timing;
  const bool pending = at < vpc.created.plus(timing.vpc_pending);
  return {.vpc_id = vpc.id.text(),
          .owner_id = call.caller().account,
          .state = pending ? ec2::VpcState::pending : ec2::VpcState::available,
          .cidr_block = vpc.cidrs.front().cidr.text(),
          .cidr_block_associations = cidr_records(vpc, at, timing),
          .ipv6_cidr_block_associations = ipv6_cidr_records(call.region, vpc, at, timing),
          .dhcp_options_id = vpc.dhcp_options ? vpc.dhcp_options->text() : "default",
          .tags = vpc.tags,
          .instance_tenancy = vpc.tenancy,
          .is_default = vpc.is_default};
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

VpcId make_vpc(Region& region, const Cidr& cidr, ec2::Tenancy tenancy, Tags tags, Timestamp now) {
  Vpc vpc{.id = region.ids.id<VpcId>(),
          .cidrs = {{region.ids.id<CidrAssociationId>(), cidr, {}}},
          .dhcp_options = default_dhcp_options(region),
          .tenancy = tenancy,
          .created = now,
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

void check_vpc_quota(const WriteCall& call) {
  if (call.region.vpcs.size() >= call.settings.quotas.vpcs) {
    refuse("VpcLimitExceeded", "The maximum number of VPCs has been reached.");
  }
}

namespace {

ec2::CreateVpcResult create_vpc(WriteCall& call, const ec2::CreateVpcRequest& request) {
  if (!request.cidr_block) {
    refuse("MissingParameter", "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.");
  }
  auto cidr = Cidr::parse(*request.cidr_block);
  if (!cidr) {
    refuse("InvalidParameterValue",
           "Value ({}) for parameter cidrBlock is invalid. This is not a valid CIDR block.",
           *request.cidr_block);
  }
  if (!is_vpc_cidr(*cidr)) refuse("InvalidVpc.Range", "The CIDR '{}' is invalid.", *request.cidr_block);
  const bool ipv6 = request.amazon_provided_ipv6_cidr_block.value_or(false);
  if (!ipv6 && request.ipv6_cidr_block_network_border_group) {
    refuse("InvalidParameterCombination",
           "The parameter ipv6CidrBlockNetworkBorderGroup can be used only with amazonProvidedIpv6CidrBlock");
  }
  check_border_group(call.region, request.ipv6_cidr_block_network_border_group);
  auto tenancy = request.instance_tenancy.value_or(ec2::Tenancy::default_);
  if (tenancy == ec2::Tenancy::host) {
    refuse("InvalidParameterValue", "Value (host) for parameter instanceTenancy is invalid.");
  }
  auto tags = tags_from(request.tag_specifications, "vpc", call.settings);
  check_vpc_quota(call);
  VpcId id = make_vpc(call.region, *cidr, tenancy, std::move(tags), call.now);
  if (ipv6) associate_ipv6_block(call, id);
  return {to_record(call.read(), call.region.vpcs.get(id), call.answered())};
}

ec2::ReturnResult delete_vpc(WriteCall& call, const ec2::DeleteVpcRequest& request) {
  const Vpc vpc = call.region.vpcs.get(request.vpc_id);
  if (has_dependencies(call.read(), vpc)) {
    refuse("DependencyViolation", "The vpc '{}' has dependencies and cannot be deleted.", request.vpc_id);
  }
  end_peerings_of(call, vpc);
  release_ipv6_blocks(call, vpc);
  call.region.route_tables.erase(vpc.main_route_table);
  call.region.security_groups.erase(vpc.default_security_group);
  call.region.network_acls.erase(vpc.default_network_acl);
  delete_flow_logs_of(call.region, vpc.id.text());
  call.region.vpcs.erase(vpc.id);
  return {};
}

using Values = std::vector<std::string>;

template <class Value>
Values of_blocks(const ec2::Vpc& vpc, Value&& value) {
  Values values;
  for (const auto& own : vpc.cidr_block_associations) values.emplace_back(value(own));
  return values;
}
template <class Value>
Values of_ipv6_blocks(const ec2::Vpc& vpc, Value&& value) {
  Values values;
  for (const auto& own : vpc.ipv6_cidr_block_associations) values.emplace_back(value(own));
  return values;
}
using Block = ec2::VpcCidrBlockAssociation;
using Ipv6Block = ec2::VpcIpv6CidrBlockAssociation;

Values cidr(const ec2::Vpc& vpc) {
  return {vpc.cidr_block};
}
Values dhcp_options_id(const ec2::Vpc& vpc) {
  return {vpc.dhcp_options_id};
}
Values is_default(const ec2::Vpc& vpc) {
  return {vpc.is_default ? "true" : "false"};
}

/// Some have several spellings: SDKs and tools send them all.
constexpr std::array<FilterField<ec2::Vpc>, 17> vpc_filters{{
    {"cidr", cidr},
    {"cidr-block", cidr},
    {"cidrBlock", cidr},
    {"cidr-block-association.cidr-block",
     [](const ec2::Vpc& vpc) { return of_blocks(vpc, [](const Block& own) { return own.cidr_block; }); }},
    {"cidr-block-association.association-id",
     [](const ec2::Vpc& vpc) { return of_blocks(vpc, [](const Block& own) { return own.association_id; }); }},
    {"cidr-block-association.state",
     [](const ec2::Vpc& vpc) {
       return of_blocks(vpc, [](const Block& own) { return name_of(own.cidr_block_state.state); });
     }},
    {"dhcp-options-id", dhcp_options_id},
    {"dhcpOptionsId", dhcp_options_id},
    {"ipv6-cidr-block-association.ipv6-cidr-block",
     [](const ec2::Vpc& vpc) {
       return of_ipv6_blocks(vpc, [](const Ipv6Block& own) { return own.ipv6_cidr_block.value_or(""); });
     }},
    {"ipv6-cidr-block-association.ipv6-pool",
     [](const ec2::Vpc& vpc) {
       return of_ipv6_blocks(vpc, [](const Ipv6Block& own) { return own.ipv6_pool; });
     }},
    {"ipv6-cidr-block-association.association-id",
     [](const ec2::Vpc& vpc) {
       return of_ipv6_blocks(vpc, [](const Ipv6Block& own) { return own.association_id; });
     }},
    {"ipv6-cidr-block-association.state",
     [](const ec2::Vpc& vpc) {
       return of_ipv6_blocks(vpc,
                             [](const Ipv6Block& own) { return name_of(own.ipv6_cidr_block_state.state); });
     }},
    {"is-default", is_default},
    {"isDefault", is_default},
    {"owner-id", [](const ec2::Vpc& vpc) { return Values{vpc.owner_id}; }},
    {"state", [](const ec2::Vpc& vpc) { return Values{std::string(name_of(vpc.state))}; }},
    {"vpc-id", [](const ec2::Vpc& vpc) { return Values{vpc.vpc_id}; }},
}};

ec2::DescribeVpcsResult describe_vpcs(const ReadCall& call, const ec2::DescribeVpcsRequest& request) {
  auto described = describe<ec2::Vpc>(
      call.region.vpcs, {request.vpc_ids, request.filters, "VpcIds", request.max_results, request.next_token},
      vpc_filters, [&](const Vpc& vpc) {
        auto record = to_record(call, vpc, call.now);
        record.block_public_access_states.emplace();  // published of this call alone
        return record;
      });
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

/// Any VPC can go back to the default tenancy, and none to another; instances keep theirs.
ec2::ModifyVpcTenancyResult modify_vpc_tenancy(WriteCall& call, const ec2::ModifyVpcTenancyRequest& request) {
  if (request.instance_tenancy == "dedicated" || request.instance_tenancy == "host") {
    refuse("UnsupportedTenancy", "The tenancy of a VPC can be changed to default only.");
  }
  if (request.instance_tenancy != "default") {
    refuse("InvalidParameterValue", "Value ({}) for parameter instanceTenancy is invalid.",
           request.instance_tenancy);
  }
  const VpcId id = call.region.vpcs.get(request.vpc_id).id;
  call.region.vpcs.update(id, [](Vpc& changed) { changed.tenancy = ec2::Tenancy::default_; });
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
      action<modify_vpc_tenancy>("Gives a VPC the default tenancy back"),
  };
}

}  // namespace vpcsim
