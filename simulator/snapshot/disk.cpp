// The files of an instance. Contents may be any bytes: they are in base64.
#include "protocol/base64.hpp"
#include "simulator/instance/file_system.hpp"
#include "simulator/snapshot/rows.hpp"

namespace vpcsim::snapshot {
namespace {

/// A FileEntry with what of it is kept.
struct StoredFile {
  std::string path;
  instance::FileKind kind = instance::FileKind::regular;
  std::int64_t mode = 0;
  std::string owner, group;
  std::int64_t modified = 0;
  std::string target;   ///< of a symbolic link
  std::string content;  ///< in base64
};

}  // namespace

using instance::FileKind;
VPCSIM_STORED_ENUM(FileKind, regular, directory, symbolic_link);
VPCSIM_STORED_HERE(StoredFile, path, kind, mode, owner, group, modified, target, content);

namespace {

StoredFile stored(const instance::FileEntry& entry) {
  return {entry.path,
          entry.status.kind,
          static_cast<std::int64_t>(entry.status.mode),
          entry.status.owner,
          entry.status.group,
          entry.status.modified,
          entry.status.target,
          protocol::to_base64(entry.content)};
}

instance::FileEntry entry_of(const StoredFile& file, std::string content) {
  instance::FileEntry entry{.path = file.path, .status = {}, .content = std::move(content)};
  entry.status.kind = file.kind;
  entry.status.mode = static_cast<unsigned>(file.mode) & 07777;
  entry.status.owner = file.owner;
  entry.status.group = file.group;
  entry.status.modified = file.modified;
  entry.status.target = file.target;
  entry.status.size = entry.content.size();
  return entry;
}

}  // namespace

const Form FormOf<Disk>::form{[](const void* value, std::string& out) {
                                std::vector<StoredFile> files;
                                for (const auto& entry : (*static_cast<const Disk*>(value))->entries())
                                  files.push_back(stored(entry));
                                FormOf<std::vector<StoredFile>>::form.write(&files, out);
                              },
                              [](void* value, JsonReader& in) {
                                std::vector<StoredFile> files;
                                FormOf<std::vector<StoredFile>>::form.read(&files, in);
                                std::vector<instance::FileEntry> entries;
                                for (const StoredFile& file : files) {
                                  auto content = protocol::from_base64(file.content);
                                  if (!content)
                                    in.fail(fmt::format("the content of {} isn't base64", file.path));
                                  entries.push_back(entry_of(file, std::move(*content)));
                                }
                                *static_cast<Disk*>(value) = std::make_shared<const instance::FileSystem>(
                                    instance::FileSystem::from_entries(entries));
                              }};

}  // namespace vpcsim::snapshot
