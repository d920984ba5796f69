#include "catch.hpp"
#include "shell_world.hpp"

using namespace vpcsim;
using tests::ShellWorld;
using tests::Transcript;

namespace {

template <std::size_t size>
void check_at_once(const Transcript (&rows)[size]) {
  tests::check(rows, 0);
}

}  // namespace

TEST_CASE("an option that a program doesn't have is refused by name") {
  ShellWorld world;
  for (const char* command :
       {"ls -Q", "cat -Q", "mkdir -Q a", "rm -Q a", "cp -Q a b", "mv -Q a b", "head -Q", "sort -Q", "wc -Q",
        "grep -Q a", "uname -Q", "date -Q", "ping -Q", "curl -Q a", "nc -Q", "ss -Q"}) {
    CAPTURE(command);
    CHECK(world.run(command).find("invalid option -- 'Q'\n") != std::string::npos);
  }
  CHECK(world.run("ls --colour") ==
        "ls: unrecognized option '--colour'\nTry 'ls --help' for more information.\n[2]\n");
  CHECK(world.run("head -n") ==
        "head: option requires an argument -- 'n'\nTry 'head --help' for more information.\n[1]\n");
  CHECK(world.run("cd -Q") == "bash: line 1: cd: -Q: invalid option\n[2]\n");
}

TEST_CASE("files are made, copied, moved and removed with coreutils' messages") {
  check_at_once({{"mkdir a/b", "mkdir: cannot create directory 'a/b': No such file or directory\n[1]\n"},
                 {"mkdir -p a/b && mkdir a", "mkdir: cannot create directory 'a': File exists\n[1]\n"},
                 {"rmdir a", "rmdir: failed to remove 'a': Directory not empty\n[1]\n"},
                 {"echo x > a/b/f; cp a c", "cp: -r not specified; omitting directory 'a'\n[1]\n"},
                 {"cp -r a c; cat c/b/f", "x\n"},
                 {"cp -r a a/b", "cp: cannot copy a directory, 'a', into itself, 'a/b/a'\n[1]\n"},
                 {"cp a/b/f a/b/f", "cp: 'a/b/f' and 'a/b/f' are the same file\n[1]\n"},
                 {"mv none x", "mv: cannot stat 'none': No such file or directory\n[1]\n"},
                 {"mv c/b/f c/g; ls c", "b\ng\n"},
                 {"rm c", "rm: cannot remove 'c': Is a directory\n[1]\n"},
                 {"rm none", "rm: cannot remove 'none': No such file or directory\n[1]\n"},
                 {"rm -f none; rm -rf c; ls c", "ls: cannot access 'c': No such file or directory\n[2]\n"},
                 {"rm -rf /", "rm: it is dangerous to operate recursively on '/'\n[1]\n"},
                 {"rm /etc/hosts", "rm: cannot remove '/etc/hosts': Permission denied\n[1]\n"},
                 {"ln -s /etc/hostname l; cat l", "ip-10-0-0-10.ec2.internal\n"},
                 {"touch /etc/x", "touch: cannot touch '/etc/x': Permission denied\n[1]\n"}});
}

TEST_CASE("chmod takes octal and symbolic modes, and ls shows them") {
  check_at_once({{"touch f; chmod 640 f; ls -l f", "-rw-r-----. 1 ec2-user ec2-user 0 Jan  1 00:00 f\n"},
                 {"chmod u+x,g-r,o=r f; ls -l f", "-rwx---r--. 1 ec2-user ec2-user 0 Jan  1 00:00 f\n"},
                 {"chmod q f", "chmod: invalid mode: 'q'\nTry 'chmod --help' for more information.\n[1]\n"},
                 {"chmod 600 /etc/hosts",
                  "chmod: changing permissions of '/etc/hosts': Operation not permitted\n[1]\n"}});
}

TEST_CASE("ls sorts, hides dots, names directories, and shows sizes and links") {
  check_at_once(
      {{"mkdir d; touch d/b d/a .c; ls", "d\n"},
       {"ls -a", ".\n..\n.c\n.ssh\nd\n"},
       {"ls d .c none", "ls: cannot access 'none': No such file or directory\n.c\n\nd:\na\nb\n[2]\n"},
       {"ls -d d", "d\n"},
       {"ln -s d l; ls l; ls -l l", "a\nb\nlrwxrwxrwx. 1 ec2-user ec2-user 1 Jan  1 00:00 l -> d\n"},
       {"ls /root", "ls: cannot open directory '/root': Permission denied\n[2]\n"}});
}

