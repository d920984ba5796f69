// What makes transit gateways ones: attachments, tables, routes, tunnels, multicast. And their quotas.
#include <algorithm>
#include <map>
#include <set>

#include "protocol/ec2/network_interface.hpp"
#include "protocol/ec2/subnet.hpp"
#include "protocol/ec2/transit_gateway_connect.hpp"
#include "protocol/ec2/transit_gateway_multicast_domain.hpp"
#include "protocol/ec2/transit_gateway_multicast_group.hpp"
#include "protocol/ec2/transit_gateway_route.hpp"
#include "protocol/ec2/transit_gateway_route_table.hpp"
#include "protocol/ec2/transit_gateway_vpc_attachment.hpp"
#include "protocol/ec2/vpc.hpp"
#include "simulator/properties/invariants.hpp"

namespace vpcsim::tests::properties {
namespace {

using AttachmentState = ec2::TransitGatewayAttachmentState;
using ResourceType = ec2::TransitGatewayAttachmentResourceType;

bool is_serving(AttachmentState state) {
  return state == AttachmentState::available || state == AttachmentState::modifying;
}
bool is_live(AttachmentState state) {
  return is_serving(state) || state == AttachmentState::pending;
}

/// What one home shows, read once.
struct Hubs {
  std::map<std::string, ec2::TransitGateway> gateways;
  std::map<std::string, ec2::TransitGatewayAttachment> attachments;
  std::map<std::string, ec2::TransitGatewayRouteTable> tables;
  std::map<std::string, ec2::Vpc> vpcs;
  std::map<std::string, ec2::Subnet> subnets;
  std::map<std::string, ec2::NetworkInterface> interfaces;

  Hubs(World& world, std::size_t home) {
    for (auto& one : world.call(home, ec2::DescribeTransitGatewaysRequest{}).transit_gateways)
      gateways[one.transit_gateway_id] = one;
    for (auto& one :
         world.call(home, ec2::DescribeTransitGatewayAttachmentsRequest{}).transit_gateway_attachments)
      attachments[one.transit_gateway_attachment_id] = one;
    for (auto& one :
         world.call(home, ec2::DescribeTransitGatewayRouteTablesRequest{}).transit_gateway_route_tables)
      tables[one.transit_gateway_route_table_id] = one;
    for (auto& one : world.call(home, ec2::DescribeVpcsRequest{}).vpcs) vpcs[one.vpc_id] = one;
    for (auto& one : world.call(home, ec2::DescribeSubnetsRequest{}).subnets) subnets[one.subnet_id] = one;
    for (auto& one : world.call(home, ec2::DescribeNetworkInterfacesRequest{}).network_interfaces)
      interfaces[one.network_interface_id] = one;
  }
};

class Checks {
 public:
  Checks(World& world, std::size_t home, const Hubs& hubs, const Settings& settings, Violations& violations)
      : world_(world), home_(home), hubs_(hubs), settings_(settings), violations_(violations) {}

  void check_vpc_attachments() {
    std::map<std::string, int> interfaces;  // of attachments, by subnet
    for (const auto& [id, interface] : hubs_.interfaces)
      interfaces[interface.subnet_id] += interface.interface_type == "transit_gateway";
    std::set<std::pair<std::string, std::string>> joined;
    std::map<std::string, int> wanted;
    for (const auto& attachment : world_.call(home_, ec2::DescribeTransitGatewayVpcAttachmentsRequest{})
                                      .transit_gateway_vpc_attachments) {
      const std::string& id = attachment.transit_gateway_attachment_id;
      if (!is_live(attachment.state)) {
        expect(attachment.subnet_ids.empty(), "an attachment that is over has no subnets", id);
        continue;
      }
      expect(hubs_.vpcs.count(attachment.vpc_id) > 0, "an attachment's VPC is there", id);
      expect(joined.insert({attachment.transit_gateway_id, attachment.vpc_id}).second,
             "a VPC is attached once to a transit gateway", id);
      expect(!attachment.subnet_ids.empty(), "an attachment has a subnet", id);
      std::set<std::string> zones;
      for (const std::string& subnet : attachment.subnet_ids) {
        ++wanted[subnet];
        auto found = hubs_.subnets.find(subnet);
        bool is_there = found != hubs_.subnets.end() && found->second.vpc_id == attachment.vpc_id;
        expect(is_there, "an attachment's subnets are in its VPC", id + " " + subnet);
        if (is_there)
          expect(zones.insert(found->second.availability_zone).second, "one subnet for each zone", id);
      }
    }
    for (const auto& [subnet, count] : wanted)
      expect(interfaces[subnet] == count, "an attachment has an interface in each subnet", subnet);
    for (const auto& [subnet, count] : interfaces)
      expect(wanted[subnet] == count, "interfaces of attachments go with them", subnet);
  }

