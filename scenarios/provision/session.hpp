// What every kind's file works with: clients by account, ids by name, waiting, and the story of the calls.
//
// A call that changes something may be lost, carried out without an answer, or meet a cloud that doesn't show
// yet what was made a moment ago. Kinds needn't know: `call` then throws LookAgain, `persist` begins the
// resource again, and `look` finds what was made after all, waiting until it would show.
#pragma once

#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "protocol/ec2/common.hpp"
#include "protocol/ec2_client.hpp"
#include "protocol/query.hpp"
#include "scenarios/report.hpp"
#include "scenarios/resolve.hpp"

namespace vpcsim::scenarios {

/// A network that can't be made as the file says, and why.
struct ScenarioError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Nobody knows what a call has come to, or what was seen is out of date.
struct LookAgain {
  std::exception_ptr why;  ///< what to throw when it is given up

  static LookAgain because(const std::string& sentence) {
    return {std::make_exception_ptr(ScenarioError(sentence))};
  }
};

/// Clients of several accounts and regions at one server. An account of a scenario is called with its twelve
/// digits as the access key id, which is how vpcsim tells accounts apart; the region is the signature's.
class Accounts {
 public:
  /// `own` are the credentials of the client's own account. Both references must outlive this.
  Accounts(protocol::Transport& transport, protocol::Waiter& waiter, protocol::Credentials own,
           std::string region, std::map<std::string, std::string> aliases, std::uint64_t seed = 1)
      : transport_(transport),
        waiter_(waiter),
        own_(std::move(own)),
        region_(std::move(region)),
        aliases_(std::move(aliases)),
        seed_(seed) {}

  /// Throws ScenarioError for an alias that isn't there.
  protocol::Ec2Client& client(const Home& home);
  protocol::Waiter& waiter() const { return waiter_; }
  /// By its name also where it is the client's own.
  std::string region_of(const Home& home) const { return home.region.empty() ? region_ : home.region; }
  /// The client's own and all declared ones, by alias.
  std::vector<std::string> all() const;
  /// Of the jitter in waits.
  std::uint64_t seed() const { return seed_; }

 private:
  protocol::Transport& transport_;
  protocol::Waiter& waiter_;
  protocol::Credentials own_;
  std::string region_;
  std::map<std::string, std::string> aliases_;
  std::uint64_t seed_;
  std::map<Home, std::unique_ptr<protocol::Ec2Client>> clients_;
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
        hosts_(std::move(hosts)),
        backoff_(first_wait_ms, longest_wait_ms, accounts.seed()) {}

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

  /// Calls and tells. `id_of(result)` is the id of what was made. A plan makes no changing call, and none
  /// that asks for what isn't made yet: both answer an empty result.
  template <protocol::Operation Request, class IdOf = NoId>
  typename Request::Result call(const Home& home, const Request& request, Note note, const IdOf& id_of = {}) {
    CallRecord record{.account = home.account,
                      .region = home.region,
                      .action = std::string(Request::action),
                      .name = std::move(note.name),
                      .detail = std::move(note.detail),
                      .reads_only = reads_only(Request::action)};
    typename Request::Result result{};
    if (plan && imagine(record, form_of(request), !std::is_same_v<IdOf, NoId>)) return result;
    attempt(std::move(record), [&] {
      result = accounts_.client(home).call(request);
      return id_of(result);
    });
    return result;
  }
  /// For a call that isn't bound to a type.
  std::string send(const Home& home, std::string_view action, const std::string& form, Note note);

  /// The tags, and the filters that find what has them again.
  std::vector<ec2::TagSpecification> tags(std::string_view resource_type, const std::string& name) const;
  std::vector<ec2::Filter> mine(const std::string& name) const;

  /// A client token: the same for the same request of the same scenario, in whatever process. Of
  /// `predecessors`, ids of earlier resources of that name, because a token stands for one resource only.
  template <protocol::Operation Request>
  std::string token(const Request& request, const std::vector<std::string>& predecessors = {}) const {
    return token_of(form_of(request), predecessors);
  }

