// ssh and ssh-keyscan on an instance.
#include "ssh_world.hpp"

using namespace vpcsim;
using tests::client_key;
using tests::client_public_key;
using tests::FakeSshServer;
using tests::some_public_key;
using World = tests::SshWorld;

TEST_CASE("ssh runs a command elsewhere: its output, its errors and its status are the command's") {
  World world;
  world.start({.command = "ssh 10.1.1.5 ls -l '/a b'"});
  world.machine.time.tick(100);
  REQUIRE(world.server.started.size() == 1);
  CHECK(world.server.started[0].what == instance::RemoteCommand::What::command);
  CHECK(world.server.started[0].command == "ls -l /a b");
  CHECK_FALSE(world.server.started[0].terminal);
  world.server.send("listed\n");
  world.server.events.received_error("complained\n");
  world.server.end(3);
  world.machine.time.tick(10);
  CHECK(world.written == "listed\ncomplained\n");
  CHECK(world.errors == "complained\n");
  CHECK(world.status == 3);
}

TEST_CASE("ssh's input is the remote command's, up to its end") {
  World world;
  world.start({.command = "ssh 10.1.1.5 cat"});
  world.machine.time.tick(100);
  world.shell->input("hello\n");
  world.shell->end_of_input();
  world.machine.time.tick(10);
  CHECK(world.server.input == "hello\n");
  CHECK(world.server.input_ended);
  world.session("echo piped | ssh 10.1.1.5 cat");
  CHECK(world.server.input == "piped\n");
}

TEST_CASE("ssh -n leaves its input alone, and ends the remote command's at once") {
  World world;
  world.start({.command = "ssh -n 10.1.1.5 cat"});
  world.machine.time.tick(100);
  CHECK(world.server.input_ended);
  world.shell->input("x");
  world.machine.time.tick(10);
  CHECK(world.server.input.empty());
}

TEST_CASE("ssh writes no faster than the connection takes it, and reads no faster than it is read") {
  World world;
  world.start({.command = "ssh 10.1.1.5 cat"});
  world.machine.time.tick(100);
  world.server.full = true;
  world.shell->input("a");
  world.machine.time.tick(10);
  world.shell->input("b");
  world.machine.time.tick(10);
  CHECK(world.server.input == "a");
  world.server.full = false;
  world.server.events.drained();
  world.machine.time.tick(10);
  CHECK(world.server.input == "ab");
  world.blocked = true;
  world.server.send("x");
  CHECK(world.server.paused);
  world.machine.time.tick(10);
  world.blocked = false;
  world.shell->output_ready();
  world.machine.time.tick(10);
  CHECK_FALSE(world.server.paused);
}

TEST_CASE(
    "an interactive ssh has a pty of this terminal's kind and size, raw keys, and says when it closes") {
  World world;
  world.log_in(100);
  world.type("ssh 10.1.1.5\r", 100);
  REQUIRE(world.server.started.size() == 1);
  CHECK(world.server.started[0].what == instance::RemoteCommand::What::shell);
  const auto terminal = world.server.started[0].terminal;
  REQUIRE(terminal);
  CHECK(terminal->type == "xterm-256color");
  CHECK(terminal->columns == 100);
  CHECK(terminal->rows == 24);
  CHECK(world.type("\x03\x1b[A").empty());
  CHECK(world.server.input == "\x03\x1b[A");
  world.shell->resize({120, 50});
  CHECK(world.server.sizes == std::vector<std::pair<int, int>>{{120, 50}});
  world.written.clear();
  world.server.send("raw\n");
  CHECK(world.written == "raw\n");
  world.server.end(0);
  world.machine.time.tick(10);
  CHECK(world.written.find("Connection to 10.1.1.5 closed.\r\n[ec2-user@ip-10-0-0-10 ~]$ ") !=
        std::string::npos);
}

TEST_CASE("ssh wants a pty for a command only with -t, and never with -T") {
  World world;
  world.log_in();
  auto has_terminal = [&](const char* command) {
    world.type(std::string(command) + "\r", 100);
    const bool has = world.server.started.back().terminal.has_value();
    world.server.end(0);
    world.machine.time.tick(10);
    return has;
  };
  CHECK_FALSE(has_terminal("ssh 10.1.1.5 top"));
  CHECK(has_terminal("ssh -t 10.1.1.5 top"));
  CHECK_FALSE(has_terminal("ssh -T 10.1.1.5"));
}

TEST_CASE("ssh without a terminal of its own gets none, unless it is forced") {
  World world;
  CHECK(world.session("ssh 10.1.1.5") ==
        "Pseudo-terminal will not be allocated because stdin is not a terminal.\n");
  CHECK_FALSE(world.server.started.back().terminal);
  CHECK(world.session("ssh -tt 10.1.1.5") == "Connection to 10.1.1.5 closed.\n");
  CHECK(world.server.started.back().terminal);
}

TEST_CASE("ssh -N runs nothing, and stays until it is interrupted") {
  World world;
  world.start({.command = "ssh -N 10.1.1.5"});
  world.machine.time.tick(1'000'000);
  CHECK(world.server.started.empty());
  CHECK_FALSE(world.status);
  world.shell->interrupt();
  world.machine.time.tick(10);
  CHECK(world.status == 255);
}

