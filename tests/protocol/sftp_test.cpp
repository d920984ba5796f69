#include "protocol/sftp.hpp"

#include <string>
#include <vector>

#include "catch.hpp"

using namespace vpcsim::protocol::sftp;

namespace {

/// Type and content.
std::string content(const Writer& writer) {
  return writer.packet().substr(4);
}

}  // namespace

TEST_CASE("an SFTP packet is its length, its type and what the type holds") {
  CHECK(Writer(Type::close).number(7).text("h").packet() ==
        std::string("\0\0\0\x0a\x04\0\0\0\x07\0\0\0\x01h", 14));
}

TEST_CASE("SFTP attributes are read as they were written, each alone or all together") {
  const Attributes all{
      .size = 1ull << 40, .user = 1000, .group = 1001, .permissions = 0100644, .modified = 9};
  for (const auto& attributes : {all, Attributes{}, Attributes{.size = 3}, Attributes{.user = 1, .group = 2},
                                 Attributes{.permissions = 0755}, Attributes{.modified = 5}}) {
    const auto bytes = content(Writer(Type::attributes).attributes(attributes));
    Reader reader(std::string_view(bytes).substr(1));
    CHECK(reader.attributes() == attributes);
    CHECK_FALSE(reader.failed());
  }
}

TEST_CASE("extended attributes of SFTP are skipped, and a count that lies ends the reading") {
  const auto good =
      content(Writer(Type::attributes).number(0x80000000).number(1).text("a").text("b").number(5));
  Reader reader(std::string_view(good).substr(1));
  reader.attributes();
  CHECK(reader.number() == 5);
  const auto bad = content(Writer(Type::attributes).number(0x80000000).number(0xffffffff));
  Reader liar(std::string_view(bad).substr(1));
  liar.attributes();
  CHECK(liar.failed());
}

TEST_CASE("requests of SFTP are taken apart") {
  auto packet = content(
      Writer(Type::open).number(1).text("/a").number(OpenFlags::write).attributes({.permissions = 0600}));
  auto request = read_request(packet);
  CHECK(request.type == Type::open);
  CHECK(request.id == 1u);
  CHECK(request.path == "/a");
  CHECK(request.flags == OpenFlags::write);
  CHECK(request.attributes.permissions == 0600u);
  CHECK(request.whole);
  packet = content(Writer(Type::write).number(2).text("h").long_number(1ull << 33).text("xyz"));
  request = read_request(packet);
  CHECK(request.handle == "h");
  CHECK(request.offset == 1ull << 33);
  CHECK(request.data == "xyz");
  packet = content(Writer(Type::extended).number(3).text("posix-rename@openssh.com").text("a").text("b"));
  request = read_request(packet);
  CHECK(request.extension == "posix-rename@openssh.com");
  CHECK(request.path == "a");
  CHECK(request.target == "b");
}

TEST_CASE("a symlink request has its target first, as OpenSSH sends it") {
  const auto packet = content(Writer(Type::symlink).number(1).text("target").text("link"));
  const auto request = read_request(packet);
  CHECK(request.target == "target");
  CHECK(request.path == "link");
}

TEST_CASE("an SFTP request cut off anywhere isn't whole") {
  const auto packet =
      content(Writer(Type::open).number(1).text("/a").number(1).attributes({.permissions = 0600}));
  CHECK(read_request(packet).whole);
  for (std::size_t size = 0; size < packet.size(); ++size) {
    const auto request = read_request(std::string_view(packet).substr(0, size));
    CHECK_FALSE(request.whole);
    CHECK(request.id.has_value() == (size >= 5));
  }
}

TEST_CASE("a length within an SFTP packet that is longer than the packet isn't believed") {
  const auto request = read_request(content(Writer(Type::remove).number(1).number(0xffffffff)));
  CHECK_FALSE(request.whole);
  CHECK(request.path.empty());
}

TEST_CASE("a path of SFTP has no NUL") {
  CHECK_FALSE(read_request(content(Writer(Type::remove).number(1).text(std::string("a\0b", 3)))).whole);
}

TEST_CASE("an SFTP stream is cut into packets wherever its pieces end") {
  const auto both =
      Writer(Type::close).number(1).text("a").packet() + Writer(Type::close).number(2).text("b").packet();
  PacketStream stream;
  std::vector<std::string> packets;
  for (char byte : both) {
    stream.add(std::string_view(&byte, 1));
    while (auto packet = stream.next()) packets.emplace_back(*packet);
  }
  REQUIRE(packets.size() == 2);
  CHECK(read_request(packets[0]).handle == "a");
  CHECK(read_request(packets[1]).handle == "b");
  CHECK(stream.unread() == 0);
  CHECK_FALSE(stream.broken());
}

TEST_CASE("an SFTP packet of no bytes, or of more than 256 KB, breaks the stream") {
  for (std::string_view length : {std::string_view("\0\0\0\0", 4), std::string_view("\0\x04\0\x01", 4),
                                  std::string_view("\xff\xff\xff\xff", 4)}) {
    PacketStream stream;
    stream.add(length);
    CHECK_FALSE(stream.next());
    CHECK(stream.broken());
    stream.add(Writer(Type::close).number(1).text("a").packet());
    CHECK_FALSE(stream.next());
  }
}

TEST_CASE("an SFTP packet of just 256 KB is whole") {
  PacketStream stream;
  stream.add(std::string("\0\x04\0\0", 4) + std::string(256 * 1024, 'x'));
  CHECK(stream.next().value_or("").size() == packet_bytes_max);
}
