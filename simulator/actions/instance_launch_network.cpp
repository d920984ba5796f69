#include <algorithm>
#include <map>

#include "simulator/actions/address.hpp"
#include "simulator/actions/default_vpc.hpp"
#include "simulator/actions/instance_launch.hpp"
#include "simulator/actions/security_group_vpc.hpp"
#include "simulator/actions/subnet.hpp"
#include "simulator/region_catalog.hpp"

namespace vpcsim {
namespace {

using Request = ec2::RunInstancesRequest;
using Specification = ec2::InstanceNetworkInterfaceSpecification;

const Vpc& default_vpc_or_refuse(const ReadCall& call) {
  const Vpc* vpc = find_default_vpc(call.region);
  if (vpc == nullptr) refuse("VPCIdNotSpecified", "No default VPC for this user");
  return *vpc;
}

std::optional<std::string> wanted_zone(const ReadCall& call, const Request& request) {
  if (!request.placement || !request.placement->availability_zone) return std::nullopt;
  const std::string& zone = *request.placement->availability_zone;
  if (find_zone(call.region.home.region, zone) == nullptr) {
    refuse("InvalidParameterValue", "Invalid availability zone: [{}]", zone);
  }
  return zone;
}

/// Where an instance goes that names no subnet: AWS picks the zone, unless the request does.
const Subnet& default_subnet(const ReadCall& call, const std::optional<std::string>& zone) {
  const Vpc& vpc = default_vpc_or_refuse(call);
  for (const AvailabilityZone& candidate : zones_of(call.region.home.region)) {
    if (zone && candidate.name != *zone) continue;
    if (const Subnet* subnet = find_default_subnet(call.region, vpc, candidate.name)) return *subnet;
  }
  refuse("MissingInput", "No subnets found for the default VPC '{}'. Please specify a subnet.",
         vpc.id.text());
}

const Subnet& subnet_of(const ReadCall& call, const std::optional<std::string>& subnet_id,
                        const std::optional<std::string>& zone) {
  if (!subnet_id) return default_subnet(call, zone);
  const Subnet& subnet = call.region.subnets.get(*subnet_id);
  if (zone && subnet.availability_zone != *zone) {
    refuse("InvalidParameterValue",
           "Value ({}) for parameter availabilityZone is invalid. The subnet '{}' is in the availability "
           "zone {}.",
           *zone, *subnet_id, subnet.availability_zone);
  }
  return subnet;
}

std::vector<SecurityGroupId> groups_in(const ReadCall& call, const Subnet& subnet,
                                       const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    if (!is_usable_in(call, call.region.security_groups.get(id),
                      subnet.vpc)) {  // recorded: not the words of other calls
      refuse("InvalidParameter", "Security group {} and subnet {} belong to different networks.", id,
             subnet.id.text());
    }
  }
  return groups_for_interface(call, subnet.vpc, ids);
}

/// Names of groups are of the default VPC.
std::vector<std::string> group_ids(const ReadCall& call, const Request& request) {
  auto ids = request.security_group_ids;
  if (request.security_groups.empty()) return ids;
  if (request.subnet_id) {
    refuse("InvalidParameterCombination", "The parameter groupName cannot be used with the parameter subnet");
  }
  const Vpc& vpc = default_vpc_or_refuse(call);
  for (const std::string& name : request.security_groups) {
    const auto& groups = call.region.security_groups;
    auto found = std::find_if(groups.begin(), groups.end(), [&](const SecurityGroup& group) {
      return group.vpc == vpc.id && group.name == name;
    });
    if (found == groups.end()) {
      refuse("InvalidGroup.NotFound", "The security group '{}' does not exist in default VPC '{}'", name,
             vpc.id.text());
    }
    ids.push_back(found->id.text());
  }
  return ids;
}

WantedIpv6 instance_level_ipv6(const Request& request) {
  Ipv6Parameters parameters{.address_count = request.ipv6_address_count};
  for (const auto& address : request.ipv6_addresses) parameters.addresses.push_back(address.ipv6_address);
  WantedIpv6 wanted = wanted_ipv6(parameters);
  wanted.primary = wants_primary_ipv6(request.ipv6_addresses, request.enable_primary_ipv6);
  return wanted;
}

/// The interface of an instance that is launched into a subnet, without a word about interfaces.
LaunchNetwork simple_network(const ReadCall& call, const Request& request,
                             const std::optional<std::string>& zone) {
  WantedAddresses addresses;
  if (request.private_ip_address)
    addresses.primary = parse_address(*request.private_ip_address, "privateIpAddress");
  WantedIpv6 ipv6 = instance_level_ipv6(request);
  auto ids = group_ids(call, request);
  const Subnet& subnet = subnet_of(call, request.subnet_id, zone);
  LaunchInterface primary{
      .wanted = {
          .subnet = subnet.id, .addresses = addresses, .ipv6 = ipv6, .groups = groups_in(call, subnet, ids)}};
  check_wanted(subnet, addresses);
  check_wanted(subnet, ipv6);
  return {{std::move(primary)}, subnet.availability_zone, subnet.map_public_ip_on_launch};
}

[[noreturn]] void refuse_both(std::string_view what) {
  refuse("InvalidParameterCombination",
         "Network interfaces and an instance-level {} may not be specified on the same request", what);
}

void check_interface_parameters(const Request& request) {
  if (request.subnet_id) refuse_both("subnet ID");
  if (!request.security_group_ids.empty() || !request.security_groups.empty()) refuse_both("security groups");
  if (request.private_ip_address) refuse_both("private address");
  if (request.ipv6_address_count) refuse_both("IPv6 address count");
  if (!request.ipv6_addresses.empty()) refuse_both("IPv6 addresses");
  if (request.enable_primary_ipv6) refuse_both("primary IPv6 address");
  std::vector<std::int32_t> indexes;
  for (const Specification& specification : request.network_interfaces) {
    if (!specification.device_index) {
      refuse("InvalidParameterValue", "Each network interface requires a device index.");
    }
    indexes.push_back(*specification.device_index);
    check_interface_type(specification.interface_type, "NetworkInterface.InterfaceType");
    if (specification.network_card_index.value_or(0) != 0) {
      refuse("InvalidParameterValue", "Value ({}) for parameter networkCardIndex is invalid.",
             *specification.network_card_index);
    }
    if (specification.associate_public_ip_address && request.network_interfaces.size() > 1) {
      refuse(
          "InvalidParameterCombination",
          "The associatePublicIPAddress parameter cannot be specified when launching with multiple network "
          "interfaces.");
    }
  }
  std::sort(indexes.begin(), indexes.end());
  if (std::adjacent_find(indexes.begin(), indexes.end()) != indexes.end()) {
    refuse("InvalidParameterValue", "Each network interface requires a unique device index.");
  }
  if (indexes.front() != 0) {
    refuse("InvalidParameterCombination",
           "A primary network interface, at device index 0, must be specified.");
  }
}

[[noreturn]] void refuse_with_id(std::string_view what) {
  refuse("InvalidParameterCombination",
         "A network interface may not specify both a network interface ID and {}", what);
}

LaunchInterface existing_interface(const ReadCall& call, const Request& request,
                                   const Specification& specification) {
  if (specification.subnet_id) refuse_with_id("a subnet ID");
  if (!specification.groups.empty()) refuse_with_id("security groups");
  if (specification.private_ip_address || !specification.private_ip_addresses.empty()) {
    refuse_with_id("a private IP address");
  }
  if (specification.secondary_private_ip_address_count || specification.ipv4_prefix_count ||
      !specification.ipv4_prefixes.empty()) {
    refuse_with_id("secondary private IP addresses");
  }
  if (specification.ipv6_address_count || !specification.ipv6_addresses.empty() ||
      specification.ipv6_prefix_count || !specification.ipv6_prefixes.empty() || specification.primary_ipv6) {
    refuse_with_id("IPv6 addresses");
  }
  if (specification.description) refuse_with_id("a description");
  if (specification.associate_public_ip_address) refuse_with_id("a public IP address");
  if (specification.delete_on_termination.value_or(false)) {
    refuse("InvalidParameterCombination",
           "A network interface may not specify a network interface ID and delete on termination as true");
  }
  if (request.max_count > 1) {
    refuse("InvalidParameterCombination",
           "A network interface ID may be specified only when launching one instance");
  }
  const NetworkInterface& interface = get_interface_for(call, *specification.network_interface_id,
                                                        ec2::InterfacePermissionType::instance_attach);
  if (interface.attachment || is_requester_managed(interface) ||
      is_detaching_at(interface, call.now, call.settings.timing)) {
    refuse("InvalidNetworkInterface.InUse", "Interface: [{}] in use.", interface.id.text());
  }
  return {
      .existing = interface.id, .device_index = *specification.device_index, .delete_on_termination = false};
}

LaunchInterface new_interface(const ReadCall& call, const Specification& specification,
                              const std::optional<std::string>& zone) {
  auto addresses = wanted_addresses(specification);
  auto ipv6 = wanted_ipv6_of(specification, specification.primary_ipv6);
  const Subnet& subnet = subnet_of(call, specification.subnet_id, zone);
  check_wanted(subnet, addresses);
  check_wanted(subnet, ipv6);
  return {.wanted = {.subnet = subnet.id,
                     .addresses = std::move(addresses),
                     .ipv6 = std::move(ipv6),
                     .groups = groups_in(call, subnet, specification.groups),
                     .description = specification.description.value_or("")},
          .device_index = *specification.device_index,
          .delete_on_termination = specification.delete_on_termination.value_or(true)};
}

SubnetId subnet_of(const ReadCall& call, const LaunchInterface& interface) {
  return interface.existing ? call.region.network_interfaces.get(*interface.existing).subnet
                            : interface.wanted.subnet;
}

LaunchNetwork detailed_network(const ReadCall& call, const Request& request,
                               const std::optional<std::string>& zone) {
  check_interface_parameters(request);
  LaunchNetwork network;
  for (const Specification& specification : request.network_interfaces) {
    network.interfaces.push_back(specification.network_interface_id
                                     ? existing_interface(call, request, specification)
                                     : new_interface(call, specification, zone));
    const auto& existing = network.interfaces.back().existing;
    auto again = [&](const LaunchInterface& other) { return existing && other.existing == existing; };
    if (std::count_if(network.interfaces.begin(), network.interfaces.end(), again) > 1) {
      refuse("InvalidNetworkInterface.InUse", "Interface: [{}] in use.", existing->text());
    }
  }
  std::sort(
      network.interfaces.begin(), network.interfaces.end(),
      [](const LaunchInterface& a, const LaunchInterface& b) { return a.device_index < b.device_index; });
  const Subnet& primary = call.region.subnets.get(subnet_of(call, network.interfaces.front()));
  network.availability_zone = primary.availability_zone;
  for (const LaunchInterface& interface : network.interfaces) {
    const Subnet& subnet = call.region.subnets.get(subnet_of(call, interface));
    if (subnet.availability_zone != primary.availability_zone ||
        (zone && subnet.availability_zone != *zone)) {
      refuse("InvalidParameterCombination",
             "You may not attach a network interface to an instance if they are not in the same availability "
             "zone");
    }
  }
  // With several interfaces, or one that was there before, nothing is assigned.
  if (network.interfaces.size() == 1 && !network.interfaces.front().existing) {
    network.public_address = request.network_interfaces.front().associate_public_ip_address.value_or(
        primary.map_public_ip_on_launch);
  }
  return network;
}

/// Each delegated prefix takes the room of one address.
void check_room(const ReadCall& call, const LaunchInterface& interface, const InstanceType& type) {
  std::size_t count = interface.wanted.addresses.slots();
  if (interface.existing) count = address_slots(call.region.network_interfaces.get(*interface.existing));
  if (count > static_cast<std::size_t>(type.ipv4_addresses))
    refuse("InvalidInterface.IpAddressLimitExceeded", "Number of private addresses will exceed limit.");
  if (interface.wanted.ipv6.size() > static_cast<std::size_t>(type.ipv4_addresses))
    refuse("InvalidInterface.IpAddressLimitExceeded", "Number of IPv6 addresses will exceed limit.");
}

/// An address is one instance's.
[[noreturn]] void refuse_address(std::string_view parameter) {
  refuse("InvalidParameterCombination",
         "The parameter {} cannot be used when launching more than one instance", parameter);
}

void check_several(const LaunchNetwork& network) {
  for (const LaunchInterface& interface : network.interfaces) {
    const WantedIpv6& ipv6 = interface.wanted.ipv6;
    if (interface.wanted.addresses.names_any()) refuse_address("privateIpAddress");
    if (!ipv6.addresses.empty()) refuse_address("ipv6Addresses");
    if (!ipv6.prefixes.empty()) refuse_address("ipv6Prefix");
  }
}

/// Types older than the Nitro System need an IPv4 address (VPC user guide, "IP addressing").
void check_ipv6_only(const ReadCall& call, const LaunchNetwork& network, const InstanceType& type) {
  if (type.hypervisor == ec2::InstanceTypeHypervisor::nitro) return;
  for (const LaunchInterface& interface : network.interfaces) {
    const Subnet& subnet = call.region.subnets.get(subnet_of(call, interface));
    if (subnet.cidr) continue;
    refuse("Unsupported", "The instance type {} is not supported in the IPv6-only subnet {}.", type.name,
           subnet.id.text());
  }
}

}  // namespace

