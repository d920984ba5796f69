// A question about one flow, as people and programs put it: names, protocol, port.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "scenarios/find_path.hpp"
#include "simulator/network/network.hpp"

namespace vpcsim::scenarios {

/// Ends are ids, Name tags or addresses; NAME.public_ip is an instance by its public address.
struct FlowQuestion {
  std::string from, to;
  std::string protocol = "tcp";
  std::optional<std::uint16_t> port;
  bool ipv6 = false;
  std::optional<std::uint16_t> size;          ///< bytes of a packet
  std::optional<network::Language> language;  ///< of the answer's sentences
};

/// {"from": ..., "to": ..., "protocol": ..., "port": ..., "ipv6": ..., "size": ..., "language": ...}. Throws
/// ScenarioError for anything else.
FlowQuestion read_question(std::string_view json);

/// `hosts` are names of addresses outside AWS. Throws ScenarioError for a flow that can't be asked about: an
/// end that isn't there, a name that several have, a port where there are none.
Answer ask(const network::Network& network, const std::map<std::string, std::string>& hosts,
           const FlowQuestion& question, PathOptions options);

}  // namespace vpcsim::scenarios
