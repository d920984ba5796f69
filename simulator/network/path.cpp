#include "simulator/network/path.hpp"

#include "simulator/network/recorder.hpp"
#include "simulator/network/walker.hpp"

namespace vpcsim::network {
namespace {

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

bool lost(const Disposition& disposition) {
  return std::holds_alternative<Dropped>(disposition);
}

Index<NetworkInterface> receiver_of(const Disposition& disposition) {
  const auto* delivered = std::get_if<Delivered>(&disposition);
  return delivered ? delivered->interface : Index<NetworkInterface> {};
}

/// Who answers a request that ended there.
Start answer_from(const Disposition& disposition) {
  Start start{receiver_of(disposition), {}};
  if (const auto* service = std::get_if<SentToService>(&disposition)) start.endpoint = service->endpoint;
  return start;
}

/// The host's own services answer without network.
bool answered_by_host(const Disposition& disposition) {
  const auto* service = std::get_if<SentToService>(&disposition);
  return service && !service->endpoint;
}

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
  if (lost(end.disposition)) return Verdict::unreachable;
  if (!request_arrived(ends, end.disposition)) return Verdict::misdelivered;

  if (answered_by_host(end.disposition) || !turn_into_reply(end.packet)) return Verdict::reachable;
  walk(network, Leg::reply, answer_from(end.disposition), end, recorder);
  if (lost(end.disposition)) return Verdict::forward_only;
  return reply_arrived(ends, end.packet, end.disposition) ? Verdict::reachable : Verdict::misdelivered;
}

}  // namespace

Verdict verdict(const Network& network, const Flow& flow) {
  VerdictAlone recorder;
  return evaluate(network, flow, recorder);
}

Path path(const Network& network, const Flow& flow) {
  Path result;
  PathRecorder recorder(result);
  result.verdict = evaluate(network, flow, recorder);
  return result;
}

WalkEnd walk_request(const Network& network, const Endpoints& ends) {
  EndAlone recorder;
  WalkEnd end{ends.request};
  walk(network, Leg::request, {ends.source, {}}, end, recorder);
  return end;
}

bool request_arrived(const Endpoints& ends, const Disposition& disposition) {
  if (lost(disposition)) return false;
  return !ends.destination || receiver_of(disposition) == ends.destination;
}

bool reply_arrived(const Endpoints& ends, const Packet& received, const Disposition& disposition) {
  if (lost(disposition) || receiver_of(disposition) != ends.source) return false;
  // A client takes an answer only from the address that it asked.
  return received.source == ends.request.destination && received.destination == ends.request.source;
}

}  // namespace vpcsim::network
