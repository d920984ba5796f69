#include "catch.hpp"
#include "simulator/instance/initial_files.hpp"

using namespace vpcsim::instance;

namespace {

const FileAccess root{.user = "root", .group = "root"};
const FileAccess user{.user = "ec2-user", .group = "ec2-user", .directory = "/home/ec2-user", .now = 100};

FileSystem made(FileLimits limits = {}) {
  return initial_files({.host_name = "ip-10-0-0-10.ec2.internal", .authorized_key = "ssh-ed25519 AAAA key"},
                       limits);
}

FileError write(FileSystem& files, const FileAccess& access, std::string_view path,
                std::string_view content) {
  auto failure = files.open_for_writing(access, path, true);
  return failure == FileError::none ? files.append(access, path, content) : failure;
}

}  // namespace

TEST_CASE("a launched instance has its user's key, its host name and its home, as the user's own") {
  auto files = made();
  CHECK(files.read(user, ".ssh/authorized_keys").value == "ssh-ed25519 AAAA key\n");
  CHECK(files.status(user, ".ssh/authorized_keys").value.mode == 0600);
  CHECK(files.status(user, ".ssh").value.mode == 0700);
  CHECK(files.status(user, ".").value.owner == "ec2-user");
  CHECK(files.read(user, "/etc/hostname").value == "ip-10-0-0-10.ec2.internal\n");
  CHECK(files.read(user, "/etc/os-release").value.find("vpcsim") != std::string::npos);
}

TEST_CASE("the modes of files and directories decide who may do what; root may do everything") {
  auto files = made();
  CHECK(write(files, user, "/etc/hostname", "x") == FileError::permission_denied);
  CHECK(write(files, user, "/etc/new", "x") == FileError::permission_denied);
  CHECK(files.list(user, "/root").error == FileError::permission_denied);
  CHECK(files.remove(user, "/etc/hosts") == FileError::permission_denied);
  CHECK(write(files, user, "mine", "x") == FileError::none);
  CHECK(files.set_mode(user, "mine", 0) == FileError::none);
  CHECK(files.read(user, "mine").error == FileError::permission_denied);
  CHECK(files.read(root, "/home/ec2-user/mine").value == "x");
  CHECK(files.set_mode(user, "/etc/hosts", 0777) == FileError::not_permitted);
  CHECK(files.set_owner(user, "mine", "root", "root") == FileError::not_permitted);
}

TEST_CASE("in a sticky directory only one's own files may be removed") {
  auto files = made();
  CHECK(write(files, root, "/tmp/theirs", "x") == FileError::none);
  CHECK(files.remove(user, "/tmp/theirs") == FileError::not_permitted);
  CHECK(write(files, user, "/tmp/mine", "x") == FileError::none);
  CHECK(files.remove(user, "/tmp/mine") == FileError::none);
}

TEST_CASE("paths are walked through links, dots and slashes, and loops of links end") {
  auto files = made();
  CHECK(files.real_path(user, "../ec2-user//./.ssh/..").value == "/home/ec2-user");
  CHECK(files.real_path(user, "/../..").value == "/");
  CHECK(files.make_link(user, "b", "a") == FileError::none);
  CHECK(files.make_link(user, "a", "b") == FileError::none);
  CHECK(files.read(user, "a").error == FileError::too_many_links);
  CHECK(files.make_link(user, "/etc", "e") == FileError::none);
  CHECK(files.real_path(user, "e/hosts").value == "/etc/hosts");
  CHECK(files.link_status(user, "e").value.target == "/etc");
  CHECK(files.read(user, "/etc/hosts/x").error == FileError::not_a_directory);
  CHECK(files.read(user, "/etc/hosts/").error == FileError::not_a_directory);
  CHECK(files.status(user, std::string(5000, 'a')).error == FileError::name_too_long);
  CHECK(files.status(user, std::string(256, 'a')).error == FileError::name_too_long);
  CHECK(files.status(user, "").error == FileError::not_found);
}

