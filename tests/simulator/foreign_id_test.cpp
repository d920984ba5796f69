// Accounts see only their own resources: of every parameter of every action, the id of another account's
// resource is answered as an id that never was. The parameters come out of the registry's shapes, so that a
// new action is asked without a line here. The two have shared nothing with each other, by peering,
// permission, offer or image: what a partner sees of that is in the tests of each.
#include <algorithm>
#include <set>

#include "catch.hpp"
#include "simulator/every_noun.hpp"
#include "simulator/foreign_id_requests.hpp"
#include "simulator/properties/observe.hpp"

using namespace vpcsim;
using tests::EveryNoun;
using tests::TestCloud;

namespace {

using Parameters = std::map<std::string, std::string>;

/// A text in a request, and what must be there with it.
struct Place {
  const Action* action;
  std::string path, name;  ///< "Filter.1.Name", "Name"
  Parameters around;
};

const Type& inner(const Type& type) {
  return type.kind == Kind::optional ? inner(*type.element) : type;
}

/// "VpcId" → "vpc-": what answers call ids of each kind.
using Names = std::map<std::string, std::set<std::string>, std::less<>>;

/// "PeerVpcId" is a "VpcId", and "VpcIds" are, too.
std::set<std::string> prefixes_of(const Names& names, std::string_view name) {
  if (name.ends_with("s")) name.remove_suffix(1);
  for (; !name.empty(); name.remove_prefix(1)) {
    const auto found = names.find(name);
    if (found != names.end()) return found->second;
  }
  return {};
}

/// Walks the shapes of one action's request.
class Walk {
 public:
  Walk(const Action& action, const Names& names, const EveryNoun& own)
      : action_(action), names_(names), own_(own) {
    visit(*action.shapes.request, "", {}, 0);
  }
  const std::vector<Place>& places() const { return places_; }

 private:
  void visit(const Shape& shape, const std::string& path, Parameters around, int depth) {
    for (const Member& member : shape.members) {
      if (!member.required.empty() && member.type != nullptr) fill(member, path, around);
    }
    for (const Member& member : shape.members) {
      if (member.type == nullptr) continue;
      std::string name = path + query_name(member);
      const Type* type = &inner(*member.type);
      while (type->kind == Kind::list) {
        name += ".1";
        type = &inner(*type->element);
      }
      if (type->kind == Kind::structure && depth < 4) visit(*type->shape, name + ".", around, depth + 1);
      if (type->kind == Kind::text && type->enumeration.empty() && type->description == "string")
        places_.push_back({&action_, name, std::string(member.name), around});
    }
  }

  /// A value that is likely to be taken.
  void fill(const Member& member, const std::string& path, Parameters& around) {
    std::string name = path + query_name(member);
    const Type* type = &inner(*member.type);
    while (type->kind == Kind::list) {
      name += ".1";
      type = &inner(*type->element);
    }
    if (type->kind == Kind::structure) {
      for (const Member& inside : type->shape->members) {
        if (!inside.required.empty() && inside.type != nullptr) fill(inside, name + ".", around);
      }
    } else if (type->kind == Kind::boolean) {
      around[name] = "true";
    } else if (type->kind == Kind::integer) {
      around[name] = "1";
    } else if (!type->enumeration.empty()) {
      around[name] = type->enumeration.front();
    } else {
      around[name] = likely_text(member.name);
    }
  }
  std::string likely_text(std::string_view name) const {
    for (const std::string& prefix : prefixes_of(names_, name)) return own_.known().at(prefix);
    return name.find("Cidr") != std::string_view::npos ? "10.9.0.0/24" : "x";
  }

  const Action& action_;
  const Names& names_;
  const EveryNoun& own_;
  std::vector<Place> places_;
};

/// Two callers who have one of everything each, and what each is shown.
struct Neighbors {
  TestCloud cloud;
  EveryNoun theirs, own;
  Names names;
  Cloud saved;

  Neighbors(const std::string& account, const std::string& region)
      : theirs(cloud, "111111111111", "us-east-1"),
        own(cloud, account, region),
        saved(cloud.simulator.cloud()) {
    const std::string their_view = shown_to(theirs), own_view = shown_to(own);
    theirs.learn(their_view);
    own.learn(own_view);
    const std::string seen = their_view + own_view;
    for (auto& [name, id] : tests::properties::ids_in(seen)) {
      std::string upper = name;
      upper[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(upper[0])));
      if (name != "item") names[upper].insert(std::string(tests::properties::prefix_of(id)));
    }
  }

  /// The answers of all Describe calls.
  std::string shown_to(EveryNoun& caller) {
    std::string text;
    for (const Action* action : tests::properties::describe_actions()) {
      text += tests::properties::without_request_id(caller.send(std::string(action->name()), "").body);
    }
    return text;
  }

