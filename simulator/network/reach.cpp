#include "simulator/network/reach.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "simulator/network/describe.hpp"
#include "simulator/network/path.hpp"

namespace vpcsim::network {
namespace {

/// Every block that a rule of the network speaks of.
template <class Visit>
void visit_blocks(const Description& network, Visit visit) {
  for (const SecurityGroup& group : network.security_groups) {
    for (const auto* rules : {&group.ingress, &group.egress}) {
      for (const SecurityGroupRule& rule : *rules) {
        if (const auto* block = std::get_if<IpBlock>(&rule.source)) visit(*block);
      }
    }
  }
  for (const NetworkAcl& acl : network.network_acls) {
    for (const auto* entries : {&acl.ingress, &acl.egress}) {
      for (const NetworkAclEntry& entry : *entries) visit(entry.cidr);
    }
  }
  for (const RouteTable& table : network.route_tables) {
    for (const Route& route : table.routes) visit(route.destination);
  }
}

std::vector<Endpoint> members_of(const Network& network) {
  std::vector<Endpoint> members;
  const auto& instances = network.description().instances;
  for (std::uint32_t i = 0; i < instances.size(); ++i) {
    const Index<Instance> instance{i};
    const bool gone = instances[i].state == InstanceState::terminated;
    if (!gone && network.primary_interface_of(instance)) members.emplace_back(instance);
  }
  return members;
}

const NetworkInterface& interface_of(const Network& network, const Endpoint& instance) {
  return network[network.primary_interface_of(std::get<Index<Instance>>(instance))];
}

/// A group for each record, without those that stay empty.
template <class Record, class RecordOf>
std::vector<EndGroup> groups_of(const Network& network, const std::vector<Record>& records,
                                RecordOf record_of) {
  std::vector<EndGroup> groups;
  for (const Record& record : records) groups.push_back({record.id, record.name, {}});
  for (const Endpoint& member : members_of(network))
    groups[record_of(interface_of(network, member)).position].members.push_back(member);
  std::erase_if(groups, [](const EndGroup& group) { return group.members.empty(); });
  return groups;
}

std::vector<EndGroup> groups_of_one(const Network& network, bool by_interface) {
  std::vector<EndGroup> groups;
  if (!by_interface) {
    for (const Endpoint& member : members_of(network)) {
      const Instance& instance = network[std::get<Index<Instance>>(member)];
      groups.push_back({instance.id, instance.name, {member}});
    }
    return groups;
  }
  const auto& interfaces = network.description().network_interfaces;
  for (std::uint32_t i = 0; i < interfaces.size(); ++i)
    groups.push_back({interfaces[i].id, interfaces[i].name, {Index<NetworkInterface>{i}}});
  return groups;
}

std::vector<EndGroup> groups_by_tag(const Network& network, const std::string& key) {
  std::map<std::string, EndGroup> groups;
  for (const Endpoint& member : members_of(network)) {
    for (const auto& [own, value] : network[std::get<Index<Instance>>(member)].tags) {
      if (own != key) continue;
      EndGroup& group = groups[value];
      group.id = value;
      group.members.push_back(member);
    }
  }
  std::vector<EndGroup> sorted;
  for (auto& [value, group] : groups) sorted.push_back(std::move(group));
  return sorted;
}

std::string with_figures(const ReachCount& count) {
  if (count.text() != "partial") return std::string(count.text());
  return fmt::format("partial ({} of {})", count.reachable, count.pairs());
}

/// The members of all groups, one group after another.
struct AllMembers {
  explicit AllMembers(const std::vector<EndGroup>& groups) : begins{0} {
    for (const EndGroup& group : groups) {
      members.insert(members.end(), group.members.begin(), group.members.end());
      begins.push_back(members.size());
    }
  }
  std::vector<Endpoint> members;
  std::vector<std::size_t> begins;  ///< of each group, and the end of the last
};

/// What a matrix says of groups by their keys.
struct Keyed {
  explicit Keyed(const GroupReach& matrix)
      : reach(matrix), from(keys_of(matrix.from)), to(keys_of(matrix.to)) {
    for (std::size_t i = 0; i < from.size(); ++i) row[from[i]] = i;
    for (std::size_t i = 0; i < to.size(); ++i) column[to[i]] = i;
  }
  /// Null for groups that it hasn't got.
  const ReachCount* find(const std::string& one, const std::string& other) const {
    const auto at_row = row.find(one), at_column = column.find(other);
    if (at_row == row.end() || at_column == column.end()) return nullptr;
    return &reach.at(at_row->second, at_column->second);
  }
  const GroupReach& reach;
  std::vector<std::string> from, to;
  std::map<std::string, std::size_t> row, column;
};

bool same(const ReachCount* before, const ReachCount* after) {
  if (before && after) return with_figures(*before) == with_figures(*after);
  const ReachCount* only = before ? before : after;
  return !only || only->reachable == 0;  // nobody notices who reaches nobody
}

std::string text_of(const ReachCount* count) {
  return count ? with_figures(*count) : "absent";
}

}  // namespace

std::string Service::text() const {
  std::string text = protocol.name();
  if (protocol.has_ports()) text += fmt::format("/{}", port);
  return text;
}

Flow flow_between(const Endpoint& from, const Endpoint& to, const Service& service) {
  constexpr std::int16_t echo = 8, echo_v6 = 128;
  Flow flow{.source = from, .destination = to};
  flow.protocol = service.protocol;
  flow.destination_port = service.port;
  flow.icmp_type = service.protocol == IpProtocol::icmpv6 ? echo_v6 : echo;
  flow.ipv6 = service.ipv6;
  return flow;
}

Ip address_on_internet(const Network& network, bool ipv6) {
  std::vector<std::pair<Ip, int>> candidates;
  for (const char* text : {"198.51.100.77", "203.0.113.77", "192.0.2.77", "8.8.8.8", "1.1.1.1", "2600::77",
                           "2a00::77", "2400::77", "2c00::77"}) {
    const Ip address = Ip::parse(text).value();
    if (address.is_v6() == ipv6 && !network.holder_of_public(address)) candidates.emplace_back(address, 0);
  }
  visit_blocks(network.description(), [&](const IpBlock& block) {
    for (auto& [address, blocks] : candidates) blocks += block.prefix_length() > 0 && block.contains(address);
  });
  return std::min_element(candidates.begin(), candidates.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

std::vector<EndGroup> groups_by(const Network& network, GroupBy by, const std::string& tag_key) {
  const Description& all = network.description();
  switch (by) {
    case GroupBy::instance:
    case GroupBy::interface:
      return groups_of_one(network, by == GroupBy::interface);
    case GroupBy::subnet:
      return groups_of(network, all.subnets, [](const NetworkInterface& own) { return own.subnet; });
    case GroupBy::vpc:
      return groups_of(network, all.vpcs, [](const NetworkInterface& own) { return own.vpc; });
    case GroupBy::tag:
      return groups_by_tag(network, tag_key);
  }
  return {};
}

void ReachCount::add(Verdict verdict) {
  switch (verdict) {
    case Verdict::reachable:
      ++reachable;
      return;
    case Verdict::forward_only:
      ++forward_only;
      return;
    case Verdict::unreachable:
      ++unreachable;
      return;
    case Verdict::misdelivered:
      ++misdelivered;
  }
}

std::string_view ReachCount::text() const {
  const std::size_t all = pairs();
  if (all == 0) return "-";
  if (reachable == all) return network::text(Verdict::reachable);
  if (forward_only == all) return network::text(Verdict::forward_only);
  if (unreachable == all) return network::text(Verdict::unreachable);
  if (misdelivered == all) return network::text(Verdict::misdelivered);
  return "partial";
}

GroupReach reach(const Network& network, const Service& service, std::vector<EndGroup> from,
                 std::vector<EndGroup> to) {
  GroupReach result{std::move(from), std::move(to), {}};
  const AllMembers rows(result.from), columns(result.to);
  const ReachMatrix verdicts = reach(network, service, rows.members, columns.members);
  result.counts.reserve(result.from.size() * result.to.size());
  for (std::size_t row = 0; row < result.from.size(); ++row) {
    for (std::size_t column = 0; column < result.to.size(); ++column) {
      ReachCount& count = result.counts.emplace_back();
      for (std::size_t i = rows.begins[row]; i < rows.begins[row + 1]; ++i) {
        for (std::size_t j = columns.begins[column]; j < columns.begins[column + 1]; ++j) {
          if (rows.members[i] != columns.members[j]) count.add(verdicts.at(i, j));
        }
      }
    }
  }
  return result;
}

std::vector<std::string> keys_of(const std::vector<EndGroup>& groups) {
  std::map<std::string, int> called;
  for (const EndGroup& group : groups) ++called[group.name];
  std::vector<std::string> keys;
  for (const EndGroup& group : groups) {
    const bool own_name = !group.name.empty() && called[group.name] == 1;
    keys.push_back(own_name ? group.name : group.id);
  }
  return keys;
}

std::vector<Flip> flips(const GroupReach& before, const GroupReach& after) {
  const Keyed old(before), now(after);
  // Those of before in their order, then those that are new.
  const auto joined = [](std::vector<std::string> keys, const std::vector<std::string>& more,
                         const auto& known) {
    for (const std::string& key : more) {
      if (!known.contains(key)) keys.push_back(key);
    }
    return keys;
  };
  const auto rows = joined(old.from, now.from, old.row), columns = joined(old.to, now.to, old.column);
  std::vector<Flip> found;
  for (const std::string& from : rows) {
    for (const std::string& to : columns) {
      const ReachCount *was = old.find(from, to), *is = now.find(from, to);
      if (!same(was, is)) found.push_back({from, to, text_of(was), text_of(is)});
    }
  }
  return found;
}

}  // namespace vpcsim::network
