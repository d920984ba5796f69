#include "simulator/instance/file_system.hpp"

#include <algorithm>
#include <atomic>
#include <utility>

namespace vpcsim::instance {

namespace {

constexpr unsigned reading = 4;
constexpr unsigned searching = 1;

template <class Node>
bool allowed(const FileAccess& access, const Node& node, unsigned wanted) {
  if (access.user == "root") return true;
  const unsigned shift = access.user == node.owner ? 6 : access.group == node.group ? 3 : 0;
  return ((node.mode >> shift) & wanted) == wanted;
}

}  // namespace

FileSystem::FileSystem(FileLimits limits) : limits_(limits), root_(std::make_shared<Node>()) {}

const FileSystem::Node* FileSystem::find(const Names& names) const {
  const Node* node = root_.get();
  for (const auto& name : names) {
    auto found = node->children.find(name);
    if (found == node->children.end()) return nullptr;
    node = found->second.get();
  }
  return node;
}

// The node to be changed, unshared together with everything above it. Those whom copies share are copied
// first.
FileSystem::Node& FileSystem::change(const Names& names) {
  auto own = [](NodePointer& pointer) -> Node& {
    if (pointer.use_count() > 1) pointer = std::make_shared<Node>(*pointer);
    // A copy that another thread has just let go of had been read there before.
    std::atomic_thread_fence(std::memory_order_acquire);
    return *pointer;
  };
  Node* node = &own(root_);
  for (const auto& name : names) node = &own(node->children.find(name)->second);
  return *node;
}

// Walks as namei does: each directory on the way must be searchable; a link is replaced by its target. The
// last name may be missing: the result then names what would be made.
FileResult<FileSystem::Names> FileSystem::resolve_new(const FileAccess& access, std::string_view path,
                                                      bool follow_last) const {
  if (path.empty()) return FileError::not_found;
  if (path.size() >= path_bytes_max) return FileError::name_too_long;
  std::vector<std::string> pending;  // names still to walk, the next one last
  auto push = [&pending](std::string_view text) {
    auto names = path_names(text);
    // A path that ends with a slash is a directory's.
    if (text.size() > 1 && text.back() == '/') pending.emplace_back(".");
    for (auto name = names.rbegin(); name != names.rend(); ++name) pending.emplace_back(*name);
  };
  push(path);
  if (path.front() != '/') push(access.directory);
  Names result;
  std::vector<const Node*> nodes{root_.get()};
  int followed = 0;
  while (!pending.empty()) {
    auto name = std::move(pending.back());
    pending.pop_back();
    const Node& here = *nodes.back();
    if (here.kind != FileKind::directory) return FileError::not_a_directory;
    if (!allowed(access, here, searching)) return FileError::permission_denied;
    if (name == ".") continue;
    if (name == "..") {
      if (!result.empty()) result.pop_back(), nodes.pop_back();
      continue;
    }
    if (name.size() > name_bytes_max) return FileError::name_too_long;
    auto found = here.children.find(name);
    if (found == here.children.end()) {
      const bool last = pending.empty() || (pending.size() == 1 && pending.front() == ".");
      if (!last) return FileError::not_found;
      result.push_back(std::move(name));
      return result;
    }
    const Node& next = *found->second;
    if (next.kind == FileKind::symbolic_link && (follow_last || !pending.empty())) {
      if (++followed > links_followed_max) return FileError::too_many_links;
      if (next.content.front() == '/') result.clear(), nodes.resize(1);
      push(next.content);
      continue;
    }
    result.push_back(std::move(name));
    nodes.push_back(&next);
  }
  return result;
}

FileResult<FileSystem::Names> FileSystem::resolve(const FileAccess& access, std::string_view path,
                                                  bool follow_last) const {
  auto names = resolve_new(access, path, follow_last);
  if (names && !find(names.value)) return FileError::not_found;
  return names;
}

FileStatus FileSystem::status_of(const Node& node) {
  FileStatus status;
  status.kind = node.kind;
  status.mode = node.mode;
  status.owner = node.owner;
  status.group = node.group;
  status.modified = node.modified;
  status.number = node.number;
  status.size = node.content.size();
  if (node.kind == FileKind::symbolic_link) status.target = node.content;
  if (node.kind != FileKind::directory) return status;
  status.links = 2;
  status.size = 6;  // as XFS, Amazon Linux's file system, counts a directory that fits into its inode
  for (const auto& [name, child] : node.children) {
    status.size += name.size() + 7;
    if (child->kind == FileKind::directory) ++status.links;
  }
  return status;
}

FileResult<FileStatus> FileSystem::status(const FileAccess& access, std::string_view path) const {
  auto names = resolve(access, path, true);
  if (!names) return names.error;
  return status_of(*find(names.value));
}

FileResult<FileStatus> FileSystem::link_status(const FileAccess& access, std::string_view path) const {
  auto names = resolve(access, path, false);
  if (!names) return names.error;
  return status_of(*find(names.value));
}

FileResult<std::vector<std::string>> FileSystem::list(const FileAccess& access, std::string_view path) const {
  auto names = resolve(access, path, true);
  if (!names) return names.error;
  const Node& node = *find(names.value);
  if (node.kind != FileKind::directory) return FileError::not_a_directory;
  if (!allowed(access, node, reading)) return FileError::permission_denied;
  std::vector<std::string> result;
  for (const auto& [name, child] : node.children) result.push_back(name);
  return result;
}

FileResult<std::string> FileSystem::read(const FileAccess& access, std::string_view path,
                                         std::uint64_t offset, std::uint64_t size) const {
  auto names = resolve(access, path, true);
  if (!names) return names.error;
  const Node& node = *find(names.value);
  if (!allowed(access, node, reading)) return FileError::permission_denied;
  if (node.kind == FileKind::directory) return FileError::is_a_directory;
  if (offset >= node.content.size()) return std::string();
  return node.content.substr(offset, size);
}

FileResult<std::string> FileSystem::real_path(const FileAccess& access, std::string_view path) const {
  auto names = resolve(access, path, true);
  if (!names) return names.error;
  std::string result;
  for (const auto& name : names.value) result += "/" + name;
  return result.empty() ? std::string("/") : result;
}

FileError FileSystem::may(const FileAccess& access, std::string_view path, unsigned wanted) const {
  auto names = resolve(access, path, true);
  if (!names) return names.error;
  const Node& node = *find(names.value);
  // Nobody runs what no one may run, not even root.
  const bool runnable = node.kind == FileKind::directory || (node.mode & 0111) != 0;
  if ((wanted & searching) && !runnable) return FileError::permission_denied;
  return allowed(access, node, wanted) ? FileError::none : FileError::permission_denied;
}

void FileSystem::collect(const std::string& path, const Node& node, std::vector<FileEntry>& into) {
  into.push_back({path.empty() ? "/" : path, status_of(node),
                  node.kind == FileKind::regular ? node.content : std::string()});
  for (const auto& [name, child] : node.children) collect(path + "/" + name, *child, into);
}

std::vector<FileEntry> FileSystem::entries() const {
  std::vector<FileEntry> result;
  collect("", *root_, result);
  return result;
}

FileSystem FileSystem::from_entries(const std::vector<FileEntry>& entries, FileLimits limits) {
  FileSystem result(limits);
  const FileAccess root{.user = "root", .group = "root", .mask = 0};
  for (const auto& entry : entries) {
    auto names = result.resolve_new(root, entry.path, false);
    if (!names || result.find(names.value)) continue;
    Node node;
    node.kind = entry.status.kind;
    if (node.kind == FileKind::regular) node.content = entry.content;
    if (node.kind == FileKind::symbolic_link) node.content = entry.status.target;
    if (node.kind == FileKind::symbolic_link && node.content.empty()) continue;
    result.add(root, names.value, std::move(node));
  }
  // Afterwards: adding to a directory changes when it was modified.
  for (const auto& entry : entries) {
    auto names = result.resolve(root, entry.path, false);
    if (!names) continue;
    Node& node = result.change(names.value);
    node.mode = entry.status.mode & 07777;
    node.owner = entry.status.owner;
    node.group = entry.status.group;
    node.modified = entry.status.modified;
  }
  return result;
}

std::vector<std::string_view> path_names(std::string_view path) {
  std::vector<std::string_view> result;
  while (!path.empty()) {
    auto end = std::min(path.find('/'), path.size());
    if (end > 0) result.push_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return result;
}

std::string base_name(std::string_view path) {
  while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  if (path == "/") return "/";
  auto slash = path.rfind('/');
  return std::string(slash == path.npos ? path : path.substr(slash + 1));
}

std::string parent_path(std::string_view path) {
  while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  auto slash = path.rfind('/');
  if (slash == path.npos) return ".";
  while (slash > 0 && path[slash - 1] == '/') --slash;
  return std::string(slash == 0 ? "/" : path.substr(0, slash));
}

std::string joined_path(std::string_view directory, std::string_view name) {
  std::string result(directory);
  if (!result.empty() && result.back() != '/') result += '/';
  return result.append(name);
}

std::string_view text(FileError error) {
  switch (error) {
    case FileError::none:
      return "Success";
    case FileError::not_found:
      return "No such file or directory";
    case FileError::permission_denied:
      return "Permission denied";
    case FileError::not_permitted:
      return "Operation not permitted";
    case FileError::exists:
      return "File exists";
    case FileError::not_a_directory:
      return "Not a directory";
    case FileError::is_a_directory:
      return "Is a directory";
    case FileError::not_empty:
      return "Directory not empty";
    case FileError::invalid_argument:
      return "Invalid argument";
    case FileError::too_many_links:
      return "Too many levels of symbolic links";
    case FileError::name_too_long:
      return "File name too long";
    case FileError::no_space:
      return "No space left on device";
    case FileError::busy:
      return "Device or resource busy";
  }
  return "Unknown error";
}

}  // namespace vpcsim::instance
