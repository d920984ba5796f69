// ssh-keyscan: host keys as known_hosts has them.
#include <deque>

#include <fmt/format.h>

#include "simulator/instance/programs/host_lookup.hpp"
#include "simulator/instance/programs/options.hpp"
#include "simulator/instance/programs/ssh_known_hosts.hpp"
#include "simulator/instance/programs/ssh_programs.hpp"
#include "simulator/instance/programs/ssh_settings.hpp"
#include "simulator/instance/secure_shell.hpp"

namespace vpcsim::instance {
namespace {

constexpr std::string_view usage = "usage: ssh-keyscan [-46] [-p port] [-T timeout] [-t type] host ...\n";
constexpr std::int64_t seconds_by_default = 5;

class SshKeyscan : public Program {
 public:
  using Program::Program;

  void start() override {
    if (read_arguments()) return next();
    process().finish(1);
  }

 private:
  bool read_arguments() {
    SshArguments arguments(process(), "46p:T:t:", "cDfHOqv");
    for (auto option = arguments.next(); option.letter || option.failed; option = arguments.next()) {
      if (option.failed) return process().error(usage), false;
      if (!take(option)) return false;
    }
    for (const auto* host = arguments.operand(); host; host = arguments.operand()) hosts_.push_back(*host);
    if (hosts_.empty()) process().error(usage);
    return !hosts_.empty();
  }

  bool take(const SshArguments::Option& option) {
    const auto number = whole_number(option.value, 65'535).value_or(0);
    if (option.letter == '4') family_ = HostLookup::Family::v4;
    if (option.letter == '6') family_ = HostLookup::Family::v6;
    if (option.letter == 'p') port_ = static_cast<std::uint16_t>(number);
    if (option.letter == 'T') seconds_ = number;
    if (option.letter == 't') types_ = option.value;
    const bool good = (option.letter != 'p' && option.letter != 'T') || number > 0;
    if (!good) {
      process().error((option.letter == 'p' ? "Bad port '" : "Bad timeout '") + option.value + "'\n");
    }
    return good;
  }

  void next() {
    connecting_.reset();
    timeout_.reset();
    if (hosts_.empty()) return process().finish(failed_ ? 1 : 0);
    host_ = hosts_.front();
    hosts_.pop_front();
    lookup_ = std::make_unique<HostLookup>();
    lookup_->begin(
        process(), host_, family_, [this](const protocol::Ip& address) { connect(address); },
        [this](HostFailure failure) { fail(fmt::format("getaddrinfo {}: {}", host_, text(failure))); });
  }

  void fail(const std::string& text) {
    process().error(text + "\n");
    failed_ = true;
    again();
  }

  // From the loop: what called may be what next() destroys.
  void again() {
    turn_ = process().machine().set_timer(0, [this] { next(); });
  }

  void connect(const protocol::Ip& address) {
    timeout_ = process().machine().set_timer(seconds_ * 1000,
                                             [this] { connection_failed(NetworkError::timed_out); });
    SecureShellEvents events;
    events.connected = [this](std::unique_ptr<SecureShell> shell) { connected(shell->host_key()); };
    events.failed = [this](NetworkError error) { connection_failed(error); };
    connecting_ = process().machine().network().open_secure_shell({address, port_}, std::move(events));
  }

  void connection_failed(NetworkError error) {
    connecting_.reset();
    timeout_.reset();
    if (error == NetworkError::timed_out) {  // silent, as ssh-keyscan is
      failed_ = true;
      return again();
    }
    fail(error == NetworkError::reset ? "read (" + host_ + "): Connection reset by peer"
                                      : fmt::format("connect (`{}'): {}", host_, text(error)));
  }

  void connected(const std::string& key) {
    const auto name = port_ == 22 ? host_ : fmt::format("[{}]:{}", host_, port_);
    process().error(fmt::format("# {}:{} SSH-2.0\n", host_, port_));
    const auto type = ssh_key_type(key);
    const bool wanted =
        types_.empty() || ("," + types_ + ",").find("," + type.substr(4) + ",") != types_.npos;
    if (wanted) process().out(fmt::format("{} {} {}\n", name, type, ssh_key_body(key)));
    again();
  }

  std::deque<std::string> hosts_;
  std::string host_, types_;
  HostLookup::Family family_ = HostLookup::Family::any;
  std::uint16_t port_ = 22;
  std::int64_t seconds_ = seconds_by_default;
  bool failed_ = false;
  std::unique_ptr<HostLookup> lookup_;
  std::unique_ptr<Pending> connecting_, timeout_, turn_;
};

}  // namespace

ProgramRow ssh_keyscan_program() {
  return {"ssh-keyscan", "print host keys (-p -t -T)", make<SshKeyscan>};
}

}  // namespace vpcsim::instance
