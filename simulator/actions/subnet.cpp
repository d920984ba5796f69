#include "simulator/actions/subnet.hpp"

#include <algorithm>
#include <array>

#include <fmt/ranges.h>

#include "simulator/actions/nouns.hpp"
#include "simulator/actions/route_table.hpp"
#include "simulator/actions/vpc.hpp"
#include "simulator/describe.hpp"
#include "simulator/region_catalog.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {
namespace {

constexpr std::uint32_t reserved_at_start = 4;
constexpr std::uint64_t reserved_addresses = 5;

/// The first free address from a drawn one on, round the end of the block. There must be one.
Ipv4 draw_address(IdGenerator& ids, const Subnet& subnet) {
  const std::uint32_t first = subnet.cidr.first().bits + reserved_at_start;
  const std::uint64_t usable = subnet.cidr.size() - reserved_addresses;
  Ipv4 address{static_cast<std::uint32_t>(first + ids.below(usable))};
  for (auto taken = subnet.addresses.lower_bound(address); taken != subnet.addresses.end(); ++taken) {
    if (taken->key != address) return address;
    ++address.bits;
  }
  if (address < subnet.cidr.last()) return address;
  address = Ipv4{first};
  for (auto taken = subnet.addresses.begin(); taken != subnet.addresses.end() && taken->key == address;
       ++taken) {
    ++address.bits;
  }
  return address;
}

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

SubnetId make_subnet(Region& region, const Vpc& vpc, const Cidr& cidr, const std::string& availability_zone,
                     Tags tags) {
  Subnet subnet{.id = region.ids.id<SubnetId>(),
                .vpc = vpc.id,
                .cidr = cidr,
                .availability_zone = availability_zone,
                .network_acl = vpc.default_network_acl,
                .network_acl_association = region.ids.id<NetworkAclAssociationId>(),
                .addresses = {},
                .tags = std::move(tags)};
  SubnetId id = subnet.id;
  region.subnets.insert(std::move(subnet));
  return id;
}

ec2::Subnet to_record(const Region& region, const Subnet& subnet) {
  const AvailabilityZone* zone = find_zone(region.home.region, subnet.availability_zone);
  return {.availability_zone = subnet.availability_zone,
          .availability_zone_id = zone == nullptr ? "" : zone->id,
          .available_ip_address_count = static_cast<std::int32_t>(available_addresses(subnet)),
          .cidr_block = subnet.cidr.text(),
          .default_for_az = subnet.default_for_az,
          .map_public_ip_on_launch = subnet.map_public_ip_on_launch,
          .subnet_id = subnet.id.text(),
          .vpc_id = subnet.vpc.text(),
          .owner_id = region.home.account,
          .ipv6_cidr_block_associations = {},
          .tags = subnet.tags,
          .subnet_arn = fmt::format("arn:aws:ec2:{}:{}:subnet/{}", region.home.region, region.home.account,
                                    subnet.id.text()),
          .private_dns_name_options_on_launch = {}};
}

void refuse_availability_zone(std::string_view region, std::string_view availability_zone) {
  refuse_zone(region, "availabilityZone", availability_zone, &AvailabilityZone::name);
}

bool is_reserved(const Subnet& subnet, Ipv4 address) {
  if (!subnet.cidr.contains(address)) return false;
  return address.bits - subnet.cidr.first().bits < reserved_at_start || address == subnet.cidr.last();
}

std::size_t available_addresses(const Subnet& subnet) {
  return subnet.cidr.size() - reserved_addresses - subnet.addresses.size();
}

void check_address(const Subnet& subnet, Ipv4 wanted) {
  if (!subnet.cidr.contains(wanted)) {
    refuse("InvalidParameterValue", "Address does not fall within the subnet's address range");
  }
  if (is_reserved(subnet, wanted)) {
    refuse("InvalidParameterValue", "Address is in subnet's reserved address range");
  }
  if (subnet.addresses.contains(wanted)) {
    refuse("InvalidIPAddress.InUse", "Address {} is in use.", wanted.text());
  }
}

Ipv4 take_address(WriteCall& call, SubnetId subnet_id, std::optional<Ipv4> wanted,
                  NetworkInterfaceId holder) {
  const Subnet& subnet = call.region.subnets.get(subnet_id);
  if (wanted) {
    check_address(subnet, *wanted);
  } else if (available_addresses(subnet) == 0) {
    refuse("InsufficientFreeAddressesInSubnet",
           "The specified subnet does not have enough free addresses to satisfy the request.");
  }
  const Ipv4 address = wanted ? *wanted : draw_address(call.region.ids, subnet);
  call.region.subnets.update(subnet_id, [&](Subnet& changed) { changed.addresses.set(address, holder); });
  return address;
}

void give_back_address(WriteCall& call, SubnetId subnet, Ipv4 address) {
  if (call.region.subnets.find(subnet) == nullptr) return;
  call.region.subnets.update(subnet, [&](Subnet& changed) { changed.addresses.erase(address); });
}

namespace {

/// The zone that the request names, by name or by id; else one of AWS's choice.
const AvailabilityZone& zone_for(WriteCall& call, const ec2::CreateSubnetRequest& request) {
  const std::string& region = call.caller().region;
  auto zones = zones_of(region);
  if (request.availability_zone) {
    const AvailabilityZone* zone = find_zone(region, *request.availability_zone);
    if (zone == nullptr) refuse_availability_zone(region, *request.availability_zone);
    return *zone;
  }
  if (request.availability_zone_id) {
    for (const AvailabilityZone& zone : zones) {
      if (zone.id == *request.availability_zone_id) return zone;
    }
    refuse_zone(region, "availabilityZoneId", *request.availability_zone_id, &AvailabilityZone::id);
  }
  return zones[call.region.ids.below(zones.size())];
}

ec2::CreateSubnetResult create_subnet(WriteCall& call, const ec2::CreateSubnetRequest& request) {
  if (request.ipv6_native.value_or(false)) refuse_unsupported_parameter("Ipv6Native=true");
  if (!request.cidr_block) {
    refuse("MissingParameter", "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.");
  }
  if (request.availability_zone && request.availability_zone_id) {
    refuse("InvalidParameterCombination",
           "The parameter availabilityZone cannot be used with the parameter availabilityZoneId");
  }
  const Vpc& vpc = call.region.vpcs.get(request.vpc_id);
  auto cidr = Cidr::parse(*request.cidr_block);
  if (!cidr) {
    refuse("InvalidParameterValue",
           "Value ({}) for parameter cidrBlock is invalid. This is not a valid CIDR block.",
           *request.cidr_block);
  }
  if (cidr->prefix_length() > 28 || cidr_around(vpc, *cidr) == nullptr) {
    refuse("InvalidSubnet.Range", "The CIDR '{}' is invalid.", *request.cidr_block);
  }
  std::size_t siblings = 0;
  for (const Subnet& other : call.region.subnets) {
    if (other.vpc != vpc.id) continue;
    if (other.cidr.overlaps(*cidr)) {
      refuse("InvalidSubnet.Conflict", "The CIDR '{}' conflicts with another subnet", *request.cidr_block);
    }
    ++siblings;
  }
  const AvailabilityZone& zone = zone_for(call, request);
  auto tags = tags_from(request.tag_specifications, "subnet", call.settings);
  if (siblings >= call.settings.quotas.subnets_per_vpc) {
    refuse("SubnetLimitExceeded", "The maximum number of subnets has been reached.");
  }
  SubnetId id = make_subnet(call.region, vpc, *cidr, zone.name, std::move(tags));
  return {to_record(call.region, call.region.subnets.get(id))};
}

ec2::ReturnResult delete_subnet(WriteCall& call, const ec2::DeleteSubnetRequest& request) {
  const Subnet subnet = call.region.subnets.get(request.subnet_id);
  if (!subnet.addresses.empty()) {  // every interface holds one: instances', NAT gateways', those of nobody
    refuse("DependencyViolation", "The subnet '{}' has dependencies and cannot be deleted.",
           request.subnet_id);
  }
  forget_subnet(call.region, subnet);
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
  return {subnet.cidr_block};
}
Values default_for_az(const ec2::Subnet& subnet) {
  return yes_or_no(subnet.default_for_az);
}
/// Of what subnets can't have yet: the filter is known and finds nothing.
Values nothing(const ec2::Subnet&) {
  return {};
}

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
    {"ipv6-cidr-block-association.ipv6-cidr-block", nothing},
    {"ipv6-cidr-block-association.association-id", nothing},
    {"ipv6-cidr-block-association.state", nothing},
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
      subnet_filters, [&](const Subnet& subnet) { return to_record(call.region, subnet); });
  return {std::move(described.records), std::move(described.next_token)};
}

