// Which paths of a network a scope wants.
#pragma once

#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "simulator/insights/access_scope.hpp"
#include "simulator/insights/vocabulary.hpp"
#include "simulator/network/address_borders.hpp"

namespace vpcsim::insights {

/// Why a scope can't be analyzed, in the words of the guide's "Troubleshooting".
class AccessScopeFault : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Components of the network that a statement names.
class ResourceSet {
 public:
  explicit ResourceSet(const Network& network);
  void add(Index<NetworkInterface> interface) { interfaces_[interface.position] = true; }
  void add(const Component& component) { others_.insert(component); }
  bool has(Index<NetworkInterface> interface) const { return interfaces_[interface.position]; }
  bool has(const Component& component) const;

 private:
  std::vector<bool> interfaces_;
  std::set<Component> others_;
};

/// A path that is there, reduced to what a scope asks about.
struct Trial {
  Component from, to;
  Packet sent, received;
  std::vector<Component> passed;  ///< gateways, attachments, connections and endpoints; the ends as well
};

class AccessFilter {
 public:
  /// Finds what the scope names. Throws AccessScopeFault for what isn't there, or isn't the caller's.
  AccessFilter(const Network& network, const ReadCall& call, const AccessScope& scope);

  /// At least one match path, no exclude path. Ports and addresses of the packets stand for those that the
  /// borders below don't part from them.
  bool wants(const Trial& trial) const;

  /// Whether any match path may begin (or end) there.
  bool may_begin(const Component& end) const;
  bool may_end(const Component& end) const;
  /// Bit by bit, what the scope thinks of the interface as an end.
  std::vector<bool> opinion_of(Index<NetworkInterface> interface) const;

  /// Where the scope tells packets apart.
  void add_borders(AddressBorders& borders) const;
  void add_destination_ports(std::vector<std::uint32_t>& begins) const;
  void add_source_ports(std::vector<std::uint32_t>& begins) const;

 private:
  struct Header {
    std::vector<Cidr> sources, destinations;
    bool any_source = true, any_destination = true;
    std::vector<protocol::PortRange> source_ports, destination_ports;
    bool tcp = true, udp = true;

    /// `whole`: a packet that stands for several ports must lie in the statement with all of them.
    bool admits(const Packet& packet, bool whole) const;
  };
  struct End {
    std::optional<ResourceSet> resources;
    std::optional<Header> header;
    bool admits(const Component& end) const { return !resources || resources->has(end); }
  };
  struct Path {
    std::optional<End> source, destination;
    std::vector<ResourceSet> through;
    bool admits(const Trial& trial, bool whole) const;
  };
  class Finder;

  template <class Visit>
  void visit_headers(Visit visit) const;

  std::vector<Path> match_, exclude_;
};

}  // namespace vpcsim::insights
