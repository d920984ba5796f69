// What scp does once it is connected: files and directories up and down, as OpenSSH 9's does over SFTP.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "simulator/instance/program.hpp"
#include "simulator/instance/programs/sftp_client.hpp"

namespace vpcsim::instance {

class ScpTransfer {
 public:
  struct Options {
    bool preserves = false;  ///< -p: modes and times
    bool recursive = false;
    bool shows_progress = false;
  };
  enum class Outcome {
    good,
    failed,  ///< this source; the next one may be better
    over,    ///< nothing more can be done
  };
  using Done = std::function<void(Outcome)>;
  static constexpr int depth_max = 64;  ///< of directories

  ScpTransfer(Process& process, SftpClient& remote, Options options)
      : process_(process), remote_(remote), options_(options) {}

  /// `several`: sources, so that the target is made a directory if it isn't there.
  void upload(const std::string& source, const std::string& target, bool several, Done done);
  void download(const std::string& source, const std::string& target, Done done);

 private:
  using Attributes = protocol::sftp::Attributes;
  using Status = protocol::sftp::Status;
  /// One file on its way.
  struct File {
    std::string local, remote, handle;
    Attributes attributes;
    std::uint64_t offset = 0, size = 0;
    std::int64_t began = 0;
    bool good = true;
  };
  /// One directory on its way.
  struct Directory {
    std::string local, remote;
    Attributes attributes;
    std::vector<SftpClient::Entry> entries;
    std::size_t next = 0;
    int depth = 0;
    bool good = true;
  };
  using FilePointer = std::shared_ptr<File>;
  using DirectoryPointer = std::shared_ptr<Directory>;
  using Finished = std::function<void(bool good)>;

  void say(const std::string& text) { process_.error("scp: " + text + "\n"); }
  /// Runs it once the caller has returned, so that a thousand files that fail at once don't nest.
  void later(std::function<void()> step);
  void show_progress(const File& file);
  FileSystem& files() { return process_.machine().files(); }
  void remote_path(const std::string& path, std::function<void(const std::string&)> got,
                   std::function<void()> failed);

  void upload_to(const std::string& source, const std::string& path, const std::string& target,
                 const Done& done);
  void upload_file(const std::string& local, const std::string& remote, Finished finished);
  void upload_more(const FilePointer& file, const Finished& finished);
  void close_upload(const FilePointer& file, const Finished& finished);
  void upload_directory(const std::string& local, const std::string& remote, int depth, Finished finished);
  void upload_entries(const DirectoryPointer& directory, const Finished& finished);

  void download_matches(const std::string& source, const std::string& target,
                        std::vector<SftpClient::Entry> matches, bool pattern, const Done& done);
  void download_one(const SftpClient::Entry& source, const std::string& target, Finished finished);
  void download_file(const SftpClient::Entry& source, const std::string& local, Finished finished);
  void download_more(const FilePointer& file, const Finished& finished);
  void close_download(const FilePointer& file, const Finished& finished);
  void download_directory(const SftpClient::Entry& source, const std::string& local, int depth,
                          Finished finished);
  void download_entries(const DirectoryPointer& directory, const Finished& finished);

  Process& process_;
  SftpClient& remote_;
  Options options_;
  std::vector<std::function<void()>> steps_;
  bool stepping_ = false;
};

}  // namespace vpcsim::instance
