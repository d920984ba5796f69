#include "simulator/insights/access_search.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "simulator/insights/search.hpp"
#include "simulator/insights/step_signature.hpp"

namespace vpcsim::insights {
namespace {

constexpr IpProtocol protocols[] = {IpProtocol::tcp, IpProtocol::udp};

/// Where paths begin: a class of hosts, or the outside behind a component.
struct Source {
  network::Entry entry;
  Component from;
  Index<Vpc> vpc;
  const HostClass* hosts = nullptr;  ///< null: outside
  std::vector<Remote> remotes = {};  ///< of the outside
};

/// What was found of one kind of path: by piece of the ports, which remotes have it.
struct Finds {
  Component to;
  protocol::PortRange source_ports;
  std::map<std::size_t, std::vector<std::size_t>> remotes;
};

class Searcher {
 public:
  Searcher(const Network& network, const AccessFilter& filter, const AccessEnds& ends, std::size_t limit)
      : network_(network), filter_(filter), ends_(ends), limit_(limit) {
    std::vector<std::uint32_t> begins;
    filter.add_source_ports(begins);
    source_pieces_ = cut_ports(begins);
    filter.add_destination_ports(scope_begins_);
    outside_is_wanted_ = may_end_outside();
  }

  std::vector<AccessPaths> run() && {
    for (std::uint32_t at = 0; at < all().internet_gateways.size(); ++at) begin_at_gateway({at});
    for (std::uint32_t at = 0; at < all().vpn_gateways.size(); ++at) begin_at_vpn({at});
    for (std::uint32_t at = 0; at < all().vpc_peering_connections.size(); ++at) begin_at_peering({at});
    for (std::uint32_t at = 0; at < all().transit_gateway_attachments.size(); ++at) begin_at_attachment({at});
    for (const HostClass& hosts : ends_.classes()) {
      const Index<NetworkInterface> interface = hosts.any().interface;
      begin_at({network::FromInterface{interface}, interface, hosts.vpc, &hosts});
    }
    return std::move(found_);
  }

 private:
  const Description& all() const { return network_.description(); }

  template <class Record>
  bool any_may_end() const {
    for (std::uint32_t at = 0; at < all().all<Record>().size(); ++at) {
      if (filter_.may_end(Index<Record>{at})) return true;
    }
    return false;
  }
  bool may_end_outside() const {
    return any_may_end<InternetGateway>() || any_may_end<VpnGateway>() ||
           any_may_end<VpcPeeringConnection>() || any_may_end<TransitGatewayAttachment>() ||
           any_may_end<VpcEndpoint>();
  }

  // ---- begins ----

  void begin_at_gateway(Index<InternetGateway> gateway) {
    if (!network_[gateway].vpc) return;
    Source source{network::FromInternet{gateway}, gateway, network_[gateway].vpc};
    const Cidr link_local = *Cidr::parse("169.254.0.0/16");
    add_strangers(source, [&](Ipv4 address) {
      return !protocol::is_rfc1918(address) && !protocol::is_rfc6598(address) &&
             !link_local.contains(address);
    });
    begin_at(std::move(source));
  }

  void begin_at_vpn(Index<VpnGateway> gateway) {
    const Index<Vpc> vpc = network_[gateway].vpc;
    if (!vpc) return;
    Source source{network::FromVpnGateway{gateway}, gateway, vpc};
    add_strangers(source, [&](Ipv4 address) { return !network_.owns(vpc, address); });
    begin_at(std::move(source));
  }

  void begin_at_peering(Index<VpcPeeringConnection> index) {
    const VpcPeeringConnection& peering = network_[index];
    if (peering.status != VpcPeeringStatus::active) return;
    for (const auto& [own, far] : {std::pair(&peering.requester, &peering.accepter),
                                   std::pair(&peering.accepter, &peering.requester)}) {
      if (!own->vpc) continue;
      Source source{network::FromPeer{index, own->vpc}, index, own->vpc};
      const auto& blocks = far->vpc ? network_[far->vpc].cidrs : far->cidrs;
      add_strangers(source, [&](Ipv4 address) {
        return std::any_of(blocks.begin(), blocks.end(),
                           [&](const IpBlock& block) { return block.contains(Ip(address)); });
      });
      if (far->vpc) add_classes(source.remotes, own->vpc, far->vpc);
      begin_at(std::move(source));
    }
  }

