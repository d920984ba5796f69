// scp, as OpenSSH 9's: over SFTP.
#include <optional>

#include "simulator/instance/programs/options.hpp"
#include "simulator/instance/programs/scp_transfer.hpp"
#include "simulator/instance/programs/ssh_login.hpp"
#include "simulator/instance/programs/ssh_programs.hpp"

namespace vpcsim::instance {
namespace {

constexpr std::string_view usage =
    "usage: scp [-46Bpqrv] [-i identity_file] [-o ssh_option] [-P port] source ... target\n";
constexpr int failure = 1, no_connection = 255;

struct Place {
  std::optional<std::string> host;  // "ec2-user@10.1.1.5"; nothing: here
  std::string path;
};

// A colon before any slash ends a host.
Place place_of(const std::string& text) {
  if (text.empty() || text[0] == ':') return {{}, text};
  const auto at = text.find('@');
  const auto bracket = at == text.npos ? 0 : at + 1;
  const bool in_brackets = bracket < text.size() && text[bracket] == '[';
  const auto colon = in_brackets ? text.find("]:") : text.find(':');
  if (colon == text.npos || text.find('/') < colon) return {{}, text};
  auto path = text.substr(colon + (in_brackets ? 2 : 1));
  if (!in_brackets) return {text.substr(0, colon), path};
  return {text.substr(0, bracket) + text.substr(bracket + 1, colon - bracket - 1), path};
}

class Scp : public Program {
 public:
  using Program::Program;

  void start() override {
    if (!read_arguments()) return process().finish(status_);
    if (!wrong_option_.empty()) {
      process().error(wrong_option_ + "\n");
      return over();
    }
    if (!settings_.read_file(process(), host_)) return over();
    login_.emplace(process(), settings_, host_);
    login_->begin([this](std::unique_ptr<SecureShell> shell) { begin_session(std::move(shell)); },
                  [this] { over(); });
  }

  bool reads_input() const override { return login_ && login_->asks(); }
  void input(std::string_view bytes) override { login_->answer(bytes); }
  void end_of_input() override { login_->end_of_input(); }

 private:
  bool fail(const std::string& text) {
    process().error("scp: " + text + "\n");
    return false;
  }

  bool read_arguments() {
    SshArguments arguments(process(), "46Bpqrvi:o:P:", "13ACcDFJlORSsTX");
    for (;;) {
      const auto option = arguments.next();
      if (option.failed) return process().error(usage), false;
      if (option.letter && !take(option)) return false;
      if (!option.letter) break;
    }
    std::vector<Place> places;
    for (const auto* operand = arguments.operand(); operand; operand = arguments.operand()) {
      if (operand->substr(0, 6) == "scp://") return fail("URIs are not supported by vpcsim's scp");
      places.push_back(place_of(*operand));
    }
    if (places.size() < 2) return process().error(usage), false;
    target_ = places.back();
    places.pop_back();
    sources_ = std::move(places);
    return choose_host() && target_fits();
  }

  bool choose_host() {
    const auto& host = target_.host ? target_.host : sources_[0].host;
    if (!host) return fail("copies without another machine are not supported by vpcsim's scp: use cp");
    for (const auto& source : sources_) {
      if (source.host && target_.host)
        return fail("copies between other machines are not supported by vpcsim's scp");
      if (!target_.host && source.host != host)
        return fail("sources of more than one machine are not supported by vpcsim's scp");
    }
    const auto at = host->rfind('@');
    if (at != host->npos) settings_.user = host->substr(0, at);
    host_ = at == host->npos ? *host : host->substr(at + 1);
    if (host_.empty()) process().error(usage);
    return !host_.empty();
  }

  // verifydir(): several sources need a directory.
  bool target_fits() {
    if (target_.host || sources_.size() < 2) return true;
    const auto found = process().machine().files().status(process().access(), target_.path);
    if (found && found.value.is_directory()) return true;
    process().error(target_.path + ": " +
                    std::string(text(found ? FileError::not_a_directory : found.error)) + "\n");
    return false;
  }

  bool take(const SshArguments::Option& option) {
    if (settings_.take(process(), option)) {
      quiet_ = quiet_ || option.letter == 'q';
      return true;
    }
    switch (option.letter) {
      case 'B':
        settings_.batch = true;
        break;
      case 'p':
        options_.preserves = true;
        break;
      case 'r':
        options_.recursive = true;
        break;
      case 'o':
        if (wrong_option_.empty()) wrong_option_ = settings_.apply(option.value, "command-line", 0);
        break;
      case 'P':
        if (settings_.apply("Port=" + option.value, "command-line", 0).empty()) break;
        status_ = no_connection;
        return fail("bad port \"" + option.value + "\"");
    }
    return true;
  }

  // What ends without an answer of the other machine.
  void over() {
    if (std::exchange(ended_, true)) return;
    process().error("scp: Connection closed\n");
    process().finish(no_connection);
  }

  void begin_session(std::unique_ptr<SecureShell> shell) {
    shell_ = std::move(shell);
    RemoteSessionEvents events;
    events.received = [this](std::string_view bytes) {
      if (!ended_ && !client_->received(bytes)) over();
    };
    events.received_error = [this](std::string_view bytes) { process().error(bytes); };
    events.ended = [this](std::optional<int>) { over(); };
    client_.emplace([this](std::string_view bytes) { session_->input(bytes); });
    session_ = shell_->start({.what = RemoteCommand::What::subsystem, .command = "sftp"}, std::move(events));
    options_.shows_progress = !quiet_ && process().output_is_terminal();
    transfer_.emplace(process(), *client_, options_);
    client_->begin([this] { next(); });
  }

  void next() {
    if (next_ == sources_.size()) return end(errors_ ? failure : 0);
    const auto& source = sources_[next_++];
    auto done = [this](ScpTransfer::Outcome outcome) {
      if (outcome == ScpTransfer::Outcome::over) return end(no_connection);
      errors_ = errors_ || outcome == ScpTransfer::Outcome::failed;
      next();
    };
    if (target_.host) return transfer_->upload(source.path, target_.path, sources_.size() > 1, done);
    transfer_->download(source.path, target_.path, done);
  }

  void end(int status) {
    ended_ = true;
    process().finish(status);
  }

  SshSettings settings_;
  ScpTransfer::Options options_;
  std::vector<Place> sources_;
  Place target_;
  std::string host_;
  std::string wrong_option_;  // of ssh, which says so once it is started
  int status_ = failure;
  std::size_t next_ = 0;
  bool quiet_ = false, errors_ = false, ended_ = false;
  std::optional<SshLogin> login_;
  std::optional<SftpClient> client_;
  std::optional<ScpTransfer> transfer_;
  std::unique_ptr<SecureShell> shell_;
  std::unique_ptr<RemoteSession> session_;
};

}  // namespace

ProgramRow scp_program() {
  return {"scp", "copy files to or from another machine (-r -p -q -i -o -P -B)", make<Scp>};
}

}  // namespace vpcsim::instance
