#include "scenarios/check.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "protocol/account_id.hpp"
#include "scenarios/check_expectation.hpp"
#include "scenarios/resolve.hpp"
#include "scenarios/teaching/check_lesson.hpp"

namespace vpcsim::scenarios {
namespace {

/// Checks what one step adds, against the network as it is after the step.
class NetworkChecker {
 public:
  NetworkChecker(const Scenario& scenario, const Network& before, const Network& after, Mistakes& mistakes)
      : scenario_(scenario), before_(before), after_(after), mistakes_(mistakes) {}

  void check(const Network& more) {
    visit_kinds(more, [&](const auto& resources, std::string_view kind) {
      for (const auto& [name, resource] : resources) check_name(name, kind);
    });
    each(more.vpcs, before_.vpcs, after_.vpcs);
    each(more.subnets, before_.subnets, after_.subnets);
    each(more.internet_gateways, before_.internet_gateways, after_.internet_gateways);
    each(more.nat_gateways, before_.nat_gateways, after_.nat_gateways);
    each(more.route_tables, before_.route_tables, after_.route_tables);
    each(more.security_groups, before_.security_groups, after_.security_groups);
    each(more.network_acls, before_.network_acls, after_.network_acls);
    each(more.key_pairs, before_.key_pairs, after_.key_pairs);
    each(more.instances, before_.instances, after_.instances);
    each(more.vpc_peering_connections, before_.vpc_peering_connections, after_.vpc_peering_connections);
    each(more.flow_logs, before_.flow_logs, after_.flow_logs);
  }

 private:
  template <class Resource>
  void each(const Named<Resource>& more, const Named<Resource>& before, const Named<Resource>& after) {
    for (const auto& [name, added] : more) {
      if (const Resource* was = before.find(name.text)) unchanged(name, *was, added);
      check(name, *after.find(name.text));
    }
  }

  /// A name stands for one thing in the whole file.
  void check_name(const Word& name, std::string_view kind) {
    if (std::string_view other = kind_of(after_, name.text); other != kind) {
      mistakes_.add(name.place,
                    fmt::format("\"{}\" is the name of two things: {} and {}", name.text, other, kind));
    }
    if (scenario_.hosts.contains(name.text)) {
      mistakes_.add(name.place, fmt::format("\"{}\" is the name of a host, too", name.text));
    }
    if (name.empty() || name.text.find('.') != std::string::npos) {
      mistakes_.add(name.place,
                    fmt::format("\"{}\" can't be a name: expected a text without dots", name.text));
    }
  }

  // ---- what AWS can't change later ----

  void fixed(const Word& name, std::string_view key, const Word& was, const Word& added) {
    if (added.empty() || was.empty() || was == added) return;
    mistakes_.add(added.place, fmt::format("{} has the {} {} since line {}: it can't be changed to {}",
                                           name.text, key, was.text, was.place.line, added.text));
  }
  void unchanged(const Word& name, const Vpc& was, const Vpc& added) {
    fixed(name, "account", was.account, added.account);
    fixed(name, "region", was.region, added.region);
    fixed(name, "cidr_block", was.cidr_block, added.cidr_block);
  }
  void unchanged(const Word& name, const Subnet& was, const Subnet& added) {
    fixed(name, "vpc", was.vpc, added.vpc);
    fixed(name, "cidr_block", was.cidr_block, added.cidr_block);
    fixed(name, "availability_zone", was.availability_zone, added.availability_zone);
  }
  void unchanged(const Word& name, const InternetGateway& was, const InternetGateway& added) {
    fixed(name, "vpc", was.vpc, added.vpc);
  }
  void unchanged(const Word& name, const NatGateway& was, const NatGateway& added) {
    fixed(name, "subnet", was.subnet, added.subnet);
  }
  void unchanged(const Word& name, const RouteTable& was, const RouteTable& added) {
    fixed(name, "vpc", was.vpc, added.vpc);
  }
  void unchanged(const Word& name, const SecurityGroup& was, const SecurityGroup& added) {
    fixed(name, "vpc", was.vpc, added.vpc);
    fixed(name, "description", was.description, added.description);
  }
  void unchanged(const Word& name, const NetworkAcl& was, const NetworkAcl& added) {
    fixed(name, "vpc", was.vpc, added.vpc);
  }
  void unchanged(const Word& name, const KeyPair& was, const KeyPair& added) {
    fixed(name, "account", was.account, added.account);
    fixed(name, "region", was.region, added.region);
  }
  void unchanged(const Word& name, const Instance& was, const Instance& added) {
    fixed(name, "subnet", was.subnet, added.subnet);
    fixed(name, "key_pair", was.key_pair, added.key_pair);
    fixed(name, "instance_type", was.instance_type, added.instance_type);
    fixed(name, "private_ip_address", was.private_ip_address, added.private_ip_address);
  }
  void unchanged(const Word& name, const VpcPeeringConnection& was, const VpcPeeringConnection& added) {
    fixed(name, "requester", was.requester, added.requester);
    fixed(name, "accepter", was.accepter, added.accepter);
    if (was.accepted.value_or(false) && !added.accepted.value_or(true)) {
      mistakes_.add(name.place, fmt::format("{} is accepted already, which can't be taken back", name.text));
    }
  }

