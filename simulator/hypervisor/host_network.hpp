// The network as an instance's programs see it: every connection, echo and question goes through the gate.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/hypervisor/gate.hpp"
#include "simulator/instance/network.hpp"
#include "simulator/instance/secure_shell.hpp"

namespace vpcsim::hypervisor {

class InstanceHost;

class HostNetwork : public instance::Network {
 public:
  explicit HostNetwork(InstanceHost& host) : host_(host) {}

  std::unique_ptr<instance::Connection> connect(const instance::Endpoint& to,
                                                instance::ConnectionEvents events) override;
  std::unique_ptr<instance::Pending> open_secure_shell(const instance::Endpoint& to,
                                                       instance::SecureShellEvents events) override;
  instance::Listening listen(std::uint16_t port, std::string_view user,
                             instance::ListenEvents events) override;
  std::unique_ptr<instance::Pending> probe(
      const instance::Probe& probe, std::function<void(const instance::ProbeAnswer&)> answered) override;
  std::unique_ptr<instance::Pending> resolve(
      const instance::NameQuestion& question,
      std::function<void(const instance::NameAnswer&)> answered) override;
  std::vector<instance::InterfaceView> interfaces() const override;
  std::vector<instance::RouteView> routes() const override;
  std::vector<instance::ListenerView> listeners() const override;

  /// At once, for who can't wait: an address literal, or a name's address. Nothing: there is none.
  std::optional<protocol::Ip> address_of(const std::string& name);
  Attempt attempt_to(const instance::Endpoint& to);
  /// This machine's own: loopback, or one of its private addresses.
  bool is_own(const protocol::Ip& address) const;

 private:
  bool can_send_to(const protocol::Ip& address) const;
  std::optional<instance::ProbeAnswer> answer_to(const instance::Probe& probe);
  bool error_comes_back(const Passage& passage);
  instance::NameAnswer answer_to(const instance::NameQuestion& question) const;

  InstanceHost& host_;
  std::uint16_t next_port_ = 32768;
};

}  // namespace vpcsim::hypervisor
