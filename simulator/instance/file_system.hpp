// The files of a simulated instance: a value that never touches the host. Copies share their nodes and cost
// one pointer; what is written after a copy is made shows in one of the two only, so a snapshot is a copy.
//
// Operations fail as Linux's system calls do, in the same order of checks, and say so with a FileError.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vpcsim::instance {

/// errno, as far as files go.
enum class FileError {
  none,
  not_found,          // ENOENT
  permission_denied,  // EACCES
  not_permitted,      // EPERM
  exists,             // EEXIST
  not_a_directory,    // ENOTDIR
  is_a_directory,     // EISDIR
  not_empty,          // ENOTEMPTY
  invalid_argument,   // EINVAL
  too_many_links,     // ELOOP
  name_too_long,      // ENAMETOOLONG
  no_space,           // ENOSPC
  busy,               // EBUSY
};
/// strerror(3): "No such file or directory".
std::string_view text(FileError error);

template <class Value>
struct FileResult {
  FileError error = FileError::none;
  Value value{};

  FileResult(FileError failure) : error(failure) {}       // NOLINT(google-explicit-constructor)
  FileResult(Value result) : value(std::move(result)) {}  // NOLINT(google-explicit-constructor)
  explicit operator bool() const { return error == FileError::none; }
};

enum class FileKind { regular, directory, symbolic_link };

/// stat(2).
struct FileStatus {
  FileKind kind = FileKind::regular;
  unsigned mode = 0;  ///< the 12 permission bits
  std::string owner;
  std::string group;
  std::int64_t modified = 0;  ///< seconds since 1970, virtual time
  std::uint64_t size = 0;     ///< bytes
  std::uint64_t links = 1;
  std::uint64_t number = 0;  ///< the inode's
  std::string target;        ///< of a symbolic link

  bool is_directory() const { return kind == FileKind::directory; }
};

/// Who asks, from which directory, and when. "root" may do everything.
struct FileAccess {
  std::string user;
  std::string group;
  std::string directory = "/";  ///< absolute: where relative paths start
  std::int64_t now = 0;         ///< seconds since 1970
  unsigned mask = 022;          ///< umask
};

struct FileLimits {
  std::uint64_t bytes = 8u << 20;  ///< of content, links and names together
  std::size_t nodes = 4'000;
};

/// What a whole file system holds, for those who keep it: parents come before their children.
struct FileEntry {
  std::string path;
  FileStatus status;
  std::string content;
};

class FileSystem {
 public:
  static constexpr std::size_t name_bytes_max = 255;
  static constexpr std::size_t path_bytes_max = 4096;
  static constexpr int links_followed_max = 40;

  /// A root directory and nothing else.
  explicit FileSystem(FileLimits limits = {});

  FileResult<FileStatus> status(const FileAccess& access, std::string_view path) const;
  /// Of a link itself.
  FileResult<FileStatus> link_status(const FileAccess& access, std::string_view path) const;
  /// Names in order of bytes, without "." and "..".
  FileResult<std::vector<std::string>> list(const FileAccess& access, std::string_view path) const;
  /// At most `size` bytes from `offset` on; nothing behind the end.
  FileResult<std::string> read(const FileAccess& access, std::string_view path, std::uint64_t offset = 0,
                               std::uint64_t size = ~std::uint64_t{0}) const;
  /// The path without links, "." and "..": what chdir(2) and realpath(3) make of it.
  FileResult<std::string> real_path(const FileAccess& access, std::string_view path) const;
  /// access(2): any of 4 (read), 2 (write) and 1 (search or run), summed.
  FileError may(const FileAccess& access, std::string_view path, unsigned wanted) const;

  /// open(2) with O_CREAT, and O_TRUNC if `truncate`. `mode` counts for a new file.
  FileError open_for_writing(const FileAccess& access, std::string_view path, bool truncate,
                             unsigned mode = 0666);
  /// Of a file that is there, and may be longer or shorter than `offset` (the gap is zeros). If there isn't
  /// room for all of it, nothing is written.
  FileError write_at(const FileAccess& access, std::string_view path, std::uint64_t offset,
                     std::string_view bytes);
  FileError append(const FileAccess& access, std::string_view path, std::string_view bytes);
  FileError resize(const FileAccess& access, std::string_view path, std::uint64_t size);
  FileError make_directory(const FileAccess& access, std::string_view path, unsigned mode = 0777);
  FileError make_link(const FileAccess& access, std::string_view target, std::string_view path);
  FileError remove(const FileAccess& access, std::string_view path);
  FileError remove_directory(const FileAccess& access, std::string_view path);
  FileError rename(const FileAccess& access, std::string_view from, std::string_view to);
  FileError set_mode(const FileAccess& access, std::string_view path, unsigned mode);
  FileError set_modified(const FileAccess& access, std::string_view path, std::int64_t seconds);
  FileError set_owner(const FileAccess& access, std::string_view path, std::string_view owner,
                      std::string_view group);

  std::uint64_t bytes_used() const { return bytes_; }
  std::size_t nodes_used() const { return nodes_; }
  const FileLimits& limits() const { return limits_; }

  std::vector<FileEntry> entries() const;
  /// The inverse of entries(): what doesn't fit or has no parent isn't taken.
  static FileSystem from_entries(const std::vector<FileEntry>& entries, FileLimits limits = {});

 private:
  struct Node;
  using NodePointer = std::shared_ptr<Node>;
  struct Node {
    FileKind kind = FileKind::directory;
    unsigned mode = 0755;
    std::string owner = "root";
    std::string group = "root";
    std::int64_t modified = 0;
    std::uint64_t number = 2;
    std::string content;  // of a link: its target
    std::map<std::string, NodePointer, std::less<>> children;
  };
  using Names = std::vector<std::string>;

  FileResult<Names> resolve(const FileAccess& access, std::string_view path, bool follow_last) const;
  FileResult<Names> resolve_new(const FileAccess& access, std::string_view path, bool follow_last) const;
  const Node* find(const Names& names) const;
  Node& change(const Names& names);
  FileError may_change_directory(const FileAccess& access, const Names& names) const;
  FileError may_unlink(const FileAccess& access, const Names& names) const;
  FileResult<Names> writable_file(const FileAccess& access, std::string_view path) const;
  FileError room(std::uint64_t bytes, std::size_t nodes) const;
  FileError add(const FileAccess& access, const Names& names, Node node);
  void take_out(const FileAccess& access, const Names& names);
  static FileStatus status_of(const Node& node);
  static void collect(const std::string& path, const Node& node, std::vector<FileEntry>& into);

  FileLimits limits_;
  NodePointer root_;
  std::uint64_t bytes_ = 0;
  std::size_t nodes_ = 1;
  std::uint64_t next_number_ = 3;
};

/// "a//b/../c" split at its slashes: "a", "b", "..", "c".
std::vector<std::string_view> path_names(std::string_view path);
/// basename(1) and dirname(1).
std::string base_name(std::string_view path);
std::string parent_path(std::string_view path);
std::string joined_path(std::string_view directory, std::string_view name);

}  // namespace vpcsim::instance
