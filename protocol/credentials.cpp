#include "protocol/credentials.hpp"

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/core.h>

#include "protocol/account_id.hpp"
#include "protocol/ascii.hpp"

namespace vpcsim::protocol {
namespace {

struct Setting {
  std::string value;
  int line = 0;
};

struct Section {
  int line = 0;
  std::map<std::string, Setting, std::less<>> settings;
};

/// A file of sections and settings, as all AWS tools write it.
struct SettingsFile {
  std::string path;
  std::map<std::string, Section, std::less<>> sections;
};

[[noreturn]] void fail_at(const SettingsFile& file, int line, std::string_view problem) {
  throw CredentialsError(fmt::format("{}:{}: {}", file.path, line, problem));
}

/// A comment may follow a value after white space; a '#' inside a value belongs to it.
std::string_view without_comment(std::string_view value) {
  for (std::size_t i = 1; i < value.size(); ++i) {
    if ((value[i] == '#' || value[i] == ';') && ascii::is_space(value[i - 1])) return value.substr(0, i);
  }
  return value;
}

/// "[profile x]" of the config file and "[x]" of the credentials file are both called "x" here.
std::string section_name(const SettingsFile& file, int line_number, std::string_view line) {
  const auto end = line.find(']');
  if (end == std::string_view::npos) fail_at(file, line_number, "the section header lacks its ']'");
  std::string_view name = ascii::trim(line.substr(1, end - 1));
  constexpr std::string_view prefix = "profile";
  if (name.starts_with(prefix) && name.size() > prefix.size() && ascii::is_space(name[prefix.size()])) {
    name = ascii::trim(name.substr(prefix.size()));
  }
  if (name.size() >= 2 && name.front() == name.back() && (name.front() == '"' || name.front() == '\'')) {
    name = name.substr(1, name.size() - 2);
  }
  if (name.empty()) fail_at(file, line_number, "the section has no name");
  return std::string(name);
}

void read_setting(const SettingsFile& file, int line_number, std::string_view line, Section* section) {
  const auto equals = line.find('=');
  // The line itself stays out of these messages: it may hold a secret.
  if (equals == std::string_view::npos) fail_at(file, line_number, "expected 'name = value' or '[section]'");
  if (section == nullptr) fail_at(file, line_number, "a setting stands before the first [section]");
  const std::string name = ascii::lower(ascii::trim(line.substr(0, equals)));
  if (name.empty()) fail_at(file, line_number, "a setting has no name");
  const std::string_view value = ascii::trim(without_comment(line.substr(equals + 1)));
  section->settings[name] = Setting{std::string(value), line_number};
}

SettingsFile read_settings(std::string path) {
  SettingsFile file{std::move(path), {}};
  errno = 0;
  std::ifstream input(file.path);
  if (!input) {
    const int reason = errno;
    if (reason == ENOENT || reason == ENOTDIR) return file;
    throw CredentialsError(
        fmt::format("{}: cannot be read: {}", file.path, std::generic_category().message(reason)));
  }
  Section* section = nullptr;
  std::string line;
  for (int line_number = 1; std::getline(input, line); ++line_number) {
    const std::string_view text = ascii::trim(line);
    if (text.empty() || text.front() == '#' || text.front() == ';') continue;
    if (text.front() == '[') {
      section = &file.sections[section_name(file, line_number, text)];
      section->line = line_number;
    } else if (!ascii::is_space(line.front())) {
      read_setting(file, line_number, text, section);
    }  // an indented line belongs to a nested setting such as "s3 =", none of which concerns us
  }
  if (input.bad()) throw CredentialsError(fmt::format("{}: cannot be read: is it a directory?", file.path));
  return file;
}

std::optional<std::string> variable(const Environment& environment, const char* name) {
  std::optional<std::string> value = environment(name);
  if (value && value->empty()) value.reset();
  return value;
}

std::string file_path(const Environment& environment, const char* override_name, std::string_view name) {
  const std::string home = variable(environment, "HOME").value_or("");
  const auto chosen = variable(environment, override_name);
  if (!chosen) return fmt::format("{}/.aws/{}", home, name);
  return chosen->starts_with("~/") ? home + chosen->substr(1) : *chosen;
}

/// The two files and the profile of interest in them.
struct Profile {
  std::string name = "default";
  bool asked_for = false;
  SettingsFile credentials_file;
  SettingsFile config_file;

  explicit Profile(const Environment& environment)
      : credentials_file(read_settings(file_path(environment, "AWS_SHARED_CREDENTIALS_FILE", "credentials"))),
        config_file(read_settings(file_path(environment, "AWS_CONFIG_FILE", "config"))) {
    auto chosen = variable(environment, "AWS_PROFILE");
    if (!chosen) chosen = variable(environment, "AWS_DEFAULT_PROFILE");
    if (!chosen) return;
    name = *chosen;
    asked_for = true;
    if (section_in(credentials_file) == nullptr && section_in(config_file) == nullptr) {
      throw CredentialsError(fmt::format("the profile '{}' (AWS_PROFILE) is neither in {} nor in {}", name,
                                         credentials_file.path, config_file.path));
    }
  }

