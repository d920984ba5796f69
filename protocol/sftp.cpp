#include "protocol/sftp.hpp"

namespace vpcsim::protocol::sftp {
namespace {

// Which attributes follow.
constexpr std::uint32_t with_size = 1, with_owner = 2, with_permissions = 4, with_times = 8,
                        with_extensions = 0x80000000;

void append_number(std::string& bytes, std::uint64_t value, int size) {
  for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xff);
}

std::uint64_t number_of(std::string_view bytes) {
  std::uint64_t value = 0;
  for (char byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
  return value;
}

}  // namespace

std::string_view text(Status status) {
  switch (status) {
    case Status::ok:
      return "Success";
    case Status::end_of_file:
      return "End of file";
    case Status::no_such_file:
      return "No such file or directory";
    case Status::permission_denied:
      return "Permission denied";
    case Status::failure:
      return "Failure";
    case Status::bad_message:
      return "Bad message";
    case Status::unsupported:
      return "Operation unsupported";
  }
  return "Unknown status";
}

std::string_view Reader::take(std::size_t size) {
  if (rest_.size() < size) {
    failed_ = true;
    rest_ = {};
    return {};
  }
  const auto taken = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return taken;
}

std::uint8_t Reader::byte() {
  return static_cast<std::uint8_t>(number_of(take(1)));
}
std::uint32_t Reader::number() {
  return static_cast<std::uint32_t>(number_of(take(4)));
}
std::uint64_t Reader::long_number() {
  return number_of(take(8));
}
std::string_view Reader::text() {
  return take(number());
}

std::string_view Reader::path() {
  const auto read = text();
  failed_ = failed_ || read.find('\0') != read.npos;
  return failed_ ? std::string_view() : read;
}

Attributes Reader::attributes() {
  Attributes read;
  const std::uint32_t flags = number();
  if (flags & with_size) read.size = long_number();
  if (flags & with_owner) {
    read.user = number();
    read.group = number();
  }
  if (flags & with_permissions) read.permissions = number();
  if (flags & with_times) {
    number();  // last access
    read.modified = number();
  }
  if (flags & with_extensions) {
    for (std::uint32_t left = number(); left > 0 && !failed_; --left) {
      text();
      text();
    }
  }
  return read;
}

Writer& Writer::byte(std::uint8_t value) {
  append_number(bytes_, value, 1);
  return *this;
}
Writer& Writer::number(std::uint32_t value) {
  append_number(bytes_, value, 4);
  return *this;
}
Writer& Writer::long_number(std::uint64_t value) {
  append_number(bytes_, value, 8);
  return *this;
}
Writer& Writer::text(std::string_view value) {
  number(static_cast<std::uint32_t>(value.size()));
  bytes_ += value;
  return *this;
}

Writer& Writer::attributes(const Attributes& value) {
  number((value.size ? with_size : 0) | (value.user ? with_owner : 0) |
         (value.permissions ? with_permissions : 0) | (value.modified ? with_times : 0));
  if (value.size) long_number(*value.size);
  if (value.user) number(*value.user).number(value.group.value_or(0));
  if (value.permissions) number(*value.permissions);
  if (value.modified) number(*value.modified).number(*value.modified);
  return *this;
}

Writer& Writer::content_of(const Writer& other) {
  bytes_.append(other.bytes_, 1);
  return *this;
}

std::string Writer::packet() const {
  std::string packet;
  append_number(packet, bytes_.size(), 4);
  return packet + bytes_;
}

namespace {

void read_extension(Request& request, Reader& packet) {
  request.extension = packet.text();
  if (request.extension == "posix-rename@openssh.com") {
    request.path = packet.path();
    request.target = packet.path();
  } else if (request.extension == "statvfs@openssh.com" || request.extension == "expand-path@openssh.com" ||
             request.extension == "home-directory") {
    request.path = packet.path();
  } else if (request.extension == "fstatvfs@openssh.com" || request.extension == "fsync@openssh.com") {
    request.handle = packet.text();
  }
}

void read_content(Request& request, Reader& packet) {
  switch (request.type) {
    case Type::open:
      request.path = packet.path();
      request.flags = packet.number();
      request.attributes = packet.attributes();
      return;
    case Type::read:
      request.handle = packet.text();
      request.offset = packet.long_number();
      request.size = packet.number();
      return;
    case Type::write:
      request.handle = packet.text();
      request.offset = packet.long_number();
      request.data = packet.text();
      return;
    case Type::close:
    case Type::fstat:
    case Type::readdir:
      request.handle = packet.text();
      return;
    case Type::fsetstat:
      request.handle = packet.text();
      request.attributes = packet.attributes();
      return;
    case Type::setstat:
    case Type::mkdir:
      request.path = packet.path();
      request.attributes = packet.attributes();
      return;
    case Type::lstat:
    case Type::stat:
    case Type::opendir:
    case Type::remove:
    case Type::rmdir:
    case Type::realpath:
    case Type::readlink:
      request.path = packet.path();
      return;
    case Type::rename:
      request.path = packet.path();
      request.target = packet.path();
      return;
    case Type::symlink:
      // Not the draft's order: OpenSSH had it wrong once, and kept it.
      request.target = packet.path();
      request.path = packet.path();
      return;
    case Type::extended:
      return read_extension(request, packet);
    default:
      return;
  }
}

}  // namespace

Request read_request(std::string_view bytes) {
  Reader packet(bytes);
  Request request;
  request.type = static_cast<Type>(packet.byte());
  request.id = packet.number();
  if (packet.failed()) request.id.reset();
  read_content(request, packet);
  request.whole = !packet.failed();
  return request;
}

void PacketStream::add(std::string_view bytes) {
  bytes_.erase(0, begin_);
  begin_ = 0;
  bytes_ += bytes;
}

std::optional<std::string_view> PacketStream::next() {
  if (broken_ || unread() < 4) return std::nullopt;
  const auto waiting = std::string_view(bytes_).substr(begin_);
  const auto size = static_cast<std::uint32_t>(number_of(waiting.substr(0, 4)));
  if (size == 0 || size > packet_bytes_max) {
    broken_ = true;
    return std::nullopt;
  }
  if (waiting.size() - 4 < size) return std::nullopt;
  begin_ += 4 + size;
  return waiting.substr(4, size);
}

}  // namespace vpcsim::protocol::sftp
