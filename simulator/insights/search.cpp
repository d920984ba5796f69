#include "simulator/insights/search.hpp"

#include <algorithm>

#include "simulator/insights/borders.hpp"
#include "simulator/network/blockers.hpp"

namespace vpcsim::insights {
namespace {

/// How many flows are compared for the explanations of a path that isn't there. Any of them would do; the one
/// with the fewest blockers asks for the fewest changes.
constexpr std::size_t explained_max = 2000;

/// The flow's ends, apart from ports.
struct Pair {
  Endpoint source, destination;
  std::optional<Ip> source_address = {};
  /// What the end stands for, if for more than itself.
  std::optional<AddressPiece> source_piece = {}, destination_piece = {};
};

/// How long a path's story is.
std::size_t length_of(const Path& path) {
  return path.request.steps.size();
}

bool is_primary(const Network& network, const Host& host) {
  return host.interface && network[host.interface].primary_address().private_ip == host.address;
}

/// An address that none of the network's own interfaces holds: a stranger's.
Ipv4 stranger_in(const Network& network, const AddressPiece& piece) {
  Ipv4 address = piece.first;
  while (address < piece.last && network.holder_of_public(address)) address = address.plus(1);
  return address;
}

class Search {
 public:
  Search(const Network& network, const Question& question)
      : network_(network),
        question_(question),
        destination_pieces_(port_pieces(network, question.destination_ports)),
        client_pieces_(port_pieces(network, question.source_ports)),
        source_pieces_(client_pieces_) {
    // A client's port is most likely one of many that fare alike.
    std::stable_sort(
        source_pieces_.begin(), source_pieces_.end(),
        [](protocol::PortRange a, protocol::PortRange b) { return b.to - b.from < a.to - a.from; });
  }

  Answer run() {
    const std::vector<Pair> pairs = all_pairs();
    const Pair* best = nullptr;
    std::size_t shortest = SIZE_MAX, tried = 0;
    for (const Pair& pair : pairs) {
      if (best != nullptr && ++tried > explained_max) break;
      Answer found;
      if (!try_pair(pair, found)) continue;
      const std::size_t length = length_of(path(network_, found.flow));
      if (best != nullptr) answer_.alternatives.push_back(length < shortest ? answer_.flow : found.flow);
      if (length >= shortest) continue;
      found.alternatives = std::move(answer_.alternatives);
      answer_ = std::move(found);
      best = &pair;
      shortest = length;
    }
    if (best == nullptr) return explain(pairs);
    if (best->source_piece) answer_.source_blocks = alike(pairs, *best, &Pair::source_piece);
    if (best->destination_piece) answer_.destination_blocks = alike(pairs, *best, &Pair::destination_piece);
    return answer_;
  }

 private:
  std::vector<Pair> all_pairs() const {
    std::vector<Pair> pairs;
    if (question_.internet_source) {
      for (const Host& host : question_.destinations) add_internet(pairs, host, true);
    } else if (question_.internet_destination) {
      for (const Host& host : question_.sources) add_internet(pairs, host, false);
    } else {
      for (const Host& from : question_.sources) {
        for (const Host& to : question_.destinations) {
          if (from.interface == to.interface && from.address == to.address) continue;
          pairs.push_back({from.interface, destination_of(to), from.address, from.piece, to.piece});
        }
      }
    }
    return pairs;
  }

  /// The goal of the search is the interface; of other addresses than its primary one the evaluator finds out
  /// by itself whose they are.
  Endpoint destination_of(const Host& host) const {
    if (host.public_ip && (host.by_public_ip || (question_.internet_source && !is_primary(network_, host))))
      return Ip(*host.public_ip);
    if (is_primary(network_, host)) return host.interface;
    return Ip(host.address);
  }

