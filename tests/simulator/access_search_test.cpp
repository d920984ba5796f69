// The analyzer's classes against the evaluator, flow by flow, on random networks.
#include "simulator/insights/access_search.hpp"

#include "catch.hpp"
#include "protocol/ec2/vpc.hpp"
#include "simulator/network/reach.hpp"
#include "simulator/test_cloud.hpp"
#include "tests/simulator/network/random_network.hpp"

namespace vpcsim::network {
namespace {

using insights::AccessPaths;

constexpr std::uint64_t networks = 60;

/// All paths that there are.
struct Everything {
  tests::TestCloud cloud;
  const Network& network;
  insights::AccessFilter filter;
  insights::AccessEnds ends;
  std::vector<AccessPaths> found;

  explicit Everything(const Network& of, std::vector<insights::PathPattern> exclude = {})
      : network(of), filter(of, call(), {{insights::PathPattern{}}, std::move(exclude)}), ends(of, filter) {
    found = insights::search_access(network, filter, ends, 1'000'000);
  }

  ReadCall call() {
    cloud.call(ec2::DescribeVpcsRequest{});  // makes the region
    static const Settings settings;
    const Cloud& all = cloud.simulator.cloud();
    return {all, *all.find({cloud.account, cloud.region}), cloud.clock.now(), settings};
  }

