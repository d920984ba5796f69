#include "simulator/actions/nat_gateway.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/address.hpp"
#include "simulator/actions/internet_gateway.hpp"
#include "simulator/actions/network_interface.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/actions/subnet.hpp"
#include "simulator/describe.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {

using State = ec2::NatGatewayState;

State nat_gateway_state_at(const NatGateway& gateway, Timestamp now, const Timing& timing) {
  if (gateway.deleted) {
    return now >= gateway.deleted->plus(timing.nat_gateway_deleting) ? State::deleted : State::deleting;
  }
  if (now < gateway.created.plus(timing.nat_gateway_pending)) return State::pending;
  return gateway.failure_code.empty() ? State::available : State::failed;
}

bool is_visible_at(const NatGateway& gateway, Timestamp now, const Timing& timing) {
  constexpr std::int64_t hour = 3'600'000;
  if (gateway.deleted) return now < gateway.deleted->plus(timing.nat_gateway_deleting + hour);
  return gateway.failure_code.empty() || now < gateway.created.plus(timing.nat_gateway_pending + hour);
}

namespace {

using Status = ec2::NatGatewayAddressStatus;

Status status_at(const NatGateway& gateway, const NatGatewayAddress& address, Timestamp at,
                 const Timing& timing) {
  const bool is_public = gateway.connectivity == Connectivity::public_;
  switch (nat_gateway_state_at(gateway, at, timing)) {
    case State::failed:
      return Status::failed;
    case State::deleting:
    case State::deleted:
      return is_public ? Status::disassociating : Status::unassigning;
    case State::pending:
      return is_public ? Status::associating : Status::assigning;
    case State::available:
      break;
  }
  bool added_later = address.since != gateway.created;
  if (added_later && at < address.since.plus(timing.nat_gateway_address_assigning))
    return is_public ? Status::associating : Status::assigning;
  return Status::succeeded;
}

ec2::NatGatewayAddress to_record(const NatGateway& gateway, const NatGatewayAddress& address, Status status) {
  ec2::NatGatewayAddress record{.is_primary = &address == &gateway.addresses.front(), .status = status};
  if (address.allocation) record.allocation_id = address.allocation->text();
  if (status == Status::failed) record.failure_message = gateway.failure_message;
  if (!address.private_ip) return record;
  record.network_interface_id = gateway.network_interface.text();
  record.private_ip = address.private_ip->text();
  // The public address shows once the gateway has it.
  if (status == Status::associating) return record;
  if (address.public_ip) record.public_ip = address.public_ip->text();
  if (address.association) record.association_id = address.association->text();
  return record;
}

}  // namespace

ec2::NatGateway to_record(const NatGateway& gateway, Timestamp at, const Timing& timing) {
  const bool is_public = gateway.connectivity == Connectivity::public_;
  const State state = nat_gateway_state_at(gateway, at, timing);
  ec2::NatGateway record{
      .create_time = gateway.created,
      .nat_gateway_id = gateway.id.text(),
      .state = state,
      .subnet_id = gateway.subnet.text(),
      .vpc_id = gateway.vpc.text(),
      .tags = gateway.tags,
      .connectivity_type = is_public ? ec2::ConnectivityType::public_ : ec2::ConnectivityType::private_};
  for (const NatGatewayAddress& address : gateway.addresses)
    record.nat_gateway_addresses.push_back(
        to_record(gateway, address, status_at(gateway, address, at, timing)));
  for (const NatGatewayAddress& address : gateway.former_addresses) {
    if (at >= address.until) continue;
    record.nat_gateway_addresses.push_back(
        to_record(gateway, address, is_public ? Status::disassociating : Status::unassigning));
  }
  if (state == State::failed) {
    record.failure_code = gateway.failure_code;
    record.failure_message = gateway.failure_message;
  }
  if (state == State::deleted || state == State::deleting) record.delete_time = gateway.deleted;
  if (state == State::failed) record.delete_time = gateway.created;
  return record;
}

