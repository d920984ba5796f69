#include "scenarios/teaching/read_lesson.hpp"

#include <array>

#include <fmt/format.h>

#include "scenarios/fields.hpp"
#include "scenarios/read_expectation.hpp"
#include "scenarios/read_network.hpp"

namespace vpcsim::scenarios {
namespace {

/// {en: ..., ja: ...}, or one text for every language.
Translated translated_of(Mistakes& mistakes, const Node& node, std::string_view what) {
  if (const std::string* text = node.text(); text != nullptr && !text->empty()) return {*text, *text};
  Fields fields(mistakes, node, what);
  if (node.members() == nullptr) return {};
  Translated translated;
  translated.english = fields.required("en").text;
  translated.japanese = fields.required("ja").text;
  return translated;
}

Translated required_text(Mistakes& mistakes, const Node& owner, Fields& fields, std::string_view key,
                         std::string_view what) {
  if (const Node* node = fields.get(key)) return translated_of(mistakes, *node, fmt::format("\"{}\"", key));
  mistakes.add(owner.place, fmt::format("{} needs \"{}\"", what, key));
  return {};
}

/// Reads each element of the list under `key` with `read_element(node)`.
template <class Read>
void read_each(Mistakes& mistakes, Fields& fields, std::string_view key, Read&& read_element) {
  const Node* node = fields.get(key);
  if (node == nullptr) return;
  if (node->list() == nullptr) {
    mistakes.add(node->place, fmt::format("found {} as {}, expected a list", node->described(), key));
    return;
  }
  for (const Node& element : *node->list()) read_element(element);
}

/// A text alone is a list of one.
void read_words(Mistakes& mistakes, Fields& fields, std::string_view key, std::vector<Word>& words) {
  const Node* node = fields.get(key);
  if (node == nullptr) return;
  if (node->list() == nullptr) {
    words.push_back(word_of(mistakes, *node, key));
    return;
  }
  for (const Node& element : *node->list()) words.push_back(word_of(mistakes, element, key));
}

// ---- what must be there
// ------------------------------------------------------------------------------------------

using ReadMembers = void (*)(Mistakes&, Fields&, ExpectedResource&);

struct Kind {
  std::string_view key;
  ReadMembers read;
};

/// A kind that has no row here can't be asked for.
constexpr auto kinds = std::to_array<Kind>({
    {"vpcs",
     [](Mistakes&, Fields& fields, ExpectedResource& resource) {
       fields.read("cidr_block", resource.cidr_block);
       fields.read("apart_from", resource.apart_from);
     }},
    {"subnets",
     [](Mistakes&, Fields& fields, ExpectedResource& resource) {
       fields.read("vpc", resource.vpc);
       fields.read("cidr_block", resource.cidr_block);
     }},
    {"internet_gateways",
     [](Mistakes&, Fields& fields, ExpectedResource& resource) { fields.read("vpc", resource.vpc); }},
    {"nat_gateways",
     [](Mistakes& mistakes, Fields& fields, ExpectedResource& resource) {
       fields.read("subnet", resource.subnet);
       read_words(mistakes, fields, "status", resource.statuses);
     }},
    {"route_tables",
     [](Mistakes& mistakes, Fields& fields, ExpectedResource& resource) {
       fields.read("vpc", resource.vpc);
       fields.read("subnets", resource.subnets);
       read_routes(mistakes, fields, resource.routes);
       fields.read("blackholes", resource.blackholes);
     }},
    {"security_groups",
     [](Mistakes& mistakes, Fields& fields, ExpectedResource& resource) {
       fields.read("vpc", resource.vpc);
       read_rules(mistakes, fields, "ingress", "source", resource.ingress);
       read_rules(mistakes, fields, "egress", "destination", resource.egress);
       fields.read("stale_rules", resource.stale_rules);
     }},
    {"network_acls",
     [](Mistakes&, Fields& fields, ExpectedResource& resource) {
       fields.read("vpc", resource.vpc);
       fields.read("subnets", resource.subnets);
     }},
    {"instances",
     [](Mistakes& mistakes, Fields& fields, ExpectedResource& resource) {
       fields.read("subnet", resource.subnet);
       fields.read("security_groups", resource.security_groups);
       read_words(mistakes, fields, "status", resource.statuses);
     }},
    {"vpc_peering_connections",
     [](Mistakes& mistakes, Fields& fields, ExpectedResource& resource) {
       fields.read("requester", resource.requester);
       fields.read("accepter", resource.accepter);
       fields.read("between", resource.between);
       read_words(mistakes, fields, "status", resource.statuses);
     }},
});

bool has(const Node& node, std::string_view key) {
  for (const auto& [name, value] : *node.members()) {
    if (name.text == key) return true;
  }
  return false;
}

void read_resource(Mistakes& mistakes, const Node& node, bool absent, Goal& goal) {
  if (node.members() == nullptr) {
    mistakes.add(node.place,
                 fmt::format("found {}, expected a resource such as {{vpcs: vpc-a}}", node.described()));
    return;
  }
  for (const Kind& kind : kinds) {
    if (!has(node, kind.key)) continue;
    Fields fields(mistakes, node, "a resource");
    ExpectedResource resource{
        .place = node.place, .kind = std::string(kind.key), .name = fields.required(kind.key)};
    resource.absent = absent;
    kind.read(mistakes, fields, resource);
    goal.resources.push_back(std::move(resource));
    return;
  }
  std::vector<std::string_view> keys;
  for (const Kind& kind : kinds) keys.push_back(kind.key);
  const std::string first = node.members()->empty() ? "" : node.members()->front().key.text;
  mistakes.add(node.place, fmt::format("a resource needs its kind and name, such as \"vpcs: vpc-a\"{}",
                                       suggestion(first, keys)));
}

void read_goal_expectation(Mistakes& mistakes, const Node& node, Goal& goal) {
  auto expectation = read_expectation(mistakes, node);
  if (!expectation) return;
  if (std::holds_alternative<ExpectedCall>(expectation->what)) {
    mistakes.add(node.place, "a goal is looked at again and again: expected a path or a peering, not a call");
    return;
  }
  goal.expectations.push_back(std::move(*expectation));
}

Goal read_goal(Mistakes& mistakes, const Node& node) {
  Goal goal;
  Fields fields(mistakes, node, "a goal");
  if (node.members() == nullptr) return goal;
  goal.title = required_text(mistakes, node, fields, "title", "a goal");
  goal.text = required_text(mistakes, node, fields, "text", "a goal");
  read_each(mistakes, fields, "hints",
            [&](const Node& hint) { goal.hints.push_back(translated_of(mistakes, hint, "a hint")); });
  read_each(mistakes, fields, "expect",
            [&](const Node& element) { read_goal_expectation(mistakes, element, goal); });
  read_each(mistakes, fields, "exists",
            [&](const Node& element) { read_resource(mistakes, element, /*absent=*/false, goal); });
  read_each(mistakes, fields, "absent",
            [&](const Node& element) { read_resource(mistakes, element, /*absent=*/true, goal); });
  if (!fields.has("expect") && !fields.has("exists") && !fields.has("absent"))
    mistakes.add(node.place, "a goal needs \"expect\", \"exists\" or \"absent\": when it is met");
  return goal;
}

}  // namespace

Lesson read_lesson(Mistakes& mistakes, const Node& node) {
  Lesson lesson{.place = node.place};
  Fields fields(mistakes, node, "a lesson");
  if (node.members() == nullptr) return lesson;
  lesson.title = required_text(mistakes, node, fields, "title", "a lesson");
  lesson.summary = required_text(mistakes, node, fields, "summary", "a lesson");
  lesson.introduction = required_text(mistakes, node, fields, "introduction", "a lesson");
  lesson.minutes = fields.required_number("minutes");
  read_each(mistakes, fields, "goals",
            [&](const Node& goal) { lesson.goals.push_back(read_goal(mistakes, goal)); });
  if (lesson.goals.empty()) mistakes.add(node.place, "a lesson needs \"goals\"");
  return lesson;
}

}  // namespace vpcsim::scenarios
