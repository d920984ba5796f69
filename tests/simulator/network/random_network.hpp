// Random networks for properties and for the comparison of the two evaluators. A seed makes the network.
#pragma once

#include <algorithm>
#include <random>

#include "tests/simulator/network/sample_networks.hpp"

namespace vpcsim::network {

/// Raw bits of mt19937_64 are specified; distributions are not.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : bits_(seed) {}
  std::uint32_t below(std::size_t n) { return static_cast<std::uint32_t>(bits_() % n); }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <class List>
  auto& pick(List& list) {
    return list[below(std::size(list))];
  }

 private:
  std::mt19937_64 bits_;
};

template <class Record>
Index<Record> any_of(Dice& dice, const std::vector<Record>& records) {
  return {dice.below(records.size())};
}

/// Two to four VPCs with up to three subnets each, mostly open, with every kind of fault thrown in.
class RandomNetwork : public Builder {
 public:
  explicit RandomNetwork(std::uint64_t seed, bool extras = true) : dice(seed) {
    const auto count = 2 + dice.below(3);
    for (std::uint32_t i = 0; i < count; ++i) add_vpc(i);
    for (std::size_t i = 0; i + 1 < sites_.size(); ++i) {
      for (std::size_t j = i + 1; j < sites_.size(); ++j) {
        if (!dice.one_in(3)) add_peering(sites_[i], sites_[j]);
      }
    }
    if (extras) add_extras();
    for (auto& table : d.route_tables) add_routes(table);
    if (extras) add_extra_routes();
    // In half of the networks, filters are open: packets get further.
    if (extras) open_to_ipv6();
    if (extras && dice.one_in(2)) return;
    for (auto& acl : d.network_acls) spoil(acl);
    for (auto& group : d.security_groups) spoil(group);
  }

  Flow flow() {
    Flow flow;
    flow.source = endpoint();
    flow.destination = endpoint();
    flow.ipv6 = dice.one_in(4);
    const IpProtocol protocols[] = {IpProtocol::tcp,  IpProtocol::tcp, IpProtocol::udp,
                                    IpProtocol::icmp, IpProtocol{47},  IpProtocol::icmpv6};
    flow.protocol = dice.pick(protocols);
    flow.destination_port = dice.one_in(2) ? 22 : 443;
    if (flow.protocol == IpProtocol::icmpv6) flow.icmp_type = dice.one_in(3) ? 129 : 128;
    if (dice.one_in(10)) flow.source_address = address();
    return flow;
  }

  Dice dice;

