// Runs what the parser has read: lists, pipelines, redirections, substitutions. It never blocks: run_more()
// does what can be done now, and `wake` is called when there is more.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/instance/expansion.hpp"
#include "simulator/instance/program.hpp"

namespace vpcsim::instance {

/// Where the first command reads from and the last one writes to.
class Streams {
 public:
  virtual ~Streams() = default;
  virtual void out(std::string_view bytes) = 0;
  virtual void error(std::string_view bytes) = 0;
  virtual bool out_full() const = 0;
  /// At most one piece of what is there to read; nothing if nothing is.
  virtual std::string take_input() = 0;
  virtual bool input_ended() const = 0;
  virtual const TerminalSize* terminal() const = 0;
  virtual bool out_is_terminal() const = 0;
  virtual void set_raw_terminal(bool raw) = 0;
};

class Executor {
 public:
  /// `wake` is called from within other calls: it must only arrange for run_more() to be called.
  Executor(ShellState& shell, Machine& machine, Streams& streams, std::function<void()> wake, int depth = 0);
  ~Executor();

  void begin(std::shared_ptr<const CommandList> list);
  /// True once the list has ended; its status is shell.status.
  bool run_more();
  void interrupt();
  void resized(TerminalSize size);
  bool running() const { return list_ != nullptr; }
  bool reads_input() const;

 private:
  class Stage;
  struct Substitution;
  friend class Stage;

  bool next_pipeline();
  bool run_substitutions();
  bool launch();
  bool pump();
  bool deliver(std::size_t index);
  void end_pipeline();
  void begin_substitution(const CommandList* list);

  ShellState& shell_;
  Machine& machine_;
  Streams& streams_;
  std::function<void()> wake_;
  int depth_;
  std::shared_ptr<const CommandList> list_;
  std::size_t entry_ = 0;
  const Pipeline* pipeline_ = nullptr;
  std::vector<const CommandList*> waiting_;  // substitutions, the next one last
  SubstitutionResults results_;
  std::unique_ptr<Substitution> substitution_;
  std::vector<std::unique_ptr<Stage>> stages_;
  bool interrupted_ = false;
};

}  // namespace vpcsim::instance
