#include "simulator/instance/sftp_listing.hpp"

#include <fmt/format.h>

#include "simulator/instance/initial_files.hpp"
#include "simulator/instance/programs/calendar.hpp"

namespace vpcsim::instance {
namespace {

std::uint32_t kind_bits(FileKind kind) {
  switch (kind) {
    case FileKind::directory:
      return 0040000;
    case FileKind::symbolic_link:
      return 0120000;
    case FileKind::regular:
      break;
  }
  return 0100000;
}

// strmode(3), with the space that it ends in.
std::string mode_text(const FileStatus& status) {
  std::string mode = status.is_directory() ? "d" : status.kind == FileKind::symbolic_link ? "l" : "-";
  for (int bit = 8; bit >= 0; --bit) mode += status.mode >> bit & 1 ? "xwr"[bit % 3] : '-';
  if (status.mode & 04000) mode[3] = status.mode & 0100 ? 's' : 'S';
  if (status.mode & 02000) mode[6] = status.mode & 0010 ? 's' : 'S';
  if (status.mode & 01000) mode[9] = status.mode & 0001 ? 't' : 'T';
  return mode + ' ';
}

}  // namespace

protocol::sftp::Attributes sftp_attributes(const FileStatus& status) {
  return {.size = status.size,
          .user = user_number(status.owner),
          .group = user_number(status.group),
          .permissions = kind_bits(status.kind) | status.mode,
          .modified = static_cast<std::uint32_t>(status.modified)};
}

// ls_file() of OpenSSH: its client's `ls -l` shows it as it is.
std::string sftp_long_name(const std::string& name, const FileStatus& status, std::int64_t now) {
  constexpr std::int64_t half_a_year = 365 * 24 * 60 * 60 / 2;
  const bool recent = status.modified <= now && now - half_a_year < status.modified;
  const auto when = formatted_time(status.modified * 1000, recent ? "%b %e %H:%M" : "%b %e  %Y");
  return fmt::format("{} {:>3} {:<8} {:<8} {:>8} {} {}", mode_text(status), status.links, status.owner,
                     status.group, status.size, when.value_or(""), name);
}

}  // namespace vpcsim::instance
