#include <iostream>
#include <map>

#include <fmt/format.h>

#include "protocol/json.hpp"
#include "scenarios/cli/commands.hpp"
#include "scenarios/cli/flow_log_files.hpp"
#include "scenarios/cli/scenario_file.hpp"
#include "scenarios/elsewhere/network_files.hpp"
#include "scenarios/find_path.hpp"
#include "scenarios/provisioner.hpp"
#include "scenarios/view.hpp"
#include "simulator/clock.hpp"

namespace vpcsim::cli {
namespace {

using scenarios::ScenarioError;

struct Question {
  network::Network network;
  std::map<std::string, std::string> hosts;  ///< name → address outside AWS
  protocol::Timestamp now;                   ///< by the cloud's clock
  std::vector<std::string> notes = {};       ///< what isn't known of the network
};

/// Names are Name tags; what is terminated doesn't count.
std::string id_of(const network::Network& network, const std::string& name) {
  std::vector<std::string> found;
  for (const network::Instance& instance : network.description().instances) {
    bool called_so = instance.id == name || instance.name == name;
    if (called_so && instance.state != network::InstanceState::terminated) found.push_back(instance.id);
  }
  if (found.empty()) {
    for (const network::NetworkInterface& interface : network.description().network_interfaces) {
      if (interface.id == name || interface.name == name) found.push_back(interface.id);
    }
  }
  if (found.size() > 1)
    throw ScenarioError(fmt::format("{} may be any of {}: use an id", name, fmt::join(found, ", ")));
  if (!found.empty()) return found.front();
  std::vector<std::string> known;
  for (const network::Instance& instance : network.description().instances) {
    if (!instance.name.empty()) known.push_back(instance.name);
  }
  throw ScenarioError(
      fmt::format("{} is no instance, network interface, host or IPv4 address. Instances by name: {}", name,
                  known.empty() ? "none" : fmt::format("{}", fmt::join(known, ", "))));
}

scenarios::End to_end(std::string text) {
  constexpr std::string_view suffix = ".public_ip";
  bool public_ip = text.ends_with(suffix);
  if (public_ip) text.resize(text.size() - suffix.size());
  return {{std::move(text), {}}, public_ip};
}

/// Nothing if the scenario has mistakes.
std::optional<Question> from_scenario(const PathCommand& command) {
  auto scenario = load_or_complain(command.scenario);
  if (!scenario) return std::nullopt;
  auto steps = command.step ? static_cast<std::size_t>(*command.step) : scenario->steps.size();
  if (steps > scenario->steps.size()) {
    throw ScenarioError(fmt::format("{} has {} steps", command.scenario, scenario->steps.size()));
  }
  return Question{scenarios::network_after(*scenario, steps), scenario->hosts, ManualClock().now()};
}

Question from_endpoint(const PathCommand& command) {
  Endpoint endpoint(command.endpoint, command.region);
  const scenarios::Api& api = endpoint.api();
  scenarios::Reporter silent;
  scenarios::Accounts accounts(api.transport, api.waiter, api.credentials, api.region, {});
  scenarios::Session session(accounts, silent, "", {});
  return {scenarios::view_own_account(session), {}, WallClock().now()};
}

/// Notes come first: what is missing may be why the records don't fit together.
Question from_files(const PathCommand& command) {
  elsewhere::NetworkFiles files = elsewhere::read_network_files(command.network);
  for (const std::string& note : files.notes) std::cerr << note << '\n';
  return {network::read_records(elsewhere::records_of(std::move(files.homes))),
          {},
          WallClock().now(),
          std::move(files.notes)};
}

scenarios::Answer ask(const Question& question, const PathCommand& command) {
  scenarios::ExpectedPath flow{.from = to_end(command.from), .to = to_end(command.to)};
  flow.protocol.text = command.protocol;
  if (command.port) flow.port = *command.port;
  return scenarios::find_path(question.network, flow, [&](const scenarios::Word& name) {
    if (auto host = question.hosts.find(name.text); host != question.hosts.end()) return host->second;
    if (protocol::Ip::parse(name.text)) return name.text;
    return id_of(question.network, name.text);
  });
}

void print_json(const scenarios::Answer& answer, const Question& question) {
  std::string out = "{";
  auto field = [&out](std::string_view name, std::string_view value, bool last = false) {
    protocol::append_json_string(out, name);
    out += ':';
    protocol::append_json_string(out, value);
    if (!last) out += ',';
  };
  field("flow", answer.subject);
  field("verdict", answer.path.verdict);
  out += "\"hops\":[";
  for (const auto& hop : answer.path.hops) {
    out += &hop == answer.path.hops.data() ? "{" : ",{";
    field("leg", hop.leg);
    field("text", hop.text);
    out += fmt::format("\"dropped\":{}}}", hop.dropped);
  }
  out += "],\"blockers\":[";
  for (const auto& blocker : answer.path.blockers) {
    out += &blocker == answer.path.blockers.data() ? "{" : ",{";
    field("code", blocker.code);
    field("at", blocker.at);
    field("id", blocker.id);
    if (!blocker.direction.empty()) field("direction", blocker.direction);
    field("reason", blocker.reason);
    field("remedy", blocker.remedy, true);
    out += '}';
  }
  out += ']';
  if (!question.notes.empty()) out += ",\"notes\":[";
  for (const std::string& note : question.notes) {
    if (&note != question.notes.data()) out += ',';
    protocol::append_json_string(out, note);
  }
  if (!question.notes.empty()) out += ']';
  fmt::print("{}}}\n", out);
}

void print_text(const scenarios::Answer& answer) {
  auto paint = [on = color()](std::string_view code, std::string_view text) {
    return on ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
  };
  const bool reachable = answer.path.reachable();
  fmt::print("{}  {}\n\n", paint("1", answer.subject),
             paint(reachable ? "1;32" : "1;31", answer.path.verdict));
  std::string leg;
  for (const auto& hop : answer.path.hops) {
    fmt::print("  {:<8} {} {}\n", hop.leg == leg ? "" : hop.leg,
               hop.dropped ? paint("31", "✗") : paint("32", "│"), hop.plain);
    leg = hop.leg;
  }
  if (answer.path.blockers.empty()) return;
  fmt::print("\n{}\n", paint("1", "To let it through, all of these must change:"));
  for (const auto& blocker : answer.path.blockers) {
    fmt::print("  {} at {}\n    {}\n    {}\n", paint("33", blocker.code), blocker.at, blocker.plain_reason,
               paint("36", blocker.remedy));
  }
}

}  // namespace

int execute(const PathCommand& command) {
  if (!IpProtocol::parse(command.protocol) || command.protocol == "-1") {
    throw ScenarioError("--protocol is tcp, udp, icmp or an IP protocol number");
  }
  bool has_ports = IpProtocol::parse(command.protocol)->has_ports();
  if (has_ports && !command.port) throw ScenarioError("--port is needed with " + command.protocol);
  std::optional<Question> question;
  if (!command.network.empty()) {
    question = from_files(command);
  } else if (command.scenario.empty()) {
    question = from_endpoint(command);
  } else {
    question = from_scenario(command);
  }
  if (!question) return bad_input;
  const scenarios::Answer answer = ask(*question, command);
  if (!command.flow_logs.empty()) {
    append_flow_logs(command.flow_logs, question->network, answer.walked, question->now);
  }
  command.json ? print_json(answer, *question) : print_text(answer);
  return answer.path.reachable() ? holds : fails;
}

}  // namespace vpcsim::cli
