// What the SFTP server does with files.
#include "sftp_world.hpp"

using namespace vpcsim::instance;
using vpcsim::protocol::sftp::Attributes;
using vpcsim::protocol::sftp::data_bytes_max;
using vpcsim::protocol::sftp::OpenFlags;
using vpcsim::protocol::sftp::Reader;
using vpcsim::protocol::sftp::Type;
using vpcsim::protocol::sftp::Writer;
using namespace vpcsim::tests;
using World = SftpWorld;

TEST_CASE("a file is put, read back in pieces, and ends") {
  World world;
  const auto to = world.open("f", creating);
  CHECK(world.write(to, 0, "hello ") == "0 Success");
  CHECK(world.write(to, 6, "world") == "0 Success");
  CHECK(world.status(Writer(Type::close).number(1).text(to)) == "0 Success");
  CHECK(world.status(Writer(Type::close).number(1).text(to)) == "4 Invalid handle");
  const auto from = world.open("/home/ec2-user/f", OpenFlags::read);
  CHECK(world.read(from, 0, 8) == "hello wo");
  CHECK(world.read(from, 8, 1000) == "rld");
  CHECK(world.status(Writer(Type::read).number(1).text(from).long_number(11).number(9)) == "1 End of file");
}

TEST_CASE("a read of SFTP gives at most 255 KB") {
  World world;
  const auto to = world.open("f", creating | OpenFlags::read);
  for (int i = 0; i < 2; ++i)
    world.write(to, static_cast<std::uint64_t>(i) * 200'000, std::string(200'000, 'x'));
  CHECK(world.read(to, 0, 0xffffffff).size() == data_bytes_max);
}

TEST_CASE("what SFTP opens for reading can't be written, and the other way round") {
  World world;
  const auto to = world.open("f", creating);
  CHECK(world.status(Writer(Type::read).number(1).text(to).long_number(0).number(9)) ==
        "4 Bad file descriptor");
  const auto from = world.open("f", OpenFlags::read);
  CHECK(world.write(from, 0, "x") == "4 Bad file descriptor");
  CHECK(world.status(Writer(Type::fsetstat).number(1).text(from).attributes({.size = 0})) ==
        "5 Invalid argument");
}

TEST_CASE("a new file of SFTP has the mode asked for, less the umask, and 0666 less it by default") {
  World world;
  world.open("a", creating, {.permissions = 0777});
  world.open("b", creating);
  const FileAccess root{.user = "root", .group = "root", .directory = "/home/ec2-user"};
  CHECK(world.files.status(root, "a").value.mode == 0755);
  CHECK(world.files.status(root, "b").value.mode == 0644);
}

TEST_CASE("a key is put with mode 0400: what is open stays writable") {
  World world;
  const auto to = world.open("access.pem", creating, {.permissions = 0400});
  CHECK(world.write(to, 0, "key") == "0 Success");
  CHECK(world.content("access.pem") == "key");
  CHECK(world.open("access.pem", OpenFlags::write).empty());
}

TEST_CASE("a file that was removed and made again isn't what SFTP has open") {
  World world;
  const auto to = world.open("f", creating);
  CHECK(world.status(path_request(Type::remove, "f")) == "0 Success");
  CHECK(world.write(to, 0, "x") == missing);
  CHECK(world.status(Writer(Type::symlink).number(1).text("/etc/hostname").text("f")) == "0 Success");
  CHECK(world.write(to, 0, "x") == missing);
  CHECK(world.status(Writer(Type::fsetstat).number(1).text(to).attributes({.size = 0})) == missing);
  CHECK(world.content("/etc/hostname") == "h\n");
}

TEST_CASE("the flags of SFTP's open decide: exclusive, truncating, appending, creating") {
  World world;
  CHECK(world.write(world.open("f", creating), 0, "12345") == "0 Success");
  const auto exclusive = creating | OpenFlags::exclusive;
  CHECK(world.status(Writer(Type::open).number(1).text("f").number(exclusive).attributes({})) ==
        "4 File exists");
  CHECK(world.content("f") == "12345");
  CHECK(world.write(world.open("f", OpenFlags::write), 1, "x") == "0 Success");
  CHECK(world.content("f") == "1x345");
  CHECK(world.write(world.open("f", OpenFlags::write | OpenFlags::append), 0, "6") == "0 Success");
  CHECK(world.content("f") == "1x3456");
  CHECK(world.status(Writer(Type::open).number(1).text("g").number(OpenFlags::write).attributes({})) ==
        missing);
  world.open("f", creating);
  CHECK(world.content("f").empty());
}

