#include "simulator/network/connection_tracking.hpp"

#include <algorithm>

#include "simulator/network/evaluate.hpp"
#include "simulator/network/recorder.hpp"

namespace vpcsim::network {
namespace {

bool is_everything(const RuleSource& source, bool v6) {
  const auto* block = std::get_if<IpBlock>(&source);
  return block && block->prefix_length() == 0 && block->is_v6() == v6;
}

bool covers(const PortRange& ports, const PortRange& wanted) {
  return ports.contains(wanted.from) && ports.contains(wanted.to);
}

/// From anywhere, or to anywhere.
bool admits_all(const SecurityGroupRule& rule, const Packet& packet, const PortRange& ports) {
  return speaks_of(rule.traffic, packet) && covers(ports_of(rule.traffic), ports) &&
         is_everything(rule.source, packet.source.is_v6());
}

/// A rule admits everybody's packets of the kind, and one in the other direction permits all answers.
bool is_untracked(const Network& network, Index<NetworkInterface> interface, Direction direction,
                  const Packet& packet) {
  if (!packet.protocol.has_ports()) return false;
  bool admitted = false, answered = false;
  for (const auto group : network.groups_of(interface)) {
    const bool ingress = direction == Direction::ingress;
    const auto& own = ingress ? network[group].ingress : network[group].egress;
    const auto& other = ingress ? network[group].egress : network[group].ingress;
    admitted |= std::any_of(own.begin(), own.end(), [&](const SecurityGroupRule& rule) {
      return admits_all(rule, packet, packet.destination_ports);
    });
    answered |= std::any_of(other.begin(), other.end(), [&](const SecurityGroupRule& rule) {
      return admits_all(rule, packet, PortRange{});
    });
  }
  return admitted && answered;
}

/// Whether what it is about tracks each connection.
struct TracksAlways {
  const Network& network;

  bool operator()(const NatGatewayTranslated&) const { return true; }
  bool operator()(const EgressOnlyInternetGatewayPassed&) const { return true; }
  bool operator()(const TransitGatewayEntered&) const { return true; }
  bool operator()(const GatewayPassed& step) const {
    const auto* endpoint = std::get_if<Index<VpcEndpoint>>(&step.gateway);
    return endpoint && is_dynamodb(*endpoint);
  }
  bool operator()(const Arrived& step) const { return network.facts_of(step.interface).of_endpoint; }
  bool operator()(const auto&) const { return false; }

  bool is_dynamodb(Index<VpcEndpoint> endpoint) const {
    return endpoint && network[endpoint].service.ends_with(".dynamodb");
  }
};

bool is_always_tracked(const Network& network, const Path& story) {
  const TracksAlways tracks{network};
  const auto& steps = story.request.steps;
  if (std::any_of(steps.begin(), steps.end(), [&](const Step& step) { return std::visit(tracks, step); }))
    return true;
  const auto* service = std::get_if<SentToService>(&story.request.disposition);
  return service && tracks.is_dynamodb(service->endpoint);
}

/// Where rules were asked, or weren't for a tracked connection.
struct PlaceOf {
  std::optional<std::pair<Index<NetworkInterface>, Direction>> operator()(const auto& step) const {
    using Asked = std::decay_t<decltype(step)>;
    if constexpr (std::is_same_v<Asked, SecurityGroupsPassed> || std::is_same_v<Asked, SecurityGroupsTracked>)
      return std::pair{step.interface, step.direction};
    return std::nullopt;
  }
};

std::string id_of_receiver(const Network& network, const Disposition& disposition) {
  const auto* delivered = std::get_if<Delivered>(&disposition);
  return delivered ? network[delivered->interface].id : std::string();
}

std::string id_of_sender(const Network& network, const Flow& flow) {
  const auto sender = resolve(network, flow).source;
  return sender ? network[sender].id : std::string();
}

void remember(const Network& network, const Walk& walk, Leg leg, bool always, Tracked& tracked) {
  for (const Step& step : walk.steps) {
    const auto place = std::visit(PlaceOf{}, step);
    if (!place) continue;
    const auto& [interface, direction] = *place;
    tracked.places.push_back({network[interface].id, leg, direction,
                              always || !is_untracked(network, interface, direction, walk.sent)});
  }
}

Tracked remembered(const Network& network, const Flow& flow, const Path& story) {
  Tracked tracked;
  const bool always = is_always_tracked(network, story);
  remember(network, story.request, Leg::request, always, tracked);
  if (story.reply) remember(network, *story.reply, Leg::reply, always, tracked);
  tracked.sender = id_of_sender(network, flow);
  tracked.receiver = id_of_receiver(network, story.request.disposition);
  tracked.source = story.request.received.source;
  tracked.destination = story.request.received.destination;
  return tracked;
}

/// A walk as PathRecorder's, on which security groups admit what they track.
class TrackingRecorder : public PathRecorder {
 public:
  TrackingRecorder(Path& path, const Tracked& tracked) : PathRecorder(path), tracked_(tracked) {}
  void begin(Leg leg, const Packet& packet) {
    leg_ = leg;
    PathRecorder::begin(leg, packet);
  }
  bool admits(const Network& network, Index<NetworkInterface> index, Direction direction,
              const Packet& packet, Crossed crossed) {
    const auto* place = tracked_.at(network[index].id, leg_, direction);
    if (!place || !place->tracked) return PathRecorder::admits(network, index, direction, packet, crossed);
    step(SecurityGroupsTracked{index, direction});
    return true;
  }

 private:
  const Tracked& tracked_;
  Leg leg_ = Leg::request;
};

Path path_of_established(const Network& network, const Flow& flow, const Tracked& tracked) {
  Path story;
  TrackingRecorder recorder(story, tracked);
  story.verdict = evaluate(network, flow, recorder);
  return story;
}

Carried lost(const Path& story) {
  for (const Walk* walk : {&story.request, story.reply ? &*story.reply : nullptr}) {
    const auto* dropped = walk ? std::get_if<Dropped>(&walk->disposition) : nullptr;
    if (dropped) return {false, dropped->reason};
  }
  return {false, Blocker{.code = ExplanationCode::no_path, .packet = story.request.received}};
}

}  // namespace

const Tracked::Place* Tracked::at(const std::string& interface, Leg leg, Direction direction) const {
  const auto place = std::find_if(places.begin(), places.end(), [&](const Place& one) {
    return one.leg == leg && one.direction == direction && one.interface == interface;
  });
  return place == places.end() ? nullptr : &*place;
}

Tracked tracked_at_start(const Network& network, const Flow& flow) {
  return remembered(network, flow, path(network, flow));
}

Carried established(const Network& network, const Flow& flow, const Tracked& tracked) {
  const Path story = path_of_established(network, flow, tracked);
  const bool same_ends = tracked.sender == id_of_sender(network, flow) &&
                         tracked.receiver == id_of_receiver(network, story.request.disposition) &&
                         tracked.source == story.request.received.source &&
                         tracked.destination == story.request.received.destination;
  if (story.verdict == Verdict::reachable && same_ends) return {};
  return lost(story);
}

Tracked tracked_after(const Network& network, const Flow& flow, const Tracked& before) {
  return remembered(network, flow, path_of_established(network, flow, before));
}

}  // namespace vpcsim::network
