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
  std::string network;      ///< a file or directory of what the AWS CLI printed, or a snapshot's file
  std::string endpoint;     ///< a URL
  std::string region;       ///< of the endpoint; empty: from the environment and ~/.aws/config

  /// From one text: a URL, a directory, or a file, which shows by its content what it is; with @N behind a
  /// scenario's for its first N steps.
  static NetworkSource parse(const std::string& text);
};

struct NetworkRead {
  network::Network network;
  std::map<std::string, std::string> hosts;  ///< name → address outside AWS
  protocol::Timestamp now;                   ///< by the cloud's clock
  std::vector<std::string> notes = {};       ///< what isn't known of the network
};

/// What the networks are now, and after a scenario was applied to a copy of the cloud. Of a file of the AWS
/// CLI's output, or an endpoint that isn't vpcsim's, there is no copy: throws ScenarioError. Endpoints and
/// snapshots are changed with the client's own credentials, as by `vpcsim apply`; throws CredentialsError.
struct PlannedRead {
  network::Network before, after;
};
std::optional<PlannedRead> read_planned(const NetworkSource& source, const std::string& plan);

/// Nothing if a scenario has mistakes, which then are on standard error, like the notes of files. Throws
/// ScenarioError, and what reading files and calling endpoints throws.
std::optional<NetworkRead> read_network(const NetworkSource& source);

}  // namespace vpcsim::cli
