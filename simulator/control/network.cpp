// What happens on the simulated network, and how to get in to its machines.
#include "simulator/control/network.hpp"

#include <array>

#include "simulator/actions/instance.hpp"
#include "simulator/control/calls.hpp"
#include "simulator/control/endpoint.hpp"
#include "simulator/hypervisor/first_boot.hpp"
#include "simulator/hypervisor/premises.hpp"
#include "simulator/tags.hpp"

namespace vpcsim::control {
namespace {

using hypervisor::NetworkEvent;
using hypervisor::Premises;

Premises& premises_of(ControlPlane& plane) {
  if (plane.premises() == nullptr) throw ControlError(404, "this emulator runs no machines");
  return *plane.premises();
}

Json events(ControlPlane& plane, const Json& query) {
  auto& log = premises_of(plane).machines().events();
  Json listed = Json::array();
  for (const NetworkEvent& event : log.after(number_after(query))) listed.push_back(to_json(event));
  return {{"events", listed}, {"last", log.last()}};
}

/// The address that the internet knows an instance by, and the port of this machine that leads there.
void add_public_address(Json& row, Premises& premises, const Region& region, const Instance& instance) {
  const NetworkInterface* interface = region.network_interfaces.find(instance.primary_interface);
  const InterfaceAddress* primary = interface == nullptr ? nullptr : interface->primary_address();
  if (primary == nullptr || !primary->public_ip) return;
  row["public_ip"] = primary->public_ip->text();
  if (const auto port = premises.doors().ssh_port_of(*primary->public_ip)) row["port"] = *port;
}

Json ssh(ControlPlane& plane, const Json& query) {
  check_none(query);
  Premises& premises = premises_of(plane);
  Simulator& simulator = plane.simulator();
  Json instances = Json::array();
  for (const auto& [home, region] : simulator.cloud().regions()) {
    for (const Instance& instance : region->instances) {
      if (!is_running_at(instance, simulator.now(), simulator.settings().timing)) continue;
      Json row{{"instance_id", instance.id.text()},
               {"name", name_tag(instance.tags)},
               {"account", home.account},
               {"region", home.region},
               {"key_name", instance.key_name},
               {"user", hypervisor::login_user(*region, instance)},
               {"private_ip", instance.private_ip.text()}};
      add_public_address(row, premises, *region, instance);
      instances.push_back(std::move(row));
    }
  }
  return {{"instances", instances}, {"tunnel", "127.0.0.1:" + std::to_string(premises.tunnel().port())}};
}

constexpr auto rows = std::to_array<Endpoint>({
    {"GET", "/_vpcsim/events",
     "Connections made and turned away, with why; ?after=NUMBER leaves out older ones", events},
    {"GET", "/_vpcsim/ssh", "The instances that run, and where to reach them by SSH", ssh},
});

}  // namespace

Json to_json(const std::vector<hypervisor::Obstacle>& obstacles) {
  Json listed = Json::array();
  for (const hypervisor::Obstacle& obstacle : obstacles) {
    listed.push_back({{"code", obstacle.code},
                      {"at", obstacle.at},
                      {"reason", obstacle.reason},
                      {"remedy", obstacle.remedy}});
  }
  return listed;
}

Json to_json(const NetworkEvent& event) {
  return {{"number", event.number},   {"at", event.at.text()},
          {"what", text(event.what)}, {"from", event.from},
          {"to", event.to},           {"port", event.port},
          {"detail", event.detail},   {"obstacles", to_json(event.obstacles)},
          {"text", describe(event)}};
}

std::span<const Endpoint> network_endpoints() {
  return rows;
}

}  // namespace vpcsim::control
