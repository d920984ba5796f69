#include "simulator/network/records.hpp"

#include <unordered_map>

#include <fmt/format.h>

#include "simulator/network/flow_log_records.hpp"
#include "simulator/network/record_values.hpp"

namespace vpcsim::network {
namespace {

template <class Record>
using Ids = std::unordered_map<std::string, Index<Record>>;

template <class Record>
Index<Record> find(const Ids<Record>& ids, const std::string& id) {
  auto found = ids.find(id);
  return found == ids.end() ? Index<Record>{} : found->second;
}

template <class Record>
Index<Record> require(const Ids<Record>& ids, const std::string& id, std::string_view owner) {
  auto index = find(ids, id);
  if (!index) throw RecordsError(fmt::format("{} refers to {}, which was not described", owner, id));
  return index;
}

/// Reads kind by kind, in the order in which they refer to each other.
class Reader {
 public:
  explicit Reader(std::span<const Records> homes) : homes_(homes) {}

  Description read() {
    for (const Records& home : homes_) read_vpcs(home);
    for (const Records& home : homes_) read_gateways_and_peerings(home);
    for (const Records& home : homes_) read_network_acls(home);
    for (const Records& home : homes_) read_instances(home);
    for (const Records& home : homes_) name_security_groups(home);
    for (const Records& home : homes_) read_subnets(home);
    for (const Records& home : homes_) read_interfaces(home);
    for (const Records& home : homes_) read_nat_gateways(home);
    for (const Records& home : homes_) read_route_tables(home);
    for (const Records& home : homes_) read_security_group_rules(home);
    return std::move(network_);
  }

 private:
  void read_vpcs(const Records& home) {
    for (const ec2::Vpc& record : home.vpcs) {
      Vpc vpc{record.vpc_id, name_tag(record.tags), record.owner_id, home.region, {}};
      for (const auto& association : record.cidr_block_associations) {
        if (association.cidr_block_state.state == ec2::VpcCidrBlockStateCode::associated) {
          vpc.cidrs.push_back(to_cidr(association.cidr_block, record.vpc_id));
        }
      }
      if (vpc.cidrs.empty()) vpc.cidrs.push_back(to_cidr(record.cidr_block, record.vpc_id));
      vpcs_[record.vpc_id] = network_.add(std::move(vpc));
    }
  }

  void read_gateways_and_peerings(const Records& home) {
    for (const ec2::InternetGateway& record : home.internet_gateways) {
      InternetGateway gateway{record.internet_gateway_id, name_tag(record.tags), {}};
      if (!record.attachments.empty()) {
        gateway.vpc = require(vpcs_, record.attachments.front().vpc_id, record.internet_gateway_id);
      }
      internet_gateways_[record.internet_gateway_id] = network_.add(std::move(gateway));
    }
    for (const ec2::VpcPeeringConnection& record : home.vpc_peering_connections) read_peering(record);
  }

  /// The other side may have described it already; what one side isn't shown, the other may be.
  void read_peering(const ec2::VpcPeeringConnection& record) {
    auto& index = peerings_[record.vpc_peering_connection_id];
    if (!index) index = network_.add(VpcPeeringConnection{.id = record.vpc_peering_connection_id});
    VpcPeeringConnection& peering = network_[index];
    // The two enumerations have AWS's values in the model's order.
    peering.status = static_cast<VpcPeeringStatus>(record.status.code);
    if (peering.name.empty()) peering.name = name_tag(record.tags);
    read_side(peering.requester, record.requester_vpc_info, record.vpc_peering_connection_id);
    read_side(peering.accepter, record.accepter_vpc_info, record.vpc_peering_connection_id);
  }

  void read_side(PeeredVpc& side, const ec2::VpcPeeringConnectionVpcInfo& info, std::string_view owner) {
    side.owner = info.owner_id;
    side.region = info.region;
    side.vpc_id = info.vpc_id;
    side.vpc = find(vpcs_, info.vpc_id);
    if (side.vpc) {
      side.cidrs = network_[side.vpc].cidrs;
    } else if (!info.cidr_block_set.empty()) {
      side.cidrs.clear();
      for (const auto& block : info.cidr_block_set) side.cidrs.push_back(to_cidr(block.cidr_block, owner));
    }
  }

  void read_network_acls(const Records& home) {
    for (const ec2::NetworkAcl& record : home.network_acls) {
      NetworkAcl acl{record.network_acl_id,
                     name_tag(record.tags),
                     require(vpcs_, record.vpc_id, record.network_acl_id),
                     {},
                     {}};
      for (const ec2::NetworkAclEntry& entry : record.entries) {
        if (!entry.cidr_block) continue;  // an IPv6 entry: no part of the IPv4 rules
        (entry.egress ? acl.egress : acl.ingress).push_back(to_entry(entry, record.network_acl_id));
      }
      auto index = network_.add(std::move(acl));
      network_acls_[record.network_acl_id] = index;
      for (const auto& association : record.associations) acl_of_subnet_[association.subnet_id] = index;
    }
  }