TEST_CASE("SFTP opens only what the user may open") {
  World world;
  auto open = [&](std::string_view path, std::uint32_t flags) {
    return world.status(Writer(Type::open).number(1).text(path).number(flags).attributes({}));
  };
  CHECK(open("/etc/new", creating) == denied);
  CHECK(open("/etc/hostname", OpenFlags::write) == denied);
  CHECK(open("/root/x", OpenFlags::read) == denied);
  CHECK(open("/etc", OpenFlags::read) == "4 Is a directory");
  CHECK(open("none/x", creating) == missing);
  world.files.set_mode({.user = "root", .group = "root"}, "/etc/hosts", 0600);
  CHECK(open("/etc/hosts", OpenFlags::read) == denied);
}

TEST_CASE("SFTP's stat follows a link, and lstat doesn't") {
  World world;
  CHECK(world.status(Writer(Type::symlink).number(1).text("/etc/hostname").text("l")) == "0 Success");
  const auto followed = world.attributes(path_request(Type::stat, "l"));
  CHECK(followed.permissions == 0100644u);
  CHECK(followed.size == 2u);
  CHECK(followed.user == 0u);
  CHECK(followed.modified == now);
  const auto own = world.attributes(path_request(Type::lstat, "l"));
  CHECK(own.permissions == 0120777u);
  CHECK(own.user == 1000u);
  CHECK(world.attributes(path_request(Type::stat, ".")).permissions == 0040700u);
  const auto of = world.open("/etc/hostname", OpenFlags::read);
  CHECK(world.attributes(Writer(Type::fstat).number(1).text(of)) == followed);
  CHECK(world.status(path_request(Type::stat, "none")) == missing);
}

TEST_CASE("SFTP reads a link's target, of links only") {
  World world;
  world.ask(Writer(Type::symlink).number(1).text("../x").text("l"));
  CHECK(world.name(path_request(Type::readlink, "l")) == "../x");
  CHECK(world.status(path_request(Type::readlink, "/etc/hosts")) == "5 Invalid argument");
  CHECK(world.status(path_request(Type::readlink, "none")) == missing);
}

