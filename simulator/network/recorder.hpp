// What a walk (walker.hpp) leaves behind: its whole story, only how it ended, or only whether it arrived. The
// less it leaves, the sooner it is done.
#pragma once

#include "simulator/network/network_acl.hpp"
#include "simulator/network/path.hpp"
#include "simulator/network/security_group.hpp"

namespace vpcsim::network {

/// Asks the filters for the rule that decides, and hands each step to `Story::step`.
template <class Story>
struct Explaining {
  static constexpr bool explains = true;

  bool admits(const Network& network, Index<NetworkInterface> index, Direction direction,
              const Packet& packet, Crossed crossed) {
    auto match = admitted_by(network, network[index], direction, packet, crossed);
    if (match)
      story().step(SecurityGroupsPassed{index, direction, match->group, match->rule});
    else
      story().step(SecurityGroupsDenied{index, direction});
    return match.has_value();
  }

  NetworkAclDecision decide(const Network& network, Index<Subnet> subnet, Direction direction,
                            const Packet& packet) {
    auto acl = network[subnet].network_acl;
    auto decision = network::decide(network[acl], direction, packet);
    if (decision.allowed)
      story().step(NetworkAclPassed{acl, subnet, direction, *decision.entry});
    else
      story().step(NetworkAclDenied{acl, subnet, direction, decision.entry, decision.port});
    return decision;
  }

 private:
  Story& story() { return static_cast<Story&>(*this); }
};

class PathRecorder : public Explaining<PathRecorder> {
 public:
  explicit PathRecorder(Path& path) : path_(path) {}
  void begin(Leg leg, const Packet& packet) {
    walk_ = leg == Leg::request ? &path_.request : &path_.reply.emplace();
    walk_->sent = packet;
  }
  void step(const auto& step) { walk_->steps.emplace_back(step); }
  void end(const Packet& packet, const Disposition& disposition) {
    walk_->received = packet;
    walk_->disposition = disposition;
  }

 private:
  Path& path_;
  Walk* walk_ = nullptr;
};

/// The disposition, with its reasons.
struct EndAlone : Explaining<EndAlone> {
  void begin(Leg, const Packet&) {}
  void step(const auto&) {}
  void end(const Packet&, const Disposition&) {}
};

/// Where it ended; of a drop no reason.
struct VerdictAlone {
  static constexpr bool explains = false;

  void begin(Leg, const Packet&) {}
  void step(const auto&) {}
  void end(const Packet&, const Disposition&) {}

  bool admits(const Network& network, Index<NetworkInterface> index, Direction direction,
              const Packet& packet, Crossed crossed) {
    return network::admits(network, index, direction, packet, crossed);
  }
  NetworkAclDecision decide(const Network& network, Index<Subnet> subnet, Direction direction,
                            const Packet& packet) {
    return {network.table_of(network[subnet].network_acl, direction == Direction::ingress)
                .allows(packet, direction == Direction::ingress ? packet.source : packet.destination)};
  }
};

}  // namespace vpcsim::network
