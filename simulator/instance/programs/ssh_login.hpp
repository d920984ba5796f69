// From a host's name to a user who is logged in there, with everything that OpenSSH's client says on the way:
// what ssh and scp have in common.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "protocol/ssh_key.hpp"
#include "simulator/instance/programs/host_lookup.hpp"
#include "simulator/instance/programs/ssh_known_hosts.hpp"
#include "simulator/instance/programs/ssh_settings.hpp"
#include "simulator/instance/secure_shell.hpp"

namespace vpcsim::instance {

/// The keys to be offered, in OpenSSH's order: the agent's, those that are also named first; then files.
class SshIdentities {
 public:
  struct Identity {
    std::string public_key;
    std::string name;                            ///< a path, or the agent's comment
    std::optional<protocol::SshPrivateKey> key;  ///< nothing: the agent has it
  };

  explicit SshIdentities(Process& process) : process_(process) {}
  void find(const SshSettings& settings, std::function<void(std::vector<Identity>)> found);

 private:
  void say(const std::string& text);
  std::vector<Identity> in_files(const SshSettings& settings);
  void read_file(const std::string& path, std::vector<Identity>& into);
  void offer(std::vector<Agent::Identity> agents, bool only_named);

  Process& process_;
  bool silent_ = false;
  std::vector<Identity> files_;
  std::function<void(std::vector<Identity>)> found_;
  std::unique_ptr<Pending> question_;
};

class SshLogin {
 public:
  static constexpr int attempts_max = 6;  ///< MaxAuthTries of the server
  using Ready = std::function<void(std::unique_ptr<SecureShell>)>;
  /// It has been said why; the status is 255.
  using Failed = std::function<void()>;

  SshLogin(Process& process, SshSettings settings, std::string host);
  void begin(Ready ready, Failed failed);

  const SshSettings& settings() const { return settings_; }
  const std::string& host() const { return host_; }
  const std::string& user() const { return user_; }
  /// Whether the user is being asked: input is for answer().
  bool asks() const { return asking_; }
  void answer(std::string_view typed);
  void end_of_input();
  /// What was typed after the answer.
  std::string typed_ahead() { return std::exchange(typed_, {}); }

 private:
  void say(SshSettings::Say level, const std::string& text) const;
  void fail(const std::string& text);
  void connect(const protocol::Ip& address);
  void connection_failed(NetworkError error);
  void connected(std::unique_ptr<SecureShell> shell);
  void check_host_key();
  void ask_about_host_key();
  void decide(std::string answer);
  void host_key_changed();
  void distrust_host_key();
  void trust_host_key(bool add);
  void next_identity();
  void prove(const SshIdentities::Identity& identity);
  void signed_by_owner(const SshIdentities::Identity& identity, const std::optional<std::string>& signature);
  void denied();
  std::string host_with_port(std::string_view host) const;

  Process& process_;
  SshSettings settings_;
  std::string host_, user_;
  std::uint16_t port_ = 22;
  Ready ready_;
  Failed failed_;
  HostLookup lookup_;
  SshKnownHosts known_;
  SshIdentities identities_;
  std::vector<SshIdentities::Identity> offers_;
  std::size_t offered_ = 0;
  int failures_ = 0;
  Endpoint remote_;
  std::unique_ptr<Pending> connecting_, timeout_, signing_;
  std::unique_ptr<SecureShell> shell_;
  bool asking_ = false;
  std::string typed_;
};

}  // namespace vpcsim::instance
