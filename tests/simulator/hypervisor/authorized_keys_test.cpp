#include "simulator/hypervisor/authorized_keys.hpp"

#include "catch.hpp"
#include "simulator/instance/fake_secure_shell.hpp"

using namespace vpcsim::hypervisor;
using namespace vpcsim::tests;
using vpcsim::instance::FileAccess;
using vpcsim::instance::FileSystem;

namespace {

const std::string key = client_public_key;
const FileAccess root{.user = "root", .group = "root"};
const FileAccess owner{.user = "ec2-user", .group = "ec2-user", .directory = "/home/ec2-user"};
const std::string file = "/home/ec2-user/.ssh/authorized_keys";

struct Files {
  FileSystem system = vpcsim::instance::initial_files({.host_name = "h", .authorized_key = key});

  void write(const std::string& content) {
    system.open_for_writing(owner, file, true, 0600);
    system.append(owner, file, content);
  }
  Admission of(const std::string& user, const std::string& public_key = key) {
    return admission(system, user, public_key);
  }
  /// "" for who is admitted.
  std::string why_not(const std::string& user = "ec2-user", const std::string& public_key = key) {
    const auto found = of(user, public_key);
    CHECK(found.admitted == found.why_not.empty());
    return found.why_not;
  }
};

}  // namespace

TEST_CASE("A key in authorized_keys admits its owner, another doesn't", "[authorized_keys]") {
  Files files;
  CHECK(files.why_not().empty());
  CHECK(files.why_not("ec2-user", some_public_key) ==
        "ec2-user: key " + some_fingerprint + " isn't in authorized_keys");
}

TEST_CASE("Comments, blank lines and blanks don't matter in authorized_keys", "[authorized_keys]") {
  Files files;
  const auto space = key.find(' ');
  const std::string lines[] = {"# me\n\n" + key + " me@home, and more\n",
                               key,
                               key + "\r\n",
                               some_public_key + "\n" + key + "\n",
                               "  \t" + key + "\t me\n",
                               key.substr(0, space) + " \t" + key.substr(space + 1) + "\n"};
  for (const auto& line : lines) {
    INFO(line);
    files.write(line);
    CHECK(files.why_not().empty());
  }
}

TEST_CASE("A line that is commented out, cut short or has options in front admits nobody",
          "[authorized_keys]") {
  Files files;
  const std::string lines[] = {"#" + key,
                               "# " + key,
                               "no-pty " + key,
                               "command=\"ls\" " + key,
                               key + "AAA",
                               key.substr(0, key.size() - 1),
                               "",
                               "\n\n",
                               "ssh-ed25519"};
  for (const auto& line : lines) {
    INFO(line);
    files.write(line + "\n");
    CHECK_FALSE(files.of("ec2-user").admitted);
  }
}

TEST_CASE("A user without an account isn't admitted, whatever the name looks like", "[authorized_keys]") {
  Files files;
  for (const char* user : {"nobody", "", "ec2-use", "c2-user", "ec2-user:x", "../home/ec2-user",
                           "root/../ec2-user", "ec2-user\nroot", "/ec2-user"}) {
    INFO(user);
    CHECK(files.why_not(user) == std::string("there is no user ") + user);
  }
}

TEST_CASE("A user without authorized_keys isn't admitted", "[authorized_keys]") {
  Files files;
  CHECK(files.why_not("root") == "root has no authorized_keys");
  files.system.remove(owner, file);
  CHECK(files.why_not() == "ec2-user has no authorized_keys");
}

TEST_CASE("root's authorized_keys are in /root", "[authorized_keys]") {
  Files files;
  files.system.make_directory(root, "/root/.ssh", 0700);
  files.system.open_for_writing(root, "/root/.ssh/authorized_keys", true, 0600);
  files.system.append(root, "/root/.ssh/authorized_keys", key);
  CHECK(files.why_not("root").empty());
}

TEST_CASE("What others may write proves nothing: the file, its directory and the home", "[authorized_keys]") {
  for (const std::string& path : {file, std::string("/home/ec2-user/.ssh"), std::string("/home/ec2-user")}) {
    for (unsigned mode : {0720u, 0702u}) {
      Files files;
      files.system.set_mode(owner, path, mode);
      CHECK(files.why_not() == "ec2-user: bad ownership or modes for " + path);
      files.system.set_mode(owner, path, 0755);
      CHECK(files.why_not().empty());
    }
  }
}

TEST_CASE("What belongs to another user proves nothing, what is root's does", "[authorized_keys]") {
  Files files;
  files.system.set_mode(owner, file, 0644);
  files.system.set_owner(root, file, "root", "root");
  CHECK(files.why_not().empty());
  files.system.set_owner(root, file, "nobody", "nobody");
  CHECK(files.why_not() == "ec2-user: bad ownership or modes for " + file);
}

TEST_CASE("Keys that their user can't read admit nobody", "[authorized_keys]") {
  Files files;
  files.system.set_owner(root, file, "root", "root");
  files.system.set_mode(root, file, 0600);
  CHECK(files.why_not() == "ec2-user has no authorized_keys");
}