  void begin_at_attachment(Index<TransitGatewayAttachment> index) {
    const TransitGatewayAttachment& attachment = network_[index];
    const auto* vpc = std::get_if<Index<Vpc>>(&attachment.resource);
    if (!vpc || !*vpc || !attachment.available) return;
    // Subnets with the same tables let the same packets through.
    std::set<std::pair<Index<RouteTable>, Index<NetworkAcl>>> tried;
    for (const Index<Subnet> subnet : attachment.subnets) {
      if (!tried.emplace(network_[subnet].route_table, network_[subnet].network_acl).second) continue;
      Source source{network::FromTransitGateway{index, network_.zone_of(subnet)}, index, *vpc};
      add_strangers(source, [&](Ipv4 address) { return !network_.owns(*vpc, address); });
      add_classes(source.remotes, *vpc, {});
      begin_at(std::move(source));
      if (attachment.appliance_mode) break;  // it has one way out
    }
  }

  template <class Keep>
  void add_strangers(Source& source, Keep keep) const {
    for (const Remote& stranger : ends_.neighborhood_of(source.vpc).strangers) {
      if (keep(stranger.address)) source.remotes.push_back(stranger);
    }
  }

  /// Hosts of `only`, or of all neighbors: as those who send, or are meant, beyond what leads there.
  void add_classes(std::vector<Remote>& remotes, Index<Vpc> own, Index<Vpc> only) const {
    for (const std::size_t at : ends_.neighborhood_of(own).classes) {
      const HostClass& hosts = ends_.classes()[at];
      if (hosts.vpc == own || (only && hosts.vpc != only)) continue;
      Remote& remote = remotes.emplace_back(Remote{hosts.any().address, {}});
      for (const HostAddress& host : hosts.hosts) remote.blocks.emplace_back(host.address, 32);
    }
  }

  // ---- one source ----

  void begin_at(const Source& source) {
    if (!filter_.may_begin(source.from) || found_.size() >= limit_) return;
    for (const IpProtocol protocol : protocols) {
      for (const std::size_t at : ends_.neighborhood_of(source.vpc).classes)
        go_to_hosts(source, ends_.classes()[at], protocol);
      if (outside_is_wanted_) go_outside(source, protocol);
    }
  }

  void add_ports(const HostClass& hosts, Direction direction, IpProtocol protocol,
                 std::vector<std::uint32_t>& begins) const {
    for (const Index<SecurityGroup> group : network_[hosts.any().interface].groups) {
      const auto& rules = direction == Direction::egress ? network_[group].egress : network_[group].ingress;
      for (const SecurityGroupRule& rule : rules) {
        if (rule.traffic.protocol != protocol) continue;
        begins.push_back(rule.traffic.ports.from);
        begins.push_back(rule.traffic.ports.to + 1u);
      }
    }
  }
  std::vector<protocol::PortRange> ports_between(const Source& source, const HostClass* destination,
                                                 IpProtocol protocol) const {
    std::vector<std::uint32_t> begins = ends_.neighborhood_of(source.vpc).port_begins;
    begins.insert(begins.end(), scope_begins_.begin(), scope_begins_.end());
    if (source.hosts) add_ports(*source.hosts, Direction::egress, protocol, begins);
    if (destination) add_ports(*destination, Direction::ingress, protocol, begins);
    return cut_ports(begins);
  }

  /// From all remotes, or from the class's first host.
  std::vector<Ipv4> senders_of(const Source& source) const {
    if (source.hosts) return {source.hosts->any().address};
    std::vector<Ipv4> senders;
    for (const Remote& remote : source.remotes) senders.push_back(remote.address);
    return senders;
  }

  static Packet packet_of(IpProtocol protocol, Ipv4 from, Ipv4 to, std::uint16_t port) {
    return {.source = from,
            .destination = to,
            .protocol = protocol,
            .source_ports = {},
            .destination_ports = {port, port}};
  }

