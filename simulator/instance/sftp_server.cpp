#include "simulator/instance/sftp_server.hpp"

#include <algorithm>

#include "simulator/instance/sftp_listing.hpp"

namespace vpcsim::instance {
namespace {

using protocol::sftp::data_bytes_max;
using protocol::sftp::packet_bytes_max;
using protocol::sftp::Status;
using protocol::sftp::Type;
using protocol::sftp::Writer;

constexpr unsigned mode_bits = 07777;
constexpr std::uint64_t block_bytes = 1024;

// errno_to_portable() of OpenSSH's server.
Status status_of_error(FileError error) {
  switch (error) {
    case FileError::none:
      return Status::ok;
    case FileError::not_found:
    case FileError::not_a_directory:
    case FileError::too_many_links:
      return Status::no_such_file;
    case FileError::permission_denied:
    case FileError::not_permitted:
      return Status::permission_denied;
    case FileError::name_too_long:
    case FileError::invalid_argument:
      return Status::bad_message;
    default:
      return Status::failure;
  }
}

bool is_of_handle(Type type) {
  return type == Type::close || type == Type::read || type == Type::write || type == Type::fstat ||
         type == Type::fsetstat || type == Type::readdir;
}

}  // namespace

bool SftpServer::input(std::string_view bytes) {
  if (over_ || packets_.unread() + bytes.size() > unread_bytes_max) {
    over_ = true;
    return false;
  }
  packets_.add(bytes);
  return go_on();
}

bool SftpServer::go_on() {
  while (!over_ && !(full_ && full_())) {
    const auto packet = packets_.next();
    if (!packet) break;
    over_ = !answer(protocol::sftp::read_request(*packet));
  }
  over_ = over_ || packets_.broken();
  return !over_;
}

// False ends the session: before the greeting, and without a number to answer to.
bool SftpServer::answer(const Request& request) {
  if (!request.id) return false;
  if (request.type == Type::init) return greet(), true;
  if (!greeted_) return false;
  if (!request.whole) return status(request, Status::bad_message, "Bad message"), true;
  if (is_of_handle(request.type)) {
    Handle* of = find(request.handle);
    return of ? answer(request, *of) : status(request, Status::failure, "Invalid handle"), true;
  }
  const std::string path(request.path);
  switch (request.type) {
    case Type::open:
      return open(request), true;
    case Type::lstat:
      return attributes(request, files_.link_status(access_(), path)), true;
    case Type::stat:
      return attributes(request, files_.status(access_(), path)), true;
    case Type::setstat:
      return set_attributes(request, path), true;
    case Type::opendir:
      return open_directory(request), true;
    case Type::remove:
      return status(request, files_.remove(access_(), path)), true;
    case Type::mkdir: {
      const auto mode = request.attributes.permissions.value_or(0777) & mode_bits;
      return status(request, files_.make_directory(access_(), path, mode)), true;
    }
    case Type::rmdir:
      return status(request, files_.remove_directory(access_(), path)), true;
    case Type::realpath:
      return one_name(request, real_path(path.empty() ? "." : path)), true;
    case Type::rename:
      return rename(request), true;
    case Type::readlink:
      return read_link(request), true;
    case Type::symlink:
      return status(request, files_.make_link(access_(), request.target, path)), true;
    case Type::extended:
      return answer_extended(request), true;
    default:
      return status(request, Status::unsupported, text(Status::unsupported)), true;
  }
}

void SftpServer::answer(const Request& request, Handle& of) {
  switch (request.type) {
    case Type::read:
      return read(request, of);
    case Type::write:
      return write(request, of);
    case Type::fstat:
      return attributes(request, status_of(of));
    case Type::fsetstat:
      return set_attributes(request, of);
    case Type::readdir:
      return read_directory(request, of);
    default:  // close
      handles_.erase(handles_.find(request.handle));
      return status(request, FileError::none);
  }
}

void SftpServer::greet() {
  greeted_ = true;
  send(Writer(Type::version)
           .number(protocol::sftp::protocol_version)
           .text("posix-rename@openssh.com")
           .text("1")
           .text("statvfs@openssh.com")
           .text("2")
           .text("fstatvfs@openssh.com")
           .text("2")
           .text("fsync@openssh.com")
           .text("1")
           .text("limits@openssh.com")
           .text("1")
           .text("expand-path@openssh.com")
           .text("1")
           .text("home-directory")
           .text("1"));
}

void SftpServer::answer_extended(const Request& request) {
  const auto& name = request.extension;
  if (name == "posix-rename@openssh.com") {
    return status(request, files_.rename(access_(), request.path, request.target));
  }
  if (name == "statvfs@openssh.com") return space(request, files_.status(access_(), request.path).error);
  if (name == "fstatvfs@openssh.com" || name == "fsync@openssh.com") {
    const Handle* of = find(request.handle);
    if (of == nullptr) return status(request, Status::failure, "Invalid handle");
    if (name == "fsync@openssh.com") return status(request, FileError::none);
    return space(request, FileError::none);
  }
  if (name == "limits@openssh.com") {
    return send(Writer(Type::extended_reply)
                    .number(*request.id)
                    .long_number(packet_bytes_max)
                    .long_number(data_bytes_max)
                    .long_number(data_bytes_max)
                    .long_number(handles_max));
  }
  if (name == "expand-path@openssh.com") return one_name(request, expanded(request.path));
  if (name == "home-directory") return one_name(request, expanded("~" + std::string(request.path)));
  status(request, Status::unsupported, text(Status::unsupported));
}

void SftpServer::status(const Request& request, FileError error) {
  status(request, status_of_error(error), text(error));
}

void SftpServer::status(const Request& request, Status code, std::string_view text) {
  send(Writer(Type::status).number(*request.id).number(static_cast<std::uint32_t>(code)).text(text).text(""));
}

void SftpServer::attributes(const Request& request, const FileResult<FileStatus>& found) {
  if (!found) return status(request, found.error);
  send(Writer(Type::attributes).number(*request.id).attributes(sftp_attributes(found.value)));
}

void SftpServer::one_name(const Request& request, const FileResult<std::string>& name) {
  if (!name) return status(request, name.error);
  send(Writer(Type::name).number(*request.id).number(1).text(name.value).text(name.value).attributes({}));
}

void SftpServer::space(const Request& request, FileError error) {
  if (error != FileError::none) return status(request, error);
  const auto& limits = files_.limits();
  const auto free_bytes = limits.bytes - std::min(limits.bytes, files_.bytes_used());
  const auto free_nodes = limits.nodes - std::min(limits.nodes, files_.nodes_used());
  Writer answer(Type::extended_reply);
  answer.number(*request.id);
  for (std::uint64_t value : {block_bytes, block_bytes, limits.bytes / block_bytes, free_bytes / block_bytes,
                              free_bytes / block_bytes, std::uint64_t{limits.nodes},
                              std::uint64_t{free_nodes}, std::uint64_t{free_nodes}, std::uint64_t{0},
                              std::uint64_t{0}, std::uint64_t{FileSystem::name_bytes_max}}) {
    answer.long_number(value);
  }
  send(answer);
}

void SftpServer::handle(const Request& request, Handle handle) {
  if (handles_.size() >= handles_max) return status(request, Status::failure, "Too many open files");
  const std::string name = std::to_string(next_handle_++);
  handles_.emplace(name, std::move(handle));
  send(Writer(Type::handle).number(*request.id).text(name));
}

SftpServer::Handle* SftpServer::find(std::string_view handle) {
  auto found = handles_.find(handle);
  return found == handles_.end() ? nullptr : &found->second;
}

FileAccess SftpServer::root_access() const {
  auto access = access_();
  access.user = access.group = "root";
  return access;
}

FileResult<FileStatus> SftpServer::status_of(const Handle& handle) const {
  auto found = files_.link_status(root_access(), handle.path);
  if (found && found.value.number != handle.number) return FileError::not_found;
  return found;
}

}  // namespace vpcsim::instance
