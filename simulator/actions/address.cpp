#include "simulator/actions/address.hpp"

#include <array>

#include "protocol/ec2/address.hpp"
#include "simulator/actions/instance.hpp"
#include "simulator/actions/internet_gateway.hpp"
#include "simulator/actions/network_interface.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {

Ipv4 parse_address(std::string_view text, std::string_view parameter) {
  auto address = Ipv4::parse(text);
  if (!address) {
    refuse("InvalidParameterValue",
           "Value ({}) for parameter {} is invalid. This is not a valid IPv4 address.", text, parameter);
  }
  return *address;
}

Ipv4 take_public_address(WriteCall& call) {
  auto& taken = call.cloud.public_addresses;
  const Cidr& pool = call.settings.public_ip_pool;
  // The pool's first and last addresses look like a network's and a broadcast address: nobody gets them.
  std::uint64_t usable = pool.size() < 3 ? 0 : pool.size() - 2;
  if (taken.size() >= usable) {
    refuse("InsufficientAddressCapacity", "Not enough available addresses to satisfy your minimum request.");
  }
  std::uint64_t offset = call.region.ids.below(usable);
  auto candidate = [&] { return Ipv4{pool.first().bits + 1 + static_cast<std::uint32_t>(offset)}; };
  while (taken.find(candidate()) != nullptr) offset = (offset + 1) % usable;
  taken.set(candidate(), call.caller());
  return candidate();
}

void release_public_address(WriteCall& call, Ipv4 address) {
  call.cloud.public_addresses.erase(address);
}

namespace {

/// Changes the public side of one of the interface's private addresses.
template <class Change>
void change_address(WriteCall& call, NetworkInterfaceId interface, Ipv4 private_ip, Change&& change) {
  call.region.network_interfaces.update(interface, [&](NetworkInterface& changed) {
    for (InterfaceAddress& address : changed.addresses) {
      if (address.private_ip == private_ip) change(address);
    }
  });
}

}  // namespace

void lend_public_address(WriteCall& call, NetworkInterfaceId interface) {
  const NetworkInterface& row = call.region.network_interfaces.get(interface);
  const InterfaceAddress* primary = row.primary_address();
  if (!row.auto_assign_public_ip || primary == nullptr || primary->public_ip || !row.attachment) return;
  const Instance* instance = call.region.instances.find(row.attachment->instance);
  if (instance == nullptr || instance->life != InstanceLife::launched ||
      !instance->secondary_interfaces.empty())
    return;
  Ipv4 public_ip = take_public_address(call);
  change_address(call, interface, primary->private_ip,
                 [&](InterfaceAddress& address) { address.public_ip = public_ip; });
}

void take_back_public_address(WriteCall& call, NetworkInterfaceId interface) {
  const NetworkInterface& row = call.region.network_interfaces.get(interface);
  const InterfaceAddress* primary = row.primary_address();
  if (primary == nullptr || !primary->public_ip || primary->allocation) return;
  release_public_address(call, *primary->public_ip);
  change_address(call, interface, primary->private_ip,
                 [](InterfaceAddress& address) { address.public_ip.reset(); });
}

AddressAssociationId associate_address(WriteCall& call, AllocationId allocation, NetworkInterfaceId interface,
                                       std::optional<Ipv4> wanted) {
  const Ipv4 primary = call.region.network_interfaces.get(interface).addresses.front().private_ip;
  const Ipv4 private_ip = wanted.value_or(primary);
  if (private_ip == primary) take_back_public_address(call, interface);
  auto association = call.region.ids.id<AddressAssociationId>();
  const Ipv4 public_ip = call.region.addresses.get(allocation).public_ip;
  call.region.addresses.update(allocation, [&](Address& address) {
    address.association = association;
    address.network_interface = interface;
    address.private_ip = private_ip;
  });
  change_address(call, interface, private_ip, [&](InterfaceAddress& address) {
    address = {private_ip, public_ip, allocation, association};
  });
  return association;
}

void disassociate_address(WriteCall& call, AllocationId allocation) {
  const Address address = call.region.addresses.get(allocation);
  if (!address.network_interface) return;
  call.region.addresses.update(allocation, [](Address& changed) {
    changed.association.reset();
    changed.network_interface.reset();
    changed.private_ip.reset();
  });
  change_address(call, *address.network_interface, *address.private_ip,
                 [&](InterfaceAddress& changed) { changed = {*address.private_ip}; });
}

