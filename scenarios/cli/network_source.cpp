#include "scenarios/cli/network_source.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "protocol/cidr.hpp"
#include "protocol/credentials.hpp"
#include "scenarios/cli/scenario_file.hpp"
#include "scenarios/cli/snapshot_file.hpp"
#include "scenarios/elsewhere/network_files.hpp"
#include "scenarios/in_process.hpp"
#include "scenarios/provisioner.hpp"
#include "scenarios/rehearsal.hpp"
#include "scenarios/view.hpp"
#include "simulator/clock.hpp"
#include "simulator/snapshot/snapshot_document.hpp"

namespace vpcsim::cli {
namespace {

using scenarios::ScenarioError;

std::size_t steps_of(const NetworkSource& source, const scenarios::Scenario& scenario) {
  if (source.step && *source.step < 1) throw ScenarioError("steps count from 1");
  auto steps = source.step ? static_cast<std::size_t>(*source.step) : scenario.steps.size();
  if (steps > scenario.steps.size())
    throw ScenarioError(fmt::format("{} has {} steps", source.scenario, scenario.steps.size()));
  return steps;
}

std::optional<NetworkRead> from_scenario(const NetworkSource& source) {
  auto scenario = load_or_complain(source.scenario);
  if (!scenario) return std::nullopt;
  const auto state = scenarios::state_after(*scenario, steps_of(source, *scenario));
  return NetworkRead{scenarios::network_of(state), scenario->hosts, state.now};
}

NetworkRead from_snapshot(const std::string& file) {
  const auto state = read_snapshot_file(file);
  return {scenarios::network_of(state), {}, state.now};
}

NetworkRead from_endpoint(const NetworkSource& source) {
  Endpoint endpoint(source.endpoint, source.region);
  const scenarios::Api& api = endpoint.api();
  scenarios::Reporter silent;
  scenarios::Accounts accounts(api.transport, api.waiter, api.credentials, api.region, {});
  scenarios::Session session(accounts, silent, "", {});
  return {scenarios::view_own_account(session), {}, WallClock().now()};
}

/// Notes come first: what is missing may be why the records don't fit together.
NetworkRead from_files(const NetworkSource& source) {
  elsewhere::NetworkFiles files = elsewhere::read_network_files(source.network);
  for (const std::string& note : files.notes) std::cerr << note << '\n';
  return {network::read_records(elsewhere::records_of(std::move(files.homes))),
          {},
          WallClock().now(),
          std::move(files.notes)};
}

}  // namespace

namespace {

/// Whether a JSON document is the AWS CLI's: its keys are names of AWS's ("Vpcs"), a scenario's aren't.
bool is_described(const std::string& path) {
  std::ifstream file(path);
  const auto document = nlohmann::json::parse(file, nullptr, false);
  if (!document.is_object() || document.empty()) return false;
  for (const auto& [key, value] : document.items()) {
    if (key.empty() || key[0] < 'A' || key[0] > 'Z') return false;
  }
  return true;
}

/// The cloud itself, for a copy. Nothing if a scenario has mistakes.
std::optional<scenarios::CloudState> cloud_of(const NetworkSource& source) {
  if (!source.endpoint.empty()) {
    auto restored = snapshot::read_document(fetch_snapshot(source.endpoint));
    return scenarios::CloudState{std::move(restored.cloud), restored.now};
  }
  if (!source.network.empty()) {
    if (is_snapshot_file(source.network)) return read_snapshot_file(source.network);
    throw ScenarioError(source.network +
                        " is no snapshot: a plan needs a scenario, a snapshot or an endpoint");
  }
  auto scenario = load_or_complain(source.scenario);
  if (!scenario) return std::nullopt;
  return scenarios::state_after(*scenario, steps_of(source, *scenario));
}

}  // namespace

std::optional<PlannedRead> read_planned(const NetworkSource& source, const std::string& plan) {
  const auto scenario = load_or_complain(plan);
  if (!scenario) return std::nullopt;
  const auto now = cloud_of(source);
  if (!now) return std::nullopt;
  protocol::Credentials own = scenarios::anybody();
  std::string region = "us-east-1";
  if (source.scenario.empty()) {  // whose `apply` it would be
    own = protocol::load_credentials(protocol::process_environment);
    region = source.region.empty() ? protocol::load_region(protocol::process_environment).value_or(region)
                                   : source.region;
  }
  return PlannedRead{scenarios::network_of(*now),
                     scenarios::network_of(scenarios::rehearse(*now, *scenario, own, region))};
}

NetworkSource NetworkSource::parse(const std::string& text) {
  if (text.starts_with("http://") || text.starts_with("https://")) return {.endpoint = text};
  if (std::filesystem::is_directory(text)) return {.network = text};
  if (is_snapshot_file(text) || is_described(text)) return {.network = text};
  NetworkSource source{.scenario = text};
  const auto at = text.rfind('@');
  if (at == std::string::npos || std::filesystem::exists(text)) return source;
  source.step = protocol::parse_integer<int>(text.substr(at + 1));
  if (source.step) source.scenario.resize(at);
  return source;
}

std::optional<NetworkRead> read_network(const NetworkSource& source) {
  if (!source.network.empty() && is_snapshot_file(source.network)) return from_snapshot(source.network);
  if (!source.network.empty()) return from_files(source);
  return source.scenario.empty() ? from_endpoint(source) : from_scenario(source);
}

}  // namespace vpcsim::cli