TEST_CASE("a file written through a link that dangles is made where the link points") {
  auto files = made();
  files.make_link(user, "target", "link");
  CHECK(write(files, user, "link", "x") == FileError::none);
  CHECK(files.read(user, "target").value == "x");
}

TEST_CASE("a directory goes only when it is empty, and isn't a file") {
  auto files = made();
  CHECK(files.make_directory(user, "d") == FileError::none);
  CHECK(files.make_directory(user, "d") == FileError::exists);
  CHECK(files.make_directory(user, "x/y") == FileError::not_found);
  CHECK(files.remove(user, "d") == FileError::is_a_directory);
  CHECK(files.read(user, "d").error == FileError::is_a_directory);
  CHECK(write(files, user, "d/f", "x") == FileError::none);
  CHECK(files.remove_directory(user, "d") == FileError::not_empty);
  CHECK(files.remove_directory(user, "d/f") == FileError::not_a_directory);
  CHECK(files.remove_directory(user, "d/.") == FileError::invalid_argument);
  CHECK(files.remove_directory(root, "/") == FileError::busy);
  files.remove(user, "d/f");
  CHECK(files.remove_directory(user, "d") == FileError::none);
}

TEST_CASE("renaming replaces a file, and never puts a directory into itself") {
  auto files = made();
  write(files, user, "a", "1");
  write(files, user, "b", "2");
  files.make_directory(user, "d");
  CHECK(files.rename(user, "a", "b") == FileError::none);
  CHECK(files.read(user, "b").value == "1");
  CHECK(files.status(user, "a").error == FileError::not_found);
  CHECK(files.rename(user, "d", "d/e") == FileError::invalid_argument);
  CHECK(files.rename(user, "d", "b") == FileError::not_a_directory);
  CHECK(files.rename(user, "b", "d") == FileError::is_a_directory);
  CHECK(files.rename(user, "d", "e") == FileError::none);
  CHECK(files.status(user, "e").value.is_directory());
}

TEST_CASE("content and nodes are limited; what is removed makes room again") {
  auto files = made({.bytes = 100'000, .nodes = 30});
  const auto before = files.bytes_used();
  CHECK(write(files, user, "big", std::string(200'000, 'x')) == FileError::no_space);
  CHECK(files.read(user, "big").value.empty());
  CHECK(files.write_at(user, "big", ~std::uint64_t{0}, "x") == FileError::no_space);
  CHECK(files.resize(user, "big", 1'000'000'000'000) == FileError::no_space);
  CHECK(files.write_at(user, "big", 50'000, "x") == FileError::none);
  CHECK(files.bytes_used() == before + 50'001 + 3);
  CHECK(files.remove(user, "big") == FileError::none);
  CHECK(files.bytes_used() == before);
  int made_files = 0;
  while (files.open_for_writing(user, "f" + std::to_string(made_files), true) == FileError::none)
    ++made_files;
  CHECK(files.nodes_used() == 30);
  CHECK(made_files > 5);
}

TEST_CASE("a copy keeps what it had, whatever is written afterwards to either") {
  auto files = made();
  write(files, user, "f", "before");
  auto copy = files;
  write(files, user, "f", "after");
  copy.remove(user, ".ssh/authorized_keys");
  CHECK(copy.read(user, "f").value == "before");
  CHECK(files.read(user, "f").value == "after");
  CHECK(files.status(user, ".ssh/authorized_keys"));
}

TEST_CASE("the entries of a file system make it again") {
  auto files = made();
  write(files, user, "f", "text");
  files.make_link(user, "f", "l");
  auto again = FileSystem::from_entries(files.entries());
  CHECK(again.bytes_used() == files.bytes_used());
  CHECK(again.nodes_used() == files.nodes_used());
  CHECK(again.read(user, "l").value == "text");
  auto one = files.status(user, ".").value;
  auto other = again.status(user, ".").value;
  CHECK(one.modified == other.modified);
  CHECK(one.mode == other.mode);
  CHECK(one.owner == other.owner);
}
