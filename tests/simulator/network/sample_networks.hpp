// Networks for tests, in few words, and answers as short texts that rows can state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "simulator/network/blockers.hpp"
#include "simulator/network/describe.hpp"
#include "simulator/network/network.hpp"
#include "simulator/network/path.hpp"

namespace vpcsim::network {

using protocol::Cidr;
using protocol::Ipv4;

inline Ip ip(std::string_view text) {
  return Ip::parse(text).value();
}
inline IpBlock cidr(std::string_view text) {
  return IpBlock::parse(text).value();
}
inline const IpBlock anywhere = IpBlock();

inline Traffic tcp(std::uint16_t from, std::uint16_t to) {
  return {IpProtocol::tcp, {from, to}};
}
inline Traffic tcp(std::uint16_t port) {
  return tcp(port, port);
}
inline SecurityGroupRule allow(Traffic traffic, RuleSource source) {
  return {traffic, std::move(source), ""};
}
inline NetworkAclEntry entry(int number, bool allows, Traffic traffic, IpBlock block = anywhere) {
  return {number, allows, traffic, block};
}

/// A VPC with one subnet (its first /24), whose route table, network ACL and security group are its own. The
/// ACL and the group are open.
struct Site {
  Index<Vpc> vpc;
  Index<Subnet> subnet;
  Index<RouteTable> table;
  Index<NetworkAcl> acl;
  Index<SecurityGroup> group;
};

struct Builder {
  Description d;

  Site site(const std::string& name, std::string_view block, const std::string& region = "us-east-1",
            const std::string& owner = "111111111111") {
    Site site;
    site.vpc = d.add(Vpc{"vpc-" + name, name, owner, region, {cidr(block)}});
    site.table = table(site.vpc, name);
    site.acl = acl(site.vpc, name);
    site.group = group(site.vpc, name);
    site.subnet = subnet(site, name, IpBlock(cidr(block).first(), 24));
    return site;
  }
  Index<RouteTable> table(Index<Vpc> vpc, const std::string& name) {
    return d.add(RouteTable{
        "rtb-" + name, name, vpc, {Route{d[vpc].cidrs.front(), LocalTarget{}, RouteOrigin::local}}});
  }
  Index<NetworkAcl> acl(Index<Vpc> vpc, const std::string& name) {
    return d.add(NetworkAcl{"acl-" + name, name, vpc, {entry(100, true, {})}, {entry(100, true, {})}});
  }
  Index<SecurityGroup> group(Index<Vpc> vpc, const std::string& name) {
    return d.add(SecurityGroup{"sg-" + name, name, vpc, {allow({}, anywhere)}, {allow({}, anywhere)}});
  }
  Index<Subnet> subnet(const Site& site, const std::string& name, IpBlock block) {
    return d.add(Subnet{"subnet-" + name, name, site.vpc, {block}, site.table, site.acl});
  }
  Index<NetworkInterface> interface(Index<Subnet> subnet, const std::string& name,
                                    std::string_view private_ip, std::optional<Ip> public_ip,
                                    std::vector<Index<SecurityGroup>> groups) {
    return d.add(NetworkInterface{"eni-" + name,
                                  name,
                                  d[subnet].vpc,
                                  subnet,
                                  {InterfaceAddress{ip(private_ip), public_ip}},
                                  std::move(groups)});
  }
  /// A running instance with one interface.
  Index<Instance> instance(const Site& site, const std::string& name, std::string_view private_ip,
                           std::string_view public_ip = {}) {
    auto index = d.add(Instance{"i-" + name, name});
    auto own = interface(site.subnet, name, private_ip,
                         public_ip.empty() ? std::nullopt : Ip::parse(public_ip), {site.group});
    d[own].instance = index;
    return index;
  }
  Index<InternetGateway> internet_gateway(const Site& site, const std::string& name) {
    return d.add(InternetGateway{"igw-" + name, name, site.vpc});
  }
  Index<NatGateway> nat_gateway(Index<Subnet> subnet, const std::string& name, std::string_view private_ip,
                                std::string_view public_ip = {}) {
    auto own = interface(subnet, "nat-" + name, private_ip,
                         public_ip.empty() ? std::nullopt : Ip::parse(public_ip), {});
    d[own].source_dest_check = false;
    return d.add(NatGateway{"nat-" + name, name, own});
  }
  Index<VpcPeeringConnection> peer(const Site& a, const Site& b, const std::string& name) {
    return d.add(VpcPeeringConnection{"pcx-" + name, name, side(a.vpc), side(b.vpc)});
  }
  PeeredVpc side(Index<Vpc> vpc) const {
    const auto& v = d[vpc];
    return {v.owner, v.region, v.id, v.cidrs, vpc};
  }
  void route(Index<RouteTable> table, std::string_view destination, RouteTarget target,
             RouteOrigin origin = RouteOrigin::created) {
    d[table].routes.push_back({cidr(destination), std::move(target), origin});
  }
};

/// A (10.0.0.0/16, public) and B (10.1.0.0/16), one instance in each, joined by a peering connection;
/// everything is open. The flow is SSH from a to b.
struct TwoVpcs : Builder {
  Site a = site("a", "10.0.0.0/16");
  Site b = site("b", "10.1.0.0/16");
  Index<Instance> instance_a = instance(a, "a", "10.0.0.10", "54.0.0.10");
  Index<Instance> instance_b = instance(b, "b", "10.1.0.10");
  Index<NetworkInterface> eni_a{0};
  Index<NetworkInterface> eni_b{1};
  Index<InternetGateway> igw = internet_gateway(a, "a");
  Index<VpcPeeringConnection> pcx = peer(a, b, "ab");
  Flow flow;

  TwoVpcs() {
    route(a.table, "0.0.0.0/0", igw);
    route(a.table, "10.1.0.0/16", pcx);
    route(b.table, "10.0.0.0/16", pcx);
    flow.source = instance_a;
    flow.destination = instance_b;
    flow.destination_port = 22;
  }
  /// Takes all routes to the target away.
  void unroute(Index<RouteTable> table, const RouteTarget& target) {
    std::erase_if(d[table].routes,
                  [&](const Route& route) { return route.target.index() == target.index(); });
  }
};

inline std::string text(const Network& network, const Blocker& blocker) {
  std::string out;
  if (blocker.direction) out = std::string(text(*blocker.direction)) + " ";
  out += text(blocker.code);
  auto id = id_of(network, blocker.component);
  return id.empty() ? out : out + " at " + id;
}

/// "reachable", or "forward-only: egress NO_ROUTE_TO_DESTINATION at rtb-b".
inline std::string outcome(const Description& description, const Flow& flow) {
  Network network(description);
  auto story = path(network, flow);
  std::string out(text(story.verdict));
  const auto& last = story.reply ? *story.reply : story.request;
  if (auto* dropped = std::get_if<Dropped>(&last.disposition)) out += ": " + text(network, dropped->reason);
  return out;
}

/// Each as "request: ingress ENI_SG_RULES_MISMATCH at eni-b".
inline std::vector<std::string> blocked_by(const Description& description, const Flow& flow) {
  Network network(description);
  std::vector<std::string> out;
  for (const auto& blocker : blockers(network, flow)) {
    out.push_back(std::string(text(blocker.leg)) + ": " + text(network, blocker));
  }
  return out;
}

}  // namespace vpcsim::network
