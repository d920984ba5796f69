// A simulated machine: an instance's files, its programs' listeners, who is logged in. Made when somebody
// first comes to the instance; its disk is the state's.
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "protocol/ssh_server.hpp"
#include "simulator/hypervisor/fabric.hpp"
#include "simulator/hypervisor/host_network.hpp"
#include "simulator/hypervisor/relay.hpp"
#include "simulator/instance/file_system.hpp"
#include "simulator/instance/machine.hpp"
#include "simulator/instance/secure_shell.hpp"

namespace vpcsim::hypervisor {

class LoginPeer;

/// What every machine needs of the process.
struct HostParts {
  protocol::EventLoop& loop;
  Simulator& simulator;
  LiveNetwork& live;
  EventLog& events;
  Fabric& fabric;
  Relays& relays;
  protocol::SshServer& ssh;
  std::function<void()> listeners_changed;
};

/// A session that somebody who is logged in starts.
struct SessionStart {
  instance::RemoteCommand command;
  std::string user;
  instance::Endpoint client, server;  ///< as the machine sees them
  bool agent_forwarding = false;      ///< the client's agent may be asked over the session's channel
};

class InstanceHost : public instance::Machine,
                     public Destination,
                     public std::enable_shared_from_this<InstanceHost> {
 public:
  static constexpr std::uint16_t ssh_port = 22;

  InstanceHost(HostParts parts, Home home, InstanceId id, instance::FileSystem files);
  ~InstanceHost() override;

  const InstanceId& id() const { return id_; }
  const Home& home() const { return home_; }
  HostParts& parts() { return parts_; }
  /// nullptr once AWS has forgotten the instance.
  const Instance* row() const;
  /// Throws when the account has no region any more: only after row() was there.
  const Region& region() const { return *parts_.simulator.cloud().find(home_); }
  /// Running, by the state and the time.
  bool is_up() const;
  /// "ec2-a", or without a name the id.
  std::string name() const;

  // ---- a machine for its programs
  instance::FileSystem& files() override { return files_; }
  instance::Network& network() override { return network_; }
  std::string host_name() const override;
  std::string architecture() const override;
  protocol::Timestamp now() const override { return parts_.simulator.now(); }
  protocol::Timestamp booted() const override;
  int sessions() const override { return sessions_; }
  std::unique_ptr<instance::Pending> set_timer(std::int64_t milliseconds,
                                               std::function<void()> elapsed) override;

  // ---- a destination of connections
  bool listens(std::uint16_t port) const override;
  void accept(std::uint16_t port, std::unique_ptr<instance::Connection> connection) override;
  void accept_login(std::unique_ptr<instance::Connection> connection) override;
  void keep(std::weak_ptr<Wire> wire) override;

  // ---- logging in
  /// A private key: of the instance's own, the same in every process that has its seed and id.
  const std::string& host_key();
  /// "ssh-ed25519 AAAA..."
  std::string public_host_key();
  /// By ~/.ssh/authorized_keys, as sshd reads it, or a pushed key. `public_key`: "ssh-ed25519 AAAA..."
  bool admits(const std::string& user, const std::string& public_key) const;
  /// As EC2 Instance Connect does: its owner is admitted, too, as that user, if there is one, until what is
  /// returned is destroyed.
  std::shared_ptr<void> push_key(const std::string& user, const std::string& public_key);
  /// Why not, for the log.
  std::string why_not(const std::string& user, const std::string& public_key) const;
  std::unique_ptr<protocol::SshChannelUser> start(const SessionStart& start);
  void report_login(bool admitted, const std::string& detail, const instance::Endpoint& client,
                    const instance::Endpoint& server);

  /// A login that is to come over accept_login's connection: answers what names it there.
  std::uint32_t announce(SessionStart start);
  std::optional<SessionStart> announced(std::uint32_t number);
  void forget(LoginPeer& peer);

  struct ListenerRow {
    instance::ListenEvents events;
    std::string user;
  };
  std::map<std::uint16_t, ListenerRow>& listeners() { return listeners_; }
  const std::map<std::uint16_t, ListenerRow>& listeners() const { return listeners_; }

  /// Counts a session as long as the handle lives.
  std::shared_ptr<void> count_session();
  int next_process_number() { return process_number_ += 7; }

  /// Stopped, rebooted or terminated: closes every connection and ends every program.
  void power_off();

 private:
  void serve_ssh(std::unique_ptr<instance::Connection> connection);

  HostParts parts_;
  Home home_;
  InstanceId id_;
  instance::FileSystem files_;
  HostNetwork network_;
  std::map<std::uint16_t, ListenerRow> listeners_;
  std::list<std::weak_ptr<Wire>> wires_;
  std::vector<std::weak_ptr<protocol::SshMachine>> doors_;
  std::list<std::unique_ptr<LoginPeer>> logins_;
  std::map<std::uint32_t, SessionStart> announced_;
  std::uint32_t announcements_ = 0;
  std::string host_key_;
  std::multimap<std::string, std::string> pushed_keys_;  ///< by user
  int sessions_ = 0;
  int process_number_ = 2000;
};

}  // namespace vpcsim::hypervisor