  void unchanged(const Word& name, const FlowLog& was, const FlowLog& added) {
    fixed(name, "resource", was.resource, added.resource);
    fixed(name, "traffic", was.traffic, added.traffic);
    fixed(name, "log_group", was.log_group, added.log_group);
    fixed(name, "format", was.format, added.format);
    fixed(name, "role", was.role, added.role);
  }

  // ---- each kind's members ----

  template <class Resource>
  void reference(const Word& owner, std::string_view key, const Word& name, const Named<Resource>& resources,
                 std::string_view what) {
    if (name.empty()) return missing(owner, key, what);
    if (resources.find(name.text) != nullptr) return;
    std::vector<std::string_view> names;
    for (const auto& row : resources) names.push_back(row.first.text);
    mistakes_.add(name.place, fmt::format("\"{}\" is no {} that is there by this step{}", name.text, what,
                                          suggestion(name.text, names)));
  }
  void missing(const Word& owner, std::string_view key, std::string_view what) {
    mistakes_.add(owner.place,
                  fmt::format("{} needs \"{}\": the {} that it belongs to", owner.text, key, what));
  }
  void account(const Word& alias) {
    if (alias.empty() || scenario_.accounts.contains(alias.text)) return;
    std::vector<std::string_view> aliases;
    for (const auto& row : scenario_.accounts) aliases.push_back(row.first);
    mistakes_.add(alias.place, fmt::format("\"{}\" is none of the accounts{}", alias.text,
                                           suggestion(alias.text, aliases)));
  }
  void block(const Word& owner, const Word& cidr) {
    if (cidr.empty()) {
      mistakes_.add(owner.place, owner.text + " needs \"cidr_block\"");
    } else if (!protocol::Cidr::parse(cidr.text)) {
      mistakes_.add(cidr.place, fmt::format("found \"{}\" as cidr_block, expected an IPv4 CIDR block such as "
                                            "10.0.0.0/16",
                                            cidr.text));
    }
  }
  void protocol_name(const Word& name) {
    if (!name.empty() && !protocol_of(name.text)) {
      mistakes_.add(name.place,
                    fmt::format("found \"{}\" as protocol, expected tcp, udp, icmp, all or a protocol's "
                                "number",
                                name.text));
    }
  }
  /// The source or destination of a rule, or the destination of a route.
  void peer(const Word& name, bool may_be_group) {
    if (name.empty() || cidr_of(after_, scenario_.hosts, name.text)) return;
    if (may_be_group && after_.security_groups.find(name.text) != nullptr) return;
    std::vector<std::string_view> names;
    for (const auto& row : after_.vpcs) names.push_back(row.first.text);
    for (const auto& row : after_.subnets) names.push_back(row.first.text);
    for (const auto& row : scenario_.hosts) names.push_back(row.first);
    if (may_be_group) {
      for (const auto& row : after_.security_groups) names.push_back(row.first.text);
    }
    auto near = nearest(name.text, names);
    mistakes_.add(name.place,
                  fmt::format("\"{}\" is no CIDR block and no {} that is there by this step{}", name.text,
                              may_be_group ? "host, VPC, subnet or security group" : "host, VPC or subnet",
                              near.empty() ? "" : fmt::format("; did you mean \"{}\"?", near)));
  }
  void ports(const Word& protocol_word, const std::optional<Ports>& port) {
    auto ip_protocol = protocol_of(protocol_word.text);
    if (port && ip_protocol && !ip_protocol->has_ports()) {
      mistakes_.add(protocol_word.place, fmt::format("{} has no ports", protocol_word.text));
    }
  }

