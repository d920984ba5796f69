// From the instance to another machine. Texts are those of OpenSSH's scp.c and sftp-client.c.
#include <utility>

#include <fmt/format.h>

#include "simulator/instance/programs/scp_transfer.hpp"

namespace vpcsim::instance {
namespace {

using protocol::sftp::Attributes;
using protocol::sftp::OpenFlags;
using protocol::sftp::Status;

constexpr std::uint32_t piece_bytes = 32 * 1024;
constexpr std::uint32_t directory_bit = 0040000, kind_mask = 0170000;

bool is_directory(const std::optional<Attributes>& attributes) {
  return attributes && (attributes->permissions.value_or(0) & kind_mask) == directory_bit;
}

}  // namespace

void ScpTransfer::later(std::function<void()> step) {
  steps_.push_back(std::move(step));
  if (std::exchange(stepping_, true)) return;
  while (!steps_.empty()) {
    auto next = std::move(steps_.back());
    steps_.pop_back();
    next();
  }
  stepping_ = false;
}

// progressmeter.c's line of a finished file.
void ScpTransfer::show_progress(const File& file) {
  if (!options_.shows_progress) return;
  static constexpr std::string_view units = " KMGT";
  const auto columns = process_.terminal() ? process_.terminal()->columns : 80;
  const auto elapsed = std::max<std::int64_t>(process_.machine().now().milliseconds - file.began, 1);
  auto size = file.offset;
  std::size_t unit = 0;
  for (; size >= 10'000; ++unit) size = (size + 512) / 1024;
  auto rate = file.offset * 1000 / static_cast<std::uint64_t>(elapsed) * 100;
  std::size_t rate_unit = 1;
  for (rate = (rate + 512) / 1024; rate >= 100'000; ++rate_unit) rate = (rate + 512) / 1024;
  process_.out(fmt::format("{:<{}} 100% {:4}{}{} {:3}.{}{}B/s   00:00    \n", base_name(file.local),
                           std::max(columns - 35, 0), size, units[unit], unit > 0 ? "B" : " ",
                           (rate + 5) / 100, (rate + 5) / 10 % 10, units[rate_unit]));
}

// prepare_remote_path(): a home is where SFTP starts.
void ScpTransfer::remote_path(const std::string& path, std::function<void(const std::string&)> got,
                              std::function<void()> failed) {
  if (path.empty() || path == "~") return got(".");
  if (path[0] != '~') return got(path);
  if (path[1] == '/') {
    const auto name = path.find_first_not_of('/', 2);
    return got(name == path.npos ? "." : path.substr(name));
  }
  if (!remote_.expands_paths()) {
    say("server expand-path extension is required for ~user paths in SFTP mode");
    return failed();
  }
  remote_.expand(path, [this, path, got = std::move(got), failed = std::move(failed)](const auto& expanded,
                                                                                      Status status) {
    if (expanded) return got(*expanded);
    say("expand " + path + ": " + std::string(text(status)));
    failed();
  });
}

void ScpTransfer::upload(const std::string& source, const std::string& target, bool several, Done done) {
  const auto local = files().status(process_.access(), source);
  if (!local) {
    say("stat local \"" + source + "\": " + std::string(text(local.error)));
    return done(Outcome::over);
  }
  const auto mode = local.value.mode | 0700;
  auto located = [this, source, target, several, mode, done](const std::string& path) {
    remote_.stat(path, [this, source, target, path, several, mode, done](const auto& found, Status) {
      const auto name = base_name(source);
      const auto inside = joined_path(path, name == ".." ? "." : name);
      if (is_directory(found)) return upload_to(source, inside, target, done);
      if (!several) return upload_to(source, path, target, done);
      remote_.make_directory(path, {.permissions = mode}, [=, this](Status status) {
        if (status == Status::ok) return upload_to(source, inside, target, done);
        say("remote mkdir \"" + path + "\": " + std::string(text(status)));
        done(Outcome::over);
      });
    });
  };
  remote_path(target, std::move(located), [done] { done(Outcome::over); });
}

void ScpTransfer::upload_to(const std::string& source, const std::string& path, const std::string& target,
                            const Done& done) {
  const bool directory = files().status(process_.access(), source).value.is_directory();
  const bool whole = directory && options_.recursive;
  auto finished = [this, source, target, whole, done](bool good) {
    if (!good) say(fmt::format("failed to upload {} {} to {}", whole ? "directory" : "file", source, target));
    done(good ? Outcome::good : Outcome::failed);
  };
  if (whole) return upload_directory(source, path, 0, std::move(finished));
  upload_file(source, path, std::move(finished));
}

void ScpTransfer::upload_file(const std::string& local, const std::string& remote, Finished finished) {
  const auto access = process_.access();
  const auto status = files().status(access, local);
  const auto readable = status ? files().may(access, local, 4) : status.error;
  if (readable != FileError::none) {
    say("open local \"" + local + "\": " + std::string(text(readable)));
    return finished(false);
  }
  if (status.value.is_directory()) {
    say("local \"" + local + "\" is not a regular file");
    return finished(false);
  }
  auto file = std::make_shared<File>(File{.local = local, .remote = remote});
  file->attributes.permissions = status.value.mode & 0777;
  file->attributes.modified = static_cast<std::uint32_t>(status.value.modified);
  file->began = process_.machine().now().milliseconds;
  remote_.open(remote, OpenFlags::write | OpenFlags::create | OpenFlags::truncate,
               {.permissions = file->attributes.permissions},
               [this, file, finished = std::move(finished)](const auto& handle, Status why) {
                 if (!handle) {
                   say("dest open \"" + file->remote + "\": " + std::string(text(why)));
                   return finished(false);
                 }
                 file->handle = *handle;
                 upload_more(file, finished);
               });
}

void ScpTransfer::upload_more(const FilePointer& file, const Finished& finished) {
  const auto piece = files().read(process_.access(), file->local, file->offset, piece_bytes);
  if (!piece) {
    say("read local \"" + file->local + "\": " + std::string(text(piece.error)));
    file->good = false;
  }
  if (!piece || piece.value.empty()) return close_upload(file, finished);
  remote_.write(file->handle, file->offset, piece.value,
                [this, file, finished, size = piece.value.size()](Status status) {
                  file->offset += size;
                  if (status == Status::ok) return upload_more(file, finished);
                  say("write remote \"" + file->remote + "\": " + std::string(text(status)));
                  file->good = false;
                  close_upload(file, finished);
                });
}

void ScpTransfer::close_upload(const FilePointer& file, const Finished& finished) {
  auto close = [this, file, finished](Status) {
    remote_.close(file->handle, [this, file, finished](Status status) {
      if (file->good) show_progress(*file);
      finished(file->good && status == Status::ok);
    });
  };
  if (!options_.preserves) return close(Status::ok);
  remote_.set_open_attributes(file->handle, file->attributes, std::move(close));
}

void ScpTransfer::upload_directory(const std::string& local, const std::string& remote, int depth,
                                   Finished finished) {
  if (depth >= depth_max) {
    say(fmt::format("Maximum directory depth exceeded: {} levels", depth));
    return finished(false);
  }
  const auto access = process_.access();
  const auto names = files().list(access, local);
  if (!names) {
    say("local opendir \"" + local + "\": " + std::string(text(names.error)));
    return finished(false);
  }
  const auto status = files().status(access, local);
  auto directory = std::make_shared<Directory>(Directory{.local = local, .remote = remote, .depth = depth});
  directory->attributes.permissions = status.value.mode & 01777;
  directory->attributes.modified = static_cast<std::uint32_t>(status.value.modified);
  for (const auto& name : names.value) directory->entries.push_back({name, {}});
  // Writable while it is filled.
  const Attributes wanted{.permissions = *directory->attributes.permissions | 0300};
  auto made = [this, directory, finished = std::move(finished)](Status result) {
    if (result == Status::ok) return upload_entries(directory, finished);
    remote_.stat(directory->remote, [this, directory, finished](const auto& found, Status why) {
      if (is_directory(found)) return upload_entries(directory, finished);
      say(found ? "\"" + directory->remote + "\" exists but is not a directory"
                : "stat remote: " + std::string(text(why)));
      finished(false);
    });
  };
  remote_.make_directory(remote, wanted, std::move(made));
}

void ScpTransfer::upload_entries(const DirectoryPointer& directory, const Finished& finished) {
  if (directory->next == directory->entries.size()) {
    auto attributes = directory->attributes;
    const bool as_made = (*attributes.permissions & 0300) == 0300;
    if (!options_.preserves) attributes.modified.reset();
    if (!options_.preserves && as_made) return finished(directory->good);
    return remote_.set_attributes(directory->remote, attributes,
                                  [directory, finished](Status) { finished(directory->good); });
  }
  const auto& name = directory->entries[directory->next++].name;
  const auto local = joined_path(directory->local, name), remote = joined_path(directory->remote, name);
  const auto status = files().status(process_.access(), local);
  const bool inside = status && status.value.is_directory();
  auto next = [this, directory, finished, local, remote, inside](bool good) {
    if (!good && !inside) say("upload \"" + local + "\" to \"" + remote + "\" failed");
    directory->good = directory->good && good;
    later([this, directory, finished] { upload_entries(directory, finished); });
  };
  if (inside) return upload_directory(local, remote, directory->depth + 1, std::move(next));
  upload_file(local, remote, std::move(next));
}

}  // namespace vpcsim::instance
