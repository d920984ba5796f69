#include "simulator/insights/access_search.hpp"

#include <algorithm>
#include <functional>
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
  // Of the outside:
  std::function<bool(Ipv4)> sends = {};  ///< whether an address that nobody holds may be a sender's
  bool has_neighbors = false;            ///< hosts of `far`, or of all other VPCs, send as well
  Index<Vpc> far = {};
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
    for (const NatGateway& nat : network.description().nat_gateways) {
      for (const InterfaceAddress& address : network[nat.network_interface].addresses)
        nat_addresses_.push_back(address.private_ip);
    }
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
    source.sends = [link_local](Ipv4 address) {
      return !protocol::is_rfc1918(address) && !protocol::is_rfc6598(address) &&
             !link_local.contains(address);
    };
    begin_at(source);
  }

  void begin_at_vpn(Index<VpnGateway> gateway) {
    const Index<Vpc> vpc = network_[gateway].vpc;
    if (!vpc) return;
    Source source{network::FromVpnGateway{gateway}, gateway, vpc};
    source.sends = [this, vpc](Ipv4 address) { return !network_.owns(vpc, address); };
    begin_at(source);
  }

  void begin_at_peering(Index<VpcPeeringConnection> index) {
    const VpcPeeringConnection& peering = network_[index];
    if (peering.status != VpcPeeringStatus::active) return;
    for (const auto& [own, far] : {std::pair(&peering.requester, &peering.accepter),
                                   std::pair(&peering.accepter, &peering.requester)}) {
      if (!own->vpc) continue;
      Source source{network::FromPeer{index, own->vpc}, index, own->vpc};
      const auto& blocks = far->vpc ? network_[far->vpc].cidrs : far->cidrs;
      source.sends = [&blocks](Ipv4 address) {
        return std::any_of(blocks.begin(), blocks.end(),
                           [&](const IpBlock& block) { return block.contains(Ip(address)); });
      };
      source.has_neighbors = static_cast<bool>(far->vpc);
      source.far = far->vpc;
      begin_at(source);
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
      source.sends = [this, own = *vpc](Ipv4 address) { return !network_.owns(own, address); };
      source.has_neighbors = true;
      begin_at(source);
      if (attachment.appliance_mode) break;  // it has one way out
    }
  }

  using Groups = std::vector<Index<SecurityGroup>>;

  /// Only a rule that names a group tells a neighbor's host from a stranger.
  bool names_groups(const Groups& groups, Direction direction) const {
    return std::any_of(groups.begin(), groups.end(), [&](Index<SecurityGroup> group) {
      const auto& rules = direction == Direction::egress ? network_[group].egress : network_[group].ingress;
      return std::any_of(rules.begin(), rules.end(), [](const SecurityGroupRule& rule) {
        return std::holds_alternative<SecurityGroupReference>(rule.source);
      });
    });
  }

  /// Who sends from outside, as far as the groups of who receives can tell.
  std::vector<Remote> senders_from(const Source& source, const Groups& groups) const {
    std::vector<Remote> senders = ends_.strangers(source.vpc, groups, Direction::ingress);
    std::erase_if(senders, [&](const Remote& sender) { return !source.sends(sender.address); });
    if (source.has_neighbors && names_groups(groups, Direction::ingress))
      add_classes(senders, source.vpc, source.far);
    return senders;
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

  /// False if no rule of the receiver speaks of the sender, nor of a NAT gateway that may stand for it. Most
  /// pairs of a large network end here.
  bool may_be_admitted(Ipv4 from, Index<NetworkInterface> to, IpProtocol protocol) const {
    auto speaks_of_it = [&](const SecurityGroupRule& rule) {
      if (rule.traffic.protocol != protocol && rule.traffic.protocol != IpProtocol::all) return false;
      const auto* block = std::get_if<IpBlock>(&rule.source);
      if (!block || block->contains(Ip(from))) return true;
      return std::any_of(nat_addresses_.begin(), nat_addresses_.end(),
                         [&](const Ip& address) { return block->contains(address); });
    };
    const Groups& groups = network_[to].groups;
    return std::any_of(groups.begin(), groups.end(), [&](Index<SecurityGroup> group) {
      const auto& rules = network_[group].ingress;
      return std::any_of(rules.begin(), rules.end(), speaks_of_it);
    });
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
    if (source.hosts && !may_be_admitted(source.hosts->any().address, host.interface, protocol)) return;
    const Ipv4 address = is_internet ? *host.public_ip : host.address;
    const auto ports = ports_between(source, &hosts, protocol);
    std::vector<Remote> senders{Remote{hosts.any().address, {}}};
    if (source.hosts) senders.front().address = source.hosts->any().address;
    if (!source.hosts) senders = senders_from(source, network_[host.interface].groups);
    std::map<Signature, Finds> finds;
    for (std::size_t piece = 0; piece < ports.size(); ++piece) {
      for (std::size_t sender = 0; sender < senders.size(); ++sender) {
        const Packet packet = packet_of(protocol, senders[sender].address, address, ports[piece].from);
        const auto end = network::end_of_walk_from(network_, source.entry, packet);
        const auto* delivered = std::get_if<Delivered>(&end);
        if (!delivered || delivered->interface != host.interface) continue;
        const Walk walk = network::walk_from(network_, source.entry, packet);
        const auto endings = endings_of(network_, walk);
        if (endings.empty() || endings.back().to != Component(host.interface)) continue;
        note(source, walk, endings.back(), piece, sender, finds);
      }
    }
    keep(source, {&hosts, &senders, nullptr}, protocol, ports, finds);
  }

  /// To what no host holds, and on the way to the neighbors' hosts.
  void go_outside(const Source& source, IpProtocol protocol) {
    if (!source.hosts && !std::holds_alternative<network::FromTransitGateway>(source.entry)) return;
    const auto ports = ports_between(source, nullptr, protocol);
    if (source.hosts) {
      const Groups& groups = network_[source.hosts->any().interface].groups;
      std::vector<Remote> targets = ends_.strangers(source.vpc, groups, Direction::egress);
      if (names_groups(groups, Direction::egress)) add_classes(targets, source.vpc, {});
      std::map<Signature, Finds> finds;
      for (std::size_t target = 0; target < targets.size(); ++target) {
        for (std::size_t piece = 0; piece < ports.size(); ++piece)
          try_outside(source, source.hosts->any().address, targets[target],
                      {protocol, ports[piece], piece, target}, finds);
      }
      keep(source, {nullptr, nullptr, &targets}, protocol, ports, finds);
      return;
    }
    const std::vector<Remote> senders = senders_from(source, {});
    for (const Remote& target : ends_.strangers(source.vpc, {}, Direction::egress)) {
      if (!leads_out(source, target.address)) continue;
      std::map<Signature, Finds> finds;
      for (std::size_t sender = 0; sender < senders.size(); ++sender) {
        for (std::size_t piece = 0; piece < ports.size(); ++piece)
          try_outside(source, senders[sender].address, target, {protocol, ports[piece], piece, sender},
                      finds);
      }
      const std::vector<Remote> only{target};
      keep(source, {nullptr, &senders, &only}, protocol, ports, finds);
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

  /// What a source was tried with: a class of hosts or targets out of the network, and who sends from there.
  struct Far {
    const HostClass* hosts;
    const std::vector<Remote>* senders;
    const std::vector<Remote>* targets;
  };

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
  void keep(const Source& source, const Far& far, IpProtocol protocol,
            const std::vector<protocol::PortRange>& ports, const std::map<Signature, Finds>& finds) {
    for (const auto& [signature, found] : finds) {
      for (auto at = found.remotes.begin(); at != found.remotes.end();) {
        auto end = std::next(at);
        std::size_t last = at->first;
        while (end != found.remotes.end() && end->first == last + 1 && end->second == at->second)
          last = (end++)->first;
        AccessPaths& paths = found_.emplace_back();
        paths.entry = source.entry;
        paths.sources = source.hosts;
        paths.destinations = far.hosts;
        paths.from = source.from;
        paths.to = found.to;
        paths.protocol = protocol;
        paths.ports = {ports[at->first].from, ports[last].to};
        paths.source_ports = found.source_ports;
        if (!source.hosts) {
          add_remotes(*far.senders, at->second, paths.far_sources);
          if (far.targets) paths.far_destinations = *far.targets;
        } else if (far.targets) {
          add_remotes(*far.targets, at->second, paths.far_destinations);
        }
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
  std::vector<Ip> nat_addresses_;
  std::vector<AccessPaths> found_;
};

}  // namespace

std::vector<AccessPaths> search_access(const Network& network, const AccessFilter& filter,
                                       const AccessEnds& ends, std::size_t limit) {
  return Searcher(network, filter, ends, limit).run();
}

}  // namespace vpcsim::insights
