#include "simulator/actions/subnet.hpp"

#include <algorithm>
#include <array>

#include <fmt/ranges.h>

#include "simulator/actions/availability_zone.hpp"
#include "simulator/actions/flow_log.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/actions/route_table.hpp"
#include "simulator/actions/subnet_cidr_block.hpp"
#include "simulator/actions/transit_gateway_multicast.hpp"
#include "simulator/actions/vpc.hpp"
#include "simulator/actions/vpc_cidr_block.hpp"
#include "simulator/describe.hpp"
#include "simulator/region_catalog.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {
namespace {

[[noreturn]] void refuse_zone(std::string_view region, std::string_view parameter, std::string_view value,
                              std::string AvailabilityZone::*member) {
  std::vector<std::string> known;
  for (const AvailabilityZone& zone : zones_of(region)) known.push_back(zone.*member);
  refuse("InvalidParameterValue",
         "Value ({}) for parameter {} is invalid. Subnets can currently only be created in the following "
         "availability zones: {}.",
         value, parameter, fmt::join(known, ", "));
}

}  // namespace

SubnetId make_subnet(Region& region, const Vpc& vpc, NewSubnet wanted, Timestamp now) {
  Subnet subnet{.id = region.ids.id<SubnetId>(),
                .vpc = vpc.id,
                .cidr = wanted.cidr,
                .availability_zone = std::move(wanted.availability_zone),
                .network_acl = vpc.default_network_acl,
                .network_acl_association = region.ids.id<NetworkAclAssociationId>(),
                .tags = std::move(wanted.tags)};
  if (wanted.ipv6_cidr) {
    subnet.ipv6_cidrs.push_back({region.ids.id<SubnetCidrAssociationId>(), *wanted.ipv6_cidr, now});
  }
  if (!subnet.cidr) {  // what there is no alternative to
    subnet.ipv6_native = true;
    subnet.assign_ipv6_address_on_creation = true;
    subnet.hostname_type = ec2::HostnameType::resource_name;
  }
  SubnetId id = subnet.id;
  region.subnets.insert(std::move(subnet));
  return id;
}

ec2::Subnet to_record(const ReadCall& call, const Subnet& subnet, Timestamp at) {
  const Home& home = call.caller();
  const AvailabilityZone* zone = find_zone(home.region, subnet.availability_zone);
  ec2::Subnet record{
      .availability_zone = subnet.availability_zone,
      .availability_zone_id = zone == nullptr ? "" : zone->id,
      .available_ip_address_count = static_cast<std::int32_t>(available_addresses(subnet)),
      .cidr_block = {},
      .default_for_az = subnet.default_for_az,
      .map_public_ip_on_launch = subnet.map_public_ip_on_launch,
      .subnet_id = subnet.id.text(),
      .vpc_id = subnet.vpc.text(),
      .owner_id = home.account,
      .assign_ipv6_address_on_creation = subnet.assign_ipv6_address_on_creation,
      .ipv6_cidr_block_associations = ipv6_cidr_records(subnet, at, call.settings.timing),
      .tags = subnet.tags,
      .subnet_arn = fmt::format("arn:aws:ec2:{}:{}:subnet/{}", home.region, home.account, subnet.id.text()),
      .enable_dns64 = subnet.enable_dns64,
      .ipv6_native = subnet.ipv6_native,
      .private_dns_name_options_on_launch = {
          .hostname_type = subnet.hostname_type,
          .enable_resource_name_dns_a_record = subnet.enable_resource_name_dns_a_record,
          .enable_resource_name_dns_aaaa_record = subnet.enable_resource_name_dns_aaaa_record}};
  if (subnet.cidr) record.cidr_block = subnet.cidr->text();
  return record;
}

void refuse_availability_zone(std::string_view region, std::string_view availability_zone) {
  refuse_zone(region, "availabilityZone", availability_zone, &AvailabilityZone::name);
}

void refuse_availability_zone_id(std::string_view region, std::string_view id) {
  refuse_zone(region, "availabilityZoneId", id, &AvailabilityZone::id);
}

