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
  SubnetId id = make_subnet(region, vpc, {.cidr = cidr, .availability_zone = availability_zone}, {});
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
    auto subnets = region.subnets.with("vpc-id", vpc.id);
    bool taken = std::any_of(subnets.begin(), subnets.end(), [&](const Subnet& subnet) {
      return subnet.cidr && subnet.cidr->overlaps(block);
    });
    if (!taken) return block;
  }
  return std::nullopt;
}

}  // namespace

VpcId make_default_vpc(Region& region, Timestamp now) {
  VpcId id = make_vpc(region, *Cidr::parse("172.31.0.0/16"), ec2::Tenancy::default_, {}, now);
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
  return region.vpcs.first_with("is-default", std::string_view("true"));
}

const Subnet* find_default_subnet(const Region& region, const Vpc& default_vpc,
                                  std::string_view availability_zone) {
  for (const Subnet& subnet : region.subnets.with("vpc-id", default_vpc.id)) {
    if (subnet.default_for_az && subnet.availability_zone == availability_zone) return &subnet;
  }
  return nullptr;
}

namespace {

ec2::CreateDefaultVpcResult create_default_vpc(WriteCall& call, const ec2::CreateDefaultVpcRequest&) {
  if (find_default_vpc(call.region) != nullptr) {
    refuse("DefaultVpcAlreadyExists", "A Default VPC already exists for this account in this region.");
  }
  check_vpc_quota(call);
  if (call.region.internet_gateways.size() >= call.settings.quotas.internet_gateways) {
    refuse("InternetGatewayLimitExceeded", "The maximum number of internet gateways has been reached.");
  }
  VpcId id = make_default_vpc(call.region, call.now);
  return {to_record(call.read(), call.region.vpcs.get(id), call.answered())};
}

/// Throws InsufficientCidrBlocks.
SubnetId make_ipv4_default_subnet(WriteCall& call, const Vpc& vpc, const std::string& zone) {
  auto block = free_block(call.region, vpc);
  if (!block) {
    refuse("InsufficientCidrBlocks", "The default VPC '{}' has no free /20 CIDR block for a default subnet.",
           vpc.id.text());
  }
  return make_default_subnet(call.region, vpc, *block, zone);
}

/// The first /64 of the VPC's IPv6 blocks that no subnet is in. Throws InsufficientCidrBlocks.
SubnetId make_ipv6_default_subnet(WriteCall& call, const Vpc& vpc, const std::string& zone) {
  auto subnets = call.region.subnets.with("vpc-id", vpc.id);
  auto is_taken = [&](const Ipv6Cidr& block) {
    return std::any_of(subnets.begin(), subnets.end(), [&](const Subnet& subnet) {
      return std::any_of(subnet.ipv6_cidrs.begin(), subnet.ipv6_cidrs.end(),
                         [&](const SubnetIpv6Cidr& own) { return own.cidr.overlaps(block); });
    });
  };
  for (const VpcIpv6Cidr& whole : vpc.ipv6_cidrs) {
    for (Ipv6Cidr block(whole.cidr.first(), 64); whole.cidr.contains(block);
         block = Ipv6Cidr(Ipv6{block.first().high + 1, 0}, 64)) {
      if (is_taken(block)) continue;
      SubnetId id = make_subnet(call.region, vpc, {.cidr = {}, .ipv6_cidr = block, .availability_zone = zone},
                                call.now);
      call.region.subnets.update(id, [](Subnet& subnet) { subnet.default_for_az = true; });
      return id;
    }
  }
  refuse("InsufficientCidrBlocks",
         "The default VPC '{}' has no free /64 IPv6 CIDR block for a default subnet.", vpc.id.text());
}

/// By name or by id. Throws MissingParameter, InvalidParameterCombination or InvalidParameterValue.
const AvailabilityZone& wanted_zone(const std::string& region,
                                    const ec2::CreateDefaultSubnetRequest& request) {
  const auto& name = request.availability_zone;
  const auto& id = request.availability_zone_id;
  if (!name && !id) refuse_missing("availabilityZone");
  if (name && id) {
    refuse("InvalidParameterCombination",
           "The parameter availabilityZone cannot be used with the parameter availabilityZoneId");
  }
  for (const AvailabilityZone& zone : zones_of(region)) {
    if (zone.name == name || zone.id == id) return zone;
  }
  if (id) refuse_availability_zone_id(region, *id);
  refuse_availability_zone(region, *name);
}

ec2::CreateDefaultSubnetResult create_default_subnet(WriteCall& call,
                                                     const ec2::CreateDefaultSubnetRequest& request) {
  const Vpc* vpc = find_default_vpc(call.region);
  if (vpc == nullptr) {
    refuse("DefaultVpcDoesNotExist", "No default VPC exists for this account in this region.");
  }
  const AvailabilityZone& zone = wanted_zone(call.caller().region, request);
  if (const Subnet* present = find_default_subnet(call.region, *vpc, zone.name)) {
    refuse("DefaultSubnetAlreadyExistsInAvailabilityZone", "'{}' is already the default subnet in {}.",
           present->id.text(), zone.name);
  }
  SubnetId id = request.ipv6_native.value_or(false) ? make_ipv6_default_subnet(call, *vpc, zone.name)
                                                    : make_ipv4_default_subnet(call, *vpc, zone.name);
  return {to_record(call.read(), call.region.subnets.get(id), call.answered())};
}

}  // namespace

Actions default_vpc_actions() {
  return {
      action<create_default_vpc>("Creates the region's default VPC again"),
      action<create_default_subnet>("Creates a default subnet in a zone that has none"),
  };
}

}  // namespace vpcsim
