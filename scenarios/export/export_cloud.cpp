#include "scenarios/export/export_cloud.hpp"

#include <algorithm>

#include "scenarios/export/draft.hpp"
#include "scenarios/flow_question.hpp"
#include "scenarios/provision/session.hpp"
#include "simulator/call.hpp"
#include "simulator/insights/view.hpp"

namespace vpcsim::scenarios {
namespace {

constexpr std::string_view home_region = "us-east-1";  // where `vpcsim run` is at home

/// A text that stands for an account in the file.
std::string alias_of(Draft& draft, const std::string& account) {
  const std::string alias = "account-" + account;
  draft.out.scenario.accounts[alias] = account;
  return alias;
}

void describe(Draft& draft, const ReadCall& call, const std::string& own) {
  ExportedHome home;
  home.region = &call.region;
  home.records = insights::describe_home(call);
  const vpcsim::Home& caller = call.caller();
  if (caller.account != own) home.account_alias.text = "account-" + caller.account;
  if (caller.region != home_region) home.region_name.text = caller.region;
  draft.homes.push_back(std::move(home));
}

/// Only those that something is in.
void name_accounts(Draft& draft) {
  const auto use = [&](const Word& alias) {
    if (!alias.empty()) alias_of(draft, alias.text.substr(alias.text.find('-') + 1));
  };
  for (const auto& [name, vpc] : draft.network().vpcs) use(vpc.account);
  for (const auto& [name, key] : draft.network().key_pairs) use(key.account);
}

/// The verdict of now for a path of Reachability Analyzer's, if its ends are in the file.
std::optional<ExpectedPath> expectation_of(const Draft& draft, const network::Network& network,
                                           const NetworkInsightsPath& path) {
  const auto end_of = [&](const std::string& id, const std::optional<Ipv4>& address) -> Word {
    if (const Word name = draft.named(id); id.starts_with("i-") && !name.empty()) return name;
    return {id.empty() && address ? address->text() : "", {}};
  };
  const bool tcp = path.protocol == ec2::PathProtocol::tcp;
  const auto port = path.destination_port;
  ExpectedPath expected;
  expected.from.name = end_of(path.source, {});
  expected.to.name = end_of(path.destination, path.destination_ip);
  if (expected.from.name.empty() || expected.to.name.empty() || !port) return std::nullopt;
  expected.protocol.text = tcp ? "tcp" : "udp";
  expected.port = *port;
  const FlowQuestion question{.from = path.source,
                              .to = path.destination.empty() ? path.destination_ip->text() : path.destination,
                              .protocol = expected.protocol.text,
                              .port = static_cast<std::uint16_t>(*port)};
  expected.reachable = ask(network, {}, question, {.wording = Wording::with_ids}).path.reachable();
  return expected;
}

void export_paths(Draft& draft) {
  std::vector<network::Records> records;
  for (const ExportedHome& home : draft.homes) records.push_back(home.records);
  const network::Network network = network::read_records(records);
  for (const ExportedHome& home : draft.homes) {
    for (const NetworkInsightsPath& path : home.region->network_insights_paths) {
      const std::string what = path.id.text();
      try {
        if (auto expected = expectation_of(draft, network, path)) {
          draft.out.scenario.steps.front().expectations.push_back({{}, std::move(*expected)});
          continue;
        }
      } catch (const ScenarioError&) {  // an end has gone
      }
      draft.note(
          "network insights path {}: left out, it isn't one from an instance to an instance or an "
          "address with a port",
          what);
    }
  }
}

}  // namespace

Exported export_cloud(const Cloud& cloud, protocol::Timestamp now, const Settings& settings,
                      const std::string& own) {
  Draft draft;
  draft.out.scenario.name = "Exported";
  draft.out.scenario.description = "What was there on " + now.text();
  draft.out.scenario.steps.emplace_back().title.text = "As built";
  for (const auto& [home, region] : cloud.regions()) describe(draft, {cloud, *region, now, settings}, own);
  export_vpcs(draft);
  export_gateways(draft);
  export_peerings(draft);
  export_security_groups(draft);
  export_network_acls(draft);
  export_instances(draft);
  export_route_tables(draft);
  export_paths(draft);
  note_the_rest(draft);
  name_accounts(draft);
  return std::move(draft.out);
}

}  // namespace vpcsim::scenarios
