// What changes a file system. Each operation checks everything before it changes anything.
#include <algorithm>
#include <utility>

#include "simulator/instance/file_system.hpp"

namespace vpcsim::instance {

namespace {

constexpr unsigned writing = 2;
constexpr unsigned searching = 1;
constexpr unsigned sticky = 01000;

FileError failed(const FileResult<std::vector<std::string>>& names) {
  return names.error;
}

}  // namespace

FileError FileSystem::room(std::uint64_t bytes, std::size_t nodes) const {
  if (nodes_ + nodes > limits_.nodes) return FileError::no_space;
  return bytes > limits_.bytes || bytes_ > limits_.bytes - bytes ? FileError::no_space : FileError::none;
}

FileError FileSystem::may_change_directory(const FileAccess& access, const Names& names) const {
  const Node* node = find(names);
  if (!node) return FileError::not_found;
  if (access.user == "root") return FileError::none;
  const unsigned shift = access.user == node->owner ? 6 : access.group == node->group ? 3 : 0;
  const unsigned wanted = writing | searching;
  return ((node->mode >> shift) & wanted) == wanted ? FileError::none : FileError::permission_denied;
}

// Of a directory with the sticky bit, /tmp, one may take out one's own only.
FileError FileSystem::may_unlink(const FileAccess& access, const Names& names) const {
  const Names parent(names.begin(), names.end() - 1);
  if (auto error = may_change_directory(access, parent); error != FileError::none) return error;
  const Node* directory = find(parent);
  const bool own = access.user == directory->owner || access.user == find(names)->owner;
  if ((directory->mode & sticky) && !own && access.user != "root") return FileError::not_permitted;
  return FileError::none;
}

FileError FileSystem::add(const FileAccess& access, const Names& names, Node node) {
  const Names parent(names.begin(), names.end() - 1);
  if (auto error = may_change_directory(access, parent); error != FileError::none) return error;
  const auto bytes = names.back().size() + node.content.size();
  if (auto error = room(bytes, 1); error != FileError::none) return error;
  node.owner = access.user;
  node.group = access.group;
  node.modified = access.now;
  node.number = next_number_++;
  auto& directory = change(parent);
  directory.modified = access.now;
  directory.children[names.back()] = std::make_shared<Node>(std::move(node));
  bytes_ += bytes;
  ++nodes_;
  return FileError::none;
}

void FileSystem::take_out(const FileAccess& access, const Names& names) {
  bytes_ -= names.back().size() + find(names)->content.size();
  --nodes_;
  auto& directory = change(Names(names.begin(), names.end() - 1));
  directory.modified = access.now;
  directory.children.erase(names.back());
}

FileError FileSystem::open_for_writing(const FileAccess& access, std::string_view path, bool truncate,
                                       unsigned mode) {
  auto names = resolve_new(access, path, true);
  if (!names) return failed(names);
  const Node* node = find(names.value);
  if (!node) {
    if (path.back() == '/') return FileError::is_a_directory;
    Node made;
    made.kind = FileKind::regular;
    made.mode = mode & ~access.mask & 07777;
    return add(access, names.value, std::move(made));
  }
  if (node->kind == FileKind::directory) return FileError::is_a_directory;
  if (auto error = may(access, path, writing); error != FileError::none) return error;
  if (!truncate) return FileError::none;
  auto& file = change(names.value);
  bytes_ -= file.content.size();
  std::string().swap(file.content);
  file.modified = access.now;
  return FileError::none;
}

FileResult<FileSystem::Names> FileSystem::writable_file(const FileAccess& access,
                                                        std::string_view path) const {
  auto names = resolve(access, path, true);
  if (!names) return names;
  if (find(names.value)->kind == FileKind::directory) return FileError::is_a_directory;
  if (auto error = may(access, path, writing); error != FileError::none) return error;
  return names;
}

FileError FileSystem::write_at(const FileAccess& access, std::string_view path, std::uint64_t offset,
                               std::string_view bytes) {
  auto names = writable_file(access, path);
  if (!names) return failed(names);
  const std::uint64_t size = find(names.value)->content.size();
  if (offset > limits_.bytes || bytes.size() > limits_.bytes) return FileError::no_space;
  const auto grown = std::max(size, offset + bytes.size());
  if (auto error = room(grown - size, 0); error != FileError::none) return error;
  auto& file = change(names.value);
  file.content.resize(grown);
  file.content.replace(offset, bytes.size(), bytes);
  file.modified = access.now;
  bytes_ += grown - size;
  return FileError::none;
}

FileError FileSystem::append(const FileAccess& access, std::string_view path, std::string_view bytes) {
  auto names = writable_file(access, path);
  if (!names) return failed(names);
  return write_at(access, path, find(names.value)->content.size(), bytes);
}

FileError FileSystem::resize(const FileAccess& access, std::string_view path, std::uint64_t size) {
  auto names = writable_file(access, path);
  if (!names) return failed(names);
  const std::uint64_t before = find(names.value)->content.size();
  if (size > before) {
    if (auto error = room(size - before, 0); error != FileError::none) return error;
  }
  auto& file = change(names.value);
  file.content.resize(size);
  file.modified = access.now;
  bytes_ = bytes_ - before + size;
  return FileError::none;
}

FileError FileSystem::make_directory(const FileAccess& access, std::string_view path, unsigned mode) {
  auto names = resolve_new(access, path, false);
  if (!names) return failed(names);
  if (find(names.value)) return FileError::exists;
  Node made;
  made.mode = mode & ~access.mask & 07777;
  return add(access, names.value, std::move(made));
}

FileError FileSystem::make_link(const FileAccess& access, std::string_view target, std::string_view path) {
  if (target.empty()) return FileError::not_found;
  if (target.size() >= path_bytes_max) return FileError::name_too_long;
  auto names = resolve_new(access, path, false);
  if (!names) return failed(names);
  if (find(names.value)) return FileError::exists;
  if (path.back() == '/') return FileError::not_found;
  Node made;
  made.kind = FileKind::symbolic_link;
  made.mode = 0777;
  made.content = target;
  return add(access, names.value, std::move(made));
}

FileError FileSystem::remove(const FileAccess& access, std::string_view path) {
  auto names = resolve(access, path, false);
  if (!names) return failed(names);
  if (find(names.value)->kind == FileKind::directory) return FileError::is_a_directory;
  if (auto error = may_unlink(access, names.value); error != FileError::none) return error;
  take_out(access, names.value);
  return FileError::none;
}

FileError FileSystem::remove_directory(const FileAccess& access, std::string_view path) {
  auto parts = path_names(path);
  if (!parts.empty() && parts.back() == ".") return FileError::invalid_argument;
  if (!parts.empty() && parts.back() == "..") return FileError::not_empty;
  auto names = resolve(access, path, false);
  if (!names) return failed(names);
  if (names.value.empty()) return FileError::busy;
  const Node& node = *find(names.value);
  if (node.kind != FileKind::directory) return FileError::not_a_directory;
  if (auto error = may_unlink(access, names.value); error != FileError::none) return error;
  if (!node.children.empty()) return FileError::not_empty;
  take_out(access, names.value);
  return FileError::none;
}

FileError FileSystem::rename(const FileAccess& access, std::string_view from, std::string_view to) {
  auto source = resolve(access, from, false);
  if (!source) return failed(source);
  auto target = resolve_new(access, to, false);
  if (!target) return failed(target);
  if (source.value.empty() || target.value.empty()) return FileError::busy;
  if (source.value == target.value) return FileError::none;
  const Node& moved = *find(source.value);
  const bool directory = moved.kind == FileKind::directory;
  const bool into_itself = target.value.size() > source.value.size() &&
                           std::equal(source.value.begin(), source.value.end(), target.value.begin());
  if (into_itself) return FileError::invalid_argument;
  if (!directory && to.back() == '/') return FileError::not_a_directory;
  if (auto error = may_unlink(access, source.value); error != FileError::none) return error;
  const Names parent(target.value.begin(), target.value.end() - 1);
  if (auto error = may_change_directory(access, parent); error != FileError::none) return error;
  if (const Node* replaced = find(target.value)) {
    const bool replaces_directory = replaced->kind == FileKind::directory;
    if (auto error = may_unlink(access, target.value); error != FileError::none) return error;
    if (directory && !replaces_directory) return FileError::not_a_directory;
    if (!directory && replaces_directory) return FileError::is_a_directory;
    if (!replaced->children.empty()) return FileError::not_empty;
  }
  const auto longer = target.value.back().size();
  const auto shorter = source.value.back().size();
  if (longer > shorter) {
    if (auto error = room(longer - shorter, 0); error != FileError::none) return error;
  }
  if (find(target.value)) take_out(access, target.value);
  auto& origin = change(Names(source.value.begin(), source.value.end() - 1));
  origin.modified = access.now;
  auto pointer = std::move(origin.children.find(source.value.back())->second);
  origin.children.erase(source.value.back());
  auto& destination = change(parent);
  destination.modified = access.now;
  destination.children[target.value.back()] = std::move(pointer);
  bytes_ = bytes_ + longer - shorter;
  return FileError::none;
}

FileError FileSystem::set_mode(const FileAccess& access, std::string_view path, unsigned mode) {
  auto names = resolve(access, path, true);
  if (!names) return failed(names);
  if (access.user != "root" && find(names.value)->owner != access.user) return FileError::not_permitted;
  change(names.value).mode = mode & 07777;
  return FileError::none;
}

FileError FileSystem::set_modified(const FileAccess& access, std::string_view path, std::int64_t seconds) {
  auto names = resolve(access, path, true);
  if (!names) return failed(names);
  if (access.user != "root" && find(names.value)->owner != access.user) {
    if (auto error = may(access, path, writing); error != FileError::none) return error;
  }
  change(names.value).modified = seconds;
  return FileError::none;
}

FileError FileSystem::set_owner(const FileAccess& access, std::string_view path, std::string_view owner,
                                std::string_view group) {
  auto names = resolve(access, path, true);
  if (!names) return failed(names);
  if (access.user != "root") return FileError::not_permitted;
  auto& node = change(names.value);
  node.owner = owner;
  node.group = group;
  return FileError::none;
}

}  // namespace vpcsim::instance
