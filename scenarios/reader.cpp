#include "scenarios/reader.hpp"

#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "scenarios/check.hpp"
#include "scenarios/read_expectation.hpp"
#include "scenarios/read_faults.hpp"
#include "scenarios/read_network.hpp"
#include "scenarios/teaching/read_lesson.hpp"

namespace vpcsim::scenarios {
namespace {

void read_names(Mistakes& mistakes, const Node& node, std::string_view what,
                std::map<std::string, std::string>& names) {
  if (node.members() == nullptr) {
    mistakes.add(node.place,
                 fmt::format("found {} as {}, expected a mapping from names", node.described(), what));
    return;
  }
  for (const auto& [name, value] : *node.members()) names[name.text] = word_of(mistakes, value, what).text;
}

void read_expectations(Mistakes& mistakes, Fields& fields, std::vector<Expectation>& expectations) {
  const Node* node = fields.get("expect");
  if (node == nullptr) return;
  if (node->list() == nullptr) {
    mistakes.add(node->place,
                 fmt::format("found {} as expect, expected a list of expectations", node->described()));
    return;
  }
  for (const Node& element : *node->list()) {
    if (auto expectation = read_expectation(mistakes, element))
      expectations.push_back(std::move(*expectation));
  }
}

Step read_as_built(Mistakes& mistakes, Fields& fields) {
  Step step{.title = {"As built", {}}, .more = {}, .expectations = {}};
  if (const Node* node = fields.get("network")) {
    Fields network(mistakes, *node, "the network");
    read_network(mistakes, network, step.more);
  }
  read_expectations(mistakes, fields, step.expectations);
  return step;
}

Step read_step(Mistakes& mistakes, const Node& node) {
  Step step;
  Fields fields(mistakes, node, "a step");
  step.title = fields.required("step");
  read_network(mistakes, fields, step.more);
  read_expectations(mistakes, fields, step.expectations);
  return step;
}

Scenario read_scenario(Mistakes& mistakes, const Node& node) {
  Scenario scenario;
  Fields fields(mistakes, node, "a scenario");
  scenario.name = fields.required("name").text;
  Word description;
  fields.read("description", description);
  scenario.description = description.text;
  if (const Node* accounts = fields.get("accounts"))
    read_names(mistakes, *accounts, "accounts", scenario.accounts);
  if (const Node* hosts = fields.get("hosts")) read_names(mistakes, *hosts, "hosts", scenario.hosts);
  if (const Node* faults = fields.get("faults"))
    scenario.faults = read_faults(mistakes, *faults, scenario.accounts);
  if (const Node* lesson = fields.get("lesson")) scenario.lesson = read_lesson(mistakes, *lesson);
  scenario.steps.push_back(read_as_built(mistakes, fields));
  if (const Node* steps = fields.get("steps")) {
    if (steps->list() == nullptr) {
      mistakes.add(steps->place,
                   fmt::format("found {} as steps, expected a list of steps", steps->described()));
      return scenario;
    }
    for (const Node& step : *steps->list()) scenario.steps.push_back(read_step(mistakes, step));
  }
  return scenario;
}

}  // namespace

Loaded read(std::string_view yaml, const std::string& file) {
  Mistakes mistakes(file);
  try {
    const Node node = parse_yaml(yaml);
    Scenario scenario = read_scenario(mistakes, node);
    scenario.file = file;
    // What is misread would be missed by name, too: one mistake, one message.
    if (!mistakes.any()) check(scenario, node, mistakes);
    if (!mistakes.any()) return scenario;
  } catch (const NodeError& error) {
    mistakes.add(error.place, error.what());
  }
  return mistakes.sorted();
}

Loaded load(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  std::stringstream text;
  if (!stream || !(text << stream.rdbuf())) {
    return std::vector<Mistake>{{file, {}, "can't read this file, expected a scenario"}};
  }
  return read(text.str(), file);
}

}  // namespace vpcsim::scenarios
