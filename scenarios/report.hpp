// What a run tells while it goes on, and the two ways of showing it: a story to read, a JSON document.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/scenario.hpp"
#include "scenarios/whereabouts.hpp"
#include "simulator/network/language.hpp"

namespace vpcsim::scenarios {

/// One call of the EC2 API.
struct CallRecord {
  std::string account;  ///< the alias; empty: the client's own
  std::string region;   ///< empty: the client's own
  std::string action;
  std::string name;    ///< of the resource it is about; may be empty
  std::string detail;  ///< what it does, where the action and the name don't say: "0.0.0.0/0 -> igw-a"
  std::string id;      ///< of what it made; empty for other calls
  std::string error;   ///< "Code: message"; empty when it succeeded
  bool reads_only = false;
};

/// One thing that blocks a connection.
struct FoundBlocker {
  std::string code;  ///< AWS's explanation code
  std::string at;    ///< the resource, by name (by id when it has none)
  std::string id;    ///< its id
  std::vector<std::string>
      names;              ///< all that it may be called: an interface is its instance and its groups, too
  std::string direction;  ///< "ingress", "egress" or empty
  std::string direction_words;  ///< the same for people, in the language asked for, like all that follows
  std::string reason;           ///< one sentence
  std::string plain_reason;     ///< the same without the ids of what has a name
  std::string remedy;           ///< what to change: one sentence
  Whereabouts where = {};
};

/// "CODE at rtb-a (egress)", with the code as it is to be shown.
std::string place_of(const FoundBlocker& blocker, const std::string& code, network::Language language);

/// One step of a packet's way.
struct Hop {
  std::string leg;        ///< "request" or "reply"
  std::string leg_words;  ///< the same for people, in the language asked for, like all that follows
  std::string text;       ///< what happened there: one line
  std::string plain;      ///< the same without the ids of what has a name
  bool dropped = false;
  Whereabouts where = {};
};

/// The largest packet of one leg, and what bounds it.
struct FoundMtu {
  std::string leg;  ///< "request" or "reply"
  std::uint32_t bytes = 0;
  std::string at;  ///< the resource, by name (by id when it has none)
  std::string id;
};

/// What the evaluator says about one connection.
struct FoundPath {
  std::string verdict;  ///< "reachable", "forward-only" (the reply is lost), "unreachable" or "misdelivered"
  std::vector<FoundBlocker> blockers;  ///< each by itself would block; empty when reachable
  std::vector<Hop> hops;
  std::vector<FoundMtu> mtu;       ///< of the legs that arrive
  std::string mtu_sentence;        ///< the same; empty when none does
  std::string plain_mtu_sentence;  ///< without the ids of what has a name
  bool reachable() const { return verdict == "reachable"; }
};

/// An expectation after it was looked at.
struct Checked {
  const Expectation* expectation = nullptr;
  std::string subject;  ///< "ec2-a -> ec2-b tcp/22"
  std::string finding;  ///< "blocked", "pending-acceptance", "OperationNotPermitted: ..."
  std::optional<FoundPath> path;
  std::vector<std::string> failures;  ///< what was expected and isn't so; empty: met

  bool met() const { return failures.empty(); }
};

/// What apply would do about one resource.
struct Planned {
  enum class Verb { create, change, remove, conflict };
  struct Call {
    std::string action, detail;
  };
  struct Conflict {
    std::string what, found, wanted;
  };
  Verb verb = Verb::change;
  std::string name;
  std::string kind;     ///< as the file has it: "route_tables"; empty: what isn't in it
  std::string account;  ///< the alias; empty: the client's own
  std::string region;   ///< empty: the client's own
  std::string id;       ///< empty: known after apply
  std::vector<Call> calls;
  std::vector<Conflict> conflicts;  ///< what is there, can't be changed, and isn't as the file says
};

/// "create", "change", "remove" or "conflict".
std::string_view name_of(Planned::Verb verb);

/// What apply would do, in its order. Empty: nothing.
struct Plan {
  std::vector<Planned> rows;

  /// The row of a resource. What is to be created is so whatever else is called for it; a conflict outweighs
  /// a change.
  Planned& at(Planned::Verb verb, const std::string& name, const std::string& kind);
  int count(Planned::Verb verb) const;
};

struct Outcome {
  int expectations = 0;
  int met = 0;
  int calls = 0;  ///< of the EC2 API, reads included
  int changing_calls = 0;
  std::string error;         ///< why the run ended before its end; empty: it didn't
  bool unreachable = false;  ///< with `error`: no whole answer came from the endpoint
  std::optional<Plan> plan;  ///< of plan() only

  bool passed() const { return error.empty() && met == expectations; }
};

/// Is told what happens, in the order in which it does.
class Reporter {
 public:
  virtual ~Reporter() = default;
  virtual void scenario_begins(const Scenario&) {}
  /// `number` counts from 0: "As built".
  virtual void step_begins(int /*number*/, const Step&) {}
  virtual void called(const CallRecord&) {}
  /// A key pair was made: its private key is shown this once.
  virtual void key_made(const std::string& /*name*/, const std::string& /*private_key*/) {}
  virtual void checked(const Checked&) {}
  virtual void scenario_ends(const Outcome&) {}
};

/// The story, line by line.
class TextReporter : public Reporter {
 public:
  struct Options {
    bool color = false;       ///< for a terminal
    bool show_reads = false;  ///< Describe calls, too
    network::Language language = network::Language::english;
  };
  TextReporter(std::ostream& out, Options options) : out_(out), options_(options) {}

  void scenario_begins(const Scenario& scenario) override;
  void step_begins(int number, const Step& step) override;
  void called(const CallRecord& call) override;
  void checked(const Checked& checked) override;
  void scenario_ends(const Outcome& outcome) override;

 private:
  std::string finding(const Checked& checked) const;
  std::string painted(std::string_view color, std::string_view text) const;
  void path(const FoundPath& path);
  void plan(const Plan& plan);
  void blank_line_before(char block);

  std::ostream& out_;
  Options options_;
  std::string file_;
  char last_block_ = 0;
};

/// One JSON document, written when the scenario ends.
class JsonReporter : public Reporter {
 public:
  explicit JsonReporter(std::ostream& out);
  ~JsonReporter() override;

  void scenario_begins(const Scenario& scenario) override;
  void step_begins(int number, const Step& step) override;
  void called(const CallRecord& call) override;
  void checked(const Checked& checked) override;
  void scenario_ends(const Outcome& outcome) override;

 private:
  struct Document;  // nlohmann/json stays in report_json.cpp
  std::ostream& out_;
  std::unique_ptr<Document> document_;
};

}  // namespace vpcsim::scenarios