  void add_internet(std::vector<Pair>& pairs, const Host& host, bool is_source) const {
    const Internet& end = is_source ? *question_.internet_source : *question_.internet_destination;
    std::vector<AddressPiece> pieces;
    if (end.address) {
      pieces.push_back({*end.address, *end.address});
    } else {
      pieces = public_pieces(network_, network_[end.gateway].vpc, question_.apart);
    }
    for (const AddressPiece& piece : pieces) {
      const Ipv4 stranger = end.address ? *end.address : stranger_in(network_, piece);
      if (is_source) {
        pairs.push_back({Ip(stranger), destination_of(host), {}, piece, host.piece});
      } else {
        pairs.push_back({host.interface, Ip(stranger), host.address, host.piece, piece});
      }
    }
  }

  Flow flow_of(const Pair& pair, protocol::PortRange destination, protocol::PortRange source) const {
    return {.source = pair.source,
            .destination = pair.destination,
            .protocol = question_.protocol,
            .destination_port = destination.from,
            .source_ports = source,
            .source_address = pair.source_address};
  }

  bool passes(const Flow& flow) const {
    const Verdict found = verdict(network_, flow);
    if (found != Verdict::reachable && found != Verdict::forward_only) return false;
    if (found == Verdict::forward_only && question_.both_ways && !crosses_transit_gateway(network_, flow))
      return false;
    return !question_.accepts || question_.accepts(path(network_, flow));
  }

  /// The request doesn't depend on the client's port, nor the reply on the service's: first a port of the
  /// service that the request reaches, then a port of the client that the reply reaches.
  bool try_pair(const Pair& pair, Answer& answer) const {
    for (std::size_t at = 0; at < destination_pieces_.size(); ++at) {
      const auto first = verdict(network_, flow_of(pair, destination_pieces_[at], source_pieces_.front()));
      if (first != Verdict::reachable && first != Verdict::forward_only) continue;
      for (const protocol::PortRange client : source_pieces_) {
        if (!passes(flow_of(pair, destination_pieces_[at], client))) continue;
        accept(pair, at, client, answer);
        return true;
      }
    }
    return false;
  }

  /// Widens the ports to all that fare like those that were found.
  void accept(const Pair& pair, std::size_t at, protocol::PortRange client, Answer& answer) const {
    answer.found = true;
    auto fares_alike = [&](protocol::PortRange next) {
      return passes(flow_of(pair, destination_pieces_[at], next));
    };
    for (const protocol::PortRange next : client_pieces_) {
      if (client.to + 1 == next.from && fares_alike(next)) client.to = next.to;
    }
    std::for_each(client_pieces_.rbegin(), client_pieces_.rend(), [&](protocol::PortRange next) {
      if (next.to + 1 == client.from && fares_alike(next)) client.from = next.from;
    });
    answer.flow = flow_of(pair, destination_pieces_[at], client);
    answer.destination_ports = destination_pieces_[at];
    for (std::size_t next = at + 1; next < destination_pieces_.size(); ++next) {
      if (!passes(flow_of(pair, destination_pieces_[next], client))) break;
      answer.destination_ports.to = destination_pieces_[next].to;
    }
  }

  /// What the end stands for together with all others that pass by the same ports between it and the same
  /// other end.
  std::vector<Cidr> alike(const std::vector<Pair>& pairs, const Pair& found,
                          std::optional<AddressPiece> Pair::*side) const {
    std::vector<AddressPiece> passing;
    for (const Pair& pair : pairs) {
      const bool same_other = side == &Pair::source_piece ? pair.destination == found.destination
                                                          : pair.source == found.source &&
                                                                pair.source_address == found.source_address;
      const protocol::PortRange service{answer_.flow.destination_port, answer_.flow.destination_port};
      if (same_other && pair.*side && passes(flow_of(pair, service, answer_.flow.source_ports)))
        passing.push_back(*(pair.*side));
    }
    std::sort(passing.begin(), passing.end(), [](const AddressPiece& a, const AddressPiece& b) {
      return a.first != b.first ? a.first < b.first : b.last < a.last;
    });
    return blocks_of(passing);
  }