  void check_tables() {
    for (const auto& [id, attachment] : hubs_.attachments) {
      bool is_over = !is_live(attachment.state) && attachment.state != AttachmentState::pending_acceptance &&
                     attachment.state != AttachmentState::initiating_request;
      if (!is_over) {
        expect(exists(attachment.transit_gateway_id), "an attachment's transit gateway is there", id);
      }
      if (!attachment.association) continue;
      expect(!is_over, "an attachment that is over has no association", id);
      auto table = hubs_.tables.find(attachment.association->transit_gateway_route_table_id);
      bool is_good = table != hubs_.tables.end() &&
                     table->second.transit_gateway_id == attachment.transit_gateway_id &&
                     table->second.state != ec2::TransitGatewayRouteTableState::deleted;
      expect(is_good, "an attachment is associated with a table of its transit gateway", id);
    }
    for (const auto& [id, gateway] : hubs_.gateways) {
      if (!exists(id)) continue;
      for (const auto& table : {gateway.options.association_default_route_table_id,
                                gateway.options.propagation_default_route_table_id}) {
        expect(!table || is_usable(*table), "a default route table is there", id);
      }
    }
  }

  void check_routes() {
    for (const auto& [id, table] : hubs_.tables) {
      if (!is_usable(id)) continue;
      ec2::SearchTransitGatewayRoutesRequest request{};
      request.transit_gateway_route_table_id = id;
      request.filters = {{"state", {"active", "blackhole"}}};
      std::vector<Cidr> propagated;
      for (const auto& route : world_.call(home_, request).routes) {
        check_route(table, route);
        auto cidr = Cidr::parse(route.destination_cidr_block.value_or(""));
        if (route.type != ec2::TransitGatewayRouteType::propagated || !cidr) continue;
        for (const Cidr& other : propagated)
          expect(!cidr->overlaps(other), "propagated routes don't overlap", id + " " + cidr->text());
        propagated.push_back(*cidr);
      }
    }
  }

  void check_connects() {
    for (const auto& connect :
         world_.call(home_, ec2::DescribeTransitGatewayConnectsRequest{}).transit_gateway_connects) {
      if (!is_live(connect.state)) continue;
      auto transport = hubs_.attachments.find(connect.transport_transit_gateway_attachment_id);
      expect(transport != hubs_.attachments.end() && is_live(transport->second.state),
             "a Connect attachment's transport is there", connect.transit_gateway_attachment_id);
    }
    std::set<std::string> used;
    for (const auto& peer :
         world_.call(home_, ec2::DescribeTransitGatewayConnectPeersRequest{}).transit_gateway_connect_peers) {
      if (peer.state == ec2::TransitGatewayConnectPeerState::deleting ||
          peer.state == ec2::TransitGatewayConnectPeerState::deleted)
        continue;
      const std::string& id = peer.transit_gateway_connect_peer_id;
      auto connect = hubs_.attachments.find(peer.transit_gateway_attachment_id);
      bool is_there = connect != hubs_.attachments.end() && is_live(connect->second.state);
      expect(is_there, "a Connect peer's attachment is there", id);
      if (!is_there) continue;
      const std::string& gateway = connect->second.transit_gateway_id;
      std::vector<std::string> uses = peer.connect_peer_configuration.inside_cidr_blocks;
      uses.push_back(peer.connect_peer_configuration.transit_gateway_address);
      for (const std::string& use : uses)
        expect(used.insert(gateway + " " + use).second, "tunnels of a transit gateway share nothing", use);
    }
  }

  void check_multicast() {
    std::set<std::string> subnets;
    for (const auto& domain : world_.call(home_, ec2::DescribeTransitGatewayMulticastDomainsRequest{})
                                  .transit_gateway_multicast_domains) {
      if (domain.state != ec2::TransitGatewayMulticastDomainState::available) continue;
      const std::string& id = domain.transit_gateway_multicast_domain_id;
      expect(exists(domain.transit_gateway_id), "a multicast domain's transit gateway is there", id);
      std::set<std::string> own;
      for (const auto& association :
           world_.call(home_, ec2::GetTransitGatewayMulticastDomainAssociationsRequest{id})
               .multicast_domain_associations) {
        const std::string& subnet = association.subnet.subnet_id;
        own.insert(subnet);
        auto found = hubs_.subnets.find(subnet);
        auto attachment = hubs_.attachments.find(association.transit_gateway_attachment_id);
        bool is_good = found != hubs_.subnets.end() && attachment != hubs_.attachments.end() &&
                       is_live(attachment->second.state) &&
                       attachment->second.transit_gateway_id == domain.transit_gateway_id &&
                       attachment->second.resource_id == found->second.vpc_id;
        expect(is_good, "a multicast domain's subnets are in attached VPCs", id + " " + subnet);
        expect(subnets.insert(subnet).second, "a subnet is in one multicast domain", subnet);
      }
      check_groups(id, own);
    }
  }

