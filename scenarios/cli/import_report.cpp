#include "scenarios/cli/import_report.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vpcsim::cli {
namespace {

using nlohmann::ordered_json;

std::string line_of(const importing::Difference& difference) {
  if (difference.member.empty())
    return fmt::format("{}: was {}, is {}\n", difference.id, difference.was, difference.is);
  return fmt::format("{}: {}: was {}, is {}\n", difference.id, difference.member, difference.was,
                     difference.is);
}

std::string line_of(const importing::Count& count, std::size_t width) {
  std::string line = fmt::format("  {:<{}}  {} of {}", count.noun, width, count.imported, count.in_files);
  if (count.different > 0)
    line +=
        fmt::format(", {} not quite as {}", count.different, count.different == 1 ? "it was" : "they were");
  return line + "\n";
}

}  // namespace

std::string text_of(const importing::Report& report) {
  std::string text;
  for (const auto& left : report.left_out)
    text += fmt::format("left out: {} {}: {}\n", left.noun, left.id, left.reason);
  for (const auto& difference : report.differences) text += line_of(difference);
  if (!text.empty()) text += '\n';
  std::size_t width = 0;
  for (const auto& count : report.counts) {
    if (count.in_files > 0) width = std::max(width, count.noun.size());
  }
  text += "imported\n";
  for (const auto& count : report.counts) {
    if (count.in_files > 0) text += line_of(count, width);
  }
  return text;
}

std::string json_of(const importing::Report& report) {
  ordered_json left_out = ordered_json::array(), differences = ordered_json::array(),
               counts = ordered_json::array();
  for (const auto& left : report.left_out)
    left_out.push_back({{"kind", left.noun}, {"id", left.id}, {"reason", left.reason}});
  for (const auto& own : report.differences)
    differences.push_back({{"id", own.id}, {"member", own.member}, {"was", own.was}, {"is", own.is}});
  for (const auto& count : report.counts) {
    counts.push_back({{"kind", count.noun},
                      {"in_files", count.in_files},
                      {"imported", count.imported},
                      {"different", count.different}});
  }
  const ordered_json document{{"whole", report.is_whole()},
                              {"notes", report.notes},
                              {"left_out", left_out},
                              {"differences", differences},
                              {"counts", counts}};
  return document.dump(2) + "\n";
}

}  // namespace vpcsim::cli