  /// Sorted pieces, which may overlap.
  static std::vector<Cidr> blocks_of(const std::vector<AddressPiece>& pieces) {
    std::vector<Cidr> blocks;
    for (std::size_t at = 0; at < pieces.size();) {
      AddressPiece run = pieces[at];
      while (++at < pieces.size() && (pieces[at].first <= run.last || run.last.plus(1) == pieces[at].first))
        run.last = std::max(run.last, pieces[at].last);
      for (const Cidr& block : blocks_between(run.first, run.last)) blocks.push_back(block);
    }
    return blocks;
  }

  /// The client's port is one of Linux's, if the question leaves it open.
  protocol::PortRange explained_client() const {
    protocol::PortRange client = question_.source_ports;
    client.from = std::max(client.from, linux_ephemeral_ports.from);
    client.to = std::min(client.to, linux_ephemeral_ports.to);
    return client.from <= client.to ? client : question_.source_ports;
  }

  Answer explain(const std::vector<Pair>& pairs) {
    std::size_t fewest = SIZE_MAX, tried = 0;
    for (const Pair& pair : pairs) {
      for (const protocol::PortRange service : destination_pieces_) {
        if (++tried > explained_max) return answer_;
        const Flow flow = flow_of(pair, service, explained_client());
        const std::size_t count = blockers_of(network_, flow, question_.both_ways).size();
        if (count >= fewest) continue;
        fewest = count;
        answer_.flow = flow;
        answer_.destination_ports = service;
      }
    }
    return answer_;
  }

  const Network& network_;
  const Question& question_;
  std::vector<protocol::PortRange> destination_pieces_, client_pieces_;  ///< in ascending order
  std::vector<protocol::PortRange> source_pieces_;                       ///< the client's, largest first
  Answer answer_;
};

}  // namespace

std::string block_text(const Ip& address) {
  return IpBlock(address, address.bits()).text();
}

std::vector<Cidr> blocks_between(Ipv4 first, Ipv4 last) {
  std::vector<Cidr> blocks;
  std::uint64_t at = first.bits;
  while (at <= last.bits) {
    int length = 32;
    while (length > 0) {
      const std::uint64_t size = std::uint64_t{1} << (33 - length);
      if (at % size != 0 || at + size - 1 > last.bits) break;
      --length;
    }
    blocks.emplace_back(Ipv4{static_cast<std::uint32_t>(at)}, length);
    at += blocks.back().size();
  }
  return blocks;
}

Answer search(const Network& network, const Question& question) {
  return Search(network, question).run();
}

bool crosses_transit_gateway(const Network& network, const Flow& flow) {
  if (network.description().transit_gateways.empty()) return false;
  const auto steps = network::path(network, flow).request.steps;
  return std::any_of(steps.begin(), steps.end(),
                     [](const Step& step) { return std::holds_alternative<TransitGatewayEntered>(step); });
}

namespace {

bool is_of_transit_gateway(const Component& component) {
  return std::holds_alternative<Index<TransitGateway>>(component) ||
         std::holds_alternative<Index<TransitGatewayAttachment>>(component) ||
         std::holds_alternative<Index<TransitGatewayRouteTable>>(component);
}

/// Whether the way that was meant leads through one.
bool is_about_transit_gateway(const Blocker& blocker) {
  return is_of_transit_gateway(blocker.component) || is_of_transit_gateway(blocker.wanted);
}

}  // namespace

std::vector<Blocker> blockers_of(const Network& network, const Flow& flow, bool both_ways) {
  auto found = blockers(network, flow);
  const bool one_way = !both_ways || std::any_of(found.begin(), found.end(), is_about_transit_gateway) ||
                       crosses_transit_gateway(network, flow);
  if (one_way) {
    std::erase_if(found, [](const Blocker& blocker) { return blocker.leg == Leg::reply; });
  }
  return found;
}

}  // namespace vpcsim::insights
