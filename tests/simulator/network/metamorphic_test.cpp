// What must not change an answer: other names, another order, things that have nothing to do with it, asking
// many flows at once, and asking from the other end. On random networks; a failure prints its seed.
#include <algorithm>
#include <numeric>

#include "catch.hpp"
#include "simulator/network/reach.hpp"
#include "tests/simulator/network/permuted.hpp"
#include "tests/simulator/network/random_network.hpp"

using namespace vpcsim::network;

namespace {

constexpr std::uint64_t networks = 200;
constexpr int flows_per_network = 30;

/// What an answer says, without names: the verdict, and each blocker's code, leg and direction.
std::string answer(const Network& network, const Flow& flow) {
  std::string out(text(verdict(network, flow)));
  for (const auto& blocker : blockers(network, flow)) {
    out += "; " + std::string(text(blocker.leg)) + " " + std::string(text(blocker.code));
    if (blocker.direction) out += " " + std::string(text(*blocker.direction));
  }
  return out;
}

/// Other ids, in another order than the old ones, and names that everything shares.
void rename_all(Description& d) {
  std::uint32_t number = 9'999'999;
  auto rename = [&](auto& records) {
    for (auto& record : records) {
      record.id = "x-" + std::to_string(number--);
      record.name = "same";
    }
  };
  rename(d.vpcs), rename(d.subnets), rename(d.route_tables), rename(d.network_acls);
  rename(d.security_groups), rename(d.internet_gateways), rename(d.egress_only_internet_gateways);
  rename(d.nat_gateways), rename(d.vpn_gateways), rename(d.vpc_peering_connections), rename(d.vpc_endpoints);
  rename(d.transit_gateways), rename(d.transit_gateway_attachments), rename(d.transit_gateway_route_tables);
  rename(d.network_interfaces), rename(d.instances);
  for (auto& peering : d.vpc_peering_connections) {
    for (auto* side : {&peering.requester, &peering.accepter}) {
      side->vpc_id = side->vpc ? d[side->vpc].id : "x-elsewhere";
    }
  }
}

/// Addresses that a flow's packets have, and those that its ends hold.
std::vector<Ip> addresses_of(const Path& story) {
  std::vector<Ip> all;
  auto add = [&](const Walk& walk) {
    for (const Packet* packet : {&walk.sent, &walk.received})
      all.insert(all.end(), {packet->source, packet->destination});
    for (const auto& step : walk.steps) {
      if (const auto* nat = std::get_if<NatGatewayTranslated>(&step))
        all.insert(all.end(), {nat->before, nat->after});
      if (const auto* route = std::get_if<RouteChosen>(&step)) all.push_back(route->destination);
      if (const auto* route = std::get_if<TransitGatewayRouteChosen>(&step))
        all.push_back(route->destination);
    }
  };
  add(story.request);
  if (story.reply) add(*story.reply);
  return all;
}

bool concerns(const IpBlock& block, const std::vector<Ip>& addresses) {
  return std::any_of(addresses.begin(), addresses.end(), [&](const Ip& ip) { return block.contains(ip); });
}

/// A VPC with the same addresses as the first one, its own gateways, peered with another of its kind; and
/// tables, filters and interfaces that nothing uses, in the VPCs that are there.
void add_unrelated(Builder& builder, Dice& dice) {
  auto& d = builder.d;
  const auto vpcs = static_cast<std::uint32_t>(d.vpcs.size());
  std::vector<Site> islands;
  for (std::string name : {"island", "islet"}) {
    auto island = builder.site(name, d.vpcs.front().cidrs.front().text(), d.vpcs.front().region);
    builder.internet_gateway(island, name);
    const auto base = d[island.vpc].cidrs.front().first().v4().bits;
    for (std::uint32_t i = 10; i < 12; ++i) {
      builder.instance(island, name + std::to_string(i), Ipv4{base + i}.text(),
                       Ipv4{ip("54.99.0.1").v4().bits + base % 7 + i + (name == "islet" ? 20 : 0)}.text());
    }
    islands.push_back(island);
  }
  builder.route(islands[0].table, "0.0.0.0/0", builder.peer(islands[0], islands[1], "islands"));
  auto tgw = d.add(TransitGateway{"tgw-island", "", "", "", true, true});
  auto table = d.add(TransitGatewayRouteTable{"tgw-rtb-island", "", tgw, {}});
  auto attachment = d.add(TransitGatewayAttachment{.id = "tgw-attach-island",
                                                   .transit_gateway = tgw,
                                                   .resource = islands[0].vpc,
                                                   .route_table = table,
                                                   .subnets = {islands[0].subnet}});
  d[table].routes = {{cidr("10.0.0.0/8"), attachment}};
  for (std::uint32_t i = 0; i < vpcs; ++i) {
    const Index<Vpc> vpc{i};
    auto unused = builder.table(vpc, "unused");
    builder.route(unused, "0.0.0.0/0", OtherTarget{"gateway", "gone"});
    auto acl = builder.acl(vpc, "unused");
    d[acl].ingress = {entry(1, false, {})};
    builder.group(vpc, "unused");
  }
  auto& subnet = dice.pick(d.subnets);
  const Index<Subnet> where{static_cast<std::uint32_t>(&subnet - d.subnets.data())};
  builder.interface(where, "spare", Ipv4{d[where].cidrs.front().first().v4().bits + 200}.text(), std::nullopt,
                    {any_of(dice, d.security_groups)});
}

bool open(Description& d) {
  for (auto& group : d.security_groups) {
    group.ingress = group.egress = {allow({}, anywhere), allow({}, cidr("::/0"))};
  }
  return true;
}

/// Whether anything on the way remembers who asked, or gives a packet other addresses.
bool is_stateless(const Path& story) {
  auto is_plain = [](const Step& step) {
    return !std::holds_alternative<NatGatewayTranslated>(step) &&
           !std::holds_alternative<InternetGatewayTranslated>(step) &&
           !std::holds_alternative<InternetGatewayPassed>(step) &&
           !std::holds_alternative<EgressOnlyInternetGatewayPassed>(step);
  };
  auto all_plain = [&](const Walk& walk) {
    return std::all_of(walk.steps.begin(), walk.steps.end(), is_plain);
  };
  return all_plain(story.request) && (!story.reply || all_plain(*story.reply));
}

}  // namespace

