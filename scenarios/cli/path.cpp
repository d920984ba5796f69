#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "protocol/json.hpp"
#include "scenarios/cli/commands.hpp"
#include "scenarios/cli/flow_log_files.hpp"
#include "scenarios/cli/network_source.hpp"
#include "scenarios/cli/path_batch.hpp"
#include "scenarios/cli/scenario_file.hpp"
#include "scenarios/columns.hpp"
#include "scenarios/find_path.hpp"
#include "scenarios/provision/session.hpp"
#include "simulator/network/describe.hpp"

namespace vpcsim::cli {
namespace {

using scenarios::ScenarioError;

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
      fmt::format("{} is no instance, network interface, host or IP address. Instances by name: {}", name,
                  known.empty() ? "none" : fmt::format("{}", fmt::join(known, ", "))));
}

scenarios::End to_end(std::string text) {
  constexpr std::string_view suffix = ".public_ip";
  bool public_ip = text.ends_with(suffix);
  if (public_ip) text.resize(text.size() - suffix.size());
  return {{std::move(text), {}}, public_ip};
}

/// Throws ScenarioError for a flow that can't be asked about.
scenarios::Answer ask(const NetworkRead& read, const FlowQuestion& question, scenarios::PathOptions options) {
  auto protocol = IpProtocol::parse(question.protocol);
  if (!protocol || *protocol == IpProtocol::all)
    throw ScenarioError("the protocol is tcp, udp, icmp or an IP protocol number");
  if (protocol->has_ports() && !question.port)
    throw ScenarioError("a port is needed with " + question.protocol);
  if (!protocol->has_ports() && question.port)
    throw ScenarioError("there are no ports with protocol " + question.protocol);
  options.ipv6 = question.ipv6;
  scenarios::ExpectedPath flow{.from = to_end(question.from), .to = to_end(question.to)};
  flow.protocol.text = question.protocol;
  if (question.port) flow.port = *question.port;
  if (question.size) flow.size = *question.size;
  const auto what_is = [&](const scenarios::Word& name) {
    if (auto host = read.hosts.find(name.text); host != read.hosts.end()) return host->second;
    if (protocol::Ip::parse(name.text)) return name.text;
    return id_of(read.network, name.text);
  };
  return scenarios::find_path(read.network, flow, what_is, options);
}

/// Each leg's MTU, and for a packet that is too large what becomes of it.
void append_mtu(const scenarios::Answer& answer, std::string& out) {
  const auto text = [](std::string_view value) {
    std::string quoted;
    protocol::append_json_string(quoted, value);
    return quoted;
  };
  if (!answer.path.mtu.empty()) out += ",\"mtu\":{";
  for (const auto& mtu : answer.path.mtu) {
    out += fmt::format("{}:{{\"bytes\":{},\"at\":{},\"id\":{}}},", text(mtu.leg), mtu.bytes, text(mtu.at),
                       text(mtu.id));
  }
  if (!answer.path.mtu.empty()) out += fmt::format("\"text\":{}}}", text(answer.path.mtu_sentence));
  if (!answer.too_large) return;
  out +=
      fmt::format(",\"too_large\":{{\"size\":{},\"leg\":{},\"notice\":{}}}", answer.too_large->size,
                  text(network::text(answer.too_large->leg)), text(network::text(answer.too_large->notice)));
}

/// An object without its closing brace: others may add to it.
std::string open_json(const scenarios::Answer& answer, const PathCommand& command) {
  const bool with_hops = !command.why_not;
  std::string out = "{";
  auto field = [&out](std::string_view name, std::string_view value, bool last = false) {
    protocol::append_json_string(out, name);
    out += ':';
    protocol::append_json_string(out, value);
    if (!last) out += ',';
  };
  field("flow", answer.subject);
  field("verdict", answer.path.verdict);
  field("language", network::text(command.language));
  if (with_hops) out += "\"hops\":[";
  for (const auto& hop : answer.path.hops) {
    if (!with_hops) break;
    out += &hop == answer.path.hops.data() ? "{" : ",{";
    field("leg", hop.leg);
    field("text", hop.text);
    out += fmt::format("\"dropped\":{}}}", hop.dropped);
  }
  if (with_hops) out += "],";
  out += "\"blockers\":[";
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
  append_mtu(answer, out);
  return out;
}

