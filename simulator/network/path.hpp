// The walk of one flow through a network: pure functions of (network, flow). The order of the checks is
// AWS's; the reply is a walk of its own, in which network ACLs and route tables are asked afresh.
//
// `verdict` and `path` are one algorithm, with and without a recorder; they can't disagree.
#pragma once

#include <optional>
#include <vector>

#include "simulator/network/connections.hpp"
#include "simulator/network/endpoints.hpp"
#include "simulator/network/network.hpp"
#include "simulator/network/packet.hpp"
#include "simulator/network/story.hpp"

namespace vpcsim::network {

/// One packet's story.
struct Walk {
  Packet sent;
  Packet received;  ///< as it was at the end: translated, perhaps
  std::vector<Step> steps;
  Disposition disposition;
};

struct Path {
  Verdict verdict = Verdict::unreachable;
  Walk request;
  std::optional<Walk> reply;  ///< none if the request was lost, or calls for no reply
};

/// Allocates nothing; about 0.1 us on small tables.
Verdict verdict(const Network& network, const Flow& flow);

Path path(const Network& network, const Flow& flow);

/// How a walk ended, for those who continue from there (blockers.cpp).
struct WalkEnd {
  Packet packet;
  Disposition disposition = {};
  Connections connections = {};
};

/// Walks the request alone, without a story. `ends.fault` must be empty.
WalkEnd walk_request(const Network& network, const Endpoints& ends);

/// Whether the request arrived where the flow wanted it.
bool request_arrived(const Endpoints& ends, const Disposition& disposition);
/// Whether the reply to `sent`, which was answered as `received`, came back to who sent it.
bool reply_arrived(const Endpoints& ends, const Packet& received, const Disposition& disposition);

}  // namespace vpcsim::network
