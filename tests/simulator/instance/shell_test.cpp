#include "catch.hpp"
#include "shell_world.hpp"

using namespace vpcsim;
using tests::check;
using tests::ShellWorld;

TEST_CASE("words: quotes, backslashes, variables, tildes") {
  check({{"echo a  'b  c' \"d  e\"", "a b  c d  e\n"},
         {"echo \\$USER '$USER' \"$USER\" $USER", "$USER $USER ec2-user ec2-user\n"},
         {"echo \"a\\\"b\\n\" a\\ b", "a\"b\\n a b\n"},
         {"echo ~ ~/x ~root ~none '~' a~", "/home/ec2-user /home/ec2-user/x /root ~none ~ a~\n"},
         {"echo ${USER}x $ $NONE.", "ec2-userx $ .\n"},
         {"A='b  c'; echo $A \"$A\"", "b c b  c\n"},
         {"A=; echo x $A \"$A\" y", "x  y\n"},
         {"false; echo $? $?", "1 1\n"},
         {"echo $$ $#", "2000 0\n"}});
}

TEST_CASE("patterns stand for the paths that match, or for themselves") {
  check({{"touch a1 a2 b1 .a; echo *", "a1 a2 b1\n"},
         {"echo a? [!a]* .a* x*", "a1 a2 b1 .a x*\n"},
         {"echo '*' \\* \"a\"*", "* * a1 a2\n"},
         {"mkdir -p d/e; touch d/e/f; echo */*/f */", "d/e/f d/\n"}});
}

TEST_CASE("lists run by the status of what was before") {
  check({{"true && echo a || echo b", "a\n"},
         {"false && echo a || echo b", "b\n"},
         {"false || false; echo $?", "1\n"},
         {"! true; echo $?", "1\n"},
         {"! false && echo a", "a\n"},
         {"false", "[1]\n"},
         {"exit 3; echo no", "[3]\n"},
         {"exit 256", ""}});
}

TEST_CASE("pipelines: bytes flow, the last command's status counts, whoever writes to nobody ends") {
  check({{"echo b; echo a | cat", "b\na\n"},
         {"false | true", ""},
         {"true | false", "[1]\n"},
         {"cat /etc/hosts | grep local | wc -l", "2\n"},
         {"sleep 1000 | echo x", "x\n[runs]\n"},
         {"cd /tmp | cat; pwd", "/home/ec2-user\n"},
         {"exit 4 | cat; echo on", "on\n"},
         {"ls none |& cat", "ls: cannot access 'none': No such file or directory\n"}});
}

TEST_CASE("redirections open files in order, for reading, writing and appending") {
  check({{"echo a > f; echo b >> f; cat < f", "a\nb\n"},
         {"ls none > g 2>&1; cat g", "ls: cannot access 'none': No such file or directory\n"},
         {"ls none 2>&1 > g; wc -c < g", "ls: cannot access 'none': No such file or directory\n0\n"},
         {"ls none &> g; wc -l < g", "1\n"},
         {"ls none 2> /dev/null", "[2]\n"},
         {"cat < none", "bash: line 1: none: No such file or directory\n[1]\n"},
         {"echo a > /etc/f", "bash: line 1: /etc/f: Permission denied\n[1]\n"},
         {"echo a > /tmp", "bash: line 1: /tmp: Is a directory\n[1]\n"},
         {"> empty; wc -c empty", "0 empty\n"},
         {"echo a > 'x y'; cat x\\ y", "a\n"}});
}

TEST_CASE("substitutions run first, in a shell of their own") {
  check({{"echo $(echo a; echo b)", "a b\n"},
         {"echo \"$(echo a; echo b)\"", "a\nb\n"},
         {"echo $(echo $(echo deep))", "deep\n"},
         {"A=$(false); echo $?", "1\n"},
         {"echo $(cd /tmp; pwd) $(pwd)", "/tmp /home/ec2-user\n"},
         {"echo $(exit 3) on", "on\n"},
         {"echo $(sleep 1; echo later)", "later\n"}});
}

TEST_CASE("variables before a command are its own, alone they are the shell's") {
  check({{"X=5 env | grep ^X=; echo $X.", "X=5\n.\n"},
         {"X=5; env | grep ^X=", "[1]\n"},
         {"X=5; export X Y=6; env | grep '^[XY]='", "X=5\nY=6\n"},
         {"X=5; unset X; echo $X.", ".\n"},
         {"export 1a=b", "bash: line 1: export: `1a=b': not a valid identifier\n[1]\n"}});
}

TEST_CASE("unknown commands, files that can't be run and refused syntax say so with bash's statuses") {
  check({{"foo", "bash: line 1: foo: command not found\n[127]\n"},
         {"./none", "bash: line 1: ./none: No such file or directory\n[127]\n"},
         {"/etc", "bash: line 1: /etc: Is a directory\n[126]\n"},
         {"/etc/hosts", "bash: line 1: /etc/hosts: Permission denied\n[126]\n"},
         {"| a", "bash: -c: line 1: syntax error near unexpected token `|'\nbash: -c: line 1: `| a'\n[2]\n"},
         {"if a", "bash: line 1: if: not supported by vpcsim's shell\n[2]\n"}});
}

TEST_CASE("the table of commands is sorted and prints its own help") {
  ShellWorld world;
  auto help = world.run("help");
  for (const char* name : {"ls", "cat", "curl", "ping", "dig", "nc", "traceroute", "grep", "exit"}) {
    CHECK(help.find("\n  " + std::string(name) + " ") != std::string::npos);
  }
}

