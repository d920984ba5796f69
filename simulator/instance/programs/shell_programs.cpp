// The shell's own commands: those that change it or ask it.
#include <algorithm>

#include <fmt/format.h>

#include "protocol/ascii.hpp"
#include "simulator/instance/programs/options.hpp"
#include "simulator/instance/shell_syntax.hpp"

namespace vpcsim::instance {

namespace {

using namespace std::string_literals;

int builtin_error(Process& process, const std::string& text, int status = 1) {
  process.error(std::string(process.shell().prefix()) + process.name() + ": " + text + "\n");
  return status;
}

// bash's own commands don't take GNU's options.
bool has_option(Process& process) {
  const auto& arguments = process.arguments();
  if (arguments.size() < 2 || arguments[1].size() < 2 || arguments[1][0] != '-') return false;
  builtin_error(process, arguments[1].substr(0, 2) + ": invalid option");
  return true;
}

int cd(Process& process) {
  auto& shell = process.shell();
  const auto& arguments = process.arguments();
  if (arguments.size() > 2) return builtin_error(process, "too many arguments");
  std::string to = arguments.size() > 1 ? arguments[1] : std::string(shell.value("HOME"));
  const bool back = to == "-";
  if (!back && has_option(process)) return 2;
  if (back) {
    to = shell.value("OLDPWD");
    if (to.empty()) return builtin_error(process, "OLDPWD not set");
  }
  if (to.empty()) return builtin_error(process, "HOME not set");
  auto& files = process.machine().files();
  auto path = files.real_path(process.access(), to);
  auto failure = path.error;
  if (path && !files.status(process.access(), to).value.is_directory()) failure = FileError::not_a_directory;
  if (failure == FileError::none) failure = files.may(process.access(), to, 1);
  if (failure != FileError::none) return builtin_error(process, to + ": " + std::string(text(failure)));
  shell.set("OLDPWD", shell.directory);
  shell.directory = path.value;
  shell.set("PWD", path.value);
  if (back) process.out(path.value + "\n");
  return 0;
}

int pwd(Process& process) {
  if (has_option(process)) return 2;
  process.out(process.shell().directory + "\n");
  return 0;
}

void print_exported(Process& process, bool declared) {
  for (const auto& [name, variable] : process.shell().variables) {
    if (!variable.exported) continue;
    process.out(declared ? "declare -x " + name + "=\"" + variable.value + "\"\n"
                         : name + "=" + variable.value + "\n");
  }
}

int export_(Process& process) {
  const auto& arguments = process.arguments();
  if (arguments.size() == 1) return print_exported(process, true), 0;
  if (has_option(process)) return 2;
  int status = 0;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    auto equals = arguments[i].find('=');
    auto name = arguments[i].substr(0, equals);
    if (!is_variable_name(name)) {
      status = builtin_error(process, "`" + arguments[i] + "': not a valid identifier");
      continue;
    }
    auto& shell = process.shell();
    auto value =
        equals == std::string::npos ? std::string(shell.value(name)) : arguments[i].substr(equals + 1);
    if (!shell.set(name, value)) return builtin_error(process, "cannot allocate memory");
    shell.variables[name].exported = true;
  }
  return status;
}

int unset(Process& process) {
  if (has_option(process)) return 2;
  for (std::size_t i = 1; i < process.arguments().size(); ++i)
    process.shell().variables.erase(process.arguments()[i]);
  return 0;
}

int env(Process& process) {
  if (process.arguments().size() > 1) {
    return complain(process, "running commands is not supported by vpcsim's env", 125);
  }
  print_exported(process, false);
  return 0;
}

int exit_(Process& process) {
  auto& shell = process.shell();
  const auto& arguments = process.arguments();
  if (shell.interactive) process.error("logout\n");
  int status = shell.status;
  if (arguments.size() > 1) {
    auto number = whole_number(arguments[1]);
    if (!number) builtin_error(process, arguments[1] + ": numeric argument required");
    status = number ? static_cast<int>(*number & 255) : 2;
  }
  shell.exit = status;
  return status;
}

int history(Process& process) {
  auto& history = *process.shell().history;
  const auto& arguments = process.arguments();
  if (arguments.size() > 1 && arguments[1] == "-c") return history.clear(), 0;
  if (has_option(process)) return 2;
  auto count =
      arguments.size() > 1 ? whole_number(arguments[1]) : std::optional<std::int64_t>(history.lines.size());
  if (!count) return builtin_error(process, arguments[1] + ": numeric argument required");
  auto shown = std::min(static_cast<std::size_t>(*count), history.lines.size());
  for (auto i = history.lines.size() - shown; i < history.lines.size(); ++i) {
    process.out(fmt::format("{:5}  {}\n", history.first + static_cast<int>(i), history.lines[i]));
  }
  return 0;
}

int type(Process& process) {
  int status = 0;
  for (std::size_t i = 1; i < process.arguments().size(); ++i) {
    const auto& name = process.arguments()[i];
    const auto* row = find_program(name);
    if (row)
      process.out(name + (row->builtin ? " is a shell builtin\n" : " is /usr/bin/" + name + "\n"));
    else
      status = builtin_error(process, name + ": not found");
  }
  return status;
}

int which(Process& process) {
  Options options(process, "");
  if (options.failed()) return 2;
  int status = 0;
  for (const auto& name : options.operands()) {
    const auto* row = find_program(name);
    if (row && !row->builtin)
      process.out("/usr/bin/" + name + "\n");
    else
      status = (process.error("/usr/bin/which: no " + name + " in (/usr/local/bin:/usr/bin)\n"), 1);
  }
  return status;
}

int help(Process& process) {
  process.out("The commands of this simulated instance (vpcsim):\n");
  for (const auto& row : program_table()) process.out(fmt::format("  {:<11} {}\n", row.name, row.help));
  return 0;
}

int clear(Process& process) {
  process.out("\x1b[H\x1b[2J\x1b[3J");
  return 0;
}

bool echo_escape(std::string_view& text, std::string& into) {
  static constexpr std::string_view from = "abefnrtv\\";
  static constexpr std::string_view to = "\a\b\x1b\f\n\r\t\v\\";
  const char c = text.size() > 1 ? text[1] : '\0';
  if (c == 'c') return false;
  auto at = c == '\0' ? from.npos : from.find(c);
  if (at == from.npos) {
    into += '\\';
    text.remove_prefix(1);
    return true;
  }
  into += to[at];
  text.remove_prefix(2);
  return true;
}

// Like bash's: what isn't one of its options is text.
int echo(Process& process) {
  bool line = true;
  bool escapes = false;
  std::size_t i = 1;
  const auto& arguments = process.arguments();
  for (; i < arguments.size(); ++i) {
    const auto& option = arguments[i];
    if (option.size() < 2 || option[0] != '-' || option.find_first_not_of("neE", 1) != option.npos) break;
    for (char c : option.substr(1)) {
      if (c == 'n')
        line = false;
      else
        escapes = c == 'e';
    }
  }
  std::string result;
  for (bool first = true; i < arguments.size(); ++i, first = false) {
    if (!first) result += ' ';
    std::string_view text = arguments[i];
    while (!text.empty()) {
      if (!escapes || text[0] != '\\') {
        result += text[0];
        text.remove_prefix(1);
      } else if (!echo_escape(text, result)) {
        process.out(result);
        return 0;
      }
    }
  }
  process.out(line ? result + "\n" : result);
  return 0;
}

int true_(Process&) {
  return 0;
}
int false_(Process&) {
  return 1;
}

int compare(const std::string& operation, std::int64_t left, std::int64_t right) {
  if (operation == "-eq") return left == right;
  if (operation == "-ne") return left != right;
  if (operation == "-lt") return left < right;
  if (operation == "-le") return left <= right;
  if (operation == "-gt") return left > right;
  return operation == "-ge" ? left >= right : -1;
}

std::optional<std::int64_t> signed_number(std::string_view text) {
  const bool negative = text.substr(0, 1) == "-";
  auto number = whole_number(negative ? text.substr(1) : text);
  return number && negative ? std::optional(-*number) : number;
}

// 1: true, 0: false, -1: not an expression.
int test_one(Process& process, const std::string& operation, const std::string& operand) {
  if (operation == "-n") return !operand.empty();
  if (operation == "-z") return operand.empty();
  if (operation == "!") return operand.empty();
  if (operation.size() != 2 || operation[0] != '-') return -1;
  auto& files = process.machine().files();
  auto status = files.status(process.access(), operand);
  switch (operation[1]) {
    case 'e':
      return bool(status);
    case 'f':
      return status && status.value.kind == FileKind::regular;
    case 'd':
      return status && status.value.is_directory();
    case 's':
      return status && status.value.size > 0;
    case 'h':
    case 'L':
      return files.link_status(process.access(), operand).value.kind == FileKind::symbolic_link;
    case 'r':
      return files.may(process.access(), operand, 4) == FileError::none;
    case 'w':
      return files.may(process.access(), operand, 2) == FileError::none;
    case 'x':
      return files.may(process.access(), operand, 1) == FileError::none;
    default:
      return -1;
  }
}

int test(Process& process) {
  std::vector<std::string> words(process.arguments().begin() + 1, process.arguments().end());
  if (process.name() == "[") {
    if (words.empty() || words.back() != "]") return builtin_error(process, "missing `]'", 2);
    words.pop_back();
  }
  bool negated = false;
  while (words.size() > 1 && words[0] == "!") {
    negated = !negated;
    words.erase(words.begin());
  }
  int result = -1;
  if (words.size() <= 1) result = !words.empty() && !words[0].empty();
  if (words.size() == 2) {
    result = test_one(process, words[0], words[1]);
    if (result < 0) return builtin_error(process, words[0] + ": unary operator expected", 2);
  }
  if (words.size() == 3) {
    if (words[1] == "=" || words[1] == "==") result = words[0] == words[2];
    if (words[1] == "!=") result = words[0] != words[2];
    if (result < 0) {
      auto left = signed_number(words[0]);
      auto right = signed_number(words[2]);
      if (compare(words[1], 0, 0) < 0)
        return builtin_error(process, words[1] + ": binary operator expected", 2);
      if (!left || !right) {
        return builtin_error(process, (left ? words[2] : words[0]) + ": integer expression expected", 2);
      }
      result = compare(words[1], *left, *right);
    }
  }
  if (words.size() > 3) return builtin_error(process, "too many arguments", 2);
  return (result != 0) != negated ? 0 : 1;
}

}  // namespace

std::vector<ProgramRow> shell_programs() {
  return {{"[", "evaluate a condition: [ EXPRESSION ]", immediate<test>, true},
          {"cd", "change the directory", immediate<cd>, true},
          {"clear", "clear the screen", immediate<clear>},
          {"echo", "print its arguments (-n -e)", immediate<echo>, true},
          {"env", "print the environment", immediate<env>},
          {"exit", "end the shell", immediate<exit_>, true},
          {"export", "set variables for commands", immediate<export_>, true},
          {"false", "fail", immediate<false_>, true},
          {"help", "print this list", immediate<help>, true},
          {"history", "print the lines entered (-c)", immediate<history>, true},
          {"logout", "end the shell", immediate<exit_>, true},
          {"pwd", "print the directory", immediate<pwd>, true},
          {"test", "evaluate a condition", immediate<test>, true},
          {"true", "succeed", immediate<true_>, true},
          {"type", "say what a command is", immediate<type>, true},
          {"unset", "remove variables", immediate<unset>, true},
          {"which", "print where a command is", immediate<which>}};
}

}  // namespace vpcsim::instance