TEST_CASE("Ctrl-C ends an ssh without a pty, and what ran there is hung up") {
  World world;
  world.start({.command = "ssh 10.1.1.5 sleep 1000"});
  world.machine.time.tick(100);
  world.shell->interrupt();
  world.machine.time.tick(10);
  CHECK(world.status == 255);
  CHECK(world.server.hung_up);
}

TEST_CASE("a connection that ends without a status is said to be closed by the other side, with 255") {
  World world;
  CHECK(world.session("ssh 10.1.1.5 true", std::nullopt) ==
        "Connection to 10.1.1.5 closed by remote host.\n[255]");
}

TEST_CASE("ssh to a name that isn't there, to silence, to a closed port and to something else") {
  World world;
  world.machine.net.hosts.insert(*protocol::Ip::parse("10.0.0.20"));
  world.machine.net.servers["10.0.0.20:80"] = [](const std::string&) { return std::string(); };
  CHECK(world.run("ssh x") ==
        "Pseudo-terminal will not be allocated because stdin is not a terminal.\n"
        "ssh: Could not resolve hostname x: Name or service not known\n[255]\n");
  CHECK(world.run("ssh -T 10.0.0.99") ==
        "ssh: connect to host 10.0.0.99 port 22: Connection timed out\n[255]\n");
  CHECK(world.run("ssh -T 10.0.0.20") ==
        "ssh: connect to host 10.0.0.20 port 22: Connection refused\n[255]\n");
  CHECK(world.run("ssh -T -p 80 10.0.0.20") ==
        "kex_exchange_identification: Connection closed by remote host\n"
        "Connection closed by 10.0.0.20 port 80\n[255]\n");
  world.machine.net.no_route = true;
  CHECK(world.run("ssh -T 10.0.0.20") ==
        "ssh: connect to host 10.0.0.20 port 22: Network is unreachable\n[255]\n");
}

TEST_CASE("ssh waits as long as ConnectTimeout says") {
  World world;
  CHECK(world.run("ssh -T -o ConnectTimeout=5 10.0.0.99", 4900) == "[runs]\n");
  CHECK(world.run("ssh -T -o ConnectTimeout=5 10.0.0.99", 5100) ==
        "ssh: connect to host 10.0.0.99 port 22: Connection timed out\n[255]\n");
}

TEST_CASE("a session with a forwarded agent has SSH_AUTH_SOCK") {
  World world;
  world.start({.command = "echo $SSH_AUTH_SOCK", .number = 7, .agent = world.agent});
  world.machine.time.tick(10);
  CHECK(world.written == "/tmp/ssh-vpcsim/agent.7\n");
  CHECK(world.run("echo $SSH_AUTH_SOCK") == "\n");
}

TEST_CASE("ssh logs in as who is named first: -l, user@, -o User, else as the user here") {
  World world;
  world.server.admitted = {"admin " + client_public_key};
  CHECK(world.session("ssh 10.1.1.5 true") == "ec2-user@10.1.1.5: Permission denied (publickey).\n[255]");
  CHECK(world.session("ssh admin@10.1.1.5 true").empty());
  CHECK(world.session("ssh 10.1.1.5 -l admin true").empty());
  CHECK(world.session("ssh -o User=admin x@10.1.1.5 true").empty());
  CHECK(world.session("ssh -l admin x@10.1.1.5 true").empty());
}

TEST_CASE("ssh resolves a name, of the family that is asked for") {
  World world;
  world.machine.net.names["A web"] = {.records = {{"web", 60, "A", "10.1.1.5"}}};
  CHECK(world.session("ssh -o StrictHostKeyChecking=no web true") ==
        "Warning: Permanently added 'web' (ED25519) to the list of known hosts.\n");
  CHECK(world.run("ssh -6 10.1.1.5 true") ==
        "ssh: Could not resolve hostname 10.1.1.5: Address family for hostname not supported\n[255]\n");
}

TEST_CASE("ssh -q says nothing of its own, and -v says what it does") {
  World world;
  CHECK(world.run("ssh -q x true") == "[255]\n");
  CHECK(world.session("ssh -v 10.1.1.5 true") ==
        "debug1: Connecting to 10.1.1.5 [10.1.1.5] port 22.\n"
        "debug1: Connection established.\n"
        "debug1: Host '10.1.1.5' is known and matches the ED25519 host key.\n"
        "debug1: Offering public key: /home/ec2-user/.ssh/id_ed25519 ED25519 " +
            protocol::fingerprint(client_public_key) +
            "\ndebug1: Server accepts key: /home/ec2-user/.ssh/id_ed25519 ED25519 " +
            protocol::fingerprint(client_public_key) +
            "\nAuthenticated to 10.1.1.5 ([10.1.1.5]:22) using \"publickey\".\n");
}

