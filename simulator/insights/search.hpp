// AWS's analyzer asks whether *some* packet gets through; the evaluator follows one. What a path leaves open
// (the client's port, the service's port, the host on the internet) is therefore tried out here. Few values
// need trying: a network tells two ports, or two addresses, apart only where the range or the block of some
// rule begins or ends. Between two such borders all fare alike, so that one stands for the rest.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "simulator/insights/borders.hpp"
#include "simulator/insights/vocabulary.hpp"

namespace vpcsim::insights {

/// An interface, and which of its addresses. Nowhere: whoever holds the address, if it is a destination.
struct Host {
  Index<NetworkInterface> interface;
  Ipv4 address;  ///< the private one
  std::optional<Ipv4> public_ip = {};
  bool by_public_ip = false;  ///< as a destination it is called by that
  /// Set for a host that nobody described (stage.hpp): it stands for all of these.
  std::optional<AddressPiece> piece = {};
};

/// A host on the internet, behind the gateway. Without an address: any public one.
struct Internet {
  Index<InternetGateway> gateway;
  std::optional<Ipv4> address = {};
};

struct Question {
  /// At least one of each, unless that side is the internet.
  std::vector<Host> sources, destinations;
  std::optional<Internet> internet_source, internet_destination;
  IpProtocol protocol = IpProtocol::tcp;
  protocol::PortRange source_ports, destination_ports;
  bool both_ways = true;         ///< the reply must come back, if it doesn't cross a transit gateway
  std::vector<Ipv4> apart = {};  ///< addresses on the internet that are told apart from others
  /// Of paths that are there: whether the analysis is content with it. None: with any.
  std::function<bool(const Path&)> accepts = {};
};

struct Answer {
  bool found = false;
  /// One that passes, of those the one with the shortest story; else one that comes close, for the
  /// explanations.
  Flow flow;
  /// The service's ports that fare like the flow's.
  protocol::PortRange destination_ports;
  /// The hosts that fare like the flow's, where an end stands for many.
  std::vector<Cidr> source_blocks = {}, destination_blocks = {};
  /// Others that pass, between other hosts.
  std::vector<Flow> alternatives = {};
};

Answer search(const Network& network, const Question& question);

/// The analyzer looks for the way back of TCP, unless the way leads through a transit gateway (explanation
/// code UNIDIRECTIONAL_PATH_ANALYSIS_ONLY).
bool crosses_transit_gateway(const Network& network, const Flow& flow);

/// Of a flow that doesn't pass: what would have to change, of the legs that count.
std::vector<Blocker> blockers_of(const Network& network, const Flow& flow, bool both_ways);

/// As a member of an analysis would say it: this address or this block.
std::string block_text(const Ip& address);

/// The blocks that together are all addresses from `first` to `last`.
std::vector<Cidr> blocks_between(Ipv4 first, Ipv4 last);

}  // namespace vpcsim::insights
