#include "simulator/instance/stage.hpp"

#include <utility>

#include "simulator/instance/program_table.hpp"

namespace vpcsim::instance {

Executor::Stage::Stage(Executor& executor, bool first, bool last, bool copies_shell)
    : executor_(executor), first_(first), last_(last) {
  if (copies_shell) copy_ = std::make_unique<ShellState>(executor.shell_);
}

void Executor::Stage::complain(std::string_view text) {
  error(std::string(shell().prefix()) + std::string(text) + "\n");
}

void Executor::Stage::launch(const SimpleCommand& command) {
  Expansion expansion(executor_.shell_, executor_.machine_, executor_.results_);
  arguments_ = expansion.fields(command.words);
  for (const auto& redirection : command.redirections) {
    if (!redirect(redirection, expansion)) return finish(1);
  }
  if (!assign(command, expansion)) return finish(1);
  if (expansion.too_long()) {
    complain((arguments_.empty() ? std::string("bash") : arguments_[0]) + ": Argument list too long");
    return finish(126);
  }
  // An assignment alone keeps the status of its last substitution.
  if (arguments_.empty()) return finish(substitutions(command).empty() ? 0 : executor_.shell_.status);
  if (arguments_[0].find('/') != std::string::npos) {
    auto found = machine().files().status(access(), arguments_[0]);
    auto why = found ? (found.value.is_directory() ? FileError::is_a_directory : FileError::permission_denied)
                     : found.error;
    if (found && !found.value.is_directory() &&
        machine().files().may(access(), arguments_[0], 1) == FileError::none) {
      complain(arguments_[0] + ": scripts are not supported by vpcsim's shell");
    } else {
      complain(arguments_[0] + ": " + std::string(text(why)));
    }
    return finish(found ? 126 : 127);
  }
  const auto* row = find_program(arguments_[0]);
  if (!row) {
    complain(arguments_[0] + ": command not found");
    return finish(127);
  }
  program_ = row->make(*this);
  program_->start();
}

// Before a command they are the command's own; alone they are the shell's.
bool Executor::Stage::assign(const SimpleCommand& command, Expansion& expansion) {
  if (command.assignments.empty()) return true;
  const bool own = !command.words.empty();
  if (own && !copy_) copy_ = std::make_unique<ShellState>(executor_.shell_);
  for (const auto& assignment : command.assignments) {
    if (!shell().set(assignment.name, expansion.single(assignment.value))) {
      complain("cannot allocate memory for a variable");
      return false;
    }
    if (own) shell().variables[assignment.name].exported = true;
  }
  return true;
}

bool Executor::Stage::redirect(const Redirection& redirection, Expansion& expansion) {
  auto& own = redirection.descriptor == 0 ? input_ : redirection.descriptor == 1 ? output_ : error_;
  if (redirection.kind == Redirection::Kind::duplicate) {
    own = redirection.duplicate_of == 1 ? output_ : error_;
    return true;
  }
  auto names = expansion.fields({redirection.target});
  if (names.size() != 1) {
    complain("ambiguous redirect");
    return false;
  }
  Target target{Target::Kind::nothing, {}};
  auto failure = FileError::none;
  if (names[0] != "/dev/null") {
    auto& files = machine().files();
    if (redirection.kind == Redirection::Kind::read) {
      failure = files.may(access(), names[0], 4);
    } else {
      failure = files.open_for_writing(access(), names[0], redirection.kind == Redirection::Kind::write);
    }
    // Where it is doesn't change if the program changes its directory.
    if (failure == FileError::none) target = {Target::Kind::file, files.real_path(access(), names[0]).value};
  }
  if (failure != FileError::none) {
    complain(names[0] + ": " + std::string(text(failure)));
    return false;
  }
  own = target;
  if (redirection.both) error_ = target;
  return true;
}

void Executor::Stage::write(const Target& target, std::string_view bytes) {
  if (bytes.empty()) return;
  switch (target.kind) {
    case Target::Kind::nothing:
      return;
    case Target::Kind::session_error:
      executor_.streams_.error(bytes);
      return;
    case Target::Kind::file: {
      auto failure = machine().files().append(access(), target.path, bytes);
      const bool full = failure == FileError::no_space && !finished() && &target == &output_;
      if (full) {
        error((arguments_.empty() ? "" : name()) + ": write error: " + std::string(text(failure)) + "\n");
        finish(1);
      }
      return;
    }
    case Target::Kind::stream:
      if (last_) {
        executor_.streams_.out(bytes);
      } else {
        pipe_ += bytes;
      }
      executor_.wake_();
  }
}

bool Executor::Stage::output_full() const {
  if (output_.kind == Target::Kind::session_error) return executor_.streams_.out_full();
  if (output_.kind != Target::Kind::stream) return false;
  return last_ ? executor_.streams_.out_full() : pipe_.size() >= pipe_bytes_max;
}

void Executor::Stage::finish(int status) {
  if (!status_) status_ = status & 255;
  executor_.wake_();
}

void Executor::Stage::pause_input(bool paused) {
  input_paused_ = paused;
  if (!paused) executor_.wake_();
}

bool Executor::Stage::output_is_terminal() const {
  return last_ && output_.kind == Target::Kind::stream && executor_.streams_.out_is_terminal();
}

bool Executor::Stage::input_is_terminal() const {
  return first_ && input_.kind == Target::Kind::stream && executor_.streams_.terminal() != nullptr;
}

void Executor::Stage::set_raw_terminal(bool raw) {
  raw_ = raw;
  executor_.streams_.set_raw_terminal(raw);
}

bool Executor::Stage::reads_session() const {
  return first_ && !finished() && input_.kind == Target::Kind::stream && program_ && program_->reads_input();
}

bool Executor::Stage::deliver_file() {
  if (input_.kind == Target::Kind::file) {
    auto piece = machine().files().read(access(), input_.path, input_offset_, pipe_bytes_max / 2);
    if (piece && !piece.value.empty()) {
      input_offset_ += piece.value.size();
      program_->input(piece.value);
      return true;
    }
  }
  input_ended_ = true;
  program_->end_of_input();
  return true;
}

bool Executor::Stage::deliver(Stage* before) {
  if (finished() || !program_) return false;
  if (output_full()) {
    was_full_ = true;
    return false;
  }
  if (was_full_) {
    was_full_ = false;
    program_->output_ready();
    return true;
  }
  if (input_ended_ || input_paused_ || !program_->reads_input()) return false;
  if (input_.kind != Target::Kind::stream) return deliver_file();
  auto piece = before ? std::exchange(before->pipe_, {}) : executor_.streams_.take_input();
  if (!piece.empty()) {
    program_->input(piece);
    return true;
  }
  if (!(before ? before->finished() : executor_.streams_.input_ended())) return false;
  input_ended_ = true;
  program_->end_of_input();
  return true;
}

void Executor::Stage::kill(int status) {
  if (!status_) status_ = status;
}

void Executor::Stage::interrupt() {
  if (finished()) return;
  if (!program_ || !program_->interrupt()) kill(130);
}

}  // namespace vpcsim::instance