LaunchNetwork plan_network(const ReadCall& call, const Request& request, const InstanceType& type) {
  auto zone = wanted_zone(call, request);
  auto network = request.network_interfaces.empty() ? simple_network(call, request, zone)
                                                    : detailed_network(call, request, zone);
  std::size_t count = network.interfaces.size();
  if (count > static_cast<std::size_t>(type.network_interfaces)) {
    refuse("AttachmentLimitExceeded", "Interface count {} exceeds the limit for {}", count, type.name);
  }
  for (const LaunchInterface& interface : network.interfaces) check_room(call, interface, type);
  if (request.max_count > 1) check_several(network);
  check_ipv6_only(call, network, type);
  return network;
}

int launch_count(const ReadCall& call, const Request& request, const LaunchNetwork& network) {
  std::map<SubnetId, std::size_t> needed;
  for (const LaunchInterface& interface : network.interfaces) {
    bool has_ipv4 = !interface.existing && call.region.subnets.get(interface.wanted.subnet).cidr;
    if (has_ipv4) needed[interface.wanted.subnet] += interface.wanted.addresses.size();
  }
  auto count = static_cast<std::size_t>(request.max_count);
  for (const auto& [subnet, each] : needed) {
    count = std::min(count, available_addresses(call.region.subnets.get(subnet)) / each);
  }
  if (count < static_cast<std::size_t>(request.min_count)) {
    refuse("InsufficientFreeAddressesInSubnet",
           "The specified subnet does not have enough free addresses to satisfy the request.");
  }
  return static_cast<int>(count);
}

}  // namespace vpcsim
