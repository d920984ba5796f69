// Asks the evaluator about one connection and puts its answer into names and sentences.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "scenarios/report.hpp"
#include "simulator/network/mtu.hpp"
#include "simulator/network/network.hpp"
#include "simulator/network/path.hpp"

namespace vpcsim::scenarios {

/// The code of what blocks a packet that is larger than the path's MTU: AWS's analyzer knows no sizes.
inline constexpr std::string_view packet_too_big = "PACKET_TOO_BIG";
/// The least that every IPv4 host must take of UDP and ICMP headers alone, and the most that IP can say.
inline constexpr int packet_bytes_min = 28, packet_bytes_max = 65535;

struct Answer {
  std::string subject;  ///< "ec2-a (10.0.1.4) -> ec2-b (10.1.1.4) tcp/22"
  network::Verdict verdict = network::Verdict::unreachable;  ///< for packets of the size that was asked about
  FoundPath path;
  network::Path walked;  ///< what the story is told from; no size counts in it
  std::optional<network::TooLarge> too_large;
};

/// What the name of an end stands for: the id of an instance or interface, or an IPv4 address outside AWS.
/// Throws ScenarioError for a name that is none of these.
using WhatIs = std::function<std::string(const Word& name)>;

enum class Wording { plain, with_ids };

struct PathOptions {
  bool ipv6 = false;                 ///< between ends that aren't addresses: by their IPv6 addresses
  Wording wording = Wording::plain;  ///< with_ids leaves what is `plain` in hops and blockers empty
  network::Language language = network::Language::english;  ///< of hops' texts, reasons and remedies
};

/// Throws ScenarioError for an end that isn't there or has no public address, and for an IPv4 address where
/// IPv6 is asked for.
Answer find_path(const network::Network& network, const ExpectedPath& question, const WhatIs& what_is,
                 const PathOptions& options = {});

}  // namespace vpcsim::scenarios
