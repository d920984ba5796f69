#include "simulator/instance/shell.hpp"

#include <algorithm>
#include <utility>

#include "simulator/instance/program_table.hpp"

namespace vpcsim::instance {

namespace {

constexpr int commands_per_turn = 32;
constexpr int lines_of_command_max = 100;
constexpr std::size_t keys_at_once = 128;  // each of them may draw a whole line anew

}  // namespace

Shell::Shell(Machine& machine, ShellOutput& output, ShellOptions options)
    : machine_(machine),
      output_(output),
      options_(std::move(options)),
      terminal_(options_.terminal),
      editor_([this](std::string_view bytes) { output_.out(bytes); },
              [this](std::string_view line) { return complete(line); }),
      executor_(state_, machine_, *this, [this] { wake(); }) {
  state_.user = options_.user;
  state_.home = options_.home;
  state_.directory = options_.home;
  state_.number = options_.number;
  state_.login = !options_.command;
  state_.interactive = interactive();
  state_.set_login_variables(terminal_ ? options_.terminal_type : "");
  for (const auto& [name, value] : options_.environment) {
    if (state_.set(name, value)) state_.variables[name].exported = true;
  }
  state_.agent = options_.agent;
  if (options_.agent) {
    const auto socket = "/tmp/ssh-vpcsim/agent." + std::to_string(options_.number);
    state_.variables["SSH_AUTH_SOCK"] = {socket, true};
  }
  if (!options_.client.empty()) state_.variables["SSH_CONNECTION"] = {options_.client, true};
  if (terminal_) editor_.set_columns(terminal_->columns);
}

Shell::~Shell() = default;

void Shell::start() {
  if (!machine_.files().status(state_.access(machine_.now()), state_.directory)) state_.directory = "/";
  if (options_.command) {
    begin_command(*options_.command);
  } else if (interactive()) {
    out(machine_.files().read(state_.access(machine_.now()), "/etc/motd").value);
    prompt();
  }
  wake();
}

void Shell::prompt() {
  auto where = state_.directory == state_.home ? "~" : base_name(state_.directory);
  auto host = machine_.host_name();
  auto text = pending_.empty() ? "[" + state_.user + "@" + host.substr(0, host.find('.')) + " " + where +
                                     "]" + (state_.user == "root" ? "# " : "$ ")
                               : std::string("> ");
  editing_ = true;
  cooked_ = false;
  editor_.begin(text, &state_.history->lines);
}

void Shell::out(std::string_view bytes) {
  if (!terminal_ || raw_) return output_.out(bytes);
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 16);
  for (char c : bytes) {
    if (c == '\n') text += '\r';
    text += c;
  }
  output_.out(text);
}

void Shell::error(std::string_view bytes) {
  if (terminal_) return out(bytes);
  output_.error(bytes);
}

void Shell::input(std::string_view bytes) {
  if (ended_ || ended_input_) return;
  typed_.append(bytes.substr(0, input_bytes_max > typed_.size() ? input_bytes_max - typed_.size() : 0));
  wake();
}

void Shell::end_of_input() {
  ended_input_ = true;
  wake();
}

void Shell::resize(TerminalSize size) {
  if (!terminal_) return;
  terminal_ = size;
  editor_.set_columns(size.columns);
  executor_.resized(size);
}

void Shell::interrupt() {
  executor_.interrupt();
}

void Shell::set_raw_terminal(bool raw) {
  raw_ = raw && terminal_;
}

void Shell::wake() {
  if (ended_ || timer_) return;
  timer_ = machine_.set_timer(0, [this] {
    auto elapsed = std::move(timer_);
    run();
  });
}

void Shell::end(int status) {
  if (std::exchange(ended_, true)) return;
  timer_.reset();
  output_.ended(status);
}

void Shell::run() {
  for (int commands = 0; !ended_; ++commands) {
    if (commands == commands_per_turn) return wake();
    if (terminal_ && executor_.running()) read_program_keys();
    if (executor_.running() && !executor_.run_more()) return;
    if (state_.exit) return end(*state_.exit);
    if (options_.command) return end(state_.status);
    // Keys and lines wait with the output that they would add to.
    if (output_.full()) return;
    if (interactive() && !editing_) prompt();
    if (!next_line()) return;
  }
}

