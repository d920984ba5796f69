// From another machine to the instance. Texts are those of OpenSSH's scp.c and sftp-client.c.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "simulator/instance/pattern.hpp"
#include "simulator/instance/programs/scp_transfer.hpp"

namespace vpcsim::instance {
namespace {

using protocol::sftp::Attributes;
using protocol::sftp::OpenFlags;
using protocol::sftp::Status;

constexpr std::uint32_t piece_bytes = 32 * 1024;
constexpr std::uint32_t kind_mask = 0170000, directory_bit = 0040000, regular_bit = 0100000;

std::uint32_t kind(const Attributes& attributes) {
  return attributes.permissions.value_or(regular_bit) & kind_mask;
}

}  // namespace

void ScpTransfer::download(const std::string& source, const std::string& target, Done done) {
  auto located = [this, source, target, done](const std::string& path) {
    const auto name = base_name(path);
    if (name.find_first_of("*?[") == name.npos) {
      return download_matches(source, target, {{path, {}}}, false, done);
    }
    const auto directory = path.find('/') == path.npos ? std::string() : parent_path(path);
    remote_.list(directory.empty() ? "." : directory, [this, source, target, path, name, directory, done](
                                                          auto entries, Status) {
      std::vector<SftpClient::Entry> matches;
      for (auto& entry : entries.value_or(std::vector<SftpClient::Entry>())) {
        const bool hidden = entry.name[0] == '.' && name[0] != '.';
        if (hidden || !matches_pattern(name, entry.name)) continue;
        matches.push_back({joined_path(directory, entry.name), {}});
      }
      std::sort(matches.begin(), matches.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
      const bool pattern = !matches.empty();
      if (!pattern) matches.push_back({path, {}});
      download_matches(source, target, std::move(matches), pattern, done);
    });
  };
  remote_path(source, std::move(located), [done] { done(Outcome::failed); });
}

void ScpTransfer::download_matches(const std::string& source, const std::string& target,
                                   std::vector<SftpClient::Entry> matches, bool pattern, const Done& done) {
  const auto access = process_.access();
  auto there = files().status(access, target);
  if (matches.size() > 1 && !there.value.is_directory()) {
    if (there) {
      say("Multiple files match pattern, but destination \"" + target + "\" is not a directory");
      return done(Outcome::failed);
    }
    const auto error = files().make_directory(access, target);
    if (error != FileError::none) {
      say("local mkdir \"" + target + "\": " + std::string(text(error)));
      return done(Outcome::failed);
    }
    there = files().status(access, target);
  }
  auto all = std::make_shared<Directory>(Directory{.local = target, .entries = std::move(matches)});
  const bool into = there.value.is_directory();
  // A function that goes on with the next match holds itself only while it runs.
  auto next = std::make_shared<std::function<void(bool)>>();
  *next = [this, all, source, into, pattern, done, weak = std::weak_ptr(next)](bool good) {
    all->good = all->good && good;
    if (all->next == all->entries.size()) return done(all->good ? Outcome::good : Outcome::failed);
    const auto match = all->entries[all->next++];
    const auto self = weak.lock();
    remote_.stat(match.name, [this, all, source, into, pattern, match, self](const auto& found, Status) {
      if (!found && !pattern) {
        say(source + ": No such file or directory");
        return (*self)(false);
      }
      const auto name = base_name(match.name);
      const auto local = into ? joined_path(all->local, name == ".." ? "." : name) : all->local;
      download_one({match.name, found.value_or(Attributes())}, local,
                   [this, self](bool well) { later([self, well] { (*self)(well); }); });
    });
  };
  (*next)(true);
}

void ScpTransfer::download_one(const SftpClient::Entry& source, const std::string& target,
                               Finished finished) {
  if (kind(source.attributes) == directory_bit && options_.recursive) {
    return download_directory(source, target, 0, std::move(finished));
  }
  download_file(source, target, std::move(finished));
}

void ScpTransfer::download_file(const SftpClient::Entry& source, const std::string& local,
                                Finished finished) {
  if (kind(source.attributes) != regular_bit) {
    const bool directory = kind(source.attributes) == directory_bit;
    say("download " + source.name + (directory ? "/" : "") + ": not a regular file");
    return finished(false);
  }
  auto file = std::make_shared<File>(File{.local = local, .remote = source.name});
  file->attributes = source.attributes;
  file->began = process_.machine().now().milliseconds;
  auto opened = [this, file, finished = std::move(finished)](const auto& handle, Status why) {
    if (!handle) {
      say("remote open \"" + file->remote + "\": " + std::string(text(why)));
      return finished(false);
    }
    file->handle = *handle;
    const auto mode = (file->attributes.permissions.value_or(0666) & 0777) | 0200;
    const auto error = files().open_for_writing(process_.access(), file->local, true, mode);
    if (error == FileError::none) return download_more(file, finished);
    say("open local \"" + file->local + "\": " + std::string(text(error)));
    file->good = false;
    close_download(file, finished);
  };
  remote_.open(source.name, OpenFlags::read, {}, std::move(opened));
}

void ScpTransfer::download_more(const FilePointer& file, const Finished& finished) {
  remote_.read(file->handle, file->offset, piece_bytes,
               [this, file, finished](const auto& piece, Status status) {
                 auto fail = [&](const std::string& why) {
                   say(why);
                   file->good = false;
                   close_download(file, finished);
                 };
                 if (!piece) {
                   if (status == Status::end_of_file) return close_download(file, finished);
                   return fail("read remote \"" + file->remote + "\" : " + std::string(text(status)));
                 }
                 const auto error = files().write_at(process_.access(), file->local, file->offset, *piece);
                 if (error != FileError::none) {
                   return fail("write local \"" + file->local + "\": " + std::string(text(error)));
                 }
                 file->offset += piece->size();
                 download_more(file, finished);
               });
}

void ScpTransfer::close_download(const FilePointer& file, const Finished& finished) {
  if (file->good && options_.preserves) {
    const auto access = process_.access();
    files().set_mode(access, file->local, file->attributes.permissions.value_or(0644) & 0777);
    files().set_modified(access, file->local, file->attributes.modified.value_or(0));
  }
  remote_.close(file->handle, [this, file, finished](Status) {
    if (file->good) show_progress(*file);
    finished(file->good);
  });
}

void ScpTransfer::download_directory(const SftpClient::Entry& source, const std::string& local, int depth,
                                     Finished finished) {
  if (depth >= depth_max) {
    say(fmt::format("Maximum directory depth exceeded: {} levels", depth));
    return finished(false);
  }
  const auto mode = source.attributes.permissions.value_or(0777) & 01777;
  const auto access = process_.access();
  const auto error = files().make_directory(access, local, mode | 0300);
  if (error != FileError::none && error != FileError::exists) {
    say("mkdir " + local + ": " + std::string(text(error)));
    return finished(false);
  }
  auto directory = std::make_shared<Directory>(
      Directory{.local = local, .remote = source.name, .attributes = source.attributes, .depth = depth});
  remote_.list(source.name, [this, directory, finished = std::move(finished)](auto entries, Status status) {
    if (!entries) {
      say("remote readdir(\"" + directory->remote + "\"): " + std::string(text(status)));
      return finished(false);
    }
    directory->entries = std::move(*entries);
    download_entries(directory, finished);
  });
}

void ScpTransfer::download_entries(const DirectoryPointer& directory, const Finished& finished) {
  if (directory->next == directory->entries.size()) {
    const auto access = process_.access();
    if (options_.preserves) {
      files().set_modified(access, directory->local, directory->attributes.modified.value_or(0));
      files().set_mode(access, directory->local, directory->attributes.permissions.value_or(0755) & 01777);
    }
    return finished(directory->good);
  }
  const auto& entry = directory->entries[directory->next++];
  const auto remote = joined_path(directory->remote, entry.name);
  const auto local = joined_path(directory->local, entry.name);
  auto next = [this, directory, finished, remote, local](bool good) {
    if (!good) say("Download of file " + remote + " to " + local + " failed");
    directory->good = directory->good && good;
    later([this, directory, finished] { download_entries(directory, finished); });
  };
  // Links are followed.
  remote_.stat(remote,
               [this, directory, remote, local, next = std::move(next)](const auto& found, Status status) {
                 if (!found) {
                   say("stat remote: " + std::string(text(status)));
                   return next(false);
                 }
                 if (kind(*found) == directory_bit) {
                   return download_directory({remote, *found}, local, directory->depth + 1, next);
                 }
                 download_file({remote, *found}, local, next);
               });
}

}  // namespace vpcsim::instance
