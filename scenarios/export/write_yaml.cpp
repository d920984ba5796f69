#include "scenarios/export/write_yaml.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "protocol/json.hpp"

namespace vpcsim::scenarios {
namespace {

bool is_plain(std::string_view text) {
  static constexpr std::array<std::string_view, 10> meaningful{"true", "false", "null", "yes", "no",
                                                               "on",   "off",   "y",    "n",   "~"};
  std::string folded;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool other = (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '/' || c == '-' || c == ' ';
    if (!letter && !other) return false;
    folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (std::find(meaningful.begin(), meaningful.end(), folded) != meaningful.end()) return false;
  // What begins with a digit is a text when it looks like an address or a block, else it may be a number.
  const bool begins_well =
      !text.empty() && text[0] != '-' && text[0] != '.' && text[0] != ' ' && text.back() != ' ';
  const bool may_be_number = begins_well && text[0] >= '0' && text[0] <= '9';
  return begins_well && (!may_be_number || std::count(text.begin(), text.end(), '.') == 3);
}

/// Quoted where YAML would take it for something else.
std::string quoted(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string out;
  protocol::append_json_string(out, text);
  return out;
}

std::string text_of(const Ports& ports) {
  return ports.from == ports.to ? fmt::format("{}", ports.from) : fmt::format("{}-{}", ports.from, ports.to);
}

std::string flow_list(const std::vector<Word>& words) {
  std::vector<std::string> texts;
  for (const Word& word : words) texts.push_back(quoted(word.text));
  return fmt::format("[{}]", fmt::join(texts, ", "));
}

/// The members of one mapping. With a list of mappings among them it takes a line for each.
class Mapping {
 public:
  void add(std::string_view key, std::string value) { members_.emplace_back(key, std::move(value)); }
  void add(std::string_view key, const Word& word) {
    if (!word.empty()) add(key, quoted(word.text));
  }
  void add(std::string_view key, const std::optional<bool>& flag) {
    if (flag) add(key, std::string(*flag ? "true" : "false"));
  }
  void add(std::string_view key, const std::optional<Ports>& ports) {
    if (ports) add(key, text_of(*ports));
  }
  void add(std::string_view key, const std::vector<Word>& words) {
    if (!words.empty()) add(key, flow_list(words));
  }
  void add(std::string_view key, const std::vector<Mapping>& rows) {
    if (!rows.empty()) lists_.emplace_back(key, rows);
  }

  std::string flow() const {
    std::vector<std::string> parts;
    for (const auto& [key, value] : members_) parts.push_back(fmt::format("{}: {}", key, value));
    return fmt::format("{{{}}}", fmt::join(parts, ", "));
  }
  /// What stands behind "name:".
  std::string behind_name(const std::string& indent) const {
    if (lists_.empty()) return " " + flow() + "\n";
    std::string out = "\n";
    for (const auto& [key, value] : members_) out += fmt::format("{}{}: {}\n", indent, key, value);
    for (const auto& [key, rows] : lists_) {
      out += fmt::format("{}{}:\n", indent, key);
      for (const Mapping& row : rows) out += fmt::format("{}  - {}\n", indent, row.flow());
    }
    return out;
  }

 private:
  std::vector<std::pair<std::string, std::string>> members_;
  std::vector<std::pair<std::string, std::vector<Mapping>>> lists_;
};

Mapping mapping_of(const Vpc& vpc) {
  Mapping out;
  out.add("account", vpc.account);
  out.add("region", vpc.region);
  out.add("cidr_block", vpc.cidr_block);
  out.add("enable_dns_support", vpc.enable_dns_support);
  out.add("enable_dns_hostnames", vpc.enable_dns_hostnames);
  return out;
}
Mapping mapping_of(const Subnet& subnet) {
  Mapping out;
  out.add("vpc", subnet.vpc);
  out.add("cidr_block", subnet.cidr_block);
  out.add("availability_zone", subnet.availability_zone);
  out.add("map_public_ip_on_launch", subnet.map_public_ip_on_launch);
  return out;
}
Mapping mapping_of(const InternetGateway& gateway) {
  Mapping out;
  out.add("vpc", gateway.vpc);
  return out;
}
Mapping mapping_of(const NatGateway& gateway) {
  Mapping out;
  out.add("subnet", gateway.subnet);
  return out;
}
Mapping mapping_of(const Route& route) {
  Mapping out;
  out.add("destination", route.destination);
  out.add("target", route.target);
  return out;
}
Mapping mapping_of(const SecurityGroupRule& rule, std::string_view peer) {
  Mapping out;
  out.add("protocol", rule.protocol);
  out.add("port", rule.ports);
  out.add(peer, rule.peer);
  return out;
}
Mapping mapping_of(const NetworkAclEntry& entry, std::string_view peer) {
  Mapping out;
  out.add("rule_number", fmt::format("{}", entry.rule_number));
  out.add("protocol", entry.protocol);
  out.add("port", entry.ports);
  out.add(peer, entry.peer);
  out.add("action", std::string(entry.allow ? "allow" : "deny"));
  return out;
}
template <class Row, class... Peer>
std::vector<Mapping> mappings_of(const std::vector<Row>& rows, Peer... peer) {
  std::vector<Mapping> out;
  for (const Row& row : rows) out.push_back(mapping_of(row, peer...));
  return out;
}
Mapping mapping_of(const RouteTable& table) {
  Mapping out;
  out.add("vpc", table.vpc);
  out.add("main", table.main);
  out.add("subnets", table.subnets);
  out.add("routes", mappings_of(table.routes));
  return out;
}
Mapping mapping_of(const SecurityGroup& group) {
  Mapping out;
  out.add("vpc", group.vpc);
  out.add("description", group.description);
  if (group.egress && group.egress->empty()) out.add("egress", std::string("[]"));
  out.add("ingress", mappings_of(group.ingress, std::string_view("source")));
  if (group.egress) out.add("egress", mappings_of(*group.egress, std::string_view("destination")));
  return out;
}
Mapping mapping_of(const NetworkAcl& acl) {
  Mapping out;
  out.add("vpc", acl.vpc);
  out.add("subnets", acl.subnets);
  out.add("ingress", mappings_of(acl.ingress, std::string_view("source")));
  out.add("egress", mappings_of(acl.egress, std::string_view("destination")));
  return out;
}
Mapping mapping_of(const KeyPair& key) {
  Mapping out;
  out.add("account", key.account);
  out.add("region", key.region);
  return out;
}
Mapping mapping_of(const Instance& instance) {
  Mapping out;
  out.add("subnet", instance.subnet);
  out.add("security_groups", instance.security_groups);
  out.add("key_pair", instance.key_pair);
  out.add("instance_type", instance.instance_type);
  out.add("private_ip_address", instance.private_ip_address);
  out.add("associate_public_ip_address", instance.associate_public_ip_address);
  out.add("source_dest_check", instance.source_dest_check);
  return out;
}
Mapping mapping_of(const VpcPeeringConnection& peering) {
  Mapping out;
  out.add("requester", peering.requester);
  out.add("accepter", peering.accepter);
  out.add("accepted", peering.accepted);
  return out;
}
Mapping mapping_of(const FlowLog& log) {
  Mapping out;
  out.add("resource", log.resource);
  out.add("traffic", log.traffic);
  out.add("log_group", log.log_group);
  out.add("format", log.format);
  out.add("role", log.role);
  return out;
}

std::string end_text(const End& end) {
  return end.name.text + (end.public_ip ? ".public_ip" : "");
}

std::string text_of(const ExpectedPath& path) {
  Mapping out;
  out.add("from", quoted(end_text(path.from)));
  out.add("to", quoted(end_text(path.to)));
  out.add("protocol", path.protocol);
  if (path.port) out.add("port", fmt::format("{}", *path.port));
  if (path.size) out.add("size", fmt::format("{}", *path.size));
  out.add("verdict", std::string(path.reachable ? "reachable" : "blocked"));
  return out.flow();
}
std::string text_of(const ExpectedPeering& peering) {
  Mapping out;
  out.add("peering", peering.peering);
  out.add("status", peering.status);
  return out.flow();
}
std::string text_of(const ExpectedCall&) {
  return {};
}

void write_names(std::string_view key, const std::map<std::string, std::string>& names, std::string& out) {
  if (names.empty()) return;
  out += fmt::format("\n{}:\n", key);
  for (const auto& [name, value] : names) out += fmt::format("  {}: {}\n", quoted(name), quoted(value));
}

}  // namespace

std::string write_yaml(const Scenario& scenario) {
  std::string out = fmt::format("name: {}\n", quoted(scenario.name));
  if (!scenario.description.empty()) out += fmt::format("description: {}\n", quoted(scenario.description));
  write_names("accounts", scenario.accounts, out);
  write_names("hosts", scenario.hosts, out);
  if (scenario.steps.empty()) return out;
  const Step& start = scenario.steps.front();
  std::string kinds;
  visit_kinds(start.more, [&](const auto& resources, std::string_view kind) {
    if (resources.empty()) return;
    kinds += fmt::format("  {}:\n", kind);
    for (const auto& [name, resource] : resources)
      kinds += fmt::format("    {}:{}", quoted(name.text), mapping_of(resource).behind_name("      "));
  });
  if (!kinds.empty()) out += "\nnetwork:\n" + kinds;
  std::string expectations;
  for (const Expectation& expectation : start.expectations) {
    const std::string text = std::visit([](const auto& what) { return text_of(what); }, expectation.what);
    if (!text.empty()) expectations += fmt::format("  - {}\n", text);
  }
  if (!expectations.empty()) out += "\nexpect:\n" + expectations;
  return out;
}

}  // namespace vpcsim::scenarios
