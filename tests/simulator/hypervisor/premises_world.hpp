// Machines with public addresses that are this machine's own, as `vpcsim serve` has them; whoever tests runs
// at the same time has others.
#pragma once

#include <unistd.h>

#include "protocol/loopback_client.hpp"
#include "simulator/hypervisor/machines_world.hpp"
#include "simulator/hypervisor/premises.hpp"

namespace vpcsim::tests {

struct PremisesWorld : LiveWorld {
  std::vector<std::string> complaints;
  hypervisor::Premises premises{simulator, loop,
                                [this](const std::string& complaint) { complaints.push_back(complaint); }};

  PremisesWorld() : LiveWorld(local()) {}
  /// 127.64.0.0/10 has a /24 for each of the latest processes.
  static Settings local() {
    Settings settings = empty();
    const auto process = static_cast<std::uint32_t>(::getpid()) & 0x3fff;
    settings.public_ip_pool = protocol::Cidr(protocol::Ipv4{127u << 24 | 64u << 16 | process << 8}, 24);
    return settings;
  }

  hypervisor::Hypervisor& machines() { return premises.machines(); }
  std::uint16_t ssh_port(const std::string& address) {
    return premises.doors().ssh_port_of(ip(address).v4()).value_or(0);
  }
  std::vector<std::string> lines() { return tests::lines(machines().events()); }
  template <class Condition>
  bool until(Condition condition) {
    return tests::until(loop, condition);
  }
  void catch_up() {
    premises.catch_up();
    settle(loop);
  }
  void connect(SocketEnd& end, const std::string& address, std::uint16_t port,
               const std::string& source = "127.0.0.1") {
    end.take(loop, protocol::test::connect_to(address, port, source));
  }
  bool greeted(SocketEnd& end) {
    until([&] { return end.received.find("SSH-2.0-") == 0 || end.over(); });
    return !end.over();
  }
};

}  // namespace vpcsim::tests
