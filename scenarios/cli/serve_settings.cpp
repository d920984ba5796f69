#include "scenarios/cli/serve_settings.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>

#include "scenarios/mistakes.hpp"
#include "simulator/setting_names.hpp"

namespace vpcsim::cli {
namespace {

struct Assignment {
  std::string name;
  std::int64_t value = 0;
};

/// NAME=NUMBER, the name written with - or _.
Assignment read_assignment(std::string_view option, std::string_view text, std::string_view unit) {
  const auto equals = text.find('=');
  Assignment read{std::string(text.substr(0, equals)), 0};
  std::replace(read.name.begin(), read.name.end(), '-', '_');
  if (equals == std::string_view::npos)
    throw std::invalid_argument(fmt::format("{} {}: expected NAME={}", option, text, unit));
  const std::string_view digits = text.substr(equals + 1);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), read.value);
  if (error != std::errc{} || end != digits.data() + digits.size() || read.value < 0)
    throw std::invalid_argument(fmt::format("{} {}: {} is a whole number from 0", option, text, unit));
  return read;
}

template <class Rows>
std::vector<std::string_view> names_in(const Rows& rows) {
  std::vector<std::string_view> names;
  for (const auto& row : rows) names.push_back(row.name);
  return names;
}

template <class Rows>
const auto& row_of(const Rows& rows, std::string_view name, std::string_view option, std::string_view what) {
  for (const auto& row : rows) {
    if (row.name == name) return row;
  }
  const auto names = names_in(rows);
  const bool near = !scenarios::nearest(name, names).empty();
  throw std::invalid_argument(fmt::format(
      "{}: there is no {} \"{}\"{}", option, what, name,
      near ? scenarios::suggestion(name, names) : fmt::format("; there are {}", fmt::join(names, ", "))));
}

void set_timing(Timing& timing, const std::string& text) {
  if (set_preset(timing, text)) return;
  if (text.find('=') == std::string::npos) {
    throw std::invalid_argument(fmt::format("--timing: there is no preset \"{}\"{}", text,
                                            scenarios::suggestion(text, timing_presets())));
  }
  const Assignment wanted = read_assignment("--timing", text, "MILLISECONDS");
  timing.*row_of(timing_names(), wanted.name, "--timing", "transition").value = wanted.value;
}

}  // namespace

Settings settings_of(const ServeCommand& command) {
  Settings settings;
  settings.public_ip_pool = command.public_ip_pool;
  settings.default_vpc = !command.no_default_vpc;
  settings.accept_unknown_images = command.unknown_images == "accept";
  for (const std::string& text : command.quotas) {
    const Assignment wanted = read_assignment("--quota", text, "NUMBER");
    settings.quotas.*row_of(quota_names(), wanted.name, "--quota", "quota").value =
        static_cast<std::size_t>(wanted.value);
  }
  for (const std::string& text : command.timing) set_timing(settings.timing, text);
  return settings;
}

Authentication authentication_of(const ServeCommand& command) {
  Authentication authentication;
  authentication.strict = command.auth == "strict";
  if (command.credentials.empty()) return authentication;
  for (auto& declared : protocol::load_declared_credentials(command.credentials)) {
    authentication.declared.emplace(declared.credentials.access_key_id, declared);
  }
  return authentication;
}

std::optional<double> read_clock_factor(std::string_view text) {
  if (text == "wall") return 1;
  if (text == "frozen") return 0;
  double factor = 0;
  if (!text.starts_with('x')) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), factor);
  const bool is_whole = error == std::errc{} && end == text.data() + text.size();
  return is_whole && factor > 0 && factor <= 1e6 ? std::optional(factor) : std::nullopt;
}

std::string settings_help() {
  std::string help = "\nQuotas, and AWS's defaults:\n";
  for (const QuotaName& row : quota_names())
    help += fmt::format("  {:<32} {}\n", row.name, Quotas{}.*row.value);
  help += "\nTransitions, in milliseconds with --timing brief and realistic:\n";
  for (const TimingName& row : timing_names())
    help += fmt::format("  {:<32} {:>6} {:>8}\n", row.name, row.brief, row.realistic);
  return help;
}

}  // namespace vpcsim::cli