 private:
  void add_vpc(std::uint32_t i) {
    auto name = std::to_string(i);
    // Now and then two VPCs share a CIDR.
    auto block = "10." + std::to_string(dice.one_in(6) ? 0 : i) + ".0.0/16";
    auto own = site(name, block, dice.one_in(5) ? "eu-west-1" : "us-east-1");
    if (!dice.one_in(3)) internet_gateway(own, name);
    sites_.push_back(own);
    const auto subnets = 1 + dice.below(3);
    for (std::uint32_t s = 0; s < subnets; ++s) add_subnet(own, name + std::to_string(s), s);
  }
  void add_subnet(Site own, const std::string& name, std::uint32_t number) {
    auto base = d[own.vpc].cidrs.front().first().v4().bits | number << 8;
    if (number > 0) {
      own.table = table(own.vpc, name);
      own.acl = acl(own.vpc, name);
      own.subnet = subnet(own, name, IpBlock(Ipv4{base}, 24));
    }
    for (std::uint32_t i = 0; i < 2; ++i) {
      auto public_ip = dice.one_in(2) ? Ipv4{next_public_++}.text() : "";
      auto added = instance(own, name + "x" + std::to_string(i), Ipv4{base + 10 + i}.text(), public_ip);
      if (dice.one_in(15)) d[added].state = InstanceState::stopped;
      if (dice.one_in(15)) d.network_interfaces.back().source_dest_check = false;
    }
    if (dice.one_in(3)) {
      nat_gateway(own.subnet, name, Ipv4{base + 100}.text(),
                  dice.one_in(4) ? "" : Ipv4{next_public_++}.text());
      if (dice.one_in(8)) d.nat_gateways.back().state = NatGatewayState::deleting;
    }
  }
  void add_peering(const Site& a, const Site& b) {
    auto pcx = peer(a, b, d[a.vpc].name + d[b.vpc].name);
    if (dice.one_in(6)) d[pcx].status = static_cast<VpcPeeringStatus>(dice.below(9));
    if (dice.one_in(12)) d[pcx].accepter.vpc = {};
  }
  void add_routes(RouteTable& table) {
    std::vector<RouteTarget> targets{OtherTarget{"transit gateway", "tgw-1"}};
    for (std::uint32_t i = 0; i < d.vpc_peering_connections.size(); ++i) {
      targets.push_back(Index<VpcPeeringConnection>{i});
      targets.push_back(Index<VpcPeeringConnection>{i});
    }
    for (std::uint32_t i = 0; i < d.internet_gateways.size(); ++i)
      targets.push_back(Index<InternetGateway>{i});
    for (std::uint32_t i = 0; i < d.nat_gateways.size(); ++i) targets.push_back(Index<NatGateway>{i});
    for (const char* block :
         {"10.0.0.0/16", "10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16", "0.0.0.0/0", "10.1.0.0/24"}) {
      if (dice.one_in(3) || cidr(block) == table.routes.front().destination) continue;
      table.routes.push_back(
          {cidr(block), dice.one_in(4) ? dice.pick(targets) : sensible(table, block, targets)});
      if (dice.one_in(10)) table.routes.back().origin = RouteOrigin::propagated;
      if (dice.one_in(12)) table.routes.back().state = RouteState::blackhole;
    }
  }
  /// The peering, or the gateway, that belongs there; if there is none, anything.
  RouteTarget sensible(const RouteTable& table, std::string_view block, std::vector<RouteTarget>& targets) {
    for (std::uint32_t i = 0; i < d.vpc_peering_connections.size(); ++i) {
      const auto& pcx = d.vpc_peering_connections[i];
      for (auto [near, far] :
           {std::pair(&pcx.requester, &pcx.accepter), std::pair(&pcx.accepter, &pcx.requester)}) {
        if (near->vpc == table.vpc && far->cidrs.front().contains(cidr(block)))
          return Index<VpcPeeringConnection>{i};
      }
    }
    for (std::uint32_t i = 0; i < d.internet_gateways.size(); ++i) {
      if (d.internet_gateways[i].vpc == table.vpc) return Index<InternetGateway>{i};
    }
    return dice.pick(targets);
  }
  void spoil(NetworkAcl& acl) {
    for (auto* entries : {&acl.ingress, &acl.egress}) {
      if (!dice.one_in(4)) continue;
      entries->clear();
      for (int number = 10; number <= 40; number += 10)
        entries->push_back(entry(number, !dice.one_in(4), traffic(), block()));
    }
  }
  void spoil(SecurityGroup& group) {
    for (auto* rules : {&group.ingress, &group.egress}) {
      if (!dice.one_in(3)) continue;
      rules->clear();
      for (int i = 0; i < 3; ++i) rules->push_back(allow(traffic(), source()));
    }
  }
  Traffic traffic() {
    const Traffic choices[] = {{}, tcp(22), tcp(1024, 65535), tcp(0, 40000), {IpProtocol::icmp, {}, 8, -1}};
    return dice.pick(choices);
  }
  IpBlock block() {
    const IpBlock choices[] = {anywhere,     anywhere,         cidr("10.0.0.0/8"), cidr("10.1.0.0/16"),
                               cidr("::/0"), cidr("2600::/12")};
    return dice.pick(choices);
  }
  RuleSource source() {
    if (dice.one_in(3)) return SecurityGroupReference{any_of(dice, d.security_groups), "", ""};
    return block();
  }
  Ip address() {
    if (dice.one_in(3)) {
      const Ip others[] = {ip("8.8.8.8"),          ip("52.216.1.1"),      ip("2001:db8::1"),
                           ip("64:ff9b::808:808"), ip("169.254.169.254"), ip("10.0.0.2"),
                           ip("fd00:ec2::253"),    ip("192.168.1.1"),     ip("2600:1f18:0:0:0:1::7")};
      return dice.pick(others);
    }
    const auto& held = dice.pick(dice.pick(d.network_interfaces).addresses);
    return dice.one_in(2) ? held.public_ip.value_or(held.private_ip) : held.private_ip;
  }
  Endpoint endpoint() {
    if (dice.one_in(5)) return address();
    if (dice.one_in(5)) return any_of(dice, d.network_interfaces);
    return any_of(dice, d.instances);
  }

  // ---- IPv6, transit gateways, appliances, endpoints, edge tables ----

