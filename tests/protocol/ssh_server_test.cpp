// The SSH server, asked by OpenSSH itself.
#include "protocol/ssh_server.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <sstream>
#include <thread>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "catch.hpp"
#include "protocol/event_loop.hpp"
#include "protocol/ssh_agent.hpp"
#include "protocol/tcp_listener.hpp"

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

/// Asks the client's agent for its keys, as often as the command says, and tells their names.
class AgentLister : public SshChannelUser {
 public:
  explicit AgentLister(int times) : state_(std::make_shared<State>(State{times})) {}
  void opened(SshChannel& channel) override {
    state_->session = &channel;
    for (int left = state_->left; left > 0; --left) {
      if (!channel.open_agent(std::make_unique<Asking>(state_))) state_->tell("no agent\n");
    }
  }
  void input(std::string_view) override {}
  void closed() override { state_->session = nullptr; }

 private:
  struct State {
    int left = 0;
    SshChannel* session = nullptr;

    void tell(const std::string& text) {
      if (session == nullptr) return;
      session->write(text);
      if (--left == 0) session->exit(0);
    }
  };

  class Asking : public SshChannelUser {
   public:
    explicit Asking(std::shared_ptr<State> state) : state_(std::move(state)) {}
    void opened(SshChannel& channel) override {
      channel_ = &channel;
      channel.write(agent_identities_request());
    }
    void input(std::string_view bytes) override {
      answer_.take(bytes);
      if (answer_.complete()) channel_->close();
    }
    void closed() override {
      std::string names;
      for (const auto& key : answer_.identities().value_or(std::vector{AgentIdentity{"no", "answer"}}))
        names += key.public_key + " " + key.comment + "\n";
      state_->tell(names);
    }

   private:
    std::shared_ptr<State> state_;
    SshChannel* channel_ = nullptr;
    AgentAnswer answer_;
  };

  std::shared_ptr<State> state_;
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
    if (request.command.starts_with("agent "))
      return std::make_unique<AgentLister>(std::stoi(request.command.substr(6)));
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
  explicit Running(SshServer::Options options = {})
      : server(loop, options),
        listener(std::make_unique<TcpListener>(
            loop, "127.0.0.1", 0,
            [this](int descriptor, const TcpPeer&) { server.adopt(descriptor, machine); })),
        port(listener->port()) {}

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

  /// As the loop's own thread counts them.
  std::size_t server_connections() {
    std::promise<std::size_t> count;
    loop.post([&] { count.set_value(server.connections()); });
    return count.get_future().get();
  }

  /// `arguments`: options, destination, command.
  Outcome ssh(const std::string& arguments, const std::string& key = "client") {
    return run("timeout 30 " + command(arguments, key));
  }
  std::string command(const std::string& arguments, const std::string& key = "client") const {
    return "ssh -p " + std::to_string(port) + " -i " + (keys.folder / key).string() +
           " -F none -o IdentitiesOnly=yes -o LogLevel=ERROR -o BatchMode=yes -o StrictHostKeyChecking=no"
           " -o UserKnownHostsFile=/dev/null " +
           arguments;
  }

