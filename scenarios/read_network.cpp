#include "scenarios/read_network.hpp"

#include <fmt/format.h>

namespace vpcsim::scenarios {
namespace {

/// Reads each element of a list of mappings with `read_element(fields, element)`.
template <class Element, class Read>
void read_list(Mistakes& mistakes, Fields& fields, std::string_view key, std::string_view what,
               std::vector<Element>& list, Read&& read_element) {
  const Node* node = fields.get(key);
  if (node == nullptr) return;
  if (node->list() == nullptr) {
    mistakes.add(node->place, fmt::format("found {} as {}, expected a list", node->described(), key));
    return;
  }
  for (const Node& element_node : *node->list()) {
    Fields element_fields(mistakes, element_node, what);
    read_element(element_fields, list.emplace_back());
  }
}

void read(Mistakes&, Fields& fields, Vpc& vpc) {
  fields.read("account", vpc.account);
  fields.read("region", vpc.region);
  fields.read("cidr_block", vpc.cidr_block);
  fields.read("enable_dns_support", vpc.enable_dns_support);
  fields.read("enable_dns_hostnames", vpc.enable_dns_hostnames);
}

void read(Mistakes&, Fields& fields, Subnet& subnet) {
  fields.read("vpc", subnet.vpc);
  fields.read("cidr_block", subnet.cidr_block);
  fields.read("availability_zone", subnet.availability_zone);
  fields.read("map_public_ip_on_launch", subnet.map_public_ip_on_launch);
}

void read(Mistakes&, Fields& fields, InternetGateway& gateway) {
  fields.read("vpc", gateway.vpc);
}

void read(Mistakes&, Fields& fields, NatGateway& gateway) {
  fields.read("subnet", gateway.subnet);
}

void read(Mistakes& mistakes, Fields& fields, RouteTable& table) {
  fields.read("vpc", table.vpc);
  fields.read("main", table.main);
  fields.read("subnets", table.subnets);
  read_routes(mistakes, fields, table.routes);
}

void read(Mistakes& mistakes, Fields& fields, SecurityGroup& group) {
  fields.read("vpc", group.vpc);
  fields.read("description", group.description);
  read_rules(mistakes, fields, "ingress", "source", group.ingress);
  std::vector<SecurityGroupRule> egress;
  if (fields.has("egress")) {
    read_rules(mistakes, fields, "egress", "destination", egress);
    group.egress = std::move(egress);
  } else {
    fields.get("egress");
  }
}

void read_entries(Mistakes& mistakes, Fields& fields, std::string_view direction, std::string_view peer,
                  std::vector<NetworkAclEntry>& entries) {
  read_list(mistakes, fields, direction, "a network ACL entry", entries,
            [&](Fields& entry_fields, NetworkAclEntry& entry) {
              entry.rule_number = entry_fields.required_number("rule_number");
              entry.protocol = entry_fields.required("protocol");
              entry_fields.read("port", entry.ports);
              entry.peer = entry_fields.required(peer);
              Word action = entry_fields.required("action");
              entry.allow = action.text == "allow";
              if (!action.empty() && !entry.allow && action.text != "deny") {
                mistakes.add(action.place,
                             fmt::format("found \"{}\" as action, expected allow or deny", action.text));
              }
            });
}

void read(Mistakes& mistakes, Fields& fields, NetworkAcl& acl) {
  fields.read("vpc", acl.vpc);
  fields.read("subnets", acl.subnets);
  read_entries(mistakes, fields, "ingress", "source", acl.ingress);
  read_entries(mistakes, fields, "egress", "destination", acl.egress);
}

void read(Mistakes&, Fields& fields, KeyPair& key) {
  fields.read("account", key.account);
  fields.read("region", key.region);
}

void read(Mistakes&, Fields& fields, Instance& instance) {
  fields.read("subnet", instance.subnet);
  fields.read("security_groups", instance.security_groups);
  fields.read("key_pair", instance.key_pair);
  fields.read("instance_type", instance.instance_type);
  fields.read("private_ip_address", instance.private_ip_address);
  fields.read("associate_public_ip_address", instance.associate_public_ip_address);
  fields.read("source_dest_check", instance.source_dest_check);
}

void read(Mistakes&, Fields& fields, VpcPeeringConnection& peering) {
  fields.read("requester", peering.requester);
  fields.read("accepter", peering.accepter);
  fields.read("accepted", peering.accepted);
}

void read(Mistakes&, Fields& fields, FlowLog& log) {
  fields.read("resource", log.resource);
  fields.read("traffic", log.traffic);
  fields.read("log_group", log.log_group);
  fields.read("format", log.format);
  fields.read("role", log.role);
}

template <class Resource>
void read_kind(Mistakes& mistakes, Fields& fields, std::string_view kind, std::string_view what,
               Named<Resource>& resources) {
  const Node* node = fields.get(kind);
  if (node == nullptr || node->is_nothing()) return;
  if (node->members() == nullptr) {
    mistakes.add(node->place,
                 fmt::format("found {} as {}, expected a mapping from names", node->described(), kind));
    return;
  }
  for (const auto& [name, value] : *node->members()) {
    Fields resource_fields(mistakes, value, what);
    read(mistakes, resource_fields, resources.at(name));
  }
}

}  // namespace

void read_routes(Mistakes& mistakes, Fields& fields, std::vector<Route>& routes) {
  read_list(mistakes, fields, "routes", "a route", routes, [](Fields& route_fields, Route& route) {
    route.destination = route_fields.required("destination");
    route.target = route_fields.required("target");
  });
}

void read_rules(Mistakes& mistakes, Fields& fields, std::string_view direction, std::string_view peer,
                std::vector<SecurityGroupRule>& rules) {
  read_list(mistakes, fields, direction, "a security group rule", rules,
            [&](Fields& rule_fields, SecurityGroupRule& rule) {
              rule.protocol = rule_fields.required("protocol");
              rule_fields.read("port", rule.ports);
              rule.peer = rule_fields.required(peer);
            });
}

void read_network(Mistakes& mistakes, Fields& fields, Network& network) {
  read_kind(mistakes, fields, "vpcs", "a VPC", network.vpcs);
  read_kind(mistakes, fields, "subnets", "a subnet", network.subnets);
  read_kind(mistakes, fields, "internet_gateways", "an internet gateway", network.internet_gateways);
  read_kind(mistakes, fields, "nat_gateways", "a NAT gateway", network.nat_gateways);
  read_kind(mistakes, fields, "route_tables", "a route table", network.route_tables);
  read_kind(mistakes, fields, "security_groups", "a security group", network.security_groups);
  read_kind(mistakes, fields, "network_acls", "a network ACL", network.network_acls);
  read_kind(mistakes, fields, "key_pairs", "a key pair", network.key_pairs);
  read_kind(mistakes, fields, "instances", "an instance", network.instances);
  read_kind(mistakes, fields, "vpc_peering_connections", "a VPC peering connection",
            network.vpc_peering_connections);
  read_kind(mistakes, fields, "flow_logs", "a flow log", network.flow_logs);
}

}  // namespace vpcsim::scenarios