  bool has(Index<NetworkInterface> from, Index<NetworkInterface> to, const Service& service) const {
    auto is_in = [](const insights::HostClass* hosts, Index<NetworkInterface> wanted) {
      return hosts && std::any_of(hosts->hosts.begin(), hosts->hosts.end(),
                                  [&](const auto& host) { return host.interface == wanted; });
    };
    return std::any_of(found.begin(), found.end(), [&](const AccessPaths& paths) {
      return paths.protocol == service.protocol && paths.ports.contains(service.port) &&
             is_in(paths.sources, from) && is_in(paths.destinations, to);
    });
  }
};

/// Paths don't lead through appliances, nor through internet gateways, nor to NAT gateways.
bool is_shown(const Walk& walk) {
  bool is_first = true;
  for (const Step& step : walk.steps) {
    if (std::holds_alternative<ForwardedByInterface>(step)) return false;
    const auto* translated = std::get_if<InternetGatewayTranslated>(&step);
    if (translated && translated->direction == Direction::ingress && !is_first) return false;
    is_first = false;
  }
  return true;
}

bool arrives(const Path& path) {
  return path.verdict == Verdict::reachable || path.verdict == Verdict::forward_only ||
         (path.verdict == Verdict::misdelivered && path.reply);
}

const Service services[] = {
    {IpProtocol::tcp, 22}, {IpProtocol::tcp, 443}, {IpProtocol::tcp, 50'000}, {IpProtocol::udp, 53}};

}  // namespace

TEST_CASE("Exactly the pairs of interfaces that the evaluator lets through are found") {
  std::size_t reachable = 0, not_reachable = 0;
  for (std::uint64_t seed = 1; seed <= networks; ++seed) {
    RandomNetwork random(seed);
    Network network(random.d);
    Everything everything(network);
    const auto count = static_cast<std::uint32_t>(random.d.network_interfaces.size());
    for (std::uint32_t from = 0; from < count; ++from) {
      for (std::uint32_t to = 0; to < count; ++to) {
        if (from == to || network.nat_gateway_of({from}) || network.nat_gateway_of({to})) continue;
        for (const Service& service : services) {
          const Path truth = path(
              network, flow_between(Index<NetworkInterface>{from}, Index<NetworkInterface>{to}, service));
          const bool is_there = arrives(truth) && is_shown(truth.request);
          ++(is_there ? reachable : not_reachable);
          INFO("seed " << seed << ": " << from << " to " << to << " by " << service.text());
          CHECK(everything.has({from}, {to}, service) == is_there);
        }
      }
    }
  }
  CHECK(reachable > 500);
  CHECK(not_reachable > 500);
}

TEST_CASE("Every path of every class is one that the evaluator walks") {
  std::size_t walked = 0;
  for (std::uint64_t seed = 1001; seed <= 1000 + networks; ++seed) {
    RandomNetwork random(seed);
    Network network(random.d);
    Everything everything(network);
    for (const AccessPaths& paths : everything.found) {
      for (std::size_t at = 0; at < paths.size(); ++at) {
        const auto one = insights::path_at(network, paths, at);
        INFO("seed " << seed);
        if (!one) {
          // Only of a host and itself.
          CHECK(paths.sources == paths.destinations);
          continue;
        }
        ++walked;
        const auto* to = std::get_if<Index<NetworkInterface>>(&one->to);
        const auto* from = std::get_if<Index<NetworkInterface>>(&one->from);
        if (!to || !from) continue;
        for (const std::uint16_t port : {paths.ports.from, paths.ports.to}) {
          Flow flow{.source = *from, .destination = one->walk.sent.destination, .protocol = paths.protocol};
          flow.destination_port = port;
          flow.source_address = one->walk.sent.source;
          const Path truth = path(network, flow);
          const auto* delivered = std::get_if<Delivered>(&truth.request.disposition);
          CHECK((delivered && delivered->interface == *to));
        }
      }
    }
  }
  CHECK(walked > 1000);
}

TEST_CASE("Exactly the interfaces that the internet reaches, or that reach it, are found") {
  std::size_t in = 0, out = 0;
  for (std::uint64_t seed = 2001; seed <= 2000 + 2 * networks; ++seed) {
    RandomNetwork random(seed);
    Network network(random.d);
    Everything everything(network);
    const Ip stranger = ip("9.9.9.9");
    auto holds = [&](const std::vector<insights::Remote>& remotes) {
      return std::any_of(remotes.begin(), remotes.end(), [&](const insights::Remote& remote) {
        return std::any_of(remote.blocks.begin(), remote.blocks.end(),
                           [&](const Cidr& block) { return block.contains(stranger.v4()); });
      });
    };
    auto has = [&](const insights::HostClass* hosts, std::uint32_t at) {
      return hosts && std::any_of(hosts->hosts.begin(), hosts->hosts.end(),
                                  [&](const auto& host) { return host.interface.position == at; });
    };
    for (std::uint32_t at = 0; at < random.d.network_interfaces.size(); ++at) {
      if (network.nat_gateway_of({at})) continue;
      const Index<NetworkInterface> interface { at };
      INFO("seed " << seed << ": " << at);
      Flow flow{.source = stranger, .destination = interface, .destination_port = 443};
      const Path inward = path(network, flow);
      bool is_found = std::any_of(everything.found.begin(), everything.found.end(), [&](const auto& paths) {
        return !paths.sources && std::holds_alternative<FromInternet>(paths.entry) &&
               has(paths.destinations, at) && paths.protocol == IpProtocol::tcp &&
               paths.ports.contains(443) && holds(paths.far_sources);
      });
      const auto* delivered = std::get_if<Delivered>(&inward.request.disposition);
      const bool is_reached = delivered && delivered->interface == interface && is_shown(inward.request);
      CHECK(is_found == is_reached);
      in += is_reached;

      flow.source = interface;
      flow.destination = stranger;
      const Path outward = path(network, flow);
      is_found = std::any_of(everything.found.begin(), everything.found.end(), [&](const auto& paths) {
        return has(paths.sources, at) && !paths.destinations &&
               std::holds_alternative<Index<InternetGateway>>(paths.to) &&
               paths.protocol == IpProtocol::tcp && paths.ports.contains(443) &&
               holds(paths.far_destinations);
      });
      const bool leaves =
          std::holds_alternative<SentToInternet>(outward.request.disposition) && is_shown(outward.request);
      CHECK(is_found == leaves);
      out += leaves;
    }
  }
  CHECK(in > 20);
  CHECK(out > 20);
}

}  // namespace vpcsim::network