  void go_to_hosts(const Source& source, const HostClass& hosts, IpProtocol protocol) {
    const bool is_internet = std::holds_alternative<network::FromInternet>(source.entry);
    const bool is_own_class = source.hosts == &hosts;
    const HostAddress& host = is_own_class ? hosts.hosts.back() : hosts.any();
    if (is_own_class && host.interface == hosts.any().interface) return;
    if (!filter_.may_end(host.interface)) return;
    if (!source.hosts && hosts.vpc != source.vpc) return;  // it came for this VPC
    if (is_internet && !host.public_ip) return;
    const Ipv4 address = is_internet ? *host.public_ip : host.address;
    const auto ports = ports_between(source, &hosts, protocol);
    const auto senders = senders_of(source);
    std::map<Signature, Finds> finds;
    for (std::size_t piece = 0; piece < ports.size(); ++piece) {
      for (std::size_t sender = 0; sender < senders.size(); ++sender) {
        const Packet packet = packet_of(protocol, senders[sender], address, ports[piece].from);
        const auto end = network::end_of_walk_from(network_, source.entry, packet);
        const auto* delivered = std::get_if<Delivered>(&end);
        if (!delivered || delivered->interface != host.interface) continue;
        const Walk walk = network::walk_from(network_, source.entry, packet);
        const auto endings = endings_of(network_, walk);
        if (endings.empty() || endings.back().to != Component(host.interface)) continue;
        note(source, walk, endings.back(), piece, sender, finds);
      }
    }
    keep(source, &hosts, nullptr, protocol, ports, finds);
  }

  /// To what no host holds, and on the way to the neighbors' hosts.
  void go_outside(const Source& source, IpProtocol protocol) {
    if (!source.hosts && !std::holds_alternative<network::FromTransitGateway>(source.entry)) return;
    std::vector<Remote> targets = ends_.neighborhood_of(source.vpc).strangers;
    if (source.hosts) add_classes(targets, source.vpc, {});
    const auto ports = ports_between(source, nullptr, protocol);
    if (source.hosts) {
      std::map<Signature, Finds> finds;
      for (std::size_t target = 0; target < targets.size(); ++target) {
        for (std::size_t piece = 0; piece < ports.size(); ++piece)
          try_outside(source, source.hosts->any().address, targets[target],
                      {protocol, ports[piece], piece, target}, finds);
      }
      keep(source, nullptr, &targets, protocol, ports, finds);
      return;
    }
    for (const Remote& target : targets) {
      if (!leads_out(source, target.address)) continue;
      std::map<Signature, Finds> finds;
      for (std::size_t sender = 0; sender < source.remotes.size(); ++sender) {
        for (std::size_t piece = 0; piece < ports.size(); ++piece)
          try_outside(source, source.remotes[sender].address, target, {protocol, ports[piece], piece, sender},
                      finds);
      }
      const std::vector<Remote> only{target};
      keep(source, nullptr, &only, protocol, ports, finds);
    }
  }

  /// What comes out of a transit gateway leaves the VPC by a NAT gateway, or not at all.
  bool leads_out(const Source& source, Ipv4 address) const {
    const auto& from = std::get<network::FromTransitGateway>(source.entry);
    for (const Index<Subnet> subnet : network_[from.attachment].subnets) {
      for (const Route& route : network_[network_[subnet].route_table].routes) {
        if (!route.destination.contains(Ip(address))) continue;
        if (std::holds_alternative<Index<NatGateway>>(route.target)) return true;
        break;
      }
    }
    return false;
  }

  /// What was dropped in its own VPC, but for the gateways to others, got nowhere.
  static bool leaves(const Source& source, const Disposition& end) {
    const auto* dropped = std::get_if<Dropped>(&end);
    if (!dropped || dropped->reason.vpc != source.vpc) return true;
    const Component& at = dropped->reason.component;
    return std::holds_alternative<Index<VpnGateway>>(at) ||
           std::holds_alternative<Index<VpcPeeringConnection>>(at) ||
           std::holds_alternative<Index<TransitGateway>>(at) ||
           std::holds_alternative<Index<TransitGatewayAttachment>>(at) ||
           std::holds_alternative<Index<TransitGatewayRouteTable>>(at);
  }

