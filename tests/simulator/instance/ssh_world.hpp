// A shell on an instance that can reach an SSH server.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "fake_secure_shell.hpp"
#include "shell_world.hpp"

namespace vpcsim::tests {

/// Its user has a key that 10.1.1.5 admits, and knows that host.
struct SshWorld : ShellWorld {
  FakeSshServer server{machine};
  std::shared_ptr<FakeAgent> agent = std::make_shared<FakeAgent>(machine.time);

  SshWorld() {
    put(".ssh/id_ed25519", client_key, 0600);
    put(".ssh/known_hosts", "10.1.1.5 " + some_public_key + "\n");
  }
  instance::FileAccess access() { return {"ec2-user", "ec2-user", "/home/ec2-user", 1'767'225'600, 0}; }
  void put(std::string_view path, std::string_view content, unsigned mode = 0644) {
    machine.system.open_for_writing(access(), path, true, 0600);
    machine.system.append(access(), path, content);
    machine.system.set_mode(access(), path, mode);
  }
  void forget(std::string_view path) { machine.system.remove(access(), path); }
  std::string content(std::string_view path) { return machine.system.read(access(), path).value; }

  /// `ssh` that gets as far as a session, which then ends.
  std::string session(std::string command, std::optional<int> ends = 0, std::string_view output = {}) {
    start({.command = std::move(command), .agent = agent});
    machine.time.tick(1000);
    if (!server.events.ended) return written + (status ? "[" + std::to_string(*status) + "]" : "[runs]");
    if (!output.empty()) server.send(output);
    server.end(ends);
    machine.time.tick(10);
    return *status == 0 ? written : written + "[" + std::to_string(*status) + "]";
  }
  void hold(std::string public_key, std::string comment) {
    agent->held.push_back({std::move(public_key), std::move(comment)});
  }
};

}  // namespace vpcsim::tests
