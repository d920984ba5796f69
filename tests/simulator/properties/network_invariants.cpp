// What makes a network one: subnets, addresses, associations, routes. And quotas.
#include <algorithm>
#include <map>
#include <set>

#include "protocol/ec2/address.hpp"
#include "protocol/ec2/instance_requests.hpp"
#include "protocol/ec2/internet_gateway.hpp"
#include "protocol/ec2/nat_gateway.hpp"
#include "protocol/ec2/network_acl.hpp"
#include "protocol/ec2/network_interface.hpp"
#include "protocol/ec2/route_table.hpp"
#include "protocol/ec2/security_group.hpp"
#include "protocol/ec2/subnet.hpp"
#include "protocol/ec2/transit_gateway_attachment.hpp"
#include "protocol/ec2/vpc.hpp"
#include "protocol/ec2/vpc_endpoint.hpp"
#include "protocol/ec2/vpc_peering_connection.hpp"
#include "simulator/properties/invariants.hpp"

namespace vpcsim::tests::properties {
namespace {

/// What one home shows, read once.
struct Network {
  std::vector<ec2::Vpc> vpcs;
  std::vector<ec2::Subnet> subnets;
  std::vector<ec2::RouteTable> tables;
  std::vector<ec2::NetworkAcl> acls;
  std::vector<ec2::SecurityGroup> groups;
  std::vector<ec2::NetworkInterface> interfaces;
  std::vector<ec2::Address> addresses;
  std::vector<ec2::NatGateway> nat_gateways;
  std::vector<ec2::InternetGateway> internet_gateways;
  std::vector<ec2::VpcPeeringConnection> peerings;
  std::vector<ec2::VpcEndpoint> endpoints;
  std::vector<ec2::TransitGatewayAttachment> attachments;  ///< of transit gateways
  std::map<std::string, ec2::Instance> instances;

  Network(World& world, std::size_t home)
      : vpcs(world.call(home, ec2::DescribeVpcsRequest{}).vpcs),
        subnets(world.call(home, ec2::DescribeSubnetsRequest{}).subnets),
        tables(world.call(home, ec2::DescribeRouteTablesRequest{}).route_tables),
        acls(world.call(home, ec2::DescribeNetworkAclsRequest{}).network_acls),
        groups(world.call(home, ec2::DescribeSecurityGroupsRequest{}).security_groups),
        interfaces(world.call(home, ec2::DescribeNetworkInterfacesRequest{}).network_interfaces),
        addresses(world.call(home, ec2::DescribeAddressesRequest{}).addresses),
        nat_gateways(world.call(home, ec2::DescribeNatGatewaysRequest{}).nat_gateways),
        internet_gateways(world.call(home, ec2::DescribeInternetGatewaysRequest{}).internet_gateways),
        peerings(world.call(home, ec2::DescribeVpcPeeringConnectionsRequest{}).vpc_peering_connections),
        endpoints(world.call(home, ec2::DescribeVpcEndpointsRequest{}).vpc_endpoints),
        attachments(
            world.call(home, ec2::DescribeTransitGatewayAttachmentsRequest{}).transit_gateway_attachments) {
    for (auto& reservation : world.call(home, ec2::DescribeInstancesRequest{}).reservations) {
      for (auto& instance : reservation.instances) instances[instance.instance_id] = instance;
    }
  }
};

class Checks {
 public:
  Checks(const Network& network, const Settings& settings, Violations& violations)
      : network_(network), settings_(settings), violations_(violations) {}

  void check_subnets() {
    for (std::size_t i = 0; i < network_.subnets.size(); ++i) {
      const ec2::Subnet& subnet = network_.subnets[i];
      const Cidr cidr = cidr_of(subnet);
      for (std::size_t j = 0; j < i; ++j) {
        const ec2::Subnet& other = network_.subnets[j];
        expect(other.vpc_id != subnet.vpc_id || !cidr.overlaps(cidr_of(other)), "subnets don't overlap",
               subnet.subnet_id + " " + other.subnet_id);
      }
      auto vpc = std::find_if(network_.vpcs.begin(), network_.vpcs.end(),
                              [&](const ec2::Vpc& one) { return one.vpc_id == subnet.vpc_id; });
      bool inside = vpc != network_.vpcs.end() &&
                    std::any_of(vpc->cidr_block_associations.begin(), vpc->cidr_block_associations.end(),
                                [&](const auto& own) { return Cidr::parse(own.cidr_block)->contains(cidr); });
      expect(inside, "subnets lie in their VPC", subnet.subnet_id);
    }
  }

