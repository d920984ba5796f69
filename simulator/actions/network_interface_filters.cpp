#include "simulator/actions/network_interface_filters.hpp"

#include <array>

#include "simulator/filter_values.hpp"

namespace vpcsim {
namespace {

using Interface = ec2::NetworkInterface;
using Values = std::vector<std::string>;

/// The values that a member of the association gives, if there is an association.
template <auto member>
Values of_association(const Interface& interface) {
  if (!interface.association) return {};
  return values_of(std::optional<std::string>((*interface.association).*member));
}

template <class Read>
Values of_attachment(const Interface& interface, Read read) {
  return interface.attachment ? read(*interface.attachment) : Values{};
}

Values of_groups(const Interface& interface, std::string ec2::GroupIdentifier::*member) {
  Values values;
  for (const auto& group : interface.groups) values.push_back(group.*member);
  return values;
}

/// The values that `read` gives for each private address.
template <class Read>
Values of_addresses(const Interface& interface, Read read) {
  Values values;
  for (const auto& address : interface.private_ip_addresses) {
    std::optional<std::string> value = read(address);
    if (value) values.push_back(std::move(*value));
  }
  return values;
}

using Address = ec2::NetworkInterfacePrivateIpAddress;

template <auto member>
Values of_associations(const Interface& interface) {
  return of_addresses(interface, [](const Address& address) -> std::optional<std::string> {
    if (!address.association) return std::nullopt;
    return (*address.association).*member;
  });
}

Values private_ip_addresses(const Interface& interface) {
  return of_addresses(interface, [](const Address& address) { return address.private_ip_address; });
}

Values primary_ipv6(const Interface& interface) {
  Values values;
  for (const auto& address : interface.ipv6_addresses)
    values.push_back(address.is_primary_ipv6 ? "true" : "false");
  return values;
}

Values ipv6_addresses(const Interface& interface) {
  Values values;
  for (const auto& address : interface.ipv6_addresses) values.push_back(address.ipv6_address);
  return values;
}

using Association = ec2::NetworkInterfaceAssociation;
using Attachment = ec2::NetworkInterfaceAttachment;

constexpr auto filters = std::to_array<FilterField<Interface>>({
    {"addresses.association.owner-id", of_associations<&Association::ip_owner_id>},
    {"addresses.association.public-ip", of_associations<&Association::public_ip>},
    {"addresses.primary",
     [](const Interface& interface) {
       return of_addresses(interface,
                           [](const Address& address) { return std::string(address.primary ? "true" : "false"); });
     }},
    {"addresses.private-ip-address", private_ip_addresses},
    {"association.allocation-id", of_association<&Association::allocation_id>},
    {"association.association-id", of_association<&Association::association_id>},
    {"association.ip-owner-id", of_association<&Association::ip_owner_id>},
    {"association.public-dns-name", of_association<&Association::public_dns_name>},
    {"association.public-ip", of_association<&Association::public_ip>},
    {"attachment.attach-time",
     [](const Interface& interface) {
       return of_attachment(
           interface, [](const Attachment& attachment) { return Values{attachment.attach_time.text()}; });
     }},
    {"attachment.attachment-id",
     [](const Interface& interface) {
       return of_attachment(interface,
                            [](const Attachment& attachment) { return Values{attachment.attachment_id}; });
     }},
    {"attachment.delete-on-termination",
     [](const Interface& interface) {
       return of_attachment(interface, [](const Attachment& attachment) {
         return values_of(attachment.delete_on_termination);
       });
     }},
    {"attachment.device-index",
     [](const Interface& interface) {
       return of_attachment(interface, [](const Attachment& attachment) {
         return Values{std::to_string(attachment.device_index)};
       });
     }},
    {"attachment.instance-id",
     [](const Interface& interface) {
       return of_attachment(interface,
                            [](const Attachment& attachment) { return values_of(attachment.instance_id); });
     }},
    {"attachment.instance-owner-id",
     [](const Interface& interface) {
       return of_attachment(
           interface, [](const Attachment& attachment) { return Values{attachment.instance_owner_id}; });
     }},
    {"attachment.status",
     [](const Interface& interface) {
       return of_attachment(interface, [](const Attachment& attachment) {
         return Values{std::string(name_of(attachment.status))};
       });
     }},
    {"availability-zone", [](const Interface& interface) { return Values{interface.availability_zone}; }},
    {"description", [](const Interface& interface) { return Values{interface.description}; }},
    {"group-id",
     [](const Interface& interface) { return of_groups(interface, &ec2::GroupIdentifier::group_id); }},
    {"group-name",
     [](const Interface& interface) { return of_groups(interface, &ec2::GroupIdentifier::group_name); }},
    {"interface-type", [](const Interface& interface) { return Values{interface.interface_type}; }},
    {"ipv6-addresses.ipv6-address", ipv6_addresses},
    {"ipv6-addresses.is-primary-ipv6", primary_ipv6},
    {"mac-address", [](const Interface& interface) { return Values{interface.mac_address}; }},
    {"network-interface-id",
     [](const Interface& interface) { return Values{interface.network_interface_id}; }},
    {"owner-id", [](const Interface& interface) { return Values{interface.owner_id}; }},
    {"private-dns-name",
     [](const Interface& interface) {
       return of_addresses(interface, [](const Address& address) { return address.private_dns_name; });
     }},
    {"private-ip-address", private_ip_addresses},
    {"requester-id", [](const Interface& interface) { return values_of(interface.requester_id); }},
    {"requester-managed", [](const Interface& interface) { return values_of(interface.requester_managed); }},
    {"source-dest-check", [](const Interface& interface) { return values_of(interface.source_dest_check); }},
    {"status", [](const Interface& interface) { return Values{std::string(name_of(interface.status))}; }},
    {"subnet-id", [](const Interface& interface) { return Values{interface.subnet_id}; }},
    {"vpc-id", [](const Interface& interface) { return Values{interface.vpc_id}; }},
});

}  // namespace

std::span<const FilterField<ec2::NetworkInterface>> network_interface_filters() {
  return filters;
}

}  // namespace vpcsim