  void add_extras() {
    for (std::uint32_t i = 0; i < sites_.size(); ++i) {
      if (!dice.one_in(3)) add_ipv6(i);
      if (dice.one_in(3)) d.add(EgressOnlyInternetGateway{"eigw", "", sites_[i].vpc});
      if (dice.one_in(2))
        d.add(VpcEndpoint{.id = "vpce", .vpc = sites_[i].vpc, .service = "s3", .available = !dice.one_in(8)});
      if (dice.one_in(8)) d.add(VpnGateway{"vgw", "", sites_[i].vpc});
    }
    for (auto& subnet : d.subnets) subnet.availability_zone_id = dice.one_in(3) ? "az2" : "az1";
    for (auto& own : d.network_interfaces) {
      if (dice.one_in(12) && !d.vpc_endpoints.empty()) own.vpc_endpoint = any_of(dice, d.vpc_endpoints);
    }
    for (auto& own : d.instances) own.metadata_endpoint = !dice.one_in(6);
    if (!dice.one_in(3)) add_transit_gateways();
  }
  void add_ipv6(std::uint32_t i) {
    const Ip base = protocol::Ipv6{0x26001f1800000000u | std::uint64_t{i} << 16, 0};
    d[sites_[i].vpc].cidrs.push_back(IpBlock(base, 56));
    std::uint64_t number = 0;
    for (std::uint32_t s = 0; s < d.subnets.size(); ++s) {
      if (d.subnets[s].vpc != sites_[i].vpc || dice.one_in(5)) continue;
      const protocol::Ipv6 block{base.high() | number++, 0};
      d.subnets[s].cidrs.push_back(IpBlock(Ip(block), 64));
      std::uint64_t host = 0x10;
      for (auto& own : d.network_interfaces) {
        if (own.subnet.position != s || dice.one_in(4)) continue;
        own.addresses.push_back({Ip(block.plus(host++))});
        if (dice.one_in(4)) own.prefixes.push_back(IpBlock(Ip(block.plus(host++ << 48)), 80));
      }
    }
  }
  void open_to_ipv6() {
    for (auto& acl : d.network_acls) {
      for (auto* entries : {&acl.ingress, &acl.egress})
        entries->push_back(entry(200, true, {}, cidr("::/0")));
    }
    for (auto& group : d.security_groups) {
      for (auto* rules : {&group.ingress, &group.egress}) rules->push_back(allow({}, cidr("::/0")));
    }
  }
  void add_transit_gateways() {
    const auto gateways = 1 + dice.below(2);
    for (std::uint32_t g = 0; g < gateways; ++g) {
      auto tgw = d.add(TransitGateway{"tgw", "", "", "", !dice.one_in(12), dice.one_in(2)});
      auto table = d.add(TransitGatewayRouteTable{"tgw-rtb", "", tgw, {}});
      for (const auto& site : sites_) {
        if (!dice.one_in(4)) attach(tgw, table, site);
      }
    }
    if (gateways == 2 && !dice.one_in(3)) {
      for (std::uint32_t g : {0u, 1u}) {
        d.add(TransitGatewayAttachment{.id = "peer",
                                       .transit_gateway = {g},
                                       .resource = Index<TransitGateway>{1 - g},
                                       .available = !dice.one_in(8),
                                       .route_table = {g}});
      }
    }
    for (std::uint32_t i = 0; i < d.transit_gateway_attachments.size(); ++i) {
      const auto& attachment = d.transit_gateway_attachments[i];
      const auto* vpc = std::get_if<Index<Vpc>>(&attachment.resource);
      if (!vpc || !attachment.route_table) continue;
      auto& routes = d[attachment.route_table].routes;
      for (const auto& block : d[*vpc].cidrs) {
        bool taken = std::any_of(routes.begin(), routes.end(),
                                 [&](const auto& route) { return route.destination == block; });
        if (!taken) routes.push_back({block, Index<TransitGatewayAttachment>{i}, true});
      }
    }
    for (auto& table : d.transit_gateway_route_tables) {
      for (const char* block : {"10.0.0.0/16", "10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16", "0.0.0.0/0",
                                "2600:1f18::/44", "2600:1f18:1::/56", "10.1.0.0/24"}) {
        if (d.transit_gateway_attachments.empty() || !dice.one_in(4)) continue;
        auto attachment = any_of(dice, d.transit_gateway_attachments);
        if (d[attachment].transit_gateway != table.transit_gateway) continue;
        bool taken = std::any_of(table.routes.begin(), table.routes.end(),
                                 [&](const auto& route) { return route.destination == cidr(block); });
        if (!taken) table.routes.push_back({cidr(block), attachment, dice.one_in(2), dice.one_in(12)});
      }
    }
  }
  void attach(Index<TransitGateway> tgw, Index<TransitGatewayRouteTable> table, const Site& site) {
    TransitGatewayAttachment attachment{.id = "attach",
                                        .transit_gateway = tgw,
                                        .resource = site.vpc,
                                        .available = !dice.one_in(12),
                                        .appliance_mode = dice.one_in(3),
                                        .ipv6 = dice.one_in(2),
                                        .security_group_referencing = !dice.one_in(3)};
    if (!dice.one_in(10)) attachment.route_table = table;
    for (std::uint32_t s = 0; s < d.subnets.size(); ++s) {
      if (d.subnets[s].vpc == site.vpc && (attachment.subnets.empty() || !dice.one_in(4)))
        attachment.subnets.push_back({s});
    }
    d.add(std::move(attachment));
  }
  void add_extra_routes() {
    std::vector<RouteTarget> targets;
    for (std::uint32_t i = 0; i < d.transit_gateways.size(); ++i) {
      targets.push_back(Index<TransitGateway>{i});
      targets.push_back(Index<TransitGateway>{i});
    }
    for (std::uint32_t i = 0; i < d.egress_only_internet_gateways.size(); ++i)
      targets.push_back(Index<EgressOnlyInternetGateway>{i});
    for (std::uint32_t i = 0; i < d.vpc_endpoints.size(); ++i) targets.push_back(Index<VpcEndpoint>{i});
    for (std::uint32_t i = 0; i < d.vpn_gateways.size(); ++i) targets.push_back(Index<VpnGateway>{i});
    for (std::uint32_t i = 0; i < d.internet_gateways.size(); ++i)
      targets.push_back(Index<InternetGateway>{i});
    for (std::uint32_t i = 0; i < d.nat_gateways.size(); ++i) targets.push_back(Index<NatGateway>{i});
    for (std::uint32_t i = 0; i < 2; ++i) targets.push_back(any_of(dice, d.network_interfaces));
    for (std::uint32_t i = 0; i < d.vpc_peering_connections.size(); ++i)
      targets.push_back(Index<VpcPeeringConnection>{i});
    for (auto& table : d.route_tables) {
      for (const auto& block : d[table.vpc].cidrs) {
        if (block.is_v6()) table.routes.push_back({block, LocalTarget{}, RouteOrigin::local});
      }
      for (const char* block :
           {"10.1.1.0/24", "10.2.0.0/17", "10.0.0.0/15", "10.0.0.0/8", "52.216.0.0/15", "2600:1f18::/44",
            "::/0", "64:ff9b::/96", "2600:1f18:1::/56", "10.0.1.0/24", "8.8.0.0/16"}) {
        bool taken = std::any_of(table.routes.begin(), table.routes.end(),
                                 [&](const Route& route) { return route.destination == cidr(block); });
        if (!taken && dice.one_in(3))
          table.routes.push_back(
              {cidr(block), dice.one_in(3) ? dice.pick(targets) : sensible_extra(table, block, targets)});
      }
    }
    for (auto& gateway : d.internet_gateways) {
      if (!dice.one_in(4)) continue;
      auto edge = table(gateway.vpc, "edge");
      if (dice.one_in(2)) route(edge, "10.1.1.0/24", any_of(dice, d.network_interfaces));
      if (dice.one_in(2)) d[edge].routes.front().target = any_of(dice, d.network_interfaces);
      gateway.edge_route_table = edge;
    }
  }

