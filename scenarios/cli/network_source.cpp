#include "scenarios/cli/network_source.hpp"

#include <filesystem>
#include <iostream>

#include <fmt/format.h>

#include "protocol/cidr.hpp"
#include "scenarios/cli/scenario_file.hpp"
#include "scenarios/elsewhere/network_files.hpp"
#include "scenarios/provisioner.hpp"
#include "scenarios/view.hpp"
#include "simulator/clock.hpp"

namespace vpcsim::cli {
namespace {

using scenarios::ScenarioError;

std::optional<NetworkRead> from_scenario(const NetworkSource& source) {
  auto scenario = load_or_complain(source.scenario);
  if (!scenario) return std::nullopt;
  auto steps = source.step ? static_cast<std::size_t>(*source.step) : scenario->steps.size();
  if (steps > scenario->steps.size()) {
    throw ScenarioError(fmt::format("{} has {} steps", source.scenario, scenario->steps.size()));
  }
  return NetworkRead{scenarios::network_after(*scenario, steps), scenario->hosts, ManualClock().now()};
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

NetworkSource NetworkSource::parse(const std::string& text) {
  if (text.starts_with("http://") || text.starts_with("https://")) return {.endpoint = text};
  if (std::filesystem::is_directory(text)) return {.network = text};
  NetworkSource source{.scenario = text};
  const auto at = text.rfind('@');
  if (at == std::string::npos || std::filesystem::exists(text)) return source;
  source.step = protocol::parse_integer<int>(text.substr(at + 1));
  if (source.step) source.scenario.resize(at);
  return source;
}

std::optional<NetworkRead> read_network(const NetworkSource& source) {
  if (source.step && *source.step < 1) throw ScenarioError("steps count from 1");
  if (!source.network.empty()) return from_files(source);
  return source.scenario.empty() ? from_endpoint(source) : from_scenario(source);
}

}  // namespace vpcsim::cli
