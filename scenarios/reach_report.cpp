#include "scenarios/reach_report.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

#include <fmt/format.h>

#include "protocol/json.hpp"
#include "scenarios/columns.hpp"
#include "simulator/network/describe.hpp"

namespace vpcsim::scenarios {
namespace {

using network::EndGroup;
using network::GroupReach;
using network::ReachCount;

std::string label(const EndGroup& group) {
  return group.name.empty() ? group.id : group.name;
}

/// Two groups may have one name: then the id tells them apart.
std::vector<std::string> labels(const std::vector<EndGroup>& groups) {
  std::multiset<std::string> all;
  for (const EndGroup& group : groups) all.insert(label(group));
  std::vector<std::string> own;
  for (const EndGroup& group : groups) {
    const std::string text = label(group);
    own.push_back(all.count(text) > 1 && text != group.id ? fmt::format("{} ({})", text, group.id) : text);
  }
  return own;
}

std::string quoted(std::string_view text) {
  std::string out;
  protocol::append_json_string(out, text);
  return out;
}

/// RFC 4180: quoted where it must be.
std::string csv(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}

std::string sign(const ReachCount& count) {
  const auto text = count.text();
  if (text == "reachable") return "✓";
  if (text == "forward-only") return "→";
  if (text == "unreachable") return "✗";
  if (text == "misdelivered") return "≠";
  if (text == "partial") return fmt::format("{}/{}", count.reachable, count.pairs());
  return std::string(text);
}

template <class Visit>
void for_each_pair(const GroupReach& reach, Visit visit) {
  for (std::size_t row = 0; row < reach.from.size(); ++row) {
    for (std::size_t column = 0; column < reach.to.size(); ++column) {
      if (reach.at(row, column).pairs() > 0) visit(row, column, reach.at(row, column));
    }
  }
}

/// A flip's text, which is a verdict, "absent", or "partial" with its figures.
std::string words_of(const std::string& text, network::Language language) {
  using network::Verdict;
  for (Verdict verdict :
       {Verdict::reachable, Verdict::forward_only, Verdict::unreachable, Verdict::misdelivered}) {
    if (text == network::text(verdict)) return std::string(network::words(verdict, language));
  }
  std::size_t reachable = 0, pairs = 0;
  if (std::sscanf(text.c_str(), "partial (%zu of %zu)", &reachable, &pairs) == 2)
    return network::say(language, "partial ({0} of {1})", "一部到達可能 ({1} 組中 {0} 組)", reachable, pairs);
  return text == "absent" ? network::say(language, "absent", "なし") : text;
}

constexpr std::array<std::pair<std::string_view, network::Phrase>, 5> meanings{
    {{"reachable", {"✓ reachable", "✓ 到達可能"}},
     {"forward-only", {"→ forward-only: the reply is lost", "→ 往路のみ到達可能: 応答が失われる"}},
     {"unreachable", {"✗ unreachable", "✗ 到達不可能"}},
     {"misdelivered",
      {"≠ misdelivered: another has the address", "≠ 別の宛先に到達: 別のものがそのアドレスを持つ"}},
     {"partial", {"n/m n of m pairs are reachable", "n/m m 組のうち n 組が到達可能"}}}};

std::string legend(const GroupReach& reach, network::Language language) {
  std::set<std::string_view> seen;
  for (const ReachCount& count : reach.counts) seen.insert(count.text());
  std::vector<std::string> parts;
  for (const auto& [text, meaning] : meanings) {
    if (seen.contains(text)) parts.emplace_back(meaning.in(language));
  }
  return fmt::format("{}", fmt::join(parts, "   "));
}

}  // namespace

std::string reach_table(const GroupReach& reach, const std::string& service, network::Language language) {
  const auto rows = labels(reach.from), columns = labels(reach.to);
  const std::string corner = network::say(language, "from \\ to", "送信元 \\ 送信先");
  std::size_t margin = columns_of(corner);
  for (const std::string& row : rows) margin = std::max(margin, columns_of(row));
  std::string out = service + "\n\n  " + padded(corner, margin);
  for (const std::string& column : columns) out += "  " + column;
  out += '\n';
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::string line = "  " + padded(rows[row], margin);
    for (std::size_t column = 0; column < columns.size(); ++column)
      line += "  " + padded(sign(reach.at(row, column)), columns_of(columns[column]));
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  }
  return out + '\n' + legend(reach, language) + '\n';
}