namespace {

void check_form(const std::string& allocation_id) {
  if (AllocationId::parse(allocation_id)) return;
  refuse("InvalidElasticIpID.Malformed", "The elastic-ip ID '{}' is malformed", allocation_id);
}

const Address& get_elastic(const Region& region, const std::string& id) {
  const Address* address = region.addresses.find(*AllocationId::parse(id));
  if (address == nullptr) {
    refuse("InvalidElasticIpID.NotFound", "The elastic-ip ID '{}' does not exist", id);
  }
  return *address;
}

void check_syntax(const ec2::CreateNatGatewayRequest& request, bool is_public) {
  // The NAT gateway service looks at the form of ids, in words of its own (recorded).
  if (!SubnetId::parse(request.subnet_id)) {
    refuse("InvalidSubnet", "The subnet ID '{}' is malformed", request.subnet_id);
  }
  if (!is_public && request.allocation_id) {
    refuse("InvalidParameterCombination", "A private NAT gateway cannot have an Elastic IP address.");
  }
  if (is_public && !request.allocation_id) {
    refuse("MissingParameter",
           "The request must include the AllocationId parameter. Add the required parameter and retry the "
           "request.");
  }
  if (request.allocation_id) check_form(*request.allocation_id);
  for (const std::string& id : request.secondary_allocation_ids) check_form(id);
  if (request.availability_mode.value_or("zonal") != "zonal")
    refuse_unsupported_parameter("AvailabilityMode=" + *request.availability_mode);
}

/// The secondary addresses that are to be made with the gateway.
struct Secondary {
  std::vector<std::string> allocation_ids;
  std::vector<Ipv4> private_ips;
  std::size_t drawn = 0;
  std::size_t size() const { return std::max(allocation_ids.size(), private_ips.size() + drawn); }
};

Secondary secondary_of(const ec2::CreateNatGatewayRequest& request, bool is_public) {
  Secondary secondary{request.secondary_allocation_ids,
                      parse_addresses(request.secondary_private_ip_addresses)};
  if (!is_public && !secondary.allocation_ids.empty()) {
    refuse("InvalidParameterCombination", "A private NAT gateway cannot have an Elastic IP address.");
  }
  if (request.secondary_private_ip_address_count) {
    if (is_public || !secondary.private_ips.empty()) {
      refuse("InvalidParameterCombination",
             "SecondaryPrivateIpAddressCount is for private NAT gateways, and cannot be used with "
             "SecondaryPrivateIpAddress.");
    }
    secondary.drawn =
        checked_count(*request.secondary_private_ip_address_count, "secondaryPrivateIpAddressCount");
  }
  bool matched =
      secondary.private_ips.empty() || secondary.private_ips.size() == secondary.allocation_ids.size();
  if (is_public && !matched) {
    refuse("InvalidParameterCombination",
           "The request must contain as many secondary private addresses as secondary Elastic IP addresses.");
  }
  return secondary;
}

void check_quota(const WriteCall& call, const Subnet& subnet) {
  const auto limit = call.settings.quotas.nat_gateways_per_az;
  if (call.region.nat_gateways.count_with("live-availability-zone", subnet.availability_zone) >= limit) {
    refuse("NatGatewayLimitExceeded", "Performing this operation would exceed the limit of {} NAT gateways",
           limit);
  }
}

/// What AWS finds out only after it has answered: the gateway is there, and fails (facts 6.3).
void find_failure(const WriteCall& call, const Subnet& subnet, NatGateway& gateway) {
  if (available_addresses(subnet) < gateway.addresses.size()) {
    gateway.failure_code = "InsufficientFreeAddressesInSubnet";
    gateway.failure_message = "Subnet has insufficient free addresses to create this NAT gateway";
    return;
  }
  if (gateway.connectivity == Connectivity::private_) return;
  if (internet_gateway_of(call.region, subnet.vpc) == nullptr) {
    gateway.failure_code = "Gateway.NotAttached";
    gateway.failure_message = fmt::format("Network {} has no Internet gateway attached", subnet.vpc.text());
    return;
  }
  for (const NatGatewayAddress& address : gateway.addresses) {
    if (!call.region.addresses.get(*address.allocation).association) continue;
    gateway.failure_code = "Resource.AlreadyAssociated";
    gateway.failure_message =
        fmt::format("Elastic IP address {} is already associated", address.allocation->text());
    return;
  }
}

/// Puts the Elastic address, if there is one, on an address that the gateway's interface has.
NatGatewayAddress hold(WriteCall& call, NetworkInterfaceId interface, Ipv4 private_ip,
                       std::optional<AllocationId> allocation) {
  NatGatewayAddress address{.private_ip = private_ip, .allocation = allocation, .since = call.now};
  if (!allocation) return address;
  address.public_ip = call.region.addresses.get(*allocation).public_ip;
  address.association = associate_address(call, *allocation, interface, private_ip);
  return address;
}

void give_interface(WriteCall& call, NatGateway& gateway) {
  WantedAddresses wanted{.primary = gateway.addresses.front().private_ip};
  for (std::size_t i = 1; i < gateway.addresses.size(); ++i) {
    if (gateway.addresses[i].private_ip) {
      wanted.secondary.push_back(*gateway.addresses[i].private_ip);
    } else {
      ++wanted.drawn_secondary;
    }
  }
  gateway.network_interface =
      make_network_interface(call, {.subnet = gateway.subnet,
                                    .addresses = std::move(wanted),
                                    .description = "Interface for NAT Gateway " + gateway.id.text(),
                                    .interface_type = "nat_gateway"});
  // It forwards what isn't its own: that is what it is for.
  call.region.network_interfaces.update(
      gateway.network_interface, [](NetworkInterface& interface) { interface.source_dest_check = false; });
  const auto held = call.region.network_interfaces.get(gateway.network_interface).addresses;
  for (std::size_t i = 0; i < held.size(); ++i) {
    gateway.addresses[i] =
        hold(call, gateway.network_interface, held[i].private_ip, gateway.addresses[i].allocation);
  }
}

/// The addresses that the request asks for, the primary one first.
std::vector<NatGatewayAddress> asked_for(const WriteCall& call, const ec2::CreateNatGatewayRequest& request,
                                         const Subnet& subnet, const Secondary& secondary) {
  std::vector<NatGatewayAddress> addresses(1 + secondary.size(), NatGatewayAddress{.since = call.now});
  if (request.private_ip_address)
    addresses[0].private_ip = parse_address(*request.private_ip_address, "privateIpAddress");
  if (request.allocation_id) addresses[0].allocation = get_elastic(call.region, *request.allocation_id).id;
  for (std::size_t i = 0; i < secondary.private_ips.size(); ++i)
    addresses[i + 1].private_ip = secondary.private_ips[i];
  for (std::size_t i = 0; i < secondary.allocation_ids.size(); ++i)
    addresses[i + 1].allocation = get_elastic(call.region, secondary.allocation_ids[i]).id;
  for (const NatGatewayAddress& address : addresses) {
    if (address.private_ip) check_address(subnet, *address.private_ip);
  }
  return addresses;
}

ec2::CreateNatGatewayResult create_nat_gateway(WriteCall& call, const ec2::CreateNatGatewayRequest& request) {
  bool is_public =
      request.connectivity_type.value_or(ec2::ConnectivityType::public_) == ec2::ConnectivityType::public_;
  check_syntax(request, is_public);
  auto tags = tags_from(request.tag_specifications, "natgateway", call.settings);
  if (request.private_ip_address) parse_address(*request.private_ip_address, "privateIpAddress");
  const Secondary secondary = secondary_of(request, is_public);
  const Idempotency idempotency = idempotency_of(request);
  if (const NatGateway* made = find_made_by(call.region.nat_gateways, idempotency))
    return {request.client_token, to_record(*made, call.now, call.settings.timing)};
  const Subnet subnet = call.region.subnets.get(request.subnet_id);
  auto addresses = asked_for(call, request, subnet, secondary);
  const auto connectivity = is_public ? Connectivity::public_ : Connectivity::private_;
  check_quota(call, subnet);
  check_nat_gateway_quota(call.read(), connectivity, addresses.size());

  NatGateway gateway{.id = call.region.ids.id<NatGatewayId>(),
                     .subnet = subnet.id,
                     .vpc = subnet.vpc,
                     .availability_zone = subnet.availability_zone,
                     .connectivity = connectivity,
                     .addresses = std::move(addresses),
                     .former_addresses = {},
                     .network_interface = {},
                     .created = call.now,
                     .deleted = {},
                     .failure_code = {},
                     .failure_message = {},
                     .idempotency = idempotency,
                     .tags = std::move(tags)};
  find_failure(call, subnet, gateway);
  if (gateway.failure_code.empty()) {
    give_interface(call, gateway);
  } else {
    for (NatGatewayAddress& address : gateway.addresses) address.private_ip.reset();
  }
  call.region.nat_gateways.insert(gateway);
  return {request.client_token, to_record(gateway, call.answered(), call.settings.timing)};
}

ec2::DeleteNatGatewayResult delete_nat_gateway(WriteCall& call, const ec2::DeleteNatGatewayRequest& request) {
  check_nat_gateway_id(request.nat_gateway_id);
  const NatGateway gateway = call.region.nat_gateways.get(request.nat_gateway_id);
  if (!is_visible_at(gateway, call.now, call.settings.timing))
    NotFound<NatGatewayId>::refuse(request.nat_gateway_id);
  if (gateway.deleted) return {gateway.id.text()};  // deleting it again changes nothing
  if (gateway.failure_code.empty()) delete_network_interface(call, gateway.network_interface);
  call.region.nat_gateways.update(gateway.id, [&](NatGateway& changed) { changed.deleted = call.now; });
  return {gateway.id.text()};
}

constexpr std::array<FilterField<ec2::NatGateway>, 4> nat_gateway_filters{{
    {"nat-gateway-id", [](const ec2::NatGateway& gateway) { return std::vector{gateway.nat_gateway_id}; }},
    {"state",
     [](const ec2::NatGateway& gateway) { return std::vector{std::string(name_of(gateway.state))}; }},
    {"subnet-id", [](const ec2::NatGateway& gateway) { return std::vector{gateway.subnet_id}; }},
    {"vpc-id", [](const ec2::NatGateway& gateway) { return std::vector{gateway.vpc_id}; }},
}};

ec2::DescribeNatGatewaysResult describe_nat_gateways(const ReadCall& call,
                                                     const ec2::DescribeNatGatewaysRequest& request) {
  for (const std::string& id : request.nat_gateway_ids) check_nat_gateway_id(id);
  auto render = [&](const NatGateway& gateway) -> std::optional<ec2::NatGateway> {
    if (!is_visible_at(gateway, call.now, call.settings.timing)) return std::nullopt;
    return to_record(gateway, call.now, call.settings.timing);
  };
  auto described = describe<ec2::NatGateway>(
      call.region.nat_gateways,
      {request.nat_gateway_ids, request.filter, "NatGatewayIds", request.max_results, request.next_token},
      nat_gateway_filters, render);
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

void check_nat_gateway_id(std::string_view id) {
  if (NatGatewayId::parse(id)) return;
  refuse("NatGatewayMalformed", "The NAT gateway ID '{}' is malformed", id);
}

std::vector<AllocationId> free_allocations(const ReadCall& call, const std::vector<std::string>& ids) {
  for (const std::string& id : ids) check_form(id);
  std::vector<AllocationId> allocations;
  for (const std::string& id : ids) {
    const Address& address = get_elastic(call.region, id);
    bool twice = std::find(allocations.begin(), allocations.end(), address.id) != allocations.end();
    if (address.association || twice) {
      refuse("Resource.AlreadyAssociated", "Elastic IP address {} is already associated", id);
    }
    allocations.push_back(address.id);
  }
  return allocations;
}

void check_nat_gateway_quota(const ReadCall& call, Connectivity connectivity, std::size_t count) {
  constexpr std::size_t private_addresses = 8;  // fixed (VPC user guide, "NAT gateway basics")
  const std::size_t elastic = call.settings.quotas.elastic_ips_per_nat_gateway;
  if (connectivity == Connectivity::public_ && count > elastic) {
    refuse("AddressLimitExceeded",
           "Performing this operation would exceed the limit of {} Elastic IP addresses per NAT gateway",
           elastic);
  }
  if (connectivity == Connectivity::private_ && count > private_addresses)
    refuse("PrivateIpAddressLimitExceeded", "Number of private addresses will exceed limit.");
}

NatGatewayAddress add_nat_gateway_address(WriteCall& call, NetworkInterfaceId interface,
                                          std::optional<Ipv4> wanted,
                                          std::optional<AllocationId> allocation) {
  return hold(call, interface, take_secondary_address(call, interface, wanted), allocation);
}

Actions nat_gateway_actions() {
  return {
      action<create_nat_gateway>(
          "Creates a public or private NAT gateway, which may turn out to have failed"),
      action<delete_nat_gateway>("Deletes a NAT gateway; its Elastic IP address stays allocated"),
      action<describe_nat_gateways>("Describes NAT gateways"),
  };
}

}  // namespace vpcsim
