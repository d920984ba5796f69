// Properties that hold in every network, on random ones. A failure prints its seed; the seed makes the
// network.
#include <algorithm>
#include <random>

#include "catch.hpp"
#include "tests/simulator/network/sample_networks.hpp"

using namespace vpcsim::network;

namespace {

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
  explicit RandomNetwork(std::uint64_t seed) : dice(seed) {
    const auto count = 2 + dice.below(3);
    for (std::uint32_t i = 0; i < count; ++i) add_vpc(i);
    for (std::size_t i = 0; i + 1 < sites_.size(); ++i) {
      for (std::size_t j = i + 1; j < sites_.size(); ++j) {
        if (!dice.one_in(3)) add_peering(sites_[i], sites_[j]);
      }
    }
    for (auto& table : d.route_tables) add_routes(table);
    for (auto& acl : d.network_acls) spoil(acl);
    for (auto& group : d.security_groups) spoil(group);
  }

  Flow flow() {
    Flow flow;
    flow.source = endpoint();
    flow.destination = endpoint();
    const IpProtocol protocols[] = {IpProtocol::tcp, IpProtocol::tcp, IpProtocol::udp, IpProtocol::icmp,
                                    IpProtocol{47}};
    flow.protocol = dice.pick(protocols);
    flow.destination_port = dice.one_in(2) ? 22 : 443;
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
    const IpBlock choices[] = {anywhere, anywhere, cidr("10.0.0.0/8"), cidr("10.1.0.0/16")};
    return dice.pick(choices);
  }
  RuleSource source() {
    if (dice.one_in(3)) return SecurityGroupReference{any_of(dice, d.security_groups), "", ""};
    return block();
  }
  Ip address() {
    if (dice.one_in(4)) return ip("8.8.8.8");
    const auto& held = dice.pick(d.network_interfaces).addresses.front();
    return dice.one_in(2) ? held.public_ip.value_or(held.private_ip) : held.private_ip;
  }
  Endpoint endpoint() {
    if (dice.one_in(5)) return address();
    if (dice.one_in(5)) return any_of(dice, d.network_interfaces);
    return any_of(dice, d.instances);
  }

  std::vector<Site> sites_;
  std::uint32_t next_public_ = ip("54.0.0.1").v4().bits;
};

constexpr std::uint64_t networks = 300;
constexpr int flows_per_network = 40;

/// Calls `property(random network, its Network, flow)` for many of them.
template <class Property>
void for_random_flows(std::uint64_t first_seed, Property property) {
  for (auto seed = first_seed; seed < first_seed + networks; ++seed) {
    RandomNetwork random(seed);
    Network network(random.d);
    for (int i = 0; i < flows_per_network; ++i) {
      auto flow = random.flow();
      INFO("seed " << seed << ", flow " << i);
      property(random, network, flow);
    }
  }
}

template <class List>
void shuffle(Dice& dice, List& list) {
  for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[dice.below(i)]);
}

}  // namespace

TEST_CASE("A flow has blockers exactly when it isn't reachable, and each has its sentences") {
  std::size_t verdicts[4] = {};
  for_random_flows(1000, [&](RandomNetwork&, const Network& network, const Flow& flow) {
    auto found = blockers(network, flow);
    auto answer = verdict(network, flow);
    ++verdicts[static_cast<std::size_t>(answer)];
    CHECK(found.empty() == (answer == Verdict::reachable));
    for (const auto& blocker : found) {
      CHECK_FALSE(explain(network, blocker).empty());
      CHECK_FALSE(remedy(network, blocker).empty());
    }
  });
  // The networks are worth the name random: every verdict comes up.
  for (auto count : verdicts) CHECK(count > 20);
}

TEST_CASE("The fast verdict is the explained one's, and every step has a line") {
  for_random_flows(2000, [](RandomNetwork&, const Network& network, const Flow& flow) {
    auto story = path(network, flow);
    CHECK(story.verdict == verdict(network, flow));
    for (const auto& step : story.request.steps) {
      CHECK_FALSE(describe(network, step).empty());
    }
    bool dropped = std::holds_alternative<Dropped>(story.request.disposition);
    CHECK(dropped == (story.verdict == Verdict::unreachable));
  });
}

TEST_CASE("One more allow rule never makes a reachable flow unreachable") {
  for_random_flows(3000, [](RandomNetwork& random, const Network& network, const Flow& flow) {
    if (verdict(network, flow) != Verdict::reachable) return;
    auto more = random.d;
    auto& group = random.dice.pick(more.security_groups);
    (random.dice.one_in(2) ? group.ingress : group.egress).push_back(allow(tcp(22), cidr("10.0.0.0/8")));
    auto& acl = random.dice.pick(more.network_acls);
    (random.dice.one_in(2) ? acl.ingress : acl.egress).push_back(entry(1, true, tcp(1024, 50000)));
    CHECK(verdict(Network(more), flow) == Verdict::reachable);
  });
}

TEST_CASE("The order of records and the spacing of rule numbers don't matter") {
  for (std::uint64_t seed = 4000; seed < 4000 + networks; ++seed) {
    RandomNetwork random(seed);
    Network network(random.d);
    auto other = random.d;
    for (auto& group : other.security_groups) {
      shuffle(random.dice, group.ingress);
      shuffle(random.dice, group.egress);
    }
    for (auto& table : other.route_tables) shuffle(random.dice, table.routes);
    for (auto& acl : other.network_acls) {
      for (auto* entries : {&acl.ingress, &acl.egress}) {
        for (auto& entry : *entries) entry.rule_number = entry.rule_number * 7 + 3;
        shuffle(random.dice, *entries);
      }
    }
    Network shuffled(other);
    for (int i = 0; i < flows_per_network; ++i) {
      auto flow = random.flow();
      INFO("seed " << seed << ", flow " << i);
      CHECK(verdict(network, flow) == verdict(shuffled, flow));
      CHECK(blockers(network, flow).size() == blockers(shuffled, flow).size());
    }
  }
}

TEST_CASE("Renumbering interfaces doesn't matter") {
  for_random_flows(5000, [](RandomNetwork& random, const Network& network, const Flow& flow) {
    auto other = random.d;
    auto last = static_cast<std::uint32_t>(other.network_interfaces.size() - 1);
    std::reverse(other.network_interfaces.begin(), other.network_interfaces.end());
    auto mirror = [&](Index<NetworkInterface>& index) { index.position = last - index.position; };
    for (auto& gateway : other.nat_gateways) mirror(gateway.network_interface);
    auto renumbered = flow;
    for (auto* endpoint : {&renumbered.source, &renumbered.destination}) {
      if (auto* index = std::get_if<Index<NetworkInterface>>(endpoint)) mirror(*index);
    }
    CHECK(verdict(network, flow) == verdict(Network(other), renumbered));
  });
}