  /// The kinds of ids that may stand there. Tags, and nothing else, are for all of them.
  std::set<std::string> prefixes_at(const Place& place) const {
    std::set<std::string> found;
    if (place.name == "Resources") {
      for (const auto& [prefix, id] : theirs.known()) {
        if (prefix.ends_with("-")) found.insert(prefix);
      }
    }
    for (const std::string& prefix : prefixes_of(names, place.name)) {
      if (theirs.known().contains(prefix)) found.insert(prefix);
    }
    return found;
  }

  /// What a call comes to, with `ID` for the id. Each starts from the same state.
  std::string outcome(const Place& place, Parameters parameters, const std::string& id) {
    parameters[place.path] = id;
    std::string form;
    for (const auto& [name, value] : parameters) {
      form += name + "=";
      append_percent_encoded(form, value);
      form += "&";
    }
    cloud.simulator.restore(saved);
    const auto response = own.send(std::string(place.action->name()), form);
    std::string text = response.status == 200 ? tests::properties::without_request_id(response.body)
                                              : protocol::read_error(response.body).what();
    for (std::size_t at; (at = text.find(id)) != std::string::npos;) text.replace(at, id.size(), "ID");
    return text;
  }
};

/// Parameters that take ids, and look none up: a stranger's and none at all are the same to them. Each says
/// why.
struct Unlooked {
  std::string_view action, path, why;  ///< no path: none of them
};
constexpr std::array unlooked{
    Unlooked{"CreateVpcPeeringConnection", "PeerVpcId", "any VPC may be asked; what isn't there fails later"},
    Unlooked{"CreateTransitGatewayPeeringAttachment", "PeerTransitGatewayId", "as VPC peering"},
    Unlooked{"CreateNetworkInsightsAccessScope", "", "an analysis looks for what its scope names"},
    Unlooked{"DeleteKeyPair", "KeyPairId", "deleting what isn't there succeeds"},
    Unlooked{"ModifyInstanceAttribute", "BlockDeviceMapping.1.Ebs.VolumeId",
             "compared with the volume that the instance has"},
};

bool is_unlooked(const Place& place) {
  return std::any_of(unlooked.begin(), unlooked.end(), [&](const Unlooked& row) {
    return row.action == place.action->name() && (row.path.empty() || row.path == place.path);
  });
}

/// What may stand around an id: the required members alone, and with each line for the action.
std::vector<Parameters> requests_for(const Place& place, const EveryNoun& own) {
  std::vector<Parameters> found{place.around};
  for (const auto& row : tests::requests_around) {
    if (!place.action->name().starts_with(row.action)) continue;
    Parameters parameters = place.around;
    for (const auto& [name, value] : parse_form(own.filled(row.parameters))) parameters[name] = value;
    found.push_back(std::move(parameters));
  }
  return found;
}

/// Asks for `theirs` and for an id that never was, in every request; answers whether either was looked up.
bool check_place(Neighbors& neighbors, const Place& place, const std::string& prefix,
                 const std::string& theirs_before) {
  bool looked_up = false;
  for (const Parameters& around : requests_for(place, neighbors.own)) {
    const std::string& foreign = neighbors.theirs.known().at(prefix);
    const std::string answer = neighbors.outcome(place, around, foreign);
    if (place.action->access == Access::write && answer.starts_with('<')) {
      CHECK(neighbors.shown_to(neighbors.theirs) == theirs_before);
    }
    CHECK(answer == neighbors.outcome(place, around, prefix + "0123456789abcdef0"));
    looked_up = looked_up || answer.find("NotFound") != std::string::npos;
  }
  return looked_up;
}

void check_every_place(const std::string& account, const std::string& region) {
  Neighbors neighbors(account, region);
  const std::string theirs_before = neighbors.shown_to(neighbors.theirs);
  int places = 0;
  for (const Action& action : actions()) {
    const Walk walk(action, neighbors.names, neighbors.own);
    for (const Place& place : walk.places()) {
      const auto prefixes = neighbors.prefixes_at(place);
      if (prefixes.empty()) continue;
      ++places;
      INFO(action.name() << " " << place.path);
      bool looked_up = false;
      for (const std::string& prefix : prefixes) {
        INFO("an id " << prefix);
        looked_up = check_place(neighbors, place, prefix, theirs_before) || looked_up;
      }
      CHECK((looked_up || is_unlooked(place)));
    }
  }
  CHECK(places > 250);
}

}  // namespace

TEST_CASE("Another account's ids are answered as ids that never were, in every parameter of every action") {
  check_every_place("222222222222", "us-east-1");
}

TEST_CASE("Another region's ids are answered as ids that never were, in every parameter of every action") {
  check_every_place("111111111111", "eu-west-1");
}
