#include "simulator/actions/network_acl.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/nouns.hpp"
#include "simulator/describe.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {
namespace {

constexpr int last_rule_number = 32766;
constexpr int final_deny = 32767;

ec2::NetworkAclEntry to_record(const NetworkAclEntry& entry) {
  ec2::NetworkAclEntry record{.cidr_block = entry.cidr.text(),
                              .egress = entry.egress,
                              .protocol = std::to_string(entry.protocol.number),
                              .rule_action = entry.allow ? ec2::RuleAction::allow : ec2::RuleAction::deny,
                              .rule_number = entry.rule_number};
  if (entry.ports) record.port_range = {entry.ports->from, entry.ports->to};
  if (entry.protocol == IpProtocol::icmp) record.icmp_type_code = {entry.icmp_code, entry.icmp_type};
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
  for (const Subnet& subnet : region.subnets) {
    if (subnet.network_acl != acl.id) continue;
    record.associations.push_back({subnet.network_acl_association.text(), acl.id.text(), subnet.id.text()});
  }
  return record;
}

namespace {

/// The ACL that an earlier call with the same token made, or nullptr.
const NetworkAcl* made_with_token(const Region& region, const ec2::CreateNetworkAclRequest& request) {
  if (!request.client_token || request.client_token->empty()) return nullptr;
  auto found = std::find_if(region.network_acls.begin(), region.network_acls.end(),
                            [&](const NetworkAcl& acl) { return acl.client_token == request.client_token; });
  return found == region.network_acls.end() ? nullptr : &*found;
}

ec2::CreateNetworkAclResult create_network_acl(WriteCall& call, const ec2::CreateNetworkAclRequest& request) {
  const Vpc& vpc = call.region.vpcs.get(request.vpc_id);
  if (const NetworkAcl* made = made_with_token(call.region, request)) {
    if (made->vpc != vpc.id) {
      refuse("IdempotentParameterMismatch", "The client token was used with other parameters before");
    }
    return {to_record(call.region, *made), request.client_token};
  }
  auto tags = tags_from(request.tag_specifications, "network-acl", call.settings);
  auto present = std::count_if(call.region.network_acls.begin(), call.region.network_acls.end(),
                               [&](const NetworkAcl& acl) { return acl.vpc == vpc.id; });
  if (static_cast<std::size_t>(present) >= call.settings.quotas.network_acls_per_vpc) {
    refuse("NetworkAclLimitExceeded", "The maximum number of network ACLs has been reached.");
  }
  NetworkAcl acl{.id = call.region.ids.id<NetworkAclId>(),
                 .vpc = vpc.id,
                 .entries = {},
                 .client_token = request.client_token.value_or(""),
                 .tags = std::move(tags)};
  for (bool egress : {false, true})
    acl.entries.push_back({.rule_number = final_deny, .egress = egress, .ports = {}});
  auto record = to_record(call.region, acl);
  call.region.network_acls.insert(std::move(acl));
  return {std::move(record), request.client_token};
}

ec2::ReturnResult delete_network_acl(WriteCall& call, const ec2::DeleteNetworkAclRequest& request) {
  const NetworkAcl& acl = call.region.network_acls.get(request.network_acl_id);
  if (acl.is_default) {
    refuse("InvalidParameterValue", "cannot delete default network ACL {}", request.network_acl_id);
  }
  if (std::any_of(call.region.subnets.begin(), call.region.subnets.end(),
                  [&](const Subnet& subnet) { return subnet.network_acl == acl.id; })) {
    refuse("DependencyViolation", "The networkAcl '{}' has dependencies and cannot be deleted.",
           request.network_acl_id);
  }
  call.region.network_acls.erase(NetworkAclId{acl.id});
  return {};
}

// ---- entries
// -------------------------------------------------------------------------------------------------

PortRange ports_from(const std::optional<ec2::PortRange>& range) {
  if (!range) refuse_missing("portRange");
  if (!range->from) refuse_missing("portRange.from");
  if (!range->to) refuse_missing("portRange.to");
  auto is_port = [](int port) { return port >= 0 && port <= 65535; };
  if (!is_port(*range->from) || !is_port(*range->to) || *range->from > *range->to) {
    refuse("InvalidParameterValue", "Invalid value '{}-{}' for portRange. Invalid TCP/UDP port range",
           *range->from, *range->to);
  }
  return {static_cast<std::uint16_t>(*range->from), static_cast<std::uint16_t>(*range->to)};
}

void set_icmp(NetworkAclEntry& entry, const std::optional<ec2::IcmpTypeCode>& icmp) {
  if (!icmp || !icmp->type) refuse_missing("icmpTypeCode.type");
  if (!icmp->code) refuse_missing("icmpTypeCode.code");
  if (*icmp->type < -1 || *icmp->type > 255) {
    refuse("InvalidParameterValue", "ICMP type ({}) out of range", *icmp->type);
  }
  if (*icmp->code < -1 || *icmp->code > 255) {
    refuse("InvalidParameterValue", "ICMP code ({}) out of range", *icmp->code);
  }
  entry.icmp_type = *icmp->type;
  entry.icmp_code = *icmp->code;
}

void check_rule_number(int number) {
  if (number < 1 || number > last_rule_number) {
    refuse("InvalidParameterValue", "Invalid value '{}' for ruleNumber. Must be between 1 and {}.", number,
           last_rule_number);
  }
}

/// Ports count for TCP and UDP alone, and ICMP type and code for ICMP alone: what a request says of them for
/// another protocol has no effect (API reference; Terraform always sends ports).
template <class Request>
NetworkAclEntry entry_from(const Request& request) {
  check_rule_number(request.rule_number);
  auto protocol = IpProtocol::parse(request.protocol);
  if (!protocol) {
    refuse("InvalidParameterValue", "Invalid value '{}' for IP protocol. Unknown protocol.",
           request.protocol);
  }
  if (!request.cidr_block || request.cidr_block->empty()) refuse_missing("cidrBlock");
  auto cidr = Cidr::parse(*request.cidr_block);
  if (!cidr) {
    refuse("InvalidParameterValue",
           "Value ({}) for parameter cidrBlock is invalid. This is not a valid CIDR block.",
           *request.cidr_block);
  }
  NetworkAclEntry entry{.rule_number = request.rule_number,
                        .egress = request.egress,
                        .allow = request.rule_action == ec2::RuleAction::allow,
                        .protocol = *protocol,
                        .cidr = *cidr,
                        .ports = {}};
  if (protocol->has_ports()) entry.ports = ports_from(request.port_range);
  if (*protocol == IpProtocol::icmp) set_icmp(entry, request.icmp_type_code);
  return entry;
}

/// Where the entry is, or where it would be.
template <class Entries>
auto place_of(Entries& entries, bool egress, int rule_number) {
  return std::find_if(entries.begin(), entries.end(), [&](const NetworkAclEntry& entry) {
    return std::pair(entry.egress, entry.rule_number) >= std::pair(egress, rule_number);
  });
}

bool has_entry(const NetworkAcl& acl, bool egress, int rule_number) {
  auto place = place_of(acl.entries, egress, rule_number);
  return place != acl.entries.end() && place->egress == egress && place->rule_number == rule_number;
}

void check_entry_exists(const NetworkAcl& acl, bool egress, int rule_number) {
  if (!has_entry(acl, egress, rule_number)) {
    refuse("InvalidNetworkAclEntry.NotFound", "no {} entry with number {} in network acl {}",
           egress ? "egress" : "ingress", rule_number, acl.id.text());
  }
}

ec2::ReturnResult create_network_acl_entry(WriteCall& call,
                                           const ec2::CreateNetworkAclEntryRequest& request) {
  const NetworkAcl& acl = call.region.network_acls.get(request.network_acl_id);
  NetworkAclEntry entry = entry_from(request);
  if (has_entry(acl, entry.egress, entry.rule_number)) {
    refuse("NetworkAclEntryAlreadyExists", "The network acl entry identified by {} already exists.",
           entry.rule_number);
  }
  auto present = std::count_if(acl.entries.begin(), acl.entries.end(),
                               [&](const NetworkAclEntry& other) { return other.egress == entry.egress; });
  if (static_cast<std::size_t>(present) >= call.settings.quotas.network_acl_rules) {
    refuse("NetworkAclEntryLimitExceeded", "The maximum number of network acl entries has been reached.");
  }
  call.region.network_acls.update(acl.id, [&](NetworkAcl& changed) {
    changed.entries.insert(place_of(changed.entries, entry.egress, entry.rule_number), entry);
  });
  return {};
}

ec2::ReturnResult replace_network_acl_entry(WriteCall& call,
                                            const ec2::ReplaceNetworkAclEntryRequest& request) {
  const NetworkAcl& acl = call.region.network_acls.get(request.network_acl_id);
  NetworkAclEntry entry = entry_from(request);
  check_entry_exists(acl, entry.egress, entry.rule_number);
  call.region.network_acls.update(acl.id, [&](NetworkAcl& changed) {
    *place_of(changed.entries, entry.egress, entry.rule_number) = entry;
  });
  return {};
}

ec2::ReturnResult delete_network_acl_entry(WriteCall& call,
                                           const ec2::DeleteNetworkAclEntryRequest& request) {
  const NetworkAcl& acl = call.region.network_acls.get(request.network_acl_id);
  check_rule_number(request.rule_number);
  check_entry_exists(acl, request.egress, request.rule_number);
  call.region.network_acls.update(acl.id, [&](NetworkAcl& changed) {
    changed.entries.erase(place_of(changed.entries, request.egress, request.rule_number));
  });
  return {};
}

ec2::ReplaceNetworkAclAssociationResult replace_network_acl_association(
    WriteCall& call, const ec2::ReplaceNetworkAclAssociationRequest& request) {
  auto id = NetworkAclAssociationId::parse(request.association_id);
  auto subnet = std::find_if(call.region.subnets.begin(), call.region.subnets.end(),
                             [&](const Subnet& row) { return row.network_acl_association == id; });
  if (subnet == call.region.subnets.end()) {
    NotFound<NetworkAclAssociationId>::refuse(request.association_id);
  }
  const NetworkAcl& acl = call.region.network_acls.get(request.network_acl_id);
  if (acl.vpc != subnet->vpc) {
    refuse("InvalidParameterValue", "Network ACL {} and subnet {} belong to different networks",
           acl.id.text(), subnet->id.text());
  }
  auto association = call.region.ids.id<NetworkAclAssociationId>();
  call.region.subnets.update(SubnetId{subnet->id}, [&](Subnet& changed) {
    changed.network_acl = acl.id;
    changed.network_acl_association = association;
  });
  return {association.text()};
}

// ---- description
// ---------------------------------------------------------------------------------------------

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

constexpr auto entry_cidr = [](const Entry& entry) { return Value(entry.cidr_block); };
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
    {"entry.ipv6-cidr", [](const ec2::NetworkAcl&) { return Values{}; }},
    {"entry.port-range.from", entries<port_from>},
    {"entry.port-range.to", entries<port_to>},
    {"entry.protocol", protocols},
    {"entry.rule-action", entries<rule_action>},
    {"entry.rule-number", entries<rule_number>},
    {"network-acl-id", [](const ec2::NetworkAcl& acl) { return Values{acl.network_acl_id}; }},
    {"owner-id", [](const ec2::NetworkAcl& acl) { return Values{acl.owner_id}; }},
    {"vpc-id", [](const ec2::NetworkAcl& acl) { return Values{acl.vpc_id}; }},
}};

ec2::DescribeNetworkAclsResult describe_network_acls(const ReadCall& call,
                                                     const ec2::DescribeNetworkAclsRequest& request) {
  auto described = describe<ec2::NetworkAcl>(
      call.region.network_acls,
      {request.network_acl_ids, request.filters, "NetworkAclIds", request.max_results, request.next_token},
      acl_filters, [&](const NetworkAcl& acl) { return to_record(call.region, acl); });
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

Actions network_acl_actions() {
  return {
      action<create_network_acl>("Creates a network ACL that denies everything"),
      action<delete_network_acl>("Deletes a network ACL that no subnet uses"),
      action<describe_network_acls>("Describes network ACLs"),
      action<create_network_acl_entry>("Adds a rule to a network ACL"),
      action<replace_network_acl_entry>("Replaces the rule of that number and direction"),
      action<delete_network_acl_entry>("Deletes a rule of a network ACL"),
      action<replace_network_acl_association>("Puts a subnet under another network ACL"),
  };
}

}  // namespace vpcsim