  const Section* section_in(const SettingsFile& file) const {
    const auto found = file.sections.find(name);
    return found == file.sections.end() ? nullptr : &found->second;
  }
};

std::optional<Credentials> keys_of_environment(const Environment& environment) {
  const auto id = variable(environment, "AWS_ACCESS_KEY_ID");
  const auto secret = variable(environment, "AWS_SECRET_ACCESS_KEY");
  if (!id && !secret) return std::nullopt;
  if (!secret) throw CredentialsError("AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not");
  if (!id) throw CredentialsError("AWS_SECRET_ACCESS_KEY is set, but AWS_ACCESS_KEY_ID is not");
  return Credentials{*id, *secret, variable(environment, "AWS_SESSION_TOKEN").value_or("")};
}

const Setting* setting_in(const Section& section, std::string_view name) {
  const auto found = section.settings.find(name);
  return found == section.settings.end() || found->second.value.empty() ? nullptr : &found->second;
}

/// Only keys that stand in the file: a profile that would have to ask someone else is refused by name,
/// rather than passed over in favor of keys that its owner didn't mean.
void refuse_indirect_keys(const SettingsFile& file, const Section& section) {
  for (const char* name : {"role_arn", "credential_process", "sso_session", "sso_start_url"}) {
    if (const Setting* setting = setting_in(section, name)) {
      fail_at(file, setting->line,
              fmt::format("'{}' is not supported: give the profile aws_access_key_id and "
                          "aws_secret_access_key, or set them in the environment",
                          name));
    }
  }
}

std::optional<Credentials> keys_of_section(const SettingsFile& file, const Section* section) {
  if (section == nullptr) return std::nullopt;
  const Setting* id = setting_in(*section, "aws_access_key_id");
  const Setting* secret = setting_in(*section, "aws_secret_access_key");
  if (id == nullptr && secret == nullptr) {
    refuse_indirect_keys(file, *section);
    return std::nullopt;
  }
  if (secret == nullptr) fail_at(file, id->line, "aws_access_key_id stands without aws_secret_access_key");
  if (id == nullptr) fail_at(file, secret->line, "aws_secret_access_key stands without aws_access_key_id");
  const Setting* token = setting_in(*section, "aws_session_token");
  return Credentials{id->value, secret->value, token == nullptr ? "" : token->value};
}

}  // namespace

std::optional<std::string> process_environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

Credentials load_credentials(const Environment& environment) {
  if (auto keys = keys_of_environment(environment)) return *keys;
  const Profile profile(environment);
  for (const SettingsFile* file : {&profile.credentials_file, &profile.config_file}) {
    if (auto keys = keys_of_section(*file, profile.section_in(*file))) return *keys;
  }
  throw CredentialsError(
      fmt::format("no access keys: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the profile '{}' "
                  "both in {} or {}",
                  profile.name, profile.credentials_file.path, profile.config_file.path));
}

std::vector<DeclaredCredentials> load_declared_credentials(const std::string& path) {
  const SettingsFile file = read_settings(path);
  std::vector<DeclaredCredentials> declared;
  std::set<std::string> ids;
  for (const auto& [name, section] : file.sections) {
    const auto keys = keys_of_section(file, &section);
    if (!keys) continue;
    const Setting* account = setting_in(section, "aws_account_id");
    if (account == nullptr) {
      fail_at(file, section.line, fmt::format("the profile '{}' doesn't say its aws_account_id", name));
    }
    if (!is_account_id(account->value)) {
      fail_at(file, account->line, fmt::format("aws_account_id '{}' isn't 12 digits", account->value));
    }
    if (!ids.insert(keys->access_key_id).second) {
      fail_at(file, setting_in(section, "aws_access_key_id")->line,
              fmt::format("another profile has the access key id {} already", keys->access_key_id));
    }
    declared.push_back({*keys, account->value});
  }
  if (declared.empty()) {
    throw CredentialsError(fmt::format("{}: declares no access keys, or isn't there", path));
  }
  return declared;
}

std::optional<std::string> load_region(const Environment& environment) {
  for (const char* name : {"AWS_REGION", "AWS_DEFAULT_REGION"}) {
    if (auto region = variable(environment, name)) return region;
  }
  const Profile profile(environment);
  for (const SettingsFile* file : {&profile.config_file, &profile.credentials_file}) {
    const Section* section = profile.section_in(*file);
    const Setting* region = section == nullptr ? nullptr : setting_in(*section, "region");
    if (region != nullptr) return region->value;
  }
  return std::nullopt;
}

}  // namespace vpcsim::protocol
