#include "simulator/instance/programs/ssh_settings.hpp"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>

#include "protocol/ascii.hpp"
#include "simulator/instance/pattern.hpp"
#include "simulator/instance/programs/options.hpp"

namespace vpcsim::instance {
namespace {

using protocol::ascii::lower;
using protocol::ascii::trim;

/// * and ? alone: brackets are part of a name, as in "[10.0.0.1]:2222".
bool matches(std::string_view pattern, std::string_view text) {
  std::string literal;
  for (const char c : pattern) {
    if (c == '[' || c == '\\') literal += '\\';
    literal += c;
  }
  return matches_pattern(literal, text);
}

struct Line {
  std::string keyword, value;
};

// "Key value", "Key = value", and quotes around the value.
Line split(std::string_view text) {
  text = trim(text);
  const auto end = std::min(text.find_first_of(" \t="), text.size());
  Line line{lower(text.substr(0, end)), {}};
  text = trim(text.substr(end));
  if (text.substr(0, 1) == "=") text = trim(text.substr(1));
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  line.value = text;
  return line;
}

template <class Value>
struct Word {
  std::string_view name;
  Value value;
};

constexpr Word<bool> switches[] = {{"yes", true}, {"true", true}, {"no", false}, {"false", false}};
constexpr Word<SshSettings::HostKeys> host_key_words[] = {
    {"yes", SshSettings::HostKeys::strict},     {"true", SshSettings::HostKeys::strict},
    {"ask", SshSettings::HostKeys::ask},        {"accept-new", SshSettings::HostKeys::accept_new},
    {"no", SshSettings::HostKeys::accept_any},  {"false", SshSettings::HostKeys::accept_any},
    {"off", SshSettings::HostKeys::accept_any},
};
constexpr Word<SshSettings::Say> levels[] = {
    {"quiet", SshSettings::Say::nothing},  {"fatal", SshSettings::Say::errors},
    {"error", SshSettings::Say::errors},   {"info", SshSettings::Say::normal},
    {"verbose", SshSettings::Say::normal}, {"debug", SshSettings::Say::all},
    {"debug1", SshSettings::Say::all},
};
constexpr Word<SshSettings::Family> families[] = {
    {"any", SshSettings::Family::any}, {"inet", SshSettings::Family::v4}, {"inet6", SshSettings::Family::v6}};

template <class Value, std::size_t size>
const Value* find(const Word<Value> (&words)[size], std::string_view text) {
  const auto found = std::find_if(std::begin(words), std::end(words), [&](const auto& word) {
    return protocol::ascii::equal_ignoring_case(word.name, text);
  });
  return found == std::end(words) ? nullptr : &found->value;
}

template <class Value>
void keep(std::optional<Value>& kept, const Value& value, bool active) {
  if (active && !kept) kept = value;
}

template <class Value, std::size_t size>
bool keep_word(std::optional<Value>& kept, const Word<Value> (&words)[size], std::string_view text,
               bool active) {
  const Value* value = find(words, text);
  if (value) keep(kept, *value, active);
  return value != nullptr;
}

}  // namespace

std::string SshSettings::apply(std::string_view text, std::string_view where, int line, bool active) {
  const auto [keyword, value] = split(text);
  const auto at = fmt::format("{} line {}: ", where, line);
  const auto is = [&keyword = keyword](std::string_view name) { return keyword == name; };
  static constexpr std::string_view known[] = {"addressfamily",         "batchmode", "connecttimeout",
                                               "forwardagent",          "hostname",  "identitiesonly",
                                               "identityfile",          "loglevel",  "port",
                                               "stricthostkeychecking", "user",      "userknownhostsfile"};
  if (std::find(std::begin(known), std::end(known), keyword) == std::end(known)) {
    return fmt::format("{}: line {}: Bad configuration option: {}", where, line, keyword);
  }
  if (value.empty()) return at + "no argument after keyword \"" + keyword + "\"";
  bool good = true;
  if (is("hostname")) keep(host_name, value, active);
  if (is("user")) keep(user, value, active);
  if (is("userknownhostsfile")) keep(known_hosts, value, active);
  if (is("identityfile") && active) identity_files.push_back(value);
  if (is("batchmode")) good = keep_word(batch, switches, value, active);
  if (is("forwardagent")) good = keep_word(forward_agent, switches, value, active);
  if (is("identitiesonly")) good = keep_word(only_identities, switches, value, active);
  if (is("stricthostkeychecking")) good = keep_word(host_keys, host_key_words, value, active);
  if (is("addressfamily")) good = keep_word(family, families, value, active);
  if (!good) return at + "unsupported option \"" + value + "\".";
  if (is("loglevel") && !keep_word(say, levels, value, active)) {
    return at + "unsupported log level '" + value + "'";
  }
  if (is("connecttimeout")) {
    const auto seconds = whole_number(value, 1'000'000);
    if (!seconds) return at + "invalid time value.";
    keep(connect_timeout, *seconds, active);
  }
  if (is("port")) {
    const auto number = whole_number(value, 65'535).value_or(0);
    if (number == 0) return at + "Bad port '" + value + "'.";
    keep(port, static_cast<std::uint16_t>(number), active);
  }
  return {};
}

bool SshSettings::read_file(Process& process, std::string_view host) {
  const auto path = process.shell().home + "/.ssh/config";
  auto& files = process.machine().files();
  const auto status = files.status(process.access(), path);
  const auto content = files.read(process.access(), path);
  if (!status || !content) return true;
  const bool own = status.value.owner == process.shell().user || status.value.owner == "root";
  if (!own || (status.value.mode & 022)) {
    process.error("Bad owner or permissions on " + path + "\n");
    return false;
  }
  std::istringstream lines(content.value);
  bool active = true;
  int number = 0, bad = 0;
  for (std::string text; std::getline(lines, text);) {
    ++number;
    const auto line = split(text);
    if (line.keyword.empty() || line.keyword[0] == '#') continue;
    if (line.keyword == "host") {
      auto patterns = line.value;
      std::replace_if(patterns.begin(), patterns.end(), protocol::ascii::is_space, ',');
      active = matches_host_patterns(patterns, host);
      continue;
    }
    const auto wrong = apply(text, path, number, active);
    if (wrong.empty()) continue;
    process.error(wrong + "\n");
    ++bad;
  }
  if (bad > 0) process.error(fmt::format("{}: terminating, {} bad configuration options\n", path, bad));
  return bad == 0;
}

bool SshSettings::take(Process& process, const SshArguments::Option& option) {
  switch (option.letter) {
    case '4':
      family = Family::v4;
      return true;
    case '6':
      family = Family::v6;
      return true;
    case 'q':
      say = Say::nothing;
      return true;
    case 'v':
      say = Say::all;
      return true;
    case 'i':
      name_identity(process, option.value);
      return true;
    default:
      return false;
  }
}

void SshSettings::name_identity(Process& process, const std::string& path) {
  const auto found = process.machine().files().status(process.access(), in_home(process, path));
  if (found) return identity_files.push_back(path);
  process.error(fmt::format("Warning: Identity file {} not accessible: {}.\n", path, text(found.error)));
}

bool matches_host_patterns(std::string_view patterns, std::string_view host) {
  bool found = false;
  const auto wanted = lower(host);
  while (!patterns.empty()) {
    const auto end = std::min(patterns.find(','), patterns.size());
    auto pattern = lower(patterns.substr(0, end));
    patterns.remove_prefix(std::min(end + 1, patterns.size()));
    const bool excludes = pattern.substr(0, 1) == "!";
    if (excludes) pattern.erase(0, 1);
    if (!matches(pattern, wanted)) continue;
    if (excludes) return false;
    found = true;
  }
  return found;
}

std::string in_home(Process& process, std::string_view path) {
  if (path == "~") return process.shell().home;
  if (path.substr(0, 2) == "~/") return process.shell().home + std::string(path.substr(1));
  return std::string(path);
}

SshArguments::Option SshArguments::fail(const std::string& text) {
  process_.error(text + "\n");
  return {.failed = true};
}

SshArguments::Option SshArguments::next() {
  const auto& arguments = process_.arguments();
  if (index_ >= arguments.size()) return {};
  const std::string& argument = arguments[index_];
  if (at_ == 1 && (argument.size() < 2 || argument[0] != '-')) return {};
  if (argument == "--") return ++index_, Option{};
  const char letter = argument[at_++];
  const auto rest = argument.substr(at_);
  const auto known = letter == ':' ? std::string_view::npos : letters_.find(letter);
  if (known == std::string_view::npos) {
    if (unsupported_.find(letter) == std::string_view::npos)
      return fail(std::string("unknown option -- ") + letter);
    return fail(fmt::format("{0}: option -{1} is not supported by vpcsim's {0}", process_.name(), letter));
  }
  const bool takes_value = letters_.substr(known + 1, 1) == ":";
  if (rest.empty() || takes_value) ++index_, at_ = 1;
  if (!takes_value) return {.letter = letter};
  if (!rest.empty()) return {.letter = letter, .value = rest};
  if (index_ >= arguments.size()) return fail(std::string("option requires an argument -- ") + letter);
  return {.letter = letter, .value = arguments[index_++]};
}

const std::string* SshArguments::operand() {
  const auto& arguments = process_.arguments();
  return index_ < arguments.size() ? &arguments[index_++] : nullptr;
}

}  // namespace vpcsim::instance
