// What every kind's file works with: clients by account, ids by name, waiting, and the story of the calls.
#pragma once

#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/ec2/common.hpp"
#include "protocol/ec2_client.hpp"
#include "scenarios/report.hpp"
#include "scenarios/resolve.hpp"

namespace vpcsim::scenarios {

/// A network that can't be made as the file says, and why.
struct ScenarioError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Clients of several accounts at one server. An account of a scenario is called with its twelve digits as
/// the access key id, which is how vpcsim tells accounts apart.
class Accounts {
 public:
  /// `own` are the credentials of the client's own account. Both references must outlive this.
  Accounts(protocol::Transport& transport, protocol::Waiter& waiter, protocol::Credentials own,
           std::string region, std::map<std::string, std::string> aliases)
      : transport_(transport),
        waiter_(waiter),
        own_(std::move(own)),
        region_(std::move(region)),
        aliases_(std::move(aliases)) {}

  /// An empty alias is the client's own account. Throws ScenarioError for an alias that isn't there.
  protocol::Ec2Client& client(const std::string& alias);
  protocol::Waiter& waiter() const { return waiter_; }
  const std::string& region() const { return region_; }

 private:
  protocol::Transport& transport_;
  protocol::Waiter& waiter_;
  protocol::Credentials own_;
  std::string region_;
  std::map<std::string, std::string> aliases_;
  std::map<std::string, std::unique_ptr<protocol::Ec2Client>> clients_;
};

/// The tag that says which scenario made a resource: what isn't marked so is never touched.
inline constexpr std::string_view scenario_tag = "vpcsim:scenario";

class Session {
 public:
  Session(Accounts& accounts, Reporter& reporter, std::string scenario_name,
          std::map<std::string, std::string> hosts)
      : accounts_(accounts),
        reporter_(reporter),
        scenario_name_(std::move(scenario_name)),
        hosts_(std::move(hosts)) {}

  /// What the network is to be: names are looked up in it.
  Network network;

  /// For the story of a call: the resource it is about, and what it does beyond that.
  struct Note {
    std::string name = {};
    std::string detail = {};
  };
  struct NoId {
    std::string operator()(const auto&) const { return {}; }
  };

  /// Calls and tells. `id_of(result)` is the id of what was made.
  template <protocol::Operation Request, class IdOf = NoId>
  typename Request::Result call(const std::string& account, const Request& request, Note note,
                                const IdOf& id_of = {}) {
    CallRecord record{.account = account,
                      .action = std::string(Request::action),
                      .name = std::move(note.name),
                      .detail = std::move(note.detail)};
    try {
      auto result = accounts_.client(account).call(request);
      record.id = id_of(result);
      tell(std::move(record));
      return result;
    } catch (const protocol::ApiError& error) {
      record.error = error.what();
      tell(std::move(record));
      throw;
    }
  }
  /// For a call that isn't bound to a type.
  std::string send(const std::string& account, std::string_view action, const std::string& form, Note note);

  /// The tags, and the filters that find what has them again.
  std::vector<ec2::TagSpecification> tags(std::string_view resource_type, const std::string& name) const;
  std::vector<ec2::Filter> mine(const std::string& name) const;

  void remember(const std::string& name, std::string id) { ids_[name] = std::move(id); }
  void forget(const std::string& name) { ids_.erase(name); }
  /// nullptr until it is made or found.
  const std::string* find_id(const std::string& name) const;
  /// Throws ScenarioError.
  const std::string& id(const Word& name) const;
  /// The name of a resource by its id; the id itself when it has none.
  std::string name_of(const std::string& id) const;

  /// The account number of a VPC's owner, once the VPC is made or found.
  std::map<std::string, std::string> vpc_owners;

  /// The CIDR that a name stands for. Throws ScenarioError.
  std::string cidr(const Word& name) const;
  const std::map<std::string, std::string>& hosts() const { return hosts_; }
  const std::string& region() const { return accounts_.region(); }
  Reporter& reporter() { return reporter_; }
  protocol::Ec2Client& client(const std::string& account) { return accounts_.client(account); }

  /// Waits until `ready()`, asking again after a while. Throws ScenarioError when that takes ten minutes.
  template <class Ready>
  void wait_until(std::string_view what, Ready&& ready) {
    for (std::int64_t waited_ms = 0; !ready(); waited_ms += poll_ms) {
      if (waited_ms >= patience_ms) throw ScenarioError("gave up waiting for " + std::string(what));
      accounts_.waiter().wait(poll_ms);
    }
  }

  int calls = 0;
  int changing_calls = 0;

 private:
  static constexpr std::int64_t poll_ms = 2'000;
  static constexpr std::int64_t patience_ms = 600'000;

  void tell(CallRecord record);

  Accounts& accounts_;
  Reporter& reporter_;
  std::string scenario_name_;
  std::map<std::string, std::string> hosts_;
  std::map<std::string, std::string> ids_;
};

/// A setting that can't be changed after the fact must be what the file says. Throws ScenarioError.
void require_same(const std::string& name, std::string_view what, std::string_view found,
                  std::string_view wanted);

}  // namespace vpcsim::scenarios