  /// Of the table's own VPC: an egress-only gateway for IPv6, an endpoint, an appliance that doesn't check.
  RouteTarget sensible_extra(const RouteTable& table, std::string_view block,
                             std::vector<RouteTarget>& targets) {
    if (block == "::/0") {
      for (std::uint32_t i = 0; i < d.egress_only_internet_gateways.size(); ++i) {
        if (d.egress_only_internet_gateways[i].vpc == table.vpc) return Index<EgressOnlyInternetGateway>{i};
      }
    }
    if (block.starts_with("52.")) {
      for (std::uint32_t i = 0; i < d.vpc_endpoints.size(); ++i) {
        if (d.vpc_endpoints[i].vpc == table.vpc) return Index<VpcEndpoint>{i};
      }
    }
    if (block == "64:ff9b::/96") {
      for (std::uint32_t i = 0; i < d.nat_gateways.size(); ++i) {
        if (d[d.nat_gateways[i].network_interface].vpc == table.vpc) return Index<NatGateway>{i};
      }
    }
    if (block.ends_with("/24")) {
      for (std::uint32_t i = 0; i < d.network_interfaces.size(); ++i) {
        const auto& own = d.network_interfaces[i];
        if (own.vpc == table.vpc && !own.source_dest_check && own.instance) return Index<NetworkInterface>{i};
      }
    }
    bool attached = !d.transit_gateways.empty() && !dice.one_in(4);
    return attached ? RouteTarget(any_of(dice, d.transit_gateways)) : dice.pick(targets);
  }

  std::vector<Site> sites_;
  std::uint32_t next_public_ = ip("54.0.0.1").v4().bits;
};

}  // namespace vpcsim::network