// While a program runs, keys are for it: as lines, which the user may correct, or one by one. What it doesn't
// read is there for the shell afterwards.
void Shell::read_program_keys() {
  if (raw_) return;
  while (!typed_.empty()) {
    if (!executor_.reads_input() || ended_program_input_) {
      auto found = typed_.find('\x03');
      if (found == typed_.npos) return;
      typed_.erase(0, found + 1);
      output_.out("^C\r\n");
      return executor_.interrupt();
    }
    if (output_.full()) return;
    if (!std::exchange(cooked_, true)) editor_.begin("", nullptr);
    auto read = editor_.read(std::string_view(typed_).substr(0, keys_at_once));
    typed_.erase(0, read.bytes);
    if (read.event == LineEditor::Event::none) continue;
    cooked_ = false;
    if (read.event == LineEditor::Event::line) lines_ += editor_.take() + "\n";
    if (read.event == LineEditor::Event::interrupted) executor_.interrupt();
    if (read.event == LineEditor::Event::end) ended_program_input_ = true;
    if (read.event != LineEditor::Event::line) return;
  }
}

std::string Shell::take_input() {
  if (!terminal_ || raw_) return std::exchange(typed_, {});
  read_program_keys();
  return std::exchange(lines_, {});
}

// False if there is none to run yet, nor keys that might make one.
bool Shell::next_line() {
  if (!interactive()) {
    auto end = typed_.find('\n');
    if (end == typed_.npos && !ended_input_) return false;
    if (typed_.empty()) {
      end_of_script();
      return false;
    }
    auto line = typed_.substr(0, end);
    typed_.erase(0, end == typed_.npos ? end : end + 1);
    take_line(std::move(line));
    return true;
  }
  if (typed_.empty()) {
    if (ended_input_) end(state_.status);
    return false;
  }
  auto read = editor_.read(std::string_view(typed_).substr(0, keys_at_once));
  typed_.erase(0, read.bytes);
  if (read.event == LineEditor::Event::none) return !typed_.empty();
  editing_ = false;
  switch (read.event) {
    case LineEditor::Event::line:
      take_line(editor_.take());
      break;
    case LineEditor::Event::interrupted:
      pending_.clear(), state_.status = 130;
      break;
    default:
      out("logout\n");
      end(state_.status);
      break;
  }
  return true;
}

void Shell::end_of_script() {
  if (!pending_.empty()) {
    auto parsed = parse_command(pending_);
    error(std::string(state_.prefix()) + parsed.message + "\n");
    state_.status = 2;
  }
  end(state_.status);
}

void Shell::take_line(std::string line) {
  auto text = pending_.empty() ? std::move(line) : pending_ + "\n" + line;
  auto parsed = parse_command(text);
  const bool more = parsed.outcome == ParsedCommand::Outcome::incomplete;
  if (more && std::count(text.begin(), text.end(), '\n') < lines_of_command_max) {
    pending_ = std::move(text);
    return;
  }
  pending_.clear();
  if (interactive() && text.find_first_not_of(" \t\n") != text.npos) state_.history->add(text);
  begin_command(text);
}

void Shell::begin_command(std::string_view text) {
  ended_program_input_ = false;
  lines_.clear();
  auto parsed = parse_command(text);
  if (parsed) return executor_.begin(std::make_shared<const CommandList>(std::move(parsed.list)));
  const bool refused = parsed.outcome == ParsedCommand::Outcome::refused;
  auto prefix = state_.login ? "-bash: " : refused ? "bash: line 1: " : "bash: -c: line 1: ";
  error(prefix + parsed.message + "\n");
  if (!state_.login && parsed.outcome == ParsedCommand::Outcome::syntax_error) {
    error("bash: -c: line 1: `" + std::string(text) + "'\n");
  }
  state_.status = 2;
}

std::vector<std::string> Shell::complete(std::string_view line) const {
  auto start = line.find_last_of(" |;&<>");
  auto word = start == line.npos ? line : line.substr(start + 1);
  auto before = line.substr(0, line.size() - word.size());
  while (!before.empty() && before.back() == ' ') before.remove_suffix(1);
  std::vector<std::string> result;
  const bool command =
      before.empty() || std::string_view("|;&").find(before.back()) != std::string_view::npos;
  if (command && word.find('/') == word.npos) {
    for (const auto& row : program_table()) {
      if (row.name.substr(0, word.size()) == word) result.emplace_back(row.name);
    }
    return result;
  }
  auto slash = word.rfind('/');
  auto directory = slash == word.npos ? std::string_view() : word.substr(0, slash + 1);
  auto name = word.substr(directory.size());
  auto path = directory.empty() ? std::string(".") : std::string(directory);
  if (path.substr(0, 2) == "~/") path = state_.home + path.substr(1);
  auto access = state_.access(machine_.now());
  for (const auto& entry : machine_.files().list(access, path).value) {
    if (entry.substr(0, name.size()) != name || (entry[0] == '.' && name.empty())) continue;
    const bool is_directory = machine_.files().status(access, joined_path(path, entry)).value.is_directory();
    result.push_back(std::string(directory) + entry + (is_directory ? "/" : ""));
  }
  return result;
}

}  // namespace vpcsim::instance