/// Throws InvalidAddress.Malformed.
const Address* find_by_public_ip(const Region& region, std::string_view public_ip) {
  if (!Ipv4::parse(public_ip)) refuse("InvalidAddress.Malformed", "Invalid address: '{}'", public_ip);
  return region.addresses.first_with("public-ip", public_ip);
}

void check_address_quota(const ReadCall& call) {
  if (call.region.addresses.size() < call.settings.quotas.elastic_ips) return;
  refuse("AddressLimitExceeded", "The maximum number of addresses has been reached.");
}

namespace {

ec2::Address to_record(const Region& region, const Address& address) {
  ec2::Address record{.public_ip = address.public_ip.text(),
                      .allocation_id = address.id.text(),
                      .tags = address.tags,
                      .public_ipv4_pool = "amazon",
                      .network_border_group = region.home.region};
  if (!address.association) return record;
  record.association_id = address.association->text();
  record.network_interface_id = address.network_interface->text();
  record.network_interface_owner_id = region.home.account;
  record.private_ip_address = address.private_ip->text();
  const NetworkInterface& interface = region.network_interfaces.get(*address.network_interface);
  if (interface.attachment) record.instance_id = interface.attachment->instance.text();
  return record;
}

void check_border_group(const Region& region, const std::optional<std::string>& group) {
  if (!group || *group == region.home.region) return;
  refuse("InvalidParameterValue", "invalid value for parameter networkBorderGroup: {}", *group);
}

/// An address that the account had once, and that nobody has taken since.
void check_recoverable(const ReadCall& call, std::string_view public_ip) {
  const Ipv4 address = parse_address(public_ip, "address");
  if (call.region.released_addresses.contains(address) && !call.cloud.public_addresses.contains(address))
    return;
  refuse("AuthFailure", "The address '{}' does not belong to you.", public_ip);
}

Ipv4 recover_address(WriteCall& call, Ipv4 address) {
  call.cloud.public_addresses.set(address, call.caller());
  return address;
}

ec2::AllocateAddressResult allocate_address(WriteCall& call, const ec2::AllocateAddressRequest& request) {
  if (request.domain.value_or(ec2::DomainType::vpc) == ec2::DomainType::standard) {
    refuse("InvalidParameterValue", "Value (standard) for parameter domain is invalid.");
  }
  if (request.public_ipv4_pool && request.address) {
    refuse("InvalidParameterCombination",
           "The parameter PublicIpv4Pool cannot be used with the parameter Address");
  }
  if (request.public_ipv4_pool.value_or("amazon") != "amazon") {
    refuse("InvalidParameterValue", "invalid value for parameter pool: {}", *request.public_ipv4_pool);
  }
  check_border_group(call.region, request.network_border_group);
  auto tags = tags_from(request.tag_specifications, "elastic-ip", call.settings);
  check_address_quota(call.read());
  if (request.address) check_recoverable(call.read(), *request.address);
  Address address{.id = call.region.ids.id<AllocationId>(),
                  .public_ip = request.address ? recover_address(call, *Ipv4::parse(*request.address))
                                               : take_public_address(call),
                  .association = {},
                  .network_interface = {},
                  .private_ip = {},
                  .tags = std::move(tags)};
  call.region.addresses.insert(address);
  return {.public_ip = address.public_ip.text(),
          .allocation_id = address.id.text(),
          .public_ipv4_pool = "amazon",
          .network_border_group = call.region.home.region};
}

bool is_held_by_nat_gateway(const Region& region, const Address& address) {
  return address.network_interface &&
         region.network_interfaces.get(*address.network_interface).interface_type == "nat_gateway";
}

/// What a NAT gateway holds belongs to AWS as long as it does.
void check_not_held_by_nat_gateway(const Region& region, const Address& address) {
  if (!is_held_by_nat_gateway(region, address)) return;
  refuse("AuthFailure", "You do not have permission to access the specified resource.");
}

/// An address in a VPC goes by its ids; the number alone is told so (facts 6.4).
[[noreturn]] void refuse_public_ip(const Region& region, std::string_view public_ip,
                                   std::string_view advice) {
  if (find_by_public_ip(region, public_ip) == nullptr) {
    refuse("AuthFailure", "The address '{}' does not belong to you.", public_ip);
  }
  refuse("InvalidParameterValue", "{}", advice);
}

ec2::ReturnResult release_address(WriteCall& call, const ec2::ReleaseAddressRequest& request) {
  if (request.allocation_id && request.public_ip) {
    refuse("InvalidParameterCombination",
           "You may specify public IP or allocation id, but not both in the same call");
  }
  if (request.public_ip) {
    refuse_public_ip(call.region, *request.public_ip,
                     "You must specify an allocation id when releasing a VPC elastic IP address");
  }
  if (!request.allocation_id) refuse_missing("allocationId");
  check_border_group(call.region, request.network_border_group);
  const Address& address = call.region.addresses.get(*request.allocation_id);
  check_not_held_by_nat_gateway(call.region, address);
  if (address.association)
    refuse("InvalidIPAddress.InUse", "Address {} is in use.", address.public_ip.text());
  if (ptr_record_at(address, call.now, call.settings.timing)) {
    refuse("InvalidAddress.Locked",
           "The Elastic IP address {} cannot be released: it has a reverse DNS record.",
           address.public_ip.text());
  }
  const AllocationId id = address.id;
  release_public_address(call, address.public_ip);
  call.region.released_addresses.set(address.public_ip, true);
  call.region.addresses.erase(id);
  call.region.address_transfers.erase(id);  // what was offered is gone
  return {};
}

/// The instance's interface to put an address on.
const NetworkInterface& only_interface(const ReadCall& call, std::string_view instance_id) {
  const Instance& instance = get_instance(call, instance_id);
  if (instance.life == InstanceLife::terminated) {
    refuse("InvalidInstanceID", "The instance '{}' is not in a valid state for this operation.", instance_id);
  }
  check_single_interface(instance);
  return call.region.network_interfaces.get(instance.primary_interface);
}

const NetworkInterface& association_target(const ReadCall& call,
                                           const ec2::AssociateAddressRequest& request) {
  if (!request.network_interface_id) return only_interface(call, *request.instance_id);
  const NetworkInterface& interface =
      get_interface_for(call, *request.network_interface_id, ec2::InterfacePermissionType::eip_associate);
  if (request.instance_id) {
    const Instance& instance = get_instance(call, *request.instance_id);
    if (!interface.attachment || interface.attachment->instance != instance.id) {
      refuse("InvalidParameterCombination",
             "The network interface '{}' is not attached to the instance '{}'.",
             *request.network_interface_id, *request.instance_id);
    }
  }
  return interface;
}

void check_association_target(const ReadCall& call, const NetworkInterface& interface) {
  if (is_requester_managed(interface)) {
    refuse("OperationNotPermitted", "You are not allowed to manage '{}' attachments.",
           interface.interface_type);
  }
  if (internet_gateway_of(call.region, interface.vpc) == nullptr) {
    refuse("Gateway.NotAttached", "Network {} is not attached to any internet gateway", interface.vpc.text());
  }
  if (interface.attachment) {
    const Instance& instance = call.region.instances.get(interface.attachment->instance);
    if (instance_state_at(instance, call.now, call.settings.timing) == ec2::InstanceStateName::pending) {
      refuse(
          "IncorrectInstanceState",
          "The pending-instance-creation instance to which '{}' is attached is not in a valid state for this "
          "operation",
          interface.id.text());
    }
  }
}

/// The private address that the request names; the primary one if it names none.
const InterfaceAddress& associated_address(const NetworkInterface& interface,
                                           const ec2::AssociateAddressRequest& request) {
  const InterfaceAddress* address =
      request.private_ip_address
          ? interface.find_address(parse_address(*request.private_ip_address, "privateIpAddress"))
          : interface.primary_address();
  if (address == nullptr) {
    refuse("InvalidParameterValue",
           "The private IP address '{}' is not assigned to the network interface '{}'.",
           request.private_ip_address.value_or(""), interface.id.text());
  }
  return *address;
}

ec2::AssociateAddressResult associate(WriteCall& call, const ec2::AssociateAddressRequest& request) {
  if (request.public_ip && request.allocation_id) {
    refuse("InvalidParameterCombination",
           "You may specify public IP or allocation id, but not both in the same call");
  }
  if (!request.public_ip && !request.allocation_id) {
    refuse("MissingParameter", "Either public IP or allocation id must be specified");
  }
  if (!request.instance_id && !request.network_interface_id) {
    refuse("MissingParameter", "Either instance ID or network interface id must be specified");
  }
  const Address* address = request.public_ip ? find_by_public_ip(call.region, *request.public_ip)
                                             : &call.region.addresses.get(*request.allocation_id);
  if (address == nullptr) refuse("InvalidAddress.NotFound", "Address '{}' not found.", *request.public_ip);
  const NetworkInterface interface = association_target(call.read(), request);
  check_association_target(call.read(), interface);
  const InterfaceAddress target = associated_address(interface, request);
  check_not_held_by_nat_gateway(call.region, *address);
  if (address->association && address->association == target.association)
    return {.association_id = address->association->text()};
  // Moving an address is AWS's default since there is no EC2-Classic (API reference, AllowReassociation).
  if (address->association && !request.allow_reassociation.value_or(true)) {
    refuse("Resource.AlreadyAssociated", "resource {} is already associated with associate-id {}",
           address->id.text(), address->association->text());
  }
  const AllocationId allocation = address->id;
  const auto before = address->network_interface;
  disassociate_address(call, allocation);
  if (before) lend_public_address(call, *before);
  if (target.allocation) disassociate_address(call, *target.allocation);
  return {.association_id = associate_address(call, allocation, interface.id, target.private_ip).text()};
}

ec2::ReturnResult disassociate(WriteCall& call, const ec2::DisassociateAddressRequest& request) {
  if (request.public_ip && !request.association_id) {
    refuse_public_ip(call.region, *request.public_ip,
                     "You must specify an association id when unmapping an address from a VPC instance");
  }
  if (!request.association_id) refuse_missing("associationId");
  const Address* found = call.region.addresses.first_with("association-id", *request.association_id);
  if (found == nullptr) NotFound<AddressAssociationId>::refuse(*request.association_id);
  check_not_held_by_nat_gateway(call.region, *found);
  const NetworkInterfaceId interface = *found->network_interface;
  disassociate_address(call, AllocationId{found->id});
  lend_public_address(call, interface);
  return {};
}

constexpr std::array<FilterField<ec2::Address>, 9> address_filters{{
    {"allocation-id", [](const ec2::Address& address) { return std::vector{address.allocation_id}; }},
    {"association-id", [](const ec2::Address& address) { return values_of(address.association_id); }},
    {"domain", [](const ec2::Address& address) { return std::vector{std::string(name_of(address.domain))}; }},
    {"instance-id", [](const ec2::Address& address) { return values_of(address.instance_id); }},
    {"network-border-group",
     [](const ec2::Address& address) { return std::vector{address.network_border_group}; }},
    {"network-interface-id",
     [](const ec2::Address& address) { return values_of(address.network_interface_id); }},
    {"network-interface-owner-id",
     [](const ec2::Address& address) { return values_of(address.network_interface_owner_id); }},
    {"private-ip-address", [](const ec2::Address& address) { return values_of(address.private_ip_address); }},
    {"public-ip", [](const ec2::Address& address) { return std::vector{address.public_ip}; }},
}};

ec2::DescribeAddressesResult describe_addresses(const ReadCall& call,
                                                const ec2::DescribeAddressesRequest& request) {
  auto ids = request.allocation_ids;
  for (const std::string& public_ip : request.public_ips) {
    const Address* address = find_by_public_ip(call.region, public_ip);
    if (address == nullptr) refuse("InvalidAddress.NotFound", "Address '{}' not found.", public_ip);
    ids.push_back(address->id.text());
  }
  auto described =
      describe<ec2::Address>(call.region.addresses, {ids, request.filters, "AllocationIds"}, address_filters,
                             [&](const Address& address) { return to_record(call.region, address); });
  return {std::move(described.records)};
}

}  // namespace

Actions address_actions() {
  return {
      action<allocate_address>("Allocates an Elastic IP address"),
      action<release_address>("Gives an Elastic IP address back"),
      action<associate>("Puts an Elastic IP address on an instance or a network interface"),
      action<disassociate>("Takes an Elastic IP address off what it is on"),
      action<describe_addresses>("Describes Elastic IP addresses"),
  };
}

}  // namespace vpcsim