TEST_CASE("a command's standard input is the channel's") {
  ShellWorld world;
  CHECK(world.run("cat; echo end", 10, "a\nb") == "a\nbend\n");
  CHECK(world.run("head -n 1", 10, "a\nb\n") == "a\n");
}

TEST_CASE("a shell without a terminal runs the lines that it is sent") {
  ShellWorld world;
  world.start({});
  world.shell->input("echo a\nexit 5\necho b\n");
  world.machine.time.tick();
  CHECK(world.written == "a\n");
  CHECK(world.status == 5);
  world.start({});
  world.shell->input("echo 'a");
  world.shell->end_of_input();
  world.machine.time.tick();
  CHECK(world.written == "-bash: unexpected EOF while looking for matching `''\n");
  CHECK(world.status == 2);
}

TEST_CASE("a program waits while its output isn't read, and nothing piles up") {
  ShellWorld world;
  CHECK(world.run("echo 12345678901234567890123456789012345678901234567890 > f").empty());
  for (int i = 0; i < 12; ++i) world.run("cat f f > g; cat g > f");
  CHECK(world.run("wc -c f") == "208896 f\n");
  world.blocked = true;
  world.start({.command = "cat f f f f f f f f"});
  CHECK(world.written.empty());
  world.blocked = false;
  world.shell->output_ready();
  world.machine.time.tick();
  CHECK(world.written.size() == 8 * 208'896);
  CHECK(world.status == 0);
}

TEST_CASE("a disk that is full fails the write, and the command") {
  ShellWorld world;
  world.run("echo 1234567890123456789012345678901234567890123456789012345678901234 > f");
  std::string output;
  for (int i = 0; i < 20 && output.empty(); ++i) output = world.run("cat f f > g; cat g > f");
  CHECK(output.find("cat: write error: No space left on device\n") != std::string::npos);
}

TEST_CASE("a terminal: greeting, prompt, echo, new lines, status, and Ctrl-D") {
  ShellWorld world;
  world.start({.terminal = instance::TerminalSize{}});
  CHECK(world.written.find("simulated instance") != std::string::npos);
  const std::string prompt = "[ec2-user@ip-10-0-0-10 ~]$ ";
  CHECK(world.written.substr(world.written.size() - prompt.size()) == prompt);
  CHECK(world.type("echo hi\r") == "echo hi\r\nhi\r\n" + prompt);
  CHECK(world.type("cd /tmp\r") == "cd /tmp\r\n[ec2-user@ip-10-0-0-10 tmp]$ ");
  CHECK(world.type("foo\r") == "foo\r\n-bash: foo: command not found\r\n[ec2-user@ip-10-0-0-10 tmp]$ ");
  CHECK(world.type("\x04") == "logout\r\n");
  CHECK(world.status == 127);
}

TEST_CASE("an open quote goes on in the next line") {
  ShellWorld world;
  world.log_in();
  CHECK(world.type("echo 'a\r") == "echo 'a\r\n> ");
  CHECK(world.type("b'\r") == "b'\r\na\r\nb\r\n[ec2-user@ip-10-0-0-10 ~]$ ");
}

TEST_CASE("Ctrl-C ends what runs and the rest of its line, and the line being written") {
  ShellWorld world;
  world.log_in();
  world.type("sleep 100; echo no\r", 10);
  CHECK(world.type("\x03") == "^C\r\n[ec2-user@ip-10-0-0-10 ~]$ ");
  CHECK(world.type("echo $?\r").find("\n130\r\n") != std::string::npos);
  CHECK(world.type("abc\x03") == "abc^C\r\n[ec2-user@ip-10-0-0-10 ~]$ ");
}

TEST_CASE(
    "keys go to the program that reads, as lines; Ctrl-D ends its input; what isn't read is the shell's") {
  ShellWorld world;
  world.log_in();
  CHECK(world.type("cat\r") == "cat\r\n");
  CHECK(world.type("ab\x7f\r").find("a\r\n") != std::string::npos);
  CHECK(world.type("\x04") == "[ec2-user@ip-10-0-0-10 ~]$ ");
  world.type("sleep 1\r");
  world.type("echo later\r");
  CHECK(world.type("", 2000).find("later\r\n") != std::string::npos);
}

TEST_CASE("what is typed at once, as by a paste, means what it would key by key") {
  ShellWorld world;
  world.log_in();
  CHECK(world
            .type("sleep 600\r\x03"
                  "echo $?\r",
                  10)
            .find("\r\n130\r\n") != std::string::npos);
  CHECK(world
            .type("cat > f\rone\rtwo\r\x04"
                  "chmod 400 f\rwc -l f; ls -l f\r",
                  10)
            .find("\r\n2 f\r\n-r--------") != std::string::npos);
}

TEST_CASE("history is numbered, can be recalled and cleared") {
  ShellWorld world;
  world.log_in();
  world.type("echo one\r");
  CHECK(world.type("history\r").find("    1  echo one\r\n    2  history\r\n") != std::string::npos);
  CHECK(world.type("\x1b[A\x1b[A\r").find("\r\none\r\n") != std::string::npos);
  CHECK(world.type("history -c; history\r").find("echo one") == std::string::npos);
}

TEST_CASE("a session may go away in the midst of anything") {
  for (const char* command :
       {"sleep 9", "cat", "ping 10.0.0.20", "curl 10.0.0.99", "nc -l 8080", "echo $(sleep 9)", "cat | cat"}) {
    CAPTURE(command);
    ShellWorld world;
    world.machine.net.hosts = {*protocol::Ip::parse("10.0.0.20")};
    world.start({.command = command});
    world.machine.time.tick(1500);
    world.shell.reset();
    world.machine.time.tick(200'000);
    CHECK_FALSE(world.status);
  }
}