void print_json(const scenarios::Answer& answer, const NetworkRead& read, const PathCommand& command) {
  std::string out = open_json(answer, command);
  if (!read.notes.empty()) out += ",\"notes\":[";
  for (const std::string& note : read.notes) {
    if (&note != read.notes.data()) out += ',';
    protocol::append_json_string(out, note);
  }
  if (!read.notes.empty()) out += ']';
  fmt::print("{}}}\n", out);
}

void print_text(const scenarios::Answer& answer, const PathCommand& command) {
  const bool why_not = command.why_not;
  const network::Language language = command.language;
  auto paint = [on = color()](std::string_view code, std::string_view text) {
    return on ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
  };
  const bool reachable = answer.path.reachable();
  fmt::print("{}  {}\n\n", paint("1", answer.subject),
             paint(reachable ? "1;32" : "1;31", network::words(answer.verdict, language)));
  std::string leg;
  for (const auto& hop : answer.path.hops) {
    if (why_not) break;
    fmt::print("  {} {} {}\n", scenarios::padded(hop.leg == leg ? "" : hop.leg_words, 8),
               hop.dropped ? paint("31", "✗") : paint("32", "│"), hop.plain);
    leg = hop.leg;
  }
  if (!why_not && !answer.path.mtu_sentence.empty()) fmt::print("\n{}\n", answer.path.plain_mtu_sentence);
  if (answer.path.blockers.empty()) {
    if (why_not) {
      fmt::print("{}\n", network::say(language, "Nothing keeps it from getting there and back.",
                                      "往路にも復路にも、妨げるものはありません。"));
    }
    return;
  }
  fmt::print("{}{}\n", why_not ? "" : "\n",
             paint("1", network::say(language, "To let it through, all of these must change:",
                                     "到達可能にするには、次のすべてを変更する必要があります。")));
  for (const auto& blocker : answer.path.blockers) {
    fmt::print("  {}\n    {}\n    {}\n", scenarios::place_of(blocker, paint("33", blocker.code), language),
               blocker.plain_reason, paint("36", blocker.remedy));
  }
}

/// A line for each flow, in the flows' order.
int answer_batch(const PathCommand& command, const NetworkRead& read) {
  const auto answer_line = [&](const FlowQuestion& question) {
    const scenarios::Answer answer =
        ask(read, question, {.wording = scenarios::Wording::with_ids, .language = command.language});
    if (!command.flow_logs.empty())
      append_flow_logs(command.flow_logs, read.network, answer.walked, read.now);
    return BatchAnswer{open_json(answer, command), answer.path.reachable()};
  };
  if (command.batch == "-") return run_batch(std::cin, std::cout, answer_line);
  std::ifstream file(command.batch);
  if (!file) throw ScenarioError(command.batch + " can't be read");
  return run_batch(file, std::cout, answer_line);
}

}  // namespace

int execute(const PathCommand& command) {
  const auto read =
      read_network({command.scenario, command.step, command.network, command.endpoint, command.region});
  if (!read) return bad_input;
  if (!command.batch.empty()) return answer_batch(command, *read);
  const FlowQuestion question{command.from, command.to,   command.protocol,
                              command.port, command.ipv6, command.size};
  const scenarios::Answer answer = ask(*read, question, {.language = command.language});
  if (!command.flow_logs.empty()) {
    append_flow_logs(command.flow_logs, read->network, answer.walked, read->now);
  }
  command.json ? print_json(answer, *read, command) : print_text(answer, command);
  return answer.path.reachable() ? holds : fails;
}

}  // namespace vpcsim::cli