  Keys keys;
  EventLoop loop;
  std::shared_ptr<TestMachine> machine = std::make_shared<TestMachine>(keys);
  SshServer server;
  std::unique_ptr<TcpListener> listener;
  std::uint16_t port;
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

TEST_CASE("A client that offers too many keys is cut off", "[ssh]") {
  Running sshd({.attempts_max = 1});
  const std::string second = "-i " + (sshd.keys.folder / "client").string() + " ";
  CHECK(sshd.ssh(second + "ec2-user@127.0.0.1 echo < /dev/null", "stranger").exit_code == 255);
  Running patient({.attempts_max = 2});
  const std::string own = "-i " + (patient.keys.folder / "client").string() + " ";
  CHECK(patient.ssh(own + "ec2-user@127.0.0.1 echo < /dev/null", "stranger").exit_code == 0);
}

TEST_CASE("A client that never logs in is cut off when its time is over", "[ssh]") {
  Running sshd({.login_grace_time = std::chrono::seconds(1)});
  const std::string to = "/dev/tcp/127.0.0.1/" + std::to_string(sshd.port);
  const auto idle = sshd.run("timeout 20 bash -c 'exec 3<>" + to + "; cat <&3'");
  CHECK(idle.exit_code == 0);  // the server hung up: time-outs end with 124
  CHECK(idle.output.starts_with("SSH-2.0-"));
}

TEST_CASE("The server has its number of connections", "[ssh]") {
  Running full({.connections_max = 0});
  CHECK(full.ssh("ec2-user@127.0.0.1 echo < /dev/null").exit_code == 255);
}

TEST_CASE("A connection has its number of channels", "[ssh]") {
  Running sshd({.channels_max = 0});
  CHECK(sshd.ssh("ec2-user@127.0.0.1 echo < /dev/null").exit_code == 255);
}

TEST_CASE("A machine that stops loses its connections, and a listener that is closed refuses new ones",
          "[ssh]") {
  const char* what = GENERATE("-N ec2-user@127.0.0.1", "ec2-user@127.0.0.1 echo < /dev/zero > /dev/null");
  Running sshd;
  std::thread stopping([&] {
    while (sshd.server_connections() == 0) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    sshd.loop.post([&] { sshd.server.disconnect(*sshd.machine); });
  });
  CHECK(sshd.ssh(what).exit_code == 255);
  stopping.join();
  sshd.listener.reset();
  const auto refused = sshd.ssh("ec2-user@127.0.0.1 echo < /dev/null");
  CHECK(refused.output.find("Connection refused") != std::string::npos);
}

TEST_CASE("A forwarded agent answers from the client's machine, several requests at a time", "[ssh]") {
  Running sshd;
  const auto with_agent = [&](const std::string& arguments) { return sshd.ssh(arguments, "client").output; };
  const std::string socket = (sshd.keys.folder / "agent").string();
  std::FILE* agent = ::popen(("ssh-agent -D -a " + socket + " > /dev/null & echo $!").c_str(), "r");
  int process = 0;
  REQUIRE(std::fscanf(agent, "%d", &process) == 1);
  ::pclose(agent);
  ::setenv("SSH_AUTH_SOCK", socket.c_str(), 1);
  for (int i = 0; i < 100 && !std::filesystem::exists(socket); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  REQUIRE(std::system(("ssh-add -q " + (sshd.keys.folder / "rsa").string()).c_str()) == 0);
  const std::string line = sshd.keys.public_key("rsa");
  const std::string once = with_agent("-A ec2-user@127.0.0.1 agent 1");
  CHECK(once.starts_with(line + " "));
  std::string five;
  for (int i = 0; i < 5; ++i) five += once;
  CHECK(with_agent("-A ec2-user@127.0.0.1 agent 5") == five);
  CHECK(with_agent("-A ec2-user@127.0.0.1 agent 12").find("no agent\n") != std::string::npos);
  CHECK(with_agent("-a ec2-user@127.0.0.1 agent 1") == "no agent\n");
  REQUIRE(::kill(process, SIGTERM) == 0);
  ::unsetenv("SSH_AUTH_SOCK");
}

TEST_CASE("An agent that never answers holds up who asks, and nobody else", "[ssh]") {
  Running sshd;
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  const std::string path = (sshd.keys.folder / "agent").string();
  path.copy(address.sun_path, sizeof address.sun_path - 1);
  const int silent = ::socket(AF_UNIX, SOCK_STREAM, 0);
  REQUIRE(::bind(silent, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  REQUIRE(::listen(silent, 100) == 0);
  // The client wants an agent of its own before it forwards another, and waits for that one itself [OpenSSH
  // 8.9: session-bind], deaf to signals that it handles.
  const std::string both = "ssh-agent timeout -s KILL 3 " +
                           sshd.command("-o ForwardAgent=" + path + " ec2-user@127.0.0.1 agent 12") +
                           " & sleep 1; " + sshd.command("ec2-user@127.0.0.1 echo") + " < " +
                           (sshd.keys.folder / "rsa.pub").string() + "; wait $!";
  const auto outcome = sshd.run(both);
  CHECK(outcome.exit_code == 137);
  CHECK(outcome.output.find(contents(sshd.keys.folder / "rsa.pub")) != std::string::npos);
  sshd.loop.run_for(std::chrono::milliseconds(100));
  CHECK(sshd.server.connections() == 0);
  ::close(silent);
}
