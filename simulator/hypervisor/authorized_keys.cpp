#include "simulator/hypervisor/authorized_keys.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "protocol/ssh_key.hpp"

namespace vpcsim::hypervisor {
namespace {

using instance::FileAccess;
using instance::FileSystem;

const FileAccess as_root{.user = "root", .group = "root"};

/// StrictModes [sshd_config(5)]: what others own or may write proves nothing.
std::string in_others_hands(const FileSystem& files, const std::string& user, const std::string& home) {
  constexpr unsigned group_and_others_write = 022;
  for (const std::string& path : {home + "/.ssh/authorized_keys", home + "/.ssh", home}) {
    const auto status = files.status(as_root, path);
    if (!status) continue;
    const bool is_others = status.value.owner != user && status.value.owner != "root";
    if (is_others || (status.value.mode & group_and_others_write) != 0) return path;
  }
  return {};
}

std::string_view take_word(std::string_view& line) {
  constexpr std::string_view blanks = " \t\r";
  line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
  const std::string_view word = line.substr(0, line.find_first_of(blanks));
  line.remove_prefix(word.size());
  return word;
}

/// The first two words, with one space between.
std::string key_of(std::string_view line) {
  const std::string_view type = take_word(line);
  return fmt::format("{} {}", type, take_word(line));
}

bool lists(std::string_view keys, const std::string& public_key) {
  while (!keys.empty()) {
    const auto end = keys.find('\n');
    if (key_of(keys.substr(0, end)) == public_key) return true;
    keys.remove_prefix(end == std::string_view::npos ? keys.size() : end + 1);
  }
  return false;
}

}  // namespace

bool has_account(const FileSystem& files, const std::string& user) {
  if (user.empty() || user.find_first_of("/:\n") != std::string::npos) return false;
  const auto passwd = files.read(as_root, "/etc/passwd");
  return passwd && ("\n" + passwd.value).find("\n" + user + ":") != std::string::npos;
}

Admission admission(const FileSystem& files, const std::string& user, const std::string& public_key) {
  if (!has_account(files, user)) return {false, fmt::format("there is no user {}", user)};
  const std::string home = user == "root" ? "/root" : "/home/" + user;
  const auto keys = files.read({.user = user, .group = user}, home + "/.ssh/authorized_keys");
  if (!keys) return {false, fmt::format("{} has no authorized_keys", user)};
  if (const std::string path = in_others_hands(files, user, home); !path.empty())
    return {false, fmt::format("{}: bad ownership or modes for {}", user, path)};
  if (!lists(keys.value, public_key))
    return {false,
            fmt::format("{}: key {} isn't in authorized_keys", user, protocol::fingerprint(public_key))};
  return {true, {}};
}

}  // namespace vpcsim::hypervisor
