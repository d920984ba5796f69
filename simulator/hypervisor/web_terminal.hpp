// A terminal on an instance for somebody who has no SSH client: as EC2 Instance Connect's in AWS's console,
// it logs in with a key that is pushed for this one login. It comes in from the internet, at port 22 of the
// instance's public address, and is a session like any other: what keeps `ssh` out keeps it out.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/hypervisor/hypervisor.hpp"

namespace vpcsim::hypervisor {

/// How it goes with a terminal. From timed_out on, it is over.
struct TerminalStatus {
  enum class What {
    connecting,
    unanswered,  ///< so far; the SYN is repeated, so that a rule that is added still lets it in
    logged_in,
    stalled,  ///< what is sent doesn't arrive, and is repeated
    resumed,
    timed_out,
    refused,
    denied,        ///< there is no such user
    no_address,    ///< the internet can't name the instance
    interrupted,   ///< by Ctrl-C, before there was an answer
    exited,        ///< the shell has: exit_status
    disconnected,  ///< by the other end, which has stopped, or the network
  };
  What what = What::connecting;
  std::string text = {};                 ///< what `ssh` says of it, without the line's end; it may be nothing
  std::vector<Obstacle> obstacles = {};  ///< why nothing comes back
  std::optional<int> exit_status = {};
  std::string address = {};  ///< that is connected to; empty: there is none

  bool is_over() const { return what >= What::timed_out; }
};
/// "connecting", "logged-in"
std::string_view text(TerminalStatus::What what);

class WebTerminal {
 public:
  static constexpr std::chrono::seconds patience_max{127};  ///< what TCP itself has [tcp(7), tcp_syn_retries]

  struct Request {
    InstanceId instance;
    std::string user;
    protocol::Ip source;  ///< of the user's, on the internet
    instance::RemoteTerminal size = {};
    std::chrono::milliseconds patience = patience_max;        ///< `ssh -o ConnectTimeout`
    network::Language language = network::Language::english;  ///< of obstacles
  };
  /// None comes from within a call. Each may destroy the terminal.
  struct Events {
    std::function<void(std::string_view)> output;
    std::function<void(const TerminalStatus&)> told;  ///< what is_over() comes last
    std::function<void()> drained;                    ///< no longer full()
  };

  /// `machines` must outlive it.
  WebTerminal(Hypervisor& machines, Request request, Events events);
  ~WebTerminal();
  WebTerminal(const WebTerminal&) = delete;
  WebTerminal& operator=(const WebTerminal&) = delete;

  /// Keys that come before the login wait for it.
  void input(std::string_view bytes);
  void resize(int columns, int rows);
  /// While paused, no output comes, and programs that write much wait.
  void pause(bool paused);
  /// Too much has been typed: no more until drained.
  bool full() const;

 private:
  void begin();
  void connect(protocol::Ip address);
  void heard(NetworkEvent::What what, const std::vector<Obstacle>& obstacles);
  void connected(std::unique_ptr<instance::Connection> connection, const std::shared_ptr<Destination>& at);
  bool log_in(instance::SecureShell& shell, InstanceHost& host);
  void failed(instance::NetworkError error);
  void ended(std::optional<int> status);
  void tell(TerminalStatus status);
  /// The last thing that it does: what it has to say may be its end.
  void finish(TerminalStatus status);
  void later(std::function<void()> work);
  std::string host() const { return address_.text(); }

  Hypervisor& machines_;
  Request request_;
  Events events_;
  protocol::Ip address_;
  std::vector<Obstacle> obstacles_;  ///< of the last SYN
  std::unique_ptr<instance::Pending> opening_;
  std::unique_ptr<protocol::LoopTimer> timeout_;
  std::unique_ptr<instance::SecureShell> shell_;
  std::unique_ptr<instance::RemoteSession> session_;
  std::string typed_early_;
  bool paused_ = false, over_ = false;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace vpcsim::hypervisor
