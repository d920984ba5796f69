// The agent of whoever is logged in with `ssh -A`, for the programs of the session. Each request has a
// channel of its own to the user's machine: one that isn't answered holds nobody else up.
#pragma once

#include "protocol/event_loop.hpp"
#include "protocol/ssh_server.hpp"
#include "simulator/instance/secure_shell.hpp"

namespace vpcsim::hypervisor {

/// On the loop's thread.
class ForwardedAgent : public instance::Agent {
 public:
  /// `session`: the channel for which forwarding was asked, until disconnect().
  ForwardedAgent(protocol::EventLoop& loop, protocol::SshChannel& session)
      : loop_(loop), session_(&session) {}
  /// The session is over: from now on there are no keys, and nothing is signed.
  void disconnect() { session_ = nullptr; }

  /// No keys, too, if the agent can't be reached or answers nonsense.
  std::unique_ptr<instance::Pending> identities(std::function<void(std::vector<Identity>)> answered) override;
  std::unique_ptr<instance::Pending> sign(const std::string& public_key, const std::string& data,
                                          std::function<void(std::optional<std::string>)> answered) override;

 private:
  class Asking;
  struct Exchange;
  class Asked;
  std::unique_ptr<instance::Pending> ask(std::shared_ptr<Exchange> exchange);

  protocol::EventLoop& loop_;
  protocol::SshChannel* session_;
};

}  // namespace vpcsim::hypervisor
