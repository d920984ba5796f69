// Attributes of subnets: what launches in them get.
#include "protocol/ec2/subnet.hpp"
#include "simulator/actions/nouns.hpp"

namespace vpcsim {
namespace {

using Flag = std::optional<ec2::AttributeBooleanValue>;

bool is_true(const Flag& flag) {
  return flag && flag->value.value_or(false);
}

/// The words are recorded for assign-ipv6-address-on-creation and enable-dns64.
[[noreturn]] void refuse_value(std::string_view value, std::string_view attribute, std::string_view why) {
  refuse("InvalidParameterValue", "Invalid value '{}' for {}. Cannot set {} to {} {}.", value, attribute,
         attribute, value, why);
}

void check_has_ipv6(const Subnet& subnet, const Flag& flag, std::string_view attribute) {
  if (!is_true(flag) || !subnet.ipv6_cidrs.empty()) return;
  refuse_value(
      "true", attribute,
      fmt::format("unless the subnet ({}) has an IPv6 CIDR block associated with it", subnet.id.text()));
}

void check_has_ipv4(const Subnet& subnet, const Flag& flag, std::string_view attribute) {
  if (!is_true(flag) || !subnet.ipv6_native) return;
  refuse_value("true", attribute, fmt::format("in an IPv6-only subnet ({})", subnet.id.text()));
}

/// Throws InvalidParameterValue for what the subnet's address families don't allow (EC2 API reference).
void check_families(const Subnet& subnet, const ec2::ModifySubnetAttributeRequest& request) {
  check_has_ipv6(subnet, request.assign_ipv6_address_on_creation, "assign-ipv6-address-on-creation");
  check_has_ipv6(subnet, request.enable_dns64, "enable-dns64");
  check_has_ipv6(subnet, request.enable_resource_name_dns_aaaa_record_on_launch,
                 "enable-resource-name-dns-aaaa-record-on-launch");
  check_has_ipv4(subnet, request.map_public_ip_on_launch, "map-public-ip-on-launch");
  check_has_ipv4(subnet, request.enable_resource_name_dns_a_record_on_launch,
                 "enable-resource-name-dns-a-record-on-launch");
  if (subnet.ipv6_native && request.private_dns_hostname_type_on_launch == ec2::HostnameType::ip_name) {
    refuse_value("ip-name", "private-dns-hostname-type-on-launch",
                 fmt::format("in an IPv6-only subnet ({})", subnet.id.text()));
  }
}

void set(bool& attribute, const Flag& wanted) {
  if (wanted) attribute = wanted->value.value_or(false);
}

ec2::ReturnResult modify_subnet_attribute(WriteCall& call, const ec2::ModifySubnetAttributeRequest& request) {
  if (is_true(request.map_customer_owned_ip_on_launch)) {
    refuse_unsupported_parameter("MapCustomerOwnedIpOnLaunch=true");
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
  check_families(subnet, request);
  const SubnetId id = subnet.id;
  call.region.subnets.update(id, [&](Subnet& changed) {
    set(changed.assign_ipv6_address_on_creation, request.assign_ipv6_address_on_creation);
    set(changed.map_public_ip_on_launch, request.map_public_ip_on_launch);
    set(changed.enable_dns64, request.enable_dns64);
    set(changed.enable_resource_name_dns_a_record, request.enable_resource_name_dns_a_record_on_launch);
    set(changed.enable_resource_name_dns_aaaa_record, request.enable_resource_name_dns_aaaa_record_on_launch);
    if (request.private_dns_hostname_type_on_launch)
      changed.hostname_type = *request.private_dns_hostname_type_on_launch;
  });
  return {};
}

}  // namespace

Actions subnet_attribute_actions() {
  return {
      action<modify_subnet_attribute>(
          "Changes one attribute of a subnet: addresses and DNS names that launches in it get, DNS64"),
  };
}

}  // namespace vpcsim
