// scp on an instance, with an SFTP server at the other end.
#include "catch.hpp"
#include "fake_secure_shell.hpp"
#include "shell_world.hpp"

using namespace vpcsim;
using tests::client_key;
using tests::FakeSshServer;
using tests::ShellWorld;
using tests::some_public_key;

namespace {

struct World : ShellWorld {
  FakeSshServer server{machine};

  World() {
    put(".ssh/id_ed25519", client_key, 0600);
    put(".ssh/known_hosts", "10.1.1.5 " + some_public_key + "\n");
  }
  instance::FileAccess access() { return {"ec2-user", "ec2-user", "/home/ec2-user", 1'767'225'600, 0}; }
  void put(std::string_view path, std::string_view content, unsigned mode = 0644) {
    machine.system.open_for_writing(access(), path, true, 0600);
    machine.system.append(access(), path, content);
    machine.system.set_mode(access(), path, mode);
  }
  std::string content(std::string_view path) { return machine.system.read(access(), path).value; }
  instance::FileStatus here(std::string_view path) { return machine.system.status(access(), path).value; }
  instance::FileStatus there(std::string_view path) { return server.files.status(access(), path).value; }
};

}  // namespace

TEST_CASE("scp puts a file, under its own name in a directory, or under another one") {
  World world;
  world.put("f", "hello", 0640);
  CHECK(world.run("scp f 10.1.1.5:").empty());
  CHECK(world.server.started.back().what == instance::RemoteCommand::What::subsystem);
  CHECK(world.server.started.back().command == "sftp");
  CHECK(world.server.file("f") == "hello");
  CHECK(world.there("f").mode == 0640);
  CHECK(world.run("scp f ec2-user@10.1.1.5:~/g").empty());
  CHECK(world.server.file("g") == "hello");
  CHECK(world.run("scp f 10.1.1.5:/tmp").empty());
  CHECK(world.server.file("/tmp/f") == "hello");
  CHECK(world.run("scp f '10.1.1.5:~ec2-user/h'").empty());
  CHECK(world.server.file("h") == "hello");
}

TEST_CASE("scp gets a file, into a directory or under another name") {
  World world;
  world.server.put("f", "hello", 0640);
  CHECK(world.run("scp 10.1.1.5:f .").empty());
  CHECK(world.content("f") == "hello");
  CHECK(world.here("f").mode == 0640);
  CHECK(world.run("scp 10.1.1.5:/home/ec2-user/f g").empty());
  CHECK(world.content("g") == "hello");
}

TEST_CASE("scp copies what is longer than one piece, and a private key that isn't writable") {
  World world;
  const std::string large(100'000, 'x');
  world.put("large", large, 0400);
  CHECK(world.run("scp large 10.1.1.5:").empty());
  CHECK(world.server.file("large") == large);
  CHECK(world.there("large").mode == 0400);
  CHECK(world.run("scp 10.1.1.5:large again").empty());
  CHECK(world.content("again") == large);
  CHECK(world.here("again").mode == 0600);
}

TEST_CASE("scp -p keeps modes and times") {
  World world;
  world.put("f", "x", 0751);
  world.machine.system.set_modified(world.access(), "f", 1'000'000'000);
  CHECK(world.run("scp -p f 10.1.1.5:g").empty());
  CHECK(world.there("g").mode == 0751);
  CHECK(world.there("g").modified == 1'000'000'000);
  CHECK(world.run("scp -p 10.1.1.5:g h").empty());
  CHECK(world.here("h").mode == 0751);
  CHECK(world.here("h").modified == 1'000'000'000);
  CHECK(world.run("scp f 10.1.1.5:i").empty());
  CHECK(world.there("i").modified > 1'000'000'000);
}

TEST_CASE("scp -r copies directories both ways") {
  World world;
  CHECK(world.run("mkdir -p d/e; echo 1 > d/a; echo 2 > d/e/b").empty());
  CHECK(world.run("scp -r d 10.1.1.5:").empty());
  CHECK(world.server.file("d/a") == "1\n");
  CHECK(world.server.file("d/e/b") == "2\n");
  CHECK(world.run("scp -r 10.1.1.5:d copy").empty());
  CHECK(world.run("scp -r d 10.1.1.5:").empty());
  CHECK(world.content("copy/a") == "1\n");
  CHECK(world.content("copy/e/b") == "2\n");
  CHECK(world.run("scp -rp 10.1.1.5:d .").empty());
}

TEST_CASE("scp -r fills a directory that isn't to be writable, and leaves it as it was") {
  World world;
  CHECK(world.run("mkdir d; echo 1 > d/a; chmod 500 d").empty());
  CHECK(world.run("scp -r d 10.1.1.5:").empty());
  CHECK(world.server.file("d/a") == "1\n");
  CHECK(world.there("d").mode == 0500);
  CHECK(world.run("scp -rp 10.1.1.5:d copy; cat copy/a") == "1\n");
  CHECK(world.here("copy").mode == 0500);
}

TEST_CASE("scp doesn't copy a directory without -r") {
  World world;
  CHECK(world.run("mkdir d; scp d 10.1.1.5:x") ==
        "scp: local \"d\" is not a regular file\nscp: failed to upload file d to x\n[1]\n");
  world.server.files.make_directory(world.access(), "d");
  CHECK(world.run("scp 10.1.1.5:d x") == "scp: download d/: not a regular file\n[1]\n");
}

TEST_CASE("scp says what isn't there, and what it may not do") {
  World world;
  world.put("f", "x");
  CHECK(world.run("scp none 10.1.1.5:") == "scp: stat local \"none\": No such file or directory\n[255]\n");
  CHECK(world.run("scp 10.1.1.5:/x .") == "scp: /x: No such file or directory\n[1]\n");
  CHECK(world.run("scp f 10.1.1.5:/etc/f") ==
        "scp: dest open \"/etc/f\": Permission denied\nscp: failed to upload file f to /etc/f\n[1]\n");
  CHECK(
      world.run("scp f 10.1.1.5:none/f") ==
      "scp: dest open \"none/f\": No such file or directory\nscp: failed to upload file f to none/f\n[1]\n");
  world.server.put("secret", "x", 0);
  CHECK(world.run("scp 10.1.1.5:secret .") == "scp: remote open \"secret\": Permission denied\n[1]\n");
  world.server.put("f", "x");
  CHECK(world.run("scp 10.1.1.5:f /etc/g") == "scp: open local \"/etc/g\": Permission denied\n[1]\n");
  CHECK(world.run("chmod 0 f; scp f 10.1.1.5:") ==
        "scp: open local \"f\": Permission denied\nscp: failed to upload file f to \n[1]\n");
  CHECK(world.run("scp 10.1.1.5:~other/f .") == "scp: expand ~other/f: No such file or directory\n[1]\n");
  CHECK(world.run("scp f 10.1.1.5:~other/f") == "scp: expand ~other/f: No such file or directory\n[255]\n");
}

TEST_CASE("scp stops where a disk is full, on either side") {
  World world;
  const std::string half(5 << 20, 'x');
  world.put("large", half);
  world.server.put("filler", half);
  CHECK(world.run("scp large 10.1.1.5:") ==
        "scp: write remote \"./large\": Failure\nscp: failed to upload file large to \n[1]\n");
  CHECK(world.run("scp 10.1.1.5:filler .") ==
        "scp: write local \"./filler\": No space left on device\n[1]\n");
}

TEST_CASE("scp of several sources makes the remote directory, and needs a local one") {
  World world;
  world.put("a", "1");
  world.put("b", "2");
  CHECK(world.run("scp a b 10.1.1.5:new").empty());
  CHECK(world.server.file("new/a") == "1");
  CHECK(world.server.file("new/b") == "2");
  CHECK(world.run("scp 10.1.1.5:new/a 10.1.1.5:new/b none") == "none: No such file or directory\n[1]\n");
  CHECK(world.run("scp 10.1.1.5:new/a 10.1.1.5:new/b a") == "a: Not a directory\n[1]\n");
  CHECK(world.run("mkdir d; scp 10.1.1.5:new/none 10.1.1.5:new/b d") ==
        "scp: new/none: No such file or directory\n[1]\n");
  CHECK(world.content("d/b") == "2");
}

TEST_CASE("scp expands a pattern at the other end") {
  World world;
  for (const char* name : {"a.log", "b.log", "c.txt", ".d.log"}) world.server.put(name, name);
  CHECK(world.run("mkdir d; scp '10.1.1.5:*.log' d; ls -A d") == "a.log\nb.log\n");
  CHECK(world.run("scp '10.1.1.5:/home/ec2-user/?.txt' .; cat c.txt") == "c.txt");
  CHECK(world.run("scp '10.1.1.5:*.none' .") == "scp: *.none: No such file or directory\n[1]\n");
  CHECK(world.run("scp '10.1.1.5:*.log' c.txt") ==
        "scp: Multiple files match pattern, but destination \"c.txt\" is not a directory\n[1]\n");
  CHECK(world.run("scp '10.1.1.5:*.log' made; ls made") == "a.log\nb.log\n");
}

TEST_CASE("scp that can't log in says that its connection is closed") {
  World world;
  CHECK(world.run("scp x:f .") ==
        "ssh: Could not resolve hostname x: Name or service not known\n"
        "scp: Connection closed\n[255]\n");
  CHECK(world.run("scp -P 23 10.1.1.5:f .") ==
        "ssh: connect to host 10.1.1.5 port 23: Connection refused\n"
        "scp: Connection closed\n[255]\n");
  CHECK(world.run("scp nobody@10.1.1.5:f .") ==
        "nobody@10.1.1.5: Permission denied (publickey).\n"
        "scp: Connection closed\n[255]\n");
}

TEST_CASE("scp whose connection ends in the middle fails") {
  World world;
  world.start({.command = "scp 10.1.1.5:f ."});
  world.machine.time.tick(2);
  REQUIRE(world.server.events.ended);
  world.server.end({});
  world.machine.time.tick(10);
  CHECK(world.written == "scp: Connection closed\n");
  CHECK(world.status == 255);
}

TEST_CASE("scp shows a line per file on a terminal, unless it is to be quiet") {
  World world;
  world.put("f", "hello world\n");
  world.log_in(80);
  const auto shown = world.type("scp f 10.1.1.5:\r", 100);
  const auto line = shown.substr(shown.find("\r\n") + 2, 79);
  CHECK(line.find("f" + std::string(44, ' ') + " 100%   12   ") == 0);
  CHECK(line.find("KB/s   00:00") != std::string::npos);
  CHECK(world.type("scp -q f 10.1.1.5:\r", 100).find("100%") == std::string::npos);
}

TEST_CASE("scp says how it is used, and what it can't do") {
  World world;
  const std::string usage =
      "usage: scp [-46Bpqrv] [-i identity_file] [-o ssh_option] [-P port] source ... target\n[1]\n";
  CHECK(world.run("scp") == usage);
  CHECK(world.run("scp f") == usage);
  CHECK(world.run("scp f :g") ==
        "scp: copies without another machine are not supported by vpcsim's scp: use cp\n[1]\n");
  CHECK(world.run("scp ./a:b c") ==
        "scp: copies without another machine are not supported by vpcsim's scp: use cp\n[1]\n");
  CHECK(world.run("scp a:f b:f") ==
        "scp: copies between other machines are not supported by vpcsim's scp\n[1]\n");
  CHECK(world.run("scp a:f b:f .") ==
        "scp: sources of more than one machine are not supported by vpcsim's scp\n[1]\n");
  CHECK(world.run("scp scp://a/f .") == "scp: URIs are not supported by vpcsim's scp\n[1]\n");
  CHECK(world.run("scp -l 5 f a:") == "scp: option -l is not supported by vpcsim's scp\n" + usage);
  CHECK(world.run("scp -P x f a:") == "scp: bad port \"x\"\n[255]\n");
  CHECK(world.run("scp -o Xyz=1 f a:") ==
        "command-line: line 0: Bad configuration option: xyz\nscp: Connection closed\n[255]\n");
}
