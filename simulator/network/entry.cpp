#include "simulator/network/entry.hpp"

#include "simulator/network/recorder.hpp"
#include "simulator/network/walker.hpp"

namespace vpcsim::network {
namespace {

struct StepRecorder : Explaining<StepRecorder> {
  explicit StepRecorder(std::vector<Step>& story) : steps(story) {}
  void step(const auto& step) { steps.emplace_back(step); }
  std::vector<Step>& steps;
};

template <class Recorder>
struct Enter {
  const Network& network;
  Walker<Recorder>& walker;
  Recorder& recorder;

  void operator()(const FromInterface& from) const { walker.send_from(from.interface); }
  void operator()(const FromInternet&) const { walker.enter_from_internet(); }
  /// Nobody behind it carries a group.
  void operator()(const FromVpnGateway& from) const {
    walker.enter_from_outside(network[from.gateway].vpc, Crossed::appliance);
  }
  void operator()(const FromPeer& from) const {
    const auto peer = other_side(network[from.peering], from.vpc).vpc;
    recorder.step(PeeringCrossed{from.peering, peer, from.vpc});
    walker.enter_from_outside(from.vpc, Crossed::peering);
  }
  void operator()(const FromTransitGateway& from) const {
    walker.enter_from_transit_gateway(from.attachment, from.zone);
  }
};

template <class Recorder>
void walk(const Network& network, const Entry& entry, WalkEnd& end, Recorder recorder) {
  Walker<Recorder> walker(network, Leg::request, end, recorder);
  std::visit(Enter<Recorder>{network, walker, recorder}, entry);
}

}  // namespace

Walk walk_from(const Network& network, const Entry& entry, const Packet& packet) {
  Walk found{.sent = packet, .received = {}, .steps = {}, .disposition = {}};
  WalkEnd end{packet};
  walk(network, entry, end, StepRecorder{found.steps});
  found.received = end.packet;
  found.disposition = end.disposition;
  return found;
}

Disposition end_of_walk_from(const Network& network, const Entry& entry, const Packet& packet) {
  WalkEnd end{packet};
  walk(network, entry, end, EndAlone{});
  return end.disposition;
}

}  // namespace vpcsim::network
