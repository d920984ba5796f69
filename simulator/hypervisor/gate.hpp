// Whether a connection gets through: the evaluator is asked before any byte moves. What it says of a packet
// that doesn't arrive, or whose answer doesn't come back, is what a client sees: nothing, until it gives up.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/hypervisor/live_network.hpp"
#include "simulator/network/language.hpp"
#include "simulator/network/packet.hpp"
#include "simulator/network/path.hpp"
#include "simulator/network/story.hpp"

namespace vpcsim::hypervisor {

/// A connection, an echo or a datagram, that somebody sends.
struct Attempt {
  std::string from;     ///< an instance's id; empty: a host on the internet
  protocol::Ip source;  ///< of a host on the internet
  std::uint16_t source_port = 0;
  protocol::Ip destination;
  protocol::IpProtocol protocol = protocol::IpProtocol::tcp;
  std::uint16_t port = 0;
};

/// One thing that keeps it from passing.
struct Obstacle {
  std::string code;    ///< AWS's explanation code
  std::string at;      ///< "security group sg-b (sg-0abc)"
  std::string reason;  ///< one sentence
  std::string remedy;  ///< one sentence
};

struct Passage {
  network::Verdict verdict = network::Verdict::unreachable;
  /// The instance that it arrives at; empty: none, or something that AWS runs.
  std::string arrives_at = {};
  protocol::Ip seen_source = {};                          ///< as the receiver sees it
  protocol::Ip seen_destination = {};                     ///< the receiver's own address
  std::optional<network::LinkLocalService> service = {};  ///< the host's, that answers
  std::optional<network::Flow> flow = {};                 ///< what was evaluated; of that network alone
  std::optional<network::Path> path = {};
  std::vector<Obstacle> obstacles = {};  ///< all of them, when it isn't reachable

  bool passes() const { return verdict == network::Verdict::reachable; }
};

/// Never throws: a network that can't be told lets nothing through, and says so.
Passage try_passage(LiveNetwork& network, const Attempt& attempt,
                    network::Language language = network::Language::english);

/// Whether the way is free but for security groups, which let pass what belongs to a connection they know.
bool only_security_groups_object(LiveNetwork& network, const network::Flow& flow);

/// Who or what that is, for people: "ec2-a (10.0.1.5)", "203.0.113.10".
std::string name_of_source(LiveNetwork& network, const Attempt& attempt);
std::string name_of_destination(LiveNetwork& network, const Attempt& attempt);

/// In words.
Obstacle obstacle_of(const network::Network& network, const network::Blocker& blocker,
                     network::Language language = network::Language::english);

/// The flow in the network as it is now; nothing if its instance isn't there any more.
std::optional<network::Flow> flow_of(LiveNetwork& network, const Attempt& attempt);

}  // namespace vpcsim::hypervisor
