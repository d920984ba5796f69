// Commands that make, move and remove files.
#include <algorithm>
#include <functional>

#include "simulator/instance/programs/options.hpp"

namespace vpcsim::instance {

namespace {

int missing(Process& process, std::string_view what) {
  return complain(process, std::string(what) + "\nTry '" + process.name() + " --help' for more information.");
}

std::string quoted(std::string_view path) {
  return "'" + std::string(path) + "'";
}

std::string why(FileError error) {
  return ": " + std::string(text(error));
}

FileSystem& files(Process& process) {
  return process.machine().files();
}

int make_directories(Process& process) {
  Options options(process, "p", {{"parents", 'p'}});
  if (options.failed()) return 1;
  if (options.operands().empty()) return missing(process, "missing operand");
  int status = 0;
  for (const auto& path : options.operands()) {
    if (options.has('p')) {
      for (auto slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1)) {
        files(process).make_directory(process.access(), path.substr(0, slash));
      }
    }
    auto failure = files(process).make_directory(process.access(), path);
    const bool there = failure == FileError::exists && options.has('p') &&
                       files(process).status(process.access(), path).value.is_directory();
    if (failure == FileError::none || there) continue;
    status = complain(process, "cannot create directory " + quoted(path) + why(failure));
  }
  return status;
}

int remove_directories(Process& process) {
  Options options(process, "");
  if (options.failed()) return 1;
  if (options.operands().empty()) return missing(process, "missing operand");
  int status = 0;
  for (const auto& path : options.operands()) {
    auto failure = files(process).remove_directory(process.access(), path);
    if (failure != FileError::none)
      status = complain(process, "failed to remove " + quoted(path) + why(failure));
  }
  return status;
}

int touch(Process& process) {
  Options options(process, "c", {{"no-create", 'c'}});
  if (options.failed()) return 1;
  if (options.operands().empty()) return missing(process, "missing file operand");
  int status = 0;
  for (const auto& path : options.operands()) {
    const auto access = process.access();
    auto failure = files(process).status(access, path).error;
    if (failure == FileError::not_found && options.has('c')) continue;
    if (failure == FileError::not_found)
      failure = files(process).open_for_writing(access, path, false);
    else if (failure == FileError::none)
      failure = files(process).set_modified(access, path, access.now);
    if (failure != FileError::none) status = complain(process, "cannot touch " + quoted(path) + why(failure));
  }
  return status;
}

int remove_tree(Process& process, const std::string& path) {
  auto& system = files(process);
  const auto access = process.access();
  auto status = system.link_status(access, path);
  if (status && status.value.is_directory()) {
    int result = 0;
    auto names = system.list(access, path);
    for (const auto& name : names.value) result |= remove_tree(process, joined_path(path, name));
    if (result != 0) return result;
    auto failure = names.error == FileError::none ? system.remove_directory(access, path) : names.error;
    return failure == FileError::none ? 0 : complain(process, "cannot remove " + quoted(path) + why(failure));
  }
  auto failure = system.remove(access, path);
  return failure == FileError::none ? 0 : complain(process, "cannot remove " + quoted(path) + why(failure));
}

int remove(Process& process) {
  Options options(process, "rRf", {{"recursive", 'r'}, {"force", 'f'}});
  if (options.failed()) return 1;
  if (options.operands().empty()) return options.has('f') ? 0 : missing(process, "missing operand");
  int result = 0;
  const bool recursive = options.has('r') || options.has('R');
  for (const auto& path : options.operands()) {
    auto names = path_names(path);
    if (!names.empty() && (names.back() == "." || names.back() == "..")) {
      result = complain(process, "refusing to remove '.' or '..' directory: skipping " + quoted(path));
      continue;
    }
    if (names.empty() && !path.empty()) {
      result = complain(process, "it is dangerous to operate recursively on '/'");
      continue;
    }
    auto status = files(process).link_status(process.access(), path);
    if (!status && options.has('f') && status.error == FileError::not_found) continue;
    if (status && status.value.is_directory() && !recursive) {
      result = complain(process, "cannot remove " + quoted(path) + ": Is a directory");
      continue;
    }
    result |= remove_tree(process, path);
  }
  return result;
}

// SOURCE... TARGET: each source with the path that it gets.
int each_pair(Process& process, const Options& options,
              const std::function<int(const std::string&, const std::string&)>& act) {
  const auto& operands = options.operands();
  if (operands.empty()) return missing(process, "missing file operand");
  if (operands.size() == 1) {
    return missing(process, "missing destination file operand after " + quoted(operands[0]));
  }
  const auto& target = operands.back();
  const bool into = files(process).status(process.access(), target).value.is_directory();
  if (operands.size() > 2 && !into)
    return complain(process, "target " + quoted(target) + ": Not a directory");
  int status = 0;
  for (std::size_t i = 0; i + 1 < operands.size(); ++i) {
    status |= act(operands[i], into ? joined_path(target, base_name(operands[i])) : target);
  }
  return status;
}

int move(Process& process) {
  Options options(process, "f", {{"force", 'f'}});
  if (options.failed()) return 1;
  return each_pair(process, options, [&](const std::string& from, const std::string& to) {
    auto& system = files(process);
    const auto access = process.access();
    if (auto status = system.link_status(access, from); !status) {
      return complain(process, "cannot stat " + quoted(from) + why(status.error));
    }
    auto failure = system.rename(access, from, to);
    if (failure == FileError::none) return 0;
    return complain(process, "cannot move " + quoted(from) + " to " + quoted(to) + why(failure));
  });
}

int copy_one(Process& process, const std::string& from, const std::string& to, bool recursive) {
  auto& system = files(process);
  const auto access = process.access();
  auto source = recursive ? system.link_status(access, from) : system.status(access, from);
  if (!source) return complain(process, "cannot stat " + quoted(from) + why(source.error));
  auto path = system.real_path(access, from);
  if (path && path.value == system.real_path(access, to).value) {
    return complain(process, quoted(from) + " and " + quoted(to) + " are the same file");
  }
  if (source.value.kind == FileKind::symbolic_link) {
    auto failure = system.make_link(access, source.value.target, to);
    return failure == FileError::none
               ? 0
               : complain(process, "cannot create symbolic link " + quoted(to) + why(failure));
  }
  if (!source.value.is_directory()) {
    auto content = system.read(access, from);
    if (!content)
      return complain(process, "cannot open " + quoted(from) + " for reading" + why(content.error));
    auto failure = system.open_for_writing(access, to, true, source.value.mode & 0777);
    if (failure != FileError::none)
      return complain(process, "cannot create regular file " + quoted(to) + why(failure));
    failure = system.write_at(access, to, 0, content.value);
    return failure == FileError::none ? 0 : complain(process, "error writing " + quoted(to) + why(failure));
  }
  if (!recursive) return complain(process, "-r not specified; omitting directory " + quoted(from));
  auto names = system.list(access, from);
  if (!names) return complain(process, "cannot open directory " + quoted(from) + why(names.error));
  auto failure = system.make_directory(access, to, source.value.mode | 0700);
  if (failure != FileError::none && failure != FileError::exists) {
    return complain(process, "cannot create directory " + quoted(to) + why(failure));
  }
  // Into itself: what is copied is what was there before.
  auto target = system.real_path(access, to).value + "/";
  if (path && target.substr(0, path.value.size() + 1) == path.value + "/") {
    return complain(process, "cannot copy a directory, " + quoted(from) + ", into itself, " + quoted(to));
  }
  int status = 0;
  for (const auto& name : names.value) {
    status |= copy_one(process, joined_path(from, name), joined_path(to, name), true);
  }
  return status;
}

int copy(Process& process) {
  Options options(process, "rRf", {{"recursive", 'r'}, {"force", 'f'}});
  if (options.failed()) return 1;
  const bool recursive = options.has('r') || options.has('R');
  return each_pair(process, options, [&](const std::string& from, const std::string& to) {
    return copy_one(process, from, to, recursive);
  });
}

int link(Process& process) {
  Options options(process, "sf", {{"symbolic", 's'}, {"force", 'f'}});
  if (options.failed()) return 1;
  const auto& operands = options.operands();
  if (operands.empty()) return missing(process, "missing file operand");
  if (!options.has('s')) return complain(process, "hard links are not supported by vpcsim's ln: use -s");
  if (operands.size() > 2) return complain(process, "more than one target is not supported by vpcsim's ln");
  auto& system = files(process);
  auto name = operands.size() == 2 ? operands[1] : base_name(operands[0]);
  if (system.status(process.access(), name).value.is_directory())
    name = joined_path(name, base_name(operands[0]));
  if (options.has('f')) system.remove(process.access(), name);
  auto failure = system.make_link(process.access(), operands[0], name);
  return failure == FileError::none
             ? 0
             : complain(process, "failed to create symbolic link " + quoted(name) + why(failure));
}

// u+x,go-w or an octal number.
std::optional<unsigned> changed_mode(unsigned mode, const std::string& text) {
  if (!text.empty() && text.size() <= 4 && text.find_first_not_of("01234567") == std::string::npos) {
    return static_cast<unsigned>(std::stoul(text, nullptr, 8));
  }
  std::size_t i = 0;
  for (;;) {
    unsigned who = 0;
    for (; i < text.size() && std::string_view("ugoa").find(text[i]) != std::string_view::npos; ++i) {
      who |= text[i] == 'u' ? 0700u : text[i] == 'g' ? 070u : text[i] == 'o' ? 07u : 0777u;
    }
    if (who == 0) who = 0777;
    if (i >= text.size() || std::string_view("+-=").find(text[i]) == std::string_view::npos) return {};
    const char operation = text[i++];
    unsigned bits = 0;
    for (; i < text.size() && std::string_view("rwx").find(text[i]) != std::string_view::npos; ++i) {
      bits |= text[i] == 'r' ? 0444u : text[i] == 'w' ? 0222u : 0111u;
    }
    if (operation == '+') mode |= bits & who;
    if (operation == '-') mode &= ~(bits & who);
    if (operation == '=') mode = (mode & ~who) | (bits & who);
    if (i == text.size()) return mode;
    if (text[i++] != ',') return {};
  }
}

int change_mode(Process& process) {
  const auto& arguments = process.arguments();
  if (arguments.size() > 1 && arguments[1].size() > 1 && arguments[1][0] == '-' &&
      std::string_view("rwx").find(arguments[1][1]) == std::string_view::npos) {
    Options options(process, "");
    if (options.failed()) return 1;
  }
  if (arguments.size() < 2) return missing(process, "missing operand");
  if (arguments.size() < 3) return missing(process, "missing operand after " + quoted(arguments[1]));
  int status = 0;
  for (std::size_t i = 2; i < arguments.size(); ++i) {
    auto found = files(process).status(process.access(), arguments[i]);
    if (!found) {
      status = complain(process, "cannot access " + quoted(arguments[i]) + why(found.error));
      continue;
    }
    auto mode = changed_mode(found.value.mode, arguments[1]);
    if (!mode) return missing(process, "invalid mode: " + quoted(arguments[1]));
    auto failure = files(process).set_mode(process.access(), arguments[i], *mode);
    if (failure != FileError::none) {
      status = complain(process, "changing permissions of " + quoted(arguments[i]) + why(failure));
    }
  }
  return status;
}

}  // namespace

std::vector<ProgramRow> file_programs() {
  return {{"chmod", "change permissions", immediate<change_mode>},
          {"cp", "copy files (-r)", immediate<copy>},
          {"ln", "make a symbolic link (-s -f)", immediate<link>},
          {"mkdir", "make directories (-p)", immediate<make_directories>},
          {"mv", "move or rename files", immediate<move>},
          {"rm", "remove files (-r -f)", immediate<remove>},
          {"rmdir", "remove empty directories", immediate<remove_directories>},
          {"touch", "make a file, or change its time (-c)", immediate<touch>}};
}

}  // namespace vpcsim::instance