  void check_quotas() {
    const Quotas& quotas = settings_.quotas;
    std::size_t gateways = 0;
    for (const auto& [id, gateway] : hubs_.gateways) {
      if (!exists(id)) continue;
      ++gateways;
      auto count = [&](const auto& list, auto counts) {
        return static_cast<std::size_t>(std::count_if(list.begin(), list.end(), [&](const auto& one) {
          return one.second.transit_gateway_id == gateway.transit_gateway_id && counts(one.second);
        }));
      };
      expect(count(hubs_.attachments, [](const auto& one) { return is_live(one.state); }) <=
                 quotas.attachments_per_transit_gateway,
             "quotas hold", "attachments of " + id);
      expect(count(hubs_.tables,
                   [&](const auto& one) { return is_usable(one.transit_gateway_route_table_id); }) <=
                 quotas.route_tables_per_transit_gateway,
             "quotas hold", "route tables of " + id);
    }
    expect(gateways <= quotas.transit_gateways, "quotas hold", "transit gateways");
  }

 private:
  void expect(bool holds, std::string_view invariant, const std::string& what) {
    if (!holds) violations_.push_back({std::string(invariant), what});
  }

  bool exists(const std::string& gateway) const {
    auto found = hubs_.gateways.find(gateway);
    return found != hubs_.gateways.end() && found->second.state != ec2::TransitGatewayState::deleting &&
           found->second.state != ec2::TransitGatewayState::deleted;
  }
  bool is_usable(const std::string& table) const {
    auto found = hubs_.tables.find(table);
    return found != hubs_.tables.end() &&
           (found->second.state == ec2::TransitGatewayRouteTableState::available ||
            found->second.state == ec2::TransitGatewayRouteTableState::pending);
  }

  void check_route(const ec2::TransitGatewayRouteTable& table, const ec2::TransitGatewayRoute& route) {
    const std::string what =
        table.transit_gateway_route_table_id + " " + route.destination_cidr_block.value_or("");
    bool leads = false;
    for (const auto& target : route.transit_gateway_attachments) {
      auto found = hubs_.attachments.find(target.transit_gateway_attachment_id);
      if (found == hubs_.attachments.end()) continue;
      const auto& attachment = found->second;
      leads = is_serving(attachment.state);
      expect(attachment.transit_gateway_id == table.transit_gateway_id,
             "routes lead to attachments of the table's transit gateway", what);
      if (route.type == ec2::TransitGatewayRouteType::propagated)
        expect(is_block_of(attachment.resource_id, route), "propagated routes are blocks of the VPC", what);
    }
    expect((route.state == ec2::TransitGatewayRouteState::active) == leads,
           "a transit gateway route's state follows its attachment", what);
  }

  bool is_block_of(const std::string& vpc, const ec2::TransitGatewayRoute& route) const {
    auto found = hubs_.vpcs.find(vpc);
    if (found == hubs_.vpcs.end()) return false;
    const std::string block = route.destination_cidr_block.value_or("");
    auto is_block = [&](const auto& own) { return own.cidr_block == block; };
    auto is_ipv6_block = [&](const auto& own) { return own.ipv6_cidr_block == block; };
    const auto& ipv4 = found->second.cidr_block_associations;
    const auto& ipv6 = found->second.ipv6_cidr_block_associations;
    return std::any_of(ipv4.begin(), ipv4.end(), is_block) ||
           std::any_of(ipv6.begin(), ipv6.end(), is_ipv6_block);
  }

  void check_groups(const std::string& domain, const std::set<std::string>& subnets) {
    std::map<std::string, std::size_t> sources;
    for (const auto& one :
         world_.call(home_, ec2::SearchTransitGatewayMulticastGroupsRequest{domain}).multicast_groups) {
      auto interface = hubs_.interfaces.find(one.network_interface_id);
      bool is_good = interface != hubs_.interfaces.end() && interface->second.subnet_id == one.subnet_id &&
                     subnets.count(one.subnet_id) > 0;
      expect(is_good, "multicast groups have interfaces of the domain's subnets", one.network_interface_id);
      expect(one.group_member || one.group_source, "somebody in a group receives or sends", domain);
      sources[one.group_ip_address] += one.group_source;
    }
    for (const auto& [group, count] : sources)
      expect(count <= settings_.quotas.multicast_sources_per_group, "quotas hold", "sources of " + group);
  }

  World& world_;
  std::size_t home_;
  const Hubs& hubs_;
  const Settings& settings_;
  Violations& violations_;
};

}  // namespace

Violations check_transit(World& world, const Settings& settings) {
  Violations violations;
  for (std::size_t home = 0; home < World::home_count; ++home) {
    const Hubs hubs(world, home);
    Checks checks(world, home, hubs, settings, violations);
    checks.check_vpc_attachments();
    checks.check_tables();
    checks.check_routes();
    checks.check_connects();
    checks.check_multicast();
    checks.check_quotas();
  }
  return violations;
}

}  // namespace vpcsim::tests::properties
