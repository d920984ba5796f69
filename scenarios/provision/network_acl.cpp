#include "protocol/ec2/network_acl.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "scenarios/provision/kinds.hpp"

namespace vpcsim::scenarios {
namespace {

constexpr int final_deny = 32767;

std::optional<ec2::NetworkAcl> find_by(Session& session, const Home& home, const std::string& name,
                                       std::vector<ec2::Filter> filters) {
  ec2::DescribeNetworkAclsRequest request{.filters = std::move(filters)};
  auto acls = session.call(home, request, {name}).network_acls;
  if (acls.empty()) return std::nullopt;
  return acls[0];
}

std::optional<ec2::NetworkAcl> find_shown(Session& session, const Home& home, const std::string& name) {
  auto acl = find_by(session, home, name, session.mine(name));
  if (acl) session.remember(name, acl->network_acl_id);
  return acl;
}

std::optional<ec2::NetworkAcl> find(Session& session, const Home& home, const std::string& name) {
  return session.look(home, name, "CreateNetworkAcl", [&] { return find_shown(session, home, name); });
}

ec2::NetworkAcl create(Session& session, const Home& home, const std::string& name,
                       const NetworkAcl& wanted) {
  ec2::CreateNetworkAclRequest request{.vpc_id = session.id(wanted.vpc),
                                       .tag_specifications = session.tags("network-acl", name)};
  request.client_token = session.token(request);
  auto acl = session
                 .call(home, request, {name, "in " + wanted.vpc.text},
                       [](const auto& result) { return result.network_acl.network_acl_id; })
                 .network_acl;
  session.remember(name, acl.network_acl_id);
  return acl;
}

// ---- entries
// -----------------------------------------------------------------------------------------------

ec2::NetworkAclEntry entry_of(const Session& session, const NetworkAclEntry& wanted, bool egress) {
  auto ip_protocol = protocol_of(wanted.protocol.text);
  if (!ip_protocol) throw ScenarioError(wanted.protocol.text + " is no protocol");
  ec2::NetworkAclEntry entry{.cidr_block = session.cidr(wanted.peer),
                             .egress = egress,
                             .protocol = std::to_string(ip_protocol->number),
                             .rule_action = wanted.allow ? ec2::RuleAction::allow : ec2::RuleAction::deny,
                             .rule_number = wanted.rule_number};
  if (ip_protocol->has_ports()) {
    Ports ports = wanted.ports.value_or(Ports{0, 65535});
    entry.port_range = {{ports.from, ports.to}};
  } else if (*ip_protocol == protocol::IpProtocol::icmp) {
    entry.icmp_type_code = {{-1, -1}};
  }
  return entry;
}

bool same(const ec2::NetworkAclEntry& a, const ec2::NetworkAclEntry& b) {
  auto port = [](const ec2::NetworkAclEntry& entry) {
    return entry.port_range ? std::pair(entry.port_range->from, entry.port_range->to)
                            : std::pair<std::optional<std::int32_t>, std::optional<std::int32_t>>();
  };
  return a.cidr_block == b.cidr_block && a.protocol == b.protocol && a.rule_action == b.rule_action &&
         port(a) == port(b);
}

bool same_place(const ec2::NetworkAclEntry& a, const ec2::NetworkAclEntry& b) {
  return a.egress == b.egress && a.rule_number == b.rule_number;
}

Session::Note note_of(const std::string& name, const ec2::NetworkAclEntry& entry) {
  return {name, fmt::format("{} {}: {} {} {}", entry.egress ? "egress" : "ingress", entry.rule_number,
                            protocol::name_of(entry.rule_action), entry.protocol,
                            entry.cidr_block ? *entry.cidr_block : entry.ipv6_cidr_block.value_or(""))};
}

template <class Request>
void put(Session& session, const Home& home, const std::string& name, const ec2::NetworkAclEntry& entry) {
  Request request;
  request.network_acl_id = *session.find_id(name);
  request.cidr_block = entry.cidr_block;
  request.egress = entry.egress;
  request.icmp_type_code = entry.icmp_type_code;
  request.port_range = entry.port_range;
  request.protocol = entry.protocol;
  request.rule_action = entry.rule_action;
  request.rule_number = entry.rule_number;
  session.call(home, request, note_of(name, entry));
}

void converge_entries(Session& session, const Home& home, const std::string& name, const ec2::NetworkAcl& acl,
                      const std::vector<ec2::NetworkAclEntry>& wanted) {
  for (const auto& entry : acl.entries) {
    bool is_wanted =
        std::any_of(wanted.begin(), wanted.end(), [&](const auto& kept) { return same_place(kept, entry); });
    if (entry.rule_number >= final_deny || is_wanted) continue;
    session.call(home, ec2::DeleteNetworkAclEntryRequest{entry.egress, acl.network_acl_id, entry.rule_number},
                 note_of(name, entry));
  }
  for (const auto& entry : wanted) {
    auto found = std::find_if(acl.entries.begin(), acl.entries.end(),
                              [&](const auto& other) { return same_place(other, entry); });
    if (found == acl.entries.end()) {
      put<ec2::CreateNetworkAclEntryRequest>(session, home, name, entry);
    } else if (!same(*found, entry)) {
      put<ec2::ReplaceNetworkAclEntryRequest>(session, home, name, entry);
    }
  }
}

// ---- associations
// ------------------------------------------------------------------------------------------

/// Each subnet has one; none shows for a subnet that was made a moment ago.
void associate(Session& session, const Home& home, const std::string& subnet_name, const std::string& subnet,
               const std::string& acl_name, const std::string& acl) {
  auto current = find_by(session, home, subnet_name, {{"association.subnet-id", {subnet}}});
  if (!current && !session.plan) throw LookAgain::because(subnet_name + " has no network ACL");
  if (!current) current.emplace().associations.push_back({.subnet_id = subnet});  // of a subnet to be made
  if (current->network_acl_id == acl && !acl.empty()) return;
  auto association = std::find_if(current->associations.begin(), current->associations.end(),
                                  [&](const auto& candidate) { return candidate.subnet_id == subnet; });
  session.call(home, ec2::ReplaceNetworkAclAssociationRequest{association->network_acl_association_id, acl},
               {acl_name, "with " + subnet_name});
}

}  // namespace

void converge(Session& session, const Word& name, const NetworkAcl& wanted) {
  const Home home = home_of(session.network, wanted);
  auto found = find(session, home, name.text);
  const ec2::NetworkAcl acl = found ? *found : create(session, home, name.text, wanted);
  std::vector<ec2::NetworkAclEntry> entries;
  for (const auto& entry : wanted.ingress) entries.push_back(entry_of(session, entry, false));
  for (const auto& entry : wanted.egress) entries.push_back(entry_of(session, entry, true));
  converge_entries(session, home, name.text, acl, entries);
  for (const Word& subnet : wanted.subnets) {
    associate(session, home, subnet.text, session.id(subnet), name.text, acl.network_acl_id);
  }
}

/// Its subnets fall back to the VPC's default network ACL.
void destroy(Session& session, const Word& name, const NetworkAcl& wanted) {
  const Home home = home_of(session.network, wanted);
  auto acl = find(session, home, name.text);
  if (!acl) return;
  if (!acl->associations.empty()) {
    auto fallback = find_by(session, home, name.text, {{"vpc-id", {acl->vpc_id}}, {"default", {"true"}}});
    if (!fallback) throw ScenarioError(wanted.vpc.text + " has no default network ACL");
    for (const auto& association : acl->associations) {
      session.call(home,
                   ec2::ReplaceNetworkAclAssociationRequest{association.network_acl_association_id,
                                                            fallback->network_acl_id},
                   {"the default network ACL", "with " + session.name_of(association.subnet_id)});
    }
  }
  session.call(home, ec2::DeleteNetworkAclRequest{acl->network_acl_id}, {name.text});
}

}  // namespace vpcsim::scenarios
