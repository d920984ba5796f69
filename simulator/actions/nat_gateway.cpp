#include "simulator/actions/nat_gateway.hpp"

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

ec2::NatGateway to_record(const NatGateway& gateway, State state) {
  bool is_public = gateway.connectivity == Connectivity::public_;
  ec2::NatGateway record{
      .create_time = gateway.created,
      .nat_gateway_id = gateway.id.text(),
      .state = state,
      .subnet_id = gateway.subnet.text(),
      .vpc_id = gateway.vpc.text(),
      .tags = gateway.tags,
      .connectivity_type = is_public ? ec2::ConnectivityType::public_ : ec2::ConnectivityType::private_};
  ec2::NatGatewayAddress address;
  if (gateway.allocation) address.allocation_id = gateway.allocation->text();
  if (gateway.failure_code.empty()) {
    address.network_interface_id = gateway.network_interface.text();
    address.private_ip = gateway.private_ip.text();
    // The public address shows once the gateway has it.
    if (gateway.public_ip && state != State::pending) address.public_ip = gateway.public_ip->text();
  }
  record.nat_gateway_addresses.push_back(std::move(address));
  if (state == State::failed) {
    record.failure_code = gateway.failure_code;
    record.failure_message = gateway.failure_message;
  }
  if (state == State::deleted || state == State::deleting) record.delete_time = gateway.deleted;
  if (state == State::failed) record.delete_time = gateway.created;
  return record;
}

namespace {

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
  if (request.allocation_id && !AllocationId::parse(*request.allocation_id)) {
    refuse("InvalidElasticIpID.Malformed", "The elastic-ip ID '{}' is malformed", *request.allocation_id);
  }
}

void check_quota(const WriteCall& call, const Subnet& subnet) {
  const auto limit = call.settings.quotas.nat_gateways_per_az;
  if (call.region.nat_gateways.count_with("live-availability-zone", subnet.availability_zone) >= limit) {
    refuse("NatGatewayLimitExceeded", "Performing this operation would exceed the limit of {} NAT gateways",
           limit);
  }
}

/// What AWS finds out only after it has answered: the gateway is there, and fails (facts 6.3).
void find_failure(const WriteCall& call, const Subnet& subnet, const Address* address, NatGateway& gateway) {
  if (available_addresses(subnet) == 0) {
    gateway.failure_code = "InsufficientFreeAddressesInSubnet";
    gateway.failure_message = "Subnet has insufficient free addresses to create this NAT gateway";
  } else if (address != nullptr && internet_gateway_of(call.region, subnet.vpc) == nullptr) {
    gateway.failure_code = "Gateway.NotAttached";
    gateway.failure_message = fmt::format("Network {} has no Internet gateway attached", subnet.vpc.text());
  } else if (address != nullptr && address->association) {
    gateway.failure_code = "Resource.AlreadyAssociated";
    gateway.failure_message = fmt::format("Elastic IP address {} is already associated", address->id.text());
  }
}

void give_interface(WriteCall& call, std::optional<Ipv4> private_ip, NatGateway& gateway) {
  gateway.network_interface =
      make_network_interface(call, {.subnet = gateway.subnet,
                                    .addresses = {.primary = private_ip},
                                    .description = "Interface for NAT Gateway " + gateway.id.text(),
                                    .interface_type = "nat_gateway"});
  // It forwards what isn't its own: that is what it is for.
  call.region.network_interfaces.update(
      gateway.network_interface, [](NetworkInterface& interface) { interface.source_dest_check = false; });
  gateway.private_ip =
      call.region.network_interfaces.get(gateway.network_interface).addresses.front().private_ip;
  if (!gateway.allocation) return;
  gateway.public_ip = call.region.addresses.get(*gateway.allocation).public_ip;
  gateway.association = associate_address(call, *gateway.allocation, gateway.network_interface);
}

ec2::CreateNatGatewayResult create_nat_gateway(WriteCall& call, const ec2::CreateNatGatewayRequest& request) {
  bool is_public =
      request.connectivity_type.value_or(ec2::ConnectivityType::public_) == ec2::ConnectivityType::public_;
  check_syntax(request, is_public);
  auto tags = tags_from(request.tag_specifications, "natgateway", call.settings);
  std::optional<Ipv4> private_ip;
  if (request.private_ip_address) private_ip = parse_address(*request.private_ip_address, "privateIpAddress");
  const Idempotency idempotency = idempotency_of(request);
  if (const NatGateway* made = find_made_by(call.region.nat_gateways, idempotency)) {
    return {request.client_token,
            to_record(*made, nat_gateway_state_at(*made, call.now, call.settings.timing))};
  }
  const Subnet subnet = call.region.subnets.get(request.subnet_id);
  const Address* address = nullptr;
  if (request.allocation_id) {
    address = call.region.addresses.find(*AllocationId::parse(*request.allocation_id));
    if (address == nullptr) {
      refuse("InvalidElasticIpID.NotFound", "The elastic-ip ID '{}' does not exist", *request.allocation_id);
    }
  }
  if (private_ip) check_address(subnet, *private_ip);
  check_quota(call, subnet);

  NatGateway gateway{.id = call.region.ids.id<NatGatewayId>(),
                     .subnet = subnet.id,
                     .vpc = subnet.vpc,
                     .availability_zone = subnet.availability_zone,
                     .connectivity = is_public ? Connectivity::public_ : Connectivity::private_,
                     .allocation = {},
                     .public_ip = {},
                     .association = {},
                     .network_interface = {},
                     .created = call.now,
                     .deleted = {},
                     .failure_code = {},
                     .failure_message = {},
                     .idempotency = idempotency,
                     .tags = std::move(tags)};
  if (address != nullptr) gateway.allocation = address->id;
  find_failure(call, subnet, address, gateway);
  if (gateway.failure_code.empty()) give_interface(call, private_ip, gateway);
  call.region.nat_gateways.insert(gateway);
  return {request.client_token,
          to_record(gateway, nat_gateway_state_at(gateway, call.answered(), call.settings.timing))};
}

ec2::DeleteNatGatewayResult delete_nat_gateway(WriteCall& call, const ec2::DeleteNatGatewayRequest& request) {
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
  auto render = [&](const NatGateway& gateway) -> std::optional<ec2::NatGateway> {
    if (!is_visible_at(gateway, call.now, call.settings.timing)) return std::nullopt;
    return to_record(gateway, nat_gateway_state_at(gateway, call.now, call.settings.timing));
  };
  auto described = describe<ec2::NatGateway>(
      call.region.nat_gateways,
      {request.nat_gateway_ids, request.filter, "NatGatewayIds", request.max_results, request.next_token},
      nat_gateway_filters, render);
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

Actions nat_gateway_actions() {
  return {
      action<create_nat_gateway>(
          "Creates a public or private NAT gateway, which may turn out to have failed"),
      action<delete_nat_gateway>("Deletes a NAT gateway; its Elastic IP address stays allocated"),
      action<describe_nat_gateways>("Describes NAT gateways"),
  };
}

}  // namespace vpcsim
