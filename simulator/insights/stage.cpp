#include "simulator/insights/stage.hpp"

#include <algorithm>

#include "simulator/insights/borders.hpp"

namespace vpcsim::insights {
namespace {

const std::vector<IpBlock> everywhere = {IpBlock()};

/// The side that isn't at the other end of the path; if neither is, one that can't be seen.
PeeredVpc& far_side(VpcPeeringConnection& peering, const std::set<Index<Vpc>>& others) {
  if (others.contains(peering.requester.vpc)) return peering.accepter;
  if (others.contains(peering.accepter.vpc)) return peering.requester;
  return peering.requester.vpc ? peering.accepter : peering.requester;
}

NetworkAcl open_acl(Index<Vpc> vpc) {
  const NetworkAclEntry entry{
      .rule_number = 1, .allow = true, .traffic = {.protocol = IpProtocol::all, .ports = {}}, .cidr = {}};
  return {.id = {}, .name = {}, .vpc = vpc, .ingress = {entry}, .egress = {entry}};
}

SecurityGroup open_group(Index<Vpc> vpc) {
  const SecurityGroupRule rule{
      .traffic = {.protocol = IpProtocol::all, .ports = {}}, .source = IpBlock(), .id = {}};
  return {.id = {}, .name = {}, .vpc = vpc, .ingress = {rule}, .egress = {rule}};
}

}  // namespace

// ---- places and hosts
// -----------------------------------------------------------------------------------------

Stage::Place Stage::add_place(Vpc vpc, const std::vector<std::string>& zones, RouteTarget exit) {
  vpc.dns_support = false;
  Place place{.vpc = network_.add(std::move(vpc))};
  place.group = network_.add(open_group(place.vpc));
  const auto acl = network_.add(open_acl(place.vpc));
  const auto table = network_.add(RouteTable{
      .id = {}, .name = {}, .vpc = place.vpc, .routes = {{.destination = {}, .target = std::move(exit)}}});
  for (const std::string& zone : zones) {
    place.subnets.push_back(network_.add(Subnet{.id = {},
                                                .name = {},
                                                .vpc = place.vpc,
                                                .cidrs = {},
                                                .route_table = table,
                                                .network_acl = acl,
                                                .availability_zone_id = zone}));
  }
  return place;
}

/// The first block holds nobody: the address after next to it would be a VPC's resolver.
Vpc Stage::nameless_vpc() const {
  return {.id = {},
          .name = {},
          .owner = caller_.account,
          .region = caller_.region,
          .cidrs = {IpBlock(Ip(Ipv4{0}), 32)},
          .described = false};
}

Host Stage::add_host(const Place& place, Index<Subnet> subnet, Ipv4 address, const AddressPiece& piece) {
  taken_.insert({place.vpc, address.bits});
  const IpBlock own(Ip(address), 32);
  network_[subnet].cidrs.push_back(own);
  Vpc& vpc = network_[place.vpc];
  const bool is_owned = std::any_of(vpc.cidrs.begin(), vpc.cidrs.end(),
                                    [&](const IpBlock& block) { return block.contains(own); });
  // Of a VPC that is known, the blocks say what is its own.
  if (!is_owned && vpc.id.empty()) vpc.cidrs.push_back(own);
  const auto interface = network_.add(NetworkInterface{.id = {},
                                                       .name = {},
                                                       .vpc = place.vpc,
                                                       .subnet = subnet,
                                                       .addresses = {{.private_ip = address}},
                                                       .groups = {place.group}});
  return {.interface = interface, .address = address, .piece = piece};
}

std::vector<Host> Stage::add_hosts(const Place& place, const std::vector<AddressPiece>& pieces) {
  std::vector<Host> hosts;
  for (const AddressPiece& piece : pieces) {
    Ipv4 address = piece.first;
    for (const auto subnet : place.subnets) {
      while (address < piece.last && taken_.contains({place.vpc, address.bits})) address = address.plus(1);
      if (taken_.contains({place.vpc, address.bits})) break;
      hosts.push_back(add_host(place, subnet, address, piece));
    }
  }
  return hosts;
}

std::vector<Host> Stage::add_members(const Place& place, Index<Vpc> real, const BehindAsked& asked) {
  std::vector<Host> hosts;
  if (!real) return hosts;
  std::set<std::vector<Index<SecurityGroup>>> known;
  for (const NetworkInterface& interface : seen_.description().network_interfaces) {
    const Ip address = interface.addresses.front().private_ip;
    if (interface.vpc != real || address.is_v6() || interface.groups.empty()) continue;
    if (asked.address && *asked.address != address.v4()) continue;
    if (!asked.address && !known.insert(interface.groups).second) continue;
    hosts.push_back(
        add_host(place, place.subnets.front(), address.v4(), AddressPiece{address.v4(), address.v4()}));
    auto& groups = network_[hosts.back().interface].groups;
    groups.insert(groups.end(), interface.groups.begin(), interface.groups.end());
  }
  return hosts;
}

std::vector<AddressPiece> Stage::pieces_of(const BehindAsked& asked, const std::vector<IpBlock>& within,
                                           const std::vector<IpBlock>& without) const {
  if (asked.address) return {{*asked.address, *asked.address}};
  return pieces_within(seen_, within, without, asked.apart);
}

// ---- peering connections, VPN gateways, gateway endpoints
// ---------------------------------------------------------

std::vector<Host> Stage::behind(Index<VpcPeeringConnection> index, const BehindAsked& asked) {
  VpcPeeringConnection& peering = network_[index];
  PeeredVpc& side = far_side(peering, asked.others);
  const Index<Vpc> real = side.vpc;
  Vpc vpc{.id = side.vpc_id,
          .name = real ? network_[real].name : std::string(),
          .owner = side.owner,
          .region = side.region,
          .cidrs = side.cidrs,
          .described = static_cast<bool>(real)};
  const auto blocks = side.cidrs;
  const Place place = add_place(std::move(vpc), {""}, index);
  side.vpc = place.vpc;
  auto hosts = add_members(place, real, asked);
  for (const Host& host : add_hosts(place, pieces_of(asked, blocks, {}))) hosts.push_back(host);
  return hosts;
}

std::vector<Host> Stage::behind(Index<VpnGateway> index, const BehindAsked& asked) {
  const auto own = network_[network_[index].vpc].cidrs;
  const Place place = add_place(nameless_vpc(), {""}, index);
  network_[index].behind = place.vpc;
  return add_hosts(place, pieces_of(asked, everywhere, own));
}

std::vector<Host> Stage::behind(Index<VpcEndpoint> index, const BehindAsked& asked) {
  const Place place = add_place(nameless_vpc(), {""}, index);
  network_[index].behind = place.vpc;
  return add_hosts(place, pieces_of(asked, asked.service, {}));
}

// ---- transit gateways
// -----------------------------------------------------------------------------------------

std::vector<std::string> Stage::zones_of(Index<TransitGateway> gateway) const {
  std::set<std::string> zones;
  for (const TransitGatewayAttachment& attachment : network_.transit_gateway_attachments) {
    if (attachment.transit_gateway != gateway) continue;
    for (const auto subnet : attachment.subnets) zones.insert(network_[subnet].availability_zone_id);
  }
  if (zones.empty()) zones.insert("");
  return {zones.begin(), zones.end()};
}

Stage::Place Stage::add_attached_place(Index<TransitGateway> gateway, Index<TransitGatewayRouteTable> table,
                                       const std::vector<std::string>& zones) {
  Place place = add_place(nameless_vpc(), zones, gateway);
  network_.add(TransitGatewayAttachment{.id = {},
                                        .name = {},
                                        .transit_gateway = gateway,
                                        .resource = place.vpc,
                                        .resource_kind = "vpc",
                                        .available = true,
                                        .route_table = table,
                                        .subnets = place.subnets});
  return place;
}

Index<TransitGatewayRouteTable> Stage::add_table(Index<TransitGateway> gateway,
                                                 Index<TransitGatewayAttachment> target) {
  return network_.add(TransitGatewayRouteTable{.id = {},
                                               .name = {},
                                               .transit_gateway = gateway,
                                               .routes = {{.destination = IpBlock(), .attachment = target}}});
}

std::vector<Host> Stage::behind(Index<TransitGateway> gateway, const BehindAsked& asked) {
  const auto pieces = pieces_of(asked, everywhere, {});
  const auto zones = zones_of(gateway);
  std::vector<Host> hosts;
  if (asked.role == Role::source) {
    std::set<Index<TransitGatewayRouteTable>> tables;
    for (const auto attachment : seen_.attachments_of(gateway)) {
      if (seen_[attachment].route_table) tables.insert(seen_[attachment].route_table);
    }
    for (const auto table : tables) {
      for (const Host& host : add_hosts(add_attached_place(gateway, table, zones), pieces))
        hosts.push_back(host);
    }
    return hosts;
  }
  // There the path is at its end: no table of the gateway has a say.
  const Place place = add_attached_place(gateway, {}, zones);
  const Index<TransitGatewayAttachment> end{
      static_cast<std::uint32_t>(network_.transit_gateway_attachments.size() - 1)};
  const auto table = add_table(gateway, end);
  for (const auto attachment : seen_.attachments_of(gateway)) network_[attachment].route_table = table;
  return add_hosts(place, pieces);
}

std::vector<Host> Stage::behind(Index<TransitGatewayAttachment> index, const BehindAsked& asked) {
  const auto gateway = seen_[index].transit_gateway;
  const auto* vpc = std::get_if<Index<Vpc>>(&seen_[index].resource);
  if (vpc == nullptr || !asked.others.contains(*vpc)) return replace_attached(index, asked);
  // Between the VPC and the rest of the gateway.
  const Place place = add_attached_place(gateway, {}, zones_of(gateway));
  const Index<TransitGatewayAttachment> rest{
      static_cast<std::uint32_t>(network_.transit_gateway_attachments.size() - 1)};
  if (asked.role == Role::source) {
    network_[rest].route_table = add_table(gateway, index);
  } else {
    network_[index].route_table = add_table(gateway, rest);
  }
  return add_hosts(place, pieces_of(asked, everywhere, network_[*vpc].cidrs));
}

std::vector<Host> Stage::replace_attached(Index<TransitGatewayAttachment> index, const BehindAsked& asked) {
  const auto gateway = network_[index].transit_gateway;
  const auto* attached = std::get_if<Index<Vpc>>(&seen_[index].resource);
  const Index<Vpc> real = attached != nullptr ? *attached : Index<Vpc>{};
  Vpc vpc = nameless_vpc();
  std::vector<std::string> zones;
  if (real) vpc = network_[real];
  for (const auto subnet : network_[index].subnets) zones.push_back(network_[subnet].availability_zone_id);
  if (zones.empty()) zones.emplace_back();
  const Place place = add_place(std::move(vpc), zones, gateway);
  network_[index].resource = place.vpc;
  network_[index].subnets = place.subnets;
  auto hosts = add_members(place, real, asked);
  const auto within = real ? network_[real].cidrs : everywhere;
  for (const Host& host : add_hosts(place, pieces_of(asked, within, {}))) hosts.push_back(host);
  return hosts;
}

}  // namespace vpcsim::insights
