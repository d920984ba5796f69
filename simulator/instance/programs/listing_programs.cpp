// ls, as coreutils prints it.
#include <algorithm>

#include <fmt/format.h>

#include "simulator/instance/line_editor.hpp"
#include "simulator/instance/programs/calendar.hpp"
#include "simulator/instance/programs/options.hpp"

namespace vpcsim::instance {

namespace {

struct Listed {
  std::string name;
  FileStatus status;
};

std::string mode_text(const FileStatus& status) {
  std::string result = status.kind == FileKind::directory       ? "d"
                       : status.kind == FileKind::symbolic_link ? "l"
                                                                : "-";
  for (int i = 8; i >= 0; --i) result += (status.mode >> i & 1) ? "xwr"[i % 3] : '-';
  if (status.mode & 01000) result[9] = (status.mode & 1) ? 't' : 'T';
  return result + ".";  // SELinux's mark, which Amazon Linux 2023's files have
}

std::string human(std::uint64_t bytes) {
  static constexpr std::string_view units = "KMGT";
  if (bytes < 1024) return std::to_string(bytes);
  double value = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (value /= 1024; value >= 1024 && unit + 1 < units.size(); ++unit) value /= 1024;
  // ls rounds up.
  const auto tenths = static_cast<std::uint64_t>(value * 10 + 0.999999);
  return tenths < 100 ? fmt::format("{}.{}{}", tenths / 10, tenths % 10, units[unit])
                      : fmt::format("{}{}", (tenths + 9) / 10, units[unit]);
}

std::string when(std::int64_t modified, std::int64_t now) {
  constexpr std::int64_t half_a_year = 31556952 / 2;
  const bool recent = modified <= now && now - modified < half_a_year;
  return *formatted_time(modified * 1000, recent ? "%b %e %H:%M" : "%b %e  %Y");
}

class Lister {
 public:
  Lister(Process& process, const Options& options) : process_(process), options_(options) {}

  int run() {
    auto paths = options_.operands();
    if (paths.empty()) paths.push_back(".");
    std::sort(paths.begin(), paths.end());
    std::vector<Listed> single;
    std::vector<std::string> directories;
    auto& files = process_.machine().files();
    for (const auto& path : paths) {
      auto own = files.link_status(process_.access(), path);
      auto followed = files.status(process_.access(), path);
      if (!own) {
        status_ = complain(process_, "cannot access '" + path + "': " + std::string(text(own.error)), 2);
      } else if (followed && followed.value.is_directory() && !options_.has('d') &&
                 (own.value.is_directory() || !options_.has('l'))) {
        directories.push_back(path);
      } else {
        single.push_back({path, followed && !options_.has('l') ? followed.value : own.value});
      }
    }
    print(single);
    bool first = single.empty();
    for (const auto& path : directories) {
      if (!first) process_.out("\n");
      first = false;
      if (paths.size() > 1) process_.out(path + ":\n");
      list(path);
    }
    return status_;
  }

 private:
  void list(const std::string& path) {
    auto& files = process_.machine().files();
    auto names = files.list(process_.access(), path);
    if (!names) {
      status_ =
          complain(process_, "cannot open directory '" + path + "': " + std::string(text(names.error)), 2);
      return;
    }
    auto all = names.value;
    if (options_.has('a')) all.insert(all.begin(), {".", ".."});
    std::vector<Listed> rows;
    for (auto& name : all) {
      if (name[0] == '.' && !options_.has('a') && !options_.has('A')) continue;
      rows.push_back({name, files.link_status(process_.access(), joined_path(path, name)).value});
    }
    if (options_.has('l')) {
      std::uint64_t blocks = 0;
      for (const auto& row : rows)
        blocks += row.status.kind == FileKind::regular ? (row.status.size + 4095) / 4096 * 4 : 0;
      process_.out(options_.has('h') ? "total " + human(blocks * 1024) + "\n"
                                     : fmt::format("total {}\n", blocks));
    }
    print(rows);
  }

  void print(const std::vector<Listed>& rows) {
    if (options_.has('l')) return print_long(rows);
    if (process_.output_is_terminal() && !options_.has('1')) return print_columns(rows);
    for (const auto& row : rows) process_.out(row.name + "\n");
  }

  void print_long(const std::vector<Listed>& rows) {
    std::size_t links = 0, owner = 0, group = 0, size = 0;
    auto size_of = [this](const Listed& row) {
      return options_.has('h') ? human(row.status.size) : std::to_string(row.status.size);
    };
    for (const auto& row : rows) {
      links = std::max(links, std::to_string(row.status.links).size());
      owner = std::max(owner, row.status.owner.size());
      group = std::max(group, row.status.group.size());
      size = std::max(size, size_of(row).size());
    }
    const auto now = process_.access().now;
    for (const auto& row : rows) {
      const auto& status = row.status;
      process_.out(fmt::format("{} {:>{}} {:<{}} {:<{}} {:>{}} {} {}{}\n", mode_text(status), status.links,
                               links, status.owner, owner, status.group, group, size_of(row), size,
                               when(status.modified, now), row.name,
                               status.target.empty() ? "" : " -> " + status.target));
    }
  }

  // As few rows as fit, down the columns first.
  void print_columns(const std::vector<Listed>& rows) {
    if (rows.empty()) return;
    const int width = process_.terminal() ? process_.terminal()->columns : 80;
    std::vector<int> widths;
    std::size_t lines = 1;
    for (;; ++lines) {
      widths.assign((rows.size() + lines - 1) / lines, 0);
      for (std::size_t i = 0; i < rows.size(); ++i)
        widths[i / lines] = std::max(widths[i / lines], text_columns(rows[i].name));
      int total = static_cast<int>(widths.size() - 1) * 2;
      for (int each : widths) total += each;
      if (total < width || lines >= rows.size()) break;
    }
    for (std::size_t line = 0; line < lines; ++line) {
      std::string text;
      for (std::size_t i = line; i < rows.size(); i += lines) {
        text += rows[i].name;
        const int padding = widths[i / lines] - text_columns(rows[i].name) + 2;
        if (i + lines < rows.size()) text.append(static_cast<std::size_t>(padding), ' ');
      }
      process_.out(text + "\n");
    }
  }

  Process& process_;
  const Options& options_;
  int status_ = 0;
};

int ls(Process& process) {
  Options options(process, "laAhd1",
                  {{"all", 'a'}, {"almost-all", 'A'}, {"human-readable", 'h'}, {"directory", 'd'}});
  if (options.failed()) return 2;
  return Lister(process, options).run();
}

}  // namespace

std::vector<ProgramRow> listing_programs() {
  return {{"ls", "list files (-l -a -A -h -d -1)", immediate<ls>}};
}

}  // namespace vpcsim::instance
