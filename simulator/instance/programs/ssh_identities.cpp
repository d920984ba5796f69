// Which keys ssh has: the agent's and those in files.
#include <algorithm>

#include <fmt/format.h>

#include "simulator/instance/programs/ssh_login.hpp"

namespace vpcsim::instance {
namespace {

constexpr std::string_view defaults[] = {"~/.ssh/id_rsa", "~/.ssh/id_ecdsa", "~/.ssh/id_ed25519"};

constexpr std::string_view unprotected =
    "@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@\n"
    "@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @\n"
    "@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@\n";

bool same_key(std::string_view a, std::string_view b) {
  return ssh_key_type(a) == ssh_key_type(b) && ssh_key_body(a) == ssh_key_body(b);
}

}  // namespace

void SshIdentities::say(const std::string& text) {
  if (!silent_) process_.error(text + "\n");
}

void SshIdentities::read_file(const std::string& path, std::vector<Identity>& into) {
  auto& files = process_.machine().files();
  const auto access = process_.access();
  const auto status = files.status(access, path);
  if (!status) return;
  const auto fail = [&](std::string_view why) { say(fmt::format("Load key \"{}\": {}", path, why)); };
  if (status.value.owner == access.user && (status.value.mode & 077)) {
    say(
        fmt::format("{}Permissions {:04o} for '{}' are too open.\n"
                    "It is required that your private key files are NOT accessible by others.\n"
                    "This private key will be ignored.",
                    unprotected, status.value.mode, path));
    return fail("bad permissions");
  }
  const auto content = files.read(access, path);
  if (!content) return fail(text(content.error));
  if (protocol::is_encrypted_private_key(content.value)) {
    return fail("keys with a passphrase are not supported by vpcsim's " + process_.name());
  }
  auto key = protocol::read_private_key(content.value);
  // What isn't OpenSSH's own format, its client leaves to OpenSSL.
  const bool own_format = content.value.find("BEGIN OPENSSH PRIVATE KEY") != std::string::npos;
  if (!key) return fail(own_format ? "invalid format" : "error in libcrypto");
  into.push_back({key->public_key(), path, std::move(key)});
}

std::vector<SshIdentities::Identity> SshIdentities::in_files(const SshSettings& settings) {
  std::vector<Identity> found;
  for (const auto& path : settings.identity_files) read_file(in_home(process_, path), found);
  if (settings.identity_files.empty()) {
    for (auto path : defaults) read_file(in_home(process_, path), found);
  }
  return found;
}

void SshIdentities::find(const SshSettings& settings, std::function<void(std::vector<Identity>)> found) {
  found_ = std::move(found);
  silent_ = !settings.says(SshSettings::Say::errors);
  files_ = in_files(settings);
  const bool only_named = settings.only_identities.value_or(false);
  const auto& agent = process_.shell().agent;
  if (!agent || process_.shell().value("SSH_AUTH_SOCK").empty()) return offer({}, only_named);
  question_ = agent->identities([this, only_named](std::vector<Agent::Identity> agents) {
    auto answered = std::move(question_);
    offer(std::move(agents), only_named);
  });
}

void SshIdentities::offer(std::vector<Agent::Identity> agents, bool only_named) {
  std::vector<Identity> offers, others;
  for (const auto& of_agent : agents) {
    auto file = std::find_if(files_.begin(), files_.end(), [&](const Identity& identity) {
      return same_key(identity.public_key, of_agent.public_key);
    });
    Identity identity{of_agent.public_key, of_agent.comment, {}};
    if (file != files_.end()) {
      files_.erase(file);
      offers.push_back(std::move(identity));
    } else if (!only_named) {
      others.push_back(std::move(identity));
    }
  }
  offers.insert(offers.end(), others.begin(), others.end());
  offers.insert(offers.end(), files_.begin(), files_.end());
  found_(std::move(offers));
}

}  // namespace vpcsim::instance
