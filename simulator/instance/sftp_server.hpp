// The sftp subsystem of an instance: files as `sftp` and `scp` see them. It answers as OpenSSH's sftp-server
// does, where the file system can; a status' text says more than OpenSSH's, namely what the file system said.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/sftp.hpp"
#include "simulator/instance/file_system.hpp"

namespace vpcsim::instance {

class SftpServer {
 public:
  static constexpr std::size_t handles_max = 100;
  /// Of requests that wait because the output is full. A client that heeds the channel's window stays far
  /// below it; another one's session ends.
  static constexpr std::size_t unread_bytes_max = 4 << 20;

  using Output = std::function<void(std::string_view bytes)>;
  /// Of the user, at the current instant; the directory is the user's home.
  using Access = std::function<FileAccess()>;
  /// Whether enough is waiting to be sent: no request is answered until output_ready().
  using Full = std::function<bool()>;

  /// `files` must outlive it.
  SftpServer(FileSystem& files, Access access, Output output, Full full = {})
      : files_(files), access_(std::move(access)), output_(std::move(output)), full_(std::move(full)) {}

  /// False: what came isn't SFTP, and the session is over.
  bool input(std::string_view bytes);
  /// No longer full. The result is input()'s.
  bool output_ready() { return go_on(); }
  /// Bytes of requests that aren't answered yet.
  std::size_t unread() const { return packets_.unread(); }

 private:
  using Request = protocol::sftp::Request;
  using Status = protocol::sftp::Status;

  /// An open file stays open whatever becomes of its mode; one that was removed or moved is gone.
  struct Handle {
    std::string path;
    std::uint64_t number = 0;
    bool directory = false, readable = false, writable = false, append = false;
    std::vector<std::string> names;  ///< of a directory
    std::size_t names_read = 0;
  };

  bool go_on();
  bool answer(const Request& request);
  void answer(const Request& request, Handle& of);
  void answer_extended(const Request& request);
  void status(const Request& request, FileError error);
  void status(const Request& request, Status code, std::string_view text);
  void attributes(const Request& request, const FileResult<FileStatus>& found);
  void one_name(const Request& request, const FileResult<std::string>& name);
  void handle(const Request& request, Handle handle);
  void space(const Request& request, FileError error);
  void send(const protocol::sftp::Writer& packet) { output_(packet.packet()); }
  Handle* find(std::string_view handle);
  FileAccess root_access() const;
  FileResult<FileStatus> status_of(const Handle& handle) const;

  void greet();
  void open(const Request& request);
  void read(const Request& request, const Handle& of);
  void write(const Request& request, const Handle& of);
  void open_directory(const Request& request);
  void read_directory(const Request& request, Handle& of);
  void rename(const Request& request);
  void read_link(const Request& request);
  void set_attributes(const Request& request, const std::string& path);
  void set_attributes(const Request& request, const Handle& of);
  FileError set_more(const Request& request, const std::string& path);
  FileResult<std::string> real_path(std::string_view path) const;
  FileResult<std::string> expanded(std::string_view path) const;

  FileSystem& files_;
  Access access_;
  Output output_;
  Full full_;
  protocol::sftp::PacketStream packets_;
  std::map<std::string, Handle, std::less<>> handles_;
  std::uint64_t next_handle_ = 1;
  bool greeted_ = false;
  bool over_ = false;
};

}  // namespace vpcsim::instance
