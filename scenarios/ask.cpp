#include <fmt/format.h>

#include <exception>

#include "scenarios/in_process.hpp"
#include "scenarios/provisioner.hpp"
#include "scenarios/read_expectation.hpp"
#include "scenarios/run.hpp"
#include "scenarios/view.hpp"

namespace vpcsim::scenarios {
namespace {

ExpectedPath to_path(const Question& question) {
  auto ip_protocol = protocol_of(question.protocol);
  if (!ip_protocol || *ip_protocol == protocol::IpProtocol::all) {
    throw ScenarioError(fmt::format("\"{}\" is no protocol, expected tcp, udp or icmp", question.protocol));
  }
  if (ip_protocol->has_ports() != question.port.has_value()) {
    throw ScenarioError(question.protocol + (question.port ? " has no ports" : " needs a port"));
  }
  return {.from = end_of({question.from, {}}),
          .to = end_of({question.to, {}}),
          .protocol = {question.protocol, {}},
          .port = question.port};
}

template <class Work>
std::variant<Answer, NoAnswer> answered(Work&& work) {
  try {
    return work();
  } catch (const std::exception& error) {
    return NoAnswer{error.what()};
  }
}

}  // namespace

std::variant<Answer, NoAnswer> ask(const Scenario& scenario, std::optional<int> step, const Question& question,
                                   Simulator::Options options) {
  return answered([&] {
    const int last = static_cast<int>(scenario.steps.size()) - 1;
    if (step && (*step < 0 || *step > last)) {
      throw ScenarioError(fmt::format("{} has the steps 0 to {}", scenario.name, last));
    }
    Network network;
    for (int number = 0; number <= step.value_or(last); ++number) {
      merge(network, scenario.steps[static_cast<std::size_t>(number)].more);
    }
    ManualClock clock;
    Simulator simulator(options, clock);
    InProcess cloud(simulator, clock);
    Accounts accounts(cloud, cloud, anybody(), "us-east-1", scenario.accounts);
    Reporter silent;
    Provisioner provisioner(accounts, silent, scenario);
    provisioner.converge(network);
    Session& session = provisioner.session();
    return find_path(view(session, accounts_of(network)), end_names(session), to_path(question));
  });
}

std::variant<Answer, NoAnswer> ask(const Api& api, const Question& question) {
  return answered([&] {
    Accounts accounts(api.transport, api.waiter, api.credentials, api.region, {});
    Reporter silent;
    Session session(accounts, silent, "", {});
    const network::Network network = view(session, {""});
    return find_path(network, end_names(network), to_path(question));
  });
}

}  // namespace vpcsim::scenarios
