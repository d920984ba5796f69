#include <algorithm>

#include <fmt/format.h>

#include "scenarios/columns.hpp"
#include "scenarios/report.hpp"
#include "simulator/network/describe.hpp"

namespace vpcsim::scenarios {

using network::Language;
using network::say;

namespace {

constexpr std::string_view bold = "1", dim = "2", red = "31", green = "32", yellow = "33", cyan = "36";
constexpr std::size_t action_width = 30;
constexpr std::size_t name_width = 12;

/// "->" in sentences is for terminals of all kinds; here there is room for the real thing.
std::string with_arrows(std::string text) {
  for (auto at = text.find("->"); at != std::string::npos; at = text.find("->", at)) text.replace(at, 2, "→");
  return text;
}

/// "route_tables" is the kind of a "route table".
std::string noun_of(std::string kind) {
  if (kind.ends_with('s')) kind.pop_back();
  std::replace(kind.begin(), kind.end(), '_', ' ');
  for (const auto& [plain, proper] :
       {std::pair<std::string_view, std::string_view>{"vpc", "VPC"}, {"nat ", "NAT "}, {" acl", " ACL"}}) {
    if (auto at = kind.find(plain); at != std::string::npos) kind.replace(at, plain.size(), proper);
  }
  return kind;
}

std::string sentence(std::string text, Language language) {
  if (language != Language::english) return text;
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace

std::string place_of(const FoundBlocker& blocker, const std::string& code, Language language) {
  if (blocker.direction_words.empty()) return say(language, "{} at {}", "{}: {}", code, blocker.at);
  return say(language, "{} at {} ({})", "{}: {} ({})", code, blocker.at, blocker.direction_words);
}

std::string TextReporter::painted(std::string_view color, std::string_view text) const {
  if (!options_.color) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", color, text);
}

/// For people.
std::string TextReporter::finding(const Checked& checked) const {
  if (!checked.path) return checked.finding;
  if (checked.path->reachable()) return say(options_.language, "reachable", "到達可能");
  return say(options_.language, "blocked", "到達不可能");
}

/// Calls, expectations and steps stand in blocks with a blank line between.
void TextReporter::blank_line_before(char block) {
  if (last_block_ != 0 && (block != last_block_ || block == 's')) out_ << '\n';
  last_block_ = block;
}

void TextReporter::scenario_begins(const Scenario& scenario) {
  file_ = scenario.file;
  out_ << painted(bold, scenario.name) << '\n';
  if (!scenario.description.empty()) out_ << scenario.description << '\n';
  last_block_ = 'b';
}

void TextReporter::step_begins(int number, const Step& step) {
  blank_line_before('s');
  out_ << painted(bold, fmt::format("{}  {}", number + 1, step.title.text)) << '\n';
}

void TextReporter::called(const CallRecord& call) {
  if (call.reads_only && !options_.show_reads) return;
  if (last_block_ != 's') blank_line_before('c');
  last_block_ = 'c';
  std::string line = "   " + painted(call.reads_only ? dim : cyan, padded(call.action, action_width)) + "  ";
  line += padded(call.name, name_width);
  if (!call.detail.empty()) line += "  " + with_arrows(call.detail);
  if (!call.account.empty()) line += painted(yellow, "  as " + call.account);
  if (!call.region.empty()) line += painted(yellow, "  in " + call.region);
  if (!call.id.empty()) line += painted(dim, "  " + call.id);
  if (!call.error.empty()) line += "  " + painted(yellow, call.error);
  while (line.ends_with(' ')) line.pop_back();
  out_ << line << '\n' << std::flush;
}

void TextReporter::checked(const Checked& checked) {
  blank_line_before('e');
  out_ << "   " << (checked.met() ? painted(green, "✓") : painted(red, "✗")) << ' '
       << painted(bold, with_arrows(checked.subject)) << "  "
       << painted(checked.path && checked.path->reachable() ? green : yellow, finding(checked)) << '\n';
  if (checked.path) path(*checked.path);
  for (const std::string& failure : checked.failures) {
    out_ << "     " << painted(red, fmt::format("{}:{}: {}", file_, checked.expectation->place.line, failure))
         << '\n';
  }
  out_ << std::flush;
}

void TextReporter::path(const FoundPath& path) {
  if (!path.reachable()) {
    for (const FoundBlocker& blocker : path.blockers) {
      out_ << "       " << place_of(blocker, painted(yellow, blocker.code), options_.language) << '\n'
           << "         " << with_arrows(sentence(blocker.plain_reason, options_.language)) << '\n';
    }
    return;
  }
  std::string leg;
  for (const Hop& hop : path.hops) {
    std::string margin = hop.leg == leg ? "" : hop.leg_words;
    leg = hop.leg;
    out_ << "       " << painted(dim, padded(margin, 8)) << ' ' << with_arrows(hop.plain) << '\n';
  }
}

void TextReporter::plan(const Plan& plan) {
  using Verb = Planned::Verb;
  for (const Planned& row : plan.rows) {
    const std::string_view sign = row.verb == Verb::create   ? "+"
                                  : row.verb == Verb::remove ? "-"
                                  : row.verb == Verb::change ? "~"
                                                             : "!";
    const std::string_view color = row.verb == Verb::create ? green : row.verb == Verb::change ? yellow : red;
    out_ << " " << painted(color, fmt::format("{} {} {}", sign, name_of(row.verb), noun_of(row.kind))) << ' '
         << painted(bold, row.name);
    if (!row.account.empty()) out_ << painted(yellow, "  as " + row.account);
    if (!row.region.empty()) out_ << painted(yellow, "  in " + row.region);
    if (!row.id.empty()) out_ << painted(dim, "  " + row.id);
    out_ << '\n';
    for (const auto& conflict : row.conflicts) {
      out_ << "     "
           << painted(red, fmt::format("{} is {}, and the file says {}: it can't be changed, "
                                       "destroy the scenario first",
                                       conflict.what, conflict.found, conflict.wanted))
           << '\n';
    }
    for (const auto& call : row.calls) {
      out_ << "     " << painted(cyan, call.detail.empty() ? call.action : padded(call.action, action_width));
      if (!call.detail.empty()) out_ << "  " << with_arrows(call.detail);
      out_ << '\n';
    }
  }
  if (plan.rows.empty()) {
    out_ << painted(green, "✓") << " nothing to do: the network is as the file says\n";
    return;
  }
  out_ << fmt::format("\n{} to create, {} to change, {} to remove", plan.count(Verb::create),
                      plan.count(Verb::change), plan.count(Verb::remove));
  if (const int conflicts = plan.count(Verb::conflict)) {
    out_ << painted(red, fmt::format(", {} that can't be changed", conflicts));
  }
  out_ << '\n';
}

void TextReporter::scenario_ends(const Outcome& outcome) {
  blank_line_before('o');
  if (outcome.unreachable) return;  // the command says so on standard error
  if (outcome.plan && outcome.error.empty()) {
    plan(*outcome.plan);
    return;
  }
  if (!outcome.error.empty()) out_ << painted(red, "✗ " + outcome.error) << '\n';
  std::string calls = say(options_.language, "{} calls of the EC2 API, {} of them changes",
                          "EC2 API の呼び出し {} 回、うち変更 {} 回", outcome.calls, outcome.changing_calls);
  if (outcome.expectations == 0) {
    if (outcome.error.empty()) out_ << painted(green, "✓") << " done: " << calls << '\n';
  } else {
    out_ << (outcome.passed() ? painted(green, "✓") : painted(red, "✗"))
         << say(options_.language, " {0} of {1} expectations met ({2})",
                " {1} 件の期待のうち {0} 件が満たされました ({2})", outcome.met, outcome.expectations, calls)
         << '\n';
  }
  out_ << std::flush;
}

}  // namespace vpcsim::scenarios