TEST_CASE("ssh says how it is used, and what it can't do") {
  World world;
  const std::string usage =
      "usage: ssh [-46AaNnqTtv] [-i identity_file] [-l login_name] [-o option] [-p port]\n"
      "           destination [command [argument ...]]\n[255]\n";
  CHECK(world.run("ssh") == usage);
  CHECK(world.run("ssh @host") == usage);
  CHECK(world.run("ssh -T user@") == "ssh: Could not resolve hostname : Name or service not known\n[255]\n");
  CHECK(world.run("ssh -L 8080:a:80 host") == "ssh: option -L is not supported by vpcsim's ssh\n" + usage);
  CHECK(world.run("ssh -Z host") == "unknown option -- Z\n" + usage);
  CHECK(world.run("ssh -p") == "option requires an argument -- p\n" + usage);
  CHECK(world.run("ssh ssh://host") == "ssh: URIs are not supported by vpcsim's ssh\n[255]\n");
}

TEST_CASE("ssh's options are checked as OpenSSH checks them") {
  World world;
  CHECK(world.run("ssh -p x host") == "Bad port 'x'\n[255]\n");
  CHECK(world.run("ssh -p 65536 host") == "Bad port '65536'\n[255]\n");
  CHECK(world.run("ssh -o Xyz=1 host") == "command-line: line 0: Bad configuration option: xyz\n[255]\n");
  CHECK(world.run("ssh -o Port=x host") == "command-line line 0: Bad port 'x'.\n[255]\n");
  CHECK(world.run("ssh -o Port host") == "command-line line 0: no argument after keyword \"port\"\n[255]\n");
  CHECK(world.run("ssh -o BatchMode=maybe host") ==
        "command-line line 0: unsupported option \"maybe\".\n[255]\n");
  CHECK(world.run("ssh -o LogLevel=x host") == "command-line line 0: unsupported log level 'x'\n[255]\n");
  CHECK(world.run("ssh -o ConnectTimeout=x host") == "command-line line 0: invalid time value.\n[255]\n");
}

TEST_CASE(".ssh/config has settings for hosts by pattern; what is said first counts") {
  World world;
  world.server.admitted = {"admin " + client_public_key};
  world.put("other.pem", client_key, 0600);
  world.forget(".ssh/id_ed25519");
  world.put(".ssh/config",
            "# mine\n\nHost web* !webmail\n  HostName 10.1.1.5\n  User = admin\n  IdentityFile ~/other.pem\n"
            "Host *\n  User nobody\n  StrictHostKeyChecking \"yes\"\n  ForwardAgent yes\n");
  CHECK(world.session("ssh web1 true").empty());
  CHECK(world.server.started.back().agent == world.agent);
  CHECK(world.session("ssh -l x web1 true") == "x@10.1.1.5: Permission denied (publickey).\n[255]");
  CHECK(world.session("ssh webmail true") ==
        "ssh: Could not resolve hostname webmail: Name or service not known\n[255]");
}

TEST_CASE(".ssh/config is refused if others may write it, or if a line is wrong") {
  World world;
  world.put(".ssh/config", "Port 22\n", 0664);
  CHECK(world.run("ssh 10.1.1.5 true") == "Bad owner or permissions on /home/ec2-user/.ssh/config\n[255]\n");
  world.put(".ssh/config", "Host x\nProxyJump y\nPort 0\n", 0600);
  CHECK(world.run("ssh 10.1.1.5 true") ==
        "/home/ec2-user/.ssh/config: line 2: Bad configuration option: proxyjump\n"
        "/home/ec2-user/.ssh/config line 3: Bad port '0'.\n"
        "/home/ec2-user/.ssh/config: terminating, 2 bad configuration options\n[255]\n");
}

TEST_CASE("ssh-keyscan prints host keys as known_hosts has them") {
  World world;
  FakeSshServer other(world.machine, "10.1.1.6", 2222);
  CHECK(world.run("ssh-keyscan 10.1.1.5") == "# 10.1.1.5:22 SSH-2.0\n10.1.1.5 " + some_public_key + "\n");
  CHECK(world.run("ssh-keyscan -p 2222 10.1.1.6 2>/dev/null") == "[10.1.1.6]:2222 " + some_public_key + "\n");
  CHECK(world.run("ssh-keyscan -t rsa 10.1.1.5 2>/dev/null").empty());
  CHECK(world.run("ssh-keyscan -t rsa,ed25519 10.1.1.5 2>/dev/null") == "10.1.1.5 " + some_public_key + "\n");
}

TEST_CASE("ssh-keyscan goes on after a host that doesn't answer, and ends with 1") {
  World world;
  CHECK(world.run("ssh-keyscan x 10.1.1.6 10.1.1.9 10.1.1.5") ==
        "getaddrinfo x: Name or service not known\n"
        "# 10.1.1.5:22 SSH-2.0\n10.1.1.5 " +
            some_public_key + "\n[1]\n");
  world.machine.net.hosts.insert(*protocol::Ip::parse("10.1.1.6"));
  CHECK(world.run("ssh-keyscan 10.1.1.6") == "connect (`10.1.1.6'): Connection refused\n[1]\n");
  CHECK(world.run("ssh-keyscan") ==
        "usage: ssh-keyscan [-46] [-p port] [-T timeout] [-t type] host ...\n[1]\n");
}
