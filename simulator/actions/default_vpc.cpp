#include "simulator/actions/default_vpc.hpp"

#include <algorithm>

#include <fmt/ranges.h>

#include "protocol/ec2/default_vpc.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/actions/subnet.hpp"
#include "simulator/actions/vpc.hpp"
#include "simulator/region_catalog.hpp"

namespace vpcsim {
namespace {

constexpr int default_subnet_prefix_length = 20;

SubnetId make_default_subnet(Region& region, const Vpc& vpc, const Cidr& cidr,
                             const std::string& availability_zone) {
  SubnetId id = make_subnet(region, vpc, cidr, availability_zone, {});
  region.subnets.update(id, [](Subnet& subnet) {
    subnet.default_for_az = true;
    subnet.map_public_ip_on_launch = true;
  });
  return id;
}

/// The first /20 of the VPC that no subnet is in.
std::optional<Cidr> free_block(const Region& region, const Vpc& vpc) {
  const Cidr& whole = vpc.cidrs.front().cidr;
  Cidr block(whole.first(), default_subnet_prefix_length);
  for (; whole.contains(block); block = Cidr(Ipv4{block.last().bits + 1}, default_subnet_prefix_length)) {
    bool taken = std::any_of(region.subnets.begin(), region.subnets.end(), [&](const Subnet& subnet) {
      return subnet.vpc == vpc.id && subnet.cidr.overlaps(block);
    });
    if (!taken) return block;
  }
  return std::nullopt;
}

}  // namespace

VpcId make_default_vpc(Region& region) {
  VpcId id = make_vpc(region, *Cidr::parse("172.31.0.0/16"), ec2::Tenancy::default_, {});
  region.vpcs.update(id, [](Vpc& vpc) {
    vpc.is_default = true;
    vpc.enable_dns_hostnames = true;
  });
  const Vpc vpc = region.vpcs.get(id);
  for (const AvailabilityZone& zone : zones_of(region.home.region)) {
    make_default_subnet(region, vpc, *free_block(region, vpc), zone.name);
  }
  InternetGateway gateway{.id = region.ids.id<InternetGatewayId>(), .vpc = id, .tags = {}};
  region.internet_gateways.insert(gateway);
  region.route_tables.update(vpc.main_route_table, [&](RouteTable& table) {
    table.routes.push_back({Cidr{}, gateway.id});
  });
  return id;
}

const Vpc* find_default_vpc(const Region& region) {
  for (const Vpc& vpc : region.vpcs) {
    if (vpc.is_default) return &vpc;
  }
  return nullptr;
}

const Subnet* find_default_subnet(const Region& region, const Vpc& default_vpc,
                                  std::string_view availability_zone) {
  for (const Subnet& subnet : region.subnets) {
    if (subnet.vpc == default_vpc.id && subnet.default_for_az &&
        subnet.availability_zone == availability_zone) {
      return &subnet;
    }
  }
  return nullptr;
}

namespace {

ec2::CreateDefaultVpcResult create_default_vpc(WriteCall& call, const ec2::CreateDefaultVpcRequest&) {
  if (find_default_vpc(call.region) != nullptr) {
    refuse("DefaultVpcAlreadyExists", "A Default VPC already exists for this account in this region.");
  }
  if (call.region.vpcs.size() >= call.settings.quotas.vpcs) {
    refuse("VpcLimitExceeded", "The maximum number of VPCs has been reached.");
  }
  if (call.region.internet_gateways.size() >= call.settings.quotas.internet_gateways) {
    refuse("InternetGatewayLimitExceeded", "The maximum number of internet gateways has been reached.");
  }
  VpcId id = make_default_vpc(call.region);
  return {to_record(call.region, call.region.vpcs.get(id), ec2::VpcState::pending)};
}

ec2::CreateDefaultSubnetResult create_default_subnet(WriteCall& call,
                                                     const ec2::CreateDefaultSubnetRequest& request) {
  if (request.ipv6_native.value_or(false)) refuse_unsupported_parameter("Ipv6Native=true");
  const Vpc* vpc = find_default_vpc(call.region);
  if (vpc == nullptr) {
    refuse("DefaultVpcDoesNotExist", "No default VPC exists for this account in this region.");
  }
  const AvailabilityZone* zone = find_zone(call.caller().region, request.availability_zone);
  if (zone == nullptr) refuse_availability_zone(call.caller().region, request.availability_zone);
  if (const Subnet* present = find_default_subnet(call.region, *vpc, zone->name)) {
    refuse("DefaultSubnetAlreadyExistsInAvailabilityZone", "'{}' is already the default subnet in {}.",
           present->id.text(), zone->name);
  }
  auto block = free_block(call.region, *vpc);
  if (!block) {
    refuse("InsufficientCidrBlocks", "The default VPC '{}' has no free /20 CIDR block for a default subnet.",
           vpc->id.text());
  }
  SubnetId id = make_default_subnet(call.region, *vpc, *block, zone->name);
  return {to_record(call.region, call.region.subnets.get(id))};
}

}  // namespace

Actions default_vpc_actions() {
  return {
      action<create_default_vpc>("Creates the region's default VPC again"),
      action<create_default_subnet>("Creates a default subnet in a zone that has none"),
  };
}

}  // namespace vpcsim
