// Key pairs, instances, and route tables, which may lead to instances.
#include <algorithm>

#include "scenarios/export/draft.hpp"

namespace vpcsim::scenarios {
namespace {

/// Those that instances of the home name, by name.
std::map<std::string, Word> export_key_pairs(Draft& draft, const ExportedHome& home) {
  std::map<std::string, Word> names;
  for (const auto& key : home.region->key_pairs) {
    const Word name = draft.name(key.id.text(), key.name);
    KeyPair& out = draft.network().key_pairs.at(name);
    out.account = home.account_alias;
    out.region = home.region_name;
    names[key.name] = name;
  }
  return names;
}

class InstanceWriter {
 public:
  InstanceWriter(Draft& draft, const ec2::Instance& instance, const std::map<std::string, Word>& keys)
      : draft_(draft),
        instance_(instance),
        keys_(keys),
        tag_(name_tag_of(instance.tags)),
        what_(told(instance.instance_id, tag_)) {}

  void write() {
    using State = ec2::InstanceStateName;
    const State state = instance_.state.name;
    if (state == State::terminated || state == State::shutting_down) return;
    if (state != State::running && state != State::pending)
      return draft_.note("instance {}: left out, it is {}", what_, protocol::name_of(state));
    if (!instance_.subnet_id || !draft_.has(*instance_.subnet_id) || !instance_.private_ip_address)
      return draft_.note("instance {}: left out with its subnet", what_);
    Instance& out = draft_.network().instances.at(draft_.name(instance_.instance_id, tag_));
    out.subnet = draft_.named(*instance_.subnet_id);
    for (const auto& group : instance_.security_groups) {
      if (draft_.has(group.group_id)) out.security_groups.push_back(draft_.named(group.group_id));
    }
    if (instance_.key_name && keys_.contains(*instance_.key_name))
      out.key_pair = keys_.at(*instance_.key_name);
    if (instance_.instance_type != "t3.micro") out.instance_type.text = instance_.instance_type;
    out.private_ip_address.text = *instance_.private_ip_address;
    const bool has_public = instance_.public_ip_address.has_value();
    const Subnet* subnet = draft_.network().subnets.find(out.subnet.text);
    if (has_public != subnet->map_public_ip_on_launch.value_or(false))
      out.associate_public_ip_address = has_public;
    if (!instance_.source_dest_check.value_or(true)) out.source_dest_check = false;
    note_interfaces();
  }

 private:
  void note_interfaces() {
    if (instance_.network_interfaces.size() > 1)
      draft_.note("instance {}: its secondary network interfaces are left out", what_);
    if (instance_.network_interfaces.empty()) return;
    const auto& first = instance_.network_interfaces.front();
    if (first.private_ip_addresses.size() > 1)
      draft_.note("instance {}: its secondary private addresses are left out", what_);
    if (instance_.ipv6_address) draft_.note("instance {}: its IPv6 addresses are left out", what_);
  }

