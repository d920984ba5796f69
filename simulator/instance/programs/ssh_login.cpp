#include "simulator/instance/programs/ssh_login.hpp"

#include <utility>

#include <fmt/format.h>

#include "protocol/ascii.hpp"

namespace vpcsim::instance {
namespace {

using Say = SshSettings::Say;
using HostKeys = SshSettings::HostKeys;

constexpr std::size_t answer_bytes_max = 1024;

constexpr std::string_view changed_warning =
    "@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@\n"
    "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\n"
    "@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@\n"
    "IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!\n"
    "Someone could be eavesdropping on you right now (man-in-the-middle attack)!\n"
    "It is also possible that a host key has just been changed.\n";

HostLookup::Family family_of(const SshSettings& settings) {
  switch (settings.family.value_or(SshSettings::Family::any)) {
    case SshSettings::Family::v4:
      return HostLookup::Family::v4;
    case SshSettings::Family::v6:
      return HostLookup::Family::v6;
    default:
      return HostLookup::Family::any;
  }
}

std::string with_tilde(Process& process, const std::string& path) {
  const auto home = process.shell().home + "/";
  return path.substr(0, home.size()) == home ? "~/" + path.substr(home.size()) : path;
}

}  // namespace

SshLogin::SshLogin(Process& process, SshSettings settings, std::string host)
    : process_(process),
      settings_(std::move(settings)),
      host_(settings_.host_name.value_or(std::move(host))),
      user_(settings_.user.value_or(process.shell().user)),
      port_(settings_.port.value_or(22)),
      known_(process, in_home(process, settings_.known_hosts.value_or("~/.ssh/known_hosts"))),
      identities_(process) {}

void SshLogin::say(Say level, const std::string& text) const {
  if (settings_.says(level)) process_.error(text + "\n");
}

void SshLogin::fail(const std::string& text) {
  say(Say::errors, text);
  connecting_.reset();
  timeout_.reset();
  shell_.reset();
  failed_();
}

void SshLogin::begin(Ready ready, Failed failed) {
  ready_ = std::move(ready);
  failed_ = std::move(failed);
  lookup_.begin(
      process_, host_, family_of(settings_), [this](const protocol::Ip& address) { connect(address); },
      [this](HostFailure failure) {
        fail("ssh: Could not resolve hostname " + host_ + ": " + std::string(text(failure)));
      });
}

void SshLogin::connect(const protocol::Ip& address) {
  remote_ = {address, port_};
  say(Say::all, fmt::format("debug1: Connecting to {} [{}] port {}.", host_, address.text(), port_));
  if (settings_.connect_timeout.value_or(0) > 0) {
    timeout_ = process_.machine().set_timer(*settings_.connect_timeout * 1000,
                                            [this] { connection_failed(NetworkError::timed_out); });
  }
  SecureShellEvents events;
  events.connected = [this](std::unique_ptr<SecureShell> shell) { connected(std::move(shell)); };
  events.failed = [this](NetworkError error) { connection_failed(error); };
  connecting_ = process_.machine().network().open_secure_shell(remote_, std::move(events));
}

void SshLogin::connection_failed(NetworkError error) {
  if (error == NetworkError::reset) {
    say(Say::errors, "kex_exchange_identification: Connection closed by remote host");
    return fail(fmt::format("Connection closed by {} port {}", remote_.address.text(), port_));
  }
  fail(fmt::format("ssh: connect to host {} port {}: {}", host_, port_, text(error)));
}

void SshLogin::connected(std::unique_ptr<SecureShell> shell) {
  timeout_.reset();
  auto pending = std::move(connecting_);
  shell_ = std::move(shell);
  say(Say::all, "debug1: Connection established.");
  check_host_key();
}

std::string SshLogin::host_with_port(std::string_view host) const {
  return port_ == 22 ? std::string(host) : fmt::format("[{}]:{}", host, port_);
}

void SshLogin::check_host_key() {
  const auto key = shell_->host_key();
  const auto name = host_with_port(protocol::ascii::lower(host_));
  switch (known_.check(name, key)) {
    case SshKnownHosts::Answer::known:
      say(Say::all,
          fmt::format("debug1: Host '{}' is known and matches the {} host key.", name, ssh_key_name(key)));
      return trust_host_key(false);
    case SshKnownHosts::Answer::changed:
      return host_key_changed();
    case SshKnownHosts::Answer::unknown:
      break;
  }
  switch (settings_.host_keys.value_or(HostKeys::ask)) {
    case HostKeys::strict:
      say(Say::errors, fmt::format("No {} host key is known for {} and you have requested strict checking.",
                                   ssh_key_name(key), name));
      return fail("Host key verification failed.");
    case HostKeys::ask:
      return ask_about_host_key();
    default:
      return trust_host_key(true);
  }
}

void SshLogin::ask_about_host_key() {
  const bool reachable = process_.input_is_terminal() && !settings_.batch.value_or(false);
  if (!reachable) return fail("Host key verification failed.");
  const auto key = shell_->host_key();
  const auto name = host_with_port(protocol::ascii::lower(host_));
  process_.error(fmt::format(
      "The authenticity of host '{} ({})' can't be established.\n"
      "{} key fingerprint is {}.\n",
      name, host_with_port(remote_.address.text()), ssh_key_name(key), protocol::fingerprint(key)));
  const auto others = known_.others(name, key);
  process_.error(others.empty() ? "This key is not known by any other names.\n"
                                : "This host key is known by the following other names/addresses:\n");
  for (const auto& other : others) {
    process_.error(
        fmt::format("    {}:{}: {}\n", with_tilde(process_, known_.path()), other.line, other.names));
  }
  process_.error("Are you sure you want to continue connecting (yes/no/[fingerprint])? ");
  asking_ = true;
}

void SshLogin::answer(std::string_view typed) {
  typed_.append(typed.substr(0, answer_bytes_max));
  while (asking_) {
    const auto end = typed_.find('\n');
    if (end == std::string::npos && typed_.size() < answer_bytes_max) return;
    auto line = typed_.substr(0, end);
    typed_.erase(0, end == std::string::npos ? end : end + 1);
    decide(std::string(protocol::ascii::trim(line)));
  }
}

void SshLogin::end_of_input() {
  if (asking_) decide("");
}

void SshLogin::decide(std::string answer) {
  const bool no = answer.empty() || protocol::ascii::equal_ignoring_case(answer, "no");
  const bool yes = protocol::ascii::equal_ignoring_case(answer, "yes") ||
                   answer == protocol::fingerprint(shell_->host_key());
  if (!no && !yes) return process_.error("Please type 'yes', 'no' or the fingerprint: ");
  asking_ = false;
  if (no) return fail("Host key verification failed.");
  trust_host_key(true);
}

void SshLogin::host_key_changed() {
  const auto key = shell_->host_key();
  const auto name = host_with_port(protocol::ascii::lower(host_));
  const auto type = ssh_key_name(key);
  say(Say::errors, std::string(changed_warning) +
                       fmt::format("The fingerprint for the {} key sent by the remote host is\n{}.\n"
                                   "Please contact your system administrator.\n"
                                   "Add correct host key in {} to get rid of this message.\n"
                                   "Offending {} key in {}:{}",
                                   type, protocol::fingerprint(key), known_.path(), type, known_.path(),
                                   known_.changed_line(name, key)));
  if (settings_.host_keys == HostKeys::accept_any) return distrust_host_key();
  say(Say::errors, fmt::format("Host key for {} has changed and you have requested strict checking.", name));
  fail("Host key verification failed.");
}

// The connection goes on, without what a man in the middle could use.
void SshLogin::distrust_host_key() {
  constexpr std::string_view why = " is disabled to avoid man-in-the-middle attacks.";
  say(Say::errors, "Password authentication" + std::string(why));
  say(Say::errors, "Keyboard-interactive authentication" + std::string(why));
  if (settings_.forward_agent.value_or(false)) {
    say(Say::errors, "Agent forwarding" + std::string(why));
    settings_.forward_agent = false;
  }
  if (!settings_.known_hosts) {
    say(Say::errors, "UpdateHostkeys is disabled because the host key is not trusted.");
  }
  trust_host_key(false);
}

void SshLogin::trust_host_key(bool add) {
  const auto key = shell_->host_key();
  const auto name = host_with_port(protocol::ascii::lower(host_));
  if (add && known_.add(name, key)) {
    say(Say::normal, fmt::format("Warning: Permanently added '{}' ({}) to the list of known hosts.", name,
                                 ssh_key_name(key)));
  } else if (add) {
    say(Say::normal, "Failed to add the host to the list of known hosts (" + known_.path() + ").");
  }
  identities_.find(settings_, [this](std::vector<SshIdentities::Identity> offers) {
    offers_ = std::move(offers);
    next_identity();
  });
}

void SshLogin::next_identity() {
  while (offered_ < offers_.size()) {
    const auto& identity = offers_[offered_++];
    const auto described = fmt::format("{} {} {}{}", identity.name, ssh_key_name(identity.public_key),
                                       protocol::fingerprint(identity.public_key),
                                       !identity.key                      ? " agent"
                                       : settings_.identity_files.empty() ? ""
                                                                          : " explicit");
    say(Say::all, "debug1: Offering public key: " + described);
    if (shell_->would_admit(user_, identity.public_key)) {
      say(Say::all, "debug1: Server accepts key: " + described);
      return prove(identity);
    }
    if (++failures_ >= attempts_max) return denied();
  }
  denied();
}

void SshLogin::prove(const SshIdentities::Identity& identity) {
  const auto data = shell_->challenge();
  if (identity.key) return signed_by_owner(identity, identity.key->sign(data));
  signing_ = process_.shell().agent->sign(identity.public_key, data,
                                          [this, &identity](std::optional<std::string> signature) {
                                            auto answered = std::move(signing_);
                                            signed_by_owner(identity, signature);
                                          });
}

void SshLogin::signed_by_owner(const SshIdentities::Identity& identity,
                               const std::optional<std::string>& signature) {
  if (!signature) {
    say(Say::errors, fmt::format("sign_and_send_pubkey: signing failed for {} \"{}\" from agent: "
                                 "agent refused operation",
                                 ssh_key_name(identity.public_key), identity.name));
    return next_identity();
  }
  if (!shell_->log_in(user_, identity.public_key, *signature)) {
    if (++failures_ >= attempts_max) return denied();
    return next_identity();
  }
  const auto address = remote_.address.text();
  say(Say::all, fmt::format("Authenticated to {} ([{}]:{}) using \"publickey\".", host_, address, port_));
  ready_(std::move(shell_));
}

void SshLogin::denied() {
  if (failures_ < attempts_max)
    return fail(fmt::format("{}@{}: Permission denied (publickey).", user_, host_));
  const auto from = fmt::format("{} port {}", remote_.address.text(), port_);
  say(Say::errors, "Received disconnect from " + from + ":2: Too many authentication failures");
  fail("Disconnected from " + from);
}

}  // namespace vpcsim::instance