  void check(const Word& name, const Vpc& vpc) {
    account(vpc.account);
    check_region(vpc.region, mistakes_);
    block(name, vpc.cidr_block);
  }
  void check(const Word& name, const Subnet& subnet) {
    reference(name, "vpc", subnet.vpc, after_.vpcs, "VPC");
    block(name, subnet.cidr_block);
  }
  void check(const Word& name, const InternetGateway& gateway) {
    reference(name, "vpc", gateway.vpc, after_.vpcs, "VPC");
  }
  void check(const Word& name, const NatGateway& gateway) {
    reference(name, "subnet", gateway.subnet, after_.subnets, "subnet");
  }
  void check(const Word& name, const RouteTable& table) {
    reference(name, "vpc", table.vpc, after_.vpcs, "VPC");
    for (const Word& subnet : table.subnets) reference(name, "subnets", subnet, after_.subnets, "subnet");
    for (const Route& route : table.routes) {
      peer(route.destination, false);
      target(route.target);
    }
  }
  void target(const Word& name) {
    std::string_view kind = kind_of(after_, name.text);
    if (name.empty() || kind == "internet_gateways" || kind == "nat_gateways" ||
        kind == "vpc_peering_connections" || kind == "instances") {
      return;
    }
    std::vector<std::string_view> names;
    auto collect = [&](const auto& resources) {
      for (const auto& row : resources) names.push_back(row.first.text);
    };
    collect(after_.internet_gateways);
    collect(after_.nat_gateways);
    collect(after_.vpc_peering_connections);
    collect(after_.instances);
    mistakes_.add(name.place,
                  fmt::format("\"{}\" is no internet gateway, NAT gateway, peering connection or instance "
                              "that is there by this step{}",
                              name.text, suggestion(name.text, names)));
  }
  void check(const Word& name, const SecurityGroup& group) {
    reference(name, "vpc", group.vpc, after_.vpcs, "VPC");
    auto rules = [&](const std::vector<SecurityGroupRule>& list) {
      for (const auto& rule : list) {
        protocol_name(rule.protocol);
        ports(rule.protocol, rule.ports);
        peer(rule.peer, true);
      }
    };
    rules(group.ingress);
    if (group.egress) rules(*group.egress);
  }
  void check(const Word& name, const NetworkAcl& acl) {
    reference(name, "vpc", acl.vpc, after_.vpcs, "VPC");
    for (const Word& subnet : acl.subnets) reference(name, "subnets", subnet, after_.subnets, "subnet");
    for (const auto* entries : {&acl.ingress, &acl.egress}) {
      for (const auto& entry : *entries) {
        protocol_name(entry.protocol);
        ports(entry.protocol, entry.ports);
        peer(entry.peer, false);
      }
    }
  }
  void check(const Word&, const KeyPair& key) {
    account(key.account);
    check_region(key.region, mistakes_);
  }
  void check(const Word& name, const Instance& instance) {
    reference(name, "subnet", instance.subnet, after_.subnets, "subnet");
    for (const Word& group : instance.security_groups) {
      reference(name, "security_groups", group, after_.security_groups, "security group");
    }
    if (!instance.key_pair.empty())
      reference(name, "key_pair", instance.key_pair, after_.key_pairs, "key pair");
    const Word& address = instance.private_ip_address;
    if (!address.empty() && !protocol::Ipv4::parse(address.text)) {
      mistakes_.add(address.place, fmt::format("found \"{}\" as private_ip_address, expected an IPv4 address",
                                               address.text));
    }
  }
  void check(const Word& name, const VpcPeeringConnection& peering) {
    reference(name, "requester", peering.requester, after_.vpcs, "VPC");
    reference(name, "accepter", peering.accepter, after_.vpcs, "VPC");
  }

  void check(const Word& name, const FlowLog& log) {
    if (log.resource.empty()) return missing(name, "resource", "VPC, subnet or instance");
    std::string_view kind = kind_of(after_, log.resource.text);
    if (kind != "vpcs" && kind != "subnets" && kind != "instances") {
      mistakes_.add(log.resource.place, fmt::format("\"{}\" is no VPC, subnet or instance that is there by "
                                                    "this step",
                                                    log.resource.text));
    }
    const std::string& traffic = log.traffic.text;
    if (!traffic.empty() && traffic != "all" && traffic != "accept" && traffic != "reject") {
      mistakes_.add(log.traffic.place,
                    fmt::format("found \"{}\" as traffic, expected all, accept or reject", traffic));
    }
  }

  const Scenario& scenario_;
  const Network& before_;
  const Network& after_;
  Mistakes& mistakes_;
};

const Node* member_of(const Node& node, std::string_view key) {
  if (node.members() == nullptr) return nullptr;
  for (const auto& [name, value] : *node.members()) {
    if (name.text == key) return &value;
  }
  return nullptr;
}

void check_names(const Node& document, Mistakes& mistakes) {
  if (const Node* accounts = member_of(document, "accounts")) {
    for (const auto& [name, value] : *accounts->members()) {
      if (protocol::is_account_id(*value.text())) continue;
      mistakes.add(value.place, fmt::format("found {} as the account {}, expected 12 digits in quotes",
                                            value.described(), name.text));
    }
  }
  if (const Node* hosts = member_of(document, "hosts")) {
    for (const auto& [name, value] : *hosts->members()) {
      if (protocol::Ipv4::parse(*value.text())) continue;
      mistakes.add(value.place, fmt::format("found {} as the host {}, expected an IPv4 address",
                                            value.described(), name.text));
    }
  }
}

}  // namespace

void check(const Scenario& scenario, const Node& document, Mistakes& mistakes) {
  check_names(document, mistakes);
  Network network;
  for (const Step& step : scenario.steps) {
    const Network before = network;
    merge(network, step.more);
    NetworkChecker(scenario, before, network, mistakes).check(step.more);
    for (const Expectation& expectation : step.expectations) {
      check_expectation(scenario, network, expectation, mistakes);
    }
  }
  if (scenario.lesson) check_lesson(scenario, *scenario.lesson, mistakes);
}

}  // namespace vpcsim::scenarios