  void check_associations() {
    std::map<std::string, int> acls, tables, mains, default_acls, default_groups;
    for (const auto& acl : network_.acls) {
      if (acl.is_default) ++default_acls[acl.vpc_id];
      for (const auto& association : acl.associations) ++acls[association.subnet_id];
    }
    for (const auto& table : network_.tables) {
      for (const auto& association : table.associations) {
        if (association.main) ++mains[table.vpc_id];
        if (association.subnet_id) ++tables[*association.subnet_id];
      }
    }
    for (const auto& group : network_.groups) default_groups[group.vpc_id] += group.group_name == "default";
    for (const auto& subnet : network_.subnets) {
      expect(acls[subnet.subnet_id] == 1, "a subnet has one network ACL", subnet.subnet_id);
      expect(tables[subnet.subnet_id] <= 1, "a subnet has one route table", subnet.subnet_id);
    }
    for (const auto& vpc : network_.vpcs) {
      bool complete =
          mains[vpc.vpc_id] == 1 && default_acls[vpc.vpc_id] == 1 && default_groups[vpc.vpc_id] == 1;
      expect(complete, "a VPC has one main table, one default ACL, one default group", vpc.vpc_id);
    }
  }

  void check_interfaces() {
    std::set<std::pair<std::string, std::string>> held;
    std::map<std::string, int> used;
    for (const auto& interface : network_.interfaces) {
      check_addresses(interface);
      for (const auto& address : interface.private_ip_addresses) {
        const std::string text(text_of(address.private_ip_address));
        expect(held.insert({interface.vpc_id, text}).second, "a private address is held once", text);
        ++used[interface.subnet_id];
      }
      used[interface.subnet_id] += delegated_addresses(interface);
      if (!interface.attachment || !interface.attachment->instance_id) continue;
      auto instance = network_.instances.find(*interface.attachment->instance_id);
      bool shown = instance != network_.instances.end() &&
                   std::any_of(instance->second.network_interfaces.begin(),
                               instance->second.network_interfaces.end(), [&](const auto& own) {
                                 return text_of(own.network_interface_id) == interface.network_interface_id;
                               });
      expect(shown, "interface and instance agree on their attachment", interface.network_interface_id);
    }
    for (const auto& subnet : network_.subnets) {
      const auto size = std::int64_t{1} << (32 - cidr_of(subnet).prefix_length());
      expect(subnet.available_ip_address_count == size - 5 - used[subnet.subnet_id],
             "a subnet counts the addresses that are held", subnet.subnet_id);
    }
  }

  /// An interface of an endpoint is in one of the endpoint's subnets, and there is one in each.
  void check_endpoints() {
    for (const auto& endpoint : network_.endpoints) {
      if (endpoint.vpc_endpoint_type != ec2::VpcEndpointType::interface) continue;
      std::set<std::string> subnets;
      for (const std::string& id : endpoint.network_interface_ids) {
        for (const auto& interface : network_.interfaces) {
          if (interface.network_interface_id != id) continue;
          expect(interface.vpc_id == endpoint.vpc_id, "an endpoint's interfaces are in its VPC", id);
          subnets.insert(interface.subnet_id);
        }
      }
      const std::set<std::string> wanted(endpoint.subnet_ids.begin(), endpoint.subnet_ids.end());
      bool is_over = endpoint.state == ec2::VpcEndpointState::deleting ||
                     endpoint.state == ec2::VpcEndpointState::deleted;
      expect(is_over || subnets == wanted, "an endpoint has an interface in each of its subnets",
             endpoint.vpc_endpoint_id);
    }
  }

  void check_public_addresses(std::set<std::string>& held) {
    for (const auto& address : network_.addresses)
      expect(held.insert(address.public_ip).second, "a public address is held once", address.public_ip);
    for (const auto& interface : network_.interfaces) {
      if (!interface.association || interface.association->allocation_id) continue;
      expect(held.insert(std::string(text_of(interface.association->public_ip))).second,
             "a public address is held once", interface.network_interface_id);
    }
  }

  void check_routes() {
    for (const auto& table : network_.tables) {
      for (const auto& route : table.routes) {
        auto leads = leads_somewhere(table, route);
        if (!leads) continue;
        expect((route.state == ec2::RouteState::active) == *leads, "a route's state follows its target",
               table.route_table_id + " " + std::string(name_of(route.state)));
      }
    }
  }

  void check_quotas() {
    const Quotas& quotas = settings_.quotas;
    auto within = [&](std::size_t count, std::size_t quota, const std::string& what) {
      expect(count <= quota, "quotas hold",
             what + ": " + std::to_string(count) + " of " + std::to_string(quota));
    };
    within(network_.vpcs.size(), quotas.vpcs, "VPCs");
    within(network_.internet_gateways.size(), quotas.internet_gateways, "internet gateways");
    within(network_.addresses.size(), quotas.elastic_ips, "addresses");
    within(network_.groups.size(), quotas.security_groups, "security groups");
    for (const auto& vpc : network_.vpcs) {
      auto in_vpc = [&](const auto& list) {
        return static_cast<std::size_t>(std::count_if(
            list.begin(), list.end(), [&](const auto& one) { return one.vpc_id == vpc.vpc_id; }));
      };
      within(in_vpc(network_.subnets), quotas.subnets_per_vpc, "subnets");
      within(in_vpc(network_.tables), quotas.route_tables_per_vpc, "route tables");
      within(in_vpc(network_.acls), quotas.network_acls_per_vpc, "network ACLs");
    }
    for (const auto& interface : network_.interfaces)
      within(interface.groups.size(), quotas.security_groups_per_interface, "groups of an interface");
    auto gateways =
        std::count_if(network_.endpoints.begin(), network_.endpoints.end(), [](const auto& endpoint) {
          return endpoint.vpc_endpoint_type == ec2::VpcEndpointType::gateway &&
                 endpoint.state != ec2::VpcEndpointState::deleting;
        });
    within(static_cast<std::size_t>(gateways), quotas.gateway_endpoints, "gateway endpoints");
  }