TEST_CASE("a terminal gets columns") {
  ShellWorld world;
  world.run("mkdir d; cd d; touch aa b c");
  world.log_in(40);
  CHECK(world.type("ls d\r").find("\r\naa  b  c\r\n") != std::string::npos);
}

TEST_CASE("text goes through head, tail, wc, sort, uniq, tee and grep") {
  check_at_once({{"echo -e '3\\n1\\n2\\n1' > f; head -n 2 f; tail -n 1 f; tail -2 f", "3\n1\n1\n2\n1\n"},
                 {"sort f | uniq -c", "      2 1\n      1 2\n      1 3\n"},
                 {"sort -nru f", "3\n2\n1\n"},
                 {"wc f; wc -l < f", "4 4 8 f\n4\n"},
                 {"wc -l f f", " 4 f\n 4 f\n 8 total\n"},
                 {"echo x | tee a b; cat a b", "x\nx\nx\n"},
                 {"head -n 1 f none f",
                  "==> f <==\n3\nhead: cannot open 'none' for reading: No such file or directory\n\n"
                  "==> f <==\n3\n[1]\n"},
                 {"cat none f", "cat: none: No such file or directory\n3\n1\n2\n1\n[1]\n"},
                 {"cat /tmp", "cat: /tmp: Is a directory\n[1]\n"},
                 {"grep -n 1 f", "2:1\n4:1\n"},
                 {"grep -c 1 f f", "f:2\nf:2\n"},
                 {"grep -v '[12]' f", "3\n"},
                 {"grep 9 f", "[1]\n"},
                 {"grep 9 none", "grep: none: No such file or directory\n[2]\n"},
                 {"echo Abc | grep -i '^aB*c$'", "Abc\n"},
                 {"echo aab | grep -E '(a|x)+b$'", "aab\n"},
                 {"echo 'a.b' | grep -F a.b; echo axb | grep -F a.b", "a.b\n[1]\n"},
                 {"echo a | grep '['", "grep: Unmatched [, [^, [:, [., or [=\n[2]\n"},
                 {"echo a1 | grep '[[:alpha:]][^a]'", "a1\n"}});
}

TEST_CASE("grep's time doesn't grow beyond the pattern's size times the line's") {
  ShellWorld world;
  std::string line(2000, 'a');
  CHECK(world.run("grep -E '(a*)*(a*)*(a*)*b'", 10, line + "\n") == "[1]\n");
}

TEST_CASE("test evaluates files, text and numbers") {
  check_at_once({{"[ -f /etc/hosts ] && [ -d /etc ] && [ ! -e /none ] && echo yes", "yes\n"},
                 {"[ a = a ] && [ a != b ] && [ -z '' ] && [ -n a ] && echo yes", "yes\n"},
                 {"[ 2 -gt 10 ]", "[1]\n"},
                 {"[ a -gt 1 ]", "bash: line 1: [: a: integer expression expected\n[2]\n"},
                 {"[ a", "bash: line 1: [: missing `]'\n[2]\n"},
                 {"test", "[1]\n"}});
}

TEST_CASE("who, where and when") {
  ShellWorld world;
  CHECK(world.run("whoami; id -u; hostname -s", 0) == "ec2-user\n1000\nip-10-0-0-10\n");
  CHECK(world.run("date; date -u +%FT%TZ", 0) == "Thu Jan  1 00:00:00 UTC 2026\n2026-01-01T00:00:00Z\n");
  CHECK(world.run("date +%q", 0) == "date: '+%q' has a conversion that vpcsim's date doesn't support\n[1]\n");
  world.machine.time.tick(26LL * 3600 * 1000);
  CHECK(world.run("uptime", 0) == " 02:00:00 up 1 day,  2:00,  1 user,  load average: 0.00, 0.00, 0.00\n");
  CHECK(world.run("sleep 1.5; date +%T", 2000) == "02:00:01\n");
  CHECK(world.run("sleep x", 0) == "sleep: invalid time interval 'x'\n[1]\n");
}

TEST_CASE("stty tells the size of a terminal, and that there is none") {
  ShellWorld world;
  CHECK(world.run("stty size", 0) == "stty: 'standard input': Inappropriate ioctl for device\n[1]\n");
  ShellWorld at_terminal;
  at_terminal.log_in(132);
  CHECK(at_terminal.type("stty size\r").find("\r\n24 132\r\n") != std::string::npos);
  CHECK(at_terminal.type("stty\r").find("\r\nspeed 38400 baud; line = 0;\r\n") != std::string::npos);
  CHECK(at_terminal.type("stty -echo\r").find("stty: ") != std::string::npos);
}
