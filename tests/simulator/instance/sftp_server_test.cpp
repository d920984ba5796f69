// The SFTP server: greetings, limits, and what is no request.
#include "sftp_world.hpp"

using namespace vpcsim::instance;
using vpcsim::protocol::sftp::Attributes;
using vpcsim::protocol::sftp::OpenFlags;
using vpcsim::protocol::sftp::Reader;
using vpcsim::protocol::sftp::Type;
using vpcsim::protocol::sftp::Writer;
using namespace vpcsim::tests;
using World = SftpWorld;

TEST_CASE("the SFTP server speaks version 3 and announces the extensions that it has") {
  World world({}, false);
  world.server.input(Writer(Type::init).number(6).packet());
  Reader reader(std::string_view(world.sent).substr(4));
  CHECK(static_cast<Type>(reader.byte()) == Type::version);
  CHECK(reader.number() == 3);
  std::vector<std::string> names;
  for (auto name = reader.text(); !reader.failed(); name = reader.text()) {
    names.emplace_back(name);
    reader.text();
  }
  CHECK(names == std::vector<std::string>{"posix-rename@openssh.com", "statvfs@openssh.com",
                                          "fstatvfs@openssh.com", "fsync@openssh.com", "limits@openssh.com",
                                          "expand-path@openssh.com", "home-directory"});
}

TEST_CASE("an SFTP session that doesn't begin with its greeting ends") {
  World world({}, false);
  CHECK_FALSE(world.server.input(path_request(Type::stat, "/").packet()));
  CHECK_FALSE(world.server.input(Writer(Type::init).number(3).packet()));
  CHECK(world.sent.empty());
}

TEST_CASE("a giant SFTP packet ends the session") {
  World world;
  CHECK_FALSE(world.server.input("\x7f\xff\xff\xff"));
  CHECK_FALSE(world.server.input(path_request(Type::stat, "/").packet()));
}

TEST_CASE("a truncated SFTP request is a bad message, and does nothing") {
  World world;
  CHECK(world.status(Writer(Type::mkdir).number(1).text("d")) == "5 Bad message");
  CHECK_FALSE(world.files.status({.user = "root", .group = "root"}, "/home/ec2-user/d"));
  CHECK(world.status(Writer(Type::remove).number(1).number(500).text("x")) == "5 Bad message");
  CHECK_FALSE(world.server.input(Writer(Type::stat).byte(1).packet()));
}

TEST_CASE("an SFTP request that isn't known is unsupported, and so is an extension") {
  World world;
  CHECK(world.status(Writer(static_cast<Type>(77)).number(1)) == "8 Operation unsupported");
  CHECK(world.status(Writer(Type::extended).number(1).text("copy-data")) == "8 Operation unsupported");
}

TEST_CASE("a handle that SFTP hasn't given fails, whatever is asked of it") {
  World world;
  for (auto type : {Type::close, Type::fstat, Type::readdir}) {
    CHECK(world.status(Writer(type).number(1).text("9")) == "4 Invalid handle");
  }
  CHECK(world.status(Writer(Type::fsetstat).number(1).text("9").attributes({})) == "4 Invalid handle");
  CHECK(world.write("9", 0, "x") == "4 Invalid handle");
  CHECK(world.status(Writer(Type::read).number(1).text("").long_number(0).number(1)) == "4 Invalid handle");
  CHECK(world.status(Writer(Type::extended).number(1).text("fsync@openssh.com").text("9")) ==
        "4 Invalid handle");
}

TEST_CASE("SFTP has at most 100 handles at once") {
  World world;
  std::string last;
  for (int i = 0; i < 100; ++i) {
    last = world.open("/etc/hosts", OpenFlags::read);
    CHECK_FALSE(last.empty());
  }
  CHECK(world.status(Writer(Type::open).number(1).text("/etc/hosts").number(1).attributes({})) ==
        "4 Too many open files");
  CHECK(world.status(path_request(Type::opendir, "/")) == "4 Too many open files");
  world.ask(Writer(Type::close).number(1).text(last));
  CHECK_FALSE(world.open("/etc/hosts", OpenFlags::read).empty());
}

TEST_CASE("a write past what an instance's disk holds fails, and says why") {
  World world({.bytes = 64 << 10, .nodes = 40});
  const auto to = world.open("f", creating);
  CHECK(world.write(to, 0, std::string(70'000, 'x')) == "4 No space left on device");
  CHECK(world.write(to, 1ull << 62, "x") == "4 No space left on device");
  CHECK(world.write(to, ~0ull, "x") == "4 No space left on device");
  CHECK(world.status(Writer(Type::fsetstat).number(1).text(to).attributes({.size = 1ull << 40})) ==
        "4 No space left on device");
  CHECK(world.status(Writer(Type::setstat).number(1).text("f").attributes({.size = 1ull << 40})) ==
        "4 No space left on device");
  CHECK(world.content("f").empty());
  std::string last;
  for (int i = 0; i < 40; ++i)
    last = world.status(path_request(Type::mkdir, std::to_string(i)).attributes({}));
  CHECK(last == "4 No space left on device");
}

TEST_CASE("SFTP tells its limits, and the room on the disk") {
  World world({.bytes = 1 << 20, .nodes = 100});
  auto numbers = [&](const Writer& request) {
    const auto answer = world.ask(request);
    Reader reader(answer);
    CHECK(static_cast<Type>(reader.byte()) == Type::extended_reply);
    std::vector<std::uint64_t> found;
    for (auto number = reader.long_number(); !reader.failed(); number = reader.long_number()) {
      found.push_back(number);
    }
    return found;
  };
  CHECK(numbers(Writer(Type::extended).number(1).text("limits@openssh.com")) ==
        std::vector<std::uint64_t>{262'144, 261'120, 261'120, 100});
  const auto of_path = numbers(Writer(Type::extended).number(1).text("statvfs@openssh.com").text("/"));
  REQUIRE(of_path.size() == 11);
  CHECK(of_path[2] == 1024);
  CHECK(of_path[3] == (world.files.limits().bytes - world.files.bytes_used()) / 1024);
  CHECK(of_path[5] == 100);
  CHECK(of_path[6] == 100 - world.files.nodes_used());
  const auto of = world.open("/etc/hosts", OpenFlags::read);
  CHECK(numbers(Writer(Type::extended).number(1).text("fstatvfs@openssh.com").text(of)) == of_path);
  CHECK(world.status(Writer(Type::extended).number(1).text("statvfs@openssh.com").text("none")) == missing);
  CHECK(world.status(Writer(Type::extended).number(1).text("fsync@openssh.com").text(of)) == "0 Success");
}

TEST_CASE("SFTP answers no faster than its answers are taken, and keeps no more than 4 MB of requests") {
  World world;
  world.full = true;
  CHECK(world.ask(path_request(Type::stat, "/")).empty());
  CHECK(world.server.unread() > 0);
  world.full = false;
  CHECK(world.server.output_ready());
  CHECK_FALSE(world.sent.empty());
  CHECK(world.server.unread() == 0);
  world.full = true;
  const auto request = path_request(Type::stat, std::string(200'000, 'x')).packet();
  bool goes_on = true;
  for (int i = 0; i < 30; ++i) goes_on = world.server.input(request);
  CHECK_FALSE(goes_on);
  CHECK(world.server.unread() <= SftpServer::unread_bytes_max);
}