std::string reach_csv(const GroupReach& reach) {
  std::string out = "from,from_id,to,to_id,verdict,reachable,pairs\n";
  for_each_pair(reach, [&](std::size_t row, std::size_t column, const ReachCount& count) {
    const EndGroup &from = reach.from[row], &to = reach.to[column];
    out += fmt::format("{},{},{},{},{},{},{}\n", csv(label(from)), csv(from.id), csv(label(to)), csv(to.id),
                       count.text(), count.reachable, count.pairs());
  });
  return out;
}

std::string reach_json(const GroupReach& reach, const std::string& service,
                       const std::vector<std::string>& notes) {
  std::string out = fmt::format("{{\"service\":{},\"pairs\":[", quoted(service));
  bool first = true;
  for_each_pair(reach, [&](std::size_t row, std::size_t column, const ReachCount& count) {
    const EndGroup &from = reach.from[row], &to = reach.to[column];
    out += fmt::format(
        "{}{{\"from\":{},\"from_id\":{},\"to\":{},\"to_id\":{},\"verdict\":{},\"reachable\":{},\"pairs\":{}}"
        "}",
        first ? "" : ",", quoted(label(from)), quoted(from.id), quoted(label(to)), quoted(to.id),
        quoted(count.text()), count.reachable, count.pairs());
    first = false;
  });
  out += ']';
  if (!notes.empty()) {
    std::vector<std::string> texts;
    for (const std::string& note : notes) texts.push_back(quoted(note));
    out += fmt::format(",\"notes\":[{}]", fmt::join(texts, ","));
  }
  return out + "}\n";
}

std::string reach_dot(const GroupReach& reach, const std::string& service) {
  std::string out = fmt::format("digraph reach {{\n  label={};\n", quoted(service));
  std::set<std::string> nodes;
  const auto add_nodes = [&](const std::vector<EndGroup>& groups) {
    const auto texts = labels(groups);
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (nodes.insert(groups[i].id).second)
        out += fmt::format("  {} [label={}];\n", quoted(groups[i].id), quoted(texts[i]));
    }
  };
  add_nodes(reach.from);
  add_nodes(reach.to);
  for_each_pair(reach, [&](std::size_t row, std::size_t column, const ReachCount& count) {
    const bool forward_only = count.text() == "forward-only";
    if (count.reachable == 0 && !forward_only) return;
    std::string style;
    if (forward_only) style = " [style=dashed]";
    if (count.reachable > 0 && count.reachable < count.pairs())
      style = fmt::format(" [label=\"{}\"]", sign(count));
    out += fmt::format("  {} -> {}{};\n", quoted(reach.from[row].id), quoted(reach.to[column].id), style);
  });
  return out + "}\n";
}

std::string flips_text(const std::vector<network::ExplainedFlip>& flips, const std::string& service,
                       network::Language language) {
  if (flips.empty())
    return network::say(language, "{}: no verdict differs\n", "{}: 判定に違いはありません\n", service);
  std::string out;
  for (const auto& [flip, why, is_before] : flips) {
    out += network::say(language, "{} -> {} {}: {}, was {}\n", "{} -> {} {}: {} (変更前は {})\n", flip.from,
                        flip.to, service, words_of(flip.after, language), words_of(flip.before, language));
    if (why.empty()) continue;
    out += is_before ? network::say(language, "  before: {}\n", "  変更前: {}\n", why)
                     : network::say(language, "  now: {}\n", "  変更後: {}\n", why);
  }
  return out;
}

std::string flips_csv(const std::vector<network::ExplainedFlip>& flips) {
  std::string out = "from,to,before,after,reason_of,reason\n";
  for (const auto& [flip, why, is_before] : flips) {
    out += fmt::format("{},{},{},{},{},{}\n", csv(flip.from), csv(flip.to), csv(flip.before), csv(flip.after),
                       is_before ? "before" : "after", csv(why));
  }
  return out;
}

std::string flips_json(const std::vector<network::ExplainedFlip>& flips, const std::string& service) {
  std::string out = fmt::format("{{\"service\":{},\"flips\":[", quoted(service));
  for (const auto& explained : flips) {
    const network::Flip& flip = explained.flip;
    out += fmt::format(
        "{}{{\"from\":{},\"to\":{},\"before\":{},\"after\":{},\"reason_of\":{},\"reason\":{}}}",
        &explained == flips.data() ? "" : ",", quoted(flip.from), quoted(flip.to), quoted(flip.before),
        quoted(flip.after), quoted(explained.is_before ? "before" : "after"), quoted(explained.why));
  }
  return out + "]}\n";
}

}  // namespace vpcsim::scenarios
