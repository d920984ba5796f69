// A fabric whose machines are pretended ones: what arrives at them is written down.
#pragma once

#include <list>
#include <map>
#include <set>

#include "simulator/hypervisor/fabric.hpp"
#include "simulator/hypervisor/live_world.hpp"

namespace vpcsim::tests {

class PretendedMachine : public hypervisor::Destination {
 public:
  std::set<std::uint16_t> listening;
  std::vector<std::uint16_t> accepted;  ///< ports
  int logins = 0;
  std::list<End> ends;
  std::vector<std::weak_ptr<hypervisor::Wire>> wires;

  bool listens(std::uint16_t port) const override { return listening.count(port) > 0; }
  void accept(std::uint16_t port, std::unique_ptr<instance::Connection> connection) override {
    accepted.push_back(port);
    ends.emplace_back().take(std::move(connection));
  }
  void accept_login(std::unique_ptr<instance::Connection> connection) override {
    ++logins;
    ends.emplace_back().take(std::move(connection));
  }
  void keep(std::weak_ptr<hypervisor::Wire> wire) override { wires.push_back(std::move(wire)); }
};

/// What became of an attempt.
struct Attempted : End {
  std::unique_ptr<instance::Pending> opening;
  std::shared_ptr<hypervisor::Destination> at;

  hypervisor::Fabric::Outcome outcome() {
    return {.connected =
                [this](std::unique_ptr<instance::Connection> made, const auto& destination) {
                  ++connected;
                  at = destination;
                  opening.reset();
                  take(std::move(made));
                },
            .failed =
                [this](instance::NetworkError error) {
                  failed = error;
                  opening.reset();
                }};
  }
};

struct FabricWorld : LiveWorld {
  static constexpr std::chrono::milliseconds first_repetition{2};

  hypervisor::LiveNetwork live{simulator};
  hypervisor::EventLog log;
  std::map<std::string, std::shared_ptr<PretendedMachine>> machines;
  std::shared_ptr<PretendedMachine> metadata = std::make_shared<PretendedMachine>();
  hypervisor::Fabric fabric{
      {.loop = loop,
       .live = live,
       .events = log,
       .simulator = simulator,
       .machine = [this](const std::string& id) { return find(id); },
       .service = [this](const std::string& id,
                         network::LinkLocalService which) { return service(id, which); },
       .first_repetition = first_repetition}};
  std::string asked_for_service;
  int asked_for_machine = 0;

  explicit FabricWorld(Settings settings = empty()) : LiveWorld(settings) {
    for (const auto& id : {a, b}) {
      machines[id] = std::make_shared<PretendedMachine>();
      machines[id]->listening = {22};
    }
  }

  std::shared_ptr<hypervisor::Destination> find(const std::string& id) {
    ++asked_for_machine;
    const auto found = machines.find(id);
    return found == machines.end() ? nullptr : found->second;
  }
  std::shared_ptr<hypervisor::Destination> service(const std::string& id, network::LinkLocalService which) {
    if (which != network::LinkLocalService::instance_metadata) return nullptr;
    asked_for_service = id;
    return metadata;
  }
  void connect(const hypervisor::Attempt& attempt, Attempted& attempted,
               hypervisor::Fabric::Speech speech = hypervisor::Fabric::Speech::bytes) {
    attempted.opening = fabric.connect(attempt, speech, attempted.outcome());
  }
  std::vector<std::string> lines() const { return tests::lines(log); }
  /// What its obstacles have to say.
  std::vector<hypervisor::Obstacle> obstacles_of_last() const { return log.after(0).back().obstacles; }
};

}  // namespace vpcsim::tests
