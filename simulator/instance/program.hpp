// How a command of a simulated instance runs: as an object that is told what happens, and that says when it
// is done. Nothing blocks and nothing has a thread.
//
// A program's life: made with its Process; start(); then any of the other events, until it has called
// Process::finish(). The shell destroys it soon after that, or at any moment instead (a signal, a closed
// session): whatever it holds of the network or of timers must end with it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/instance/machine.hpp"
#include "simulator/instance/shell_state.hpp"

namespace vpcsim::instance {

struct TerminalSize {
  int columns = 80;
  int rows = 24;
};

/// What the shell gives to a program.
class Process {
 public:
  virtual ~Process() = default;

  /// The command's name and its arguments.
  virtual const std::vector<std::string>& arguments() const = 0;
  virtual Machine& machine() = 0;
  /// The shell's own if the command is a pipeline's only one, else a copy.
  virtual ShellState& shell() = 0;

  virtual void out(std::string_view bytes) = 0;
  virtual void error(std::string_view bytes) = 0;
  /// Enough is waiting to be read: write no more until output_ready().
  virtual bool output_full() const = 0;
  /// The last call; `status` is 0..255. Only the first one counts.
  virtual void finish(int status) = 0;
  /// Stops the flow of input() as long as it is set.
  virtual void pause_input(bool paused) = 0;

  /// Of the session, whatever is redirected: nothing without a pty.
  virtual const TerminalSize* terminal() const = 0;
  virtual bool output_is_terminal() const = 0;
  virtual bool input_is_terminal() const = 0;
  /// While set, what the user types comes to input() byte by byte: no echo, no editing, no Ctrl-C.
  virtual void set_raw_terminal(bool raw) = 0;

  const std::string& name() const { return arguments().front(); }
  FileAccess access() { return shell().access(machine().now()); }
};

class Program {
 public:
  explicit Program(Process& process) : process_(process) {}
  virtual ~Program() = default;
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  virtual void start() = 0;
  /// Whether it reads its standard input: asked after start() and whenever input is there.
  virtual bool reads_input() const { return false; }
  virtual void input(std::string_view) {}
  virtual void end_of_input() {}
  /// Output that was full has drained.
  virtual void output_ready() {}
  /// Ctrl-C. Whoever handles it returns true and goes on, or finishes; others are ended, with 130.
  virtual bool interrupt() { return false; }
  virtual void resized(TerminalSize) {}

 protected:
  Process& process() const { return process_; }

 private:
  Process& process_;
};

}  // namespace vpcsim::instance
