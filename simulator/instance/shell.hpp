// A shell of a session on a simulated instance: `ssh host`, `ssh -T host` or `ssh host command`.
//
// Bytes come in from the channel through input() and go out through ShellOutput. Nothing is called from
// within the shell's own constructor; ShellOutput::ended() comes once, last, and the shell may then be
// destroyed, though not within that call. All on one thread.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "simulator/instance/executor.hpp"
#include "simulator/instance/line_editor.hpp"
#include "simulator/instance/machine.hpp"

namespace vpcsim::instance {

class ShellOutput {
 public:
  virtual ~ShellOutput() = default;
  /// Of a pty both come as out(), with "\r\n" at the ends of lines.
  virtual void out(std::string_view bytes) = 0;
  virtual void error(std::string_view bytes) = 0;
  /// The channel's window is used up: programs wait until Shell::output_ready().
  virtual bool full() const = 0;
  virtual void ended(int status) = 0;
};

struct ShellOptions {
  std::string user = "ec2-user";
  std::string home = "/home/ec2-user";
  std::optional<std::string> command;    ///< of `ssh host command`
  std::optional<TerminalSize> terminal;  ///< with a pty
  std::string terminal_type = "xterm-256color";
  std::string client;  ///< SSH_CONNECTION: "203.0.113.1 40000 10.0.0.10 22"
  int number = 2000;   ///< $$
  std::shared_ptr<Agent> agent = {};
  std::map<std::string, std::string> environment = {};  ///< beside what every login has
};

class Shell : private Streams {
 public:
  static constexpr std::size_t input_bytes_max = 1 << 20;

  Shell(Machine& machine, ShellOutput& output, ShellOptions options);
  ~Shell() override;

  void start();
  void input(std::string_view bytes);
  /// The channel's EOF.
  void end_of_input();
  void resize(TerminalSize size);
  /// More can be written: full() is false again.
  void output_ready() { wake(); }
  /// SIGINT from the client ("signal" request), as Ctrl-C does.
  void interrupt();
  /// What was input() and isn't yet read: beyond 1 MB stop granting window until it is less.
  std::size_t unread() const { return typed_.size() + lines_.size(); }

 private:
  void out(std::string_view bytes) override;
  void error(std::string_view bytes) override;
  bool out_full() const override { return output_.full(); }
  std::string take_input() override;
  bool input_ended() const override {
    return lines_.empty() && (ended_program_input_ || (ended_input_ && typed_.empty()));
  }
  const TerminalSize* terminal() const override { return terminal_ ? &*terminal_ : nullptr; }
  bool out_is_terminal() const override { return terminal_.has_value(); }
  void set_raw_terminal(bool raw) override;

  void wake();
  void run();
  void edit();
  void take_line(std::string line);
  bool next_line();
  void end_of_script();
  void read_program_keys();
  void begin_command(std::string_view text);
  void prompt();
  void end(int status);
  std::vector<std::string> complete(std::string_view line) const;
  bool interactive() const { return terminal_ && !options_.command; }

  Machine& machine_;
  ShellOutput& output_;
  ShellOptions options_;
  std::optional<TerminalSize> terminal_;
  ShellState state_;
  LineEditor editor_;
  Executor executor_;
  std::unique_ptr<Pending> timer_;
  std::string typed_;    // keys that nobody has looked at yet; without a terminal, all input
  std::string lines_;    // of a terminal: finished lines for a program that reads
  std::string pending_;  // the lines of a command that isn't complete yet
  bool editing_ = false;
  bool cooked_ = false;  // the editor has begun a line of a program's input
  bool ended_input_ = false;
  bool ended_program_input_ = false;  // Ctrl-D
  bool raw_ = false;
  bool ended_ = false;
};

}  // namespace vpcsim::instance
