// The two walks of a flow, and what they come to, for any recorder (recorder.hpp).
#pragma once

#include "simulator/network/path.hpp"
#include "simulator/network/walker.hpp"

namespace vpcsim::network {

/// Where a walk begins: at an interface, behind a gateway endpoint, or on the internet.
struct Start {
  Index<NetworkInterface> interface;
  Index<VpcEndpoint> endpoint;
};

template <class Recorder>
void walk(const Network& network, Leg leg, const Start& from, WalkEnd& end, Recorder& recorder) {
  recorder.begin(leg, end.packet);
  Walker<Recorder> walker(network, leg, end, recorder);
  if (from.interface)
    walker.send_from(from.interface);
  else if (from.endpoint)
    walker.enter_from_endpoint(from.endpoint);
  else
    walker.enter_from_internet();
  recorder.end(end.packet, end.disposition);
}

inline bool is_lost(const Disposition& disposition) {
  return std::holds_alternative<Dropped>(disposition);
}

/// Who answers a request that ended there.
Start answer_from(const Disposition& disposition);
/// The host's own services answer without network.
bool answered_by_host(const Disposition& disposition);

template <class Recorder>
Verdict evaluate(const Network& network, const Flow& flow, Recorder& recorder) {
  auto ends = resolve(network, flow);
  if (ends.fault) {
    recorder.begin(Leg::request, ends.request);
    recorder.step(Refused{ends.fault->component});
    recorder.end(ends.request, Dropped{*ends.fault});
    return Verdict::unreachable;
  }
  WalkEnd end{ends.request};
  walk(network, Leg::request, {ends.source, {}}, end, recorder);
  if (is_lost(end.disposition)) return Verdict::unreachable;
  if (!request_arrived(ends, end.disposition)) return Verdict::misdelivered;

  if (answered_by_host(end.disposition) || !turn_into_reply(end.packet)) return Verdict::reachable;
  walk(network, Leg::reply, answer_from(end.disposition), end, recorder);
  if (is_lost(end.disposition)) return Verdict::forward_only;
  return reply_arrived(ends, end.packet, end.disposition) ? Verdict::reachable : Verdict::misdelivered;
}

}  // namespace vpcsim::network
