#include "scenarios/provision/session.hpp"

#include <fmt/format.h>

namespace vpcsim::scenarios {

protocol::Ec2Client& Accounts::client(const std::string& alias) {
  auto& client = clients_[alias];
  if (client == nullptr) {
    protocol::Credentials credentials = own_;
    if (!alias.empty()) {
      auto account = aliases_.find(alias);
      if (account == aliases_.end()) throw ScenarioError(fmt::format("there is no account \"{}\"", alias));
      credentials = {account->second, own_.secret_access_key, ""};
    }
    client = std::make_unique<protocol::Ec2Client>(transport_, waiter_, std::move(credentials), region_);
  }
  return *client;
}

std::string Session::send(const std::string& account, std::string_view action, const std::string& form,
                          Note note) {
  CallRecord record{.account = account,
                    .action = std::string(action),
                    .name = std::move(note.name),
                    .detail = std::move(note.detail)};
  try {
    std::string body = accounts_.client(account).send(action, form);
    tell(std::move(record));
    return body;
  } catch (const protocol::ApiError& error) {
    record.error = error.what();
    tell(std::move(record));
    throw;
  }
}

std::vector<ec2::TagSpecification> Session::tags(std::string_view resource_type,
                                                 const std::string& name) const {
  return {{std::string(resource_type), {{"Name", name}, {std::string(scenario_tag), scenario_name_}}}};
}

std::vector<ec2::Filter> Session::mine(const std::string& name) const {
  return {{"tag:Name", {name}}, {"tag:" + std::string(scenario_tag), {scenario_name_}}};
}

const std::string* Session::find_id(const std::string& name) const {
  auto found = ids_.find(name);
  return found == ids_.end() ? nullptr : &found->second;
}

const std::string& Session::id(const Word& name) const {
  const std::string* id = find_id(name.text);
  if (id == nullptr) throw ScenarioError(fmt::format("{} isn't there yet", name.text));
  return *id;
}

std::string Session::name_of(const std::string& id) const {
  for (const auto& [name, known] : ids_) {
    if (known == id) return name;
  }
  return id;
}

std::string Session::cidr(const Word& name) const {
  auto cidr = cidr_of(network, hosts_, name.text);
  if (!cidr) throw ScenarioError(fmt::format("{} is no CIDR block and stands for none", name.text));
  return cidr->text();
}

void Session::tell(CallRecord record) {
  record.reads_only = record.action.starts_with("Describe") || record.action.starts_with("Get");
  ++calls;
  if (!record.reads_only) ++changing_calls;
  reporter_.called(record);
}

void require_same(const std::string& name, std::string_view what, std::string_view found,
                  std::string_view wanted) {
  if (found == wanted) return;
  throw ScenarioError(
      fmt::format("{} is there with the {} {}, and the file says {}: it can't be changed, "
                  "destroy the scenario first",
                  name, what, found, wanted));
}

}  // namespace vpcsim::scenarios