  /// Does a resource's work, from its beginning when it has to look again. Throws what made it give up.
  template <class Work>
  void persist(Work&& work) {
    for (int failures = 1;; ++failures) {
      try {
        return work();
      } catch (const LookAgain& again) {
        if (failures == tries_max) std::rethrow_exception(again.why);
      }
      wait_after(failures);
    }
  }

  /// What `find()` finds of the resource `name`, that `create` (an action) makes. When that call was made, or
  /// may have been, finds until it shows or would have. Throws ScenarioError when it was made and doesn't
  /// show.
  template <class Find>
  auto look(const Home& home, const std::string& name, std::string_view create, Find&& find) {
    for (int failures = 1;; ++failures) {
      auto found = find();
      if (found)
        expected_.erase({home, name, std::string(create)});  // whoever takes it away is to be believed
      if (found || !is_still_expected({home, name, std::string(create)})) return found;
      wait_after(failures);
    }
  }
  /// Such a call's answer was lost.
  bool is_uncertain(const Home& home, const std::string& name, std::string_view create) const;

  void wait_after(int failures) { accounts_.waiter().wait(backoff_.after(failures)); }

  /// Set: nothing is changed, and this is what would be.
  std::optional<Plan> plan;
  bool removing = false;  ///< for the plan: what is called is for taking something away

  /// An empty id is that of something planned.
  void remember(const std::string& name, std::string id);
  void forget(const std::string& name) { ids_.erase(name); }
  const std::string& scenario_name() const { return scenario_name_; }
  std::vector<std::string> accounts() const { return accounts_.all(); }
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
  std::string region_of(const Home& home) const { return accounts_.region_of(home); }
  /// Each once, with its region by name.
  std::vector<Home> plainly(const std::vector<Home>& homes) const;
  Reporter& reporter() { return reporter_; }
  protocol::Ec2Client& client(const Home& home) { return accounts_.client(home); }

  /// Waits until `ready()`, asking again after a while. Throws ScenarioError when that takes ten minutes. A
  /// plan waits for nothing.
  template <class Ready>
  void wait_until(std::string_view what, Ready&& ready) {
    if (plan) return;
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
  static constexpr int tries_max = 12;
  static constexpr std::int64_t first_wait_ms = 500;
  static constexpr std::int64_t longest_wait_ms = 5'000;
  /// How long what was made may take to show, and how long what may have been made is looked for.
  static constexpr std::int64_t made_shows_ms = 120'000;
  static constexpr std::int64_t uncertain_shows_ms = 15'000;

  struct Expected {
    std::int64_t until_ms = 0;
    bool certain = false;
  };
  using Creation = std::tuple<Home, std::string, std::string>;  ///< name, action

  static bool reads_only(std::string_view action) {
    return action.starts_with("Describe") || action.starts_with("Get");
  }
  template <protocol::Operation Request>
  static std::string form_of(const Request& request) {
    return protocol::encode_request(Request::action, protocol::ec2_version, Request::shape, &request);
  }
  std::string token_of(const std::string& form, const std::vector<std::string>& predecessors) const;
  void attempt(CallRecord record, const std::function<std::string()>& call);
  void expect(const CallRecord& record, bool certain);
  bool is_still_expected(const Creation& creation);
  /// The refusal speaks of something that this run has made: it doesn't show everywhere yet.
  bool is_too_early(const protocol::ApiError& error) const;
  bool imagine(const CallRecord& record, const std::string& form, bool creates);
  void tell(CallRecord record);

  Accounts& accounts_;
  Reporter& reporter_;
  std::string scenario_name_;
  std::map<std::string, std::string> hosts_;
  std::map<std::string, std::string> ids_;
  protocol::Backoff backoff_;
  std::map<Creation, Expected> expected_;
  std::set<std::string> made_;     ///< ids
  std::set<std::string> touched_;  ///< names of what changing calls were about
};

/// A setting that can't be changed after the fact must be what the file says. Throws ScenarioError; a plan
/// tells it.
void require_same(Session& session, const std::string& name, std::string_view what, std::string_view found,
                  std::string_view wanted);

}  // namespace vpcsim::scenarios
