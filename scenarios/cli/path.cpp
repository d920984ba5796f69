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
#include "scenarios/flow_question.hpp"
#include "scenarios/path_json.hpp"
#include "scenarios/provision/session.hpp"
#include "simulator/network/describe.hpp"

namespace vpcsim::cli {
namespace {

using scenarios::ScenarioError, scenarios::FlowQuestion;

void print_json(const scenarios::Answer& answer, const NetworkRead& read, const PathCommand& command) {
  std::string out = scenarios::open_path_json(answer, command.language, !command.why_not);
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
        scenarios::ask(read.network, read.hosts, question,
                       {.wording = scenarios::Wording::with_ids, .language = command.language});
    if (!command.flow_logs.empty())
      append_flow_logs(command.flow_logs, read.network, answer.walked, read.now);
    return BatchAnswer{
        scenarios::open_path_json(answer, question.language.value_or(command.language), !command.why_not),
        answer.path.reachable()};
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
  const FlowQuestion question{command.from, command.to,   command.protocol, command.port,
                              command.ipv6, command.size, command.language};
  const auto wording = command.json ? scenarios::Wording::with_ids : scenarios::Wording::plain;
  const scenarios::Answer answer = scenarios::ask(read->network, read->hosts, question, {.wording = wording});
  if (!command.flow_logs.empty()) {
    append_flow_logs(command.flow_logs, read->network, answer.walked, read->now);
  }
  command.json ? print_json(answer, *read, command) : print_text(answer, command);
  return answer.path.reachable() ? holds : fails;
}

}  // namespace vpcsim::cli
