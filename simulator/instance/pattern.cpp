#include "simulator/instance/pattern.hpp"

#include <algorithm>

namespace vpcsim::instance {

namespace {

constexpr std::size_t pattern_bytes_max = 1024;
constexpr int comparisons_max = 200'000;

// A bracket expression at the front of `pattern`: its length, or 0 if it never closes.
std::size_t bracket_size(std::string_view pattern) {
  std::size_t i = 1;
  if (i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^')) ++i;
  if (i < pattern.size() && pattern[i] == ']') ++i;
  for (; i < pattern.size(); ++i) {
    if (pattern[i] == '\\')
      ++i;
    else if (pattern[i] == ']')
      return i + 1;
  }
  return 0;
}

bool in_bracket(std::string_view bracket, char c) {
  bracket = bracket.substr(1, bracket.size() - 2);
  const bool negated = bracket[0] == '!' || bracket[0] == '^';
  if (negated) bracket.remove_prefix(1);
  bool found = false;
  for (std::size_t i = 0; i < bracket.size(); ++i) {
    if (bracket[i] == '\\' && i + 1 < bracket.size()) ++i;
    const auto low = static_cast<unsigned char>(bracket[i]);
    auto high = low;
    if (i + 2 < bracket.size() && bracket[i + 1] == '-') {
      i += 2;
      if (bracket[i] == '\\' && i + 1 < bracket.size()) ++i;
      high = static_cast<unsigned char>(bracket[i]);
    }
    const auto byte = static_cast<unsigned char>(c);
    found = found || (low <= byte && byte <= high);
  }
  return found != negated;
}

// How many bytes of the pattern stand for the one character `c`; 0 if they don't.
std::size_t one_matches(std::string_view pattern, char c) {
  switch (pattern[0]) {
    case '?':
      return 1;
    case '\\':
      return pattern.size() > 1 && pattern[1] == c ? 2 : 0;
    case '[':
      if (auto size = bracket_size(pattern)) return in_bracket(pattern.substr(0, size), c) ? size : 0;
      break;
    default:
      break;
  }
  return pattern[0] == c ? 1 : 0;
}

}  // namespace

bool matches_pattern(std::string_view pattern, std::string_view text) {
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = pattern.npos;  // the latest one, and where it has reached
  std::size_t reached = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      reached = t;
      continue;
    }
    const auto size = p < pattern.size() ? one_matches(pattern.substr(p), text[t]) : 0;
    if (size > 0) {
      p += size;
      ++t;
    } else if (star != pattern.npos) {
      p = star;
      t = ++reached;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

bool has_pattern(std::string_view pattern) {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\\')
      ++i;
    else if (pattern[i] == '*' || pattern[i] == '?' || (pattern[i] == '[' && bracket_size(pattern.substr(i))))
      return true;
  }
  return false;
}

std::string quoted_pattern(std::string_view text) {
  std::string result;
  for (char c : text) {
    if (std::string_view("*?[]\\!-^").find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

std::string unquoted_pattern(std::string_view pattern) {
  std::string result;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\\' && i + 1 < pattern.size()) ++i;
    result += pattern[i];
  }
  return result;
}

std::vector<std::string> matching_paths(const FileSystem& files, const FileAccess& access,
                                        std::string_view pattern, std::size_t paths_max) {
  auto names = path_names(pattern);
  int comparisons = 0;
  std::vector<std::string> paths{pattern.substr(0, 1) == "/" ? "/" : ""};
  for (auto name : names) {
    std::vector<std::string> next;
    for (const auto& path : paths) {
      if (!has_pattern(name)) {
        auto longer = joined_path(path, unquoted_pattern(name));
        if (files.link_status(access, longer)) next.push_back(std::move(longer));
        continue;
      }
      if (name.size() > pattern_bytes_max || comparisons > comparisons_max) continue;
      auto listed = files.list(access, path.empty() ? "." : path);
      for (auto& entry : listed.value) {
        ++comparisons;
        if (entry[0] == '.' && name[0] != '.') continue;
        if (next.size() < paths_max && matches_pattern(name, entry)) next.push_back(joined_path(path, entry));
      }
    }
    paths = std::move(next);
  }
  if (pattern.size() > 1 && pattern.back() == '/') {
    paths.erase(
        std::remove_if(paths.begin(), paths.end(),
                       [&](const auto& path) { return !files.status(access, path).value.is_directory(); }),
        paths.end());
    for (auto& path : paths) path += '/';
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace vpcsim::instance
