// One command of a pipeline: its program, and what its three descriptors stand for.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "simulator/instance/executor.hpp"

namespace vpcsim::instance {

class Executor::Stage : public Process {
 public:
  /// Of a descriptor: the neighbor (or the session), standard error of the session, a file, nothing.
  struct Target {
    enum class Kind { stream, session_error, file, nothing };
    Kind kind = Kind::stream;
    std::string path;
  };
  static constexpr std::size_t pipe_bytes_max = 64 << 10;

  Stage(Executor& executor, bool first, bool last, bool copies_shell);

  /// Expands, opens files and makes the program; finishes at once if that fails.
  void launch(const SimpleCommand& command);

  const std::vector<std::string>& arguments() const override { return arguments_; }
  Machine& machine() override { return executor_.machine_; }
  ShellState& shell() override { return copy_ ? *copy_ : executor_.shell_; }
  void out(std::string_view bytes) override { write(output_, bytes); }
  void error(std::string_view bytes) override { write(error_, bytes); }
  bool output_full() const override;
  void finish(int status) override;
  void pause_input(bool paused) override;
  const TerminalSize* terminal() const override { return executor_.streams_.terminal(); }
  bool output_is_terminal() const override;
  bool input_is_terminal() const override;
  void set_raw_terminal(bool raw) override;

  /// True if something was done: input delivered, or output that was full announced as ready.
  bool deliver(Stage* before);
  bool finished() const { return status_.has_value(); }
  int status() const { return status_.value_or(0); }
  void kill(int status);
  void interrupt();
  Program* program() { return program_.get(); }
  bool reads_session() const;

 private:
  friend class Executor;
  void write(const Target& target, std::string_view bytes);
  bool redirect(const Redirection& redirection, Expansion& expansion);
  bool assign(const SimpleCommand& command, Expansion& expansion);
  bool deliver_file();
  void complain(std::string_view text);

  Executor& executor_;
  bool first_;
  bool last_;
  std::unique_ptr<ShellState> copy_;
  std::vector<std::string> arguments_;
  std::unique_ptr<Program> program_;
  std::optional<int> status_;
  Target input_;
  Target output_;
  Target error_{Target::Kind::session_error, {}};
  std::uint64_t input_offset_ = 0;
  bool input_ended_ = false;
  bool input_paused_ = false;
  bool was_full_ = false;
  bool raw_ = false;
  std::string pipe_;  // what the next stage hasn't read yet
};

}  // namespace vpcsim::instance
