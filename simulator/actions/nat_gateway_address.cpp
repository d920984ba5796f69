// Secondary addresses of NAT gateways, added and given up one by one: Elastic ones of public gateways,
// private ones of private gateways.
#include "protocol/ec2/nat_gateway_address.hpp"

#include <algorithm>

#include "simulator/actions/address.hpp"
#include "simulator/actions/nat_gateway.hpp"
#include "simulator/actions/network_interface.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/actions/subnet.hpp"

namespace vpcsim {
namespace {

constexpr std::int32_t default_drain_seconds = 350, longest_drain_seconds = 4000;

/// Throws NatGatewayMalformed, NatGatewayNotFound, or IncorrectState unless the gateway is available.
const NatGateway& get_available(const ReadCall& call, std::string_view id, Connectivity connectivity) {
  check_nat_gateway_id(id);
  const NatGateway& gateway = call.region.nat_gateways.get(id);
  if (!is_visible_at(gateway, call.now, call.settings.timing)) NotFound<NatGatewayId>::refuse(id);
  if (gateway.connectivity != connectivity) {
    refuse("InvalidParameterValue", "The NAT gateway {} is {}.", id,
           gateway.connectivity == Connectivity::public_ ? "public" : "private");
  }
  auto state = nat_gateway_state_at(gateway, call.now, call.settings.timing);
  if (state != ec2::NatGatewayState::available) {
    refuse("IncorrectState", "The NAT gateway {} is in the state {}, it must be available.", id,
           name_of(state));
  }
  for (const NatGatewayAddress& address : gateway.former_addresses) {
    if (call.now < address.until) {
      refuse("IncorrectState", "Connections through addresses of the NAT gateway {} are being drained.", id);
    }
  }
  return gateway;
}

ec2::NatGatewayAddressesResult result_of(const WriteCall& call, NatGatewayId id,
                                         const std::vector<Ipv4>& touched) {
  const NatGateway& gateway = call.region.nat_gateways.get(id);
  const Timestamp at = call.answered();
  ec2::NatGatewayAddressesResult result{.nat_gateway_id = id.text()};
  for (auto& record : to_record(gateway, at, call.settings.timing).nat_gateway_addresses) {
    auto ip = Ipv4::parse(record.private_ip.value_or(""));
    if (ip && std::find(touched.begin(), touched.end(), *ip) != touched.end())
      result.nat_gateway_addresses.push_back(std::move(record));
  }
  return result;
}

void add(WriteCall& call, NatGatewayId id, std::vector<Ipv4>& touched, std::optional<Ipv4> wanted,
         std::optional<AllocationId> allocation) {
  NatGatewayAddress address =
      add_nat_gateway_address(call, call.region.nat_gateways.get(id).network_interface, wanted, allocation);
  touched.push_back(*address.private_ip);
  call.region.nat_gateways.update(
      id, [&](NatGateway& changed) { changed.addresses.push_back(std::move(address)); });
}

ec2::NatGatewayAddressesResult associate_nat_gateway_address(
    WriteCall& call, const ec2::AssociateNatGatewayAddressRequest& request) {
  const auto wanted = parse_addresses(request.private_ip_addresses);
  if (!wanted.empty() && wanted.size() != request.allocation_ids.size()) {
    refuse("InvalidParameterCombination",
           "The request must contain as many private addresses as Elastic IP addresses.");
  }
  const NatGateway& gateway = get_available(call.read(), request.nat_gateway_id, Connectivity::public_);
  const auto allocations = free_allocations(call.read(), request.allocation_ids);
  check_nat_gateway_quota(call.read(), gateway.connectivity, gateway.addresses.size() + allocations.size());
  for (Ipv4 address : wanted) check_address(call.region.subnets.get(gateway.subnet), address);
  const NatGatewayId id = gateway.id;
  std::vector<Ipv4> touched;
  for (std::size_t i = 0; i < allocations.size(); ++i)
    add(call, id, touched, wanted.empty() ? std::nullopt : std::optional(wanted[i]), allocations[i]);
  return result_of(call, id, touched);
}

ec2::NatGatewayAddressesResult assign_private_nat_gateway_address(
    WriteCall& call, const ec2::AssignPrivateNatGatewayAddressRequest& request) {
  const auto wanted = parse_addresses(request.private_ip_addresses);
  if (wanted.empty() == !request.private_ip_address_count.has_value()) {
    refuse(wanted.empty() ? "MissingParameter" : "InvalidParameterCombination",
           "The request must contain either privateIpAddress or privateIpAddressCount");
  }
  const std::size_t drawn =
      wanted.empty() ? checked_count(*request.private_ip_address_count, "privateIpAddressCount") : 0;
  const NatGateway& gateway = get_available(call.read(), request.nat_gateway_id, Connectivity::private_);
  check_nat_gateway_quota(call.read(), gateway.connectivity,
                          gateway.addresses.size() + wanted.size() + drawn);
  for (Ipv4 address : wanted) check_address(call.region.subnets.get(gateway.subnet), address);
  const NatGatewayId id = gateway.id;
  std::vector<Ipv4> touched;
  for (Ipv4 address : wanted) add(call, id, touched, address, std::nullopt);
  for (std::size_t i = 0; i < drawn; ++i) add(call, id, touched, std::nullopt, std::nullopt);
  return result_of(call, id, touched);
}

/// How long connections may go on over an address that is given up: nobody counts them here.
std::int64_t drained_for(const Settings& settings, const std::optional<std::int32_t>& seconds) {
  const std::int32_t most = seconds.value_or(default_drain_seconds);
  if (most < 1 || most > longest_drain_seconds)
    refuse("InvalidParameterValue", "Value ({}) for parameter maxDrainDurationSeconds is invalid.", most);
  return std::min(settings.timing.nat_gateway_address_draining, std::int64_t{most} * 1000);
}

/// Frees the addresses that `gives_up` picks; none of them is the primary one.
template <class GivesUp>
ec2::NatGatewayAddressesResult give_up(WriteCall& call, NatGatewayId id, std::int64_t drained,
                                       GivesUp&& gives_up) {
  const NatGateway gateway = call.region.nat_gateways.get(id);
  std::vector<NatGatewayAddress> kept, former;
  std::vector<Ipv4> touched;
  for (NatGatewayAddress address : gateway.addresses) {
    if (!gives_up(address)) {
      kept.push_back(address);
      continue;
    }
    touched.push_back(*address.private_ip);
    give_back_secondary(call, gateway.network_interface, *address.private_ip);
    address.since = call.now;
    address.until = call.now.plus(drained);
    former.push_back(address);
  }
  call.region.nat_gateways.update(id, [&](NatGateway& changed) {
    changed.addresses = std::move(kept);
    changed.former_addresses = std::move(former);
  });
  return result_of(call, id, touched);
}

ec2::NatGatewayAddressesResult disassociate_nat_gateway_address(
    WriteCall& call, const ec2::DisassociateNatGatewayAddressRequest& request) {
  const std::int64_t drained = drained_for(call.settings, request.max_drain_duration_seconds);
  const NatGateway& gateway = get_available(call.read(), request.nat_gateway_id, Connectivity::public_);
  const auto& primary = gateway.addresses.front();
  for (const std::string& association : request.association_ids) {
    if (primary.association && primary.association->text() == association) {
      refuse("InvalidParameterValue",
             "The primary Elastic IP address of the NAT gateway {} stays associated.", gateway.id.text());
    }
    bool known = std::any_of(gateway.addresses.begin(), gateway.addresses.end(), [&](const auto& address) {
      return address.association && address.association->text() == association;
    });
    if (!known) NotFound<AddressAssociationId>::refuse(association);
  }
  return give_up(call, NatGatewayId{gateway.id}, drained, [&](const NatGatewayAddress& address) {
    return address.association && std::find(request.association_ids.begin(), request.association_ids.end(),
                                            address.association->text()) != request.association_ids.end();
  });
}

ec2::NatGatewayAddressesResult unassign_private_nat_gateway_address(
    WriteCall& call, const ec2::UnassignPrivateNatGatewayAddressRequest& request) {
  const std::int64_t drained = drained_for(call.settings, request.max_drain_duration_seconds);
  const auto given_up = parse_addresses(request.private_ip_addresses);
  const NatGateway& gateway = get_available(call.read(), request.nat_gateway_id, Connectivity::private_);
  for (Ipv4 ip : given_up) {
    if (gateway.addresses.front().private_ip == ip) {
      refuse("InvalidParameterValue", "The primary private address of the NAT gateway {} stays assigned.",
             gateway.id.text());
    }
    bool known = std::any_of(gateway.addresses.begin(), gateway.addresses.end(),
                             [&](const auto& address) { return address.private_ip == ip; });
    if (!known) {
      refuse("InvalidParameterValue", "The private address {} is not assigned to the NAT gateway {}.",
             ip.text(), gateway.id.text());
    }
  }
  return give_up(call, NatGatewayId{gateway.id}, drained, [&](const NatGatewayAddress& address) {
    return std::find(given_up.begin(), given_up.end(), *address.private_ip) != given_up.end();
  });
}

}  // namespace

Actions nat_gateway_address_actions() {
  return {
      action<associate_nat_gateway_address>("Puts more Elastic IP addresses on a public NAT gateway"),
      action<disassociate_nat_gateway_address>(
          "Takes secondary Elastic IP addresses off a public NAT gateway"),
      action<assign_private_nat_gateway_address>("Assigns more private addresses to a private NAT gateway"),
      action<unassign_private_nat_gateway_address>(
          "Takes secondary private addresses off a private NAT gateway"),
  };
}

}  // namespace vpcsim