/// An attribute that vpcsim knows in one value only, which every subnet has.
void support_only_false(std::string_view name, const std::optional<ec2::AttributeBooleanValue>& attribute) {
  if (attribute && attribute->value.value_or(false))
    refuse_unsupported_parameter(fmt::format("{}=true", name));
}

ec2::ReturnResult modify_subnet_attribute(WriteCall& call, const ec2::ModifySubnetAttributeRequest& request) {
  support_only_false("AssignIpv6AddressOnCreation", request.assign_ipv6_address_on_creation);
  support_only_false("MapCustomerOwnedIpOnLaunch", request.map_customer_owned_ip_on_launch);
  support_only_false("EnableDns64", request.enable_dns64);
  support_only_false("EnableResourceNameDnsARecordOnLaunch",
                     request.enable_resource_name_dns_a_record_on_launch);
  support_only_false("EnableResourceNameDnsAAAARecordOnLaunch",
                     request.enable_resource_name_dns_aaaa_record_on_launch);
  if (request.private_dns_hostname_type_on_launch == ec2::HostnameType::resource_name) {
    refuse_unsupported_parameter("PrivateDnsHostnameTypeOnLaunch=resource-name");
  }
  int given = int{request.assign_ipv6_address_on_creation.has_value()} +
              int{request.map_public_ip_on_launch.has_value()} +
              int{request.map_customer_owned_ip_on_launch.has_value()} +
              int{request.enable_dns64.has_value()} +
              int{request.private_dns_hostname_type_on_launch.has_value()} +
              int{request.enable_resource_name_dns_a_record_on_launch.has_value()} +
              int{request.enable_resource_name_dns_aaaa_record_on_launch.has_value()};
  if (given == 0) refuse_missing("attribute");
  if (given > 1) refuse("InvalidParameterCombination", "Fields for multiple attribute types specified");
  const Subnet& subnet = call.region.subnets.get(request.subnet_id);
  if (request.map_public_ip_on_launch) {
    bool value = request.map_public_ip_on_launch->value.value_or(false);
    call.region.subnets.update(subnet.id, [&](Subnet& changed) { changed.map_public_ip_on_launch = value; });
  }
  return {};
}

}  // namespace

Actions subnet_actions() {
  return {
      action<create_subnet>("Creates a subnet in a VPC, in one availability zone"),
      action<delete_subnet>("Deletes a subnet without network interfaces"),
      action<describe_subnets>("Describes subnets"),
      action<modify_subnet_attribute>("Changes one attribute of a subnet: public addresses at launch"),
  };
}

}  // namespace vpcsim