  Draft& draft_;
  const ec2::Instance& instance_;
  const std::map<std::string, Word>& keys_;
  const std::string tag_, what_;
};

// ---- route tables
// -------------------------------------------------------------------------------------------

/// The instance that a route's interface is the primary one of, if it is exported.
Word instance_at(const Draft& draft, const ExportedHome& home, const std::string& interface_id) {
  for (const auto& interface : home.records.network_interfaces) {
    if (interface.network_interface_id != interface_id || !interface.attachment) continue;
    if (interface.attachment->device_index == 0 && interface.attachment->instance_id)
      return draft.named(*interface.attachment->instance_id);
  }
  return {};
}

Word target_of(const Draft& draft, const ExportedHome& home, const ec2::Route& route) {
  for (const auto* id :
       {&route.gateway_id, &route.nat_gateway_id, &route.vpc_peering_connection_id, &route.instance_id}) {
    if (*id && draft.has(**id)) return draft.named(**id);
  }
  return route.network_interface_id ? instance_at(draft, home, *route.network_interface_id) : Word{};
}

std::string destination_of(const ec2::Route& route) {
  if (route.destination_cidr_block) return *route.destination_cidr_block;
  if (route.destination_ipv6_cidr_block) return *route.destination_ipv6_cidr_block;
  return route.destination_prefix_list_id.value_or("");
}

void export_routes(Draft& draft, const ExportedHome& home, const ec2::RouteTable& table,
                   const std::string& what, RouteTable& out) {
  for (const auto& route : table.routes) {
    const bool is_local = route.gateway_id == "local" && route.origin == ec2::RouteOrigin::create_route_table;
    if (is_local) continue;
    const Word target = target_of(draft, home, route);
    const bool blackhole = route.state != ec2::RouteState::active;
    if (!route.destination_cidr_block || target.empty() || blackhole) {
      draft.note("route table {}: its route to {} is left out{}", what, destination_of(route),
                 blackhole ? ", it is a blackhole" : "");
      continue;
    }
    out.routes.push_back({{*route.destination_cidr_block, {}}, target});
  }
}

void export_route_table(Draft& draft, const ExportedHome& home, const ec2::RouteTable& table) {
  if (!draft.has(table.vpc_id)) return;
  const auto& associations = table.associations;
  const bool main = std::any_of(associations.begin(), associations.end(),
                                [](const auto& association) { return association.main; });
  std::string tag = name_tag_of(table.tags);
  const bool untouched = main && associations.size() == 1 && table.routes.size() == 1 && tag.empty();
  if (untouched) return;
  if (tag.empty() && main) tag = "main-" + draft.named(table.vpc_id).text;
  RouteTable& out = draft.network().route_tables.at(draft.name(table.route_table_id, tag));
  const std::string what = told(table.route_table_id, tag);
  out.vpc = draft.named(table.vpc_id);
  if (main) out.main = true;
  for (const auto& association : associations) {
    if (association.subnet_id && draft.has(*association.subnet_id))
      out.subnets.push_back(draft.named(*association.subnet_id));
    if (association.gateway_id)
      draft.note("route table {}: its association with {} is left out", what, *association.gateway_id);
  }
  export_routes(draft, home, table, what, out);
}

}  // namespace

void export_instances(Draft& draft) {
  for (const ExportedHome& home : draft.homes) {
    const auto keys = export_key_pairs(draft, home);
    for (const auto& reservation : home.records.reservations) {
      for (const auto& instance : reservation.instances) InstanceWriter(draft, instance, keys).write();
    }
  }
}

void export_route_tables(Draft& draft) {
  for (const ExportedHome& home : draft.homes) {
    for (const auto& table : home.records.route_tables) export_route_table(draft, home, table);
  }
}

void note_the_rest(Draft& draft) {
  for (const ExportedHome& home : draft.homes) {
    const network::Records& records = home.records;
    const auto leave_out = [&](std::string_view kind, const std::string& id, const auto& tags) {
      draft.note("{} {}: left out, a scenario has none", kind, told(id, name_tag_of(tags)));
    };
    for (const auto& row : records.egress_only_internet_gateways)
      leave_out("egress-only internet gateway", row.egress_only_internet_gateway_id, row.tags);
    for (const auto& row : records.vpn_gateways)
      leave_out("virtual private gateway", row.vpn_gateway_id, row.tags);
    for (const auto& row : records.vpc_endpoints) leave_out("VPC endpoint", row.vpc_endpoint_id, row.tags);
    for (const auto& row : records.transit_gateways)
      leave_out("transit gateway", row.transit_gateway_id, row.tags);
    for (const auto& row : records.flow_logs)
      draft.note("flow log {}: left out", told(row.flow_log_id, name_tag_of(row.tags)));
    for (const Address& row : home.region->addresses) {
      if (!row.association)
        draft.note("Elastic IP address {}: left out, it is associated with nothing", row.public_ip.text());
    }
    for (const auto& row : records.network_interfaces) {
      const bool alone = row.status == ec2::NetworkInterfaceStatus::available;
      if (alone) leave_out("network interface", row.network_interface_id, row.tags);
    }
  }
}

}  // namespace vpcsim::scenarios
