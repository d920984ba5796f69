// SFTP version 3 as bytes [draft-ietf-secsh-filexfer-02], which OpenSSH's sftp and scp speak, with those of
// OpenSSH's extensions [its file PROTOCOL, section 4] that are served. What the requests do is the server's
// (simulator/instance/sftp_server.hpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vpcsim::protocol::sftp {

constexpr std::uint32_t protocol_version = 3;
/// What OpenSSH's server takes and gives at once, in bytes.
constexpr std::uint32_t packet_bytes_max = 256 * 1024;
constexpr std::uint32_t data_bytes_max = packet_bytes_max - 1024;

enum class Type : std::uint8_t {
  init = 1,
  version = 2,
  open = 3,
  close = 4,
  read = 5,
  write = 6,
  lstat = 7,
  fstat = 8,
  setstat = 9,
  fsetstat = 10,
  opendir = 11,
  readdir = 12,
  remove = 13,
  mkdir = 14,
  rmdir = 15,
  realpath = 16,
  stat = 17,
  rename = 18,
  readlink = 19,
  symlink = 20,
  status = 101,
  handle = 102,
  data = 103,
  name = 104,
  attributes = 105,
  extended = 200,
  extended_reply = 201,
};

enum class Status : std::uint32_t {
  ok = 0,
  end_of_file = 1,
  no_such_file = 2,
  permission_denied = 3,
  failure = 4,
  bad_message = 5,
  unsupported = 8,
};
/// As OpenSSH's client says it: "No such file or directory".
std::string_view text(Status status);

/// Of an open request.
enum OpenFlags : std::uint32_t { read = 1, write = 2, append = 4, create = 8, truncate = 16, exclusive = 32 };

struct Attributes {
  std::optional<std::uint64_t> size = {};
  std::optional<std::uint32_t> user = {}, group = {};  ///< both or none
  std::optional<std::uint32_t> permissions = {};       ///< with the kind of file, as in st_mode
  std::optional<std::uint32_t> modified = {};          ///< seconds since 1970

  friend bool operator==(const Attributes&, const Attributes&) = default;
};

/// Takes apart what a packet holds. What isn't there reads as empty, and is remembered.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}
  std::uint8_t byte();
  std::uint32_t number();
  std::uint64_t long_number();
  std::string_view text();
  /// A text without NUL, which no path has.
  std::string_view path();
  Attributes attributes();
  bool failed() const { return failed_; }

 private:
  std::string_view take(std::size_t size);
  std::string_view rest_;
  bool failed_ = false;
};

/// Puts a packet together.
class Writer {
 public:
  explicit Writer(Type type) { byte(static_cast<std::uint8_t>(type)); }
  Writer& byte(std::uint8_t value);
  Writer& number(std::uint32_t value);
  Writer& long_number(std::uint64_t value);
  Writer& text(std::string_view value);
  Writer& attributes(const Attributes& value);
  /// What another one holds after its type.
  Writer& content_of(const Writer& other);
  /// With its length in front.
  std::string packet() const;

 private:
  std::string bytes_;
};

/// A request, taken apart: what its type doesn't have is empty. Views are of the packet.
struct Request {
  Type type{};
  std::optional<std::uint32_t> id;  ///< of init: the client's version
  std::string_view path;            ///< symlink: of the link
  std::string_view target;          ///< rename, symlink: the other path, as OpenSSH orders them
  std::string_view handle;
  std::uint64_t offset = 0;
  std::uint32_t size = 0;
  std::uint32_t flags = 0;
  Attributes attributes;
  std::string_view data;
  std::string_view extension;  ///< "posix-rename@openssh.com"
  bool whole = true;           ///< false: something is missing, or wrong
};
Request read_request(std::string_view packet);

/// Cuts a stream into packets.
class PacketStream {
 public:
  void add(std::string_view bytes);
  /// Type and content of the next whole packet, until the next call.
  std::optional<std::string_view> next();
  /// A packet of no bytes, or of more than packet_bytes_max: the stream can't go on.
  bool broken() const { return broken_; }
  std::size_t unread() const { return bytes_.size() - begin_; }

 private:
  std::string bytes_;
  std::size_t begin_ = 0;
  bool broken_ = false;
};

}  // namespace vpcsim::protocol::sftp
