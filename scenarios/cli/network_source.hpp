// Where the commands that evaluate a network get it from: a scenario, an endpoint, or files of what the AWS
// CLI printed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "protocol/timestamp.hpp"
#include "simulator/network/network.hpp"

namespace vpcsim::cli {

/// One of `scenario`, `network` and `endpoint` is given.
struct NetworkSource {
  std::string scenario;     ///< a file
  std::optional<int> step;  ///< the network after that step of the scenario, from 1; all of them if absent
  std::string network;      ///< a file or directory of what the AWS CLI printed
  std::string endpoint;     ///< a URL
  std::string region;       ///< of the endpoint; empty: from the environment and ~/.aws/config

  /// From one text: a URL, a directory, or a scenario's file, with @N behind it for its first N steps.
  static NetworkSource parse(const std::string& text);
};

struct NetworkRead {
  network::Network network;
  std::map<std::string, std::string> hosts;  ///< name → address outside AWS
  protocol::Timestamp now;                   ///< by the cloud's clock
  std::vector<std::string> notes = {};       ///< what isn't known of the network
};

/// Nothing if a scenario has mistakes, which then are on standard error, like the notes of files. Throws
/// ScenarioError, and what reading files and calling endpoints throws.
std::optional<NetworkRead> read_network(const NetworkSource& source);

}  // namespace vpcsim::cli