  struct Try {
    IpProtocol protocol;
    protocol::PortRange ports;
    std::size_t piece, remote;
  };
  void try_outside(const Source& source, Ipv4 from, const Remote& target, const Try& what,
                   std::map<Signature, Finds>& finds) {
    const Packet packet = packet_of(what.protocol, from, target.address, what.ports.from);
    if (!leaves(source, network::end_of_walk_from(network_, source.entry, packet))) return;
    const Walk walk = network::walk_from(network_, source.entry, packet);
    for (const Ending& ending : endings_of(network_, walk)) {
      if (std::holds_alternative<Index<NetworkInterface>>(ending.to)) continue;
      if (filter_.may_end(ending.to)) note(source, walk, ending, what.piece, what.remote, finds);
    }
  }

  // ---- what was found ----

  void note(const Source& source, const Walk& walk, const Ending& ending, std::size_t piece,
            std::size_t remote, std::map<Signature, Finds>& finds) {
    const std::span<const Step> steps(walk.steps.data(), ending.steps);
    Trial trial{.from = source.from,
                .to = ending.to,
                .sent = walk.sent,
                .received = packet_after(walk, ending.steps),
                .passed = passed_by(steps)};
    trial.passed.push_back(trial.from);
    trial.passed.push_back(trial.to);
    const bool ports_are_sent = trial.received.source_ports == trial.sent.source_ports;
    for (const protocol::PortRange source_ports : source_pieces_) {
      trial.sent.source_ports = source_ports;
      if (ports_are_sent) trial.received.source_ports = source_ports;
      if (!filter_.wants(trial)) continue;
      Signature signature = signature_of(steps);
      append(signature, ending.to);
      signature.push_back(source_ports.from);
      Finds& found = finds[std::move(signature)];
      found.to = ending.to;
      found.source_ports = source_ports;
      found.remotes[piece].push_back(remote);
    }
  }

  /// Pieces of ports that stand side by side and have the same remotes make one kind of path.
  void keep(const Source& source, const HostClass* destinations, const std::vector<Remote>* targets,
            IpProtocol protocol, const std::vector<protocol::PortRange>& ports,
            const std::map<Signature, Finds>& finds) {
    for (const auto& [signature, found] : finds) {
      for (auto at = found.remotes.begin(); at != found.remotes.end();) {
        auto end = std::next(at);
        std::size_t last = at->first;
        while (end != found.remotes.end() && end->first == last + 1 && end->second == at->second)
          last = (end++)->first;
        AccessPaths& paths = found_.emplace_back();
        paths.entry = source.entry;
        paths.sources = source.hosts;
        paths.destinations = destinations;
        paths.from = source.from;
        paths.to = found.to;
        paths.protocol = protocol;
        paths.ports = {ports[at->first].from, ports[last].to};
        paths.source_ports = found.source_ports;
        const bool is_about_sources = !source.hosts;
        if (is_about_sources) add_remotes(source.remotes, at->second, paths.far_sources);
        if (is_about_sources && targets) paths.far_destinations = *targets;
        if (!is_about_sources && targets) add_remotes(*targets, at->second, paths.far_destinations);
        at = end;
      }
    }
  }
  static void add_remotes(const std::vector<Remote>& remotes, const std::vector<std::size_t>& places,
                          std::vector<Remote>& added) {
    for (const std::size_t at : places) added.push_back(remotes[at]);
  }

  const Network& network_;
  const AccessFilter& filter_;
  const AccessEnds& ends_;
  std::vector<protocol::PortRange> source_pieces_;
  std::vector<std::uint32_t> scope_begins_;
  std::size_t limit_;
  bool outside_is_wanted_ = false;
  std::vector<AccessPaths> found_;
};

}  // namespace

std::vector<AccessPaths> search_access(const Network& network, const AccessFilter& filter,
                                       const AccessEnds& ends, std::size_t limit) {
  return Searcher(network, filter, ends, limit).run();
}

}  // namespace vpcsim::insights
