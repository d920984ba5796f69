#include "simulator/instance/initial_files.hpp"

namespace vpcsim::instance {

namespace {

constexpr std::string_view os_release =
    "NAME=\"vpcsim\"\n"
    "VERSION=\"1\"\n"
    "ID=\"vpcsim\"\n"
    "ID_LIKE=\"amzn fedora\"\n"
    "PRETTY_NAME=\"vpcsim's simulated instance, laid out like Amazon Linux 2023\"\n";

constexpr std::string_view motd =
    "This is a simulated instance of vpcsim, not a computer: its shell and its network are models.\n"
    "`help` lists its commands.\n";

class Maker {
 public:
  Maker(const InitialFiles& files, FileLimits limits)
      : files_(files),
        system_(limits),
        access_{.user = "root", .group = "root", .now = files.launched, .mask = 0} {}

  FileSystem make() {
    access_.directory = "/";
    for (const char* path : {"/etc", "/home", "/var", "/var/log", "/usr", "/usr/bin", "/opt"})
      directory(path, 0755);
    directory("/root", 0550);
    directory("/tmp", 01777);
    directory("/var/tmp", 01777);
    link("usr/bin", "/bin");
    file("/etc/hostname", files_.host_name + "\n");
    file("/etc/hosts",
         "127.0.0.1   localhost localhost.localdomain localhost4 localhost4.localdomain4\n"
         "::1         localhost6 localhost6.localdomain6\n");
    file("/etc/os-release", os_release);
    file("/etc/motd", motd);
    file("/etc/passwd", "root:x:0:0:root:/root:/bin/bash\n" + files_.user +
                            ":x:1000:1000:EC2 Default User:/home/" + files_.user + ":/bin/bash\n");
    file("/etc/group", "root:x:0:\n" + files_.user + ":x:1000:\n");
    if (files_.user != "root") home();
    return std::move(system_);
  }

 private:
  void home() {
    const auto path = "/home/" + files_.user;
    directory(path, 0755);  // the owner changes once all is in it
    directory(path + "/.ssh", 0700);
    if (!files_.authorized_key.empty()) {
      file(path + "/.ssh/authorized_keys", files_.authorized_key + "\n", 0600);
      give(path + "/.ssh/authorized_keys");
    }
    give(path + "/.ssh");
    system_.set_mode(access_, path, 0700);
    give(path);
  }
  void directory(std::string_view path, unsigned mode) { system_.make_directory(access_, path, mode); }
  void link(std::string_view target, std::string_view path) { system_.make_link(access_, target, path); }
  void file(std::string_view path, std::string_view content, unsigned mode = 0644) {
    system_.open_for_writing(access_, path, true, mode);
    system_.write_at(access_, path, 0, content);
  }
  void give(std::string_view path) { system_.set_owner(access_, path, files_.user, files_.user); }

  const InitialFiles& files_;
  FileSystem system_;
  FileAccess access_;
};

}  // namespace

FileSystem initial_files(const InitialFiles& files, FileLimits limits) {
  return Maker(files, limits).make();
}

unsigned user_number(std::string_view name) {
  if (name == "root") return 0;
  return name == "nobody" ? 65534 : 1000;
}

}  // namespace vpcsim::instance