TEST_CASE("Names and ids decide nothing") {
  for (std::uint64_t seed = 6000; seed < 6000 + networks; ++seed) {
    RandomNetwork random(seed);
    Network network(random.d);
    auto other = random.d;
    rename_all(other);
    Network renamed(other);
    for (int i = 0; i < flows_per_network; ++i) {
      const auto flow = random.flow();
      INFO("seed " << seed << ", flow " << i);
      CHECK(answer(network, flow) == answer(renamed, flow));
    }
  }
}

TEST_CASE("The order in which records are listed decides no verdict") {
  for (std::uint64_t seed = 7000; seed < 7000 + networks; ++seed) {
    RandomNetwork random(seed);
    Network network(random.d);
    Permutation permutation(random.d, random.dice);
    Network permuted(permutation.apply(random.d));
    for (int i = 0; i < flows_per_network; ++i) {
      const auto flow = random.flow();
      INFO("seed " << seed << ", flow " << i);
      CHECK(verdict(network, flow) == verdict(permuted, permutation.apply(flow)));
    }
  }
}

TEST_CASE("What has nothing to do with a flow changes nothing when it is taken away") {
  std::size_t routes_removed = 0;
  for (std::uint64_t seed = 8000; seed < 8000 + networks; ++seed) {
    RandomNetwork random(seed);
    Builder more{random.d};
    add_unrelated(more, random.dice);
    Network with(more.d), without(random.d);
    for (int i = 0; i < flows_per_network; ++i) {
      const auto flow = random.flow();
      INFO("seed " << seed << ", flow " << i);
      CHECK(answer(with, flow) == answer(without, flow));
      // Routes that contain none of the flow's addresses, and rules of groups that no interface on its way
      // has.
      const auto story = path(with, flow);
      const auto addresses = addresses_of(story);
      auto less = more.d;
      for (auto& table : less.route_tables) {
        routes_removed += std::erase_if(table.routes, [&](const Route& route) {
          return route.origin != RouteOrigin::local && !concerns(route.destination, addresses);
        });
      }
      for (auto& acl : less.network_acls) {
        for (auto* entries : {&acl.ingress, &acl.egress})
          std::erase_if(*entries,
                        [&](const NetworkAclEntry& entry) { return !concerns(entry.cidr, addresses); });
      }
      CHECK(verdict(Network(less), flow) == story.verdict);
    }
  }
  CHECK(routes_removed > 10'000);
}

TEST_CASE("Asked from the other end, the same two packets get the same answer") {
  std::size_t compared = 0, reachable = 0;
  for (std::uint64_t seed = 9000; seed < 9000 + 3 * networks; ++seed) {
    RandomNetwork random(seed);
    open(random.d);  // security groups alone tell a request from a reply
    Network network(random.d);
    auto is_endpoint = [&](Index<Instance> index) {
      const auto interface = network.primary_interface_of(index);
      return !interface || network[interface].vpc_endpoint;
    };
    for (int i = 0; i < flows_per_network; ++i) {
      const auto one = any_of(random.dice, random.d.instances),
                 other = any_of(random.dice, random.d.instances);
      if (one == other || is_endpoint(one) || is_endpoint(other)) continue;
      Flow there{.source = one, .destination = other};
      there.protocol = random.dice.one_in(2) ? IpProtocol::tcp : IpProtocol::udp;
      there.destination_port = 22;
      there.source_ports = {41000, 41000};
      there.ipv6 = random.dice.one_in(4);
      Flow back = there;
      std::swap(back.source, back.destination);
      back.destination_port = 41000;
      back.source_ports = {22, 22};
      const auto asked = path(network, there), answered = path(network, back);
      if (!is_stateless(asked) || !is_stateless(answered)) continue;
      INFO("seed " << seed << ", flow " << i);
      CHECK((asked.verdict == Verdict::reachable) == (answered.verdict == Verdict::reachable));
      ++compared;
      reachable += asked.verdict == Verdict::reachable;
    }
  }
  CHECK(compared > 5'000);
  CHECK(reachable > 1'000);
}

TEST_CASE("A matrix has for each pair what is said of its flow alone") {
  const Service services[] = {{IpProtocol::tcp, 22},        {IpProtocol::udp, 53},
                              {IpProtocol::icmp, 0},        {IpProtocol{47}, 0},
                              {IpProtocol::tcp, 443, true}, {IpProtocol::icmpv6, 0, true}};
  std::size_t pairs = 0;
  for (std::uint64_t seed = 10'000; seed < 10'000 + networks / 2; ++seed) {
    RandomNetwork random(seed);
    Network network(random.d);
    const auto& service = services[seed % std::size(services)];
    std::vector<Endpoint> ends{address_on_internet(network, service.ipv6)};
    for (std::uint32_t i = 0; i < random.d.instances.size(); ++i) ends.push_back(Index<Instance>{i});
    for (std::uint32_t i = 0; i < random.d.network_interfaces.size(); ++i)
      ends.push_back(Index<NetworkInterface>{i});
    for (const auto& own : random.d.network_interfaces) {
      const auto& address = own.addresses.back();
      ends.push_back(address.public_ip.value_or(address.private_ip));
    }
    const auto matrix = reach(network, service, ends, ends);
    for (std::size_t row = 0; row < ends.size(); ++row) {
      for (std::size_t column = 0; column < ends.size(); ++column) {
        if (ends[row] == ends[column]) continue;
        ++pairs;
        const auto alone = verdict(network, flow_between(ends[row], ends[column], service));
        if (matrix.at(row, column) == alone) continue;
        INFO("seed " << seed << ", " << row << " to " << column);
        FAIL(text(matrix.at(row, column)) << " in the matrix, alone " << text(alone));
      }
    }
  }
  CHECK(pairs > 50'000);
}

TEST_CASE("A network answers a flow alike, whatever it was asked before") {
  for (std::uint64_t seed = 11'000; seed < 11'000 + networks; ++seed) {
    RandomNetwork random(seed);
    std::vector<Flow> flows;
    for (int i = 0; i < flows_per_network; ++i) flows.push_back(random.flow());
    Network asked_all(random.d);
    std::vector<std::string> together;
    for (const auto& flow : flows) together.push_back(answer(asked_all, flow));
    for (std::size_t i = flows.size(); i-- > 0;) {
      INFO("seed " << seed << ", flow " << i);
      CHECK(answer(Network(random.d), flows[i]) == together[i]);
    }
  }
}