namespace {

/// The zone that the request names, by name or by id; else one of AWS's choice.
const AvailabilityZone& zone_for(WriteCall& call, const ec2::CreateSubnetRequest& request) {
  const std::string& region = call.caller().region;
  const auto& name = request.availability_zone;
  const auto& id = request.availability_zone_id;
  if (!name && !id) {
    auto zones = zones_of(region);
    return zones[call.region.ids.below(zones.size())];
  }
  for (auto zones : {zones_of(region), local_zones_of(region)}) {
    for (const AvailabilityZone& zone : zones) {
      if ((zone.name == name || zone.id == id) && is_opted_in(call.region, zone)) return zone;
    }
  }
  if (id) refuse_availability_zone_id(region, *id);
  refuse_availability_zone(region, *name);
}

/// Throws MissingParameter or InvalidParameterCombination.
void check_families(const ec2::CreateSubnetRequest& request) {
  if (request.ipv6_native.value_or(false)) {
    if (request.cidr_block) {
      refuse(
          "InvalidParameterCombination",
          "When specifying ipv4 parameters, cidrBlock or ipv4IpamPoolId, you cannot set ipv6Native to true.");
    }
    if (!request.ipv6_cidr_block) {
      refuse("MissingParameter", "Either 'ipv6CidrBlock' or 'ipv6IpamPoolId' should be provided.");
    }
  } else if (!request.cidr_block) {
    refuse("MissingParameter", "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.");
  }
}

/// Throws InvalidParameterValue, InvalidSubnet.Range or InvalidSubnet.Conflict.
Cidr wanted_block(const ReadCall& call, const Vpc& vpc, const std::string& text) {
  auto cidr = Cidr::parse(text);
  if (!cidr) {
    refuse("InvalidParameterValue",
           "Value ({}) for parameter cidrBlock is invalid. This is not a valid CIDR block.", text);
  }
  const VpcCidr* around = cidr_around(vpc, *cidr);
  if (cidr->prefix_length() > 28 || around == nullptr ||
      !is_associated(*around, call.now, call.settings.timing)) {
    refuse("InvalidSubnet.Range", "The CIDR '{}' is invalid.", text);
  }
  for (const Subnet& other : call.region.subnets.with("vpc-id", vpc.id)) {
    if (other.cidr && other.cidr->overlaps(*cidr)) {
      refuse("InvalidSubnet.Conflict", "The CIDR '{}' conflicts with another subnet", text);
    }
  }
  return *cidr;
}

ec2::CreateSubnetResult create_subnet(WriteCall& call, const ec2::CreateSubnetRequest& request) {
  check_families(request);
  if (request.availability_zone && request.availability_zone_id) {
    refuse("InvalidParameterCombination",
           "The parameter availabilityZone cannot be used with the parameter availabilityZoneId");
  }
  const Vpc& vpc = call.region.vpcs.get(request.vpc_id);
  NewSubnet wanted;
  if (request.cidr_block) wanted.cidr = wanted_block(call.read(), vpc, *request.cidr_block);
  if (request.ipv6_cidr_block)
    wanted.ipv6_cidr = wanted_ipv6_block(call.read(), vpc, *request.ipv6_cidr_block);
  wanted.availability_zone = zone_for(call, request).name;
  wanted.tags = tags_from(request.tag_specifications, "subnet", call.settings);
  if (call.region.subnets.count_with("vpc-id", vpc.id) >= call.settings.quotas.subnets_per_vpc) {
    refuse("SubnetLimitExceeded", "The maximum number of subnets has been reached.");
  }
  SubnetId id = make_subnet(call.region, vpc, std::move(wanted), call.now);
  return {to_record(call.read(), call.region.subnets.get(id), call.answered())};
}

ec2::ReturnResult delete_subnet(WriteCall& call, const ec2::DeleteSubnetRequest& request) {
  const Subnet subnet = call.region.subnets.get(request.subnet_id);
  // Every interface holds one: instances', NAT gateways', those of nobody.
  if (!subnet.addresses.empty() || !subnet.ipv6_addresses.empty()) {
    refuse("DependencyViolation", "The subnet '{}' has dependencies and cannot be deleted.",
           request.subnet_id);
  }
  forget_subnet(call.region, subnet);
  const auto reservations = call.region.subnet_cidr_reservations;
  for (const SubnetCidrReservation& own : reservations.with("subnet-id", subnet.id)) {
    call.region.subnet_cidr_reservations.erase(own.id);
  }
  delete_flow_logs_of(call.region, subnet.id.text());
  leave_multicast_domain(call.region, subnet.id);
  call.region.subnets.erase(subnet.id);  // and with it its association with a network ACL
  return {};
}

using Values = std::vector<std::string>;
Values yes_or_no(bool value) {
  return {value ? "true" : "false"};
}
Values zone_name(const ec2::Subnet& subnet) {
  return {subnet.availability_zone};
}
Values zone_id(const ec2::Subnet& subnet) {
  return {subnet.availability_zone_id};
}
Values available_count(const ec2::Subnet& subnet) {
  return {std::to_string(subnet.available_ip_address_count)};
}
Values cidr_block(const ec2::Subnet& subnet) {
  return subnet.cidr_block ? Values{*subnet.cidr_block} : Values{};
}
Values default_for_az(const ec2::Subnet& subnet) {
  return yes_or_no(subnet.default_for_az);
}
/// Of subnets on Outposts, of which there are none.
Values nothing(const ec2::Subnet&) {
  return {};
}

template <class Value>
Values of_associations(const ec2::Subnet& subnet, Value&& value) {
  Values values;
  for (const auto& association : subnet.ipv6_cidr_block_associations) values.emplace_back(value(association));
  return values;
}
using Association = ec2::SubnetIpv6CidrBlockAssociation;

/// Some have several spellings, all documented.
constexpr std::array<FilterField<ec2::Subnet>, 29> subnet_filters{{
    {"availability-zone", zone_name},
    {"availabilityZone", zone_name},
    {"availability-zone-id", zone_id},
    {"availabilityZoneId", zone_id},
    {"available-ip-address-count", available_count},
    {"availableIpAddressCount", available_count},
    {"cidr-block", cidr_block},
    {"cidr", cidr_block},
    {"cidrBlock", cidr_block},
    {"customer-owned-ipv4-pool", nothing},
    {"default-for-az", default_for_az},
    {"defaultForAz", default_for_az},
    {"enable-dns64", [](const ec2::Subnet& subnet) { return yes_or_no(subnet.enable_dns64); }},
    {"enable-lni-at-device-index", nothing},
    {"ipv6-cidr-block-association.ipv6-cidr-block",
     [](const ec2::Subnet& subnet) {
       return of_associations(subnet, [](const Association& own) { return own.ipv6_cidr_block; });
     }},
    {"ipv6-cidr-block-association.association-id",
     [](const ec2::Subnet& subnet) {
       return of_associations(subnet, [](const Association& own) { return own.association_id; });
     }},
    {"ipv6-cidr-block-association.state",
     [](const ec2::Subnet& subnet) {
       return of_associations(
           subnet, [](const Association& own) { return name_of(own.ipv6_cidr_block_state.state); });
     }},
    {"ipv6-native", [](const ec2::Subnet& subnet) { return yes_or_no(subnet.ipv6_native); }},
    {"map-customer-owned-ip-on-launch",
     [](const ec2::Subnet& subnet) { return yes_or_no(subnet.map_customer_owned_ip_on_launch); }},
    {"map-public-ip-on-launch",
     [](const ec2::Subnet& subnet) { return yes_or_no(subnet.map_public_ip_on_launch); }},
    {"outpost-arn", nothing},
    {"owner-id", [](const ec2::Subnet& subnet) { return Values{subnet.owner_id}; }},
    {"private-dns-name-options-on-launch.hostname-type",
     [](const ec2::Subnet& subnet) {
       return Values{std::string(name_of(subnet.private_dns_name_options_on_launch.hostname_type))};
     }},
    {"private-dns-name-options-on-launch.enable-resource-name-dns-a-record",
     [](const ec2::Subnet& subnet) {
       return yes_or_no(subnet.private_dns_name_options_on_launch.enable_resource_name_dns_a_record);
     }},
    {"private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record",
     [](const ec2::Subnet& subnet) {
       return yes_or_no(subnet.private_dns_name_options_on_launch.enable_resource_name_dns_aaaa_record);
     }},
    {"state", [](const ec2::Subnet& subnet) { return Values{std::string(name_of(subnet.state))}; }},
    {"subnet-arn", [](const ec2::Subnet& subnet) { return Values{subnet.subnet_arn}; }},
    {"subnet-id", [](const ec2::Subnet& subnet) { return Values{subnet.subnet_id}; }},
    {"vpc-id", [](const ec2::Subnet& subnet) { return Values{subnet.vpc_id}; }},
}};

ec2::DescribeSubnetsResult describe_subnets(const ReadCall& call,
                                            const ec2::DescribeSubnetsRequest& request) {
  auto described = describe<ec2::Subnet>(
      call.region.subnets,
      {request.subnet_ids, request.filters, "SubnetIds", request.max_results, request.next_token},
      subnet_filters, [&](const Subnet& subnet) {
        auto record = to_record(call, subnet, call.now);
        record.block_public_access_states.emplace();  // as of VPCs
        return record;
      });
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

Actions subnet_actions() {
  return {
      action<create_subnet>("Creates a subnet in a VPC, in one availability zone"),
      action<delete_subnet>("Deletes a subnet without network interfaces"),
      action<describe_subnets>("Describes subnets"),
  };
}

}  // namespace vpcsim
