// What an SFTP server does with files.
#include <algorithm>

#include "simulator/instance/sftp_listing.hpp"
#include "simulator/instance/sftp_server.hpp"

namespace vpcsim::instance {
namespace {

using protocol::sftp::data_bytes_max;
using protocol::sftp::OpenFlags;
using protocol::sftp::Status;
using protocol::sftp::Type;
using protocol::sftp::Writer;

constexpr std::size_t names_at_once = 100;
constexpr unsigned mode_bits = 07777;
constexpr unsigned reading = 4;

}  // namespace

// Permissions are asked for here, once: what is open stays so, even with the mode 0400 that `put` of a key
// gives it.
void SftpServer::open(const Request& request) {
  Handle made;
  made.readable = (request.flags & OpenFlags::read) != 0;
  made.writable = (request.flags & OpenFlags::write) != 0;
  made.append = (request.flags & OpenFlags::append) != 0;
  const unsigned mode = request.attributes.permissions.value_or(0666) & mode_bits;
  const FileAccess access = access_();
  const bool creates = made.writable && (request.flags & OpenFlags::create);
  const bool exclusive = creates && (request.flags & OpenFlags::exclusive);
  if (exclusive && files_.link_status(access, request.path)) return status(request, FileError::exists);
  const auto there = files_.status(access, request.path);
  if (!there && !(creates && there.error == FileError::not_found)) return status(request, there.error);
  if (there && there.value.is_directory()) return status(request, FileError::is_a_directory);
  auto error = FileError::none;
  if (there && made.readable) error = files_.may(access, request.path, reading);
  if (error == FileError::none && made.writable) {
    const bool truncates = (request.flags & OpenFlags::truncate) != 0;
    error = files_.open_for_writing(access, request.path, truncates, mode);
  }
  if (error != FileError::none) return status(request, error);
  made.path = files_.real_path(access, request.path).value;
  made.number = files_.status(access, request.path).value.number;
  handle(request, std::move(made));
}

void SftpServer::read(const Request& request, const Handle& of) {
  if (!of.readable) return status(request, Status::failure, "Bad file descriptor");
  const auto found = status_of(of);
  if (!found) return status(request, found.error);
  const auto size = std::min(request.size, data_bytes_max);
  const auto bytes = files_.read(root_access(), of.path, request.offset, size);
  if (!bytes) return status(request, bytes.error);
  if (bytes.value.empty()) return status(request, Status::end_of_file, "End of file");
  send(Writer(Type::data).number(*request.id).text(bytes.value));
}

void SftpServer::write(const Request& request, const Handle& of) {
  if (!of.writable) return status(request, Status::failure, "Bad file descriptor");
  const auto found = status_of(of);
  if (!found) return status(request, found.error);
  const auto offset = of.append ? found.value.size : request.offset;
  status(request, files_.write_at(root_access(), of.path, offset, request.data));
}

void SftpServer::open_directory(const Request& request) {
  Handle made;
  auto names = files_.list(access_(), request.path);
  if (!names) return status(request, names.error);
  made.directory = true;
  made.path = files_.real_path(access_(), request.path).value;
  made.names = {".", ".."};
  made.names.insert(made.names.end(), names.value.begin(), names.value.end());
  handle(request, std::move(made));
}

void SftpServer::read_directory(const Request& request, Handle& of) {
  if (!of.directory) return status(request, Status::failure, "Not a directory");
  const FileAccess access = access_();
  Writer rows(Type::name);  // gathered after their count, which isn't known before
  std::uint32_t count = 0;
  for (; count < names_at_once && of.names_read < of.names.size(); ++of.names_read) {
    const auto& name = of.names[of.names_read];
    const auto found = files_.link_status(access, joined_path(of.path, name));
    if (!found) continue;
    rows.text(name)
        .text(sftp_long_name(name, found.value, access.now))
        .attributes(sftp_attributes(found.value));
    ++count;
  }
  if (count == 0) return status(request, Status::end_of_file, "End of file");
  send(Writer(Type::name).number(*request.id).number(count).content_of(rows));
}

// Version 3 doesn't overwrite [section 6.5]; OpenSSH's client therefore asks for posix-rename.
void SftpServer::rename(const Request& request) {
  const FileAccess access = access_();
  const auto source = files_.link_status(access, request.path);
  if (!source) return status(request, source.error);
  if (files_.link_status(access, request.target)) return status(request, FileError::exists);
  status(request, files_.rename(access, request.path, request.target));
}

void SftpServer::set_attributes(const Request& request, const std::string& path) {
  auto error = FileError::none;
  if (request.attributes.size) error = files_.resize(access_(), path, *request.attributes.size);
  status(request, error == FileError::none ? set_more(request, path) : error);
}

void SftpServer::set_attributes(const Request& request, const Handle& of) {
  if (of.directory) return set_attributes(request, of.path);
  const auto found = status_of(of);
  if (!found) return status(request, found.error);
  auto error = FileError::none;
  if (request.attributes.size) {
    error = of.writable ? files_.resize(root_access(), of.path, *request.attributes.size)
                        : FileError::invalid_argument;
  }
  status(request, error == FileError::none ? set_more(request, of.path) : error);
}

FileError SftpServer::set_more(const Request& request, const std::string& path) {
  const auto& wanted = request.attributes;
  const FileAccess access = access_();
  auto error = FileError::none;
  if (wanted.permissions) error = files_.set_mode(access, path, *wanted.permissions & mode_bits);
  if (error == FileError::none && wanted.modified)
    error = files_.set_modified(access, path, *wanted.modified);
  if (error != FileError::none || !wanted.user) return error;
  // Only root gives files away, and nobody who logs in is root.
  const auto found = files_.status(access, path);
  if (!found) return found.error;
  const auto now = sftp_attributes(found.value);
  return now.user == wanted.user && now.group == wanted.group ? FileError::none : FileError::not_permitted;
}

void SftpServer::read_link(const Request& request) {
  const auto found = files_.link_status(access_(), request.path);
  if (!found) return status(request, found.error);
  if (found.value.kind != FileKind::symbolic_link) return status(request, FileError::invalid_argument);
  one_name(request, found.value.target);
}

// Of a file that isn't there yet, too: a client asks for the name that it will write to.
FileResult<std::string> SftpServer::real_path(std::string_view path) const {
  const FileAccess access = access_();
  auto real = files_.real_path(access, path);
  if (real || real.error != FileError::not_found || path.empty()) return real;
  auto parent = files_.real_path(access, parent_path(path));
  if (!parent) return parent.error;
  return joined_path(parent.value, base_name(path));
}

// "~" and "~user" at the beginning: there is one home here, the user's own.
FileResult<std::string> SftpServer::expanded(std::string_view path) const {
  if (path.substr(0, 1) != "~") return real_path(path.empty() ? "." : path);
  const FileAccess access = access_();
  const auto slash = std::min(path.find('/'), path.size());
  const auto user = path.substr(1, slash - 1);
  if (!user.empty() && user != access.user) return FileError::not_found;
  return real_path(access.directory + std::string(path.substr(slash)));
}

}  // namespace vpcsim::instance
