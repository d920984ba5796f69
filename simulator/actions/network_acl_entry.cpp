#include "simulator/actions/network_acl_entry.hpp"

#include <algorithm>

namespace vpcsim {
namespace {

constexpr int last_rule_number = 32766;
constexpr int final_deny = 32767, final_ipv6_deny = 32768;
constexpr int default_allow = 100, default_ipv6_allow = 101;

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

void add_entry(NetworkAcl& acl, NetworkAclEntry entry) {
  acl.entries.insert(place_of(acl.entries, entry.egress, entry.rule_number), std::move(entry));
}

/// For all protocols, to or from everywhere.
NetworkAclEntry everything(int rule_number, bool egress, bool allow,
                           std::variant<Cidr, Ipv6Cidr> everywhere) {
  return {.rule_number = rule_number,
          .egress = egress,
          .allow = allow,
          .protocol = IpProtocol::all,
          .cidr = everywhere,
          .ports = {}};
}

/// The direction's entries are still what AWS made.
bool is_untouched(const NetworkAcl& acl, bool egress) {
  auto count = std::count_if(acl.entries.begin(), acl.entries.end(),
                             [&](const NetworkAclEntry& entry) { return entry.egress == egress; });
  if (count != 2) return false;
  auto first = place_of(acl.entries, egress, default_allow);
  return first->rule_number == default_allow && first->allow && first->protocol == IpProtocol::all &&
         first->cidr == std::variant<Cidr, Ipv6Cidr>(Cidr{});
}

}  // namespace

bool has_icmp(const NetworkAclEntry& entry) {
  return entry.protocol == IpProtocol::icmp || (entry.protocol == IpProtocol::icmpv6 && entry.is_ipv6());
}

void fill_new_acl(NetworkAcl& acl, bool has_ipv6) {
  for (bool egress : {false, true}) {
    if (acl.is_default) add_entry(acl, everything(default_allow, egress, true, Cidr{}));
    add_entry(acl, everything(final_deny, egress, false, Cidr{}));
    if (!has_ipv6) continue;
    if (acl.is_default) add_entry(acl, everything(default_ipv6_allow, egress, true, Ipv6Cidr{}));
    add_entry(acl, everything(final_ipv6_deny, egress, false, Ipv6Cidr{}));
  }
}

void open_acls_to_ipv6(Region& region, VpcId vpc) {
  std::vector<NetworkAclId> acls;
  for (const NetworkAcl& acl : region.network_acls.with("vpc-id", vpc)) acls.push_back(acl.id);
  for (NetworkAclId id : acls) {
    region.network_acls.update(id, [](NetworkAcl& acl) {
      for (bool egress : {false, true}) {
        if (has_entry(acl, egress, final_ipv6_deny)) continue;
        if (acl.is_default && is_untouched(acl, egress)) {
          add_entry(acl, everything(default_ipv6_allow, egress, true, Ipv6Cidr{}));
        }
        add_entry(acl, everything(final_ipv6_deny, egress, false, Ipv6Cidr{}));
      }
    });
  }
}

namespace {

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

std::variant<Cidr, Ipv6Cidr> block_from(const std::optional<std::string>& ipv4,
                                        const std::optional<std::string>& ipv6) {
  const bool has_ipv4 = ipv4 && !ipv4->empty(), has_ipv6 = ipv6 && !ipv6->empty();
  if (has_ipv4 && has_ipv6) {
    refuse("InvalidParameterCombination",
           "The parameters cidrBlock and ipv6CidrBlock may not be specified together");
  }
  if (!has_ipv4 && !has_ipv6) refuse_missing("cidrBlock");
  if (has_ipv4) {
    if (auto cidr = Cidr::parse(*ipv4)) return *cidr;
  } else if (auto cidr = Ipv6Cidr::parse(*ipv6)) {
    return *cidr;
  }
  refuse("InvalidParameterValue", "Value ({}) for parameter {} is invalid. This is not a valid CIDR block.",
         has_ipv4 ? *ipv4 : *ipv6, has_ipv4 ? "cidrBlock" : "ipv6CidrBlock");
}

/// Ports count for TCP and UDP alone, ICMP type and code for ICMP, and for ICMPv6 between IPv6 addresses:
/// what a request says of them for another protocol has no effect (API reference; Terraform always sends
/// ports).
template <class Request>
NetworkAclEntry entry_from(const Request& request) {
  check_rule_number(request.rule_number);
  auto protocol = IpProtocol::parse(request.protocol);
  if (!protocol) {
    refuse("InvalidParameterValue", "Invalid value '{}' for IP protocol. Unknown protocol.",
           request.protocol);
  }
  NetworkAclEntry entry{.rule_number = request.rule_number,
                        .egress = request.egress,
                        .allow = request.rule_action == ec2::RuleAction::allow,
                        .protocol = *protocol,
                        .cidr = block_from(request.cidr_block, request.ipv6_cidr_block),
                        .ports = {}};
  if (protocol->has_ports()) entry.ports = ports_from(request.port_range);
  if (has_icmp(entry)) set_icmp(entry, request.icmp_type_code);
  return entry;
}

void check_entry_exists(const NetworkAcl& acl, bool egress, int rule_number) {
  if (!has_entry(acl, egress, rule_number)) {
    refuse("InvalidNetworkAclEntry.NotFound", "no {} entry with number {} in network acl {}",
           egress ? "egress" : "ingress", rule_number, acl.id.text());
  }
}

/// Of the entry's direction and family, the final deny included (VPC quotas).
void check_quota(const WriteCall& call, const NetworkAcl& acl, const NetworkAclEntry& entry) {
  auto counts = [&](const NetworkAclEntry& other) {
    return other.egress == entry.egress && other.is_ipv6() == entry.is_ipv6() &&
           other.rule_number != entry.rule_number;
  };
  auto present = std::count_if(acl.entries.begin(), acl.entries.end(), counts);
  if (static_cast<std::size_t>(present) >= call.settings.quotas.network_acl_rules) {
    refuse("NetworkAclEntryLimitExceeded", "The maximum number of network acl entries has been reached.");
  }
}

}  // namespace

ec2::ReturnResult create_network_acl_entry(WriteCall& call,
                                           const ec2::CreateNetworkAclEntryRequest& request) {
  const NetworkAcl& acl = call.region.network_acls.get(request.network_acl_id);
  NetworkAclEntry entry = entry_from(request);
  if (has_entry(acl, entry.egress, entry.rule_number)) {
    refuse("NetworkAclEntryAlreadyExists", "The network acl entry identified by {} already exists.",
           entry.rule_number);
  }
  check_quota(call, acl, entry);
  call.region.network_acls.update(acl.id, [&](NetworkAcl& changed) { add_entry(changed, entry); });
  return {};
}

ec2::ReturnResult replace_network_acl_entry(WriteCall& call,
                                            const ec2::ReplaceNetworkAclEntryRequest& request) {
  const NetworkAcl& acl = call.region.network_acls.get(request.network_acl_id);
  NetworkAclEntry entry = entry_from(request);
  check_entry_exists(acl, entry.egress, entry.rule_number);
  check_quota(call, acl, entry);
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

}  // namespace vpcsim
