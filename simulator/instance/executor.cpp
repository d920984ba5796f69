#include "simulator/instance/executor.hpp"

#include <utility>

#include "simulator/instance/stage.hpp"

namespace vpcsim::instance {

namespace {

constexpr int rounds_per_turn = 8;

// A substitution's output, which becomes part of a word.
class Captured : public Streams {
 public:
  explicit Captured(Streams& outer) : outer_(outer) {}
  void out(std::string_view bytes) override {
    if (text.size() + bytes.size() <= Expansion::bytes_max)
      text += bytes;
    else
      too_long = true;
  }
  void error(std::string_view bytes) override { outer_.error(bytes); }
  bool out_full() const override { return false; }
  std::string take_input() override { return outer_.take_input(); }
  bool input_ended() const override { return outer_.input_ended(); }
  const TerminalSize* terminal() const override { return outer_.terminal(); }
  bool out_is_terminal() const override { return false; }
  void set_raw_terminal(bool raw) override { outer_.set_raw_terminal(raw); }

  std::string text;
  bool too_long = false;

 private:
  Streams& outer_;
};

}  // namespace

struct Executor::Substitution {
  Substitution(Executor& outer, const CommandList* substituted)
      : list(substituted),
        shell(outer.shell_),
        output(outer.streams_),
        executor(shell, outer.machine_, output, outer.wake_, outer.depth_ + 1) {}
  const CommandList* list;
  ShellState shell;
  Captured output;
  Executor executor;
};

Executor::Executor(ShellState& shell, Machine& machine, Streams& streams, std::function<void()> wake,
                   int depth)
    : shell_(shell), machine_(machine), streams_(streams), wake_(std::move(wake)), depth_(depth) {}

Executor::~Executor() = default;

void Executor::begin(std::shared_ptr<const CommandList> list) {
  list_ = std::move(list);
  entry_ = 0;
  pipeline_ = nullptr;
  interrupted_ = false;
}

bool Executor::run_more() {
  while (list_) {
    if (interrupted_ || shell_.exit) {
      stages_.clear();
      substitution_.reset();
      if (interrupted_) shell_.status = 130;
      list_.reset();
      return true;
    }
    if (!pipeline_ && !next_pipeline()) {
      list_.reset();
      return true;
    }
    if (stages_.empty() && (!run_substitutions() || !launch())) return false;
    if (!pump()) return false;
    end_pipeline();
  }
  return true;
}

bool Executor::next_pipeline() {
  for (; entry_ < list_->entries.size(); ++entry_) {
    const auto& entry = list_->entries[entry_];
    using When = CommandListEntry::When;
    if (entry.when == When::after_success && shell_.status != 0) continue;
    if (entry.when == When::after_failure && shell_.status == 0) continue;
    pipeline_ = &entry.pipeline;
    ++entry_;
    results_.clear();
    waiting_.clear();
    for (auto command = pipeline_->commands.rbegin(); command != pipeline_->commands.rend(); ++command) {
      auto found = substitutions(*command);
      waiting_.insert(waiting_.end(), found.rbegin(), found.rend());
    }
    return true;
  }
  return false;
}

// False while one is still running.
bool Executor::run_substitutions() {
  for (;;) {
    if (substitution_) {
      if (!substitution_->executor.run_more()) return false;
      auto text = std::move(substitution_->output.text);
      while (!text.empty() && text.back() == '\n') text.pop_back();
      if (substitution_->output.too_long) {
        streams_.error(std::string(shell_.prefix()) + "a substitution of more than 128 KB is cut off\n");
      }
      results_[substitution_->list] = std::move(text);
      shell_.status = substitution_->shell.exit.value_or(substitution_->shell.status);
      substitution_.reset();
    }
    if (waiting_.empty()) return true;
    begin_substitution(waiting_.back());
    waiting_.pop_back();
  }
}

void Executor::begin_substitution(const CommandList* list) {
  substitution_ = std::make_unique<Substitution>(*this, list);
  // The list belongs to the command that is being run.
  substitution_->executor.begin(std::shared_ptr<const CommandList>(list_, list));
}

bool Executor::launch() {
  const auto count = pipeline_->commands.size();
  for (std::size_t i = 0; i < count; ++i) {
    stages_.push_back(std::make_unique<Stage>(*this, i == 0, i + 1 == count, count > 1));
  }
  for (std::size_t i = 0; i < count; ++i) stages_[i]->launch(pipeline_->commands[i]);
  return true;
}

// True once all stages have finished.
bool Executor::pump() {
  int rounds = 0;
  for (bool again = true; again;) {
    // Others have their turn, too.
    if (++rounds > rounds_per_turn) return wake_(), false;
    again = false;
    for (std::size_t i = stages_.size(); i-- > 0;) again = deliver(i) || again;
  }
  for (const auto& stage : stages_) {
    if (!stage->finished()) return false;
  }
  return true;
}

bool Executor::deliver(std::size_t index) {
  auto& stage = *stages_[index];
  bool done = stage.deliver(index > 0 ? stages_[index - 1].get() : nullptr);
  // Who writes to a program that has gone is ended as SIGPIPE ends it.
  if (stage.finished() && index > 0) {
    auto& before = *stages_[index - 1];
    if (!before.pipe_.empty()) {
      before.pipe_.clear();
      if (!before.finished()) before.kill(141);
      done = true;
    }
  }
  return done;
}

void Executor::end_pipeline() {
  bool raw = false;
  for (const auto& stage : stages_) raw = raw || stage->raw_;
  int status = stages_.back()->status();
  if (pipeline_->negated) status = status == 0 ? 1 : 0;
  stages_.clear();
  if (raw) streams_.set_raw_terminal(false);
  shell_.status = status;
  pipeline_ = nullptr;
}

void Executor::interrupt() {
  if (!list_) return;
  if (substitution_) {
    substitution_->executor.interrupt();
    interrupted_ = true;
  }
  if (stages_.empty()) interrupted_ = true;  // before it has begun
  for (const auto& stage : stages_) {
    stage->interrupt();
    // A program that is ended by it ends the whole list, as bash does.
    if (stage->finished() && stage->status() == 130) interrupted_ = true;
  }
  wake_();
}

void Executor::resized(TerminalSize size) {
  for (const auto& stage : stages_) {
    if (stage->program() && !stage->finished()) stage->program()->resized(size);
  }
}

bool Executor::reads_input() const {
  if (substitution_) return substitution_->executor.reads_input();
  return !stages_.empty() && stages_.front()->reads_session();
}

}  // namespace vpcsim::instance
