#include "scenarios/endpoints/endpoints.hpp"
#include "scenarios/flow_question.hpp"
#include "scenarios/path_json.hpp"
#include "scenarios/provision/session.hpp"
#include "simulator/control/endpoint.hpp"

namespace vpcsim::scenarios {
namespace {

std::string answer_path(hypervisor::LiveNetwork& live, std::string_view body) {
  const network::Network& network = live.now();
  if (!live.fault().empty()) throw control::ControlError(500, "the network can't be told: " + live.fault());
  try {
    const FlowQuestion question = read_question(body);
    const Answer answer = ask(network, {}, question, {});
    return open_path_json(answer, question.language.value_or(network::Language::english)) + "}\n";
  } catch (const ScenarioError& error) {
    throw control::ControlError(400, error.what());
  }
}

}  // namespace

void add_path(control::ControlPlane& plane, hypervisor::LiveNetwork& live) {
  plane.add({"POST", "/_vpcsim/path",
             R"(A packet's way and what blocks it: {"from": "ec2-a", "to": "ec2-b", "port": 22})",
             [&live](std::string_view body) { return answer_path(live, body); },
             /*only_reads=*/true});
}

}  // namespace vpcsim::scenarios
