// The client's side of SFTP, one request at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/sftp.hpp"

namespace vpcsim::instance {

class SftpClient {
 public:
  using Attributes = protocol::sftp::Attributes;
  using Status = protocol::sftp::Status;
  using Type = protocol::sftp::Type;
  using Answered = std::function<void(Type type, protocol::sftp::Reader& answer)>;
  using GotStatus = std::function<void(Status)>;
  template <class Value>
  using Got = std::function<void(std::optional<Value> value, Status instead)>;
  struct Entry {
    std::string name;
    Attributes attributes;
  };

  explicit SftpClient(std::function<void(std::string_view)> write) : write_(std::move(write)) {}

  /// The first request: greets.
  void begin(std::function<void()> greeted);
  /// False: what came isn't an answer.
  bool received(std::string_view bytes);
  bool expands_paths() const { return expands_paths_; }

  void stat(const std::string& path, Got<Attributes> got);
  void expand(const std::string& path, Got<std::string> got);
  void open(const std::string& path, std::uint32_t flags, const Attributes& attributes, Got<std::string> got);
  /// Nothing, and end_of_file, at its end.
  void read(const std::string& handle, std::uint64_t offset, std::uint32_t size, Got<std::string> got);
  void write(const std::string& handle, std::uint64_t offset, std::string_view bytes, GotStatus got);
  void set_attributes(const std::string& path, const Attributes& attributes, GotStatus got);
  void set_open_attributes(const std::string& handle, const Attributes& attributes, GotStatus got);
  void close(const std::string& handle, GotStatus got);
  void make_directory(const std::string& path, const Attributes& attributes, GotStatus got);
  /// Without "." and "..".
  void list(const std::string& path, Got<std::vector<Entry>> got);

 private:
  protocol::sftp::Writer request(Type type);
  void ask(const protocol::sftp::Writer& request, Answered answered);
  void ask_status(const protocol::sftp::Writer& request, GotStatus got);
  void ask_text(const protocol::sftp::Writer& request, Type wanted, Got<std::string> got);
  bool take(std::string_view packet);
  void list_more(const std::string& handle, std::vector<Entry> entries, Got<std::vector<Entry>> got);

  std::function<void(std::string_view)> write_;
  protocol::sftp::PacketStream packets_;
  Answered answered_;
  std::uint32_t id_ = 0;
  bool expands_paths_ = false;
  bool greeting_ = false;
};

}  // namespace vpcsim::instance
