// An SSH server that tests lay out, with files behind its sftp subsystem, and an agent.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "fake_machine.hpp"
#include "protocol/ssh_key.hpp"
#include "simulator/instance/sftp_server.hpp"

namespace vpcsim::tests {

/// A key that is nobody's, for hosts and for what isn't admitted.
inline const std::string some_public_key =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPuI9lAbHmGjMYZ4r5EZTloinLuJkxyA3yGe7BMFbk8c";
inline const std::string some_fingerprint = "SHA256:Gcoa/JAwf7KTZeHZyoRvSVYkYljvmin2L8eqdh1bZdE";

inline const std::string client_key =
    "-----BEGIN OPENSSH PRIVATE KEY-----\n"
    "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW\n"
    "QyNTUxOQAAACCinza9U91sdva+f2ThHo4ztyKq61x+8BruYWSCoMSJKgAAAIhpiolAaYqJ\n"
    "QAAAAAtzc2gtZWQyNTUxOQAAACCinza9U91sdva+f2ThHo4ztyKq61x+8BruYWSCoMSJKg\n"
    "AAAED1Z0r/pWVvGgZwkct/e83XZrWXlNPSQsrXUbXUJdma6qKfNr1T3Wx29r5/ZOEejjO3\n"
    "IqrrXH7wGu5hZIKgxIkqAAAAAAECAwQF\n"
    "-----END OPENSSH PRIVATE KEY-----\n";
inline const std::string client_public_key =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKKfNr1T3Wx29r5/ZOEejjO3IqrrXH7wGu5hZIKgxIkq";

class FakeAgent : public instance::Agent {
 public:
  explicit FakeAgent(FakeTime& time) : time_(time) {}
  std::vector<Identity> held;
  bool refuses = false;

  std::unique_ptr<instance::Pending> identities(
      std::function<void(std::vector<Identity>)> answered) override {
    return time_.at(1, [this, answered] { answered(held); });
  }
  std::unique_ptr<instance::Pending> sign(const std::string&, const std::string& data,
                                          std::function<void(std::optional<std::string>)> answered) override {
    std::optional<std::string> signature;
    if (!refuses) signature = protocol::read_private_key(client_key)->sign(data);
    return time_.at(1, [answered, signature] { answered(signature); });
  }

 private:
  FakeTime& time_;
};

class FakeSshServer {
 public:
  FakeSshServer(FakeMachine& machine, const std::string& address = "10.1.1.5", int port = 22)
      : time_(machine.time), remote_{*protocol::Ip::parse(address), static_cast<std::uint16_t>(port)} {
    machine.net.hosts.insert(remote_.address);
    machine.net.secure_shells[address + ":" + std::to_string(port)] = [this] {
      return std::make_unique<Shell>(*this);
    };
  }

  std::string host_key = some_public_key;
  std::set<std::string> admitted = {"ec2-user " + client_public_key};
  std::vector<std::string> offered;
  std::vector<instance::RemoteCommand> started;
  instance::FileSystem files =
      instance::initial_files({.host_name = "remote", .authorized_key = "ssh-ed25519 AAAA key"});

  /// Of the session that runs.
  std::string input;
  bool input_ended = false;
  bool full = false;
  bool paused = false;
  bool hung_up = false;
  std::vector<std::pair<int, int>> sizes;
  instance::RemoteSessionEvents events;

  void send(std::string_view bytes) { events.received(bytes); }
  void end(std::optional<int> status) {
    auto ended = events.ended;
    ended(status);
  }
  std::string file(std::string_view path) {
    return files.read({.user = "root", .group = "root", .directory = "/home/ec2-user"}, path).value;
  }
  void put(std::string_view path, std::string_view content, unsigned mode = 0644) {
    const instance::FileAccess access{"ec2-user", "ec2-user", "/home/ec2-user", 1'767'225'600, 0};
    files.open_for_writing(access, path, true, 0600);
    files.append(access, path, content);
    files.set_mode(access, path, mode);
  }

 private:
  struct Session : instance::RemoteSession {
    explicit Session(FakeSshServer& of) : server(of) {}
    ~Session() override {
      server.hung_up = true;
      server.events = {};
      server.sftp_.reset();
    }
    void input(std::string_view bytes) override {
      server.input += bytes;
      if (server.sftp_) server.sftp_->input(bytes);
    }
    void end_of_input() override { server.input_ended = true; }
    void resize(int columns, int rows) override { server.sizes.emplace_back(columns, rows); }
    bool full() const override { return server.full; }
    void pause(bool pause) override { server.paused = pause; }
    FakeSshServer& server;
  };
  struct Shell : instance::SecureShell {
    explicit Shell(FakeSshServer& of) : server(of) {}
    std::string host_key() const override { return server.host_key; }
    instance::Endpoint remote() const override { return server.remote_; }
    bool would_admit(const std::string& user, const std::string& public_key) override {
      server.offered.push_back(user + " " + public_key);
      return server.admitted.count(user + " " + public_key) > 0;
    }
    std::string challenge() const override { return "to be signed"; }
    bool log_in(const std::string& user, const std::string& public_key,
                const std::string& signature) override {
      return server.admitted.count(user + " " + public_key) > 0 &&
             protocol::verify(public_key, challenge(), signature);
    }
    std::unique_ptr<instance::RemoteSession> start(const instance::RemoteCommand& command,
                                                   instance::RemoteSessionEvents events) override {
      server.start(command, std::move(events));
      return std::make_unique<Session>(server);
    }
    FakeSshServer& server;
  };

  void start(const instance::RemoteCommand& command, instance::RemoteSessionEvents given) {
    started.push_back(command);
    events = std::move(given);
    input.clear();
    input_ended = hung_up = false;
    if (command.command != "sftp") return;
    sftp_ = std::make_unique<instance::SftpServer>(
        files,
        [this] {
          return instance::FileAccess{"ec2-user", "ec2-user", "/home/ec2-user", time_.now / 1000};
        },
        [this](std::string_view bytes) {
          time_.later(1, [this, text = std::string(bytes)] {
            if (events.received) events.received(text);
          });
        });
  }

  FakeTime& time_;
  instance::Endpoint remote_;
  std::unique_ptr<instance::SftpServer> sftp_;
};

}  // namespace vpcsim::tests
