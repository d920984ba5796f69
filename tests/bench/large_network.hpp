// Networks of any size at AWS's default quotas: groups of 60 rules a direction, network ACLs of 20 entries,
// route tables of 50 routes, VPCs peered with one another.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "simulator/network/network.hpp"
#include "simulator/network/packet.hpp"

namespace vpcsim::network {

struct LargeNetworkSize {
  std::uint32_t vpcs = 8;
  std::uint32_t subnets_per_vpc = 50;
  std::uint32_t instances = 10'000;
  std::uint32_t groups_per_vpc = 63;
  std::uint32_t peers_per_vpc = 8;  ///< 7 are all others of 8
};

/// The same for the same size and seed.
class LargeNetwork {
 public:
  explicit LargeNetwork(const LargeNetworkSize& size, std::uint64_t seed = 1) : size_(size), random_(seed) {
    for (std::uint32_t i = 0; i < size_.vpcs; ++i) add_vpc(i);
    for (std::uint32_t i = 0; i < size_.vpcs; ++i) {
      for (std::uint32_t step = 1; step <= size_.peers_per_vpc / 2; ++step) {
        const bool opposite = 2 * step == size_.vpcs;  // seen from both: one connection is enough
        if (!opposite || i < step) peer(i, (i + step) % size_.vpcs);
      }
    }
    for (std::uint32_t i = 0; i < size_.vpcs; ++i) add_subnets(i);
    for (std::uint32_t i = 0; i < size_.instances; ++i) add_instance(i);
  }

  Description description;

 private:
  static constexpr int rules = 60, entries = 20, routes = 50;
  static constexpr std::uint16_t ports[] = {22, 53, 80, 443, 3306, 5432, 6379, 8080, 8443, 9200};

  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }

  /// VPCs have 10.0.0.0/8 among them. A few get more than AWS's /16 each, so that 50,000 instances fit in.
  int vpc_prefix() const {
    int prefix = 9;
    while ((1U << (prefix - 8)) < size_.vpcs) ++prefix;
    return std::max(prefix, 12);
  }
  protocol::Ipv4 base(std::uint32_t vpc) const { return {(10U << 24) + (vpc << (32 - vpc_prefix()))}; }
  int subnet_prefix() const {
    int prefix = vpc_prefix();
    while ((1U << (prefix - vpc_prefix())) < size_.subnets_per_vpc) ++prefix;
    return prefix;
  }
  IpBlock subnet_block(std::uint32_t vpc, std::uint32_t subnet) const {
    return {base(vpc).plus(subnet << (32 - subnet_prefix())), subnet_prefix()};
  }
  IpBlock any_block() {
    const auto vpc = below(size_.vpcs);
    if (below(4) == 0) return {base(vpc), vpc_prefix()};
    return subnet_block(vpc, below(size_.subnets_per_vpc));
  }
  Traffic any_traffic() {
    const auto port = ports[below(std::size(ports))];
    return {IpProtocol::tcp, {port, port}};
  }

  void add_vpc(std::uint32_t i) {
    const auto id = std::to_string(i);
    description.add(Vpc{"vpc-" + id, "", "111111111111", "us-east-1", {{base(i), vpc_prefix()}}});
    for (std::uint32_t g = 0; g < size_.groups_per_vpc; ++g) {
      SecurityGroup group{"sg-" + id + "-" + std::to_string(g), "", {i}, {}, {}};
      for (auto* list : {&group.ingress, &group.egress}) {
        for (int r = 0; r < rules - 1; ++r) list->push_back({any_traffic(), any_block(), {}});
      }
      group.ingress.push_back(
          {any_traffic(),
           SecurityGroupReference{{i * size_.groups_per_vpc + below(size_.groups_per_vpc)}, "", ""},
           {}});
      group.egress.push_back({Traffic{}, IpBlock(), {}});
      description.add(std::move(group));
    }
  }

  void peer(std::uint32_t a, std::uint32_t b) {
    if (a == b) return;
    const auto side = [&](std::uint32_t vpc) {
      return PeeredVpc{"111111111111", "us-east-1", description.vpcs[vpc].id, {}, {vpc}};
    };
    description.add(
        VpcPeeringConnection{"pcx-" + std::to_string(a) + "-" + std::to_string(b), "", side(a), side(b)});
  }

  void add_subnets(std::uint32_t vpc) {
    for (std::uint32_t s = 0; s < size_.subnets_per_vpc; ++s) {
      const auto id = std::to_string(vpc) + "-" + std::to_string(s);
      description.add(Subnet{"subnet-" + id,
                             "",
                             {vpc},
                             {subnet_block(vpc, s)},
                             description.add(routes_of(vpc, id)),
                             description.add(acl_of(vpc, id))});
    }
  }

  RouteTable routes_of(std::uint32_t vpc, const std::string& id) {
    RouteTable table{"rtb-" + id, "", {vpc}, {}};
    table.routes.push_back({{base(vpc), vpc_prefix()}, LocalTarget{}, RouteOrigin::local});
    for (std::uint32_t i = 0; i < description.vpc_peering_connections.size(); ++i) {
      const auto& peering = description.vpc_peering_connections[i];
      for (const auto& [own, far] : {std::pair(peering.requester.vpc, peering.accepter.vpc),
                                     std::pair(peering.accepter.vpc, peering.requester.vpc)}) {
        if (own.position != vpc || below(8) == 0) continue;
        table.routes.push_back(
            {{base(far.position), vpc_prefix()}, Index<VpcPeeringConnection>{i}, RouteOrigin::created});
      }
    }
    while (table.routes.size() < routes) {
      const protocol::Ipv4 address{(172U << 24) + (16U << 16) +
                                   (static_cast<std::uint32_t>(table.routes.size()) << 8)};
      table.routes.push_back({{address, 24}, OtherTarget{"carrier gateway", "cagw"}, RouteOrigin::created});
    }
    return table;
  }

  NetworkAcl acl_of(std::uint32_t vpc, const std::string& id) {
    NetworkAcl acl{"acl-" + id, "", {vpc}, {}, {}};
    for (auto* list : {&acl.ingress, &acl.egress}) {
      for (int i = 1; i < entries; ++i) list->push_back({i, false, any_traffic(), any_block()});
      list->push_back({entries, true, Traffic{}, IpBlock()});
    }
    return acl;
  }

  void add_instance(std::uint32_t i) {
    const auto id = std::to_string(i);
    const auto subnet = i % static_cast<std::uint32_t>(description.subnets.size());
    const auto number = i / static_cast<std::uint32_t>(description.subnets.size());
    const auto vpc = description.subnets[subnet].vpc;
    const auto instance = description.add(Instance{"i-" + id, ""});
    const protocol::Ipv4 address = description.subnets[subnet].cidrs.front().first().v4().plus(number + 4);
    NetworkInterface interface {
      "eni-" + id, "", vpc, {subnet}, {{address, std::nullopt}}, {}
    };
    interface.groups.push_back({vpc.position * size_.groups_per_vpc + below(size_.groups_per_vpc)});
    interface.instance = instance;
    description.add(std::move(interface));
  }

  LargeNetworkSize size_;
  std::mt19937_64 random_;
};

}  // namespace vpcsim::network
