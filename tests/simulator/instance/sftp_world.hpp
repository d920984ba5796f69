// An instance's files behind an SFTP server that is asked in packets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "simulator/instance/initial_files.hpp"
#include "simulator/instance/sftp_server.hpp"

namespace vpcsim::tests {

using protocol::sftp::Attributes;
using protocol::sftp::OpenFlags;
using protocol::sftp::Reader;
using protocol::sftp::Type;
using protocol::sftp::Writer;

inline constexpr std::int64_t now = 1'767'225'600;  // 2026-01-01

struct SftpWorld {
  instance::FileSystem files;
  std::string sent;
  bool full = false;
  instance::SftpServer server{files,
                              [] {
                                return instance::FileAccess{"ec2-user", "ec2-user", "/home/ec2-user", now};
                              },
                              [this](std::string_view bytes) { sent += bytes; }, [this] { return full; }};

  explicit SftpWorld(instance::FileLimits limits = {}, bool greeted = true)
      : files(instance::initial_files(
            {.host_name = "h", .authorized_key = "ssh-ed25519 AAAA key", .launched = now}, limits)) {
    if (greeted) ask(Writer(Type::init).number(3));
  }

  /// The answer: its type and what follows the request's number.
  std::string ask(const Writer& request) {
    sent.clear();
    CHECK(server.input(request.packet()));
    if (sent.size() < 9) return sent;
    return sent.substr(4, 1) + sent.substr(9);
  }
  /// "2 No such file or directory"
  std::string status(const Writer& request) {
    const auto answer = ask(request);
    Reader reader(answer);
    if (static_cast<Type>(reader.byte()) != Type::status) return "another answer";
    const auto code = reader.number();
    return std::to_string(code) + " " + std::string(reader.text());
  }
  std::string handle(const Writer& request) {
    const auto answer = ask(request);
    Reader reader(answer);
    if (static_cast<Type>(reader.byte()) != Type::handle) return "";
    return std::string(reader.text());
  }
  std::string open(std::string_view path, std::uint32_t flags, Attributes attributes = {}) {
    return handle(Writer(Type::open).number(1).text(path).number(flags).attributes(attributes));
  }
  std::string write(std::string_view handle, std::uint64_t offset, std::string_view bytes) {
    return status(Writer(Type::write).number(1).text(handle).long_number(offset).text(bytes));
  }
  std::string read(std::string_view handle, std::uint64_t offset, std::uint32_t size) {
    const auto answer = ask(Writer(Type::read).number(1).text(handle).long_number(offset).number(size));
    Reader reader(answer);
    if (static_cast<Type>(reader.byte()) != Type::data) return "no data";
    return std::string(reader.text());
  }
  Attributes attributes(const Writer& request) {
    const auto answer = ask(request);
    Reader reader(answer);
    CHECK(static_cast<Type>(reader.byte()) == Type::attributes);
    return reader.attributes();
  }
  std::string name(const Writer& request) {
    const auto answer = ask(request);
    Reader reader(answer);
    if (static_cast<Type>(reader.byte()) != Type::name || reader.number() != 1) return "no name";
    return std::string(reader.text());
  }
  /// Long names of one answer to readdir.
  std::vector<std::string> rows(std::string_view handle) {
    const auto answer = ask(Writer(Type::readdir).number(1).text(handle));
    Reader reader(answer);
    std::vector<std::string> found;
    if (static_cast<Type>(reader.byte()) != Type::name) return found;
    for (auto left = reader.number(); left > 0; --left) {
      reader.text();
      found.emplace_back(reader.text());
      reader.attributes();
    }
    CHECK_FALSE(reader.failed());
    return found;
  }
  std::string content(std::string_view path) {
    return files.read({.user = "root", .group = "root", .directory = "/home/ec2-user"}, path).value;
  }
};

inline Writer path_request(Type type, std::string_view path) {
  return Writer(type).number(1).text(path);
}

inline const std::string missing = "2 No such file or directory";
inline const std::string denied = "3 Permission denied";
inline constexpr auto creating = OpenFlags::write | OpenFlags::create | OpenFlags::truncate;

}  // namespace vpcsim::tests
