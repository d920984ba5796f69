#include "simulator/instance/programs/ssh_known_hosts.hpp"

#include <algorithm>
#include <sstream>

#include "simulator/instance/programs/ssh_settings.hpp"

namespace vpcsim::instance {

std::string ssh_key_type(std::string_view public_key) {
  return std::string(public_key.substr(0, public_key.find(' ')));
}

std::string ssh_key_body(std::string_view public_key) {
  const auto space = std::min(public_key.find(' '), public_key.size() - 1);
  const auto body = public_key.substr(std::min(space + 1, public_key.size()));
  return std::string(body.substr(0, body.find_first_of(" \t\r\n")));
}

std::string ssh_key_name(std::string_view public_key) {
  const auto type = ssh_key_type(public_key);
  if (type == "ssh-ed25519") return "ED25519";
  if (type == "ssh-rsa") return "RSA";
  return type.substr(0, 6) == "ecdsa-" ? "ECDSA" : type;
}

SshKnownHosts::SshKnownHosts(Process& process, std::string path) : process_(process), path_(std::move(path)) {
  if (path_ == "/dev/null") return;
  std::istringstream lines(process_.machine().files().read(process_.access(), path_).value);
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    std::istringstream words(line);
    Row row{number, {}, {}, {}};
    // Lines with a marker are about certificates, which aren't there.
    const bool whole = static_cast<bool>(words >> row.names >> row.type >> row.key);
    if (whole && row.names[0] != '#' && row.names[0] != '@') rows_.push_back(std::move(row));
  }
}

SshKnownHosts::Answer SshKnownHosts::check(std::string_view host, std::string_view key) const {
  auto answer = Answer::unknown;
  for (const auto& row : rows_) {
    if (row.type != ssh_key_type(key) || !matches_host_patterns(row.names, host)) continue;
    if (row.key == ssh_key_body(key)) return Answer::known;
    answer = Answer::changed;
  }
  return answer;
}

int SshKnownHosts::changed_line(std::string_view host, std::string_view key) const {
  const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) {
    return row.type == ssh_key_type(key) && matches_host_patterns(row.names, host);
  });
  return found == rows_.end() ? 0 : found->line;
}

std::vector<SshKnownHosts::Place> SshKnownHosts::others(std::string_view host, std::string_view key) const {
  std::vector<Place> found;
  for (const auto& row : rows_) {
    const bool same = row.type == ssh_key_type(key) && row.key == ssh_key_body(key);
    if (same && !matches_host_patterns(row.names, host)) found.push_back({row.line, row.names});
  }
  return found;
}

bool SshKnownHosts::add(std::string_view host, std::string_view key) {
  if (path_ == "/dev/null") return true;
  auto& files = process_.machine().files();
  const auto access = process_.access();
  files.make_directory(access, process_.shell().home + "/.ssh", 0700);
  const auto line = std::string(host) + " " + ssh_key_type(key) + " " + ssh_key_body(key) + "\n";
  if (files.open_for_writing(access, path_, false) != FileError::none) return false;
  return files.append(access, path_, line) == FileError::none;
}

}  // namespace vpcsim::instance