TEST_CASE("SFTP lists a directory with rows as ls -l has them, then ends") {
  World world;
  world.write(world.open("f", creating), 0, "12345");
  world.files.set_modified({.user = "root", .group = "root"}, "/home/ec2-user/f", now - 300 * 86'400);
  const auto of = world.handle(path_request(Type::opendir, "."));
  const auto rows = world.rows(of);
  REQUIRE(rows.size() == 4);
  CHECK(rows[0] == "drwx------    3 ec2-user ec2-user       25 Jan  1 00:00 .");
  CHECK(rows[1] == "drwxr-xr-x    3 root     root           21 Jan  1 00:00 ..");
  CHECK(rows[2] == "drwx------    2 ec2-user ec2-user       28 Jan  1 00:00 .ssh");
  CHECK(rows[3] == "-rw-r--r--    1 ec2-user ec2-user        5 Mar  7  2025 f");
  CHECK(world.status(Writer(Type::readdir).number(1).text(of)) == "1 End of file");
  CHECK(world.status(path_request(Type::opendir, "f")) == "2 Not a directory");
  CHECK(world.status(path_request(Type::opendir, "/root")) == denied);
}

TEST_CASE("SFTP lists a long directory a hundred names at a time, without those that have gone") {
  World world;
  for (int i = 100; i < 250; ++i)
    world.ask(path_request(Type::mkdir, "d" + std::to_string(i)).attributes({}));
  const auto of = world.handle(path_request(Type::opendir, "."));
  world.ask(path_request(Type::rmdir, "d249"));
  CHECK(world.rows(of).size() == 100);
  CHECK(world.rows(of).size() == 52);
  CHECK(world.rows(of).empty());
}

TEST_CASE("SFTP shows special bits as strmode does") {
  World world;
  world.ask(path_request(Type::mkdir, "d").attributes({}));
  world.ask(Writer(Type::setstat).number(1).text("d").attributes({.permissions = 07711}));
  const auto rows = world.rows(world.handle(path_request(Type::opendir, ".")));
  CHECK(rows.back().substr(0, 10) == "drws--s--t");
}

TEST_CASE("directories are made and removed over SFTP") {
  World world;
  CHECK(world.status(path_request(Type::mkdir, "d").attributes({.permissions = 0750})) == "0 Success");
  CHECK(world.attributes(path_request(Type::stat, "d")).permissions == 0040750u);
  CHECK(world.status(path_request(Type::mkdir, "d").attributes({})) == "4 File exists");
  world.open("d/f", creating);
  CHECK(world.status(path_request(Type::rmdir, "d")) == "4 Directory not empty");
  CHECK(world.status(path_request(Type::remove, "d")) == "4 Is a directory");
  CHECK(world.status(path_request(Type::remove, "d/f")) == "0 Success");
  CHECK(world.status(path_request(Type::rmdir, "d")) == "0 Success");
  CHECK(world.status(path_request(Type::rmdir, "d")) == missing);
}

TEST_CASE("SFTP's rename doesn't overwrite, and posix-rename does") {
  World world;
  world.write(world.open("a", creating), 0, "a");
  world.open("b", creating);
  CHECK(world.status(path_request(Type::rename, "a").text("b")) == "4 File exists");
  CHECK(world.status(path_request(Type::rename, "none").text("b")) == missing);
  CHECK(world.status(path_request(Type::rename, "a").text("c")) == "0 Success");
  auto posix = [&](std::string_view from, std::string_view to) {
    return world.status(
        Writer(Type::extended).number(1).text("posix-rename@openssh.com").text(from).text(to));
  };
  CHECK(posix("c", "b") == "0 Success");
  CHECK(world.content("b") == "a");
  CHECK(posix("c", "b") == missing);
  CHECK(posix("b", "/etc/b") == denied);
}

TEST_CASE("SFTP sets sizes, modes and times, and gives nothing away") {
  World world;
  world.write(world.open("f", creating), 0, "12345");
  auto set = [&](const Attributes& attributes, std::string_view path = "f") {
    return world.status(path_request(Type::setstat, path).attributes(attributes));
  };
  CHECK(set({.size = 2, .permissions = 0100600, .modified = 77}) == "0 Success");
  const auto found = world.attributes(path_request(Type::stat, "f"));
  CHECK(found.size == 2u);
  CHECK(found.permissions == 0100600u);
  CHECK(found.modified == 77u);
  CHECK(set({.user = 1000, .group = 1000}) == "0 Success");
  CHECK(set({.user = 0, .group = 0}) == "3 Operation not permitted");
  CHECK(set({.permissions = 0777}, "/etc/hosts") == "3 Operation not permitted");
  CHECK(set({.modified = 1}, "/etc/hosts") == denied);
  const auto of = world.open("f", OpenFlags::write);
  CHECK(
      world.status(Writer(Type::fsetstat).number(1).text(of).attributes({.size = 1, .permissions = 0400})) ==
      "0 Success");
  CHECK(world.attributes(path_request(Type::stat, "f")).permissions == 0100400u);
  CHECK(world.attributes(path_request(Type::stat, "f")).size == 1u);
}

TEST_CASE("SFTP's realpath is absolute, also of a file that isn't there yet") {
  World world;
  CHECK(world.name(path_request(Type::realpath, ".")) == "/home/ec2-user");
  CHECK(world.name(path_request(Type::realpath, "")) == "/home/ec2-user");
  CHECK(world.name(path_request(Type::realpath, "new")) == "/home/ec2-user/new");
  CHECK(world.name(path_request(Type::realpath, "/bin/../../etc/./hosts")) == "/etc/hosts");
  CHECK(world.status(path_request(Type::realpath, "none/new")) == missing);
}

TEST_CASE("SFTP knows the user's home by its tilde") {
  World world;
  auto expand = [&](std::string_view path) {
    return world.name(Writer(Type::extended).number(1).text("expand-path@openssh.com").text(path));
  };
  CHECK(expand("~") == "/home/ec2-user");
  CHECK(expand("~/.ssh") == "/home/ec2-user/.ssh");
  CHECK(expand("~ec2-user/new") == "/home/ec2-user/new");
  CHECK(expand(".ssh") == "/home/ec2-user/.ssh");
  CHECK(expand("~nobody") == "no name");
  CHECK(world.name(Writer(Type::extended).number(1).text("home-directory").text("ec2-user")) ==
        "/home/ec2-user");
}
