#include <iostream>

#include <fmt/format.h>

#include "scenarios/cli/commands.hpp"
#include "scenarios/cli/control_call.hpp"

namespace vpcsim::cli {
namespace {

using nlohmann::json;

/// A pattern in ssh_config(5): what could be anything else is left out.
std::string as_pattern(const std::string& name) {
  const auto odd =
      name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._");
  return odd == std::string::npos ? name : "";
}

std::string block_of(const json& instance, const SshConfigCommand& command) {
  const std::string id = instance.at("instance_id"), address = instance.at("public_ip");
  const std::string name = as_pattern(instance.at("name"));
  std::string block = fmt::format("Host {}{} {}\n", name.empty() ? "" : name + " ", id, address);
  block += fmt::format("  HostName {}\n", address);
  if (instance.contains("port"))
    block += fmt::format("  Port {}\n", instance.at("port").get<int>());
  else
    block += fmt::format("  ProxyCommand vpcsim connect --endpoint {} %h %p\n", command.endpoint);
  block += fmt::format("  User {}\n", instance.at("user").get<std::string>());
  if (!command.identity.empty())
    block += fmt::format("  IdentityFile \"{}\"\n  IdentitiesOnly yes\n", command.identity);
  // Another cloud has other machines at the same addresses.
  block += "  StrictHostKeyChecking no\n  UserKnownHostsFile /dev/null\n  LogLevel ERROR\n";
  return block;
}

}  // namespace

int execute(const SshConfigCommand& command) {
  try {
    const json answer = ask_controls(command.endpoint, "/_vpcsim/ssh");
    std::string text;
    for (const json& instance : answer.at("instances")) {
      if (!text.empty()) text += '\n';
      if (instance.contains("public_ip"))
        text += block_of(instance, command);
      else
        text +=
            fmt::format("# {} {} has no public address: ssh -J from one that has, to {}\n",
                        instance.at("name").get<std::string>(), instance.at("instance_id").get<std::string>(),
                        instance.at("private_ip").get<std::string>());
    }
    if (text.empty()) text = "# no instance is running\n";
    fmt::print("{}", text);
  } catch (const std::exception& error) {
    std::cerr << "vpcsim ssh-config: " << error.what() << '\n';
    return bad_input;
  }
  return holds;
}

}  // namespace vpcsim::cli
