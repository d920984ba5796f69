#include "scenarios/provision/session.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "protocol/digest.hpp"

namespace vpcsim::scenarios {
namespace {

constexpr std::string_view not_yet = "(known after apply";

/// What such a refusal says isn't so when the resource was changed a moment ago by a call whose answer was
/// lost, or whose effect doesn't show yet: it is as wanted, or will be after another look.
bool is_out_of_date(std::string_view code) {
  static constexpr std::array<std::string_view, 8> codes{
      "RouteAlreadyExists",     "Resource.AlreadyAssociated", "NetworkAclEntryAlreadyExists",
      "InvalidStateTransition", "Gateway.NotAttached",        "VpcPeeringConnectionAlreadyExists",
      "InvalidSubnet.Conflict", "IncorrectInstanceState"};
  return code.ends_with(".Duplicate") || code.find("NotFound") != std::string_view::npos ||
         std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace

std::vector<std::string> Accounts::all() const {
  std::vector<std::string> all{""};
  for (const auto& [alias, number] : aliases_) all.push_back(alias);
  return all;
}

protocol::Ec2Client& Accounts::client(const Home& home) {
  auto& client = clients_[home];
  if (client == nullptr) {
    protocol::Credentials credentials = own_;
    if (!home.account.empty()) {
      auto account = aliases_.find(home.account);
      if (account == aliases_.end())
        throw ScenarioError(fmt::format("there is no account \"{}\"", home.account));
      credentials = {account->second, own_.secret_access_key, ""};
    }
    client = std::make_unique<protocol::Ec2Client>(transport_, waiter_, std::move(credentials),
                                                   region_of(home), protocol::RetryPolicy{.seed = seed_});
  }
  return *client;
}

std::string Session::send(const Home& home, std::string_view action, const std::string& form, Note note) {
  CallRecord record{.account = home.account,
                    .region = home.region,
                    .action = std::string(action),
                    .name = std::move(note.name),
                    .detail = std::move(note.detail),
                    .reads_only = reads_only(action)};
  try {
    std::string body = accounts_.client(home).send(action, form);
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

std::vector<Home> Session::plainly(const std::vector<Home>& homes) const {
  std::vector<Home> plain;
  for (const Home& home : homes) {
    Home named{home.account, region_of(home)};
    if (std::find(plain.begin(), plain.end(), named) == plain.end()) plain.push_back(std::move(named));
  }
  return plain;
}

std::string Session::cidr(const Word& name) const {
  auto cidr = cidr_of(network, hosts_, name.text);
  if (!cidr) throw ScenarioError(fmt::format("{} is no CIDR block and stands for none", name.text));
  return cidr->text();
}

void Session::attempt(CallRecord record, const std::function<std::string()>& call) {
  const bool touched = touched_.count(record.name) != 0;
  if (!record.reads_only) touched_.insert(record.name);
  for (int failures = 1;; ++failures) {
    try {
      record.id = call();
      if (!record.id.empty()) {
        made_.insert(record.id);
        expect(record, true);
      }
      return tell(std::move(record));
    } catch (const protocol::HttpError& error) {
      if (record.reads_only || !may_be_done(error)) throw;
      record.error = error.what();
    } catch (const protocol::UncertainError& error) {
      record.error = error.what();
    } catch (const protocol::ApiError& error) {
      if (failures < tries_max && is_too_early(error)) {
        wait_after(failures);
        continue;
      }
      record.error = error.what();
      const bool again = touched && !record.reads_only && is_out_of_date(error.code());
      tell(std::move(record));
      if (again) throw LookAgain{std::current_exception()};
      throw;
    }
    break;
  }
  expect(record, false);
  const std::string why = fmt::format("{} {}: {}", record.action, record.name, record.error);
  tell(std::move(record));
  throw LookAgain::because(why);
}

void Session::expect(const CallRecord& record, bool certain) {
  const std::int64_t now_ms = accounts_.waiter().now().milliseconds;
  expected_[{{record.account, record.region}, record.name, record.action}] = {
      now_ms + (certain ? made_shows_ms : uncertain_shows_ms), certain};
}

/// Called when it doesn't show.
bool Session::is_still_expected(const Creation& creation) {
  auto expected = expected_.find(creation);
  if (expected == expected_.end()) return false;
  if (accounts_.waiter().now().milliseconds < expected->second.until_ms) return true;
  if (expected->second.certain) throw ScenarioError(std::get<1>(creation) + " was made, and doesn't show");
  expected_.erase(expected);
  return false;
}

bool Session::is_uncertain(const Home& home, const std::string& name, std::string_view create) const {
  auto expected = expected_.find({home, name, std::string(create)});
  return expected != expected_.end() && !expected->second.certain;
}

bool Session::is_too_early(const protocol::ApiError& error) const {
  if (error.code().find("NotFound") == std::string::npos) return false;
  return std::any_of(made_.begin(), made_.end(),
                     [&](const std::string& id) { return error.message().find(id) != std::string::npos; });
}

std::string Session::token_of(const std::string& form, const std::vector<std::string>& predecessors) const {
  std::string text = scenario_name_ + '\n' + form;
  std::vector<std::string> ids = predecessors;
  std::sort(ids.begin(), ids.end());
  for (const std::string& id : ids) text += '\n' + id;
  return protocol::hex(protocol::sha256(text)).substr(0, 32);
}

void Session::remember(const std::string& name, std::string id) {
  ids_[name] = plan && id.empty() ? fmt::format("{}: {})", not_yet, name) : std::move(id);
}

/// Whether the call isn't made.
bool Session::imagine(const CallRecord& record, const std::string& form, bool creates) {
  if (record.reads_only) {
    std::string encoded;
    protocol::append_percent_encoded(encoded, not_yet);
    return form.find(encoded) != std::string::npos;
  }
  const auto verb = removing  ? Planned::Verb::remove
                    : creates ? Planned::Verb::create
                              : Planned::Verb::change;
  Planned& planned = plan->at(verb, record.name, std::string(kind_of(network, record.name)));
  if (planned.calls.empty()) {  // a peering is accepted by another
    planned.account = record.account;
    planned.region = record.region;
  }
  if (const std::string* id = find_id(record.name); id != nullptr && !id->starts_with(not_yet))
    planned.id = *id;
  planned.calls.push_back({record.action, record.detail});
  return true;
}

void Session::tell(CallRecord record) {
  ++calls;
  if (!record.reads_only) ++changing_calls;
  reporter_.called(record);
}

void require_same(Session& session, const std::string& name, std::string_view what, std::string_view found,
                  std::string_view wanted) {
  if (found == wanted) return;
  if (session.plan) {
    Planned& planned =
        session.plan->at(Planned::Verb::conflict, name, std::string(kind_of(session.network, name)));
    planned.conflicts.push_back({std::string(what), std::string(found), std::string(wanted)});
    return;
  }
  throw ScenarioError(
      fmt::format("{} is there with the {} {}, and the file says {}: it can't be changed, "
                  "destroy the scenario first",
                  name, what, found, wanted));
}

}  // namespace vpcsim::scenarios
