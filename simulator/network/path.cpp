#include "simulator/network/path.hpp"

#include "simulator/network/evaluate.hpp"
#include "simulator/network/recorder.hpp"

namespace vpcsim::network {
namespace {

Index<NetworkInterface> receiver_of(const Disposition& disposition) {
  const auto* delivered = std::get_if<Delivered>(&disposition);
  return delivered ? delivered->interface : Index<NetworkInterface> {};
}

}  // namespace

Start answer_from(const Disposition& disposition) {
  Start start{receiver_of(disposition), {}};
  if (const auto* service = std::get_if<SentToService>(&disposition)) start.endpoint = service->endpoint;
  return start;
}

bool answered_by_host(const Disposition& disposition) {
  const auto* service = std::get_if<SentToService>(&disposition);
  return service && !service->endpoint;
}

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
  if (is_lost(disposition)) return false;
  return !ends.destination || receiver_of(disposition) == ends.destination;
}

bool reply_arrived(const Endpoints& ends, const Packet& received, const Disposition& disposition) {
  if (is_lost(disposition) || receiver_of(disposition) != ends.source) return false;
  // A client takes an answer only from the address that it asked.
  return received.source == ends.request.destination && received.destination == ends.request.source;
}

}  // namespace vpcsim::network
