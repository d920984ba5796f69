// The machines of LiveWorld's instances, and logins to them.
#pragma once

#include "protocol/ec2/network_acl.hpp"
#include "protocol/ssh_key.hpp"
#include "simulator/hypervisor/host_network.hpp"
#include "simulator/hypervisor/hypervisor.hpp"
#include "simulator/hypervisor/live_world.hpp"

namespace vpcsim::tests {

using hypervisor::HostNetwork;
using hypervisor::Hypervisor;
using hypervisor::InstanceHost;

struct MachinesWorld : LiveWorld {
  Hypervisor machines;

  explicit MachinesWorld(Hypervisor::Options options = impatient(), Settings settings = empty())
      : LiveWorld(settings), machines(simulator, loop, options) {}
  ~MachinesWorld() { machines.stop(); }  // sessions hold their machines
  /// Whoever isn't answered gives up after 127 ms.
  static Hypervisor::Options impatient() { return {.first_repetition = std::chrono::milliseconds(1)}; }

  std::shared_ptr<InstanceHost> host(const std::string& id) { return machines.machine(id); }
  HostNetwork& network(const std::string& id) { return static_cast<HostNetwork&>(host(id)->network()); }
  template <class Condition>
  bool until(Condition condition) {
    return tests::until(loop, condition);
  }
  void settle() { tests::settle(loop); }
  std::vector<std::string> lines() { return tests::lines(machines.events()); }
  /// The kinds of its events.
  std::vector<std::string> kinds() {
    std::vector<std::string> found;
    for (const auto& event : machines.events().after(0)) found.emplace_back(text(event.what));
    return found;
  }

  void connect(const std::string& from, const std::string& address, int port, End& end) {
    end.connection = network(from).connect({ip(address), static_cast<std::uint16_t>(port)}, end.events());
  }
  /// A listener whose connections are the ends.
  struct Service {
    std::list<End> ends;
    instance::Listening listening;
    instance::ListenEvents events() {
      return {.accepted = [this](auto connection) { ends.emplace_back().take(std::move(connection)); }};
    }
  };
  void serve(const std::string& on, int port, Service& service) {
    service.listening = network(on).listen(static_cast<std::uint16_t>(port), "ec2-user", service.events());
  }

  static instance::FileAccess owner() {
    return {.user = "ec2-user", .group = "ec2-user", .directory = "/home/ec2-user"};
  }
  void write_file(const std::string& id, const std::string& path, const std::string& content) {
    auto& files = host(id)->files();
    files.open_for_writing(owner(), path, true);
    files.append(owner(), path, content);
  }
  std::string file(const std::string& id, const std::string& path) {
    return host(id)->files().read(owner(), path).value;
  }
};

/// A login from one machine to another.
struct LoginWorld : MachinesWorld {
  std::unique_ptr<instance::SecureShell> shell;
  std::optional<instance::NetworkError> failed;
  std::unique_ptr<instance::RemoteSession> session;
  std::string output, errors;
  int drained = 0;
  std::optional<std::optional<int>> ended;

  LoginWorld() { allow(22, "10.0.0.0/16"); }
  ~LoginWorld() {
    session.reset();
    shell.reset();
  }
  instance::SecureShellEvents shell_events() {
    return {.connected = [this](auto made) { shell = std::move(made); },
            .failed = [this](instance::NetworkError error) { failed = error; }};
  }
  std::unique_ptr<instance::Pending> open(const std::string& address, int port = 22) {
    return network(a).open_secure_shell({ip(address), static_cast<std::uint16_t>(port)}, shell_events());
  }
  /// Until there is an answer.
  bool reach(const std::string& address = "10.0.1.6", int port = 22) {
    const auto opening = open(address, port);
    until([&] { return shell || failed; });
    return shell != nullptr;
  }
  std::string signature() { return protocol::read_private_key(client_key)->sign(shell->challenge()); }
  bool log_in() { return shell->log_in("ec2-user", client_public_key, signature()); }
  instance::RemoteSessionEvents session_events() {
    return {.received = [this](std::string_view bytes) { output += bytes; },
            .received_error = [this](std::string_view bytes) { errors += bytes; },
            .drained = [this] { ++drained; },
            .ended = [this](std::optional<int> status) { ended = status; }};
  }
  void start(const instance::RemoteCommand& command) { session = shell->start(command, session_events()); }
  /// Logged in to b, with that command under way.
  void run(const std::string& command) {
    REQUIRE(reach());
    REQUIRE(log_in());
    start({.what = instance::RemoteCommand::What::command, .command = command});
  }
};

}  // namespace vpcsim::tests