 private:
  static std::string_view text_of(const std::string& text) { return text; }
  static std::string_view text_of(const std::optional<std::string>& text) {
    return text ? *text : std::string_view{};
  }
  static Cidr cidr_of(const ec2::Subnet& subnet) { return *Cidr::parse(text_of(subnet.cidr_block)); }

  /// In the blocks of 16 that the interface was given.
  static int delegated_addresses(const ec2::NetworkInterface& interface) {
    const Member* prefixes = ec2::NetworkInterface::shape.find("Ipv4Prefixes");
    if (prefixes == nullptr || prefixes->type == nullptr) return 0;
    return 16 * static_cast<int>(prefixes->type->size(member_of(&interface, *prefixes)));
  }

  void expect(bool holds, std::string_view invariant, const std::string& what) {
    if (!holds) violations_.push_back({std::string(invariant), what});
  }

  /// One is primary, and all are of the subnet.
  void check_addresses(const ec2::NetworkInterface& interface) {
    auto subnet = std::find_if(network_.subnets.begin(), network_.subnets.end(),
                               [&](const auto& one) { return one.subnet_id == interface.subnet_id; });
    if (subnet == network_.subnets.end() || interface.private_ip_addresses.empty()) return;
    int primaries = 0;
    for (const auto& address : interface.private_ip_addresses) {
      primaries += address.primary;
      auto own = Ipv4::parse(text_of(address.private_ip_address));
      expect(own && cidr_of(*subnet).contains(*own), "an interface's addresses are of its subnet",
             interface.network_interface_id);
    }
    expect(primaries == 1, "one address of an interface is primary", interface.network_interface_id);
  }

  template <class List, class Matches>
  static bool any(const List& list, Matches matches) {
    return std::any_of(list.begin(), list.end(), matches);
  }

  /// What AWS says of the target; nothing for targets that this doesn't know.
  std::optional<bool> leads_somewhere(const ec2::RouteTable& table, const ec2::Route& route) const {
    if (route.gateway_id && route.gateway_id->starts_with("igw-")) {
      return any(network_.internet_gateways, [&](const auto& gateway) {
        return gateway.internet_gateway_id == *route.gateway_id &&
               any(gateway.attachments, [&](const auto& own) { return own.vpc_id == table.vpc_id; });
      });
    }
    if (route.gateway_id && route.gateway_id->starts_with("vpce-")) {
      return any(network_.endpoints, [&](const auto& endpoint) {
        return endpoint.vpc_endpoint_id == *route.gateway_id &&
               any(endpoint.route_table_ids, [&](const auto& id) { return id == table.route_table_id; });
      });
    }
    if (route.gateway_id) return *route.gateway_id == "local" ? std::optional(true) : std::nullopt;
    if (route.nat_gateway_id) {
      return any(network_.nat_gateways, [&](const auto& gateway) {
        return gateway.nat_gateway_id == *route.nat_gateway_id &&
               (gateway.state == ec2::NatGatewayState::available ||
                gateway.state == ec2::NatGatewayState::pending);
      });
    }
    if (route.vpc_peering_connection_id) {
      return any(network_.peerings, [&](const auto& peering) {
        return peering.vpc_peering_connection_id == *route.vpc_peering_connection_id &&
               peering.status.code == ec2::VpcPeeringConnectionStateReasonCode::active;
      });
    }
    if (route.transit_gateway_id) {
      return any(network_.attachments, [&](const auto& attachment) {
        return attachment.transit_gateway_id == *route.transit_gateway_id &&
               attachment.resource_id == table.vpc_id &&
               (attachment.state == ec2::TransitGatewayAttachmentState::available ||
                attachment.state == ec2::TransitGatewayAttachmentState::modifying);
      });
    }
    return std::nullopt;
  }

  const Network& network_;
  const Settings& settings_;
  Violations& violations_;
};

}  // namespace

Violations check_network(World& world, const Settings& settings) {
  Violations violations;
  std::set<std::string> public_addresses;
  for (std::size_t home = 0; home < World::home_count; ++home) {
    const Network network(world, home);
    Checks checks(network, settings, violations);
    checks.check_subnets();
    checks.check_associations();
    checks.check_endpoints();
    checks.check_interfaces();
    checks.check_public_addresses(public_addresses);
    checks.check_routes();
    checks.check_quotas();
  }
  return violations;
}

}  // namespace vpcsim::tests::properties