  void read_instances(const Records& home) {
    for (const ec2::Reservation& reservation : home.reservations) {
      for (const ec2::Instance& record : reservation.instances) {
        instances_[record.instance_id] =
            network_.add(Instance{record.instance_id, name_tag(record.tags), state_of(record.state.name)});
      }
    }
  }

  /// Rules refer to groups of any account, hence first the groups, then (at the end) their rules.
  void name_security_groups(const Records& home) {
    for (const ec2::SecurityGroup& record : home.security_groups) {
      // People who tag a group call it by its tag: AWS takes no group name such as "sg-web".
      std::string name = name_tag(record.tags);
      if (name.empty()) name = record.group_name;
      security_groups_[record.group_id] = network_.add(SecurityGroup{
          record.group_id, std::move(name), require(vpcs_, record.vpc_id, record.group_id), {}, {}});
    }
  }

  /// Subnets get their route table once those are read: tables refer to gateways that sit in subnets.
  void read_subnets(const Records& home) {
    for (const ec2::Subnet& record : home.subnets) {
      subnets_[record.subnet_id] = network_.add(
          Subnet{record.subnet_id,
                 name_tag(record.tags),
                 require(vpcs_, record.vpc_id, record.subnet_id),
                 // IPv6 only: a block that no packet's address is in
                 record.cidr_block ? to_cidr(*record.cidr_block, record.subnet_id)
                                   : Cidr(Ipv4{~std::uint32_t{0}}, 32),
                 {},
                 require(acl_of_subnet_, record.subnet_id, "the network ACL association of a subnet"),
                 record.availability_zone_id});
    }
  }

  void read_interfaces(const Records& home) {
    for (const ec2::NetworkInterface& record : home.network_interfaces) {
      if (record.private_ip_addresses.empty()) continue;  // IPv6 only: no IPv4 packet is its
      const std::string& id = record.network_interface_id;
      NetworkInterface interface {
        .id = id, .name = name_tag(record.tags), .vpc = require(vpcs_, record.vpc_id, id),
        .subnet = require(subnets_, record.subnet_id, id), .source_dest_check = record.source_dest_check
      };
      for (const auto& address : record.private_ip_addresses) {
        interface.addresses.push_back({to_address(address.private_ip_address, id)});
        if (address.association)
          interface.addresses.back().public_ip = to_address(address.association->public_ip, id);
      }
      for (const auto& group : record.groups) {
        interface.groups.push_back(require(security_groups_, group.group_id, id));
      }
      if (record.attachment && record.attachment->instance_id) {
        interface.instance = find(instances_, *record.attachment->instance_id);
        interface.device_index = record.attachment->device_index;
      }
      interface.status = status_of(record.status);
      network_interfaces_[id] = network_.add(std::move(interface));
    }
  }

  /// One that is over has no interface any more: routes to it lead to nothing.
  void read_nat_gateways(const Records& home) {
    for (const ec2::NatGateway& record : home.nat_gateways) {
      if (record.nat_gateway_addresses.empty()) continue;
      const auto& address = record.nat_gateway_addresses.front();
      auto interface = find(network_interfaces_, address.network_interface_id.value_or(""));
      if (!interface) continue;
      nat_gateways_[record.nat_gateway_id] = network_.add(
          NatGateway{record.nat_gateway_id, name_tag(record.tags), interface, state_of(record.state)});
    }
  }

  void read_route_tables(const Records& home) {
    for (const ec2::RouteTable& record : home.route_tables) {
      auto vpc = require(vpcs_, record.vpc_id, record.route_table_id);
      RouteTable table{record.route_table_id, name_tag(record.tags), vpc, {}};
      read_routes(record, home, table);
      auto index = network_.add(std::move(table));
      for (const auto& association : record.associations) {
        if (association.subnet_id) {
          network_[require(subnets_, *association.subnet_id, record.route_table_id)].route_table = index;
        } else if (association.main) {
          main_tables_[vpc.position] = index;
        }
      }
    }
    for (const ec2::Subnet& record : home.subnets) {
      Subnet& subnet = network_[subnets_[record.subnet_id]];
      if (!subnet.route_table) subnet.route_table = main_tables_[subnet.vpc.position];
      if (!subnet.route_table)
        throw RecordsError(fmt::format("the route table of {} was not described", subnet.id));
    }
  }

