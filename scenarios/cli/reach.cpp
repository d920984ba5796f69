
#include <algorithm>

#include <fmt/format.h>

#include "scenarios/cli/commands.hpp"
#include "scenarios/cli/network_source.hpp"
#include "scenarios/plain_words.hpp"
#include "scenarios/provision/session.hpp"
#include "scenarios/reach_report.hpp"
#include "simulator/network/reach_reason.hpp"

namespace vpcsim::cli {
namespace {

using network::EndGroup;
using network::GroupBy;
using protocol::IpProtocol;
using scenarios::ScenarioError;

/// "22/tcp", "22", "icmp", "50/ip"
network::Service read_service(const ReachCommand& command) {
  const ScenarioError refusal("--port " + command.port + " isn't like 22/tcp, 53/udp, 22, icmp or 50/ip");
  const std::string& text = command.port;
  const auto slash = text.find('/');
  const std::string port = text.substr(0, slash);
  const std::string name = slash == std::string::npos ? "" : text.substr(slash + 1);
  network::Service service{.ipv6 = command.ipv6};
  const auto number = protocol::parse_integer<std::uint16_t>(port);
  if (number && name != "ip") {
    const auto protocol = IpProtocol::parse(slash == std::string::npos ? "tcp" : name);
    if (!protocol || !protocol->has_ports()) throw refusal;
    service.protocol = *protocol;
    service.port = *number;
    return service;
  }
  const auto protocol = IpProtocol::parse(port);
  const bool alone = number ? name == "ip" : slash == std::string::npos;
  if (!protocol || !alone || *protocol == IpProtocol::all || protocol->has_ports()) throw refusal;
  const bool icmp_of_v6 = command.ipv6 && *protocol == IpProtocol::icmp;
  service.protocol = icmp_of_v6 ? IpProtocol::icmpv6 : *protocol;
  return service;
}

std::vector<EndGroup> groups_of(const network::Network& network, const std::string& by) {
  constexpr std::string_view tag = "tag:";
  if (by == "instance") return groups_by(network, GroupBy::instance);
  if (by == "interface") return groups_by(network, GroupBy::interface);
  if (by == "subnet") return groups_by(network, GroupBy::subnet);
  if (by == "vpc") return groups_by(network, GroupBy::vpc);
  if (by.starts_with(tag) && by.size() > tag.size())
    return groups_by(network, GroupBy::tag, by.substr(tag.size()));
  throw ScenarioError("--by " + by + ": there are instance, interface, subnet, vpc and tag:KEY");
}

protocol::Ip internet_of(const network::Network& network, const ReachCommand& command) {
  if (command.internet.empty()) return network::address_on_internet(network, command.ipv6);
  const auto address = protocol::Ip::parse(command.internet);
  if (!address || address->is_v6() != command.ipv6)
    throw ScenarioError(
        fmt::format("--internet {} is no IPv{} address", command.internet, command.ipv6 ? 6 : 4));
  return *address;
}

/// Those of the names; all of them without names.
std::vector<EndGroup> chosen(const std::vector<EndGroup>& all, const std::vector<std::string>& names) {
  if (names.empty()) return all;
  std::vector<EndGroup> groups;
  for (const std::string& name : names) {
    const auto before = groups.size();
    std::copy_if(all.begin(), all.end(), std::back_inserter(groups),
                 [&](const EndGroup& group) { return group.name == name || group.id == name; });
    if (groups.size() == before) throw ScenarioError(name + " is no row or column");
  }
  return groups;
}

network::GroupReach reach_of(const network::Network& network, const ReachCommand& command,
                             const network::Service& service) {
  std::vector<EndGroup> all = groups_of(network, command.by);
  all.push_back({"internet", "internet", {internet_of(network, command)}});
  return network::reach(network, service, chosen(all, command.from), chosen(all, command.to));
}

int print_flips(const ReachCommand& command, const network::Service& service, const network::Network& before,
                const network::Network& after) {
  using Output = ReachCommand::Output;
  const auto was = reach_of(before, command, service), is = reach_of(after, command, service);
  auto found = network::explain_flips({before, was}, {after, is}, service, command.language);
  const std::string name = service.text();
  if (command.output == Output::csv) {
    fmt::print("{}", scenarios::flips_csv(found));
  } else if (command.output == Output::json) {
    fmt::print("{}", scenarios::flips_json(found, name));
  } else {
    const scenarios::PlainWords plain_before(before, command.language), plain_after(after, command.language);
    for (auto& flip : found) flip.why = (flip.is_before ? plain_before : plain_after)(flip.why);
    fmt::print("{}", scenarios::flips_text(found, name, command.language));
  }
  return found.empty() ? holds : fails;
}

int compare(const ReachCommand& command, const network::Service& service) {
  const auto before = read_network(NetworkSource::parse(command.diff.at(0)));
  if (!before) return bad_input;
  const auto after = read_network(NetworkSource::parse(command.diff.at(1)));
  return after ? print_flips(command, service, before->network, after->network) : bad_input;
}

int compare_planned(const ReachCommand& command, const network::Service& service) {
  const auto read = read_planned(
      {command.scenario, command.step, command.network, command.endpoint, command.region}, command.plan);
  return read ? print_flips(command, service, read->before, read->after) : bad_input;
}

}  // namespace

int execute(const ReachCommand& command) {
  using Output = ReachCommand::Output;
  const network::Service service = read_service(command);
  if (!command.diff.empty()) return compare(command, service);
  if (!command.plan.empty()) return compare_planned(command, service);
  const auto read =
      read_network({command.scenario, command.step, command.network, command.endpoint, command.region});
  if (!read) return bad_input;
  const network::GroupReach reach = reach_of(read->network, command, service);
  const std::string name = service.text();
  switch (command.output) {
    case Output::table:
      fmt::print("{}", scenarios::reach_table(reach, name, command.language));
      break;
    case Output::csv:
      fmt::print("{}", scenarios::reach_csv(reach));
      break;
    case Output::json:
      fmt::print("{}", scenarios::reach_json(reach, name, read->notes));
      break;
    case Output::dot:
      fmt::print("{}", scenarios::reach_dot(reach, name));
  }
  return holds;
}

}  // namespace vpcsim::cli
