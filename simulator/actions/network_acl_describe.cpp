#include "simulator/actions/network_acl_describe.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/network_acl.hpp"
#include "simulator/actions/network_acl_entry.hpp"
#include "simulator/describe.hpp"

namespace vpcsim {
namespace {

ec2::NetworkAclEntry to_record(const NetworkAclEntry& entry) {
  ec2::NetworkAclEntry record{.cidr_block = {},
                              .egress = entry.egress,
                              .icmp_type_code = {},
                              .ipv6_cidr_block = {},
                              .port_range = {},
                              .protocol = std::to_string(entry.protocol.number),
                              .rule_action = entry.allow ? ec2::RuleAction::allow : ec2::RuleAction::deny,
                              .rule_number = entry.rule_number};
  if (const auto* cidr = std::get_if<Cidr>(&entry.cidr)) record.cidr_block = cidr->text();
  if (const auto* cidr = std::get_if<Ipv6Cidr>(&entry.cidr)) record.ipv6_cidr_block = cidr->text();
  if (entry.ports) record.port_range = {entry.ports->from, entry.ports->to};
  if (has_icmp(entry)) record.icmp_type_code = {entry.icmp_code, entry.icmp_type};
  return record;
}

}  // namespace

ec2::NetworkAcl to_record(const Region& region, const NetworkAcl& acl) {
  ec2::NetworkAcl record{.is_default = acl.is_default,
                         .network_acl_id = acl.id.text(),
                         .tags = acl.tags,
                         .vpc_id = acl.vpc.text(),
                         .owner_id = region.home.account};
  for (bool egress : {true, false}) {
    for (const NetworkAclEntry& entry : acl.entries) {
      if (entry.egress == egress) record.entries.push_back(to_record(entry));
    }
  }
  for (const Subnet& subnet : region.subnets.with("network-acl-id", acl.id)) {
    if (subnet.network_acl != acl.id) continue;
    record.associations.push_back({subnet.network_acl_association.text(), acl.id.text(), subnet.id.text()});
  }
  return record;
}

namespace {

using Values = std::vector<std::string>;

template <std::string ec2::NetworkAclAssociation::*field>
Values associations(const ec2::NetworkAcl& acl) {
  Values values;
  for (const auto& association : acl.associations) values.push_back(association.*field);
  return values;
}

/// `value_of(entry)` is a text, or an optional number.
template <auto value_of>
Values entries(const ec2::NetworkAcl& acl) {
  Values values;
  for (const auto& entry : acl.entries) {
    if (auto value = value_of(entry)) values.push_back(std::move(*value));
  }
  return values;
}

using Value = std::optional<std::string>;
using Entry = ec2::NetworkAclEntry;

Value number(std::optional<std::int32_t> value) {
  return value ? Value(std::to_string(*value)) : Value();
}

Values protocols(const ec2::NetworkAcl& acl) {
  Values values;  // the number that is shown, and the name that the filter's documentation allows
  for (const auto& entry : acl.entries) {
    values.push_back(entry.protocol);
    values.push_back(IpProtocol::parse(entry.protocol)->name());
  }
  return values;
}

constexpr auto entry_cidr = [](const Entry& entry) { return entry.cidr_block; };
constexpr auto entry_ipv6_cidr = [](const Entry& entry) { return entry.ipv6_cidr_block; };
constexpr auto icmp_code = [](const Entry& entry) {
  return entry.icmp_type_code ? number(entry.icmp_type_code->code) : Value();
};
constexpr auto icmp_type = [](const Entry& entry) {
  return entry.icmp_type_code ? number(entry.icmp_type_code->type) : Value();
};
constexpr auto port_from = [](const Entry& entry) {
  return entry.port_range ? number(entry.port_range->from) : Value();
};
constexpr auto port_to = [](const Entry& entry) {
  return entry.port_range ? number(entry.port_range->to) : Value();
};
constexpr auto rule_action = [](const Entry& entry) { return Value(name_of(entry.rule_action)); };
constexpr auto is_egress = [](const Entry& entry) { return Value(entry.egress ? "true" : "false"); };
constexpr auto rule_number = [](const Entry& entry) { return number(entry.rule_number); };

constexpr std::array<FilterField<ec2::NetworkAcl>, 17> acl_filters{{
    {"association.association-id", associations<&ec2::NetworkAclAssociation::network_acl_association_id>},
    {"association.network-acl-id", associations<&ec2::NetworkAclAssociation::network_acl_id>},
    {"association.subnet-id", associations<&ec2::NetworkAclAssociation::subnet_id>},
    {"default", [](const ec2::NetworkAcl& acl) { return Values{acl.is_default ? "true" : "false"}; }},
    {"entry.cidr", entries<entry_cidr>},
    {"entry.egress", entries<is_egress>},
    {"entry.icmp.code", entries<icmp_code>},
    {"entry.icmp.type", entries<icmp_type>},
    {"entry.ipv6-cidr", entries<entry_ipv6_cidr>},
    {"entry.port-range.from", entries<port_from>},
    {"entry.port-range.to", entries<port_to>},
    {"entry.protocol", protocols},
    {"entry.rule-action", entries<rule_action>},
    {"entry.rule-number", entries<rule_number>},
    {"network-acl-id", [](const ec2::NetworkAcl& acl) { return Values{acl.network_acl_id}; }},
    {"owner-id", [](const ec2::NetworkAcl& acl) { return Values{acl.owner_id}; }},
    {"vpc-id", [](const ec2::NetworkAcl& acl) { return Values{acl.vpc_id}; }},
}};

/// A filter that names subnets leaves their ACLs: those are found through the subnets.
std::optional<std::vector<ec2::NetworkAcl>> acls_of_subnets(const Region& region,
                                                            const std::vector<ec2::Filter>& filters) {
  auto by_subnet = std::find_if(filters.begin(), filters.end(), [](const ec2::Filter& filter) {
    return filter.name == "association.subnet-id" && is_exact(filter);
  });
  if (by_subnet == filters.end()) return std::nullopt;
  std::vector<ec2::NetworkAcl> records;
  for (const std::string& value : by_subnet->values) {
    auto id = SubnetId::parse(value);
    const Subnet* subnet = id ? region.subnets.find(*id) : nullptr;
    if (subnet == nullptr) continue;
    auto is_known = [&](const ec2::NetworkAcl& known) {
      return known.network_acl_id == subnet->network_acl.text();
    };
    if (std::any_of(records.begin(), records.end(), is_known)) continue;
    records.push_back(to_record(region, region.network_acls.get(subnet->network_acl)));
  }
  return records;
}

}  // namespace

ec2::DescribeNetworkAclsResult describe_network_acls(const ReadCall& call,
                                                     const ec2::DescribeNetworkAclsRequest& request) {
  const Selection selection{request.network_acl_ids, request.filters, "NetworkAclIds", request.max_results,
                            request.next_token};
  auto of_subnets =
      request.network_acl_ids.empty() ? acls_of_subnets(call.region, request.filters) : std::nullopt;
  if (of_subnets) {
    auto described = describe_list<ec2::NetworkAcl>(std::move(*of_subnets), selection, acl_filters);
    return {std::move(described.records), std::move(described.next_token)};
  }
  auto described =
      describe<ec2::NetworkAcl>(call.region.network_acls, selection, acl_filters,
                                [&](const NetworkAcl& acl) { return to_record(call.region, acl); });
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace vpcsim