  /// A prefix list's route is one for each of its IPv4 entries. These come last: a block's route wins over a
  /// list's for the same block (VPC user guide, "Route priority").
  void read_routes(const ec2::RouteTable& record, const Records& home, RouteTable& table) const {
    const std::string& owner = record.route_table_id;
    for (const ec2::Route& route : record.routes) {
      if (route.destination_cidr_block)
        table.routes.push_back(to_route(route, to_cidr(*route.destination_cidr_block, owner)));
    }
    for (const ec2::Route& route : record.routes) {
      if (!route.destination_prefix_list_id) continue;
      auto blocks = blocks_of(home, *route.destination_prefix_list_id);
      for (const Cidr& block : blocks.value_or(std::vector<Cidr>()))
        table.routes.push_back(to_route(route, block));
    }
  }

  Route to_route(const ec2::Route& record, const Cidr& destination) const {
    Route route{destination, to_target(record)};
    switch (record.origin) {
      case ec2::RouteOrigin::create_route_table:
        route.origin = RouteOrigin::local;
        break;
      case ec2::RouteOrigin::create_route:
        route.origin = RouteOrigin::created;
        break;
      case ec2::RouteOrigin::enable_vgw_route_propagation:
        route.origin = RouteOrigin::propagated;
        break;
    }
    route.state = record.state == ec2::RouteState::active ? RouteState::active : RouteState::blackhole;
    return route;
  }

  RouteTarget to_target(const ec2::Route& record) const {
    if (record.gateway_id == "local") return LocalTarget{};
    if (record.gateway_id) {
      auto gateway = find(internet_gateways_, *record.gateway_id);
      if (gateway) return gateway;
      return OtherTarget{"gateway", *record.gateway_id};
    }
    if (record.nat_gateway_id) {
      auto gateway = find(nat_gateways_, *record.nat_gateway_id);
      if (gateway) return gateway;
      return OtherTarget{"NAT gateway", *record.nat_gateway_id};
    }
    if (record.vpc_peering_connection_id) {
      auto peering = find(peerings_, *record.vpc_peering_connection_id);
      if (peering) return peering;
      return OtherTarget{"VPC peering connection", *record.vpc_peering_connection_id};
    }
    if (record.egress_only_internet_gateway_id) {
      return OtherTarget{"egress-only internet gateway", *record.egress_only_internet_gateway_id};
    }
    if (record.transit_gateway_id) return OtherTarget{"transit gateway", *record.transit_gateway_id};
    return OtherTarget{"network interface", record.network_interface_id.value_or("unknown")};
  }

  void read_security_group_rules(const Records& home) {
    for (const ec2::SecurityGroup& record : home.security_groups) {
      SecurityGroup& group = network_[security_groups_[record.group_id]];
      for (const auto& permission : record.ip_permissions) add_rules(group.ingress, permission, record, home);
      for (const auto& permission : record.ip_permissions_egress)
        add_rules(group.egress, permission, record, home);
    }
  }

  void add_rules(std::vector<SecurityGroupRule>& rules, const ec2::IpPermission& permission,
                 const ec2::SecurityGroup& record, const Records& home) const {
    auto traffic = to_traffic(permission, record.group_id);
    for (const auto& range : permission.ip_ranges) {
      rules.push_back({traffic, to_cidr(range.cidr_ip, record.group_id), {}});
    }
    for (const auto& pair : permission.user_id_group_pairs) {
      const std::string id = pair.group_id.value_or("");
      rules.push_back(
          {traffic, SecurityGroupReference{find(security_groups_, id), id, pair.user_id.value_or("")}, {}});
    }
    for (const auto& list : permission.prefix_list_ids) {
      auto blocks = blocks_of(home, list.prefix_list_id);
      if (!blocks) rules.push_back({traffic, OtherRuleSource{"prefix list", list.prefix_list_id}, {}});
      for (const Cidr& block : blocks.value_or(std::vector<Cidr>())) rules.push_back({traffic, block, {}});
    }
  }

  std::span<const Records> homes_;
  Description network_;
  Ids<Vpc> vpcs_;
  Ids<InternetGateway> internet_gateways_;
  Ids<VpcPeeringConnection> peerings_;
  Ids<NetworkAcl> network_acls_, acl_of_subnet_;
  Ids<Instance> instances_;
  Ids<SecurityGroup> security_groups_;
  Ids<Subnet> subnets_;
  Ids<NetworkInterface> network_interfaces_;
  Ids<NatGateway> nat_gateways_;
  std::unordered_map<std::uint32_t, Index<RouteTable>> main_tables_;  ///< by VPC
};

}  // namespace

Network read_records(std::span<const Records> homes) {
  Description network = Reader(homes).read();
  for (const Records& home : homes) add_flow_logs(network, home.flow_logs);
  return Network(std::move(network));
}

}  // namespace vpcsim::network
