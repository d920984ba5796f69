#include "simulator/instance/programs/options.hpp"

#include <algorithm>

#include "protocol/ascii.hpp"

namespace vpcsim::instance {

Options::Options(Process& process, std::string_view letters,
                 std::initializer_list<std::pair<std::string_view, char>> longer, Order order)
    : process_(process), letters_(letters) {
  longer_.insert(longer.begin(), longer.end());
  const auto& arguments = process.arguments();
  bool options = true;
  for (std::size_t i = 1; i < arguments.size() && !failed_; ++i) {
    const auto& argument = arguments[i];
    if (!options || argument.size() < 2 || argument[0] != '-') {
      operands_.push_back(argument);
      options = options && order == Order::anywhere;
    } else if (argument == "--") {
      options = false;
    } else if (argument[1] == '-') {
      read_long(arguments, i);
    } else {
      read_short(arguments, i);
    }
  }
}

void Options::fail(const std::string& message) {
  failed_ = true;
  const auto& name = process_.name();
  process_.error(name + ": " + message + "\nTry '" + name + " --help' for more information.\n");
}

bool Options::takes_value(char letter) const {
  auto at = letters_.find(letter);
  return at + 1 < letters_.size() && letters_[at + 1] == ':';
}

void Options::read_long(const std::vector<std::string>& arguments, std::size_t& i) {
  std::string_view text = std::string_view(arguments[i]).substr(2);
  auto equals = text.find('=');
  auto name = text.substr(0, equals);
  auto found = longer_.find(name);
  if (found == longer_.end()) return fail("unrecognized option '" + arguments[i] + "'");
  if (!takes_value(found->second)) {
    if (equals != text.npos) return fail("option '--" + std::string(name) + "' doesn't allow an argument");
    return add(found->second, {});
  }
  if (equals != text.npos) return add(found->second, std::string(text.substr(equals + 1)));
  if (i + 1 >= arguments.size()) return fail("option '--" + std::string(name) + "' requires an argument");
  add(found->second, arguments[++i]);
}

void Options::read_short(const std::vector<std::string>& arguments, std::size_t& i) {
  std::string_view text = std::string_view(arguments[i]).substr(1);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char letter = text[at];
    // The old way of head and tail: -5.
    if (at == 0 && takes_value('#') && whole_number(text)) return add('#', std::string(text));
    if (letter == ':' || letter == '#' || letters_.find(letter) == letters_.npos) {
      return fail(std::string("invalid option -- '") + letter + "'");
    }
    if (!takes_value(letter)) {
      add(letter, {});
      continue;
    }
    if (at + 1 < text.size()) return add(letter, std::string(text.substr(at + 1)));
    if (i + 1 >= arguments.size())
      return fail(std::string("option requires an argument -- '") + letter + "'");
    return add(letter, arguments[++i]);
  }
}

std::optional<std::string> Options::value(char letter) const {
  auto found = values_.find(letter);
  return found == values_.end() ? std::nullopt : std::optional(found->second.back());
}

const std::vector<std::string>& Options::values(char letter) const {
  static const std::vector<std::string> none;
  auto found = values_.find(letter);
  return found == values_.end() ? none : found->second;
}

std::optional<std::int64_t> whole_number(std::string_view text, std::int64_t max) {
  if (text.empty() || text.size() > 12) return {};
  std::int64_t result = 0;
  for (char c : text) {
    if (!protocol::ascii::is_digit(c)) return {};
    result = result * 10 + (c - '0');
  }
  return result > max ? std::nullopt : std::optional(result);
}

std::optional<std::int64_t> milliseconds_of(std::string_view seconds) {
  auto dot = seconds.find('.');
  auto whole = seconds.substr(0, dot);
  auto fraction = dot == seconds.npos ? std::string() : std::string(seconds.substr(dot + 1));
  if (whole.empty() && fraction.empty()) return {};
  auto result = whole_number(whole.empty() ? "0" : whole, 1'000'000'000);
  if (!result || fraction.size() > 9) return {};
  if (!std::all_of(fraction.begin(), fraction.end(), protocol::ascii::is_digit)) return {};
  fraction.resize(3, '0');
  return *result * 1000 + *whole_number(fraction);
}

int complain(Process& process, std::string_view text, int status) {
  process.error(process.name() + ": " + std::string(text) + "\n");
  return status;
}

}  // namespace vpcsim::instance
