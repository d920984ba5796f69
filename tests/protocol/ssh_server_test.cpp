// The SSH server, asked by OpenSSH itself.
#include "protocol/ssh_server.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include <unistd.h>

#include "catch.hpp"
#include "protocol/event_loop.hpp"
#include "protocol/ssh_bridge.hpp"

using namespace vpcsim::protocol;

namespace {

std::string contents(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

/// Keys of a client and a machine, made by ssh-keygen.
class Keys {
 public:
  Keys() {
    char name[] = "/tmp/ssh-server-test-XXXXXX";
    folder = ::mkdtemp(name);
    for (const char* key : {"host", "client", "stranger"})
      REQUIRE(std::system(("ssh-keygen -q -t ed25519 -N '' -C '' -f " + (folder / key).string()).c_str()) ==
              0);
    REQUIRE(std::system(
                ("ssh-keygen -q -t rsa -m PEM -N '' -C '' -f " + (folder / "rsa").string()).c_str()) == 0);
  }
  ~Keys() { std::filesystem::remove_all(folder); }
  /// "ssh-ed25519 AAAA..."
  std::string public_key(const std::string& name) const {
    std::string line = contents(folder / (name + ".pub"));
    return line.substr(0, line.find_last_not_of(" \n") + 1);
  }
  std::filesystem::path folder;
};

/// Says what it was asked to do, and echoes what it is told.
class Parrot : public SshChannelUser {
 public:
  explicit Parrot(SshSessionRequest request) : request_(std::move(request)) {}
  void opened(SshChannel& channel) override {
    channel_ = &channel;
    if (request_.command == "fail") {
      channel.write("out\n");
      channel.write_error("error\n");
      channel.exit(7);
    } else if (request_.command == "megabytes") {
      channel.write(std::string(std::size_t{8} << 20, 'x'));
      channel.exit(0);
    } else if (request_.terminal) {
      channel.write(request_.terminal->type + "\r\n");
      channel.exit(3);
    }
  }
  void input(std::string_view bytes) override { channel_->write(bytes); }
  void end_of_input() override { channel_->exit(0); }

 private:
  SshSessionRequest request_;
  SshChannel* channel_ = nullptr;
};

class TestMachine : public SshMachine {
 public:
  explicit TestMachine(const Keys& keys) : keys_(keys) {}
  std::string host_key() override { return contents(keys_.folder / "host"); }
  bool admits(const std::string& user, const std::string& key) override {
    return user == "ec2-user" && (key == keys_.public_key("client") || key == keys_.public_key("rsa"));
  }
  bool has_subsystem(const std::string&) override { return false; }
  std::unique_ptr<SshChannelUser> start(const SshSessionRequest& request) override {
    return std::make_unique<Parrot>(request);
  }
  Forward connect(const std::string&, const std::string& host, std::uint16_t port) override {
    asked_for = host + ":" + std::to_string(port);
    if (port == 23) return {};
    SshSessionRequest request;
    request.command = "echo";
    return {std::make_unique<Parrot>(request), false};
  }
  std::string asked_for;

 private:
  const Keys& keys_;
};

struct Outcome {
  int exit_code = -1;
  std::string output;  ///< and errors
};

/// A server on 127.0.0.1, which runs while a client does.
class Running {
 public:
  Running() : server(loop, {}, [this](const SshPeer&) { return answers ? machine : nullptr; }) {
    port = server.listen("127.0.0.1", 0);
  }

  Outcome run(const std::string& command) {
    Outcome outcome;
    bool ended = false;
    std::thread client([&] {
      FILE* pipe = ::popen(("exec 2>&1; " + command).c_str(), "r");
      char bytes[4096];
      while (std::size_t size = std::fread(bytes, 1, sizeof bytes, pipe)) outcome.output.append(bytes, size);
      outcome.exit_code = WEXITSTATUS(::pclose(pipe));
      loop.post([&] { ended = true; });
    });
    while (!ended) loop.run_for(std::chrono::milliseconds(10));
    client.join();
    return outcome;
  }

  /// `arguments`: options, destination, command.
  Outcome ssh(const std::string& arguments, const std::string& key = "client") {
    return run("timeout 30 ssh -p " + std::to_string(port) + " -i " + (keys.folder / key).string() +
               " -F none -o IdentitiesOnly=yes -o LogLevel=ERROR -o BatchMode=yes -o StrictHostKeyChecking=no"
               " -o UserKnownHostsFile=/dev/null " +
               arguments);
  }

  Keys keys;
  EventLoop loop;
  std::shared_ptr<TestMachine> machine = std::make_shared<TestMachine>(keys);
  bool answers = true;
  SshServer server;
  std::uint16_t port = 0;
};

}  // namespace

TEST_CASE("A command's output, errors and exit code reach the client", "[ssh]") {
  Running sshd;
  const auto failed = sshd.ssh("ec2-user@127.0.0.1 fail");
  CHECK(failed.exit_code == 7);
  CHECK(failed.output.find("out\n") != std::string::npos);
  CHECK(failed.output.find("error\n") != std::string::npos);
}

TEST_CASE("What a client sends is echoed, byte for byte, in both kinds of keys", "[ssh]") {
  Running sshd;
  for (const char* key : {"client", "rsa"}) {
    const auto echoed = sshd.ssh("ec2-user@127.0.0.1 echo < " + (sshd.keys.folder / "rsa.pub").string(), key);
    CHECK(echoed.exit_code == 0);
    CHECK(echoed.output == contents(sshd.keys.folder / "rsa.pub"));
  }
}

TEST_CASE("More than a window's worth of output arrives", "[ssh]") {
  Running sshd;
  CHECK(sshd.ssh("ec2-user@127.0.0.1 megabytes").output.size() == std::size_t{8} << 20);
}

TEST_CASE("A terminal is asked for by its type", "[ssh]") {
  Running sshd;
  ::setenv("TERM", "vt100", 1);
  const auto shell = sshd.ssh("-tt ec2-user@127.0.0.1 < /dev/null");
  CHECK(shell.exit_code == 3);
  CHECK(shell.output.find("vt100\r\n") != std::string::npos);
}

TEST_CASE("Nobody is admitted but by the machine's user and key", "[ssh]") {
  Running sshd;
  for (const auto& [who, key] :
       {std::pair("root@127.0.0.1 x", "client"), {"ec2-user@127.0.0.1 x", "stranger"}}) {
    const auto refused = sshd.ssh(who, key);
    CHECK(refused.exit_code == 255);
    CHECK(refused.output.find("Permission denied (publickey)") != std::string::npos);
  }
}

TEST_CASE("A forwarded connection is the machine's to make or to refuse", "[ssh]") {
  Running sshd;
  const auto echoed =
      sshd.ssh("-W 10.0.0.9:80 ec2-user@127.0.0.1 < " + (sshd.keys.folder / "rsa.pub").string());
  CHECK(echoed.output == contents(sshd.keys.folder / "rsa.pub"));
  CHECK(sshd.machine->asked_for == "10.0.0.9:80");
  CHECK(sshd.ssh("-W 10.0.0.9:23 ec2-user@127.0.0.1 < /dev/null").exit_code == 255);
}

TEST_CASE("Who isn't to be answered sees a time-out, not a refusal", "[ssh]") {
  Running sshd;
  sshd.answers = false;
  const auto silent = sshd.ssh("-o ConnectTimeout=1 ec2-user@127.0.0.1 x");
  CHECK(silent.exit_code == 255);
  CHECK(silent.output.find("timed out") != std::string::npos);
}
