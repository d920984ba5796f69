// ssh, as OpenSSH's.
#include "simulator/instance/programs/ssh_programs.hpp"

#include <optional>

#include "simulator/instance/programs/options.hpp"
#include "simulator/instance/programs/ssh_login.hpp"

namespace vpcsim::instance {
namespace {

constexpr std::string_view usage =
    "usage: ssh [-46AaNnqTtv] [-i identity_file] [-l login_name] [-o option] [-p port]\n"
    "           destination [command [argument ...]]\n";
constexpr int failure = 255;

class Ssh : public Program {
 public:
  using Program::Program;

  void start() override {
    if (!read_arguments() || !settings_.read_file(process(), *host_)) return process().finish(failure);
    choose_terminal();
    login_.emplace(process(), settings_, *host_);
    login_->begin([this](std::unique_ptr<SecureShell> shell) { begin_session(std::move(shell)); },
                  [this] { process().finish(failure); });
  }

  bool reads_input() const override { return (session_ && !no_input_) || (login_ && login_->asks()); }
  void input(std::string_view bytes) override {
    if (!session_) return login_->answer(bytes);
    session_->input(bytes);
    if (session_->full()) process().pause_input(true);
  }
  void end_of_input() override {
    if (session_) return session_->end_of_input();
    login_->end_of_input();
  }
  void output_ready() override {
    if (session_) session_->pause(false);
  }
  void resized(TerminalSize size) override {
    if (session_ && terminal_) session_->resize(size.columns, size.rows);
  }
  // Without a pty there, Ctrl-C is for ssh itself.
  bool interrupt() override {
    if (!shell_) return false;
    process().finish(failure);
    return true;
  }

 private:
  bool read_arguments() {
    SshArguments arguments(process(), "46AaNnqTtvi:l:o:p:", "BbCcDEeFfGgIJKkLMmOPQRSsVWwXxYy");
    for (;;) {
      const auto option = arguments.next();
      if (option.failed) return process().error(usage), false;
      if (option.letter) {
        if (!take(option)) return false;
        continue;
      }
      const auto* operand = arguments.operand();
      if (!operand) break;
      if (!host_) {
        if (!take_host(*operand)) return false;
        continue;
      }
      command_ = *operand;
      for (operand = arguments.operand(); operand; operand = arguments.operand()) *command_ += " " + *operand;
      break;
    }
    if (!host_) process().error(usage);
    return host_.has_value();
  }

  bool take_host(const std::string& operand) {
    if (operand.substr(0, 6) == "ssh://") {
      process().error("ssh: URIs are not supported by vpcsim's ssh\n");
      return false;
    }
    const auto at = operand.rfind('@');
    if (at != 0) host_ = at == std::string::npos ? operand : operand.substr(at + 1);
    if (at != std::string::npos && !settings_.user) settings_.user = operand.substr(0, at);
    if (!host_) process().error(usage);
    return host_.has_value();
  }

  bool take(const SshArguments::Option& option) {
    if (settings_.take(process(), option)) return true;
    std::string wrong;
    switch (option.letter) {
      case 'A':
      case 'a':
        settings_.forward_agent = option.letter == 'A';
        break;
      case 'N':
        no_command_ = true;
        break;
      case 'n':
        no_input_ = true;
        break;
      case 'T':
        never_terminal_ = true;
        break;
      case 't':
        ++terminals_wanted_;
        break;
      case 'l':
        if (!settings_.user) settings_.user = option.value;
        break;
      case 'o':
        wrong = settings_.apply(option.value, "command-line", 0);
        break;
      case 'p':
        if (whole_number(option.value, 65'535).value_or(0) == 0)
          wrong = "Bad port '" + option.value + "'";
        else
          wrong = settings_.apply("Port=" + option.value, "command-line", 0);
        break;
    }
    if (!wrong.empty()) process().error(wrong + "\n");
    return wrong.empty();
  }

  void choose_terminal() {
    bool wanted = (terminals_wanted_ > 0 || !command_) && !never_terminal_ && !no_command_;
    const bool here = process().input_is_terminal() && !no_input_;
    if (wanted && !here && terminals_wanted_ < 2) {
      if (settings_.says(SshSettings::Say::normal)) {
        process().error("Pseudo-terminal will not be allocated because stdin is not a terminal.\n");
      }
      wanted = false;
    }
    terminal_ = wanted;
  }

  void begin_session(std::unique_ptr<SecureShell> shell) {
    shell_ = std::move(shell);
    if (no_command_) return;
    RemoteCommand remote;
    if (command_) {
      remote.what = RemoteCommand::What::command;
      remote.command = *command_;
    }
    if (terminal_) {
      const auto type = process().shell().value("TERM");
      const auto size = process().terminal() ? *process().terminal() : TerminalSize{};
      remote.terminal = RemoteTerminal{std::string(type), size.columns, size.rows};
    }
    if (login_->settings().forward_agent.value_or(false)) remote.agent = process().shell().agent;
    RemoteSessionEvents events;
    events.received = [this](std::string_view bytes) { received(bytes); };
    events.received_error = [this](std::string_view bytes) { process().error(bytes); };
    events.drained = [this] { process().pause_input(false); };
    events.ended = [this](std::optional<int> status) { ended(status); };
    session_ = shell_->start(remote, std::move(events));
    raw_ = terminal_ && process().input_is_terminal();
    if (raw_) process().set_raw_terminal(true);
    if (no_input_) session_->end_of_input();
    const auto typed = login_->typed_ahead();
    if (!typed.empty() && !no_input_) session_->input(typed);
    process().pause_input(false);  // asks again whether input is read
  }

  void received(std::string_view bytes) {
    process().out(bytes);
    if (process().output_full()) session_->pause(true);
  }

  void ended(std::optional<int> status) {
    if (raw_) process().set_raw_terminal(false);
    const auto& host = login_->host();
    if (!status) process().error("Connection to " + host + " closed by remote host.\n");
    if (terminal_ && login_->settings().says(SshSettings::Say::normal)) {
      process().error("Connection to " + host + " closed.\n");
    }
    process().finish(status.value_or(failure));
  }

  SshSettings settings_;
  std::optional<std::string> host_, command_;
  int terminals_wanted_ = 0;
  bool never_terminal_ = false, no_command_ = false, no_input_ = false;
  bool terminal_ = false, raw_ = false;
  std::optional<SshLogin> login_;
  std::unique_ptr<SecureShell> shell_;
  std::unique_ptr<RemoteSession> session_;
};

}  // namespace

ProgramRow ssh_program() {
  return {"ssh", "log in to another machine, or run a command there (-A -i -l -o -p -t -T -N -n -q -v)",
          make<Ssh>};
}

std::vector<ProgramRow> ssh_programs() {
  return {ssh_program(), scp_program(), ssh_keyscan_program()};
}

}  // namespace vpcsim::instance
