// Reverse DNS of Elastic IP addresses.
#include "protocol/ec2/address_attribute.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/address.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/describe.hpp"
#include "simulator/dns_name.hpp"

namespace vpcsim {
namespace {

/// What a PTR record names: a fully qualified name, lower case, with the final dot.
std::string parse_domain_name(std::string_view text) {
  std::string name(text);
  if (name.ends_with('.')) name.pop_back();
  std::size_t label = 0;
  bool valid = !name.empty() && name.size() <= 253 && name.find('.') != std::string::npos;
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    bool in_label = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    label = in_label ? label + 1 : 0;
    valid = valid && (in_label || c == '.') && label <= 63;
  }
  valid = valid && name.find("..") == std::string::npos && name.front() != '.';
  if (!valid) refuse("InvalidParameterValue", "Value ({}) for parameter domainName is invalid.", text);
  return name + ".";
}

ec2::AddressAttribute to_record(const ReadCall& call, const Address& address, Timestamp at) {
  ec2::AddressAttribute record{.public_ip = address.public_ip.text(),
                               .allocation_id = address.id.text(),
                               .ptr_record = ptr_record_at(address, at, call.settings.timing),
                               .ptr_record_update = {}};
  const auto& update = address.ptr_update;
  if (update && at < update->since.plus(call.settings.timing.ptr_record_updating)) {
    std::string own = public_dns_name(call.region.home.region, address.public_ip) + ".";
    record.ptr_record_update = {
        .value = update->value.value_or(std::move(own)), .status = "PENDING", .reason = {}};
  }
  return record;
}

/// The change takes a while; the answer shows what was and what will be.
ec2::AddressAttribute change_ptr_record(WriteCall& call, AllocationId id, std::optional<std::string> value) {
  call.region.addresses.update(id, [&](Address& changed) {
    changed.ptr_record = ptr_record_at(changed, call.now, call.settings.timing);
    changed.ptr_update = PtrUpdate{std::move(value), call.now};
  });
  return to_record(call.read(), call.region.addresses.get(id), call.answered());
}

ec2::ModifyAddressAttributeResult modify_address_attribute(
    WriteCall& call, const ec2::ModifyAddressAttributeRequest& request) {
  if (!request.domain_name) refuse_missing("domainName");
  std::string name = parse_domain_name(*request.domain_name);
  const AllocationId id = call.region.addresses.get(request.allocation_id).id;
  return {change_ptr_record(call, id, std::move(name))};
}

ec2::ResetAddressAttributeResult reset_address_attribute(WriteCall& call,
                                                         const ec2::ResetAddressAttributeRequest& request) {
  const AllocationId id = call.region.addresses.get(request.allocation_id).id;
  return {change_ptr_record(call, id, std::nullopt)};
}

ec2::DescribeAddressesAttributeResult describe_addresses_attribute(
    const ReadCall& call, const ec2::DescribeAddressesAttributeRequest& request) {
  static const std::vector<ec2::Filter> no_filters;
  auto render = [&](const Address& address) { return std::optional(to_record(call, address, call.now)); };
  auto described = describe<ec2::AddressAttribute>(call.region.addresses,
                                                   {.ids = request.allocation_ids,
                                                    .filters = no_filters,
                                                    .ids_name = "AllocationIds",
                                                    .max_results = request.max_results,
                                                    .next_token = request.next_token,
                                                    .page_min = 1},
                                                   {}, render);
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

std::optional<std::string> ptr_record_at(const Address& address, Timestamp at, const Timing& timing) {
  if (!address.ptr_update || at < address.ptr_update->since.plus(timing.ptr_record_updating))
    return address.ptr_record;
  return address.ptr_update->value;
}

Actions address_attribute_actions() {
  return {
      action<describe_addresses_attribute>("Describes the reverse DNS records of Elastic IP addresses"),
      action<modify_address_attribute>("Sets the reverse DNS record of an Elastic IP address"),
      action<reset_address_attribute>("Removes the reverse DNS record of an Elastic IP address"),
  };
}

}  // namespace vpcsim
